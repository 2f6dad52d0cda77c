// A CSV file as columns for the engine: RFC 4180, read at the speed of memory.
//
// The file is mapped. Cells of the wanted columns are copied into the columns of a batch of some thousand
// rows; the others are skipped. Quotes are undone. Unlike intake (core/documents/csv_reader.h) nothing is
// said about single rows: a row with too few cells lacks the last ones, one with too many loses them; a
// quote that is not closed runs to the end of the file.
//
//   REG-1  the delimiter is the one of comma, semicolon and tab that the first line holds most of
//   REG-2  a line ends with LF or CRLF; a blank line is no row
//   REG-3  cells and rows are those that CsvReader reads, in every cut of the file into parts
//   REG-4  of files that DuckDB takes in its strict mode, cells and rows are those that it reads
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "edge/registers/register_columns.h"
#include "flow/linkage/engine/engine.h"

namespace baophu::registers {

// A mapped file; parts hold on to it.
class MappedFile {
public:
    // Throws Failure(file_unreadable).
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile(MappedFile&&) = delete;
    MappedFile& operator=(MappedFile&&) = delete;

    std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

// A part that is smaller is not worth a thread.
inline constexpr std::size_t bytes_worth_a_part = 1 << 16;

// The file as at most `parts` parts of about the same size, in their order; kept[i] receives the ids of part
// i while it is read, and must live as long. Throws Failure: file_unreadable, link_column_missing,
// file_empty.
std::vector<std::unique_ptr<linkage::engine::BatchSource>> open_csv(
    const std::filesystem::path& file, const WantedColumns& wanted, std::size_t parts,
    std::vector<std::unique_ptr<KeptColumns>>& kept, std::size_t smallest_part = bytes_worth_a_part);

}  // namespace baophu::registers
