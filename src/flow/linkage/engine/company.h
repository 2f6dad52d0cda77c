// Company names: sets of words, each worth as much as it is rare (ENG-10).
//
//     "CTY TNHH Giay Minh Tin"       giay, minh, tin             legal forms weigh nothing
//     "Giay Minh Tin - chi nhanh 2"  giay, minh, tin, chi, nhanh, 2
//
// A word weighs log2(names / names with the word). What two names share is the weight of their common
// words over the weight of all words of either.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flow/linkage/engine/dictionary.h"
#include "flow/linkage/engine/levels.h"

namespace baophu::linkage::engine {

class CompanyLevels {
public:
    // `legal_forms` as people write them; each word of a form is left out by itself.
    CompanyLevels(const Dictionary& dictionary, const std::vector<std::string>& legal_forms);

    // Both ids are not 0. Symmetric. Linear in the words.
    Level level(ValueId a, ValueId b) const;

private:
    struct Word {
        std::uint32_t number;
        std::uint32_t weight;  // In 1/256 bit.
    };

    std::vector<std::vector<Word>> words_;  // By id: each word once, by number.
};

}  // namespace baophu::linkage::engine
