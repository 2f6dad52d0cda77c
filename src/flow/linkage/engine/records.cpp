#include "flow/linkage/engine/records.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <system_error>
#include <variant>

#include "flow/linkage/engine/mixing.h"
#include "flow/linkage/engine/packed.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

// One field of one part while it is read.
struct FieldPart {
    RawDictionary raw;
    std::vector<std::uint32_t> low;   // Raw numbers, dates, numbers, or the lower half of digits.
    std::vector<std::uint32_t> high;  // The upper half of digits.

    void push(std::uint64_t value, bool wide) {
        low.push_back(static_cast<std::uint32_t>(value));
        if (wide) high.push_back(static_cast<std::uint32_t>(value >> 32));
    }
};

struct RegisterPart {
    std::size_t register_index;
    std::vector<FieldPart> fields;
    std::size_t rows = 0;
    std::size_t first = 0;  // Its first record; known when all parts are read.
};

double parse_number(std::string_view text) {
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} ? value : std::nan("");
}

std::uint64_t encode(FieldPart& part, Kind kind, std::string_view cell) {
    switch (kind) {
        case Kind::date:
            return pack_date(cell);
        case Kind::digits:
            return pack_digits(cell);
        case Kind::number:
            return cell.empty() ? 0 : pack_number(parse_number(cell));
        default:
            return part.raw.add(cell);
    }
}

// A day or number that stands in a field of another kind is taken as it would be written.
std::string written(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string written(PackedDate date) {
    constexpr std::string_view figures = "0123456789abcdef";
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4) {
        text += figures[(date >> shift) & 0xf];
        if (shift == 16 || shift == 8) text += '-';
    }
    return text;
}

void read_column(FieldPart& part, Kind kind, const TextColumn& column, std::size_t rows) {
    if (in_dictionary(kind)) {
        part.raw.add(column, rows, part.low);
        return;
    }
    const bool wide = kind == Kind::digits;
    for (std::size_t row = 0; row < rows; ++row)
        part.push(encode(part, kind, column.at(row)), wide);
}

void read_column(FieldPart& part, Kind kind, const DayColumn& column, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
        const PackedDate date = is_valid(column.validity, row) ? pack_day(column.values[row]) : 0;
        const bool fits = kind == Kind::date || date == 0;
        part.push(fits ? date : encode(part, kind, written(date)), kind == Kind::digits);
    }
}

void read_column(FieldPart& part, Kind kind, const NumberColumn& column, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
        const bool known = is_valid(column.validity, row);
        const double value = known ? column.values[row] : 0;
        const std::uint64_t packed =
            kind == Kind::number ? pack_number(value) : encode(part, kind, written(value));
        part.push(known ? packed : 0, kind == Kind::digits);
    }
}

void read_part(BatchSource& source, const std::vector<Kind>& kinds, RegisterPart& part) {
    part.fields.resize(kinds.size());
    for (Batch batch; source.next(batch); part.rows += batch.rows)
        for (std::size_t field = 0; field < kinds.size(); ++field)
            std::visit(
                [&](const auto& column) {
                    read_column(part.fields[field], kinds[field], column, batch.rows);
                },
                batch.columns[field]);
}

std::vector<RegisterPart> read_parts(std::span<Register> registers, const std::vector<Kind>& kinds,
                                     unsigned threads) {
    std::vector<RegisterPart> parts;
    std::vector<BatchSource*> sources;
    for (std::size_t i = 0; i < registers.size(); ++i) {
        for (const auto& source : registers[i].parts) {
            parts.push_back({.register_index = i});
            sources.push_back(source.get());
        }
    }
    for_each_part(threads, parts.size(),
                  [&](std::size_t i, unsigned) { read_part(*sources[i], kinds, parts[i]); });
    return parts;
}

// Where each register begins; sets where each part does.
std::vector<RecordNumber> place(std::vector<RegisterPart>& parts, std::size_t registers) {
    std::vector<RecordNumber> first(registers + 1, 0);
    std::size_t records = 0;
    for (RegisterPart& part : parts) {
        part.first = records;
        records += part.rows;
        first[part.register_index + 1] = static_cast<RecordNumber>(records);
    }
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] = std::max(first[i], first[i - 1]);
    return first;
}

using IdsOfParts = std::vector<std::vector<ValueId>>;

// Fills the dictionary of each field that has one; what each part's raw numbers became, by field.
std::vector<IdsOfParts> merge_fields(Records& records, const std::vector<RegisterPart>& parts,
                                     unsigned threads) {
    const std::size_t fields = records.layout.kind.size();
    records.dictionaries.resize(fields);
    std::vector<IdsOfParts> ids(fields);
    for_each_part(threads, fields, [&](std::size_t field, unsigned) {
        if (!in_dictionary(records.layout.kind[field])) return;
        std::vector<RawPart> raw;
        raw.reserve(parts.size());
        for (const RegisterPart& part : parts)
            raw.push_back({&part.fields[field].raw, part.register_index});
        MergedDictionary merged = merge(raw, records.registers());
        records.dictionaries[field] = std::move(merged.dictionary);
        ids[field] = std::move(merged.id_of);
    });
    return ids;
}

// By record, from the column behind the fields.
std::vector<std::uint8_t> merge_origins(const std::vector<RegisterPart>& parts, std::size_t registers) {
    std::vector<RawPart> raw;
    raw.reserve(parts.size());
    for (const RegisterPart& part : parts)
        raw.push_back({&part.fields.back().raw, part.register_index});
    const MergedDictionary merged = merge(raw, registers);
    std::vector<std::uint8_t> origin;
    for (std::size_t part = 0; part < parts.size(); ++part)
        for (const std::uint32_t number : parts[part].fields.back().low)
            origin.push_back(
                static_cast<std::uint8_t>(std::min<ValueId>(merged.id_of[part][number], origins_max)));
    return origin;
}

// The hash of each word, added up: the same whatever their order.
std::uint64_t words_of(std::string_view text) {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) sum += hash_bytes(text.substr(at, end - at));
        at = end + 1;
    }
    return sum;
}

// By name field and id.
std::vector<std::vector<std::uint64_t>> words_of_names(const Records& records) {
    std::vector<std::vector<std::uint64_t>> words;
    for (const std::size_t field : records.layout.names) {
        const Dictionary& dictionary = records.dictionaries[field];
        std::vector<std::uint64_t>& of_field = words.emplace_back(dictionary.size());
        for (ValueId id = 0; id < dictionary.size(); ++id)
            of_field[id] = words_of(dictionary.text(id));
    }
    return words;
}

class RowMaker {
public:
    RowMaker(Records& records, const std::vector<RegisterPart>& parts, const std::vector<IdsOfParts>& ids)
        : records_(records), parts_(parts), ids_(ids) {
        if (records.layout.words_slot) words_ = words_of_names(records);
    }

    void make(std::size_t part, std::size_t first, std::size_t last) {
        const RegisterPart& source = parts_[part];
        for (std::size_t row = first; row < last; ++row)
            write(part, row, records_.slots[source.first + row]);
    }

private:
    void write(std::size_t part, std::size_t row, std::uint32_t* slots) const {
        const Layout& layout = records_.layout;
        for (std::size_t field = 0; field < layout.kind.size(); ++field) {
            const FieldPart& column = parts_[part].fields[field];
            const std::size_t slot = layout.slot[field];
            const bool ranked = in_dictionary(layout.kind[field]);
            slots[slot] = ranked ? ids_[field][part][column.low[row]] : column.low[row];
            if (layout.kind[field] == Kind::digits) slots[slot + 1] = column.high[row];
        }
        if (layout.words_slot) slots[*layout.words_slot] = words_of_row({slots});
    }

    std::uint32_t words_of_row(const Row& row) const {
        const Layout& layout = records_.layout;
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < layout.names.size(); ++i)
            sum += words_[i][row.slot[layout.slot[layout.names[i]]]];
        return sum == 0 ? 0 : static_cast<std::uint32_t>(sum >> 32) | 1U;
    }

    Records& records_;
    const std::vector<RegisterPart>& parts_;
    const std::vector<IdsOfParts>& ids_;
    std::vector<std::vector<std::uint64_t>> words_;
};

}  // namespace

std::size_t Records::register_of(RecordNumber record) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(first, record) - first.begin()) - 1;
}

double Records::possible_pairs() const {
    const auto all = static_cast<double>(size());
    if (registers() == 1) return all * (all - 1) / 2;
    double within = 0;
    for (std::size_t i = 0; i < registers(); ++i) {
        const auto count = static_cast<double>(first[i + 1] - first[i]);
        within += count * count;
    }
    return (all * all - within) / 2;
}

Records read_records(std::span<Register> registers, const std::vector<Field>& fields, unsigned threads,
                     bool with_origin) {
    Records records;
    records.layout = lay_out(fields);
    std::vector<Kind> kinds = records.layout.kind;
    if (with_origin) kinds.push_back(Kind::exact);
    std::vector<RegisterPart> parts = read_parts(registers, kinds, threads);
    for (Register& each : registers)
        each.parts.clear();  // A mapped file that was read takes memory for nothing.
    records.first = place(parts, registers.size());
    if (with_origin) records.origin = merge_origins(parts, registers.size());
    const std::vector<IdsOfParts> ids = merge_fields(records, parts, threads);
    records.slots = WordRows(records.first.back(), records.layout.slots);
    RowMaker maker(records, parts, ids);
    constexpr std::size_t piece = 1 << 14;
    for (std::size_t part = 0; part < parts.size(); ++part)
        for_each_range(threads, parts[part].rows, piece,
                       [&](std::size_t first, std::size_t last, unsigned) { maker.make(part, first, last); });
    return records;
}

std::uint32_t pack_number(double value) {
    if (std::isnan(value)) return 0;
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    constexpr std::uint32_t minus_zero = 0x80000000U;
    return bits == 0 ? minus_zero : bits;
}

float number_of(std::uint32_t slot) {
    return std::bit_cast<float>(slot);
}

}  // namespace baophu::linkage::engine
