#include "synth/employers.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

namespace baophu::synth {
namespace {

std::vector<Employer> made(int workers, std::uint64_t seed = 1) {
    Random random(seed, Stream::employers);
    NumberMaker numbers;
    return make_employers(workers, random, numbers);
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

TEST(Employers, UnitsHaveTheirShareOfTheWorkers) {
    std::array<int, units.size()> workers{};
    for (const Employer& employer : made(88'981))
        workers[employer.unit] += employer.workers;
    for (std::size_t i = 0; i < units.size(); ++i) {
        EXPECT_NEAR(workers[i] / 88'981.0, units[i].share / 1'000.0, 0.015) << units[i].name;
    }
}

TEST(Employers, CodesAreUnique) {
    std::set<std::string> tax_codes;
    std::set<std::string> si_codes;
    for (const Employer& employer : made(88'981)) {
        EXPECT_TRUE(tax_codes.insert(employer.tax_code).second) << employer.tax_code;
        if (!employer.declares) continue;
        EXPECT_EQ(employer.si_unit_code.size(), 7U);
        EXPECT_TRUE(si_codes.insert(employer.si_unit_code).second) << employer.si_unit_code;
    }
}

// "3600123457-001" for a branch; its enterprise exists and is registered, whether or not the
// branch itself declares anybody.
TEST(Employers, BranchesBelongToRegisteredEnterprises) {
    const std::vector<Employer> employers = made(88'981);
    int branches = 0;
    int undeclared = 0;
    for (const Employer& employer : employers) {
        if (employer.branch == 0) continue;
        ++branches;
        undeclared += employer.declares ? 0 : 1;
        const std::string enterprise = employer.tax_code.substr(0, 10);
        EXPECT_EQ(employer.tax_code.size(), 14U);
        const auto parent = std::ranges::find(employers, enterprise, &Employer::tax_code);
        ASSERT_NE(parent, employers.end());
        EXPECT_TRUE(parent->registered && parent->declares && employer.registered);
    }
    EXPECT_GT(branches, 20);
    EXPECT_GT(undeclared, 3);
}

}  // namespace
}  // namespace baophu::synth
