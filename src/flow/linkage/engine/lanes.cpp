#include "flow/linkage/engine/lanes.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "flow/linkage/engine/lane_kernels.h"
#include "flow/linkage/engine/packed.h"

namespace baophu::linkage::engine {
namespace {

Weight heaviest_unequal(const LaneComponent& component, std::size_t levels) {
    Weight most = std::numeric_limits<Weight>::min();
    const std::size_t first = component.kind == Kind::address ? 1 : 2;
    for (std::size_t level = first; level < levels; ++level)
        if (component.kind != Kind::name || level != level::text::rearranged)
            most = std::max(most, component.level.at(level));
    return most;
}

}  // namespace

LaneKernels lane_kernels([[maybe_unused]] Kernel kernel) {
#if defined(__x86_64__)
    if (kernel == Kernel::avx512) return kernels::lanes_avx512();
    if (kernel == Kernel::avx2) return kernels::lanes_avx2();
#endif
    return kernels::lanes_plain();
}

LaneMaker::LaneMaker(const Records& records, const Weigher& weigher, Weight least)
    : records_(records), weigher_(weigher) {
    const Layout& layout = records.layout;
    plan_.prior = weigher.prior();
    plan_.least = least;
    plan_.columns = static_cast<std::uint32_t>(layout.slots);
    for (std::size_t i = 0; i < layout.components.size(); ++i) {
        plan_.components.push_back(component_of(i));
        component_index_.push_back(i);
        if (layout.components[i].kind == Kind::digits) {
            plan_.components.back().stripped = plan_.columns;
            plan_.columns += 2;
        }
    }
    if (layout.words_slot) {
        plan_.words_slot = static_cast<std::uint32_t>(*layout.words_slot);
        for (const std::size_t field : layout.names)
            plan_.name_slots.push_back(static_cast<std::uint32_t>(layout.slot[field]));
    }
    for (const Weigher::WeightedTie& tie : weigher.ties())
        plan_.ties.push_back(tie_of(tie));
    order_components();
}

// A value that is not known makes a tie say nothing, and is unequal here. The value of an address is its
// finest level: level 1 is its equality.
LaneTie LaneMaker::tie_of(const Weigher::WeightedTie& tie) const {
    const Layout& layout = records_.layout;
    const auto field = [&](std::size_t component) { return layout.components[component].fields.front(); };
    const auto slots = [&](std::size_t component) {
        return layout.components[component].kind == Kind::digits ? 2U : 1U;
    };
    const auto most = [](Weight weight) { return std::max(weight, 0); };
    return {.slot_a = static_cast<std::uint32_t>(layout.slot[field(tie.a)]),
            .slot_b = static_cast<std::uint32_t>(layout.slot[field(tie.b)]),
            .slots_a = slots(tie.a),
            .slots_b = slots(tie.b),
            .both = tie.weight[level::equal][level::equal],
            .only_a = most(tie.most_of_b[level::equal]),
            .only_b = most(tie.most_of_a[level::equal]),
            .none = most(tie.most)};
}

LaneComponent LaneMaker::component_of(std::size_t component) const {
    const Layout& layout = records_.layout;
    const Component& compared = layout.components[component];
    const std::size_t field = compared.fields.front();
    LaneComponent lane{.kind = compared.kind, .slot = static_cast<std::uint32_t>(layout.slot[field])};
    for (std::size_t level = 0; level < compared.levels; ++level)
        lane.level.at(level) = weigher_.level_weight(component, static_cast<Level>(level));
    lane.unequal_most = heaviest_unequal(lane, compared.levels);
    if (const WordLevels* words = weigher_.comparer().words(field)) {
        lane.table = words->table();
        lane.common = static_cast<std::uint32_t>(words->common());
    }
    if (compared.kind == Kind::address) {
        for (const std::size_t each : compared.fields)
            lane.address_slot.at(lane.address_fields++) = static_cast<std::uint32_t>(layout.slot[each]);
    }
    return lane;
}

// What weighs most against a pair comes first: it ends most comparisons. A component may add what its
// heaviest level and its rarest value weigh, or nothing where a value is not known.
void LaneMaker::order_components() {
    std::vector<std::size_t> order(plan_.components.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto against = [&](std::size_t i) {
        return *std::ranges::min_element(plan_.components[i].level) - plan_.components[i].unequal_most;
    };
    std::ranges::stable_sort(order, [&](std::size_t x, std::size_t y) { return against(x) < against(y); });
    std::vector<LaneComponent> components;
    for (const std::size_t i : order)
        components.push_back(plan_.components[i]);
    plan_.components = std::move(components);
    component_index_ = std::move(order);
    plan_.rest_most.assign(plan_.components.size() + 1, 0);
    for (std::size_t i = plan_.components.size(); i-- > 0;) {
        const LaneComponent& component = plan_.components[i];
        Weight most = std::max(0, component.unequal_most);
        for (const std::size_t field : records_.layout.components[component_index_[i]].fields)
            most = std::max(most, component.level[level::equal] + weigher_.rarest(field));
        plan_.rest_most[i] = plan_.rest_most[i + 1] + most;
    }
}

void LaneMaker::fill(const Row& row, Lane16* columns, std::size_t lane) const {
    for (std::size_t slot = 0; slot < records_.layout.slots; ++slot)
        columns[slot].word[lane] = row.slot[slot];
    for (const LaneComponent& component : plan_.components) {
        if (component.kind != Kind::digits) continue;
        const std::uint64_t stripped = without_zeros(row.wide(component.slot));
        columns[component.stripped].word[lane] = static_cast<std::uint32_t>(stripped);
        columns[component.stripped + 1].word[lane] = static_cast<std::uint32_t>(stripped >> 32);
    }
}

void LaneMaker::aim(Probe& probe, const Row& row) const {
    probe.maker = this;
    for (std::size_t i = 0; i < plan_.components.size(); ++i) {
        const LaneComponent& component = plan_.components[i];
        const bool same =
            component.kind != Kind::address && row.slot[component.slot] == probe.slot[component.slot];
        if (!same) probe.weighed &= ~(1U << i);
        if (component.kind != Kind::digits) continue;
        probe.digits.at(i) = row.wide(component.slot);
        probe.stripped.at(i) = without_zeros(probe.digits.at(i));
    }
    std::copy_n(row.slot, records_.layout.slots, probe.slot.begin());
}

void LaneMaker::weigh(Probe& probe, std::size_t component) const {
    probe.weighed |= 1U << component;
    const LaneComponent& weighed = plan_.components[component];
    const Row row{probe.slot.data()};
    const std::vector<std::size_t>& fields = records_.layout.components[component_index_[component]].fields;
    if (weighed.kind == Kind::address) {
        for (std::size_t each = 0; each < fields.size(); ++each)
            probe.address.at(each) = weighed.level.at(each + 1) + weigher_.rarity(fields[each], row);
        return;
    }
    // What a number's rarity is costs more to look up than its bound is worth.
    const Weight rarity =
        weighed.kind == Kind::digits ? weigher_.rarest(fields.front()) : weigher_.rarity(fields.front(), row);
    probe.equal.at(component) = weighed.level[level::equal] + rarity;
}

}  // namespace baophu::linkage::engine
