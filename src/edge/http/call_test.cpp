#include "edge/http/call.h"

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::http {
namespace {

using Query = std::multimap<std::string, std::string>;

TEST(Asked, ReadsWhatMayStand) {
    const Query query{
        {"limit", "20"}, {"scheme", "voluntary"}, {"unit", "731"}, {"q", "Hòa"}, {"day", "2018-12-31"}};
    Asked asked(query);
    EXPECT_EQ(asked.integer("limit", 1, 500, 50), 20);
    EXPECT_EQ(asked.scheme(), Scheme::voluntary);
    EXPECT_EQ(asked.unit(), "731");
    EXPECT_EQ(asked.text("q"), "Hòa");
    EXPECT_EQ(asked.day("day"), Date::of(2018, 12, 31));
    EXPECT_EQ(asked.integer("offset", 0, 5, 3), 3);
    EXPECT_EQ(asked.one_of("sort", {"absent", "name"}, "absent"), "absent");
    asked.finish();
}

TEST(Asked, RefusesWhatMayNot) {
    const std::vector<std::pair<Query, std::function<void(Asked&)>>> wrong{
        {{{"limit", "0"}}, [](Asked& a) { a.integer("limit", 1, 500, 50); }},
        {{{"limit", "501"}}, [](Asked& a) { a.integer("limit", 1, 500, 50); }},
        {{{"limit", "5x"}}, [](Asked& a) { a.integer("limit", 1, 500, 50); }},
        {{{"limit", "99999999999999999999"}}, [](Asked& a) { a.integer("limit", 1, 500, 50); }},
        {{{"limit", "1"}, {"limit", "2"}}, [](Asked& a) { a.integer("limit", 1, 500, 50); }},
        {{}, [](Asked& a) { a.scheme(); }},
        {{{"scheme", "both"}}, [](Asked& a) { a.scheme(); }},
        {{{"unit", "7"}}, [](Asked& a) { a.unit(); }},
        {{{"unit", "731' OR 1"}}, [](Asked& a) { a.unit(); }},
        {{{"day", "31.31.2018"}}, [](Asked& a) { a.day("day"); }},
        {{{"q", std::string(201, 'a')}}, [](Asked& a) { a.text("q"); }},
        {{{"q", "\xff"}}, [](Asked& a) { a.text("q"); }},
        {{{"q", std::string("a\0b", 3)}}, [](Asked& a) { a.text("q"); }},
        {{{"lmit", "5"}},
         [](Asked& a) {
             a.integer("limit", 1, 500, 50);
             a.finish();
         }},
    };
    for (const auto& [query, read] : wrong) {
        Asked asked(query);
        EXPECT_EQ(code_of([&] { read(asked); }), fault::parameter_wrong)
            << (query.empty() ? "" : query.begin()->second);
    }
}

TEST(Body, ReadsWhatMayStand) {
    Body body(R"({"name": "lan", "wage": 8500000, "territory": null})");
    EXPECT_EQ(body.text("name"), "lan");
    EXPECT_EQ(body.integer("wage", 0, 10'000'000), 8'500'000);
    EXPECT_FALSE(body.maybe_text("territory"));
    EXPECT_FALSE(body.maybe_integer("supported_before", 0, 600));
    body.finish();
}

TEST(Body, RefusesWhatMayNot) {
    const auto read = [](const char* text) {
        Body body(text);
        body.text("name", 5);
        body.maybe_integer("wage", 0, 100);
        body.finish();
    };
    for (const char* text :
         {"", "[]", "{", "{\"name\": 5}", "{\"name\": \"\"}", "{}", "{\"name\": \"lan\", \"wage\": 101}",
          "{\"name\": \"lan\", \"wage\": 1.5}", "{\"name\": \"lan\", \"wage\": \"1\"}",
          "{\"name\": \"lan\", \"role\": \"leader\"}", "{\"name\": \"123456789012345678901\"}",
          "{\"name\": \"\\u0000\"}"})
        EXPECT_EQ(code_of([&] { read(text); }), fault::body_wrong) << text;
}

TEST(Place, ComesBackFromItsCursor) {
    const Place place{.run = "0123456789abcdef", .offset = 150};
    const Place again = Place::parse(place.text());
    EXPECT_EQ(again.run, place.run);
    EXPECT_EQ(again.offset, 150);
    EXPECT_EQ(Place::parse(std::nullopt).offset, 0);
    for (const char* broken : {"", "abc", "abc:", "abc:-1", "abc:x"})
        EXPECT_EQ(code_of([&] { Place::parse(broken); }), fault::parameter_wrong) << broken;
}

TEST(Request, CookiesAreFoundByTheirWholeName) {
    Request request;
    request.headers["cookie"] = "x_baophu=1; baophu=abc ; other=2";
    EXPECT_EQ(request.cookie("baophu"), "abc ");
    EXPECT_EQ(request.cookie("other"), "2");
    EXPECT_EQ(request.cookie("none"), "");
}

}  // namespace
}  // namespace baophu::http
