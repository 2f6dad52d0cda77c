#include "synth/delivery.h"

#include <algorithm>
#include <array>

#include "synth/letters.h"

namespace baophu::synth {
namespace {

constexpr std::int64_t look_up_every = 4'096;  // Rows between two looks at the cancel flag.
constexpr std::array<std::string_view, 3> log_columns{"line", "subject", "defect"};
constexpr std::array<std::string_view, 4> defect_names{"", "tax_code", "name", "birth_date"};

std::string label(char kind, std::size_t index, std::size_t width) {
    const std::string number = std::to_string(index + 1);
    return kind + std::string(width > number.size() ? width - number.size() : 0, '0') + number;
}

}  // namespace

std::string person_label(std::size_t index) {
    return label('P', index, 6);
}

std::string employer_label(std::size_t index) {
    return label('E', index, 5);
}

std::string file_of(const Delivery& delivery) {
    return delivery.stem + std::string(ending_of(form_for(delivery.form, delivery.rows)));
}

Sheet::Sheet(const Desk& desk, const Delivery& delivery, std::uint64_t number)
    : desk_(desk),
      table_(
          open_table(desk.deliveries / file_of(delivery), form_for(delivery.form, delivery.rows), "Sheet1")),
      log_(desk.rows / (file_of(delivery) + ".csv"), CsvKind::truth, log_columns),
      random_(desk.books.seed, static_cast<std::uint64_t>(Stream::files) + number),
      number_(number),
      old_encoding_(delivery.old_encoding) {}

void Sheet::titles(std::string_view agency, const std::string& title) {
    text(agency).end_row();
    text(title).end_row();
    end_row();
}

void Sheet::header(std::initializer_list<Header> headers) {
    std::uint64_t column = 0;
    for (const Header& header : headers) {
        // Neighbouring files differ, and so do the columns of one.
        const bool other = !header.other.empty() && (number_ + column++) % 3 == 2;
        text(other ? header.other : header.official);
    }
    end_row();
}

void Sheet::column_numbers(int first, std::size_t columns) {
    for (std::size_t i = 0; i < columns; ++i)
        text("[" + digits(static_cast<std::uint64_t>(first) + i, 2) + "]");
    end_row();
}

void Sheet::begin_row() {
    if (++written_.rows % look_up_every == 0) stop_if_cancelled(desk_.cancel);
}

void Sheet::log(std::string_view subject, Defect defect) {
    log_.number(line_).cell(subject).cell(defect_names[static_cast<std::size_t>(defect)]).end_row();
}

Defect Sheet::person_row(std::uint32_t person, bool has_tax_code, bool has_birth_date) {
    begin_row();
    const Person& who = population().persons[person];
    Defect defect = Defect::none;
    if (!who.keeps_registered) {
        defect = draw_defect(random_, desk_.books.rates, has_tax_code, has_birth_date);
        ++written_.could_be_bad[static_cast<std::size_t>(Defect::name)];
        written_.could_be_bad[static_cast<std::size_t>(Defect::tax_code)] += has_tax_code ? 1 : 0;
        written_.could_be_bad[static_cast<std::size_t>(Defect::birth_date)] += has_birth_date ? 1 : 0;
        ++written_.are_bad[static_cast<std::size_t>(defect)];
    }
    if (defect != Defect::none) {
        ++written_.bad_rows;
        written_.refused.push_back(person);
    }
    log(person_label(person), defect);
    return defect;
}

void Sheet::employer_row(std::uint32_t employer) {
    begin_row();
    log(employer_label(employer), Defect::none);
}

void Sheet::figure_row() {
    begin_row();
    log("", Defect::none);
}

Sheet& Sheet::text(std::string_view utf8) {
    old_encoding_ ? table_->text(as_tcvn3(utf8)) : table_->text(utf8);
    return *this;
}

Sheet& Sheet::count(std::int64_t value) {
    table_->count(value);
    return *this;
}

Sheet& Sheet::money(std::int64_t dong) {
    table_->money(dong);
    return *this;
}

Sheet& Sheet::date(const Date& day) {
    table_->date(day);
    return *this;
}

void Sheet::end_row() {
    table_->end_row();
    ++line_;
}

Sheet& Sheet::name(const Person& person, const Entry& entry, Defect defect) {
    return defect == Defect::name ? text("") : text(name_in(person, entry));
}

Sheet& Sheet::birth(const Person& person, const Entry& entry, Defect defect) {
    if (defect == Defect::birth_date) return text(impossible_date(random_, person.born));
    if (entry.slips.has(Rate::birth_year_only) || entry.slips.has(Rate::day_month_swapped))
        return text(birth_in(person, entry));
    return date(person.born);
}

Sheet& Sheet::tax_code(const std::string& code, bool spoiled) {
    if (!spoiled) return text(code);
    const std::string wrong = spoiled_tax_code(random_, desk_.books.rates, code);
    written_.could_be_letters += code.substr(0, 10).find('0') != std::string::npos ? 1 : 0;
    written_.bad_letters += wrong.find('O') != std::string::npos ? 1 : 0;
    return text(wrong);
}

Written Sheet::close() {
    table_->close();
    log_.close();
    return std::move(written_);
}

}  // namespace baophu::synth
