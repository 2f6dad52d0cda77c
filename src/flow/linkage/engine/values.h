// What the engine knows about each value of a dictionary: how near two values are, and which keys they
// block by. Both are worked out once per value, not once per record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "flow/linkage/engine/dictionary.h"
#include "flow/linkage/engine/jaro.h"
#include "flow/linkage/engine/letter_bag.h"
#include "flow/linkage/engine/levels.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// ENG-3, ENG-4: the level of two values of a name or text field. The levels of the most frequent values
// stand in a table; those of others are computed, most of them by their letters alone.
class WordLevels {
public:
    // Levels of the first `common` values are put into a table: common^2 bytes, half as many comparisons.
    WordLevels(const Dictionary& dictionary, Kind kind, std::size_t common, Kernel kernel, unsigned threads);

    // Both ids are not 0. Symmetric.
    Level level(ValueId a, ValueId b) const {
        if (a == b) return level::equal;
        if (a < common_ && b < common_) return table_[a * common_ + b];
        return compute(a, b);
    }

    std::size_t common() const { return common_; }
    const std::uint8_t* table() const { return table_.data(); }

    // The same without table and shortcut: the twin for tests.
    Level level_slowly(ValueId a, ValueId b) const;

private:
    // Not of equal values; the more frequent one is `a` where they are compared letter by letter.
    Level compute(ValueId a, ValueId b) const;
    Level compare(ValueId a, ValueId b) const;
    Level by_counts(const Letters& a, const Letters& b, const JaroCounts& counts) const;
    Level without_similarity(const Letters& a, const Letters& b) const;
    void fill_table(unsigned threads);

    Kind kind_;
    JaroCounter count_jaro_;
    BagKernel find_alike_;
    const FewestShared& fewest_;
    std::size_t common_ = 0;
    std::vector<Letters> letters_;
    std::vector<LetterBag> bags_;
    std::vector<std::uint8_t> table_;
};

// The key of each value, by id, under a form; 0 for no value. Forms of dates and digits: keys.h.
std::vector<std::uint32_t> keys_of_values(const Dictionary& dictionary, const Expression& expression);

// What a form other than `whole` takes of a folded text; empty for nothing.
std::string part_of_text(std::string_view folded, const Expression& expression);

// Soundex of the first word, "r163" for "robert"; empty without a letter of ASCII.
std::string soundex(std::string_view folded);

}  // namespace baophu::linkage::engine
