// INT-16: how a file says that its rows belong to an earlier delivery. Refused rows go back to
// their sender in a workbook with this mark above the header (write_refused_rows); what comes back
// corrected adds to the delivery and supersedes nothing of it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace baophu::intake {

// "Mã lần giao: 3f9c…", of a SHA-256.
std::string supplement_mark(std::string_view sha256);

// The SHA-256 of the first mark among the titles; nothing if there is none.
std::optional<std::string> supplement_in(std::span<const std::string> titles);

}  // namespace baophu::intake
