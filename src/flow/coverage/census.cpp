#include "flow/coverage/census.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/base/builtin_files.h"
#include "core/law/law.h"
#include "core/territory/unit_names.h"
#include "core/text/address.h"
#include "flow/coverage/coverage.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

// The limits of the day, times the months that the heads are summed over.
class Sizes {
public:
    Sizes(LawReader& law, std::int64_t months) : months_(months) {
        for (const char* scope : {"micro", "small.trade", "small.other", "medium.trade", "medium.other"})
            limits_.emplace(scope, law.whole("enterprise.heads", scope));
    }

    // "" where it is larger than any limit.
    std::string of(std::int64_t year_heads, const std::string& sector) const {
        const auto within = [&](const std::string& scope) {
            return year_heads <= limits_.at(scope) * months_;
        };
        if (within("micro")) return "micro";
        const Branch branch = branch_of(sector);
        for (const char* size : {"small", "medium"}) {
            const bool trade = within(std::string(size) + ".trade");
            const bool other = within(std::string(size) + ".other");
            // Of a sector that is not told it is sure only where it is so in either.
            const bool sure = branch == Branch::trade   ? trade
                              : branch == Branch::other ? other
                                                        : trade && other;
            if (sure) return size;
            if (branch == Branch::not_told && (trade || other)) return "unclear";
        }
        return "";
    }

private:
    enum class Branch { trade, other, not_told };

    // By the division of VSIC, the first two digits: 01 to 43 are farming to construction, 45 and on trade
    // and services.
    static Branch branch_of(const std::string& sector) {
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        if (sector.size() < 2 || !digit(sector[0]) || !digit(sector[1])) return Branch::not_told;
        const int division = (sector[0] - '0') * 10 + (sector[1] - '0');
        if (division == 0) return Branch::not_told;
        return division < 45 ? Branch::other : Branch::trade;
    }

    std::map<std::string, std::int64_t> limits_;
    std::int64_t months_;
};

std::string commune_of(const UnitNames& names, const std::string& address, const std::string& district,
                       const Date& day) {
    const text::Address parsed = text::parse_address(address);
    if (!parsed.commune.given()) return "";
    const auto found = names.commune(parsed.commune.name, district, day);
    return found ? *found : "";
}

// Its district while there are districts; then the commune itself.
std::string unit_of(const Territory& territory, const std::string& commune, const Date& day) {
    const UnitVersion* version = territory.on(commune, day);
    if (version == nullptr) return "";
    return version->parent == territory.province_code() ? commune : version->parent;
}

// Columns 0 to 4 of both queries below.
CensusEmployer employer_of(const Rows& rows) {
    return {.employer_id = std::string(rows.text(0)),
            .name = rows.maybe_text(1).value_or(""),
            .number = rows.maybe_text(2).value_or(""),
            .by_tax = rows.maybe_integer(3),
            .by_labour = rows.maybe_integer(4),
            .by_si = rows.integer(5)};
}

void read_firms(Connection& connection, const Territory& territory, const Date& day, Census& census) {
    const Law law = Law::load();
    LawReader reader = law.on(day);
    const std::int64_t months = connection.integer(
        "SELECT bit_count(coalesce(bit_or(months), 0) & 4095)::BIGINT FROM coverage.participation");
    const Sizes sizes(reader, months);
    const Citation& by = reader.citations().front();
    census.law = by.law;
    census.article = by.article;
    census.confidence = to_word(by.confidence);
    const UnitNames names(territory);
    Rows rows = connection.query(
        "SELECT employer_id, name, number, by_tax, by_labour, by_si, year_heads, coalesce(sector, ''), "
        "coalesce(address, ''), coalesce(district, '') FROM census_firm JOIN census_heads USING "
        "(employer_id)");
    while (rows.next()) {
        CensusEmployer employer = employer_of(rows);
        employer.size = sizes.of(rows.integer(6), std::string(rows.text(7)));
        if (employer.size.empty()) {
            ++census.larger;
            continue;
        }
        employer.unit = std::string(rows.text(9));
        employer.commune = commune_of(names, std::string(rows.text(8)), employer.unit, day);
        if (employer.unit.empty()) employer.unit = unit_of(territory, employer.commune, day);
        census.employers.push_back(std::move(employer));
    }
}

void read_households(Connection& connection, const Territory& territory, const Date& day, Census& census) {
    Rows rows = connection.query(
        "SELECT employer_id, name, number, by_tax, by_labour, by_si, heads, coalesce(commune, '') "
        "FROM census_household JOIN census_heads USING (employer_id)");
    while (rows.next()) {
        CensusEmployer employer = employer_of(rows);
        employer.by_register = rows.maybe_integer(6);
        employer.commune = std::string(rows.text(7));
        employer.unit = unit_of(territory, employer.commune, day);
        census.employers.push_back(std::move(employer));
    }
}

std::optional<std::int64_t> most_told(const CensusEmployer& employer) {
    return std::max({employer.by_tax, employer.by_labour, employer.by_register});
}

}  // namespace

std::optional<std::int64_t> CensusEmployer::difference() const {
    const std::optional<std::int64_t> most = most_told(*this);
    return most ? std::optional(*most - by_si) : std::nullopt;
}

Census census(Connection& connection, const Territory& territory, CensusKind kind) {
    connection.run(builtin_file("flow/coverage/census.sql"));
    const Date day = basis(connection).month.last_day();
    Census census;
    if (kind == CensusKind::sme) {
        read_firms(connection, territory, day, census);
    } else {
        read_households(connection, territory, day, census);
    }
    std::ranges::sort(census.employers, [](const CensusEmployer& left, const CensusEmployer& right) {
        return std::tuple(right.difference(), left.employer_id) <
               std::tuple(left.difference(), right.employer_id);
    });
    return census;
}

std::vector<CensusLine> by_commune(const std::vector<CensusEmployer>& employers) {
    std::map<std::pair<std::string, std::string>, CensusLine> found;
    for (const CensusEmployer& employer : employers) {
        CensusLine& line = found[{employer.unit, employer.commune}];
        line.unit = employer.unit;
        line.commune = employer.commune;
        ++line.employers;
        line.by_si += employer.by_si;
        const std::optional<std::int64_t> most = most_told(employer);
        if (!most) continue;
        ++line.told;
        line.heads += *most;
        line.difference += *most - employer.by_si;
        line.uninsured += *most > 0 && employer.by_si == 0 ? 1 : 0;
    }
    std::vector<CensusLine> lines;
    lines.reserve(found.size());
    for (auto& [key, line] : found)
        lines.push_back(std::move(line));
    std::ranges::sort(lines, [](const CensusLine& left, const CensusLine& right) {
        return std::tuple(-left.difference, left.unit, left.commune) <
               std::tuple(-right.difference, right.unit, right.commune);
    });
    return lines;
}

}  // namespace baophu::coverage
