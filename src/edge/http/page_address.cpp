#include "edge/http/page_address.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

bool is_control(char c) {
    constexpr unsigned char first_letter = 0x20;
    constexpr unsigned char last_control = 0x7F;
    const auto byte = static_cast<unsigned char>(c);
    return byte < first_letter || byte == last_control;
}

// One page has one path: nothing in it can be written in two ways.
bool is_plain(std::string_view path) {
    if (!path.starts_with('/') || path.find("//") != std::string_view::npos) return false;
    if (path.find("/.") != std::string_view::npos) return false;
    return path.find_first_of("%\\") == std::string_view::npos;
}

}  // namespace

PageAddress PageAddress::parse(const std::string& field, const std::string& text) {
    PageAddress address(text);
    if (!is_plain(address.path()) || std::ranges::any_of(text, is_control))
        throw Failure(fault::field_not_usable, {{"field", field}, {"value", text.substr(0, 80)}});
    return address;
}

std::string_view PageAddress::kind() const {
    const std::string_view rest = path().substr(1);
    return rest.substr(0, rest.find('/'));
}

std::string PageAddress::id() const {
    const std::string_view rest = path().substr(1);
    const std::size_t slash = rest.find('/');
    return slash == std::string_view::npos ? "" : std::string(rest.substr(slash + 1));
}

}  // namespace baophu::http
