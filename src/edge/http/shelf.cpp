#include "edge/http/shelf.h"

#include <algorithm>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

constexpr std::size_t open_most = 3;

std::vector<Month> listed_months(const workspace::OpenRun& run) {
    std::vector<Month> months;
    for (const intake::Delivery& delivery : run.deliveries) {
        if (delivery.dataset != "si-participants" || !delivery.in_force) continue;
        if (const auto month = Month::parse(delivery.period)) months.push_back(*month);
    }
    return months;
}

}  // namespace

ShelvedRun::ShelvedRun(const workspace::Workspace& workspace, const std::string& id,
                       const warehouse::Settings& settings)
    : workspace_(workspace),
      run_(workspace::open_run(workspace, id, settings)),
      basis_(coverage::basis(run_.connection)),
      last_day_(basis_.month.last_day()),
      listed_(listed_months(run_)),
      gaps_(run_.connection),
      stays_(run_.connection, basis_.month) {
    // The rows behind a person are read from the same few files again and again; they do not change.
    run_.connection.run("SET parquet_metadata_cache = true");
}

warehouse::Connection ShelvedRun::connect() {
    return run_.database.connect();
}

ShelvedRun::Borrowed ShelvedRun::borrow() {
    {
        const std::scoped_lock lock(free_mutex_);
        if (!free_.empty()) {
            warehouse::Connection connection = std::move(free_.back());
            free_.pop_back();
            return {*this, std::move(connection)};
        }
    }
    return {*this, connect()};
}

void ShelvedRun::give_back(warehouse::Connection connection) {
    const std::scoped_lock lock(free_mutex_);
    free_.push_back(std::move(connection));
}

const coverage::Growth& ShelvedRun::growth(Scheme scheme) {
    const std::scoped_lock lock(growth_mutex_);
    const auto found = growth_.find(scheme);
    if (found != growth_.end()) return found->second;
    return growth_.emplace(scheme, stays_.growth(scheme)).first->second;
}

intake::DeliveredRow ShelvedRun::delivered_row(std::size_t delivery, std::int64_t row_number) {
    const std::scoped_lock lock(rows_mutex_);
    return workspace::delivered_row(workspace_, run_, delivery, row_number);
}

RunShelf::RunShelf(const workspace::Workspace& workspace, warehouse::Settings settings)
    : workspace_(workspace), settings_(std::move(settings)) {}

void RunShelf::put_away_all() {
    const std::scoped_lock lock(mutex_);
    open_.clear();  // Who still holds one keeps it.
}

std::shared_ptr<ShelvedRun> RunShelf::take(const std::optional<std::string>& id) {
    const auto wanted = id ? id : current_id();
    if (!wanted) throw Failure(fault::no_run_yet, {{"path", workspace_.root().string()}});
    const std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find(open_, *wanted, [](const auto& run) { return run->id(); });
    if (found != open_.end()) {
        std::rotate(open_.begin(), found, found + 1);
        return open_.front();
    }
    open_.insert(open_.begin(), std::make_shared<ShelvedRun>(workspace_, *wanted, settings_));
    if (open_.size() > open_most) open_.pop_back();  // Who still holds it keeps it.
    return open_.front();
}

}  // namespace baophu::http
