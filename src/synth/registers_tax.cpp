// What the tax office sends: taxpayers, the yearly lists of persons 05-1/BK and 05-2/BK, the
// quarterly declarations 05/KK and the wage costs of the settlement of corporate income tax.
// The lists of 2018 are due by the end of March 2019 and come then.
#include <algorithm>

#include "synth/choice.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::string_view agency = "CỤC THUẾ TỈNH ĐỒNG NAI";

std::string_view taxpayer_status(const Employer& employer, bool by_code) {
    switch (employer.activity) {
        case Activity::suspended:
            return by_code ? "05" : "NNT tạm ngừng hoạt động, kinh doanh";
        case Activity::dissolving:
            return by_code ? "03" : "NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục đóng MST";
        case Activity::dissolved:
            return by_code ? "01" : "NNT ngừng hoạt động và đã đóng MST";
        case Activity::left_address:
            return by_code ? "06" : "NNT không hoạt động tại địa chỉ đã đăng ký";
        default:
            return by_code ? "00" : "NNT đang hoạt động";
    }
}

bool pays_tax(const Employer& employer) {
    return employer.place != Place::armed_forces || employer.workers > 0;
}

void write_taxpayers(Sheet& sheet) {
    sheet.titles(agency, "DANH SÁCH NGƯỜI NỘP THUẾ TRÊN ĐỊA BÀN tính đến ngày 31/12/2018");
    sheet.header({{"STT", ""},
                  {"Mã số thuế", "MST"},
                  {"Tên người nộp thuế", "Tên NNT"},
                  {"Địa chỉ", ""},
                  {"Địa bàn", "Quận/Huyện"},
                  {"Trạng thái MST", "Trạng thái"},
                  {"Ngày thay đổi trạng thái", ""},
                  {"Cơ quan thuế quản lý", ""},
                  {"Ngày bắt đầu hoạt động", ""}});
    const auto& employers = sheet.population().employers;
    std::int64_t number = 0;
    for (std::uint32_t i = 0; i < employers.size(); ++i) {
        const Employer& employer = employers[i];
        if (!pays_tax(employer)) continue;
        const EmployerEntry entry = employer_entry(sheet.books(), Register::tax, i);
        sheet.employer_row(i);
        sheet.count(++number)
            .text(code_in(employer.tax_code, entry))
            .text(name_in(employer, entry))
            .text(address_in(sheet.books(), i, entry))
            .text(unit_name_in(employer.unit, entry))
            .text(taxpayer_status(employer, i % 2 == 0));
        if (employer.activity == Activity::active) {
            sheet.text("");
        } else {
            sheet.date(*Date::of(2018, 1 + i % 12, 15));
        }
        sheet.text("Chi cục Thuế " + std::string(units[employer.unit].name))
            .date(employer.registered_on)
            .end_row();
    }
}

// The tax list has two tax codes; the defect falls on either.
void write_payer_and_person(Sheet& sheet, const Job& job, const Entry& entry, Defect defect) {
    const Employer& employer = sheet.population().employers[job.employer];
    const Person& person = sheet.population().persons[job.person];
    const EmployerEntry payer = employer_entry(sheet.books(), Register::tax, job.employer);
    const std::string own_code = digits(person.person_tax_code, 10);
    const bool spoil = defect == Defect::tax_code;
    const bool spoil_payer = spoil && sheet.random().chance(500'000);
    sheet.tax_code(spoil_payer ? employer.tax_code : code_in(employer.tax_code, payer), spoil_payer)
        .text(name_in(employer, payer))
        .text(units[employer.unit].code)
        .name(person, entry, defect)
        .tax_code(own_code, spoil && !spoil_payer)
        .number(person, entry);
}

void write_yearly_list(Sheet& sheet) {
    sheet.titles(agency,
                 "BẢNG KÊ 05-1/BK-TNCN: THU NHẬP CHỊU THUẾ VÀ THUẾ TNCN theo biểu lũy tiến. Năm 2018");
    sheet.header({{"STT", ""},
                  {"Năm", "Năm tính thuế"},
                  {"MST đơn vị chi trả", "MST cơ quan chi trả"},
                  {"Tên đơn vị chi trả", "Tên cơ quan chi trả"},
                  {"Mã địa bàn", "Mã huyện"},
                  {"Họ và tên", "Họ tên"},
                  {"Mã số thuế cá nhân", "MST cá nhân"},
                  {"Số CMND/CCCD", "CMND/CCCD"},
                  {"Tổng thu nhập chịu thuế", "Thu nhập chịu thuế"},
                  {"Bảo hiểm đã trừ", "Bảo hiểm được trừ"},
                  {"Ủy quyền quyết toán thay", "Cá nhân ủy quyền quyết toán thay"},
                  {"Số lượng NPT tính giảm trừ", "Số NPT"},
                  {"Số thuế TNCN đã khấu trừ", "Số thuế đã khấu trừ"}});
    sheet.column_numbers(1, 13);
    std::int64_t number = 0;
    for (const Job& job : sheet.population().jobs) {
        if (job.tax_list != TaxList::yearly || job.taxable == 0) continue;
        const Entry entry = entry_of(sheet.books(), Register::tax, job.person);
        const Defect defect = sheet.person_row(job.person, true, false);
        const std::int64_t dependants = job.person % 3;
        const std::int64_t taxed = job.taxable - job.deducted - (108'000'000 + 43'200'000 * dependants);
        sheet.count(++number).count(year);
        write_payer_and_person(sheet, job, entry, defect);
        sheet.money(job.taxable)
            .money(job.deducted)
            .text(job.person % 4 == 0 ? "Không" : "Có")
            .count(dependants)
            .money(taxed > 0 ? taxed / 20'000 * 1'000 : 0)
            .end_row();
    }
}

void write_flat_list(Sheet& sheet) {
    sheet.titles(agency,
                 "BẢNG KÊ 05-2/BK-TNCN: CÁ NHÂN CÓ THU NHẬP khấu trừ thuế theo biểu toàn phần. Năm 2018");
    sheet.header({{"STT", ""},
                  {"Năm", "Kỳ tính thuế"},
                  {"MST đơn vị chi trả", "MST cơ quan chi trả"},
                  {"Tên đơn vị chi trả", "Tên cơ quan chi trả"},
                  {"Mã địa bàn", "Mã huyện"},
                  {"Họ và tên", "Họ tên"},
                  {"Mã số thuế cá nhân", "MST cá nhân"},
                  {"Số CMND/CCCD", "CMND/CCCD"},
                  {"Cá nhân không cư trú", ""},
                  {"Tổng thu nhập chịu thuế (TNCT) trả cho cá nhân", "Tổng thu nhập chịu thuế"},
                  {"Số thuế TNCN đã khấu trừ", "Số thuế đã khấu trừ"}});
    std::int64_t number = 0;
    for (const Job& job : sheet.population().jobs) {
        if (job.tax_list != TaxList::flat || job.taxable == 0) continue;
        const bool abroad = is_foreign(sheet.population().persons[job.person].kind);
        const Entry entry = entry_of(sheet.books(), Register::tax, job.person);
        const Defect defect = sheet.person_row(job.person, true, false);
        sheet.count(++number).count(year);
        write_payer_and_person(sheet, job, entry, defect);
        sheet.text(abroad ? "Có" : "Không")
            .money(job.taxable)
            .money(job.taxable / (abroad ? 5 : 10))
            .end_row();
    }
}

// Who withholds nothing in a quarter often declares nothing: two in five small payers do not.
bool declares_quarter(const Employer& employer, std::uint32_t index, int quarter) {
    if (employer.workers >= 50) return true;
    return (index * 7U + static_cast<unsigned>(quarter) * 3U) % 5U < 3U;
}

std::int64_t sum_of(const std::array<std::int32_t, 13>& by_month, int quarter) {
    const std::size_t first = 3 * static_cast<std::size_t>(quarter) - 2;
    return by_month[first] + by_month[first + 1] + by_month[first + 2];
}

void write_declaration(Sheet& sheet, std::int64_t number, std::uint32_t index, int quarter,
                       const EmployerYear& sums) {
    const Employer& employer = sheet.population().employers[index];
    const EmployerEntry entry = employer_entry(sheet.books(), Register::tax, index);
    const std::size_t last = 3 * static_cast<std::size_t>(quarter);
    std::int64_t months = 0;
    for (int i = 1; i <= 4; ++i)
        months += sum_of(sums.working, i);
    const std::int64_t income = months == 0 ? 0 : sums.taxable / months * sum_of(sums.working, quarter);
    const std::int64_t withheld = sums.working[last] / 6;
    sheet.employer_row(index);
    sheet.count(number)
        .text("Q" + std::to_string(quarter) + "/2018")
        .text(code_in(employer.tax_code, entry))
        .text(name_in(employer, entry))
        .text(units[employer.unit].code)
        .count(sums.working[last])
        .count(sums.contracts[last])
        .count(withheld)
        .money(income)
        .money(income / 5)
        .money(income / 120)
        .end_row();
}

void write_quarter(Sheet& sheet, int quarter, const Ledger& ledger) {
    static constexpr std::array<std::string_view, 4> roman{"I", "II", "III", "IV"};
    sheet.titles(agency, "TỔNG HỢP TỜ KHAI 05/KK-TNCN. Quý " +
                             std::string(roman[static_cast<std::size_t>(quarter - 1)]) + " năm 2018");
    sheet.header({{"STT", ""},
                  {"Kỳ tính thuế", "Quý"},
                  {"MST đơn vị chi trả", "MST cơ quan chi trả"},
                  {"Tên đơn vị chi trả", "Tên cơ quan chi trả"},
                  {"Mã địa bàn", "Mã huyện"},
                  {"Tổng số người lao động", ""},
                  {"Trong đó: Cá nhân cư trú có hợp đồng lao động", "Số LĐ cư trú có HĐLĐ"},
                  {"Tổng số cá nhân đã khấu trừ thuế", ""},
                  {"Tổng thu nhập chịu thuế trả cho cá nhân", ""},
                  {"Tổng TNCT trả cho cá nhân thuộc diện phải khấu trừ thuế", ""},
                  {"Tổng số thuế TNCN đã khấu trừ", ""}});
    std::int64_t number = 0;
    for (std::uint32_t i = 0; i < ledger.size(); ++i) {
        const Employer& employer = sheet.population().employers[i];
        const bool payer =
            employer.place != Place::household_business && employer.place != Place::armed_forces;
        if (!payer || employer.workers == 0 || !declares_quarter(employer, i, quarter)) continue;
        write_declaration(sheet, ++number, i, quarter, ledger[i]);
    }
}

void write_wage_costs(Sheet& sheet, const Ledger& ledger) {
    sheet.titles(agency, "CHI PHÍ TIỀN LƯƠNG THEO QUYẾT TOÁN THUẾ TNDN. Năm 2018");
    sheet.header({{"STT", ""},
                  {"Mã số thuế", "MST"},
                  {"Tên người nộp thuế", "Tên NNT"},
                  {"Quận/Huyện", "Địa bàn"},
                  {"Chi phí tiền lương", "Chi phí nhân công"},
                  {"Số lao động bình quân", ""},
                  {"Doanh thu", ""}});
    std::int64_t number = 0;
    for (std::uint32_t i = 0; i < ledger.size(); ++i) {
        const Employer& employer = sheet.population().employers[i];
        const bool company = employer.place == Place::enterprise || employer.place == Place::cooperative;
        if (!company || employer.branch > 0 || ledger[i].taxable == 0) continue;
        const EmployerEntry entry = employer_entry(sheet.books(), Register::tax, i);
        std::int64_t months = 0;
        for (const std::int32_t working : ledger[i].working)
            months += working;
        const std::int64_t cost = ledger[i].taxable / 100 * sheet.random().between(96, 118);
        sheet.employer_row(i);
        sheet.count(++number)
            .text(code_in(employer.tax_code, entry))
            .text(name_in(employer, entry))
            .text(unit_name_in(employer.unit, entry))
            .money(cost)
            .count((months + 6) / 12)
            .money(cost / 10 * sheet.random().between(25, 90))
            .end_row();
    }
}

}  // namespace

void add_tax(Deliveries& deliveries, const Books& books, const Ledger& ledger) {
    const auto jobs = static_cast<std::int64_t>(books.population.jobs.size());
    const auto employers = static_cast<std::int64_t>(books.population.employers.size());
    const auto paying = std::ranges::count_if(books.population.employers, [](const Employer& employer) {
        return employer.workers > 0 && employer.place != Place::household_business;
    });
    deliveries.push_back({"tax-yearly-list", "tax-yearly-list-2018", "tax", "2019-03-29T09:30:00+07:00",
                          Form::csv, jobs, write_yearly_list});
    deliveries.push_back({"tax-yearly-flat-list", "tax-yearly-flat-list_2018", "tax",
                          "2019-03-29T09:40:00+07:00", Form::xlsx, jobs / 4, write_flat_list});
    deliveries.push_back({"taxpayers", "taxpayers_2018-12-31", "tax", "2019-01-15T10:00:00+07:00", Form::csv,
                          employers, write_taxpayers});
    for (int quarter = 1; quarter <= 4; ++quarter) {
        const std::string received = month_iso(std::min(12, 3 * quarter + 1)) + "-30T15:00:00+07:00";
        deliveries.push_back({"tax-quarterly-declarations",
                              "tax-quarterly-declarations_2018-Q" + std::to_string(quarter), "tax",
                              quarter == 4 ? "2019-01-30T15:00:00+07:00" : received, Form::xlsx, paying,
                              [quarter, &ledger](Sheet& sheet) { write_quarter(sheet, quarter, ledger); }});
    }
    deliveries.push_back({"wage-costs", "wage-costs_2018", "tax", "2019-04-12T14:00:00+07:00", Form::xlsx,
                          paying, [&ledger](Sheet& sheet) { write_wage_costs(sheet, ledger); }});
}

}  // namespace baophu::synth
