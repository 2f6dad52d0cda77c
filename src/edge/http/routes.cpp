#include "edge/http/routes.h"

#include <algorithm>
#include <iterator>

#include "edge/http/handlers.h"
#include "edge/http/reading.h"
#include "edge/rights/policy.h"

namespace baophu::http {
namespace {

using rights::Right;

constexpr Door anyone{Door::Kind::anyone};
constexpr Door signed_in{Door::Kind::signed_in};
constexpr Door holder_of(Right right) {
    return {Door::Kind::right, right};
}

constexpr std::size_t form_bytes = 8 * 1024;
constexpr std::size_t letter_bytes = 32 * 1024;  // 2,000 letters, each of them escaped; 200 units.

constexpr std::size_t workbook_bytes = 1 << 20;  // Two hundred units are some 20 KB.

constexpr std::size_t table_bytes = 4 << 20;  // TBL-3

constexpr Route table[] = {
    {Method::get, "/api/health", anyone, get_health},
    {Method::post, "/api/session", anyone, sign_in, form_bytes},
    {Method::get, "/api/session", signed_in, get_session},
    {Method::del, "/api/session", signed_in, sign_out},
    {Method::put, "/api/session/password", signed_in, change_password, form_bytes},
    {Method::put, "/api/session/language", signed_in, change_language, form_bytes},
    {Method::get, "/api/session/others", signed_in, list_own_sessions},
    {Method::del, "/api/session/others/{id}", signed_in, end_own_session},
    {Method::post, "/api/session/second-factor", signed_in, propose_second_factor},
    {Method::put, "/api/session/second-factor", signed_in, set_second_factor, form_bytes},
    {Method::post, "/api/session/second-factor/removal", signed_in, remove_second_factor, form_bytes},
    {Method::put, "/api/session/view-as", holder_of(Right::manage_users), view_as, form_bytes},
    {Method::del, "/api/session/view-as", signed_in, end_view_as},
    {Method::get, "/api/sign-in", anyone, get_sign_in},
    {Method::post, "/api/session/provider", anyone, begin_provider_sign_in},
    {Method::post, "/api/session/provider/return", anyone, finish_provider_sign_in, form_bytes},
    {Method::get, "/api/tokens", signed_in, list_tokens},
    {Method::post, "/api/tokens", signed_in, make_token, form_bytes},
    {Method::del, "/api/tokens/{id}", signed_in, end_token},
    {Method::get, "/api/runs", signed_in, list_runs},
    {Method::get, "/api/runs/current", signed_in, get_current_run},
    {Method::get, "/api/territory", signed_in, get_territory},
    {Method::get, "/api/coverage/schemes", holder_of(Right::see_figures), get_schemes},
    {Method::get, "/api/coverage/gap", holder_of(Right::see_figures), get_gap},
    {Method::get, "/api/coverage/movement", holder_of(Right::see_movement), get_movement},
    {Method::get, "/api/coverage/persons", holder_of(Right::see_persons), list_absent_persons},
    {Method::get, "/api/coverage/persons.xlsx", holder_of(Right::export_persons), export_absent_persons},
    {Method::post, "/api/table.xlsx", signed_in, export_table, table_bytes},
    {Method::get, "/api/persons/{id}", holder_of(Right::see_person), explain_person},
    {Method::get, "/api/employers/{id}/workers", holder_of(Right::see_person), list_workers},
    {Method::get, "/api/employers/{id}", holder_of(Right::see_employers), get_employer},
    {Method::get, "/api/search", signed_in, search},
    {Method::get, "/api/law", signed_in, list_law},
    {Method::get, "/api/law/{id}", signed_in, get_law},
    {Method::post, "/api/calculations/contribution", signed_in, calculate_contribution, form_bytes},
    {Method::post, "/api/calculations/voluntary", signed_in, calculate_voluntary, form_bytes},
    {Method::get, "/api/deliveries", holder_of(Right::see_deliveries), list_deliveries},
    {Method::get, "/api/deliveries/calendar", holder_of(Right::see_deliveries), get_arrivals},
    {Method::get, "/api/deliveries/{sha256}/returned.xlsx", holder_of(Right::send_deliveries),
     export_returned_rows},
    {Method::post, "/api/deliveries/{sha256}/withdrawal", holder_of(Right::send_deliveries),
     withdraw_delivery, form_bytes},
    {Method::get, "/api/deliveries/{sha256}", holder_of(Right::see_deliveries), get_delivery},
    {Method::get, "/api/uploads", holder_of(Right::send_deliveries), list_uploads},
    {Method::post, "/api/uploads", holder_of(Right::send_deliveries), begin_upload, form_bytes},
    {Method::post, "/api/uploads/{id}/reading", holder_of(Right::send_deliveries), read_upload, form_bytes},
    {Method::get, "/api/uploads/{id}/returned.xlsx", holder_of(Right::send_deliveries),
     export_upload_returned_rows},
    {Method::get, "/api/uploads/{id}", holder_of(Right::send_deliveries), get_upload},
    {Method::patch, "/api/uploads/{id}", holder_of(Right::send_deliveries), send_piece,
     upload_piece_bytes_max},
    {Method::del, "/api/uploads/{id}", holder_of(Right::send_deliveries), drop_upload},
    {Method::get, "/api/jobs", signed_in, list_jobs},
    {Method::post, "/api/jobs", holder_of(Right::start_runs), start_run},
    {Method::del, "/api/jobs/{id}", signed_in, cancel_job},
    {Method::get, "/api/events", signed_in, watch_events},
    {Method::get, "/api/links/queue", holder_of(Right::decide_links), list_link_queue},
    {Method::get, "/api/links/employers", holder_of(Right::decide_links), list_employer_queue},
    {Method::get, "/api/links/open", holder_of(Right::decide_links), count_open_pairs},
    {Method::get, "/api/links/decisions", holder_of(Right::decide_links), list_decisions},
    {Method::post, "/api/links/decisions", holder_of(Right::decide_links), decide_link, form_bytes},
    {Method::post, "/api/links/decisions/{sequence}/withdrawal", holder_of(Right::decide_links),
     withdraw_decision, form_bytes},
    {Method::get, "/api/agreements", holder_of(Right::see_deliveries), list_agreements},
    {Method::post, "/api/agreements", holder_of(Right::manage_agreements), add_agreement, form_bytes},
    {Method::get, "/api/targets", holder_of(Right::see_figures), get_targets},
    {Method::post, "/api/targets/allocation", holder_of(Right::set_targets), allocate_targets, letter_bytes},
    {Method::get, "/api/targets/units.xlsx", holder_of(Right::export_figures), export_targets},
    {Method::post, "/api/targets/allocation.xlsx", holder_of(Right::set_targets), export_allocation,
     letter_bytes},
    {Method::post, "/api/targets/workbook", holder_of(Right::set_targets), read_targets, workbook_bytes},
    {Method::put, "/api/targets/units", holder_of(Right::set_targets), set_unit_targets, letter_bytes},
    {Method::get, "/api/office/health", holder_of(Right::manage_users), get_office_health},
    {Method::post, "/api/office/backups", holder_of(Right::manage_users), make_backup},
    {Method::get, "/api/users", holder_of(Right::manage_users), list_users},
    {Method::post, "/api/users", holder_of(Right::manage_users), add_user, form_bytes},
    {Method::post, "/api/users/{name}/password", holder_of(Right::manage_users), reset_password},
    {Method::del, "/api/users/{name}/second-factor", holder_of(Right::manage_users),
     remove_user_second_factor},
    {Method::put, "/api/users/{name}/active", holder_of(Right::manage_users), set_user_active, form_bytes},
    {Method::put, "/api/users/{name}/identity", holder_of(Right::manage_users), bind_identity, form_bytes},
    {Method::del, "/api/users/{name}/identity", holder_of(Right::manage_users), end_identity},
    {Method::post, "/api/users/{name}/grants", holder_of(Right::manage_users), give_grant, form_bytes},
    {Method::put, "/api/grants/{id}", holder_of(Right::manage_users), change_grant, form_bytes},
    {Method::get, "/api/proposals/users", holder_of(Right::manage_users), list_user_proposals},
    {Method::post, "/api/proposals/users/{id}/step", holder_of(Right::manage_users), settle_user_proposal,
     form_bytes},
    {Method::get, "/api/proposals/targets", holder_of(Right::set_targets), list_target_proposals},
    {Method::post, "/api/proposals/targets/{id}/step", holder_of(Right::set_targets), settle_target_proposal,
     form_bytes},
    {Method::get, "/api/history", signed_in, get_history},
    {Method::get, "/api/sessions", holder_of(Right::manage_users), list_sessions},
    {Method::del, "/api/sessions/{id}", holder_of(Right::manage_users), end_session},
    {Method::get, "/api/remarks", holder_of(Right::see_figures), list_remarks},
    {Method::post, "/api/remarks", holder_of(Right::see_figures), add_remark, letter_bytes},
    {Method::get, "/api/requests", holder_of(Right::see_figures), list_requests},
    {Method::post, "/api/requests", holder_of(Right::ask_explanations), ask_explanation, letter_bytes},
    {Method::post, "/api/requests/{id}/step", holder_of(Right::see_figures), step_request, letter_bytes},
    {Method::get, "/api/cases", holder_of(Right::see_cases), list_cases},
    {Method::post, "/api/cases", holder_of(Right::manage_cases), open_case, form_bytes},
    {Method::get, "/api/cases/limit", holder_of(Right::manage_cases), get_case_limit},
    {Method::get, "/api/cases/{id}", holder_of(Right::see_cases), get_case},
    {Method::patch, "/api/cases/{id}", holder_of(Right::manage_cases), change_case, form_bytes},
    {Method::get, "/api/views", signed_in, list_views},
    {Method::post, "/api/views", signed_in, save_view, form_bytes},
    {Method::del, "/api/views/{id}", signed_in, remove_view},
    {Method::get, "/api/readings", holder_of(Right::see_readings), list_readings},
    {Method::get, "/api/violations", holder_of(Right::see_deliveries), list_violations},
    {Method::post, "/api/violations", holder_of(Right::give_violations), give_violations, letter_bytes},
    {Method::post, "/api/violations/{id}/step", holder_of(Right::see_deliveries), step_violation,
     letter_bytes},
    {Method::get, "/api/audit", holder_of(Right::see_audit), list_audit},
};

// TOK-5. Of what wants no right of its own these answer programs, too: what is no person's, and changes
// nothing.
constexpr Answer (*open_without_a_right[])(const Call&) = {
    list_runs, get_current_run,        get_territory,       search,    list_law,
    get_law,   calculate_contribution, calculate_voluntary, list_jobs, export_table};

// What a right to see lets write, and what is a person's word alone.
constexpr Answer (*closed_to_programs[])(const Call&) = {add_remark, step_request, step_violation,
                                                         settle_target_proposal};

// The next segment, and `path` without it.
std::string_view segment(std::string_view& path) {
    path.remove_prefix(1);  // "/"
    const std::string_view first = path.substr(0, path.find('/'));
    path.remove_prefix(first.size());
    return first;
}

std::optional<std::map<std::string, std::string, std::less<>>> fit(std::string_view pattern,
                                                                   std::string_view path) {
    std::map<std::string, std::string, std::less<>> values;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = segment(pattern);
        // An id may hold slashes (a record key), so that the last one takes what is left.
        const std::string_view given =
            pattern.empty() && wanted.starts_with('{') ? path.substr(1) : segment(path);
        if (wanted.starts_with('{')) {
            if (given.empty()) return std::nullopt;
            values.emplace(wanted.substr(1, wanted.size() - 2), given);
            if (pattern.empty()) return values;
        } else if (wanted != given) {
            return std::nullopt;
        }
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return values;
}

}  // namespace

std::string_view Door::word() const {
    switch (kind) {
        case Kind::anyone:
            return "anyone";
        case Kind::signed_in:
            return "signed_in";
        default:
            return to_word(right);
    }
}

bool is_open_to_tokens(const Route& route) {
    if (route.door.kind == Door::Kind::anyone) return false;
    if (route.door.kind == Door::Kind::signed_in) {
        return std::ranges::find(open_without_a_right, route.answer) != std::end(open_without_a_right);
    }
    return rights::can_be_in_scope(route.door.right) &&
           std::ranges::find(closed_to_programs, route.answer) == std::end(closed_to_programs);
}

std::span<const Route> routes() {
    return table;
}

std::optional<Matched> match(Method method, std::string_view path) {
    if (method == Method::head) method = Method::get;
    std::optional<Matched> found;
    for (const Route& route : table) {
        auto values = fit(route.pattern, path);
        if (!values) continue;
        if (route.method == method) return Matched{&route, *std::move(values)};
        found = Matched{nullptr, {}};
    }
    return found;
}

}  // namespace baophu::http
