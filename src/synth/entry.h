// Entries: how one register writes a person or an employer, with what its clerks got wrong.
//
// A slip belongs to a register and stays in all its rows: the clerk typed it once. An entry is
// computed when it is needed, from dice of its own, so it is the same in every file and from
// every thread, and none is kept.
#pragma once

#include <cstdint>
#include <string>

#include "synth/population.h"

namespace baophu::synth {

enum class Register : std::uint8_t {
    tax,
    si,
    labour,
    residents,
    voluntary,
    household_business,
    poor,
    business,
    count
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Register::count)> register_names{
    "tax", "si", "labour", "residents", "voluntary", "household_business", "poor", "business"};

// A set of rates: which slips an entry has, or could have had.
class Slips {
public:
    void add(Rate rate) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(rate); }
    bool has(Rate rate) const { return (bits_ >> static_cast<unsigned>(rate) & 1U) != 0; }
    bool none() const { return bits_ == 0; }

private:
    static_assert(rate_count <= 64);
    std::uint64_t bits_ = 0;
};

struct Entry {
    Slips slips;
    Slips open;                     // Those that could be seen in it.
    ShownNumber number;             // Width 0: the cell is empty, or holds a passport.
    std::uint32_t lender = no_one;  // Whose number it shows, where it is shared.
    bool passport = false;
};

// What all entries of a province are made from; outlives whoever uses it.
struct Books {
    const Population& population;
    const Rates& rates;
    std::uint64_t seed;
};

Entry entry_of(const Books& books, Register where, std::uint32_t index);  // Of a person.

std::string name_in(const Person& person, const Entry& entry);
std::string number_in(const Person& person, const Entry& entry);
std::string birth_in(const Person& person, const Entry& entry);  // "31/12/1985", "1985"

// The number is his, whole, and of the right form.
bool shows_own_number(const Person& person, const Entry& entry);

// An employer in a register.
struct EmployerEntry {
    Slips slips;
    Slips open;
};

EmployerEntry employer_entry(const Books& books, Register where, std::uint32_t index);
std::string name_in(const Employer& employer, const EmployerEntry& entry);
// A code of this employer as the register shows it: without its leading zero, if that was lost; "" where none
// is told.
std::string code_in(const std::string& code, const EmployerEntry& entry);
// "Số 15, đường số 7, Phường Trảng Dài, Thành phố Biên Hòa, Đồng Nai"
std::string address_in(const Books& books, std::uint32_t index, const EmployerEntry& entry);
// "Thành phố Biên Hòa", "Biên Hòa", "TP. Biên Hòa"
std::string unit_name_in(std::size_t unit, const EmployerEntry& entry);

// "Chủ hộ", "Vợ", "Con"
std::string_view relation_word(const Person& person);

// The address of a household inside its commune: "12, tổ 5, khu phố 3".
std::string house_of(const Household& household, bool shortened);

}  // namespace baophu::synth
