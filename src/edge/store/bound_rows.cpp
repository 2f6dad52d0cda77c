#include "edge/store/bound_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base/sha256.h"
#include "edge/store/change_lines.h"
#include "edge/store/changes.h"

namespace baophu::store {
namespace {

// Rows that are put in once. `columns`: these alone; where there are none, all but `unbound`.
struct OnceWritten {
    std::string_view name;
    std::string_view table;
    std::string_view key = "sequence";
    std::vector<std::string_view> columns = {};
    std::vector<std::string_view> unbound = {};
    std::string_view where = "";
};

constexpr std::string_view sessions = "sessions";
constexpr std::string_view session_ends = "session_ends";

// A session begins and ends; when it was last seen is written down without a line.
const std::vector<OnceWritten>& once_written() {
    static const std::vector<OnceWritten> all{{.name = "deliveries", .table = "deliveries"},
                                              {.name = "withdrawals", .table = "withdrawals"},
                                              {.name = "mappings", .table = "mappings"},
                                              {.name = "decisions", .table = "decisions"},
                                              {.name = "remarks", .table = "remarks"},
                                              {.name = "unit_targets", .table = "unit_targets"},
                                              {.name = "pinned_runs", .table = "pinned_runs"},
                                              {.name = "sign_in_attempts", .table = "sign_in_attempts"},
                                              {.name = sessions,
                                               .table = sessions,
                                               .key = "id",
                                               .unbound = {"last_seen_at", "ended_at", "ended_by"}},
                                              {.name = session_ends,
                                               .table = sessions,
                                               .key = "id",
                                               .columns = {"ended_at", "ended_by"},
                                               .where = " WHERE ended_at <> ''"}};
    return all;
}

// Things with a history; `secret` stands in none, `unbound` is written without a line.
struct WithHistory {
    std::string_view table;
    std::vector<std::string_view> secret = {};
    std::vector<std::string_view> unbound = {};
};

const std::vector<WithHistory>& with_history() {
    static const std::vector<WithHistory> all{
        {.table = "agencies"},
        {.table = "users", .secret = {"password_hash", "totp_secret"}, .unbound = {"totp_step"}},
        {.table = "grants"},
        {.table = "explanation_requests"},
        {.table = "saved_views"},
        {.table = "agreements"},
        {.table = "cases"},
        {.table = "proposals"},
        {.table = "violations"},
        {.table = "identities"},
        {.table = "access_tokens", .secret = {"token_sha256"}, .unbound = {"last_used_at"}}};
    return all;
}

const OnceWritten* once_written(std::string_view name) {
    const auto found = std::ranges::find(once_written(), name, &OnceWritten::name);
    return found == once_written().end() ? nullptr : &*found;
}

const WithHistory* with_history(std::string_view table) {
    const auto found = std::ranges::find(with_history(), table, &WithHistory::table);
    return found == with_history().end() ? nullptr : &*found;
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::vector<std::string> columns_bound(Transaction& tx, const OnceWritten& kept) {
    if (!kept.columns.empty()) return {kept.columns.begin(), kept.columns.end()};
    std::vector<std::string> columns = columns_of(tx.sql, tx.backend, std::string(kept.table));
    std::erase_if(columns, [&](const std::string& column) { return has(kept.unbound, column); });
    return columns;
}

// The key of each row and its values as text, in the order of the keys.
using Rows = std::vector<std::pair<std::string, std::vector<std::string>>>;

Rows read_rows(Transaction& tx, std::string_view table, std::string_view key,
               const std::vector<std::string>& columns, const std::string& where) {
    std::string text = "SELECT CAST(" + std::string(key) + " AS TEXT)";
    for (const std::string& column : columns)
        text += ", CAST(" + column + " AS TEXT)";
    std::string id;
    std::vector<std::string> values(columns.size());
    Query query(tx.sql, text + " FROM " + std::string(table) + where + " ORDER BY " + std::string(table) +
                            "." + std::string(key));
    query.into(id);
    for (std::string& value : values)
        query.into(value);
    Rows rows;
    while (query.next())
        rows.emplace_back(id, values);
    return rows;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class RowsDigest {
public:
    RowsDigest() { digest_.add_field("baophu rows 1"); }

    void add(const std::vector<std::string>& values, std::size_t columns) {
        for (std::size_t i = 0; i < std::min(columns, values.size()); ++i)
            digest_.add_field(values[i]);
    }

    std::string hex() { return digest_.hex(); }

private:
    Sha256 digest_;
};

constexpr std::string_view mark = " = ";

// What a line of the audit says of rows; nothing if it says nothing.
struct Told {
    std::string table;
    std::int64_t first;
    std::int64_t last;
    std::size_t columns;
    std::string digest;
};

// The next word of the text, which is taken off it.
std::string_view word(std::string_view& text, char end) {
    const std::string_view first = text.substr(0, text.find(end));
    text.remove_prefix(std::min(first.size() + 1, text.size()));
    return first;
}

std::optional<Told> told_by(std::string_view what) {
    const std::size_t at = what.rfind(mark);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view rest = what.substr(at + mark.size());
    Told told{.table = std::string(word(rest, '/')), .first = 0, .last = 0, .columns = 0, .digest = {}};
    std::string_view range = word(rest, ' ');
    told.first = number_of(word(range, '-'));
    told.last = range.empty() ? told.first : number_of(range);
    told.columns = static_cast<std::size_t>(number_of(word(rest, ' ')));
    told.digest = rest;
    if (once_written(told.table) == nullptr || told.columns == 0) return std::nullopt;
    return told;
}

// Whether a line of that kind tells of rows that were put in.
bool puts_rows_in(const AuditEntry& entry) {
    constexpr std::array<std::string_view, 7> kinds{"decision", "delivery", "mapping", "remark",
                                                    "session",  "sign-in",  "targets"};
    if (std::ranges::find(kinds, entry.kind) != kinds.end()) return true;
    return entry.kind == "run" && (entry.what.starts_with("pinned ") || entry.what.starts_with("unpinned "));
}

std::string secrets_digest(const std::vector<std::string>& values) {
    RowsDigest digest;
    digest.add(values, values.size());
    return digest.hex();
}

std::vector<std::string> names(const std::vector<std::string_view>& columns) {
    return {columns.begin(), columns.end()};
}

std::string listed(const std::vector<std::string_view>& columns) {
    std::string text;
    for (const std::string_view column : columns)
        text += (text.empty() ? "" : ", ") + std::string(column);
    return text;
}

}  // namespace

AuditHead append_audit_of(Transaction& tx, const Actor& actor, AuditLine line, const RowsTold& rows) {
    const OnceWritten& kept = *once_written(rows.table);
    const std::vector<std::string> columns = columns_bound(tx, kept);
    const std::string range = " WHERE " + std::string(kept.key) + " BETWEEN " + std::to_string(rows.first) +
                              " AND " + std::to_string(rows.last);
    RowsDigest digest;
    for (const auto& [id, values] : read_rows(tx, kept.table, kept.key, columns, range))
        digest.add(values, columns.size());
    line.what += std::string(mark) + std::string(rows.table) + "/" + std::to_string(rows.first) +
                 (rows.last == rows.first ? "" : "-" + std::to_string(rows.last)) + " " +
                 std::to_string(columns.size()) + " " + digest.hex();
    return append_audit(tx, actor, line);
}

std::string without_binding(const std::string& what) {
    return told_by(what) ? what.substr(0, what.rfind(mark)) : what;
}

std::string digest_of_secrets(Transaction& tx, const std::string& entity, const std::string& id) {
    const WithHistory* kept = with_history(entity);
    if (kept == nullptr || kept->secret.empty()) return "";
    const std::vector<std::string> columns = names(kept->secret);
    const Rows found = read_rows(tx, entity, "id", columns, " WHERE id = " + std::to_string(number_of(id)));
    return " " + secrets_digest(found.front().second);
}

std::set<std::string> bound_tables() {
    std::set<std::string> tables;
    for (const OnceWritten& kept : once_written())
        tables.emplace(kept.table);
    for (const WithHistory& kept : with_history())
        tables.emplace(kept.table);
    return tables;
}

RowsHeld::RowsHeld(Transaction& tx) : tx_(tx) {
    for (const OnceWritten& kept : once_written()) {
        Bound& bound = bound_[std::string(kept.name)];
        bound.columns = columns_bound(tx, kept);
        for (auto& [id, values] : read_rows(tx, kept.table, kept.key, bound.columns, std::string(kept.where)))
            bound.rows[number_of(id)].values = std::move(values);
    }
    ChangeEntry line;
    Query query(tx.sql, "SELECT entity, entity_id, version, field, new_value FROM changes ORDER BY sequence");
    query.into(line.entity, line.entity_id, line.version, line.field, line.new_value);
    while (query.next()) {
        History& history = histories_[{line.entity, line.entity_id}];
        history.version = line.version;
        history.fields[line.field] = line.new_value;
    }
}

RowsHeld::~RowsHeld() = default;

void RowsHeld::line(const AuditEntry& entry) {
    if (entry.kind == change_kind) {
        // "users/12 v3 <digest of the lines> <digest of the secrets>"
        std::string_view rest = entry.what;
        const std::string table(word(rest, '/'));
        const std::string id(word(rest, ' '));
        word(rest, ' ');
        word(rest, ' ');
        const WithHistory* kept = with_history(table);
        if (kept == nullptr || kept->secret.empty()) return;
        secrets_[{table, id}] = rest;
        older_ = older_ || rest.empty();
    } else if (entry.kind == "store") {
        older_ = true;  // Its rows are older than the audit (database.cpp).
    } else if (puts_rows_in(entry)) {
        const auto told = told_by(entry.what);
        older_ = older_ || !told;
        if (told) rows(told->table, told->first, told->last, told->columns, told->digest);
    }
}

// Those that one line tells of, against their one digest: where one is gone the others are not to be told
// apart any more.
void RowsHeld::rows(std::string_view name, std::int64_t first, std::int64_t last, std::size_t columns,
                    const std::string& digest) {
    Bound& bound = bound_.find(name)->second;
    const std::string table(once_written(name)->table);
    const bool ends = name == session_ends;
    if (ends && !bound_.find(sessions)->second.rows.contains(first)) return;  // Gone as a whole.
    const std::size_t before = findings_.size();
    RowsDigest found;
    for (std::int64_t id = first; id <= last; ++id) {
        bound.told.insert(id);
        const auto at = bound.rows.find(id);
        if (at != bound.rows.end()) {
            at->second.bound = true;
            found.add(at->second.values, columns);
        } else if (!ends) {
            findings_.push_back({.what = "gone", .table = table, .id = std::to_string(id), .column = ""});
        }
    }
    if (findings_.size() > before || found.hex() == digest) return;
    const std::string range = std::to_string(first) + (last == first ? "" : "–" + std::to_string(last));
    findings_.push_back({.what = "altered", .table = table, .id = range, .column = ends ? "ended_at" : ""});
}

// In a store that was written to before rows were bound, those before the first that is bound may be as old.
bool RowsHeld::is_older(const Bound& bound, std::int64_t row) const {
    return older_ && row > 0 && (bound.told.empty() || row < *bound.told.begin());
}

void RowsHeld::unbound_rows(AuditVerdict& verdict) const {
    const Bound& begun = bound_.find(sessions)->second;
    for (const auto& [name, bound] : bound_) {
        const bool ends = name == session_ends;
        for (const auto& [id, row] : bound.rows) {
            if (row.bound) continue;
            // An end is as old as its session may be.
            if (is_older(ends ? begun : bound, id) && !(ends && begun.told.contains(id))) {
                ++verdict.not_bound;
            } else {
                verdict.rows.push_back({.what = ends ? "altered" : "added",
                                        .table = std::string(once_written(name)->table),
                                        .id = std::to_string(id),
                                        .column = ends ? "ended_at" : ""});
            }
        }
    }
}

void RowsHeld::things(AuditVerdict& verdict) const {
    for (const WithHistory& kept : with_history()) {
        const std::string table(kept.table);
        const std::vector<std::string> columns = columns_of(tx_.sql, tx_.backend, table);
        std::set<std::string> there;
        for (const auto& [id, values] : read_rows(tx_, table, "id", columns, "")) {
            there.insert(id);
            const auto found = histories_.find({table, id});
            const auto differs = [&](const std::string& column) {
                verdict.rows.push_back({.what = "altered", .table = table, .id = id, .column = column});
            };
            if (found == histories_.end()) {
                verdict.rows.push_back({.what = "added", .table = table, .id = id, .column = ""});
                continue;
            }
            const History& history = found->second;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string& column = columns[i];
                if (column == "id" || has(kept.unbound, column) || has(kept.secret, column)) continue;
                const auto told = history.fields.find(column);
                const bool same = column == "version" ? values[i] == std::to_string(history.version)
                                  : told != history.fields.end() ? values[i] == told->second
                                                                 : values[i].empty() || values[i] == "0";
                if (!same) differs(column);
            }
            if (!kept.secret.empty()) secrets(table, id, verdict);
        }
        for (const auto& [thing, history] : histories_) {
            if (thing.first == table && !there.contains(thing.second))
                verdict.rows.push_back({.what = "gone", .table = table, .id = thing.second, .column = ""});
        }
    }
}

void RowsHeld::secrets(const std::string& table, const std::string& id, AuditVerdict& verdict) const {
    const WithHistory& kept = *with_history(table);
    const auto told = secrets_.find({table, id});
    if (older_ && told != secrets_.end() && told->second.empty()) {
        ++verdict.not_bound;
    } else if (told == secrets_.end() || " " + told->second != digest_of_secrets(tx_, table, id)) {
        verdict.rows.push_back({.what = "altered", .table = table, .id = id, .column = listed(kept.secret)});
    }
}

void RowsHeld::end(AuditVerdict& verdict) const {
    verdict.rows = findings_;
    unbound_rows(verdict);
    things(verdict);
    std::ranges::stable_sort(verdict.rows, {}, &RowFinding::table);
}

}  // namespace baophu::store
