// Targets as workbooks: as they are seen, and as somebody filled them in.
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/pace.h"
#include "edge/http/presenters.h"
#include "edge/http/target_sheet.h"
#include "edge/http/target_units.h"
#include "edge/http/workbook_answer.h"
#include "edge/store/unit_targets.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

constexpr std::int64_t persons_most = 1'000'000'000;
constexpr std::size_t units_most = 200;
constexpr int year_least = 2000;
constexpr int year_most = 2100;

constexpr double code_width = 9;
constexpr double name_width = 28;
constexpr double number_width = 15;

std::string scheme_and_year(const Call& call, Scheme scheme, int year) {
    return call.words.text("scheme." + std::string(to_word(scheme))) + " " + std::to_string(year);
}

SheetCell number(const std::optional<std::int64_t>& value) {
    return value ? SheetCell(*value) : SheetCell();
}

std::optional<std::int64_t> sum(const std::optional<std::int64_t>& before,
                                const std::optional<std::int64_t>& value) {
    return value ? before.value_or(0) + *value : before;
}

void begin_columns(const Call& call, ReportSheet& sheet) {
    sheet.columns = {{call.words.text("http.sheet.code"), code_width},
                     {call.words.text("coverage.unit"), name_width}};
}

std::string plan_title(const Call& call) {
    return call.office.plan ? call.office.plan->document.title.in(call.words.language()) : "–";
}

// ---- All targets -------------------------------------------------------------------------------------

struct Column {
    Scheme scheme;
    int year;
};

std::vector<Column> columns_of(const Targets& targets) {
    std::vector<Column> columns;
    for (const int year : targets.years()) {
        for (const Scheme scheme : all_schemes) {
            if (targets.of(scheme, year, std::nullopt)) columns.push_back({scheme, year});
        }
    }
    return columns;
}

// By which documents which columns are set; all others are computed.
std::string origins(const Call& call, const std::vector<Column>& columns, const Targets& targets,
                    const std::vector<std::string>& units) {
    std::string told;
    for (const Column& column : columns) {
        if (units.empty()) break;
        const auto target = targets.of_unit(column.scheme, column.year, units.front());
        if (!target || !target->document) continue;
        told += (told.empty() ? "" : "; ") + scheme_and_year(call, column.scheme, column.year) + " (" +
                *target->document + ")";
    }
    return told.empty() ? call.words.text("http.sheet.all_allocated")
                        : call.words.text("http.sheet.set_by", {{"set", told}});
}

// ---- The grid of one allocation ------------------------------------------------------------------------

// A line as it is seen, not yet saved.
struct DraftLine {
    std::string unit;
    std::optional<std::int64_t> weight;
    std::optional<std::int64_t> floor;
    std::optional<std::int64_t> ceiling;
    std::optional<std::int64_t> allocated;
    std::optional<std::int64_t> target;

    std::optional<std::int64_t> difference() const {
        return target && allocated ? std::optional(*target - *allocated) : std::nullopt;
    }
};

DraftLine read_line(Body line) {
    DraftLine draft{.unit = line.text("unit", 5)};
    draft.weight = line.maybe_integer("weight", 0, persons_most);
    draft.floor = line.maybe_integer("floor", 0, persons_most);
    draft.ceiling = line.maybe_integer("ceiling", 0, persons_most);
    draft.allocated = line.maybe_integer("allocated", 0, persons_most);
    draft.target = line.maybe_integer("target", 0, persons_most);
    line.finish();
    return draft;
}

struct Draft {
    Scheme scheme;
    int year;
    std::vector<DraftLine> lines;
};

Draft read_draft(const Call& call) {
    Body body(call.request.body);
    Draft draft{.scheme = *parse_scheme(body.one_of("scheme", {"compulsory", "voluntary", "unemployment"})),
                .year = static_cast<int>(body.integer("year", year_least, year_most)),
                .lines = {}};
    for (Body& line : body.objects("lines", units_most))
        draft.lines.push_back(read_line(std::move(line)));
    body.finish();
    return draft;
}

std::vector<SheetCell> cells_of(const DraftLine& line, const std::optional<std::int64_t>& now) {
    return {number(now),
            number(line.weight),
            number(line.floor),
            number(line.ceiling),
            number(line.allocated),
            number(line.target),
            number(line.difference())};
}

DraftLine sum_of(const std::vector<DraftLine>& lines) {
    DraftLine all;
    for (const DraftLine& line : lines) {
        all.weight = sum(all.weight, line.weight);
        all.floor = sum(all.floor, line.floor);
        all.ceiling = sum(all.ceiling, line.ceiling);
        all.allocated = sum(all.allocated, line.allocated);
        all.target = sum(all.target, line.target);
    }
    return all;
}

ReportSheet draft_sheet(const Call& call, const Draft& draft) {
    const auto total = call.office.targets.of(draft.scheme, draft.year, std::nullopt);
    ReportSheet sheet{.name = "BaoPhu",
                      .title = call.words.text("http.sheet.allocation",
                                               {{"what", scheme_and_year(call, draft.scheme, draft.year)}}),
                      .notes = {call.words.text("http.sheet.of_province",
                                                {{"total", total ? call.words.count(*total) : "–"}}),
                                call.words.text("http.sheet.fill_in"), taken_note(call)}};
    begin_columns(call, sheet);
    for (const char* key : {"now", "weight", "floor", "ceiling", "allocated", "target", "difference"})
        sheet.columns.push_back({call.words.text("http.sheet." + std::string(key)), number_width});
    return sheet;
}

std::optional<std::int64_t> participants_of(const std::map<std::string, std::int64_t>& counted,
                                            const std::string& unit) {
    const auto found = counted.find(unit);
    return found == counted.end() ? std::nullopt : std::optional(found->second);
}

json::object told(const TargetSheet::Row& row) {
    json::array cells;
    for (const TargetSheet::Cell& cell : row.cells) {
        cells.push_back(json::object{{"column", to_word(cell.column)},
                                     {"place", cell.place},
                                     {"text", cell.text},
                                     {"number", cell.number}});
    }
    return {{"line", row.line},
            {"names", json::array(row.names.begin(), row.names.end())},
            {"cells", std::move(cells)}};
}

}  // namespace

Answer export_targets(const Call& call) {
    call.asked().finish();
    const Targets targets = targets_in_force(call.office);
    const auto columns = columns_of(targets);
    const auto units =
        call.office.plan ? target_units(call, call.office.plan->document.to) : std::vector<std::string>();
    ReportSheet sheet{.name = "BaoPhu",
                      .title = call.words.text("http.sheet.targets"),
                      .notes = {plan_title(call), origins(call, columns, targets, units), taken_note(call)}};
    begin_columns(call, sheet);
    sheet.sums = {SheetCell(), call.words.text("http.sheet.sum")};
    for (const Column& column : columns) {
        sheet.columns.push_back({scheme_and_year(call, column.scheme, column.year), number_width});
        std::optional<std::int64_t> all;
        for (const std::string& unit : units) {
            if (const auto target = targets.of_unit(column.scheme, column.year, unit))
                all = sum(all, target->number);
        }
        sheet.sums.push_back(number(all));
    }
    for (const std::string& unit : units) {
        std::vector<SheetCell> cells{unit, unit_name(call, unit, call.office.plan->document.to)};
        for (const Column& column : columns) {
            const auto target = targets.of_unit(column.scheme, column.year, unit);
            cells.push_back(target ? SheetCell(target->number) : SheetCell());
        }
        sheet.rows.push_back(std::move(cells));
    }
    sheet.footer = taken_note(call);
    call.office.audit.append(call.actor(), {.kind = "export", .what = "targets"});
    return workbook(sheet, "baophu-targets.xlsx");
}

Answer export_allocation(const Call& call) {
    const Draft draft = read_draft(call);
    ReportSheet sheet = draft_sheet(call, draft);
    const auto counted = participants_by_unit(call);
    const auto found = counted.find(draft.scheme);
    const Date day = *Date::of(draft.year, 12, 31);
    std::optional<std::int64_t> participating;
    for (const DraftLine& line : draft.lines) {
        const auto now = found == counted.end() ? std::nullopt : participants_of(found->second, line.unit);
        participating = sum(participating, now);
        std::vector<SheetCell> cells{line.unit, unit_name(call, line.unit, day)};
        std::ranges::move(cells_of(line, now), std::back_inserter(cells));
        sheet.rows.push_back(std::move(cells));
    }
    sheet.sums = {SheetCell(), call.words.text("http.sheet.sum")};
    DraftLine all = sum_of(draft.lines);
    std::ranges::move(cells_of(all, participating), std::back_inserter(sheet.sums));
    sheet.sums.back() = SheetCell();
    sheet.footer = taken_note(call);
    const std::string what = std::string(to_word(draft.scheme)) + "-" + std::to_string(draft.year);
    call.office.audit.append(call.actor(), {.kind = "export", .what = "targets.allocation " + what});
    return workbook(sheet, "baophu-allocation-" + what + ".xlsx");
}

Answer read_targets(const Call& call) {
    Asked asked = call.asked();
    const TargetSheetWanted wanted{.scheme = asked.scheme(),
                                   .year = static_cast<int>(asked.integer("year", year_least, year_most, 0)),
                                   .file_name = asked.text("file").value_or("xlsx")};
    asked.finish();
    if (wanted.year == 0)
        throw Failure(fault::parameter_wrong, {{"name", "year"}, {"value", ""}, {"known", "2000–2100"}});
    const TargetSheet sheet =
        read_target_sheet(call.request.body, wanted, call.office.vietnamese, call.office.english);
    json::array columns;
    for (const TargetColumn column : sheet.columns)
        columns.push_back(json::value(to_word(column)));
    json::array rows;
    for (const TargetSheet::Row& row : sheet.rows)
        rows.push_back(told(row));
    return json_answer(json::object{
        {"sheet", empty_is_null(sheet.name)}, {"columns", std::move(columns)}, {"rows", std::move(rows)}});
}

}  // namespace baophu::http
