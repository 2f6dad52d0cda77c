#include "core/text/syllable.h"

#include <algorithm>
#include <array>

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

bool holds(std::u32string_view list, std::u32string_view rime) {
    std::u32string wanted = U" ";
    wanted.append(rime).push_back(U' ');
    return list.find(wanted) != std::u32string_view::npos;
}

// A syllable that is cut short by its last consonant bears only the two abrupt tones.
bool bears(std::u32string_view rime, Tone tone) {
    const bool cut_short =
        rime.ends_with(U'c') || rime.ends_with(U"ch") || rime.ends_with(U'p') || rime.ends_with(U't');
    return !cut_short || tone == Tone::acute || tone == Tone::dot;
}

// `bare` without tones; the tone taken off, or nothing if there are two.
std::optional<Tone> take_tone(std::u32string& bare) {
    Tone tone = Tone::none;
    for (char32_t& letter : bare) {
        std::optional<Vowel> vowel = vowel_of(letter);
        if (!vowel || vowel->tone == Tone::none) continue;
        if (tone != Tone::none) return std::nullopt;
        tone = vowel->tone;
        vowel->tone = Tone::none;
        letter = letter_of(*vowel);
    }
    return tone;
}

}  // namespace

// An abrupt syllable written without any tone is a name without marks ("Phuc"): it may be
// meant, so it is taken, and called rare.
std::optional<Syllable> parse_syllable(std::u32string_view word) {
    constexpr std::size_t longest = 7;  // nghiêng
    if (word.empty() || word.size() > longest) return std::nullopt;
    std::u32string bare(word);
    const std::optional<Tone> tone = take_tone(bare);
    if (!tone) return std::nullopt;
    std::optional<Syllable> found;
    for (const std::u32string_view initial : initials) {  // "giêng" is g + iêng before gi + êng.
        if (!bare.starts_with(initial)) continue;
        const std::u32string rime = bare.substr(initial.size());
        const bool common = holds(common_rimes, rime);
        if (rime.empty() || (found && !common) || (!common && !holds(rare_rimes, rime))) continue;
        const bool toned = bears(rime, *tone);
        if (!toned && *tone != Tone::none) return std::nullopt;
        found = Syllable{word.substr(0, initial.size()), rime, *tone, common && toned};
        if (common) break;
    }
    return found;
}

}  // namespace baophu::text
