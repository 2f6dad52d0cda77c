// The house from outside: version, language, exit codes, refusals, one writer, Ctrl+C.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include "program_run.h"

namespace baophu::scenario {
namespace {

TEST(House, VersionNamesProgramDatabaseAndFormats) {
    const Ended ended = baophu({"version"});
    EXPECT_EQ(ended.exit_code, 0);
    EXPECT_NE(ended.out.find("BaoPhu 0."), std::string::npos);
    EXPECT_NE(ended.out.find("DuckDB v1."), std::string::npos);
}

TEST(House, SpeaksVietnameseUnlessAskedForEnglish) {
    EXPECT_NE(baophu({"--help"}).out.find("Cách dùng"), std::string::npos);
    EXPECT_NE(baophu({"--lang", "en", "--help"}).out.find("Usage"), std::string::npos);
    EXPECT_NE(baophu({"coverage", "--help", "--lang=en"}).out.find("The gap by locality"), std::string::npos);
    const Ended unknown = baophu({"--lang", "fr", "version"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_NE(unknown.err.find("BP-110"), std::string::npos);
}

TEST(House, EachKindOfFaultHasItsExitCode) {
    const TemporaryFolder folder;
    EXPECT_EQ(baophu({"no-such-command"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage"}).exit_code, 2);
    EXPECT_EQ(baophu({"run", folder / "nowhere"}).exit_code, 4);
    ASSERT_EQ(baophu({"init", folder / "ws"}).exit_code, 0);
    EXPECT_EQ(baophu({"init", folder / "ws"}).exit_code, 4);
    EXPECT_EQ(baophu({"init", folder / "other", "--province", "99"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", folder / "ws"}).exit_code, 6);
    EXPECT_EQ(baophu({"run", folder / "ws"}).exit_code, 6);
    EXPECT_EQ(baophu({"intake", folder / "ws", folder / "nothing.csv"}).exit_code, 3);
}

TEST(House, AFaultSaysWhatWhyAndWhatToDoInBothLanguages) {
    const TemporaryFolder folder;
    const Ended vietnamese = baophu({"run", folder / "nowhere"});
    EXPECT_NE(vietnamese.err.find("BP-102"), std::string::npos);
    EXPECT_NE(vietnamese.err.find("Vì sao: "), std::string::npos);
    EXPECT_NE(vietnamese.err.find("Cần làm: "), std::string::npos);
    const Ended english = baophu({"--lang", "en", "run", folder / "nowhere"});
    EXPECT_NE(english.err.find("What to do: "), std::string::npos);
}

TEST(House, WhatItMakesIsForItsOwnerAlone) {
    const TemporaryFolder folder;
    ASSERT_EQ(baophu({"init", folder / "ws"}).exit_code, 0);
    for (const char* name : {"ws", "ws/store.sqlite", "ws/workspace.json", "ws/deliveries"}) {
        struct stat status{};
        ASSERT_EQ(::stat((folder / name).c_str(), &status), 0) << name;
        EXPECT_EQ(status.st_mode & 077, 0U) << name;
    }
}

TEST(House, ALaterFormatIsRefusedAndNothingIsTouched) {
    const TemporaryFolder folder;
    ASSERT_EQ(baophu({"init", folder / "ws"}).exit_code, 0);
    std::string description = read_file(folder / "ws/workspace.json");
    const std::size_t at = description.find("\"format\": 1");
    ASSERT_NE(at, std::string::npos);
    write_file(folder / "ws/workspace.json", description.replace(at, 11, "\"format\": 2"));
    const std::string before = picture_of(folder / "ws");
    const Ended ended = baophu({"run", folder / "ws"});
    EXPECT_EQ(ended.exit_code, 4);
    EXPECT_NE(ended.err.find("BP-105"), std::string::npos);
    EXPECT_EQ(picture_of(folder / "ws"), before);
}

TEST(House, ADamagedDescriptionIsRefused) {
    const TemporaryFolder folder;
    ASSERT_EQ(baophu({"init", folder / "ws"}).exit_code, 0);
    for (const char* content : {"", "{", "[]", "{\"format\": \"one\"}",
                                "{\"format\": 0, \"province\": \"75\", \"agency\": \"tax\"}"}) {
        write_file(folder / "ws/workspace.json", content);
        const Ended ended = baophu({"run", folder / "ws"});
        EXPECT_EQ(ended.exit_code, 4) << content;
        EXPECT_NE(ended.err.find("BP-106"), std::string::npos) << content;
    }
}

// A made-up province that is large enough for a run of some tenths of a second.
class Interrupted : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(baophu({"synth", "--out", folder_ / "province", "--scale", "0.02"}).exit_code, 0);
        ASSERT_EQ(baophu({"init", folder_ / "ws"}).exit_code, 0);
        ASSERT_EQ(baophu({"intake", folder_ / "ws", folder_ / "province/deliveries"}).exit_code, 0);
        ASSERT_EQ(baophu({"run", folder_ / "ws", "--month", "2018-11"}).exit_code, 0);
    }

    std::vector<std::string> run_december() const {
        return {"run", folder_ / "ws", "--month", "2018-12", "--progress", "plain"};
    }

    TemporaryFolder folder_;
};

TEST_F(Interrupted, CtrlCLeavesTheOldState) {
    const std::string answer = baophu({"coverage", folder_ / "ws"}).out;
    const std::string before = picture_of(folder_ / "ws");
    Process process(run_december());
    ASSERT_TRUE(process.wait_for_line("[2/6]"));
    process.signal(SIGINT);
    const Ended ended = process.wait();
    EXPECT_EQ(ended.exit_code, 130);
    EXPECT_NE(ended.err.find("BP-108"), std::string::npos);
    EXPECT_EQ(picture_of(folder_ / "ws"), before);
    EXPECT_EQ(baophu({"coverage", folder_ / "ws"}).out, answer);
}

// A file is in whole or not at all, and taking in the rest later gives the same figures.
TEST_F(Interrupted, AnIntakeStoppedHalfwayIsFinishedByTheNext) {
    ASSERT_EQ(baophu({"init", folder_ / "other"}).exit_code, 0);
    {
        Process process(
            {"intake", folder_ / "other", folder_ / "province/deliveries", "--progress", "plain"});
        ASSERT_TRUE(process.wait_for_line("[3/132]"));
        process.signal(SIGINT);
        EXPECT_EQ(process.wait().exit_code, 130);
    }
    for (const char* kind : {"deliveries", "intake"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / "other" / kind)) {
            EXPECT_NE(entry.path().extension(), ".partial") << entry.path();
        }
    }
    ASSERT_EQ(baophu({"intake", folder_ / "other", folder_ / "province/deliveries"}).exit_code, 0);
    ASSERT_EQ(baophu({"run", folder_ / "other", "--month", "2018-11"}).exit_code, 0);
    EXPECT_EQ(baophu({"coverage", folder_ / "other"}).out, baophu({"coverage", folder_ / "ws"}).out);
}

TEST_F(Interrupted, AStoppedSynthLeavesNothing) {
    Process process({"synth", "--out", folder_ / "another", "--scale", "0.3", "--progress", "plain"});
    ASSERT_TRUE(process.wait_for_line("[2/3]"));
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait().exit_code, 130);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "another"));
}

TEST_F(Interrupted, AKilledRunLeavesTheOldStateAndTheNextWriterCleansUp) {
    const std::string answer = baophu({"coverage", folder_ / "ws"}).out;
    {
        Process process(run_december());
        ASSERT_TRUE(process.wait_for_line("[2/6]"));
        process.signal(SIGKILL);
        EXPECT_EQ(process.wait().exit_code, 128 + SIGKILL);
    }
    EXPECT_EQ(baophu({"coverage", folder_ / "ws"}).out, answer);
    ASSERT_EQ(baophu(run_december()).exit_code, 0);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "ws")) {
        EXPECT_NE(entry.path().extension(), ".partial") << entry.path();
    }
}

TEST_F(Interrupted, ASecondWriterIsToldWhoWrites) {
    Process first(run_december());
    ASSERT_TRUE(first.wait_for_line("[1/6]"));
    const Ended second = baophu(run_december());
    EXPECT_EQ(second.exit_code, 5);
    EXPECT_NE(second.err.find("BP-103"), std::string::npos);
    EXPECT_NE(second.err.find("baophu run, "), std::string::npos);
    EXPECT_NE(second.err.find("pid "), std::string::npos);
    // Readers do not wait.
    EXPECT_EQ(baophu({"coverage", folder_ / "ws"}).exit_code, 0);
    EXPECT_EQ(first.wait().exit_code, 0);
}

}  // namespace
}  // namespace baophu::scenario
