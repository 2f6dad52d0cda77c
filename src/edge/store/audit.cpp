#include "edge/store/audit.h"

#include <limits>
#include <optional>

#include "core/base/sha256.h"
#include "edge/store/audit_chain.h"
#include "edge/store/bound_rows.h"
#include "edge/store/change_lines.h"
#include "edge/store/session.h"

namespace baophu::store {
namespace {

const std::string before_the_first(64, '0');

const std::string columns =
    "SELECT sequence, at, kind, actor, agency, territory, purpose, case_number, what, persons, previous, "
    "hash FROM audit";

Query& into(Query& query, AuditEntry& entry) {
    return query.into(entry.sequence, entry.at, entry.kind, entry.actor.login, entry.actor.agency,
                      entry.actor.territory, entry.actor.purpose, entry.actor.case_number, entry.what,
                      entry.persons, entry.previous, entry.hash);
}

// Holds the lines against each other, one after the other.
class Verifying {
public:
    Verifying(Transaction& tx, AuditVerdict& verdict) : changes_(tx), rows_(tx), verdict_(verdict) {
        verdict_.head.hash = before_the_first;
    }

    // Whether the line holds.
    bool line(const AuditEntry& entry) {
        ++verdict_.lines;
        rows_.line(entry);
        if (!verdict_.chain_whole()) return false;
        const std::string problem = problem_of(entry);
        if (!problem.empty()) {
            // Where a line is gone, it is its own number that does not hold.
            verdict_.broken_at = verdict_.head.sequence + 1;
            verdict_.problem = problem;
            return false;
        }
        verdict_.head = {.sequence = entry.sequence, .hash = entry.hash, .at = entry.at};
        return true;
    }

    void end() {
        if (verdict_.chain_whole() && changes_.lines_left()) {
            verdict_.broken_at = verdict_.head.sequence;
            verdict_.problem = "changes";
        }
        rows_.end(verdict_);
    }

private:
    std::string problem_of(const AuditEntry& entry) {
        if (entry.sequence != verdict_.head.sequence + 1) return "numbering";
        if (entry.previous != verdict_.head.hash) return "previous";
        if (entry.hash != audit_hash(entry)) return "hash";
        if (entry.kind == change_kind && !changes_.hold(entry.what)) return "changes";
        return "";
    }

    ChangesHeld changes_;
    RowsHeld rows_;
    AuditVerdict& verdict_;
};

// In pieces, for the client of PostgreSQL takes all rows of an answer into memory.
std::vector<AuditEntry> page_after(Transaction& tx, std::int64_t sequence) {
    constexpr int lines_most = 10'000;
    AuditEntry entry;
    Query query(tx.sql, columns + " WHERE sequence > :sequence ORDER BY sequence LIMIT " +
                            std::to_string(lines_most));
    into(query.use(sequence), entry);
    std::vector<AuditEntry> page;
    while (query.next())
        page.push_back(entry);
    return page;
}

std::string condition(const AuditFilter& filter) {
    std::string text = " WHERE 1 = 1";
    if (!filter.kind.empty()) text += " AND kind = :kind";
    if (!filter.actor.empty()) text += " AND actor = :actor";
    if (!filter.from.empty()) text += " AND at >= :from";
    if (!filter.to.empty()) text += " AND at < :to";
    if (filter.before != 0) text += " AND sequence < :before";
    return text;
}

void use(Query& query, const AuditFilter& filter) {
    for (const std::string* value : {&filter.kind, &filter.actor, &filter.from, &filter.to}) {
        if (!value->empty()) query.use(*value);
    }
    if (filter.before != 0) query.use(filter.before);
}

}  // namespace

std::string audit_hash(const AuditEntry& entry) {
    Sha256 digest;
    digest.add_field("baophu audit 1");  // So that another form of lines has other hashes.
    for (const std::string& field :
         {std::to_string(entry.sequence), entry.at, entry.kind, entry.actor.login, entry.actor.agency,
          entry.actor.territory, entry.actor.purpose, entry.actor.case_number, entry.what,
          std::to_string(entry.persons), entry.previous}) {
        digest.add_field(field);
    }
    return digest.hex();
}

AuditHead chain_head(soci::session& sql) {
    AuditHead head{.sequence = 0, .hash = before_the_first, .at = ""};
    Query query(sql, "SELECT sequence, hash, at FROM audit ORDER BY sequence DESC LIMIT 1");
    query.into(head.sequence, head.hash, head.at).next();
    return head;
}

AuditHead append_to_chain(soci::session& sql, const AuditHead& head, const std::string& at,
                          const Actor& actor, const AuditLine& line) {
    AuditEntry entry{.sequence = head.sequence + 1,
                     .at = at,
                     .kind = line.kind,
                     .actor = actor,
                     .what = line.what,
                     .persons = line.persons,
                     .previous = head.hash,
                     .hash = ""};
    entry.hash = audit_hash(entry);
    Query(sql,
          "INSERT INTO audit(sequence, at, kind, actor, agency, territory, purpose, case_number, what, "
          "persons, previous, hash) VALUES (:sequence, :at, :kind, :actor, :agency, :territory, :purpose, "
          ":case_number, :what, :persons, :previous, :hash)")
        .use(entry.sequence)
        .use(at)
        .use(line.kind)
        .use(actor.login)
        .use(actor.agency)
        .use(actor.territory)
        .use(actor.purpose)
        .use(actor.case_number)
        .use(line.what)
        .use(line.persons)
        .use(entry.previous)
        .use(entry.hash)
        .run();
    return {.sequence = entry.sequence, .hash = entry.hash, .at = at};
}

AuditHead append_audit(Transaction& tx, const Actor& actor, const AuditLine& line) {
    return append_to_chain(tx.sql, chain_head(tx.sql), tx.now, actor, line);
}

Actor actor_of(const ReadEntry& entry) {
    return {.login = entry.actor,
            .agency = entry.agency,
            .territory = entry.territory,
            .purpose = entry.purpose,
            .case_number = entry.case_number};
}

AuditLine line_of(const ReadEntry& entry) {
    return {.kind = "read", .what = entry.what, .persons = entry.persons};
}

std::int64_t Audit::append(const Actor& actor, const AuditLine& line) {
    AuditQueue::Waiting mine{.actor = &actor, .line = &line, .failure = {}};
    database_.pool().audit_queue.pass(mine, [&](const std::vector<AuditQueue::Waiting*>& batch) {
        writing(database_, [&](Transaction& tx) {
            AuditHead head = chain_head(tx.sql);
            for (AuditQueue::Waiting* one : batch) {
                head = append_to_chain(tx.sql, head, tx.now, *one->actor, *one->line);
                one->sequence = head.sequence;
            }
        });
    });
    return mine.sequence;
}

void Audit::record(const ReadEntry& entry) {
    append(actor_of(entry), line_of(entry));
}

AuditHead Audit::head() {
    return reading(database_, [](Transaction& tx) { return chain_head(tx.sql); });
}

std::vector<AuditEntry> Audit::lines(const AuditFilter& filter) {
    return reading(database_, [&](Transaction& tx) {
        AuditEntry entry;
        Query query(tx.sql, columns + condition(filter) + " ORDER BY sequence DESC LIMIT " +
                                std::to_string(filter.limit));
        use(query, filter);
        into(query, entry);
        std::vector<AuditEntry> found;
        while (query.next())
            found.push_back(entry);
        return found;
    });
}

std::optional<AuditEntry> Audit::line(std::int64_t sequence) {
    return reading(database_, [&](Transaction& tx) -> std::optional<AuditEntry> {
        AuditEntry entry;
        Query query(tx.sql, columns + " WHERE sequence = :sequence");
        query.use(sequence);
        if (!into(query, entry).next()) return std::nullopt;
        return entry;
    });
}

std::int64_t Audit::count(const std::string& kind) {
    return reading(database_, [&](Transaction& tx) {
        std::int64_t count = 0;
        Query(tx.sql, "SELECT count(*) FROM audit WHERE kind = :kind").use(kind).into(count).next();
        return count;
    });
}

AuditVerdict Audit::verify(const std::function<void(const AuditEntry&)>& see) {
    return picture(database_, [&](Transaction& tx) {
        AuditVerdict verdict;
        Verifying verifying(tx, verdict);
        for (std::int64_t last = std::numeric_limits<std::int64_t>::min();;) {
            const std::vector<AuditEntry> page = page_after(tx, last);
            if (page.empty()) break;
            for (const AuditEntry& entry : page) {
                if (verifying.line(entry) && see) see(entry);
            }
            last = page.back().sequence;
        }
        verifying.end();
        return verdict;
    });
}

}  // namespace baophu::store
