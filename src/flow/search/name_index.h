// The words of names as numbers, made once for a run: what search.h looks up. Names are added, then written.
//
//   search.<entity>_term   word, term       each folded word (SEA-1) once; terms are numbered in its order
//   search.<entity>_word   term, place      every name that has the word; in the order of terms and places
//
// A place is a name's place among all names: by their words, letters before tones, as compare_vietnamese()
// has it (TEXT-8), and between the same by the number of the entity. What search finds first comes first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/warehouse/warehouse.h"

namespace baophu::search {

// The words of a text, folded: letters and digits.
std::vector<std::string> words_of(std::string_view text);

class NameIndex {
public:
    // An entity is added once. A name without a word has its place behind all others.
    void add(std::int64_t entity, std::string_view name);

    // A further word, such as a code, by which the entity added last is found; its order does not follow it.
    void also(std::string_view word);

    // Puts the entities in their order; nothing is added after it.
    void arrange();

    // After arrange(): the entities by their places.
    std::vector<std::int64_t> entities() const;

    // After arrange(): the tables above, in the schema `search`.
    void write(warehouse::Connection& connection, const std::string& entity) const;

private:
    using Number = std::uint32_t;

    // Words as they are written, each once.
    struct Written {
        std::vector<std::string> all;
        std::unordered_map<std::string, Number> numbers;

        static constexpr Number none = UINT32_MAX;  // Of what is neither letter nor digit.
        Number number_of(std::string_view word);
    };
    struct Span {
        std::size_t first = 0;
        std::size_t end = 0;
    };

    void use_words_of(std::string_view text);
    Span name_of(Number row) const { return {starts_[row], name_ends_[row]}; }
    Span all_of(Number row) const;

    Written words_;
    std::vector<Number> used_;            // The words of all names, one name behind the other.
    std::vector<std::size_t> starts_;     // Of each name in used_.
    std::vector<std::size_t> name_ends_;  // Behind it stand the further words.
    std::vector<std::int64_t> entities_;
    std::vector<Number> order_;  // Rows by their places.
};

}  // namespace baophu::search
