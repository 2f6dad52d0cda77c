// ZipWriter: members of a zip archive one after the other, deflated on the way.
//
//     local header | deflated bytes     for each member; sizes and checksum filled in at its end
//     central directory | end record
//
// No dates, no names of machines: the same members give the same bytes with the same zlib.
// Members and archive stay below 4 GiB, or add() throws std::length_error.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

namespace baophu::synth {

class ZipWriter {
public:
    // Throws what CsvWriter throws, as all calls do.
    explicit ZipWriter(std::filesystem::path path);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    void begin(std::string_view name);  // Ends the member before it.
    void add(std::string_view bytes);
    void close();

private:
    struct Member {
        std::string name;
        std::uint64_t begins = 0;
        std::uint64_t packed = 0;
        std::uint64_t whole = 0;
        std::uint32_t checksum = 0;
    };

    void end_member();
    void deflate_bytes(std::string_view bytes, int flush);
    void write(std::string_view bytes);
    [[noreturn]] void fail() const;

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> file_;
    z_stream stream_{};
    std::vector<Member> members_;
    std::vector<unsigned char> packed_;
    std::uint64_t written_ = 0;
    bool open_ = false;
};

}  // namespace baophu::synth
