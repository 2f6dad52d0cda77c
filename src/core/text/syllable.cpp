#include "core/text/syllable.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace baophu::text {
namespace {

// Longest first, so that "ngh" is tried before "ng" and "n".
constexpr std::array<std::u32string_view, 28> initials{
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U""};

constexpr std::u32string_view common_rimes =
    U" a ac ach ai am an ang anh ao ap at au ay "
    U" ăc ăm ăn ăng ăp ăt "
    U" âc âm ân âng âp ât âu ây "
    U" e em en eo ep et ê êch êm ên ênh êp êt êu "
    U" i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    U" o oa oac oach oai oan oang oanh oat oay oăn oăng oăc oe oc oi om on ong op ot "
    U" ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    U" u ua uân uât uây uc uê uênh ui um un ung uôc uôi uôm uôn uông uôt up ut "
    U" uy uya uych uyên uyêt uynh uyt uyu "
    U" ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    U" y yên yêm yêt yêu ynh ";

constexpr std::u32string_view rare_rimes =
    U" ec eng oam oao oap oăm oăt oec oem oen oeo oet oong ooc uâng uêch uơ uyn uyp uych ưm ưn "
    U" yt yn ych ym êng yêng oen uen ueo uau uao ";

// A rime of up to four letters in one number; 0 for a longer one, which is none.
constexpr std::uint64_t packed(std::u32string_view rime) {
    constexpr std::size_t letters = 4;
    if (rime.size() > letters) return 0;
    std::uint64_t number = 0;
    for (const char32_t letter : rime) {
        if (letter > 0xFFFF) return 0;
        number = number << 16 | letter;
    }
    return number;
}

constexpr std::size_t rimes_in(std::u32string_view list) {
    std::size_t rimes = 0;
    for (std::size_t i = 1; i < list.size(); ++i)
        if (list[i] == U' ' && list[i - 1] != U' ') ++rimes;
    return rimes;
}

// The rimes of a list, in the order of their numbers.
template <std::size_t size>
constexpr std::array<std::uint64_t, size> rimes_of(std::u32string_view list) {
    std::array<std::uint64_t, size> rimes{};
    std::size_t found = 0;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(U' ', begin), list.size());
        if (end > begin) rimes[found++] = packed(list.substr(begin, end - begin));
        begin = end + 1;
    }
    std::ranges::sort(rimes);
    return rimes;
}

constexpr auto common_numbers = rimes_of<rimes_in(common_rimes)>(common_rimes);
constexpr auto rare_numbers = rimes_of<rimes_in(rare_rimes)>(rare_rimes);
static_assert(common_numbers.front() != 0 && rare_numbers.front() != 0, "a rime has more than four letters");

template <std::size_t size>
bool holds(const std::array<std::uint64_t, size>& numbers, std::u32string_view rime) {
    return std::ranges::binary_search(numbers, packed(rime));
}

// A syllable that is cut short by its last consonant bears only the two abrupt tones.
bool bears(std::u32string_view rime, Tone tone) {
    const bool cut_short =
        rime.ends_with(U'c') || rime.ends_with(U"ch") || rime.ends_with(U'p') || rime.ends_with(U't');
    return !cut_short || tone == Tone::acute || tone == Tone::dot;
}

constexpr std::size_t longest = 7;  // nghiêng

// A word without tones, and the tone taken off.
struct Bare {
    std::array<char32_t, longest> letters{};
    std::size_t size = 0;
    Tone tone = Tone::none;

    std::u32string_view view() const { return {letters.data(), size}; }
};

// Nothing if there are two tones.
std::optional<Bare> without_tone(std::u32string_view word) {
    Bare bare;
    for (const char32_t letter : word) {
        std::optional<Vowel> vowel = vowel_of(letter);
        bare.letters[bare.size] = letter;
        if (vowel && vowel->tone != Tone::none) {
            if (bare.tone != Tone::none) return std::nullopt;
            bare.tone = vowel->tone;
            vowel->tone = Tone::none;
            bare.letters[bare.size] = letter_of(*vowel);
        }
        ++bare.size;
    }
    return bare;
}

struct Parts {
    std::size_t initial = 0;  // Its letters.
    bool common = false;
};

// An abrupt syllable written without any tone is a name without marks ("Phuc"): it may be
// meant, so it is taken, and called rare.
std::optional<Parts> parts_of(const Bare& bare) {
    std::optional<Parts> found;
    for (const std::u32string_view initial : initials) {  // "giêng" is g + iêng before gi + êng.
        if (!bare.view().starts_with(initial)) continue;
        const std::u32string_view rime = bare.view().substr(initial.size());
        const bool common = holds(common_numbers, rime);
        if (rime.empty() || (found && !common) || (!common && !holds(rare_numbers, rime))) continue;
        const bool toned = bears(rime, bare.tone);
        if (!toned && bare.tone != Tone::none) return std::nullopt;
        found = Parts{.initial = initial.size(), .common = common && toned};
        if (common) break;
    }
    return found;
}

bool may_be_syllable(std::u32string_view word) {
    return !word.empty() && word.size() <= longest;
}

}  // namespace

SyllableKind syllable_kind(std::u32string_view word) {
    if (!may_be_syllable(word)) return SyllableKind::none;
    const std::optional<Bare> bare = without_tone(word);
    const std::optional<Parts> parts = bare ? parts_of(*bare) : std::nullopt;
    if (!parts) return SyllableKind::none;
    return parts->common ? SyllableKind::common : SyllableKind::rare;
}

std::optional<Syllable> parse_syllable(std::u32string_view word) {
    if (!may_be_syllable(word)) return std::nullopt;
    const std::optional<Bare> bare = without_tone(word);
    const std::optional<Parts> parts = bare ? parts_of(*bare) : std::nullopt;
    if (!parts) return std::nullopt;
    return Syllable{.initial = word.substr(0, parts->initial),
                    .rime = std::u32string(bare->view().substr(parts->initial)),
                    .tone = bare->tone,
                    .common = parts->common};
}

}  // namespace baophu::text
