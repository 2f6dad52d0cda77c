// Persons as far as sure numbers join their records: a profile for each, which tells what its rows tell, the
// latest first. Profiles are what the engine compares (likely_persons.h).
//
//     tax list    Trần Văn An, CMND 271…, tax code 8…, payer E        one profile: An, CMND, tax code, payer
//     tax list    Tran Van An, CMND 271…, tax code 8…, payer F        (one person number, one folded name)
//     SI list     Trần Văn An, CCCD 075…, born 12/03/1975, at E       another: An, CCCD, born, at E
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/linkage/person_rows.h"

namespace baophu::linkage {

struct PersonProfile {
    RecordIndex first = 0;  // Its earliest record.
    Code identity_card;     // CMND, 9 digits, or a passport.
    Code citizen_number;    // CCCD, 12 digits.
    Code tax_code;
    Code si_number;
    std::string_view name;  // Folded; in PersonRows::names.
    std::int32_t birth_day = no_day;
    RecordIndex employer = PersonRow::no_employer;
    std::uint32_t commune = 0;
    std::uint32_t sources = 0;  // A bit for each of person_sources that has a row of it.
    PersonSex sex = PersonSex::unknown;
};

// What one row tells by itself.
PersonProfile profile_of(const PersonRows& persons, const PersonRow& row);

// `first` tells of each record the earliest of its profile. One profile for each that has a row in force, by
// `first`. A day stands before the first of January, which registers write for a year alone. Where nothing
// tells sex or year of birth, a citizen number does (core/identifiers/person_number.h).
// The same whatever the threads.
std::vector<PersonProfile> make_profiles(const PersonRows& persons, std::span<const RecordIndex> first,
                                         unsigned threads);

}  // namespace baophu::linkage
