// What the department of labour sends: the employers' reports on the use of labour (01/PLI), and
// the poor and near-poor households of the year. And the cooperative union's list, whose office
// still types in TCVN3.
#include <algorithm>

#include "synth/communes.h"
#include "synth/presence.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::string_view agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH ĐỒNG NAI";

void write_reported(Sheet& sheet, const Job& job, Defect defect) {
    const Employer& employer = sheet.population().employers[job.employer];
    const Person& person = sheet.population().persons[job.person];
    const EmployerEntry unit = employer_entry(sheet.books(), Register::labour, job.employer);
    const Entry entry = entry_of(sheet.books(), Register::labour, job.person);
    const bool spoil = defect == Defect::tax_code;
    const std::string_view contract = row_of(person.kind).contract;
    sheet.tax_code(spoil ? employer.tax_code : code_in(employer.tax_code, unit), spoil)
        .text(name_in(employer, unit))
        .name(person, entry, defect)
        .text(person.si_number == 0 ? "" : digits(person.si_number, 10))
        .birth(person, entry, defect)
        .sex(person)
        .number(person, entry)
        .text(employer.workers > 200 ? "Công nhân" : "Nhân viên")
        .money(job.wage)
        .text(contract.empty() ? "Thời vụ" : contract)
        .date(job.since)
        .text("");
    if (job.insured.none()) {
        sheet.text("");
    } else {
        sheet.date(job.since);
    }
    sheet.text("").text("");
}

void write_labour_use(Sheet& sheet, int half) {
    const std::string months = half == 1 ? "6 tháng đầu năm 2018" : "6 tháng cuối năm 2018";
    sheet.titles(agency, "BÁO CÁO TÌNH HÌNH SỬ DỤNG LAO ĐỘNG (01/PLI) " + months);
    sheet.header({{"STT", ""},
                  {"Mã số thuế đơn vị", "MST"},
                  {"Tên đơn vị", "Tên doanh nghiệp"},
                  {"Họ và tên", "Họ tên"},
                  {"Mã số BHXH", ""},
                  {"Ngày sinh", ""},
                  {"Giới tính", ""},
                  {"Số CCCD/CMND/Hộ chiếu", ""},
                  {"Cấp bậc, chức vụ, chức danh nghề, nơi làm việc", ""},
                  {"Tiền lương", ""},
                  {"Loại hợp đồng", ""},
                  {"Ngày bắt đầu HĐLĐ", ""},
                  {"Ngày kết thúc HĐLĐ", ""},
                  {"Thời điểm bắt đầu đóng BHXH", ""},
                  {"Thời điểm kết thúc đóng BHXH", ""},
                  {"Ghi chú", ""}});
    std::int64_t number = 0;
    for (const Job& job : sheet.population().jobs) {
        if (!in_labour_report(sheet.population(), job, half)) continue;
        const Defect defect = sheet.person_row(job.person, true, true);
        sheet.count(++number);
        write_reported(sheet, job, defect);
        sheet.end_row();
    }
}

void write_poor_household(Sheet& sheet, std::uint32_t index, std::int64_t& number) {
    const Household& household = sheet.population().households[index];
    const Person& head = sheet.population().persons[household.first];
    const Entry head_entry = entry_of(sheet.books(), Register::poor, household.first);
    for (std::uint32_t i = household.first; i < household.first + household.people; ++i) {
        const Person& person = sheet.population().persons[i];
        const Entry entry = entry_of(sheet.books(), Register::poor, i);
        const Defect defect = sheet.person_row(i, false, true);
        sheet.count(++number)
            .text("HN" + digits(index, 7))
            .name(head, head_entry, Defect::none)
            .number(head, head_entry)
            .text(household.poverty == Poverty::poor ? "Hộ nghèo" : "Hộ cận nghèo")
            .name(person, entry, defect)
            .birth(person, entry, defect)
            .sex(person)
            .text(relation_word(person))
            .text(communes()[household.commune].code)
            .end_row();
    }
}

void write_poor(Sheet& sheet) {
    sheet.titles(agency, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO. Năm 2018");
    sheet.header({{"STT", ""},
                  {"Mã hộ", ""},
                  {"Họ tên chủ hộ", ""},
                  {"Số CMND/CCCD chủ hộ", ""},
                  {"Loại hộ", ""},
                  {"Họ tên thành viên", "Họ và tên"},
                  {"Ngày sinh", ""},
                  {"Giới tính", ""},
                  {"Quan hệ với chủ hộ", ""},
                  {"Xã/Phường", ""}});
    std::int64_t number = 0;
    const auto& households = sheet.population().households;
    for (std::uint32_t i = 0; i < households.size(); ++i) {
        if (households[i].poverty != Poverty::none) write_poor_household(sheet, i, number);
    }
}

void write_cooperatives(Sheet& sheet, const Ledger& ledger) {
    sheet.titles("LIÊN MINH HỢP TÁC XÃ TỈNH ĐỒNG NAI", "Danh sách hợp tác xã tính đến ngày 31/12/2018");
    sheet.header({{"STT", ""},
                  {"Số đăng ký HTX", "Mã số HTX"},
                  {"Mã số thuế", ""},
                  {"Tên hợp tác xã", "Tên HTX"},
                  {"Địa chỉ", ""},
                  {"Huyện/Thành phố", ""},
                  {"Giám đốc/Chủ tịch HĐQT", ""},
                  {"Số thành viên", ""},
                  {"Số lao động thường xuyên", "Số lao động"},
                  {"Số lao động tham gia BHXH", ""},
                  {"Số quản lý hưởng lương", ""},
                  {"Số quản lý không hưởng lương", ""}});
    std::int64_t number = 0;
    const auto& employers = sheet.population().employers;
    for (std::uint32_t i = 0; i < employers.size(); ++i) {
        const Employer& employer = employers[i];
        if (employer.place != Place::cooperative) continue;
        const EmployerEntry entry = employer_entry(sheet.books(), Register::business, i);
        sheet.employer_row(i);
        sheet.count(++number)
            .text(employer.registration)
            .text(employer.tax_code)
            .text(name_in(employer, entry))
            .text(address_in(sheet.books(), i, entry))
            .text(unit_name_in(employer.unit, entry))
            .text(employer.representative == no_one
                      ? ""
                      : sheet.population().persons[employer.representative].full_name)
            .count(employer.workers * 3 + 7)
            .count(ledger[i].working[12])
            .count(std::min(ledger[i].working[12], ledger[i].insured[12]))
            .count(1)
            .count(employer.workers / 4)
            .end_row();
    }
}

}  // namespace

void add_labour(Deliveries& deliveries, const Books& books, const Ledger&) {
    std::int64_t poor = 0;
    for (const Household& household : books.population.households)
        poor += household.poverty == Poverty::none ? 0 : household.people;
    for (const int half : {1, 2}) {
        deliveries.push_back({"labour-use", "labour-use_2018-H" + std::to_string(half), "labour",
                              half == 1 ? "2018-07-20T16:00:00+07:00" : "2019-01-20T16:00:00+07:00",
                              Form::csv, static_cast<std::int64_t>(books.population.jobs.size()),
                              [half](Sheet& sheet) { write_labour_use(sheet, half); }});
    }
    deliveries.push_back({"poor-households", "poor-households_2018", "labour", "2019-01-18T16:00:00+07:00",
                          Form::xls, poor, write_poor});
}

void add_cooperatives(Deliveries& deliveries, const Books& books, const Ledger& ledger) {
    const auto cooperatives =
        std::ranges::count(books.population.employers, Place::cooperative, &Employer::place);
    deliveries.push_back({"cooperatives", "cooperatives_2018-12-31", "cooperative-union",
                          "2019-01-22T08:30:00+07:00", Form::xls, cooperatives,
                          [&ledger](Sheet& sheet) { write_cooperatives(sheet, ledger); }, true});
}

}  // namespace baophu::synth
