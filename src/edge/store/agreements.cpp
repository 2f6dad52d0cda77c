#include "edge/store/agreements.h"

#include <array>
#include <utility>

#include "edge/store/change_lines.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "agreements";
constexpr int days_most = 31;
constexpr int months_most = 24;

constexpr std::array kinds{std::pair{PeriodKind::month, std::string_view("month")},
                           std::pair{PeriodKind::quarter, std::string_view("quarter")},
                           std::pair{PeriodKind::half_year, std::string_view("half_year")},
                           std::pair{PeriodKind::year, std::string_view("year")}};

std::vector<Agreement> select(Transaction& tx, const std::string& where, std::int64_t value) {
    Agreement agreement;
    std::string period;
    std::string first_day;
    std::string last_day;
    Query query(
        tx.sql,
        "SELECT id, sender, dataset, period, due_months_after, due_day, legal_basis, purpose, contact, "
        "first_day, last_day, version FROM agreements" +
            where + " ORDER BY sender, dataset, first_day, id");
    if (!where.empty()) query.use(value);
    query.into(agreement.id, agreement.sender, agreement.dataset, period, agreement.due_months_after,
               agreement.due_day, agreement.legal_basis, agreement.purpose, agreement.contact, first_day,
               last_day, agreement.version);
    std::vector<Agreement> found;
    while (query.next()) {
        agreement.period = *period_kind_of(period);
        agreement.from = *Date::parse(first_day);
        agreement.to = Date::parse(last_day);
        found.push_back(agreement);
    }
    return found;
}

std::vector<Field> changing(const Agreement& agreement) {
    return {{"due_months_after", std::int64_t{agreement.due_months_after}},
            {"due_day", std::int64_t{agreement.due_day}},
            {"legal_basis", agreement.legal_basis},
            {"purpose", agreement.purpose},
            {"contact", agreement.contact},
            {"first_day", agreement.from.iso()},
            {"last_day", agreement.to ? agreement.to->iso() : std::string()}};
}

void check(const Agreement& agreement) {
    require_text("sender", agreement.sender);
    require_text("dataset", agreement.dataset);
    require_text("legal_basis", agreement.legal_basis);
    if (agreement.due_day < 1 || agreement.due_day > days_most)
        refuse_field("due_day", std::to_string(agreement.due_day));
    if (agreement.due_months_after < 0 || agreement.due_months_after > months_most)
        refuse_field("due_months_after", std::to_string(agreement.due_months_after));
    if (agreement.to && *agreement.to < agreement.from) refuse_field("to", agreement.to->iso());
}

}  // namespace

std::string_view to_word(PeriodKind kind) {
    for (const auto& [known, name] : kinds) {
        if (known == kind) return name;
    }
    return "";
}

std::optional<PeriodKind> period_kind_of(std::string_view word) {
    for (const auto& [kind, name] : kinds) {
        if (name == word) return kind;
    }
    return std::nullopt;
}

std::int64_t Agreements::add(const Agreement& agreement, const Actor& by) {
    check(agreement);
    return writing(database_, [&](Transaction& tx) {
        std::vector<Field> fields = changing(agreement);
        fields.push_back({"sender", agreement.sender});
        fields.push_back({"dataset", agreement.dataset});
        fields.push_back({"period", std::string(to_word(agreement.period))});
        return static_cast<std::int64_t>(std::stoll(add_entity(tx, entity, fields, by)));
    });
}

void Agreements::change(const Agreement& agreement, const Actor& by) {
    check(agreement);
    writing(database_, [&](Transaction& tx) {
        change_entity(tx, entity, std::to_string(agreement.id), agreement.version, changing(agreement), by);
    });
}

std::optional<Agreement> Agreements::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) -> std::optional<Agreement> {
        const auto found = select(tx, " WHERE id = :id", id);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

std::vector<Agreement> Agreements::all() {
    return reading(database_, [](Transaction& tx) { return select(tx, "", 0); });
}

}  // namespace baophu::store
