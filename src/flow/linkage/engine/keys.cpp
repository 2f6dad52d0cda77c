#include "flow/linkage/engine/keys.h"

#include <algorithm>
#include <utility>

#include "flow/linkage/engine/fold.h"
#include "flow/linkage/engine/mixing.h"
#include "flow/linkage/engine/packed.h"
#include "flow/linkage/engine/parallel.h"
#include "flow/linkage/engine/values.h"

namespace baophu::linkage::engine {
namespace {

constexpr unsigned nibble_bits = 4;

std::uint64_t part_of(PackedDate date, Form form) {
    if (form == Form::year) return year_of(date);
    if (form == Form::month_day) return month_day_of(date);
    return date;
}

std::uint64_t part_of(PackedDigits digits, const Expression& expression) {
    const unsigned count = digit_count(digits);
    const unsigned wanted = std::min(expression.length, count);
    if (expression.form == Form::last) return digits >> (nibble_bits * (count - wanted));
    if (expression.form == Form::prefix && wanted < count)
        return digits & ((std::uint64_t{1} << (nibble_bits * wanted)) - 1);
    return digits;
}

std::uint32_t hashed(std::uint64_t part) {
    return part == 0 ? 0 : static_cast<std::uint32_t>(mix(part) >> 32) | 1U;
}

// Eight bytes that order values as they are spelled; of several expressions the first weighs most.
class SortKeyMaker {
public:
    SortKeyMaker(const Records& records, const Expression& expression)
        : kind_(records.layout.kind[expression.field]), slot_(records.layout.slot[expression.field]) {
        if (!in_dictionary(kind_)) return;
        const Dictionary& dictionary = records.dictionaries[expression.field];
        of_value_.resize(dictionary.size());
        for (ValueId id = 0; id < dictionary.size(); ++id)
            of_value_[id] = spelled(letters_of(dictionary.text(id)));
    }

    std::uint64_t key(const Row& row) const {
        if (kind_ == Kind::digits) return __builtin_bswap64(swapped_nibbles(row.wide(slot_)));
        if (in_dictionary(kind_)) return of_value_[row.slot[slot_]];
        return std::uint64_t{row.slot[slot_]} << 32;
    }

private:
    static std::uint64_t spelled(std::string_view letters) {
        std::uint64_t key = 0;
        for (std::size_t i = 0; i < sizeof key; ++i)
            key = (key << 8) | (i < letters.size() ? static_cast<unsigned char>(letters[i]) : 0U);
        return key;
    }
    static std::uint64_t swapped_nibbles(std::uint64_t word) {
        constexpr std::uint64_t low = 0x0f0f0f0f0f0f0f0fULL;
        return ((word & low) << nibble_bits) | ((word >> nibble_bits) & low);
    }

    Kind kind_;
    std::size_t slot_;
    std::vector<std::uint64_t> of_value_;
};

// Sorted by the spelling of every expression, then by record: a place from 1 for each, 0 without the first.
void place_in_order(const Records& records, Keys& keys, std::size_t pass) {
    struct Entry {
        std::array<std::uint64_t, 2> spelled;
        RecordNumber record;
    };
    std::vector<SortKeyMaker> makers;
    for (const Expression& expression : keys.passes[pass].expressions)
        makers.emplace_back(records, expression);
    std::vector<Entry> entries;
    for (RecordNumber record = 0; record < records.size(); ++record) {
        const Row& row = records.rows[record];
        keys.lines[record].key[pass] = 0;
        const std::uint64_t first = makers.front().key(row);
        const std::uint64_t second = makers.size() > 1 ? makers[1].key(row) : 0;
        if (first != 0) entries.push_back({{first, second}, record});
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(a.spelled, a.record) < std::tie(b.spelled, b.record);
    });
    for (std::size_t i = 0; i < entries.size(); ++i)
        keys.lines[entries[i].record].key[pass] = static_cast<std::uint32_t>(i + 1);
}

}  // namespace

KeyMaker::KeyMaker(const Records& records, const Expression& expression)
    : kind_(records.layout.kind[expression.field]),
      expression_(expression),
      slot_(expression.form == Form::any_order && records.layout.words_slot
                ? *records.layout.words_slot
                : records.layout.slot[expression.field]) {
    if (expression.form != Form::any_order && in_dictionary(kind_))
        of_value_ = keys_of_values(records.dictionaries[expression.field], expression);
}

std::uint32_t KeyMaker::key(const Row& row) const {
    if (!of_value_.empty()) return of_value_[row.slot[slot_]];
    return hashed(plain_part(kind_, expression_, row, slot_));
}

std::uint64_t plain_part(Kind kind, const Expression& expression, const Row& row, std::size_t slot) {
    if (kind == Kind::digits) return part_of(row.wide(slot), expression);
    if (kind == Kind::date) return part_of(row.slot[slot], expression.form);
    return row.slot[slot];
}

std::uint32_t joined(std::span<const KeyMaker> makers, const Row& row) {
    std::uint64_t hash = makers.size();
    for (const KeyMaker& maker : makers) {
        const std::uint32_t key = maker.key(row);
        if (key == 0) return 0;
        hash = mix(hash + key);
    }
    return static_cast<std::uint32_t>(hash >> 32) | 1U;
}

Keys make_keys(const Records& records, std::vector<Pass> passes, unsigned threads) {
    const auto neighbourhoods = std::ranges::stable_partition(
        passes, [](const Pass& pass) { return pass.kind == PassKind::equality; });
    Keys keys{.passes = std::move(passes), .lines = Lines<KeyLine>(records.size())};
    keys.equalities = keys.passes.size() - neighbourhoods.size();
    std::vector<std::vector<KeyMaker>> makers(keys.equalities);
    for_each_part(threads, keys.equalities, [&](std::size_t pass, unsigned) {
        for (const Expression& expression : keys.passes[pass].expressions)
            makers[pass].emplace_back(records, expression);
    });
    keys.columns.resize(keys.equalities);
    for (std::vector<std::uint32_t>& column : keys.columns)
        column.resize(records.size());
    constexpr std::size_t piece = 1 << 13;
    for_each_range(threads, records.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t record = first; record < last; ++record) {
            KeyLine line;
            for (std::size_t pass = 0; pass < makers.size(); ++pass)
                keys.columns[pass][record] = line.key[pass] = joined(makers[pass], records.rows[record]);
            keys.lines[record] = line;
        }
    });
    for_each_part(threads, keys.passes.size() - keys.equalities,
                  [&](std::size_t i, unsigned) { place_in_order(records, keys, keys.equalities + i); });
    return keys;
}

}  // namespace baophu::linkage::engine
