#include "edge/http/target.h"

namespace baophu::http {
namespace {

std::optional<unsigned> digit_of(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

// The byte that "%C3" stands for.
std::optional<char> escaped(std::string_view text) {
    if (text.size() < 3 || text[0] != '%') return std::nullopt;
    const auto high = digit_of(text[1]);
    const auto low = digit_of(text[2]);
    if (!high || !low) return std::nullopt;
    return static_cast<char>(*high * 16 + *low);
}

enum class Plus { is_space, is_plus };

std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const auto byte = escaped(text.substr(i));
            if (!byte) return std::nullopt;
            plain += *byte;
            i += 2;
        } else {
            plain += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
        }
    }
    return plain;
}

bool climbs(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);  // "/"
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view segment = path.substr(0, end);
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(end);
    }
    return false;
}

}  // namespace

std::optional<std::string> path_of(std::string_view target) {
    auto path = decoded(target.substr(0, target.find('?')), Plus::is_plus);
    if (!path || !path->starts_with('/')) return std::nullopt;
    if (path->find('\0') != std::string::npos || climbs(*path)) return std::nullopt;
    return path;
}

std::multimap<std::string, std::string> query_of(std::string_view target) {
    std::multimap<std::string, std::string> query;
    const std::size_t mark = target.find('?');
    if (mark == std::string_view::npos) return query;
    std::string_view rest = target.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty()) continue;
        const std::string_view name = pair.substr(0, pair.find('='));
        const std::string_view value = name.size() < pair.size() ? pair.substr(name.size() + 1) : "";
        query.emplace(decoded(name, Plus::is_space).value_or(std::string(name)),
                      decoded(value, Plus::is_space).value_or(std::string(value)));
    }
    return query;
}

}  // namespace baophu::http
