#include "core/documents/read_ahead.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace baophu {
namespace {

// Counts from 1 to `last`; then throws, if told to.
std::function<std::optional<int>()> counting(int last, bool throws = false) {
    return [last, throws, at = 0]() mutable -> std::optional<int> {
        if (at < last) return ++at;
        if (throws) throw std::runtime_error("cut");
        return std::nullopt;
    };
}

TEST(ReadAhead, ThePiecesComeInTheirOrderAndEnd) {
    ReadAhead<int> ahead(counting(1'000), 2);
    for (int i = 1; i <= 1'000; ++i)
        ASSERT_EQ(ahead.next(), i);
    EXPECT_EQ(ahead.next(), std::nullopt);
    EXPECT_EQ(ahead.next(), std::nullopt);
}

TEST(ReadAhead, WhatIsThrownComesBehindThePiecesBeforeIt) {
    ReadAhead<int> ahead(counting(3, true));
    for (int i = 1; i <= 3; ++i)
        ASSERT_EQ(ahead.next(), i);
    EXPECT_THROW(ahead.next(), std::runtime_error);
    EXPECT_EQ(ahead.next(), std::nullopt);
}

TEST(ReadAhead, WhoStopsDoesNotWaitForTheRest) {
    std::atomic<int> made = 0;
    {
        ReadAhead<int> ahead([&]() -> std::optional<int> { return ++made; }, 2);
        EXPECT_EQ(ahead.next(), 1);
    }
    EXPECT_LE(made, 4);  // The one taken, two that waited, and the one under way.
}

TEST(ReadAheadSource, GivesTheBytesOfItsSource) {
    std::string bytes;
    for (int i = 0; i < 300'000; ++i)
        bytes += static_cast<char>(i % 251);
    for (const std::size_t piece : {std::size_t{1'000}, std::size_t{700'000}}) {
        MemorySource source(bytes);
        ReadAheadSource ahead(source);
        std::string read;
        std::vector<char> into(piece);
        while (const std::size_t count = ahead.read(into))
            read.append(into.data(), count);
        EXPECT_TRUE(read == bytes);
        EXPECT_EQ(ahead.read(into), 0U);
    }
}

}  // namespace
}  // namespace baophu
