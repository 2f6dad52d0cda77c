#include "core/text/address_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "core/text/code_points.h"
#include "core/text/fold.h"

namespace baophu::text {
namespace {

enum class Sure {
    always,  // A word of its own.
    front,   // At the front of a part, with a full stop, or before a number.
};

struct Phrase {
    std::string_view words;  // Folded.
    Level level;
    UnitType type;
    Sure sure;
};

// Longer ones before those with which they begin.
constexpr std::array<Phrase, 55> phrases{{
    {"tinh lo", Level::street, UnitType::none, Sure::always},
    {"tinh", Level::province, UnitType::province, Sure::front},
    {"t", Level::province, UnitType::province, Sure::front},
    {"thanh pho", Level::district, UnitType::city, Sure::always},
    {"tphcm", Level::province, UnitType::city, Sure::always},
    {"tp", Level::district, UnitType::city, Sure::always},
    {"thi xa", Level::district, UnitType::town, Sure::always},
    {"tx", Level::district, UnitType::town, Sure::always},
    {"thi tran", Level::commune, UnitType::township, Sure::always},
    {"tt", Level::commune, UnitType::township, Sure::always},
    {"huyen", Level::district, UnitType::district, Sure::front},
    {"h", Level::district, UnitType::district, Sure::front},
    {"quan", Level::district, UnitType::urban_district, Sure::front},
    {"q", Level::district, UnitType::urban_district, Sure::front},
    {"phuong", Level::commune, UnitType::ward, Sure::front},
    {"p", Level::commune, UnitType::ward, Sure::front},
    {"f", Level::commune, UnitType::ward, Sure::front},
    {"xa", Level::commune, UnitType::commune, Sure::front},
    {"x", Level::commune, UnitType::commune, Sure::front},
    {"khu cong nghiep", Level::zone, UnitType::none, Sure::always},
    {"kcn", Level::zone, UnitType::none, Sure::always},
    {"cum cong nghiep", Level::zone, UnitType::none, Sure::always},
    {"ccn", Level::zone, UnitType::none, Sure::always},
    {"khu che xuat", Level::zone, UnitType::none, Sure::always},
    {"kcx", Level::zone, UnitType::none, Sure::always},
    {"to dan pho", Level::hamlet, UnitType::none, Sure::always},
    {"tdp", Level::hamlet, UnitType::none, Sure::always},
    {"khu pho", Level::hamlet, UnitType::none, Sure::always},
    {"kp", Level::hamlet, UnitType::none, Sure::always},
    {"khu dan cu", Level::hamlet, UnitType::none, Sure::always},
    {"kdc", Level::hamlet, UnitType::none, Sure::always},
    {"khu", Level::hamlet, UnitType::none, Sure::front},
    {"to", Level::hamlet, UnitType::none, Sure::front},
    {"ap", Level::hamlet, UnitType::none, Sure::front},
    {"thon", Level::hamlet, UnitType::none, Sure::front},
    {"khom", Level::hamlet, UnitType::none, Sure::front},
    {"xom", Level::hamlet, UnitType::none, Sure::front},
    {"buon", Level::hamlet, UnitType::none, Sure::front},
    {"lang", Level::hamlet, UnitType::none, Sure::front},
    {"doi", Level::hamlet, UnitType::none, Sure::front},
    {"so nha", Level::street, UnitType::none, Sure::always},
    {"so", Level::street, UnitType::none, Sure::front},
    {"duong", Level::street, UnitType::none, Sure::front},
    {"d", Level::street, UnitType::none, Sure::front},
    {"pho", Level::street, UnitType::none, Sure::front},
    {"quoc lo", Level::street, UnitType::none, Sure::always},
    {"ql", Level::street, UnitType::none, Sure::always},
    {"tl", Level::street, UnitType::none, Sure::always},
    {"hem", Level::street, UnitType::none, Sure::front},
    {"ngo", Level::street, UnitType::none, Sure::front},
    {"ngach", Level::street, UnitType::none, Sure::front},
    {"kiet", Level::street, UnitType::none, Sure::front},
    {"lo", Level::street, UnitType::none, Sure::front},
    {"km", Level::street, UnitType::none, Sure::always},
    {"dt", Level::street, UnitType::none, Sure::front},
}};

// The words of one syllable with their marks: "Phương Sài" and "Ngô Quyền" are names. Where no
// word has a mark, all were typed without them.
constexpr std::array<std::string_view, 25> spelled_words{
    "tỉnh", "huyện", "quận",  "phường", "xã",  "khu", "tổ",    "ấp",   "thôn", "khóm", "xóm", "buôn", "làng",
    "đội",  "số",    "đường", "phố",    "hẻm", "ngõ", "ngách", "kiệt", "lô",   "lộ",   "đt",  "đ"};

bool is_ascii_text(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_spelled_so(const std::vector<AddressWord>& words, std::size_t at) {
    const AddressWord& word = words[at];
    const bool abbreviation = word.folded.size() == 1 || word.folded == "dt";
    if (abbreviation && is_ascii_text(word.text)) return word.folded != "d";  // Đ., not D.
    const auto unmarked = [](const AddressWord& each) { return is_ascii_text(each.text); };
    if (std::ranges::all_of(words, unmarked)) return true;
    std::string small = to_lower(word.text);
    if (small.ends_with('.')) small.pop_back();
    return std::ranges::find(spelled_words, small) != spelled_words.end();
}

bool is_number(std::string_view word) {
    return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

// Words that open a unit in the midst of a part: abbreviations need their full stop there,
// long words their small letter or a capital like the rest.
bool opens_inside(const std::vector<AddressWord>& words, std::size_t at, std::size_t count) {
    const std::string& last = words[at + count - 1].folded;
    if (words[at + count - 1].dotted) return true;
    if (at + count == words.size()) return false;
    if (is_number(words[at + count].folded) && last.size() <= 2) return true;
    constexpr std::array<std::string_view, 10> spelled{"duong", "tinh", "huyen", "quan", "phuong",
                                                       "xa",    "ap",   "thon",  "khom", "to"};
    return std::ranges::find(spelled, last) != spelled.end();
}

void push(std::vector<AddressWord>& words, std::string_view text, bool dotted) {
    std::string folded = fold_letters(text);
    if (!folded.empty()) {
        words.push_back({.text = std::string(text), .folded = std::move(folded), .dotted = dotted});
    } else if (!words.empty() && !text.empty()) {
        words.back().text.append(1, ' ').append(text);
    }
}

// "KP5", "P5", "Q1": an abbreviation that ends where a number begins.
bool splits_before_digit(std::string_view text) {
    if (is_digit_byte(text.back())) return false;  // No abbreviation ends in one.
    constexpr std::array<std::string_view, 8> short_words{"kp", "p", "q", "f", "tdp", "ql", "tl", "kcn"};
    return std::ranges::find(short_words, fold(text)) != short_words.end();
}

// The full stop of an abbreviation that stands before another letter: "P.Trảng", "T.P", "TP."
bool is_short(std::string_view text) {
    const std::string folded = fold_letters(text);
    return !folded.empty() && folded.size() <= 3 && !is_number(folded);
}

// "A." before "B." or "B ": the initials of a name, as in "A.B"
bool are_initials(std::string_view text, std::string_view rest) {
    return rest.size() > 1 && (rest[1] == '.' || rest[1] == ' ') &&
           is_ascii_letter(static_cast<unsigned char>(rest[0])) && fold_letters(text).size() == 1;
}

// Where the phrases of a first letter begin in `by_letter`, which keeps their order.
struct PhraseIndex {
    std::array<std::uint8_t, 27> begin{};
    std::array<std::uint8_t, phrases.size()> by_letter{};
};

constexpr PhraseIndex phrase_index = [] {
    PhraseIndex index;
    std::size_t placed = 0;
    for (std::size_t letter = 0; letter < 26; ++letter) {
        index.begin[letter] = static_cast<std::uint8_t>(placed);
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            if (phrases[i].words[0] == static_cast<char>('a' + letter))
                index.by_letter[placed++] = static_cast<std::uint8_t>(i);
        }
    }
    index.begin[26] = static_cast<std::uint8_t>(placed);
    return index;
}();
static_assert(phrase_index.begin[26] == phrases.size());

// The phrases that may begin with this word.
std::span<const std::uint8_t> phrases_for(std::string_view folded) {
    if (folded.empty() || folded[0] < 'a' || folded[0] > 'z') return {};
    const auto letter = static_cast<std::size_t>(folded[0] - 'a');
    const std::size_t begin = phrase_index.begin[letter];
    return std::span(phrase_index.by_letter).subspan(begin, phrase_index.begin[letter + 1] - begin);
}

}  // namespace

std::vector<AddressWord> address_words(std::string_view part) {
    std::vector<AddressWord> words;
    words.reserve(1 + static_cast<std::size_t>(std::ranges::count(part, ' ')));
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end, std::size_t next, bool dotted) {
        push(words, part.substr(begin, end - begin), dotted);
        begin = next;
    };
    for (std::size_t i = 0; i < part.size(); ++i) {
        const char c = part[i];
        if (c == ' ') {
            end_word(i, i + 1, false);
        } else if (is_digit_byte(c) && i > begin && splits_before_digit(part.substr(begin, i - begin))) {
            end_word(i, i, false);
        } else if (c == '.' && is_short(part.substr(begin, i + 1 - begin)) &&
                   !are_initials(part.substr(begin, i + 1 - begin), part.substr(i + 1))) {
            end_word(i + 1, i + 1, true);
        }
    }
    end_word(part.size(), part.size(), false);
    return words;
}

Marker marker_at(const std::vector<AddressWord>& words, std::size_t at) {
    if (at >= words.size()) return {};
    for (const std::uint8_t place : phrases_for(words[at].folded)) {
        const Phrase& phrase = phrases[place];
        std::size_t count = 0;
        std::string_view rest = phrase.words;
        while (!rest.empty() && at + count < words.size()) {
            const std::string_view wanted = rest.substr(0, rest.find(' '));
            if (words[at + count].folded != wanted) break;
            ++count;
            rest.remove_prefix(std::min(rest.size(), wanted.size() + 1));
        }
        if (!rest.empty()) continue;
        if (count == 1 && phrase.sure == Sure::front && !is_spelled_so(words, at)) continue;
        if (phrase.sure == Sure::front && at > 0 && !opens_inside(words, at, count)) continue;
        return {.words = count, .level = phrase.level, .type = phrase.type};
    }
    return {};
}

}  // namespace baophu::text
