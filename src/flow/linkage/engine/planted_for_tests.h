// Registers whose truth is known, made up for tests: persons with independent fields, written down with slips
// that happen as often as told. What training learns of them, and what rates say, can be held against that.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/mixing.h"

namespace baophu::linkage::engine {

struct Plan {
    std::size_t persons = 1'000;
    double in_both = 0.6;        // Share of the persons that are in both registers; each other one is in one.
    double wrong = 0.15;         // How often a writing of a field is some other value,
    double missing = 0.05;       // and how often nothing.
    std::uint64_t values = 300;  // Of a field; the smaller ones more often.
    std::size_t fields = 5;
    std::uint64_t seed = 1;
};

using PlantedRow = std::vector<std::string>;

struct Planted {
    std::vector<std::vector<PlantedRow>> registers;
    std::vector<std::size_t> person;  // By record number of the engine.

    bool is_true(const Link& link) const { return person[link.left] == person[link.right]; }
};

class PlantedSource final : public BatchSource {
public:
    explicit PlantedSource(const std::vector<PlantedRow>& rows) : rows_(rows) {}

    bool next(Batch& batch) override {
        if (done_ || rows_.empty()) return false;
        done_ = true;
        const std::size_t fields = rows_.front().size();
        bytes_.resize(fields);
        offsets_.resize(fields, {0});
        for (std::size_t field = 0; field < fields; ++field) {
            for (const PlantedRow& row : rows_) {
                bytes_[field] += row[field];
                offsets_[field].push_back(static_cast<std::uint32_t>(bytes_[field].size()));
            }
            views_.emplace_back(TextColumn{offsets_[field].data(), bytes_[field].data(), nullptr});
        }
        batch = {.rows = rows_.size(), .columns = views_};
        return true;
    }

private:
    const std::vector<PlantedRow>& rows_;
    bool done_ = false;
    std::vector<std::string> bytes_;
    std::vector<std::vector<std::uint32_t>> offsets_;
    std::vector<ColumnView> views_;
};

class Planter {
public:
    explicit Planter(const Plan& plan) : plan_(plan) {}

    Planted two_registers() {
        Planted planted{.registers = {{}, {}}, .person = {}};
        std::vector<std::size_t> persons_right;
        for (std::size_t number = 0; number < plan_.persons; ++number) {
            const PlantedRow person = value_row();
            const bool both = with(plan_.in_both);
            const bool left = both || with(0.5);
            if (left) planted.registers[0].push_back(written(person));
            if (left) planted.person.push_back(number);
            if (both || !left) planted.registers[1].push_back(written(person));
            if (both || !left) persons_right.push_back(number);
        }
        planted.person.insert(planted.person.end(), persons_right.begin(), persons_right.end());
        return planted;
    }

    // One register; those who would be in both are in it twice.
    Planted doubles() {
        Planted planted{.registers = {{}}, .person = {}};
        for (std::size_t number = 0; number < plan_.persons; ++number) {
            const PlantedRow person = value_row();
            const std::size_t times = with(plan_.in_both) ? 2 : 1;
            for (std::size_t time = 0; time < times; ++time) {
                planted.registers[0].push_back(written(person));
                planted.person.push_back(number);
            }
        }
        return planted;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return random_below(plan_.seed, next_++, bound); }
    bool with(double chance) { return static_cast<double>(below(1'000'000)) < chance * 1'000'000; }

    std::string value() { return "v" + std::to_string(below(below(plan_.values) + 1)); }

    PlantedRow value_row() {
        PlantedRow row;
        for (std::size_t field = 0; field < plan_.fields; ++field)
            row.push_back(value());
        return row;
    }

    PlantedRow written(PlantedRow row) {
        for (std::string& cell : row) {
            if (with(plan_.missing)) {
                cell.clear();
            } else if (with(plan_.wrong)) {
                cell = value();
            }
        }
        return row;
    }

    Plan plan_;
    std::uint64_t next_ = 0;
};

inline std::vector<Register> opened(const Planted& planted) {
    std::vector<Register> registers;
    for (const auto& rows : planted.registers) {
        Register made;
        made.parts.push_back(std::make_unique<PlantedSource>(rows));
        registers.push_back(std::move(made));
    }
    return registers;
}

// The fields as codes, blocked by each pair of neighbouring fields.
inline Specification specification_of(const Plan& plan) {
    Specification specification;
    for (std::size_t field = 0; field < plan.fields; ++field)
        specification.fields.push_back({"field" + std::to_string(field), Kind::exact});
    for (std::size_t field = 0; field < plan.fields; ++field)
        specification.passes.push_back(
            {.expressions = {{.field = field}, {.field = (field + 1) % plan.fields}}});
    return specification;
}

inline std::uint64_t true_pairs(const Planted& planted) {
    std::vector<std::size_t> persons = planted.person;
    std::ranges::sort(persons);
    std::uint64_t pairs = 0;
    for (std::size_t i = 1; i < persons.size(); ++i)
        pairs += persons[i] == persons[i - 1] ? 1U : 0U;  // Nobody is there more than twice.
    return pairs;
}

}  // namespace baophu::linkage::engine
