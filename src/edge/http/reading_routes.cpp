// Who read personal data: the read log, told to the office whose persons were read (reading_reach.h).
//
//   AUD-10 Who is told of readings everywhere is told of all lines; who is told of them in his territory, of
//          those that concern it. Whose page was opened is told to who sees the audit, the number of a case
//          to who sees cases. A unit that is asked for leaves the lines that concern it; `named` those alone
//          that concern no other place than units.
#include <algorithm>
#include <array>

#include <boost/json/array.hpp>

#include "core/base/days.h"
#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/reading_reach.h"
#include "edge/http/session_cookie.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Shown;
using store::PersonalReading;
using store::UnusualDay;

constexpr int days_told = 30;
constexpr int days_most = 366;
constexpr std::size_t unusual_most = 50;
constexpr std::size_t lines_at_once = 300;
constexpr std::size_t lines_looked_at_most = 6'000;  // Then the page ends, and the cursor leads on.

struct ReadingsWanted {
    store::ReadingsAsked of;
    std::optional<std::vector<std::string>> own;  // Places of the reader; nothing: everywhere.
    std::optional<std::set<std::string>> units;   // Lines that concern one of them; nothing: all.
    bool named = false;
};

ReadingsWanted read_wanted(const Call& call, Asked& asked) {
    const Date today = store::day_in_vietnam(call.office.database.now());
    const Date last = asked.day("last").value_or(today);
    const Date first = asked.day("first").value_or(plus_days(last, 1 - days_told));
    if (last < first || DateRange{first, last}.days() > days_most)
        throw Failure(fault::parameter_wrong,
                      {{"name", "first"},
                       {"value", first.iso()},
                       {"known", plus_days(last, 1 - days_most).iso() + ".." + last.iso()}});
    ReadingsWanted wanted{.of = {.first = first,
                                 .last = last,
                                 .actor = asked.text("actor", 80).value_or(""),
                                 .purpose = asked.text("purpose", 40).value_or("")}};
    wanted.named = asked.one_of("concerns", {"all", "named"}, "all") == "named";
    const auto unit = asked.unit();
    const rights::Where where = call.reader->where(Shown::reading);
    if (unit && !where.covers(*unit)) throw Failure(fault::place_outside, {{"unit", *unit}});
    if (!where.everywhere) {
        wanted.own = std::vector(where.units.begin(), where.units.end());
        wanted.units = where.units;
    }
    if (unit) wanted.units = {*unit};
    if (wanted.units) wanted.of.places = std::vector(wanted.units->begin(), wanted.units->end());
    return wanted;
}

bool concerns(const ReadingsWanted& wanted, const Reach& reach) {
    if (!reach) return !wanted.named;
    if (!wanted.units) return true;
    return std::ranges::any_of(*reach, [&](const std::string& unit) { return wanted.units->contains(unit); });
}

struct ToldReading {
    PersonalReading line;
    Reach reach;
};

struct ReadingsPage {
    std::vector<ToldReading> lines;
    std::int64_t next = 0;  // The sequence before which the next page begins; 0: there is none.
};

ReadingsPage page_of(const Call& call, const ReadingsWanted& wanted, std::int64_t before, std::size_t limit) {
    ReadingsPage page;
    for (std::size_t looked_at = 0; looked_at < lines_looked_at_most; looked_at += lines_at_once) {
        const auto lines = store::personal_readings(call.office.database, wanted.of, before, lines_at_once);
        const std::vector<Reach> reaches = reach_of(call, lines);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!concerns(wanted, reaches[i])) continue;
            if (page.lines.size() == limit) {
                page.next = page.lines.back().line.sequence;
                return page;
            }
            page.lines.push_back({lines[i], reaches[i]});
        }
        if (lines.size() < lines_at_once) return page;
        before = lines.back().sequence;
    }
    page.next = before;
    return page;
}

// ---- Forms -------------------------------------------------------------------------------------------

// As stages and routes name what they log (AUD-5).
struct Logged {
    std::string_view by;
    std::string_view what;
    std::string_view list;
};
constexpr auto lists = std::to_array<Logged>({{"coverage", ".list", "absent"},
                                              {"coverage", ".persons", "absent"},
                                              {"coverage", ".workers", "workers"},
                                              {"search", ".persons", "search"},
                                              {"links", ".queue", "pairs"},
                                              {"links", ".decisions", "decisions"},
                                              {"table", " decisions", "decisions"},
                                              {"intake", ".refused", "refused_rows"},
                                              {"intake", ".changes", "changed_rows"},
                                              {"export", " persons", "absent"}});

std::string_view list_of(std::string_view line) {
    const auto found = std::ranges::find_if(lists, [&](const Logged& each) {
        return line.starts_with(each.by) && line.substr(each.by.size()).starts_with(each.what);
    });
    return found == lists.end() ? "other" : found->list;
}

std::string_view kind_of(const PersonalReading& line) {
    if (!person_of_page(line).empty()) return "page";
    return line.exported || line.what.starts_with("export ") ? "export" : "list";
}

class Readers {
public:
    explicit Readers(const Call& call) {
        for (const store::User& user : call.office.users.all())
            names_.emplace(user.login, user.full_name);
    }

    std::string name(const std::string& login) const {
        const auto found = names_.find(login);
        return found == names_.end() ? login : found->second;
    }

private:
    std::map<std::string, std::string> names_;
};

json::object reading_form(const Call& call, const ToldReading& told, const Readers& readers,
                          const std::set<std::pair<std::string, Date>>& unusual) {
    const PersonalReading& line = told.line;
    const bool sees_audit = call.reader->where(Shown::audit).anywhere();
    const bool sees_cases = call.reader->where(Shown::inspection_case).anywhere();
    const Date day = store::day_in_vietnam(*store::instant_of(line.at));
    json::array units;
    for (const std::string& unit : told.reach.value_or(std::set<std::string>()))
        units.push_back(json::object{{"code", unit}, {"title", unit_name(call, unit, map_day(call.office))}});
    const std::string person = person_of_page(line);
    return {{"sequence", line.sequence},
            {"at", line.at},
            {"day", day.iso()},
            {"login", line.actor.login},
            {"by", readers.name(line.actor.login)},
            {"agency_name", agency_name(call, line.actor.agency)},
            {"purpose", line.actor.purpose},
            {"in_case", !line.actor.case_number.empty()},
            {"case", sees_cases ? empty_is_null(line.actor.case_number) : json::value(nullptr)},
            {"kind", kind_of(line)},
            {"list", person.empty() ? json::value(list_of(line.what)) : json::value(nullptr)},
            {"person", sees_audit ? empty_is_null(person) : json::value(nullptr)},
            {"units", told.reach ? json::value(std::move(units)) : json::value(nullptr)},
            {"persons", line.persons},
            {"unusual", unusual.contains({line.actor.login, day})}};
}

json::object unusual_form(const UnusualDay& day, const Readers& readers) {
    return {{"login", day.of.login},
            {"by", readers.name(day.of.login)},
            {"day", day.of.day.iso()},
            {"readings", day.of.readings},
            {"persons", day.of.persons},
            {"usual", day.usual},
            {"usual_of", day.by_own_days ? "own" : "everybody"}};
}

// Whoever read in these days, by name.
json::array readers_of(const std::vector<store::ReadingDay>& days, const Date& first,
                       const Readers& readers) {
    std::set<std::pair<std::string, std::string>> found;
    for (const store::ReadingDay& day : days) {
        if (day.day >= first) found.emplace(readers.name(day.login), day.login);
    }
    json::array told;
    for (const auto& [name, login] : found)
        told.push_back(json::object{{"login", login}, {"full_name", name}});
    return told;
}

}  // namespace

Answer list_readings(const Call& call) {
    Asked asked = call.asked();
    const Place place = Place::parse(asked.text("cursor", 400));
    const auto limit = asked.integer("limit", 1, 500, 50);
    const ReadingsWanted wanted = read_wanted(call, asked);
    asked.finish();
    const Readers readers(call);
    store::ReadingsAsked of_all = wanted.of;
    of_all.actor = "";  // Everybody's days are what one is held against.
    of_all.purpose = "";
    of_all.places = wanted.own;
    const auto days = store::reading_days(call.office.database, of_all);
    std::vector<UnusualDay> unusual = store::unusual_days(days, wanted.of.first);
    std::set<std::pair<std::string, Date>> marked;
    for (const UnusualDay& day : unusual)
        marked.emplace(day.of.login, day.of.day);
    if (unusual.size() > unusual_most)
        unusual.erase(unusual.begin() + static_cast<std::ptrdiff_t>(unusual_most), unusual.end());
    json::array unusual_told;
    for (const UnusualDay& day : unusual) {
        if (wanted.of.actor.empty() || wanted.of.actor == day.of.login)
            unusual_told.push_back(unusual_form(day, readers));
    }
    const ReadingsPage page = page_of(call, wanted, place.offset, static_cast<std::size_t>(limit));
    json::array lines;
    for (const ToldReading& told : page.lines)
        lines.push_back(reading_form(call, told, readers, marked));
    const Place next{.run = {}, .offset = page.next};
    return json_answer(
        json::object{{"first", wanted.of.first.iso()},
                     {"last", wanted.of.last.iso()},
                     {"everywhere", call.reader->where(Shown::reading).everywhere},
                     {"unusual", std::move(unusual_told)},
                     {"readers", readers_of(days, wanted.of.first, readers)},
                     {"lines", std::move(lines)},
                     {"next", page.next == 0 ? json::value(nullptr) : json::value(next.text())}});
}

}  // namespace baophu::http
