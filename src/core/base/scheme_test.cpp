#include "core/base/scheme.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

TEST(Scheme, every_word_reads_back_and_no_other_does) {
    for (const Scheme scheme : all_schemes)
        EXPECT_EQ(parse_scheme(to_word(scheme)), scheme);
    for (const char* word : {"", "Compulsory", "health", "compulsory "})
        EXPECT_EQ(parse_scheme(word), std::nullopt) << word;
}

}  // namespace
}  // namespace baophu
