#include "flow/coverage/person_units.h"

#include <cstdint>

#include "core/warehouse/points.h"
#include "core/warehouse/value.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

using Numbers = std::map<std::string, std::int64_t>;

// Of those that are not told yet.
std::string left_of(const std::vector<std::string>& asked, const Numbers& known) {
    std::vector<std::string> left;
    for (const std::string& id : asked) {
        if (!known.contains(id) && id.find('\0') == std::string::npos) left.push_back(id);
    }
    return left.empty() ? "" : warehouse::sql_tuple(left);
}

void add(Connection& connection, Numbers& numbers, const std::string& left, const std::string& name,
         const std::string& number, const std::string& table) {
    if (left.empty()) return;
    Rows rows = connection.query("SELECT " + name + ", " + number + " FROM " + table + " WHERE " + name +
                                 " IN " + left);
    while (rows.next())
        numbers.emplace(rows.text(0), rows.integer(1));
}

}  // namespace

std::map<std::string, std::set<std::string>> units_of_persons(Connection& connection,
                                                              const std::vector<std::string>& asked) {
    Numbers numbers;
    add(connection, numbers, left_of(asked, numbers), "person_id", "person", "linkage.person");
    add(connection, numbers, left_of(asked, numbers), "record_key", "first", "linkage.person_record");
    add(connection, numbers, left_of(asked, numbers), "id", "first", "linkage.person_record");
    std::map<std::string, std::set<std::string>> units;
    if (numbers.empty()) return units;
    std::set<std::int64_t> wanted;
    for (const auto& [id, number] : numbers)
        wanted.insert(number);
    std::map<std::int64_t, std::set<std::string>> of_number;
    Rows rows = connection.query(warehouse::sql_of_each(
        "SELECT person, unit_code::VARCHAR FROM coverage.person_verdict WHERE person = ", wanted));
    while (rows.next()) {
        if (const auto unit = rows.maybe_text(1)) of_number[rows.integer(0)].insert(*unit);
    }
    for (const auto& [id, number] : numbers) {
        const auto found = of_number.find(number);
        if (found != of_number.end()) units.emplace(id, found->second);
    }
    return units;
}

}  // namespace baophu::coverage
