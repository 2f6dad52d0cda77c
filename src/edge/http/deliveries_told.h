// Deliveries as answers tell them, and whose they are.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "edge/store/store.h"

namespace baophu::http {

// Whether deliveries of that sender are the agency's own.
bool sends_as(std::string_view agency, std::string_view sender);

// Whether the reader is told of the delivery at all: everywhere, or of his own agency.
bool told_of(const Call& call, const store::DeliveryEntry& entry);

boost::json::object delivery_told(const store::DeliveryEntry& entry);

// The official title of a kind of delivery; its id where it has none.
std::string dataset_title(const Call& call, const std::string& dataset);

// The workbook to correct, as an attachment; logged before it is made. `refused` is the file of refused rows.
Answer returned_rows(const Call& call, const store::DeliveryEntry& entry,
                     const std::filesystem::path& original, const std::filesystem::path& refused);

}  // namespace baophu::http
