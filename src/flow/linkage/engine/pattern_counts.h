// How many pairs show each pattern of levels. Training counts patterns, not pairs: of tens of millions of
// pairs there are some thousand patterns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "flow/linkage/engine/levels.h"

namespace baophu::linkage::engine {

struct PatternCount {
    Pattern pattern = 0;
    std::uint64_t pairs = 0;

    bool operator==(const PatternCount&) const = default;
};

class PatternCounter {
public:
    PatternCounter();

    void add(Pattern pattern, std::uint64_t pairs = 1);
    void add(const PatternCounter& other, std::uint64_t times = 1);

    // By pattern, so the same however the pairs were dealt to threads.
    std::vector<PatternCount> sorted() const;

    std::uint64_t pairs() const;

private:
    void grow();

    std::vector<PatternCount> places_;  // Open addressing; 0 pairs: free.
    std::size_t used_ = 0;
};

}  // namespace baophu::linkage::engine
