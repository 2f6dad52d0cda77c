#include "core/territory/unit_names.h"

#include <algorithm>
#include <array>

#include "core/text/fold.h"

namespace baophu {
namespace {

using Found = Result<std::string, UnitNameFault>;

// "tp. bien hoa" -> {tp, bien, hoa}
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : text::fold(name)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// How many words at the front say what the unit is.
std::size_t kind_words(const std::vector<std::string>& words) {
    constexpr std::array<std::string_view, 3> of_two{"thanh pho", "thi xa", "thi tran"};
    constexpr std::array<std::string_view, 10> of_one{"tp",   "tx", "tt",     "huyen", "h",
                                                      "quan", "q",  "phuong", "p",     "xa"};
    if (words.size() > 2 && std::ranges::count(of_two, words[0] + " " + words[1]) > 0) return 2;
    return words.size() > 1 && std::ranges::count(of_one, words[0]) > 0 ? 1 : 0;
}

std::string key_of(std::string_view name) {
    const std::vector<std::string> words = words_of(name);
    std::string key;
    for (std::size_t i = kind_words(words); i < words.size(); ++i)
        key += words[i];
    return key;
}

void add_once(std::vector<std::string>& codes, const std::string& code) {
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

Found only(const std::vector<std::string>& codes) {
    if (codes.empty()) return UnitNameFault::unknown;
    if (codes.size() > 1) return UnitNameFault::ambiguous;
    return codes.front();
}

}  // namespace

UnitNames::UnitNames(const Territory& territory) : territory_(&territory) {
    for (const auto& [code, unit] : territory.record().units)
        add(unit);
}

void UnitNames::add(const Unit& unit) {
    if (unit.level == UnitLevel::province) return;
    Codes& codes = unit.level == UnitLevel::district ? districts_ : communes_;
    for (const UnitVersion& version : unit.versions)
        add_once(codes[key_of(version.name_vi)], unit.code);
}

Found UnitNames::district(std::string_view written) const {
    if (territory_->knows(written, UnitLevel::district)) return std::string(written);
    const auto found = districts_.find(key_of(written));
    return found == districts_.end() ? Found(UnitNameFault::unknown) : only(found->second);
}

bool UnitNames::ever_in(const std::string& commune, std::string_view district) const {
    return std::ranges::any_of(territory_->find(commune)->versions,
                               [&](const UnitVersion& version) { return version.parent == district; });
}

bool UnitNames::bore(const std::string& commune, const std::string& key, const Date& day) const {
    const UnitVersion* then = territory_->on(commune, day);
    return then != nullptr && key_of(then->name_vi) == key;
}

Found UnitNames::commune(std::string_view written, std::string_view district,
                         const std::optional<Date>& day) const {
    if (territory_->knows(written, UnitLevel::commune)) return std::string(written);
    const std::string key = key_of(written);
    const auto found = communes_.find(key);
    if (found == communes_.end()) return UnitNameFault::unknown;
    std::vector<std::string> codes = found->second;
    if (!district.empty()) std::erase_if(codes, [&](const auto& code) { return !ever_in(code, district); });
    if (codes.size() < 2 || !day) return only(codes);
    std::erase_if(codes, [&](const auto& code) { return !bore(code, key, *day); });
    return codes.empty() ? Found(UnitNameFault::ambiguous) : only(codes);
}

const UnitVersion* UnitNames::version_called(const std::string& commune, std::string_view written,
                                             const Date& day) const {
    const std::string key = key_of(written);
    const UnitVersion* latest = nullptr;
    for (const UnitVersion& version : territory_->find(commune)->versions) {
        if (written != commune && key_of(version.name_vi) != key) continue;
        if (version.holds_on(day)) return &version;
        latest = &version;
    }
    return latest;
}

}  // namespace baophu
