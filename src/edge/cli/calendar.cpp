// baophu calendar --year 2019
// baophu calendar --on DATE
// baophu calendar --working-days N --from DATE
// baophu calendar --period 2019-Q1
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/calendar/cut_off.h"
#include "core/calendar/lunar.h"
#include "core/calendar/working_days.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

struct Options {
    std::optional<int> year;
    std::string on;
    std::optional<int> working_days;
    std::string from;
    std::string period;
};

std::string weekday_text(const Context& context, const Date& date) {
    constexpr std::array<std::string_view, 7> days{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
    const auto day = static_cast<std::size_t>(weekday_of(date));
    return context.text("calendar.weekday." + std::string(days[day]));
}

std::string date_text(const Context& context, const Date& date) {
    return context.text("calendar.date",
                        {{"weekday", weekday_text(context, date)}, {"date", date.vietnamese()}});
}

std::string confidence_word(const Context& context, Confidence confidence) {
    return context.text("confidence." + std::string(baophu::to_word(confidence)));
}

std::string lunar_text(const Context& context, const LunarDate& lunar) {
    return context.text(lunar.leap ? "calendar.lunar.leap" : "calendar.lunar",
                        {{"day", std::to_string(lunar.day)},
                         {"month", std::to_string(lunar.month)},
                         {"year", std::to_string(lunar.year)}});
}

// "Giỗ Tổ Hùng Vương: nghỉ bù"
std::string reason_text(const Context& context, const DayState& state) {
    const std::string kind = context.text("calendar.kind." + std::string(to_word(state.kind)));
    if (state.holiday.empty()) return kind;
    return state.title.in(context.messages.language()) + ": " + kind;
}

void show_grounds(const Context& context, const DayState& state) {
    for (const DayGround& ground : state.grounds) {
        context.out << paragraph("  ", source_text(context, ground.law, ground.article, ground.confidence));
        if (!ground.note.empty()) context.out << paragraph("    ", ground.note);
    }
}

// The sources of a table, each told once below it and named by its number in the rows.
class Footnotes {
public:
    // "1, 3"
    std::string numbers_of(const std::vector<DayGround>& grounds) {
        std::string text;
        for (const DayGround& ground : grounds)
            text += (text.empty() ? "" : ", ") + number_of(ground);
        return text;
    }

    std::string number_of(const DayGround& ground) {
        const std::string source = ground.law + ", " + ground.article;
        const auto found = std::ranges::find(sources_, source);
        const auto place = found - sources_.begin();
        if (found == sources_.end()) sources_.push_back(source);
        return std::to_string(place + 1);
    }

    std::string print(const Context& context) const {
        std::string text = context.text("calendar.column.source") + '\n';
        for (std::size_t i = 0; i < sources_.size(); ++i)
            text += paragraph("  " + std::to_string(i + 1) + "  ", sources_[i]);
        return text;
    }

private:
    std::vector<std::string> sources_;
};

void show_special_days(const Context& context, const WorkingCalendar& calendar, int year) {
    TextTable table;
    table.column(context.text("calendar.column.day"), Align::left)
        .column(context.text("calendar.column.weekday"), Align::left)
        .column(context.text("calendar.column.reason"), Align::left)
        .column(context.text("calendar.column.confidence"), Align::left)
        .column(context.text("calendar.column.source"), Align::left);
    Footnotes footnotes;
    for (const DayState& state : calendar.special_days(year)) {
        table.row({state.date.vietnamese(), weekday_text(context, state.date), reason_text(context, state),
                   confidence_word(context, state.confidence), footnotes.numbers_of(state.grounds)});
    }
    context.out << table.print() << '\n' << footnotes.print(context);
}

void show_months(const Context& context, const WorkingCalendar& calendar, int year) {
    TextTable table;
    table.column(context.text("calendar.column.month"), Align::left)
        .column(context.text("calendar.column.working_days"), Align::right)
        .column(context.text("calendar.column.confidence"), Align::left);
    DayCount whole{.days = 0, .confidence = Confidence::sure};
    for (unsigned month = 1; month <= 12; ++month) {
        const Month each = *Month::of(year, month);
        const DayCount count = calendar.working_days_in({each.first_day(), each.last_day()});
        whole.days += count.days;
        whole.confidence = weaker(whole.confidence, count.confidence);
        table.row(
            {each.vietnamese(), std::to_string(count.days), confidence_word(context, count.confidence)});
    }
    table.rule().row(
        {std::to_string(year), std::to_string(whole.days), confidence_word(context, whole.confidence)});
    context.out << table.print();
}

void show_year(const Context& context, const WorkingCalendar& calendar, int year) {
    const std::optional<Date> first = Date::of(year, 1, 1);
    if (first) static_cast<void>(calendar.day(*first));  // Refuses a year outside the record.
    const std::optional<Date> tet = tet_of(year);
    if (!first || !tet) {
        throw Failure(fault::calendar_outside_record, {{"date", std::to_string(year)},
                                                       {"first", calendar.first_day().vietnamese()},
                                                       {"last", calendar.last_day().vietnamese()}});
    }
    context.out << context.text("calendar.year", {{"year", std::to_string(year)}}) << '\n'
                << context.text("calendar.tet", {{"date", date_text(context, *tet)}}) << "\n\n";
    show_special_days(context, calendar, year);
    context.out << '\n';
    show_months(context, calendar, year);
}

void show_day(const Context& context, const WorkingCalendar& calendar, const Date& date) {
    const DayState state = calendar.day(date);
    context.out << date_text(context, date);
    if (const auto lunar = lunar_of(date)) context.out << " (" << lunar_text(context, *lunar) << ')';
    context.out << '\n'
                << context.text(state.worked() ? "calendar.worked" : "calendar.not_worked") << ": "
                << reason_text(context, state) << '\n';
    show_grounds(context, state);
    context.out << paragraph(
        "", context.text("law.confidence." + std::string(baophu::to_word(state.confidence))));
}

void show_reached(const Context& context, const WorkingCalendar& calendar, const Options& options) {
    const Date from = parse_date_option("--from", options.from);
    const ReachedDay reached = calendar.add_working_days(from, *options.working_days);
    context.out << context.text("calendar.reached", {{"count", std::to_string(*options.working_days)},
                                                     {"from", date_text(context, from)},
                                                     {"to", date_text(context, reached.date)}})
                << '\n'
                << paragraph("", context.text("law.confidence." +
                                              std::string(baophu::to_word(reached.confidence))));
}

std::string title_text(const Context& context, const CutOff& habit) {
    return habit.id() + ": " + habit.title().in(context.messages.language());
}

// How sure it is that the period is cut off so; a habit that there was not yet cuts off nothing.
std::string use_text(const Context& context, const CutOff& habit, const Period& period) {
    if (habit.use_in(period) == CutOffUse::not_yet) return context.text("calendar.not_applied");
    return confidence_word(context, habit.confidence_in(period));
}

void show_cut_offs(const Context& context, const Period& period) {
    TextTable table;
    table.column(context.text("calendar.column.cut_off"), Align::left)
        .column(context.text("calendar.column.first_day"), Align::left)
        .column(context.text("calendar.column.last_day"), Align::left)
        .column(context.text("calendar.column.days"), Align::right)
        .column(context.text("calendar.column.confidence"), Align::left)
        .column(context.text("calendar.column.source"), Align::left);
    Footnotes footnotes;
    std::string notes;
    const CutOffs habits = CutOffs::load();
    for (const CutOff& habit : habits.all()) {
        const DateRange days = habit.days_of(period);
        table.row({title_text(context, habit), days.first.vietnamese(), days.last.vietnamese(),
                   std::to_string(days.days()), use_text(context, habit, period),
                   footnotes.number_of(habit.ground())});
        if (habit.use_in(period) == CutOffUse::whole) continue;
        notes +=
            paragraph("", context.text("calendar.not_applied_before",
                                       {{"cut_off", habit.id()}, {"date", habit.used_from()->vietnamese()}}));
    }
    context.out << context.text("calendar.period", {{"period", period.to_string()}}) << '\n'
                << table.print() << '\n'
                << notes << footnotes.print(context);
}

Period parse_period_option(const std::string& text) {
    const std::optional<Period> period = Period::parse(text);
    if (period) return *period;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--period"}, {"value", text}, {"known", "2019, 2019-H1, 2019-Q1, 2019-03"}});
}

// CLI11 could hold this too, but would file the options under a heading in English.
void require_one_question(const Context& context, const Options& options) {
    const int questions = int{options.year.has_value()} + int{!options.on.empty()} +
                          int{!options.period.empty()} + int{options.working_days.has_value()};
    if (questions == 1) return;
    throw Failure(
        fault::wrong_usage,
        {{"problem", context.text("usage.one_of", {{"what", "--year, --on, --period, --working-days"}})}});
}

void show(const Context& context, const Options& options) {
    require_one_question(context, options);
    if (!options.period.empty()) return show_cut_offs(context, parse_period_option(options.period));
    const WorkingCalendar calendar = WorkingCalendar::load();
    if (options.year) return show_year(context, calendar, *options.year);
    if (options.working_days) return show_reached(context, calendar, options);
    show_day(context, calendar, parse_date_option("--on", options.on));
}

}  // namespace

void add_calendar(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("calendar", context.text("help.calendar"));
    auto options = std::make_shared<Options>();
    command->add_option("--year", options->year, context.text("help.calendar.year"));
    command->add_option("--on", options->on, context.text("help.calendar.on"));
    command->add_option("--period", options->period, context.text("help.calendar.period"));
    CLI::Option* count = command->add_option("--working-days", options->working_days,
                                             context.text("help.calendar.working_days"));
    CLI::Option* from = command->add_option("--from", options->from, context.text("help.calendar.from"));
    count->needs(from);
    from->needs(count);
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
