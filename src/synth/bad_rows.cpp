#include "synth/bad_rows.h"

#include <array>

#include "synth/rates.h"

namespace baophu::synth {
namespace {

constexpr std::size_t check_digit_at = 9;

}  // namespace

Defect draw_defect(Random& random, bool has_birth_date) {
    const std::uint32_t thrown = random.below(1'000'000);
    if (thrown < rates.bad_tax_code) return Defect::tax_code;
    if (thrown < rates.bad_tax_code + rates.bad_name) return Defect::name;
    const bool last = thrown < rates.bad_tax_code + rates.bad_name + rates.bad_birth_date;
    return last && has_birth_date ? Defect::birth_date : Defect::none;
}

std::string spoiled_tax_code(Random& random, std::string_view tax_code) {
    std::string code(tax_code);
    const std::size_t zero = code.substr(0, check_digit_at + 1).rfind('0');
    if (zero != std::string::npos && random.chance(rates.bad_tax_code_letter)) {
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
