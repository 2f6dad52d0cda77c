#include "edge/cli/plan_words.h"

#include "core/plan/printed_number.h"

namespace baophu::cli {
namespace {

std::string name_text(const Context& context, const AgencyName& name) {
    return name.text ? name.text->in(context.messages.language()) : context.text("plan.agency.unknown");
}

// "UBND tỉnh (từ 30/04/2026: UBND thành phố)"
std::string all_names(const Context& context, const PlanAgency& agency) {
    std::string text = name_text(context, agency.names.front());
    for (const AgencyName& later : agency.names) {
        if (&later == &agency.names.front()) continue;
        text += context.text("plan.agency.later",
                             {{"date", later.from->vietnamese()}, {"name", name_text(context, later)}});
    }
    return text;
}

// The name of that day; where nobody knows it, the one before with that said.
std::string name_on(const Context& context, const PlanAgency& agency, const Date& date) {
    const AgencyName* name = agency.name_on(date);
    return name != nullptr && name->text ? name_text(context, *name) : all_names(context, agency);
}

}  // namespace

std::string figure_name(const Context& context, const PlanFigure& figure) {
    std::string name = context.text(
        "plan.quantity." + std::string(to_word(figure.quantity)),
        {{"scheme", context.text("scheme." + figure.scheme)}, {"year", std::to_string(figure.year)}});
    if (figure.area == "national") name = context.text("plan.national", {{"figure", name}});
    return name;
}

std::string agency_names(const Context& context, const Plan& plan, const std::vector<std::string>& ids,
                         const std::optional<Date>& on) {
    std::string names;
    for (const std::string& id : ids) {
        const PlanAgency* agency = plan.agency(id);
        names += (names.empty() ? "" : "; ") + (agency == nullptr ? id
                                                : on              ? name_on(context, *agency, *on)
                                                                  : all_names(context, *agency));
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

std::string range_text(const Context& context, const std::optional<WholeRange>& range) {
    if (!range) return context.text("plan.none");
    return context.messages.count(range->low) + "–" + context.messages.count(range->high);
}

}  // namespace baophu::cli
