#include "core/base/sha256.h"

#include <string>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/temporary_folder_for_tests.h"

namespace baophu {
namespace {

// FIPS 180-4, the examples that NIST publishes with it.
TEST(Sha256, GivesThePublishedDigests) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotCareInWhichPiecesBytesCome) {
    Sha256 digest;
    for (const char* piece : {"a", "", "bc"})
        digest.add(piece);
    EXPECT_EQ(digest.hex(), sha256_hex("abc"));
}

TEST(Sha256, AFieldCarriesItsLength) {
    const auto digest_of = [](std::string_view first, std::string_view second) {
        Sha256 digest;
        digest.add_field(first);
        digest.add_field(second);
        return digest.hex();
    };
    EXPECT_NE(digest_of("ab", "c"), digest_of("a", "bc"));
    EXPECT_NE(digest_of("", "abc"), digest_of("abc", ""));
    EXPECT_EQ(digest_of("ab", "c"), sha256_hex(std::string("\2\0\0\0\0\0\0\0ab\1\0\0\0\0\0\0\0c", 19)));
}

TEST(Sha256, ReadsAFileWhateverItsSize) {
    const TemporaryFolder folder;
    for (const std::size_t size : {0u, 1u, 65'535u, 65'536u, 65'537u, 200'000u}) {
        const std::string bytes(size, '\0');
        EXPECT_EQ(sha256_hex_of_file(folder.file("bytes", bytes)), sha256_hex(bytes)) << size;
    }
}

TEST(Sha256, AFileThatCannotBeReadFails) {
    const TemporaryFolder folder;
    EXPECT_THROW(sha256_hex_of_file(folder / "no such file"), Failure);
    EXPECT_THROW(sha256_hex_of_file(folder.path()), Failure);
}

}  // namespace
}  // namespace baophu
