#include "core/calendar/cut_off.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr unsigned longest_in_every_month = 28;

std::optional<unsigned> read_last_day(const YamlFields& fields) {
    const std::string text = fields.text("last_day");
    if (text == "end") return std::nullopt;
    unsigned day = 0;
    const char* const end = text.data() + text.size();
    const bool number = std::from_chars(text.data(), end, day).ptr == end;
    if (!number || day < 1 || day > longest_in_every_month)
        fields.broken("last_day is no day of every month");
    return day;
}

}  // namespace

CutOff::CutOff(std::string id, Title title, std::optional<unsigned> last_day, std::optional<Date> used_from,
               DayGround ground)
    : id_(std::move(id)),
      title_(std::move(title)),
      last_day_(last_day),
      used_from_(used_from),
      ground_(std::move(ground)) {}

CutOff CutOff::read(const YamlFields& fields) {
    fields.only({"id", "title", "last_day", "from", "law", "article", "confidence", "checked", "note"});
    return {fields.text("id"), read_title(fields), read_last_day(fields), fields.maybe_date("from"),
            read_ground(fields)};
}

Date CutOff::end_of(Month month) const {
    return last_day_ ? *Date::of(month.year(), month.month(), *last_day_) : month.last_day();
}

DateRange CutOff::days_of(const Period& period) const {
    const Date before = end_of(period.first_month().plus(-1));
    return {.first = plus_days(before, 1), .last = end_of(period.last_month())};
}

CutOffUse CutOff::use_in(const Period& period) const {
    const DateRange days = days_of(period);
    if (!used_from_ || days.first >= *used_from_) return CutOffUse::whole;
    return days.last >= *used_from_ ? CutOffUse::in_part : CutOffUse::not_yet;
}

Confidence CutOff::confidence_in(const Period& period) const {
    return use_in(period) == CutOffUse::whole ? ground_.confidence : Confidence::unsure;
}

Month CutOff::month_of(const Date& date) const {
    const Month month = *Month::of(date.year(), date.month());
    return date <= end_of(month) ? month : month.plus(1);
}

CutOffs CutOffs::load() {
    const YamlFields fields = YamlFields::of_builtin("data/calendar/cut_offs.yaml");
    fields.only({"cut_offs"});
    CutOffs cut_offs;
    for (std::size_t i = 0; i < fields.list("cut_offs").size(); ++i)
        cut_offs.all_.push_back(CutOff::read(fields.item("cut_offs", i)));
    return cut_offs;
}

const CutOff& CutOffs::find(std::string_view id) const {
    const auto found = std::ranges::find(all_, id, &CutOff::id);
    if (found == all_.end()) throw Failure(fault::cut_off_unknown, {{"id", std::string(id)}});
    return *found;
}

}  // namespace baophu
