#include "core/documents/compound_file.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace baophu {
namespace {

constexpr std::string_view signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t header_bytes = 512;
constexpr std::size_t at_sector_shift = 30;
constexpr std::size_t at_table_count = 44;
constexpr std::size_t at_chain = 68;
constexpr std::size_t at_first_names = 76;
constexpr std::size_t first_names = 109;
constexpr std::uint32_t last_sector_number = 0xFFFFFFFA;  // What is above has a meaning of its own.
constexpr std::uint32_t unused = 0xFFFFFFFF;

class CompoundFile {
public:
    explicit CompoundFile(std::span<const char> bytes) : bytes_(bytes) {}

    bool whole() {
        if (bytes_.size() < header_bytes ||
            !std::string_view(bytes_.data(), bytes_.size()).starts_with(signature)) {
            return false;
        }
        const unsigned shift = static_cast<unsigned char>(bytes_[at_sector_shift]);
        if (shift != 9 && shift != 12) return false;  // Sectors of 512 or 4,096 bytes.
        sector_bytes_ = std::size_t{1} << shift;
        const auto tables = table_sectors();
        if (!tables) return false;
        std::uint64_t number = 0;  // Of the sector that an entry is about.
        for (const std::uint32_t table : *tables) {
            for (std::size_t at = 0; at < sector_bytes_; at += 4, ++number) {
                if (word(begin_of(table) + at) != unused && begin_of(number) >= bytes_.size()) return false;
            }
        }
        return true;
    }

private:
    std::size_t begin_of(std::uint64_t sector) const {
        return static_cast<std::size_t>((sector + 1) * sector_bytes_);
    }

    bool holds(std::uint64_t sector) const { return begin_of(sector) + sector_bytes_ <= bytes_.size(); }

    std::uint32_t word(std::size_t at) const {
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
        return value;
    }

    // Where the allocation table stands; nothing if a part of it is not in the file.
    std::optional<std::vector<std::uint32_t>> table_sectors() const {
        const std::size_t count = word(at_table_count);
        if (count == 0 || count > bytes_.size() / sector_bytes_) return std::nullopt;
        std::vector<std::uint32_t> sectors;
        for (std::size_t i = 0; i < first_names && sectors.size() < count; ++i)
            sectors.push_back(word(at_first_names + 4 * i));
        const std::size_t names = sector_bytes_ / 4 - 1;  // The last word leads to the next sector.
        for (std::uint32_t chained = word(at_chain); sectors.size() < count;) {
            if (chained >= last_sector_number || !holds(chained)) return std::nullopt;
            const std::size_t begin = begin_of(chained);
            for (std::size_t i = 0; i < names && sectors.size() < count; ++i)
                sectors.push_back(word(begin + 4 * i));
            chained = word(begin + 4 * names);
        }
        for (const std::uint32_t sector : sectors) {
            if (sector >= last_sector_number || !holds(sector)) return std::nullopt;
        }
        return sectors;
    }

    std::span<const char> bytes_;
    std::size_t sector_bytes_ = 0;
};

}  // namespace

bool is_whole_compound_file(std::span<const char> bytes) {
    return CompoundFile(bytes).whole();
}

}  // namespace baophu
