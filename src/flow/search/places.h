// The places of names that have all words sought (name_index.h): a set of bits for each word, held together.
// A word of a million names is a few milliseconds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"

namespace baophu::search {

class PlaceSet {
public:
    void add(std::uint32_t place);
    bool has(std::uint32_t place) const;
    void add(const PlaceSet& others);
    void keep(const PlaceSet& other);
    void remove(const PlaceSet& other);

    // Adds the first of them to `places` until it holds `most`.
    void first_into(std::vector<std::uint32_t>& places, std::size_t most) const;

private:
    std::vector<std::uint64_t> bits_;
};

// Those with the last word whole, and those with a word that begins with it alone (SEA-2).
struct Found {
    PlaceSet whole;
    PlaceSet begun;

    bool has(std::uint32_t place) const { return whole.has(place) || begun.has(place); }
    void keep(const PlaceSet& there);
    std::vector<std::uint32_t> first(std::size_t most) const;
};

// `entity`: person or employer. Nothing without a word.
Found places_having(warehouse::Connection& connection, const std::string& entity,
                    const std::vector<std::string>& words);

}  // namespace baophu::search
