// The engine's levels, components and passes in words.
#pragma once

#include <string>

#include "edge/cli/context.h"
#include "flow/linkage/engine/engine.h"

namespace baophu::cli {

class LinkWords {
public:
    // All outlive it.
    LinkWords(const Context& context, const linkage::engine::Specification& specification,
              const linkage::engine::Layout& layout)
        : context_(context), specification_(specification), layout_(layout) {}

    // "equal", "day and month swapped"; of an address the field that agrees.
    std::string level(std::size_t component, linkage::engine::Level level) const;

    // Whether a pair may have the level: a text has no initials, a name alone cannot be rearranged.
    bool is_possible(std::size_t component, linkage::engine::Level level) const;

    // The column, or those of an address.
    std::string component(std::size_t component) const;

    // "surname + year(born)", as the configuration writes it.
    std::string pass(const linkage::engine::Pass& pass) const;

    const Context& context() const { return context_; }

    // "-1.25", "+3.00"
    std::string bits(double bits) const;
    std::string number(double value, int decimals) const;
    std::string count(double number) const;
    std::string percent(double share, int decimals = 1) const;

private:
    std::string expression(const linkage::engine::Expression& expression) const;

    const Context& context_;
    const linkage::engine::Specification& specification_;
    const linkage::engine::Layout& layout_;
};

}  // namespace baophu::cli
