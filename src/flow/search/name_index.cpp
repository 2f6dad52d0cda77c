#include "flow/search/name_index.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <span>

#include "core/text/collation.h"
#include "core/text/fold.h"
#include "core/warehouse/row_stream.h"

namespace baophu::search {
namespace {

using warehouse::Appender;
using warehouse::ColumnType;
using warehouse::Connection;
using warehouse::RowStream;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Parts of names as they are written: a letter of several bytes has none that is ASCII, so that what else is
// ASCII stands between words. Other blanks are found when a word is folded.
bool is_in_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_letter(static_cast<char>(c | 0x20));
}

template <class Take>
void each_written_word(std::string_view name, Take take) {
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        while (end < name.size() && is_in_word(name[end]))
            ++end;
        if (end > at) take(name.substr(at, end - at));
        at = end + 1;
    }
}

// The places of words in the order of lists: by all that tells them apart, and by their letters alone.
struct WordOrder {
    std::vector<std::uint32_t> whole;
    std::vector<std::uint32_t> letters;
};

WordOrder order_of(const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    for (std::uint32_t i = 0; i < words.size(); ++i)
        keys.emplace_back(text::collation_key(words[i]), i);
    std::ranges::sort(keys);

    // A key has its levels one behind the other with a byte 1 between: letters, tones, small and capital.
    const auto letters = [](const std::string& key) {
        return std::string_view(key).substr(0, key.find('\1'));
    };
    WordOrder order{.whole = std::vector<std::uint32_t>(words.size()),
                    .letters = std::vector<std::uint32_t>(words.size())};
    std::uint32_t different = 0;
    for (std::uint32_t place = 0; place < keys.size(); ++place) {
        if (place > 0 && letters(keys[place - 1].first) != letters(keys[place].first)) ++different;
        order.whole[keys[place].second] = place;
        order.letters[keys[place].second] = different;
    }
    return order;
}

struct Terms {
    std::vector<std::string> words;                   // By term.
    std::vector<std::vector<std::uint32_t>> of_word;  // Of each written word: none, one, seldom more.
};

Terms terms_of(const std::vector<std::string>& written) {
    std::vector<std::vector<std::string>> folded;
    std::vector<std::string> words;
    for (const std::string& word : written) {
        folded.push_back(words_of(word));
        words.insert(words.end(), folded.back().begin(), folded.back().end());
    }
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());

    Terms terms{.words = std::move(words), .of_word = {}};
    for (const auto& parts : folded) {
        auto& of_word = terms.of_word.emplace_back();
        for (const std::string& part : parts)
            of_word.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(terms.words, part) -
                                                         terms.words.begin()));
    }
    return terms;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text::fold(text) + " ") {
        if (is_letter(c)) word += c;
        if (is_letter(c) || word.empty()) continue;
        words.push_back(std::move(word));
        word.clear();
    }
    return words;
}

NameIndex::Number NameIndex::Written::number_of(std::string_view word) {
    const auto [found, fresh] = numbers.try_emplace(std::string(word), none);
    if (fresh && !words_of(word).empty()) {
        found->second = static_cast<Number>(all.size());
        all.emplace_back(word);
    }
    return found->second;
}

void NameIndex::use_words_of(std::string_view text) {
    each_written_word(text, [&](std::string_view word) {
        if (const Number number = words_.number_of(word); number != Written::none) used_.push_back(number);
    });
}

void NameIndex::add(std::int64_t entity, std::string_view name) {
    starts_.push_back(used_.size());
    use_words_of(name);
    name_ends_.push_back(used_.size());
    entities_.push_back(entity);
}

void NameIndex::also(std::string_view word) {
    use_words_of(word);
}

NameIndex::Span NameIndex::all_of(Number row) const {
    return {starts_[row], row + 1 < starts_.size() ? starts_[row + 1] : used_.size()};
}

void NameIndex::arrange() {
    const WordOrder words = order_of(words_.all);
    // The first words of a name as one number decide nearly always; 0 is no word.
    const int bits = std::max(1, static_cast<int>(std::bit_width(words_.all.size())));
    const auto first_words = [&](Number row) {
        std::uint64_t packed = 0;
        std::size_t at = name_of(row).first;
        for (int room = 64 / bits; room > 0; --room, ++at)
            packed = packed << bits | (at < name_of(row).end ? words.letters[used_[at]] + 1u : 0u);
        return name_of(row).first == name_of(row).end ? std::numeric_limits<std::uint64_t>::max() : packed;
    };
    const auto before = [&](Number a, Number b, const std::vector<std::uint32_t>& order) {
        const auto in_order = [&](Number row) {
            return std::span(used_).subspan(name_of(row).first, name_of(row).end - name_of(row).first);
        };
        return std::lexicographical_compare_three_way(
            in_order(a).begin(), in_order(a).end(), in_order(b).begin(), in_order(b).end(),
            [&](Number x, Number y) { return order[x] <=> order[y]; });
    };

    std::vector<std::pair<std::uint64_t, Number>> rows;
    rows.reserve(entities_.size());
    for (Number row = 0; row < entities_.size(); ++row)
        rows.emplace_back(first_words(row), row);
    std::ranges::sort(rows, [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        if (const auto letters = before(a.second, b.second, words.letters); letters != 0) return letters < 0;
        if (const auto whole = before(a.second, b.second, words.whole); whole != 0) return whole < 0;
        return entities_[a.second] < entities_[b.second];
    });
    order_.clear();
    for (const auto& row : rows)
        order_.push_back(row.second);
}

std::vector<std::int64_t> NameIndex::entities() const {
    std::vector<std::int64_t> by_place;
    by_place.reserve(order_.size());
    for (const Number row : order_)
        by_place.push_back(entities_[row]);
    return by_place;
}

void NameIndex::write(Connection& connection, const std::string& entity) const {
    const Terms terms = terms_of(words_.all);
    connection.run("CREATE TABLE search." + entity +
                   "_term (word VARCHAR USING COMPRESSION uncompressed, term INTEGER); CREATE TABLE search." +
                   entity + "_word (term INTEGER, place INTEGER)");
    Appender words = connection.appender("search", entity + "_term");
    for (std::size_t term = 0; term < terms.words.size(); ++term) {
        words.text(terms.words[term]);
        words.integer(static_cast<std::int64_t>(term));
        words.end_row();
    }
    words.close();

    // Each term of a name once, names in their order: what is counted first has its room when it is put
    // there.
    std::vector<std::uint32_t> used;  // Of all names, one after the other.
    std::vector<std::size_t> end_of_name;
    std::vector<std::size_t> ends(terms.words.size() + 1, 0);
    std::vector<std::uint32_t> once;
    for (const Number row : order_) {
        once.clear();
        for (std::size_t at = all_of(row).first; at < all_of(row).end; ++at)
            once.insert(once.end(), terms.of_word[used_[at]].begin(), terms.of_word[used_[at]].end());
        std::ranges::sort(once);
        once.erase(std::ranges::unique(once).begin(), once.end());
        for (const std::uint32_t term : once)
            ++ends[term + 1];
        used.insert(used.end(), once.begin(), once.end());
        end_of_name.push_back(used.size());
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<Number> places(ends.back());
    std::vector<std::size_t> next(ends.begin(), ends.end() - 1);
    for (std::size_t at = 0, place = 0; place < end_of_name.size(); ++place) {
        for (; at < end_of_name[place]; ++at)
            places[next[used[at]]++] = static_cast<Number>(place);
    }

    RowStream having = RowStream::into(connection, "search." + entity + "_word",
                                       {{"term", ColumnType::integer}, {"place", ColumnType::integer}});
    for (std::size_t term = 0; term < terms.words.size(); ++term) {
        for (std::size_t at = ends[term]; at < ends[term + 1]; ++at) {
            having.integer(static_cast<std::int64_t>(term));
            having.integer(places[at]);
            having.end_row();
        }
    }
    having.close();
}

}  // namespace baophu::search
