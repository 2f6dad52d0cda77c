// A kind of delivery, described by a file in data/datasets/: which agency sends it, its
// columns with the headers under which they come, the type of each, and what makes a row
// the same row when it is delivered again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/messages.h"
#include "core/base/yaml_fields.h"

namespace baophu::intake {

enum class CellType {
    text,
    year,
    month,
    date,
    money,
    sex,
    tax_code,
    person_tax_code,
    person_number,
    si_number,
    si_unit_code,
    unit_code
};

struct Column {
    std::string name;
    CellType type;
    bool required;
    std::vector<std::string> headers;  // The first one is what a message calls the column.
};

// INT-4: a record key is the row's own register number, else a digest of the cells that
// identify it; so it survives redelivery. Indices into Dataset::columns.
struct RecordKeyRule {
    bool hashed;
    std::vector<std::size_t> columns;
};

struct Dataset {
    std::string id;      // "tax-yearly-list"
    std::string sender;  // The agency that sends it unless the delivery says otherwise.
    std::string title_vi;
    std::string title_en;
    std::size_t period_column;
    bool monthly;  // Its period is a month, else a year.
    RecordKeyRule record_key;
    std::vector<Column> columns;

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }

    // "tax_yearly_list": the id as an SQL name.
    std::string table() const;
};

// All descriptions, by id. Throws Failure(builtin_file_broken).
const std::vector<Dataset>& datasets();

// Throws Failure(dataset_unknown) that lists the known ones.
const Dataset& dataset(std::string_view id);

// A digest of the description: intake results are kept per description and program.
std::string dataset_digest(const Dataset& dataset);

}  // namespace baophu::intake
