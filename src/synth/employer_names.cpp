#include <array>

#include "synth/choice.h"
#include "synth/employers.h"

namespace baophu::synth {
namespace {

constexpr auto small_forms = choice<std::string_view>({{"Công ty TNHH", 40},
                                                       {"Công ty TNHH MTV", 32},
                                                       {"Công ty Cổ phần", 10},
                                                       {"Doanh nghiệp tư nhân", 12},
                                                       {"Công ty Hợp danh", 1}});
constexpr auto small_trades = choice<std::string_view>({{"Thương mại Dịch vụ", 25},
                                                        {"Xây dựng", 14},
                                                        {"Sản xuất, Thương mại và Dịch vụ", 6},
                                                        {"Vận tải", 10},
                                                        {"Cơ khí", 10},
                                                        {"Gỗ", 9},
                                                        {"Bao bì", 5},
                                                        {"Thực phẩm", 6},
                                                        {"Nông sản", 5},
                                                        {"Tư vấn Thiết kế", 5},
                                                        {"Cung ứng Lao động", 3},
                                                        {"Bảo vệ", 3},
                                                        {"Du lịch", 2}});
constexpr auto large_forms =
    choice<std::string_view>({{"Công ty TNHH", 60}, {"Công ty Cổ phần", 25}, {"Công ty TNHH MTV", 15}});
constexpr auto large_trades = choice<std::string_view>({{"Giày", 27},
                                                        {"Dệt May", 17},
                                                        {"Điện tử", 15},
                                                        {"Chế biến Gỗ", 9},
                                                        {"Hóa chất", 5},
                                                        {"Nhựa", 5},
                                                        {"Thực phẩm", 5},
                                                        {"Cơ khí Chính xác", 9},
                                                        {"Sợi", 4},
                                                        {"Gạch men", 4}});

constexpr std::array<std::string_view, 28> first_words{
    "Hưng",  "Phú",    "Minh",  "Thành", "An",  "Tân",   "Đại",  "Vạn",  "Kim", "Thiên",
    "Phước", "Lộc",    "Hoàng", "Ngọc",  "Bảo", "Quang", "Việt", "Đông", "Nam", "Thuận",
    "Hòa",   "Trường", "Gia",   "Long",  "Hải", "Sơn",   "Nhật", "Toàn"};
constexpr std::array<std::string_view, 28> second_words{
    "Thịnh", "Phát",  "Lợi",   "Tiến", "Khang", "Đạt",    "Hưng", "Phong", "Vinh", "Nghĩa",
    "Tín",   "Cường", "Thắng", "Mỹ",   "Anh",   "Lan",    "Sang", "Tâm",   "Phúc", "Bình",
    "Điền",  "Giang", "Thạnh", "Quý",  "Châu",  "Nguyên", "Huy",  "Lâm"};

}  // namespace

std::string proper_name(Random& random) {
    std::string proper(random.one_of(first_words));
    return proper.append(" ").append(random.one_of(second_words));
}

std::string employer_name(Random& random, int workers) {
    const bool large = workers >= 200;
    std::string name(large ? large_forms.pick(random) : small_forms.pick(random));
    name.append(" ").append(large ? large_trades.pick(random) : small_trades.pick(random));
    std::string proper = proper_name(random);
    // A few registers keep the quotation marks of the certificate: the CSV has to double them.
    if (random.chance(20'000)) proper = '"' + proper + '"';
    name.append(" ").append(proper);
    if (large && random.chance(400'000)) name += " Đồng Nai";
    return name;
}

}  // namespace baophu::synth
