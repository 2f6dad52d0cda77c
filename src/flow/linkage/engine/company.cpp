#include "flow/linkage/engine/company.h"

#include <algorithm>
#include <cmath>

#include "flow/linkage/engine/fold.h"

namespace baophu::linkage::engine {
namespace {

constexpr double weight_unit = 256;

bool belongs_to_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// A hyphen inside of a word is none.
bool is_break(std::string_view text, std::size_t at) {
    if (text[at] != '-') return std::string_view(",;()[]/|").find(text[at]) != std::string_view::npos;
    const bool space_before = at == 0 || text[at - 1] == ' ';
    const bool space_behind = at + 1 == text.size() || text[at + 1] == ' ';
    return space_before || space_behind;
}

bool is_long_dash(std::string_view word) {
    return word == "\xe2\x80\x93" || word == "\xe2\x80\x94";
}

// Calls visit(word, after_break).
template <class Visit>
void for_each_word(std::string_view text, const Visit& visit) {
    bool after_break = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && belongs_to_word(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        if (is_long_dash(word)) {
            after_break = true;
        } else if (!word.empty()) {
            visit(word, after_break);
            after_break = false;
        }
        if (end < text.size() && is_break(text, end)) after_break = true;
        at = end + 1;
    }
}

std::vector<std::string> plain_words(std::string_view written) {
    std::vector<std::string> words;
    for_each_word(fold(written), [&](std::string_view word, bool) { words.emplace_back(word); });
    return words;
}

std::vector<std::uint32_t> each_once(std::vector<std::uint32_t> numbers) {
    std::ranges::sort(numbers);
    const auto doubles = std::ranges::unique(numbers);
    numbers.erase(doubles.begin(), doubles.end());
    return numbers;
}

}  // namespace

CompanyReader::CompanyReader(const Specification& specification) {
    for (const std::string& form : specification.legal_forms)
        for (std::string& word : plain_words(form))
            legal_.push_back(std::move(word));
    std::ranges::sort(legal_);
    for (const auto& [short_form, words] : specification.abbreviations)
        abbreviations_.emplace_back(fold(short_form), plain_words(words));
    std::ranges::sort(abbreviations_);
    for (const std::string& branch : specification.branch_words)
        if (auto words = plain_words(branch); !words.empty()) branch_words_.push_back(std::move(words));
}

CompanyReader::Words CompanyReader::words_of(std::string_view folded) const {
    Words words;
    const auto add = [&](std::string_view word, bool after_break) {
        words.push_back({std::string(word), after_break, std::ranges::binary_search(legal_, word)});
    };
    for_each_word(folded, [&](std::string_view word, bool after_break) {
        const auto found = std::ranges::lower_bound(
            abbreviations_, word, {}, [](const auto& each) { return std::string_view(each.first); });
        if (found == abbreviations_.end() || found->first != word) {
            add(word, after_break);
            return;
        }
        for (const std::string& each : found->second) {
            add(each, after_break);
            after_break = false;
        }
    });
    return words;
}

// The first in the name; of several there the longest.
CompanyReader::Mark CompanyReader::find_mark(const Words& words) const {
    Mark mark;
    for (std::size_t at = 0; at < words.size() && mark.length == 0; ++at)
        for (const std::vector<std::string>& phrase : branch_words_) {
            if (phrase.size() <= mark.length || phrase.size() > words.size() - at) continue;
            const auto here = std::span(words).subspan(at, phrase.size());
            if (std::ranges::equal(here, phrase, {}, &Word::text)) mark = {at, phrase.size()};
        }
    return mark;
}

CompanyName CompanyReader::divide(const Words& words, const Range& firm, const Range& branch) {
    CompanyName name{.is_branch = true};
    for (std::size_t i = firm.first; i < firm.last; ++i)
        if (!words[i].legal) name.firm.push_back(words[i].text);
    for (std::size_t i = branch.first; i < branch.last; ++i)
        if (!words[i].legal) name.branch.push_back(words[i].text);
    return name;
}

// The name begins with a branch word; what follows it begins at `first`.
CompanyName CompanyReader::divide_behind(const Words& words, std::size_t first) {
    const std::size_t last = words.size();
    std::size_t next_break = first + 1;
    while (next_break < last && !words[next_break].after_break)
        ++next_break;
    if (words[first].legal) return divide(words, {first, std::min(next_break, last)}, {next_break, last});
    if (next_break < last) return divide(words, {next_break, last}, {first, next_break});
    std::size_t legal = first;
    while (legal < last && !words[legal].legal)
        ++legal;
    if (legal < last) return divide(words, {legal, last}, {first, legal});
    return divide(words, {first, last}, {last, last});
}

CompanyName CompanyReader::divide_at(const Words& words, const Mark& mark) {
    const std::size_t behind = mark.at + mark.length;
    if (mark.at == 0) return divide_behind(words, behind);
    if (behind < words.size()) return divide(words, {0, mark.at}, {behind, words.size()});
    std::size_t first = mark.at - 1;
    while (first > 0 && !words[first].after_break && !words[first - 1].legal)
        --first;
    if (first == 0) first = mark.at > 1 ? mark.at - 1 : mark.at;
    return divide(words, {0, first}, {first, mark.at});
}

CompanyName CompanyReader::read(std::string_view folded) const {
    const Words words = words_of(folded);
    const Mark mark = find_mark(words);
    if (mark.length > 0 && mark.length < words.size())
        if (CompanyName name = divide_at(words, mark); !name.firm.empty()) return name;
    CompanyName name = divide(words, {0, words.size()}, {words.size(), words.size()});
    name.is_branch = false;
    return name;
}

CompanyLevels::CompanyLevels(const Dictionary& dictionary, const Specification& specification)
    : names_(dictionary.size()) {
    const CompanyReader reader(specification);
    RawDictionary numbers;
    std::vector<double> names_with;
    double names = 0;
    const auto numbers_of = [&](const std::vector<std::string>& words) {
        Numbers found;
        for (const std::string& word : words)
            found.push_back(numbers.add(word));
        return each_once(std::move(found));
    };
    for (ValueId id = 1; id < dictionary.size(); ++id) {
        const auto records = static_cast<double>(dictionary.count(id));
        names += records;
        const CompanyName name = reader.read(dictionary.text(id));
        Parts parts{.firm = numbers_of(name.firm), .branch = numbers_of(name.branch)};
        Numbers all = parts.firm;
        all.insert(all.end(), parts.branch.begin(), parts.branch.end());
        for (const std::uint32_t number : each_once(std::move(all))) {
            names_[id].words.push_back({number, 0});
            if (names_with.size() <= number) names_with.resize(number + 1, 0);
            names_with[number] += records;
        }
        if (!name.is_branch) continue;
        names_[id].parts = static_cast<std::int32_t>(parts_.size());
        parts_.push_back(std::move(parts));
    }
    for (Name& name : names_)
        for (Word& word : name.words)
            word.weight = static_cast<std::uint32_t>(
                std::lround(weight_unit * std::log2(1 + names / std::max(names_with[word.number], 1.0))));
}

CompanyLevels::Numbers CompanyLevels::firm_of(const Name& name) const {
    if (name.parts >= 0) return parts_[static_cast<std::size_t>(name.parts)].firm;
    Numbers firm;
    for (const Word& word : name.words)
        firm.push_back(word.number);
    return firm;
}

Level CompanyLevels::level_of_branches(const Name& a, const Name& b, Level otherwise) const {
    if (firm_of(a) != firm_of(b)) return otherwise;
    if (a.parts < 0 || b.parts < 0) return level::company::branch;
    const bool same =
        parts_[static_cast<std::size_t>(a.parts)].branch == parts_[static_cast<std::size_t>(b.parts)].branch;
    return same ? level::company::same_words : level::company::branch;
}

Level CompanyLevels::level(ValueId a, ValueId b) const {
    if (a == b) return level::equal;
    std::uint64_t shared = 0;
    std::uint64_t all = 0;
    const std::vector<Word>& of_a = names_[a].words;
    const std::vector<Word>& of_b = names_[b].words;
    auto left = of_a.begin();
    auto right = of_b.begin();
    while (left != of_a.end() || right != of_b.end()) {
        const bool left_first = right == of_b.end() || (left != of_a.end() && left->number <= right->number);
        const bool right_first = left == of_a.end() || (right != of_b.end() && right->number <= left->number);
        const std::uint32_t weight = left_first ? left->weight : right->weight;
        all += weight;
        if (left_first && right_first) shared += weight;
        if (left_first) ++left;
        if (right_first) ++right;
    }
    Level level = level::company::other;
    if (all == 0) return level;  // Legal forms alone.
    if (2 * shared >= all) level = level::company::half;
    if (5 * shared >= 4 * all) level = level::company::most;
    if (names_[a].parts >= 0 || names_[b].parts >= 0) return level_of_branches(names_[a], names_[b], level);
    return shared == all ? level::company::same_words : level;
}

}  // namespace baophu::linkage::engine
