#include "edge/store/store.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/bound_rows.h"
#include "edge/store/session.h"
#include "edge/store/violations_settled.h"

namespace baophu::store {
namespace {

const std::string delivery_columns =
    "SELECT sha256, file_name, bytes, sender, dataset, period, received_at, received_reason, taken_by, "
    "taken_at, rows_read, rows_accepted, rows_refused, supplements, reading";

Query& into(Query& query, DeliveryEntry& entry) {
    return query.into(entry.sha256, entry.file_name, entry.bytes, entry.sender, entry.dataset, entry.period,
                      entry.received_at, entry.received_reason, entry.taken_by, entry.taken_at,
                      entry.rows_read, entry.rows_accepted, entry.rows_refused, entry.supplements,
                      entry.reading);
}

Actor named(const std::string& login) {
    return {.login = login, .agency = "", .territory = "", .purpose = "", .case_number = ""};
}

void insert(Transaction& tx, const DeliveryEntry& entry) {
    std::int64_t sequence = 0;
    Query(tx.sql,
          "INSERT INTO deliveries(sha256, file_name, bytes, sender, dataset, period, received_at, "
          "received_reason, taken_by, taken_at, rows_read, rows_accepted, rows_refused, supplements, "
          "reading) VALUES (:sha256, :file_name, :bytes, :sender, :dataset, :period, :received_at, "
          ":received_reason, :taken_by, :taken_at, :read, :accepted, :refused, :supplements, :reading) "
          "RETURNING sequence")
        .use(entry.sha256)
        .use(entry.file_name)
        .use(entry.bytes)
        .use(entry.sender)
        .use(entry.dataset)
        .use(entry.period)
        .use(entry.received_at)
        .use(entry.received_reason)
        .use(entry.taken_by)
        .use(entry.taken_at)
        .use(entry.rows_read)
        .use(entry.rows_accepted)
        .use(entry.rows_refused)
        .use(entry.supplements)
        .use(entry.reading)
        .into(sequence)
        .next();
    append_audit_of(tx, named(entry.taken_by), {.kind = "delivery", .what = "taken in " + entry.sha256},
                    {.table = "deliveries", .first = sequence, .last = sequence});
}

}  // namespace

Store::Store(const std::string& place) : owned_(std::make_unique<Database>(place)), database_(owned_.get()) {}

Store::Store(Database& database) : database_(&database) {}

Store::~Store() = default;

void Store::add(const DeliveryEntry& entry) {
    writing(*database_, [&](Transaction& tx) { insert(tx, entry); });
}

void Store::add(const DeliveryEntry& entry, const std::vector<BrokenRule>& broken) {
    writing(*database_, [&](Transaction& tx) {
        insert(tx, entry);
        settle_violations(tx, entry, broken);
    });
}

std::vector<DeliveryEntry> Store::deliveries() {
    return reading(*database_, [](Transaction& tx) {
        DeliveryEntry entry;
        Query query(tx.sql, delivery_columns +
                                " FROM deliveries WHERE sequence NOT IN (SELECT delivery FROM withdrawals) "
                                "ORDER BY sequence");
        into(query, entry);
        std::vector<DeliveryEntry> entries;
        while (query.next())
            entries.push_back(entry);
        return entries;
    });
}

void Store::withdraw(const std::string& sha256, const std::string& reason, const std::string& withdrawn_by) {
    writing(*database_, [&](Transaction& tx) {
        std::int64_t sequence = 0;
        Query query(
            tx.sql,
            "INSERT INTO withdrawals(delivery, reason, withdrawn_by, withdrawn_at) SELECT sequence, "
            "CAST(:reason AS TEXT), CAST(:by AS TEXT), CAST(:at AS TEXT) FROM deliveries WHERE sha256 "
            "= :sha256 AND sequence NOT IN (SELECT delivery FROM withdrawals) RETURNING sequence");
        query.use(reason).use(withdrawn_by).use(tx.now).use(sha256).into(sequence);
        if (!query.next()) return;
        append_audit_of(tx, named(withdrawn_by), {.kind = "delivery", .what = "taken back " + sha256},
                        {.table = "withdrawals", .first = sequence, .last = sequence});
    });
}

std::vector<WithdrawalEntry> Store::withdrawals() {
    return reading(*database_, [](Transaction& tx) {
        WithdrawalEntry found;
        Query query(tx.sql, delivery_columns +
                                ", w.reason, w.withdrawn_by, w.withdrawn_at FROM withdrawals w JOIN "
                                "deliveries d ON d.sequence = w.delivery ORDER BY w.sequence");
        into(query, found.delivery).into(found.reason, found.withdrawn_by, found.withdrawn_at);
        std::vector<WithdrawalEntry> entries;
        while (query.next())
            entries.push_back(found);
        return entries;
    });
}

void Store::add(const MappingEntry& entry) {
    writing(*database_, [&](Transaction& tx) {
        std::int64_t sequence = 0;
        Query(tx.sql,
              "INSERT INTO mappings(sender, dataset, column_name, header, mapped_by, mapped_at) VALUES "
              "(:sender, :dataset, :column, :header, :by, :at) RETURNING sequence")
            .use(entry.sender)
            .use(entry.dataset)
            .use(entry.column)
            .use(entry.header)
            .use(entry.mapped_by)
            .use(entry.mapped_at)
            .into(sequence)
            .next();
        append_audit_of(tx, named(entry.mapped_by),
                        {.kind = "mapping", .what = entry.sender + " " + entry.dataset + " " + entry.column},
                        {.table = "mappings", .first = sequence, .last = sequence});
    });
}

std::vector<MappingEntry> Store::mappings() {
    return reading(*database_, [](Transaction& tx) {
        MappingEntry entry;
        Query query(tx.sql,
                    "SELECT sender, dataset, column_name, header, mapped_by, mapped_at FROM mappings WHERE "
                    "sequence IN (SELECT max(sequence) FROM mappings GROUP BY sender, dataset, column_name) "
                    "AND header <> '' ORDER BY sender, dataset, column_name");
        query.into(entry.sender, entry.dataset, entry.column, entry.header, entry.mapped_by, entry.mapped_at);
        std::vector<MappingEntry> entries;
        while (query.next())
            entries.push_back(entry);
        return entries;
    });
}

std::int64_t Store::add(const DecisionEntry& entry) {
    return Decisions(*database_).enter(entry, named(entry.decided_by));
}

std::vector<DecisionEntry> Store::decisions(const std::string& known_at) {
    return Decisions(*database_).in_force(known_at);
}

std::vector<std::string> Store::problems() {
    return database_->problems();
}

void Store::copy_to(const std::filesystem::path& file) {
    database_->copy_to(file);
}

void Store::record(const ReadEntry& entry) {
    Audit(*database_).record(entry);
}

std::int64_t Store::reads() {
    return Audit(*database_).count("read");
}

}  // namespace baophu::store
