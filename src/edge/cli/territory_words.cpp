#include "edge/cli/territory_words.h"

namespace baophu::cli {

std::string level_text(const Context& context, UnitLevel level) {
    return context.text("territory.level." + std::string(to_word(level)));
}

std::string confidence_word(const Context& context, Confidence confidence) {
    return context.text("confidence." + std::string(to_word(confidence)));
}

std::string named(const Context& context, const Territory& territory, const std::string& code,
                  const Date& date) {
    const UnitVersion* version = territory.on(code, date);
    return version == nullptr ? code : code + ' ' + version->name(context.messages.language());
}

std::string still_or(const Context& context, const std::optional<Date>& to) {
    return to ? to->vietnamese() : context.text("law.still");
}

}  // namespace baophu::cli
