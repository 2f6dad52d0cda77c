#include "edge/store/session.h"

namespace baophu::store {
namespace {

std::unique_ptr<soci::session> opened(const Database::Pool& pool) {
    auto session = std::make_unique<soci::session>();
    try {
        open_session(*session, pool.backend, pool.place);
        settle_session(*session, pool.backend);
    } catch (const soci::soci_error& error) {
        throw_failure(*session, pool.backend, pool.place, error);
    }
    return session;
}

}  // namespace

std::unique_ptr<soci::session> Database::Pool::take() {
    {
        std::unique_lock lock(mutex);
        returned.wait(lock, [&] { return !free.empty() || made < options.sessions; });
        if (!free.empty()) {
            auto session = std::move(free.back());
            free.pop_back();
            return session;
        }
        ++made;
    }
    try {
        return opened(*this);
    } catch (...) {
        const std::lock_guard lock(mutex);
        --made;
        returned.notify_one();
        throw;
    }
}

// A session that lost its server is dropped, and the next thread makes another.
void Database::Pool::give_back(std::unique_ptr<soci::session> session) {
    const bool usable = is_connected(*session, backend);
    const std::lock_guard lock(mutex);
    if (usable) {
        free.push_back(std::move(session));
    } else {
        --made;
    }
    returned.notify_one();
}

Open::~Open() {
    if (done_) return;
    try {
        sql_ << "ROLLBACK";
    } catch (const soci::soci_error&) {
        // The backend has rolled back by itself, or is gone; what went wrong is being thrown already.
        return;
    }
}

void Open::commit() {
    sql_ << "COMMIT";
    done_ = true;
}

Query& Query::use(std::string value) {
    texts_.push_back(std::move(value));
    statement_.exchange(soci::use(texts_.back()));
    return *this;
}

Query& Query::use(std::int64_t value) {
    numbers_.push_back(value);
    statement_.exchange(soci::use(numbers_.back()));
    return *this;
}

void Query::prepare() {
    begun_ = true;
    statement_.alloc();
    statement_.prepare(text_, soci::details::st_one_time_query);
    statement_.define_and_bind();
}

void Query::run() {
    prepare();
    statement_.execute(true);
}

bool Query::next() {
    if (begun_) return statement_.fetch();
    prepare();
    statement_.execute(false);
    return statement_.fetch();
}

std::int64_t Query::affected() {
    return statement_.get_affected_rows();
}

}  // namespace baophu::store
