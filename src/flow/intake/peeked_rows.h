// Rows of which the next one can be looked at before it is read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/intake/decoded_rows.h"

namespace baophu::intake {

class PeekedRows {
public:
    explicit PeekedRows(std::unique_ptr<DecodedRows> rows) : rows_(std::move(rows)) {}

    // As the rows inside.
    bool next(TableRecord& record);

    // The row that next() will give, or nothing at the end. Its cells, and those of the row that
    // was given last, are valid until next() is called; those given before a peek are not.
    const TableRecord* peek();

    const Conversions& conversions() const { return rows_->conversions(); }

private:
    struct Copy {
        TableRecord record;
        std::vector<std::string> texts;
        std::vector<std::string_view> cells;
    };

    std::unique_ptr<DecodedRows> rows_;
    std::optional<Copy> peeked_;
    Copy given_;  // A row that was looked at and then given: its cells are pointed at.
};

}  // namespace baophu::intake
