// The note that lies in a folder of files and says of each who sent it and when it came.
#include <array>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/csv_reader.h"
#include "edge/store/clock.h"
#include "edge/workspace/deliveries.h"

namespace baophu::workspace {
namespace {

constexpr std::array<std::string_view, 4> columns{"file", "sender", "received_at", "reason"};

[[noreturn]] void broken(const std::filesystem::path& note, std::uint64_t line) {
    throw Failure(fault::delivery_note_unreadable, {{"path", note.string()}, {"line", std::to_string(line)}});
}

void require_header(const TableRecord& header, const std::filesystem::path& note) {
    if (!std::ranges::equal(header.cells, columns)) broken(note, header.line);
}

Handover read_line(const TableRecord& record, const std::filesystem::path& note) {
    const bool whole = record.status == RecordStatus::good && record.cells.size() == columns.size();
    // Its words go into the receipt, which is UTF-8: a note in an old code page is told as wrong.
    if (!whole || !record.utf8_valid) broken(note, record.line);
    const std::filesystem::path name{record.cells[0]};
    // A note speaks of its own folder only; a path out of it would take in anything readable.
    if (name.empty() || name != name.filename() || name == "." || name == "..") broken(note, record.line);
    Handover handover{.file = note.parent_path() / name};
    if (!record.cells[1].empty()) handover.stated.sender = record.cells[1];
    if (!record.cells[2].empty()) {
        handover.received_at = store::to_utc(record.cells[2]);
        if (!handover.received_at) broken(note, record.line);
    }
    handover.received_reason = record.cells[3];
    return handover;
}

}  // namespace

std::vector<Handover> read_delivery_note(const std::filesystem::path& folder) {
    const std::filesystem::path note = folder / "delivery-note.csv";
    FileSource source(note);
    CsvReader reader(source, {.delimiter = ','});
    TableRecord record;
    if (!reader.next(record)) broken(note, 1);
    require_header(record, note);
    std::vector<Handover> handovers;
    while (reader.next(record))
        handovers.push_back(read_line(record, note));
    return handovers;
}

}  // namespace baophu::workspace
