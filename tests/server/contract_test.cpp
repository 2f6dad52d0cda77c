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
