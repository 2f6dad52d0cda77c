#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/paragraph.h"
#include "edge/cli/territory_views.h"
#include "edge/cli/territory_words.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// "23 phường, 72 xã"
std::string types_text(const Context& context, const KnownUnits& known) {
    return joined(known.types, [&](const auto& type) {
        return context.messages.count(type.second) + ' ' + context.text("territory.type." + type.first);
    });
}

std::string known_text(const Context& context, const KnownUnits& known) {
    const auto count = [&](std::int64_t number) { return context.messages.count(number); };
    if (!known.told) return context.text("territory.list.untold", {{"known", count(known.known)}});
    const std::string types = known.types.empty() ? "" : types_text(context, known) + "; ";
    return context.text("territory.list.known", {{"told", count(*known.told)},
                                                 {"known", count(known.known)},
                                                 {"unknown", count(*known.unknown())},
                                                 {"sources", types + joined(known.sources)}});
}

json::object version_json(const UnitVersion& version) {
    return {{"from", version.from.iso()},
            {"to", version.to ? json::value(version.to->iso()) : json::value(nullptr)},
            {"type", version.type},
            {"name_vi", version.name_vi},
            {"name_en", version.name_en},
            {"parent", version.parent},
            {"sources", json_list(version.sources)},
            {"confidence", to_word(version.confidence)}};
}

json::object counts_json(const KnownUnits& known) {
    json::object types;
    for (const auto& [type, count] : known.types)
        types[type] = count;
    return {{"known", known.known},
            {"told", known.told ? json::value(*known.told) : json::value(nullptr)},
            {"unknown", known.told ? json::value(*known.unknown()) : json::value(nullptr)},
            {"types", types},
            {"sources", json_list(known.sources)}};
}

}  // namespace

std::string list_text(const Context& context, const ListedUnits& listed) {
    TextTable table;
    for (const char* key : {"territory.code", "territory.name", "territory.type", "territory.parent",
                            "territory.since", "territory.confidence"}) {
        table.column(context.text(key), Align::left);
    }
    for (const std::string& code : listed.codes) {
        const UnitVersion& version = *listed.territory.on(code, listed.date);
        table.row({code, version.name(context.messages.language()),
                   context.text("territory.type." + version.type),
                   named(context, listed.territory, version.parent, listed.date), version.from.vietnamese(),
                   confidence_word(context, version.confidence)});
    }
    const std::string head =
        context.text("territory.list.head",
                     {{"level", level_text(context, listed.level)}, {"date", listed.date.vietnamese()}});
    const KnownUnits known = listed.territory.known_on(listed.date, listed.level);
    return head + "\n\n" + table.print() + '\n' + paragraph("", known_text(context, known));
}

std::string list_csv(const Context& context, const ListedUnits& listed) {
    std::string text =
        csv_row({"code", "level", "type", "name", "parent", "from", "to", "sources", "confidence"});
    for (const std::string& code : listed.codes) {
        const UnitVersion& version = *listed.territory.on(code, listed.date);
        text += csv_row({code, std::string(to_word(listed.level)), version.type,
                         version.name(context.messages.language()), version.parent, version.from.iso(),
                         version.to ? version.to->iso() : "", joined(version.sources),
                         std::string(to_word(version.confidence))});
    }
    return text;
}

json::value list_json(const ListedUnits& listed) {
    json::array units;
    for (const std::string& code : listed.codes) {
        json::object unit = version_json(*listed.territory.on(code, listed.date));
        unit["code"] = code;
        units.push_back(std::move(unit));
    }
    const KnownUnits known = listed.territory.known_on(listed.date, listed.level);
    return json::object{{"on", listed.date.iso()},
                        {"level", to_word(listed.level)},
                        {"counts", counts_json(known)},
                        {"units", units}};
}

}  // namespace baophu::cli
