// A kind of delivery, described by a file in data/datasets/: which agency sends it, which form it
// follows, its columns with the headers under which they come, the type of each, what must hold
// between the cells of a row, and what makes a row the same row when it is delivered again.
//
// The form of the files is told in the head of data/datasets/tax-yearly-list.yaml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/messages.h"
#include "flow/intake/delivery_period.h"

namespace baophu::intake {

enum class CellType : std::uint8_t {
    text,
    year,
    quarter,  // "Q4/2018"; stored as its first day.
    month,    // Stored as its first day.
    date,
    birth_date,  // Also a month or a year alone, stored as the first day and flagged.
    money,       // Whole dong.
    count,       // Not negative.
    percent,     // Stored in hundredths of a percent.
    sex,
    yes_no,
    choice,  // One of the words of the column; stored as their canonical word.
    digits,  // A code of a fixed length, lost leading zeros repaired.
    tax_code,
    person_tax_code,
    identity_number,  // CMND, CCCD or passport.
    si_number,
    si_unit_code,
    registration_number,  // Of a cooperative or a household business.
    phone,
    unit,    // A district, by code or name; stored as its code.
    commune  // A commune, by code or by its name within the district of the row.
};

// A canonical word and the words, folded, for which it is stored.
struct Choice {
    std::string word;
    std::vector<std::string> written;  // As the forms write them: the first is the official one.
    std::vector<std::string> folded;
};

struct Column {
    std::string name;
    CellType type;
    bool required;
    std::vector<std::string> headers;  // The first one is what a message calls the column.

    std::vector<std::string> folded_headers;
    std::vector<Choice> choices;  // Of a choice.
    std::size_t digits = 0;       // Of digits: how many.
    bool negative = false;        // Of money: may stand below zero.
};

// INT-4: a record key is the row's own register number, else a digest of the cells that
// identify it; so it survives redelivery. Indices into Dataset::columns.
//
//   payer, tax code of the person, identity number, full name
//          `------------ numbers ----------------'
//
// INT-20: of the numbers the first that is filled ends the key; what follows counts only where none is.
struct RecordKeyRule {
    bool hashed = false;
    std::vector<std::size_t> columns;
    std::size_t first_number = 0;  // Positions in `columns`; equal: none of them ends the key.
    std::size_t end_of_numbers = 0;
};

// Where the period stands: in a column, and where there is none or it is empty, in the title,
// in the name of the file, or with the user (INT-11).
struct PeriodRule {
    PeriodUnit unit = PeriodUnit::year;
    std::optional<std::size_t> column;
};

// INT-12: what must hold between the cells of a row. Indices into Dataset::columns; an empty
// cell of a sum counts as nothing, and a rule with an empty cell in `needs` (or of an order)
// says nothing.
struct OrderRule {
    std::size_t first;
    std::size_t second;  // Not before, not less than the first.
};
struct SumRule {
    std::vector<std::size_t> plus;
    std::vector<std::size_t> minus;
    std::size_t equals;
    std::vector<std::size_t> needs;
};
using RowRule = std::variant<OrderRule, SumRule>;

// The real form or extract that the kind follows, and how sure that is.
struct FollowedForm {
    std::string name;
    std::string source;
    Confidence confidence = Confidence::unsure;
};

struct Dataset {
    std::string id;      // "tax-yearly-list"
    std::string sender;  // The agency that sends it unless the delivery says otherwise.
    std::string title_vi;
    std::string title_en;
    FollowedForm form;
    PeriodRule period;
    RecordKeyRule record_key;
    std::vector<Column> columns;
    std::vector<RowRule> rules;
    std::vector<std::string> title_words;  // Folded: tell kinds with equal columns apart.
    bool repeats = false;                  // Of equal headers the first counts.

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }

    // "tax_yearly_list": the id as an SQL name.
    std::string table() const;

    // The position of a column by its name; nothing if there is none.
    std::optional<std::size_t> find_column(std::string_view name) const;
};

// All descriptions, by id. Throws Failure(builtin_file_broken).
const std::vector<Dataset>& datasets();

// Throws Failure(dataset_unknown) that lists the known ones.
const Dataset& dataset(std::string_view id);

// A digest of the description: intake results are kept per description and program.
std::string dataset_digest(const Dataset& dataset);

// Reads a description; `path` is a built-in file. For dataset.cpp.
Dataset read_dataset(std::string_view path);

inline constexpr std::string_view datasets_folder = "data/datasets/";

}  // namespace baophu::intake
