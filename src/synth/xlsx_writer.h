// XlsxWriter: a workbook of one sheet (ECMA-376), row by row into a zip, so that memory does not
// grow with the rows. Texts stand in their cells (inline strings), dates are numbers with a date
// style; only what a reader needs is written.
#pragma once

#include <string>

#include "synth/table_writer.h"
#include "synth/zip_writer.h"

namespace baophu::synth {

class XlsxWriter final : public TableWriter {
public:
    static constexpr std::int64_t rows_max = 1'048'576;

    XlsxWriter(const std::filesystem::path& path, std::string_view sheet);

    void text(std::string_view utf8) override;
    void count(std::int64_t value) override { number_cell(value, ""); }
    void money(std::int64_t dong) override { number_cell(dong, " s=\"2\""); }
    void date(const Date& day) override;
    void end_row() override;
    void close() override;

private:
    void begin_cell();
    void number_cell(std::int64_t value, std::string_view style);

    ZipWriter zip_;
    std::string buffer_;
    std::int64_t row_ = 0;
    std::size_t column_ = 0;
    bool row_begun_ = false;
};

}  // namespace baophu::synth
