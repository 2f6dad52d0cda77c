#include "flow/intake/row_taking.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/calendar/period.h"
#include "core/text/fold.h"
#include "flow/intake/record_key.h"
#include "flow/intake/row_rules.h"

namespace baophu::intake {
namespace {

constexpr std::size_t shown_refusals = 20;
constexpr std::size_t shown_bytes = 200;

std::string period_in(const TypedCell& cell, PeriodUnit unit) {
    const auto* day = std::get_if<Date>(&cell.value);
    if (day == nullptr) return std::to_string(std::get<std::int64_t>(cell.value));
    if (unit == PeriodUnit::month) return Month::of(day->year(), day->month())->iso();
    return Period::of_quarter(day->year(), static_cast<int>(day->month() + 2) / 3)->to_string();
}

// As a cell of the period's column holds it.
decltype(TypedCell::value) period_cell(const std::string& period, PeriodUnit unit) {
    const std::optional<Period> parsed = Period::parse(period);
    if (!parsed) throw Failure(fault::program_mistake, {{"problem", "a period that is none: " + period}});
    if (unit == PeriodUnit::year) return static_cast<std::int64_t>(parsed->first_day().year());
    return parsed->first_day();
}

std::string district_of_sender(const std::string& sender) {
    constexpr std::string_view unit = "unit-";
    return sender.starts_with(unit) ? sender.substr(unit.size()) : "";
}

// "" of an empty row.
std::string_view first_filled(std::span<const std::string_view> cells) {
    for (const std::string_view cell : cells) {
        if (!trimmed(cell).empty()) return trimmed(cell);
    }
    return "";
}

bool begins_a_total(std::string_view cell) {
    constexpr std::array<std::string_view, 6> words{"cong",   "tong",      "tongcong",
                                                    "tongso", "congtrang", "total"};
    return std::ranges::find(words, text::fold_letters(cell)) != words.end();
}

std::optional<std::size_t> first_of_type(const Dataset& dataset, CellType type) {
    const auto found = std::ranges::find(dataset.columns, type, &Column::type);
    if (found == dataset.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - dataset.columns.begin());
}

}  // namespace

RowTaking::RowTaking(const FoundTable& table, std::string sender, PeriodKnown period,
                     const Territory& territory, RowSink& sink)
    : table_(&table),
      places_(&table.places()),
      dataset_(places_->dataset),
      sender_(std::move(sender)),
      period_column_(dataset_->period.column),
      period_(std::move(period.stated)),
      period_told_(std::move(period.told)),
      sender_district_(district_of_sender(sender_)),
      district_column_(first_of_type(*dataset_, CellType::unit)),
      has_communes_(first_of_type(*dataset_, CellType::commune).has_value()),
      cell_reader_(territory),
      sink_(&sink),
      cells_(dataset_->columns.size()),
      before_(dataset_->columns.size()) {
    if (period_column_ && !places_->places[*period_column_]) period_column_.reset();
    if (!period_column_ && !period_) period_ = period_told_;
}

void RowTaking::take(const TableRecord& record) {
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

Outcome RowTaking::finish() {
    if (!period_) period_ = period_told_;
    if (!period_) throw Failure(fault::period_not_found, {{"period", ""}});
    if (outcome_.read != outcome_.accepted + outcome_.refused) {
        throw Failure(fault::program_mistake, {{"problem", "INT-6: read is not accepted + refused"}});
    }
    outcome_.recognised.sender = sender_;
    outcome_.recognised.dataset = dataset_->id;
    outcome_.recognised.period = *period_;
    outcome_.conversions = table_->conversions();
    return std::move(outcome_);
}

void RowTaking::read_row(const TableRecord& record) {
    if (refuse_whole(record)) return;
    read_cells(record, false);
    if (has_communes_) read_cells(record, true);
    if (!refusals_.empty() && holds_no_data(record.cells)) {
        refusals_.clear();
        refuse_row(fault::row_no_data, shortened(first_filled(record.cells), shown_bytes));
        return;
    }
    if (refusals_.empty()) check_period();
    if (refusals_.empty()) check_rules();
}

// Communes come last: their names are looked for in the row's district.
void RowTaking::read_cells(const TableRecord& record, bool communes) {
    const CommunePlace place = communes ? commune_place() : CommunePlace{};
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if ((dataset_->columns[i].type == CellType::commune) != communes) continue;
        const std::optional<std::size_t>& at = places_->places[i];
        const bool there = at && *at < record.cells.size();
        read_cell(i, there ? record.cells[*at] : std::string_view(), place);
    }
}

void RowTaking::read_cell(std::size_t column, std::string_view written, const CommunePlace& place) {
    const Column& described = dataset_->columns[column];
    Before& before = before_[column];
    if (before.good && before.written == written && described.type != CellType::commune) return;
    auto cell = cell_reader_.read(described, written, place);
    before.good = cell.ok();
    before.written.assign(written);
    if (cell) {
        cells_[column] = std::move(cell).value();
    } else {
        refuse_cell(column, shortened(written, shown_bytes), cell.fault());
    }
}

CommunePlace RowTaking::commune_place() const {
    CommunePlace place{.district = sender_district_};
    if (district_column_) {
        const bool known = before_[*district_column_].good;
        const auto* code = known ? std::get_if<std::string>(&cells_[*district_column_].value) : nullptr;
        if (code != nullptr) place.district = *code;
    }
    if (period_) place.day = last_day_of(*period_);
    return place;
}

// Faults of a row that leave no cell to look at.
bool RowTaking::refuse_whole(const TableRecord& record) {
    switch (record.status) {
        case RecordStatus::good:
        case RecordStatus::not_text:  // Ended the file before it came here.
            break;
        case RecordStatus::quote_open:
            return refuse_row(fault::row_quote_open, "");
        case RecordStatus::too_long:
            return refuse_row(fault::cell_too_long, "");
        case RecordStatus::too_many_cells:
            return refuse_row(fault::row_width, "");
    }
    if (!record.utf8_valid) return refuse_row(fault::cell_encoding_unclear, "");
    if (fits(record.cells)) return false;
    return refuse_row(fault::row_width,
                      std::to_string(record.cells.size()) + " / " + std::to_string(places_->width));
}

// INT-18, asked of a row that is refused anyway: what is no data is told in one line, and not by each
// cell that it lacks.
bool RowTaking::holds_no_data(std::span<const std::string_view> cells) const {
    constexpr std::ptrdiff_t cells_of_a_note = 2;
    if (begins_a_total(first_filled(cells))) return true;
    const auto filled = std::ranges::count_if(cells, [](auto cell) { return !trimmed(cell).empty(); });
    const auto required = std::ranges::count(dataset_->columns, true, &Column::required);
    return filled == 0 || (filled <= cells_of_a_note && required >= 2 * cells_of_a_note);
}

bool RowTaking::refuse_row(std::string_view code, std::string value) {
    refusals_.push_back({"", "", std::move(value), std::string(code)});
    return true;
}

void RowTaking::refuse_cell(std::size_t column, std::string value, std::string_view code) {
    const Column& described = dataset_->columns[column];
    refusals_.push_back({described.name, described.headers.front(), std::move(value), std::string(code)});
}

// A spreadsheet may leave empty cells behind the last column; anything else is a shifted row.
bool RowTaking::fits(std::span<const std::string_view> cells) const {
    if (cells.size() < places_->width) return table_->rows_may_be_short();
    for (const std::string_view extra : cells.subspan(places_->width)) {
        if (!trimmed(extra).empty()) return false;
    }
    return true;
}

// INT-5: the first good row says the period, unless the user did; a row whose cell is empty, or
// whose file has no such column, is of the period that the title tells.
void RowTaking::check_period() {
    if (!period_column_) return fill_period();
    const TypedCell& cell = cells_[*period_column_];
    if (period_cell_ == cell.value) return;
    const std::string here =
        cell.empty() ? period_.value_or(period_told_.value_or("")) : period_in(cell, dataset_->period.unit);
    if (here.empty()) return refuse_cell(*period_column_, "", fault::cell_required);
    if (!period_) period_ = here;
    if (here != *period_) return refuse_cell(*period_column_, here, fault::row_other_period);
    fill_period();
    period_cell_ = cell.value;
}

// Whoever reads the accepted rows finds the period in its column.
void RowTaking::fill_period() {
    const auto& column = dataset_->period.column;
    if (column && period_ && cells_[*column].empty())
        cells_[*column].value = period_cell(*period_, dataset_->period.unit);
}

void RowTaking::check_rules() {
    for (const RowRule& rule : dataset_->rules) {
        if (const auto broken = broken_by(rule, cells_))
            refuse_cell(broken->column, broken->value, broken->code);
    }
}

void RowTaking::accept(std::int64_t row_number) {
    sink_->accept(row_number, record_key(*dataset_, sender_, cells_), cells_);
    ++outcome_.accepted;
    if (std::ranges::any_of(cells_, &TypedCell::repaired)) ++outcome_.repaired;
}

// INT-19: whom a refused row speaks of is known where the cells of its key are good, unless the row as a
// whole was refused.
std::optional<std::string> RowTaking::key_of_refused() const {
    if (std::ranges::any_of(refusals_, [](const auto& refusal) { return refusal.column.empty(); }))
        return std::nullopt;
    const std::span<const std::size_t> key = key_columns(dataset_->record_key, cells_);
    const auto spoils = [&](const CellRefusal& refusal) {
        return std::ranges::any_of(
            key, [&](std::size_t column) { return dataset_->columns[column].name == refusal.column; });
    };
    if (std::ranges::any_of(refusals_, spoils)) return std::nullopt;
    return record_key(*dataset_, sender_, cells_);
}

void RowTaking::refuse(std::int64_t row_number) {
    sink_->refuse(row_number, key_of_refused(), refusals_);
    ++outcome_.refused;
    if (outcome_.first_refused.size() == shown_refusals) return;
    const CellRefusal& first = refusals_.front();
    outcome_.first_refused.push_back({row_number, first.header, first.value, first.code});
}

}  // namespace baophu::intake
