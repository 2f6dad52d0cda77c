// Two registers of made-up persons for `baophu link`: RECORDS each, FOLDER/left.csv and FOLDER/right.csv.
//
//   link_generator RECORDS FOLDER [SEED]
//
// Four fifths of either register stand in both. Nearly half of the persons share the address, and mostly the
// surname, of the one before them; some of these are born on the same day. What clerks do to the rows:
//
//   names         a slip in 4 % of given and middle names and 2 % of surnames; 5 % lack the middle name, 2 %
//                 have its initial; 1 % have surname and given name swapped, 1 % the middle name in the given
//   birth dates   2 % day and month swapped, 3 % a wrong digit, 3 % only the year (the first of January),
//                 2 % missing
//   addresses     18 % of the persons have moved by the time of the second register; 8 % of the streets have
//                 a slip, 7 % are missing
//   numbers       18 % missing, 8 % the old number of nine digits, 2 % a wrong digit
//   phones        45 % missing, a third of the others another one in the second register
//   sex           1 % missing
//
// The column `person` is the truth. Equal arguments make equal files.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    // SplitMix64.
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t x = state_;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }
    unsigned below(unsigned bound) { return static_cast<unsigned>((next() >> 32) * bound >> 32); }
    bool with(double chance) { return static_cast<double>(next() >> 11) * 0x1p-53 < chance; }

private:
    std::uint64_t state_;
};

// Words of which the first are more frequent: the k-th in proportion to 1 / (k + 1)^slope, or as told.
class WordPool {
public:
    WordPool(std::string_view words, double slope) {
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find(' ', at), words.size());
            words_.emplace_back(words.substr(at, end - at));
            add(1 / std::pow(static_cast<double>(words_.size()) + 1, slope));
            at = end + 1;
        }
    }
    explicit WordPool(const std::vector<std::pair<std::string, double>>& weighted) {
        for (const auto& [word, weight] : weighted) {
            words_.push_back(word);
            add(weight);
        }
    }

    const std::string& draw(Dice& dice) const {
        const double at = static_cast<double>(dice.next() >> 11) * 0x1p-53 * sums_.back();
        const auto found = std::ranges::lower_bound(sums_, at);
        return words_[std::min(static_cast<std::size_t>(found - sums_.begin()), words_.size() - 1)];
    }

private:
    void add(double weight) { sums_.push_back((sums_.empty() ? 0 : sums_.back()) + weight); }

    std::vector<std::string> words_;
    std::vector<double> sums_;
};

// Family names with their shares of the population, in per mille, roughly; words that are common as middle
// and given names, the more common first. Without marks: the engine folds them anyway.
const std::vector<std::pair<std::string, double>> family_names{
    {"nguyen", 315}, {"tran", 110}, {"le", 90},   {"pham", 60}, {"hoang", 51}, {"phan", 28}, {"vu", 25},
    {"vo", 25},      {"huynh", 20}, {"dang", 19}, {"bui", 19},  {"do", 19},    {"ho", 18},   {"ngo", 17},
    {"truong", 15},  {"duong", 14}, {"ly", 13},   {"dinh", 12}, {"dao", 11},   {"doan", 11}, {"lam", 10},
    {"vuong", 9},    {"trinh", 9},  {"mai", 8},   {"cao", 7},   {"luong", 7},  {"luu", 6},   {"ha", 6},
    {"ta", 5},       {"phung", 5},  {"thai", 4},  {"chau", 4},  {"chu", 4},    {"quach", 3}, {"to", 3},
    {"tong", 3},     {"kieu", 3},   {"tang", 2},  {"diep", 2},  {"nghiem", 2}, {"la", 2},    {"thach", 1},
    {"danh", 1},     {"kim", 1},    {"mac", 1},   {"khuat", 1}, {"bach", 1},   {"ton", 1}};
const WordPool families(family_names);
const WordPool middles_of_men(
    "van duc huu cong minh quang ngoc xuan thanh dinh quoc anh hoang trong manh ba the tuan viet hai gia duy "
    "tien dang nhu phuc khac bao hong si",
    0.9);
const WordPool middles_of_women(
    "thi ngoc thu thanh minh phuong kim hong bich my mai thuy hoai anh khanh lan quynh xuan nhu bao cam dieu "
    "yen tuyet ha kieu le truc van hai",
    1.4);
const WordPool given_to_men(
    "hung dung minh tuan anh hai long nam son hoang duc cuong thang trung quan phong khanh huy hieu dat tung "
    "linh "
    "loc phuc tien vinh kien thanh binh hoa khoa bao quang toan manh tai nghia an tam luan phat sang thinh "
    "viet "
    "vu dong lam duy tan nhan chien giang thai ha canh cong bang chinh chuong dai dan dao doan duong gia hao "
    "hien "
    "hoan hop huan huu kha khai khang khiem khoi ky lap loi luc luong man mong nghiem ngoc nhat ninh phi phu "
    "phuoc "
    "quoc quy quyen sinh sy tho thoi thong thuan toai tri truc truong tu ty uy vien vuong xuan y",
    0.75);
const WordPool given_to_women(
    "lan huong thao linh trang ha hoa mai ngoc hang thuy hong anh nga phuong yen nhung dung van lien thu "
    "hien hanh "
    "tam loan huyen oanh quynh chi my ngan giang tuyet xuan vy nhi trinh uyen tram truc kieu diem bich cuc "
    "cam chau "
    "dao diep dieu doan duyen hai han hao hoai hoan hue kha khanh kim lam le lua luyen ly mien minh mui nam "
    "nghi "
    "nguyet nhan nhu nu phung quy quyen sam sen suong tan thanh tham the thi thoa thom thuan thuong tien "
    "tinh tra "
    "truong tu tuoi vi vinh vui y",
    0.75);
const WordPool streets(
    "nguyen_hue le_loi tran_hung_dao quang_trung hai_ba_trung ly_thuong_kiet nguyen_trai phan_chu_trinh "
    "hung_vuong "
    "dien_bien_phu vo_van_kiet le_duan nguyen_van_cu tran_phu ngo_quyen le_thanh_tong hoang_dieu "
    "phan_dinh_phung "
    "bach_dang cach_mang_thang_tam nguyen_du nguyen_thi_minh_khai pham_ngu_lao ba_trieu thong_nhat "
    "truong_chinh "
    "hoa_binh khu_pho_1 khu_pho_2 khu_pho_3 ap_1 ap_2 ap_3 thon_dong thon_doai thon_trung to_1 to_2 to_3 "
    "to_4 to_5 "
    "xom_1 xom_2 xom_3 xom_moi duong_so_1 duong_so_2 duong_so_3 duong_so_4 duong_so_5 duong_so_6 duong_so_7 "
    "quoc_lo_1 tinh_lo_8 khu_cong_nghiep_bac khu_cong_nghiep_nam",
    0.5);

constexpr unsigned communes = 150;
constexpr double in_both = 0.8;

struct Person {
    std::string family;
    std::string middle;
    std::string given;
    bool woman = false;
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned commune = 0;
    std::string street;
    std::string id_number;
    std::string phone;
};

std::string draw_street(Dice& dice) {
    std::string street = fmt::format("{} {}", 1 + dice.below(400), streets.draw(dice));
    std::ranges::replace(street, '_', ' ');
    return street;
}

std::string draw_phone(Dice& dice) {
    return fmt::format("0{}{:08}", 3 + dice.below(6), dice.below(100'000'000));
}

// With a neighbour: of his household.
Person draw_person(Dice& dice, const Person* neighbour) {
    Person person;
    person.woman = dice.with(0.48);
    const WordPool& middles = person.woman ? middles_of_women : middles_of_men;
    person.family = families.draw(dice);
    person.middle = middles.draw(dice);
    if (dice.with(0.12)) person.middle += " " + middles.draw(dice);
    person.given = (person.woman ? given_to_women : given_to_men).draw(dice);
    const double age = static_cast<double>(dice.below(1'000'000)) / 1e6;
    person.year = 1955 + static_cast<unsigned>(50 * std::pow(age, 0.85));
    person.month = 1 + dice.below(12);
    person.day = 1 + dice.below(28);
    if (dice.with(0.04)) person.month = person.day = 1;
    person.commune = dice.below(communes);
    person.street = draw_street(dice);
    if (neighbour != nullptr) {
        person.commune = neighbour->commune;
        person.street = neighbour->street;
        if (dice.with(0.6)) person.family = neighbour->family;
        if (dice.with(0.02)) {
            person.family = neighbour->family;
            person.year = neighbour->year;
            person.month = neighbour->month;
            person.day = neighbour->day;
        }
    }
    const unsigned century = (person.woman ? 1U : 0U) + (person.year >= 2000 ? 2U : 0U);
    person.id_number = fmt::format("0{:02}{}{:02}{:06}", 1 + dice.below(63), century, person.year % 100,
                                   dice.below(1'000'000));
    person.phone = draw_phone(dice);
    return person;
}

// A letter left out, put in, mistaken, or swapped with its neighbour.
void slip(Dice& dice, std::string& word) {
    if (word.size() < 2) return;
    const std::size_t at = dice.below(static_cast<unsigned>(word.size()));
    const char letter = static_cast<char>('a' + dice.below(26));
    switch (dice.below(4)) {
        case 0:
            word.erase(at, 1);
            break;
        case 1:
            word.insert(at, 1, letter);
            break;
        case 2:
            word[at] = letter;
            break;
        default:
            if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    }
}

void slip_of_digits(Dice& dice, std::string& number) {
    const std::size_t at = dice.below(static_cast<unsigned>(number.size()));
    if (dice.with(0.3) && at + 1 < number.size()) {
        std::swap(number[at], number[at + 1]);
    } else {
        number[at] = static_cast<char>('0' + dice.below(10));
    }
}

void misspell_names(Dice& dice, Person& person) {
    if (dice.with(0.04)) slip(dice, person.given);
    if (dice.with(0.04)) slip(dice, person.middle);
    if (dice.with(0.02)) slip(dice, person.family);
    if (dice.with(0.05)) {
        person.middle.clear();
    } else if (dice.with(0.02)) {
        person.middle.resize(std::min<std::size_t>(person.middle.size(), 1));
    }
    if (dice.with(0.01)) std::swap(person.family, person.given);
    if (dice.with(0.01)) {
        person.given = person.middle + " " + person.given;
        person.middle.clear();
    }
}

std::string written_birth_date(Dice& dice, const Person& person) {
    std::string date = fmt::format("{:04}{:02}{:02}", person.year, person.month, person.day);
    const unsigned fate = dice.below(100);
    if (fate < 2) {
        if (person.day <= 12) return fmt::format("{:04}{:02}{:02}", person.year, person.day, person.month);
    } else if (fate < 5) {
        slip_of_digits(dice, date);
    } else if (fate < 8) {
        return date.substr(0, 4) + "0101";
    } else if (fate < 10) {
        return "";
    }
    return date;
}

void mistake_numbers(Dice& dice, Person& person, bool second) {
    if (dice.with(0.18)) {
        person.id_number.clear();
    } else if (dice.with(0.10)) {
        person.id_number = fmt::format("{:03}{}", dice.below(400), person.id_number.substr(6));
    } else if (dice.with(0.02)) {
        slip_of_digits(dice, person.id_number);
    }
    if (dice.with(0.45)) {
        person.phone.clear();
    } else if (second && dice.with(0.3)) {
        person.phone = draw_phone(dice);
    }
}

std::string row_of(Dice& dice, std::uint32_t number, Person person, bool second) {
    misspell_names(dice, person);
    const std::string born = written_birth_date(dice, person);
    if (second && dice.with(0.18)) {
        person.commune = dice.below(communes);
        person.street = draw_street(dice);
    }
    if (dice.with(0.08)) slip(dice, person.street);
    if (dice.with(0.07)) person.street.clear();
    mistake_numbers(dice, person, second);
    const std::string sex = dice.with(0.01) ? "" : person.woman ? "f" : "m";
    return fmt::format("{},{},{},{},{},xa{:03},{},{},{},{}\n", person.family, person.middle, person.given,
                       sex, born, person.commune, person.street, person.id_number, person.phone, number);
}

void generate(std::uint32_t records, const std::filesystem::path& folder, std::uint64_t seed) {
    constexpr std::string_view header =
        "row_id,surname,middle,given,sex,born,commune,street,id_number,phone,person\n";
    std::ofstream left(folder / "left.csv", std::ios::binary);
    std::ofstream right(folder / "right.csv", std::ios::binary);
    left << header;
    right << header;
    Dice dice(seed);
    std::uint32_t left_rows = 0;
    std::uint32_t right_rows = 0;
    Person person;
    const auto persons = static_cast<std::uint32_t>(records * (2 - in_both));
    for (std::uint32_t number = 0; number < persons; ++number) {
        const Person before = person;
        person = draw_person(dice, number > 0 && dice.with(0.45) ? &before : nullptr);
        const bool both = dice.with(in_both / (2 - in_both));
        const bool in_left = both || dice.with(0.5);
        if (in_left) left << fmt::format("a{},", left_rows++) << row_of(dice, number, person, false);
        if (both || !in_left)
            right << fmt::format("b{},", right_rows++) << row_of(dice, number, person, true);
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "link_generator RECORDS FOLDER [SEED]\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[2];
    std::filesystem::create_directories(folder);
    generate(static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10)), folder,
             count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 1);
    return 0;
}
