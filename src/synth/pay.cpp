#include "synth/pay.h"

#include <array>

namespace baophu::synth {
namespace {

// Which share of the wages lies below: a straight line from each point to the next.
struct Point {
    int per_thousand;
    std::int64_t wage;
};
constexpr std::array<Point, 8> wage_curve{{{150, 4'300'000},
                                           {300, 4'750'000},
                                           {500, 5'500'000},
                                           {700, 6'700'000},
                                           {850, 8'600'000},
                                           {950, 13'000'000},
                                           {990, 22'000'000},
                                           {1000, top_wage}}};

}  // namespace

std::int64_t contribution_wage(Random& random) {
    const int place = random.between(0, 999);
    if (place < wage_curve.front().per_thousand) return floor_wage;
    std::size_t next = 1;
    while (wage_curve[next].per_thousand <= place)
        ++next;
    const Point& from = wage_curve[next - 1];
    const Point& to = wage_curve[next];
    const std::int64_t wage = from.wage + (to.wage - from.wage) * (place - from.per_thousand) /
                                              (to.per_thousand - from.per_thousand);
    return wage / 10'000 * 10'000 + 1'000 * random.between(0, 9);
}

std::int64_t taxable_pay(Random& random, std::int64_t wage, int months) {
    return wage * random.between(130, 160) / 100 * months / 1'000 * 1'000;
}

std::int64_t deducted_insurance(std::int64_t wage, int months) {
    return wage * months * 105 / 1'000;
}

}  // namespace baophu::synth
