// What the department of planning and investment sends: the whole business register, and month by
// month the enterprises that are new in it.
#include <algorithm>

#include "synth/communes.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::string_view agency = "SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH ĐỒNG NAI";

std::string_view legal_form(const Employer& employer) {
    if (employer.branch > 0) return employer.enterprise % 2 == 0 ? "Chi nhánh" : "CN";
    const auto has = [&](std::string_view words) { return employer.name.find(words) != std::string::npos; };
    if (has("MTV")) return employer.enterprise % 2 == 0 ? "Công ty TNHH một thành viên" : "TNHH MTV";
    if (has("TNHH")) return employer.enterprise % 2 == 0 ? "Công ty TNHH hai thành viên trở lên" : "TNHH";
    if (has("Cổ phần")) return employer.enterprise % 2 == 0 ? "Công ty cổ phần" : "CP";
    return has("tư nhân") ? "Doanh nghiệp tư nhân" : "Công ty hợp danh";
}

std::string_view status_of(Activity activity) {
    switch (activity) {
        case Activity::suspended:
            return "Tạm ngừng kinh doanh";
        case Activity::dissolving:
            return "Đang làm thủ tục giải thể";
        case Activity::dissolved:
            return "Đã giải thể";
        case Activity::left_address:
            return "Không hoạt động tại trụ sở";
        default:
            return "Đang hoạt động";
    }
}

std::string_view sector_of(const Employer& employer) {
    struct Sector {
        std::string_view word;
        std::string_view code;
    };
    // Of VSIC 2018.
    static constexpr std::array<Sector, 8> sectors{{{"Giày", "1520"},
                                                    {"Dệt May", "1410"},
                                                    {"Gỗ", "1610"},
                                                    {"Xây dựng", "4100"},
                                                    {"Vận tải", "4933"},
                                                    {"Thực phẩm", "1079"},
                                                    {"Điện tử", "2610"},
                                                    {"Cung ứng", "7820"}}};
    for (const Sector& sector : sectors) {
        if (employer.name.find(sector.word) != std::string::npos) return sector.code;
    }
    return "4690";
}

// What the founders expect, and later employers report.
int declared_workers(const Employer& employer) {
    if (employer.workers > 0) return employer.workers + employer.workers / 5;
    return static_cast<int>(employer.enterprise / 10 % 15);
}

void write_row(Sheet& sheet, std::uint32_t index) {
    const Employer& employer = sheet.population().employers[index];
    const EmployerEntry entry = employer_entry(sheet.books(), Register::business, index);
    sheet.text(code_in(employer.tax_code, entry))
        .text(name_in(employer, entry))
        .text(legal_form(employer))
        .text(status_of(employer.activity))
        .text(address_in(sheet.books(), index, entry))
        .text(unit_name_in(employer.unit, entry));
    if (employer.representative == no_one) {
        sheet.text("").text("");
    } else {
        const Person& head = sheet.population().persons[employer.representative];
        const Entry as_head = entry_of(sheet.books(), Register::business, employer.representative);
        sheet.name(head, as_head, Defect::none).number(head, as_head);
    }
    sheet.money(500'000'000 * static_cast<std::int64_t>(1 + employer.enterprise / 10 % 40))
        .text(sector_of(employer))
        .date(employer.registered_on)
        .count(declared_workers(employer))
        .text("09" + digits(employer.enterprise % 100'000'000, 8))
        .text(employer.branch > 0 ? digits(employer.enterprise, 10) : "");
}

void write_header(Sheet& sheet) {
    sheet.header({{"STT", ""},
                  {"Mã số doanh nghiệp", "MSDN"},
                  {"Tên doanh nghiệp", "Tên tiếng Việt"},
                  {"Loại hình doanh nghiệp", "Loại hình"},
                  {"Tình trạng hoạt động", "Trạng thái"},
                  {"Địa chỉ trụ sở chính", "Địa chỉ trụ sở"},
                  {"Quận/Huyện", "Huyện/Thành phố"},
                  {"Người đại diện theo pháp luật", "Người đại diện"},
                  {"Số CMND/CCCD người đại diện", "Số giấy tờ pháp lý"},
                  {"Vốn điều lệ", ""},
                  {"Ngành nghề kinh doanh chính", "Mã ngành chính"},
                  {"Ngày đăng ký lần đầu", "Ngày cấp"},
                  {"Số lao động", "Tổng số lao động dự kiến"},
                  {"Điện thoại", ""},
                  {"Mã số doanh nghiệp chủ quản", "Mã số đơn vị chủ quản"}});
}

bool is_new_in(const Employer& employer, int month) {
    const Date& day = employer.registered_on;
    return employer.place == Place::enterprise && day.year() == year &&
           day.month() == static_cast<unsigned>(month);
}

void write_all(Sheet& sheet) {
    sheet.titles(agency, "DANH SÁCH DOANH NGHIỆP ĐÃ ĐĂNG KÝ tính đến ngày 31/12/2018");
    write_header(sheet);
    std::int64_t number = 0;
    const auto& employers = sheet.population().employers;
    for (std::uint32_t i = 0; i < employers.size(); ++i) {
        if (employers[i].place != Place::enterprise) continue;
        sheet.employer_row(i);
        sheet.count(++number);
        write_row(sheet, i);
        sheet.end_row();
    }
}

void write_new(Sheet& sheet, int month) {
    sheet.titles(agency, "DOANH NGHIỆP thành lập mới. " + month_title(month));
    write_header(sheet);
    std::int64_t number = 0;
    const auto& employers = sheet.population().employers;
    for (std::uint32_t i = 0; i < employers.size(); ++i) {
        if (!is_new_in(employers[i], month)) continue;
        sheet.employer_row(i);
        sheet.count(++number);
        write_row(sheet, i);
        sheet.end_row();
    }
}

}  // namespace

void add_planning_investment(Deliveries& deliveries, const Books& books) {
    const auto enterprises =
        std::ranges::count(books.population.employers, Place::enterprise, &Employer::place);
    deliveries.push_back({"business-registrations", "business-registrations_2018-12-31",
                          "planning-investment", "2019-01-10T09:00:00+07:00", Form::xlsx, enterprises,
                          write_all});
    for (int month = 1; month <= 12; ++month) {
        deliveries.push_back({"business-registrations-new", "business-registrations-new_" + month_iso(month),
                              "planning-investment", received_in_month_after(month), Form::xls, enterprises,
                              [month](Sheet& sheet) { write_new(sheet, month); }});
    }
}

}  // namespace baophu::synth
