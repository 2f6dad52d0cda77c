#include "edge/workspace/lock.h"

#include <array>
#include <optional>
#include <utility>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/fault_codes.h"
#include "edge/store/folder_for_tests.h"
#include "edge/workspace/identity.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

std::string holder_seen(const fs::path& file) {
    try {
        const Lock lock(file, "run");
        return "nobody";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::workspace_locked);
        EXPECT_EQ(detail_of(failure.fault(), "path"), file.parent_path().string());
        return detail_of(failure.fault(), "holder");
    }
}

TEST(Lock, ASecondOneIsRefusedAndToldWhoHoldsIt) {
    const TemporaryFolder folder;
    const Lock lock(folder / "lock", "intake");
    const std::string holder = holder_seen(folder / "lock");
    EXPECT_TRUE(holder.starts_with("baophu intake, " + user_name() + "@" + host_name() + ", pid " +
                                   std::to_string(::getpid()) + ", "))
        << holder;
    EXPECT_EQ(holder.find('\n'), std::string::npos);
    EXPECT_EQ(holder_seen(folder / "lock"), holder) << "the refused one must not write over the holder";
}

TEST(Lock, IsFreeAgainAfterItsEnd) {
    const TemporaryFolder folder;
    {
        const Lock lock(folder / "lock", "intake");
    }
    EXPECT_EQ(content_of(folder / "lock"), "") << "no holder who is gone is named";
    EXPECT_EQ(holder_seen(folder / "lock"), "nobody");
}

TEST(Lock, MovesWithItsHolder) {
    const TemporaryFolder folder;
    std::optional<Lock> kept;
    {
        Lock lock(folder / "lock", "intake");
        kept.emplace(std::move(lock));
    }
    EXPECT_TRUE(holder_seen(folder / "lock").starts_with("baophu intake"));
    kept.reset();
    EXPECT_EQ(holder_seen(folder / "lock"), "nobody");
}

// The holder's line stays behind when a process dies, and means nothing then.
TEST(Lock, IsFreeWhenItsHolderDies) {
    const TemporaryFolder folder;
    std::array<int, 2> held{};
    std::array<int, 2> die{};
    ASSERT_EQ(::pipe(held.data()), 0);
    ASSERT_EQ(::pipe(die.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    char byte = 0;
    if (child == 0) {
        ::close(die[1]);
        const Lock lock(folder / "lock", "run");
        if (::write(held[1], "x", 1) != 1) ::_exit(1);
        // Until the parent closes its end; then gone without a destructor.
        if (::read(die[0], &byte, 1) != 0) ::_exit(1);
        ::_exit(0);
    }
    ASSERT_EQ(::read(held[0], &byte, 1), 1);
    const std::string holder = holder_seen(folder / "lock");
    EXPECT_NE(holder.find("pid " + std::to_string(child) + ","), std::string::npos) << holder;
    ::close(die[1]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_NE(content_of(folder / "lock"), "");
    EXPECT_EQ(holder_seen(folder / "lock"), "nobody");
    for (const int end : {held[0], held[1], die[0]})
        ::close(end);
}

TEST(Lock, ALongerLineOfADeadHolderDoesNotShineThrough) {
    const TemporaryFolder folder;
    put(folder / "lock", std::string(500, '#') + "\n");
    const Lock lock(folder / "lock", "run");
    EXPECT_EQ(content_of(folder / "lock").find('#'), std::string::npos);
}

TEST(Lock, WhereThereIsNoFolderItFails) {
    const TemporaryFolder folder;
    EXPECT_EQ(code_of([&] { const Lock lock(folder / "absent/lock", "run"); }), fault::system_error);
    fs::create_directory(folder / "lock");
    EXPECT_EQ(code_of([&] { const Lock lock(folder / "lock", "run"); }), fault::system_error);
}

}  // namespace
}  // namespace baophu::workspace
