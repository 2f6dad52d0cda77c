// The gap, its schemes, its months: sums of persons, no person.
#include <algorithm>
#include <filesystem>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/lacking.h"
#include "edge/http/pace.h"
#include "edge/http/page_asked.h"
#include "edge/http/places.h"
#include "edge/http/presenters.h"
#include "edge/http/session_cookie.h"
#include "edge/http/small_cells.h"
#include "edge/http/told_lines.h"
#include "edge/http/year_before.h"
#include "flow/coverage/coverage.h"
#include "flow/search/search.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::By;
using coverage::Filter;
using coverage::Gap;
using coverage::GapOrder;
using coverage::GapPage;
using coverage::Part;
using rights::Right;
using rights::Shown;

By by_of(std::string_view word) {
    if (word == "employer") return By::employer;
    if (word == "block") return By::block;
    if (word == "officer") return By::officer;
    return By::unit;
}

GapOrder order_of(std::string_view word) {
    if (word == "missing") return GapOrder::missing;
    if (word == "eligible") return GapOrder::eligible;
    if (word == "participating") return GapOrder::participating;
    if (word == "name") return GapOrder::name;
    return GapOrder::absent;
}

Filter read_filter(Asked& asked) {
    Filter filter{.scheme = asked.scheme()};
    filter.unit = asked.unit();
    filter.employer = asked.text("employer");
    filter.block = asked.text("block");
    filter.officer = asked.text("officer");
    filter.reason = asked.text("reason");
    return filter;
}

// The heads of employers in the unit, or everywhere.
void require_heads(const Call& call, const std::optional<std::string>& unit) {
    const rights::Where where = call.reader->where(Shown::employer_heads);
    if (!where.anywhere())
        throw Failure(fault::right_missing, {{"right", std::string(to_word(Right::see_employers))}});
    if (!where.everywhere && (!unit || !where.units.contains(*unit)))
        throw Failure(fault::place_outside, {{"unit", unit.value_or("–")}});
}

// Lines of employers, and whatever else an employer or his officer is asked by, only where the reader may
// know them.
void require_employers(const Call& call, const Filter& filter, By by) {
    const bool about_employers = by == By::employer || by == By::officer || filter.employer || filter.officer;
    if (!about_employers || filter.places) return;
    require_heads(call, filter.unit);
}

// Whether the lines are units with all that is in them.
bool of_whole_units(const Filter& filter, By by) {
    return by == By::unit && !filter.employer && !filter.block && !filter.officer && !filter.reason;
}

bool is_lawful(const std::string& reason) {
    return std::ranges::any_of(coverage::reasons, [&](const coverage::Reason& known) {
        return known.name == reason && known.kind == coverage::ReasonKind::lawful;
    });
}

// SML-3: where the reader sees no heads he is told of whole units, and of sums of these. RIG-9: which lawful
// reason somebody has follows from no filter.
void require_told(const Call& call, const Filter& filter, By by) {
    if (of_whole_units(filter, by)) return;
    if (!filter.places) require_heads(call, filter.unit);
    if (filter.reason && is_lawful(*filter.reason) && !call.reader->told_health_reasons())
        throw Failure(fault::right_missing, {{"right", std::string(to_word(Shown::health_reason))}});
}

// PLC-3: who knows the heads of employers in some places alone and names none is told of all of these; who
// knows them everywhere, of the places of his roles where he wishes so.
void keep_to_own_places(const Call& call, Filter& filter, By by, bool wished) {
    const bool whole = of_whole_units(filter, by);
    if (wished && whole)
        throw Failure(fault::parameter_wrong,
                      {{"name", "within"}, {"value", "own"}, {"known", "by=employer, block, officer"}});
    const rights::Where where = call.reader->where(Shown::employer_heads);
    if (filter.unit || whole || !where.anywhere()) return;
    if (!where.everywhere) filter.places = where.units;
    if (where.everywhere && wished) filter.places = own_units(*call.reader);
}

// What is not told exactly everywhere is told of units, line by line (told_lines.h).
bool by_units(const Call& call, const Filter& filter, By by) {
    return of_whole_units(filter, by) && !call.reader->exact_figures().everywhere;
}

// Of the units, or of the one that was asked for.
std::vector<Gap> lines_of_units(const Call& call, const ShelvedRun& run, const Filter& filter) {
    std::vector<Gap> lines =
        told_lines(call, run.gaps().gap(By::unit, {.scheme = filter.scheme}), filter.scheme);
    if (filter.unit) std::erase_if(lines, [&](const Gap& line) { return line.key != *filter.unit; });
    std::ranges::sort(lines, {}, &Gap::key);  // The order of the gap would tell of what is rounded.
    return lines;
}

struct GapAsked {
    By by;
    std::string by_word;
    Filter filter;
    GapOrder order;

    bool by_communes() const { return by_word == "commune"; }
};

// COV-28: residents are counted of the voluntary scheme alone, within a unit; of few of them in a commune to
// who sees its heads (RIG-5).
void require_communes(const Call& call, const GapAsked& asked) {
    const bool whole = of_whole_units(asked.filter, By::unit);
    if (asked.filter.scheme != Scheme::voluntary || !asked.filter.unit || !whole)
        throw Failure(fault::parameter_wrong,
                      {{"name", "by"}, {"value", asked.by_word}, {"known", "scheme=voluntary, unit=731, …"}});
    require_heads(call, asked.filter.unit);
}

std::int64_t figure_of(const Gap& line, GapOrder order) {
    if (order == GapOrder::missing) return line.missing();
    if (order == GapOrder::eligible) return line.eligible;
    return order == GapOrder::participating ? line.participating : line.absent();
}

GapPage communes_page(Question& question, const GapAsked& asked, const Part& part) {
    std::vector<Gap> lines = coverage::gap_by_commune(*question.connection, *asked.filter.unit);
    if (asked.order == GapOrder::name) {
        std::ranges::sort(lines, {}, &Gap::key);
    } else {
        std::ranges::stable_sort(lines, std::ranges::greater(),
                                 [&](const Gap& line) { return figure_of(line, asked.order); });
    }
    const auto count = std::ssize(lines);
    const auto first = std::min(part.offset, count);
    const auto last = std::min(first + part.limit, count);
    return {.lines = {lines.begin() + first, lines.begin() + last}, .count = count};
}

// Only lines of employers have names to be found by.
void require_lines_of_employers(const GapAsked& asked, const std::string& words) {
    if (asked.by != By::employer)
        throw Failure(fault::parameter_wrong, {{"name", "q"}, {"value", words}, {"known", "by=employer"}});
}

GapAsked read_gap_asked(const Call& call, Asked& asked, Question& question) {
    GapAsked gap{.by = By::unit,
                 .by_word = asked.one_of("by", {"unit", "employer", "block", "officer", "commune"}, ""),
                 .filter = read_filter(asked),
                 .order = GapOrder::absent};
    gap.by = by_of(gap.by_word);
    const auto words = asked.text("q", 100);
    if (words) require_lines_of_employers(gap, *words);
    gap.order =
        order_of(asked.one_of("sort", {"absent", "missing", "eligible", "participating", "name"}, "absent"));
    require_figures(call, *question.run, gap.filter.unit);
    keep_to_own_places(call, gap.filter, gap.by, within_own(asked, gap.filter.unit));
    require_employers(call, gap.filter, gap.by);
    require_told(call, gap.filter, gap.by);
    if (gap.by_communes()) require_communes(call, gap);
    if (words) gap.filter.among = search::employers_named(*question.connection, *words);
    return gap;
}

// By unit, whatever order is asked for: another would tell of what is rounded.
GapPage page_of_units(const Call& call, const ShelvedRun& run, const Filter& filter) {
    std::vector<Gap> lines = lines_of_units(call, run, filter);
    const auto count = std::ssize(lines);
    return {.lines = std::move(lines), .count = count};
}

GapPage page_of(const Call& call, Question& question, const GapAsked& asked, const Part& part) {
    if (asked.by_communes()) return communes_page(question, asked, part);
    if (by_units(call, asked.filter, asked.by)) return page_of_units(call, *question.run, asked.filter);
    return question.run->gaps().page(asked.by, asked.filter, asked.order, part);
}

Gap total_of(const Call& call, const ShelvedRun& run, const Filter& filter, By by) {
    return by_units(call, filter, by) ? sum_of(lines_of_units(call, run, filter)) : run.gaps().total(filter);
}

json::value unit_plan(const Targets& targets, Question& question, const GapAsked& asked, const Gap& line) {
    return line_plan(pace_of(targets, question, asked.filter.scheme, line.key, line.participating, 0));
}

}  // namespace

Answer list_runs(const Call& call) {
    call.asked().finish();
    json::array runs;
    for (const workspace::KeptRun& run : workspace::kept_runs(call.office.workspace))
        runs.push_back(run_entry(run));
    return json_answer(
        json::object{{"current", text_or_null(call.office.runs.current_id())}, {"runs", std::move(runs)}});
}

Answer get_current_run(const Call& call) {
    Asked asked = call.asked();
    const auto run = call.office.runs.take(asked.text("run"));
    asked.finish();
    const coverage::Basis& basis = run->basis();
    const auto entry = workspace::kept_run(call.office.workspace, run->id());
    if (!entry) throw Failure(fault::run_expired, {{"run", run->id()}});
    const Lacks lacked = lacks(call.office.store, workspace::known_to_run(call.office.workspace, run->id()));
    return json_answer(json::object{
        {"id", run->id()},
        {"month", basis.month.iso()},
        {"last_day", run->last_day().iso()},
        {"made_at", empty_is_null(entry->made_at)},
        {"as_known_on", day_or_null(entry->as_known_on)},
        {"tax_year", basis.tax_year},
        {"si_months", basis.si_months},
        {"rule", basis.rule},
        {"citation", citation(basis.law, basis.article, to_word(basis.confidence))},
        {"deliveries", entry->deliveries},
        {"decisions", entry->decisions},
        {"lacking",
         json::object{{"deliveries", lacked.deliveries.size()}, {"decisions", lacked.decisions.size()}}}});
}

Answer get_territory(const Call& call) {
    Asked asked = call.asked();
    const Territory& territory = call.office.workspace.territory();
    const auto wanted = asked.day("day");
    const auto named = asked.text("run");
    asked.finish();
    const Date day = wanted ? *wanted : call.office.runs.take(named)->last_day();
    json::array units{json::object{{"code", territory.province_code()},
                                   {"name", territory.province_name(call.words.language())},
                                   {"type", "province"},
                                   {"level", "province"},
                                   {"parent", nullptr}}};
    for (const UnitLevel level : {UnitLevel::district, UnitLevel::commune}) {
        for (const std::string& code : territory.codes_on(day, level)) {
            const UnitVersion& unit = *territory.on(code, day);
            units.push_back(json::object{{"code", code},
                                         {"name", unit_name(call, code, day)},
                                         {"type", unit.type},
                                         {"level", level == UnitLevel::district ? "district" : "commune"},
                                         {"parent", unit.parent}});
        }
    }
    return json_answer(json::object{{"day", day.iso()}, {"units", std::move(units)}});
}

Answer get_schemes(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    Filter filter{.unit = asked.unit(), .employer = asked.text("employer")};
    const auto year = asked.integer("year", 2015, 2050, 0);
    asked.finish();
    require_figures(call, *question.run, filter.unit);
    require_employers(call, filter, By::unit);
    require_told(call, filter, By::unit);

    const Month month = question.run->basis().month;
    const Targets targets = targets_in_force(call.office);
    json::array schemes;
    for (const Scheme scheme : all_schemes) {
        filter.scheme = scheme;
        const Gap gap = total_of(call, *question.run, filter, By::unit);
        const std::string name = filter.unit ? unit_name(call, *filter.unit, question.run->last_day()) : "";
        schemes.push_back(scheme_status(call, targets, question, filter, gap, static_cast<int>(year), name));
    }
    return json_answer(json::object{{"run", question.run->id()},
                                    {"month", month.iso()},
                                    {"unit", text_or_null(filter.unit)},
                                    {"employer", text_or_null(filter.employer)},
                                    {"schemes", std::move(schemes)}});
}

Answer get_gap(const Call& call) {
    Asked asked = call.asked();
    PageAsked part(asked);
    Question question = Question::of(call, asked, part.place());
    const GapAsked wanted = read_gap_asked(call, asked, question);
    asked.finish();

    const GapPage page = page_of(call, question, wanted, part.part());
    const Targets targets = targets_in_force(call.office);
    const bool whole_units = of_whole_units(wanted.filter, wanted.by) && !wanted.by_communes();
    const Lawful lawful = lawful_told(call);
    const YearBefore year_before(call, *question.run, wanted.filter.scheme);
    std::optional<std::set<std::string>> own_places;
    if (wanted.filter.places)
        own_places =
            whole_places(*wanted.filter.places, call.office.workspace.territory(), map_day(call.office));
    json::array lines;
    for (const Gap& line : page.lines) {
        json::object told =
            gap_line(line, line_name(call, wanted.by, line, question.run->last_day()), lawful);
        if (whole_units) {
            told["rounded_to"] = rounded_to(call, line.key);
            told["year_before"] = year_before.of(line.key);
            told["plan"] = unit_plan(targets, question, wanted, line);
        }
        lines.push_back(std::move(told));
    }
    json::object total = gap_line(total_of(call, *question.run, wanted.filter, wanted.by), "", lawful);
    if (whole_units) total["rounded_to"] = rounded_to(call, wanted.filter.unit);
    if (whole_units) total["year_before"] = year_before.of(wanted.filter.unit);
    return json_answer(
        json::object{{"run", question.run->id()},
                     {"month", question.run->basis().month.iso()},
                     {"scheme", to_word(wanted.filter.scheme)},
                     {"by", wanted.by_word},
                     {"places", places_told(own_places)},
                     {"total", std::move(total)},
                     {"lines", std::move(lines)},
                     {"count", page.count},
                     {"next", part.next(question.run->id(), std::ssize(page.lines), page.count)}});
}

Answer get_movement(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    Filter filter{.scheme = *parse_scheme(asked.one_of("scheme", {"compulsory", "unemployment"}, ""))};
    filter.unit = asked.unit();
    filter.employer = asked.text("employer");
    asked.finish();
    require_figures(call, *question.run, filter.unit);
    require_heads(call, filter.unit);  // Who came and who went in a month are few.
    json::array months;
    for (const coverage::Movement& movement : question.run->stays().movement(filter)) {
        const auto& changes = movement.changes;
        const auto told = [&](std::int64_t coverage::Movement::Changes::* number) {
            return changes ? json::value((*changes).*number) : json::value(nullptr);
        };
        using Changes = coverage::Movement::Changes;
        months.push_back(json::object{{"month", movement.month.iso()},
                                      {"opening", told(&Changes::opening)},
                                      {"joined", told(&Changes::joined)},
                                      {"returned", told(&Changes::returned)},
                                      {"left", told(&Changes::left)},
                                      {"closing", movement.closing}});
    }
    return json_answer(json::object{{"run", question.run->id()},
                                    {"month", question.run->basis().month.iso()},
                                    {"scheme", to_word(filter.scheme)},
                                    {"months", std::move(months)}});
}

}  // namespace baophu::http
