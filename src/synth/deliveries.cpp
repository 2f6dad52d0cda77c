#include "synth/deliveries.h"

#include <array>
#include <string>

#include "synth/bad_rows.h"
#include "synth/csv_writer.h"

namespace baophu::synth {
namespace {

constexpr std::array<std::string_view, 10> tax_columns{"STT",
                                                       "Năm",
                                                       "MST đơn vị chi trả",
                                                       "Tên đơn vị chi trả",
                                                       "Mã địa bàn",
                                                       "Họ và tên",
                                                       "Mã số thuế cá nhân",
                                                       "Số CMND/CCCD",
                                                       "Tổng thu nhập chịu thuế",
                                                       "Bảo hiểm đã trừ"};
constexpr std::array<std::string_view, 12> si_columns{
    "STT",        "Tháng",     "Mã đơn vị", "Mã số thuế", "Tên đơn vị",   "Mã địa bàn quản lý",
    "Mã số BHXH", "Họ và tên", "Ngày sinh", "Giới tính",  "Số CMND/CCCD", "Mức lương đóng"};
constexpr std::array<std::string_view, 4> note_columns{"file", "sender", "received_at", "reason"};

constexpr std::string_view tax_file = "tax-yearly-list-2018.csv";
constexpr std::string_view tax_received_at = "2019-03-29T09:30:00+07:00";
constexpr std::string_view reason = "Ngày nhận theo sổ công văn đến";

constexpr std::int64_t look_up_every = 4'096;  // Rows between two looks at the cancel flag.

Month month_of(int month) {
    return *Month::of(year, static_cast<unsigned>(month));
}

std::string si_file(int month) {
    return "si-participants-" + month_of(month).iso() + ".csv";
}

std::string name_in(const Worker& worker, const Entry& entry, Defect defect) {
    if (defect == Defect::name) return "";
    return entry.plain_name ? without_marks(worker.full_name) : worker.full_name;
}

// The tax list has two tax codes; the defect falls on either.
void write_tax_row(CsvWriter& file, const Employer& employer, const Worker& worker, const Job& job,
                   Defect defect, Random& random) {
    const std::string person = digits(worker.person_tax_code, 10);
    const bool spoil = defect == Defect::tax_code;
    const bool spoil_payer = spoil && random.chance(500'000);
    file.number(year)
        .cell(spoil_payer ? spoiled_tax_code(random, employer.tax_code) : employer.tax_code)
        .cell(employer.name)
        .cell(units[employer.unit].code)
        .cell(name_in(worker, worker.in_tax, defect))
        .cell(spoil && !spoil_payer ? spoiled_tax_code(random, person) : person)
        .number(worker.in_tax.id_number)
        .money(job.taxable)
        .money(job.deducted);
}

void write_si_row(CsvWriter& file, int month, const Employer& employer, const Worker& worker, const Job& job,
                  Defect defect, Random& random) {
    const std::string& tax_code = employer.tax_code_at_si;
    const bool second = month < worker.second_si_before;
    file.cell(month_of(month).vietnamese())
        .cell(employer.si_unit_code)
        .cell(defect == Defect::tax_code ? spoiled_tax_code(random, tax_code) : tax_code)
        .cell(employer.name)
        .cell(units[employer.unit].code)
        .cell(digits(second ? worker.second_si_number : worker.si_number, 10))
        .cell(name_in(worker, worker.in_si, defect))
        .cell(defect == Defect::birth_date ? impossible_date(random, worker.born) : worker.born.vietnamese())
        .cell(worker.sex == Sex::male ? "Nam" : "Nữ")
        .number(worker.in_si.id_number)
        .money(job.wage);
}

// Counts a row and draws its defect.
Defect begin_row(CsvWriter& file, Written& written, std::int64_t number, Worker& worker, bool in_si,
                 Random& random) {
    file.number(number);
    ++written.rows;
    const Defect defect = draw_defect(random, in_si);
    if (defect == Defect::none || (in_si && worker.keeps_registered)) return Defect::none;
    ++written.bad_rows;
    worker.refused = true;
    return defect;
}

void write_tax_list(Population& population, const std::filesystem::path& folder, std::uint64_t seed,
                    Written& written, const CancelFlag& cancel) {
    Random random(seed, Stream::tax_list);
    CsvWriter file(folder / tax_file, CsvKind::delivery, tax_columns);
    std::int64_t number = 0;
    for (const Job& job : population.jobs) {
        if (job.taxable == 0) continue;
        if (++number % look_up_every == 0) stop_if_cancelled(cancel);
        Worker& worker = population.workers[job.worker];
        const Defect defect = begin_row(file, written, number, worker, false, random);
        write_tax_row(file, population.employers[job.employer], worker, job, defect, random);
        file.end_row();
    }
    file.close();
    ++written.files;
}

void write_si_list(Population& population, const std::filesystem::path& folder, int month, std::uint64_t seed,
                   Written& written, const CancelFlag& cancel) {
    Random random(seed, static_cast<std::uint64_t>(Stream::si_lists) + static_cast<std::uint64_t>(month - 1));
    CsvWriter file(folder / si_file(month), CsvKind::delivery, si_columns);
    std::int64_t number = 0;
    for (const Job& job : population.jobs) {
        if (!job.insured.has(month)) continue;
        if (++number % look_up_every == 0) stop_if_cancelled(cancel);
        Worker& worker = population.workers[job.worker];
        const Defect defect = begin_row(file, written, number, worker, true, random);
        write_si_row(file, month, population.employers[job.employer], worker, job, defect, random);
        file.end_row();
    }
    file.close();
    ++written.files;
}

// The list of a month arrives on the fifth of the next one.
void write_note(const std::filesystem::path& folder) {
    CsvWriter file(folder / "delivery-note.csv", CsvKind::delivery, note_columns);
    for (int month = 1; month <= 12; ++month) {
        const std::string received_at = month_of(month).plus(1).iso() + "-05T08:00:00+07:00";
        file.cell(si_file(month)).cell("social-insurance").cell(received_at).cell(reason).end_row();
    }
    file.cell(tax_file).cell("tax").cell(tax_received_at).cell(reason).end_row();
    file.close();
}

}  // namespace

Written write_deliveries(Population& population, const std::filesystem::path& folder, std::uint64_t seed,
                         Progress& progress, const CancelFlag& cancel) {
    Written written;
    for (int month = 1; month <= 12; ++month) {
        write_si_list(population, folder, month, seed, written, cancel);
        progress.at(month / 13.0);
    }
    write_tax_list(population, folder, seed, written, cancel);
    progress.at(1.0);
    write_note(folder);
    return written;
}

}  // namespace baophu::synth
