#include "core/territory/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "core/base/days.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/yaml_fields.h"

namespace baophu {
namespace {

constexpr std::array<std::string_view, 8> unit_types{"municipality", "province", "city",     "town",
                                                     "district",     "ward",     "township", "commune"};
constexpr std::array<std::string_view, 3> ways_seen{"text", "quoted", "list"};

// ---- Reading ------------------------------------------------------------------------------

std::vector<std::string> texts(const YamlFields& fields, const std::string& key) {
    std::vector<std::string> found;
    for (const auto& text : fields.list(key)) {
        if (!text.IsScalar() || text.Scalar().empty()) fields.broken(key + " holds no text");
        found.push_back(text.Scalar());
    }
    if (found.empty()) fields.broken("no " + key);
    return found;
}

std::int64_t count(const YamlFields& fields, const std::string& key) {
    const std::string text = fields.text(key);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) {
        fields.broken(key + " is no count");
    }
    return number;
}

std::string one_of(const YamlFields& fields, const std::string& key,
                   std::span<const std::string_view> known) {
    std::string word = fields.text(key);
    if (std::ranges::find(known, word) == known.end()) fields.broken("unknown " + key + " " + word);
    return word;
}

UnitLevel level(const YamlFields& fields) {
    const std::optional<UnitLevel> found = parse_unit_level(fields.text("level"));
    if (!found) fields.broken("unknown level");
    return *found;
}

LinkExtent extent(const YamlFields& fields) {
    const std::string word = fields.text("extent");
    for (const LinkExtent each : {LinkExtent::whole, LinkExtent::part, LinkExtent::possible}) {
        if (to_word(each) == word) return each;
    }
    fields.broken("unknown extent " + word);
}

UnitVersion read_version(const YamlFields& fields) {
    fields.only({"from", "to", "parent", "type", "name", "source", "confidence"});
    const YamlFields name = fields.map("name");
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .parent = fields.maybe_text("parent").value_or(""),
            .type = one_of(fields, "type", unit_types),
            .name_vi = name.text("vi"),
            .name_en = name.text("en"),
            .sources = texts(fields, "source"),
            .confidence = fields.confidence("confidence")};
}

void refuse_overlap(const YamlFields& fields, const std::vector<UnitVersion>& versions) {
    if (versions.empty()) fields.broken("a unit without a version");
    for (std::size_t i = 1; i < versions.size(); ++i) {
        const std::optional<Date>& end = versions[i - 1].to;
        if (!end || versions[i].from <= *end) fields.broken("two versions hold on the same day");
    }
}

Unit read_unit(const YamlFields& fields) {
    fields.only({"code", "level", "versions"});
    Unit unit{.code = fields.text("code"), .level = level(fields), .versions = {}};
    for (std::size_t i = 0; i < fields.list("versions").size(); ++i) {
        unit.versions.push_back(read_version(fields.item("versions", i)));
    }
    refuse_overlap(fields, unit.versions);
    return unit;
}

// A weight of 0 would be a link by which nobody moved.
std::optional<std::int64_t> persons(const YamlFields& fields) {
    if (!fields.maybe_text("persons")) return std::nullopt;
    const std::int64_t number = count(fields, "persons");
    if (number == 0) fields.broken("a link of no persons");
    return number;
}

UnitLink read_link(const YamlFields& fields) {
    fields.only({"on", "from", "to", "extent", "persons", "source", "confidence", "note"});
    return {.on = fields.date("on"),
            .from = fields.text("from"),
            .to = fields.text("to"),
            .extent = extent(fields),
            .persons = persons(fields),
            .sources = texts(fields, "source"),
            .confidence = fields.confidence("confidence"),
            .note = fields.maybe_text("note").value_or("")};
}

OutsideUnits read_outside(const YamlFields& fields) {
    fields.only({"on", "province", "to", "source", "confidence"});
    return {.on = fields.date("on"),
            .province = fields.text("province"),
            .units = texts(fields, "to"),
            .sources = texts(fields, "source"),
            .confidence = fields.confidence("confidence")};
}

// The numbers by type, where a source tells them, are those of all units.
std::map<std::string, std::int64_t> read_types(const YamlFields& fields) {
    std::map<std::string, std::int64_t> types;
    if (!fields.node()["types"]) return types;
    const YamlFields told = fields.map("types");
    std::int64_t sum = 0;
    for (const auto& entry : told.node()) {
        const std::string type = entry.first.Scalar();
        if (std::ranges::find(unit_types, type) == unit_types.end()) told.broken("unknown type " + type);
        types[type] = count(told, type);
        sum += types[type];
    }
    if (sum != count(fields, "count")) fields.broken("the types do not sum to the count");
    return types;
}

UnitTotal read_total(const YamlFields& fields) {
    fields.only({"from", "to", "level", "count", "types", "source"});
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .level = level(fields),
            .count = count(fields, "count"),
            .types = read_types(fields),
            .sources = texts(fields, "source")};
}

TerritorySource read_source(const YamlFields& fields) {
    fields.only({"id", "seen", "title"});
    const YamlFields title = fields.map("title");
    return {.id = fields.text("id"),
            .title_vi = title.text("vi"),
            .title_en = title.text("en"),
            .seen = one_of(fields, "seen", ways_seen)};
}

UnknownFact read_unknown(const YamlFields& fields) {
    fields.only({"id", "vi", "en"});
    return {.id = fields.text("id"), .text_vi = fields.text("vi"), .text_en = fields.text("en")};
}

// Calls `take` with each item of the list `key`, if there is one.
void each(const YamlFields& fields, const std::string& key, const auto& take) {
    if (!fields.node()[key]) return;
    for (std::size_t i = 0; i < fields.list(key).size(); ++i)
        take(fields.item(key, i));
}

void read_part(const YamlFields& fields, TerritoryRecord& record) {
    fields.only({"province", "parts", "totals", "units", "links", "outside", "unknown", "sources"});
    each(fields, "units", [&](const YamlFields& item) {
        Unit unit = read_unit(item);
        if (record.units.contains(unit.code)) item.broken("unit " + unit.code + " stands twice");
        record.units.emplace(unit.code, std::move(unit));
    });
    each(fields, "sources", [&](const YamlFields& item) {
        TerritorySource source = read_source(item);
        if (record.sources.contains(source.id)) item.broken("source " + source.id + " stands twice");
        record.sources.emplace(source.id, std::move(source));
    });
    each(fields, "links", [&](const YamlFields& item) { record.links.push_back(read_link(item)); });
    each(fields, "outside", [&](const YamlFields& item) { record.outside.push_back(read_outside(item)); });
    each(fields, "totals", [&](const YamlFields& item) { record.totals.push_back(read_total(item)); });
    each(fields, "unknown", [&](const YamlFields& item) { record.unknown.push_back(read_unknown(item)); });
}

void read_head(const YamlFields& fields, TerritoryRecord& record) {
    const YamlFields province = fields.map("province");
    record.province_code = province.text("code");
    record.province_vi = province.map("name").text("vi");
    record.province_en = province.map("name").text("en");
}

// ---- What the record promises ---------------------------------------------------------------

class Promises {
public:
    Promises(const TerritoryRecord& record, std::string path) : record_(record), path_(std::move(path)) {}

    void require() const {
        for (const auto& [code, unit] : record_.units)
            require_versions(unit);
        for (const UnitLink& link : record_.links)
            require_link(link);
        for (const OutsideUnits& outside : record_.outside)
            require_outside(outside);
        for (const UnitTotal& total : record_.totals)
            require_total(total);
        require_complete_leavings();
        require_births();
    }

private:
    [[noreturn]] void broken(const std::string& problem) const {
        throw Failure(fault::builtin_file_broken, {{"path", path_}, {"problem", problem}});
    }

    bool holds(const std::string& code, const Date& date) const {
        const auto unit = record_.units.find(code);
        return unit != record_.units.end() &&
               std::ranges::any_of(unit->second.versions,
                                   [&](const UnitVersion& version) { return version.holds_on(date); });
    }

    void require_sources(const std::string& what, const std::vector<std::string>& sources) const {
        const auto unknown = std::ranges::find_if(
            sources, [&](const std::string& id) { return !record_.sources.contains(id); });
        if (unknown != sources.end()) broken(what + " names the unknown source " + *unknown);
    }

    // TER-4: nothing is on record beyond what is told.
    void require_total(const UnitTotal& total) const {
        require_sources("a total", total.sources);
        if (total.types.empty()) return;
        for (const Date& day : days_within(total)) {
            for (const auto& [type, number] : types_on(day, total.level)) {
                const auto told = total.types.find(type);
                if (told != total.types.end() && number <= told->second) continue;
                broken("more units of the type " + type + " than told on " + day.iso());
            }
        }
    }

    // The days on which a version begins while the total holds, and the first day of the total.
    std::set<Date> days_within(const UnitTotal& total) const {
        std::set<Date> days{total.from};
        for (const auto& [code, unit] : record_.units) {
            for (const UnitVersion& version : unit.versions) {
                if (total.holds_on(version.from)) days.insert(version.from);
            }
        }
        return days;
    }

    std::map<std::string, std::int64_t> types_on(const Date& day, UnitLevel level) const {
        std::map<std::string, std::int64_t> types;
        for (const auto& [code, unit] : record_.units) {
            if (unit.level != level) continue;
            for (const UnitVersion& version : unit.versions) {
                if (version.holds_on(day)) ++types[version.type];
            }
        }
        return types;
    }

    void require_versions(const Unit& unit) const {
        for (const UnitVersion& version : unit.versions) {
            require_sources("unit " + unit.code, version.sources);
            if (version.to && *version.to < version.from) broken(unit.code + " ends before it begins");
            if (unit.level == UnitLevel::province) continue;
            const bool from = holds(version.parent, version.from);
            if (!from || (version.to && !holds(version.parent, *version.to))) {
                broken("the parent of " + unit.code + " is not there on " + version.from.iso());
            }
        }
    }

    void require_link(const UnitLink& link) const {
        const std::string what = "the link " + link.from + " to " + link.to + " on " + link.on.iso();
        require_sources(what, link.sources);
        if (!holds(link.from, plus_days(link.on, -1))) broken(what + " begins at no unit of the day before");
        if (!holds(link.to, link.on)) broken(what + " ends at no unit of that day");
    }

    void require_outside(const OutsideUnits& outside) const {
        require_sources("outside", outside.sources);
        for (const std::string& code : outside.units) {
            if (!holds(code, outside.on) || holds(code, plus_days(outside.on, -1))) {
                broken("outside: " + code + " does not begin on " + outside.on.iso());
            }
        }
    }

    // What leaves a unit is either one whole or at least two parts to different units.
    void require_complete_leavings() const {
        std::map<std::pair<Date, std::string>, std::vector<const UnitLink*>> leavings;
        for (const UnitLink& link : record_.links)
            leavings[{link.on, link.from}].push_back(&link);
        for (const auto& [from, links] : leavings) {
            std::set<std::string> to;
            for (const UnitLink* link : links)
                to.insert(link->to);
            const bool whole = std::ranges::any_of(
                links, [](const UnitLink* link) { return link->extent == LinkExtent::whole; });
            if (to.size() != links.size()) broken(from.second + " has two links to one unit");
            if (whole != (links.size() == 1)) broken(from.second + " is neither whole nor in parts");
        }
    }

    // A commune that ends has somewhere to go, and one that begins comes from somewhere, but for
    // the first day of the record.
    void require_births() const {
        std::set<std::pair<Date, std::string>> gone;
        std::set<std::pair<Date, std::string>> came;
        for (const UnitLink& link : record_.links) {
            gone.emplace(link.on, link.from);
            came.emplace(link.on, link.to);
        }
        for (const OutsideUnits& outside : record_.outside) {
            for (const std::string& code : outside.units)
                came.emplace(outside.on, code);
        }
        const std::optional<Date> first = first_commune_day();
        for (const auto& [code, unit] : record_.units) {
            if (unit.level != UnitLevel::commune) continue;
            for (const UnitVersion& version : unit.versions) {
                const bool is_new = version.from != *first && !holds(code, plus_days(version.from, -1));
                if (is_new && !came.contains({version.from, code})) broken(code + " comes from nowhere");
                if (!version.to) continue;
                const Date next = plus_days(*version.to, 1);
                if (!holds(code, next) && !gone.contains({next, code})) broken(code + " ends in nothing");
            }
        }
    }

    std::optional<Date> first_commune_day() const {
        std::optional<Date> first;
        for (const auto& [code, unit] : record_.units) {
            if (unit.level != UnitLevel::commune) continue;
            if (!first || unit.versions.front().from < *first) first = unit.versions.front().from;
        }
        return first;
    }

    const TerritoryRecord& record_;
    std::string path_;
};

YamlFields fields_of(const BuiltinFile& file) {
    return {std::string(file.path), "", YAML::Load(std::string(file.content))};
}

}  // namespace

TerritoryRecord read_territory(std::string_view file) {
    const std::string folder = "data/territory/";
    const std::string path = folder + std::string(file);
    std::vector<std::string> paths{path};
    for (const std::string& part : texts(YamlFields::of_builtin(path), "parts"))
        paths.push_back(folder + part);
    std::vector<BuiltinFile> files;
    files.reserve(paths.size());
    for (const std::string& each_path : paths)
        files.push_back({.path = each_path, .content = builtin_file(each_path)});
    return read_territory(files);
}

TerritoryRecord read_territory(std::span<const BuiltinFile> files) {
    TerritoryRecord record;
    read_head(fields_of(files.front()), record);
    for (const BuiltinFile& file : files)
        read_part(fields_of(file), record);
    std::ranges::stable_sort(record.links, {}, &UnitLink::on);
    Promises(record, std::string(files.front().path)).require();
    return record;
}

}  // namespace baophu
