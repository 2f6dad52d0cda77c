// Employers as far as codes join their records: a profile for each, with the name that the latest row calls
// it by, where it is, and whom it employs. Profiles are what the engine compares (likely_employers.h).
//
//     tax list    Công ty TNHH Giày Minh Tín, 3600123457, pays An, Bình, Cúc      one profile
//     SI list     CTY TNHH Giay Minh Tin, no tax code, unit TZ0017, at 731, insures An, Bình, Cúc another
//
// Whom it employs is told by eight digits: for each place persons are dealt a digest, and the smallest of
// those of its people whom the tax lists and the SI lists both know gives the digit (MinHash, Broder 1997).
// Two employers of the same people have the same digits, and two who share a part of theirs have as many in
// common as that part is large, so that they are compared like numbers with slips. Who stands in one kind of
// list alone would make every two employers less alike.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/linkage/person_rows.h"

namespace baophu::linkage {

// What the latest row in force of an employer's record tells.
struct EmployerRow {
    RecordIndex record = 0;
    std::int64_t last_seen = 0;
    std::string name;
    std::string enterprise_code;  // "" where none is told.
    std::string area;             // Code of a unit.
    std::string sender;           // "tax", "social-insurance"
};

// By last_seen, then record. Reads employer_told and employer_arrived (records.sql).
std::vector<EmployerRow> read_employer_rows(warehouse::Connection& connection);

inline constexpr std::size_t staff_digits = 8;

struct EmployerProfile {
    RecordIndex first = 0;  // Its earliest record.
    std::string name;
    std::string enterprise_code;
    std::string area;
    std::string staff;  // Eight digits; "": nobody is known.
};

// `first` tells of each record of employers, `person` of each record of persons the earliest of its cluster.
// One profile for each employer with a row in force, by `first`.
std::vector<EmployerProfile> make_employer_profiles(const std::vector<EmployerRow>& rows,
                                                    std::span<const RecordIndex> first,
                                                    const PersonRows& persons,
                                                    std::span<const RecordIndex> person);

// What the tax office and the social insurance office tell of employers whom a code joins, each by itself: at
// one place of both stands one employer.
struct KnownEmployers {
    std::vector<EmployerProfile> by_tax;
    std::vector<EmployerProfile> by_insurance;
};
KnownEmployers known_employers(const std::vector<EmployerRow>& rows, std::span<const RecordIndex> first,
                               const PersonRows& persons, std::span<const RecordIndex> person);

}  // namespace baophu::linkage
