#include "synth/truth.h"

#include <algorithm>
#include <array>
#include <string>

#include "synth/csv_writer.h"

namespace baophu::synth {
namespace {

constexpr std::array<std::string_view, 16> person_columns{
    "person",      "full_name",         "birth_date",      "sex",         "cccd", "cmnd",
    "si_number",   "second_si_number",  "person_tax_code", "employer",    "unit", "verdict",
    "on_tax_list", "refused_somewhere", "numbers_intact",  "second_payer"};
constexpr std::array<std::string_view, 7> employer_columns{"employer", "tax_code", "si_unit_code", "name",
                                                           "unit",     "workers",  "registered"};
constexpr std::array<std::string_view, 3> count_columns{"unit", "verdict", "persons"};

constexpr std::size_t look_up_every = 4'096;

// "P000001", "E00001": numbered from 1; wider where the width does not do.
std::string label(char kind, std::size_t index, int width) {
    const auto needed = static_cast<int>(std::to_string(index + 1).size());
    return kind + digits(index + 1, std::max(width, needed));
}

std::string employer_label(std::size_t index) {
    return label('E', index, 5);
}

std::string_view flag(bool value) {
    return value ? "1" : "0";
}

void write_person(CsvWriter& file, std::size_t index, const Worker& worker, const Employer& employer) {
    const bool second = worker.second_si_number != 0;
    file.cell(label('P', index, 6))
        .cell(worker.full_name)
        .cell(worker.born.iso())
        .cell(worker.sex == Sex::male ? "male" : "female")
        .cell(digits(worker.cccd, 12))
        .cell(digits(worker.cmnd, 9))
        .cell(digits(worker.si_number, 10))
        .cell(second ? digits(worker.second_si_number, 10) : "")
        .cell(digits(worker.person_tax_code, 10))
        .cell(employer_label(worker.employer))
        .cell(units[employer.unit].code)
        .cell(name_of(worker.verdict))
        .cell(flag(worker.in_tax.present))
        .cell(flag(worker.refused))
        .cell(flag(numbers_intact(worker)))
        .cell(flag(worker.second_payer))
        .end_row();
}

void write_persons(const Population& population, const std::filesystem::path& path, Progress& progress,
                   const CancelFlag& cancel) {
    CsvWriter file(path, CsvKind::truth, person_columns);
    const std::size_t persons = population.workers.size();
    for (std::size_t i = 0; i < persons; ++i) {
        if (i % look_up_every == 0) {
            stop_if_cancelled(cancel);
            progress.at(static_cast<double>(i) / static_cast<double>(persons));
        }
        const Worker& worker = population.workers[i];
        write_person(file, i, worker, population.employers[worker.employer]);
    }
    file.close();
}

void write_employers(const Population& population, const std::filesystem::path& path) {
    CsvWriter file(path, CsvKind::truth, employer_columns);
    for (std::size_t i = 0; i < population.employers.size(); ++i) {
        const Employer& employer = population.employers[i];
        file.cell(employer_label(i))
            .cell(employer.tax_code)
            .cell(employer.si_unit_code)
            .cell(employer.name)
            .cell(units[employer.unit].code)
            .number(employer.workers)
            .cell(flag(employer.registered))
            .end_row();
    }
    file.close();
}

void write_counts(const Population& population, const std::filesystem::path& path) {
    std::array<std::array<std::int64_t, verdict_names.size()>, units.size()> persons{};
    for (const Worker& worker : population.workers) {
        ++persons[population.employers[worker.employer].unit][static_cast<std::size_t>(worker.verdict)];
    }
    CsvWriter file(path, CsvKind::truth, count_columns);
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        for (std::size_t verdict = 0; verdict < verdict_names.size(); ++verdict) {
            file.cell(units[unit].code).cell(verdict_names[verdict]).number(persons[unit][verdict]).end_row();
        }
    }
    file.close();
}

}  // namespace

void write_truth(const Population& population, const std::filesystem::path& folder, Progress& progress,
                 const CancelFlag& cancel) {
    write_counts(population, folder / "counts.csv");
    write_employers(population, folder / "employers.csv");
    write_persons(population, folder / "persons.csv", progress, cancel);
    progress.at(1.0);
}

}  // namespace baophu::synth
