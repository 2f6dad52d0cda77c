#include "core/documents/byte_source.h"

#include <array>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"

namespace baophu {
namespace {

std::string all_of(ByteSource& source, std::size_t piece_bytes) {
    std::string all;
    std::string piece(piece_bytes, '\0');
    while (const std::size_t count = source.read(piece))
        all.append(piece, 0, count);
    EXPECT_EQ(source.read(piece), 0u) << "the end stays the end";
    return all;
}

TEST(ByteSource, MemoryGivesItsBytesInPieces) {
    for (const std::size_t piece_bytes : {1u, 3u, 5u, 100u}) {
        MemorySource source("Xin chào");
        EXPECT_EQ(all_of(source, piece_bytes), "Xin chào");
    }
    MemorySource nothing("");
    EXPECT_EQ(all_of(nothing, 10), "");
}

TEST(ByteSource, AFileGivesItsBytesAsTheyAre) {
    const TemporaryFolder folder;
    const std::string bytes("a\r\n\0\x1A\xFF", 6);
    const std::filesystem::path path = folder.file("bytes", bytes);
    for (const std::size_t piece_bytes : {1u, 4u, 6u, 7u}) {
        FileSource source(path);
        EXPECT_EQ(all_of(source, piece_bytes), bytes);
    }
}

TEST(ByteSource, AFileThatCannotBeReadIsNamed) {
    const TemporaryFolder folder;
    const std::filesystem::path missing = folder / "no such file.csv";
    try {
        const FileSource source(missing);
        FAIL() << "opened a file that is not there";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(), Fault(fault::file_unreadable, {{"path", missing.string()}}));
    }
}

TEST(ByteSource, AFolderIsNotAFile) {
    std::array<char, 10> into{};
    const TemporaryFolder folder;
    EXPECT_THROW(FileSource(folder.path()).read(into), Failure);
}

}  // namespace
}  // namespace baophu
