// Coverage, the third stage: who must be insured in a month, who is, and why the others are
// not, by scheme. The front header of the stage.
//
// The rules COV-n stand at the heads of judge_person.h (verdicts), evidence.sql, dossier_book.h and
// si_lists.h (what registers show) and gap.sql (sums), and are told in docs/coverage.md. The stage writes the
// schema `coverage` of the run; the questions below read it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/access_context.h"
#include "core/base/date.h"
#include "core/base/scheme.h"
#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/absent_wish.h"
#include "flow/coverage/boundaries.h"
#include "flow/coverage/case_reach.h"
#include "flow/coverage/census.h"
#include "flow/coverage/employer.h"
#include "flow/coverage/employer_joins.h"
#include "flow/coverage/employer_review.h"
#include "flow/coverage/export.h"
#include "flow/coverage/firms.h"
#include "flow/coverage/gap.h"
#include "flow/coverage/gap_table.h"
#include "flow/coverage/jobs.h"
#include "flow/coverage/link_review.h"
#include "flow/coverage/movement.h"
#include "flow/coverage/person_units.h"
#include "flow/coverage/question.h"
#include "flow/coverage/stay_table.h"
#include "flow/coverage/voluntary_months.h"
#include "flow/coverage/workers.h"
#include "flow/intake/intake.h"

namespace baophu::coverage {

// Judges every person of the registers for `month`. In: the views of intake, the schema
// `linkage`. Out: coverage.rule, reason, commune_unit, stay, shown, employer_trait, person_verdict, basis,
// and serving.residence. Throws Failure: run_without_participants when no list of the month is in force,
// run_without_tax_list when no yearly list up to its year is, rule_unknown_on_date.
void judge(warehouse::Connection& connection, const Month& month,
           const std::vector<intake::Delivery>& deliveries, const Territory& territory);

// Behind it, on the same connection: into the tables of judge() it writes nothing. Out: coverage.gap,
// outside, link_review, employer_link_review, and the other tables of the schema `serving`. Throws Failure:
// identity_broken.
void sum_up(warehouse::Connection& connection);

// ---- Questions to a run -----------------------------------------------------------------

Basis basis(warehouse::Connection& connection);

// A person who is eligible and does not participate, with the fields that may leave and no others: no
// pay, and the person number masked.
struct AbsentPerson {
    std::string person_id;
    std::string full_name;
    std::string masked_number;  // "" when no register gives one.
    std::string unit_code;
    std::string commune;  // Of residence, of the voluntary scheme; "" where no register tells it (COV-27).
    std::string employer_id;
    std::string employer_name;
    std::string reason;
    std::string certainty;                  // sure, inferred, unsure.
    std::optional<Date> last_participated;  // First day of the month.
};

// A reader's or filter's unit may be a commune within a unit: then those who live there, of the voluntary
// scheme. Ordered by unit, commune, employer and first record; at most `limit` of them. Read-logged as
// "coverage.list".
std::vector<AbsentPerson> absent_persons(warehouse::Connection& connection, const AccessContext& access,
                                         const Filter& filter, std::int64_t limit);

// A part of the list in the same order, and how many stand in all of it; read-logged as "coverage.list".
// With Filter::unit only its rows.
struct AbsentPage {
    std::vector<AbsentPerson> persons;
    std::int64_t count = 0;
};
AbsentPage absent_page(warehouse::Connection& connection, const AccessContext& access, const Filter& filter,
                       const Part& part);

// One row of a delivery that speaks of the person.
struct SourceRow {
    std::size_t delivery;  // Position in the run's deliveries.
    std::int64_t row_number;
    std::string record_key;
    std::string repaired;  // Names of repaired columns.
};

// What a register shows of the person's work.
struct Evidence {
    std::string shown_by;  // "tax_yearly_list"
    std::string kind;      // "contract_3_months"
    std::string employer_name;
    std::optional<Date> starts;
    std::optional<Date> ends;
    SourceRow source;
};

// Stays in the SI lists of one employer.
struct Participation {
    std::string employer_name;
    std::string unit_code;
    std::vector<Date> months;  // First days, in order.
    std::string movement;      // Phương án of the last row; "" if not told.
    SourceRow first;
    SourceRow last;
};

// A join of two records, as linkage kept it (LNK-4).
struct JoinStep {
    std::string record_key;
    std::string joined_key;
    std::string rule;
    std::string kind;                      // "" for a join by decision or likeness.
    std::optional<std::int64_t> decision;  // Its sequence in the office store.
    std::optional<int> per_mille;          // How likely it is, of a join by likeness (LNK-10).
};

// Another person who may be the same one (LNK-8, LNK-11).
struct Doubt {
    std::string other_id;
    std::optional<std::int64_t> decision;
    std::optional<int> per_mille;
};

// The judgement on one scheme.
struct Judgement {
    Scheme scheme;
    std::string verdict;  // subject, not_subject, may_join, may_not_join, unknown.
    std::string rule;
    std::int64_t matrix_row;
    std::string law;
    std::string article;
    std::string confidence;
    std::string settled_by;  // The register whose row settled it.
    bool eligible;
    bool participating;
    std::string reason;  // "" when participating or not eligible.
    std::string certainty;
    std::string unit_code;
    std::string employer_id;
    std::string employer_name;
    std::optional<Date> last_participated;
};

// Every step from the delivered rows to the verdicts.
struct Explanation {
    std::string person_id;
    std::string full_name;
    std::string masked_number;
    std::optional<int> birth_year;  // Nothing where no register tells it; so of the next two.
    std::string sex;                // male, female
    std::string commune;            // Of residence; a code.
    Basis basis;
    std::vector<Evidence> evidence;
    std::vector<Participation> participation;
    std::vector<std::string> record_keys;  // Of all his records.
    std::vector<JoinStep> joins;
    std::vector<Doubt> doubts;          // The likeliest first; only of persons whom the reader may see.
    std::vector<Judgement> judgements;  // One per scheme that was asked; none: no register of the month.
};

// `id` is a person id, an alias of one, or a record key. Throws Failure(entity_unknown) if
// there is none, or none in the reader's territory: that a person exists elsewhere is not
// told either. Read-logged as "explain <id>".
// `read_row` gives the delivered row at a position of the run's deliveries.
using RowReader = std::function<intake::DeliveredRow(std::size_t delivery, std::int64_t row_number)>;

Explanation explain(warehouse::Connection& connection, const AccessContext& access, std::string_view id,
                    const RowReader& read_row);

// ---- Against the plan ---------------------------------------------------------------------

// The three identities between what registers show, what the plan says and what the target wants
// (COV-7, COV-14). Each term has its sign; a figure that is not given is no term.
//
//   eligible - participating         = the sum of the reasons
//   planned eligible - participating = that + (planned eligible - eligible)
//   target - participating           = the previous - (planned eligible - target)
struct PlanFigures {
    std::optional<std::int64_t> eligible;  // As the plan says; nothing: it does not.
    std::optional<std::int64_t> target;    // Participants wanted.
};

struct Identities {
    std::int64_t gap = 0;                            // eligible - participating
    std::optional<std::int64_t> plan_over_register;  // planned eligible - eligible
    std::optional<std::int64_t> planned_gap;         // planned eligible - participating
    std::optional<std::int64_t> plan_over_target;    // planned eligible - target
    std::optional<std::int64_t> target_gap;          // target - participating
};

Identities identities(std::int64_t eligible, std::int64_t participating, const PlanFigures& plan);

// Joiners needed each month to have `missing` more after `months` months, rounded up; 0 when nothing is
// missing. Nothing when no month is left.
std::optional<std::int64_t> needed_per_month(std::int64_t missing, int months);

}  // namespace baophu::coverage
