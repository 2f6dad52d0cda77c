// The numbers that persons and employers are known by, as made-up holders of them.
//
//     CCCD   075 1 93 001234   12 digits: province of birth registration, sex and century,
//                              year of birth, random tail
//     CMND   27x 123456        9 digits: province of issue, then a serial
//     tax    8 12345678 c      10 digits; a person's begin with 8, an enterprise's of Đồng Nai
//            36 1234567 c      with 36; c is the check digit; a branch adds "-001"
//     SI     47 YY 123456      10 digits: an old book number, or a code given since 2017
//
// This room has makers of its own on purpose: if the rule in core/identifiers were wrong,
// numbers made by that rule would never show it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synth/names.h"
#include "synth/random.h"

namespace baophu::synth {

// A number as a register shows it; width 0 for an empty cell.
struct ShownNumber {
    std::uint64_t value = 0;
    int width = 0;

    bool operator==(const ShownNumber&) const = default;
};

// "75" in width 3 is "075".
std::string digits(std::uint64_t value, int width);

// The tax code whose first nine digits are `base`: 10 - (weighted sum mod 11) is the tenth.
// Nothing if that is 10: no such code is ever issued.
std::optional<std::uint64_t> with_check_digit(std::uint64_t base);

// Numbers given out so far: a hash table that is only ever asked "is it in?".
class NumberSet {
public:
    // False if it was in already. `number` is not 0.
    bool insert(std::uint64_t number);
    bool holds(std::uint64_t number) const;

private:
    void grow();
    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
    std::size_t held_ = 0;
};

// Gives each number to one holder only. The spaces hold ten provinces like Đồng Nai.
class NumberMaker {
public:
    // `home` is an index below home_count(): the province where the person was registered.
    std::uint64_t cccd(Random& random, std::size_t home, Sex sex, int birth_year);
    std::uint64_t cmnd(Random& random, std::size_t home);
    std::uint64_t person_tax_code(Random& random);
    std::uint64_t enterprise_tax_code(Random& random);
    // Of an enterprise of Hồ Chí Minh City or Hà Nội: "03...", "01...".
    std::uint64_t elsewhere_tax_code(Random& random);
    std::uint64_t si_number(Random& random);

    // A number of the same kind with one of its last six digits changed, that nobody holds once
    // all are given: the slip must not point at another person.
    ShownNumber mistyped(Random& random, ShownNumber number) const;

private:
    NumberSet id_numbers_;  // CCCD and CMND; they cannot meet, one is 12 digits and one is 9.
    NumberSet tax_codes_;
    NumberSet si_numbers_;
};

// Where persons come from: three in four from Đồng Nai, the others from the provinces that
// its workers come from.
std::size_t home_province(Random& random);

}  // namespace baophu::synth
