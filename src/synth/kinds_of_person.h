// Kinds of person: who there is in the province, how many, and what the law of December 2018 made
// of them. One row a kind; the table is this room's own and names the rows of the matrix of who is
// subject (docs/law.md), so that a wrong rule in the product shows.
//
//     compulsory    has to be insured; 889,810 of them at scale 1
//     voluntary     may join voluntary insurance; 883,024
//     neither       pensioners, foreigners whom the test leaves out, suspended contracts
//
// Of the compulsory, 34,462 are outside unemployment insurance: rows 2, 5, 7, 14, 15 and 16.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "synth/random.h"

namespace baophu::synth {

enum class Kind : std::uint8_t {
    contract_employee,
    short_contract,
    under_one_month,
    probation,
    other_name,
    civil_servant,
    armed_forces,
    public_employee,
    paid_manager,
    unpaid_manager,
    owner_by_declaration,
    owner_lump_sum,
    household_worker,
    cooperative_worker,
    part_time,
    domestic_worker,
    pensioner_at_work,
    pensioner,
    commune_part_time,
    foreigner,
    foreign_transferee,
    foreigner_short,
    worker_abroad,
    militia,
    leaver,
    severance,
    suspended_contract,
    farmer,
    trader,
    self_employed,
    student,
    homemaker,
    unemployed,
    count
};

inline constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::count);

enum class SubjectTo : std::uint8_t { compulsory, voluntary, neither };
inline constexpr std::array<std::string_view, 3> subject_names{"compulsory", "voluntary", "neither"};

// Whom one works for.
enum class Place : std::uint8_t {
    nobody,
    enterprise,
    public_body,
    commune_office,
    armed_forces,
    cooperative,
    household_business
};

// On which list of the tax office the pay stands.
enum class TaxList : std::uint8_t { none, yearly, flat };

struct KindRow {
    std::string_view name;
    int matrix_row;
    SubjectTo subject_to;
    bool unemployment;  // Has to be in unemployment insurance too.
    int count;          // At scale 1; 0: takes a share of what is left of its scheme.
    int rest;           // That share, in per cent.
    Place place;
    TaxList tax_list;
    PerMillion insured;           // Of those whose employer declares; the others are left out.
    std::string_view contract;    // As the SI office calls it; empty: none.
    std::string_view occupation;  // As the district calls it.
};

// In the order of the enumeration.
inline constexpr std::array<KindRow, kind_count> kinds{{
    {"contract_employee", 1, SubjectTo::compulsory, true, 0, 100, Place::enterprise, TaxList::yearly, 0,
     "Không xác định thời hạn", "Làm công hưởng lương"},
    {"short_contract", 2, SubjectTo::compulsory, false, 9'000, 0, Place::enterprise, TaxList::flat, 400'000,
     "Thời vụ", "Làm công hưởng lương"},
    {"under_one_month", 3, SubjectTo::voluntary, false, 9'000, 0, Place::enterprise, TaxList::flat, 0, "",
     "Lao động tự do"},
    {"probation", 3, SubjectTo::voluntary, false, 3'000, 0, Place::enterprise, TaxList::flat, 0, "",
     "Lao động tự do"},
    {"other_name", 4, SubjectTo::compulsory, true, 4'000, 0, Place::enterprise, TaxList::flat, 100'000,
     "Xác định thời hạn", "Lao động tự do"},
    {"civil_servant", 5, SubjectTo::compulsory, false, 11'900, 0, Place::public_body, TaxList::yearly,
     1'000'000, "Cán bộ, công chức", "Viên chức"},
    {"armed_forces", 5, SubjectTo::compulsory, false, 4'800, 0, Place::armed_forces, TaxList::yearly, 0, "",
     "Bộ đội, công an"},
    {"public_employee", 6, SubjectTo::compulsory, true, 32'000, 0, Place::public_body, TaxList::yearly,
     1'000'000, "Hợp đồng làm việc", "Viên chức"},
    {"paid_manager", 7, SubjectTo::compulsory, false, 2'562, 0, Place::enterprise, TaxList::yearly, 750'000,
     "Quản lý doanh nghiệp", "Làm công hưởng lương"},
    {"unpaid_manager", 8, SubjectTo::voluntary, false, 3'000, 0, Place::nobody, TaxList::none, 0, "",
     "Tự làm"},
    {"owner_by_declaration", 9, SubjectTo::voluntary, false, 13'000, 0, Place::nobody, TaxList::none, 0, "",
     "Tự làm"},
    {"owner_lump_sum", 9, SubjectTo::voluntary, false, 97'000, 0, Place::nobody, TaxList::none, 0, "",
     "Buôn bán"},
    {"household_worker", 10, SubjectTo::compulsory, true, 33'000, 0, Place::household_business, TaxList::none,
     800'000, "Xác định thời hạn", "Làm công hưởng lương"},
    {"cooperative_worker", 10, SubjectTo::compulsory, true, 4'000, 0, Place::cooperative, TaxList::yearly,
     850'000, "Không xác định thời hạn", "Làm công hưởng lương"},
    {"part_time", 11, SubjectTo::compulsory, true, 1'500, 0, Place::enterprise, TaxList::yearly, 700'000,
     "Xác định thời hạn", "Làm công hưởng lương"},
    {"domestic_worker", 12, SubjectTo::voluntary, false, 9'000, 0, Place::nobody, TaxList::none, 0, "",
     "Giúp việc gia đình"},
    {"pensioner_at_work", 13, SubjectTo::neither, false, 6'000, 0, Place::enterprise, TaxList::yearly, 0, "",
     "Hưu trí"},
    {"pensioner", 13, SubjectTo::neither, false, 5'000, 0, Place::nobody, TaxList::none, 0, "", "Hưu trí"},
    {"commune_part_time", 14, SubjectTo::compulsory, false, 3'400, 0, Place::commune_office, TaxList::none,
     970'000, "Không chuyên trách cấp xã", "Làm công hưởng lương"},
    {"foreigner", 15, SubjectTo::compulsory, false, 2'500, 0, Place::enterprise, TaxList::yearly, 450'000,
     "Xác định thời hạn", ""},
    {"foreign_transferee", 15, SubjectTo::neither, false, 1'200, 0, Place::enterprise, TaxList::yearly, 0, "",
     ""},
    {"foreigner_short", 15, SubjectTo::neither, false, 600, 0, Place::enterprise, TaxList::flat, 0, "", ""},
    {"worker_abroad", 16, SubjectTo::compulsory, false, 300, 0, Place::nobody, TaxList::none, 0, "",
     "Làm công hưởng lương"},
    {"militia", 17, SubjectTo::voluntary, false, 600, 0, Place::nobody, TaxList::none, 0, "",
     "Bộ đội, công an"},
    {"leaver", 18, SubjectTo::voluntary, false, 12'000, 0, Place::enterprise, TaxList::yearly, 1'000'000,
     "Xác định thời hạn", "Thất nghiệp"},
    {"severance", 18, SubjectTo::voluntary, false, 2'500, 0, Place::enterprise, TaxList::yearly, 0, "",
     "Lao động tự do"},
    {"suspended_contract", 19, SubjectTo::neither, false, 400, 0, Place::enterprise, TaxList::yearly,
     1'000'000, "Không xác định thời hạn", "Nội trợ"},
    {"farmer", 18, SubjectTo::voluntary, false, 0, 38, Place::nobody, TaxList::none, 0, "", "Nông dân"},
    {"trader", 18, SubjectTo::voluntary, false, 0, 12, Place::nobody, TaxList::none, 0, "", "Buôn bán"},
    {"self_employed", 18, SubjectTo::voluntary, false, 0, 26, Place::nobody, TaxList::none, 0, "",
     "Lao động tự do"},
    {"student", 18, SubjectTo::voluntary, false, 0, 8, Place::nobody, TaxList::none, 0, "",
     "Học sinh, sinh viên"},
    {"homemaker", 18, SubjectTo::voluntary, false, 0, 12, Place::nobody, TaxList::none, 0, "", "Nội trợ"},
    {"unemployed", 18, SubjectTo::voluntary, false, 0, 4, Place::nobody, TaxList::none, 0, "", "Thất nghiệp"},
}};

constexpr const KindRow& row_of(Kind kind) {
    return kinds[static_cast<std::size_t>(kind)];
}

constexpr bool is_foreign(Kind kind) {
    return kind == Kind::foreigner || kind == Kind::foreign_transferee || kind == Kind::foreigner_short;
}

// How many persons of each kind there are; those of a scheme sum to its number at that scale.
using KindCounts = std::array<int, kind_count>;
KindCounts kind_counts(double scale);

// ---- Why somebody does not stand in the SI list of December, or need not ----------------------

enum class Reason : std::uint8_t {
    participating,
    // Has to be insured and is not.
    left_out,
    employer_unregistered,
    lapsed,
    // Has to be insured and may lawfully be absent from the list.
    newly_hired,
    maternity,
    sick,
    unpaid_leave,
    fund_suspension,
    head_office,
    armed_forces,
    abroad,
    // Need not be insured.
    under_one_month,
    unpaid_manager,
    household_owner,
    domestic_worker,
    pensioner,
    foreigner_outside,
    militia,
    left_in_the_year,
    severance,
    suspended_contract,
    informal,
    count
};

inline constexpr std::size_t reason_count = static_cast<std::size_t>(Reason::count);

inline constexpr std::array<std::string_view, reason_count> reason_names{"participating",
                                                                         "left_out",
                                                                         "employer_unregistered",
                                                                         "lapsed",
                                                                         "newly_hired",
                                                                         "maternity",
                                                                         "sick",
                                                                         "unpaid_leave",
                                                                         "fund_suspension",
                                                                         "head_office",
                                                                         "armed_forces",
                                                                         "abroad",
                                                                         "under_one_month",
                                                                         "unpaid_manager",
                                                                         "household_owner",
                                                                         "domestic_worker",
                                                                         "pensioner",
                                                                         "foreigner_outside",
                                                                         "militia",
                                                                         "left_in_the_year",
                                                                         "severance",
                                                                         "suspended_contract",
                                                                         "informal"};

constexpr std::string_view name_of(Reason reason) {
    return reason_names[static_cast<std::size_t>(reason)];
}

// Of a kind that is not subject, or is insured elsewhere by its nature; participating for the
// others, whose employer and luck decide.
Reason reason_of_kind(Kind kind);

}  // namespace baophu::synth
