// The employers of the made-up province: sizes, districts, codes, and who of them is known
// to social insurance.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synth/numbers.h"
#include "synth/random.h"

namespace baophu::synth {

// A district unit of Đồng Nai by its GSO code (Decision 124/2004/QD-TTg), and its share of
// the workers by place of work (an assumption), per thousand.
struct Unit {
    std::string_view code;
    std::string_view name;
    int share;
};

inline constexpr std::array<Unit, 11> units{{{"731", "Biên Hòa", 400},
                                             {"732", "Long Khánh", 50},
                                             {"734", "Tân Phú", 7},
                                             {"735", "Vĩnh Cửu", 50},
                                             {"736", "Định Quán", 12},
                                             {"737", "Trảng Bom", 130},
                                             {"738", "Thống Nhất", 20},
                                             {"739", "Cẩm Mỹ", 6},
                                             {"740", "Long Thành", 130},
                                             {"741", "Xuân Lộc", 25},
                                             {"742", "Nhơn Trạch", 170}}};

struct Employer {
    int workers = 0;       // Whose main payer it is.
    std::size_t unit = 0;  // Place in `units`: of work and of managing SI office.
    std::string name;

    std::uint64_t enterprise = 0;  // The ten digits of its enterprise; a branch has its parent's.
    int branch = 0;                // 0 for the enterprise itself.
    std::string tax_code;          // As the tax list has it: "3600123457" or "3600123457-001".
    std::string tax_code_at_si;    // As the SI lists have it; some list a branch under its enterprise.
    std::string si_unit_code;      // "TA0123Z"; empty if it declares nobody.

    bool registered = true;  // The enterprise is in some SI list of the year.
    bool declares = true;    // This employer is: its SI unit exists and lists workers.
};

// Sizes in workers that sum to `workers` exactly. By count 75 % are below 10, 17 % of 10-49,
// 5.5 % of 50-199, 2 % of 200-999 and .5 % of 1000 and more; a province too small for a
// plant of 1000 has none, and none is above 15 % of the workers if that can be.
std::vector<int> employer_sizes(int workers, Random& random);

// All employers, in no order of size; `workers` is at least 1.
std::vector<Employer> make_employers(int workers, Random& random, NumberMaker& numbers);

// "Công ty TNHH Giày Hưng Thịnh"
std::string employer_name(Random& random, int workers);

}  // namespace baophu::synth
