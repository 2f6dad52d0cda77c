// What a file of the territory may not do: each fault is one change to a small record that is
// whole.
#include "core/territory/record.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr std::string_view whole_record = R"(
province: {code: "75", name: {vi: "Đồng Nai", en: "Dong Nai"}}
parts: [none.yaml]
sources:
  - {id: list, seen: list, title: {vi: "Danh mục", en: "List"}}
totals:
  - {from: "2017-01-01", level: commune, count: 2, source: [list]}
units:
  - code: "75"
    level: province
    versions:
      - {from: "2000-01-01", type: province, name: {vi: A, en: A}, source: [list], confidence: sure}
  - code: "26001"
    level: commune
    versions:
      - {from: "2017-01-01", to: "2019-12-31", parent: "75", type: commune, name: {vi: B, en: B},
         source: [list], confidence: sure}
      - {from: "2020-01-01", parent: "75", type: ward, name: {vi: B, en: B}, source: [list], confidence: sure}
  - code: "26002"
    level: commune
    versions:
      - {from: "2017-01-01", to: "2019-12-31", parent: "75", type: commune, name: {vi: C, en: C},
         source: [list], confidence: sure}
  - code: "26003"
    level: commune
    versions:
      - {from: "2020-01-01", parent: "75", type: commune, name: {vi: D, en: D}, source: [list],
         confidence: sure}
links:
  - {on: "2020-01-01", from: "26002", to: "26001", extent: part, persons: 10, source: [list], confidence: sure}
  - {on: "2020-01-01", from: "26002", to: "26003", extent: part, source: [list], confidence: sure}
unknown:
  - {id: note, vi: "Chưa biết", en: "Not known"}
)";

TerritoryRecord read(const std::string& text) {
    const BuiltinFile file{.path = "data/territory/test.yaml", .content = text};
    return read_territory(std::array{file});
}

std::string replaced(const std::string& what, const std::string& with) {
    std::string text(whole_record);
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
}

// The problem that the fault names, or "" if there is none.
std::string problem(const std::string& text) {
    try {
        read(text);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::builtin_file_broken);
        return failure.fault().details.at(1).second;
    }
    return "";
}

TEST(TerritoryRecord, ReadsWhatIsWhole) {
    const TerritoryRecord record = read(std::string(whole_record));
    EXPECT_EQ(record.units.size(), 4U);
    EXPECT_EQ(record.links.size(), 2U);
    EXPECT_EQ(record.links[0].persons, 10);
    EXPECT_FALSE(record.links[1].persons);
    EXPECT_TRUE(record.totals.front().types.empty());
    EXPECT_EQ(record.unknown.front().text(Language::vietnamese), "Chưa biết");
}

// TER-1, TER-2, TER-5
TEST(TerritoryRecord, RefusesWhatBreaksAPromise) {
    struct Broken {
        const char* what;
        const char* with;
        const char* problem;
    };
    for (const Broken& broken : {
             Broken{"source: [list], confidence: sure}\n  - code: \"26001\"",
                    "source: [press], confidence: sure}\n  - code: \"26001\"", "unknown source press"},
             {"count: 2, source: [list]", "count: 2, source: []", "no source"},
             {"count: 2", "count: two", "no count"},
             {"count: 2, source: [list]", "count: 2, source: [book]", "unknown source book"},
             {"to: \"2019-12-31\", parent: \"75\", type: commune, name: {vi: B",
              "to: \"2020-01-01\", parent: \"75\", type: commune, name: {vi: B", "two versions hold"},
             {"code: \"26003\"", "code: \"26002\"", "stands twice"},
             {"count: 2", "count: 2, types: {commune: 1}", "do not sum"},
             {"count: 2", "count: 2, types: {hamlet: 2}", "unknown type hamlet"},
             {"count: 2", "count: 2, types: {ward: 2}", "more units of the type commune"},
             {"count: 2", "count: 2, types: {commune: 2}", "more units of the type ward"},
             {"level: province", "level: land", "unknown level"},
             {"type: ward", "type: hamlet", "unknown type hamlet"},
             {"seen: list", "seen: rumour", "unknown seen rumour"},
             {"extent: part, persons: 10", "extent: whole", "neither whole nor in parts"},
             {"extent: part, persons: 10", "extent: some", "unknown extent some"},
             {"persons: 10", "persons: -1", "no count"},
             {"persons: 10", "persons: 0", "no persons"},
             {"from: \"26002\", to: \"26003\"", "from: \"26002\", to: \"26001\"", "two links to one unit"},
             {"from: \"26002\", to: \"26001\"", "from: \"26003\", to: \"26001\"",
              "no unit of the day before"},
             {"from: \"26002\", to: \"26001\"", "from: \"26002\", to: \"26002\"", "no unit of that day"},
             {"parent: \"75\", type: ward", "parent: \"74\", type: ward", "parent of 26001 is not there"},
             {"unknown:",
              "outside:\n  - {on: \"2020-01-01\", province: \"70\", to: [\"26001\"], source: [list], "
              "confidence: sure}\nunknown:",
              "does not begin on"},
             {"unknown:", "notes:", "unknown key notes"},
         }) {
        EXPECT_NE(problem(replaced(broken.what, broken.with)).find(broken.problem), std::string::npos)
            << broken.with << ": " << problem(replaced(broken.what, broken.with));
    }
}

// TER-5: people do not come from nowhere and do not vanish.
TEST(TerritoryRecord, RefusesAUnitThatEndsInNothingOrComesFromNowhere) {
    const std::string links = std::string(whole_record).substr(std::string(whole_record).find("links:"));
    const std::string kept = R"(links:
  - {on: "2020-01-01", from: "26002", to: "26001", extent: whole, source: [list], confidence: sure}
)";
    EXPECT_NE(problem(replaced(links, kept)).find("26003 comes from nowhere"), std::string::npos);
    const std::string none = R"(links:
  - {on: "2020-01-01", from: "26001", to: "26003", extent: whole, source: [list], confidence: sure}
)";
    EXPECT_NE(problem(replaced(links, none)).find("26002 ends in nothing"), std::string::npos);
}

TEST(TerritoryRecord, AMissingFileIsTold) {
    EXPECT_THROW(read_territory("ha-noi.yaml"), Failure);
}

}  // namespace
}  // namespace baophu
