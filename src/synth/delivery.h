// Delivery: one file that one agency sends, with its note of arrival; and the log that says which
// of its rows is whom.
//
//     title rows        agency, title with the period, a blank one
//     header            in one of the spellings of the kind (docs/synth.md)
//     rows              OUT/deliveries/FILE
//     what they are     OUT/truth/rows/FILE.csv: line in the file, subject, defect
//
// Kinds, columns and headers are those of the agencies' extracts: the registers_*.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "synth/bad_rows.h"
#include "synth/csv_writer.h"
#include "synth/entry.h"
#include "synth/table_writer.h"

namespace baophu::synth {

// A column's header: the official spelling and another one.
struct Header {
    std::string_view official;
    std::string_view other;
};

class Sheet;

struct Delivery {
    std::string_view kind;    // "tax-yearly-list"
    std::string stem;         // "tax-yearly-list-2018"; the ending follows from the form.
    std::string sender;       // "tax", "unit-731"
    std::string received_at;  // "2019-03-29T09:30:00+07:00"
    Form form;                // As wanted; larger where the rows do not fit.
    std::int64_t rows;        // At most.
    std::function<void(Sheet&)> write;
    bool old_encoding = false;  // All its texts are TCVN3.
};

// Where deliveries are written, and what ends the writing.
struct Desk {
    const Books& books;
    const std::filesystem::path& deliveries;
    const std::filesystem::path& rows;
    const CancelFlag& cancel;
};

// What a file turned out to hold.
struct Written {
    std::int64_t rows = 0;  // With bad rows.
    std::int64_t bad_rows = 0;
    std::int64_t could_be_bad[4] = {};  // Rows in which a defect can be, by Defect.
    std::int64_t are_bad[4] = {};
    std::int64_t could_be_letters = 0;   // Spoiled tax codes that hold a zero.
    std::int64_t bad_letters = 0;        // Of them: with a letter O for it.
    std::vector<std::uint32_t> refused;  // Persons with a bad row.
};

// The file while it is written.
class Sheet {
public:
    // `number` tells the files apart: their dice and their spelling of headers.
    Sheet(const Desk& desk, const Delivery& delivery, std::uint64_t number);

    const Books& books() const { return desk_.books; }
    const Population& population() const { return desk_.books.population; }
    Random& random() { return random_; }

    // Before the first row.
    void titles(std::string_view agency, const std::string& title);
    void header(std::initializer_list<Header> headers);
    void column_numbers(int first, std::size_t columns);  // "[06]", as forms have below their header.

    // Begins a row about a person: draws the defect that it has. Each row ends with end_row().
    [[nodiscard]] Defect person_row(std::uint32_t person, bool has_tax_code, bool has_birth_date);
    void employer_row(std::uint32_t employer);
    void figure_row();

    Sheet& text(std::string_view utf8);
    Sheet& count(std::int64_t value);
    Sheet& money(std::int64_t dong);
    Sheet& date(const Date& day);
    void end_row();

    // Cells that carry a defect or a slip.
    Sheet& name(const Person& person, const Entry& entry, Defect defect);
    Sheet& birth(const Person& person, const Entry& entry, Defect defect);
    Sheet& sex(const Person& person) { return text(person.sex == Sex::male ? "Nam" : "Nữ"); }
    Sheet& number(const Person& person, const Entry& entry) { return text(number_in(person, entry)); }
    Sheet& tax_code(const std::string& code, bool spoiled);

    Written close();

private:
    void begin_row();
    void log(std::string_view subject, Defect defect);

    const Desk& desk_;
    std::unique_ptr<TableWriter> table_;
    CsvWriter log_;
    Random random_;
    Written written_;
    std::uint64_t number_;
    std::int64_t line_ = 1;
    bool old_encoding_;
};

// "P000001", "E00001": numbered from 1; wider where the width does not do.
std::string person_label(std::size_t index);
std::string employer_label(std::size_t index);

std::string file_of(const Delivery& delivery);

}  // namespace baophu::synth
