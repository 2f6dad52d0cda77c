// Jobs: what is being done, and asking for it.
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/events.h"
#include "edge/http/handlers.h"
#include "edge/http/job_told.h"
#include "edge/http/presenters.h"
#include "flow/intake/intake.h"

namespace baophu::http {
namespace json = boost::json;

JobReader JobReader::of(const Call& call) {
    return {.login = call.visit->user.login,
            .agency = call.visit->grants_of().agency,
            .unit = sending_unit(call),
            .sends = call.reader->may(rights::Right::send_deliveries) &&
                     call.reader->where(rights::Shown::own_delivery).anywhere(),
            .starts_runs = call.reader->may(rights::Right::start_runs) && !call.visit->read_only(),
            .makes_backups = call.reader->may(rights::Right::manage_users) && !call.visit->read_only()};
}

bool JobReader::sees(const Job& job) const {
    switch (job.kind) {
        case JobKind::run:
            return true;
        case JobKind::backup:
            return makes_backups;
        case JobKind::intake:
            return sends && job.agency == agency && job.unit == unit;
    }
    return false;
}

bool JobReader::may_cancel(const Job& job) const {
    if (job.is_over()) return false;
    switch (job.kind) {
        case JobKind::run:
            return starts_runs;
        case JobKind::backup:
            return makes_backups;
        case JobKind::intake:
            return job.login == login;
    }
    return false;
}

namespace {

// Kinds of data are told by their titles, as everywhere on the screens.
Fault with_titles(Fault fault, Language language) {
    for (auto& [name, value] : fault.details) {
        if (name != "nearest" && name != "dataset") continue;
        const auto found = std::ranges::find(intake::datasets(), value, &intake::Dataset::id);
        if (found != intake::datasets().end()) value = found->title(language);
    }
    return fault;
}

}  // namespace

json::value fault_told(const std::optional<Fault>& fault, const Messages& words) {
    if (!fault) return nullptr;
    const FaultText text = words.fault(with_titles(*fault, words.language()));
    return json::object{
        {"code", fault->code}, {"title", text.what}, {"detail", text.why}, {"action", text.to_do}};
}

json::object job_told(const Job& job, const Messages& words, const JobReader& reader) {
    return {{"id", std::to_string(job.id)},
            {"kind", to_word(job.kind)},
            {"state", to_word(job.state)},
            {"step", job.step.empty() ? json::value(nullptr) : json::value(words.text(job.step))},
            {"step_number", job.step_number},
            {"steps", job.steps},
            {"fraction", job.fraction},
            {"created_at", job.created_at},
            {"started_at", empty_is_null(job.started_at)},
            {"ended_at", empty_is_null(job.ended_at)},
            {"may_cancel", reader.may_cancel(job)},
            {"upload", empty_is_null(job.upload)},
            {"file_name", empty_is_null(job.file_name)},
            {"run", empty_is_null(job.run)},
            {"fault", fault_told(job.fault, words)}};
}

json::object office_state(const OfficeState& state) {
    return {
        {"run", text_or_null(state.run)},
        {"lacking",
         json::object{{"deliveries", state.lacking_deliveries}, {"decisions", state.lacking_decisions}}},
        {"next_run", state.next_run ? json::value(store::to_text(*state.next_run)) : json::value(nullptr)}};
}

Answer list_jobs(const Call& call) {
    call.asked().finish();
    const JobReader reader = JobReader::of(call);
    json::array jobs;
    for (const Job& job : call.office.jobs.all())
        if (reader.sees(job)) jobs.push_back(job_told(job, call.words, reader));
    return json_answer(
        json::object{{"jobs", std::move(jobs)}, {"office", office_state(call.office.next_run.look())}});
}

Answer start_run(const Call& call) {
    const Job job = call.office.next_run.start(call.visit->user.login, call.visit->user.agency);
    call.office.audit.append(call.actor(), {.kind = "run", .what = "job " + std::to_string(job.id)});
    return json_answer(job_told(job, call.words, JobReader::of(call)), 202);
}

Answer cancel_job(const Call& call) {
    call.asked().finish();
    const JobReader reader = JobReader::of(call);
    const std::int64_t id = call.row_in_path("id");
    const Job job = call.office.jobs.find(id);
    if (!reader.sees(job)) throw Failure(fault::job_unknown, {{"id", std::to_string(id)}});
    if (!job.is_over() && !reader.may_cancel(job))
        throw Failure(fault::right_missing, {{"right", std::string(to_word(rights::Right::start_runs))}});
    return json_answer(job_told(call.office.jobs.cancel(id), call.words, reader), 202);
}

Answer watch_events(const Call& call) {
    call.asked().finish();
    return {.type = "text/event-stream",
            .body = "",
            .headers = {{"X-Accel-Buffering", "no"}},
            .events = events_for(call)};
}

}  // namespace baophu::http
