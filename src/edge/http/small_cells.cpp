#include "edge/http/small_cells.h"

#include "core/base/sha256.h"

namespace baophu::http {
namespace {

using coverage::Gap;

// A number that is as likely as any other.
std::uint64_t drawn(std::string_view secret, Scheme scheme, std::string_view unit, std::string_view column,
                    std::int64_t persons) {
    Sha256 hash;
    hash.add_field(secret);
    hash.add_field(to_word(scheme));
    hash.add_field(unit);
    hash.add_field(column);
    hash.add_field(std::to_string(persons));
    const Sha256Digest digest = hash.digest();
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof(number); ++i)
        number = (number << 8U) | digest.at(i);
    return number;
}

}  // namespace

std::int64_t Rounding::rounded(Scheme scheme, std::string_view unit, std::string_view column,
                               std::int64_t persons) const {
    const std::int64_t beyond = persons % to_;
    if (beyond == 0) return persons;
    const auto chance = drawn(secret_, scheme, unit, column, persons) % static_cast<std::uint64_t>(to_);
    const bool up = chance < static_cast<std::uint64_t>(beyond);
    return persons - beyond + (up ? to_ : 0);
}

Gap Rounding::rounded(Scheme scheme, const Gap& line) const {
    Gap told = line;
    told.participating = told.eligible = rounded(scheme, line.key, "participating", line.participating);
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        told.by_reason[i] = rounded(scheme, line.key, coverage::reasons[i].name, line.by_reason[i]);
        told.eligible += told.by_reason[i];
    }
    // It cuts across the reasons, and stands in no sum.
    told.unsure = rounded(scheme, line.key, "unsure", line.unsure);
    return told;
}

Gap sum_of(const std::vector<Gap>& lines) {
    Gap sum;
    for (const Gap& line : lines) {
        sum.eligible += line.eligible;
        sum.participating += line.participating;
        sum.unsure += line.unsure;
        for (std::size_t i = 0; i < coverage::reasons.size(); ++i)
            sum.by_reason[i] += line.by_reason[i];
    }
    return sum;
}

}  // namespace baophu::http
