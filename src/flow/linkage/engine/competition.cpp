#include "flow/linkage/engine/competition.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace baophu::linkage::engine {
namespace {

// So much of a register is always taken to be without a partner.
constexpr double free_least = 0.05;

// What so many steps ahead is wanted is on its way from memory.
constexpr std::size_t ahead = 8;

}  // namespace

void Partners::add(const Partners& others) {
    for (std::size_t i = 0; i < links_.size(); ++i)
        links_[i] += others.links_[i];
}

double Partners::sum() const {
    return std::accumulate(links_.begin(), links_.end(), 0.0);
}

double Partners::free_pairs() const {
    double free = 0;
    for (std::size_t a = 0; a < registers_; ++a)
        for (std::size_t b = a + 1; b < registers_; ++b) {
            const double links = links_[a * registers_ + b];
            free += without_partner(a, links) * without_partner(b, links);
        }
    return free / std::max(records_->possible_pairs(), 1.0);
}

double Partners::without_partner(std::size_t register_index, double links) const {
    const double all = records_->first[register_index + 1] - records_->first[register_index];
    return std::max(all - links, free_least * all);
}

Competition::Competition(const Records& records, std::span<const ScoredPair> pairs,
                         const PosteriorOptions& options)
    : records_(records),
      pairs_(pairs),
      places_(records),
      threads_(options.threads),
      odds_(pairs.size()),
      between_(pairs.size()) {
    for_each_range(threads_, pairs.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t i = first; i < last; ++i) {
            odds_[i] = std::exp2(to_bits(pairs[i].weight));
            between_[i] = static_cast<std::uint16_t>(places_.register_of(pairs[i].a) * records.registers() +
                                                     places_.register_of(pairs[i].b));
        }
    });
    rule_out(options);
    take_rivals();
}

Competition::Heard Competition::hear(double factor, bool half_way) {
    add_up(factor);
    std::vector<Heard> of_piece((pairs_.size() + piece - 1) / piece, {.partners = Partners(records_)});
    for_each_range(threads_, pairs_.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
        hear_piece(first, last, factor, half_way, of_piece[first / piece]);
    });
    Heard heard{.partners = Partners(records_)};
    for (const Heard& each : of_piece) {
        heard.change = std::max(heard.change, each.change);
        heard.partners.add(each.partners);
    }
    return heard;
}

// Of each place what its candidates claim together, in their order.
void Competition::add_up(double factor) {
    constexpr std::size_t places = 1 << 12;
    for_each_range(threads_, sums_.size(), places, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t place = first; place < last; ++place) {
            Sum sum;
            for (std::size_t i = begin_[place]; i < begin_[place + 1]; ++i) {
                __builtin_prefetch(&rivals_[candidates_[i + ahead]]);
                const Rival& rival = rivals_[candidates_[i]];
                const double free = rival.at_a == place ? rival.free_b : rival.free_a;
                sum.add(scaled(rival.odds, factor) * free, candidates_[i]);
            }
            sums_[place] = sum;
        }
    });
}

void Competition::hear_piece(std::size_t first, std::size_t last, double factor, bool half_way,
                             Heard& heard) {
    for (std::size_t i = first; i < last; ++i)
        heard.partners.add(between_[i], probability_of(odds_[i], factor));
    const std::span<Rival> rivals = rivals_from(first, last);
    for (std::size_t i = 0; i < rivals.size(); ++i) {
        __builtin_prefetch(&sums_[rivals[std::min(i + ahead, rivals.size() - 1)].at_b]);
        Rival& rival = rivals[i];
        const double before = probability(rival, factor);
        hear_of(rival, factor, half_way);
        const double after = probability(rival, factor);
        heard.change = std::max(heard.change, std::abs(after - before));
        heard.partners.add(between_[rival.pair], after);
    }
}

void Competition::hear_of(Rival& rival, double factor, bool half_way) {
    const auto number = static_cast<std::uint32_t>(&rival - rivals_.data());
    const double odds = scaled(rival.odds, factor);
    const double to_b = 1 / (1 + sums_[rival.at_a].without(odds * rival.free_b, number));
    const double to_a = 1 / (1 + sums_[rival.at_b].without(odds * rival.free_a, number));
    rival.free_a = half_way ? std::sqrt(rival.free_a * to_b) : to_b;
    rival.free_b = half_way ? std::sqrt(rival.free_b * to_a) : to_a;
}

// Those among the pairs from `first` to `last`.
std::span<Competition::Rival> Competition::rivals_from(std::size_t first, std::size_t last) {
    const auto begin = std::ranges::lower_bound(rivals_, first, {}, &Rival::pair);
    return {begin, std::ranges::lower_bound(begin, rivals_.end(), last, {}, &Rival::pair)};
}

std::span<const Competition::Rival> Competition::rivals_from(std::size_t first, std::size_t last) const {
    return const_cast<Competition*>(this)->rivals_from(first, last);
}

// Pairs that a sure pair rules out have no odds. Sure pairs are in no competition.
void Competition::rule_out(const PosteriorOptions& options) {
    if (options.sure.empty()) return;
    std::vector<bool> taken(places_.count(), false);
    for (const std::size_t sure : options.sure) {
        if (options.assignment == Assignment::one_to_one) taken[place_of_a(sure)] = true;
        if (options.assignment != Assignment::many_to_many) taken[place_of_b(sure)] = true;
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i)
        if (taken[place_of_a(i)] || taken[place_of_b(i)]) odds_[i] = 0;
    for (const std::size_t sure : options.sure)
        odds_[sure] = 0;
}

// Rivals take their odds with them: as pairs without a rival they have none.
void Competition::take_rivals() {
    const auto ends = [&](std::size_t i) { return std::pair(pairs_[i].a, pairs_[i].b); };
    constexpr std::uint32_t none = ~std::uint32_t{0};
    std::vector<std::uint32_t> number_of(places_.count(), none);
    std::uint32_t places = 0;
    const auto number = [&](std::size_t place) {
        if (number_of[place] == none) number_of[place] = places++;
        return number_of[place];
    };
    for (const std::uint32_t i : with_rivals(places_, pairs_.size(), ends))
        rivals_.push_back({.odds = std::exchange(odds_[i], 0),
                           .free_a = 1,
                           .free_b = 1,
                           .at_a = number(place_of_a(i)),
                           .at_b = number(place_of_b(i)),
                           .pair = i});
    gather_candidates(places);
}

// By place, in the order of the rivals.
void Competition::gather_candidates(std::size_t places) {
    sums_.resize(places);
    begin_.assign(places + 1, 0);
    candidates_.resize(2 * rivals_.size() + ahead);
    for (const Rival& rival : rivals_)
        for (const std::uint32_t place : {rival.at_a, rival.at_b})
            ++begin_[place];
    std::exclusive_scan(begin_.begin(), begin_.end(), begin_.begin(), std::uint32_t{0});
    std::vector<std::uint32_t> next = begin_;
    for (std::uint32_t i = 0; i < rivals_.size(); ++i)
        for (const std::uint32_t place : {rivals_[i].at_a, rivals_[i].at_b})
            candidates_[next[place]++] = i;
}

}  // namespace baophu::linkage::engine
