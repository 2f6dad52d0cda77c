#include "synth/staffing.h"

#include <algorithm>

#include "synth/careers.h"
#include "synth/fates.h"
#include "synth/households.h"
#include "synth/pools.h"

namespace baophu::synth {
namespace {

constexpr PerMillion women = 580'000;  // Shoes and textiles employ more women; an assumption.

Reason reason_by_trouble(Trouble trouble) {
    switch (trouble) {
        case Trouble::unregistered:
            return Reason::employer_unregistered;
        case Trouble::branch_undeclared:
            return Reason::left_out;
        case Trouble::head_office:
            return Reason::head_office;
        case Trouble::fund_suspension:
            return Reason::fund_suspension;
        default:
            return Reason::participating;
    }
}

// ---- Hiring ------------------------------------------------------------------------------------

class Staffing {
public:
    Staffing(Population& population, const KindCounts& counts, const Rates& rates, Random& random)
        : population_(population),
          counts_(counts),
          rates_(rates),
          random_(random),
          pools_(population, random),
          fates_(counts, population.employers, rates) {}

    void hire_all(Progress& progress, const CancelFlag& cancel) {
        fill_decks();
        const auto employers = static_cast<std::uint32_t>(population_.employers.size());
        for (std::uint32_t i = 0; i < employers; ++i) {
            if (i % 256 == 0) stop_if_cancelled(cancel);
            hire(i);
            progress.at(0.5 + 0.4 * static_cast<double>(i + 1) / employers);
        }
    }

    void place_the_others() {
        give(Kind::pensioner, [&] { return pools_.take_old(); });
        give(Kind::student, [&] { return pools_.take_young(); });
        give_household_businesses();
        std::vector<std::uint32_t> left = pools_.rest();
        std::size_t next = 0;
        for (std::size_t i = 0; i < kind_count; ++i) {
            if (kinds[i].place != Place::nobody) continue;
            for (int n = given_[i]; n < counts_[i] && next < left.size(); ++n)
                become(left[next++], static_cast<Kind>(i), reason_of_kind(static_cast<Kind>(i)));
        }
        name_directors(left);
    }

private:
    std::vector<Kind>& deck_of(Place place) { return decks_[static_cast<std::size_t>(place)]; }

    void fill_decks() {
        for (std::size_t i = 0; i < kind_count; ++i)
            deck_of(kinds[i].place)
                .insert(deck_of(kinds[i].place).end(), static_cast<std::size_t>(counts_[i]),
                        static_cast<Kind>(i));
        for (auto& deck : decks_)
            random_.shuffle(deck);
    }

    static bool is_ordinary(Kind kind) {
        return kind == Kind::contract_employee || kind == Kind::public_employee;
    }

    // The first of an employer is ordinary; the others by chance, whatever the order of the deck.
    Kind draw(Place place, bool first) {
        std::vector<Kind>& deck = deck_of(place);
        if (!first) std::swap(deck[random_.below(static_cast<std::uint32_t>(deck.size()))], deck.back());
        if (first && !is_ordinary(deck.back())) {
            const auto ordinary = std::ranges::find_if(deck, is_ordinary);
            if (ordinary != deck.end()) std::swap(*ordinary, deck.back());
        }
        const Kind kind = deck.back();
        deck.pop_back();
        return kind;
    }

    void hire(std::uint32_t index) {
        const int workers = population_.employers[index].workers;
        for (int i = 0; i < workers; ++i) {
            const Employer& employer = population_.employers[index];
            if (deck_of(employer.place).empty()) return;
            employ(index, draw(employer.place, i == 0), i == 0);
        }
    }

    Reason reason_for(Kind kind, const Employer& employer, bool first) {
        const KindRow& row = row_of(kind);
        const Reason by_kind = reason_of_kind(kind);
        if (by_kind != Reason::participating) return by_kind;
        const Reason by_trouble = reason_by_trouble(employer.trouble);
        if (by_trouble != Reason::participating) return by_trouble;
        if (first && (is_ordinary(kind) || row.insured > 0)) return Reason::participating;
        if (kind == Kind::contract_employee || row.insured == 1'000'000)
            return fates_.draw(random_, kind == Kind::contract_employee);
        return random_.chance(row.insured) ? Reason::participating : Reason::left_out;
    }

    void employ(std::uint32_t index, Kind kind, bool first) {
        const Employer& employer = population_.employers[index];
        const Reason reason = reason_for(kind, employer, first);
        const std::uint32_t who = person_for(kind, employer.unit, reason);
        become(who, kind, reason);
        Person& person = population_.persons[who];
        person.keeps_registered = first && reason == Reason::participating;
        Job job = make_job(random_, kind, reason, employer, rates_);
        if (!employer.declares()) job.insured = {}, job.deducted = 0;
        if (person.keeps_registered && job.insured.none()) job.insured = job.worked = Months::span(1, 12);
        job.person = who;
        job.employer = job.insurer = index;
        person.under_declared = job.declared < job.wage && !job.insured.none();
        population_.jobs.push_back(job);
        if (kind == Kind::paid_manager) population_.employers[index].representative = who;
    }

    std::uint32_t person_for(Kind kind, std::size_t unit, Reason reason) {
        if (is_foreign(kind)) {
            population_.persons.push_back(make_foreigner(random_));
            return static_cast<std::uint32_t>(population_.persons.size() - 1);
        }
        if (row_of(kind).matrix_row == 13) return pools_.take_old();
        return pools_.take(unit, reason == Reason::maternity ? 1'000'000 : women);
    }

    void become(std::uint32_t who, Kind kind, Reason reason) {
        population_.persons[who].kind = kind;
        population_.persons[who].reason = reason;
        ++given_[static_cast<std::size_t>(kind)];
    }

    template <class Take>
    void give(Kind kind, Take take) {
        for (int n = counts_[static_cast<std::size_t>(kind)]; n > 0; --n)
            become(take(), kind, reason_of_kind(kind));
    }

    // Each household business has one owner, of its district where somebody is left there.
    void give_household_businesses() {
        int by_declaration = counts_[static_cast<std::size_t>(Kind::owner_by_declaration)];
        for (Employer& employer : population_.employers) {
            if (employer.place != Place::household_business) continue;
            const Kind kind = by_declaration-- > 0 ? Kind::owner_by_declaration : Kind::owner_lump_sum;
            employer.representative = pools_.take(employer.unit, 480'000);
            become(employer.representative, kind, Reason::household_owner);
        }
    }

    // Directors without pay head the enterprises that have no paid one, first those that employ;
    // the others are headed by somebody who lives on something else.
    void name_directors(const std::vector<std::uint32_t>& others) {
        if (others.empty()) return;
        std::vector<std::uint32_t> unpaid;
        for (const std::uint32_t who : others) {
            if (population_.persons[who].kind == Kind::unpaid_manager) unpaid.push_back(who);
        }
        for (Employer& employer : population_.employers) {
            const bool company = employer.place == Place::enterprise || employer.place == Place::cooperative;
            if (!company || employer.representative != no_one) continue;
            if (unpaid.empty()) {
                employer.representative = random_.one_of(others);
            } else {
                employer.representative = unpaid.back();
                unpaid.pop_back();
            }
        }
    }

    Population& population_;
    const KindCounts& counts_;
    const Rates& rates_;
    Random& random_;
    Pools pools_;
    Fates fates_;
    std::array<std::vector<Kind>, 7> decks_;
    KindCounts given_{};
};

}  // namespace

void staff(Population& population, const KindCounts& counts, const Rates& rates, Random& random,
           Progress& progress, const CancelFlag& cancel) {
    Staffing staffing(population, counts, rates, random);
    staffing.hire_all(progress, cancel);
    staffing.place_the_others();
}

}  // namespace baophu::synth
