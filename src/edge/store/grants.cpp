#include "edge/store/grants.h"

#include <algorithm>

#include "core/base/days.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"
#include "edge/store/grant_rows.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "grants";
constexpr char comma = ',';

std::string joined(std::vector<std::string> words) {
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    std::string text;
    for (const std::string& word : words) {
        require_text("purposes", word);
        if (word.find(comma) != std::string::npos) refuse_field("purposes", word);
        text += (text.empty() ? "" : ",") + word;
    }
    return text;
}

std::vector<std::string> parted(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(comma), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::vector<Grant> select(Transaction& tx, const std::string& where, std::int64_t value) {
    Grant grant;
    std::string purposes;
    std::string first_day;
    std::string last_day;
    Query query(
        tx.sql,
        "SELECT id, user_id, role, agency, territory, purposes, first_day, last_day, version, replaces "
        "FROM grants" +
            where + " ORDER BY user_id, first_day, id");
    if (!where.empty()) query.use(value);
    query.into(grant.id, grant.user, grant.role, grant.agency, grant.territory, purposes, first_day, last_day,
               grant.version, grant.replaces);
    std::vector<Grant> found;
    while (query.next()) {
        grant.purposes = parted(purposes);
        grant.from = *Date::parse(first_day);
        grant.to = Date::parse(last_day);
        found.push_back(grant);
    }
    return found;
}

std::string last_day_of(const Grant& grant) {
    return grant.to ? grant.to->iso() : "";
}

std::vector<Field> changing(const Grant& grant) {
    return {{"purposes", joined(grant.purposes)}, {"last_day", last_day_of(grant)}};
}

void check(const Grant& grant) {
    require_text("role", grant.role);
    if (grant.to && *grant.to < grant.from) refuse_field("to", grant.to->iso());
}

Date today_of(const Transaction& tx) {
    return day_in_vietnam(*instant_of(tx.now));
}

Grant stored(Transaction& tx, std::int64_t id) {
    const std::vector<Grant> found = select(tx, " WHERE id = :id", id);
    if (!found.empty()) return found.front();
    throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", std::to_string(id)}});
}

// GRA-4
void refuse_over(const Grant& grant, const Date& today) {
    if (!grant.is_over(today)) return;
    throw Failure(fault::grant_over, {{"day", grant.to->vietnamese()}});
}

// GRA-5
void require_end(const Grant& before, const std::optional<Date>& to, const Date& today) {
    if (!to || to == before.to) return;
    const Date earliest = std::max(plus_days(today, -1), plus_days(before.from, -1));
    if (*to < earliest) refuse_field("to", to->iso());
}

// Of a commune where its people are found on the day, of a district the same of its communes.
void add_reached(const Territory& territory, const std::string& commune, const Date& from, const Date& day,
                 std::set<std::string>& units) {
    const ReachedUnits reached =
        from <= day ? territory.successors(commune, from, day) : territory.predecessors(commune, from, day);
    for (const auto& [code, how] : reached) {
        if (!how.possible) units.insert(code);
    }
}

}  // namespace

std::int64_t put_grant(Transaction& tx, const Grant& grant, const Actor& by) {
    check(grant);
    require_entity(tx, "users", std::to_string(grant.user));
    require_entity(tx, "agencies", grant.agency);
    std::vector<Field> fields = changing(grant);
    fields.push_back({"user_id", grant.user});
    fields.push_back({"role", grant.role});
    fields.push_back({"agency", grant.agency});
    fields.push_back({"territory", grant.territory});
    fields.push_back({"first_day", grant.from.iso()});
    fields.push_back({"replaces", grant.replaces});
    return static_cast<std::int64_t>(std::stoll(add_entity(tx, entity, fields, by)));
}

std::int64_t replace_grant(Transaction& tx, const Grant& grant, std::int64_t seen, const Actor& by) {
    Grant before = stored(tx, grant.replaces);
    if (before.user != grant.user) refuse_field("replaces", std::to_string(grant.replaces));
    // One that would begin later holds on no day.
    const Date end = plus_days(std::max(grant.from, before.from), -1);
    before.to = before.to ? std::min(*before.to, end) : end;
    before.version = seen;
    change_grant(tx, before, by);
    return put_grant(tx, grant, by);
}

void change_grant(Transaction& tx, const Grant& grant, const Actor& by) {
    const Grant before = stored(tx, grant.id);
    refuse_over(before, today_of(tx));
    if (grant.version == before.version) require_end(before, grant.to, today_of(tx));
    change_entity(tx, entity, std::to_string(grant.id), grant.version, changing(grant), by);
}

std::optional<Grant> find_grant(Transaction& tx, std::int64_t id) {
    const std::vector<Grant> found = select(tx, " WHERE id = :id", id);
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::int64_t Grants::add(const Grant& grant, const Actor& by) {
    return writing(database_, [&](Transaction& tx) { return put_grant(tx, grant, by); });
}

std::int64_t Grants::replace(const Grant& grant, std::int64_t seen, const Actor& by) {
    return writing(database_, [&](Transaction& tx) { return replace_grant(tx, grant, seen, by); });
}

void Grants::change(const Grant& grant, const Actor& by) {
    writing(database_, [&](Transaction& tx) { change_grant(tx, grant, by); });
}

std::optional<Grant> Grants::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) { return find_grant(tx, id); });
}

std::vector<Grant> Grants::of(std::int64_t user) {
    return reading(database_, [&](Transaction& tx) { return select(tx, " WHERE user_id = :user", user); });
}

std::vector<Grant> Grants::on(std::int64_t user, const Date& day) {
    std::vector<Grant> found = of(user);
    std::erase_if(found, [&](const Grant& grant) { return !grant.holds_on(day); });
    return found;
}

std::vector<Grant> Grants::all() {
    return reading(database_, [](Transaction& tx) { return select(tx, "", 0); });
}

std::set<std::string> units_of(const Grant& grant, const Territory& territory, const Date& day) {
    std::set<std::string> units;
    if (grant.territory.empty()) return units;
    if (territory.knows(grant.territory, UnitLevel::commune)) {
        add_reached(territory, grant.territory, grant.from, day, units);
        return units;
    }
    if (territory.on(grant.territory, day) != nullptr) units.insert(grant.territory);
    // Today's office may look at a run of the past, and name a district that is no more.
    const Date& made = territory.on(grant.territory, grant.from) == nullptr ? day : grant.from;
    for (const std::string& commune : territory.children_on(grant.territory, made))
        add_reached(territory, commune, made, day, units);
    return units;
}

}  // namespace baophu::store
