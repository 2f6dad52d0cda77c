#include "edge/store/unit_targets.h"

#include <algorithm>
#include <set>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/bound_rows.h"
#include "edge/store/change_lines.h"
#include "edge/store/unit_target_rows.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "unit_targets";

std::string name_of(Scheme scheme, int year) {
    return std::string(to_word(scheme)) + " " + std::to_string(year);
}

// Rows in the order of `order`, those of one version together.
std::vector<SetTargets> select(Transaction& tx, const std::string& where,
                               const std::vector<std::string>& values, const std::string& order) {
    std::string scheme;
    std::int64_t year = 0;
    SetTargets row;
    UnitTarget unit;
    Query query(
        tx.sql,
        "SELECT scheme, target_year, version, document, unit, target, set_by, set_at FROM unit_targets " +
            where + " ORDER BY " + order);
    for (const std::string& value : values)
        query.use(value);
    query.into(scheme, year, row.version, row.document, unit.unit, unit.target, row.set_by, row.set_at);
    std::vector<SetTargets> found;
    while (query.next()) {
        row.scheme = *parse_scheme(scheme);
        row.year = static_cast<int>(year);
        const bool another = found.empty() || found.back().scheme != row.scheme ||
                             found.back().year != row.year || found.back().version != row.version;
        if (another) found.push_back(row);
        found.back().units.push_back(unit);
    }
    return found;
}

std::optional<SetTargets> latest(Transaction& tx, Scheme scheme, int year) {
    auto found = select(tx, "WHERE scheme = :scheme AND CAST(target_year AS TEXT) = :year",
                        {std::string(to_word(scheme)), std::to_string(year)}, "version DESC, unit");
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void check(const SetTargets& targets) {
    require_text("document", targets.document);
    if (targets.units.empty()) refuse_field("targets", "");
    std::set<std::string> seen;
    for (const UnitTarget& unit : targets.units) {
        require_text("unit", unit.unit);
        if (unit.target < 0) refuse_field("target", std::to_string(unit.target));
        if (!seen.insert(unit.unit).second)
            throw Failure(fault::already_there, {{"entity", entity}, {"id", unit.unit}});
    }
}

// TGT-3
void require_unemployment_below(Transaction& tx, const SetTargets& wanted) {
    if (wanted.scheme == Scheme::voluntary) return;
    const bool compulsory = wanted.scheme == Scheme::compulsory;
    const auto other = latest(tx, compulsory ? Scheme::unemployment : Scheme::compulsory, wanted.year);
    if (!other) return;
    for (const UnitTarget& target : wanted.units) {
        const auto found = std::ranges::find(other->units, target.unit, &UnitTarget::unit);
        if (found == other->units.end()) continue;
        const std::int64_t unemployed = compulsory ? found->target : target.target;
        const std::int64_t insured = compulsory ? target.target : found->target;
        if (unemployed <= insured) continue;
        throw Failure(fault::target_unemployment_above_compulsory,
                      {{"year", std::to_string(wanted.year) + ", " + target.unit},
                       {"unemployment", std::to_string(unemployed)},
                       {"compulsory", std::to_string(insured)}});
    }
}

// STO-4
void refuse_unseen(const std::optional<SetTargets>& found, std::int64_t seen, const SetTargets& wanted) {
    const std::int64_t version = found ? found->version : 0;
    if (version == seen) return;
    throw Failure(fault::changed_meanwhile,
                  {{"entity", entity},
                   {"id", std::to_string(wanted.year)},
                   {"targets_of.word", "scheme." + std::string(to_word(wanted.scheme))},
                   {"by", found ? found->set_by : ""},
                   {"at", found ? in_vietnam(found->set_at) : ""},
                   {"field", "target"},
                   {"seen", std::to_string(seen)},
                   {"found", std::to_string(version)}});
}

std::int64_t put(Transaction& tx, const SetTargets& targets, std::int64_t version, const UnitTarget& unit,
                 const Actor& by) {
    std::int64_t sequence = 0;
    Query(tx.sql,
          "INSERT INTO unit_targets(scheme, target_year, version, unit, target, document, set_by, set_at) "
          "VALUES "
          "(:scheme, :year, :version, :unit, :target, :document, :by, :at) RETURNING sequence")
        .use(std::string(to_word(targets.scheme)))
        .use(std::int64_t{targets.year})
        .use(version)
        .use(unit.unit)
        .use(unit.target)
        .use(targets.document)
        .use(by.login)
        .use(tx.now)
        .into(sequence)
        .next();
    return sequence;
}

}  // namespace

std::int64_t set_targets(Transaction& tx, const SetTargets& targets, std::int64_t seen, const Actor& by) {
    check(targets);
    refuse_unseen(latest(tx, targets.scheme, targets.year), seen, targets);
    require_unemployment_below(tx, targets);
    const std::int64_t version = seen + 1;
    RowsTold rows{.table = entity, .first = 0, .last = 0};
    for (const UnitTarget& unit : targets.units) {
        rows.last = put(tx, targets, version, unit, by);
        if (rows.first == 0) rows.first = rows.last;
    }
    append_audit_of(
        tx, by,
        {.kind = "targets", .what = name_of(targets.scheme, targets.year) + " v" + std::to_string(version)},
        rows);
    return version;
}

std::int64_t UnitTargets::set(const SetTargets& targets, std::int64_t seen, const Actor& by) {
    return writing(database_, [&](Transaction& tx) { return set_targets(tx, targets, seen, by); });
}

std::vector<SetTargets> UnitTargets::all() {
    return reading(database_, [](Transaction& tx) {
        auto found = select(tx, "", {}, "sequence DESC");
        for (SetTargets& set : found)
            std::ranges::sort(set.units, {}, &UnitTarget::unit);
        return found;
    });
}

std::optional<SetTargets> UnitTargets::in_force(Scheme scheme, int year) {
    return reading(database_, [&](Transaction& tx) { return latest(tx, scheme, year); });
}

}  // namespace baophu::store
