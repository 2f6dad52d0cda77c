#include "core/warehouse/value.h"

namespace baophu::warehouse {
namespace {

std::string doubled(std::string_view text, char quote) {
    std::string quoted(1, quote);
    for (const char c : text) {
        if (c == quote) quoted += quote;
        quoted += c;
    }
    return quoted += quote;
}

struct Literal {
    std::string operator()(std::monostate) const { return "NULL"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(const std::string& value) const { return doubled(value, '\''); }
    std::string operator()(const Date& value) const { return "DATE '" + value.iso() + "'"; }
};

}  // namespace

std::string sql_literal(const Value& value) {
    return std::visit(Literal{}, value);
}

std::string sql_name(std::string_view name) {
    return doubled(name, '"');
}

std::string sql_file(const std::filesystem::path& file) {
    constexpr std::string_view pattern_marks = "*?[";
    std::string pattern;
    for (const char c : file.string()) {
        const bool mark = pattern_marks.find(c) != std::string_view::npos;
        pattern += mark ? std::string{'[', c, ']'} : std::string(1, c);
    }
    return sql_literal(pattern);
}

}  // namespace baophu::warehouse
