#include "synth/population.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "synth/pay.h"

namespace baophu::synth {
namespace {

const Population& population() {
    static const Population made = [] {
        NoProgress progress;
        const CancelFlag cancel{false};
        return make_population(40'000, 5, progress, cancel);
    }();
    return made;
}

TEST(Population, NobodyIsInsuredWhereHeDoesNotWork) {
    for (const Job& job : population().jobs) {
        EXPECT_EQ(job.insured.both(job.worked), job.insured);
        EXPECT_TRUE(job.insured.none() || population().employers[job.employer].declares);
        EXPECT_GT(job.wage, 0);
    }
}

TEST(Population, TheMainPayerPaysMoreThanTheSecond) {
    std::vector<std::int64_t> main(population().workers.size());
    for (const Job& job : population().jobs) {
        if (population().workers[job.worker].employer == job.employer) main[job.worker] = job.taxable;
    }
    int seconds = 0;
    for (const Job& job : population().jobs) {
        if (population().workers[job.worker].employer == job.employer) continue;
        ++seconds;
        EXPECT_TRUE(population().workers[job.worker].second_payer);
        EXPECT_GT(job.taxable, 0);
        EXPECT_LT(job.taxable, main[job.worker]);
    }
    EXPECT_EQ(seconds, std::ranges::count(population().workers, true, &Worker::second_payer));
    EXPECT_GT(seconds, 300);
}

// Insured at the first payer, then with one that insures nobody: lapsed comes first.
TEST(Population, ALapsedWorkerMayHaveAnUnregisteredMainPayer) {
    const auto lapsed_there = [](const Worker& worker) {
        return worker.verdict == Verdict::lapsed && !population().employers[worker.employer].registered;
    };
    EXPECT_GT(std::ranges::count_if(population().workers, lapsed_there), 0);
}

TEST(Population, EmployersThatDeclareKeepOneWorkerInDecember) {
    std::vector<int> kept(population().employers.size());
    for (const Worker& worker : population().workers) {
        if (!worker.keeps_registered) continue;
        ++kept[worker.employer];
        EXPECT_EQ(worker.verdict, Verdict::participating);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        EXPECT_EQ(kept[i], population().employers[i].declares ? 1 : 0);
    }
}

// In Đồng Nai the median is near 5.5 million.
TEST(Pay, WagesStayWithinFloorAndTopAroundTheMedian) {
    Random random(1, 1);
    std::vector<std::int64_t> wages(10'000);
    std::ranges::generate(wages, [&] { return contribution_wage(random); });
    std::ranges::sort(wages);
    EXPECT_EQ(wages.front(), 4'258'600);
    EXPECT_NEAR(static_cast<double>(wages[5'000]), 5'500'000, 100'000);
    EXPECT_LE(wages.back(), 26'000'000);
}

TEST(Pay, TaxableIsThreeToSixTenthsAboveTheWage) {
    Random random(1, 2);
    for (int i = 0; i < 1'000; ++i) {
        const std::int64_t taxable = taxable_pay(random, 5'000'000, 12);
        EXPECT_GE(taxable, 78'000'000);
        EXPECT_LE(taxable, 96'000'000);
    }
    EXPECT_EQ(deducted_insurance(8'500'000, 1), 892'500);  // 8 + 1.5 + 1 per cent.
}

}  // namespace
}  // namespace baophu::synth
