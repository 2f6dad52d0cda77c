// A rule that rows of a made-up delivery break.
#pragma once

#include "edge/store/violations.h"

namespace baophu::store {

inline Violation violation_for_tests(std::int64_t holder) {
    Violation one;
    one.delivery = std::string(64, 'a');
    one.sender = "tax";
    one.dataset = "tax-yearly-list";
    one.period = "2018";
    one.file_name = "thuế.csv";
    one.rule = {.code = "BP-312", .header = "Số CMND/CCCD"};
    one.rows = 3;
    one.holder = holder;
    one.due = *Date::of(2026, 12, 10);
    one.remark = "Gửi lại trước kỳ sau";
    return one;
}

}  // namespace baophu::store
