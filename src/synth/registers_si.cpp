// What the provincial social-insurance office sends: its units, the participants of each month,
// and the monthly results with debts.
#include <algorithm>

#include "synth/communes.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::string_view agency = "BẢO HIỂM XÃ HỘI TỈNH ĐỒNG NAI";

std::string_view block_of(const Employer& employer) {
    switch (employer.place) {
        case Place::public_body:
            return "Hành chính sự nghiệp, Đảng, đoàn thể";
        case Place::commune_office:
            return "Xã, phường, thị trấn";
        case Place::cooperative:
            return "Hợp tác xã";
        case Place::household_business:
            return "Hộ kinh doanh cá thể";
        default:
            break;
    }
    if (employer.foreign_owned) return "Doanh nghiệp có vốn đầu tư nước ngoài";
    if (employer.enterprise % 40 == 0) return "Doanh nghiệp nhà nước";
    return employer.enterprise % 3 == 0 ? "NQD" : "Doanh nghiệp ngoài quốc doanh";
}

std::string officer_of(const Employer& employer) {
    static constexpr std::array<std::string_view, 6> officers{
        "Trần Thị Mai", "Lê Văn Toàn", "Nguyễn Ngọc Lan", "Phạm Minh Đức", "Võ Thị Hạnh", "Đỗ Quang Huy"};
    return std::string(officers[(employer.unit + employer.enterprise / 100) % officers.size()]);
}

std::string phone_of(std::uint64_t number) {
    return "09" + digits(number * 7'919 % 100'000'000, 8);
}

void write_units(Sheet& sheet) {
    sheet.titles(agency, "DANH SÁCH ĐƠN VỊ THAM GIA BHXH tính đến ngày 31/12/2018");
    sheet.header({{"STT", ""},
                  {"Mã đơn vị", ""},
                  {"Mã số thuế", ""},
                  {"Tên đơn vị", ""},
                  {"Địa chỉ", ""},
                  {"Mã địa bàn quản lý", ""},
                  {"Khối loại hình quản lý", "Khối quản lý"},
                  {"Cán bộ chuyên quản thu", "Chuyên quản"},
                  {"Ngày tham gia", ""},
                  {"Trạng thái", ""},
                  {"Phương thức đóng", ""},
                  {"Điện thoại", ""}});
    const auto& employers = sheet.population().employers;
    std::int64_t number = 0;
    for (std::uint32_t i = 0; i < employers.size(); ++i) {
        const Employer& employer = employers[i];
        if (!employer.declares()) continue;
        const EmployerEntry entry = employer_entry(sheet.books(), Register::si, i);
        const bool suspended = employer.trouble == Trouble::fund_suspension;
        sheet.employer_row(i);
        sheet.count(++number)
            .text(employer.si_unit_code)
            .text(code_in(employer.tax_code_at_si, entry))
            .text(name_in(employer, entry))
            .text(address_in(sheet.books(), i, entry))
            .text(units[employer.unit].code)
            .text(block_of(employer))
            .text(officer_of(employer))
            .date(employer.registered_on)
            .text(suspended ? "Tạm dừng" : "Đang tham gia")
            .text(employer.name.find("Nông") == std::string::npos ? "Hằng tháng" : "3 tháng")
            .text(phone_of(employer.enterprise))
            .end_row();
    }
}

// A change of the month stands in its last row before the absence: "TS" in October means at home
// from November on.
std::string_view movement_of(const Job& job, Reason reason, int month) {
    const bool first = month > 1 && !job.insured.has(month - 1);
    if (first && job.insured.first() == month) return "TM";
    if (first) return "TL";
    if (month == 12 || job.insured.has(month + 1)) return month % 6 == 0 && job.person % 9 == 0 ? "DC" : "ON";
    switch (reason) {
        case Reason::maternity:
            return "TS";
        case Reason::sick:
            return "OF";
        case Reason::unpaid_leave:
        case Reason::suspended_contract:
            return "KL";
        case Reason::left_in_the_year:
        case Reason::lapsed:
            return "GH";
        default:
            return job.worked.has(month + 1) ? "KL" : "GC";
    }
}

std::string_view post_of(const Employer& employer, const Person& person) {
    static constexpr std::array<std::string_view, 8> posts{"Công nhân",     "Công nhân may", "Nhân viên",
                                                           "Tổ trưởng",     "Kế toán",       "Kỹ thuật viên",
                                                           "Nhân viên kho", "Bảo vệ"};
    if (employer.place == Place::public_body) return person.cmnd % 2 == 0 ? "Giáo viên" : "Chuyên viên";
    return posts[person.cmnd % (employer.workers > 200 ? 3 : posts.size())];
}

void write_participant(Sheet& sheet, const Job& job, const EmployerEntry& unit, int month, Defect defect) {
    const Employer& employer = sheet.population().employers[job.insurer];
    const Person& person = sheet.population().persons[job.person];
    const Entry entry = entry_of(sheet.books(), Register::si, job.person);
    const bool spoil = defect == Defect::tax_code;
    const bool second = month < person.second_si_before;
    sheet.text(employer.si_unit_code)
        .tax_code(spoil ? employer.tax_code_at_si : code_in(employer.tax_code_at_si, unit), spoil)
        .text(name_in(employer, unit))
        .text(units[employer.unit].code)
        .text(digits(second ? person.second_si_number : person.si_number, 10))
        .name(person, entry, defect)
        .birth(person, entry, defect)
        .sex(person)
        .number(person, entry)
        .money(job.declared)
        .text(person.passport == 0 ? "Việt Nam" : "Nước ngoài")
        .text(post_of(employer, person))
        .date(job.since)
        .text(row_of(person.kind).contract)
        .text(row_of(person.kind).unemployment ? "Có" : "Không")
        .text(movement_of(job, person.reason, month));
}

void write_participants(Sheet& sheet, int month) {
    sheet.titles(agency, "DANH SÁCH NGƯỜI THAM GIA BHXH BẮT BUỘC. " + month_title(month));
    sheet.header({{"STT", ""},
                  {"Tháng", "Kỳ"},
                  {"Mã đơn vị", "Mã ĐV"},
                  {"Mã số thuế", "MST"},
                  {"Tên đơn vị", "Tên ĐV"},
                  {"Mã địa bàn quản lý", "Mã địa bàn"},
                  {"Mã số BHXH", "Số BHXH"},
                  {"Họ và tên", "Họ tên"},
                  {"Ngày sinh", "Ngày tháng năm sinh"},
                  {"Giới tính", "Phái"},
                  {"Số CMND/CCCD", "CMND/CCCD"},
                  {"Mức lương đóng", "Tiền lương đóng BHXH"},
                  {"Quốc tịch", ""},
                  {"Chức danh, công việc", "Chức vụ"},
                  {"Ngày bắt đầu HĐLĐ", "Từ ngày (HĐLĐ)"},
                  {"Loại HĐLĐ", ""},
                  {"Tham gia BHTN", "BHTN"},
                  {"Phương án", ""}});
    const std::string written_month = Month::of(year, static_cast<unsigned>(month))->vietnamese();
    std::int64_t number = 0;
    for (const Job& job : sheet.population().jobs) {
        if (!job.insured.has(month)) continue;
        const EmployerEntry unit = employer_entry(sheet.books(), Register::si, job.insurer);
        const Defect defect = sheet.person_row(job.person, !unit.slips.has(Rate::unit_without_code), true);
        sheet.count(++number).text(written_month);
        write_participant(sheet, job, unit, month, defect);
        sheet.end_row();
    }
}

// ---- Monthly results -----------------------------------------------------------------------------

enum class Payer { prompt, ahead, slow, late, never };

struct Account {
    std::int64_t carried_in = 0;
    std::int64_t arising = 0;
    std::int64_t interest = 0;
    std::int64_t paid = 0;
    std::int64_t carried_out() const { return carried_in + arising + interest - paid; }
};

constexpr std::int64_t interest_per_million = 9'500;  // A month, of what is overdue; an assumption.

Payer payer_of(const Books& books, std::uint32_t employer) {
    Random random(books.seed, static_cast<std::uint64_t>(Stream::figures), employer);
    const std::uint32_t thrown = random.below(1'000);
    return thrown < 840   ? Payer::prompt
           : thrown < 860 ? Payer::ahead
           : thrown < 950 ? Payer::slow
           : thrown < 988 ? Payer::late
                          : Payer::never;
}

std::int64_t paid_by(Payer payer, const Account& account, int month) {
    const std::int64_t owed = account.carried_in + account.arising + account.interest;
    switch (payer) {
        case Payer::prompt:
            return std::max<std::int64_t>(0, owed);
        case Payer::ahead:  // Half a month in advance, so that he carries a credit.
            return std::max<std::int64_t>(0, owed + account.arising / 2);
        case Payer::slow:
            return std::max<std::int64_t>(0, account.carried_in);
        case Payer::late:
            return month % 3 == 0 ? std::max<std::int64_t>(0, account.carried_in) : 0;
        default:
            return 0;
    }
}

// The account of a month follows from those before it; 32 % of the payroll arise.
Account account_of(const EmployerYear& sums, Payer payer, int month) {
    Account account;
    for (int i = 1; i <= month; ++i) {
        const std::int64_t carried = account.carried_out();
        const std::int64_t arose = account.arising;
        account = {.carried_in = carried, .arising = sums.payroll[static_cast<std::size_t>(i)] * 32 / 100};
        account.interest = std::max<std::int64_t>(0, carried - arose) * interest_per_million / 1'000'000;
        account.paid = paid_by(payer, account, i);
    }
    return account;
}

void write_results(Sheet& sheet, int month, const Ledger& ledger) {
    sheet.titles(agency, "THÔNG BÁO KẾT QUẢ ĐÓNG BHXH (C12-TS). " + month_title(month));
    sheet.header({{"STT", ""},
                  {"Mã đơn vị", ""},
                  {"Tên đơn vị", ""},
                  {"Số lao động", ""},
                  {"Quỹ lương", ""},
                  {"Kỳ trước mang sang", "Nợ đầu kỳ"},
                  {"Phát sinh trong kỳ", "Phải đóng trong kỳ"},
                  {"Điều chỉnh kỳ trước", ""},
                  {"Lãi chậm đóng", ""},
                  {"Số tiền đã nộp trong kỳ", "Đã nộp"},
                  {"Ngày nộp", ""},
                  {"Chuyển kỳ sau", "Nợ cuối kỳ"}});
    std::int64_t number = 0;
    for (std::uint32_t i = 0; i < ledger.size(); ++i) {
        const Employer& employer = sheet.population().employers[i];
        if (!employer.declares()) continue;
        const EmployerEntry entry = employer_entry(sheet.books(), Register::si, i);
        const Account account = account_of(ledger[i], payer_of(sheet.books(), i), month);
        sheet.employer_row(i);
        sheet.count(++number)
            .text(employer.si_unit_code)
            .text(name_in(employer, entry))
            .count(ledger[i].insured[static_cast<std::size_t>(month)])
            .money(ledger[i].payroll[static_cast<std::size_t>(month)])
            .money(account.carried_in)
            .money(account.arising)
            .money(0)
            .money(account.interest)
            .money(account.paid);
        if (account.paid > 0) {
            sheet.date(*Date::of(year, static_cast<unsigned>(month), 5 + i % 20));
        } else {
            sheet.text("");
        }
        sheet.money(account.carried_out()).end_row();
    }
}

}  // namespace

void add_social_insurance(Deliveries& deliveries, const Books& books, const Ledger& ledger) {
    const auto jobs = static_cast<std::int64_t>(books.population.jobs.size());
    const auto declaring = std::ranges::count_if(books.population.employers, &Employer::declares);
    constexpr int as_workbook = 6;  // The list of one month comes as a workbook.
    for (int month = 1; month <= 12; ++month) {
        deliveries.push_back({"si-participants", "si-participants-" + month_iso(month), "social-insurance",
                              received_in_month_after(month), month == as_workbook ? Form::xlsx : Form::csv,
                              jobs, [month](Sheet& sheet) { write_participants(sheet, month); }});
        deliveries.push_back({"si-monthly-results", "si-monthly-results_" + month_iso(month),
                              "social-insurance", received_in_month_after(month), Form::xlsx, declaring,
                              [month, &ledger](Sheet& sheet) { write_results(sheet, month, ledger); }});
    }
    deliveries.push_back({"si-units", "si-units_2018-12-31", "social-insurance", "2019-01-05T08:10:00+07:00",
                          Form::xlsx, declaring, write_units});
}

}  // namespace baophu::synth
