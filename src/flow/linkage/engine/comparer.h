// Two rows compared in the obvious way: component after component, as the rules say it. What scores many
// pairs at once (lanes.h) is held against this.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "flow/linkage/engine/company.h"
#include "flow/linkage/engine/kernel.h"
#include "flow/linkage/engine/levels.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/values.h"

namespace baophu::linkage::engine {

class Comparer {
public:
    // The records outlive it.
    Comparer(const Records& records, const Specification& specification, Kernel kernel, unsigned threads);

    // The levels of all components. Symmetric.
    Pattern pattern(const Row& a, const Row& b) const;

    // ENG-4: the fields of the names are not all equal, but their words are, whatever their places. Then the
    // first name component has this level, and the others are unknown.
    bool names_rearranged(const Row& a, const Row& b) const;

    // The level of one component by itself, rearranged names apart.
    Level level(std::size_t component, const Row& a, const Row& b) const;

    // Of a name or text field.
    const WordLevels* words(std::size_t field) const { return words_[field].get(); }

private:
    Level address_level(const Component& component, const Row& a, const Row& b) const;

    const Records& records_;
    std::vector<std::unique_ptr<WordLevels>> words_;         // By field.
    std::vector<std::unique_ptr<CompanyLevels>> companies_;  // By field.
};

Level date_level(std::uint32_t a, std::uint32_t b);
Level digits_level(std::uint64_t a, std::uint64_t b);
Level number_level(std::uint32_t a, std::uint32_t b);

}  // namespace baophu::linkage::engine
