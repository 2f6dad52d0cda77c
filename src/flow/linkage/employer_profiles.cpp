#include "flow/linkage/employer_profiles.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <unordered_map>

namespace baophu::linkage {
namespace {

using warehouse::Rows;

// Scatters the numbers of persons (SplitMix64), for each place of a signature otherwise.
std::uint64_t digest_of(RecordIndex person, std::size_t place) {
    std::uint64_t mixed = (person + 1) * 0x9e3779b97f4a7c15ULL + place * 0xd1342543de82ef95ULL;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31U);
}

// At each place the smallest digest of all persons.
class Signature {
public:
    void add(RecordIndex person) {
        for (std::size_t place = 0; place < least_.size(); ++place)
            least_[place] = std::min(least_[place], digest_of(person, place));
    }

    std::string text() const {
        std::string digits;
        for (const std::uint64_t least : least_)
            digits += static_cast<char>('0' + least % 10);
        return digits;
    }

private:
    static constexpr std::array<std::uint64_t, staff_digits> nobody = [] {
        std::array<std::uint64_t, staff_digits> all{};
        all.fill(std::numeric_limits<std::uint64_t>::max());
        return all;
    }();
    std::array<std::uint64_t, staff_digits> least_ = nobody;
};

std::size_t source_of(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(person_sources, name) - person_sources.begin());
}

// Of each person, by his first record, whether the tax lists and the SI lists both tell of him.
std::vector<bool> known_to_both(const PersonRows& persons, std::span<const RecordIndex> person) {
    const std::size_t tax = source_of("tax");
    const std::size_t insurance = source_of("insurance");
    std::vector<std::uint8_t> lists(person.size(), 0);
    for (const PersonRow& row : persons.rows) {
        if (row.source == tax) lists[person[row.record]] |= 1U;
        if (row.source == insurance) lists[person[row.record]] |= 2U;
    }
    std::vector<bool> known;
    known.reserve(lists.size());
    for (const std::uint8_t each : lists)
        known.push_back(each == 3);
    return known;
}

// Whom each employer employs of those who are `known` to both, by its first record, as rows tell it for which
// `counts` is true.
class Staff {
public:
    template <class Counts>
    Staff(const PersonRows& persons, std::span<const RecordIndex> person, const std::vector<bool>& known,
          const Counts& counts) {
        for (const PersonRow& row : persons.rows) {
            if (row.employer != PersonRow::no_employer && known[person[row.record]] && counts(row))
                by_employer_[row.employer].add(person[row.record]);
        }
    }

    std::string of(RecordIndex employer) const {
        const auto found = by_employer_.find(employer);
        return found == by_employer_.end() ? std::string() : found->second.text();
    }

private:
    std::unordered_map<RecordIndex, Signature> by_employer_;
};

// What the row tells stands instead of what earlier rows told.
void take(EmployerProfile& profile, const EmployerRow& row) {
    if (!row.name.empty()) profile.name = row.name;
    if (!row.enterprise_code.empty()) profile.enterprise_code = row.enterprise_code;
    if (!row.area.empty()) profile.area = row.area;
}

// By first record; rows of which `counts` is true.
std::vector<EmployerProfile> profiles_of(const std::vector<EmployerRow>& rows,
                                         std::span<const RecordIndex> first,
                                         const std::function<bool(const EmployerRow&)>& counts) {
    std::vector<std::uint32_t> place(first.size(), 0);  // From 1; 0: no row counts.
    for (const EmployerRow& row : rows)
        if (counts(row)) place[first[row.record]] = 1;
    std::vector<EmployerProfile> profiles;
    for (RecordIndex record = 0; record < place.size(); ++record) {
        if (place[record] == 0) continue;
        profiles.push_back({.first = record});
        place[record] = static_cast<std::uint32_t>(profiles.size());
    }
    for (const EmployerRow& row : rows)
        if (counts(row)) take(profiles[place[first[row.record]] - 1], row);
    return profiles;
}

std::vector<EmployerProfile> as_told_by(const std::vector<EmployerRow>& rows,
                                        std::span<const RecordIndex> first, const PersonRows& persons,
                                        std::span<const RecordIndex> person, const std::vector<bool>& known,
                                        std::string_view sender, std::string_view source) {
    std::vector<EmployerProfile> told =
        profiles_of(rows, first, [&](const EmployerRow& row) { return row.sender == sender; });
    const std::size_t wanted = source_of(source);
    const Staff staff(persons, person, known, [&](const PersonRow& row) { return row.source == wanted; });
    for (EmployerProfile& profile : told)
        profile.staff = staff.of(profile.first);
    return told;
}

}  // namespace

std::vector<EmployerRow> read_employer_rows(warehouse::Connection& connection) {
    std::vector<EmployerRow> all;
    Rows rows = connection.query(
        "SELECT ordinal, last_seen, coalesce(name, ''), coalesce(enterprise_code, ''), coalesce(area, ''), "
        "split_part(record_key, '/', 1) FROM employer_told JOIN employer_arrived USING (ordinal) "
        "ORDER BY last_seen, ordinal, enterprise_code, si_unit_code");
    while (rows.next()) {
        all.push_back({.record = static_cast<RecordIndex>(rows.integer(0)),
                       .last_seen = rows.integer(1),
                       .name = std::string(rows.text(2)),
                       .enterprise_code = std::string(rows.text(3)),
                       .area = std::string(rows.text(4)),
                       .sender = std::string(rows.text(5))});
    }
    return all;
}

std::vector<EmployerProfile> make_employer_profiles(const std::vector<EmployerRow>& rows,
                                                    std::span<const RecordIndex> first,
                                                    const PersonRows& persons,
                                                    std::span<const RecordIndex> person) {
    std::vector<EmployerProfile> profiles = profiles_of(rows, first, [](const EmployerRow&) { return true; });
    const Staff staff(persons, person, known_to_both(persons, person), [](const PersonRow&) { return true; });
    for (EmployerProfile& profile : profiles)
        profile.staff = staff.of(profile.first);
    return profiles;
}

KnownEmployers known_employers(const std::vector<EmployerRow>& rows, std::span<const RecordIndex> first,
                               const PersonRows& persons, std::span<const RecordIndex> person) {
    const std::vector<bool> to_both = known_to_both(persons, person);
    const auto by_tax = as_told_by(rows, first, persons, person, to_both, "tax", "tax");
    const auto by_insurance =
        as_told_by(rows, first, persons, person, to_both, "social-insurance", "insurance");
    KnownEmployers known;
    for (auto tax = by_tax.begin(), insurance = by_insurance.begin();
         tax != by_tax.end() && insurance != by_insurance.end();) {
        if (tax->first == insurance->first) {
            known.by_tax.push_back(*tax++);
            known.by_insurance.push_back(*insurance++);
        } else if (tax->first < insurance->first) {
            ++tax;
        } else {
            ++insurance;
        }
    }
    return known;
}

}  // namespace baophu::linkage
