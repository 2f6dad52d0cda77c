#include "synth/xlsx_writer.h"

#include <array>
#include <charconv>
#include <stdexcept>

namespace baophu::synth {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18;
constexpr int first_of_1970 = 25'569;  // In days of the spreadsheet.

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(</Types>)";
constexpr std::string_view relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    R"(</Relationships>)";
constexpr std::string_view book_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(</Relationships>)";
// Style 1 is a date, style 2 an amount with thousands.
constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>)"
    R"(<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>)"
    R"(<fills count="1"><fill><patternFill patternType="none"/></fill></fills>)"
    R"(<borders count="1"><border/></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>)"
    R"(</styleSheet>)";

// As &amp;lt;. What XML cannot hold does not occur in our texts.
void add_escaped(std::string& xml, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&':
                xml += "&amp;";
                break;
            case '<':
                xml += "&lt;";
                break;
            case '>':
                xml += "&gt;";
                break;
            case '"':
                xml += "&quot;";
                break;
            default:
                xml += c;
        }
    }
}

void add_number(std::string& xml, std::int64_t value) {
    std::array<char, 24> text{};
    xml.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
}

void add_member(ZipWriter& zip, std::string_view name, std::string_view xml) {
    zip.begin(name);
    zip.add(head);
    zip.add(xml);
}

std::string workbook(std::string_view sheet) {
    std::string xml(R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
                    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
                    R"(<sheets><sheet name=")");
    add_escaped(xml, sheet);
    return xml.append(R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)");
}

}  // namespace

XlsxWriter::XlsxWriter(const std::filesystem::path& path, std::string_view sheet) : zip_(path) {
    add_member(zip_, "[Content_Types].xml", content_types);
    add_member(zip_, "_rels/.rels", relations);
    add_member(zip_, "xl/workbook.xml", workbook(sheet));
    add_member(zip_, "xl/_rels/workbook.xml.rels", book_relations);
    add_member(zip_, "xl/styles.xml", styles);
    zip_.begin("xl/worksheets/sheet1.xml");
    buffer_.reserve(buffer_size + 8'192);
    buffer_ += head;
    buffer_ += R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)";
}

// `A1`, `B1`, ... `AA1`: readers need the place, since empty cells are left out.
void XlsxWriter::begin_cell() {
    if (!row_begun_) {
        if (row_ == rows_max) throw std::length_error("beyond the sheet");
        row_begun_ = true;
        buffer_ += "<row r=\"";
        add_number(buffer_, row_ + 1);
        buffer_ += "\">";
    }
    buffer_ += "<c r=\"";
    if (column_ >= 26) buffer_ += static_cast<char>('A' + column_ / 26 - 1);
    buffer_ += static_cast<char>('A' + column_ % 26);
    add_number(buffer_, row_ + 1);
    buffer_ += '"';
    ++column_;
}

void XlsxWriter::text(std::string_view utf8) {
    if (utf8.empty()) {
        ++column_;
        return;
    }
    begin_cell();
    const bool spaced = utf8.front() == ' ' || utf8.back() == ' ';
    buffer_ += spaced ? R"( t="inlineStr"><is><t xml:space="preserve">)" : R"( t="inlineStr"><is><t>)";
    add_escaped(buffer_, utf8);
    buffer_ += "</t></is></c>";
}

void XlsxWriter::number_cell(std::int64_t value, std::string_view style) {
    begin_cell();
    buffer_ += style;
    buffer_ += "><v>";
    add_number(buffer_, value);
    buffer_ += "</v></c>";
}

void XlsxWriter::date(const Date& day) {
    number_cell(day.days_since_1970() + first_of_1970, " s=\"1\"");
}

void XlsxWriter::end_row() {
    if (row_begun_) buffer_ += "</row>";
    row_begun_ = false;
    ++row_;
    column_ = 0;
    if (buffer_.size() < buffer_size) return;
    zip_.add(buffer_);
    buffer_.clear();
}

void XlsxWriter::close() {
    buffer_ += "</sheetData></worksheet>";
    zip_.add(buffer_);
    zip_.close();
}

}  // namespace baophu::synth
