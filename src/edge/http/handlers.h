// Who answers each route of routes.cpp. Each takes its parameters, asks the stage or the store, and leaves
// the form of the answer to the presenters (presenters.h). All throw Failure.
#pragma once

#include "edge/http/call.h"

namespace baophu::http {

// service_routes.cpp
Answer get_health(const Call& call);

// session_routes.cpp
Answer sign_in(const Call& call);
Answer get_session(const Call& call);
Answer sign_out(const Call& call);
Answer change_password(const Call& call);
Answer change_language(const Call& call);
Answer list_own_sessions(const Call& call);
Answer end_own_session(const Call& call);
Answer propose_second_factor(const Call& call);
Answer set_second_factor(const Call& call);
Answer remove_second_factor(const Call& call);
Answer view_as(const Call& call);
Answer end_view_as(const Call& call);

// provider_routes.cpp
Answer get_sign_in(const Call& call);
Answer begin_provider_sign_in(const Call& call);
Answer finish_provider_sign_in(const Call& call);

// identity_routes.cpp
Answer bind_identity(const Call& call);
Answer end_identity(const Call& call);

// token_routes.cpp
Answer list_tokens(const Call& call);
Answer make_token(const Call& call);
Answer end_token(const Call& call);

// coverage_routes.cpp
Answer list_runs(const Call& call);
Answer get_current_run(const Call& call);
Answer get_territory(const Call& call);
Answer get_schemes(const Call& call);
Answer get_gap(const Call& call);
Answer get_movement(const Call& call);

// person_routes.cpp
Answer list_absent_persons(const Call& call);
Answer export_absent_persons(const Call& call);
Answer explain_person(const Call& call);

// table_routes.cpp
Answer export_table(const Call& call);

// employer_routes.cpp
Answer get_employer(const Call& call);
Answer list_workers(const Call& call);

// search_routes.cpp
Answer search(const Call& call);

// law_routes.cpp
Answer list_law(const Call& call);
Answer get_law(const Call& call);
Answer calculate_contribution(const Call& call);
Answer calculate_voluntary(const Call& call);

// office_routes.cpp
Answer list_deliveries(const Call& call);
Answer list_users(const Call& call);
Answer list_audit(const Call& call);

// delivery_routes.cpp
Answer get_delivery(const Call& call);
Answer export_returned_rows(const Call& call);
Answer withdraw_delivery(const Call& call);

// upload_routes.cpp
Answer list_uploads(const Call& call);
Answer begin_upload(const Call& call);
Answer get_upload(const Call& call);
Answer send_piece(const Call& call);
Answer drop_upload(const Call& call);
Answer read_upload(const Call& call);
Answer export_upload_returned_rows(const Call& call);

// job_routes.cpp
Answer list_jobs(const Call& call);
Answer start_run(const Call& call);
Answer cancel_job(const Call& call);
Answer watch_events(const Call& call);

// link_routes.cpp
Answer list_link_queue(const Call& call);
Answer list_employer_queue(const Call& call);
Answer count_open_pairs(const Call& call);
Answer list_decisions(const Call& call);
Answer decide_link(const Call& call);
Answer withdraw_decision(const Call& call);

// user_grant_routes.cpp
Answer add_user(const Call& call);
Answer give_grant(const Call& call);
Answer change_grant(const Call& call);

// proposal_routes.cpp
Answer list_user_proposals(const Call& call);
Answer settle_user_proposal(const Call& call);
Answer list_target_proposals(const Call& call);
Answer settle_target_proposal(const Call& call);

// history_routes.cpp
Answer get_history(const Call& call);

// account_routes.cpp
Answer reset_password(const Call& call);
Answer remove_user_second_factor(const Call& call);
Answer set_user_active(const Call& call);
Answer list_sessions(const Call& call);
Answer end_session(const Call& call);

// correspondence_routes.cpp
Answer list_remarks(const Call& call);
Answer add_remark(const Call& call);
Answer list_requests(const Call& call);
Answer ask_explanation(const Call& call);
Answer step_request(const Call& call);

// case_routes.cpp
Answer list_cases(const Call& call);
Answer get_case(const Call& call);
Answer get_case_limit(const Call& call);
Answer open_case(const Call& call);
Answer change_case(const Call& call);

// reading_routes.cpp
Answer list_readings(const Call& call);

// violation_routes.cpp
Answer list_violations(const Call& call);
Answer give_violations(const Call& call);
Answer step_violation(const Call& call);

// view_routes.cpp
Answer list_views(const Call& call);
Answer save_view(const Call& call);
Answer remove_view(const Call& call);

// target_routes.cpp
Answer get_targets(const Call& call);
Answer allocate_targets(const Call& call);
Answer set_unit_targets(const Call& call);

// target_sheet_routes.cpp
Answer export_targets(const Call& call);
Answer export_allocation(const Call& call);
Answer read_targets(const Call& call);

// office_health_routes.cpp
Answer get_office_health(const Call& call);
Answer make_backup(const Call& call);

// agreement_routes.cpp
Answer get_arrivals(const Call& call);
Answer list_agreements(const Call& call);
Answer add_agreement(const Call& call);

}  // namespace baophu::http
