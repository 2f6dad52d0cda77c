// Voluntary insurance: who paid in a month (D05-TS), and the declarations that newcomers and those
// who go on handed in (D03/TK1).
#include <algorithm>

#include "synth/choice.h"
#include "synth/communes.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::string_view agency = "BẢO HIỂM XÃ HỘI TỈNH ĐỒNG NAI";
constexpr std::int64_t poverty_line = 700'000;  // Rural, 2016 to 2021; a step is 50,000.
constexpr std::int64_t step = 50'000;

struct Method {
    std::string_view name;
    int months;  // Paid at once.
};

// How one pays, and in which months of the year.
struct Plan {
    Method method;
    int joined;  // The first month of 2018 in which he pays; 1 for who paid before.
    std::int64_t income;
    Poverty poverty;

    bool pays_in(int month) const { return month >= joined && (month - joined) % method.months == 0; }
};

Plan plan_of(const Books& books, std::uint32_t index) {
    constexpr auto methods = choice<Method>({{{"Hằng tháng", 1}, 45},
                                             {{"3 tháng", 3}, 30},
                                             {{"6 tháng", 6}, 12},
                                             {{"12 tháng", 12}, 11},
                                             {{"Đóng một lần cho những năm về sau", 24}, 2}});
    Random random(books.seed, static_cast<std::uint64_t>(Stream::figures) + 1, index);
    const Person& person = books.population.persons[index];
    Plan plan{.method = methods.pick(random), .joined = 1, .income = poverty_line, .poverty = Poverty::none};
    if (random.chance(550'000)) plan.joined = random.between(1, 12);
    if (random.chance(600'000)) plan.income += step * random.between(1, 66);
    if (person.household != no_one) plan.poverty = books.population.households[person.household].poverty;
    return plan;
}

// 30, 25 or 10 % of the contribution at the poverty line.
std::int64_t support_of(Poverty poverty) {
    const std::int64_t percent = poverty == Poverty::poor ? 30 : poverty == Poverty::near_poor ? 25 : 10;
    return poverty_line * 22 / 100 * percent / 100;
}

// Ahead for n months, at an average of 0.4 % a month: the sum of 0.22 M / 1.004^(i-1), reckoned in
// millionths of a dong.
std::int64_t paid_ahead(std::int64_t income, int months) {
    constexpr std::int64_t million = 1'000'000;
    std::int64_t part = income * 22 / 100 * million;
    std::int64_t sum = 0;
    for (int i = 0; i < months; ++i, part = part * 1'000 / 1'004)
        sum += part;
    return (sum + million / 2) / million;
}

std::int64_t total_of(const Plan& plan) {
    if (plan.method.months > 12) return paid_ahead(plan.income, plan.method.months);
    return plan.income * 22 / 100 * plan.method.months;
}

std::string_view group_of(Poverty poverty) {
    return poverty == Poverty::poor ? "Hộ nghèo" : poverty == Poverty::near_poor ? "Hộ cận nghèo" : "Khác";
}

const Commune& commune_of(const Population& population, const Person& person) {
    return communes()[population.households[person.household].commune];
}

std::string_view agent_of(const Person& person) {
    static constexpr std::array<std::string_view, 3> agents{"Bưu điện", "UBND xã, phường", "Hội Phụ nữ"};
    return agents[person.cmnd % agents.size()];
}

void write_payment(Sheet& sheet, std::uint32_t index, const Plan& plan, int month, Defect defect) {
    const Person& person = sheet.population().persons[index];
    const Entry entry = entry_of(sheet.books(), Register::voluntary, index);
    const std::int64_t total = total_of(plan);
    const std::int64_t state = support_of(plan.poverty) * plan.method.months;
    const std::int64_t other =
        plan.poverty == Poverty::poor ? std::min<std::int64_t>(total - state, 20'000) : 0;
    sheet.name(person, entry, defect)
        .text(digits(person.si_number, 10))
        .birth(person, entry, defect)
        .sex(person)
        .number(person, entry)
        .money(plan.income)
        .text(plan.method.name)
        .count(plan.method.months)
        .text(Month::of(year, static_cast<unsigned>(month))->vietnamese())
        .money(total)
        .money(total - state - other)
        .money(state)
        .money(other)
        .text(group_of(plan.poverty))
        .text(agent_of(person))
        .text(commune_of(sheet.population(), person).code);
}

template <class Write>
void each_payer(Sheet& sheet, int month, Write write) {
    const auto& persons = sheet.population().persons;
    std::int64_t number = 0;
    for (std::uint32_t i = 0; i < persons.size(); ++i) {
        if (!persons[i].volunteer) continue;
        const Plan plan = plan_of(sheet.books(), i);
        if (!plan.pays_in(month)) continue;
        const Defect defect = sheet.person_row(i, false, true);
        sheet.count(++number);
        write(i, plan, defect);
        sheet.end_row();
    }
}

void write_payments(Sheet& sheet, int month) {
    sheet.titles(agency, "DANH SÁCH NGƯỜI THAM GIA BHXH TỰ NGUYỆN (D05-TS). " + month_title(month));
    sheet.header({{"STT", ""},
                  {"Họ và tên", "Họ tên"},
                  {"Mã số BHXH", ""},
                  {"Ngày sinh", ""},
                  {"Giới tính", ""},
                  {"Số CMND/CCCD", ""},
                  {"Mức thu nhập đóng", "Mức thu nhập"},
                  {"Phương thức đóng", ""},
                  {"Số tháng", ""},
                  {"Từ tháng", ""},
                  {"Tổng số tiền", ""},
                  {"Người tham gia đóng", ""},
                  {"Nhà nước hỗ trợ", ""},
                  {"Hỗ trợ khác", ""},
                  {"Đối tượng", ""},
                  {"Đại lý thu", ""},
                  {"Xã/Phường", ""}});
    each_payer(sheet, month, [&](std::uint32_t index, const Plan& plan, Defect defect) {
        write_payment(sheet, index, plan, month, defect);
    });
}

void write_declaration(Sheet& sheet, std::uint32_t index, const Plan& plan, int month, Defect defect) {
    const Person& person = sheet.population().persons[index];
    const Entry entry = entry_of(sheet.books(), Register::voluntary, index);
    const Household& household = sheet.population().households[person.household];
    const Date from = *Date::of(year, static_cast<unsigned>(month), 1);
    sheet.name(person, entry, defect)
        .text(digits(person.si_number, 10))
        .birth(person, entry, defect)
        .sex(person)
        .number(person, entry)
        .text(plan.joined == month ? "TM" : "Đóng tiếp")
        .text("BHXH tự nguyện")
        .date(from)
        .count(plan.method.months)
        .money(total_of(plan) - support_of(plan.poverty) * plan.method.months)
        .text("BL" + digits(index, 7))
        .date(from)
        .text("HGD" + digits(person.household, 8))
        .text("Việt Nam")
        .text("Kinh")
        .text(communes()[household.commune].code)
        .text(house_of(household, false))
        .text("09" + digits(person.cmnd % 100'000'000, 8))
        .text("")
        .text("")
        .text("");
}

// The workbook has the same label more than once; the first counts.
void write_declarations(Sheet& sheet, int month) {
    sheet.titles(agency, "DANH SÁCH KÊ KHAI THAM GIA (D03-TS, TK1-TS). " + month_title(month));
    sheet.header({{"STT", ""},
                  {"Họ tên", "Họ và tên"},
                  {"Mã số BHXH", ""},
                  {"Ngày sinh", ""},
                  {"Giới tính", ""},
                  {"Số CCCD/ CMND/ ĐDCN/ Hộ chiếu", "CMND"},
                  {"Phương án", ""},
                  {"Loại khai báo", ""},
                  {"Từ ngày", ""},
                  {"Số tháng", ""},
                  {"Số tiền thực tế", ""},
                  {"Số biên lai", ""},
                  {"Ngày biên lai", ""},
                  {"Mã hộ gia đình", ""},
                  {"Quốc tịch", ""},
                  {"Dân tộc", ""},
                  {"Mã xã đang sinh sống", ""},
                  {"Địa chỉ đang sinh sống", ""},
                  {"Điện thoại liên hệ", ""},
                  {"Ghi chú", ""},
                  {"Từ ngày", ""},
                  {"Ghi chú", ""}});
    each_payer(sheet, month, [&](std::uint32_t index, const Plan& plan, Defect defect) {
        write_declaration(sheet, index, plan, month, defect);
    });
}

}  // namespace

void add_voluntary(Deliveries& deliveries, const Books& books) {
    const auto volunteers = std::ranges::count(books.population.persons, true, &Person::volunteer);
    for (int month = 1; month <= 12; ++month) {
        deliveries.push_back({"voluntary-participants", "voluntary-participants_" + month_iso(month),
                              "social-insurance", received_in_month_after(month), Form::xls, volunteers,
                              [month](Sheet& sheet) { write_payments(sheet, month); }});
        deliveries.push_back({"si-declarations", "si-declarations_" + month_iso(month), "social-insurance",
                              received_in_month_after(month), Form::xls, volunteers,
                              [month](Sheet& sheet) { write_declarations(sheet, month); }});
    }
}

}  // namespace baophu::synth
