#include "edge/workspace/json_text.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace baophu::workspace {
namespace {

namespace json = boost::json;

TEST(JsonText, IsIndentedInTheOrderGiven) {
    const json::object value{{"b", 1}, {"a", {1, 2}}, {"c", json::object{}}, {"d", json::array{}}};
    EXPECT_EQ(pretty(value),
              "{\n  \"b\": 1,\n  \"a\": [\n    1,\n    2\n  ],\n  \"c\": {},\n  \"d\": []\n}\n");
}

TEST(JsonText, SaysTheSameValueAgain) {
    const json::object value{{"tên \"lạ\"\n", "Nguyễn\t\\"},
                             {"number", std::int64_t{9'007'199'254'740'993}},
                             {"rows", json::array{json::object{{"none", nullptr}}, true, 0.5}}};
    EXPECT_EQ(json::parse(pretty(value)), json::value(value));
}

}  // namespace
}  // namespace baophu::workspace
