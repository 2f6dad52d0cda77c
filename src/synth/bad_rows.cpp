#include "synth/bad_rows.h"

#include <array>

namespace baophu::synth {
namespace {

constexpr std::size_t check_digit_at = 9;

}  // namespace

Defect draw_defect(Random& random, const Rates& rates, bool has_tax_code, bool has_birth_date) {
    std::uint32_t thrown = random.below(1'000'000);
    const auto falls_on = [&](Rate rate, bool there) {
        if (!there) return false;
        const bool here = thrown < rates[rate];
        thrown -= here ? 0 : rates[rate];
        return here;
    };
    if (falls_on(Rate::bad_tax_code, has_tax_code)) return Defect::tax_code;
    if (falls_on(Rate::bad_name, true)) return Defect::name;
    return falls_on(Rate::bad_birth_date, has_birth_date) ? Defect::birth_date : Defect::none;
}

std::string spoiled_tax_code(Random& random, const Rates& rates, std::string_view tax_code) {
    std::string code(tax_code);
    const std::size_t zero = code.substr(0, check_digit_at + 1).rfind('0');
    if (zero != std::string::npos && random.chance(rates[Rate::bad_tax_code_letter])) {
        code[zero] = 'O';
        return code;
    }
    const int digit = code[check_digit_at] - '0';
    code[check_digit_at] = static_cast<char>('0' + (digit + random.between(1, 9)) % 10);
    return code;
}

std::string impossible_date(Random& random, Date born) {
    static constexpr std::array<std::string_view, 6> days{"31/02/", "30/02/", "31/04/",
                                                          "31/06/", "00/05/", "14/13/"};
    return std::string(random.one_of(days)) + std::to_string(born.year());
}

}  // namespace baophu::synth
