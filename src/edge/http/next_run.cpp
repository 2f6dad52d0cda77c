#include "edge/http/next_run.h"

#include <algorithm>
#include <utility>

#include "core/base/sha256.h"
#include "edge/http/lacking.h"

namespace baophu::http {
NextRun::NextRun(const workspace::Workspace& workspace, store::Store& store, Jobs& jobs,
                 NextRunSettings settings)
    : workspace_(workspace), store_(store), jobs_(jobs), settings_(settings) {}

// NXT-1, NXT-3
NextRun::Lacking NextRun::lacking_now(const std::optional<std::string>& run) {
    if (run != known_id_) {
        known_ = run ? workspace::known_to_run(workspace_, *run)
                     : workspace::RunKnows{.month = *Month::of(2000, 1)};
        known_id_ = run;
    }
    Lacking lacking{.other_program = run && !known_.same_program, .follows = known_.all};
    if (run) lacking.month = known_.month;
    const Lacks lacked = lacks(store_, known_);
    for (const store::DeliveryEntry& delivery : store_.deliveries()) {
        const auto month = Month::parse(delivery.period);
        const bool came = std::ranges::binary_search(lacked.deliveries, delivery.sha256);
        if (came && month && delivery.dataset == "si-participants" && lacking.month &&
            *lacking.month < *month)
            lacking.month = month;
    }
    lacking.deliveries = std::ssize(lacked.deliveries);
    lacking.decisions = std::ssize(lacked.decisions);
    std::string what = run.value_or("");
    for (const std::string& sha256 : lacked.deliveries)
        what += " " + sha256;
    for (const std::int64_t sequence : lacked.decisions)
        what += " " + std::to_string(sequence);
    lacking.what = sha256_hex(what);
    return lacking;
}

// NXT-4
void NextRun::note_failures() {
    if (started_job_ == 0) return;
    const Job job = jobs_.find(started_job_);
    if (!job.is_over()) return;
    // Of a run that came about another thing is lacking, or nothing; so this stops those that did not alone.
    failed_ = tried_;
    started_job_ = 0;
}

// NXT-2
std::optional<store::Instant> NextRun::due(const Lacking& lacking, store::Instant now) {
    const bool nothing = lacking.deliveries == 0 && lacking.decisions == 0 && !lacking.other_program;
    if (nothing || !lacking.follows || !settings_.by_itself || lacking.what == failed_) {
        first_.reset();
        seen_ = lacking.what;
        return std::nullopt;
    }
    if (!first_) first_ = now;
    if (lacking.what != seen_) last_ = now;
    seen_ = lacking.what;
    return std::min(last_ + settings_.quiet, *first_ + settings_.at_most);
}

Job NextRun::add(const std::string& login, const std::string& agency, const Lacking& lacking) {
    const Job job =
        jobs_.add({.kind = JobKind::run,
                   .login = login,
                   .agency = agency,
                   .upload = "",
                   .work = [this, month = lacking.month](Progress& progress, const CancelFlag& cancel) {
                       return make_(month, progress, cancel);
                   }});
    tried_ = lacking.what;
    started_job_ = job.id;
    first_.reset();
    return job;
}

OfficeState NextRun::look() {
    const std::scoped_lock lock(looking_);
    note_failures();
    OfficeState state{.run = workspace::current_run_id(workspace_)};
    const Lacking lacking = lacking_now(state.run);
    state.lacking_deliveries = lacking.deliveries;
    state.lacking_decisions = lacking.decisions;
    const store::Instant now = *store::instant_of(store_.database().now_text());
    if (!jobs_.open(JobKind::run)) {
        state.next_run = due(lacking, now);
        if (state.next_run && *state.next_run <= now) {
            add("", "", lacking);
            state.next_run.reset();
        }
    }
    const std::scoped_lock told(mutex_);
    if (!(state == state_)) ++version_;
    state_ = state;
    return state;
}

OfficeState NextRun::state() const {
    const std::scoped_lock lock(mutex_);
    return state_;
}

Job NextRun::start(const std::string& login, const std::string& agency) {
    const std::scoped_lock lock(looking_);
    if (const auto open = jobs_.open(JobKind::run)) return *open;
    return add(login, agency, lacking_now(workspace::current_run_id(workspace_)));
}

}  // namespace baophu::http
