// The key by which a row is known whenever it is delivered (INT-4).
//
//   social-insurance/si-participants/7512345678      its own register number
//   tax/tax-yearly-list/#4be1f6a09c3d2e71             a digest of the cells that identify it
//
// Where the row carries a number of the person, the digest is of that number and of whom the row is about
// besides (the payer), not of the name: a corrected name keeps the key (INT-20). A number itself is not
// shown, since keys stand on screens where numbers are masked.
//
// People's decisions name record keys and entity ids are derived from them, so a key must
// never depend on the file, the line or the day of delivery.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "flow/intake/cell.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

// The columns that make the key of this row, in the order in which they are digested.
std::span<const std::size_t> key_columns(const RecordKeyRule& rule, std::span<const TypedCell> cells);

std::string record_key(const Dataset& dataset, std::string_view sender, std::span<const TypedCell> cells);

}  // namespace baophu::intake
