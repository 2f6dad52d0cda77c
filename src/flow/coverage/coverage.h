// Coverage, the third stage: who must be insured in a month, who is, and why the others are
// not. The front header of the stage.
//
// The rules COV-1 to COV-7 stand in judge.sql and gap.sql, readable without this program.
// This is the compulsory scheme with three reasons. The stage writes the schema `coverage` of
// the run; the questions below read it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/access_context.h"
#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"

namespace baophu::coverage {

// The reasons in the order in which every table shows them.
inline constexpr std::array<std::string_view, 3> reasons{"employer_unregistered", "left_out", "lapsed"};

// Judges every person of the registers for `month`. In: the views of intake, the schema
// `linkage`. Out: coverage.person_month, coverage.gap, coverage.basis.
// Throws Failure: run_without_participants when no list of the month is in force,
// run_without_tax_list when no yearly list up to its year is, rule_unknown_on_date,
// identity_broken.
void judge(warehouse::Connection& connection, const Month& month,
           const std::vector<intake::Delivery>& deliveries);

// ---- Questions to a run -----------------------------------------------------------------

// What a run stands on.
struct Basis {
    Month month;
    std::int64_t tax_year;   // Year of the tax list used; the latest one known up to the month.
    std::int64_t si_months;  // Months of the twelve up to `month` whose SI list is in force.
    std::string rule;        // "compulsory.contract_3_months"
    std::string law;
    std::string article;
    Confidence confidence;
};

Basis basis(warehouse::Connection& connection);

// COV-7: eligible - participating = employer_unregistered + left_out + lapsed, always.
struct Gap {
    std::string key;   // Unit code or employer id; "" for the total.
    std::string name;  // The employer's name; "" else.
    std::int64_t eligible = 0;
    std::int64_t participating = 0;
    std::array<std::int64_t, reasons.size()> missing_by_reason{};
    std::int64_t unsure = 0;  // Of the missing.

    std::int64_t missing() const { return eligible - participating; }
};

struct Filter {
    std::optional<std::string> unit;
    std::optional<std::string> employer;
    std::optional<std::string> reason;
};

enum class By { unit, employer };

// Lines with the largest gap first; their sums are total(filter). No personal rows.
// Filter::reason keeps the lines in which somebody is missing for that reason.
std::vector<Gap> gap(warehouse::Connection& connection, By by, const Filter& filter);
Gap total(warehouse::Connection& connection, const Filter& filter);

// A person who is missing, with the fields that may leave and no others: no pay, and the
// person number masked.
struct MissingPerson {
    std::string person_id;
    std::string full_name;
    std::string masked_number;  // "" when no register gives one.
    std::string unit_code;
    std::string employer_id;
    std::string employer_name;
    std::string reason;
    std::string certainty;                  // inferred, unsure.
    std::optional<Date> last_participated;  // First day of the month.
};

// Ordered by unit, employer, id; at most `limit` of them. Read-logged as "coverage.list".
std::vector<MissingPerson> missing_persons(warehouse::Connection& connection, const AccessContext& access,
                                           const Filter& filter, std::int64_t limit);

// One row of a delivery that speaks of the person.
struct SourceRow {
    std::size_t delivery;  // Position in the run's deliveries.
    std::int64_t row_number;
    std::string record_key;
    std::string employer_name;
    std::optional<Date> month;  // Of an SI list.
    std::string repaired;       // Names of repaired columns.
};

// A join of two records, as linkage kept it (LNK-4).
struct JoinStep {
    std::string record_key;
    std::string joined_key;
    std::string rule;
    std::string kind;                      // "" for a join by decision.
    std::optional<std::int64_t> decision;  // Its sequence in the office store.
};

// Every step from the delivered rows to the verdict.
struct Explanation {
    std::string person_id;
    std::string full_name;
    std::string masked_number;
    Basis basis;
    std::vector<SourceRow> tax_rows;  // Rows in force, by delivery and line.
    std::vector<SourceRow> si_rows;
    std::vector<JoinStep> joins;
    bool eligible;  // False: in the registers, but not in those that this month rests on.
    bool participating;
    std::string reason;  // "" when participating or not eligible.
    std::string certainty;
    std::string unit_code;
    std::string employer_id;
    std::string employer_name;
    std::optional<Date> last_participated;
};

// `id` is a person id, an alias of one, or a record key. Throws Failure(entity_unknown) if
// there is none, or none in the reader's territory: that a person exists elsewhere is not
// told either. Read-logged as "explain <id>".
Explanation explain(warehouse::Connection& connection, const AccessContext& access, std::string_view id);

}  // namespace baophu::coverage
