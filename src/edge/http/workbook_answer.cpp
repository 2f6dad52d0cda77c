#include "edge/http/workbook_answer.h"

#include "edge/http/presenters.h"
#include "edge/store/clock.h"

namespace baophu::http {
namespace {

// As the register writes it where it is none that is known; "–" is not told.
std::string block_name(const Call& call, const std::string& block) {
    const std::string key = "block." + block;
    return call.words.has(key) ? call.words.text(key) : block.empty() ? "–" : block;
}

// What the table was asked for, beside the scheme: "Biên Hòa · Bị bỏ sót".
std::string filter_note(const Call& call, const ShelvedRun& run, const coverage::Filter& filter) {
    std::string note = call.words.text("scheme." + std::string(to_word(filter.scheme)));
    if (filter.unit) note += " · " + unit_name(call, *filter.unit, run.last_day());
    std::string places;
    for (const std::string& place : filter.places.value_or(std::set<std::string>()))
        places += (places.empty() ? "" : ", ") + unit_name(call, place, run.last_day());
    if (!places.empty()) note += " · " + places;
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
