// Lists that name nobody: procedures handled, benefits paid, and the units of the territory as
// the statistics office numbers them.
#include <algorithm>

#include "synth/communes.h"
#include "synth/letters.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::string_view agency = "BẢO HIỂM XÃ HỘI TỈNH ĐỒNG NAI";

std::string office_of(std::size_t unit) {
    return "BHXH " + std::string(units[unit].title) + " " + std::string(units[unit].name);
}

void write_procedures(Sheet& sheet, int month) {
    static constexpr std::array<std::string_view, 5> procedures{
        "Đăng ký, điều chỉnh đóng BHXH bắt buộc", "Cấp lại, điều chỉnh sổ BHXH",
        "Đăng ký đóng BHXH tự nguyện", "Giải quyết hưởng chế độ thai sản", "Giải quyết hưởng BHXH một lần"};
    sheet.titles(agency, "TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH. " + month_title(month));
    sheet.header({{"STT", ""},
                  {"Cơ quan BHXH", "Đơn vị"},
                  {"Địa bàn", ""},
                  {"Thủ tục hành chính", "Tên thủ tục"},
                  {"Tiếp nhận", ""},
                  {"Giải quyết đúng hạn", ""},
                  {"Quá hạn", ""},
                  {"Đang giải quyết", ""},
                  {"Trực tuyến", ""}});
    std::int64_t number = 0;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        for (const std::string_view procedure : procedures) {
            const std::int64_t received = sheet.random().between(20, 80 + units[unit].share * 8);
            const std::int64_t late = received / 60;
            const std::int64_t pending = received / 9;
            sheet.figure_row();
            sheet.count(++number)
                .text(office_of(unit))
                .text(units[unit].name)
                .text(procedure)
                .count(received)
                .count(received - late - pending)
                .count(late)
                .count(pending)
                .count(received * 2 / 3)
                .end_row();
        }
    }
}

void write_benefits(Sheet& sheet, int month) {
    struct Benefit {
        std::string_view name;
        std::int64_t amount;  // Of a case, about.
        int share;            // Cases a thousand workers of the unit, in a month.
    };
    static constexpr std::array<Benefit, 8> benefits{{{"Ốm đau", 900'000, 60},
                                                      {"Thai sản", 22'000'000, 6},
                                                      {"Dưỡng sức", 2'000'000, 3},
                                                      {"Tai nạn lao động", 14'000'000, 1},
                                                      {"Hưu trí", 4'800'000, 90},
                                                      {"Tử tuất", 15'000'000, 1},
                                                      {"BHXH một lần", 24'000'000, 4},
                                                      {"Trợ cấp thất nghiệp", 3'100'000, 20}}};
    sheet.titles(agency, "TÌNH HÌNH CHI TRẢ CÁC CHẾ ĐỘ. " + month_title(month));
    sheet.header({{"STT", ""},
                  {"Địa bàn", ""},
                  {"Chế độ", ""},
                  {"Số lượt", "Số hồ sơ"},
                  {"Số người", ""},
                  {"Số tiền", ""}});
    std::int64_t number = 0;
    for (const Unit& unit : units) {
        for (const Benefit& benefit : benefits) {
            const std::int64_t cases =
                1 + std::int64_t{unit.share} * benefit.share / 10 * sheet.random().between(85, 115) / 100;
            sheet.figure_row();
            sheet.count(++number)
                .text(unit.name)
                .text(benefit.name)
                .count(cases)
                .count(cases - cases / 20)
                .money(cases * benefit.amount)
                .end_row();
        }
    }
}

// "Phường Trảng Dài": what it is, and its name.
std::string level_of(std::string_view name) {
    if (name.starts_with("Phường")) return "Phường";
    return name.starts_with("Thị trấn") ? "Thị trấn" : "Xã";
}

void write_unit_list(Sheet& sheet) {
    sheet.titles("CỤC THỐNG KÊ TỈNH ĐỒNG NAI", "DANH MỤC ĐƠN VỊ HÀNH CHÍNH đến ngày 31/12/2018");
    sheet.header({{"Tỉnh Thành Phố", ""},
                  {"Mã TP", ""},
                  {"Quận Huyện", ""},
                  {"Mã QH", ""},
                  {"Phường Xã", ""},
                  {"Mã PX", ""},
                  {"Cấp", ""},
                  {"Tên Tiếng Anh", ""}});
    for (const Commune& commune : communes()) {
        const Unit& unit = units[commune.unit];
        sheet.figure_row();
        sheet.text("Tỉnh Đồng Nai")
            .text("75")
            .text(std::string(unit.title) + " " + std::string(unit.name))
            .text(unit.code)
            .text(commune.name)
            .text(commune.code)
            .text(level_of(commune.name))
            .text(without_marks(commune.name))
            .end_row();
    }
}

}  // namespace

void add_figures(Deliveries& deliveries, const Books&) {
    for (int month = 1; month <= 12; ++month) {
        deliveries.push_back({"procedure-figures", "procedure-figures_" + month_iso(month),
                              "social-insurance", received_in_month_after(month), Form::xls, 100,
                              [month](Sheet& sheet) { write_procedures(sheet, month); }});
        deliveries.push_back({"benefit-figures", "benefit-figures_" + month_iso(month), "social-insurance",
                              received_in_month_after(month), Form::xls, 100,
                              [month](Sheet& sheet) { write_benefits(sheet, month); }});
    }
    deliveries.push_back({"unit-lists", "unit-lists_2018-12-31", "statistics", "2019-01-08T08:00:00+07:00",
                          Form::xls, static_cast<std::int64_t>(commune_count), write_unit_list});
}

}  // namespace baophu::synth
