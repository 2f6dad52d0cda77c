#include "core/text/company_name.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/text/fold.h"
#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

struct Word {
    std::string text;
    std::string folded;  // Letters and digits alone.
    bool after_dash = false;
};
using Words = std::vector<Word>;

struct FormPhrase {
    std::string_view words;  // Folded, spaces between.
    LegalForm form;
    bool anywhere;  // It can mean nothing else.
};

// Longer phrases before those with which they begin.
constexpr std::array<FormPhrase, 34> forms{{
    {"trach nhiem huu han mot thanh vien", LegalForm::limited_one_member, true},
    {"trach nhiem huu han 1 thanh vien", LegalForm::limited_one_member, true},
    {"trach nhiem huu han hai thanh vien tro len", LegalForm::limited, true},
    {"trach nhiem huu han", LegalForm::limited, true},
    {"tnhh mot thanh vien", LegalForm::limited_one_member, true},
    {"tnhh 1 thanh vien", LegalForm::limited_one_member, true},
    {"tnhh hai thanh vien tro len", LegalForm::limited, true},
    {"tnhh hai thanh vien", LegalForm::limited, true},
    {"tnhh 2 thanh vien", LegalForm::limited, true},
    {"tnhh mtv", LegalForm::limited_one_member, true},
    {"tnhh 1tv", LegalForm::limited_one_member, true},
    {"tnhh 2tv", LegalForm::limited, true},
    {"tnhh", LegalForm::limited, true},
    {"mot thanh vien", LegalForm::limited_one_member, true},
    {"mtv", LegalForm::limited_one_member, true},
    {"co ltd", LegalForm::limited, true},
    {"ctcp", LegalForm::joint_stock, true},
    {"jsc", LegalForm::joint_stock, true},
    {"cong ty co phan", LegalForm::joint_stock, true},
    {"cty co phan", LegalForm::joint_stock, true},
    {"cong ty cp", LegalForm::joint_stock, true},
    {"cty cp", LegalForm::joint_stock, true},
    {"co phan", LegalForm::joint_stock, false},
    {"hop danh", LegalForm::partnership, false},
    {"doanh nghiep tu nhan", LegalForm::private_enterprise, true},
    {"dntn", LegalForm::private_enterprise, true},
    {"doanh nghiep nha nuoc", LegalForm::state_enterprise, true},
    {"dnnn", LegalForm::state_enterprise, true},
    {"hop tac xa", LegalForm::cooperative, false},
    {"htx", LegalForm::cooperative, false},
    {"ho kinh doanh ca the", LegalForm::household_business, false},
    {"ho kinh doanh", LegalForm::household_business, false},
    {"hkd", LegalForm::household_business, false},
    {"cong ty", LegalForm::company, false},
}};
constexpr std::array<std::string_view, 3> company_words{"cong ty", "cty", "tong cong ty"};

struct UnitPhrase {
    std::string_view words;
    UnitKind unit;
};
constexpr std::array<UnitPhrase, 6> units{{{"chi nhanh", UnitKind::branch},
                                           {"cn", UnitKind::branch},
                                           {"van phong dai dien", UnitKind::representative_office},
                                           {"vpdd", UnitKind::representative_office},
                                           {"dia diem kinh doanh", UnitKind::place_of_business},
                                           {"ddkd", UnitKind::place_of_business}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> trades{{{"sx", "san xuat"},
                                                                               {"tm", "thuong mai"},
                                                                               {"dv", "dich vu"},
                                                                               {"xnk", "xuat nhap khau"},
                                                                               {"xd", "xay dung"},
                                                                               {"dt", "dau tu"},
                                                                               {"vt", "van tai"},
                                                                               {"kd", "kinh doanh"}}};

bool parts_words(char c) {
    return std::string_view(" ,;:-/()&+\"'").find(c) != std::string_view::npos;
}

Words words_of(std::string_view utf8) {
    std::string text = tidy(utf8);
    for (const std::string_view dash : {"–", "—"})
        for (std::size_t at = 0; (at = text.find(dash, at)) != std::string::npos;)
            text.replace(at, dash.size(), "-");
    Words words;
    Word word;
    bool dash = false;
    for (const char c : text + ' ') {
        if (!parts_words(c)) {
            word.text += c;
            continue;
        }
        word.folded = fold_letters(word.text);
        if (!word.folded.empty()) {
            word.after_dash = std::exchange(dash, false);
            words.push_back(std::move(word));
        }
        word = {};
        dash = dash || c == '-';
    }
    return words;
}

// How many words from `begin` on are the phrase; 0 if they are not.
std::size_t matched(const Words& words, std::size_t begin, std::string_view phrase) {
    std::size_t count = 0;
    while (!phrase.empty()) {
        const std::string_view wanted = phrase.substr(0, phrase.find(' '));
        if (begin + count >= words.size() || words[begin + count].folded != wanted) return 0;
        ++count;
        phrase.remove_prefix(std::min(phrase.size(), wanted.size() + 1));
    }
    return count;
}

void erase(Words& words, std::size_t begin, std::size_t count) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
    words.erase(first, first + static_cast<std::ptrdiff_t>(count));
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        if (!text.empty()) text += ' ';
        text += words[i].text;
    }
    return text;
}

void note(CompanyName& name, LegalForm form) {
    const bool says_more = name.form == LegalForm::unknown || name.form == LegalForm::company ||
                           (name.form == LegalForm::limited && form == LegalForm::limited_one_member);
    if (says_more) name.form = form;
}

std::size_t matched_company(const Words& words, std::size_t begin) {
    for (const std::string_view phrase : company_words)
        if (const std::size_t count = matched(words, begin, phrase)) return count;
    return 0;
}

// Takes one phrase of a form that begins at `at`; false if there is none.
bool take_form(CompanyName& name, Words& words, std::size_t at, bool only_anywhere) {
    for (const FormPhrase& phrase : forms) {
        if (only_anywhere && !phrase.anywhere) continue;
        const std::size_t count = matched(words, at, phrase.words);
        if (count == 0) continue;
        note(name, phrase.form);
        erase(words, at, count);
        return true;
    }
    const std::size_t company = only_anywhere ? 0 : matched_company(words, at);
    if (company > 0) {
        note(name, LegalForm::company);
        erase(words, at, company);
    }
    return company > 0;
}

bool begins_form(const Words& words, std::size_t at) {
    CompanyName unused;
    Words copy = words;
    return take_form(unused, copy, at, false);
}

// In front of a company, or spelled out at the very front; the rest may then be a place alone.
void take_unit_in_front(CompanyName& name, Words& words) {
    for (const UnitPhrase& phrase : units) {
        const std::size_t count = matched(words, 0, phrase.words);
        if (count == 0 || count == words.size()) continue;
        if (phrase.words == "cn" && !begins_form(words, count)) continue;
        name.unit = phrase.unit;
        erase(words, 0, count);
        return;
    }
}

// "... - Chi nhánh Đồng Nai": the marker after a dash, or spelled out behind the name.
void take_unit_behind(CompanyName& name, Words& words) {
    for (std::size_t at = 1; at < words.size(); ++at) {
        for (const UnitPhrase& phrase : units) {
            const std::size_t count = matched(words, at, phrase.words);
            if (count == 0 || (count == 1 && !words[at].after_dash)) continue;
            if (count == 1 && at + count == words.size()) continue;
            name.unit = phrase.unit;
            const std::size_t place = at + count + (matched(words, at + count, "tai") > 0 ? 1 : 0);
            name.place = joined(words, std::min(place, words.size()), words.size());
            words.resize(at);
            return;
        }
    }
}

void take_place(CompanyName& name, Words& words) {
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        if (fold(words[at].text) != "tai") continue;
        name.place = joined(words, at + 1, words.size());
        words.resize(at);
        return;
    }
}

std::string key_of(const Words& words) {
    std::string key;
    for (const Word& word : words) {
        const auto* const trade =
            std::ranges::find(trades, word.folded, &std::pair<std::string_view, std::string_view>::first);
        if (!key.empty()) key += ' ';
        key += trade != trades.end() ? trade->second : std::string_view(word.folded);
    }
    return key;
}

void take_forms(CompanyName& name, Words& words) {
    while (!words.empty() && take_form(name, words, 0, false)) {
    }
    for (std::size_t at = 1; at < words.size();)
        if (!take_form(name, words, at, true)) ++at;
    if (name.form == LegalForm::company && !words.empty() && words[0].folded == "cp") {
        name.form = LegalForm::joint_stock;
        erase(words, 0, 1);
    }
}

}  // namespace

CompanyName parse_company_name(std::string_view utf8) {
    const Words all = words_of(utf8);
    Words words = all;
    CompanyName name;
    take_unit_in_front(name, words);
    if (name.unit == UnitKind::whole) {
        take_unit_behind(name, words);
    } else {
        take_place(name, words);
    }
    take_forms(name, words);
    if (words.empty()) words = all;
    name.core = joined(words, 0, words.size());
    name.core_key = key_of(words);
    return name;
}

}  // namespace baophu::text
