#include "flow/intake/peeked_rows.h"

#include <utility>

namespace baophu::intake {

bool PeekedRows::next(TableRecord& record) {
    if (!peeked_) return rows_->next(record);
    given_ = std::move(*peeked_);
    peeked_.reset();
    record = given_.record;
    return true;
}

const TableRecord* PeekedRows::peek() {
    if (peeked_) return &peeked_->record;
    TableRecord record;
    if (!rows_->next(record)) return nullptr;
    Copy& copy = peeked_.emplace();
    copy.texts.assign(record.cells.begin(), record.cells.end());
    copy.cells.assign(copy.texts.begin(), copy.texts.end());
    copy.record = record;
    copy.record.cells = copy.cells;
    return &copy.record;
}

}  // namespace baophu::intake
