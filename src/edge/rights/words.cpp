#include "edge/rights/words.h"

#include <algorithm>

namespace baophu::rights {
namespace {

constexpr std::array<std::string_view, roles_count> role_words{
    "leader",           "si_analyst",     "si_collector",     "si_inspector",        "tax_officer",
    "planning_officer", "labour_officer", "labour_inspector", "cooperative_officer", "media_officer",
    "union_officer",    "front_officer",  "district_officer", "commune_officer",     "collection_agent",
    "administrator",    "auditor"};

constexpr std::array<std::string_view, rights_count> right_words{
    "see_figures",      "see_movement",   "see_employers",  "see_persons",  "see_person",
    "export_figures",   "export_persons", "see_deliveries", "manage_users", "see_audit",
    "send_deliveries",  "start_runs",     "decide_links",   "set_targets",  "manage_agreements",
    "ask_explanations", "see_cases",      "manage_cases",   "see_readings", "give_violations"};

constexpr std::array<std::string_view, shown_count> shown_words{
    "public",         "own",           "service",        "figure",        "employer",
    "employer_heads", "person_id",     "person_name",    "person_number", "person_place",
    "person_work",    "person_reason", "person_source",  "delivery",      "account",
    "audit",          "own_delivery",  "correspondence", "health_reason", "inspection_case",
    "reading"};

constexpr std::array<std::string_view, purposes_count> purpose_words{"gap-review", "inspection",
                                                                     "voluntary-outreach"};

template <class Value, std::size_t count>
std::optional<Value> parse(const std::array<std::string_view, count>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Value>(found - words.begin());
}

}  // namespace

std::string_view to_word(Role role) {
    return role_words.at(static_cast<std::size_t>(role));
}

std::string_view to_word(Right right) {
    return right_words.at(static_cast<std::size_t>(right));
}

std::string_view to_word(Shown shown) {
    return shown_words.at(static_cast<std::size_t>(shown));
}

std::string_view to_word(Purpose purpose) {
    return purpose_words.at(static_cast<std::size_t>(purpose));
}

std::optional<Role> parse_role(std::string_view word) {
    return parse<Role>(role_words, word);
}

std::optional<Right> parse_right(std::string_view word) {
    return parse<Right>(right_words, word);
}

std::optional<Shown> parse_shown(std::string_view word) {
    return parse<Shown>(shown_words, word);
}

std::optional<Purpose> parse_purpose(std::string_view word) {
    return parse<Purpose>(purpose_words, word);
}

}  // namespace baophu::rights
