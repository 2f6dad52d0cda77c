#include "flow/linkage/engine/layout.h"

#include <algorithm>

namespace baophu::linkage::engine {
namespace {

std::size_t slots_of(Kind kind) {
    return kind == Kind::digits ? 2 : 1;
}

std::size_t levels_of(const Component& component) {
    switch (component.kind) {
        case Kind::name:
            return level::text::rearranged + 1;
        case Kind::text:
            return level::text::other + 1;
        case Kind::exact:
            return level::exact::other + 1;
        case Kind::date:
            return level::date::other + 1;
        case Kind::digits:
            return level::digits::other + 1;
        case Kind::number:
            return level::number::other + 1;
        case Kind::company:
            return level::company::other + 1;
        case Kind::address:
            return component.fields.size() + 2;
    }
    return 0;
}

// The component of the field: that of the address it belongs to, else a new one.
std::size_t place_component(Layout& layout, Kind kind) {
    if (kind == Kind::address) {
        const auto address = std::ranges::find(layout.components, Kind::address, &Component::kind);
        if (address != layout.components.end())
            return static_cast<std::size_t>(address - layout.components.begin());
    }
    layout.components.push_back({.kind = kind});
    return layout.components.size() - 1;
}

}  // namespace

std::optional<LayoutFault> fault_of(const std::vector<Field>& fields) {
    if (fields.empty()) return LayoutFault::no_fields;
    const Layout layout = lay_out(fields);
    if (layout.components.size() > components_max) return LayoutFault::too_many_components;
    const auto addresses = std::ranges::count(layout.kind, Kind::address);
    if (static_cast<std::size_t>(addresses) > level::address::fields_max)
        return LayoutFault::too_many_address_fields;
    return std::nullopt;
}

Layout lay_out(const std::vector<Field>& fields) {
    Layout layout;
    for (std::size_t field = 0; field < fields.size(); ++field) {
        const Kind kind = fields[field].kind;
        layout.kind.push_back(kind);
        layout.slot.push_back(layout.slots);
        layout.slots += slots_of(kind);
        if (kind == Kind::name) layout.names.push_back(field);
        layout.component_of.push_back(place_component(layout, kind));
        layout.components[layout.component_of.back()].fields.push_back(field);
    }
    if (layout.names.size() > 1) layout.words_slot = layout.slots++;
    for (Component& component : layout.components)
        component.levels = levels_of(component);
    return layout;
}

}  // namespace baophu::linkage::engine
