#include "core/text/person_name.h"

#include <algorithm>
#include <string>

#include "core/text/fold.h"
#include "core/text/normal_form.h"
#include "core/text/tone.h"

namespace baophu::text {
namespace {

// Folded. The first list is hardly ever a given name; the second is both.
constexpr std::string_view family_only =
    " nguyen tran le pham huynh phan vo dang bui do ngo ly dinh truong doan trinh ta cao chau luong luu "
    "nghiem thai tong ";
constexpr std::string_view family_or_given =
    " hoang vu ho duong lam mai dao ha kieu quach la khong tang to trieu phung vuong thach son danh chu "
    "au bach cu dam giang hong hua khuc lai lu luc mac mach nong quan tieu ton ung vi dieu tho vong si hau "
    "chau ";

bool holds(std::string_view list, std::string_view word) {
    return list.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

bool is_family_only(std::string_view word) {
    return holds(family_only, fold(word));
}

bool may_be_family(std::string_view word) {
    return is_family_only(word) || holds(family_or_given, fold(word));
}

std::vector<std::string> words_of(std::string_view utf8) {
    std::string text = tidy(utf8);
    std::ranges::replace_if(text, [](char c) { return c == '.' || c == ',' || c == ';'; }, ' ');
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c != ' ') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// Puts the words into the usual order; true if they were not in it.
bool put_family_first(std::vector<std::string>& words) {
    if (words.size() < 2 || may_be_family(words.front())) return false;
    if (words.size() > 2 && is_family_only(words[1])) {
        std::ranges::rotate(words, words.begin() + 1);
        return true;
    }
    if (!is_family_only(words.back())) return false;
    std::ranges::reverse(words);
    return true;
}

std::vector<std::string> all_words(const PersonName& name) {
    std::vector<std::string> words;
    if (!name.family.empty()) words.push_back(name.family);
    words.insert(words.end(), name.middle.begin(), name.middle.end());
    if (!name.given.empty()) words.push_back(name.given);
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

std::vector<std::string> folded_middle(const PersonName& name) {
    std::vector<std::string> words;
    words.reserve(name.middle.size());
    for (const std::string& word : name.middle)
        words.push_back(fold(word));
    std::ranges::sort(words);
    return words;
}

bool lacks_middle(const PersonName& one, const PersonName& other) {
    if (short_name_key(one) != short_name_key(other)) return false;
    const auto fewer = folded_middle(one);
    const auto more = folded_middle(other);
    return std::ranges::includes(more, fewer) || std::ranges::includes(fewer, more);
}

}  // namespace

std::string PersonName::full() const {
    return joined(all_words(*this));
}

PersonName parse_person_name(std::string_view utf8) {
    std::vector<std::string> words = words_of(utf8);
    PersonName name;
    if (words.empty()) return name;
    name.given_first = put_family_first(words);
    name.given = words.back();
    words.pop_back();
    if (words.empty()) return name;
    name.family = words.front();
    name.middle.assign(words.begin() + 1, words.end());
    return name;
}

NameLikeness compare_names(const PersonName& one, const PersonName& other) {
    if (spelled_name_key(one) == spelled_name_key(other)) return NameLikeness::same_spelling;
    if (folded_name_key(one) == folded_name_key(other)) return NameLikeness::same_folded;
    if (lacks_middle(one, other)) return NameLikeness::lacks_middle;
    if (words_name_key(one) == words_name_key(other)) return NameLikeness::other_order;
    return NameLikeness::different;
}

std::string spelled_name_key(const PersonName& name) {
    return spelling_key(name.full());
}

std::string folded_name_key(const PersonName& name) {
    return fold(spelling_key(name.full()));  // So that Lý and Li meet.
}

std::string short_name_key(const PersonName& name) {
    return fold(spelling_key(name.family)) + '|' + fold(spelling_key(name.given));
}

std::string words_name_key(const PersonName& name) {
    std::vector<std::string> words = all_words(name);
    for (std::string& word : words)
        word = fold(spelling_key(word));
    std::ranges::sort(words);
    return joined(words);
}

}  // namespace baophu::text
