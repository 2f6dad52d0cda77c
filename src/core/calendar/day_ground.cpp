#include "core/calendar/day_ground.h"

namespace baophu {

DayGround read_ground(const YamlFields& fields) {
    return {.law = fields.text("law"),
            .article = fields.text("article"),
            .confidence = fields.confidence("confidence"),
            .checked = fields.date("checked"),
            .note = fields.maybe_text("note").value_or("")};
}

Title read_title(const YamlFields& fields) {
    const YamlFields title = fields.map("title");
    title.only({"vi", "en"});
    return {.vi = title.text("vi"), .en = title.text("en")};
}

}  // namespace baophu
