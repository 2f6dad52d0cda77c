#include "flow/linkage/linkage.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/linkage/clusters.h"
#include "flow/linkage/given_entities.h"

namespace baophu::linkage {
namespace {

using warehouse::Appender;
using warehouse::Connection;
using warehouse::Rows;

// Persons and employers are linked alike; what differs is the name in the tables and the rule.
struct Kind {
    std::string name;  // "person"
    char letter;       // 'P'
    std::string_view rule;
};

const Kind person{.name = "person", .letter = 'P', .rule = "LNK-1"};
const Kind employer{.name = "employer", .letter = 'E', .rule = "LNK-2"};
constexpr std::string_view decision_rule = "LNK-3";

std::vector<std::string> record_keys(Connection& connection, const Kind& kind) {
    std::vector<std::string> keys;
    Rows rows = connection.query("SELECT record_key FROM linkage." + kind.name + "_record ORDER BY ordinal");
    while (rows.next())
        keys.emplace_back(rows.text(0));
    return keys;
}

// Identifier kinds have few names; a view into this set is valid as long as the program.
std::string_view interned(std::string_view name) {
    static std::map<std::string, std::string, std::less<>> names;
    const auto found = names.find(name);
    return found != names.end() ? found->second : names.emplace(name, name).first->second;
}

std::vector<Sharing> sharings(Connection& connection, const Kind& kind) {
    std::vector<Sharing> all;
    std::string last_kind;
    std::string last_value;
    // A number that only one record carries joins nothing.
    Rows rows =
        connection.query("SELECT i.kind, i.value, r.ordinal FROM linkage." + kind.name +
                         "_identifier i JOIN linkage." + kind.name +
                         "_record r USING (record_key) WHERE (i.kind, i.value) IN (SELECT (kind, value) "
                         "FROM linkage." +
                         kind.name + "_identifier GROUP BY kind, value HAVING count(*) > 1) ORDER BY ALL");
    while (rows.next()) {
        if (all.empty() || rows.text(0) != last_kind || rows.text(1) != last_value) {
            last_kind = rows.text(0);
            last_value = rows.text(1);
            all.push_back({.kind = interned(last_kind), .records = {}});
        }
        all.back().records.push_back(static_cast<RecordIndex>(rows.integer(2)));
    }
    return all;
}

// The latest decision about each pair, whichever way round the pair was named.
std::vector<Decision> latest_per_pair(const std::vector<Decision>& decisions) {
    std::map<std::pair<std::string, std::string>, Decision> latest;
    for (const Decision& decision : decisions) {
        const auto pair = std::minmax(decision.left_key, decision.right_key);
        const auto [at, added] = latest.try_emplace({pair.first, pair.second}, decision);
        if (!added && at->second.sequence < decision.sequence) at->second = decision;
    }
    std::vector<Decision> result;
    result.reserve(latest.size());
    for (const auto& [pair, decision] : latest)
        result.push_back(decision);
    std::ranges::sort(result, {}, &Decision::sequence);
    return result;
}

using Positions = std::unordered_map<std::string_view, RecordIndex>;

Positions positions_of(const std::vector<std::string>& keys) {
    Positions positions;
    positions.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        positions.emplace(keys[i], static_cast<RecordIndex>(i));
    return positions;
}

// Takes the decisions about these records out of `open`; what is left there at the end names
// records that no register has.
std::vector<PairDecision> decisions_about(const Positions& positions, std::vector<Decision>& open) {
    std::vector<PairDecision> pairs;
    std::erase_if(open, [&](const Decision& decision) {
        const auto left = positions.find(decision.left_key);
        const auto right = positions.find(decision.right_key);
        if (left == positions.end() || right == positions.end()) return false;
        pairs.push_back({.sequence = decision.sequence,
                         .same = decision.verdict == Verdict::same,
                         .left = left->second,
                         .right = right->second});
        return true;
    });
    return pairs;
}

// The id that each record would give.
std::vector<std::string> ids_of(const Kind& kind, const std::vector<std::string>& keys) {
    std::vector<std::string> ids;
    ids.reserve(keys.size());
    for (const std::string& key : keys)
        ids.push_back(entity_id(kind.letter, key));
    return ids;
}

void create_tables(Connection& connection, const Kind& kind) {
    const std::string table = "CREATE TABLE linkage." + kind.name;
    const std::string id_column = kind.name + "_id";
    connection.run(table + "_member(record_key VARCHAR, " + id_column + " VARCHAR)");
    connection.run(table + "_alias(alias VARCHAR, " + id_column + " VARCHAR)");
    connection.run(
        table + "_link(record_key VARCHAR, joined_key VARCHAR, rule VARCHAR, kind VARCHAR, decision BIGINT)");
}

void write_members(Connection& connection, const Kind& kind, const std::vector<std::string>& keys,
                   const Clustering& clustering) {
    const std::vector<std::string> ids = ids_of(kind, keys);
    Appender members = connection.appender("linkage", kind.name + "_member");
    Appender aliases = connection.appender("linkage", kind.name + "_alias");
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string& id = ids[clustering.first[i]];
        members.text(keys[i]);
        members.text(id);
        members.end_row();
        if (clustering.first[i] == i) continue;
        aliases.text(ids[i]);
        aliases.text(id);
        aliases.end_row();
    }
    members.close();
    aliases.close();
}

void write_links(Connection& connection, const Kind& kind, const std::vector<std::string>& keys,
                 const Clustering& clustering) {
    Appender links = connection.appender("linkage", kind.name + "_link");
    for (const Join& join : clustering.joins) {
        links.text(keys[join.record]);
        links.text(keys[join.joined]);
        links.text(join.decision ? decision_rule : kind.rule);
        if (join.decision) {
            links.null();
            links.integer(*join.decision);
        } else {
            links.text(join.kind);
            links.null();
        }
        links.end_row();
    }
    links.close();
}

void add_unapplied(Connection& connection, std::int64_t sequence, std::string_view why) {
    connection.query("INSERT INTO linkage.unapplied_decision VALUES (?, ?)", {sequence, std::string(why)});
}

void link_kind(Connection& connection, const Kind& kind, std::vector<Decision>& open) {
    const std::vector<std::string> keys = record_keys(connection, kind);
    const std::vector<PairDecision> decisions =
        open.empty() ? std::vector<PairDecision>() : decisions_about(positions_of(keys), open);
    const Clustering clustering = cluster(keys.size(), sharings(connection, kind), decisions);
    create_tables(connection, kind);
    write_members(connection, kind, keys, clustering);
    write_links(connection, kind, keys, clustering);
    for (const std::int64_t sequence : clustering.contradicted) {
        add_unapplied(connection, sequence, "contradicted");
    }
}

// LNK-9: each record gets the id that the file tells; a record without one, or with two, refuses the file.
void take_kind(Connection& connection, const Kind& kind, const std::filesystem::path& file) {
    create_tables(connection, kind);
    connection.run("INSERT INTO linkage." + kind.name +
                   "_member SELECT r.record_key, e.entity_id FROM linkage." + kind.name +
                   "_record r LEFT JOIN given_entity e ON e.kind = '" + kind.name +
                   "' AND e.record_key = r.record_key");
    Rows wrong =
        connection.query("SELECT count(*), min(record_key) FROM (SELECT record_key FROM linkage." +
                         kind.name + "_member GROUP BY record_key HAVING count(" + kind.name + "_id) <> 1)");
    wrong.next();
    if (wrong.integer(0) == 0) return;
    throw Failure(fault::entity_ids_incomplete, {{"path", file.string()},
                                                 {"records", std::to_string(wrong.integer(0))},
                                                 {"key", std::string(wrong.text(1))}});
}

// LNK-8: two officers who contradict each other about a pair leave a link that somebody has to look at.
void write_doubts(Connection& connection, const std::vector<Decision>& decisions) {
    connection.run("CREATE TABLE linkage.person_doubt(person_id VARCHAR, other_id VARCHAR, decision BIGINT)");
    for (const Decision& decision : decisions) {
        connection.query(
            "INSERT INTO linkage.person_doubt SELECT l.person_id, r.person_id, $1 "
            "FROM linkage.person_member l, linkage.person_member r "
            "WHERE l.person_id <> r.person_id AND $1 IN (SELECT sequence FROM linkage.unapplied_decision "
            "WHERE why = 'contradicted') AND (l.record_key, r.record_key) IN (($2, $3), ($3, $2))",
            {decision.sequence, decision.left_key, decision.right_key});
    }
}

}  // namespace

void link(Connection& connection, const std::vector<Decision>& decisions) {
    connection.run(builtin_file("flow/linkage/records.sql"));
    connection.run("CREATE TABLE linkage.unapplied_decision(sequence BIGINT, why VARCHAR)");
    const std::vector<Decision> latest = latest_per_pair(decisions);
    std::vector<Decision> open = latest;
    link_kind(connection, person, open);
    link_kind(connection, employer, open);
    for (const Decision& decision : open)
        add_unapplied(connection, decision.sequence, "unknown_record");
    write_doubts(connection, latest);
    connection.run(builtin_file("flow/linkage/entities.sql"));
}

void take_entities(Connection& connection, const std::filesystem::path& file) {
    read_given_entities(connection, file);
    connection.run(builtin_file("flow/linkage/records.sql"));
    connection.run("CREATE TABLE linkage.unapplied_decision(sequence BIGINT, why VARCHAR)");
    take_kind(connection, person, file);
    take_kind(connection, employer, file);
    write_doubts(connection, {});
    connection.run(builtin_file("flow/linkage/entities.sql"));
}

void require_pair(Connection& connection, const std::string& left_key, const std::string& right_key) {
    const auto known = [&](const Kind& kind, const std::string& key) {
        return connection.integer(
                   "SELECT count(*) FROM linkage." + kind.name + "_record WHERE record_key = ?", {key}) == 1;
    };
    const bool left_is_employer = known(employer, left_key);
    const Kind& kind = left_is_employer ? employer : person;
    if (!left_is_employer && !known(person, left_key)) {
        throw Failure(fault::record_key_unknown, {{"key", left_key}});
    }
    if (left_key == right_key || !known(kind, right_key)) {
        throw Failure(fault::record_key_unknown, {{"key", right_key}});
    }
}

}  // namespace baophu::linkage
