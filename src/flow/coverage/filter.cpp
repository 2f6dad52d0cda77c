#include "flow/coverage/filter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::coverage {

void Where::also(const std::string& condition, warehouse::Value value) {
    sql += " AND " + condition;
    values.push_back(std::move(value));
}

void Where::among(const std::vector<std::string>& employers) {
    sql += " AND employer_id IN (SELECT unnest(" + warehouse::sql_list(employers) + "::VARCHAR[]))";
}

Where where_in_gap(const Filter& filter, bool every_scheme) {
    Where where;
    if (!every_scheme) where.also("scheme = ?", std::string(to_word(filter.scheme)));
    if (filter.unit) where.also("unit_code = ?", *filter.unit);
    if (filter.places)
        where.sql += " AND list_contains(" + warehouse::sql_list(*filter.places) + ", unit_code)";
    if (filter.employer) where.also("employer_id = ?", *filter.employer);
    if (filter.among) where.among(*filter.among);
    if (filter.block) where.also("block = ?", *filter.block);
    if (filter.officer) where.also("collection_officer = ?", *filter.officer);
    return where;
}

std::string cells_with_reason(const Filter& filter) {
    if (!filter.reason) return "";
    return " AND (scheme, unit_code, employer_id) IN (SELECT (scheme, unit_code, employer_id) FROM "
           "coverage.gap "
           "WHERE list_contains(" +
           warehouse::sql_list(reasons_of(filter)) + ", reason))";
}

std::vector<std::string> reasons_of(const Filter& filter) {
    std::vector<std::string> wanted;
    std::string known;
    for (const Reason& reason : reasons) {
        known += (known.empty() ? "" : ", ") + std::string(reason.name);
        if (!filter.reason || *filter.reason == reason.name || *filter.reason == to_word(reason.kind))
            wanted.emplace_back(reason.name);
    }
    if (!wanted.empty()) return wanted;
    throw Failure(fault::filter_value_unknown, {{"filter", "reason"},
                                                {"value", *filter.reason},
                                                {"known", known + "; missing, to_check, lawful, potential"}});
}

void require_certainty(const Filter& filter) {
    if (!filter.certainty || std::ranges::find(certainty_words, *filter.certainty) != certainty_words.end())
        return;
    throw Failure(
        fault::filter_value_unknown,
        {{"filter", "certainty"}, {"value", *filter.certainty}, {"known", "sure, inferred, unsure"}});
}

std::string_view to_word(ReasonKind kind) {
    switch (kind) {
        case ReasonKind::missing:
            return "missing";
        case ReasonKind::to_check:
            return "to_check";
        case ReasonKind::lawful:
            return "lawful";
        default:
            return "potential";
    }
}

std::int64_t sum_of_kind(const ByReason& by_reason, ReasonKind kind) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < reasons.size(); ++i)
        sum += reasons[i].kind == kind ? by_reason[i] : 0;
    return sum;
}

std::int64_t Gap::of_kind(ReasonKind kind) const {
    return sum_of_kind(by_reason, kind);
}

}  // namespace baophu::coverage
