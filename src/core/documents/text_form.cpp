#include "core/documents/text_form.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/code_points.h"

namespace baophu {
namespace {

constexpr std::string_view delimiters = ",;\t|";
constexpr std::size_t records_looked_at = 30;

constexpr bool is_high(char16_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low(char16_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

// Counts delimiters record by record; what stands in quotes does not count.
class Counting {
public:
    void take(char c) {
        if (quoted_) {
            quoted_ = c != '"';
            quote_opens_ = !quoted_;
            return;
        }
        if (c == '\n' || c == '\r') return end_record();
        const std::size_t candidate = delimiters.find(c);
        if (candidate < counts_.size()) ++counts_[candidate];
        quoted_ = c == '"' && quote_opens_;
        quote_opens_ = candidate < counts_.size();
        empty_ = false;
    }

    void end_record() {
        for (std::size_t i = 0; i < counts_.size(); ++i)
            most_[i] = std::max(most_[i], counts_[i]);
        records_ += empty_ ? 0 : 1;
        counts_ = {};
        empty_ = quote_opens_ = true;
    }

    std::size_t records() const { return records_; }
    char likeliest() const {
        return delimiters[static_cast<std::size_t>(std::ranges::max_element(most_) - most_.begin())];
    }

private:
    std::array<std::size_t, delimiters.size()> counts_{};
    std::array<std::size_t, delimiters.size()> most_{};
    std::size_t records_ = 0;
    bool quoted_ = false;
    bool quote_opens_ = true;  // At the beginning of a cell, and as the second of a doubled quote.
    bool empty_ = true;
};

}  // namespace

TextUnits text_units_of(std::string_view begins) {
    if (begins.starts_with("\xFF\xFE")) return TextUnits::utf16_little;
    if (begins.starts_with("\xFE\xFF")) return TextUnits::utf16_big;
    std::array<std::size_t, 2> nuls{};  // At even and at odd places.
    for (std::size_t i = 0; i < begins.size(); ++i)
        if (begins[i] == '\0') ++nuls[i % 2];
    constexpr std::size_t share = 4;  // Of the letters a quarter is ASCII at least.
    const std::size_t letters = begins.size() / 2;
    if (letters > share && nuls[0] == 0 && nuls[1] * share >= letters) return TextUnits::utf16_little;
    if (letters > share && nuls[1] == 0 && nuls[0] * share >= letters) return TextUnits::utf16_big;
    return TextUnits::bytes;
}

// A last record that was cut off says less than it holds, and counts only if it is the first too.
char likeliest_delimiter(std::string_view begins, bool whole) {
    Counting counting;
    for (const char c : begins) {
        if (counting.records() == records_looked_at) break;
        counting.take(c);
    }
    if (whole || counting.records() == 0) counting.end_record();
    return counting.likeliest();
}

Utf16Source::Utf16Source(ByteSource& source, TextUnits units)
    : source_(source), big_(units == TextUnits::utf16_big) {}

std::size_t Utf16Source::read(std::span<char> into) {
    while (given_ == ready_.size()) {
        if (!refill()) return 0;
    }
    const std::size_t count = ready_.copy(into.data(), into.size(), given_);
    given_ += count;
    return count;
}

bool Utf16Source::refill() {
    std::array<char, 32 << 10> piece{};
    ready_.clear();
    given_ = 0;
    const std::size_t count = source_.read(piece);
    for (std::size_t i = 0; i < count; ++i) {
        const int byte = static_cast<unsigned char>(piece[i]);
        if (left_over_ < 0) {
            left_over_ = byte;
            continue;
        }
        take_unit(static_cast<char16_t>(big_ ? left_over_ << 8 | byte : byte << 8 | left_over_));
        left_over_ = -1;
    }
    if (count == 0 && (high_ != 0 || left_over_ >= 0)) {
        text::append_code_point(ready_, text::replacement);
        high_ = 0;
        left_over_ = -1;
        return true;
    }
    return count > 0;
}

void Utf16Source::take_unit(char16_t unit) {
    constexpr char16_t byte_order_mark = 0xFEFF;
    const bool first = !begun_;
    begun_ = true;
    if (first && unit == byte_order_mark) return;
    if (high_ != 0 && is_low(unit)) {
        const char32_t code = 0x10000 + ((high_ - 0xD800U) << 10) + (unit - 0xDC00U);
        text::append_code_point(ready_, code);
        high_ = 0;
        return;
    }
    if (high_ != 0) text::append_code_point(ready_, text::replacement);
    high_ = is_high(unit) ? unit : 0;
    if (high_ == 0) text::append_code_point(ready_, is_low(unit) ? text::replacement : char32_t{unit});
}

}  // namespace baophu
