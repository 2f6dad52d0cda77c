// Targets: the number of participants that each unit must reach, so that the province reaches
// its own. The front header of the stage.
//
//     the plan's totals  +  weight, floor and ceiling of each unit  ->  a target for each unit
//
// TAR-1  For each scheme and year the units' targets sum to the total exactly, in proportion to
//        the weights by largest remainders (core/base/apportion.h).
// TAR-2  A unit's target lies within its floor and its ceiling.
// TAR-3  Who is insured against unemployment is insured at all: a unit's target for
//        unemployment is never above its target for compulsory insurance.
// TAR-4  From one year to the next no unit's target falls, unless falling is allowed.
// TAR-5  A plan that sets no targets for its units gets none here either: what is allocated is
//        computed, and says so wherever it shows.
//
// The plan of a province leaves the rule of division open; weights, floors and ceilings are the
// user's. Chosen here and not by any law: the method of remainders, and TAR-3 and TAR-4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/apportion.h"
#include "core/base/confidence.h"
#include "core/base/fault.h"
#include "core/base/messages.h"
#include "core/base/result.h"
#include "core/base/scheme.h"
#include "core/base/yaml_fields.h"
#include "core/documents/byte_source.h"
#include "core/territory/territory.h"

namespace baophu::targets {

struct UnitShare {
    std::string unit;
    Share share;
};

// One total to be divided.
struct Demand {
    Scheme scheme;
    int year;
    std::int64_t total;
    std::vector<UnitShare> shares;  // Each unit once.
};

enum class YearRule { never_falls, may_fall };

// One unit's target.
struct Target {
    Scheme scheme;
    int year;
    std::string unit;
    Share share;  // As it was in force, with the floors and ceilings of TAR-3 and TAR-4.
    Part part;    // The target, and how it came from the unit's share.
};

// By year, then scheme as in all_schemes, then the units in the order of the demand. Each scheme
// and year stands in one demand at most.
// Faults: target_negative, target_bounds_crossed, target_weights_too_large,
// target_below_floors, target_above_ceilings, target_unemployment_above_compulsory; their
// detail "scheme" is the word of the scheme.
Result<std::vector<Target>> allocate(std::vector<Demand> demands, YearRule rule = YearRule::never_falls);

// ---- Weights ----------------------------------------------------------------------------

// What decides over the parts of units: from a file of the user, or one that comes with the
// program and says how far it is to be trusted.
class Weights {
public:
    // A CSV of the user. The first record names the columns, in any order, small or capital:
    //     unit (mã đơn vị), weight (trọng số), scheme (loại), year (năm), floor (mức sàn),
    //     ceiling (mức trần)
    // unit and weight must be there; a row without scheme or year holds for all of them, and a
    // row that names more goes before one that names less. A file with a bad row is refused
    // whole, since a missing unit changes everybody's part; `faults` then holds all of its
    // faults (BP-73x), each with its line. Units are districts or communes of the last day of
    // their year, or of `year` if the row names none; those of one year are of one level, or
    // people would be counted twice.
    static std::optional<Weights> read(ByteSource& source, const Territory& territory, int year,
                                       std::vector<Fault>& faults);

    // data/targets/<file>. Throws Failure(builtin_file_broken).
    static Weights load(std::string_view file);

    // One share for each unit that the weights name for this scheme and year, by unit code;
    // empty if they name none.
    std::vector<UnitShare> shares(Scheme scheme, int year) const;

    // Where the weights for this scheme come from; nothing for the user's own.
    struct Origin {
        std::string title_vi;
        std::string title_en;
        std::string source;
        Confidence confidence;

        const std::string& title(Language language) const {
            return language == Language::vietnamese ? title_vi : title_en;
        }
    };
    const Origin* origin(Scheme scheme) const;

private:
    struct Row {
        std::string unit;
        std::optional<Scheme> scheme;  // Nothing: all.
        std::optional<int> year;       // Nothing: all.
        Share share;

        // Which of the rows of a unit goes first: the one that names more.
        int rank() const { return (scheme ? 2 : 0) + (year ? 1 : 0); }
        bool holds_for(Scheme wanted, int wanted_year) const {
            return (!scheme || *scheme == wanted) && (!year || *year == wanted_year);
        }
    };
    friend class WeightsReader;
    void add_set(const YamlFields& set);

    std::vector<Row> rows_;
    std::vector<std::pair<Scheme, Origin>> origins_;
};

}  // namespace baophu::targets
