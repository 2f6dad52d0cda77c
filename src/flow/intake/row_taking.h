// The rows of one found table, one after the other: each is typed, held against the rules, and
// accepted or refused.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/territory/territory.h"
#include "flow/intake/cell.h"
#include "flow/intake/header_search.h"
#include "flow/intake/intake.h"
#include "flow/intake/row_sink.h"

namespace baophu::intake {

// Where the period of a delivery comes from. Stated, it holds for every row; told by a title or a
// name, it holds where no column tells another.
struct PeriodKnown {
    std::optional<std::string> stated;
    std::optional<std::string> told;
};

class RowTaking {
public:
    // Table, territory and sink outlive this.
    RowTaking(const FoundTable& table, std::string sender, PeriodKnown period, const Territory& territory,
              RowSink& sink);

    void take(const TableRecord& record);

    // Throws Failure: period_not_found, program_mistake (INT-6).
    Outcome finish();

private:
    // What a column held in the row before: registers repeat themselves, and what was read once
    // need not be read again.
    struct Before {
        std::string written;
        bool good = false;
    };

    void read_row(const TableRecord& record);
    void read_cells(const TableRecord& record, bool communes);
    void read_cell(std::size_t column, std::string_view written, const CommunePlace& place);
    CommunePlace commune_place() const;
    bool refuse_whole(const TableRecord& record);
    bool holds_no_data(std::span<const std::string_view> cells) const;
    bool refuse_row(std::string_view code, std::string value);
    void refuse_cell(std::size_t column, std::string value, std::string_view code);
    bool fits(std::span<const std::string_view> cells) const;
    void check_period();
    void fill_period();
    void check_rules();
    void accept(std::int64_t row_number);
    void refuse(std::int64_t row_number);
    std::optional<std::string> key_of_refused() const;

    const FoundTable* table_;
    const ColumnPlaces* places_;
    const Dataset* dataset_;
    std::string sender_;
    std::optional<std::size_t> period_column_;  // If the file has it.
    std::optional<std::string> period_;
    std::optional<std::string> period_told_;
    std::optional<decltype(TypedCell::value)>
        period_cell_;              // Found to be of the period; most rows repeat it.
    std::string sender_district_;  // "731" of "unit-731".
    std::optional<std::size_t> district_column_;
    bool has_communes_;
    CellReader cell_reader_;
    RowSink* sink_;
    std::vector<TypedCell> cells_;
    std::vector<Before> before_;
    std::vector<CellRefusal> refusals_;
    Outcome outcome_;
};

}  // namespace baophu::intake
