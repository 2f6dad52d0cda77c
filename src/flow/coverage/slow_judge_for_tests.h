// The slow and obvious twin of the dossier book and of judge_person.h, as far as tax lists, SI lists and
// household books go, for a month of 2018: for every person it looks through every row. Rules COV-1 to COV-10
// can be read off it line by line. Who is who is told to it (`person_of` and `employer_of`: record
// key to entity id), since that is linkage's answer.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {

using Ids = std::map<std::string, std::string>;

struct SlowVerdict {
    std::string answer;  // subject, not_subject, unknown.
    bool participating = false;
    std::string reason;  // "" when participating or not subject.
    std::string certainty;
    std::string unit;
    std::string employer;
    std::string last_participated;  // "2018-11", "" for never.

    bool eligible() const { return answer == "subject" || participating; }
};

using SlowVerdicts = std::map<std::pair<std::string, std::string>, SlowVerdict>;  // By person and scheme.

// Amount, employer, unit: the highest amount, then the first employer id, then the first unit code.
using Place = std::tuple<std::int64_t, std::string, std::string>;

inline bool is_first(const Place& a, const Place& b) {
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
    // Of the rows of the main payer the highest, of equal ones the first unit.
    std::optional<std::pair<std::int64_t, std::string>> best;
    for (const TaxRow& row : rows) {
        if (employer_of.at(row.employer_key()) != main) continue;
        const std::pair here{-row.income, row.unit};
        if (!best || here < *best) best = here;
    }
    if (!best) return std::nullopt;
    return std::pair{main, best->second};
}

// What the rows in force say of one person.
struct SlowPerson {
    std::vector<TaxRow> taxed;
    std::vector<std::pair<std::tuple<std::string, std::size_t, std::size_t>, SiRow>> insured;  // In order.
    std::string occupation;
    std::string residence;
    bool numbered = false;
};

// COV-22: 12 and 2 months of 3.980.000, the highest minimum wage of 2018 (Decree 141/2017), since nobody has
// read the zones of that year, and 30 per cent above.
constexpr std::int64_t slow_severance_below = 62'088'000;
constexpr std::int64_t slow_newly_hired_below = 10'348'000;

class SlowJudge {
public:
    SlowJudge(const Registers& registers, std::string window_start, std::string month, int tax_year,
              const Ids& person_of, const Ids& employer_of)
        : registers_(&registers),
          window_start_(std::move(window_start)),
          month_(std::move(month)),
          tax_year_(tax_year),
          person_of_(&person_of),
          employer_of_(&employer_of) {}

    SlowVerdicts all() {
        read();
        SlowVerdicts verdicts;
        for (const auto& [id, person] : persons_) {
            for (const char* scheme : {"compulsory", "unemployment"}) {
                if (const auto verdict = judge(person, scheme)) verdicts[{id, scheme}] = *verdict;
            }
            // COV-13
            const auto asked = [&](const char* scheme) {
                const auto found = verdicts.find({id, scheme});
                return found != verdicts.end() && found->second.answer != "not_subject";
            };
            if (!asked("compulsory") && !asked("unemployment") && !place_now(person))
                verdicts.erase({id, "unemployment"});
        }
        return verdicts;
    }

private:
    void read() {
        for (const TaxRow& row : registers_->tax_rows) {
            if (!row.in_force) continue;
            SlowPerson& person = persons_[person_of_->at(row.record_key())];
            if (row.year == tax_year_) person.taxed.push_back(row);
            person.numbered = person.numbered || row.numbered;
        }
        std::size_t number = 0;
        for (const SiRow& row : registers_->si_rows) {
            ++number;
            if (!row.in_force) continue;
            SlowPerson& person = persons_[person_of_->at(row.record_key())];
            person.numbered = true;
            if (row.month > month_) continue;
            person.insured.push_back({{row.month, delivery_of(row), number}, row});
            if (row.month >= window_start_) registered_.insert(employer_of_->at(row.employer_key()));
        }
        for (const ResidentRow& row : registers_->resident_rows) {
            SlowPerson& person = persons_[person_of_->at("districts/residents/#" + si_number(row.person))];
            person.numbered = true;
            person.occupation = row.occupation;
            person.residence = "731";
        }
        for (auto& [id, person] : persons_)
            std::ranges::sort(person.insured, {}, [](const auto& row) { return row.first; });
    }

    std::size_t delivery_of(const SiRow& row) const {
        for (std::size_t i = 0; i < registers_->deliveries.size(); ++i) {
            const intake::Delivery& delivery = registers_->deliveries[i];
            if (delivery.dataset == "si-participants" && delivery.period == row.month && delivery.in_force)
                return i;
        }
        return 0;
    }

    // The SI unit of the month with the highest wage, and the row that tells its contract.
    std::optional<Place> place_now(const SlowPerson& person) const {
        std::map<std::pair<std::string, std::string>, std::int64_t> wages;
        for (const auto& [order, row] : person.insured) {
            if (row.month != month_) continue;
            auto& wage = wages[{employer_of_->at(row.employer_key()), row.managed_by}];
            wage = std::max(wage, row.wage);
        }
        std::optional<Place> best;
        for (const auto& [key, wage] : wages) {
            const Place here{wage, key.first, key.second};
            if (!best || is_first(here, *best)) best = here;
        }
        return best;
    }

    std::int64_t paid_by(const SlowPerson& person, const std::string& employer) const {
        std::int64_t sum = 0;
        for (const TaxRow& row : person.taxed) {
            if (employer_of_->at(row.employer_key()) == employer) sum += row.income;
        }
        return sum;
    }

    const SiRow& last_row(const SlowPerson& person, const Place& place) const {
        const SiRow* last = nullptr;
        for (const auto& [order, row] : person.insured) {
            if (employer_of_->at(row.employer_key()) == std::get<1>(place) &&
                row.managed_by == std::get<2>(place))
                last = &row;
        }
        return *last;
    }

    // What the law of 2018 says to a contract of an SI list.
    static std::string by_contract(const std::string& contract, const std::string& scheme) {
        return contract == "civil_servant" && scheme == "unemployment" ? "not_subject" : "subject";
    }

    std::string duty(const SlowPerson& person, const std::string& scheme, bool works_still) const {
        const bool pension = person.occupation == "pensioner";
        if (const auto place = place_now(person))
            return pension ? "not_subject" : by_contract(last_row(person, *place).contract_type, scheme);
        if (pension && (!person.taxed.empty() || !person.occupation.empty())) return "not_subject";
        if (!person.taxed.empty()) return "subject";
        std::string before =
            works_still ? by_contract(person.insured.back().second.contract_type, scheme) : "";
        if (before == "subject") return before;
        if (person.occupation == "wage_worker") return "unknown";
        // The forces must, the standing militia need not; against unemployment neither.
        if (person.occupation == "military") return scheme == "compulsory" ? "unknown" : "not_subject";
        return before.empty() && person.occupation.empty() ? "" : "not_subject";
    }

    std::optional<SlowVerdict> judge(const SlowPerson& person, const std::string& scheme) const {
        const auto place = place_now(person);
        const auto main = slow_main_payer(person.taxed, *employer_of_);
        const SiRow* last = person.insured.empty() ? nullptr : &person.insured.back().second;
        const bool in_window = last != nullptr && last->month >= window_start_;
        const std::string movement = last == nullptr ? "" : last->movement;
        const bool explained = movement == "maternity" || movement == "sick" || movement == "unpaid_leave";
        const bool works_still = !place && in_window && (explained || person.occupation == "wage_worker");

        SlowVerdict verdict{.answer = duty(person, scheme, works_still)};
        if (verdict.answer.empty()) return std::nullopt;
        bool untold = place.has_value();
        for (const auto& [order, row] : person.insured) {
            const bool against_unemployment = row.unemployment != "false";
            if (scheme == "compulsory" || against_unemployment) verdict.last_participated = row.month;
            if (row.month != month_) continue;
            const bool told = scheme == "compulsory" || row.unemployment == "true";
            if (told) untold = false;
            if (told || (row.unemployment.empty() && verdict.answer == "subject"))
                verdict.participating = true;
        }
        if (place) {
            std::tie(std::ignore, verdict.employer, verdict.unit) = *place;
        } else if (main) {
            std::tie(verdict.employer, verdict.unit) = *main;
        } else if (works_still) {
            verdict.employer = employer_of_->at(last->employer_key());
            verdict.unit = last->managed_by;
        } else {
            verdict.unit = person.residence;
        }
        // COV-20, COV-21; there are no labour reports here.
        const bool taxed_alone = main && person.insured.empty();
        const bool wage_worker = person.occupation == "wage_worker";
        const std::int64_t pay = main ? paid_by(person, main->first) : 0;
        const bool paid_off =
            taxed_alone && !person.occupation.empty() && !wage_worker && pay < slow_severance_below;
        const bool just_begun = taxed_alone && wage_worker && pay < slow_newly_hired_below;
        const bool lapsed = verdict.last_participated >= window_start_ && !verdict.last_participated.empty();
        if (verdict.answer == "subject" && !verdict.participating) {
            const bool registered = registered_.contains(verdict.employer);
            verdict.reason = person.occupation == "military"           ? "armed_forces"
                             : place                                   ? (lapsed ? "lapsed" : "left_out")
                             : in_window && movement == "maternity"    ? "maternity"
                             : in_window && movement == "sick"         ? "sick"
                             : in_window && movement == "unpaid_leave" ? "unpaid_leave"
                             : in_window && movement == "moved"        ? "possibly_insured_elsewhere"
                             : in_window && movement == "left" && person.occupation != "wage_worker"
                                 ? "left_in_period"
                             : just_begun ? "newly_hired"
                             : lapsed     ? "lapsed"
                             : movement == "left" && !verdict.last_participated.empty() &&
                                     std::stoi(verdict.last_participated) < tax_year_
                                 ? "severance"
                             : paid_off   ? "severance"
                             : registered ? "left_out"
                                          : "employer_unregistered";
        }
        verdict.certainty =
            verdict.participating ? (untold && scheme == "unemployment" ? "inferred" : "sure")
            : !person.numbered || verdict.answer == "unknown" ? "unsure"
            : (paid_off && verdict.reason == "severance") || (just_begun && verdict.reason == "newly_hired")
                ? "unsure"
            : place ? "sure"
                    : "inferred";
        return verdict;
    }

    const Registers* registers_;
    std::string window_start_;
    std::string month_;
    int tax_year_;
    const Ids* person_of_;
    const Ids* employer_of_;
    std::map<std::string, SlowPerson> persons_;
    std::set<std::string> registered_;
};

// `window_start` and `month` as "2018-01".
inline SlowVerdicts slow_judge(const Registers& registers, const std::string& window_start,
                               const std::string& month, int tax_year, const Ids& person_of,
                               const Ids& employer_of) {
    return SlowJudge(registers, window_start, month, tax_year, person_of, employer_of).all();
}

}  // namespace baophu::coverage
