#include "synth/communes.h"

#include <algorithm>

namespace baophu::synth {
namespace {

// By district, then code.
constexpr std::array<Commune, commune_count> table{{
    {0, "25993", "Phường Trảng Dài"},   {0, "25996", "Phường Tân Phong"},
    {0, "25999", "Phường Tân Biên"},    {0, "26002", "Phường Hố Nai"},
    {0, "26005", "Phường Tân Hòa"},     {0, "26008", "Phường Tân Hiệp"},
    {0, "26011", "Phường Bửu Long"},    {0, "26014", "Phường Tân Tiến"},
    {0, "26017", "Phường Tam Hiệp"},    {0, "26020", "Phường Long Bình"},
    {0, "26023", "Phường Quang Vinh"},  {0, "26026", "Phường Tân Mai"},
    {0, "26029", "Phường Thống Nhất"},  {0, "26032", "Phường Trung Dũng"},
    {0, "26035", "Phường Tam Hòa"},     {0, "26038", "Phường Hòa Bình"},
    {0, "26041", "Phường Quyết Thắng"}, {0, "26044", "Phường Thanh Bình"},
    {0, "26047", "Phường Bình Đa"},     {0, "26050", "Phường An Bình"},
    {0, "26053", "Phường Bửu Hòa"},     {0, "26056", "Phường Long Bình Tân"},
    {0, "26059", "Phường Tân Vạn"},     {0, "26062", "Xã Tân Hạnh"},
    {0, "26065", "Xã Hiệp Hòa"},        {0, "26068", "Xã Hóa An"},
    {0, "26371", "Xã An Hòa"},          {0, "26374", "Xã Tam Phước"},
    {0, "26377", "Xã Phước Tân"},       {0, "26380", "Xã Long Hưng"},
    {1, "26071", "Phường Xuân Trung"},  {1, "26074", "Phường Xuân Thanh"},
    {1, "26077", "Phường Xuân Bình"},   {1, "26080", "Phường Xuân An"},
    {1, "26083", "Phường Xuân Hòa"},    {1, "26086", "Phường Phú Bình"},
    {1, "26089", "Xã Bình Lộc"},        {1, "26092", "Xã Bảo Quang"},
    {1, "26095", "Xã Suối Tre"},        {1, "26098", "Xã Bảo Vinh"},
    {1, "26101", "Xã Xuân Lập"},        {1, "26104", "Xã Bàu Sen"},
    {1, "26107", "Xã Bàu Trâm"},        {1, "26110", "Xã Xuân Tân"},
    {1, "26113", "Xã Hàng Gòn"},        {2, "26116", "Thị trấn Tân Phú"},
    {2, "26119", "Xã Dak Lua"},         {2, "26122", "Xã Nam Cát Tiên"},
    {2, "26125", "Xã Phú An"},          {2, "26128", "Xã Núi Tượng"},
    {2, "26131", "Xã Tà Lài"},          {2, "26134", "Xã Phú Lập"},
    {2, "26137", "Xã Phú Sơn"},         {2, "26140", "Xã Phú Thịnh"},
    {2, "26143", "Xã Thanh Sơn"},       {2, "26146", "Xã Phú Trung"},
    {2, "26149", "Xã Phú Xuân"},        {2, "26152", "Xã Phú Lộc"},
    {2, "26155", "Xã Phú Lâm"},         {2, "26158", "Xã Phú Bình"},
    {2, "26161", "Xã Phú Thanh"},       {2, "26164", "Xã Trà Cổ"},
    {2, "26167", "Xã Phú Điền"},        {3, "26170", "Thị trấn Vĩnh An"},
    {3, "26173", "Xã Phú Lý"},          {3, "26176", "Xã Trị An"},
    {3, "26179", "Xã Tân An"},          {3, "26182", "Xã Vĩnh Tân"},
    {3, "26185", "Xã Bình Lợi"},        {3, "26188", "Xã Thạnh Phú"},
    {3, "26191", "Xã Thiện Tân"},       {3, "26194", "Xã Tân Bình"},
    {3, "26197", "Xã Bình Hòa"},        {3, "26200", "Xã Mã Đà"},
    {3, "26203", "Xã Hiếu Liêm"},       {4, "26206", "Thị trấn Định Quán"},
    {4, "26209", "Xã Thanh Sơn"},       {4, "26212", "Xã Phú Tân"},
    {4, "26215", "Xã Phú Vinh"},        {4, "26218", "Xã Phú Lợi"},
    {4, "26221", "Xã Phú Hòa"},         {4, "26224", "Xã Ngọc Định"},
    {4, "26227", "Xã La Ngà"},          {4, "26230", "Xã Gia Canh"},
    {4, "26233", "Xã Phú Ngọc"},        {4, "26236", "Xã Phú Cường"},
    {4, "26239", "Xã Túc Trưng"},       {4, "26242", "Xã Phú Túc"},
    {4, "26245", "Xã Suối Nho"},        {5, "26248", "Thị trấn Trảng Bom"},
    {5, "26251", "Xã Thanh Bình"},      {5, "26254", "Xã Cây Gáo"},
    {5, "26257", "Xã Bàu Hàm"},         {5, "26260", "Xã Sông Thao"},
    {5, "26263", "Xã Sông Trầu"},       {5, "26266", "Xã Đông Hòa"},
    {5, "26269", "Xã Bắc Sơn"},         {5, "26272", "Xã Hố Nai 3"},
    {5, "26275", "Xã Tây Hòa"},         {5, "26278", "Xã Bình Minh"},
    {5, "26281", "Xã Trung Hòa"},       {5, "26284", "Xã Đồi 61"},
    {5, "26287", "Xã Hưng Thịnh"},      {5, "26290", "Xã Quảng Tiến"},
    {5, "26293", "Xã Giang Điền"},      {5, "26296", "Xã An Viễn"},
    {6, "26299", "Xã Gia Tân 1"},       {6, "26302", "Xã Gia Tân 2"},
    {6, "26305", "Xã Gia Tân 3"},       {6, "26308", "Xã Gia Kiệm"},
    {6, "26311", "Xã Quang Trung"},     {6, "26314", "Xã Bàu Hàm 2"},
    {6, "26317", "Xã Hưng Lộc"},        {6, "26320", "Xã Lộ 25"},
    {6, "26323", "Xã Xuân Thiện"},      {6, "26326", "Xã Xuân Thạnh"},
    {7, "26329", "Xã Sông Nhạn"},       {7, "26332", "Xã Xuân Quế"},
    {7, "26335", "Xã Nhân Nghĩa"},      {7, "26338", "Xã Xuân Đường"},
    {7, "26341", "Xã Long Giao"},       {7, "26344", "Xã Xuân Mỹ"},
    {7, "26347", "Xã Thừa Đức"},        {7, "26350", "Xã Bảo Bình"},
    {7, "26353", "Xã Xuân Bảo"},        {7, "26356", "Xã Xuân Tây"},
    {7, "26359", "Xã Xuân Đông"},       {7, "26362", "Xã Sông Ray"},
    {7, "26365", "Xã Lâm San"},         {8, "26368", "Thị trấn Long Thành"},
    {8, "26383", "Xã An Phước"},        {8, "26386", "Xã Bình An"},
    {8, "26389", "Xã Long Đức"},        {8, "26392", "Xã Lộc An"},
    {8, "26395", "Xã Bình Sơn"},        {8, "26398", "Xã Tam An"},
    {8, "26401", "Xã Cẩm Đường"},       {8, "26404", "Xã Long An"},
    {8, "26407", "Xã Suối Trầu"},       {8, "26410", "Xã Bàu Cạn"},
    {8, "26413", "Xã Long Phước"},      {8, "26416", "Xã Phước Bình"},
    {8, "26419", "Xã Tân Hiệp"},        {8, "26422", "Xã Phước Thái"},
    {9, "26425", "Thị trấn Gia Ray"},   {9, "26428", "Xã Xuân Bắc"},
    {9, "26431", "Xã Suối Cao"},        {9, "26434", "Xã Xuân Thành"},
    {9, "26437", "Xã Xuân Thọ"},        {9, "26440", "Xã Xuân Trường"},
    {9, "26443", "Xã Xuân Hòa"},        {9, "26446", "Xã Xuân Hưng"},
    {9, "26449", "Xã Xuân Tâm"},        {9, "26452", "Xã Suối Cát"},
    {9, "26455", "Xã Xuân Hiệp"},       {9, "26458", "Xã Xuân Phú"},
    {9, "26461", "Xã Xuân Định"},       {9, "26464", "Xã Bảo Hòa"},
    {9, "26467", "Xã Lang Minh"},       {10, "26470", "Xã Phước Thiền"},
    {10, "26473", "Xã Long Tân"},       {10, "26476", "Xã Đại Phước"},
    {10, "26479", "Xã Hiệp Phước"},     {10, "26482", "Xã Phú Hữu"},
    {10, "26485", "Xã Phú Hội"},        {10, "26488", "Xã Phú Thạnh"},
    {10, "26491", "Xã Phú Đông"},       {10, "26494", "Xã Long Thọ"},
    {10, "26497", "Xã Vĩnh Thanh"},     {10, "26500", "Xã Phước Khánh"},
    {10, "26503", "Xã Phước An"},
}};

}  // namespace

std::span<const Commune> communes() {
    return table;
}

std::span<const Commune> communes_of(std::size_t unit) {
    const auto [first, last] =
        std::ranges::equal_range(table, unit, {}, [](const Commune& commune) { return commune.unit; });
    return {first, last};
}

std::size_t commune_in(Random& random, std::size_t unit) {
    const std::span<const Commune> own = communes_of(unit);
    return static_cast<std::size_t>(own.data() - table.data()) +
           random.below(static_cast<std::uint32_t>(own.size()));
}

}  // namespace baophu::synth
