#include "edge/signin/web_address.h"

#include <algorithm>
#include <charconv>

namespace baophu::signin {
namespace {

constexpr std::size_t length_most = 2000;
constexpr std::size_t host_most = 253;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string small(std::string_view text) {
    std::string letters(text);
    for (char& c : letters)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return letters;
}

bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= host_most &&
           std::ranges::all_of(host, [](char c) { return is_letter(c) || c == '.' || c == '-'; });
}

bool is_six(std::string_view host) {
    constexpr std::string_view known = "0123456789abcdefABCDEF:.";
    return !host.empty() && host.find_first_not_of(known) == std::string_view::npos;
}

// Takes "host" or "[::1]" off the authority; what is left begins with the port, if there is one.
std::optional<std::string> take_host(std::string_view& authority) {
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos || !is_six(authority.substr(1, end - 1))) return std::nullopt;
        std::string host = small(authority.substr(1, end - 1));
        authority.remove_prefix(end + 1);
        return host;
    }
    const std::string_view host = authority.substr(0, authority.find(':'));
    if (!is_host(host)) return std::nullopt;
    authority.remove_prefix(host.size());
    return small(host);
}

std::optional<std::uint16_t> port_in(std::string_view text, std::uint16_t usual) {
    if (text.empty()) return usual;
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto [last, problem] = std::from_chars(text.data() + 1, end, port);
    if (text.front() != ':' || problem != std::errc() || last != end || port == 0) return std::nullopt;
    return port;
}

}  // namespace

bool WebAddress::is_loopback() const {
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

std::string WebAddress::host_header() const {
    const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return port == (secure ? 443 : 80) ? name : name + ":" + std::to_string(port);
}

std::optional<WebAddress> parse_web_address(std::string_view text) {
    const auto readable = [](char c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\';
    };
    if (text.size() > length_most || !std::ranges::all_of(text, readable) ||
        text.find('#') != std::string_view::npos)
        return std::nullopt;
    WebAddress address;
    if (text.starts_with("https://")) {
        text.remove_prefix(8);
    } else if (text.starts_with("http://")) {
        text.remove_prefix(7);
        address.secure = false;
    } else {
        return std::nullopt;
    }
    std::string_view authority = text.substr(0, text.find_first_of("/?"));
    text.remove_prefix(authority.size());
    auto host = take_host(authority);
    const auto port = host ? port_in(authority, address.secure ? 443 : 80) : std::nullopt;
    if (!port) return std::nullopt;
    address.host = *std::move(host);
    address.port = *port;
    address.target = text.starts_with('/') ? std::string(text) : "/" + std::string(text);
    return address;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (is_letter(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 15U];
        }
    }
    return encoded;
}

}  // namespace baophu::signin
