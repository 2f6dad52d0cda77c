// The slow and obvious twin of judge.sql: for every person it looks through every row. Rules
// COV-1 to COV-6 can be read off it line by line. Who is who is told to it (`person_of` and
// `employer_of`: record key to entity id), since that is linkage's answer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {

using Ids = std::map<std::string, std::string>;

struct SlowVerdict {
    std::string reason;  // "" when participating.
    std::string certainty;
    std::string unit;
    std::string employer;
    std::string last_participated;  // "2018-11", "" for never.
};

inline bool is_first(const std::tuple<std::int64_t, std::string, std::string>& a,
                     const std::tuple<std::int64_t, std::string, std::string>& b) {
    // The highest amount, then the first employer id, then the first unit code.
    return std::make_tuple(-std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
           std::make_tuple(-std::get<0>(b), std::get<1>(b), std::get<2>(b));
}

// COV-6, COV-5: employer and unit of the main payer; nothing for who is not on the tax list.
inline std::optional<std::pair<std::string, std::string>> slow_main_payer(const std::vector<TaxRow>& rows,
                                                                          const Ids& employer_of) {
    std::map<std::string, std::int64_t> income;
    for (const TaxRow& row : rows)
        income[employer_of.at(row.employer_key())] += row.income;
    std::string main;
    for (const auto& [employer, sum] : income) {
        if (main.empty() || sum > income.at(main)) main = employer;
    }
    std::optional<std::tuple<std::int64_t, std::string, std::string>> best;
    for (const TaxRow& row : rows) {
        if (employer_of.at(row.employer_key()) != main) continue;
        const std::tuple here{row.income, main, row.unit};
        if (!best || is_first(here, *best)) best = here;
    }
    if (!best) return std::nullopt;
    return std::pair{main, std::get<2>(*best)};
}

// `window_start` and `month` as "2018-01".
inline std::map<std::string, SlowVerdict> slow_judge(const Registers& registers,
                                                     const std::string& window_start,
                                                     const std::string& month, int tax_year,
                                                     const Ids& person_of, const Ids& employer_of) {
    std::map<std::string, SlowVerdict> verdicts;
    for (const auto& [key, person] : person_of) {
        std::vector<TaxRow> taxed;
        bool numbered = false;
        for (const TaxRow& row : registers.tax_rows) {
            if (!row.in_force || row.year != tax_year || person_of.at(row.record_key()) != person) continue;
            taxed.push_back(row);
            numbered = numbered || row.numbered;
        }
        const auto main = slow_main_payer(taxed, employer_of);

        std::string last;
        bool main_is_registered = false;
        std::optional<std::tuple<std::int64_t, std::string, std::string>> place;
        for (const SiRow& row : registers.si_rows) {
            if (!row.in_force || row.month < window_start || row.month > month) continue;
            const std::string& employer = employer_of.at(row.employer_key());
            if (main && employer == main->first) main_is_registered = true;
            if (person_of.at(row.record_key()) != person) continue;
            last = std::max(last, row.month);
            const std::tuple here{row.wage, employer, row.managed_by};
            if (row.month == month && (!place || is_first(here, *place))) place = here;
        }

        if (place) {
            verdicts[person] = {"", "sure", std::get<2>(*place), std::get<1>(*place), last};
        } else if (main) {
            const std::string reason = !last.empty()        ? "lapsed"
                                       : main_is_registered ? "left_out"
                                                            : "employer_unregistered";
            verdicts[person] = {reason, numbered ? "inferred" : "unsure", main->second, main->first, last};
        }
    }
    return verdicts;
}

}  // namespace baophu::coverage
