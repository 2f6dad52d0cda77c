#include "flow/linkage/engine/values.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "flow/linkage/engine/fold.h"
#include "flow/linkage/engine/mixing.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::uint32_t close_per_mille = 950;
constexpr std::uint32_t near_per_mille = 880;
constexpr std::uint32_t far_per_mille = 800;

constexpr std::size_t lengths = letters_max + 1;

// The fewest letters that words of two lengths share if they are `far` at least: all in order and equal in
// front. More than either length where they never are.
FewestShared fewest_shared() {
    FewestShared fewest{};
    for (std::uint32_t a = 0; a < lengths; ++a) {
        for (std::uint32_t b = 0; b < lengths; ++b) {
            std::uint32_t matches = 1;
            const auto possible = [&] {
                return reaches({.matches = matches, .out_of_order = 0, .prefix = std::min({a, b, 4U})}, a, b,
                               far_per_mille);
            };
            while (matches <= std::min(a, b) && !possible())
                ++matches;
            fewest.at(a).at(b) = static_cast<std::uint8_t>(matches);
        }
    }
    return fewest;
}

// Initials are alike to whatever begins with them: their letters are never too few.
FewestShared fewest_shared_by_names() {
    FewestShared fewest = fewest_shared();
    for (std::size_t length = 0; length < lengths; ++length)
        fewest.at(1).at(length) = fewest.at(length).at(1) = 0;
    return fewest;
}

const FewestShared& fewest_of(Kind kind) {
    static const FewestShared of_texts = fewest_shared();
    static const FewestShared of_names = fewest_shared_by_names();
    return kind == Kind::name ? of_names : of_texts;
}

char soundex_code(char letter) {
    constexpr std::string_view codes = "01230120022455012623010202";
    return codes[static_cast<std::size_t>(letter - 'a')];
}

std::string_view part_of(std::string_view letters, const Expression& expression) {
    const std::size_t length = std::min<std::size_t>(expression.length, letters.size());
    if (expression.form == Form::prefix) return letters.substr(0, length);
    if (expression.form == Form::last) return letters.substr(letters.size() - length);
    return letters;
}

std::uint32_t key_of(std::string_view text) {
    if (text.empty()) return 0;
    return static_cast<std::uint32_t>(hash_bytes(text) >> 32) | 1U;
}

}  // namespace

WordLevels::WordLevels(const Dictionary& dictionary, Kind kind, std::size_t common, Kernel kernel,
                       unsigned threads)
    : kind_(kind),
      count_jaro_(jaro_counter(kernel)),
      find_alike_(bag_kernel(kernel)),
      fewest_(fewest_of(kind)),
      common_(std::min(common, dictionary.size())),
      letters_(dictionary.size()),
      bags_(dictionary.size()) {
    constexpr std::size_t piece = 1 << 12;
    for_each_range(threads, dictionary.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t id = first; id < last; ++id) {
            std::string letters = letters_of(dictionary.text(static_cast<ValueId>(id)));
            if (kind_ == Kind::name) std::erase(letters, '.');  // "j." is an initial.
            letters_[id] = to_letters(letters);
            bags_[id] = bag_of(letters);
        }
    });
    fill_table(threads);
}

// Most common values have too few letters in common to be alike: only the others are compared.
void WordLevels::fill_table(unsigned threads) {
    constexpr std::size_t read_behind = 3;  // By look-ups of four bytes.
    table_.assign(common_ * common_ + read_behind, level::text::other);
    constexpr std::size_t piece = 16;
    for_each_range(threads, common_, piece, [&](std::size_t first, std::size_t last, unsigned) {
        std::vector<std::uint32_t> alike(last);
        for (std::size_t b = std::max<std::size_t>(first, 1); b < last; ++b) {
            const std::span<const LetterBag> before = std::span(bags_).first(b);
            const std::size_t count = find_alike_(bags_[b], before, fewest_, alike.data());
            for (const std::uint32_t a : std::span(alike).first(count))
                table_[a * common_ + b] = table_[b * common_ + a] = compare(a, static_cast<ValueId>(b));
            table_[b * common_ + b] = level::equal;
        }
    });
}

Level WordLevels::compute(ValueId a, ValueId b) const {
    if (a > b) std::swap(a, b);
    std::uint32_t none = 0;
    return find_alike_(bags_[b], {&bags_[a], 1}, fewest_, &none) > 0 ? compare(a, b) : level::text::other;
}

Level WordLevels::compare(ValueId a, ValueId b) const {
    return by_counts(letters_[a], letters_[b], count_jaro_(letters_[a], letters_[b]));
}

Level WordLevels::level_slowly(ValueId a, ValueId b) const {
    if (a == b) return level::equal;
    if (a > b) std::swap(a, b);
    return by_counts(letters_[a], letters_[b], count_jaro_slowly(letters_[a], letters_[b]));
}

Level WordLevels::by_counts(const Letters& a, const Letters& b, const JaroCounts& counts) const {
    if (!reaches(counts, a.length, b.length, far_per_mille)) return without_similarity(a, b);
    if (reaches(counts, a.length, b.length, close_per_mille)) return level::text::close;
    return reaches(counts, a.length, b.length, near_per_mille) ? level::text::near : level::text::far;
}

Level WordLevels::without_similarity(const Letters& a, const Letters& b) const {
    const bool initial = kind_ == Kind::name && std::min(a.length, b.length) == 1 && a.byte[0] == b.byte[0];
    return initial ? level::text::initial : level::text::other;
}

std::string soundex(std::string_view folded) {
    std::string code;
    char before = 0;
    for (const char letter : folded.substr(0, folded.find(' '))) {
        if (letter < 'a' || letter > 'z') continue;
        const char digit = soundex_code(letter);
        if (code.empty()) {
            code += letter;
        } else if (digit != '0' && digit != before) {
            code += digit;
        }
        if (letter != 'h' && letter != 'w') before = digit;
        if (code.size() == 4) break;
    }
    return code;
}

std::string part_of_text(std::string_view folded, const Expression& expression) {
    if (expression.form == Form::phonetic) return soundex(folded);
    return std::string(part_of(letters_of(folded), expression));
}

std::vector<std::uint32_t> keys_of_values(const Dictionary& dictionary, const Expression& expression) {
    std::vector<std::uint32_t> keys(dictionary.size(), 0);
    for (ValueId id = 1; id < dictionary.size(); ++id)
        keys[id] =
            expression.form == Form::whole ? id : key_of(part_of_text(dictionary.text(id), expression));
    return keys;
}

}  // namespace baophu::linkage::engine
