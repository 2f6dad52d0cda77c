#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/fault_codes.h"
#include "flow/targets/targets.h"

namespace baophu::targets {
namespace {

using UnitNumbers = std::map<std::string, std::int64_t, std::less<>>;

std::int64_t number_of(const UnitNumbers& numbers, const std::string& unit) {
    const auto found = numbers.find(unit);
    return found == numbers.end() ? 0 : found->second;
}

void raise_floor(Share& share, std::int64_t floor) {
    share.floor = std::max(share.floor, floor);
}

std::string_view code_of(ApportionFault fault) {
    switch (fault) {
        case ApportionFault::negative:
            return fault::target_negative;
        case ApportionFault::floor_above_ceiling:
            return fault::target_bounds_crossed;
        case ApportionFault::too_large:
            return fault::target_weights_too_large;
        case ApportionFault::below_floors:
            return fault::target_below_floors;
        case ApportionFault::above_ceilings:
            return fault::target_above_ceilings;
    }
    return fault::program_mistake;
}

// The units whose floor is above their ceiling, for the message.
std::string crossed_units(const Demand& demand) {
    std::string units;
    for (const UnitShare& unit : demand.shares) {
        if (unit.share.floor > unit.share.ceiling) units += (units.empty() ? "" : ", ") + unit.unit;
    }
    return units;
}

// Ceilings may be open, and their sum then says nothing more than "at least the total".
Fault told(const Demand& demand, ApportionFault fault) {
    std::int64_t floors = 0;
    std::int64_t reach = 0;
    for (const UnitShare& unit : demand.shares) {
        const std::int64_t most = unit.share.weight > 0 ? unit.share.ceiling : unit.share.floor;
        floors += std::min(unit.share.floor, demand.total + 1);
        reach += std::min(most, demand.total + 1);
    }
    return Fault(code_of(fault), {{"scheme", std::string(to_word(demand.scheme))},
                                  {"year", std::to_string(demand.year)},
                                  {"total", std::to_string(demand.total)},
                                  {"floors", std::to_string(floors)},
                                  {"reach", std::to_string(reach)},
                                  {"units", crossed_units(demand)}});
}

class Allocating {
public:
    explicit Allocating(YearRule rule) : rule_(rule) {}

    // One year. Compulsory comes before unemployment, which it bounds.
    std::optional<Fault> divide_year(std::vector<Demand*> year) {
        std::map<Scheme, Demand*> by_scheme;
        for (Demand* demand : year)
            by_scheme[demand->scheme] = demand;
        if (rule_ == YearRule::never_falls) keep_last_year(year);
        Demand* compulsory = find(by_scheme, Scheme::compulsory);
        Demand* unemployment = find(by_scheme, Scheme::unemployment);
        if (compulsory != nullptr && unemployment != nullptr) {
            if (auto fault = leave_room(*compulsory, *unemployment)) return fault;
        }
        for (const Scheme scheme : {Scheme::compulsory, Scheme::voluntary, Scheme::unemployment}) {
            Demand* demand = find(by_scheme, scheme);
            if (demand == nullptr) continue;
            if (scheme == Scheme::unemployment && compulsory != nullptr) keep_below(*demand);
            if (auto fault = divide(*demand)) return fault;
        }
        return std::nullopt;
    }

    std::vector<Target> take() { return std::move(targets_); }

private:
    static Demand* find(const std::map<Scheme, Demand*>& demands, Scheme scheme) {
        const auto found = demands.find(scheme);
        return found == demands.end() ? nullptr : found->second;
    }

    // TAR-4
    void keep_last_year(const std::vector<Demand*>& year) {
        for (Demand* demand : year) {
            for (UnitShare& unit : demand->shares)
                raise_floor(unit.share, number_of(latest_[demand->scheme], unit.unit));
        }
    }

    // TAR-3: where unemployment has a floor, compulsory must reach it too.
    static std::optional<Fault> leave_room(Demand& compulsory, const Demand& unemployment) {
        if (unemployment.total > compulsory.total) {
            return Fault(fault::target_unemployment_above_compulsory,
                         {{"year", std::to_string(compulsory.year)},
                          {"unemployment", std::to_string(unemployment.total)},
                          {"compulsory", std::to_string(compulsory.total)}});
        }
        UnitNumbers floors;
        for (const UnitShare& unit : unemployment.shares)
            floors[unit.unit] = unit.share.floor;
        for (UnitShare& unit : compulsory.shares)
            raise_floor(unit.share, number_of(floors, unit.unit));
        return std::nullopt;
    }

    // TAR-3
    void keep_below(Demand& unemployment) {
        for (UnitShare& unit : unemployment.shares) {
            const std::int64_t most = number_of(latest_[Scheme::compulsory], unit.unit);
            unit.share.ceiling = std::min(unit.share.ceiling, most);
        }
    }

    std::optional<Fault> divide(const Demand& demand) {
        std::vector<Share> shares;
        shares.reserve(demand.shares.size());
        for (const UnitShare& unit : demand.shares)
            shares.push_back(unit.share);
        const Result<std::vector<Part>, ApportionFault> parts = apportion(demand.total, shares);
        if (!parts) return told(demand, parts.fault());
        UnitNumbers numbers;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const std::string& unit = demand.shares[i].unit;
            targets_.push_back({demand.scheme, demand.year, unit, shares[i], (*parts)[i]});
            numbers[unit] = (*parts)[i].number;
        }
        latest_[demand.scheme] = std::move(numbers);
        return std::nullopt;
    }

    YearRule rule_;
    std::map<Scheme, UnitNumbers> latest_;
    std::vector<Target> targets_;
};

}  // namespace

Result<std::vector<Target>> allocate(std::vector<Demand> demands, YearRule rule) {
    std::map<int, std::vector<Demand*>> years;
    for (Demand& demand : demands)
        years[demand.year].push_back(&demand);
    Allocating allocating(rule);
    for (auto& [year, of_year] : years) {
        if (auto fault = allocating.divide_year(of_year)) return *std::move(fault);
    }
    return allocating.take();
}

}  // namespace baophu::targets
