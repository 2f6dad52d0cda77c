#include "core/plan/plan.h"

#include <algorithm>

namespace baophu {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "IV.3b" as "IV.3.b".
std::string dotted(std::string_view clause) {
    std::string text;
    for (const char c : clause) {
        if (!text.empty() && is_digit(text.back()) && !is_digit(c) && c != '.') text += '.';
        text += c;
    }
    return text;
}

template <class Listed>
const Listed* find_by_id(const std::vector<Listed>& list, std::string_view id) {
    const auto found = std::ranges::find(list, id, &Listed::id);
    return found == list.end() ? nullptr : &*found;
}

template <class Fits>
std::optional<std::size_t> position(const std::vector<PlanFigure>& figures, Fits fits) {
    const auto found = std::ranges::find_if(figures, fits);
    if (found == figures.end()) return std::nullopt;
    return static_cast<std::size_t>(found - figures.begin());
}

}  // namespace

std::string_view to_word(Quantity quantity) {
    switch (quantity) {
        case Quantity::eligible:
            return "eligible";
        case Quantity::participants:
            return "participants";
        case Quantity::ratio:
            return "ratio";
        case Quantity::growth:
            return "growth";
    }
    return "";
}

std::string_view to_word(DueRule rule) {
    switch (rule) {
        case DueRule::continuous:
            return "continuous";
        case DueRule::once:
            return "once";
        case DueRule::with_yearly_plan:
            return "with_yearly_plan";
        case DueRule::quarterly:
            return "quarterly";
        case DueRule::half_yearly:
            return "half_yearly";
        case DueRule::yearly:
            return "yearly";
        case DueRule::periodic:
            return "periodic";
    }
    return "";
}

std::string_view to_word(ReportEvery every) {
    switch (every) {
        case ReportEvery::quarter:
            return "quarter";
        case ReportEvery::half_year:
            return "half_year";
        case ReportEvery::year:
            return "year";
    }
    return "";
}

bool Obligation::concerns(std::string_view agency) const {
    return std::ranges::find(lead, agency) != lead.end() || std::ranges::find(with, agency) != with.end();
}

const AgencyName* PlanAgency::name_on(const Date& date) const {
    const auto found =
        std::ranges::find_if(names, [&](const AgencyName& each) { return each.holds_on(date); });
    return found == names.end() ? nullptr : &*found;
}

const PlanAgency* Plan::agency(std::string_view id) const {
    return find_by_id(agencies, id);
}

const PlanClause* Plan::clause(std::string_view id) const {
    return find_by_id(clauses, id);
}

std::optional<std::size_t> Plan::figure(std::string_view id) const {
    return position(figures, [&](const PlanFigure& each) { return each.id == id; });
}

std::optional<std::size_t> Plan::figure(std::string_view area, Quantity quantity, std::string_view scheme,
                                        int year) const {
    return position(figures, [&](const PlanFigure& each) {
        return each.area == area && each.quantity == quantity && each.scheme == scheme && each.year == year;
    });
}

bool clause_within(std::string_view clause, std::string_view above) {
    const std::string inner = dotted(clause);
    const std::string outer = dotted(above);
    return inner == outer || inner.starts_with(outer + ".");
}

}  // namespace baophu
