#include "flow/linkage/engine/letter_bag.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

// Letters in common, each as often as both have it.
std::uint32_t shared_slowly(std::string a, std::string b) {
    std::uint32_t shared = 0;
    for (const char letter : a)
        if (const std::size_t at = b.find(letter); at != std::string::npos) {
            b.erase(at, 1);
            ++shared;
        }
    return shared;
}

std::vector<std::string> words() {
    Dice dice(23);
    std::vector<std::string> made{"", "a", "aaaaaa", "nguyen", "an na"};
    for (int i = 0; i < 300; ++i)
        made.push_back(with_slip(dice, word_of(dice.below(40)) + word_of(dice.below(9))));
    return made;
}

// A bag may take letters for shared that are not, never the other way round: no two words that are alike are
// missed.
TEST(LetterBag, ENG1_NeverTellsTooFewOnAnyKernel) {
    const std::vector<std::string> all = words();
    std::vector<LetterBag> bags;
    for (const std::string& word : all)
        bags.push_back(bag_of(word));
    FewestShared fewest{};
    for (std::size_t a = 0; a < fewest.size(); ++a)
        for (std::size_t b = 0; b < fewest.size(); ++b)
            fewest.at(a).at(b) = static_cast<std::uint8_t>(std::min(a, b) / 2 + 1);
    const auto found_by = [&](const LetterBag& bag, Kernel kernel) {
        std::vector<std::uint32_t> found(bags.size());
        found.resize(bag_kernel(kernel)(bag, bags, fewest, found.data()));
        return found;
    };
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < bags.size(); ++i) {
        const std::vector<std::uint32_t> found = found_by(bags[i], Kernel::plain);
        for (const Kernel kernel : kernels_here())
            EXPECT_EQ(found_by(bags[i], kernel), found);
        for (std::uint32_t j = 0; j < bags.size(); ++j) {
            const bool alike = shared_slowly(all[i], all[j]) >= fewest.at(bags[i].length).at(bags[j].length);
            EXPECT_TRUE(!alike || std::ranges::binary_search(found, j)) << all[i] << ' ' << all[j];
        }
        left_out += bags.size() - found.size();
    }
    EXPECT_GT(left_out, bags.size() * bags.size() / 3);
}

}  // namespace
}  // namespace baophu::linkage::engine
