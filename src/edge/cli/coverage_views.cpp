#include "edge/cli/coverage_views.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::Gap;
using coverage::Outside;
using coverage::Reason;
using coverage::ReasonKind;

constexpr std::array<std::pair<std::string_view, CoverageLines>, 7> line_words{
    {{"unit", CoverageLines::unit},
     {"employer", CoverageLines::employer},
     {"reason", CoverageLines::reason},
     {"scheme", CoverageLines::scheme},
     {"block", CoverageLines::block},
     {"officer", CoverageLines::officer},
     {"month", CoverageLines::month}}};

bool is_voluntary(const CoverageAnswer& answer) {
    return answer.filter.scheme == Scheme::voluntary && answer.rows != CoverageLines::scheme;
}

std::string line_name(const Context& context, const CoverageAnswer& answer, const Gap& line) {
    if (answer.boundaries)
        return plain_place_name(context, answer.workspace.territory(), *answer.boundaries, line.key);
    return cell_name(context, answer.workspace, answer.basis.month.last_day(), answer.rows,
                     {line.key, line.name});
}

// ---- As a table -------------------------------------------------------------------------------

// A column of the table: a reason, or the reasons of a kind together.
struct Column {
    std::string key;  // Of its word.
    std::vector<std::size_t> reasons;
};

// Each missing reason stands alone; the lawful ones and those to look up stand together.
std::vector<Column> columns_of(const CoverageAnswer& answer) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        const Reason& reason = coverage::reasons[i];
        const bool alone = reason.kind == ReasonKind::missing || reason.kind == ReasonKind::potential;
        const std::string name(alone ? reason.name : coverage::to_word(reason.kind));
        if (columns.empty() || columns.back().key != "reason.short." + name)
            columns.push_back({.key = "reason.short." + name, .reasons = {}});
        columns.back().reasons.push_back(i);
    }
    // A scheme in which a reason cannot occur does not show its column.
    std::erase_if(columns, [&](const Column& column) {
        const auto holds = [&](const Gap& gap) {
            return std::ranges::any_of(column.reasons, [&](std::size_t i) { return gap.by_reason[i] > 0; });
        };
        return !holds(answer.total) && std::ranges::none_of(answer.lines, holds);
    });
    return columns;
}

std::vector<std::string> numbers(const Context& context, const std::vector<Column>& columns, const Gap& gap) {
    const Messages& messages = context.messages;
    std::vector<std::string> cells{messages.count(gap.eligible), messages.count(gap.participating),
                                   messages.percent(gap.participating, gap.eligible),
                                   messages.count(gap.absent())};
    for (const Column& column : columns) {
        std::int64_t sum = 0;
        for (const std::size_t i : column.reasons)
            sum += gap.by_reason[i];
        cells.push_back(messages.count(sum));
    }
    cells.push_back(messages.count(gap.unsure));
    return cells;
}

std::string head(const Context& context, const CoverageAnswer& answer) {
    const std::string scheme = answer.rows == CoverageLines::scheme
                                   ? context.text("coverage.all_schemes")
                                   : context.text("scheme." + std::string(to_word(answer.filter.scheme)));
    return coverage_head(context, answer.workspace, answer.run, answer.basis.month, scheme);
}

void begin_table(TextTable& table, const Context& context, const CoverageAnswer& answer,
                 const std::vector<Column>& columns) {
    table.column(context.text("coverage." + std::string(word_of(answer.rows))), Align::left);
    if (answer.rows == CoverageLines::employer) table.column(context.text("coverage.id"), Align::left);
    const std::string eligible = is_voluntary(answer) ? "coverage.prospects" : "coverage.eligible";
    for (const std::string& key :
         {eligible, std::string("coverage.participating"), std::string("coverage.rate"),
          std::string(is_voluntary(answer) ? "coverage.not_yet" : "coverage.absent")}) {
        table.column(context.text(key), Align::right);
    }
    for (const Column& column : columns)
        table.column(context.text(column.key), Align::right);
    table.column(context.text("coverage.unsure"), Align::right);
}

void add_row(TextTable& table, const CoverageAnswer& answer, std::string name, const std::string& id,
             std::vector<std::string> cells) {
    if (answer.rows == CoverageLines::employer) cells.insert(cells.begin(), id);
    cells.insert(cells.begin(), std::move(name));
    table.row(std::move(cells));
}

std::string gap_table(const Context& context, const CoverageAnswer& answer, std::int64_t limit) {
    const std::vector<Column> columns = columns_of(answer);
    TextTable table;
    begin_table(table, context, answer, columns);
    std::int64_t left = limit;
    for (const Gap& line : answer.lines) {
        if (left-- == 0) break;
        const std::string mark = answer.boundaries ? mark_of(answer.boundaries->places.at(line.key)) : "";
        add_row(table, answer, mark + shortened(line_name(context, answer, line)), line.key,
                numbers(context, columns, line));
    }
    if (answer.rows == CoverageLines::scheme) return table.print();
    add_row(table.rule(), answer, context.text(answer.filter.whole() ? "coverage.total" : "coverage.sum"), "",
            numbers(context, columns, answer.total));
    return table.print();
}

std::string reason_table(const Context& context, const CoverageAnswer& answer) {
    const Messages& messages = context.messages;
    TextTable table;
    table.column(context.text("coverage.reason"), Align::left)
        .column(context.text("coverage.kind"), Align::left)
        .column(context.text("coverage.persons"), Align::right)
        .column(context.text("coverage.share"), Align::right);
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        const std::int64_t count = answer.total.by_reason[i];
        if (count == 0) continue;
        const Reason& reason = coverage::reasons[i];
        table.row({context.text("reason." + std::string(reason.name)),
                   context.text("reason.kind." + std::string(coverage::to_word(reason.kind))),
                   messages.count(count), messages.percent(count, answer.total.absent())});
    }
    table.rule().row({context.text("coverage.gap"), "", messages.count(answer.total.absent()),
                      messages.percent(answer.total.absent(), answer.total.absent())});
    return table.print();
}

std::string outside_table(const Context& context, const CoverageAnswer& answer) {
    if (answer.outside.empty()) return "";
    TextTable table;
    table.column(context.text("coverage.outside"), Align::left)
        .column(context.text("coverage.row"), Align::right)
        .column(context.text("coverage.persons"), Align::right)
        .column(context.text("coverage.by_law"), Align::left);
    for (const Outside& line : answer.outside) {
        const bool told = line.verdict != "unknown";
        table.row({context.text("verdict." + line.verdict) + (line.rule.empty() ? "" : ": " + line.rule),
                   line.matrix_row == 0 ? "" : std::to_string(line.matrix_row),
                   context.messages.count(line.persons), told ? line.law + ", " + line.article : ""});
    }
    return "\n" + table.print();
}

// "711 = 199 + 377 + 135", and what the figures stand on.
std::string notes(const Context& context, const CoverageAnswer& answer) {
    const Messages& messages = context.messages;
    std::string sum;
    for (const std::int64_t count : answer.total.by_reason) {
        if (count > 0) sum += (sum.empty() ? "" : " + ") + messages.count(count);
    }
    std::string text =
        "\n" +
        context.text(is_voluntary(answer) ? "coverage.identity_voluntary" : "coverage.identity",
                     {{"eligible", messages.count(answer.total.eligible)},
                      {"participating", messages.count(answer.total.participating)},
                      {"absent", messages.count(answer.total.absent())},
                      {"missing", messages.count(answer.total.of_kind(ReasonKind::missing))},
                      {"lawful", messages.count(answer.total.of_kind(ReasonKind::lawful))},
                      {"to_check", messages.count(answer.total.of_kind(ReasonKind::to_check))},
                      {"sum", sum.empty() ? "0" : sum}}) +
        "\n" +
        context.text(
            "coverage.basis",
            {{"year", std::to_string(answer.basis.tax_year)},
             {"law", answer.basis.law},
             {"article", answer.basis.article},
             {"confidence", context.text("confidence." + std::string(to_word(answer.basis.confidence)))}}) +
        "\n" + context.text("coverage.unsure_note", {{"unsure", messages.count(answer.total.unsure)}}) + "\n";
    if (answer.basis.si_months < 12) {
        text +=
            context.text("coverage.months_missing", {{"months", std::to_string(answer.basis.si_months)}}) +
            "\n";
    }
    return text;
}

std::string given_entities_line(const Context& context, const workspace::OpenRun& run) {
    if (!run.entity_ids) return "";
    return context.text("coverage.given_entities", {{"sha", run.entity_ids->substr(0, 12)}}) + "\n";
}

// ---- For machines -----------------------------------------------------------------------------

json::object as_json(const Gap& gap) {
    json::object by_reason;
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i)
        by_reason[coverage::reasons[i].name] = gap.by_reason[i];
    return {{"eligible", gap.eligible},
            {"participating", gap.participating},
            {"absent", gap.absent()},
            {"missing", gap.of_kind(ReasonKind::missing)},
            {"to_check", gap.of_kind(ReasonKind::to_check)},
            {"lawful", gap.of_kind(ReasonKind::lawful)},
            {"potential", gap.of_kind(ReasonKind::potential)},
            {"by_reason", by_reason},
            {"unsure", gap.unsure}};
}

json::array outside_json(const std::vector<Outside>& outside) {
    json::array lines;
    for (const Outside& line : outside) {
        lines.push_back(json::object{{"verdict", line.verdict},
                                     {"rule", line.rule},
                                     {"matrix_row", line.matrix_row},
                                     {"law", line.law},
                                     {"article", line.article},
                                     {"persons", line.persons}});
    }
    return lines;
}

std::vector<std::vector<std::string>> reason_cells(const CoverageAnswer& answer) {
    std::vector<std::vector<std::string>> cells{{"reason", "kind", "persons"}};
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        cells.push_back({std::string(coverage::reasons[i].name),
                         std::string(coverage::to_word(coverage::reasons[i].kind)),
                         std::to_string(answer.total.by_reason[i])});
    }
    for (const Outside& line : answer.outside)
        cells.push_back(
            {line.rule.empty() ? line.verdict : line.rule, line.verdict, std::to_string(line.persons)});
    return cells;
}

}  // namespace

CoverageLines parse_coverage_lines(std::string_view word) {
    std::string known;
    for (const auto& [name, lines] : line_words) {
        if (name == word) return lines;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Failure(fault::unknown_option_value,
                  {{"option", "--by"}, {"value", std::string(word)}, {"known", known}});
}

std::string_view word_of(CoverageLines lines) {
    return std::ranges::find(line_words, lines, &std::pair<std::string_view, CoverageLines>::second)->first;
}

std::string coverage_head(const Context& context, const workspace::Workspace& workspace,
                          const workspace::OpenRun& run, const Month& month, const std::string& scheme) {
    return context.text("coverage.head",
                        {{"province", workspace.territory().province_name(context.messages.language())},
                         {"scheme", scheme},
                         {"month", month.vietnamese()},
                         {"run", run.id}}) +
           "\n" + as_known_on_line(context, run.as_known_on) + given_entities_line(context, run) + "\n";
}

json::value as_known_on_json(const workspace::OpenRun& run) {
    return run.as_known_on ? json::value(run.as_known_on->iso()) : json::value(nullptr);
}

std::string unit_name(const workspace::Workspace& workspace, const Context& context, const Date& day,
                      const std::string& code) {
    if (code.empty()) return context.text("coverage.not_told");
    const UnitVersion* unit = workspace.territory().on(code, day);
    return unit == nullptr ? code : unit->name(context.messages.language());
}

std::string cell_name(const Context& context, const workspace::Workspace& workspace, const Date& day,
                      CoverageLines rows, const Cell& cell) {
    if (rows == CoverageLines::scheme) return context.text("scheme." + cell.key);
    if (cell.key.empty()) return context.text("coverage.not_told");
    switch (rows) {
        case CoverageLines::unit:
            return unit_name(workspace, context, day, cell.key);
        case CoverageLines::block:
            return context.text("block." + cell.key);
        case CoverageLines::officer:
            return cell.key;
        default:
            return cell.name;
    }
}

std::string shortened(const std::string& name) {
    constexpr std::size_t widest = 44;
    if (display_width(name) <= widest) return name;
    std::string text;
    for (const char c : name) {
        const bool begins_letter = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins_letter && display_width(text) == widest - 1) break;
        text += c;
    }
    return text + "…";
}

std::string coverage_text(const Context& context, const CoverageAnswer& answer, std::int64_t limit) {
    std::string text = head(context, answer);
    if (answer.rows == CoverageLines::reason) {
        text += reason_table(context, answer) + outside_table(context, answer);
    } else {
        text += gap_table(context, answer, limit);
        const auto shown = static_cast<std::size_t>(limit);
        if (answer.lines.size() > shown) {
            text += context.text("coverage.more", {{"left", context.messages.count(static_cast<std::int64_t>(
                                                                answer.lines.size() - shown))}}) +
                    "\n";
        }
    }
    if (answer.boundaries)
        text += "\n" + boundaries_text(context, answer.workspace.territory(), *answer.boundaries);
    return answer.rows == CoverageLines::scheme ? text : text + notes(context, answer);
}

json::object coverage_json(const Context& context, const CoverageAnswer& answer) {
    json::array lines;
    for (const Gap& line : answer.lines) {
        json::object described = as_json(line);
        described["key"] = line.key;
        described["name"] = line_name(context, answer, line);
        if (answer.boundaries) described["place"] = place_json(answer.boundaries->places.at(line.key));
        lines.push_back(std::move(described));
    }
    json::object described{{"run", answer.run.id},
                           {"as_known_on", as_known_on_json(answer.run)},
                           {"month", answer.basis.month.iso()},
                           {"scheme", to_word(answer.filter.scheme)},
                           {"basis",
                            {{"tax_year", answer.basis.tax_year},
                             {"si_months", answer.basis.si_months},
                             {"rule", answer.basis.rule},
                             {"law", answer.basis.law},
                             {"article", answer.basis.article},
                             {"confidence", to_word(answer.basis.confidence)}}},
                           {"by", word_of(answer.rows)},
                           {"lines", lines}};
    if (answer.boundaries)
        described["boundaries"] = boundaries_json(answer.workspace.territory(), *answer.boundaries);
    // Schemes are not parts of a whole: a person stands in each.
    if (answer.rows != CoverageLines::scheme) described["total"] = as_json(answer.total);
    if (answer.rows == CoverageLines::reason) described["outside"] = outside_json(answer.outside);
    return described;
}

std::vector<std::vector<std::string>> coverage_cells(const Context& context, const CoverageAnswer& answer) {
    if (answer.rows == CoverageLines::reason) return reason_cells(answer);
    std::vector<std::string> header{"key", "name", "eligible", "participating", "absent"};
    for (const Reason& reason : coverage::reasons)
        header.emplace_back(reason.name);
    header.emplace_back("unsure");
    if (answer.boundaries) std::ranges::copy(place_header(), std::back_inserter(header));
    std::vector<std::vector<std::string>> cells{header};
    for (const Gap& line : answer.lines) {
        std::vector<std::string> row{line.key, line_name(context, answer, line),
                                     std::to_string(line.eligible), std::to_string(line.participating),
                                     std::to_string(line.absent())};
        for (const std::int64_t count : line.by_reason)
            row.push_back(std::to_string(count));
        row.push_back(std::to_string(line.unsure));
        if (answer.boundaries)
            std::ranges::copy(place_cells(answer.boundaries->places.at(line.key)), std::back_inserter(row));
        cells.push_back(std::move(row));
    }
    return cells;
}

std::string movement_text(const Context& context, const CoverageAnswer& answer,
                          const std::vector<coverage::Movement>& months) {
    TextTable table;
    table.column(context.text("coverage.month"), Align::left);
    for (const char* key :
         {"movement.opening", "movement.new", "movement.back", "movement.gone", "movement.closing"})
        table.column(context.text(key), Align::right);
    const Messages& messages = context.messages;
    for (const coverage::Movement& line : months) {
        const auto told = [&](std::int64_t coverage::Movement::Changes::* field) {
            return line.changes ? messages.count(*line.changes.*field) : context.text("movement.unknown");
        };
        table.row({line.month.vietnamese(), told(&coverage::Movement::Changes::opening),
                   told(&coverage::Movement::Changes::joined), told(&coverage::Movement::Changes::returned),
                   told(&coverage::Movement::Changes::left), messages.count(line.closing)});
    }
    return head(context, answer) + table.print() + "\n" + context.text("movement.note") + "\n";
}

json::object movement_json(const CoverageAnswer& answer, const std::vector<coverage::Movement>& months) {
    json::array lines;
    for (const coverage::Movement& line : months) {
        json::object described{{"month", line.month.iso()}, {"closing", line.closing}};
        if (line.changes) {
            described["opening"] = line.changes->opening;
            described["new"] = line.changes->joined;
            described["returned"] = line.changes->returned;
            described["left"] = line.changes->left;
        }
        lines.push_back(std::move(described));
    }
    return {{"run", answer.run.id},
            {"as_known_on", as_known_on_json(answer.run)},
            {"month", answer.basis.month.iso()},
            {"scheme", to_word(answer.filter.scheme)},
            {"by", word_of(answer.rows)},
            {"lines", lines}};
}

std::vector<std::vector<std::string>> movement_cells(const std::vector<coverage::Movement>& months) {
    std::vector<std::vector<std::string>> cells{{"month", "opening", "new", "returned", "left", "closing"}};
    for (const coverage::Movement& line : months) {
        std::vector<std::string> row{line.month.iso(), "", "", "", "", std::to_string(line.closing)};
        if (line.changes) {
            row[1] = std::to_string(line.changes->opening);
            row[2] = std::to_string(line.changes->joined);
            row[3] = std::to_string(line.changes->returned);
            row[4] = std::to_string(line.changes->left);
        }
        cells.push_back(std::move(row));
    }
    return cells;
}

}  // namespace baophu::cli
