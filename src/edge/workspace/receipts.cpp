#include "edge/workspace/receipts.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/workspace/json_text.h"

namespace baophu::workspace {
namespace {

namespace json = boost::json;

json::object reading_object(const intake::Reading& reading) {
    json::object columns;
    for (const auto& [column, header] : reading.columns)
        columns[column] = header;
    return {{"encoding", reading.encoding},
            {"delimiter", reading.delimiter == 0 ? std::string() : std::string(1, reading.delimiter)},
            {"sheet", reading.sheet},
            {"header_row", reading.header_row},
            {"columns", columns}};
}

intake::Reading reading_in(const json::object& object) {
    intake::Reading reading{.encoding = json::value_to<std::string>(object.at("encoding")),
                            .sheet = json::value_to<std::string>(object.at("sheet")),
                            .header_row = json::value_to<std::uint64_t>(object.at("header_row"))};
    const auto delimiter = json::value_to<std::string>(object.at("delimiter"));
    if (!delimiter.empty()) reading.delimiter = delimiter.front();
    for (const auto& [column, header] : object.at("columns").as_object())
        reading.columns.emplace(column, json::value_to<std::string>(header));
    return reading;
}

}  // namespace

std::string receipt(const store::DeliveryEntry& entry) {
    json::object written{
        {"sha256", entry.sha256},
        {"file_name", entry.file_name},
        {"bytes", entry.bytes},
        {"sender", entry.sender},
        {"dataset", entry.dataset},
        {"period", entry.period},
        {"supplements", entry.supplements},
        {"received_at", entry.received_at},
        {"received_reason", entry.received_reason},
        {"taken_by", entry.taken_by},
        {"taken_at", entry.taken_at},
        {"rows",
         {{"read", entry.rows_read}, {"accepted", entry.rows_accepted}, {"refused", entry.rows_refused}}}};
    if (!entry.reading.empty()) written["reading"] = json::parse(entry.reading);
    return pretty(written);
}

std::string reading_text(const intake::Reading& reading) {
    return json::serialize(reading_object(reading));
}

intake::Recognised recognised_of(const store::DeliveryEntry& entry) {
    intake::Recognised recognised{.sender = entry.sender,
                                  .dataset = entry.dataset,
                                  .period = entry.period,
                                  .supplements = entry.supplements};
    if (entry.reading.empty()) return recognised;
    try {
        recognised.reading = reading_in(json::parse(entry.reading).as_object());
    } catch (const std::exception&) {
        throw Failure(fault::delivery_damaged, {{"file", entry.file_name}});
    }
    return recognised;
}

}  // namespace baophu::workspace
