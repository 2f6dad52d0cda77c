#include "synth/employers.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

namespace baophu::synth {
namespace {

constexpr EmployerCounts counts{.enterprise_workers = 82'000,
                                .public_workers = 4'390,
                                .commune_workers = 340,
                                .forces = 480,
                                .cooperative_workers = 400,
                                .household_workers = 3'300,
                                .household_owners = 11'000,
                                .compulsory = 88'981,
                                .scale = 0.1};

std::vector<Employer> made(std::uint64_t seed = 1) {
    Random random(seed, Stream::employers);
    NumberMaker numbers;
    return make_employers(counts, Rates(), random, numbers);
}

TEST(Employers, SizesSumToTheWorkersWhateverTheirNumber) {
    Random random(1, 1);
    for (const int workers : {1, 2, 51, 89, 890, 2'500, 8'898, 50'000, 889'810}) {
        const std::vector<int> sizes = employer_sizes(workers, random);
        EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), 0), workers);
        EXPECT_GT(*std::ranges::min_element(sizes), 0);
    }
}

TEST(Employers, SizesHaveAHeavyTail) {
    Random random(1, 1);
    const std::vector<int> sizes = employer_sizes(889'810, random);
    const auto share = [&](int least, int most) {
        const auto found =
            std::ranges::count_if(sizes, [&](int size) { return size >= least && size <= most; });
        return static_cast<double>(found) / static_cast<double>(sizes.size());
    };
    EXPECT_NEAR(share(1, 9), 0.75, 0.005);
    EXPECT_NEAR(share(10, 49), 0.17, 0.005);
    EXPECT_NEAR(share(50, 199), 0.055, 0.002);
    EXPECT_NEAR(share(200, 999), 0.02, 0.001);
    EXPECT_NEAR(share(1'000, 50'000), 0.005, 0.0005);
    EXPECT_GT(*std::ranges::max_element(sizes), 20'000);
}

TEST(Employers, UnitsHaveTheirShareOfTheWorkersOfEnterprises) {
    std::array<int, units.size()> workers{};
    for (const Employer& employer : made())
        workers[employer.unit] += employer.place == Place::enterprise ? employer.workers : 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        EXPECT_NEAR(workers[i] / 82'000.0, units[i].share / 1'000.0, 0.015) << units[i].name;
    }
}

TEST(Employers, EveryPlaceHasItsWorkers) {
    std::array<int, 7> workers{};
    std::int64_t household_businesses = 0;
    for (const Employer& employer : made()) {
        workers[static_cast<std::size_t>(employer.place)] += employer.workers;
        household_businesses += employer.place == Place::household_business ? 1 : 0;
    }
    EXPECT_EQ(workers, (std::array{0, 82'000, 4'390, 340, 480, 400, 3'300}));
    EXPECT_EQ(household_businesses, 11'000);
}

TEST(Employers, CodesAreUnique) {
    std::set<std::string> tax_codes;
    std::set<std::string> si_codes;
    std::set<std::string> registrations;
    for (const Employer& employer : made()) {
        EXPECT_TRUE(tax_codes.insert(employer.tax_code).second) << employer.tax_code;
        if (!employer.registration.empty()) {
            EXPECT_TRUE(registrations.insert(employer.registration).second) << employer.registration;
        }
        if (!employer.declares()) continue;
        EXPECT_EQ(employer.si_unit_code.size(), 7U);
        EXPECT_TRUE(si_codes.insert(employer.si_unit_code).second) << employer.si_unit_code;
    }
}

// "3600123457-001" for a branch; its enterprise exists and declares, whether or not the branch
// itself declares anybody. A branch of a head office elsewhere begins with another province.
TEST(Employers, BranchesBelongToEnterprisesThatDeclareOrToAHeadOfficeElsewhere) {
    const std::vector<Employer> employers = made();
    int branches = 0;
    int undeclared = 0;
    int elsewhere = 0;
    for (const Employer& employer : employers) {
        if (employer.branch == 0) continue;
        EXPECT_EQ(employer.tax_code.size(), 14U);
        if (employer.trouble == Trouble::head_office) {
            ++elsewhere;
            EXPECT_TRUE(employer.tax_code.starts_with("03") || employer.tax_code.starts_with("01"));
            continue;
        }
        ++branches;
        undeclared += employer.declares() ? 0 : 1;
        const std::string enterprise = employer.tax_code.substr(0, 10);
        const auto parent = std::ranges::find(employers, enterprise, &Employer::tax_code);
        ASSERT_NE(parent, employers.end());
        EXPECT_TRUE(parent->declares());
    }
    EXPECT_GT(branches, 20);
    EXPECT_GT(undeclared, 3);
    EXPECT_GT(elsewhere, 3);
}

}  // namespace
}  // namespace baophu::synth
