#include "synth/fates.h"

#include <algorithm>

namespace baophu::synth {
namespace {

constexpr std::int64_t million = 1'000'000;

template <class Holds>
std::int64_t count_where(const KindCounts& counts, Holds holds) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < kind_count; ++i)
        sum += holds(kinds[i]) ? counts[i] : 0;
    return sum;
}

// Whose fate is open: the first of an employer always participates.
std::int64_t free_at(const std::vector<Employer>& employers, Place place) {
    std::int64_t free = 0;
    for (const Employer& employer : employers) {
        const bool open =
            employer.place == place && employer.workers > 0 && employer.trouble == Trouble::none;
        free += open ? employer.workers - 1 : 0;
    }
    return free;
}

// Of `count` persons who work at such places, those whose fate is open.
std::int64_t free_of(std::int64_t count, const KindCounts& counts, const std::vector<Employer>& employers,
                     Place place) {
    const std::int64_t all = count_where(counts, [&](const KindRow& kind) { return kind.place == place; });
    return all == 0 ? 0 : count * free_at(employers, place) / all;
}

// Who is left out by his kind, or by his branch; in millionths.
std::int64_t left_out_besides(const KindCounts& counts, const std::vector<Employer>& employers) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < kind_count; ++i) {
        const KindRow& kind = kinds[i];
        const bool by_kind =
            kind.subject_to == SubjectTo::compulsory && kind.insured > 0 && kind.insured < million;
        if (by_kind) sum += free_of(counts[i], counts, employers, kind.place) * (million - kind.insured);
    }
    for (const Employer& employer : employers)
        sum += employer.trouble == Trouble::branch_undeclared ? employer.workers * million : 0;
    return sum;
}

}  // namespace

Fates::Fates(const KindCounts& counts, const std::vector<Employer>& employers, const Rates& rates) {
    const std::int64_t compulsory =
        count_where(counts, [](const KindRow& kind) { return kind.subject_to == SubjectTo::compulsory; });
    const std::int64_t employees = counts[static_cast<std::size_t>(Kind::contract_employee)];
    const std::int64_t free =
        std::max<std::int64_t>(1, free_of(employees, counts, employers, Place::enterprise));
    const std::int64_t all_free = free + free_at(employers, Place::public_body);
    const std::int64_t left_out = rates[Rate::left_out] * compulsory - left_out_besides(counts, employers);
    left_out_ = static_cast<PerMillion>(std::clamp<std::int64_t>(left_out / free, 0, million));
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const std::int64_t chance = rates[fates[i].rate] * compulsory / all_free;
        chances_[i] = static_cast<PerMillion>(std::min(chance, million));
    }
}

Reason Fates::draw(Random& random, bool may_be_left_out) const {
    std::uint32_t thrown = random.below(million);
    for (std::size_t i = 0; i < fates.size(); ++i) {
        if (thrown < chances_[i]) return fates[i].reason;
        thrown -= chances_[i];
    }
    return may_be_left_out && thrown < left_out_ ? Reason::left_out : Reason::participating;
}

}  // namespace baophu::synth
