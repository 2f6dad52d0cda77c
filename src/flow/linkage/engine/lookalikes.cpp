#include "flow/linkage/engine/lookalikes.h"

#include <algorithm>
#include <cmath>

#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr unsigned rounds_max = 500;
constexpr double settled = 1e-5;        // A share of a level moves by less,
constexpr double settled_share = 1e-4;  // and the share of lookalikes by less of itself.
// Pairs of chance that the levels of lookalikes are drawn towards: fewer teach little.
constexpr double drawn_by = 30;
// Of lookalikes the share that may be taken for one without them.
constexpr double mistaken_most = 0.1;
constexpr std::size_t patterns_of_part = 1 << 11;

// What patterns of one part are taken for, on the average over their pairs.
struct Expected {
    double matches = 0;
    double alike = 0;
    double mistaken = 0;  // Lookalikes that would be taken for one without them.
    std::vector<LevelShares> levels;

    void add(const Expected& other) {
        matches += other.matches;
        alike += other.alike;
        mistaken += other.mistaken;
        for (std::size_t component = 0; component < levels.size(); ++component)
            for (std::size_t level = 0; level < levels_max; ++level)
                levels[component].at(level) += other.levels[component].at(level);
    }
};

class Fit {
public:
    Fit(const Records& records, const std::vector<PassPatterns>& passes, const Model& model, unsigned threads)
        : model_(model),
          patterns_(weighted_patterns(passes, model)),
          possible_(std::max(records.possible_pairs(), 1.0)),
          most_(most_matches(records)),
          threads_(threads),
          lambda_(model.lambda),
          alike_(model.lambda) {
        // Between chance and matches.
        for (std::size_t component = 0; component < model.u.size(); ++component) {
            LevelShares& shares = r_.emplace_back();
            for (std::size_t level = 1; level < levels_max; ++level)
                shares.at(level) = (model.m[component].at(level) + model.u[component].at(level)) / 2;
        }
    }

    Lookalikes run() {
        if (patterns_.empty()) return {};
        for (unsigned round = 0; round < rounds_max; ++round)
            if (!improve(expect())) break;
        const Expected found = expect();
        if (found.alike < 1 || found.mistaken > mistaken_most * found.alike) return {};
        return {.share = alike_ / (1 - lambda_), .r = r_};
    }

private:
    Expected expect() const {
        const std::vector<LevelShares> weights = logarithms();
        std::vector<Expected> parts((patterns_.size() + patterns_of_part - 1) / patterns_of_part);
        for_each_range(threads_, patterns_.size(), patterns_of_part,
                       [&](std::size_t first, std::size_t last, unsigned) {
                           Expected& part = parts[first / patterns_of_part];
                           part.levels.resize(r_.size());
                           for (std::size_t i = first; i < last; ++i)
                               take(patterns_[i], weights, part);
                       });
        Expected all = std::move(parts.front());
        for (std::size_t part = 1; part < parts.size(); ++part)
            all.add(parts[part]);
        return all;
    }

    void take(const WeightedPattern& each, const std::vector<LevelShares>& weights, Expected& part) const {
        double weight = 0;
        for (std::size_t component = 0; component < weights.size(); ++component)
            weight += weights[component][level_in(each.pattern, component)];
        const double odds = std::exp(each.weight);
        const double match = lambda_ * odds;
        const double alike = alike_ * std::exp(weight);
        const double all = match + alike + (1 - lambda_ - alike_);
        const double pairs = each.pairs * alike / all;
        part.matches += each.pairs * match / all;
        part.alike += pairs;
        part.mistaken += pairs * model_.lambda * odds / (model_.lambda * odds + 1 - model_.lambda);
        for (std::size_t component = 0; component < weights.size(); ++component)
            part.levels[component][level_in(each.pattern, component)] += pairs;
    }

    std::vector<LevelShares> logarithms() const {
        std::vector<LevelShares> weights(r_.size());
        for (std::size_t component = 0; component < r_.size(); ++component)
            for (std::size_t level = 1; level < levels_max; ++level)
                if (const double u = model_.u[component].at(level); u > 0)
                    weights[component].at(level) = std::log(r_[component].at(level) / u);
        return weights;
    }

    // Whether anything still moves.
    bool improve(const Expected& expected) {
        double moved = 0;
        for (std::size_t component = 0; component < r_.size(); ++component) {
            const LevelShares& levels = expected.levels[component];
            double known = drawn_by;
            for (std::size_t level = 1; level < levels_max; ++level)
                known += levels.at(level);
            for (std::size_t level = 1; level < levels_max; ++level) {
                double& share = r_[component].at(level);
                const double next = (levels.at(level) + drawn_by * model_.u[component].at(level)) / known;
                moved = std::max(moved, std::abs(next - share));
                share = next;
            }
        }
        lambda_ = std::clamp(expected.matches / model_.found, 1e-3, most_) / possible_;
        const double before = alike_;
        alike_ = std::clamp(expected.alike / possible_, 1e-12, 0.5);
        return moved > settled || std::abs(alike_ - before) > settled_share * alike_;
    }

    const Model& model_;
    std::vector<WeightedPattern> patterns_;
    double possible_;
    double most_;
    unsigned threads_;
    double lambda_;
    double alike_;  // Share of the possible pairs.
    std::vector<LevelShares> r_;
};

}  // namespace

Lookalikes find_lookalikes(const Records& records, const std::vector<PassPatterns>& passes,
                           const Model& model, unsigned threads) {
    return Fit(records, passes, model, threads).run();
}

}  // namespace baophu::linkage::engine
