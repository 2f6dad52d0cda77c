#include "flow/linkage/engine/explain.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <tuple>

#include "flow/linkage/engine/cell_text.h"

namespace baophu::linkage::engine {
namespace {

double odds_of(double bits) {
    constexpr double most = 60;
    return std::exp2(std::min(bits, most));
}

// What the equality of a component's value weighs beside its level.
Weight rarity_of(const Workings& workings, std::size_t component, Level level, const Row& row) {
    const Layout& layout = workings.records.layout;
    const Component& compared = layout.components[component];
    if (compared.kind == Kind::address)
        return level >= 1 && level <= compared.fields.size()
                   ? workings.weigher.rarity(compared.fields[level - 1], row)
                   : 0;
    if (level == level::equal) return workings.weigher.rarity(compared.fields.front(), row);
    if (compared.kind != Kind::name || level != level::text::rearranged) return 0;
    Weight rarity = 0;
    for (const std::size_t field : layout.names)
        if (row.slot[layout.slot[field]] != 0) rarity += workings.weigher.rarity(field, row);
    return rarity;
}

void append_value(std::string& text, std::string_view between, const std::string& value) {
    if (!value.empty() && !text.empty()) text += between;
    text += value;
}

std::string values_text(const Records& records, const Component& component, Level level, const Row& row) {
    std::string text;
    if (component.kind == Kind::name && level == level::text::rearranged) {
        for (const std::size_t field : records.layout.names)
            append_value(text, " ", cell_text(records, field, row));
        return text;
    }
    for (const std::size_t field : component.fields)
        append_value(text, ", ", cell_text(records, field, row));
    return text;
}

const JudgedPair* find_judged(std::span<const JudgedPair> pairs, RecordNumber a, RecordNumber b) {
    const auto found = std::ranges::lower_bound(
        pairs, std::tie(a, b), {}, [](const JudgedPair& pair) { return std::tie(pair.a, pair.b); });
    return found != pairs.end() && found->a == a && found->b == b ? &*found : nullptr;
}

std::vector<Rival> rivals_of(const Workings& workings, RecordNumber a, RecordNumber b) {
    const Records& records = workings.records;
    const std::size_t of_a = records.register_of(a);
    const std::size_t of_b = records.register_of(b);
    std::vector<Rival> rivals;
    const auto look = [&](RecordNumber record, RecordNumber other, Weight weight) {
        if (record == a && other != b && records.register_of(other) == of_b)
            rivals.push_back({record, other, weight});
        if (record == b && other != a && records.register_of(other) == of_a)
            rivals.push_back({record, other, weight});
    };
    for (const JudgedPair& pair : workings.pairs) {
        look(pair.a, pair.b, pair.weight);
        look(pair.b, pair.a, pair.weight);
    }
    std::ranges::sort(rivals, [](const Rival& x, const Rival& y) {
        return std::tie(y.weight, x.record, x.other) < std::tie(x.weight, y.record, y.other);
    });
    return rivals;
}

// Whether a settled pair leaves the candidate no place (posterior.h).
bool is_ruled_out(const Workings& workings, const Explanation& explanation) {
    const Assignment assignment = workings.specification.assignment;
    return std::ranges::any_of(explanation.rivals, [&](const Rival& rival) {
        if (!is_same(workings.rulings.settled(rival.record, rival.other))) return false;
        const bool later = rival.record == explanation.right;
        return assignment == Assignment::one_to_one || (assignment == Assignment::one_to_many && later);
    });
}

// Of a pair that was never judged, as if its rivals had no rivals themselves.
double against_rivals(const Workings& workings, const Explanation& explanation) {
    if (is_ruled_out(workings, explanation)) return 0;
    const double odds = odds_of(to_bits(explanation.weight) + explanation.prior_shift);
    double rivals = 0;
    for (const Rival& rival : explanation.rivals)
        if (!is_same(workings.rulings.settled(rival.record, rival.other)))
            rivals += odds_of(to_bits(rival.weight) + explanation.prior_shift);
    return odds / (1 + odds + rivals);
}

void judge(Explanation& explanation, const Workings& workings) {
    const auto [a, b] = std::tie(explanation.left, explanation.right);
    const JudgedPair* judged = find_judged(workings.pairs, a, b);
    explanation.judged = judged != nullptr;
    explanation.in_groups = judged != nullptr ? judged->in_groups : explanation.weight;
    explanation.one_group = !workings.group.empty() && workings.group[a] == workings.group[b];
    const double odds = odds_of(to_bits(explanation.weight) + explanation.prior_shift);
    explanation.alone = odds / (1 + odds);
    if (workings.records.registers() > 1) {
        explanation.rivals = rivals_of(workings, a, b);
        explanation.probability =
            judged != nullptr
                ? workings.probabilities[static_cast<std::size_t>(judged - workings.pairs.data())]
                : against_rivals(workings, explanation);
    } else {
        const double in_groups = odds_of(to_bits(explanation.in_groups));
        explanation.probability = in_groups / (1 + in_groups);
    }
    explanation.settled = workings.rulings.settled(a, b);
    if (explanation.settled != Settled::open) explanation.probability = is_same(explanation.settled) ? 1 : 0;
}

}  // namespace

std::vector<Part> parts_of(const Workings& workings, const Row& a, const Row& b) {
    const Pattern pattern = workings.weigher.comparer().pattern(a, b);
    std::vector<Part> parts;
    for (std::size_t component = 0; component < workings.records.layout.components.size(); ++component) {
        const Component& compared = workings.records.layout.components[component];
        Part part{.component = component, .level = level_in(pattern, component)};
        part.left = values_text(workings.records, compared, part.level, a);
        part.right = values_text(workings.records, compared, part.level, b);
        if (part.level != level::unknown) {
            part.m = workings.model.m[component].at(part.level);
            part.u = workings.model.u[component].at(part.level);
            part.level_weight = workings.weigher.level_weight(component, part.level);
            part.rarity = rarity_of(workings, component, part.level, a);
        }
        parts.push_back(part);
    }
    return parts;
}

std::vector<std::size_t> passes_that_find(const Keys& keys, RecordNumber a, RecordNumber b) {
    std::vector<std::size_t> found;
    for (std::size_t pass = 0; pass < keys.passes.size(); ++pass) {
        const std::uint32_t x = keys.of(a, pass);
        const std::uint32_t y = keys.of(b, pass);
        if (x == 0 || y == 0) continue;
        const std::uint32_t apart = x > y ? x - y : y - x;
        if (apart <= (pass < keys.equalities ? 0 : keys.passes[pass].window)) found.push_back(pass);
    }
    return found;
}

Explanation explain(const Workings& workings, RecordNumber a, RecordNumber b) {
    Explanation explanation{.left = std::min(a, b), .right = std::max(a, b)};
    const Row& left = workings.records.row(explanation.left);
    const Row& right = workings.records.row(explanation.right);
    explanation.prior = workings.weigher.prior();
    explanation.parts = parts_of(workings, left, right);
    const Weight alone =
        std::accumulate(explanation.parts.begin(), explanation.parts.end(), explanation.prior,
                        [](Weight sum, const Part& part) { return sum + part.weight(); });
    explanation.origins = workings.origins.bits(workings.records, explanation.left, explanation.right);
    explanation.weight = workings.weigher.weigh(left, right) + explanation.origins;
    explanation.lookalikes = workings.weigher.parts(left, right).lookalikes;
    explanation.together = explanation.weight - explanation.origins - explanation.lookalikes - alone;
    explanation.prior_shift = workings.prior_shift;
    explanation.found_by = passes_that_find(workings.keys, explanation.left, explanation.right);
    judge(explanation, workings);
    return explanation;
}

}  // namespace baophu::linkage::engine
