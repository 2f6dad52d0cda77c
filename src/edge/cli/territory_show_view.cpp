#include <algorithm>

#include "core/base/days.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/territory_views.h"
#include "edge/cli/territory_words.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

// The sources that were named, each once, in the order of their naming.
class Sources {
public:
    void name(const std::vector<std::string>& ids) {
        for (const std::string& id : ids) {
            if (std::ranges::find(ids_, id) == ids_.end()) ids_.push_back(id);
        }
    }

    std::string print(const Context& context, const Territory& territory) const {
        std::string text = context.text("territory.sources") + '\n';
        for (const std::string& id : ids_) {
            const TerritorySource& source = territory.source(id);
            text += paragraph(
                "  - ",
                context.text("territory.source", {{"id", id},
                                                  {"title", source.title(context.messages.language())},
                                                  {"seen", context.text("territory.seen." + source.seen)}}));
        }
        return text;
    }

private:
    std::vector<std::string> ids_;
};

std::string versions_text(const Context& context, const ShownUnit& shown, Sources& sources) {
    std::string text;
    for (const UnitVersion& version : shown.unit.versions) {
        sources.name(version.sources);
        const std::string parent =
            version.parent.empty() ? "–" : named(context, shown.territory, version.parent, version.from);
        text +=
            paragraph("  - ", context.text("territory.version",
                                           {{"from", version.from.vietnamese()},
                                            {"to", still_or(context, version.to)},
                                            {"name", version.name(context.messages.language())},
                                            {"parent", parent},
                                            {"sources", joined(version.sources)},
                                            {"confidence", confidence_word(context, version.confidence)}}));
    }
    return text;
}

std::string link_text(const Context& context, const UnitLink& link, const std::string& unit) {
    const std::string persons =
        link.persons ? context.text("territory.persons", {{"count", context.messages.count(*link.persons)}})
        : link.extent == LinkExtent::whole ? ""
                                           : context.text("territory.persons.unknown");
    const std::string text =
        context.text("territory.link",
                     {{"unit", unit},
                      {"extent", context.text("territory.extent." + std::string(to_word(link.extent)))},
                      {"persons", persons},
                      {"sources", joined(link.sources)},
                      {"confidence", confidence_word(context, link.confidence)}}) +
        (link.note.empty() || !context.vietnamese() ? "" : " (" + link.note + ")");
    return paragraph("  - ", text);
}

std::string came_text(const Context& context, const ShownUnit& shown, const Date& day, Sources& sources) {
    const auto came = shown.territory.links_to(shown.unit.code, day);
    if (came.empty()) return "";
    std::string text = context.text("territory.came", {{"day", day.vietnamese()}}) + '\n';
    for (const UnitLink* link : came) {
        sources.name(link->sources);
        text += link_text(context, *link, named(context, shown.territory, link->from, plus_days(day, -1)));
    }
    return text;
}

std::string left_text(const Context& context, const ShownUnit& shown, const Date& day, Sources& sources) {
    const auto left = shown.territory.links_from(shown.unit.code, day);
    if (left.empty()) return "";
    std::string text = context.text("territory.left", {{"day", day.vietnamese()}}) + '\n';
    for (const UnitLink* link : left) {
        sources.name(link->sources);
        text += link_text(context, *link, named(context, shown.territory, link->to, day));
    }
    return text;
}

std::string outside_text(const Context& context, const ShownUnit& shown, const Date& day, Sources& sources) {
    const OutsideUnits* outside = shown.territory.came_from_outside(shown.unit.code, day);
    if (outside == nullptr) return "";
    sources.name(outside->sources);
    const std::string province = named(context, shown.territory, outside->province, plus_days(day, -1));
    return paragraph(
        "", context.text("territory.came_from_outside", {{"day", day.vietnamese()}, {"province", province}}));
}

// "26311 Xã Gia Kiệm (có thể, chưa chắc)"; what is sure bears no mark.
std::string reached_text(const Context& context, const std::string& unit, const ReachedUnit& reached) {
    if (!reached.possible && reached.confidence == Confidence::sure) return unit;
    return context.text(reached.possible ? "territory.there.possible" : "territory.there.less_sure",
                        {{"unit", unit}, {"confidence", confidence_word(context, reached.confidence)}});
}

// The surest first.
std::string there_text(const Context& context, const ShownUnit& shown) {
    const Date& until = *shown.until;
    const ReachedUnits there = until >= *shown.on
                                   ? shown.territory.successors(shown.unit.code, *shown.on, until)
                                   : shown.territory.predecessors(shown.unit.code, *shown.on, until);
    std::vector<std::pair<std::string, ReachedUnit>> units(there.begin(), there.end());
    std::ranges::stable_sort(units, {}, &std::pair<std::string, ReachedUnit>::second);
    const std::string names = joined(units, [&](const auto& unit) {
        return reached_text(context, named(context, shown.territory, unit.first, until), unit.second);
    });
    std::string text = paragraph("", context.text(names.empty() ? "territory.there.none" : "territory.there",
                                                  {{"date", until.vietnamese()}, {"units", names}}));
    const bool possible = std::ranges::any_of(units, [](const auto& unit) { return unit.second.possible; });
    if (possible) text += paragraph("", context.text("territory.there.possible.note"));
    return text;
}

// What the unit was on the day, and where its people are on another.
std::string on_text(const Context& context, const ShownUnit& shown) {
    if (!shown.on) return "";
    const std::string date = shown.on->vietnamese();
    const UnitVersion* version = shown.territory.on(shown.unit.code, *shown.on);
    if (version == nullptr) return '\n' + context.text("territory.not_there", {{"date", date}}) + '\n';
    return '\n' +
           context.text("territory.was", {{"date", date},
                                          {"name", version->name(context.messages.language())},
                                          {"type", context.text("territory.type." + version->type)}}) +
           '\n' + (shown.until ? there_text(context, shown) : "");
}

}  // namespace

std::string show_text(const Context& context, const ShownUnit& shown) {
    Sources sources;
    std::string text = shown.unit.code + " (" + level_text(context, shown.unit.level) + ")\n" +
                       versions_text(context, shown, sources);
    for (const Date& day : shown.territory.link_days()) {
        text += came_text(context, shown, day, sources);
        text += left_text(context, shown, day, sources);
        text += outside_text(context, shown, day, sources);
    }
    return text + on_text(context, shown) + '\n' + sources.print(context, shown.territory);
}

std::string found_text(const Context& context, const Territory& territory,
                       const std::vector<std::string>& codes) {
    TextTable table;
    for (const char* key :
         {"territory.code", "territory.level", "territory.name", "territory.since", "territory.until"}) {
        table.column(context.text(key), Align::left);
    }
    for (const std::string& code : codes) {
        const Unit& unit = *territory.find(code);
        for (const UnitVersion& version : unit.versions) {
            table.row({code, level_text(context, unit.level), version.name(context.messages.language()),
                       version.from.vietnamese(), still_or(context, version.to)});
        }
    }
    return paragraph(
               "", context.text("territory.found", {{"count", context.messages.count(std::ssize(codes))}})) +
           '\n' + table.print();
}

std::string unknown_text(const Context& context, const Territory& territory) {
    std::string text;
    for (const UnknownFact& fact : territory.record().unknown)
        text += paragraph("- ", fact.text(context.messages.language()));
    const auto links = territory.links_without_persons();
    text += '\n' + paragraph("", context.text("territory.unknown.links",
                                              {{"count", context.messages.count(std::ssize(links))}}));
    for (const UnitLink* link : links) {
        const std::string extent = context.text("territory.extent." + std::string(to_word(link->extent)));
        text += paragraph(
            "  - ", context.text("territory.unknown.link",
                                 {{"on", link->on.vietnamese()},
                                  {"from", named(context, territory, link->from, plus_days(link->on, -1))},
                                  {"to", named(context, territory, link->to, link->on)},
                                  {"extent", extent}}));
    }
    return text;
}

}  // namespace baophu::cli
