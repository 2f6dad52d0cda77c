// Public bodies, communes, the forces, cooperatives, household businesses, and enterprises that
// are in the business register and employ nobody.
#include <algorithm>
#include <array>
#include <cmath>

#include "synth/choice.h"
#include "synth/communes.h"
#include "synth/employers.h"

namespace baophu::synth {
namespace {

constexpr int ever_registered = 38'000;  // Enterprises at scale 1, by the end of 2019.
constexpr double household_employers = 30'000;
constexpr double cooperatives = 350;
constexpr double public_bodies = 1'400;

int at_scale(double count, double scale) {
    return static_cast<int>(std::lround(count * scale));
}

Employer& add(std::vector<Employer>& employers, Place place, int workers, std::size_t unit) {
    Employer& employer = employers.emplace_back();
    employer.place = place;
    employer.workers = workers;
    employer.unit = unit;
    return employer;
}

// `workers` shared among `employers`, each has one; the sizes differ by chance.
std::vector<int> shared(int workers, int employers, Random& random) {
    employers = std::min(employers, workers);
    if (employers <= 0) return {};
    std::vector<int> sizes(static_cast<std::size_t>(employers), 1);
    for (int left = workers - employers; left > 0; --left) {
        // Two throws: some are several times larger than others.
        const auto upto = random.below(static_cast<std::uint32_t>(employers)) + 1;
        ++sizes[random.below(upto)];
    }
    return sizes;
}

std::string public_name(Random& random, std::size_t unit) {
    constexpr auto bodies = choice<std::string_view>({{"Trường Tiểu học", 30},
                                                      {"Trường Trung học cơ sở", 20},
                                                      {"Trường Mầm non", 20},
                                                      {"Trường Trung học phổ thông", 8},
                                                      {"Trung tâm Y tế", 5},
                                                      {"Ban Quản lý dự án", 5},
                                                      {"Phòng Giáo dục và Đào tạo", 6},
                                                      {"Hạt Kiểm lâm", 6}});
    std::string name(bodies.pick(random));
    return name.append(" ").append(proper_name(random)).append(" ").append(units[unit].name);
}

void add_public(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    const int bodies = std::max(1, at_scale(public_bodies, counts.scale));
    for (const int size : shared(counts.public_workers, bodies, random)) {
        const std::size_t unit = unit_by_people(random);
        add(employers, Place::public_body, size, unit).name = public_name(random, unit);
    }
}

void add_communes(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    const std::vector<int> sizes = shared(counts.commune_workers, static_cast<int>(commune_count), random);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const Commune& commune = communes()[i];
        Employer& office = add(employers, Place::commune_office, sizes[i], commune.unit);
        office.name = "Ủy ban nhân dân " + std::string(commune.name);
    }
}

void add_forces(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    static constexpr std::array<std::string_view, 3> names{
        "Công an tỉnh Đồng Nai", "Bộ Chỉ huy quân sự tỉnh Đồng Nai", "Đơn vị Bộ đội đóng quân tại Đồng Nai"};
    const std::vector<int> sizes = shared(counts.forces, 3, random);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        Employer& forces = add(employers, Place::armed_forces, sizes[i], 0);
        forces.name = names[i];
        forces.trouble = Trouble::head_office;  // Their ministry insures them.
    }
}

std::string registration(char kind, std::size_t unit, int serial) {
    std::string number = "47";
    number += static_cast<char>('A' + unit);
    number += kind;
    return number + digits(static_cast<std::uint64_t>(serial), 6);
}

void add_cooperatives(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    const int number = std::max(1, at_scale(cooperatives, counts.scale));
    int serial = 0;
    for (const int size : shared(counts.cooperative_workers, number, random)) {
        const std::size_t unit = unit_by_people(random);
        Employer& cooperative = add(employers, Place::cooperative, size, unit);
        cooperative.name =
            (random.chance(700'000) ? "Hợp tác xã Dịch vụ Nông nghiệp " : "Hợp tác xã Vận tải ") +
            proper_name(random);
        cooperative.registration = registration('7', unit, ++serial);
    }
}

std::string household_name(Random& random) {
    constexpr auto trades = choice<std::string_view>({{"Hộ kinh doanh", 40},
                                                      {"Cửa hàng", 20},
                                                      {"Quán ăn", 12},
                                                      {"Cơ sở may", 6},
                                                      {"Tiệm tóc", 4},
                                                      {"Đại lý", 8},
                                                      {"Cơ sở mộc", 5},
                                                      {"Nhà trọ", 5}});
    std::string name(trades.pick(random));
    return name.append(" ").append(proper_name(random));
}

void add_households(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    const int employing = std::min(counts.household_owners, at_scale(household_employers, counts.scale));
    std::vector<int> sizes = shared(counts.household_workers, employing, random);
    sizes.resize(static_cast<std::size_t>(counts.household_owners));
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::size_t unit = unit_by_people(random);
        Employer& household = add(employers, Place::household_business, sizes[i], unit);
        household.name = household_name(random);
        household.registration = registration('8', unit, static_cast<int>(i) + 1);
        if (sizes[i] == 0 && random.chance(60'000)) household.activity = Activity::suspended;
        if (sizes[i] == 0 && random.chance(60'000)) household.activity = Activity::dissolved;
    }
}

void add_dormant(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    constexpr auto activities = choice<Activity>({{Activity::active, 30},
                                                  {Activity::suspended, 15},
                                                  {Activity::dissolving, 8},
                                                  {Activity::dissolved, 32},
                                                  {Activity::left_address, 15}});
    const auto there = std::ranges::count(employers, Place::enterprise, &Employer::place);
    for (auto left = at_scale(ever_registered, counts.scale) - there; left > 0; --left)
        add(employers, Place::enterprise, 0, unit_by_share(random)).activity = activities.pick(random);
}

}  // namespace

void add_employers_beside(std::vector<Employer>& employers, const EmployerCounts& counts, Random& random) {
    add_public(employers, counts, random);
    add_communes(employers, counts, random);
    add_forces(employers, counts, random);
    add_cooperatives(employers, counts, random);
    add_households(employers, counts, random);
    add_dormant(employers, counts, random);
}

}  // namespace baophu::synth
