// docs/linkage.md teaches with examples: they run as they stand there, and what it says of them holds.
#include <algorithm>
#include <cstdlib>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "program_run.h"

namespace baophu::scenario {
namespace {

// All shell blocks of the guide, one after the other.
std::string shell_blocks(const std::string& guide) {
    const std::string opens = "```sh\n";
    std::string script = "set -eu\n";
    for (std::size_t at = guide.find(opens); at != std::string::npos; at = guide.find(opens, at)) {
        at += opens.size();
        script += guide.substr(at, guide.find("```", at) - at);
    }
    return script;
}

class LinkingGuide : public testing::Test {
protected:
    void SetUp() override {
        const std::filesystem::path program = BAOPHU_PROGRAM;
        const std::string script =
            shell_blocks(read_file(std::filesystem::path(BAOPHU_SOURCE_ROOT) / "docs/linkage.md"));
        write_file(folder_ / "guide.sh", script);
        const std::string command = "cd '" + folder_.path().string() + "' && PATH='" +
                                    program.parent_path().string() +
                                    "':\"$PATH\" sh guide.sh > told.txt 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << read_file(folder_ / "told.txt");
        told_ = read_file(folder_ / "told.txt");
    }

    TemporaryFolder folder_;
    std::string told_;
};

TEST_F(LinkingGuide, NearlyAllLinksAreFoundAndRight) {
    const std::regex row("Probability ≥ 0\\.5 .* ([01]\\.[0-9]+) +([01]\\.[0-9]+) +[01]\\.[0-9]+\n");
    std::smatch found;
    ASSERT_TRUE(std::regex_search(told_, found, row)) << told_;
    EXPECT_GT(std::stod(found[1]), 0.99);
    EXPECT_GT(std::stod(found[2]), 0.99);
}

TEST_F(LinkingGuide, ThePairIsExplained) {
    for (const char* word : {"Before looking", "1960-01-18", "rare value", "Weight", "Probability 1.0000",
                             "Passes that find the pair"})
        EXPECT_NE(told_.find(word), std::string::npos) << word << "\n" << told_;
}

TEST_F(LinkingGuide, ItsFilesAreThere) {
    EXPECT_EQ(read_file(folder_ / "links.csv").substr(0, 37), "left_id,right_id,weight,probability\r\n");
    const std::string review = read_file(folder_ / "review.csv");
    EXPECT_EQ(review.substr(0, 43), "left_id,right_id,weight,probability,worth\r\n");
    EXPECT_EQ(std::ranges::count(review, '\n'), 21);
    EXPECT_NE(told_.find("1 pairs are the same, 1 are different"), std::string::npos) << told_;
    EXPECT_EQ(read_file(folder_ / "clusters.csv").substr(0, 12), "id,cluster\r\n");
}

// The report needs nothing but itself.
TEST_F(LinkingGuide, TheReportLoadsNothing) {
    const std::string report = read_file(folder_ / "report.html");
    for (const char* part : {"What each level says", "Rare values weigh more", "Blocking", "Most doubtful",
                             "The surest links", "Near misses", "</html>"})
        EXPECT_NE(report.find(part), std::string::npos) << part;
    for (const char* outside : {"http", "src=", "@import", "url(", "<script", "{", "nan", "inf<"}) {
        const std::string body = report.substr(report.find("</style>"));
        EXPECT_EQ(body.find(outside), std::string::npos) << outside;
    }
}

}  // namespace
}  // namespace baophu::scenario
