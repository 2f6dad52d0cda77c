#include "core/base/messages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <yaml-cpp/yaml.h>

#include "core/base/builtin_files.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

[[noreturn]] void broken(std::string_view path, const std::string& problem) {
    throw Failure(fault::builtin_file_broken, {{"path", std::string(path)}, {"problem", problem}});
}

std::string required_text(const YAML::Node& node, const std::string& key, std::string_view path,
                          const std::string& where) {
    const YAML::Node text = node[key];
    if (!text || !text.IsScalar() || text.Scalar().empty()) broken(path, where + " has no " + key);
    return text.Scalar();
}

struct Texts {
    std::map<std::string, std::string, std::less<>> words;
    std::map<std::string, FaultText, std::less<>> faults;
};

constexpr std::array languages{std::pair{Language::vietnamese, "vi"}, std::pair{Language::english, "en"}};

using Catalogue = std::map<Language, Texts>;

void read_words(Catalogue& read) {
    constexpr std::string_view path = "data/messages/words.yaml";
    for (const auto& entry : YAML::Load(std::string(builtin_file(path)))) {
        const auto key = entry.first.as<std::string>();
        for (const auto& [language, code] : languages)
            read[language].words[key] = required_text(entry.second, code, path, key);
    }
}

void read_faults(Catalogue& read) {
    constexpr std::string_view path = "data/messages/faults.yaml";
    for (const auto& entry : YAML::Load(std::string(builtin_file(path)))) {
        const auto code = entry.first.as<std::string>();
        for (const auto& [language, language_code] : languages) {
            const YAML::Node node = entry.second[language_code];
            if (!node) broken(path, code + " has no " + language_code);
            read[language].faults[code] = {.name = required_text(entry.second, "name", path, code),
                                           .what = required_text(node, "what", path, code),
                                           .why = required_text(node, "why", path, code),
                                           .to_do = required_text(node, "do", path, code)};
        }
    }
}

// The built-in files never change: they are read once, both languages whichever is wanted, so that a gap in
// the other one shows too.
const Catalogue& catalogue() {
    static const Catalogue whole = [] {
        Catalogue read;
        read_words(read);
        read_faults(read);
        return read;
    }();
    return whole;
}

// Without `end`; nothing if the name does not end so.
std::optional<std::string> without(const std::string& name, std::string_view end) {
    if (!name.ends_with(end)) return std::nullopt;
    return name.substr(0, name.size() - end.size());
}

std::optional<std::int64_t> whole_number(const std::string& text) {
    constexpr std::size_t most_digits = 18;
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return digits && text.size() <= most_digits ? std::optional(std::stoll(text)) : std::nullopt;
}

// Names of tables and their columns as people call them: {entity} "users" as "người dùng", filled with the
// other values.
void name_in_words(const Messages& messages, Details& details) {
    for (auto& [name, value] : details) {
        for (const std::string_view named : {"entity.", "field."}) {
            const std::string key = std::string(named) + value;
            if (named.substr(0, named.size() - 1) == name && messages.has(key))
                value = messages.text(key, details);
        }
    }
}

// The values of a fault in the language: "title.vi" or "title.en" as "title", the words of a
// "law.word" as "law", and a whole number also as "most:count", with separators.
Details in_language(const Messages& messages, const Details& details) {
    const bool vietnamese = messages.language() == Language::vietnamese;
    Details told = details;
    for (const auto& [name, value] : details) {
        if (const auto base = without(name, vietnamese ? ".vi" : ".en")) told.emplace_back(*base, value);
        if (const auto base = without(name, ".word")) told.emplace_back(*base, messages.text(value));
        if (const auto number = whole_number(value))
            told.emplace_back(name + ":count", messages.count(*number));
    }
    name_in_words(messages, told);
    return told;
}

// The first value of a name is the one that fills, so the worded problem stands first.
Details with_problem(const Messages& messages, const Details& details) {
    const auto key =
        std::ranges::find_if(details, [](const auto& each) { return each.first == "problem_key"; });
    if (key == details.end() || !messages.has(key->second)) return details;
    Details worded{{"problem", messages.text(key->second, details)}};
    worded.insert(worded.end(), details.begin(), details.end());
    return worded;
}

}  // namespace

Messages::Messages(Language language)
    : language_(language), words_(catalogue().at(language).words), faults_(catalogue().at(language).faults) {}

std::string Messages::text(std::string_view key, const Details& details) const {
    const auto found = words_.find(key);
    if (found == words_.end()) {
        throw Failure(fault::program_mistake, {{"problem", "no text for " + std::string(key)}});
    }
    return fill(found->second, details);
}

FaultText Messages::fault(const Fault& fault) const {
    const auto found = faults_.find(fault.code);
    if (found == faults_.end()) {
        throw Failure(fault::program_mistake, {{"problem", "no text for " + fault.code}});
    }
    const Details details = in_language(*this, with_problem(*this, fault.details));
    return {.name = found->second.name,
            .what = fill(found->second.what, details),
            .why = fill(found->second.why, details),
            .to_do = fill(found->second.to_do, details)};
}

std::string Messages::count(std::int64_t number) const {
    std::string digits = std::to_string(number);
    if (number < 0) digits.erase(0, 1);
    const char separator = language_ == Language::vietnamese ? '.' : ',';
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, separator);
    }
    return number < 0 ? "-" + digits : digits;
}

std::string Messages::decimal(std::string_view number) const {
    const bool negative = number.starts_with('-');
    const std::string digits(number.substr(negative ? 1 : 0));
    const std::size_t point = digits.find('.');
    std::string text = (negative ? "-" : "") + count(std::stoll(digits.substr(0, point)));
    if (point == std::string::npos) return text;
    return text + (language_ == Language::vietnamese ? ',' : '.') + digits.substr(point + 1);
}

std::string Messages::percent(std::int64_t part, std::int64_t whole, int decimals) const {
    if (whole == 0) return "–";
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    const std::int64_t scaled = (2 * (part < 0 ? -part : part) * 100 * scale + whole) / (2 * whole);
    const std::string sign = part < 0 && scaled != 0 ? "-" : "";
    const std::string text = sign + std::to_string(scaled / scale);
    if (decimals == 0) return decimal(text);
    std::string fraction = std::to_string(scaled % scale);
    fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
    return decimal(text + '.' + fraction);
}

std::string fill(std::string_view pattern, const Details& details) {
    std::string text;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        text += pattern.substr(at, open - at);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto found =
            std::ranges::find_if(details, [&](const auto& detail) { return detail.first == name; });
        text +=
            found == details.end() ? pattern.substr(open, close - open + 1) : std::string_view(found->second);
        at = close + 1;
    }
    return text += pattern.substr(at);
}

}  // namespace baophu
