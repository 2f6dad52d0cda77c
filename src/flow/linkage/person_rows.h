// The tellings of persons (person_book.h) as they are compared: numbers as codes, names folded; about 60
// bytes each and the name. Personal data of a whole province; they live as long as linkage does.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "flow/linkage/clusters.h"
#include "flow/linkage/person_book.h"

namespace baophu::linkage {

// A number or code in 64 bits, so that equal ones are found by sorting. 0 is "none". Up to twelve digits
// and letters can be read back; of longer ones only that they are equal is known, but for a chance of one in
// a million million among all numbers of a province.
class Code {
public:
    Code() = default;
    explicit Code(std::string_view text);

    bool is_known() const { return bits_ != 0; }
    std::string text() const;
    std::size_t size() const;  // Of text().

    auto operator<=>(const Code&) const = default;

private:
    std::uint64_t bits_ = 0;
};

// Texts are sought in maps without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct PersonRow {
    static constexpr RecordIndex no_employer = std::numeric_limits<RecordIndex>::max();

    std::int64_t last_seen = 0;
    Code person_number;
    Code tax_code;
    Code si_number;
    std::uint64_t name_hash = 0;  // Of the first and the last word of the folded name.
    std::uint32_t name_at = 0;    // Where it stands in PersonRows::names.
    RecordIndex record = 0;
    std::int32_t birth_day = no_day;     // Since 1970-01-01.
    RecordIndex employer = no_employer;  // Its first record.
    std::uint32_t commune = 0;           // As a number; 0: none.
    std::uint8_t name_length = 0;
    std::uint8_t source = 0;  // Place in person_sources.
    PersonSex sex = PersonSex::unknown;
};

// The registers that speak of persons, as records.sql names them.
inline constexpr std::array<std::string_view, 8> person_sources{
    "tax", "insurance", "voluntary", "declarations", "labour", "residents", "owners", "representatives"};

struct PersonRows {
    std::string names;            // Folded, one after the other.
    std::vector<PersonRow> rows;  // By last_seen, then record: the latest row comes last.

    std::string_view name(const PersonRow& row) const {
        return std::string_view(names).substr(row.name_at, row.name_length);
    }
};

// By code, the first record of the employer that it stands for.
using EmployersByCode = std::unordered_map<std::string, RecordIndex, TextHash, std::equal_to<>>;

// A row for each telling, in their order. LNK-1: a number of one repeated digit stands for "not known".
// Folding: core/text/fold.h. The same whatever the threads.
PersonRows make_person_rows(const PersonBook& book, const EmployersByCode& employers, unsigned threads);

// LNK-1: records with an equal number, and an equal family and given name, for each kind of number in its
// order. Middle names are often left out.
Sharings sure_sharings(const PersonRows& persons);

// Two rows, by their places, that carry one person number, whatever their names: at most `at_most`, evenly
// over all numbers. Nearly all are one person, so they show how names and dates differ between registers.
std::vector<std::pair<std::uint32_t, std::uint32_t>> number_matches(const PersonRows& persons,
                                                                    std::size_t at_most);

}  // namespace baophu::linkage
