#include "edge/http/target.h"

#include <gtest/gtest.h>

namespace baophu::http {
namespace {

TEST(Target, PathsAreDecoded) {
    EXPECT_EQ(path_of("/api/search?q=a"), "/api/search");
    EXPECT_EQ(path_of("/api/persons/tax%2Ftaxpayers%2F36"), "/api/persons/tax/taxpayers/36");
    EXPECT_EQ(path_of("/a+b"), "/a+b");
}

TEST(Target, WhatCannotBeAPathIsNone) {
    for (const char* target : {"", "api", "*", "http://host/", "/%", "/%4", "/%zz", "/a%00b", "/..",
                               "/a/../b", "/%2e%2e/b", "/a/."})
        EXPECT_FALSE(path_of(target)) << target;
}

TEST(Target, QueriesAreDecoded) {
    const auto query = query_of("/api/search?q=bi%C3%AAn+h%C3%B2a&limit=5&&empty=&flag&q=2");
    EXPECT_EQ(query.count("q"), 2U);
    EXPECT_EQ(query.find("q")->second, "biên hòa");
    EXPECT_EQ(query.find("limit")->second, "5");
    EXPECT_EQ(query.find("empty")->second, "");
    EXPECT_EQ(query.find("flag")->second, "");
    EXPECT_EQ(query.size(), 5U);
}

TEST(Target, ABrokenEscapeInAQueryStays) {
    EXPECT_EQ(query_of("/?q=100%").find("q")->second, "100%");
    EXPECT_TRUE(query_of("/").empty());
    EXPECT_TRUE(query_of("/?").empty());
}

}  // namespace
}  // namespace baophu::http
