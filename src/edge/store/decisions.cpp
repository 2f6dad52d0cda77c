#include "edge/store/decisions.h"

#include <algorithm>
#include <iterator>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/bound_rows.h"
#include "edge/store/session.h"

namespace baophu::store {
namespace {

using linkage::Verdict;

constexpr const char* withdrawn = "withdrawn";

// A decision, and whether a later line takes it back.
const std::string columns =
    "SELECT d.sequence, d.verdict, d.left_key, d.right_key, d.reason, d.decided_by, d.decided_at, "
    "d.withdraws, coalesce(w.sequence, 0) FROM decisions d LEFT JOIN decisions w ON w.withdraws = d.sequence";

std::string word(Verdict verdict) {
    return verdict == Verdict::same ? "same" : "different";
}

std::vector<DecisionRecord> all_of(Query& query) {
    DecisionRecord record;
    DecisionEntry& entry = record.entry;
    std::string verdict;
    query.into(entry.decision.sequence, verdict, entry.decision.left_key, entry.decision.right_key,
               entry.reason, entry.decided_by, entry.decided_at, record.withdraws, record.taken_back_by);
    std::vector<DecisionRecord> found;
    while (query.next()) {
        // Of a line that takes back, the verdict says nothing; `withdraws` tells.
        entry.decision.verdict = verdict == "same" ? Verdict::same : Verdict::different;
        found.push_back(record);
    }
    return found;
}

std::optional<DecisionRecord> first_of(Query& query) {
    const std::vector<DecisionRecord> found = all_of(query);
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::optional<DecisionRecord> find_in(Transaction& tx, std::int64_t sequence) {
    Query query(tx.sql, columns + " WHERE d.sequence = :sequence");
    return first_of(query.use(sequence));
}

std::optional<DecisionRecord> counting_in(Transaction& tx, const std::string& left,
                                          const std::string& right) {
    Query query(tx.sql, columns +
                            " WHERE ((d.left_key = :l1 AND d.right_key = :r1) OR (d.left_key = :r2 AND "
                            "d.right_key = :l2)) AND d.withdraws = 0 AND w.sequence IS NULL ORDER BY "
                            "d.sequence DESC LIMIT 1");
    return first_of(query.use(left).use(right).use(right).use(left));
}

std::int64_t put(Transaction& tx, const std::string& verdict, const DecisionEntry& entry,
                 std::int64_t withdraws) {
    std::int64_t sequence = 0;
    Query(tx.sql,
          "INSERT INTO decisions(verdict, left_key, right_key, reason, decided_by, decided_at, withdraws) "
          "VALUES (:verdict, :left, :right, :reason, :by, :at, :withdraws) RETURNING sequence")
        .use(verdict)
        .use(entry.decision.left_key)
        .use(entry.decision.right_key)
        .use(entry.reason)
        .use(entry.decided_by)
        .use(entry.decided_at)
        .use(withdraws)
        .into(sequence)
        .next();
    return sequence;
}

RowsTold row(std::int64_t sequence) {
    return {.table = "decisions", .first = sequence, .last = sequence};
}

std::string told(const std::string& verdict, std::int64_t sequence) {
    return verdict + " #" + std::to_string(sequence);
}

}  // namespace

std::int64_t Decisions::decide(Verdict verdict, const std::string& left_key, const std::string& right_key,
                               const std::string& reason, const Actor& by) {
    return enter(
        {.decision = {.sequence = 0, .verdict = verdict, .left_key = left_key, .right_key = right_key},
         .reason = reason,
         .decided_by = by.login,
         .decided_at = database_.now_text()},
        by);
}

std::int64_t Decisions::enter(const DecisionEntry& entry, const Actor& by) {
    return writing(database_, [&](Transaction& tx) {
        const std::string verdict = word(entry.decision.verdict);
        const std::int64_t sequence = put(tx, verdict, entry, 0);
        append_audit_of(tx, by, {.kind = "decision", .what = told(verdict, sequence)}, row(sequence));
        return sequence;
    });
}

std::int64_t Decisions::withdraw(std::int64_t sequence, const std::string& reason, const Actor& by) {
    if (reason.empty()) throw Failure(fault::reason_missing);
    return writing(database_, [&](Transaction& tx) {
        const auto found = find_in(tx, sequence);
        if (!found) {
            throw Failure(fault::entity_not_there,
                          {{"entity", "decisions"}, {"id", std::to_string(sequence)}});
        }
        const linkage::Decision& decision = found->entry.decision;
        const auto counting = counting_in(tx, decision.left_key, decision.right_key);
        if (!counting || counting->entry.decision.sequence != sequence)
            throw Failure(fault::decision_not_in_force, {{"sequence", std::to_string(sequence)}});
        const DecisionEntry entry{
            .decision = decision, .reason = reason, .decided_by = by.login, .decided_at = tx.now};
        const std::int64_t given = put(tx, withdrawn, entry, sequence);
        append_audit_of(tx, by, {.kind = "decision", .what = told(withdrawn, sequence)}, row(given));
        return given;
    });
}

std::vector<DecisionEntry> Decisions::in_force(const std::string& known_at) {
    return reading(database_, [&](Transaction& tx) {
        const bool all = known_at.empty();
        const std::string later = all ? "" : " AND w.decided_at <= :w";
        const std::string made = all ? "" : " AND d.decided_at <= :d";
        Query query(tx.sql, columns + later + " WHERE d.withdraws = 0 AND w.sequence IS NULL" + made +
                                " ORDER BY d.sequence");
        if (!all) query.use(known_at).use(known_at);
        std::vector<DecisionEntry> entries;
        for (DecisionRecord& record : all_of(query))
            entries.push_back(std::move(record.entry));
        return entries;
    });
}

std::optional<DecisionEntry> Decisions::counting_for(const std::string& left_key,
                                                     const std::string& right_key) {
    return reading(database_, [&](Transaction& tx) -> std::optional<DecisionEntry> {
        const auto found = counting_in(tx, left_key, right_key);
        if (!found) return std::nullopt;
        return found->entry;
    });
}

std::vector<DecisionRecord> Decisions::since(std::int64_t sequence, std::size_t limit) {
    return reading(database_, [&](Transaction& tx) {
        Query query(tx.sql, columns + " WHERE d.sequence > :sequence ORDER BY d.sequence LIMIT " +
                                std::to_string(limit));
        return all_of(query.use(sequence));
    });
}

std::vector<DecisionRecord> Decisions::of_pair(const std::string& left_key, const std::string& right_key) {
    return reading(database_, [&](Transaction& tx) {
        Query query(tx.sql, columns +
                                " WHERE (d.left_key = :l1 AND d.right_key = :r1) OR (d.left_key = :r2 AND "
                                "d.right_key = :l2) ORDER BY d.sequence");
        return all_of(query.use(left_key).use(right_key).use(right_key).use(left_key));
    });
}

std::optional<DecisionRecord> Decisions::find(std::int64_t sequence) {
    return reading(database_, [&](Transaction& tx) { return find_in(tx, sequence); });
}

std::int64_t Decisions::last_sequence() {
    return reading(database_, [](Transaction& tx) {
        std::int64_t last = 0;
        Query(tx.sql, "SELECT coalesce(max(sequence), 0) FROM decisions").into(last).next();
        return last;
    });
}

std::int64_t Decisions::lacking(const std::vector<std::int64_t>& sequences) {
    std::vector<std::int64_t> taken = sequences;
    std::ranges::sort(taken);
    std::vector<std::int64_t> now;
    for (const DecisionEntry& entry : in_force())
        now.push_back(entry.decision.sequence);
    std::vector<std::int64_t> differing;
    std::ranges::set_symmetric_difference(taken, now, std::back_inserter(differing));
    return static_cast<std::int64_t>(differing.size());
}

}  // namespace baophu::store
