#include "flow/intake/record_key.h"

#include "core/base/sha256.h"

namespace baophu::intake {
namespace {

struct Printed {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const Date& date) const { return date.iso(); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
};

// 64 bits: among ten million rows two keys agree by chance with probability 3 in a million.
constexpr std::size_t digest_digits = 16;

std::string register_number(const Dataset& dataset, std::span<const TypedCell> cells) {
    const RecordKeyRule& rule = dataset.record_key;
    if (!rule.hashed) return std::visit(Printed{}, cells[rule.columns.front()].value);
    Sha256 digest;
    for (const std::size_t column : key_columns(rule, cells))
        digest.add_field(std::visit(Printed{}, cells[column].value));
    return "#" + digest.hex().substr(0, digest_digits);
}

}  // namespace

std::span<const std::size_t> key_columns(const RecordKeyRule& rule, std::span<const TypedCell> cells) {
    const std::span<const std::size_t> columns(rule.columns);
    for (std::size_t i = rule.first_number; i < rule.end_of_numbers; ++i) {
        if (!cells[columns[i]].empty()) return columns.first(i + 1);
    }
    return columns;
}

std::string record_key(const Dataset& dataset, std::string_view sender, std::span<const TypedCell> cells) {
    std::string key(sender);
    key += '/';
    key += dataset.id;
    key += '/';
    return key += register_number(dataset, cells);
}

}  // namespace baophu::intake
