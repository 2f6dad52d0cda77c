#include "edge/cli/link_words.h"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace baophu::cli {
namespace {

using linkage::engine::Component;
using linkage::engine::Expression;
using linkage::engine::Form;
using linkage::engine::Kind;
using linkage::engine::Level;
using linkage::engine::Pass;
using linkage::engine::PassKind;
namespace level_of = linkage::engine::level;

std::string_view word_of(Kind kind) {
    switch (kind) {
        case Kind::name:
            return "name";
        case Kind::text:
            return "text";
        case Kind::exact:
            return "exact";
        case Kind::date:
            return "date";
        case Kind::digits:
            return "digits";
        case Kind::number:
            return "number";
        case Kind::company:
            return "company";
        case Kind::address:
            return "address";
    }
    return {};
}

}  // namespace

std::string LinkWords::level(std::size_t component, Level level) const {
    if (level == level_of::unknown) return context_.text("link.level.unknown");
    const Component& compared = layout_.components[component];
    if (compared.kind == Kind::address && level <= compared.fields.size())
        return context_.text("link.level.address.same",
                             {{"column", specification_.fields[compared.fields[level - 1]].name}});
    if (compared.kind == Kind::address) return context_.text("link.level.address.none");
    if (level == level_of::equal) return context_.text("link.level.equal");
    const Kind kind = compared.kind == Kind::text ? Kind::name : compared.kind;
    return context_.text(fmt::format("{}{}.{}", "link.level.", word_of(kind), level));
}

bool LinkWords::is_possible(std::size_t component, Level level) const {
    const Component& compared = layout_.components[component];
    if (level >= compared.levels) return false;
    if (compared.kind == Kind::text) return level != level_of::text::initial;
    if (compared.kind != Kind::name || level != level_of::text::rearranged) return true;
    return layout_.words_slot && compared.fields.front() == layout_.names.front();
}

std::string LinkWords::component(std::size_t component) const {
    std::string text;
    for (const std::size_t field : layout_.components[component].fields)
        text += (text.empty() ? "" : ", ") + specification_.fields[field].name;
    return text;
}

std::string LinkWords::expression(const Expression& expression) const {
    const std::string& column = specification_.fields[expression.field].name;
    switch (expression.form) {
        case Form::whole:
            return column;
        case Form::year:
            return fmt::format("year({})", column);
        case Form::month_day:
            return fmt::format("month_day({})", column);
        case Form::phonetic:
            return fmt::format("phonetic({})", column);
        case Form::prefix:
            return fmt::format("prefix({}, {})", column, expression.length);
        case Form::last:
            return fmt::format("last({}, {})", column, expression.length);
        case Form::any_order:
            return "words()";
    }
    return column;
}

std::string LinkWords::pass(const Pass& pass) const {
    if (pass.expressions.empty()) return context_.text("link.pass.all");
    std::string text;
    for (const Expression& each : pass.expressions)
        text += (text.empty() ? "" : " + ") + expression(each);
    if (pass.kind == PassKind::equality) return text;
    return context_.text("link.pass.neighbourhood",
                         {{"pass", text}, {"window", std::to_string(pass.window)}});
}

std::string LinkWords::bits(double bits) const {
    return (bits >= 0 ? "+" : "−") + number(std::abs(bits), 2);
}

std::string LinkWords::number(double value, int decimals) const {
    return context_.messages.decimal(fmt::format("{:.{}f}", value, decimals));
}

std::string LinkWords::count(double number) const {
    return context_.messages.count(std::llround(number));
}

std::string LinkWords::percent(double share, int decimals) const {
    return number(100 * share, decimals) + " %";
}

}  // namespace baophu::cli
