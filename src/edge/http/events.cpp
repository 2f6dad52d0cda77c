#include "edge/http/events.h"

#include <chrono>

#include <boost/json/serialize.hpp>

#include "edge/http/job_told.h"

namespace baophu::http {
namespace {

using Clock = std::chrono::steady_clock;

std::string event(std::string_view name, const boost::json::object& data) {
    return "event: " + std::string(name) + "\ndata: " + boost::json::serialize(data) + "\n\n";
}

class OfficeEvents final : public EventSource {
public:
    OfficeEvents(Office& office, const Messages& words, JobReader reader)
        : office_(office), words_(words), reader_(std::move(reader)) {}

    std::optional<std::string> next() override {
        constexpr std::chrono::minutes longest{2};
        if (Clock::now() - begun_ > longest) return std::nullopt;
        std::string told;
        const std::uint64_t office_version = office_.next_run.version();
        if (first_ || office_version != office_seen_)
            told += event("office", office_state(office_.next_run.state()));
        office_seen_ = office_version;
        const std::uint64_t job_version = office_.jobs.version();
        if (first_ || job_version != job_seen_) told += jobs();
        job_seen_ = job_version;
        first_ = false;
        return told;
    }

private:
    std::string jobs() const {
        std::string told;
        for (const Job& job : office_.jobs.all()) {
            const bool news = first_ ? !job.is_over() : job.version > job_seen_;
            if (news && reader_.sees(job)) told += event("job", job_told(job, words_, reader_));
        }
        return told;
    }

    Office& office_;
    const Messages& words_;
    JobReader reader_;
    Clock::time_point begun_ = Clock::now();
    bool first_ = true;
    std::uint64_t office_seen_ = 0;
    std::uint64_t job_seen_ = 0;
};

}  // namespace

std::shared_ptr<EventSource> events_for(const Call& call) {
    return std::make_shared<OfficeEvents>(call.office, call.words, JobReader::of(call));
}

}  // namespace baophu::http
