// A table as somebody has it before him, as a workbook: he sends what he sees, so that nothing can differ
// from it.
//
//   TBL-1  A table goes out to who may have its list exported (right_of), and not before that is in the
//   audit, with
//          the lines about it. Persons who did not come to the page are no part of it: their list is exported
//          by the question that asks for it (LST-1).
//   TBL-2  Texts stay texts, whatever they begin with (XLSX-9); numbers stay numbers. Who took it and when is
//   told
//          by the server.
//   TBL-3  At most 20,000 rows of 60 columns, and 4 MB.
#include <algorithm>
#include <array>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/workbook_answer.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;

constexpr std::size_t rows_most = 20'000;
constexpr std::size_t columns_most = 60;
constexpr std::size_t notes_most = 20;
constexpr std::size_t cell_bytes_most = 4'000;
constexpr std::size_t line_bytes_most = 800;
constexpr std::size_t audit_bytes_most = 300;
constexpr std::int64_t whole_per_cent = 10'000;  // In hundredths of a per cent.

// ---- Which tables there are -----------------------------------------------------------------------

struct List {
    std::string_view id;         // As the table is called on its page.
    std::optional<Right> right;  // To export it; nothing: it is one's own.
    bool of_persons = false;
};

constexpr std::array lists{
    List{"units", Right::export_figures},
    List{"schemes", Right::export_figures},
    List{"movement", Right::export_figures},
    List{"employers", Right::export_figures},
    List{"block", Right::export_figures},
    List{"officer", Right::export_figures},
    List{"heads", Right::export_figures},
    List{"registers", Right::export_figures},
    List{"province-targets", Right::export_figures},
    List{"unit-targets", Right::export_figures},
    List{"target-sets", Right::export_figures},
    List{"agreements", Right::see_deliveries},
    List{"deliveries", Right::see_deliveries},
    List{"decisions", Right::export_persons, true},
    List{"users", Right::manage_users},
    List{"sessions", Right::manage_users},
    List{"audit", Right::see_audit},
    List{"readings", Right::see_readings},
    List{"violations", Right::see_deliveries},
    List{"cases", Right::see_cases},
    List{"requests", std::nullopt},
    List{"jobs", std::nullopt},
    List{"own-sessions", std::nullopt},
};

// ---- The body ---------------------------------------------------------------------------------------

[[noreturn]] void refuse(std::string_view name, std::string_view key, Details details = {}) {
    details.emplace_back("name", std::string(name));
    details.emplace_back("problem_key", "body." + std::string(key));
    throw Failure(fault::body_wrong, std::move(details));
}

std::string text(std::string_view name, const json::value& value, std::size_t bytes_most) {
    if (!value.is_string()) refuse(name, "no_text");
    std::string text(value.get_string());
    if (text.size() > bytes_most) refuse(name, "too_long", {{"most", std::to_string(bytes_most)}});
    if (text.find('\0') != std::string::npos) refuse(name, "no_text");
    return text;
}

class TableBody {
public:
    explicit TableBody(const std::string& body) {
        boost::system::error_code problem;
        json::value value = json::parse(body, problem);
        if (problem || !value.is_object()) refuse("", "no_object");
        object_ = std::move(value.as_object());
        for (const auto& [name, member] : object_) {
            if (std::ranges::find(members, std::string_view(name)) == members.end()) refuse(name, "unknown");
        }
    }

    const List& list() const {
        const std::string id = text("list", member("list"), line_bytes_most);
        const auto found = std::ranges::find(lists, id, &List::id);
        if (found == lists.end()) refuse("list", "no_choice");
        return *found;
    }

    std::string title() const {
        std::string title = text("title", member("title"), line_bytes_most);
        if (title.empty()) refuse("title", "missing");
        return title;
    }

    std::vector<std::string> notes() const {
        std::vector<std::string> notes;
        for (const json::value& note : array("notes", notes_most))
            notes.push_back(text("notes", note, line_bytes_most));
        return notes;
    }

    std::vector<SheetColumn> columns() const {
        std::vector<SheetColumn> columns;
        for (const json::value& column : array("columns", columns_most)) {
            if (!column.is_object()) refuse("columns", "no_object");
            Body told(column.get_object());
            columns.push_back({.title = told.maybe_text("title", line_bytes_most / 4).value_or(""),
                               .width = static_cast<double>(told.integer("width", 4, 80))});
            told.finish();
        }
        if (columns.empty()) refuse("columns", "missing");
        return columns;
    }

    std::vector<std::vector<SheetCell>> rows(std::size_t columns) const {
        std::vector<std::vector<SheetCell>> rows;
        for (const json::value& row : array("rows", rows_most))
            rows.push_back(cells("rows", row, columns));
        return rows;
    }

    std::vector<SheetCell> sums(std::size_t columns) const {
        const json::value* sums = object_.if_contains("sums");
        return sums == nullptr || sums->is_null() ? std::vector<SheetCell>() : cells("sums", *sums, columns);
    }

private:
    static constexpr std::array<std::string_view, 6> members{"list",    "title", "notes",
                                                             "columns", "rows",  "sums"};

    const json::value& member(const char* name) const {
        const json::value* value = object_.if_contains(name);
        if (value == nullptr) refuse(name, "missing");
        return *value;
    }

    const json::array& array(const char* name, std::size_t most) const {
        const json::value& value = member(name);
        if (!value.is_array() || value.get_array().size() > most)
            refuse(name, "no_list", {{"most", std::to_string(most)}});
        return value.get_array();
    }

    static std::vector<SheetCell> cells(const char* name, const json::value& row, std::size_t columns) {
        if (!row.is_array() || row.get_array().size() > columns)
            refuse(name, "no_list", {{"most", std::to_string(columns)}});
        std::vector<SheetCell> cells;
        for (const json::value& value : row.get_array())
            cells.push_back(cell(name, value));
        return cells;
    }

    // A text, a whole number, {"percent": 9198} for 91,98 %, or nothing.
    static SheetCell cell(const char* name, const json::value& value) {
        if (value.is_null()) return {};
        if (value.is_int64()) return value.get_int64();
        if (value.is_string()) return text(name, value, cell_bytes_most);
        if (!value.is_object()) refuse(name, "no_text");
        Body told(value.get_object());
        const std::int64_t percent = told.integer("percent", -1'000'000'000, 1'000'000'000);
        told.finish();
        return Ratio{.part = percent, .whole = whole_per_cent};
    }

    json::object object_;
};

// ---- The audit ----------------------------------------------------------------------------------------

// "table units: Toàn tỉnh · Tháng 12/2018", no letter cut in two.
std::string what(const List& list, const std::vector<std::string>& notes) {
    std::string what = "table " + std::string(list.id);
    for (const std::string& note : notes)
        what += (&note == notes.data() ? ": " : " · ") + note;
    if (what.size() <= audit_bytes_most) return what;
    std::size_t end = audit_bytes_most;
    while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xC0) == 0x80)
        --end;
    return what.substr(0, end) + "…";
}

void require(const Call& call, const List& list) {
    if (!list.right || call.reader->may(*list.right)) return;
    call.office.audit.append(call.actor(), {.kind = "refused", .what = "table " + std::string(list.id)});
    throw Failure(fault::right_missing, {{"right", std::string(to_word(*list.right))}});
}

}  // namespace

Answer export_table(const Call& call) {
    const TableBody body(call.request.body);
    const List& list = body.list();
    require(call, list);
    ReportSheet sheet{.name = "BaoPhu", .title = body.title(), .notes = body.notes()};
    sheet.columns = body.columns();
    sheet.rows = body.rows(sheet.columns.size());
    sheet.sums = body.sums(sheet.columns.size());
    call.office.audit.append(call.actor(), {.kind = "export",
                                            .what = what(list, sheet.notes),
                                            .persons = list.of_persons ? std::ssize(sheet.rows) : 0});
    sheet.footer = taken_note(call);
    sheet.notes.push_back(taken_note(call));
    return workbook(sheet, "baophu-" + std::string(list.id) + ".xlsx");
}

}  // namespace baophu::http
