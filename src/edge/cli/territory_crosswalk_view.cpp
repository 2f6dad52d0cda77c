#include <algorithm>
#include <map>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/paragraph.h"
#include "edge/cli/territory_views.h"
#include "edge/cli/territory_words.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// Why figures are no more than what they say, each reason once under the table and named in the
// rows by its number.
class Reasons {
public:
    std::string number_of(const std::string& reason) {
        const auto found = std::ranges::find(reasons_, reason);
        const auto place = static_cast<std::size_t>(found - reasons_.begin());
        if (found == reasons_.end()) reasons_.push_back(reason);
        return std::to_string(place + 1);
    }

    std::string print(const Context& context) const {
        if (reasons_.empty()) return "";
        std::string text = context.text("territory.crosswalk.why") + '\n';
        for (std::size_t i = 0; i < reasons_.size(); ++i)
            text += paragraph("  " + std::to_string(i + 1) + "  ", reasons_[i]);
        return text;
    }

private:
    std::vector<std::string> reasons_;
};

std::string count_or_dash(const Context& context, const std::optional<std::int64_t>& count) {
    return count ? context.messages.count(*count) : "–";
}

std::string names_on(const Context& context, const Crossed& crossed, const auto& units, const Date& date) {
    return joined(units,
                  [&](const std::string& unit) { return named(context, crossed.territory, unit, date); });
}

std::string divided_text(const Context& context, const CarriedRow& row) {
    std::set<std::string> sources;
    for (const UnitLink* link : row.divided_by)
        sources.insert(link->sources.begin(), link->sources.end());
    return context.text("territory.crosswalk.divided_by", {{"sources", joined(sources)}});
}

// What is missing, and by what it was divided.
std::string reason_numbers(const Context& context, const Crossed& crossed, const CarriedRow& row,
                           Reasons& reasons) {
    std::vector<std::string> numbers;
    if (!row.missing.empty()) {
        numbers.push_back(reasons.number_of(
            context.text("territory.crosswalk.missing",
                         {{"units", names_on(context, crossed, row.missing, crossed.from)}})));
    }
    if (!row.divided_by.empty()) numbers.push_back(reasons.number_of(divided_text(context, row)));
    return joined(numbers);
}

// The count of a group of units is not that of each, so it must not look like one to add up.
std::string at_most_text(const Context& context, const CarriedRow& row) {
    return row.not_divided == 0 ? "" : "≤ " + context.messages.count(row.not_divided);
}

void add_row(const Context& context, const Crossed& crossed, const CarriedRow& row, TextTable& table,
             Reasons& reasons) {
    table.row({row.unit, crossed.territory.on(row.unit, crossed.to)->name(context.messages.language()),
               count_or_dash(context, row.count), at_most_text(context, row),
               context.text("territory.state." + std::string(to_word(row.state))),
               row.count ? confidence_word(context, row.confidence) : "",
               reason_numbers(context, crossed, row, reasons)});
}

std::string rows_text(const Context& context, const Crossed& crossed) {
    TextTable table;
    table.column(context.text("territory.code"), Align::left)
        .column(context.text("territory.name"), Align::left)
        .column(context.text("territory.crosswalk.count"), Align::right)
        .column(context.text("territory.crosswalk.not_divided"), Align::right)
        .column(context.text("territory.crosswalk.state"), Align::left)
        .column(context.text("territory.confidence"), Align::left)
        .column(context.text("territory.crosswalk.why"), Align::left);
    Reasons reasons;
    for (const CarriedRow& row : crossed.carried.rows)
        if (row.count) add_row(context, crossed, row, table, reasons);
    for (const CarriedRow& row : crossed.carried.rows) {
        if (!row.count && row.not_divided > 0) add_row(context, crossed, row, table, reasons);
    }
    const bool at_most =
        std::ranges::any_of(crossed.carried.rows, [](const CarriedRow& row) { return row.not_divided > 0; });
    return table.print() + (at_most ? paragraph("", context.text("territory.crosswalk.at_most")) : "") +
           reasons.print(context) + '\n';
}

// The units without data, by the province that they came from; "" is none.
std::string no_data_text(const Context& context, const Crossed& crossed) {
    std::map<std::string, std::vector<std::string>> units;
    for (const CarriedRow& row : crossed.carried.rows) {
        if (row.state == CarriedState::no_data) units[row.outside.value_or("")].push_back(row.unit);
    }
    std::string text;
    for (const auto& [province, codes] : units) {
        const std::string names = joined(codes, [&](const std::string& code) {
            return crossed.territory.on(code, crossed.to)->name(context.messages.language());
        });
        text += paragraph(
            "", context.text(
                    province.empty() ? "territory.crosswalk.no_data" : "territory.crosswalk.from_outside",
                    {{"count", context.messages.count(std::ssize(codes))},
                     {"province", named(context, crossed.territory, province, crossed.from)},
                     {"units", names}}));
    }
    return text.empty() ? "" : '\n' + text;
}

std::string together_text(const Context& context, const Crossed& crossed, const NotDivided& together) {
    const std::string key =
        together.estimated ? "territory.crosswalk.together.estimated" : "territory.crosswalk.together";
    return paragraph(
        "", context.text(key, {{"count", context.messages.count(together.count)},
                               {"origins", names_on(context, crossed, together.origins, crossed.from)},
                               {"candidates", names_on(context, crossed, together.candidates, crossed.to)}}));
}

std::string outside_text(const Context& context, const Crossed& crossed, const OutsideCount& outside) {
    return paragraph(
        "", context.text("territory.crosswalk.outside",
                         {{"count", context.messages.count(outside.count)},
                          {"unit", named(context, crossed.territory, outside.unit, crossed.from)},
                          {"province", named(context, crossed.territory, outside.province, crossed.to)},
                          {"date", crossed.to.vietnamese()}}));
}

std::string sum_text(const Context& context, const Carried& carried) {
    const auto count = [&](std::int64_t number) { return context.messages.count(number); };
    return paragraph("",
                     context.text("territory.crosswalk.sum", {{"total", count(carried.total)},
                                                              {"known", count(carried.known)},
                                                              {"left", count(carried.left)},
                                                              {"outside", count(carried.outside_total)}}));
}

// Districts were cut up among communes; their counts alone tell nothing then.
bool needs_communes(const Crossed& crossed) {
    return crossed.given == UnitLevel::district && crossed.level == UnitLevel::commune &&
           crossed.carried.left > 0;
}

json::object row_json(const CarriedRow& row) {
    json::array divided_by;
    for (const UnitLink* link : row.divided_by) {
        divided_by.push_back(json::object{{"on", link->on.iso()},
                                          {"from", link->from},
                                          {"to", link->to},
                                          {"persons", *link->persons},
                                          {"sources", json_list(link->sources)},
                                          {"confidence", to_word(link->confidence)}});
    }
    return {{"unit", row.unit},
            {"count", row.count ? json::value(*row.count) : json::value(nullptr)},
            {"not_divided_at_most", row.not_divided},
            {"state", to_word(row.state)},
            {"confidence", to_word(row.confidence)},
            {"missing", json_list(row.missing)},
            {"outside", row.outside ? json::value(*row.outside) : json::value(nullptr)},
            {"divided_by", divided_by}};
}

json::array together_json(const Carried& carried) {
    json::array together;
    for (const NotDivided& each : carried.not_divided) {
        together.push_back(json::object{{"count", each.count},
                                        {"candidates", json_list(each.candidates)},
                                        {"origins", json_list(each.origins)},
                                        {"estimated", each.estimated}});
    }
    return together;
}

json::array outside_json(const Carried& carried) {
    json::array outside;
    for (const OutsideCount& each : carried.outside) {
        outside.push_back(
            json::object{{"unit", each.unit}, {"province", each.province}, {"count", each.count}});
    }
    return outside;
}

}  // namespace

std::string crosswalk_text(const Context& context, const Crossed& crossed) {
    std::string text = rows_text(context, crossed);
    for (const NotDivided& together : crossed.carried.not_divided)
        text += together_text(context, crossed, together);
    if (needs_communes(crossed)) {
        text += paragraph(
            "", context.text("territory.crosswalk.need_communes", {{"date", crossed.from.vietnamese()}}));
    }
    for (const OutsideCount& outside : crossed.carried.outside)
        text += outside_text(context, crossed, outside);
    return text + sum_text(context, crossed.carried) + no_data_text(context, crossed);
}

// One row for a unit, a count that is not divided, or one that leads outside: its kind says which.
std::string crosswalk_csv(const Crossed& crossed) {
    std::string text =
        csv_row({"kind", "unit", "count", "not_divided_at_most", "state", "confidence", "candidates"});
    for (const CarriedRow& row : crossed.carried.rows) {
        text += csv_row({"unit", row.unit, row.count ? std::to_string(*row.count) : "",
                         std::to_string(row.not_divided), std::string(to_word(row.state)),
                         std::string(to_word(row.confidence)), ""});
    }
    for (const NotDivided& together : crossed.carried.not_divided) {
        text += csv_row(
            {"not_divided", "", std::to_string(together.count), "", "", "", joined(together.candidates)});
    }
    for (const OutsideCount& outside : crossed.carried.outside)
        text += csv_row({"outside", outside.unit, std::to_string(outside.count), "", "", "", ""});
    return text;
}

json::value crosswalk_json(const Crossed& crossed) {
    json::array rows;
    for (const CarriedRow& row : crossed.carried.rows)
        rows.push_back(row_json(row));
    return json::object{{"from", crossed.from.iso()},
                        {"to", crossed.to.iso()},
                        {"level", to_word(crossed.level)},
                        {"total", crossed.carried.total},
                        {"known", crossed.carried.known},
                        {"left", crossed.carried.left},
                        {"outside_total", crossed.carried.outside_total},
                        {"units", rows},
                        {"not_divided", together_json(crossed.carried)},
                        {"outside", outside_json(crossed.carried)}};
}

}  // namespace baophu::cli
