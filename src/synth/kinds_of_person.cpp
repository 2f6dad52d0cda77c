#include "synth/kinds_of_person.h"

#include <algorithm>
#include <cmath>

namespace baophu::synth {
namespace {

constexpr int compulsory_at_scale_1 = 889'810;
constexpr int voluntary_at_scale_1 = 883'024;

int at_scale(int count, double scale) {
    return static_cast<int>(std::lround(count * scale));
}

// What is left of a scheme goes to its kinds without a number, the last one takes the remainder.
void share_rest(KindCounts& counts, SubjectTo subject_to, int total) {
    int rest = total;
    std::size_t last = kind_count;
    for (std::size_t i = 0; i < kind_count; ++i) {
        if (kinds[i].subject_to != subject_to) continue;
        if (kinds[i].rest > 0) last = i;
        rest -= counts[i];
    }
    rest = std::max(rest, 0);
    const int whole = rest;
    for (std::size_t i = 0; i <= last; ++i) {
        if (kinds[i].subject_to != subject_to || kinds[i].rest == 0) continue;
        counts[i] = i == last ? rest : static_cast<int>(std::int64_t{whole} * kinds[i].rest / 100);
        rest -= counts[i];
    }
}

}  // namespace

KindCounts kind_counts(double scale) {
    KindCounts counts{};
    for (std::size_t i = 0; i < kind_count; ++i)
        counts[i] = at_scale(kinds[i].count, scale);
    share_rest(counts, SubjectTo::compulsory, std::max(1, at_scale(compulsory_at_scale_1, scale)));
    share_rest(counts, SubjectTo::voluntary, at_scale(voluntary_at_scale_1, scale));
    return counts;
}

Reason reason_of_kind(Kind kind) {
    switch (row_of(kind).matrix_row) {
        case 3:
            return Reason::under_one_month;
        case 8:
            return Reason::unpaid_manager;
        case 9:
            return Reason::household_owner;
        case 12:
            return Reason::domestic_worker;
        case 13:
            return Reason::pensioner;
        case 16:
            return Reason::abroad;
        case 17:
            return Reason::militia;
        case 19:
            return Reason::suspended_contract;
        default:
            break;
    }
    switch (kind) {
        case Kind::armed_forces:
            return Reason::armed_forces;
        case Kind::foreign_transferee:
        case Kind::foreigner_short:
            return Reason::foreigner_outside;
        case Kind::leaver:
            return Reason::left_in_the_year;
        case Kind::severance:
            return Reason::severance;
        default:
            return row_of(kind).subject_to == SubjectTo::voluntary ? Reason::informal : Reason::participating;
    }
}

}  // namespace baophu::synth
