// Search: persons and employers by words of their names, or by their numbers. A stage behind linkage; its
// tables stand in the schema `search` of the run.
//
//   SEA-1  Words are folded: "Bien hoa" finds Biên Hòa. All words must be there; the last may be a beginning.
//   SEA-2  Who has the last word whole stands before who only begins with it; then by name, as in a list.
//   SEA-3  Digits alone are a number: of a person the whole one, of an employer a beginning of its tax code.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/access_context.h"
#include "core/warehouse/warehouse.h"

namespace baophu::search {

// The schema `search` (name_index.h, person_places.h, search.sql) and serving.absent_order (absent_order.h),
// made in steps, each as soon as what it reads is there, beside other stages.
class Index {
public:
    // In: linkage.person, linkage.employer.
    explicit Index(warehouse::Connection& connection);
    ~Index();
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;

    // In: coverage.person_verdict, coverage.employer_trait.
    void take_verdicts(warehouse::Connection& connection) const;

    // In: serving.absent.
    void take_absent(warehouse::Connection& connection) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

struct FoundEmployer {
    std::string id;
    std::string name;
    std::string unit_code;  // "" is not told.
    std::optional<std::string> tax_code;
};

// `units`: only those there; nothing: anywhere.
std::vector<FoundEmployer> employers(warehouse::Connection& connection, std::string_view words,
                                     const std::optional<std::set<std::string>>& units, std::int64_t limit);

// The ids of all of them, by the same words, for a question about the gap.
std::vector<std::string> employers_named(warehouse::Connection& connection, std::string_view words);

struct FoundPerson {
    std::string id;
    std::string full_name;
    std::string masked_number;  // "" when no register gives one.
    std::string unit_code;      // Where he counts: the reader's territory, or the first; "" is not told.
};

// Only of the reader's territory and case; read-logged as "search.persons" before the first one leaves.
std::vector<FoundPerson> persons(warehouse::Connection& connection, const AccessContext& access,
                                 std::string_view words, std::int64_t limit);

}  // namespace baophu::search
