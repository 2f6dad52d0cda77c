#include "synth/name_maker.h"

#include <array>
#include <utility>

namespace baophu::synth {
namespace {

std::string slot_of(std::string_view family, Sex sex) {
    return std::string(family) + (sex == Sex::male ? "/m" : "/f");
}

}  // namespace

std::string NameMaker::name(Random& random, std::string_view family, Sex sex, int birth_year) {
    return random.chance(shared) ? shared_name(random, family, sex, birth_year)
                                 : own_name(random, family, sex, birth_year);
}

std::string NameMaker::shared_name(Random& random, std::string_view family, Sex sex, int birth_year) {
    for (int wide = 0;; ++wide) {
        std::string name = full_name_of(random, family, sex, birth_year, wide > 3 ? 1 : 0);
        const std::uint64_t digest = digest_of(name);
        if (shared_.holds(digest)) return name;
        const auto [waiting, fresh] = waiting_.try_emplace(slot_of(family, sex));
        if (!fresh && !waiting->second.empty()) return std::exchange(waiting->second, "");
        if (own_.holds(digest)) continue;
        shared_.insert(digest);
        waiting->second = name;
        return name;
    }
}

std::string NameMaker::own_name(Random& random, std::string_view family, Sex sex, int birth_year) {
    for (int tries = 0;; ++tries) {
        std::string name = full_name_of(random, family, sex, birth_year, tries / 2);
        const std::uint64_t digest = digest_of(name);
        if (!shared_.holds(digest) && own_.insert(digest)) return name;
    }
}

// FNV-1a.
std::uint64_t digest_of(std::string_view text) {
    std::uint64_t digest = 0xcbf29ce484222325U;
    for (const char c : text)
        digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return digest | 1U;
}

std::string foreign_name(Random& random) {
    static constexpr std::array<std::string_view, 16> families{
        "Kim",  "Lee",   "Park", "Choi",   "Jung",   "Chen", "Lin", "Huang",
        "Wang", "Chang", "Sato", "Suzuki", "Tanaka", "Wu",   "Liu", "Kang"};
    static constexpr std::array<std::string_view, 28> syllables{
        "Min",     "Ho",   "Jun",  "Soo",  "Young", "Hyun",  "Sung", "Woo",  "Jin",   "Chih",
        "Wei",     "Ming", "Hsin", "Yu",   "Kai",   "Feng",  "Jie",  "Hong", "Kenji", "Hiroshi",
        "Takeshi", "Yuki", "Seok", "Dong", "Tae",   "Kyung", "Chun", "Hua"};
    std::string name(random.one_of(families));
    name.append(" ").append(random.one_of(syllables));
    return name.append(" ").append(random.one_of(syllables));
}

}  // namespace baophu::synth
