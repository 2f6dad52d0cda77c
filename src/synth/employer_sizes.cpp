#include <algorithm>
#include <array>

#include "synth/employers.h"

namespace baophu::synth {
namespace {

constexpr int mean_size = 52;   // Follows from the shares and the means of the classes.
constexpr int plant = 1'000;    // The least size of the highest class.
constexpr int plant_share = 5;  // Of employers, per thousand.

struct SizeClass {
    int least;
    int most;
    int share;  // Of employers, per thousand.
};
constexpr std::array<SizeClass, 4> lower_classes{{{1, 9, 750}, {10, 49, 170}, {50, 199, 55}, {200, 999, 20}}};

int rounded_share(int whole, int per_thousand) {
    return static_cast<int>((std::int64_t{whole} * per_thousand + 500) / 1'000);
}

// The lower of two throws: small sizes are the more frequent inside a class too.
int size_in(const SizeClass& size_class, Random& random) {
    const auto throw_size = [&] { return random.between(size_class.least, size_class.most); };
    const int first = throw_size();
    return std::min(first, throw_size());
}

// How many plants share `rest` workers.
int plant_count(int rest, int workers, int employers) {
    const int largest = std::max(plant, rounded_share(workers, 150));
    const int needed = (rest + largest - 1) / largest;
    return std::clamp(std::max(needed, rounded_share(employers, plant_share)), 1, rest / plant);
}

// Zipf from the third place on: the largest plant of a whole province has some 40,000.
void add_plants(std::vector<int>& sizes, int rest, int count) {
    constexpr auto weight = [](int place) { return std::int64_t{1'000'000} / (place + 3); };
    std::int64_t weights = 0;
    for (int place = 0; place < count; ++place)
        weights += weight(place);
    const int spread = rest - count * plant;
    int left = spread;
    for (int place = count - 1; place >= 0; --place) {
        const int extra = place == 0 ? left : static_cast<int>(spread * weight(place) / weights);
        sizes.push_back(plant + extra);
        left -= extra;
    }
}

}  // namespace

std::vector<int> employer_sizes(int workers, Random& random) {
    const int employers = std::max(1, workers / mean_size);
    std::vector<int> sizes;
    int rest = workers;
    for (const SizeClass& size_class : lower_classes) {
        for (int i = rounded_share(employers, size_class.share); i > 0; --i) {
            const int size = size_in(size_class, random);
            if (size > rest) break;
            sizes.push_back(size);
            rest -= size;
        }
    }
    if (rest >= plant) {
        add_plants(sizes, rest, plant_count(rest, workers, employers));
    } else if (rest > 0) {
        sizes.push_back(rest);
    }
    return sizes;
}

}  // namespace baophu::synth
