#include "edge/store/database.h"

#include <string_view>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/audit_chain.h"
#include "edge/store/session.h"

namespace baophu::store {
namespace {

constexpr std::string_view mark = "\n--;\n";

void run_step(soci::session& sql, std::string_view step) {
    while (!step.empty()) {
        const std::size_t end = std::min(step.find(mark), step.size());
        sql << std::string(step.substr(0, end));
        step.remove_prefix(std::min(end + mark.size(), step.size()));
    }
}

void refuse_newer(int version) {
    if (version <= store_version) return;
    throw Failure(fault::store_version_newer,
                  {{"found", std::to_string(version)}, {"known", std::to_string(store_version)}});
}

constexpr int audit_version = 3;

// It has the audit chain in the place of the read log, whose lines become its first links.
void chain_reads(soci::session& sql) {
    ReadEntry read;
    std::string at;
    soci::statement rows =
        (sql.prepare << "SELECT read_at, actor, agency, territory, purpose, case_number, what, persons FROM "
                        "reads ORDER BY sequence",
         soci::into(at), soci::into(read.actor), soci::into(read.agency), soci::into(read.territory),
         soci::into(read.purpose), soci::into(read.case_number), soci::into(read.what),
         soci::into(read.persons));
    rows.execute();
    AuditHead head = chain_head(sql);
    while (rows.fetch())
        head = append_to_chain(sql, head, at, actor_of(read), line_of(read));
    rows.clean_up();  // A table that is being read cannot go.
    sql << "DROP TABLE reads";
}

// Rows of a store that was there before the audit are older than their binding to it, and that is written
// down (STO-7).
void tell_older_rows(soci::session& sql, const std::string& now) {
    append_to_chain(sql, chain_head(sql), now, {.login = "baophu"},
                    {.kind = "store", .what = "version " + std::to_string(audit_version)});
}

// Another process may have done it while this one waited for its turn.
void bring_up_to_date(soci::session& sql, Backend backend, const std::string& now) {
    begin_writing(sql, backend);
    Open open(sql);
    const int found = version_of(sql, backend);
    for (int version = found; version < store_version;) {
        const Step step = step_from(backend, version);
        run_step(sql, step.text);
        if (backend == Backend::sqlite && step.to == audit_version) chain_reads(sql);
        version = step.to;
        set_version(sql, backend, version);
    }
    if (found > 0 && found < audit_version) tell_older_rows(sql, now);
    open.commit();
}

void prepare(soci::session& sql, const Database::Pool& pool) {
    open_session(sql, pool.backend, pool.place);
    // Before anything is set: to set the journal mode writes to the file.
    const int version = version_of(sql, pool.backend);
    refuse_newer(version);
    settle_session(sql, pool.backend);
    if (version < store_version) bring_up_to_date(sql, pool.backend, to_text(pool.options.clock()));
}

// Rows of one table into a store that has none.
void copy_table(Transaction& from, soci::session& to, const std::string& table) {
    const std::vector<std::string> columns = columns_of(from.sql, from.backend, table);
    std::string read = "SELECT ";
    std::string names;
    std::string marks;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string comma = i == 0 ? "" : ", ";
        read += comma + "CAST(" + columns[i] + " AS TEXT)";
        names += comma + columns[i];
        marks += comma + ":v" + std::to_string(i);
    }
    std::vector<std::string> values(columns.size());
    Query rows(from.sql, read + " FROM " + table + " ORDER BY 1");
    for (std::string& value : values)
        rows.into(value);
    while (rows.next()) {
        Query put(to, "INSERT INTO " + table + "(" + names + ") VALUES (" + marks + ")");
        for (const std::string& value : values)
            put.use(value);
        put.run();
    }
}

// A delivery that came again stands before its withdrawal here, which the trigger would refuse.
void without_trigger(soci::session& sql, const std::string& trigger, const std::function<void()>& work) {
    std::string text;
    sql << "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name", soci::use(trigger),
        soci::into(text);
    sql << "DROP TRIGGER " + trigger;
    work();
    sql << text;
}

void copy_rows(Database& from, const std::filesystem::path& file) {
    Database to(file.string());
    writing(to, [&](Transaction& target) {
        without_trigger(target.sql, "deliveries_once", [&] {
            picture(from, [&](Transaction& source) {
                for (const std::string& table : tables())
                    copy_table(source, target.sql, table);
            });
        });
    });
}

}  // namespace

Database::Database(const std::string& place, DatabaseOptions options) : pool_(std::make_unique<Pool>()) {
    pool_->place = place;
    pool_->backend = backend_of(place);
    pool_->options = std::move(options);
    auto first = std::make_unique<soci::session>();
    guarded(*pool_, *first, [&] { prepare(*first, *pool_); });
    pool_->made = 1;
    pool_->free.push_back(std::move(first));
}

Database::~Database() = default;

Backend Database::backend() const {
    return pool_->backend;
}

Instant Database::now() const {
    return pool_->options.clock();
}

std::string Database::place() const {
    return told_place(pool_->place);
}

bool Database::answers() {
    try {
        return reading(*this,
                       [](Transaction& tx) { return version_of(tx.sql, tx.backend) == store_version; });
    } catch (const Failure&) {
        return false;
    }
}

std::vector<std::string> Database::problems() {
    return reading(*this, [](Transaction& tx) { return problems_of(tx.sql, tx.backend); });
}

void Database::copy_to(const std::filesystem::path& file) {
    if (backend() == Backend::postgresql) return copy_rows(*this, file);
    reading(*this, [&](Transaction& tx) { Query(tx.sql, "VACUUM INTO :file").use(file.string()).run(); });
}

}  // namespace baophu::store
