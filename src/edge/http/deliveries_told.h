// Deliveries as answers tell them, and whose they are.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "edge/rights/words.h"
#include "edge/store/store.h"
#include "flow/intake/intake.h"

namespace baophu::http {

boost::json::object delivery_told(const store::DeliveryEntry& entry);

// Throws Failure(entity_not_there), also where its `kind` is not told: its counts, or its rows.
store::DeliveryEntry delivery_told_of(const Call& call, const std::string& sha256, rights::Shown kind);

// Which rules its rows break, the most frequent first.
std::vector<intake::RefusedKind> refused_kinds_of(const Call& call, const store::DeliveryEntry& entry);

// The official title of a kind of delivery; its id where it has none.
std::string dataset_title(const Call& call, const std::string& dataset);

// "Cục Thuế tỉnh", "UBND TP. Biên Hòa"
std::string sender_name(const Call& call, const std::string& word);

// The unit for which the reader sends, where the units of his agency send for themselves: its district, if he
// has one whole; "" of all others.
std::string sending_unit(const Call& call);

// The workbook to correct, as an attachment; logged before it is made. `refused` is the file of refused rows.
Answer returned_rows(const Call& call, const store::DeliveryEntry& entry,
                     const std::filesystem::path& original, const std::filesystem::path& refused);

}  // namespace baophu::http
