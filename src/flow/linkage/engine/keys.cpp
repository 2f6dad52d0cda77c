#include "flow/linkage/engine/keys.h"

#include <algorithm>
#include <optional>
#include <tuple>
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

// The keys of several expressions as one; 0 if one of them is 0.
class JoinedKey {
public:
    explicit JoinedKey(std::size_t expressions) : hash_(expressions) {}

    void add(std::uint32_t key) {
        known_ &= key != 0;
        hash_ = mix(hash_ + key);
    }
    std::uint32_t get() const { return known_ ? static_cast<std::uint32_t>(hash_ >> 32) | 1U : 0; }

private:
    std::uint64_t hash_;
    bool known_ = true;
};

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
        const Row& row = records.row(record);
        keys.lines[record][pass] = 0;
        const std::uint64_t first = makers.front().key(row);
        const std::uint64_t second = makers.size() > 1 ? makers[1].key(row) : 0;
        if (first != 0) entries.push_back({{first, second}, record});
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(a.spelled, a.record) < std::tie(b.spelled, b.record);
    });
    for (std::size_t i = 0; i < entries.size(); ++i)
        keys.lines[entries[i].record][pass] = static_cast<std::uint32_t>(i + 1);
}

// The keys of all passes. Passes share expressions: what these take of a row is found once.
class PassKeyMaker {
public:
    PassKeyMaker(const Records& records, std::span<const Pass> passes, unsigned threads) {
        std::vector<Expression> expressions;
        for (const Pass& pass : passes) {
            std::vector<std::size_t>& places = places_.emplace_back();
            for (const Expression& expression : pass.expressions) {
                const auto found = std::ranges::find(expressions, expression);
                places.push_back(static_cast<std::size_t>(found - expressions.begin()));
                if (found == expressions.end()) expressions.push_back(expression);
            }
        }
        std::vector<std::optional<KeyMaker>> makers(expressions.size());
        for_each_part(threads, expressions.size(),
                      [&](std::size_t i, unsigned) { makers[i].emplace(records, expressions[i]); });
        for (std::optional<KeyMaker>& maker : makers)
            makers_.push_back(std::move(*maker));
    }

    using Parts = std::vector<std::uint32_t>;  // By expression.

    void find_parts(const Row& row, Parts& parts) const {
        parts.resize(makers_.size());
        for (std::size_t i = 0; i < makers_.size(); ++i)
            parts[i] = makers_[i].key(row);
    }

    std::uint32_t key(std::size_t pass, const Parts& parts) const {
        JoinedKey key(places_[pass].size());
        for (const std::size_t place : places_[pass])
            key.add(parts[place]);
        return key.get();
    }

private:
    std::vector<KeyMaker> makers_;                  // By expression.
    std::vector<std::vector<std::size_t>> places_;  // By pass: its expressions.
};

}  // namespace

KeyMaker::KeyMaker(const Records& records, const Expression& expression)
    : kind_(records.layout.kind[expression.field]),
      expression_(expression),
      slot_(expression.form == Form::any_order && records.layout.words_slot
                ? *records.layout.words_slot
                : records.layout.slot[expression.field]),
      by_id_(expression.form == Form::whole && in_dictionary(kind_)) {
    if (!by_id_ && expression.form != Form::any_order && in_dictionary(kind_))
        of_value_ = keys_of_values(records.dictionaries[expression.field], expression);
}

std::uint32_t KeyMaker::key(const Row& row) const {
    if (by_id_) return row.slot[slot_];
    if (!of_value_.empty()) return of_value_[row.slot[slot_]];
    return hashed(plain_part(kind_, expression_, row, slot_));
}

std::uint64_t plain_part(Kind kind, const Expression& expression, const Row& row, std::size_t slot) {
    if (kind == Kind::digits) return part_of(row.wide(slot), expression);
    if (kind == Kind::date) return part_of(row.slot[slot], expression.form);
    return row.slot[slot];
}

std::uint32_t joined(std::span<const KeyMaker> makers, const Row& row) {
    JoinedKey joined(makers.size());
    for (const KeyMaker& maker : makers)
        joined.add(maker.key(row));
    return joined.get();
}

Keys make_keys(const Records& records, std::vector<Pass> passes, unsigned threads) {
    const auto neighbourhoods = std::ranges::stable_partition(
        passes, [](const Pass& pass) { return pass.kind == PassKind::equality; });
    Keys keys{.passes = std::move(passes)};
    keys.lines = WordRows(records.size(), keys.passes.size());
    keys.equalities = keys.passes.size() - neighbourhoods.size();
    const PassKeyMaker maker(records, std::span(keys.passes).first(keys.equalities), threads);
    keys.columns.resize(keys.equalities);
    for (std::vector<std::uint32_t>& column : keys.columns)
        column.resize(records.size());
    constexpr std::size_t piece = 1 << 13;
    for_each_range(threads, records.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
        PassKeyMaker::Parts parts;
        for (std::size_t record = first; record < last; ++record) {
            maker.find_parts(records.row(record), parts);
            std::uint32_t* line = keys.lines[record];
            for (std::size_t pass = 0; pass < keys.equalities; ++pass)
                keys.columns[pass][record] = line[pass] = maker.key(pass, parts);
        }
    });
    for_each_part(threads, keys.passes.size() - keys.equalities,
                  [&](std::size_t i, unsigned) { place_in_order(records, keys, keys.equalities + i); });
    return keys;
}

}  // namespace baophu::linkage::engine
