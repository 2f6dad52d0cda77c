#include "edge/http/workbook_answer.h"

#include <functional>

#include "edge/http/presenters.h"
#include "edge/store/clock.h"

namespace baophu::http {
namespace {

using coverage::By;
using coverage::Gap;

std::string by_word(By by) {
    switch (by) {
        case By::employer:
            return "employer";
        case By::block:
            return "block";
        case By::officer:
            return "officer";
        default:
            return "unit";
    }
}

// As the register writes it where it is none that is known; "–" is not told.
std::string block_name(const Call& call, const std::string& block) {
    const std::string key = "block." + block;
    return call.words.has(key) ? call.words.text(key) : block.empty() ? "–" : block;
}

// What the table was asked for, beside the scheme: "Biên Hòa · Bị bỏ sót".
std::string filter_note(const Call& call, const ShelvedRun& run, const coverage::Filter& filter) {
    std::string note = call.words.text("scheme." + std::string(to_word(filter.scheme)));
    if (filter.unit) note += " · " + unit_name(call, *filter.unit, run.last_day());
    if (filter.block) note += " · " + block_name(call, *filter.block);
    if (filter.officer) note += " · " + *filter.officer;
    if (filter.employer) note += " · " + *filter.employer;
    if (filter.reason) {
        const std::string key = "reason." + *filter.reason;
        note += " · " + (call.words.has(key) ? call.words.text(key) : *filter.reason);
    }
    return note;
}

std::string run_note(const Call& call, const ShelvedRun& run) {
    return call.words.text("http.sheet.run", {{"month", run.basis().month.vietnamese()}, {"run", run.id()}});
}

// A column for each reason, or one for all lawful ones, which stand together.
struct ReasonColumn {
    std::string key;
    std::function<std::int64_t(const Gap&)> persons;
};

std::vector<ReasonColumn> reason_columns(Lawful lawful) {
    using coverage::ReasonKind;
    std::vector<ReasonColumn> columns;
    bool summed = false;
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        const coverage::Reason& reason = coverage::reasons[i];
        const bool in_sum = lawful == Lawful::as_one && reason.kind == ReasonKind::lawful;
        if (in_sum && summed) continue;
        summed |= in_sum;
        if (in_sum) {
            columns.push_back(
                {"reason.lawful", [](const Gap& gap) { return gap.of_kind(ReasonKind::lawful); }});
        } else {
            columns.push_back(
                {"reason." + std::string(reason.name), [i](const Gap& gap) { return gap.by_reason[i]; }});
        }
    }
    return columns;
}

std::vector<SheetCell> gap_cells(const Gap& gap, std::string name, const std::vector<ReasonColumn>& reasons) {
    std::vector<SheetCell> cells{std::move(name),   gap.eligible,
                                 gap.participating, Ratio{.part = gap.participating, .whole = gap.eligible},
                                 gap.absent(),      gap.missing()};
    for (const ReasonColumn& reason : reasons)
        cells.emplace_back(reason.persons(gap));
    return cells;
}

constexpr double name_width = 34;
constexpr double number_width = 13;

}  // namespace

std::string taken_note(const Call& call) {
    return call.words.text(
        "http.sheet.taken",
        {{"who", call.visit->told()}, {"when", store::in_vietnam(call.office.database.now_text())}});
}

Answer workbook(const ReportSheet& sheet, const std::string& file_name) {
    return {.status = 200,
            .type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            .body = report_workbook(sheet),
            .headers = {{"Content-Disposition", "attachment; filename=\"" + file_name + "\""}}};
}

Answer gap_workbook(const Call& call, const ShelvedRun& run, const GapTable& table) {
    ReportSheet sheet{.name = "BaoPhu", .title = call.words.text("http.sheet.gap"), .notes = {}};
    sheet.notes = {filter_note(call, run, table.filter), run_note(call, run), taken_note(call)};
    if (!call.reader->exact_figures().everywhere)
        sheet.notes.push_back(
            call.words.text("http.sheet.rounded", {{"to", std::to_string(call.office.rounding.to())}}));
    sheet.columns.push_back({call.words.text("coverage." + by_word(table.by)), name_width});
    for (const char* key :
         {"coverage.eligible", "coverage.participating", "coverage.rate", "coverage.absent"})
        sheet.columns.push_back({call.words.text(key), number_width});
    sheet.columns.push_back({call.words.text("reason.kind.missing"), number_width});
    const std::vector<ReasonColumn> reasons = reason_columns(table.lawful);
    for (const ReasonColumn& reason : reasons)
        sheet.columns.push_back({call.words.text(reason.key), number_width});
    for (const Gap& line : table.lines)
        sheet.rows.push_back(gap_cells(line, line_name(call, table.by, line, run.last_day()), reasons));
    sheet.sums = gap_cells(table.total, call.words.text("coverage.total"), reasons);
    sheet.footer = run_note(call, run);
    return workbook(sheet, "baophu-" + run.basis().month.iso() + "-" +
                               std::string(to_word(table.filter.scheme)) + "-" + by_word(table.by) + ".xlsx");
}

Answer persons_workbook(const Call& call, const ShelvedRun& run, const coverage::Filter& filter,
                        const rights::Told& told, const PersonsList& list,
                        const std::vector<coverage::AbsentPerson>& persons) {
    ReportSheet sheet{.name = "BaoPhu", .title = call.words.text("http.sheet.persons"), .notes = {}};
    const std::string purpose(to_word(told.purpose));
    sheet.notes = {filter_note(call, run, filter), run_note(call, run)};
    sheet.notes.insert(sheet.notes.end(), list.notes.begin(), list.notes.end());
    sheet.notes.push_back(taken_note(call));
    sheet.notes.push_back(
        call.words.text("http.sheet.purpose", {{"purpose", call.words.text("purpose." + purpose)}}));
    for (const PersonsColumn* column : list.columns)
        sheet.columns.push_back({title_of(call, *column), column->width});
    for (const coverage::AbsentPerson& person : persons) {
        std::vector<SheetCell> cells;
        for (const PersonsColumn* column : list.columns)
            cells.emplace_back(column->text(call, run, person));
        sheet.rows.push_back(std::move(cells));
    }
    sheet.footer = taken_note(call) + " · " + purpose;
    return workbook(sheet, "baophu-" + run.basis().month.iso() + "-" + std::string(to_word(filter.scheme)) +
                               "-persons.xlsx");
}

}  // namespace baophu::http
