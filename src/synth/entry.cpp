#include "synth/entry.h"

#include <algorithm>

#include "synth/communes.h"
#include "synth/letters.h"

namespace baophu::synth {
namespace {

constexpr int cccd_width = 12;
constexpr int cmnd_width = 9;

std::uint64_t stream_of(Stream base, Register where) {
    return static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(where);
}

// Throws for a slip that can be seen here, and notes both.
class Throws {
public:
    Throws(const Rates& rates, Random& random, Slips& slips, Slips& open)
        : rates_(rates), random_(random), slips_(slips), open_(open) {}

    bool operator()(Rate rate, bool can_be_seen = true) {
        const bool falls = random_.chance(rates_[rate]);  // Thrown in any case: the dice stay in step.
        if (!can_be_seen) return false;
        open_.add(rate);
        if (falls) slips_.add(rate);
        return falls;
    }

private:
    const Rates& rates_;
    Random& random_;
    Slips& slips_;
    Slips& open_;
};

// ---- Numbers of persons ------------------------------------------------------------------------

bool shows_cccd(const Person& person, Register where, Random& random) {
    const bool either = random.chance(500'000);
    if (!person.crossed || where == Register::tax) return person.shows_cccd;
    return where == Register::si ? !person.shows_cccd : person.shows_cccd != either;
}

ShownNumber number_of(const Person& person, bool cccd) {
    return cccd ? ShownNumber{person.cccd, cccd_width} : ShownNumber{person.cmnd, cmnd_width};
}

void share_number(const Books& books, std::uint32_t person, Entry& entry, bool cccd, Random& random) {
    const auto residents = static_cast<std::uint32_t>(books.population.households.back().first);
    const std::uint32_t other = random.below(std::max(residents, 2U));
    entry.lender = other == person ? (other + 1) % std::max(residents, 2U) : other;
    entry.number = number_of(books.population.persons[entry.lender], cccd);
}

void write_number(const Books& books, Register where, std::uint32_t index, Entry& entry, Throws& falls,
                  Random& random) {
    const Person& person = books.population.persons[index];
    if (person.passport != 0) {
        entry.passport = falls(Rate::passport_shown);
        return;
    }
    const bool cccd = shows_cccd(person, where, random);
    if (falls(where == Register::residents ? Rate::number_not_asked : Rate::number_missing)) return;
    entry.number = number_of(person, cccd);
    constexpr std::uint64_t one_zero_from = 10'000'000'000;
    constexpr std::uint64_t one_zero_below = 100'000'000'000;
    if (falls(Rate::number_shared, books.population.households.size() > 4)) {
        share_number(books, index, entry, cccd, random);
    } else if (falls(Rate::number_mistyped)) {
        entry.number = books.population.numbers.mistyped(random, entry.number);
    } else if (falls(Rate::zero_lost, cccd && person.cccd >= one_zero_from && person.cccd < one_zero_below)) {
        entry.number.width = cccd_width - 1;
    }
}

// ---- Texts -------------------------------------------------------------------------------------

void write_name(const Person& person, Throws& falls) {
    const bool plain = falls(Rate::name_plain, person.passport == 0);
    const bool vietnamese = person.passport == 0 && !plain;
    const bool vni = falls(Rate::name_vni, vietnamese);
    falls(Rate::decomposed, vietnamese && !vni);
    falls(Rate::wrong_d, vietnamese && !vni && person.has_d);
    falls(Rate::tone_moved, vietnamese && !vni && person.tone_moves);
    falls(Rate::spaces);
}

std::string with_odd_spaces(std::string text, std::uint64_t kind) {
    switch (kind % 3) {
        case 0:
            return as_capitals(text);
        case 1:
            return ' ' + text + ' ';
        default:
            return text.insert(text.find(' '), 1, ' ');
    }
}

void replace_first(std::string& text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
}

struct Shorter {
    std::string_view whole;
    std::string_view brief;
};

constexpr std::array<Shorter, 4> companies{{{"Công ty TNHH MTV", "CTY TNHH MTV"},
                                            {"Công ty TNHH", "Cty TNHH"},
                                            {"Công ty Cổ phần", "CTCP"},
                                            {"Doanh nghiệp tư nhân", "DNTN"}}};
constexpr std::array<Shorter, 9> places{{{"Phường ", "P. "},
                                         {"Thị trấn ", "TT. "},
                                         {"Xã ", "X. "},
                                         {"Thành phố ", "TP. "},
                                         {"Thị xã ", "TX. "},
                                         {"Huyện ", "H. "},
                                         {"đường ", "Đ. "},
                                         {"khu phố ", "KP."},
                                         {"Khu công nghiệp ", "KCN "}}};

const Shorter* company_form(const std::string& name) {
    for (const Shorter& form : companies) {
        if (name.find(form.whole) != std::string::npos) return &form;
    }
    return nullptr;
}

std::string brief(std::string text) {
    for (const Shorter& place : places)
        replace_first(text, place.whole, place.brief);
    return text;
}

}  // namespace

Entry entry_of(const Books& books, Register where, std::uint32_t index) {
    Random random(books.seed, stream_of(Stream::entries, where), index);
    const Person& person = books.population.persons[index];
    Entry entry;
    Throws falls(books.rates, random, entry.slips, entry.open);
    write_name(person, falls);
    if (!falls(Rate::birth_year_only)) {
        const bool both_ways = person.born.day() <= 12 && person.born.day() != person.born.month();
        falls(Rate::day_month_swapped, both_ways);
    }
    falls(Rate::address_short, where == Register::residents);
    write_number(books, where, index, entry, falls, random);
    return entry;
}

std::string name_in(const Person& person, const Entry& entry) {
    if (entry.slips.none()) return person.full_name;
    std::string name = person.full_name;
    if (entry.slips.has(Rate::name_plain)) name = without_marks(name);
    if (entry.slips.has(Rate::tone_moved)) name = with_tone_moved(name);
    if (entry.slips.has(Rate::wrong_d)) name = with_wrong_d(name);
    if (entry.slips.has(Rate::spaces)) name = with_odd_spaces(name, person.cmnd + person.passport);
    if (entry.slips.has(Rate::name_vni)) name = as_vni(name);
    if (entry.slips.has(Rate::decomposed)) name = as_decomposed(name);
    return name;
}

std::string number_in(const Person& person, const Entry& entry) {
    return entry.passport ? 'M' + digits(person.passport, 8) : digits(entry.number.value, entry.number.width);
}

std::string birth_in(const Person& person, const Entry& entry) {
    if (entry.slips.has(Rate::birth_year_only)) return std::to_string(person.born.year());
    if (!entry.slips.has(Rate::day_month_swapped)) return person.born.vietnamese();
    return Date::of(person.born.year(), person.born.day(), person.born.month())->vietnamese();
}

bool shows_own_number(const Person& person, const Entry& entry) {
    if (entry.passport) return true;
    return entry.number == number_of(person, true) || entry.number == number_of(person, false);
}

EmployerEntry employer_entry(const Books& books, Register where, std::uint32_t index) {
    Random random(books.seed, stream_of(Stream::names_of_employers, where), index);
    const Employer& employer = books.population.employers[index];
    EmployerEntry entry;
    Throws falls(books.rates, random, entry.slips, entry.open);
    falls(Rate::company_short, company_form(employer.name) != nullptr);
    falls(Rate::address_short);
    falls(Rate::unit_name_old, employer.unit <= 1);
    falls(Rate::zero_lost, employer.tax_code.starts_with('0') && !employer.tax_code.starts_with("00"));
    falls(Rate::unit_without_code, where == Register::si);
    return entry;
}

std::string name_in(const Employer& employer, const EmployerEntry& entry) {
    if (!entry.slips.has(Rate::company_short)) return employer.name;
    std::string name = employer.name;
    const Shorter* form = company_form(name);
    replace_first(name, form->whole, form->brief);
    return name;
}

std::string code_in(const std::string& code, const EmployerEntry& entry) {
    if (entry.slips.has(Rate::unit_without_code)) return "";
    return entry.slips.has(Rate::zero_lost) && code.starts_with('0') ? code.substr(1) : code;
}

std::string address_in(const Books& books, std::uint32_t index, const EmployerEntry& entry) {
    const Employer& employer = books.population.employers[index];
    std::string text = "Số " + std::to_string(1 + employer.enterprise / 10 % 300);
    if (employer.foreign_owned) {
        text = "Lô " + std::to_string(1 + employer.enterprise / 10 % 90) + ", Khu công nghiệp " +
               std::string(units[employer.unit].name) + " " +
               std::to_string(1 + employer.enterprise / 1'000 % 3);
    } else {
        text += ", đường số " + std::to_string(1 + employer.enterprise / 3'000 % 40);
    }
    text.append(", ").append(communes()[employer.commune].name).append(", ");
    text.append(units[employer.unit].title)
        .append(" ")
        .append(units[employer.unit].name)
        .append(", Đồng Nai");
    return entry.slips.has(Rate::address_short) ? brief(text) : text;
}

// Biên Hòa under its long name; Long Khánh as the city that it was only in June 2019.
std::string unit_name_in(std::size_t unit, const EmployerEntry& entry) {
    if (!entry.slips.has(Rate::unit_name_old)) return std::string(units[unit].name);
    return (unit == 0 ? "TP. " : "Thị xã ") + std::string(units[unit].name);
}

std::string_view relation_word(const Person& person) {
    switch (person.relation) {
        case Relation::head:
            return "Chủ hộ";
        case Relation::spouse:
            return person.sex == Sex::male ? "Chồng" : "Vợ";
        case Relation::child:
            return "Con";
        default:
            return "Cha/mẹ";
    }
}

std::string house_of(const Household& household, bool shortened) {
    const bool town = household.unit <= 1;
    std::string text = std::to_string(household.house) + (town ? ", tổ " : ", ấp ");
    text += std::to_string(1 + household.first % 12);
    if (town) text += ", khu phố " + std::to_string(1 + household.first / 12 % 9);
    return shortened ? brief(text) : text;
}

}  // namespace baophu::synth
