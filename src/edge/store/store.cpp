#include "edge/store/store.h"

#include <cerrno>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/clock.h"
#include "edge/store/migrations.h"

namespace baophu::store {
namespace {

using linkage::Verdict;

// SQLite tells of a full disk as such where it writes to its files, and as a mishap of input and
// output where it makes room for the index of its log; then the system's number says which.
bool is_full(soci::session& sql, const std::string& problem) {
    if (problem.find("disk is full") != std::string::npos) return true;
    const auto* backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
    return backend != nullptr && sqlite_api::sqlite3_system_errno(backend->conn_) == ENOSPC;
}

[[noreturn]] void fail(soci::session& sql, const soci::soci_error& error) {
    const std::string problem = error.what();
    const bool full = is_full(sql, problem);
    throw Failure(full ? fault::disk_full : fault::database_error, {{"problem", problem}, {"statement", ""}});
}

// Runs the work and turns what SOCI throws into a Failure.
template <class Work>
auto guarded(soci::session& sql, Work work) {
    try {
        return work();
    } catch (const soci::soci_error& error) {
        fail(sql, error);
    }
}

void run_step(soci::session& sql, std::string_view step) {
    constexpr std::string_view mark = "\n--;\n";
    while (!step.empty()) {
        const std::size_t end = std::min(step.find(mark), step.size());
        sql << std::string(step.substr(0, end));
        step.remove_prefix(std::min(end + mark.size(), step.size()));
    }
}

int version_of(soci::session& sql) {
    int version = 0;
    sql << "PRAGMA user_version", soci::into(version);
    return version;
}

void refuse_newer(int version) {
    if (version <= store_version) return;
    throw Failure(fault::store_version_newer,
                  {{"found", std::to_string(version)}, {"known", std::to_string(store_version)}});
}

void migrate(soci::session& sql, int version) {
    for (; version < store_version; ++version) {
        soci::transaction transaction(sql);
        run_step(sql, migrations[static_cast<std::size_t>(version)]);
        sql << "PRAGMA user_version = " + std::to_string(version + 1);
        transaction.commit();
    }
}

std::string connect_string(const std::filesystem::path& file) {
    // SOCI has no escape for a quote; it would cut the path there and open another file.
    if (file.string().find('"') != std::string::npos) {
        throw Failure(fault::system_error,
                      {{"path", file.string()}, {"problem", "a quote (\") in the path"}});
    }
    return "dbname=\"" + file.string() + "\" timeout=10";
}

const std::string delivery_columns =
    "SELECT sha256, file_name, bytes, sender, dataset, period, received_at, received_reason, taken_by, "
    "taken_at, rows_read, rows_accepted, rows_refused, supplements, reading";

std::string word(Verdict verdict) {
    return verdict == Verdict::same ? "same" : "different";
}

}  // namespace

static_assert(migrations.size() == store_version);

struct Store::Connection {
    soci::session sql;
};

Store::Store(const std::filesystem::path& file) : connection_(std::make_unique<Connection>()) {
    guarded(connection_->sql, [&] {
        soci::session& sql = connection_->sql;
        sql.open(soci::sqlite3, connect_string(file));
        // Before anything is set: to set the journal mode writes to the file.
        const int version = version_of(sql);
        refuse_newer(version);
        sql << "PRAGMA journal_mode = WAL";
        sql << "PRAGMA synchronous = FULL";
        sql << "PRAGMA foreign_keys = ON";
        migrate(sql, version);
    });
}

Store::~Store() = default;

void Store::add(const DeliveryEntry& entry) {
    guarded(connection_->sql, [&] {
        connection_->sql
            << "INSERT INTO deliveries(sha256, file_name, bytes, sender, dataset, period, "
               "received_at, received_reason, taken_by, taken_at, rows_read, rows_accepted, "
               "rows_refused, supplements, reading) VALUES (:sha256, :file_name, :bytes, :sender, :dataset, "
               ":period, :received_at, :received_reason, :taken_by, :taken_at, :read, :accepted, :refused, "
               ":supplements, :reading)",
            soci::use(entry.sha256), soci::use(entry.file_name), soci::use(entry.bytes),
            soci::use(entry.sender), soci::use(entry.dataset), soci::use(entry.period),
            soci::use(entry.received_at), soci::use(entry.received_reason), soci::use(entry.taken_by),
            soci::use(entry.taken_at), soci::use(entry.rows_read), soci::use(entry.rows_accepted),
            soci::use(entry.rows_refused), soci::use(entry.supplements), soci::use(entry.reading);
    });
}

// Bound variables and not soci::row: that one takes SQLite's INTEGER for 32 bits.
std::vector<DeliveryEntry> Store::deliveries() {
    return guarded(connection_->sql, [&] {
        DeliveryEntry entry;
        soci::statement rows =
            (connection_->sql.prepare << delivery_columns +
                                             " FROM deliveries WHERE sequence NOT IN (SELECT delivery FROM "
                                             "withdrawals) ORDER BY sequence",
             soci::into(entry.sha256), soci::into(entry.file_name), soci::into(entry.bytes),
             soci::into(entry.sender), soci::into(entry.dataset), soci::into(entry.period),
             soci::into(entry.received_at), soci::into(entry.received_reason), soci::into(entry.taken_by),
             soci::into(entry.taken_at), soci::into(entry.rows_read), soci::into(entry.rows_accepted),
             soci::into(entry.rows_refused), soci::into(entry.supplements), soci::into(entry.reading));
        rows.execute();
        std::vector<DeliveryEntry> entries;
        while (rows.fetch())
            entries.push_back(entry);
        return entries;
    });
}

void Store::withdraw(const std::string& sha256, const std::string& reason, const std::string& withdrawn_by) {
    guarded(connection_->sql, [&] {
        const std::string now = now_utc();
        connection_->sql << "INSERT INTO withdrawals(delivery, reason, withdrawn_by, withdrawn_at) "
                            "SELECT sequence, :reason, :by, :at FROM deliveries WHERE sha256 = :sha256 "
                            "AND sequence NOT IN (SELECT delivery FROM withdrawals)",
            soci::use(reason), soci::use(withdrawn_by), soci::use(now), soci::use(sha256);
    });
}

std::vector<WithdrawalEntry> Store::withdrawals() {
    return guarded(connection_->sql, [&] {
        WithdrawalEntry found;
        DeliveryEntry& entry = found.delivery;
        soci::statement rows =
            (connection_->sql.prepare
                 << delivery_columns +
                        ", w.reason, w.withdrawn_by, w.withdrawn_at FROM withdrawals w JOIN "
                        "deliveries d ON d.sequence = w.delivery ORDER BY w.sequence",
             soci::into(entry.sha256), soci::into(entry.file_name), soci::into(entry.bytes),
             soci::into(entry.sender), soci::into(entry.dataset), soci::into(entry.period),
             soci::into(entry.received_at), soci::into(entry.received_reason), soci::into(entry.taken_by),
             soci::into(entry.taken_at), soci::into(entry.rows_read), soci::into(entry.rows_accepted),
             soci::into(entry.rows_refused), soci::into(entry.supplements), soci::into(entry.reading),
             soci::into(found.reason), soci::into(found.withdrawn_by), soci::into(found.withdrawn_at));
        rows.execute();
        std::vector<WithdrawalEntry> entries;
        while (rows.fetch())
            entries.push_back(found);
        return entries;
    });
}

void Store::add(const MappingEntry& entry) {
    guarded(connection_->sql, [&] {
        connection_->sql
            << "INSERT INTO mappings(sender, dataset, column_name, header, mapped_by, mapped_at) "
               "VALUES (:sender, :dataset, :column, :header, :by, :at)",
            soci::use(entry.sender), soci::use(entry.dataset), soci::use(entry.column),
            soci::use(entry.header), soci::use(entry.mapped_by), soci::use(entry.mapped_at);
    });
}

std::vector<MappingEntry> Store::mappings() {
    return guarded(connection_->sql, [&] {
        MappingEntry entry;
        soci::statement rows =
            (connection_->sql.prepare
                 << "SELECT sender, dataset, column_name, header, mapped_by, mapped_at FROM mappings "
                    "WHERE sequence IN (SELECT max(sequence) FROM mappings GROUP BY sender, dataset, "
                    "column_name) AND header <> '' ORDER BY sender, dataset, column_name",
             soci::into(entry.sender), soci::into(entry.dataset), soci::into(entry.column),
             soci::into(entry.header), soci::into(entry.mapped_by), soci::into(entry.mapped_at));
        rows.execute();
        std::vector<MappingEntry> entries;
        while (rows.fetch())
            entries.push_back(entry);
        return entries;
    });
}

std::int64_t Store::add(const DecisionEntry& entry) {
    return guarded(connection_->sql, [&] {
        const std::string verdict = word(entry.decision.verdict);
        long long sequence = 0;
        connection_->sql
            << "INSERT INTO decisions(verdict, left_key, right_key, reason, decided_by, decided_at) "
               "VALUES (:verdict, :left, :right, :reason, :by, :at) RETURNING sequence",
            soci::use(verdict), soci::use(entry.decision.left_key), soci::use(entry.decision.right_key),
            soci::use(entry.reason), soci::use(entry.decided_by), soci::use(entry.decided_at),
            soci::into(sequence);
        return static_cast<std::int64_t>(sequence);
    });
}

std::vector<DecisionEntry> Store::decisions() {
    return guarded(connection_->sql, [&] {
        DecisionEntry entry;
        std::string verdict;
        soci::statement rows =
            (connection_->sql.prepare << "SELECT sequence, verdict, left_key, right_key, reason, decided_by, "
                                         "decided_at FROM decisions ORDER BY sequence",
             soci::into(entry.decision.sequence), soci::into(verdict), soci::into(entry.decision.left_key),
             soci::into(entry.decision.right_key), soci::into(entry.reason), soci::into(entry.decided_by),
             soci::into(entry.decided_at));
        rows.execute();
        std::vector<DecisionEntry> entries;
        while (rows.fetch()) {
            entry.decision.verdict = verdict == "same" ? Verdict::same : Verdict::different;
            entries.push_back(entry);
        }
        return entries;
    });
}

std::vector<std::string> Store::problems() {
    return guarded(connection_->sql, [&] {
        std::string problem;
        soci::statement rows = (connection_->sql.prepare << "PRAGMA integrity_check", soci::into(problem));
        rows.execute();
        std::vector<std::string> found;
        while (rows.fetch()) {
            if (problem != "ok") found.push_back(problem);
        }
        return found;
    });
}

void Store::copy_to(const std::filesystem::path& file) {
    guarded(connection_->sql, [&] {
        const std::string path = file.string();
        connection_->sql << "VACUUM INTO :file", soci::use(path);
    });
}

void Store::record(const ReadEntry& entry) {
    guarded(connection_->sql, [&] {
        const std::string now = now_utc();
        connection_->sql
            << "INSERT INTO reads(read_at, actor, agency, territory, purpose, case_number, what, "
               "persons) VALUES (:at, :actor, :agency, :territory, :purpose, :case, :what, :persons)",
            soci::use(now), soci::use(entry.actor), soci::use(entry.agency), soci::use(entry.territory),
            soci::use(entry.purpose), soci::use(entry.case_number), soci::use(entry.what),
            soci::use(entry.persons);
    });
}

std::int64_t Store::reads() {
    return guarded(connection_->sql, [&] {
        long long count = 0;
        connection_->sql << "SELECT count(*) FROM reads", soci::into(count);
        return static_cast<std::int64_t>(count);
    });
}

}  // namespace baophu::store
