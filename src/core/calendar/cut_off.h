// A cut-off habit: which days belong to a period of a report.
//
//     calendar   2019-03   01/03/2019 - 31/03/2019
//     day_14     2019-03   15/02/2019 - 14/03/2019
//     day_28     2019-03   01/03/2019 - 28/03/2019    (2020-03: 29/02/2020 - 28/03/2020)
//
// One fact has another number under another habit, and neither is wrong; so a number names its
// habit. The habits are data: data/calendar/cut_offs.yaml.
//
//   CAL-8  Under each habit every day belongs to one month, one quarter, one half-year and one
//          year, and a longer period has exactly the days of its months.
//   CAL-9  A habit that rests on a text is used from the day of that text. A period all of whose
//          days are before it is not yet under the habit; one that has some of them is unsure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/days.h"
#include "core/calendar/day_ground.h"
#include "core/calendar/period.h"

namespace baophu {

enum class CutOffUse { whole, in_part, not_yet };

class CutOff {
public:
    // Throws Failure(builtin_file_broken).
    static CutOff read(const YamlFields& fields);

    const std::string& id() const { return id_; }
    const Title& title() const { return title_; }
    const DayGround& ground() const { return ground_; }

    // The first day on which the habit is used; nothing: no text tells when it began.
    const std::optional<Date>& used_from() const { return used_from_; }

    DateRange days_of(const Period& period) const;

    // CAL-9
    CutOffUse use_in(const Period& period) const;
    Confidence confidence_in(const Period& period) const;

    Month month_of(const Date& date) const;

private:
    CutOff(std::string id, Title title, std::optional<unsigned> last_day, std::optional<Date> used_from,
           DayGround ground);

    Date end_of(Month month) const;

    std::string id_;
    Title title_;
    std::optional<unsigned> last_day_;  // 1-28; nothing: the last of the month.
    std::optional<Date> used_from_;
    DayGround ground_;
};

class CutOffs {
public:
    // The built-in file.
    static CutOffs load();

    const std::vector<CutOff>& all() const { return all_; }

    // Throws Failure(cut_off_unknown).
    const CutOff& find(std::string_view id) const;

private:
    std::vector<CutOff> all_;
};

}  // namespace baophu
