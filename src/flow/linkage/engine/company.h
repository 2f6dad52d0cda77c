// Company names: sets of words, each worth as much as it is rare (ENG-10).
//
//     "CTY TNHH Giay Minh Tin"                     giay, minh, tin             legal forms weigh nothing
//     "CTY TNHH SX Giay"                           san, xuat, giay             abbreviations are written out
//     "Giay Minh Tin - Chi nhanh Long Khanh"       giay, minh, tin | long, khanh
//     "Chi nhanh Cong ty Giay Minh Tin - Long Khanh"   the same
//     "Acme Ltd, Leeds branch"                     acme | leeds
//
// A word weighs log2(1 + names / names with the word). What two names share is the weight of their common
// words over the weight of all words of either. Where the firm's own words are the same and the branches are
// not, it is the same firm with another branch; the firm without a branch is another branch too.
//
// Which words are the branch: those behind a branch word; where nothing stands behind it, those before it
// back to the last comma, bracket, dash or legal form, or else one word; where the name begins with it and a
// legal form follows, those behind the next comma, bracket or dash.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flow/linkage/engine/dictionary.h"
#include "flow/linkage/engine/levels.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// A name in its parts, legal forms left out, abbreviations written out.
struct CompanyName {
    std::vector<std::string> firm;
    std::vector<std::string> branch;
    bool is_branch = false;  // Its branch may have no name.

    bool operator==(const CompanyName&) const = default;
};

class CompanyReader {
public:
    // Words as people write them; each word of a legal form is left out by itself.
    explicit CompanyReader(const Specification& specification);

    CompanyName read(std::string_view folded) const;

private:
    struct Word {
        std::string text;
        bool after_break = false;  // A comma, bracket or dash stands before it.
        bool legal = false;
    };
    using Words = std::vector<Word>;

    // Where a branch word or phrase stands; `length` 0: nowhere.
    struct Mark {
        std::size_t at = 0;
        std::size_t length = 0;
    };

    Words words_of(std::string_view folded) const;
    Mark find_mark(const Words& words) const;
    // Places of words from `first` to before `last`.
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    static CompanyName divide(const Words& words, const Range& firm, const Range& branch);
    static CompanyName divide_at(const Words& words, const Mark& mark);
    static CompanyName divide_behind(const Words& words, std::size_t first);

    std::vector<std::string> legal_;                                               // Sorted.
    std::vector<std::pair<std::string, std::vector<std::string>>> abbreviations_;  // Sorted.
    std::vector<std::vector<std::string>> branch_words_;
};

class CompanyLevels {
public:
    CompanyLevels(const Dictionary& dictionary, const Specification& specification);

    // Both ids are not 0. Symmetric. Linear in the words.
    Level level(ValueId a, ValueId b) const;

private:
    struct Word {
        std::uint32_t number;
        std::uint32_t weight;  // In 1/256 bit.
    };
    using Numbers = std::vector<std::uint32_t>;

    // Only of names that are a branch.
    struct Parts {
        Numbers firm;  // Sorted, each once.
        Numbers branch;
    };
    struct Name {
        std::vector<Word> words;  // Each once, by number; those of the branch with them.
        std::int32_t parts = -1;  // Their place, of a branch.
    };

    Numbers firm_of(const Name& name) const;
    Level level_of_branches(const Name& a, const Name& b, Level otherwise) const;

    std::vector<Name> names_;  // By id.
    std::vector<Parts> parts_;
};

}  // namespace baophu::linkage::engine
