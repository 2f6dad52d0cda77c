#include "flow/linkage/engine/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "flow/linkage/engine/cell_text.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t values_shown = 5;
constexpr std::size_t patterns_shown = 8;
constexpr std::size_t groups_shown = 8;
constexpr std::size_t pairs_shown = 3;
constexpr int lowest_bin = -7;
constexpr int highest_bin = 40;

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

double probability_of(double bits) {
    return 1 / (1 + std::exp2(-bits));
}

// The first `count` by `before`, in that order.
template <class Item, class Before>
std::vector<Item> foremost(std::vector<Item> items, std::size_t count, const Before& before) {
    const auto middle = items.begin() + static_cast<std::ptrdiff_t>(std::min(count, items.size()));
    std::partial_sort(items.begin(), middle, items.end(), before);
    items.erase(middle, items.end());
    return items;
}

class Drawing {
public:
    Drawing(const Workings& workings, const Answer& answer)
        : workings_(workings), answer_(answer), told_(told_pairs(workings, answer)) {}

    Figures draw() const {
        Figures figures;
        overview(figures);
        figures.components = components();
        figures.fields = fields();
        figures.weights = weights();
        unlinkable(figures);
        figures.passes = passes();
        patterns(figures);
        groups(figures);
        pairs(figures);
        figures.rates = estimate_rates(workings_, answer_);
        return figures;
    }

private:
    const Records& records() const { return workings_.records; }

    void overview(Figures& figures) const {
        for (std::size_t i = 0; i < records().registers(); ++i)
            figures.records.push_back(records().first[i + 1] - records().first[i]);
        figures.possible_pairs = records().possible_pairs();
        for (const PassAccount& account : answer_.accounts) {
            figures.pairs_compared += account.pairs_new;
            figures.pairs_left_out += account.pairs_left_out;
        }
        figures.lambda = workings_.model.lambda;
        figures.prior_bits = to_bits(workings_.weigher.prior()) + workings_.prior_shift;
    }

    using Counts = std::vector<std::array<double, levels_max>>;

    static void count(Counts& counts, Pattern pattern, double pairs) {
        for (std::size_t component = 0; component < counts.size(); ++component)
            counts[component].at(level_in(pattern, component)) += pairs;
    }

    Counts counts_in_links() const {
        Counts counts(records().layout.components.size());
        for (std::size_t i = 0; i < told_.size(); ++i)
            if (told_[i]) count(counts, pattern_of(workings_.pairs[i]), 1);
        return counts;
    }

    Pattern pattern_of(const JudgedPair& pair) const {
        return workings_.weigher.comparer().pattern(records().row(pair.a), records().row(pair.b));
    }

    std::vector<ComponentFigures> components() const {
        const Counts in_links = counts_in_links();
        Counts in_records(in_links.size());
        double pairs = 0;
        for (const auto& [pattern, seen] : answer_.patterns) {
            count(in_records, pattern, static_cast<double>(seen));
            pairs += static_cast<double>(seen);
        }
        const auto links = static_cast<double>(std::ranges::count(told_, true));
        const Model& model = workings_.model;
        std::vector<ComponentFigures> components;
        for (std::size_t i = 0; i < in_links.size(); ++i) {
            ComponentFigures& figures = components.emplace_back(i, model.trained[i]);
            for (Level level = 0; level < records().layout.components[i].levels; ++level)
                figures.levels.push_back({.level = level,
                                          .m = model.m[i].at(level),
                                          .u = model.u[i].at(level),
                                          .bits = to_bits(workings_.weigher.level_weight(i, level)),
                                          .in_links = share(in_links[i].at(level), links),
                                          .in_records = share(in_records[i].at(level), pairs)});
        }
        return components;
    }

    // The level at which the values of the field are equal.
    Level equal_level(std::size_t field) const {
        const Component& component = records().layout.components[records().layout.component_of[field]];
        const auto place = std::ranges::find(component.fields, field) - component.fields.begin();
        return static_cast<Level>(level::equal + place);
    }

    std::vector<FieldFigures> fields() const {
        std::vector<FieldFigures> fields;
        for (std::size_t field = 0; field < records().layout.kind.size(); ++field)
            if (in_dictionary(records().layout.kind[field])) fields.push_back(figures_of(field));
        return fields;
    }

    FieldFigures figures_of(std::size_t field) const {
        const Frequencies& frequencies = workings_.frequencies[field];
        const double equal =
            to_bits(workings_.weigher.level_weight(records().layout.component_of[field], equal_level(field)));
        FieldFigures figures{
            .field = field, .known = frequencies.known(), .mean_bits = equal, .rarest_bits = equal};
        const Dictionary& dictionary = records().dictionaries[field];
        for (ValueId id = 1; id < dictionary.size(); ++id)
            if (frequencies.count_of(id) >= frequencies.fewest())
                figures.rarest_bits =
                    std::max(figures.rarest_bits, equal + to_bits(workings_.weigher.rarities(field)[id]));
        std::vector<ValueFigures> values;
        for (ValueId id = 1; id < dictionary.size(); ++id)
            values.push_back({{}, frequencies.count_of(id), static_cast<double>(id)});
        values = foremost(std::move(values), values_shown, [](const ValueFigures& x, const ValueFigures& y) {
            return std::tie(y.count, x.bits) < std::tie(x.count, y.bits);
        });
        for (ValueFigures& value : values) {
            const auto id = static_cast<ValueId>(value.bits);
            value.value = dictionary.text(id);
            value.bits = equal + to_bits(workings_.weigher.rarities(field)[id]);
        }
        figures.most_frequent = std::move(values);
        return figures;
    }

    std::vector<WeightBin> weights() const {
        std::vector<WeightBin> bins;
        for (int from = lowest_bin; from <= highest_bin; ++from)
            bins.push_back({.from = from});
        for (std::size_t i = 0; i < told_.size(); ++i) {
            const int bits =
                static_cast<int>(std::floor(to_bits(workings_.pairs[i].weight) + workings_.prior_shift));
            WeightBin& bin =
                bins[static_cast<std::size_t>(std::clamp(bits, lowest_bin, highest_bin) - lowest_bin)];
            ++(told_[i] ? bin.links : bin.others);
        }
        return bins;
    }

    void unlinkable(Figures& figures) const {
        constexpr int least = -20;
        constexpr int most = 60;
        std::vector<std::uint64_t> below(most - least + 1, 0);  // By whole bits.
        std::uint64_t below_half = 0;
        for (RecordNumber record = 0; record < records().size(); ++record) {
            const Row& row = records().row(record);
            const double bits = to_bits(workings_.weigher.weigh(row, row)) + workings_.prior_shift;
            ++below[static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor(bits)), least, most) -
                                             least)];
            if (bits < 0) ++below_half;
        }
        const auto all = static_cast<double>(records().size());
        figures.unlinkable_at_half = share(static_cast<double>(below_half), all);
        double sum = 0;
        for (int bits = least; bits <= most; ++bits) {
            figures.unlinkable.push_back({static_cast<double>(bits), share(sum, all)});
            sum += static_cast<double>(below[static_cast<std::size_t>(bits - least)]);
        }
    }

    std::vector<PassFigures> passes() const {
        std::vector<PassFigures> passes;
        for (std::size_t pass = 0; pass < workings_.keys.passes.size(); ++pass)
            passes.push_back({.pass = pass, .account = answer_.accounts[pass]});
        for (std::size_t i = 0; i < told_.size(); ++i) {
            if (!told_[i]) continue;
            const auto found = passes_that_find(workings_.keys, workings_.pairs[i].a, workings_.pairs[i].b);
            for (const std::size_t pass : found)
                ++passes[pass].links;
            if (found.size() == 1) ++passes[found.front()].links_alone;
        }
        return passes;
    }

    void patterns(Figures& figures) const {
        std::vector<PatternFigures> patterns;
        for (const auto& [pattern, pairs] : answer_.patterns) {
            PatternFigures each{.pattern = pattern, .pairs = pairs, .bits = figures.prior_bits};
            for (std::size_t i = 0; i < records().layout.components.size(); ++i)
                each.bits += to_bits(workings_.weigher.level_weight(i, level_in(pattern, i)));
            each.probability = probability_of(each.bits);
            each.doubt = static_cast<double>(pairs) * each.probability * (1 - each.probability);
            patterns.push_back(each);
        }
        figures.frequent_patterns =
            foremost(patterns, patterns_shown, [](const PatternFigures& x, const PatternFigures& y) {
                return std::tie(y.pairs, x.pattern) < std::tie(x.pairs, y.pattern);
            });
        figures.doubtful_patterns =
            foremost(patterns, patterns_shown, [](const PatternFigures& x, const PatternFigures& y) {
                return std::tie(y.doubt, x.pattern) < std::tie(x.doubt, y.pattern);
            });
    }

    void groups(Figures& figures) const {
        if (workings_.group.empty()) return;
        std::map<RecordNumber, std::vector<RecordNumber>> members;
        for (RecordNumber record = 0; record < records().size(); ++record)
            members[workings_.group[record]].push_back(record);
        std::map<std::size_t, std::uint64_t> sizes;
        std::vector<GroupFigures> groups;
        for (auto& [first, group] : members) {
            ++sizes[group.size()];
            if (group.size() > 2) groups.push_back(weakest_of(std::move(group)));
        }
        for (const auto& [size, count] : sizes)
            figures.group_sizes.push_back({size, count});
        figures.weak_groups = foremost(std::move(groups), groups_shown, [](const auto& x, const auto& y) {
            return std::tie(x.weakest, x.a, x.b) < std::tie(y.weakest, y.a, y.b);
        });
    }

    GroupFigures weakest_of(std::vector<RecordNumber> group) const {
        GroupFigures figures;
        bool first = true;
        for (std::size_t i = 0; i < group.size(); ++i)
            for (std::size_t j = i + 1; j < group.size(); ++j) {
                const Weight weight =
                    workings_.weigher.weigh(records().row(group[i]), records().row(group[j])) +
                    workings_.origins.bits(records(), group[i], group[j]);
                if (!first && weight >= figures.weakest) continue;
                first = false;
                figures.weakest = weight;
                figures.a = group[i];
                figures.b = group[j];
            }
        figures.records = std::move(group);
        return figures;
    }

    void pairs(Figures& figures) const {
        const auto heavier = [&](std::size_t x, std::size_t y) {
            const auto& pairs = workings_.pairs;
            return std::tie(pairs[y].weight, x) < std::tie(pairs[x].weight, y);
        };
        std::vector<std::size_t> links;
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < told_.size(); ++i)
            (told_[i] ? links : others).push_back(i);
        const auto doubtful_links = doubtful();
        figures.strongest = explained(foremost(std::move(links), pairs_shown, heavier));
        figures.missed = explained(foremost(std::move(others), pairs_shown, heavier));
        figures.doubtful = explained(doubtful_links);
    }

    // The answered links whose probability is nearest to one half.
    std::vector<std::size_t> doubtful() const {
        struct Near {
            double apart;
            std::size_t pair;
        };
        std::vector<Near> near;
        std::size_t at = 0;
        for (const Link& link : answer_.links) {
            while (std::tie(workings_.pairs[at].a, workings_.pairs[at].b) < std::tie(link.left, link.right))
                ++at;
            near.push_back({std::abs(link.probability - 0.5), at});
        }
        near = foremost(std::move(near), pairs_shown, [](const Near& x, const Near& y) {
            return std::tie(x.apart, x.pair) < std::tie(y.apart, y.pair);
        });
        std::vector<std::size_t> pairs;
        for (const Near& each : near)
            pairs.push_back(each.pair);
        return pairs;
    }

    std::vector<Explanation> explained(const std::vector<std::size_t>& pairs) const {
        std::vector<Explanation> explanations(pairs.size());
        for_each_part(workings_.threads, pairs.size(), [&](std::size_t i, unsigned) {
            explanations[i] = explain(workings_, workings_.pairs[pairs[i]].a, workings_.pairs[pairs[i]].b);
        });
        return explanations;
    }

    const Workings& workings_;
    const Answer& answer_;
    std::vector<bool> told_;
};

}  // namespace

Figures draw_figures(const Workings& workings, const Answer& answer) {
    return Drawing(workings, answer).draw();
}

}  // namespace baophu::linkage::engine
