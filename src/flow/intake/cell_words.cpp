// Cells that hold one of a few words.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/fault_codes.h"
#include "core/text/fold.h"
#include "flow/intake/cell_readings.h"

namespace baophu::intake {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// A code such as "01" loses its zero in a spreadsheet.
bool same_number(std::string_view one, std::string_view other) {
    const auto number = number_in(one);
    return number && number == number_in(other);
}

}  // namespace

Read read_sex(std::string_view text) {
    const std::string word = text::fold(text);
    if (word == "nam") return TypedCell{.value = std::string("male")};
    if (word == "nu") return TypedCell{.value = std::string("female")};
    return fault::cell_not_sex;
}

Read read_yes_no(std::string_view text) {
    const std::string word = text::fold(text);
    if (is_one_of(word, {"x", "co", "1", "yes", "true", "✓", "✔"})) return TypedCell{.value = true};
    if (is_one_of(word, {"khong", "0", "no", "false", "-"})) return TypedCell{.value = false};
    return fault::cell_not_yes_no;
}

Read read_choice(std::string_view text, const Column& column) {
    const std::string word = text::fold_letters(text);
    for (const Choice& choice : column.choices) {
        if (std::ranges::find(choice.folded, word) != choice.folded.end())
            return TypedCell{.value = choice.word};
    }
    for (const Choice& choice : column.choices) {
        for (const std::string& known : choice.folded) {
            if (same_number(word, known)) return TypedCell{.value = choice.word, .repaired = true};
        }
    }
    return fault::cell_choice_unknown;
}

}  // namespace baophu::intake
