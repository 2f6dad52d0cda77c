#include "core/documents/report_sheet.h"

#include <xlsxwriter.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/memory_file.h"

namespace baophu {
namespace {

struct Formats {
    lxw_format* title;
    lxw_format* note;
    lxw_format* header;
    lxw_format* text;
    lxw_format* number;
    lxw_format* ratio;
    lxw_format* sum_text;
    lxw_format* sum_number;
    lxw_format* sum_ratio;
};

[[noreturn]] void fail(const std::string& problem) {
    throw Failure(fault::system_error, {{"path", "xlsx"}, {"problem", problem}});
}

lxw_format* plain(lxw_workbook* book) {
    lxw_format* format = workbook_add_format(book);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, 11);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

lxw_format* cell(lxw_workbook* book, const char* number_format) {
    lxw_format* format = plain(book);
    format_set_border(format, LXW_BORDER_HAIR);
    if (number_format != nullptr) format_set_num_format(format, number_format);
    return format;
}

lxw_format* bold(lxw_format* format) {
    format_set_bold(format);
    return format;
}

Formats formats_of(lxw_workbook* book) {
    constexpr const char* count = "#,##0";
    constexpr const char* percent = "0.00%";
    Formats formats{.title = bold(plain(book)),
                    .note = plain(book),
                    .header = bold(cell(book, nullptr)),
                    .text = cell(book, "@"),
                    .number = cell(book, count),
                    .ratio = cell(book, percent),
                    .sum_text = bold(cell(book, "@")),
                    .sum_number = bold(cell(book, count)),
                    .sum_ratio = bold(cell(book, percent))};
    format_set_font_size(formats.title, 14);
    format_set_text_wrap(formats.header);
    format_set_align(formats.header, LXW_ALIGN_CENTER);
    format_set_bg_color(formats.header, 0xEEF2F7);
    return formats;
}

void write(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const SheetCell& value, lxw_format* text,
           lxw_format* number, lxw_format* ratio) {
    if (const auto* words = std::get_if<std::string>(&value)) {
        worksheet_write_string(page, row, column, words->c_str(), text);
    } else if (const auto* count = std::get_if<std::int64_t>(&value)) {
        worksheet_write_number(page, row, column, static_cast<double>(*count), number);
    } else if (const auto* share = std::get_if<Ratio>(&value); share != nullptr && share->whole != 0) {
        worksheet_write_number(page, row, column,
                               static_cast<double>(share->part) / static_cast<double>(share->whole), ratio);
    } else {
        worksheet_write_blank(page, row, column, number);  // A number may be filled in.
    }
}

lxw_col_t column_at(std::size_t index) {
    return static_cast<lxw_col_t>(index);
}

void set_up_page(lxw_worksheet* page, const ReportSheet& sheet, lxw_row_t header_row) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        worksheet_set_column(page, column_at(i), column_at(i), sheet.columns[i].width, nullptr);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(page, a4);
    worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, header_row, header_row);
    worksheet_freeze_panes(page, header_row + 1, 1);
    worksheet_set_footer(page, ("&L" + sheet.footer + "&R&P/&N").c_str());
}

void fill(lxw_worksheet* page, const ReportSheet& sheet, const Formats& formats) {
    lxw_row_t row = 0;
    worksheet_write_string(page, row++, 0, sheet.title.c_str(), formats.title);
    for (const std::string& note : sheet.notes)
        worksheet_write_string(page, row++, 0, note.c_str(), formats.note);
    set_up_page(page, sheet, row);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        worksheet_write_string(page, row, column_at(i), sheet.columns[i].title.c_str(), formats.header);
    const lxw_row_t first = row + 1;
    for (const auto& cells : sheet.rows) {
        ++row;
        for (std::size_t i = 0; i < cells.size(); ++i)
            write(page, row, column_at(i), cells[i], formats.text, formats.number, formats.ratio);
    }
    if (!sheet.rows.empty() && !sheet.columns.empty())
        worksheet_autofilter(page, first - 1, 0, row, column_at(sheet.columns.size() - 1));
    for (std::size_t i = 0; i < sheet.sums.size(); ++i)
        write(page, row + 1, column_at(i), sheet.sums[i], formats.sum_text, formats.sum_number,
              formats.sum_ratio);
}

}  // namespace

std::string report_workbook(const ReportSheet& sheet) {
    const MemoryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    if (book == nullptr) fail("workbook_new");
    fill(workbook_add_worksheet(book, sheet.name.c_str()), sheet, formats_of(book));
    const lxw_error problem = workbook_close(book);
    if (problem != LXW_NO_ERROR) fail(lxw_strerror(problem));
    return file.bytes();
}

}  // namespace baophu
