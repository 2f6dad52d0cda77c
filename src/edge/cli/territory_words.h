// How the commands about the territory word units, levels and lists of both.
#pragma once

#include <optional>
#include <string>

#include <boost/json/array.hpp>

#include "core/territory/territory.h"
#include "edge/cli/context.h"

namespace baophu::cli {

std::string level_text(const Context& context, UnitLevel level);
std::string confidence_word(const Context& context, Confidence confidence);

// "26326 Thị trấn Dầu Giây"; the code alone where there was no such unit on the day.
std::string named(const Context& context, const Territory& territory, const std::string& code,
                  const Date& date);

// "nay" where it has no end.
std::string still_or(const Context& context, const std::optional<Date>& to);

// What `text_of` makes of each part, with commas between.
std::string joined(const auto& parts, const auto& text_of) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : ", ") + text_of(part);
    return text;
}

std::string joined(const auto& parts) {
    return joined(parts, [](const std::string& part) { return part; });
}

boost::json::array json_list(const auto& parts) {
    boost::json::array list;
    for (const auto& part : parts)
        list.emplace_back(part);
    return list;
}

}  // namespace baophu::cli
