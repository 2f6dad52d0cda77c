#include "synth/zip_writer.h"

#include <cerrno>
#include <limits>
#include <stdexcept>
#include <utility>

#include "synth/csv_writer.h"

namespace baophu::synth {
namespace {

constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t local_sign = 0x04034b50;
constexpr std::uint32_t central_sign = 0x02014b50;
constexpr std::uint32_t end_sign = 0x06054b50;
constexpr std::size_t checksum_at = 14;  // In a local header.
constexpr std::uint64_t version = 20;
constexpr std::uint64_t deflated = 8;
constexpr std::uint64_t first_of_1980 = 0x21;  // The zero of the format's dates.
constexpr std::size_t packed_size = std::size_t{1} << 18;

void add_number(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i));
}

// The part that local and central headers share.
void add_common(std::string& header, std::uint32_t checksum, std::uint64_t packed, std::uint64_t whole,
                std::size_t name_bytes) {
    add_number(header, version, 2);
    add_number(header, 0, 2);
    add_number(header, deflated, 2);
    add_number(header, 0, 2);
    add_number(header, first_of_1980, 2);
    add_number(header, checksum, 4);
    add_number(header, packed, 4);
    add_number(header, whole, 4);
    add_number(header, name_bytes, 2);
    add_number(header, 0, 2);
}

}  // namespace

ZipWriter::ZipWriter(std::filesystem::path path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wb")), packed_(packed_size) {
    if (!file_) fail();
    // Raw deflate at its fastest: rows of a table pack well at any level.
    if (deflateInit2(&stream_, 1, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
}

ZipWriter::~ZipWriter() {
    deflateEnd(&stream_);
}

void ZipWriter::begin(std::string_view name) {
    end_member();
    members_.push_back({.name = std::string(name), .begins = written_});
    std::string header;
    add_number(header, local_sign, 4);
    add_common(header, 0, 0, 0, name.size());
    write(header);
    write(name);
    deflateReset(&stream_);
    open_ = true;
}

void ZipWriter::add(std::string_view bytes) {
    Member& member = members_.back();
    member.whole += bytes.size();
    if (member.whole > largest) throw std::length_error("a member above 4 GiB");
    member.checksum = static_cast<std::uint32_t>(
        crc32_z(member.checksum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
    deflate_bytes(bytes, Z_NO_FLUSH);
}

void ZipWriter::deflate_bytes(std::string_view bytes, int flush) {
    // zlib does not write through this pointer; its type is older than const.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
        stream_.next_out = packed_.data();
        stream_.avail_out = static_cast<uInt>(packed_.size());
        deflate(&stream_, flush);
        const std::size_t count = packed_.size() - stream_.avail_out;
        write({reinterpret_cast<const char*>(packed_.data()), count});
        members_.back().packed += count;
    } while (stream_.avail_out == 0);
}

void ZipWriter::end_member() {
    if (!open_) return;
    open_ = false;
    deflate_bytes({}, Z_FINISH);
    const Member& member = members_.back();
    std::string sizes;
    add_number(sizes, member.checksum, 4);
    add_number(sizes, member.packed, 4);
    add_number(sizes, member.whole, 4);
    if (std::fseek(file_.get(), static_cast<long>(member.begins + checksum_at), SEEK_SET) != 0) fail();
    write(sizes);
    written_ -= sizes.size();
    if (std::fseek(file_.get(), 0, SEEK_END) != 0) fail();
}

void ZipWriter::close() {
    end_member();
    const std::uint64_t begins = written_;
    for (const Member& member : members_) {
        std::string header;
        add_number(header, central_sign, 4);
        add_number(header, version, 2);
        add_common(header, member.checksum, member.packed, member.whole, member.name.size());
        add_number(header, 0, 8);  // No comment, first disk, no attributes inside,
        add_number(header, 0, 2);  // nor outside.
        add_number(header, member.begins, 4);
        write(header + member.name);
    }
    std::string end;
    add_number(end, end_sign, 4);
    add_number(end, 0, 4);
    add_number(end, members_.size(), 2);
    add_number(end, members_.size(), 2);
    add_number(end, written_ - begins, 4);
    add_number(end, begins, 4);
    add_number(end, 0, 2);
    write(end);
    if (std::fclose(file_.release()) != 0) fail();
}

void ZipWriter::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail();
    written_ += bytes.size();
    if (written_ > largest) throw std::length_error("an archive above 4 GiB");
}

void ZipWriter::fail() const {
    throw_write_failure(path_, errno);
}

}  // namespace baophu::synth
