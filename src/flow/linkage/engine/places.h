// Where candidates compete: the pairs of a record with the records of one other register.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "flow/linkage/engine/records.h"

namespace baophu::linkage::engine {

// The register of each record, and its places: a record and another register, where candidates compete.
class Places {
public:
    explicit Places(const Records& records) : others_(records.registers() - 1) {
        of_record_.reserve(records.size());
        for (std::size_t i = 0; i < records.registers(); ++i)
            of_record_.insert(of_record_.end(), records.first[i + 1] - records.first[i],
                              static_cast<std::uint8_t>(i));
    }

    std::size_t count() const { return of_record_.size() * others_; }

    // Of the candidates of `record` in the register of `other`.
    std::size_t place(RecordNumber record, RecordNumber other) const {
        const std::size_t of_other = of_record_[other];
        return record * others_ + of_other - (of_other > of_record_[record] ? 1 : 0);
    }

    std::size_t register_of(RecordNumber record) const { return of_record_[record]; }

private:
    std::size_t others_;
    std::vector<std::uint8_t> of_record_;
};

// The numbers of those pairs of which either record has another candidate in the other's register. Most pairs
// have no rival: nobody has to be asked about them. ends(i) are the records of pair i.
template <class Ends>
std::vector<std::uint32_t> with_rivals(const Places& places, std::size_t pairs, const Ends& ends) {
    constexpr std::uint8_t several = 2;
    std::vector<std::uint8_t> candidates(places.count(), 0);  // By place, up to `several`.
    const auto of = [&](RecordNumber record, RecordNumber other) -> std::uint8_t& {
        return candidates[places.place(record, other)];
    };
    for (std::size_t i = 0; i < pairs; ++i) {
        const auto [a, b] = ends(i);
        for (std::uint8_t* count : {&of(a, b), &of(b, a)})
            *count = std::min<std::uint8_t>(*count + 1, several);
    }
    std::vector<std::uint32_t> rivals;
    for (std::size_t i = 0; i < pairs; ++i) {
        const auto [a, b] = ends(i);
        if (std::max(of(a, b), of(b, a)) == several) rivals.push_back(static_cast<std::uint32_t>(i));
    }
    return rivals;
}

}  // namespace baophu::linkage::engine
