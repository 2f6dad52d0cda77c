#include "edge/http/reading_reach.h"

#include <iterator>
#include <sstream>

#include "edge/store/cases.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {
namespace {

constexpr std::string_view page = "explain ";

// By the number of the decision, which may name several employers.
std::map<std::string, std::set<std::string>> units_of_cases(const Call& call,
                                                            const std::set<std::string>& numbers,
                                                            warehouse::Connection& connection) {
    std::map<std::string, std::set<std::string>> units;
    if (numbers.empty()) return units;
    for (const store::Case& one : store::Cases(call.office.database).all()) {
        if (!numbers.contains(one.decision_number)) continue;
        const auto employer = coverage::called_employer(connection, one.employer, one.tax_code);
        if (employer && !employer->unit_code.empty()) units[one.decision_number].insert(employer->unit_code);
    }
    return units;
}

// "731 734"
std::set<std::string> places_named(const std::string& territory) {
    std::istringstream codes(territory);
    return {std::istream_iterator<std::string>(codes), {}};
}

Reach found_in(const std::map<std::string, std::set<std::string>>& units, const std::string& name) {
    const auto found = units.find(name);
    return found == units.end() ? Reach() : Reach(found->second);
}

}  // namespace

std::string person_of_page(const store::PersonalReading& line) {
    return !line.exported && line.what.starts_with(page) ? line.what.substr(page.size()) : "";
}

std::vector<Reach> reach_of(const Call& call, const std::vector<store::PersonalReading>& lines) {
    std::set<std::string> persons;
    std::set<std::string> cases;
    for (const store::PersonalReading& line : lines) {
        if (!line.actor.territory.empty()) continue;
        const std::string person = person_of_page(line);
        if (!person.empty()) persons.insert(person);
        if (person.empty() && !line.actor.case_number.empty()) cases.insert(line.actor.case_number);
    }
    std::map<std::string, std::set<std::string>> by_person;
    std::map<std::string, std::set<std::string>> by_case;
    if ((!persons.empty() || !cases.empty()) && call.office.runs.current_id()) {
        const auto run = call.office.runs.take();
        ShelvedRun::Borrowed connection = run->borrow();
        if (!persons.empty())
            by_person = coverage::units_of_persons(*connection, {persons.begin(), persons.end()});
        by_case = units_of_cases(call, cases, *connection);
    }
    std::vector<Reach> reaches;
    for (const store::PersonalReading& line : lines) {
        const std::string person = person_of_page(line);
        if (!line.actor.territory.empty()) {
            reaches.emplace_back(places_named(line.actor.territory));
        } else if (!person.empty()) {
            reaches.push_back(found_in(by_person, person));
        } else {
            reaches.push_back(found_in(by_case, line.actor.case_number));
        }
    }
    return reaches;
}

}  // namespace baophu::http
