// Holding a plan against itself: what its figures say of each other, told as data.
//
// Printed and value are compared; ratios and growths are recomputed from the whole numbers; the
// controls of the file are recomputed. A contradiction that the file records under `known` is
// told apart from a new one, and one that is recorded and no longer there is a contradiction
// too. Nothing printed is ever corrected. Rules PLAN-2 to PLAN-10.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/plan/plan.h"

namespace baophu {

// The words of the findings are stable: files record them and programs read them.
enum class FindingCode {
    printed_unreadable,      // The printed text is no number.
    printed_differs,         // Printed text and value are two numbers.
    percent_disagrees,       // Neither rounding nor truncation gives the printed percentage.
    rounding_contradiction,  // Only the rule that the plan otherwise does not follow gives it.
    no_base_fits,            // No whole number gives the printed growth.
    above_whole,             // A part is larger than its whole.
    control_broken,          // A control no longer gives what the file records.
    known_gone,              // A recorded contradiction is no longer there.
    clause_without_duty,     // A clause that gives duties has no obligation.
    outgrows,                // Unemployment insurance grows faster than compulsory insurance.
    base_not_stated,         // The base of a growth is not in the plan.
    figure_unknown,          // A value is unknown.
    print_not_seen,          // The value is known, its printed form is not.
    suspect,                 // One changed figure would explain all broken sums.
};

std::string_view to_word(FindingCode code);  // "rounding-contradiction"

// `known` is a contradiction that the file records. Notes ask for nothing.
enum class Severity { contradiction, known, warning, note };

std::string_view to_word(Severity severity);

// A figure of the plan, by its position.
struct NamedFigure {
    std::size_t position;
};

// What a finding names: a number (nothing: unknown), whole numbers (nothing: none fits), both
// sets of bases, another figure, or a text as the document or the file has it.
using FindingValue = std::variant<std::optional<FixedNumber>, std::optional<WholeRange>, BaseCandidates,
                                  NamedFigure, std::string>;

struct FindingDetail {
    std::string name;
    FindingValue value;
};

struct Finding {
    FindingCode code;
    Severity severity;
    std::string subject;  // A figure, a control or a clause.
    std::string outcome;  // What tells it from another finding of that code and subject.
    std::vector<FindingDetail> details;
    BothLanguages reason;  // Of a known contradiction.

    // Code, subject and outcome: equal for the same finding of two checks.
    std::string mark() const;

    // Null if it names nothing of that name.
    const FindingValue* detail(std::string_view name) const;

    // The whole number of that name; nothing if it names none.
    std::optional<std::int64_t> whole_number(std::string_view name) const;
};

// One printed figure and what is computed for it.
struct FigureRow {
    std::size_t figure;
    std::optional<std::int64_t> part;  // Percentages with a base: part and whole.
    std::optional<std::int64_t> whole;
    std::optional<RoundingRule> rule;  // How the printed percentage came about.
    std::optional<BaseCandidates> bases;
};

// A number that follows from the figures and is printed nowhere.
struct DerivedNumber {
    std::string what;    // labour_force, social_insurance, unemployment, voluntary, increase.
    std::string scheme;  // Of an increase.
    int year;
    std::int64_t part;
    std::optional<std::int64_t> whole;  // What the part is held against.
};

struct PlanCheck {
    std::vector<FigureRow> rows;  // One for each figure, in their order.
    std::vector<Finding> findings;
    std::vector<DerivedNumber> derived;
    RoundingRule rule;  // Which the plan follows.

    int count(Severity severity) const;

    // The marks of all contradictions, known ones, and warnings, sorted: what a reader notices.
    std::vector<std::string> noticed() const;
};

PlanCheck check_plan(const Plan& plan);

}  // namespace baophu
