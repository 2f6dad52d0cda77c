// What a question to a run of coverage is made of: the reasons, what the run stands on, the filter.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/scheme.h"
#include "core/warehouse/value.h"

namespace baophu::coverage {

// What a reason means for those who work with it.
enum class ReasonKind {
    missing,    // Should be insured and is not.
    to_check,   // Perhaps insured: look it up first.
    lawful,     // The law allows that he is not in the list of the month.
    potential,  // Of the voluntary scheme: may join, no duty.
};

// "missing", "to_check", "lawful", "potential"
std::string_view to_word(ReasonKind kind);

struct Reason {
    std::string_view name;
    ReasonKind kind;
};

// Every reason why an eligible person does not participate, in the order in which tables show them. Which
// holds first is another order: judge_person.cpp.
inline constexpr std::array<Reason, 16> reasons{{
    {"employer_unregistered", ReasonKind::missing},
    {"household_business", ReasonKind::missing},
    {"left_out", ReasonKind::missing},
    {"lapsed", ReasonKind::missing},
    {"possibly_insured_elsewhere", ReasonKind::to_check},
    {"row_refused", ReasonKind::to_check},
    {"under_review", ReasonKind::to_check},
    {"newly_hired", ReasonKind::lawful},
    {"left_in_period", ReasonKind::lawful},
    {"maternity", ReasonKind::lawful},
    {"sick", ReasonKind::lawful},
    {"unpaid_leave", ReasonKind::lawful},
    {"fund_suspension", ReasonKind::lawful},
    {"severance", ReasonKind::lawful},
    {"armed_forces", ReasonKind::lawful},
    {"potential", ReasonKind::potential},
}};

// How sure a verdict is (COV-4); the words in this order.
enum class Certainty : std::uint8_t { sure, inferred, unsure };
inline constexpr std::array<std::string_view, 3> certainty_words{"sure", "inferred", "unsure"};

// Persons for each of the reasons, in their order.
using ByReason = std::array<std::int64_t, reasons.size()>;

std::int64_t sum_of_kind(const ByReason& by_reason, ReasonKind kind);

// What a run stands on.
struct Basis {
    Month month;
    std::int64_t tax_year;   // Year of the tax list used; the latest one known up to the month.
    std::int64_t si_months;  // Months of the twelve up to `month` whose SI list is in force.
    std::string rule;        // "compulsory.contract_3_months": what the tax list stands for.
    std::string law;
    std::string article;
    Confidence confidence;
};

struct Filter {
    Scheme scheme = Scheme::compulsory;
    std::optional<std::string> unit;
    std::optional<std::set<std::string>> places;  // Codes of units; of questions about the gap.
    std::optional<std::string> employer;
    std::optional<std::string> block;
    std::optional<std::string> officer;    // Collection officer, as the register writes the name.
    std::optional<std::string> reason;     // A reason, or a kind of reasons.
    std::optional<std::string> certainty;  // sure, inferred, unsure; of questions whose answers are persons.
    std::optional<std::vector<std::string>> among;  // Ids of employers; of questions about the gap.

    bool whole() const {
        return !unit && !places && !employer && !block && !officer && !reason && !certainty && !among;
    }
};

enum class By { unit, employer, block, officer, scheme };

}  // namespace baophu::coverage
