// SHA-256 (FIPS 180-4) over bytes as they come. OpenSSL does the work.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace baophu {

using Sha256Digest = std::array<unsigned char, 32>;

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);

    // Adds the length before the bytes, so that ("ab","c") and ("a","bc") differ.
    void add_field(std::string_view bytes);

    // Nothing may be added afterwards.
    Sha256Digest digest();

    // 64 lower-case hexadecimal digits. Nothing may be added afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

Sha256Digest sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

// Reads the file in pieces. Throws Failure(file_unreadable).
std::string sha256_hex_of_file(const std::filesystem::path& path);

}  // namespace baophu
