#include "core/law/debts.h"

#include <algorithm>

#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr std::string_view classes = "debt.class_months";
constexpr std::string_view order = "payment.allocation_order";

constexpr std::array<std::string_view, 4> cause_words{"absconded", "dissolved", "bankrupt", "not_at_address"};
constexpr std::array<std::string_view, 4> fund_words{"social", "health", "unemployment", "accident"};

constexpr std::array<std::pair<std::string_view, DebtClass>, 3> by_age{
    {{"late", DebtClass::late}, {"owing", DebtClass::owing}, {"long", DebtClass::long_arrears}}};

DebtClass class_by_age(const Law& whole, LawReader& law, int full_months) {
    for (const auto& [scope, found] : by_age) {
        LawReader aside = law;
        if (!aside.range(classes, scope).holds(Decimal::whole(full_months))) continue;
        law.range(classes, scope);  // Only the class that was found is cited.
        return found;
    }
    const Parameter& parameter = whole.parameters.parameter(classes);
    throw Failure(fault::law_scope_unknown, {{"id", parameter.id},
                                             {"title.vi", parameter.title_vi},
                                             {"title.en", parameter.title_en},
                                             {"scope", std::to_string(full_months)},
                                             {"known", "0.."}});
}

DebtClassFound compute_class(const Law& whole, int full_months, std::optional<Unrecoverable> cause,
                             const Date& on) {
    LawReader law = whole.on(on);
    DebtClass found = DebtClass::unrecoverable;
    if (cause) {
        law.word("debt.unrecoverable", cause_words[static_cast<std::size_t>(*cause)]);
    } else {
        found = class_by_age(whole, law, full_months);
    }
    return {found, law.citations(), lowest(law.citations())};
}

Allocation compute_allocation(const Law& whole, Money payment, const std::array<Money, 4>& owed,
                              const Date& on) {
    LawReader law = whole.on(on);
    Allocation allocation{.paid = {}, .left = payment, .citations = {}, .confidence = Confidence::sure};
    for (const std::string& rank : whole.parameters.parameter(order).scope_names) {
        const auto fund = static_cast<std::size_t>(std::ranges::find(fund_words, law.word(order, rank)) -
                                                   fund_words.begin());
        allocation.paid.at(fund) = std::min(allocation.left, owed.at(fund));
        allocation.left = allocation.left - allocation.paid.at(fund);
    }
    allocation.citations = law.citations();
    allocation.confidence = lowest(allocation.citations);
    return allocation;
}

}  // namespace

std::string_view to_word(DebtClass debt_class) {
    switch (debt_class) {
        case DebtClass::late:
            return "late";
        case DebtClass::owing:
            return "owing";
        case DebtClass::long_arrears:
            return "long";
        case DebtClass::unrecoverable:
            return "unrecoverable";
    }
    return "";
}

std::string_view to_word(BookedFund fund) {
    return fund_words[static_cast<std::size_t>(fund)];
}

Result<DebtClassFound> debt_class(const Law& law, int full_months, std::optional<Unrecoverable> cause,
                                  const Date& on) {
    return unless_law_is_silent([&] { return compute_class(law, full_months, cause, on); });
}

Result<Allocation> allocate_payment(const Law& law, Money payment, const std::array<Money, 4>& owed,
                                    const Date& on) {
    return unless_law_is_silent([&] { return compute_allocation(law, payment, owed, on); });
}

}  // namespace baophu
