// The employers of the made-up province: sizes, districts, codes, and who of them is known
// to social insurance.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "synth/kinds_of_person.h"
#include "synth/numbers.h"
#include "synth/random.h"
#include "synth/rates.h"

namespace baophu::synth {

// A district unit of Đồng Nai by its GSO code (Decision 124/2004/QD-TTg), its share of the
// workers by place of work, per thousand, and its inhabitants (both assumptions; the inhabitants
// sum to the census of 2019).
struct Unit {
    std::string_view code;
    std::string_view name;
    std::string_view title;  // In front of the name: as of 2018, Long Khánh was a town.
    int share;
    int people;
};

inline constexpr std::array<Unit, 11> units{{{"731", "Biên Hòa", "Thành phố", 400, 1'055'414},
                                             {"732", "Long Khánh", "Thị xã", 50, 169'400},
                                             {"734", "Tân Phú", "Huyện", 7, 150'200},
                                             {"735", "Vĩnh Cửu", "Huyện", 50, 162'200},
                                             {"736", "Định Quán", "Huyện", 12, 179'800},
                                             {"737", "Trảng Bom", "Huyện", 130, 345'500},
                                             {"738", "Thống Nhất", "Huyện", 20, 164'500},
                                             {"739", "Cẩm Mỹ", "Huyện", 6, 141'500},
                                             {"740", "Long Thành", "Huyện", 130, 243'400},
                                             {"741", "Xuân Lộc", "Huyện", 25, 227'393},
                                             {"742", "Nhơn Trạch", "Huyện", 170, 257'800}}};

inline constexpr int inhabitants = [] {
    int sum = 0;
    for (const Unit& unit : units)
        sum += unit.people;
    return sum;
}();
static_assert(inhabitants == 3'097'107);  // The census of 01/04/2019.

// What keeps an employer's workers out of the SI lists of the province.
enum class Trouble : std::uint8_t {
    none,
    unregistered,
    branch_undeclared,  // The enterprise insures others.
    head_office,        // Insured where the head office is, in another province.
    fund_suspension     // Listed until the month in which it stopped, lawfully.
};

enum class Activity : std::uint8_t { active, suspended, dissolving, dissolved, left_address };

struct Employer {
    int workers = 0;  // Whose main payer it is; 0: of no use to anybody any more, or not yet.
    Place place = Place::enterprise;
    std::size_t unit = 0;  // Place in `units`: of work and of managing SI office.
    std::size_t commune = 0;
    std::string name;
    Activity activity = Activity::active;
    Trouble trouble = Trouble::none;
    int listed_until = 12;  // The last month in the lists, if its fund is suspended.
    bool foreign_owned = false;
    bool lends_labour = false;
    Date registered_on = *Date::of(2010, 1, 4);

    std::uint64_t enterprise = 0;  // The ten digits of its enterprise; a branch has its parent's.
    int branch = 0;                // 0 for the enterprise itself.
    std::string tax_code;          // As the tax list has it: "3600123457" or "3600123457-001".
    std::string tax_code_at_si;    // As the SI lists have it; some list a branch under its enterprise.
    std::string si_unit_code;      // "TA0123Z"; empty if it declares nobody.
    std::string registration;      // Of a household business or a cooperative: "47A8000123".
    std::uint32_t representative = 0xffffffff;  // A person: director, owner of the household business.

    // Its SI unit exists and lists workers.
    bool declares() const {
        return workers > 0 && (trouble == Trouble::none || trouble == Trouble::fund_suspension);
    }
};

// How many there are of each kind beside the enterprises that employ.
struct EmployerCounts {
    int enterprise_workers;  // To be shared among enterprises.
    int public_workers;
    int commune_workers;
    int forces;
    int cooperative_workers;
    int household_workers;
    int household_owners;  // Each has a household business; some employ.
    int compulsory;        // All who have to be insured.
    double scale;
};

// Sizes in workers that sum to `workers` exactly. By count 75 % are below 10, 17 % of 10-49,
// 5.5 % of 50-199, 2 % of 200-999 and .5 % of 1000 and more; a province too small for a
// plant of 1000 has none, and none is above 15 % of the workers if that can be.
std::vector<int> employer_sizes(int workers, Random& random);

// Enterprises in no order of size, then public bodies, communes, the forces, cooperatives,
// household businesses that employ, those that do not, and enterprises without workers.
std::vector<Employer> make_employers(const EmployerCounts& counts, const Rates& rates, Random& random,
                                     NumberMaker& numbers);

// The employers beside the enterprises that employ; in employers_beside.cpp. Their codes are not
// given yet, but for registration numbers.
void add_employers_beside(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random);

// A unit by its share of the workers, or by its inhabitants.
std::size_t unit_by_share(Random& random);
std::size_t unit_by_people(Random& random);

// "Công ty TNHH Giày Hưng Thịnh"
std::string employer_name(Random& random, int workers);

// "Hưng Thịnh"
std::string proper_name(Random& random);

}  // namespace baophu::synth
