// Refused rows as a workbook.
#include <algorithm>
#include <memory>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/workbook_writer.h"
#include "core/text/fold.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"
#include "flow/intake/supplement.h"

namespace baophu::intake {
namespace {

// What was wrong with one row, a line for each fault.
struct Refusals {
    std::int64_t row_number = 0;
    std::string what;
    std::string why;
    std::string to_do;
};

void append_line(std::string& text, const std::string& line) {
    text += (text.empty() ? "" : "\n") + line;
}

// The refusals in the order of the file, row by row.
class RefusalReader {
public:
    RefusalReader(const RefusedDelivery& delivery, const Messages& messages)
        : dataset_(delivery.recognised.dataset),
          messages_(messages),
          rows_(connection_.query("SELECT row_number, header, value, code FROM read_parquet(" +
                                  warehouse::sql_file(delivery.refused) + ", hive_partitioning = false)")) {
        more_ = rows_.next();
    }

    bool next(Refusals& refusals) {
        if (!more_) return false;
        refusals = {.row_number = rows_.integer(0)};
        for (; more_ && rows_.integer(0) == refusals.row_number; more_ = rows_.next())
            add(refusals);
        return true;
    }

private:
    void add(Refusals& refusals) const {
        const std::string header(rows_.text(1));
        const std::string code(rows_.text(3));
        const FaultText text = messages_.fault(refusal_fault(dataset_, header, code));
        const std::string place = header.empty() ? "" : header + ": ";
        append_line(refusals.what, place + text.what + " (" + code + ")");
        append_line(refusals.why, place + text.why);
        append_line(refusals.to_do, place + text.to_do);
    }

    std::string dataset_;
    const Messages& messages_;
    warehouse::Database database_ = warehouse::Database::in_memory({.threads = 1});
    warehouse::Connection connection_ = database_.connect();
    warehouse::Rows rows_;
    bool more_ = false;
};

std::vector<std::string> official_header(const FoundTable& table) {
    std::vector<std::string> header = table.header();
    const ColumnPlaces& places = table.places();
    for (const auto& [name, written] : places.mapped) {
        const std::size_t column = places.dataset->find_column(name).value();
        header[places.places[column].value()] = places.dataset->columns[column].headers.front();
    }
    return header;
}

class Writing {
public:
    Writing(const RefusedDelivery& delivery, const FoundTable& table, const Messages& messages)
        : width_(table.header().size()), writer_(messages.text("intake.refused.sheet")) {
        writer_.row(std::vector{messages.text("intake.refused.title", {{"file", delivery.file_name}})});
        writer_.row(std::vector{supplement_mark(delivery.sha256)});
        writer_.row(std::vector{period_title(delivery.recognised.period)});
        std::vector<std::string> header = official_header(table);
        for (const char* key :
             {"intake.refused.row", "intake.refused.what", "intake.refused.why", "intake.refused.do"})
            header.push_back(messages.text(key));
        writer_.row(header);
    }

    void row(const TableRecord& record, const Refusals& refusals) {
        std::vector<std::string> cells(width_);
        for (std::size_t i = 0; i < std::min(width_, record.cells.size()); ++i)
            cells[i] = record.cells[i];
        cells.push_back(std::to_string(refusals.row_number));
        cells.push_back(refusals.what);
        cells.push_back(refusals.why);
        cells.push_back(refusals.to_do);
        writer_.row(cells);
        ++rows_;
    }

    std::int64_t rows() const { return rows_; }
    void close(const std::filesystem::path& out) { writer_.close(out); }

private:
    std::size_t width_;
    WorkbookWriter writer_;
    std::int64_t rows_ = 0;
};

TableHints hints_of(const RefusedDelivery& delivery) {
    const Stated stated = Stated::again(delivery.recognised);
    return {.header = {.dataset = stated.dataset, .columns = stated.columns},
            .sheet = stated.sheet,
            .header_row = stated.header_row,
            .encoding = stated.encoding};
}

}  // namespace

std::int64_t write_refused_rows(const AccessContext& access, const RefusedDelivery& delivery,
                                const Messages& messages, const std::filesystem::path& out,
                                const CancelFlag& cancel) {
    RefusalReader reader(delivery, messages);
    Refusals refusals;
    if (!reader.next(refusals)) throw Failure(fault::nothing_refused, {{"delivery", delivery.file_name}});
    const std::unique_ptr<TableFile> file =
        TableFile::open(delivery.original, {.delimiter = delivery.recognised.reading.delimiter});
    FoundTable table(*file, hints_of(delivery), [&](auto, auto) { stop_if_cancelled(cancel); });
    Writing writing(delivery, table, messages);
    bool more = true;
    for (TableRecord record; more && table.next(record);) {
        if (static_cast<std::int64_t>(record.line) != refusals.row_number) continue;
        writing.row(record, refusals);
        more = reader.next(refusals);
    }
    access.record("intake.refused " + delivery.sha256.substr(0, 8), writing.rows());
    writing.close(out);
    return writing.rows();
}

Fault refusal_fault(const std::string& dataset_id, const std::string& header, const std::string& code) {
    Fault fault(code);
    if (code != fault::cell_choice_unknown) return fault;
    std::string known;
    for (const Column& column : dataset(dataset_id).columns) {
        if (column.headers.front() != header) continue;
        for (const Choice& choice : column.choices)
            known += (known.empty() ? "" : "; ") + choice.written.front();
    }
    fault.details.emplace_back("known", known);
    return fault;
}

std::vector<RefusedKind> refused_kinds(const std::filesystem::path& refused) {
    warehouse::Database database = warehouse::Database::in_memory({.threads = 1});
    warehouse::Connection connection = database.connect();
    warehouse::Rows rows = connection.query(
        "SELECT code, header, count(DISTINCT row_number) FROM read_parquet(" + warehouse::sql_file(refused) +
        ", hive_partitioning = false) GROUP BY ALL ORDER BY 3 DESC, 1, 2");
    std::vector<RefusedKind> kinds;
    while (rows.next())
        kinds.push_back({.code = std::string(rows.text(0)),
                         .header = std::string(rows.text(1)),
                         .rows = rows.integer(2)});
    return kinds;
}

}  // namespace baophu::intake
