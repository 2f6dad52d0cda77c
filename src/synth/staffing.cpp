#include "synth/staffing.h"

#include <algorithm>

#include "synth/careers.h"
#include "synth/choice.h"
#include "synth/households.h"

namespace baophu::synth {
namespace {

constexpr PerMillion women = 580'000;       // Shoes and textiles employ more women; an assumption.
constexpr PerMillion nearby = 550'000;      // Who lives in the district where he works; an assumption.
constexpr int last_birth_year = 2000;       // Of who may work.
constexpr int pensioner_birth_year = 1968;  // Pensioners were born in it or before.

// ---- Who is still free, by district of residence -----------------------------------------------

class Pools {
public:
    Pools(const Population& population, Random& random) : random_(random) {
        for (std::uint32_t i = 0; i < population.persons.size(); ++i) {
            const Person& person = population.persons[i];
            pool_of(person, population.households[person.household].unit).push_back(i);
        }
        for (auto* kind : {&women_, &men_, &old_}) {
            for (auto& pool : *kind)
                random_.shuffle(pool);
        }
        random_.shuffle(young_);
    }

    // Somebody of age, preferably of the district; the young when there is nobody else.
    std::uint32_t take(std::size_t unit, PerMillion women_share) {
        std::size_t from = random_.chance(nearby) ? unit : unit_by_people(random_);
        for (std::size_t tries = 0; tries <= units.size(); ++tries, from = (from + 1) % units.size()) {
            auto& first = random_.chance(women_share) ? women_[from] : men_[from];
            auto& second = &first == &women_[from] ? men_[from] : women_[from];
            for (auto* pool : {&first, &second, &old_[from]}) {
                if (!pool->empty()) return last_of(*pool);
            }
        }
        return last_of(young_);
    }

    std::uint32_t take_old() {
        for (std::size_t unit = unit_by_people(random_), tries = 0; tries < units.size(); ++tries) {
            if (!old_[unit].empty()) return last_of(old_[unit]);
            unit = (unit + 1) % units.size();
        }
        return take(0, women);
    }

    std::uint32_t take_young() { return young_.empty() ? take(0, women) : last_of(young_); }

    // All who are left, in no order.
    std::vector<std::uint32_t> rest() {
        std::vector<std::uint32_t> left = std::move(young_);
        for (auto* kind : {&women_, &men_, &old_}) {
            for (const auto& pool : *kind)
                left.insert(left.end(), pool.begin(), pool.end());
        }
        random_.shuffle(left);
        return left;
    }

private:
    using Pool = std::vector<std::uint32_t>;

    Pool& pool_of(const Person& person, std::size_t unit) {
        if (person.born.year() > last_birth_year) return young_;
        if (person.born.year() <= pensioner_birth_year && random_.chance(250'000)) return old_[unit];
        return person.sex == Sex::female ? women_[unit] : men_[unit];
    }

    static std::uint32_t last_of(Pool& pool) {
        const std::uint32_t person = pool.back();
        pool.pop_back();
        return person;
    }

    Random& random_;
    std::array<Pool, units.size()> women_;
    std::array<Pool, units.size()> men_;
    std::array<Pool, units.size()> old_;  // Kept for pensioners, as long as others are free.
    Pool young_;
};

// ---- Why who is not in the list of December ----------------------------------------------------

// Chances of an ordinary employee of an employer that declares, so that the rates hold of all
// who have to be insured, ordinary or not.
class Fates {
public:
    Fates(const KindCounts& counts, const std::vector<Employer>& employers, const Rates& rates) {
        const double compulsory = all_compulsory(counts);
        const double others_left_out = left_out_besides(counts, employers);
        const double free = free_employees(counts, employers);
        const double in_public = free_at(employers, Place::public_body);
        scale_ = compulsory / (free + in_public);
        left_out_ = static_cast<PerMillion>(
            std::max(0.0, (rates[Rate::left_out] * compulsory - others_left_out * 1e6) / free));
        for (std::size_t i = 0; i < fates.size(); ++i)
            chances_[i] = static_cast<PerMillion>(rates[fates[i].rate] * scale_);
    }

    Reason of(Random& random, bool may_be_left_out) const {
        std::uint32_t thrown = random.below(1'000'000);
        for (std::size_t i = 0; i < fates.size(); ++i) {
            if (thrown < chances_[i]) return fates[i].reason;
            thrown -= chances_[i];
        }
        return may_be_left_out && thrown < left_out_ ? Reason::left_out : Reason::participating;
    }

private:
    static double all_compulsory(const KindCounts& counts) {
        double sum = 0;
        for (std::size_t i = 0; i < kind_count; ++i)
            sum += kinds[i].subject_to == SubjectTo::compulsory ? counts[i] : 0;
        return sum;
    }

    static double at(const KindCounts& counts, Kind kind) { return counts[static_cast<std::size_t>(kind)]; }

    // Whose fate is open: the first of an employer always participates.
    static double free_at(const std::vector<Employer>& employers, Place place) {
        double free = 0;
        for (const Employer& employer : employers) {
            const bool open =
                employer.place == place && employer.workers > 0 && employer.trouble == Trouble::none;
            free += open ? employer.workers - 1 : 0;
        }
        return free;
    }

    static double workers_at(const KindCounts& counts, Place place) {
        double sum = 0;
        for (std::size_t i = 0; i < kind_count; ++i)
            sum += kinds[i].place == place ? counts[i] : 0;
        return std::max(1.0, sum);
    }

    // Who is left out by his kind, or by his branch.
    static double left_out_besides(const KindCounts& counts, const std::vector<Employer>& employers) {
        double sum = 0;
        for (std::size_t i = 0; i < kind_count; ++i) {
            const KindRow& kind = kinds[i];
            const bool fixed =
                kind.subject_to == SubjectTo::compulsory && kind.insured > 0 && kind.insured < 1'000'000;
            if (!fixed) continue;
            const double share = free_at(employers, kind.place) / workers_at(counts, kind.place);
            sum += counts[i] * share * (1.0 - kind.insured / 1e6);
        }
        for (const Employer& employer : employers)
            sum += employer.trouble == Trouble::branch_undeclared ? employer.workers : 0;
        return sum;
    }

    static double free_employees(const KindCounts& counts, const std::vector<Employer>& employers) {
        const double share = free_at(employers, Place::enterprise) / workers_at(counts, Place::enterprise);
        return std::max(1.0, at(counts, Kind::contract_employee) * share);
    }

    struct Fate {
        Rate rate;
        Reason reason;
    };
    static constexpr std::array<Fate, 5> fates{{{Rate::lapsed, Reason::lapsed},
                                                {Rate::newly_hired, Reason::newly_hired},
                                                {Rate::maternity, Reason::maternity},
                                                {Rate::sick, Reason::sick},
                                                {Rate::unpaid_leave, Reason::unpaid_leave}}};
    double scale_ = 1;
    PerMillion left_out_ = 0;
    std::array<PerMillion, fates.size()> chances_{};
};

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
            return fates_.of(random_, kind == Kind::contract_employee);
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
