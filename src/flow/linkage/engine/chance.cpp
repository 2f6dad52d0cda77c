#include "flow/linkage/engine/chance.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "flow/linkage/engine/mixing.h"
#include "flow/linkage/engine/packed.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::uint64_t random_pairs = 400'000;
constexpr double unseen = 0.2;  // A level that no random pair shows is taken to be seen so often.

// Pairs of equal and of all known values, as register after register adds its part.
class EqualPairs {
public:
    explicit EqualPairs(std::size_t registers) : one_register_(registers == 1) {}

    // One value's records in each register.
    void add_value(std::span<const std::uint64_t> counts) { equal_ += pairs(counts); }

    double share(std::span<const std::uint64_t> known) const {
        const double all = pairs(known);
        return all > 0 ? equal_ / all : 0;
    }

private:
    double pairs(std::span<const std::uint64_t> counts) const {
        double all = 0;
        double within = 0;
        for (const std::uint64_t each : counts) {
            const auto count = static_cast<double>(each);
            all += count;
            within += count * count;
        }
        return one_register_ ? all * (all - 1) : all * all - within;
    }

    bool one_register_;
    double equal_ = 0;
};

// By counting, eleven bits at a time; bits that all values share cost a look only.
void sort_values(std::vector<std::uint64_t>& values) {
    constexpr std::size_t few = 1 << 12;
    constexpr unsigned bits = 11;
    constexpr std::uint64_t mask = (1U << bits) - 1;
    if (values.size() <= few) {
        std::ranges::sort(values);
        return;
    }
    std::vector<std::uint64_t> other(values.size());
    for (unsigned shift = 0; shift < 64; shift += bits) {
        std::vector<std::size_t> place(mask + 2, 0);
        for (const std::uint64_t value : values)
            ++place[((value >> shift) & mask) + 1];
        if (std::ranges::find(place, values.size()) != place.end()) continue;
        for (std::size_t i = 1; i < place.size(); ++i)
            place[i] += place[i - 1];
        for (const std::uint64_t value : values)
            other[place[(value >> shift) & mask]++] = value;
        values.swap(other);
    }
}

constexpr std::size_t day_places = std::size_t{400} << 9;

// Of dates of four centuries a place of their own each; day_places for others. Months have four bits, days
// five.
std::size_t day_place(PackedDate date) {
    constexpr std::uint32_t first_year = 1'700;
    const auto decimal = [&](unsigned shift) {
        return ((date >> (shift + 4)) & 0xf) * 10 + ((date >> shift) & 0xf);
    };
    const std::uint32_t year = decimal(24) * 100 + decimal(16) - first_year;
    return year < day_places >> 9 ? (std::size_t{year} << 9) | (decimal(8) << 5) | decimal(0) : day_places;
}

// A pair of different records that could be a link.
bool random_pair(const Records& records, std::span<const RecordNumber> groups, std::uint64_t seed,
                 std::uint64_t index, RecordNumber& a, RecordNumber& b) {
    a = static_cast<RecordNumber>(random_below(seed, 2 * index, records.size()));
    b = static_cast<RecordNumber>(random_below(seed, 2 * index + 1, records.size()));
    if (a == b || (!groups.empty() && groups[a] == groups[b])) return false;
    return records.registers() == 1 || records.register_of(a) != records.register_of(b);
}

// Those of the numbers from `first` to `last`, their rows on the way from memory.
std::vector<std::pair<RecordNumber, RecordNumber>> random_pairs_of(const Records& records,
                                                                   std::span<const RecordNumber> groups,
                                                                   std::uint64_t seed, std::uint64_t first,
                                                                   std::uint64_t last) {
    std::vector<std::pair<RecordNumber, RecordNumber>> pairs;
    pairs.reserve(last - first);
    for (std::uint64_t index = first; index < last; ++index) {
        RecordNumber a = 0;
        RecordNumber b = 0;
        if (!random_pair(records, groups, seed, index, a, b)) continue;
        records.slots.fetch(a);
        records.slots.fetch(b);
        pairs.emplace_back(a, b);
    }
    return pairs;
}

PatternCounter sample_patterns(const Records& records, const Comparer& comparer,
                               std::span<const RecordNumber> groups, std::uint64_t seed, unsigned threads) {
    std::vector<PatternCounter> counters(threads);
    constexpr std::size_t piece = 1 << 7;  // Rows that the first cache holds.
    for_each_range(threads, random_pairs, piece, [&](std::size_t first, std::size_t last, unsigned thread) {
        for (const auto& [a, b] : random_pairs_of(records, groups, seed, first, last))
            counters[thread].add(comparer.pattern(records.row(a), records.row(b)));
    });
    for (std::size_t thread = 1; thread < counters.size(); ++thread)
        counters[0].add(counters[thread]);
    return std::move(counters[0]);
}

// Level 1 is `equal`; the others share what is left as they were sampled.
LevelShares shares(const std::array<double, levels_max>& seen, std::size_t levels, double equal) {
    LevelShares shares{};
    double others = 0;
    for (std::size_t level = 2; level < levels; ++level)
        others += std::max(seen.at(level), unseen);
    shares[level::equal] = equal;
    for (std::size_t level = 2; level < levels; ++level)
        shares.at(level) = (1 - equal) * std::max(seen.at(level), unseen) / others;
    return shares;
}

// An address has no frequency of its own: its levels are what the sample shows.
LevelShares sampled_shares(const std::array<double, levels_max>& seen, std::size_t levels) {
    double all = 0;
    for (std::size_t level = 1; level < levels; ++level)
        all += std::max(seen.at(level), unseen);
    return shares(seen, levels, std::max(seen[level::equal], unseen) / all);
}

}  // namespace

std::size_t CountTable::find(std::uint64_t value) const {
    const std::size_t last = places_.size() - 1;
    std::size_t place = mix(value) & last;
    while (places_[place].value != 0 && places_[place].value != value)
        place = (place + 1) & last;
    return place;
}

void CountTable::add(std::uint64_t value, std::uint32_t count) {
    places_[find(value)] = {value, count};
    if (++used_ * 2 <= places_.size()) return;
    std::vector<Place> before(places_.size() * 4);
    before.swap(places_);
    for (const Place& place : before)
        if (place.value != 0) places_[find(place.value)] = place;
}

std::uint32_t CountTable::at(std::uint64_t value) const {
    return places_[find(value)].count;
}

Frequencies::Frequencies(const Records& records, std::size_t field, std::span<const RecordNumber> groups)
    : field_(field),
      slot_(records.layout.slot[field]),
      wide_(records.layout.kind[field] == Kind::digits),
      by_id_(in_dictionary(records.layout.kind[field])),
      by_day_(records.layout.kind[field] == Kind::date),
      fewest_(groups.empty() ? 2 : 1) {
    if (!groups.empty()) {
        count_by_group(records, groups);
    } else if (by_id_) {
        count_ids(records, records.dictionaries[field]);
    } else {
        count_values(records);
    }
}

void Frequencies::count_ids(const Records& records, const Dictionary& dictionary) {
    EqualPairs equal(records.registers());
    std::vector<std::uint64_t> known(records.registers(), 0);
    std::vector<std::uint64_t> counts(records.registers(), 0);
    by_id_counts_.assign(dictionary.size(), 0);
    for (ValueId id = 1; id < dictionary.size(); ++id) {
        for (std::size_t i = 0; i < counts.size(); ++i) {
            counts[i] = dictionary.counts[i][id];
            known[i] += counts[i];
        }
        equal.add_value(counts);
        by_id_counts_[id] =
            static_cast<std::uint32_t>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    }
    known_ = std::accumulate(known.begin(), known.end(), std::uint64_t{0});
    equal_share_ = equal.share(known);
}

void Frequencies::count_values(const Records& records) {
    std::vector<std::vector<std::uint64_t>> sorted(records.registers());
    std::vector<std::uint64_t> known;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (RecordNumber record = records.first[i]; record < records.first[i + 1]; ++record)
            if (const std::uint64_t found = value(records.row(record)); found != 0)
                sorted[i].push_back(found);
        sort_values(sorted[i]);
        known.push_back(sorted[i].size());
    }
    known_ = std::accumulate(known.begin(), known.end(), std::uint64_t{0});
    EqualPairs equal(sorted.size());
    std::vector<std::size_t> at(sorted.size(), 0);
    std::vector<std::uint64_t> counts(sorted.size(), 0);
    while (true) {
        std::uint64_t smallest = ~std::uint64_t{0};
        for (std::size_t i = 0; i < sorted.size(); ++i)
            if (at[i] < sorted[i].size()) smallest = std::min(smallest, sorted[i][at[i]]);
        if (smallest == ~std::uint64_t{0}) break;
        std::uint64_t all = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const std::size_t from = at[i];
            while (at[i] < sorted[i].size() && sorted[i][at[i]] == smallest)
                ++at[i];
            counts[i] = at[i] - from;
            all += counts[i];
        }
        equal.add_value(counts);
        if (all > fewest_) put_repeated(smallest, all);
    }
    equal_share_ = equal.share(known);
}

// Nearly all groups are one record: what larger ones hold twice is left out of the values of all records.
void Frequencies::count_by_group(const Records& records, std::span<const RecordNumber> groups) {
    std::vector<std::pair<RecordNumber, std::uint64_t>>
        in_groups;  // Of groups that go on behind their first.
    std::vector<std::uint64_t> seen;
    std::vector<bool> goes_on(records.size(), false);
    for (RecordNumber record = 0; record < records.size(); ++record)
        if (groups[record] != record) goes_on[groups[record]] = true;
    for (RecordNumber record = 0; record < records.size(); ++record) {
        const std::uint64_t found = value(records.row(record));
        if (found == 0) continue;
        if (goes_on[groups[record]]) {
            in_groups.emplace_back(groups[record], found);
        } else {
            seen.push_back(found);
        }
    }
    std::ranges::sort(in_groups);
    const auto doubles = std::ranges::unique(in_groups);
    in_groups.erase(doubles.begin(), doubles.end());
    seen.reserve(seen.size() + in_groups.size());
    for (const auto& [group, found] : in_groups)
        seen.push_back(found);
    known_ = seen.size();
    if (by_id_) {
        count_seen_ids(seen, records.dictionaries[field_].size());
    } else {
        count_seen_values(seen);
    }
}

void Frequencies::count_seen_ids(std::span<const std::uint64_t> seen, std::size_t ids) {
    by_id_counts_.assign(ids, 0);
    for (const std::uint64_t id : seen)
        ++by_id_counts_[id];
    EqualPairs equal(1);
    for (const std::uint32_t each : by_id_counts_) {
        const std::uint64_t count = each;
        if (count > 0) equal.add_value({&count, 1});
    }
    equal_share_ = equal.share({&known_, 1});
}

void Frequencies::count_seen_values(std::vector<std::uint64_t>& seen) {
    sort_values(seen);
    EqualPairs equal(1);
    for (std::size_t i = 0; i < seen.size();) {
        std::size_t next = i + 1;
        while (next < seen.size() && seen[next] == seen[i])
            ++next;
        const std::uint64_t count = next - i;
        equal.add_value({&count, 1});
        if (count > 1) put_repeated(seen[i], count);
        i = next;
    }
    equal_share_ = equal.share({&known_, 1});
}

void Frequencies::put_repeated(std::uint64_t value, std::uint64_t count) {
    repeated_.add(value, static_cast<std::uint32_t>(count));
    if (!by_day_) return;
    by_day_counts_.resize(day_places + 1, 0);
    by_day_counts_[day_place(static_cast<PackedDate>(value))] = static_cast<std::uint32_t>(count);
}

std::uint64_t Frequencies::count(const Row& row) const {
    return count_of(value(row));
}

std::uint64_t Frequencies::count_of(std::uint64_t value) const {
    if (value == 0) return 0;
    if (by_id_) return by_id_counts_[value];
    if (!by_day_counts_.empty())
        if (const std::size_t place = day_place(static_cast<PackedDate>(value)); place < day_places)
            return std::max<std::uint64_t>(by_day_counts_[place], fewest_);
    return std::max<std::uint64_t>(repeated_.at(value), fewest_);
}

std::vector<Frequencies> count_frequencies(const Records& records, std::span<const RecordNumber> groups,
                                           unsigned threads) {
    std::vector<std::vector<Frequencies>> made(records.layout.kind.size());
    for_each_part(threads, made.size(),
                  [&](std::size_t field, unsigned) { made[field].emplace_back(records, field, groups); });
    std::vector<Frequencies> frequencies;
    for (std::vector<Frequencies>& each : made)
        frequencies.push_back(std::move(each.front()));
    return frequencies;
}

double chance_of_equality(const Records& records, const Frequencies& frequencies) {
    const double least = unseen / std::max(records.possible_pairs(), 1.0);
    return std::clamp(frequencies.equal_share(), least, 1 - least);
}

std::vector<LevelShares> measure_chance(const Records& records, const Comparer& comparer,
                                        const std::vector<Frequencies>& frequencies,
                                        std::span<const RecordNumber> groups, std::uint64_t seed,
                                        unsigned threads) {
    const Layout& layout = records.layout;
    std::vector<std::array<double, levels_max>> seen(layout.components.size());
    for (const auto& [pattern, pairs] : sample_patterns(records, comparer, groups, seed, threads).sorted())
        for (std::size_t component = 0; component < seen.size(); ++component)
            seen[component].at(level_in(pattern, component)) += static_cast<double>(pairs);
    std::vector<LevelShares> chance;
    double names_equal = 1;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const Component& component = layout.components[i];
        if (component.kind == Kind::address) {
            chance.push_back(sampled_shares(seen[i], component.levels));
            continue;
        }
        const double equal = chance_of_equality(records, frequencies[component.fields.front()]);
        chance.push_back(shares(seen[i], component.levels, equal));
        if (component.kind == Kind::name) names_equal *= chance.back()[level::equal];
    }
    if (layout.words_slot) {
        LevelShares& first = chance[layout.component_of[layout.names.front()]];
        first[level::text::rearranged] =
            std::max(names_equal, unseen / std::max(records.possible_pairs(), 1.0));
    }
    return chance;
}

}  // namespace baophu::linkage::engine
