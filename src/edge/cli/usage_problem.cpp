#include "edge/cli/usage_problem.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace baophu::cli {
namespace {

// What stands before and after `between`; nothing if it is not there.
std::optional<std::pair<std::string, std::string>> parted(const std::string& text, std::string_view between) {
    const std::size_t at = text.find(between);
    if (at == std::string::npos) return std::nullopt;
    return std::pair(text.substr(0, at), text.substr(at + between.size()));
}

// The names of the options in one of CLI11's sentences: "--year" of "--year: 1 required INT missing".
std::string options_in(const std::string& sentence) {
    std::string options;
    for (std::size_t at = sentence.find("--"); at != std::string::npos; at = sentence.find("--", at)) {
        const std::size_t end = std::min(sentence.find_first_of(" :,]=", at), sentence.size());
        options += (options.empty() ? "" : ", ") + sentence.substr(at, end - at);
        at = end;
    }
    return options;
}

// The option that a sentence is about: with dashes; or as in "Expected exactly 1 arguments to FILE,
// got 2"; or before the colon.
std::string option_of(const std::string& sentence) {
    std::string options = options_in(sentence);
    if (!options.empty()) return options;
    if (const auto parts = parted(sentence, " arguments to "))
        return parts->second.substr(0, parts->second.find(','));
    return sentence.substr(0, sentence.find(": "));
}

std::string conversion_problem(const std::string& sentence, const Messages& messages) {
    if (const auto parts = parted(sentence, " = "))
        return messages.text("usage.conversion", {{"option", option_of(sentence)}, {"value", parts->second}});
    return messages.text("usage.value", {{"option", option_of(sentence)}});
}

std::string pair_problem(std::string_view key, const std::string& sentence, std::string_view verb,
                         const Messages& messages) {
    const auto parts = parted(sentence, verb);
    if (!parts) return messages.text("usage.value", {{"option", option_of(sentence)}});
    return messages.text(key, {{"option", parts->first}, {"other", parts->second}});
}

std::string extras_problem(const std::string& sentence, const Messages& messages) {
    const auto parts = parted(sentence, "expected: ");
    return messages.text("usage.unexpected", {{"what", parts ? parts->second : sentence}});
}

std::string required_problem(const std::string& sentence, const Messages& messages) {
    const std::size_t end = sentence.find(" is required");
    const std::string options = options_in(sentence);
    if (end == std::string::npos || sentence.find('[') != std::string::npos)
        return messages.text("usage.missing", {{"what", options.empty() ? "?" : options}});
    return messages.text("usage.missing", {{"what", sentence.substr(0, end)}});
}

// The deepest command that was understood.
const CLI::App& reached(const CLI::App& app) {
    const CLI::App* at = &app;
    while (!at->get_subcommands().empty())
        at = at->get_subcommands().back();
    return *at;
}

// The first word that was not understood and is no option; empty if there is none.
std::string mistyped_word(const CLI::App& app) {
    const std::vector<std::string> left = app.remaining(true);
    const auto word = std::ranges::find_if(left, [](const auto& each) { return !each.starts_with('-'); });
    return word == left.end() ? "" : *word;
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(each->get_name());
    return names;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

// Which command was meant; if none is near, which there are.
std::string command_problem(const CLI::App& app, const Messages& messages) {
    const CLI::App& at = reached(app);
    const std::string word = mistyped_word(app);
    const std::vector<std::string> names = names_of_commands(at);
    if (word.empty()) return messages.text("usage.no_command", {{"commands", joined(names)}});
    const auto distance = [&](const std::string& name) { return edit_distance(word, name); };
    const auto nearest = std::ranges::min_element(names, {}, distance);
    constexpr std::size_t far = 3;
    const bool near = nearest != names.end() && distance(*nearest) < std::min(far, word.size());
    if (!near) return messages.text("usage.unknown_command", {{"word", word}, {"commands", joined(names)}});
    return messages.text("usage.nearest_command", {{"word", word}, {"nearest", *nearest}});
}

bool wants_command(const CLI::App& app) {
    const CLI::App& at = reached(app);
    return at.get_require_subcommand_min() > 0 && !names_of_commands(at).empty();
}

template <class Class>
bool is(const CLI::ParseError& error) {
    return dynamic_cast<const Class*>(&error) != nullptr;
}

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other) {
    // Rows of the table of distances between the beginnings of both: this one and the two above it.
    std::vector<std::size_t> above_that(other.size() + 1);
    std::vector<std::size_t> above(other.size() + 1);
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        above_that = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (swapped) row[j] = std::min(row[j], above_that[j - 2] + 1);
        }
    }
    return row.back();
}

std::string usage_problem(const CLI::ParseError& error, const CLI::App& app, const Messages& messages) {
    const std::string sentence = error.what();
    if (sentence == "A subcommand is required") return command_problem(app, messages);
    if (is<CLI::ConversionError>(error)) return conversion_problem(sentence, messages);
    if (is<CLI::ExcludesError>(error))
        return pair_problem("usage.excludes", sentence, " excludes ", messages);
    if (is<CLI::RequiresError>(error))
        return pair_problem("usage.requires", sentence, " requires ", messages);
    if (is<CLI::ExtrasError>(error))
        return wants_command(app) ? command_problem(app, messages) : extras_problem(sentence, messages);
    if (is<CLI::ArgumentMismatch>(error))
        return messages.text("usage.mismatch", {{"option", option_of(sentence)}});
    if (is<CLI::RequiredError>(error)) return required_problem(sentence, messages);
    if (is<CLI::ValidationError>(error))
        return messages.text("usage.value", {{"option", option_of(sentence)}});
    return messages.text("usage.other", {{"what", option_of(sentence)}});
}

}  // namespace baophu::cli
