#include "flow/linkage/engine/dictionary.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "flow/linkage/engine/fold.h"
#include "flow/linkage/engine/mixing.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t places_at_first = 1 << 10;
constexpr std::uint64_t upper_half = 0xffffffff00000000ULL;

// The values of all parts as they came, before they are ranked.
struct Unranked {
    RawDictionary values;  // Folded.
    std::vector<std::vector<std::uint32_t>> counts;
    std::vector<std::vector<std::uint32_t>> number_of;  // By part and raw number.

    explicit Unranked(std::size_t registers) : counts(registers) {}

    void add(const RawPart& part) {
        std::vector<std::uint32_t>& numbers = number_of.emplace_back(part.raw->size(), 0);
        std::vector<std::uint32_t>& of_register = counts[part.register_index];
        std::string folded;
        for (std::uint32_t raw = 1; raw < part.raw->size(); ++raw) {
            const std::uint32_t number = values.add(fold_into(part.raw->text(raw), folded));
            numbers[raw] = number;
            if (of_register.size() <= number) of_register.resize(number + number / 2 + 1, 0);
            if (number > 0) of_register[number] += part.raw->count(raw);
        }
    }
};

struct Rank {
    std::uint64_t count;
    std::uint64_t hash;
    std::uint32_t number;
};

// The numbers from the most frequent value on; number 0 stays first.
std::vector<Rank> ranks_of(const Unranked& unranked) {
    std::vector<Rank> ranks;
    ranks.reserve(unranked.values.size());
    for (std::uint32_t number = 1; number < unranked.values.size(); ++number) {
        std::uint64_t count = 0;
        for (const std::vector<std::uint32_t>& of_register : unranked.counts)
            count += number < of_register.size() ? of_register[number] : 0;
        ranks.push_back({count, hash_bytes(unranked.values.text(number)), number});
    }
    std::ranges::sort(ranks, [&](const Rank& a, const Rank& b) {
        if (a.count != b.count) return a.count > b.count;
        if (a.hash != b.hash) return a.hash < b.hash;
        return unranked.values.text(a.number) < unranked.values.text(b.number);
    });
    return ranks;
}

}  // namespace

RawDictionary::RawDictionary() : places_(places_at_first, 0), hashes_{0}, counts_{0} {
    texts_.add("");
}

// Each cell is hashed well before its turn, and its text asked for when its place has come.
void RawDictionary::add(const TextColumn& cells, std::size_t rows, std::vector<std::uint32_t>& numbers) {
    constexpr std::size_t ahead = 16;
    constexpr std::size_t ahead_of_text = ahead / 2;
    std::array<std::uint64_t, ahead> hashes{};
    for (std::size_t next = 0; next < rows + ahead; ++next) {
        const std::size_t row = next - ahead;  // Valid when so many were hashed.
        if (next >= ahead) {
            const std::string_view cell = cells.at(row);
            numbers.push_back(cell.empty() ? 0 : add_hashed(cell, hashes[row % ahead]));
        }
        if (next >= ahead_of_text) {
            const std::uint64_t soon = hashes[(next - ahead_of_text) % ahead];
            texts_.fetch(static_cast<std::uint32_t>(places_[place_of(soon)]));
        }
        if (next >= rows) continue;
        hashes[next % ahead] = hash_bytes(cells.at(next));
        __builtin_prefetch(&places_[place_of(hashes[next % ahead])]);
    }
}

std::uint32_t RawDictionary::add_hashed(std::string_view cell, std::uint64_t hash) {
    const std::size_t last = places_.size() - 1;
    std::size_t place = place_of(hash);
    for (; places_[place] != 0; place = (place + 1) & last) {
        const auto number = static_cast<std::uint32_t>(places_[place]);
        if (((places_[place] ^ hash) & upper_half) != 0 || texts_.at(number) != cell) continue;
        ++counts_[number];
        return number;
    }
    const std::uint32_t number = texts_.add(cell);
    places_[place] = (hash & upper_half) | number;
    hashes_.push_back(hash);
    counts_.push_back(1);
    if (2 * texts_.size() > places_.size()) grow();
    return number;
}

void RawDictionary::grow() {
    std::vector<std::uint64_t> places(places_.size() * 4, 0);
    const std::size_t last = places.size() - 1;
    for (std::size_t number = 1; number < hashes_.size(); ++number) {
        std::size_t place = hashes_[number] & last;
        while (places[place] != 0)
            place = (place + 1) & last;
        places[place] = (hashes_[number] & upper_half) | number;
    }
    places_.swap(places);
}

std::uint64_t Dictionary::count(ValueId id) const {
    std::uint64_t count = 0;
    for (const std::vector<std::uint32_t>& of_register : counts)
        count += of_register[id];
    return count;
}

MergedDictionary merge(std::span<const RawPart> parts, std::size_t registers) {
    Unranked unranked(registers);
    for (const RawPart& part : parts)
        unranked.add(part);
    const std::vector<Rank> ranks = ranks_of(unranked);
    std::vector<ValueId> id_of_number(unranked.values.size(), 0);
    MergedDictionary merged;
    merged.dictionary.texts.add("");
    for (const Rank& rank : ranks)
        id_of_number[rank.number] = merged.dictionary.texts.add(unranked.values.text(rank.number));
    for (std::vector<std::uint32_t>& counts : unranked.counts) {
        std::vector<std::uint32_t>& by_id = merged.dictionary.counts.emplace_back(ranks.size() + 1, 0);
        counts.resize(ranks.size() + 1, 0);
        for (std::size_t number = 1; number < counts.size(); ++number)
            by_id[id_of_number[number]] = counts[number];
    }
    for (std::vector<std::uint32_t>& numbers : unranked.number_of) {
        for (std::uint32_t& number : numbers)
            number = id_of_number[number];
        merged.id_of.push_back(std::move(numbers));
    }
    return merged;
}

}  // namespace baophu::linkage::engine
