#include "flow/coverage/jobs.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

void add(Jobs& jobs, std::string_view standing, std::int64_t persons) {
    jobs.told += persons;
    if (standing == "insured") {
        jobs.insured += persons;
        return;
    }
    const auto* const reason = std::ranges::find(reasons, standing, &Reason::name);
    if (reason != reasons.end()) {
        jobs.by_reason[static_cast<std::size_t>(reason - reasons.begin())] += persons;
        return;
    }
    const auto* const other = std::ranges::find(job_standings, standing);
    if (other == job_standings.end())
        throw Failure(fault::program_mistake, {{"problem", "a job stands as " + std::string(standing)}});
    jobs.by_standing[static_cast<std::size_t>(other - job_standings.begin())] += persons;
}

bool has_any(const Jobs& jobs, const std::vector<std::string>& wanted) {
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        if (jobs.by_reason[i] > 0 && std::ranges::find(wanted, reasons[i].name) != wanted.end()) return true;
    }
    return false;
}

}  // namespace

std::int64_t Jobs::of_kind(ReasonKind kind) const {
    return sum_of_kind(by_reason, kind);
}

Jobs& Jobs::operator+=(const Jobs& other) {
    told += other.told;
    insured += other.insured;
    for (std::size_t i = 0; i < by_reason.size(); ++i)
        by_reason[i] += other.by_reason[i];
    for (std::size_t i = 0; i < by_standing.size(); ++i)
        by_standing[i] += other.by_standing[i];
    return *this;
}

std::vector<Jobs> jobs(Connection& connection, const Filter& filter) {
    const std::vector<std::string> wanted = reasons_of(filter);
    connection.set_variable("job_scheme", std::string(to_word(filter.scheme)));
    connection.run(builtin_file("flow/coverage/jobs.sql"));
    const Where where = where_in_gap(filter, true);
    Rows rows = connection.query(
        "SELECT employer, standing, persons, employer_id, coalesce(name, ''), coalesce(unit_code, '') "
        "FROM job_count JOIN linkage.employer USING (employer) "
        "LEFT JOIN (SELECT employer, unit_code, block, collection_officer FROM coverage.employer_trait) "
        "USING (employer) WHERE " +
            where.sql,
        where.values);
    std::unordered_map<std::int64_t, Jobs> by_employer;
    while (rows.next()) {
        Jobs& at = by_employer[rows.integer(0)];
        if (at.told == 0) {
            at.employer_id = rows.text(3);
            at.name = rows.text(4);
            at.unit_code = rows.text(5);
        }
        add(at, rows.text(1), rows.integer(2));
    }
    std::vector<Jobs> lines;
    for (auto& [employer, at] : by_employer) {
        if (!filter.reason || has_any(at, wanted)) lines.push_back(std::move(at));
    }
    std::ranges::sort(lines, [](const Jobs& left, const Jobs& right) {
        return std::pair(right.told - right.insured, std::string_view(left.employer_id)) <
               std::pair(left.told - left.insured, std::string_view(right.employer_id));
    });
    return lines;
}

}  // namespace baophu::coverage
