// Which administrative unit was this on that date, and what became of it: codes of the General
// Statistics Office (GSO), names, types and parents with validity, and the links between units
// when borders change, from data/territory/.
//
// What a unit was called, of which type it was and to what it belonged is dated. "732" was thị xã
// Long Khánh to 31/05/2019 and thành phố from 01/06/2019 (Resolution 673/NQ-UBTVQH14); from
// 01/07/2025 there are no districts, and communes stand under the province.
//
// A code is no footprint: where links say so, the people and land under a code change on a day,
// though the code stays ("26068" was phường Hóa An, and from 01/07/2025 is the larger phường
// Biên Hòa). Rules TER-*: docs/territory.md.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/territory/record.h"
#include "core/territory/unit.h"

namespace baophu {

// How much of what there was on a day is on record, by level (TER-4).
struct KnownUnits {
    std::int64_t known = 0;                     // On record, each with its sources.
    std::optional<std::int64_t> told;           // By a source; nothing: none tells how many there were.
    std::map<std::string, std::int64_t> types;  // As told; empty where no source tells.
    std::vector<std::string> sources;           // Of the numbers told.

    // Told and not on record. Nothing where no source tells.
    std::optional<std::int64_t> unknown() const { return told ? std::optional(*told - known) : std::nullopt; }
};

// How sure it is that people of a unit are in another on another day: of all ways there the one
// that is surest.
struct ReachedUnit {
    bool possible = false;  // Only over a link of which nobody knows if anything moved by it.
    Confidence confidence = Confidence::sure;  // The lowest of the links on the way.

    auto operator<=>(const ReachedUnit&) const = default;  // The surer first.
};

using ReachedUnits = std::map<std::string, ReachedUnit>;  // By code.

class Territory {
public:
    // Reads data/territory/<file> and its parts. Throws Failure(builtin_file_broken).
    static Territory load(std::string_view file) { return Territory(read_territory(file)); }

    explicit Territory(TerritoryRecord record);

    const std::string& province_code() const { return record_.province_code; }
    const std::string& province_name(Language language) const {
        return language == Language::vietnamese ? record_.province_vi : record_.province_en;
    }

    // Whether the code is or ever was a unit here, of any level or of this one.
    bool knows(std::string_view code) const { return find(code) != nullptr; }
    bool knows(std::string_view code, UnitLevel level) const;

    // Null if there is and was no such unit.
    const Unit* find(std::string_view code) const;

    // What the unit was on that day; null if it did not exist then.
    const UnitVersion* on(std::string_view code, const Date& date) const;

    // The codes of all units of that level on that day, in the order of their codes.
    std::vector<std::string> codes_on(const Date& date, UnitLevel level) const;

    // The units directly below this one on that day, in the order of their codes.
    std::vector<std::string> children_on(std::string_view code, const Date& date) const;

    KnownUnits known_on(const Date& date, UnitLevel level) const;

    // ---- When borders change --------------------------------------------------------------

    // The days on which links hold, in their order.
    const std::vector<Date>& link_days() const { return link_days_; }

    // Every day on which a version begins or the day after one ends, but for the first day of
    // each unit's record.
    std::vector<Date> change_days() const;

    // The links of one day by which the unit left or came; none: it stayed what it was. Valid as
    // long as the territory.
    std::vector<const UnitLink*> links_from(std::string_view code, const Date& on) const;
    std::vector<const UnitLink*> links_to(std::string_view code, const Date& on) const;

    // The province from which the unit came on that day without predecessors on record; null if
    // it did not.
    const OutsideUnits* came_from_outside(std::string_view code, const Date& on) const;

    // The communes in which people of this commune are found on another, later or earlier day,
    // and how sure that is; the commune itself where nothing changed. Empty if there is no such
    // commune on `from`, or if it came from outside in between.
    ReachedUnits successors(std::string_view code, const Date& from, const Date& later) const;
    ReachedUnits predecessors(std::string_view code, const Date& from, const Date& earlier) const;

    // ---- What it rests on -------------------------------------------------------------------

    const TerritoryRecord& record() const { return record_; }
    const TerritorySource& source(const std::string& id) const { return record_.sources.at(id); }

    // The links by which a number cannot be divided, because no source tells the persons.
    std::vector<const UnitLink*> links_without_persons() const;

private:
    // By day and unit, where in record_.links its links stand. Places and not pointers, so that
    // a copy of the territory is whole.
    using Places = std::map<std::pair<Date, std::string>, std::vector<std::size_t>>;

    std::vector<const UnitLink*> links_at(const Places& places, std::string_view code, const Date& on) const;

    TerritoryRecord record_;
    std::vector<Date> link_days_;
    Places from_;
    Places to_;
};

}  // namespace baophu
