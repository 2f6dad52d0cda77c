#include "synth/numbers.h"

#include <array>

#include "synth/choice.h"

namespace baophu::synth {
namespace {

constexpr std::uint64_t million = 1'000'000;

// A province: its code in a CCCD, and one of the three-digit beginnings of its CMND.
struct Home {
    std::uint64_t cccd;
    std::uint64_t cmnd;
};

// The first is Đồng Nai; all its 27x are used but 273, which is Bà Rịa - Vũng Tàu.
constexpr std::array<std::uint64_t, 9> dong_nai_cmnd{270, 271, 272, 274, 275, 276, 277, 278, 279};
constexpr std::array<Home, 28> homes{{{75, 270}, {1, 12},   {30, 141}, {34, 151}, {36, 162}, {37, 164},
                                      {38, 172}, {40, 186}, {42, 183}, {44, 194}, {46, 191}, {49, 205},
                                      {51, 212}, {52, 215}, {54, 221}, {60, 260}, {66, 240}, {68, 250},
                                      {70, 285}, {74, 280}, {77, 273}, {79, 24},  {80, 300}, {83, 320},
                                      {87, 340}, {89, 351}, {92, 361}, {94, 365}}};
constexpr std::uint32_t from_dong_nai = 750'000;

template <class Make>
std::uint64_t first_free(NumberSet& given, Make make) {
    for (;;) {
        const std::uint64_t number = make();
        if (given.insert(number)) return number;
    }
}

// A code that begins with `first`, goes on with one of `serials` serials, and ends with its check digit.
std::uint64_t tax_code(Random& random, std::uint64_t first, std::uint32_t serials) {
    for (;;) {
        if (const auto code = with_check_digit(first * serials + random.below(serials))) return *code;
    }
}

}  // namespace

std::string digits(std::uint64_t value, int width) {
    std::string text(static_cast<std::size_t>(width), '0');
    for (std::size_t at = text.size(); at > 0 && value > 0; value /= 10) {
        text[--at] = static_cast<char>('0' + value % 10);
    }
    return text;
}

std::optional<std::uint64_t> with_check_digit(std::uint64_t base) {
    constexpr std::array<std::uint64_t, 9> weights{3, 5, 7, 13, 17, 19, 23, 29, 31};  // From the right.
    std::uint64_t sum = 0;
    std::uint64_t rest = base;
    for (const std::uint64_t weight : weights) {
        sum += weight * (rest % 10);
        rest /= 10;
    }
    if (sum % 11 == 0) return std::nullopt;
    return base * 10 + (10 - sum % 11);
}

bool NumberSet::insert(std::uint64_t number) {
    if (2 * held_ >= slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (number * 0x9e3779b97f4a7c15U >> 20) & mask;
    while (slots_[at] != 0) {
        if (slots_[at] == number) return false;
        at = (at + 1) & mask;
    }
    slots_[at] = number;
    ++held_;
    return true;
}

bool NumberSet::holds(std::uint64_t number) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (number * 0x9e3779b97f4a7c15U >> 20) & mask;
    while (slots_[at] != 0 && slots_[at] != number)
        at = (at + 1) & mask;
    return slots_[at] == number;
}

void NumberSet::grow() {
    std::vector<std::uint64_t> old(4 * slots_.size());
    old.swap(slots_);
    held_ = 0;
    for (const std::uint64_t number : old) {
        if (number != 0) insert(number);
    }
}

std::uint64_t NumberMaker::cccd(Random& random, std::size_t home, Sex sex, int birth_year) {
    const auto century = static_cast<std::uint64_t>(birth_year / 100 - 19);
    const std::uint64_t sex_digit = 2 * century + (sex == Sex::female ? 1 : 0);
    const auto year = static_cast<std::uint64_t>(birth_year % 100);
    const std::uint64_t head = (homes[home].cccd * 10 + sex_digit) * 100 + year;
    return first_free(id_numbers_, [&] { return head * million + random.below(million); });
}

std::uint64_t NumberMaker::cmnd(Random& random, std::size_t home) {
    const std::uint64_t head = home == 0 ? random.one_of(dong_nai_cmnd) : homes[home].cmnd;
    return first_free(id_numbers_, [&] { return head * million + random.below(million); });
}

std::uint64_t NumberMaker::person_tax_code(Random& random) {
    return first_free(tax_codes_, [&] { return tax_code(random, 8, 100'000'000); });
}

std::uint64_t NumberMaker::enterprise_tax_code(Random& random) {
    return first_free(tax_codes_, [&] { return tax_code(random, 36, 10'000'000); });
}

std::uint64_t NumberMaker::elsewhere_tax_code(Random& random) {
    return first_free(tax_codes_,
                      [&] { return tax_code(random, random.chance(700'000) ? 3 : 1, 10'000'000); });
}

std::uint64_t NumberMaker::si_number(Random& random) {
    return first_free(si_numbers_, [&]() -> std::uint64_t {
        if (random.chance(400'000)) return 7'500'000'000U + random.below(100'000'000);  // Given since 2017.
        constexpr auto office = choice<std::uint64_t>({{47, 80}, {79, 8}, {1, 3}, {2, 3}, {38, 3}, {40, 3}});
        const std::uint64_t issued_by = office.pick(random);
        const auto issued_in = static_cast<std::uint64_t>(random.between(95, 116) % 100);
        return (issued_by * 100 + issued_in) * million + random.below(million);
    });
}

ShownNumber NumberMaker::mistyped(Random& random, ShownNumber number) const {
    for (;;) {
        std::uint64_t place = 1;
        for (std::uint32_t i = random.below(6); i > 0; --i)
            place *= 10;
        const std::uint64_t digit = number.value / place % 10;
        const std::uint64_t wrong = (digit + 1 + random.below(9)) % 10;
        const std::uint64_t value = number.value - digit * place + wrong * place;
        if (!id_numbers_.holds(value)) return {value, number.width};
    }
}

std::size_t home_province(Random& random) {
    if (random.chance(from_dong_nai)) return 0;
    return 1 + random.below(static_cast<std::uint32_t>(homes.size() - 1));
}

}  // namespace baophu::synth
