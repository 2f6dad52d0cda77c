// What the district units send: residents of working age, household businesses, and what came of
// going from door to door in the last quarter.
#include <algorithm>

#include "synth/communes.h"
#include "synth/presence.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

std::string agency_of(std::size_t unit) {
    static constexpr std::array<std::string_view, 11> names{
        "THÀNH PHỐ BIÊN HÒA", "THỊ XÃ LONG KHÁNH", "HUYỆN TÂN PHÚ",    "HUYỆN VĨNH CỬU",
        "HUYỆN ĐỊNH QUÁN",    "HUYỆN TRẢNG BOM",   "HUYỆN THỐNG NHẤT", "HUYỆN CẨM MỸ",
        "HUYỆN LONG THÀNH",   "HUYỆN XUÂN LỘC",    "HUYỆN NHƠN TRẠCH"};
    return "ỦY BAN NHÂN DÂN " + std::string(names[unit]);
}

// Every other district writes the commune's code, the others its name.
std::string_view commune_cell(std::size_t commune, std::size_t unit) {
    return unit % 2 == 0 ? communes()[commune].name : communes()[commune].code;
}

std::string_view ethnicity_of(std::uint32_t household) {
    static constexpr std::array<std::string_view, 5> others{"Hoa", "Nùng", "Tày", "Chơ Ro", "Khmer"};
    const std::uint32_t place = household * 2'654'435'761U >> 16;
    return place % 1'000 < 65 ? others[place % others.size()] : "Kinh";
}

void write_resident(Sheet& sheet, std::uint32_t index, std::size_t unit, Defect defect) {
    const Person& person = sheet.population().persons[index];
    const Household& household = sheet.population().households[person.household];
    const Entry entry = entry_of(sheet.books(), Register::residents, index);
    sheet.name(person, entry, defect)
        .birth(person, entry, defect)
        .sex(person)
        .number(person, entry)
        .text("H" + digits(person.household, 7))
        .text(relation_word(person))
        .text(ethnicity_of(person.household))
        .text(house_of(household, entry.slips.has(Rate::address_short)))
        .text(commune_cell(household.commune, unit))
        .text(row_of(person.kind).occupation)
        .text(tells_si_number(person, index) ? digits(person.si_number, 10) : "");
}

void write_residents(Sheet& sheet, std::size_t unit) {
    sheet.titles(agency_of(unit), "DANH SÁCH NGƯỜI TRONG ĐỘ TUỔI LAO ĐỘNG. Năm 2018");
    sheet.header({{"STT", ""},
                  {"Họ và tên", "Họ tên"},
                  {"Ngày sinh", ""},
                  {"Giới tính", ""},
                  {"Số CMND/CCCD", ""},
                  {"Mã hộ", "Số hộ"},
                  {"Quan hệ với chủ hộ", ""},
                  {"Dân tộc", ""},
                  {"Địa chỉ", "Thôn/Ấp/KP"},
                  {"Xã/Phường", ""},
                  {"Tình trạng việc làm", "Nghề nghiệp"},
                  {"Mã số BHXH", ""}});
    const Population& population = sheet.population();
    std::int64_t number = 0;
    for (const Household& household : population.households) {
        if (household.unit != unit) continue;
        for (std::uint32_t i = household.first; i < household.first + household.people; ++i) {
            if (!population.persons[i].listed) continue;
            const Defect defect = sheet.person_row(i, false, true);
            sheet.count(++number);
            write_resident(sheet, i, unit, defect);
            sheet.end_row();
        }
    }
}

std::string_view status_of(const Employer& employer) {
    if (employer.activity == Activity::suspended) return "Tạm ngừng";
    return employer.activity == Activity::active ? "Đang hoạt động" : "Ngừng hoạt động";
}

void write_household_business(Sheet& sheet, std::uint32_t index) {
    const Employer& employer = sheet.population().employers[index];
    const Person& owner = sheet.population().persons[employer.representative];
    const Entry entry = entry_of(sheet.books(), Register::household_business, employer.representative);
    const Defect defect = sheet.person_row(employer.representative, false, true);
    const std::size_t commune = employer.commune;
    sheet.text(employer.registration)
        .text(employer.tax_code)
        .text(employer.name)
        .name(owner, entry, defect)
        .birth(owner, entry, defect)
        .sex(owner)
        .number(owner, entry)
        .text("Số " + std::to_string(1 + employer.enterprise / 10 % 400) + ", " +
              std::string(communes()[commune].name))
        .text(commune_cell(commune, employer.unit))
        .text(employer.name.find("ăn") == std::string::npos ? "Bán lẻ" : "Ăn uống")
        .date(employer.registered_on)
        .text(owner.kind == Kind::owner_by_declaration ? "Kê khai" : "Khoán")
        .count(employer.workers)
        .text(status_of(employer));
}

void write_household_businesses(Sheet& sheet, std::size_t unit) {
    sheet.titles(agency_of(unit), "DANH SÁCH HỘ KINH DOANH tính đến ngày 31/12/2018");
    sheet.header({{"Số giấy chứng nhận ĐKKD", "Số GCN ĐKHKD"},
                  {"Mã số thuế", ""},
                  {"Tên hộ kinh doanh", ""},
                  {"Họ tên chủ hộ", "Chủ hộ kinh doanh"},
                  {"Ngày sinh", ""},
                  {"Giới tính", ""},
                  {"Số CMND/CCCD", ""},
                  {"Địa chỉ kinh doanh", ""},
                  {"Xã/Phường", "Phường/Xã"},
                  {"Ngành nghề", ""},
                  {"Ngày cấp", ""},
                  {"Phương pháp tính thuế", ""},
                  {"Số lao động", ""},
                  {"Tình trạng", ""}});
    const auto& employers = sheet.population().employers;
    for (std::uint32_t i = 0; i < employers.size(); ++i) {
        if (employers[i].place != Place::household_business || employers[i].unit != unit) continue;
        if (employers[i].representative == no_one) continue;
        write_household_business(sheet, i);
        sheet.end_row();
    }
}

// ---- Reviews ------------------------------------------------------------------------------------

std::string_view found_there(const Employer& employer) {
    if (employer.activity == Activity::left_address) return "Không còn tại địa chỉ";
    return employer.activity == Activity::dissolved ? "Đã ngừng hoạt động" : "Đang hoạt động";
}

bool is_reviewed(const Employer& employer, std::size_t unit) {
    const bool kind = employer.place == Place::enterprise || employer.place == Place::cooperative;
    return kind && employer.unit == unit && employer.enterprise / 10 % 16 == 3;
}

std::string_view why_not(const Employer& employer) {
    if (employer.workers == 0 || employer.trouble == Trouble::none) return "";
    return employer.trouble == Trouble::head_office ? "Đóng tại trụ sở chính ở tỉnh khác"
                                                    : "Chưa biết quy định";
}

void write_review(Sheet& sheet, std::uint32_t index, const EmployerYear& sums) {
    const Employer& employer = sheet.population().employers[index];
    const EmployerEntry entry = employer_entry(sheet.books(), Register::residents, index);
    // Who works there, lent labour and family hands too, is counted at the door.
    const int found = sums.working[12] + (sums.working[12] > 5 ? sheet.random().between(0, 3) : 0);
    sheet.employer_row(index);
    sheet.text(code_in(employer.tax_code, entry))
        .text(name_in(employer, entry))
        .text(address_in(sheet.books(), index, entry))
        .text(commune_cell(employer.commune, employer.unit))
        .date(*Date::of(2018, 10 + index % 3, 1 + index % 28))
        .count(found)
        .count(sums.contracts[12])
        .count(std::min(found, sums.insured[12]))
        .text(found_there(employer))
        .text(why_not(employer))
        .text("Tổ rà soát " + std::to_string(1 + index % 5))
        .end_row();
}

void write_reviews(Sheet& sheet, std::size_t unit, const Ledger& ledger) {
    sheet.titles(agency_of(unit), "KẾT QUẢ RÀ SOÁT ĐƠN VỊ SỬ DỤNG LAO ĐỘNG. Quý IV năm 2018");
    sheet.header({{"Mã số thuế", ""},
                  {"Tên đơn vị", ""},
                  {"Địa chỉ", ""},
                  {"Xã/Phường", ""},
                  {"Ngày rà soát", ""},
                  {"Số lao động thực tế", ""},
                  {"Số lao động có HĐLĐ từ 1 tháng", ""},
                  {"Số lao động đã tham gia BHXH", ""},
                  {"Tình trạng đơn vị", ""},
                  {"Lý do chưa tham gia", ""},
                  {"Người rà soát", ""}});
    for (std::uint32_t i = 0; i < ledger.size(); ++i) {
        if (is_reviewed(sheet.population().employers[i], unit)) write_review(sheet, i, ledger[i]);
    }
}

std::int64_t residents_of(const Population& population, std::size_t unit) {
    std::int64_t people = 0;
    for (const Household& household : population.households)
        people += household.unit == unit ? household.people : 0;
    return people;
}

}  // namespace

void add_districts(Deliveries& deliveries, const Books& books, const Ledger& ledger) {
    constexpr std::size_t with_workbook = 2;  // Tân Phú sends its residents as a workbook.
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        const std::string code(units[unit].code);
        const std::string sender = "unit-" + code;
        const auto businesses =
            std::ranges::count_if(books.population.employers, [&](const Employer& employer) {
                return employer.unit == unit && employer.place == Place::household_business;
            });
        deliveries.push_back({"residents", "residents-" + code + "_2018", sender, "2019-02-12T09:00:00+07:00",
                              unit == with_workbook ? Form::xlsx : Form::csv,
                              residents_of(books.population, unit),
                              [unit](Sheet& sheet) { write_residents(sheet, unit); }});
        deliveries.push_back({"household-businesses", "household-businesses-" + code + "_2018-12-31", sender,
                              "2019-01-25T09:00:00+07:00", unit % 3 == 1 ? Form::xls : Form::xlsx, businesses,
                              [unit](Sheet& sheet) { write_household_businesses(sheet, unit); }});
        deliveries.push_back({"field-reviews", "field-reviews-" + code + "_2018-Q4", sender,
                              "2019-01-04T09:00:00+07:00", Form::xlsx, 10'000,
                              [unit, &ledger](Sheet& sheet) { write_reviews(sheet, unit, ledger); }});
    }
}

}  // namespace baophu::synth
