#include "flow/linkage/engine/agreement.h"

#include <algorithm>
#include <string_view>

#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/values.h"

namespace baophu::linkage::engine {
namespace {

void append_words(std::string_view text, std::vector<std::string_view>& words) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace

bool Agreement::holds(RecordNumber a, RecordNumber b) const {
    return std::ranges::all_of(expressions_, [&](const Expression& expression) {
        return holds(expression, records_.row(a), records_.row(b));
    });
}

bool Agreement::holds(const Expression& expression, const Row& a, const Row& b) const {
    if (expression.form == Form::any_order) return same_words(a, b);
    const Kind kind = records_.layout.kind[expression.field];
    const std::size_t slot = records_.layout.slot[expression.field];
    if (!in_dictionary(kind)) {
        const std::uint64_t part = plain_part(kind, expression, a, slot);
        return part != 0 && part == plain_part(kind, expression, b, slot);
    }
    const ValueId in_a = a.slot[slot];
    const ValueId in_b = b.slot[slot];
    if (in_a == 0 || in_b == 0) return false;
    if (in_a == in_b && expression.form == Form::whole) return true;
    if (expression.form == Form::whole) return false;
    const Dictionary& dictionary = records_.dictionaries[expression.field];
    const std::string part = part_of_text(dictionary.text(in_a), expression);
    return !part.empty() && part == part_of_text(dictionary.text(in_b), expression);
}

bool Agreement::same_words(const Row& a, const Row& b) const {
    std::vector<std::string_view> of_a;
    std::vector<std::string_view> of_b;
    for (const std::size_t field : records_.layout.names) {
        const std::size_t slot = records_.layout.slot[field];
        append_words(records_.dictionaries[field].text(a.slot[slot]), of_a);
        append_words(records_.dictionaries[field].text(b.slot[slot]), of_b);
    }
    std::ranges::sort(of_a);
    std::ranges::sort(of_b);
    return !of_a.empty() && of_a == of_b;
}

}  // namespace baophu::linkage::engine
