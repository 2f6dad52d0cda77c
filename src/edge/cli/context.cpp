#include "edge/cli/context.h"

#include "core/base/fault_codes.h"

namespace baophu::cli {

std::string as_known_on_line(const Context& context, const std::optional<Date>& day) {
    return day ? context.text("run.as_known_on", {{"date", day->vietnamese()}}) + '\n' : "";
}

Format parse_format(std::string_view word) {
    if (word == "table") return Format::table;
    if (word == "csv") return Format::csv;
    if (word == "json") return Format::json;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--format"}, {"value", std::string(word)}, {"known", "table, csv, json"}});
}

void require_limit(std::int64_t limit) {
    if (limit >= 1) return;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--limit"}, {"value", std::to_string(limit)}, {"known", "1, 2, 3, …"}});
}

std::string fault_message(const Messages& messages, const Fault& fault) {
    const FaultText text = messages.fault(fault);
    return text.what + " (" + fault.code + ")\n  " + messages.text("fault.why") + ": " + text.why + "\n  " +
           messages.text("fault.do") + ": " + text.to_do + "\n";
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) row += ',';
        const bool quoted = cells[i].find_first_of(",\"\r\n") != std::string::npos;
        if (!quoted) {
            row += cells[i];
            continue;
        }
        row += '"';
        for (const char c : cells[i]) {
            if (c == '"') row += '"';
            row += c;
        }
        row += '"';
    }
    return row += "\r\n";
}

}  // namespace baophu::cli
