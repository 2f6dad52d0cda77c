// Delivery agreements: which agency sends which kind of delivery, for which period, by which day, on which
// legal basis. What came of them: arrivals.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

enum class PeriodKind { month, quarter, half_year, year };

std::string_view to_word(PeriodKind kind);
std::optional<PeriodKind> period_kind_of(std::string_view word);

struct Agreement {
    std::int64_t id = 0;
    std::string sender;   // Agency, as intake names it.
    std::string dataset;  // Id of data/datasets.
    PeriodKind period = PeriodKind::month;
    int due_months_after = 1;  // Months after the last one of the period; 0: in that month itself.
    int due_day = 10;          // Day of that month; beyond its end the last day.
    std::string legal_basis;
    std::string purpose;
    std::string contact;                // Who answers for it there.
    Date from = *Date::of(2000, 1, 1);  // The first period is the one that ends on or after this day.
    std::optional<Date> to;             // The last one ends on or before this day.
    std::int64_t version = 0;
};

class Agreements {
public:
    explicit Agreements(Database& database) : database_(database) {}

    // Returns the id. Throws Failure(field_not_usable): sender, dataset or legal basis empty, a due day
    // outside 1 to 31, months outside 0 to 24, the last day before the first.
    std::int64_t add(const Agreement& agreement, const Actor& by);

    // All but sender, dataset and period may change; `agreement.version` is the one seen (STO-4).
    void change(const Agreement& agreement, const Actor& by);

    std::optional<Agreement> find(std::int64_t id);
    std::vector<Agreement> all();  // By sender, dataset, first day.

private:
    Database& database_;
};

}  // namespace baophu::store
