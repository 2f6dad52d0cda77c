// The program's sentences in Vietnamese and English, from data/messages/.
//
//   words.yaml    a key and its two texts: "coverage.gap: {vi: ..., en: ...}"
//   faults.yaml   a fault code, its name in the code, and what / why / do in both languages
//
// A key that is missing, or a text in one language only, is found when the catalogue is
// loaded and fails the tests.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/fault.h"

namespace baophu {

enum class Language { vietnamese, english };

struct FaultText {
    std::string name;  // The constant in fault_codes.h.
    std::string what;
    std::string why;
    std::string to_do;
};

class Messages {
public:
    // Throws Failure(builtin_file_broken) if a text is missing in either language.
    explicit Messages(Language language);

    Language language() const { return language_; }

    // The text with its {names} filled. Throws Failure(program_mistake) on an unknown key.
    std::string text(std::string_view key, const Details& details = {}) const;
    bool has(std::string_view key) const { return words_.contains(key); }

    // What happened, why, what to do; with the fault's values filled in. A value `problem_key` is a
    // key of words.yaml: {problem} is then its text, with the fault's values filled in.
    FaultText fault(const Fault& fault) const;
    const std::map<std::string, FaultText, std::less<>>& fault_texts() const { return faults_; }

    // "889.810" in Vietnamese, "889,810" in English.
    std::string count(std::int64_t number) const;

    // part / whole in per cent with `decimals` digits, half rounded up, from the two integers:
    // "91,98". A negative part rounds as its positive: "-0,72". "–" when the whole is 0.
    std::string percent(std::int64_t part, std::int64_t whole, int decimals = 2) const;

private:
    Language language_;
    std::map<std::string, std::string, std::less<>> words_;
    std::map<std::string, FaultText, std::less<>> faults_;
};

// "{path} is locked" with {"path", "ws"} gives "ws is locked". A name without a value stays
// as it is, so that a forgotten value is seen.
std::string fill(std::string_view pattern, const Details& details);

}  // namespace baophu
