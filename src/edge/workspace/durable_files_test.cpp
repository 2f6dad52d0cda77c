// Whether a name survives a power cut cannot be tested here; what a reader sees can.
#include "edge/workspace/durable_files.h"

#include <atomic>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// What the file would be made with if nobody took care.
class OpenUmask {
public:
    OpenUmask() : before_(::umask(0)) {}
    ~OpenUmask() { ::umask(before_); }
    OpenUmask(const OpenUmask&) = delete;
    OpenUmask& operator=(const OpenUmask&) = delete;

private:
    mode_t before_;
};

unsigned rights_of(const fs::path& path) {
    return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
}

TEST(WriteDurably, PutsTheContentAndLeavesNothingBeside) {
    const TemporaryFolder folder;
    write_durably(folder / "tệp.json", "một");
    EXPECT_EQ(content_of(folder / "tệp.json"), "một");
    write_durably(folder / "tệp.json", "");
    EXPECT_EQ(content_of(folder / "tệp.json"), "");
    EXPECT_EQ(names_in(folder.path()), Names{"tệp.json"});
}

// A reader looks all the while; rename shows him one or the other.
TEST(WriteDurably, AReaderSeesTheOldContentOrTheNewOne) {
    const TemporaryFolder folder;
    const std::string old_one(200'000, 'a');
    const std::string new_one(100'000, 'b');
    write_durably(folder / "file", old_one);
    std::atomic<bool> done = false;
    std::atomic<int> mixed = 0;
    std::thread reader([&] {
        while (!done) {
            const std::string seen = content_of(folder / "file");
            if (seen != old_one && seen != new_one) ++mixed;
        }
    });
    for (int i = 0; i < 50; ++i)
        write_durably(folder / "file", i % 2 == 0 ? new_one : old_one);
    done = true;
    reader.join();
    EXPECT_EQ(mixed, 0);
}

TEST(WriteDurably, WhoHasTheOldFileOpenKeepsIt) {
    const TemporaryFolder folder;
    write_durably(folder / "file", "old");
    std::ifstream reader(folder / "file");
    write_durably(folder / "file", "new and longer");
    std::string seen;
    std::getline(reader, seen);
    EXPECT_EQ(seen, "old");
}

TEST(WriteDurably, TakesTheRestOfACrashForNothing) {
    const TemporaryFolder folder;
    put(folder / "file.partial", "a long half-written thing");
    write_durably(folder / "file", "new");
    EXPECT_EQ(content_of(folder / "file"), "new");
    EXPECT_EQ(names_in(folder.path()), Names{"file"});
}

TEST(WriteDurably, AFailureLeavesTheOldContent) {
    const TemporaryFolder folder;
    write_durably(folder / "file", "old");
    fs::create_directory(folder / "file.partial");
    EXPECT_EQ(code_of([&] { write_durably(folder / "file", "new"); }), fault::system_error);
    EXPECT_EQ(content_of(folder / "file"), "old");
    EXPECT_EQ(code_of([&] { write_durably(folder / "absent/file", "new"); }), fault::system_error);
    EXPECT_EQ(code_of([&] { write_durably(folder / "file/below", "new"); }), fault::system_error);
    fs::create_directories(folder / "full/of");
    EXPECT_EQ(code_of([&] { write_durably(folder / "full", "new"); }), fault::system_error);
}

TEST(WriteDurably, AFailureNamesThePathAndTheReason) {
    const TemporaryFolder folder;
    try {
        write_durably(folder / "absent/file", "new");
        ADD_FAILURE() << "was written";
    } catch (const Failure& failure) {
        EXPECT_EQ(detail_of(failure.fault(), "path"), (folder / "absent/file.partial").string());
        EXPECT_NE(detail_of(failure.fault(), "problem"), "");
    }
}

TEST(WriteDurably, AFullDiskIsToldAsSuch) {
    ASSERT_TRUE(fs::exists("/dev/full")) << "every Linux has it";
    const TemporaryFolder folder;
    fs::create_symlink("/dev/full", folder / "file.partial");
    EXPECT_EQ(code_of([&] { write_durably(folder / "file", "new"); }), fault::disk_full);
    EXPECT_FALSE(fs::exists(folder / "file"));
}

TEST(Rights, FilesAreTheirOwnersAloneWhateverTheUmask) {
    const TemporaryFolder folder;
    const OpenUmask open;
    write_durably(folder / "file", "x");
    EXPECT_EQ(rights_of(folder / "file"), 0600U);
    put(folder / "from", "x");
    fs::permissions(folder / "from", fs::perms::owner_read | fs::perms::others_read);
    copy_digested(folder / "from", folder / "to");
    EXPECT_EQ(rights_of(folder / "to"), 0600U);
}

TEST(Rights, FoldersFollowTheUmaskOfTheProgram) {
    const TemporaryFolder folder;
    const mode_t before = ::umask(077);
    make_folder(folder / "a/b");
    ::umask(before);
    EXPECT_EQ(rights_of(folder / "a"), 0700U);
    EXPECT_EQ(rights_of(folder / "a/b"), 0700U);
}

TEST(MakeFolder, MakesWhatIsAbsentAndKeepsWhatIsThere) {
    const TemporaryFolder folder;
    make_folder(folder / "a/b/c");
    put(folder / "a/b/c/file", "x");
    make_folder(folder / "a/b/c");
    EXPECT_EQ(content_of(folder / "a/b/c/file"), "x");
    EXPECT_EQ(code_of([&] { make_folder(folder / "a/b/c/file"); }), fault::system_error);
    EXPECT_EQ(code_of([&] { make_folder(folder / "a/b/c/file/below"); }), fault::system_error);
}

TEST(CopyAndSync, CopiesByteForByte) {
    const TemporaryFolder folder;
    std::string content = "Đồng Nai\r\n";
    content += std::string(300'000, '\0') + "\xFF";
    put(folder / "from", content);
    put(folder / "to", "older and to be overwritten");
    EXPECT_EQ(copy_digested(folder / "from", folder / "to"), sha256_hex(content));
    EXPECT_EQ(content_of(folder / "to"), content);
    EXPECT_EQ(code_of([&] { copy_digested(folder / "absent", folder / "to"); }), fault::file_unreadable);
    EXPECT_EQ(code_of([&] { copy_digested(folder.path(), folder / "other"); }), fault::file_unreadable);
}

TEST(ReadFile, ReadsAllOrFails) {
    const TemporaryFolder folder;
    put(folder / "file", std::string("a\0b\r\n", 5));
    put(folder / "empty", "");
    EXPECT_EQ(read_file(folder / "file"), std::string("a\0b\r\n", 5));
    EXPECT_EQ(read_file(folder / "empty"), "");
    EXPECT_EQ(code_of([&] { (void)read_file(folder / "absent"); }), fault::file_unreadable);
    EXPECT_EQ(code_of([&] { (void)read_file(folder / "file/below"); }), fault::file_unreadable);
}

// A folder can be opened like a file; what the stream threw was no Failure.
TEST(ReadFile, AFolderIsUnreadable) {
    const TemporaryFolder folder;
    EXPECT_EQ(code_of([&] { (void)read_file(folder.path()); }), fault::file_unreadable);
}

TEST(SwitchLink, PointsFromTheOldToTheNewInOneStep) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "runs/one");
    fs::create_directories(folder / "runs/two");
    switch_link(folder / "current", "runs/one");
    EXPECT_EQ(fs::read_symlink(folder / "current"), "runs/one");
    std::atomic<bool> done = false;
    std::atomic<int> absent = 0;
    std::thread reader([&] {
        while (!done) {
            if (!fs::exists(folder / "current")) ++absent;
        }
    });
    for (int i = 0; i < 50; ++i)
        switch_link(folder / "current", i % 2 == 0 ? "runs/two" : "runs/one");
    done = true;
    reader.join();
    EXPECT_EQ(absent, 0);
    EXPECT_EQ(fs::read_symlink(folder / "current"), "runs/one");
    EXPECT_EQ(names_in(folder.path()), (Names{"current", "runs"}));
}

TEST(SwitchLink, TakesTheRestOfACrashForNothing) {
    const TemporaryFolder folder;
    fs::create_symlink("runs/half", folder / "current.partial");
    switch_link(folder / "current", "runs/one");
    EXPECT_EQ(fs::read_symlink(folder / "current"), "runs/one");
    EXPECT_EQ(names_in(folder.path()), Names{"current"});
}

TEST(SwitchLink, NeverReplacesAFolder) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "current/run");
    EXPECT_EQ(code_of([&] { switch_link(folder / "current", "runs/one"); }), fault::system_error);
    EXPECT_TRUE(fs::is_directory(folder / "current/run"));
    EXPECT_EQ(code_of([&] { switch_link(folder / "absent/current", "runs/one"); }), fault::system_error);
}

TEST(RemovePartial, RemovesTheHalfDoneAndNothingElse) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "half.partial/deep/down");
    put(folder / "half.partial/deep/down/file", "x");
    put(folder / "file.partial", "x");
    put(folder / "whole", "x");
    put(folder / "partial", "x");
    fs::create_directories(folder / "kept/inner.partial");
    fs::create_symlink(folder / "kept", folder / "link.partial");
    remove_partial_in(folder.path());
    EXPECT_EQ(names_in(folder.path()), (Names{"kept", "partial", "whole"}));
    EXPECT_TRUE(fs::exists(folder / "kept/inner.partial")) << "only what stands directly in the folder";
}

// "rm -r runs" is allowed: it is derived. The next writer stopped at the missing folder.
TEST(RemovePartial, AMissingFolderHasNothing) {
    const TemporaryFolder folder;
    EXPECT_NO_THROW(remove_partial_in(folder / "runs"));
    put(folder / "file", "x");
    EXPECT_EQ(code_of([&] { remove_partial_in(folder / "file"); }), fault::system_error);
}

TEST(StagingFolder, IsGoneUnlessShown) {
    const TemporaryFolder folder;
    {
        const Staging staging(folder / "runs/one");
        EXPECT_EQ(staging.folder(), folder / "runs/one.partial");
        put(staging.folder() / "file", "x");
    }
    EXPECT_EQ(names_in(folder / "runs"), Names{});
    {
        Staging staging(folder / "runs/one");
        put(staging.folder() / "file", "x");
        staging.show(folder / "runs/one");
    }
    EXPECT_EQ(names_in(folder / "runs"), Names{"one"});
    EXPECT_EQ(content_of(folder / "runs/one/file"), "x");
}

TEST(StagingFolder, IsGoneWhenTheWorkThrows) {
    const TemporaryFolder folder;
    try {
        const Staging staging(folder / "one");
        put(staging.folder() / "file", "x");
        throw std::runtime_error("the work went wrong");
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "the work went wrong");
    }
    EXPECT_EQ(names_in(folder.path()), Names{});
}

TEST(StagingFolder, BeginsEmptyAfterACrash) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "one.partial/deep");
    put(folder / "one.partial/file", "x");
    const Staging staging(folder / "one");
    EXPECT_TRUE(fs::is_empty(staging.folder()));
}

TEST(StagingFolder, IsNeverShownOverAnotherWholeOne) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "one");
    put(folder / "one/file", "old");
    Staging staging(folder / "one");
    put(staging.folder() / "file", "new");
    EXPECT_EQ(code_of([&] { staging.show(folder / "one"); }), fault::system_error);
    EXPECT_EQ(content_of(folder / "one/file"), "old");
}

TEST(StagingFolder, AFileInTheWayIsAFailure) {
    const TemporaryFolder folder;
    put(folder / "runs", "x");
    EXPECT_EQ(code_of([&] { const Staging staging(folder / "runs/one"); }), fault::system_error);
    EXPECT_EQ(code_of([&] { sync_all(folder / "absent"); }), fault::system_error);
    EXPECT_EQ(code_of([&] { show_folder(folder / "absent", folder / "to"); }), fault::system_error);
}

}  // namespace
}  // namespace baophu::workspace
