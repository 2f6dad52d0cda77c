#include "edge/http/fault_answer.h"

#include <array>
#include <filesystem>
#include <new>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 65> statuses{{
    {fault::sign_in_refused, 401},
    {fault::sign_in_code_wanted, 401},
    {fault::session_wanted, 401},
    {fault::sign_in_locked, 429},
    {fault::too_many_requests, 429},
    {fault::right_missing, 403},
    {fault::purpose_refused, 403},
    {fault::place_outside, 403},
    {fault::csrf_wrong, 403},
    {fault::password_must_change, 403},
    {fault::access_refused, 403},
    {fault::view_as_refused, 403},
    {fault::route_unknown, 404},
    {fault::entity_unknown, 404},
    {fault::entity_not_there, 404},
    {fault::law_parameter_unknown, 404},
    {fault::no_run_yet, 404},
    {fault::method_unknown, 405},
    {fault::changed_meanwhile, 409},
    {fault::already_there, 409},
    {fault::run_expired, 410},
    {fault::body_too_large, 413},
    {fault::head_too_large, 431},
    {fault::workspace_locked, 503},
    {fault::store_unreachable, 503},
    {fault::disk_full, 503},
    {fault::interrupted, 503},
    {fault::database_error, 500},
    {fault::program_mistake, 500},
    {fault::system_error, 500},
    {fault::upload_unknown, 404},
    {fault::job_unknown, 404},
    {fault::delivery_unknown, 404},
    {fault::upload_offset_wrong, 409},
    {fault::upload_not_whole, 409},
    {fault::upload_busy, 409},
    {fault::job_over, 409},
    {fault::decision_not_in_force, 409},
    {fault::state_not_possible, 409},
    {fault::upload_too_large, 413},
    {fault::uploads_too_many, 429},
    {fault::run_process_ended, 500},
    {fault::run_outdated, 409},
    {fault::backups_nowhere, 409},
    {fault::case_not_open, 403},
    {fault::place_without_figures, 404},
    {fault::second_person_wanted, 403},
    {fault::proof_wanted, 403},
    {fault::grant_over, 409},
    {fault::viewing_only, 403},
    {fault::approval_over, 409},
    {fault::rule_not_broken, 409},
    {fault::violation_given, 409},
    {fault::provider_not_set, 404},
    {fault::provider_unreachable, 503},
    {fault::provider_answer_wrong, 503},
    {fault::provider_refused, 403},
    {fault::sign_in_flow_over, 409},
    {fault::id_token_refused, 403},
    {fault::identity_unbound, 403},
    {fault::identity_inactive, 403},
    {fault::token_refused, 401},
    {fault::token_out_of_scope, 403},
    {fault::token_not_here, 403},
    {fault::fresh_sign_in_wanted, 403},
}};

}  // namespace

int status_of(std::string_view code) {
    for (const auto& [known, status] : statuses) {
        if (known == code) return status;
    }
    return 400;
}

namespace {

// What a library says of its own troubles is not for those who ask: it may tell paths, and what was asked.
Fault without_internals(Fault fault, const std::string& request) {
    for (auto& [name, value] : fault.details)
        if (name == "problem" || name == "path") value = "#" + request;
    return fault;
}

}  // namespace

Answer fault_answer(const Fault& fault, const Messages& words, const std::string& request) {
    const int status = status_of(fault.code);
    const FaultText text = words.fault(status == 500 ? without_internals(fault, request) : fault);
    const boost::json::object problem{{"type", "urn:baophu:fault:" + fault.code},
                                      {"title", text.what},
                                      {"detail", text.why},
                                      {"action", text.to_do},
                                      {"status", status},
                                      {"code", fault.code},
                                      {"request", request}};
    return {.status = status, .type = "application/problem+json", .body = boost::json::serialize(problem)};
}

Fault as_fault(const std::exception& error) {
    if (const auto* failure = dynamic_cast<const Failure*>(&error)) return failure->fault();
    if (const auto* system = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
        const bool full = system->code() == std::errc::no_space_on_device;
        return Fault(full ? fault::disk_full : fault::system_error,
                     {{"path", system->path1().filename().string()}, {"problem", system->code().message()}});
    }
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return Fault(fault::system_error, {{"path", "RAM"}, {"problem", "out of memory"}});
    return Fault(fault::program_mistake, {{"problem", error.what()}});
}

}  // namespace baophu::http
