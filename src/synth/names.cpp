#include "synth/names.h"

#include <array>

#include "synth/choice.h"

namespace baophu::synth {
namespace {

// Per thousand.
constexpr auto family_names = choice<std::string_view>(
    {{"Nguyễn", 384}, {"Trần", 121}, {"Lê", 95},   {"Phạm", 70},  {"Huỳnh", 27}, {"Hoàng", 24}, {"Phan", 45},
     {"Vũ", 21},      {"Võ", 18},    {"Đặng", 21}, {"Bùi", 20},   {"Đỗ", 14},    {"Hồ", 13},    {"Ngô", 13},
     {"Dương", 10},   {"Lý", 5},     {"Đinh", 9},  {"Trương", 9}, {"Đoàn", 8},   {"Lâm", 7},    {"Mai", 6},
     {"Trịnh", 6},    {"Đào", 6},    {"Cao", 5},   {"Lương", 5},  {"Hà", 4},     {"Tạ", 3},     {"Tô", 3},
     {"Lưu", 3},      {"Thái", 3},   {"Châu", 2},  {"Phùng", 2},  {"Chu", 2},    {"Vương", 2},  {"Quách", 1},
     {"Triệu", 1},    {"Tăng", 1},   {"Nông", 1},  {"Hứa", 1},    {"Thạch", 1},  {"Điểu", 1},   {"Voòng", 1},
     {"Chướng", 1},   {"Sú", 1},     {"La", 1},    {"Từ", 1},     {"Kiều", 1},   {"Thân", 1}});

constexpr auto male_middles = choice<std::string_view>(
    {{"Đức", 60},   {"Minh", 60}, {"Quốc", 55},  {"Hữu", 55},   {"Thanh", 55}, {"Công", 40}, {"Ngọc", 45},
     {"Hoàng", 45}, {"Xuân", 35}, {"Đình", 40},  {"Thành", 30}, {"Trọng", 25}, {"Duy", 25},  {"Quang", 30},
     {"Tấn", 25},   {"Anh", 25},  {"Chí", 20},   {"Thế", 20},   {"Bá", 20},    {"Viết", 15}, {"Mạnh", 12},
     {"Phước", 15}, {"Gia", 10},  {"Nhật", 12},  {"Hồng", 15},  {"Trung", 15}, {"Tiến", 12}, {"Hải", 10},
     {"Việt", 10},  {"Phú", 10},  {"Khắc", 10},  {"Vĩnh", 8},   {"Huy", 10},   {"Tuấn", 12}, {"Đăng", 10},
     {"Kim", 8},    {"Long", 6},  {"Trường", 8}, {"Hùng", 6},   {"Danh", 5},   {"Sỹ", 6},    {"Như", 5},
     {"Phi", 6},    {"Thái", 8},  {"Cao", 4},    {"Bảo", 6}});

constexpr auto female_middles = choice<std::string_view>(
    {{"Ngọc", 110},  {"Kim", 90},   {"Thanh", 90}, {"Thu", 70},   {"Mỹ", 60},   {"Bích", 50}, {"Hồng", 55},
     {"Phương", 40}, {"Minh", 35},  {"Tuyết", 28}, {"Quỳnh", 22}, {"Xuân", 30}, {"Cẩm", 25},  {"Bảo", 12},
     {"Hoài", 22},   {"Như", 18},   {"Thùy", 28},  {"Diễm", 18},  {"Mai", 15},  {"Ánh", 15},  {"Lệ", 14},
     {"Thúy", 22},   {"Hoàng", 20}, {"Anh", 12},   {"Huyền", 12}, {"Kiều", 18}, {"Thiên", 8}, {"Yến", 10},
     {"Tường", 6},   {"Trúc", 14},  {"Lan", 10},   {"Hải", 8},    {"Khánh", 8}, {"Vân", 10},  {"Hà", 6},
     {"Tú", 6},      {"Nguyệt", 8}, {"Ái", 5},     {"Tố", 6},     {"Hạnh", 6}});

constexpr auto male_givens = choice<std::string_view>(
    {{"Hùng", 40},  {"Dũng", 38},  {"Tuấn", 45},  {"Minh", 35},   {"Nam", 30},   {"Hải", 35},
     {"Long", 28},  {"Phúc", 24},  {"Thành", 32}, {"Tâm", 20},    {"Quang", 25}, {"Sơn", 30},
     {"Hiếu", 25},  {"Đạt", 20},   {"Cường", 28}, {"Bình", 22},   {"Hoàng", 26}, {"Thắng", 24},
     {"Trung", 24}, {"Phong", 20}, {"Tài", 18},   {"Lộc", 14},    {"Nghĩa", 18}, {"Khánh", 14},
     {"Huy", 26},   {"Việt", 14},  {"Vinh", 16},  {"Tùng", 20},   {"Toàn", 20},  {"Thịnh", 14},
     {"Khoa", 10},  {"Phước", 14}, {"Lâm", 14},   {"Hậu", 14},    {"Tiến", 18},  {"Duy", 18},
     {"Nhân", 12},  {"Quân", 14},  {"Đức", 18},   {"Hòa", 14},    {"Hưng", 14},  {"Thái", 10},
     {"Kiệt", 8},   {"Bảo", 10},   {"Linh", 10},  {"Trường", 12}, {"Dương", 10}, {"Mạnh", 12},
     {"Thuận", 12}, {"An", 12},    {"Ân", 6},     {"Bằng", 6},    {"Bắc", 5},    {"Bảy", 4},
     {"Chiến", 10}, {"Chung", 8},  {"Chương", 5}, {"Công", 10},   {"Danh", 6},   {"Đại", 6},
     {"Điệp", 4},   {"Định", 6},   {"Đông", 8},   {"Giang", 8},   {"Hà", 8},     {"Hiển", 5},
     {"Hiệp", 12},  {"Hợp", 5},    {"Hoan", 4},   {"Hảo", 4},     {"Khải", 6},   {"Khang", 6},
     {"Khôi", 4},   {"Kiên", 10},  {"Kỳ", 4},     {"Lợi", 8},     {"Luân", 8},   {"Lực", 6},
     {"Lương", 5},  {"Mẫn", 4},    {"Mười", 3},   {"Nguyên", 10}, {"Nhật", 8},   {"Nhàn", 3},
     {"Ngọc", 8},   {"Phát", 8},   {"Phú", 10},   {"Phương", 10}, {"Quốc", 8},   {"Quý", 8},
     {"Quyền", 6},  {"Quyết", 6},  {"Sang", 10},  {"Sáng", 5},    {"Sinh", 6},   {"Sỹ", 6},
     {"Tân", 10},   {"Tấn", 8},    {"Thanh", 12}, {"Thạch", 4},   {"Thiện", 8},  {"Thọ", 6},
     {"Thông", 8},  {"Thức", 3},   {"Tín", 8},    {"Tính", 5},    {"Toản", 5},   {"Trí", 10},
     {"Triều", 4},  {"Trọng", 8},  {"Trực", 4},   {"Tú", 10},     {"Tường", 5},  {"Tuyên", 5},
     {"Văn", 5},    {"Viên", 3},   {"Vũ", 12},    {"Vương", 6},   {"Vĩ", 4},     {"Xuân", 5},
     {"Út", 3},     {"Đoàn", 4},   {"Đô", 3},     {"Thế", 3},     {"Tư", 4},     {"Thương", 5}});

constexpr auto female_givens = choice<std::string_view>(
    {{"Hương", 34}, {"Lan", 28},    {"Hồng", 26},   {"Thảo", 32},   {"Linh", 28},  {"Trang", 28},
     {"Nga", 26},   {"Hạnh", 26},   {"Phương", 28}, {"Mai", 22},    {"Thủy", 28},  {"Dung", 26},
     {"Loan", 24},  {"Yến", 22},    {"Nhung", 22},  {"Vy", 8},      {"Hằng", 28},  {"Hoa", 24},
     {"Hà", 26},    {"Thu", 22},    {"Ngân", 16},   {"Tuyết", 16},  {"Trinh", 14}, {"Oanh", 16},
     {"Diễm", 8},   {"Trâm", 12},   {"Nhi", 10},    {"Thúy", 20},   {"Vân", 22},   {"Liên", 20},
     {"Tâm", 18},   {"Hiền", 24},   {"Xuân", 14},   {"Quyên", 14},  {"Châu", 10},  {"Hoài", 8},
     {"Ánh", 14},   {"Phượng", 16}, {"Huệ", 16},    {"Ngọc", 18},   {"My", 8},     {"Duyên", 16},
     {"Giang", 12}, {"Thơm", 10},   {"Lệ", 10},     {"Bích", 10},   {"Tiên", 10},  {"Quỳnh", 10},
     {"Thắm", 10},  {"An", 8},      {"Anh", 14},    {"Bé", 5},      {"Bình", 8},   {"Cúc", 8},
     {"Chi", 8},    {"Chinh", 5},   {"Dương", 4},   {"Diệu", 5},    {"Điệp", 5},   {"Đào", 8},
     {"Định", 3},   {"Gấm", 4},     {"Hân", 6},     {"Hậu", 6},     {"Hải", 5},    {"Hảo", 6},
     {"Hòa", 10},   {"Huyền", 16},  {"Hường", 14},  {"Khánh", 5},   {"Kiều", 8},   {"Kim", 6},
     {"Lài", 5},    {"Lành", 4},    {"Liễu", 8},    {"Lợi", 5},     {"Luyến", 6},  {"Lụa", 4},
     {"Lý", 10},    {"Ly", 8},      {"Mận", 5},     {"Minh", 8},    {"Mơ", 4},     {"Mỹ", 6},
     {"Năm", 3},    {"Nở", 3},      {"Nguyệt", 12}, {"Nguyên", 5},  {"Nhàn", 6},   {"Nhân", 4},
     {"Nhị", 3},    {"Như", 8},     {"Ninh", 4},    {"Nữ", 4},      {"Phúc", 4},   {"Phước", 4},
     {"Quý", 4},    {"Sen", 6},     {"Sáu", 3},     {"Sương", 8},   {"Tám", 3},    {"Thanh", 14},
     {"Thoa", 10},  {"Thơ", 6},     {"Thư", 8},     {"Thương", 12}, {"Thuận", 6},  {"Thục", 3},
     {"Thùy", 12},  {"Tình", 6},    {"Tú", 5},      {"Tươi", 6},    {"Tuyền", 8},  {"Trúc", 8},
     {"Trà", 4},    {"Uyên", 8},    {"Út", 4},      {"Việt", 3},    {"Viên", 3},   {"Xoan", 4},
     {"Xinh", 3},   {"Yên", 4},     {"Ái", 3},      {"Đông", 4},    {"Hiếu", 4},   {"Thêu", 4},
     {"Nhiên", 3}});

// Alike, since they are there to tell names apart.
constexpr std::array<std::string_view, 24> mothers_names{
    "Trần", "Lê",    "Phạm", "Huỳnh",  "Hoàng", "Phan", "Vũ",  "Võ",    "Đặng", "Bùi", "Đỗ",    "Hồ",
    "Ngô",  "Dương", "Đinh", "Trương", "Đoàn",  "Lâm",  "Mai", "Trịnh", "Đào",  "Cao", "Lương", "Nguyễn"};

// Four in five women born before 1980 bear Thị; three in ten of those born after 2000.
PerMillion thi_share(int birth_year) {
    if (birth_year < 1980) return 800'000;
    if (birth_year < 1990) return 560'000;
    if (birth_year < 1998) return 420'000;
    return 300'000;
}

// One word, or two different ones: "Ngọc", "Ngọc Bảo".
template <class Words>
std::string one_or_two(Random& random, const Words& words, PerMillion two) {
    const std::string_view first = words.pick(random);
    std::string text(first);
    if (!random.chance(two)) return text;
    const std::string_view second = words.pick(random);
    if (second != first) text.append(" ").append(second);
    return text;
}

std::string more_middle(Random& random, Sex sex) {
    return std::string(sex == Sex::male ? male_middles.pick(random) : female_middles.pick(random));
}

std::string male_middle(Random& random) {
    const int place = random.between(0, 99);
    if (place < 25) return "Văn";
    if (place < 30) return "";
    return one_or_two(random, male_middles, 150'000);
}

std::string female_middle(Random& random, int birth_year) {
    if (!random.chance(thi_share(birth_year))) return one_or_two(random, female_middles, 250'000);
    if (!random.chance(450'000)) return "Thị";
    return "Thị " + one_or_two(random, female_middles, 50'000);
}

std::string_view given_name(Random& random, Sex sex, std::string_view middle) {
    for (;;) {
        const std::string_view given =
            sex == Sex::male ? male_givens.pick(random) : female_givens.pick(random);
        if (!middle.ends_with(given)) return given;  // Nobody is called Minh Minh.
    }
}

}  // namespace

std::string_view family_name(Random& random) {
    return family_names.pick(random);
}

std::string full_name(Random& random, Sex sex, int birth_year) {
    return full_name_of(random, family_name(random), sex, birth_year, 0);
}

std::string full_name_of(Random& random, std::string_view family, Sex sex, int birth_year, int wide) {
    std::string name(family);
    if (wide >= 1) {
        const std::string_view mother = random.one_of(mothers_names);
        if (mother != family) name.append(" ").append(mother);
    }
    std::string middle = sex == Sex::male ? male_middle(random) : female_middle(random, birth_year);
    if (wide >= 3) middle += (middle.empty() ? "" : " ") + more_middle(random, sex);
    if (!middle.empty()) name.append(" ").append(middle);
    return name.append(" ").append(given_name(random, sex, middle));
}

}  // namespace baophu::synth
