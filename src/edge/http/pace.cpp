#include "edge/http/pace.h"

#include <algorithm>

#include "edge/http/presenters.h"
#include "edge/http/small_cells.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::Gap;

struct Planned {
    int year;
    std::optional<std::int64_t> eligible;
    std::optional<std::int64_t> target;
    std::optional<std::string> clause;
};

std::optional<std::int64_t> persons_of(const Plan& plan, Quantity quantity, Scheme scheme, int year) {
    const auto at = plan.figure("province", quantity, to_word(scheme), year);
    if (!at || !plan.figures[*at].value || plan.figures[*at].value->decimals != 0) return std::nullopt;
    return plan.figures[*at].value->digits;
}

// The year that was asked for; else that of the month, or the next of which the plan wants participants.
int year_of(const Plan& plan, int asked, const Month& month) {
    if (asked != 0) return asked;
    std::optional<int> next;
    for (const PlanFigure& figure : plan.figures) {
        if (figure.quantity != Quantity::participants || figure.area != "province" || figure.year < month.year())
            continue;
        next = std::min(next.value_or(figure.year), figure.year);
    }
    return next.value_or(month.year());
}

Planned planned(const Office& office, const coverage::Filter& filter, int asked, const Month& month) {
    Planned told{.year = asked == 0 ? month.year() : asked, .eligible = {}, .target = {}, .clause = {}};
    if (!office.plan) return told;
    told.year = year_of(*office.plan, asked, month);
    if (filter.unit || filter.employer) return told;
    told.eligible = persons_of(*office.plan, Quantity::eligible, filter.scheme, told.year);
    told.target = persons_of(*office.plan, Quantity::participants, filter.scheme, told.year);
    const auto at = office.plan->figure("province", Quantity::participants, to_word(filter.scheme), told.year);
    if (at) told.clause = office.plan->figures[*at].clause;
    return told;
}

// Net growth of the months that have a list, per month as a fraction: persons over months.
struct Growth {
    std::int64_t persons;
    std::int64_t months;
};

std::optional<Growth> growth(Question& question, const coverage::Filter& filter) {
    if (filter.scheme == Scheme::voluntary) return std::nullopt;
    const auto months = coverage::movement(*question.connection, filter);
    if (months.size() < 2) return std::nullopt;
    return Growth{.persons = months.back().closing - months.front().closing,
                  .months = months.back().month.minus(months.front().month)};
}

std::string_view judged(std::int64_t missing, const std::optional<std::int64_t>& per_month,
                        const std::optional<Growth>& grown) {
    if (missing <= 0) return "on_track";
    if (!per_month || !grown || grown->months == 0) return "cannot_judge";
    if (*per_month * grown->months <= grown->persons) return "on_track";
    return *per_month * grown->months <= 2 * grown->persons ? "watch" : "at_risk";
}

}  // namespace

json::object scheme_status(const Call& call, Question& question, const coverage::Filter& filter, const Gap& gap,
                           int year, std::string name) {
    const Month month = question.run->basis().month;
    const Planned plan = planned(call.office, filter, year, month);
    const int months_left = std::max(0, (plan.year - month.year()) * 12 + 12 - static_cast<int>(month.month()));
    std::optional<std::int64_t> target_gap;
    std::optional<std::int64_t> per_month;
    std::string_view state = "cannot_judge";
    if (plan.target && gap.participating != withheld) {
        target_gap = *plan.target - gap.participating;
        per_month = coverage::needed_per_month(*target_gap, months_left);
        state = judged(*target_gap, per_month, growth(question, filter));
    }
    return {{"scheme", to_word(filter.scheme)},
            {"gap", gap_line(gap, std::move(name))},
            {"plan", json::object{{"year", plan.year},
                                  {"eligible", number_or_null(plan.eligible)},
                                  {"target", number_or_null(plan.target)},
                                  {"computed", false},
                                  {"clause", text_or_null(plan.clause)}}},
            {"target_gap", number_or_null(target_gap)},
            {"needed_per_month", number_or_null(per_month)},
            {"months_left", months_left},
            {"state", state}};
}

}  // namespace baophu::http
