#include "flow/linkage/engine/comparer.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "flow/linkage/engine/packed.h"

namespace baophu::linkage::engine {
namespace {

// A level in the table pays where its values meet often: the value of rank k costs k comparisons and is met
// about as often as it is there, in each of some passes.
std::size_t common_values(const Dictionary& dictionary) {
    constexpr std::size_t most = 2'048;
    constexpr std::uint64_t meetings = 4;
    std::size_t common = 1;
    while (common < std::min(dictionary.size(), most) &&
           dictionary.count(static_cast<ValueId>(common)) * meetings >= common)
        ++common;
    return common;
}

}  // namespace

Comparer::Comparer(const Records& records, const Specification& specification, Kernel kernel,
                   unsigned threads)
    : records_(records), words_(records.layout.kind.size()), companies_(records.layout.kind.size()) {
    for (std::size_t field = 0; field < words_.size(); ++field) {
        const Kind kind = records.layout.kind[field];
        const Dictionary& dictionary = records.dictionaries[field];
        if (is_written(kind))
            words_[field] =
                std::make_unique<WordLevels>(dictionary, kind, common_values(dictionary), kernel, threads);
        if (kind == Kind::company)
            companies_[field] = std::make_unique<CompanyLevels>(dictionary, specification);
    }
}

Pattern Comparer::pattern(const Row& a, const Row& b) const {
    const Layout& layout = records_.layout;
    const bool rearranged = names_rearranged(a, b);
    Pattern pattern = 0;
    for (std::size_t component = 0; component < layout.components.size(); ++component) {
        if (rearranged && layout.components[component].kind == Kind::name) continue;
        pattern |= at_component(level(component, a, b), component);
    }
    if (rearranged)
        pattern |= at_component(level::text::rearranged, layout.component_of[layout.names.front()]);
    return pattern;
}

bool Comparer::names_rearranged(const Row& a, const Row& b) const {
    const Layout& layout = records_.layout;
    if (!layout.words_slot) return false;
    const std::size_t slot = *layout.words_slot;
    if (a.slot[slot] == 0 || a.slot[slot] != b.slot[slot]) return false;
    return std::ranges::any_of(layout.names, [&](std::size_t field) {
        return a.slot[layout.slot[field]] != b.slot[layout.slot[field]];
    });
}

Level Comparer::level(std::size_t component, const Row& a, const Row& b) const {
    const Component& compared = records_.layout.components[component];
    const std::size_t field = compared.fields.front();
    const std::size_t slot = records_.layout.slot[field];
    if (compared.kind == Kind::digits) return digits_level(a.wide(slot), b.wide(slot));
    if (compared.kind == Kind::address) return address_level(compared, a, b);
    const std::uint32_t in_a = a.slot[slot];
    const std::uint32_t in_b = b.slot[slot];
    if (in_a == 0 || in_b == 0) return level::unknown;
    if (compared.kind == Kind::date) return date_level(in_a, in_b);
    if (compared.kind == Kind::number) return number_level(in_a, in_b);
    if (compared.kind == Kind::company) return companies_[field]->level(in_a, in_b);
    if (compared.kind == Kind::exact) return in_a == in_b ? level::equal : level::exact::other;
    return words_[field]->level(in_a, in_b);
}

// ENG-9: the first level from the finest that both know and that agrees.
Level Comparer::address_level(const Component& component, const Row& a, const Row& b) const {
    bool known = false;
    for (std::size_t i = 0; i < component.fields.size(); ++i) {
        const std::size_t slot = records_.layout.slot[component.fields[i]];
        if (a.slot[slot] == 0 || b.slot[slot] == 0) continue;
        known = true;
        if (a.slot[slot] == b.slot[slot]) return static_cast<Level>(i + 1);
    }
    return known ? static_cast<Level>(component.fields.size() + 1) : level::unknown;
}

Level date_level(std::uint32_t a, std::uint32_t b) {
    if (a == 0 || b == 0) return level::unknown;
    if (a == b) return level::equal;
    if (is_coarser_form(a, b)) return level::date::coarser;
    if (is_day_month_swap(a, b)) return level::date::swapped;
    const std::uint64_t differing = differing_nibbles(a, b);
    const int digits = std::popcount(differing);
    const bool year = year_of(a) == year_of(b);
    const auto known_and_equal = [&](std::uint32_t mask) {
        return (a & mask) != 0 && (a & mask) == (b & mask);
    };
    const bool month = known_and_equal(0xff00);
    const bool day = known_and_equal(0xff);
    if (digits == 1 || (digits == 2 && is_one_slip(a, b))) return level::date::slip;
    if (int{year} + int{month} + int{day} == 2) return level::date::two_parts;
    return year ? level::date::year : level::date::other;
}

Level digits_level(std::uint64_t a, std::uint64_t b) {
    if (a == 0 || b == 0) return level::unknown;
    if (a == b) return level::equal;
    if (is_lost_zero(a, b)) return level::digits::lost_zero;
    if (is_one_slip(a, b)) return level::digits::slip;
    const bool two = digit_count(a) == digit_count(b) && std::popcount(differing_nibbles(a, b)) == 2;
    return two ? level::digits::two_slips : level::digits::other;
}

Level number_level(std::uint32_t a, std::uint32_t b) {
    if (a == 0 || b == 0) return level::unknown;
    if (a == b) return level::equal;
    const double x = number_of(a);
    const double y = number_of(b);
    const double apart = std::abs(x - y);
    const double larger = std::max(std::abs(x), std::abs(y));
    if (100 * apart <= larger) return level::number::close;
    return 10 * apart <= larger ? level::number::near : level::number::other;
}

}  // namespace baophu::linkage::engine
