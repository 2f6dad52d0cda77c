// serve, before it serves: what would send passwords in the clear does not begin.
#include <gtest/gtest.h>

#include "core/base/temporary_folder_for_tests.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/program_for_tests.h"

namespace baophu::cli {
namespace {

class Serve : public testing::Test {
protected:
    // There is no workspace, so that whatever is not refused before ends there (BP-102).
    Ended serve(std::vector<std::string> options, const std::string& language = "vi") {
        std::vector<std::string> words{"--lang", language, "serve", (folder_ / "none").string()};
        words.insert(words.end(), options.begin(), options.end());
        return baophu(words);
    }

    TemporaryFolder folder_;
};

TEST_F(Serve, OtherMachinesAreNotLetInWithoutEncryption) {
    for (const char* address : {"0.0.0.0", "::", "10.0.0.7"}) {
        const Ended ended = serve({"--address", address});
        EXPECT_EQ(ended.exit_code, exit_usage) << ended.err;
        EXPECT_NE(ended.err.find("BP-101"), std::string::npos) << ended.err;
        EXPECT_NE(ended.err.find("--certificate"), std::string::npos) << ended.err;
        EXPECT_NE(ended.err.find(address), std::string::npos) << ended.err;
    }
    EXPECT_NE(serve({"--address", "0.0.0.0"}, "en").err.find("without encryption"), std::string::npos);
}

TEST_F(Serve, WithACertificateAProxyOrOnPurposeTheyAre) {
    for (const std::vector<std::string>& options : std::vector<std::vector<std::string>>{
             {},
             {"--address", "127.0.0.1"},
             {"--address", "::1"},
             {"--address", "0.0.0.0", "--certificate", "c.pem", "--key", "k.pem"},
             {"--address", "0.0.0.0", "--behind-proxy"},
             {"--address", "0.0.0.0", "--plain-text"}}) {
        const Ended ended = serve(options);
        EXPECT_NE(ended.err.find("BP-102"), std::string::npos) << ended.err;
    }
}

}  // namespace
}  // namespace baophu::cli
