// Targets of the units of the province, as a document sets them. Append-only: of a scheme and a year all
// units are set together, and the latest version counts.
//
//   TGT-3  A unit's target for unemployment insurance is not above its compulsory one of the same year, where
//          both are set (TAR-3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/scheme.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct UnitTarget {
    std::string unit;  // Code.
    std::int64_t target = 0;

    bool operator==(const UnitTarget&) const = default;
};

struct SetTargets {
    Scheme scheme = Scheme::compulsory;
    int year = 0;
    std::int64_t version = 0;       // From 1 on, for each scheme and year.
    std::string document;           // By which they are set.
    std::vector<UnitTarget> units;  // By unit.
    std::string set_by;             // Login.
    std::string set_at;
};

class UnitTargets {
public:
    explicit UnitTargets(Database& database) : database_(database) {}

    // Of `targets` scheme, year, document and units count. `seen` is the version that was seen; 0: none
    // (STO-4). Returns the new version. Throws Failure: field_not_usable (no document, no unit, a target
    // below 0), already_there (a unit twice), changed_meanwhile, target_unemployment_above_compulsory. What
    // targets must be beside: edge/http.
    std::int64_t set(const SetTargets& targets, std::int64_t seen, const Actor& by);

    std::vector<SetTargets> all();  // The newest first.

    // What counts; nothing: none was set.
    std::optional<SetTargets> in_force(Scheme scheme, int year);

private:
    Database& database_;
};

}  // namespace baophu::store
