// Registers made of rows that stand in a test, and made-up persons whose truth is known: households at one
// address with one surname, so that the fields hang together as in real registers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/mixing.h"

namespace baophu::linkage::engine {

using TestRow = std::vector<std::string>;

// Rows as batches of `batch` rows.
class TestSource final : public BatchSource {
public:
    TestSource(std::vector<TestRow> rows, std::size_t batch) : rows_(std::move(rows)), batch_(batch) {}

    bool next(Batch& batch) override {
        const std::size_t rows = std::min(batch_, rows_.size() - next_);
        if (rows == 0) return false;
        const std::size_t fields = rows_.front().size();
        bytes_.assign(fields, "");
        offsets_.assign(fields, {0});
        views_.clear();
        for (std::size_t field = 0; field < fields; ++field) {
            for (std::size_t row = next_; row < next_ + rows; ++row) {
                bytes_[field] += rows_[row][field];
                offsets_[field].push_back(static_cast<std::uint32_t>(bytes_[field].size()));
            }
            views_.emplace_back(TextColumn{offsets_[field].data(), bytes_[field].data(), nullptr});
        }
        next_ += rows;
        batch = {.rows = rows, .columns = views_};
        return true;
    }

private:
    std::vector<TestRow> rows_;
    std::size_t batch_;
    std::size_t next_ = 0;
    std::vector<std::string> bytes_;
    std::vector<std::vector<std::uint32_t>> offsets_;
    std::vector<ColumnView> views_;
};

// A register in `parts` parts.
inline Register register_of(const std::vector<TestRow>& rows, std::size_t parts = 1,
                            std::size_t batch = 1000) {
    Register made;
    for (std::size_t part = 0; part < parts; ++part) {
        const auto at = [&](std::size_t i) {
            return rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * i / parts);
        };
        made.parts.push_back(
            std::make_unique<TestSource>(std::vector<TestRow>(at(part), at(part + 1)), batch));
    }
    return made;
}

inline Records records_of(const std::vector<std::vector<TestRow>>& registers,
                          const std::vector<Field>& fields) {
    std::vector<Register> made;
    for (const std::vector<TestRow>& rows : registers)
        made.push_back(register_of(rows));
    return read_records(made, fields, 1);
}

// Those that this machine can run.
inline std::vector<Kernel> kernels_here() {
    std::vector<Kernel> kernels{Kernel::plain};
    for (const Kernel kernel : {Kernel::avx2, Kernel::avx512})
        if (kernel <= best_kernel()) kernels.push_back(kernel);
    return kernels;
}

class Dice {
public:
    explicit Dice(std::uint64_t seed) : seed_(seed) {}

    std::uint64_t below(std::uint64_t bound) { return random_below(seed_, next_++, bound); }
    bool one_in(std::uint64_t count) { return below(count) == 0; }
    bool with(double chance) { return static_cast<double>(below(1'000'000)) < chance * 1'000'000; }

    // Small numbers more often than large ones.
    std::uint64_t skewed_below(std::uint64_t bound) { return below(below(bound) + 1); }

private:
    std::uint64_t seed_;
    std::uint64_t next_ = 0;
};

inline std::string with_slip(Dice& dice, std::string word) {
    if (word.size() < 2) return word;
    const std::size_t at = dice.below(word.size() - 1);
    switch (dice.below(3)) {
        case 0:
            word.erase(at, 1);
            break;
        case 1:
            std::swap(word[at], word[at + 1]);
            break;
        default:
            word[at] = static_cast<char>('a' + dice.below(26));
    }
    return word;
}

// A pronounceable word for each number, so that near numbers are not near words.
inline std::string word_of(std::uint64_t number) {
    constexpr std::string_view consonants = "bcdghklmnprstvx";
    constexpr std::string_view vowels = "aeiouy";
    std::string word;
    for (std::uint64_t rest = mix(number + 1) % 200'000 + number * 200'000; rest > 0 && word.size() < 10;
         rest /= 90) {
        word += consonants[rest % consonants.size()];
        word += vowels[rest / consonants.size() % vowels.size()];
    }
    return word;
}

// Two registers of made-up persons, or one with doubles.
struct MadeUp {
    std::vector<TestRow> left;
    std::vector<TestRow> right;
    std::vector<std::uint32_t> left_person;
    std::vector<std::uint32_t> right_person;
};

inline std::vector<Field> made_up_fields() {
    return {{"surname", Kind::name}, {"given", Kind::name},  {"sex", Kind::exact},    {"born", Kind::date},
            {"town", Kind::exact},   {"street", Kind::text}, {"number", Kind::digits}};
}

inline std::string two_digits(std::uint64_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
}

inline TestRow made_up_person(Dice& dice, const TestRow& neighbour) {
    const bool woman = dice.one_in(2);
    TestRow person{word_of(dice.skewed_below(120)),
                   word_of(1'000 + (woman ? 0 : 500) + dice.skewed_below(150)),
                   woman ? "f" : "m",
                   std::to_string(1950 + dice.below(55)) + two_digits(1 + dice.below(12)) +
                       two_digits(1 + dice.below(28)),
                   "t" + std::to_string(dice.below(40)),
                   std::to_string(1 + dice.below(90)) + " " + word_of(5'000 + dice.below(60)),
                   std::to_string(100'000'000 + dice.below(900'000'000))};
    // A household: the same address, mostly the same surname, at times a twin.
    if (!neighbour.empty() && dice.with(0.5)) {
        person[4] = neighbour[4];
        person[5] = neighbour[5];
        if (dice.with(0.7)) person[0] = neighbour[0];
        if (dice.with(0.03)) person[3] = neighbour[3];
    }
    return person;
}

// As a clerk wrote it down.
inline TestRow as_written(Dice& dice, TestRow person) {
    if (dice.with(0.05)) person[0] = with_slip(dice, person[0]);
    if (dice.with(0.06)) person[1] = with_slip(dice, person[1]);
    if (dice.with(0.02)) std::swap(person[0], person[1]);
    if (dice.with(0.03)) person[1] = person[1].substr(0, 1);
    if (dice.with(0.03)) person[3] = person[3].substr(0, 4) + "0101";
    if (dice.with(0.03)) person[3][4 + dice.below(4)] = static_cast<char>('0' + dice.below(3));
    if (dice.with(0.15)) {  // Moved.
        person[4] = "t" + std::to_string(dice.below(40));
        person[5] = std::to_string(1 + dice.below(90)) + " " + word_of(5'000 + dice.below(60));
    }
    if (dice.with(0.08)) person[5] = with_slip(dice, person[5]);
    if (dice.with(0.3)) person[6] = "";
    if (dice.with(0.03) && !person[6].empty())
        person[6][dice.below(9)] = static_cast<char>('0' + dice.below(10));
    for (const std::size_t field : {1U, 3U, 5U})
        if (dice.with(0.04)) person[field] = "";
    return person;
}

inline MadeUp make_up(std::uint64_t seed, std::uint32_t persons) {
    Dice dice(seed);
    MadeUp made;
    TestRow person;
    for (std::uint32_t number = 0; number < persons; ++number) {
        person = made_up_person(dice, person);
        const bool in_both = dice.with(0.7);
        const bool in_left = in_both || dice.one_in(2);
        if (in_left) {
            made.left.push_back(as_written(dice, person));
            made.left_person.push_back(number);
        }
        if (in_both || !in_left) {
            made.right.push_back(as_written(dice, person));
            made.right_person.push_back(number);
        }
    }
    return made;
}

}  // namespace baophu::linkage::engine
