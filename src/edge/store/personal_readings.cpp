#include "edge/store/personal_readings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/days.h"
#include "edge/store/clock.h"
#include "edge/store/session.h"

namespace baophu::store {
namespace {

constexpr std::size_t days_least = 5;
constexpr std::int64_t times_usual = 3;
constexpr std::int64_t persons_above = 100;

// The second in which a day begins in Vietnam, as the store has it.
std::string beginning_of(const Date& day) {
    return *to_utc(day.iso());
}

std::string condition(const ReadingsAsked& asked) {
    std::string text =
        " FROM audit WHERE kind IN ('read', 'export') AND (kind = 'read' OR persons > 0) AND at >= :from AND "
        "at < :to";
    if (!asked.actor.empty()) text += " AND actor = :actor";
    if (!asked.purpose.empty()) text += " AND purpose = :purpose";
    if (!asked.places) return text;
    std::string one;
    std::string several;
    for (std::size_t i = 0; i < asked.places->size(); ++i) {
        one += ", :p" + std::to_string(i);
        several += std::string(several.empty() ? "" : " OR ") + "' ' || territory || ' ' LIKE :q" +
                   std::to_string(i);
    }
    text += " AND (territory IN (''" + one + ")";
    if (!several.empty()) text += " OR (territory LIKE '% %' AND (" + several + "))";
    return text + ")";
}

void use(Query& query, const ReadingsAsked& asked) {
    query.use(beginning_of(asked.first)).use(beginning_of(plus_days(asked.last, 1)));
    if (!asked.actor.empty()) query.use(asked.actor);
    if (!asked.purpose.empty()) query.use(asked.purpose);
    const std::vector<std::string> places = asked.places.value_or(std::vector<std::string>());
    for (const std::string& place : places)
        query.use(place);
    for (const std::string& place : places)
        query.use("% " + place + " %");
}

std::int64_t median(std::vector<std::int64_t> persons) {
    std::ranges::sort(persons);
    const std::size_t middle = persons.size() / 2;
    return persons.size() % 2 == 1 ? persons[middle] : (persons[middle - 1] + persons[middle]) / 2;
}

}  // namespace

std::vector<PersonalReading> personal_readings(Database& database, const ReadingsAsked& asked,
                                               std::int64_t before, std::size_t limit) {
    return reading(database, [&](Transaction& tx) {
        PersonalReading one;
        std::string kind;
        Query query(
            tx.sql,
            "SELECT sequence, at, kind, actor, agency, territory, purpose, case_number, what, persons" +
                condition(asked) + (before == 0 ? "" : " AND sequence < :before") +
                " ORDER BY sequence DESC LIMIT " + std::to_string(limit));
        use(query, asked);
        if (before != 0) query.use(before);
        query.into(one.sequence, one.at, kind, one.actor.login, one.actor.agency, one.actor.territory,
                   one.actor.purpose, one.actor.case_number, one.what, one.persons);
        std::vector<PersonalReading> found;
        while (query.next()) {
            one.exported = kind == "export";
            found.push_back(one);
        }
        return found;
    });
}

// By hours, which are whole from one clock to the other, so that the store sums and not this.
std::vector<ReadingDay> reading_days(Database& database, ReadingsAsked asked) {
    asked.first = plus_days(asked.first, -usual_days_before);
    return reading(database, [&](Transaction& tx) {
        std::string login;
        std::string hour;
        std::int64_t readings = 0;
        std::int64_t persons = 0;
        Query query(tx.sql, "SELECT actor, substr(at, 1, 13), count(*), CAST(sum(persons) AS BIGINT)" +
                                condition(asked) + " GROUP BY actor, substr(at, 1, 13)");
        use(query, asked);
        query.into(login, hour, readings, persons);
        std::map<std::pair<Date, std::string>, ReadingDay> days;
        while (query.next()) {
            const Date day = day_in_vietnam(*instant_of(hour + ":00:00Z"));
            ReadingDay& one =
                days.try_emplace({day, login}, ReadingDay{.login = login, .day = day}).first->second;
            one.readings += readings;
            one.persons += persons;
        }
        std::vector<ReadingDay> all;
        for (auto& [key, one] : days)
            all.push_back(std::move(one));
        return all;
    });
}

std::vector<UnusualDay> unusual_days(const std::vector<ReadingDay>& days, const Date& first) {
    std::vector<UnusualDay> unusual;
    for (const ReadingDay& one : days) {
        if (one.day < first) continue;
        std::vector<std::int64_t> own;
        std::vector<std::int64_t> everybody;
        for (const ReadingDay& other : days) {
            if (other.day >= one.day || other.day < plus_days(one.day, -usual_days_before)) continue;
            everybody.push_back(other.persons);
            if (other.login == one.login) own.push_back(other.persons);
        }
        const bool by_own_days = own.size() >= days_least;
        if (!by_own_days && everybody.size() < days_least) continue;
        const std::int64_t usual = median(by_own_days ? std::move(own) : std::move(everybody));
        if (one.persons > times_usual * usual && one.persons >= usual + persons_above)
            unusual.push_back({.of = one, .usual = usual, .by_own_days = by_own_days});
    }
    std::ranges::stable_sort(unusual, std::greater(),
                             [](const UnusualDay& day) { return day.of.persons - day.usual; });
    return unusual;
}

}  // namespace baophu::store
