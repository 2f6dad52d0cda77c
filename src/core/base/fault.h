// Fault: what went wrong, as a stable code and the values that its message names.
//
// The words stand in data/messages/faults.yaml, in Vietnamese and English: what
// happened, why, and what to do. A fault carries no sentence, so it can be stored,
// counted, and shown in either language later.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baophu {

// Named values for a message: {"path", "/data/thue.csv"} fills "{path}".
using Details = std::vector<std::pair<std::string, std::string>>;

struct Fault {
    std::string code;  // "BP-103", listed in fault_codes.h.
    Details details;

    explicit Fault(std::string_view fault_code, Details fault_details = {})
        : code(fault_code), details(std::move(fault_details)) {}

    bool operator==(const Fault&) const = default;
};

// A fault that ends the command. Whoever runs commands (edge/cli, edge/http) catches it,
// shows the message and answers with the exit code of its kind.
class Failure : public std::runtime_error {
public:
    explicit Failure(Fault fault) : std::runtime_error(fault.code), fault_(std::move(fault)) {}
    explicit Failure(std::string_view code, Details details = {})
        : Failure(Fault(code, std::move(details))) {}

    const Fault& fault() const { return fault_; }

private:
    Fault fault_;
};

}  // namespace baophu
