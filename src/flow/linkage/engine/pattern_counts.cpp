#include "flow/linkage/engine/pattern_counts.h"

#include <algorithm>

#include "flow/linkage/engine/mixing.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t places_at_first = 1 << 12;

}  // namespace

PatternCounter::PatternCounter() : places_(places_at_first) {}

void PatternCounter::add(Pattern pattern, std::uint64_t pairs) {
    if (pairs == 0) return;
    const std::size_t last = places_.size() - 1;
    std::size_t place = mix(pattern) & last;
    while (places_[place].pairs != 0 && places_[place].pattern != pattern)
        place = (place + 1) & last;
    const bool fresh = places_[place].pairs == 0;
    places_[place].pattern = pattern;
    places_[place].pairs += pairs;
    if (fresh && ++used_ * 2 > places_.size()) grow();
}

void PatternCounter::add(const PatternCounter& other, std::uint64_t times) {
    for (const PatternCount& count : other.places_)
        add(count.pattern, count.pairs * times);
}

void PatternCounter::grow() {
    std::vector<PatternCount> before(places_.size() * 4);
    before.swap(places_);
    used_ = 0;
    for (const PatternCount& count : before)
        add(count.pattern, count.pairs);
}

std::vector<PatternCount> PatternCounter::sorted() const {
    std::vector<PatternCount> counts;
    counts.reserve(used_);
    std::ranges::copy_if(places_, std::back_inserter(counts),
                         [](const PatternCount& count) { return count.pairs > 0; });
    std::ranges::sort(counts, {}, &PatternCount::pattern);
    return counts;
}

std::uint64_t PatternCounter::pairs() const {
    std::uint64_t pairs = 0;
    for (const PatternCount& count : places_)
        pairs += count.pairs;
    return pairs;
}

}  // namespace baophu::linkage::engine
