// Words that come again and again (units, kinds of contract), each known by a number.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "flow/coverage/dossier.h"

namespace baophu::coverage {

// May be asked by several threads at once. Numbers come in the order of asking.
class Words {
public:
    Word number(std::string_view word) {
        {
            const std::shared_lock guard(mutex_);
            if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
        }
        const std::unique_lock guard(mutex_);
        const auto [entry, is_new] =
            numbers_.try_emplace(std::string(word), static_cast<Word>(numbers_.size()));
        if (is_new) all_.push_back(entry->first);
        return entry->second;
    }

    // By their numbers.
    const std::vector<std::string_view>& all() const { return all_; }

    // "" for `untold`.
    std::string_view text(Word number) const { return number == untold ? std::string_view() : all_[number]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
    };
    std::shared_mutex mutex_;
    std::unordered_map<std::string, Word, Hash, std::equal_to<>> numbers_;
    std::vector<std::string_view> all_;  // Keys of the map stay where they are.
};

// A column whose neighbours often are alike: a word is asked for when it changes.
class WordColumn {
public:
    explicit WordColumn(Words& words) : words_(words) {}

    // `untold` for no word. `word` stays until the next one is asked for.
    Word number(std::string_view word, bool is_null) {
        if (is_null) return untold;
        if (last_ == untold || word != last_word_) {
            last_ = words_.number(word);
            last_word_ = word;
        }
        return last_;
    }

private:
    Words& words_;
    std::string_view last_word_;
    Word last_ = untold;
};

}  // namespace baophu::coverage
