// The candidates of each record in each other register, and how free either record of a pair is for it
// (posterior.h). Only pairs with rivals are asked in every round; the others are as likely as their odds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/parallel.h"
#include "flow/linkage/engine/places.h"
#include "flow/linkage/engine/posterior.h"

namespace baophu::linkage::engine {

// A sum of which any part can be taken out again, however much larger than the others.
class Sum {
public:
    void add(double part, std::uint32_t from) {
        if (part > most_) {
            rest_ += std::exchange(most_, part);
            from_ = from;
        } else {
            rest_ += part;
        }
    }
    double without(double part, std::uint32_t from) const {
        return from == from_ ? rest_ : std::max(most_ + rest_ - part, 0.0);
    }

private:
    double most_ = 0;
    double rest_ = 0;
    std::uint32_t from_ = ~std::uint32_t{0};
};

// How many links there are between each two registers.
class Partners {
public:
    explicit Partners(const Records& records)
        : records_(&records), registers_(records.registers()), links_(registers_ * registers_, 0) {}

    // `between`: the smaller register times their number, and the larger.
    void add(std::size_t between, double probability) { links_[between] += probability; }
    void add(const Partners& others);

    double sum() const;

    // Of the possible pairs the share whose records both have no partner in the other's register.
    double free_pairs() const;

private:
    double without_partner(std::size_t register_index, double links) const;

    const Records* records_;
    std::size_t registers_;
    std::vector<double> links_;
};

class Competition {
public:
    // All outlive it.
    Competition(const Records& records, std::span<const ScoredPair> pairs, const PosteriorOptions& options);

    struct Heard {
        double change = 0;  // By how much the probability of a pair changed, at most.
        Partners partners;
    };

    // Every record hears of the others how free they are, the odds being `factor` times as large; `half_way`
    // from what it knew, else two that court each other may sway for ever. The same whatever the threads.
    Heard hear(double factor, bool half_way);

    // Calls give(i, probability) for each pair, on all threads; of a pair with rivals its last call counts.
    template <class Give>
    void for_each_probability(double factor, const Give& give) const {
        for_each_range(threads_, pairs_.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
            for (std::size_t i = first; i < last; ++i)
                give(i, probability_of(odds_[i], factor));
            for (const Rival& rival : rivals_from(first, last))
                give(rival.pair, probability(rival, factor));
        });
    }

    // Which registers the pair links, as Partners counts them.
    std::size_t between(std::size_t pair) const { return between_[pair]; }

private:
    static constexpr std::size_t piece = 1 << 14;  // Pairs whose links are added up by themselves.
    static constexpr double odds_most = 1e18;

    // A pair whose records have other candidates.
    struct Rival {
        double odds;
        double free_a;       // How free its first record is for the second,
        double free_b;       // and the second for the first.
        std::uint32_t at_a;  // The places where they compete, by number.
        std::uint32_t at_b;
        std::uint32_t pair;
    };

    static double scaled(double odds, double factor) { return std::min(odds * factor, odds_most); }
    static double probability_of(double odds, double factor) {
        return scaled(odds, factor) / (1 + scaled(odds, factor));
    }
    static double probability(const Rival& rival, double factor) {
        const double odds = scaled(rival.odds, factor) * rival.free_a * rival.free_b;
        return odds / (1 + odds);
    }

    void add_up(double factor);
    void hear_piece(std::size_t first, std::size_t last, double factor, bool half_way, Heard& heard);
    void hear_of(Rival& rival, double factor, bool half_way);
    std::span<Rival> rivals_from(std::size_t first, std::size_t last);
    std::span<const Rival> rivals_from(std::size_t first, std::size_t last) const;
    void rule_out(const PosteriorOptions& options);
    void take_rivals();
    void gather_candidates(std::size_t places);
    std::size_t place_of_a(std::size_t i) const { return places_.place(pairs_[i].a, pairs_[i].b); }
    std::size_t place_of_b(std::size_t i) const { return places_.place(pairs_[i].b, pairs_[i].a); }

    const Records& records_;
    std::span<const ScoredPair> pairs_;
    Places places_;
    unsigned threads_;
    std::vector<double> odds_;               // By pair; of rivals 0.
    std::vector<std::uint16_t> between_;     // By pair: which registers it links, as Partners counts them.
    std::vector<Rival> rivals_;              // In the order of the pairs.
    std::vector<std::uint32_t> begin_;       // By number of a place, and one more: where its candidates begin
    std::vector<std::uint32_t> candidates_;  // in this, and some that are asked for ahead and not used.
    std::vector<Sum> sums_;                  // By number of a place.
};

}  // namespace baophu::linkage::engine
