#include "flow/linkage/person_profiles.h"

#include <future>

#include "core/base/date.h"
#include "core/identifiers/person_number.h"

namespace baophu::linkage {
namespace {

// Where each profile stands, by its first record, from 1; 0: no row of it is in force.
std::vector<std::uint32_t> place_profiles(const PersonRows& persons, std::span<const RecordIndex> first) {
    std::vector<std::uint32_t> place(first.size(), 0);
    for (const PersonRow& row : persons.rows)
        place[first[row.record]] = 1;
    std::uint32_t profiles = 0;
    for (std::uint32_t& each : place)
        if (each != 0) each = ++profiles;
    return place;
}

// Of a year alone registers write the first of January.
bool is_year_only(std::int32_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return date.month() == std::chrono::January && date.day() == std::chrono::day{1};
}

void take_birth_day(PersonProfile& profile, std::int32_t day) {
    if (day == no_day) return;
    if (profile.birth_day == no_day || !is_year_only(day) || is_year_only(profile.birth_day))
        profile.birth_day = day;
}

void take_person_number(PersonProfile& profile, Code number) {
    if (!number.is_known()) return;
    constexpr std::size_t citizen_digits = 12;
    (number.size() == citizen_digits ? profile.citizen_number : profile.identity_card) = number;
}

// What the row tells stands instead of what earlier rows told.
void take(PersonProfile& profile, const PersonRow& row, std::string_view name) {
    if (!name.empty()) profile.name = name;
    take_birth_day(profile, row.birth_day);
    take_person_number(profile, row.person_number);
    if (row.tax_code.is_known()) profile.tax_code = row.tax_code;
    if (row.si_number.is_known()) profile.si_number = row.si_number;
    if (row.employer != PersonRow::no_employer) profile.employer = row.employer;
    if (row.commune != 0) profile.commune = row.commune;
    if (row.sex != PersonSex::unknown) profile.sex = row.sex;
    profile.sources |= std::uint32_t{1} << row.source;
}

void ask_citizen_number(PersonProfile& profile) {
    if (!profile.citizen_number.is_known()) return;
    if (profile.birth_day != no_day && profile.sex != PersonSex::unknown) return;
    const auto parsed = PersonNumber::parse(profile.citizen_number.text());
    if (!parsed.ok()) return;
    const PersonNumber& number = parsed.value().number;
    if (profile.sex == PersonSex::unknown && number.sex())
        profile.sex = *number.sex() == Sex::female ? PersonSex::female : PersonSex::male;
    if (profile.birth_day == no_day && number.birth_year())
        if (const auto day = Date::of(*number.birth_year(), 1, 1)) profile.birth_day = day->days_since_1970();
}

}  // namespace

PersonProfile profile_of(const PersonRows& persons, const PersonRow& row) {
    PersonProfile profile{.first = row.record};
    take(profile, row, persons.name(row));
    ask_citizen_number(profile);
    return profile;
}

std::vector<PersonProfile> make_profiles(const PersonRows& persons, std::span<const RecordIndex> first,
                                         unsigned threads) {
    const std::vector<std::uint32_t> place = place_profiles(persons, first);
    std::vector<PersonProfile> profiles;
    for (RecordIndex record = 0; record < place.size(); ++record)
        if (place[record] != 0) profiles.push_back({.first = record});
    // Every thread reads all rows, in their order, and takes those of its own profiles.
    const auto fill = [&](std::size_t from, std::size_t end) {
        for (const PersonRow& row : persons.rows) {
            const std::size_t mine = place[first[row.record]] - std::size_t{1};
            if (mine >= from && mine < end) take(profiles[mine], row, persons.name(row));
        }
        for (std::size_t mine = from; mine < end; ++mine)
            ask_citizen_number(profiles[mine]);
    };
    std::vector<std::future<void>> parts;
    for (unsigned part = 0; part < threads; ++part)
        parts.push_back(std::async(std::launch::async, fill, profiles.size() * part / threads,
                                   profiles.size() * (part + 1) / threads));
    for (std::future<void>& part : parts)
        part.get();
    return profiles;
}

}  // namespace baophu::linkage
