#include "edge/cli/plan_words.h"

#include "core/plan/printed_number.h"

namespace baophu::cli {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string figure_name(const Context& context, const PlanFigure& figure) {
    std::string name = context.text(
        "plan.quantity." + std::string(to_word(figure.quantity)),
        {{"scheme", context.text("scheme." + figure.scheme)}, {"year", std::to_string(figure.year)}});
    if (figure.area == "national") name = context.text("plan.national", {{"figure", name}});
    return name;
}

std::string agency_names(const Context& context, const Plan& plan, const std::vector<std::string>& ids) {
    std::string names;
    for (const std::string& id : ids) {
        const PlanAgency* agency = plan.agency(id);
        names += (names.empty() ? "" : "; ") +
                 (agency == nullptr ? id : agency->name.in(context.messages.language()));
    }
    return names;
}

std::string value_text(const Context& context, const FixedNumber& value, bool percent) {
    std::string text = to_string(value);
    const std::size_t point = text.find('.');
    const bool negative = text.starts_with('-');
    const std::string whole = text.substr(negative ? 1 : 0, point - (negative && point != std::string::npos));
    std::string worded = (negative ? "-" : "") + context.messages.count(std::stoll(whole));
    if (point != std::string::npos) worded += (context.vietnamese() ? "," : ".") + text.substr(point + 1);
    return percent ? worded + "%" : worded;
}

std::string number_words(const Context& context, std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots != std::string_view::npos && all_digits(text.substr(0, dots)) &&
        all_digits(text.substr(dots + 2))) {
        return number_words(context, text.substr(0, dots)) + "–" +
               number_words(context, text.substr(dots + 2));
    }
    const std::optional<FixedNumber> number = parse_fixed(text);
    if (!number) return std::string(text);
    return value_text(context, *number, false);
}

}  // namespace baophu::cli
