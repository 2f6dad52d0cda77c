#include "flow/linkage/engine/company.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "flow/linkage/engine/fold.h"

namespace baophu::linkage::engine {
namespace {

constexpr double weight_unit = 256;

bool belongs_to_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

template <class Visit>
void for_each_word(std::string_view text, const Visit& visit) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && belongs_to_word(text[end]))
            ++end;
        if (end > at) visit(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace

CompanyLevels::CompanyLevels(const Dictionary& dictionary, const std::vector<std::string>& legal_forms)
    : words_(dictionary.size()) {
    std::unordered_set<std::string> left_out;
    for (const std::string& form : legal_forms)
        for_each_word(fold(form), [&](std::string_view word) { left_out.emplace(word); });
    RawDictionary numbers;
    std::vector<double> names_with;
    double names = 0;
    for (ValueId id = 1; id < dictionary.size(); ++id) {
        const auto records = static_cast<double>(dictionary.count(id));
        names += records;
        for_each_word(dictionary.text(id), [&](std::string_view word) {
            if (left_out.contains(std::string(word))) return;
            const std::uint32_t number = numbers.add(word);
            const auto same = std::ranges::find(words_[id], number, &Word::number);
            if (same != words_[id].end()) return;
            words_[id].push_back({number, 0});
            if (names_with.size() <= number) names_with.resize(number + 1, 0);
            names_with[number] += records;
        });
    }
    for (std::vector<Word>& words : words_) {
        std::ranges::sort(words, {}, &Word::number);
        for (Word& word : words)
            word.weight = static_cast<std::uint32_t>(
                std::lround(weight_unit * std::log2(1 + names / std::max(names_with[word.number], 1.0))));
    }
}

Level CompanyLevels::level(ValueId a, ValueId b) const {
    if (a == b) return level::equal;
    std::uint64_t shared = 0;
    std::uint64_t all = 0;
    auto left = words_[a].begin();
    auto right = words_[b].begin();
    while (left != words_[a].end() || right != words_[b].end()) {
        const bool left_first =
            right == words_[b].end() || (left != words_[a].end() && left->number <= right->number);
        const bool right_first =
            left == words_[a].end() || (right != words_[b].end() && right->number <= left->number);
        const std::uint32_t weight = left_first ? left->weight : right->weight;
        all += weight;
        if (left_first && right_first) shared += weight;
        if (left_first) ++left;
        if (right_first) ++right;
    }
    if (all == 0) return level::company::other;  // Legal forms alone.
    if (shared == all) return level::company::same_words;
    if (5 * shared >= 4 * all) return level::company::most;
    return 2 * shared >= all ? level::company::half : level::company::other;
}

}  // namespace baophu::linkage::engine
