// What the registers tell of persons, gathered from all their rows: the records, by their keys and numbered
// in the order of arrival, and what each was seen to tell (the rows: records.sql).
//
//     SI lists, January to November   7500000001, Trần Văn An, CCCD 075…, at TZ0017   a record, a telling
//     SI list, December               7500000001, Trần Văn An, CCCD 075…, at TZ0020   its second telling
//
// The rows are taken by all of DuckDB's threads and kept nowhere: twelve million tell of four. Personal data
// of a whole province, about 250 bytes a record; it lives as long as linkage does.
#pragma once

#include <array>
#include <cstdint>
#include <future>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/linkage/clusters.h"

namespace baophu::linkage {

enum class PersonSex : std::uint8_t { unknown, male, female };

inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

// A record as it arrived. The key is the book's.
struct ArrivedRecord {
    std::string_view key;
    bool in_force = false;
};

// What rows in force tell of a record under one set of numbers, employer and commune: name, birth and sex are
// those of the latest row that tells them. "" where nothing is told.
struct Telling {
    std::int64_t last_seen = 0;  // The latest of those rows: delivery * 1000000000 + row_number.
    const char* texts = nullptr;
    const char* name = nullptr;
    std::array<std::uint32_t, 5> lengths{};
    std::uint32_t name_length = 0;
    RecordIndex record = 0;
    std::int32_t birth_day = no_day;  // Since 1970-01-01.
    std::uint8_t source = 0;          // Place in person_sources (person_rows.h).
    PersonSex sex = PersonSex::unknown;

    std::string_view full_name() const { return {name, name_length}; }
    std::string_view person_number() const { return text(0); }
    std::string_view tax_code() const { return text(1); }
    std::string_view si_number() const { return text(2); }
    std::string_view employer_code() const { return text(3); }
    std::string_view commune() const { return text(4); }

private:
    std::string_view text(std::size_t place) const {
        const char* at = texts;
        for (std::size_t before = 0; before < place; ++before)
            at += lengths[before];
        return {at, lengths[place]};
    }
};

class PersonBook {
public:
    // Reads the view person_row (records.sql).
    explicit PersonBook(warehouse::Connection& connection);

    // The same: returns when all is read, and has it brought into order while the connection does something
    // else.
    static std::future<PersonBook> read(warehouse::Connection& connection);

    ~PersonBook();
    PersonBook(PersonBook&&) noexcept;
    PersonBook& operator=(PersonBook&&) noexcept;

    // In the order of arrival: by the first row, in force or not.
    std::span<const ArrivedRecord> records() const { return records_; }
    std::optional<RecordIndex> find(std::string_view key) const;

    // By last_seen: the latest comes last.
    std::span<const Telling> tellings() const { return tellings_; }

private:
    struct Shelves;
    explicit PersonBook(std::unique_ptr<Shelves> shelves);

    std::unique_ptr<Shelves> shelves_;  // What the views look at.
    std::vector<ArrivedRecord> records_;
    std::vector<Telling> tellings_;
};

}  // namespace baophu::linkage
