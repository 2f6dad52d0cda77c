#include "edge/store/sign_in_attempts.h"

#include "edge/store/bound_rows.h"
#include "edge/store/session.h"
#include "edge/store/session_ends.h"

namespace baophu::store {
namespace {

std::string word(AttemptOutcome outcome) {
    switch (outcome) {
        case AttemptOutcome::done:
            return "done";
        case AttemptOutcome::failed:
            return "failed";
        case AttemptOutcome::locked:
            return "locked";
    }
    return "";
}

AttemptOutcome outcome_of(const std::string& word) {
    if (word == "done") return AttemptOutcome::done;
    return word == "failed" ? AttemptOutcome::failed : AttemptOutcome::locked;
}

void put(Transaction& tx, const std::string& login, AttemptOutcome outcome, const Actor& by,
         const std::string& address, const std::string& told) {
    std::int64_t sequence = 0;
    Query(tx.sql,
          "INSERT INTO sign_in_attempts(login, at, address, outcome) VALUES (:login, :at, :address, "
          ":outcome) RETURNING sequence")
        .use(login)
        .use(tx.now)
        .use(address)
        .use(word(outcome))
        .into(sequence)
        .next();
    append_audit_of(tx, by, {.kind = "sign-in", .what = told},
                    {.table = "sign_in_attempts", .first = sequence, .last = sequence});
}

// Failures since the last success or lock.
std::int64_t failures_in_a_row(Transaction& tx, const std::string& login) {
    std::int64_t count = 0;
    Query(tx.sql,
          "SELECT count(*) FROM sign_in_attempts WHERE login = :l1 AND sequence > (SELECT "
          "coalesce(max(sequence), 0) FROM sign_in_attempts WHERE login = :l2 AND outcome <> 'failed')")
        .use(login)
        .use(login)
        .into(count)
        .next();
    return count;
}

// When the lock that no success came after was closed.
std::optional<std::string> locked_in(Transaction& tx, const std::string& login) {
    std::string at;
    std::string outcome;
    Query query(
        tx.sql,
        "SELECT at, outcome FROM sign_in_attempts WHERE login = :login AND outcome <> 'failed' ORDER BY "
        "sequence DESC LIMIT 1");
    if (!query.use(login).into(at, outcome).next()) return std::nullopt;
    if (outcome_of(outcome) != AttemptOutcome::locked) return std::nullopt;
    return at;
}

}  // namespace

AttemptOutcome SignInAttempts::fail(const std::string& login, int most, std::chrono::seconds lock,
                                    const Actor& by, const std::string& address) {
    return writing(database_, [&](Transaction& tx) {
        const auto closed = locked_in(tx, login);
        if (closed && *instant_of(tx.now) < *instant_of(*closed) + lock) return AttemptOutcome::locked;
        const bool last = failures_in_a_row(tx, login) + 1 >= most;
        const AttemptOutcome outcome = last ? AttemptOutcome::locked : AttemptOutcome::failed;
        put(tx, login, outcome, by, address, word(outcome) + " from " + address);
        return outcome;
    });
}

void SignInAttempts::succeed(const std::string& login, const Actor& by, const std::string& address) {
    writing(database_, [&](Transaction& tx) {
        put(tx, login, AttemptOutcome::done, by, address, "done from " + address);
    });
}

void open_lock_of(Transaction& tx, const std::string& login, const Actor& by) {
    put(tx, login, AttemptOutcome::done, by, "", "unlocked " + login);
}

void SignInAttempts::unlock(const std::string& login, const Actor& by) {
    writing(database_, [&](Transaction& tx) { open_lock_of(tx, login, by); });
}

std::optional<std::string> SignInAttempts::locked_at(const std::string& login) {
    return reading(database_, [&](Transaction& tx) { return locked_in(tx, login); });
}

std::vector<AttemptEntry> SignInAttempts::latest(std::size_t limit) {
    return reading(database_, [&](Transaction& tx) {
        AttemptEntry entry{};
        std::string outcome;
        Query query(
            tx.sql,
            "SELECT sequence, login, at, address, outcome FROM sign_in_attempts ORDER BY sequence DESC "
            "LIMIT " +
                std::to_string(limit));
        query.into(entry.sequence, entry.login, entry.at, entry.address, outcome);
        std::vector<AttemptEntry> found;
        while (query.next()) {
            entry.outcome = outcome_of(outcome);
            found.push_back(entry);
        }
        return found;
    });
}

}  // namespace baophu::store
