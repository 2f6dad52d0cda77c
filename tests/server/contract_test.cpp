// The contract and the program hold together: every route of the one stands in the other, behind the same
// door, and every field of an answer has a kind that the policy knows.
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include "edge/http/routes.h"
#include "edge/rights/words.h"

namespace baophu::http {
namespace {

const YAML::Node& contract() {
    static const YAML::Node whole = YAML::LoadFile(std::string(BAOPHU_SOURCE_ROOT) + "/api/openapi.yaml");
    return whole;
}

std::string capital(std::string_view word) {
    std::string capitals(word);
    for (char& c : capitals)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return capitals;
}

// "GET /api/search" -> "signed_in"
std::map<std::string, std::string> doors_of_the_contract() {
    std::map<std::string, std::string> doors;
    for (const auto& path : contract()["paths"]) {
        for (const auto& operation : path.second) {
            const auto method = capital(operation.first.as<std::string>());
            doors[method + " " + path.first.as<std::string>()] =
                operation.second["x-right"].as<std::string>("");
        }
    }
    return doors;
}

TEST(Contract, EveryRouteStandsInItBehindTheSameDoor) {
    std::map<std::string, std::string> doors;
    for (const Route& route : routes())
        doors[std::string(to_word(route.method)) + " " + std::string(route.pattern)] =
            std::string(route.door.word());
    EXPECT_EQ(doors, doors_of_the_contract());
}

// TOK-5
TEST(Contract, SaysWhatATokenOpens) {
    const auto opens = [](const YAML::Node& security, const std::string& scheme) {
        for (const auto& one : security) {
            if (one[scheme]) return true;
        }
        return false;
    };
    ASSERT_TRUE(opens(contract()["security"], "session"));
    ASSERT_FALSE(opens(contract()["security"], "token"));
    int open = 0;
    for (const Route& route : routes()) {
        std::string method(to_word(route.method));
        for (char& c : method)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const YAML::Node told = contract()["paths"][std::string(route.pattern)][method]["security"];
        const YAML::Node security = told.IsDefined() ? told : contract()["security"];
        EXPECT_EQ(opens(security, "token"), is_open_to_tokens(route)) << method << route.pattern;
        EXPECT_EQ(opens(security, "session"), route.door.kind != Door::Kind::anyone) << route.pattern;
        open += is_open_to_tokens(route) ? 1 : 0;
    }
    EXPECT_GT(open, 30);
    for (const char* scheme : {"session", "token"})
        EXPECT_TRUE(contract()["components"]["securitySchemes"][scheme].IsDefined());
}

TEST(Contract, WhatChangesSomethingTakesABodyThatIsDescribed) {
    for (const Route& route : routes()) {
        std::string method(to_word(route.method));
        for (char& c : method)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const YAML::Node body = contract()["paths"][std::string(route.pattern)][method]["requestBody"];
        EXPECT_EQ(body.IsDefined(), route.body_bytes_max > 0) << route.pattern;
    }
}

// Walks a schema and tells each property that no x-shows reaches, its own, its object's or an outer one's.
class Walk {
public:
    std::vector<std::string> without_kind;
    std::vector<std::string> unknown_kind;

    void schema(const YAML::Node& node, const std::string& place, const std::string& outer) {
        if (node["$ref"]) return reference(node["$ref"].as<std::string>(), outer);
        std::string kind = outer;
        if (node["x-shows"]) {
            kind = node["x-shows"].as<std::string>();
            if (!rights::parse_shown(kind)) unknown_kind.push_back(place + ": " + kind);
        }
        const bool is_object = node["properties"].IsDefined();
        if (!is_object && kind.empty()) without_kind.push_back(place);
        for (const auto& property : node["properties"])
            schema(property.second, place + "." + property.first.as<std::string>(), kind);
        if (node["items"]) schema(node["items"], place + "[]", kind);
        for (const auto& one : node["oneOf"])
            schema(one, place, kind);
    }

private:
    void reference(const std::string& text, const std::string& outer) {
        const std::string name = text.substr(text.rfind('/') + 1);
        const YAML::Node node = contract()["components"]["schemas"][name];
        ASSERT_TRUE(node.IsDefined()) << text;
        // Small types (Month, Persons) are of the kind of what they stand in.
        if (!seen_.emplace(name + "|" + outer).second) return;
        schema(node, name, outer);
    }

    std::set<std::string> seen_;
};

YAML::Node response_of(const YAML::Node& node) {
    if (!node["$ref"]) return node;
    const std::string text = node["$ref"].as<std::string>();
    return contract()["components"]["responses"][text.substr(text.rfind('/') + 1)];
}

TEST(Contract, EveryFieldOfEveryAnswerHasAKindThatThePolicyKnows) {
    Walk walk;
    std::size_t answers = 0;
    for (const auto& path : contract()["paths"]) {
        for (const auto& operation : path.second) {
            for (const auto& response : operation.second["responses"]) {
                for (const auto& content : response_of(response.second)["content"]) {
                    if (content.first.as<std::string>().find("json") == std::string::npos) continue;
                    walk.schema(content.second["schema"], path.first.as<std::string>(), "");
                    ++answers;
                }
            }
        }
    }
    EXPECT_GT(answers, routes().size());
    EXPECT_TRUE(walk.without_kind.empty()) << walk.without_kind.front();
    EXPECT_TRUE(walk.unknown_kind.empty()) << walk.unknown_kind.front();
}

TEST(Contract, AnUnmarkedFieldIsFound) {
    Walk walk;
    walk.schema(YAML::Load("{type: object, properties: {pay: {type: integer}}}"), "planted", "");
    EXPECT_EQ(walk.without_kind, std::vector<std::string>{"planted.pay"});
    walk.schema(YAML::Load("{type: object, x-shows: everything, properties: {pay: {type: integer}}}"),
                "planted", "");
    EXPECT_EQ(walk.unknown_kind.size(), 1U);
}

// Fields of an answer whose names speak of pay, with the answers of law and the calculators left out: what
// one types in comes back there.
class PayFields {
public:
    std::vector<std::string> found;

    void schema(const YAML::Node& node, const std::string& place) {
        if (node["$ref"]) {
            const std::string text = node["$ref"].as<std::string>();
            const std::string name = text.substr(text.rfind('/') + 1);
            if (seen_.insert(name).second) schema(contract()["components"]["schemas"][name], name);
            return;
        }
        for (const auto& property : node["properties"]) {
            const std::string name = property.first.as<std::string>();
            const std::string here = place + "." + name;
            if (speaks_of_pay(name)) found.push_back(here);
            schema(property.second, here);
        }
        if (node["items"]) schema(node["items"], place + "[]");
        for (const auto& one : node["oneOf"])
            schema(one, place);
    }

private:
    static bool speaks_of_pay(std::string_view name) {
        for (const std::string_view word : {"pay", "paid", "wage", "wages", "salary", "income", "fund",
                                            "base", "amount", "money", "earned"}) {
            for (std::size_t at = name.find(word); at != std::string_view::npos;
                 at = name.find(word, at + 1)) {
                const bool begins = at == 0 || name[at - 1] == '_';
                const bool ends = at + word.size() == name.size() || name[at + word.size()] == '_';
                if (begins && ends) return true;
            }
        }
        return false;
    }

    std::set<std::string> seen_;
};

// Domain: pay is for the matching of social insurance, and for the inspector within his case. Nobody is told
// it: there is no kind of thing "pay" in the policy. A field of it wants such a kind, with a row for whoever
// may see it.
TEST(Contract, PAY1_NoAnswerCarriesPay) {
    EXPECT_FALSE(rights::parse_shown("pay")) << "now that there is a kind, hold every field of pay to it";
    PayFields fields;
    for (const auto& path : contract()["paths"]) {
        const std::string name = path.first.as<std::string>();
        if (name.starts_with("/api/calculations/") || name.starts_with("/api/law")) continue;
        for (const auto& operation : path.second) {
            for (const auto& response : operation.second["responses"]) {
                for (const auto& content : response_of(response.second)["content"]) {
                    if (content.first.as<std::string>().find("json") != std::string::npos)
                        fields.schema(content.second["schema"], name);
                }
            }
        }
    }
    EXPECT_TRUE(fields.found.empty()) << fields.found.front();
}

TEST(Contract, PAY1_AFieldOfPayIsFound) {
    PayFields fields;
    fields.schema(YAML::Load("{properties: {payer: {type: string}, wage_fund: {type: integer}, "
                             "all: {type: array, items: {properties: {monthly_pay: {type: integer}}}}}}"),
                  "planted");
    EXPECT_EQ(fields.found, (std::vector<std::string>{"planted.wage_fund", "planted.all[].monthly_pay"}));
}

TEST(Contract, ObjectsAreClosed) {
    for (const auto& schema : contract()["components"]["schemas"]) {
        if (!schema.second["properties"]) continue;
        EXPECT_TRUE(schema.second["additionalProperties"].IsDefined() &&
                    !schema.second["additionalProperties"].as<bool>())
            << schema.first.as<std::string>();
    }
}

}  // namespace
}  // namespace baophu::http
