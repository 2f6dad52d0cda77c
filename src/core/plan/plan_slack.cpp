#include "core/plan/plan_slack.h"

#include <algorithm>
#include <utility>

#include "core/plan/relations.h"

namespace baophu {
namespace {

// Tries other numbers for one figure. Only the relations that touch the figure are judged anew.
class SlackFinder {
public:
    explicit SlackFinder(Plan plan)
        : plan_(std::move(plan)), values_(values_of(plan_)), relations_(relations_of(plan_)) {
        for (const Relation& relation : relations_)
            verdicts_.push_back(judge(plan_, relation, values_));
        settled_ = settle(verdicts_);
    }

    std::vector<Slack> find() {
        std::vector<Slack> slacks;
        for (std::size_t i = 0; i < plan_.figures.size(); ++i) {
            if (plan_.figures[i].value)
                slacks.push_back({i, end_of(i, -1), end_of(i, 1), is_hardly_bound(i)});
        }
        return slacks;
    }

private:
    static std::vector<Verdict> settle(const std::vector<Verdict>& verdicts) {
        const RoundingRule rule = rule_of_plan(verdicts);
        std::vector<Verdict> meant;
        meant.reserve(verdicts.size());
        for (const Verdict verdict : verdicts)
            meant.push_back(settled(verdict, rule));
        return meant;
    }

    bool noticed(std::size_t figure) const {
        std::vector<Verdict> verdicts = verdicts_;
        for (std::size_t i = 0; i < relations_.size(); ++i) {
            if (relations_[i].touches(figure)) verdicts[i] = judge(plan_, relations_[i], values_);
        }
        return settle(verdicts) != settled_;
    }

    bool is_touched(std::size_t figure) const {
        for (const Relation& relation : relations_) {
            if (relation.touches(figure)) return true;
        }
        return false;
    }

    bool is_hardly_bound(std::size_t figure) const {
        return is_touched(figure) && plan_.figures[figure].quantity == Quantity::growth &&
               std::ranges::all_of(relations_, [&](const Relation& each) {
                   return !each.touches(figure) || each.kind == RelationKind::unstated_base;
               });
    }

    // The last number in that direction before one is noticed. A count of persons is 0 or more.
    std::optional<FixedNumber> end_of(std::size_t figure, int step) {
        if (!is_touched(figure)) return std::nullopt;
        const FixedNumber own = values_[figure];
        const bool counts = !is_percent(plan_.figures[figure].quantity);
        std::optional<FixedNumber> end;
        for (int i = 0; i < Slack::steps_max && !end; ++i) {
            values_[figure].digits += step;
            const bool below_zero = counts && values_[figure].digits < 0;
            if (below_zero || noticed(figure)) end = {values_[figure].digits - step, own.decimals};
        }
        values_[figure] = own;
        return end;
    }

    Plan plan_;
    std::vector<FixedNumber> values_;
    std::vector<Relation> relations_;
    std::vector<Verdict> verdicts_;
    std::vector<Verdict> settled_;
};

}  // namespace

std::vector<Slack> slack_of(const Plan& plan, Controls controls) {
    Plan asked = plan;
    if (controls == Controls::left_out) asked.controls.clear();
    return SlackFinder(std::move(asked)).find();
}

}  // namespace baophu
