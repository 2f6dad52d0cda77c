#include "flow/intake/intake.h"

#include <algorithm>
#include <memory>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "core/calendar/period.h"
#include "flow/intake/cell.h"
#include "flow/intake/header_search.h"
#include "flow/intake/record_key.h"
#include "flow/intake/row_sink.h"

namespace baophu::intake {
namespace {

constexpr std::size_t shown_refusals = 20;
constexpr std::size_t shown_bytes = 200;

// Tells progress by the bytes read and hears the cancel flag with every piece.
ReadWatch watch_of(Progress& progress, const CancelFlag& cancel) {
    return [&progress, &cancel](std::uint64_t done, std::uint64_t all) {
        stop_if_cancelled(cancel);
        if (all > 0) progress.at(std::min(1.0, static_cast<double>(done) / static_cast<double>(all)));
    };
}

std::optional<std::string> stated_period(const Dataset& dataset, const Stated& stated) {
    if (!stated.period) return std::nullopt;
    const auto period = Period::parse(*stated.period);
    const PeriodKind kind = dataset.monthly ? PeriodKind::month : PeriodKind::year;
    if (!period || period->kind() != kind) {
        throw Failure(fault::period_not_found, {{"period", *stated.period}});
    }
    return period->to_string();
}

std::string period_in(const TypedCell& cell) {
    if (const auto* day = std::get_if<Date>(&cell.value)) return Month::of(day->year(), day->month())->iso();
    return std::to_string(std::get<std::int64_t>(cell.value));
}

// Works through the rows of one file.
class Taking {
public:
    Taking(const FoundTable& table, const Stated& stated, const Territory& territory, RowSink& sink)
        : places_(&table.places()),
          dataset_(places_->dataset),
          rows_may_be_short_(table.rows_may_be_short()),
          sender_(stated.sender.value_or(dataset_->sender)),
          period_(stated_period(*dataset_, stated)),
          cell_reader_(territory),
          sink_(&sink),
          cells_(dataset_->columns.size()) {}

    void take(const TableRecord& record) {
        ++outcome_.read;
        refusals_.clear();
        read_row(record);
        const auto row_number = static_cast<std::int64_t>(record.line);
        if (refusals_.empty()) {
            accept(row_number);
        } else {
            refuse(row_number);
        }
    }

    Outcome finish() {
        if (!period_) throw Failure(fault::period_not_found, {{"period", ""}});
        if (outcome_.read != outcome_.accepted + outcome_.refused) {
            throw Failure(fault::program_mistake, {{"problem", "INT-6: read is not accepted + refused"}});
        }
        outcome_.recognised = {.sender = sender_, .dataset = dataset_->id, .period = *period_};
        return std::move(outcome_);
    }

private:
    void read_row(const TableRecord& record) {
        if (refuse_whole(record)) return;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const Column& column = dataset_->columns[i];
            const std::optional<std::size_t>& place = places_->places[i];
            const bool there = place && *place < record.cells.size();
            const std::string_view written = there ? record.cells[*place] : std::string_view();
            auto cell = cell_reader_.read(column, written);
            if (cell) {
                cells_[i] = std::move(cell).value();
            } else {
                refusals_.push_back({column.name, column.headers.front(), shortened(written, shown_bytes),
                                     std::string(cell.fault())});
            }
        }
        if (refusals_.empty()) check_period();
    }

    // Faults of a row that leave no cell to look at.
    bool refuse_whole(const TableRecord& record) {
        switch (record.status) {
            case RecordStatus::good:
                break;
            case RecordStatus::not_text:  // Ended the file before it came here.
                break;
            case RecordStatus::quote_open:
                return refuse_row(fault::row_quote_open, "");
            case RecordStatus::too_long:
                return refuse_row(fault::cell_too_long, "");
            case RecordStatus::too_many_cells:
                return refuse_row(fault::row_width, "");
        }
        if (fits(record.cells)) return false;
        return refuse_row(fault::row_width,
                          std::to_string(record.cells.size()) + " / " + std::to_string(places_->width));
    }

    bool refuse_row(std::string_view code, std::string value) {
        refusals_.push_back({"", "", std::move(value), std::string(code)});
        return true;
    }

    // A spreadsheet may leave empty cells behind the last column; anything else is a shifted row.
    bool fits(std::span<const std::string_view> cells) const {
        if (cells.size() < places_->width) return rows_may_be_short_;
        for (const std::string_view extra : cells.subspan(places_->width)) {
            if (!trimmed(extra).empty()) return false;
        }
        return true;
    }

    // INT-5: the first good row says the period, unless the user did.
    void check_period() {
        const std::string here = period_in(cells_[dataset_->period_column]);
        if (!period_) period_ = here;
        if (here == *period_) return;
        const Column& column = dataset_->columns[dataset_->period_column];
        refusals_.push_back(
            {column.name, column.headers.front(), here, std::string(fault::row_other_period)});
    }

    void accept(std::int64_t row_number) {
        sink_->accept(row_number, record_key(*dataset_, sender_, cells_), cells_);
        ++outcome_.accepted;
        for (const TypedCell& cell : cells_) {
            if (!cell.repaired) continue;
            ++outcome_.repaired;
            break;
        }
    }

    void refuse(std::int64_t row_number) {
        sink_->refuse(row_number, refusals_);
        ++outcome_.refused;
        if (outcome_.first_refused.size() == shown_refusals) return;
        const CellRefusal& first = refusals_.front();
        outcome_.first_refused.push_back({row_number, first.header, first.value, first.code});
    }

    const ColumnPlaces* places_;
    const Dataset* dataset_;
    bool rows_may_be_short_;
    std::string sender_;
    std::optional<std::string> period_;
    CellReader cell_reader_;
    RowSink* sink_;
    std::vector<TypedCell> cells_;
    std::vector<CellRefusal> refusals_;
    Outcome outcome_;
};

// The faults that a reader of one file throws do not know its name; the message wants it.
[[noreturn]] void rethrow_with_path(const Failure& failure, const std::filesystem::path& file) {
    Fault fault = failure.fault();
    fault.details.emplace_back("file", file.filename().string());
    throw Failure(std::move(fault));
}

}  // namespace

Outcome take_in(const std::filesystem::path& file, const Stated& stated, const Territory& territory,
                const std::filesystem::path& folder, Progress& progress, const CancelFlag& cancel) {
    try {
        const std::unique_ptr<TableFile> tables = TableFile::open(file);
        FoundTable table(*tables, stated.dataset, watch_of(progress, cancel));
        RowSink sink(*table.places().dataset, progress, cancel);
        Taking taking(table, stated, territory, sink);
        TableRecord record;
        while (table.next(record))
            taking.take(record);
        Outcome outcome = taking.finish();
        sink.write(folder);
        return outcome;
    } catch (const Failure& failure) {
        rethrow_with_path(failure, file);
    }
}

std::string result_version(const Dataset& dataset) {
    constexpr std::size_t shown = 8;
    return dataset.id + "-" + dataset_digest(dataset).substr(0, shown) + "-" + std::string(program_id());
}

}  // namespace baophu::intake
