#include "flow/linkage/engine/completeness.h"

#include <algorithm>

#include "flow/linkage/engine/mixing.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t made_up_links = 8'192;
constexpr double least = 0.05;

// One number in [0, 1) for each made-up link and question.
double chance_of(std::size_t link, std::uint64_t question) {
    constexpr double scale = 1.0 / (std::uint64_t{1} << 32);
    return static_cast<double>(mix(mix(question + 1) + link) >> 32) * scale;
}

Level level_other(Kind kind) {
    switch (kind) {
        case Kind::name:
        case Kind::text:
            return level::text::other;
        case Kind::date:
            return level::date::other;
        case Kind::digits:
            return level::digits::other;
        case Kind::number:
            return level::number::other;
        case Kind::company:
            return level::company::other;
        case Kind::exact:
        case Kind::address:
            return level::exact::other;
    }
    return level::exact::other;
}

class MadeUpLinks {
public:
    MadeUpLinks(const Records& records, const std::vector<LevelShares>& m) : records_(records), m_(m) {}

    bool finds(std::size_t link, const Pass& pass) const {
        return std::ranges::all_of(pass.expressions,
                                   [&](const Expression& each) { return agrees(link, each); });
    }

private:
    bool agrees(std::size_t link, const Expression& expression) const {
        if (expression.form != Form::any_order) return agrees_in(link, expression.field, expression.form);
        return std::ranges::all_of(records_.layout.names,
                                   [&](std::size_t field) { return agrees_in(link, field, Form::whole); });
    }

    bool agrees_in(std::size_t link, std::size_t field, Form form) const {
        if (!is_known(link, field)) return false;
        const double drawn = chance_of(link, 2 * field);
        const double equal = equal_share(field);
        if (drawn < equal || form == Form::whole) return drawn < equal;
        // Values that are near share a part of themselves half of the time.
        const Kind kind = records_.layout.kind[field];
        const double other = m_[records_.layout.component_of[field]].at(level_other(kind));
        return drawn < equal + (1 - equal - other) / 2;
    }

    // Of an address all levels up to the field's own may be the first that agrees.
    double equal_share(std::size_t field) const {
        const Component& component = records_.layout.components[records_.layout.component_of[field]];
        const LevelShares& m = m_[records_.layout.component_of[field]];
        double share = 0;
        for (std::size_t i = 0; i < component.fields.size(); ++i) {
            share += m.at(i + 1);
            if (component.fields[i] == field) break;
        }
        return share;
    }

    // Two records are drawn, for columns are missing together; the same two for each field.
    bool is_known(std::size_t link, std::size_t field) const {
        for (const std::uint64_t side : {1U, 2U}) {
            const auto record = random_below(side, link, records_.size());
            const Row& row = records_.row(record);
            const std::size_t slot = records_.layout.slot[field];
            const bool wide = records_.layout.kind[field] == Kind::digits;
            if (wide ? row.wide(slot) == 0 : row.slot[slot] == 0) return false;
        }
        return true;
    }

    const Records& records_;
    const std::vector<LevelShares>& m_;
};

}  // namespace

double share_found(const Records& records, const std::vector<Pass>& passes,
                   const std::vector<LevelShares>& m) {
    if (records.size() == 0) return 1;
    const MadeUpLinks links(records, m);
    std::size_t found = 0;
    for (std::size_t link = 0; link < made_up_links; ++link)
        if (std::ranges::any_of(passes, [&](const Pass& pass) { return links.finds(link, pass); })) ++found;
    return std::max(static_cast<double>(found) / made_up_links, least);
}

}  // namespace baophu::linkage::engine
