// Makes small zip files and workbooks for tests, part by part, wrong ones too.
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include <zip.h>

namespace baophu {

using ZipParts = std::map<std::string, std::string>;

inline std::filesystem::path write_zip(const std::filesystem::path& path, const ZipParts& parts) {
    std::filesystem::remove(path);
    zip* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
    if (archive == nullptr) throw std::runtime_error("zip_open");
    for (const auto& [name, content] : parts) {
        zip_source* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) throw std::runtime_error(name);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
    return path;
}

// The parts of a workbook with one sheet of the given rows ("<row>...</row>").
inline ZipParts workbook_parts(const std::string& rows) {
    return {
        {"_rels/.rels",
         R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml",
         R"(<workbook xmlns="m" xmlns:r="rr"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml",
         R"(<worksheet xmlns="m"><sheetData>)" + rows + "</sheetData></worksheet>"},
    };
}

}  // namespace baophu
