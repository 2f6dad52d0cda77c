// What the territory is made of: administrative units with their versions, the links by which
// a change of borders joins them, and the sources of both. The form of the files is told in the
// head of data/territory/dong-nai.yaml and dong-nai-crosswalk.yaml.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"

namespace baophu {

enum class UnitLevel { province, district, commune };

std::string_view to_word(UnitLevel level);
std::optional<UnitLevel> parse_unit_level(std::string_view word);

struct UnitVersion {
    Date from;
    std::optional<Date> to;  // Inclusive; nothing: still so.
    std::string parent;      // Code of the unit above; empty for a province.
    std::string type;        // One of unit_types.
    std::string name_vi;
    std::string name_en;
    std::vector<std::string> sources;  // Ids; the first is what the version rests on.
    Confidence confidence;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
    const std::string& name(Language language) const {
        return language == Language::vietnamese ? name_vi : name_en;
    }
};

struct Unit {
    std::string code;
    UnitLevel level;
    std::vector<UnitVersion> versions;  // By date, without overlap.
};

enum class LinkExtent {
    whole,     // All of the unit went there.
    part,      // A part of it did.
    possible,  // Its border changed; whether anything of it went there could not be read.
};

std::string_view to_word(LinkExtent extent);

// On the day `on` the unit `from` of the day before became, whole or in part, the unit `to`.
struct UnitLink {
    Date on;
    std::string from;
    std::string to;
    LinkExtent extent;
    std::optional<std::int64_t> persons;  // Who moved by it, where a source tells; the weight.
    std::vector<std::string> sources;
    Confidence confidence;
    std::string note;  // How the number of persons was reckoned, in Vietnamese; mostly empty.
};

// Units of the day `on` whose predecessors lie in another province and are not on record.
struct OutsideUnits {
    Date on;
    std::string province;
    std::vector<std::string> units;
    std::vector<std::string> sources;
    Confidence confidence;
};

// How many units of a level there were, according to a source.
struct UnitTotal {
    Date from;
    std::optional<Date> to;
    UnitLevel level;
    std::int64_t count;
    std::map<std::string, std::int64_t> types;  // How many of each type; empty where not told.
    std::vector<std::string> sources;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
};

struct TerritorySource {
    std::string id;
    std::string title_vi;
    std::string title_en;
    std::string seen;  // text, quoted, list: how it was read.

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }
};

// What was looked for and not found.
struct UnknownFact {
    std::string id;
    std::string text_vi;
    std::string text_en;

    const std::string& text(Language language) const {
        return language == Language::vietnamese ? text_vi : text_en;
    }
};

}  // namespace baophu
