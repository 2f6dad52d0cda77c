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
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/days.h"
#include "core/calendar/day_ground.h"
#include "core/calendar/period.h"

namespace baophu {

class CutOff {
public:
    // Throws Failure(builtin_file_broken).
    static CutOff read(const YamlFields& fields);

    const std::string& id() const { return id_; }
    const Title& title() const { return title_; }
    const DayGround& ground() const { return ground_; }

    DateRange days_of(const Period& period) const;
    Month month_of(const Date& date) const;

private:
    CutOff(std::string id, Title title, std::optional<unsigned> last_day, DayGround ground);

    Date end_of(Month month) const;

    std::string id_;
    Title title_;
    std::optional<unsigned> last_day_;  // 1-28; nothing: the last of the month.
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
