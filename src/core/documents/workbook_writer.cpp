#include "core/documents/workbook_writer.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fmt/format.h>
#include <zip.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/text/code_points.h"

namespace baophu {
namespace {

constexpr std::string_view before_rows =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<cols><col min="1" max="16384" width="18" style="0"/></cols><sheetData>)";
constexpr std::string_view behind_rows = "</sheetData></worksheet>";

constexpr std::string_view content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";

constexpr std::string_view package_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Target="xl/workbook.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>)"
    R"(</Relationships>)";

constexpr std::string_view book_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Target="worksheets/sheet1.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>)"
    R"(<Relationship Id="rId2" Target="styles.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Relationships>)";

// One format for all cells: 49 is "@", text.
constexpr std::string_view styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>)"
    R"(<fills count="1"><fill><patternFill patternType="none"/></fill></fills>)"
    R"(<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="1"><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>)";

bool xml_can_hold(char32_t code) {
    return code >= 0x20 || code == '\t' || code == '\n';
}

// "_x000D": with a "_" behind, its own or that of the next escape, a reader would take it for one.
bool looks_like_escape(std::string_view text) {
    constexpr std::size_t length = 6;
    return text.size() >= length && text.starts_with("_x") &&
           text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

void append_code(std::string& xml, char32_t code) {
    switch (code) {
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
            text::append_code_point(xml, code);
    }
}

std::string escaped(std::string_view text) {
    constexpr std::size_t longest = 32'767;
    std::string xml;
    std::size_t count = 0;
    while (!text.empty() && count++ < longest) {
        if (looks_like_escape(text)) xml += "_x005F";
        const char32_t code = text::take_code_point(text);
        if (xml_can_hold(code)) {
            append_code(xml, code);
        } else {
            xml += fmt::format("_x{:04X}_", static_cast<unsigned>(code));
        }
    }
    return xml;
}

// 0 -> "A", 25 -> "Z", 26 -> "AA"
std::string column_name(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

[[noreturn]] void fail(const std::string& path, int error) {
    if (error == ENOSPC) throw Failure(fault::disk_full, {{"problem", path}});
    throw Failure(fault::system_error, {{"path", path}, {"problem", std::generic_category().message(error)}});
}

void add(zip* archive, const char* name, zip_source* source, const std::string& path) {
    if (source != nullptr && zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) >= 0) return;
    zip_source_free(source);
    fail(path, EIO);
}

void add(zip* archive, const char* name, std::string_view content, const std::string& path) {
    add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), path);
}

}  // namespace

WorkbookWriter::WorkbookWriter(std::string_view sheet_name)
    : sheet_name_(sheet_name), rows_(std::tmpfile(), &std::fclose) {
    if (!rows_) fail("tmpfile", errno);
    put(before_rows);
}

void WorkbookWriter::put(std::string_view xml) {
    if (std::fwrite(xml.data(), 1, xml.size(), rows_.get()) != xml.size()) fail("tmpfile", errno);
}

void WorkbookWriter::row(std::span<const std::string> cells) {
    std::string xml = fmt::format(R"(<row r="{}">)", ++count_);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        xml += fmt::format(R"(<c r="{}{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                           column_name(i), count_, escaped(cells[i]));
    }
    put(xml += "</row>");
}

void WorkbookWriter::close(const std::filesystem::path& path) {
    put(behind_rows);
    if (std::fflush(rows_.get()) != 0 || std::fseek(rows_.get(), 0, SEEK_SET) != 0) fail("tmpfile", errno);
    int error = 0;
    const std::string file = path.string();
    std::unique_ptr<zip, void (*)(zip*)> owned(zip_open(file.c_str(), ZIP_CREATE | ZIP_EXCL, &error),
                                               zip_discard);
    zip* const archive = owned.get();
    if (archive == nullptr) fail(file, error == ZIP_ER_EXISTS ? EEXIST : errno);
    const std::string book =
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
        R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
        R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")" +
        escaped(sheet_name_) + R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    add(archive, "[Content_Types].xml", content_types, file);
    add(archive, "_rels/.rels", package_relations, file);
    add(archive, "xl/workbook.xml", book, file);
    add(archive, "xl/_rels/workbook.xml.rels", book_relations, file);
    add(archive, "xl/styles.xml", styles, file);
    // The archive closes the file of rows, whatever becomes of it.
    add(archive, "xl/worksheets/sheet1.xml", zip_source_filep(archive, rows_.release(), 0, -1), file);
    if (zip_close(archive) != 0) {
        const int system = zip_error_code_system(zip_get_error(archive));
        fail(file, system == 0 ? EIO : system);
    }
    [[maybe_unused]] zip* const gone = owned.release();  // With its closing.
}

}  // namespace baophu
