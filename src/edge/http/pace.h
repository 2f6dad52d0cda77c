// A scheme against its plan: what is left of the target, and whether the pace of the last year would do.
//
//   PAC-1  at_risk: more joiners are needed each month than twice the net growth a month of the last year;
//          watch: more than that growth; on_track: not more, or the target is reached. The voluntary scheme
//          has no lists: it grows by whom payments cover (COV-29).
//   PAC-2  cannot_judge where there is no target, no month is left, or no growth is known.
//   PAC-3  The plan's targets are the province's. Those of units are what a document set, else they are
//          allocated (TAR-1 to TAR-5) by weights that are assumptions, and are told as computed.
//   PAC-4  Expected is the straight line from the count at the end of the year before to the target at the
//          end of the year, in the month of the run. Where either is not known there is none.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <boost/json/object.hpp>

#include "core/base/scheme.h"
#include "core/plan/plan.h"
#include "edge/store/unit_targets.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

struct Call;
struct Office;
struct Question;

// Targets of the plan's years, of the province and allocated to its units.
class Targets {
public:
    Targets() = default;
    explicit Targets(const Plan& plan);

    // The same with what documents have set in the place of what is allocated; the newest first.
    Targets with(const std::vector<store::SetTargets>& sets) const;

    // Of a unit, or of the province.
    std::optional<std::int64_t> of(Scheme scheme, int year, const std::optional<std::string>& unit) const;

    struct OfUnit {
        std::int64_t number;
        std::optional<std::string> document;  // By which it is set; nothing: it is allocated.
    };
    std::optional<OfUnit> of_unit(Scheme scheme, int year, const std::string& unit) const;

    std::vector<int> years() const;  // For which the plan has targets of the province.
    // The year that was asked for; else the first of the plan that is not before `year`.
    int year_for(int asked, int year) const;

private:
    std::map<std::pair<Scheme, int>, std::int64_t> province_;
    std::map<std::tuple<Scheme, int, std::string>, OfUnit> units_;
};

struct Pace {
    int year;
    int months_left;
    std::optional<std::int64_t> target;
    std::optional<std::int64_t> target_gap;        // target - participating
    std::optional<std::int64_t> needed_per_month;  // Rounded up.
    std::string_view state;                        // at_risk, watch, on_track, cannot_judge
};

// What is in force now.
Targets targets_in_force(Office& office);

// `unit` nothing: of the province. `participating` nothing: no target is held against it.
Pace pace_of(const Targets& targets, Question& question, Scheme scheme,
             const std::optional<std::string>& unit, const std::optional<std::int64_t>& participating,
             int year);

// The forms of api/openapi.yaml: SchemeStatus, and the `plan` of a GapLine.
boost::json::object scheme_status(const Call& call, const Targets& targets, Question& question,
                                  const coverage::Filter& filter, const coverage::Gap& gap, int year,
                                  std::string name);
boost::json::value line_plan(const Pace& pace);

}  // namespace baophu::http
