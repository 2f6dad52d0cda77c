#include "flow/linkage/linkage.h"

#include <algorithm>
#include <future>
#include <map>
#include <numeric>
#include <span>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/linkage/clusters.h"
#include "flow/linkage/given_entities.h"
#include "flow/linkage/likely_persons.h"
#include "flow/linkage/person_profiles.h"
#include "flow/linkage/person_rows.h"

namespace baophu::linkage {
namespace {

using warehouse::Appender;
using warehouse::Connection;
using warehouse::Rows;

// Persons and employers are written down alike; what differs is the name in the tables and the rule.
struct Kind {
    std::string name;       // "person"
    char letter;            // 'P'
    std::string_view rule;  // By which equal numbers join.
};

const Kind person{.name = "person", .letter = 'P', .rule = "LNK-1"};
const Kind employer{.name = "employer", .letter = 'E', .rule = "LNK-2"};
constexpr std::string_view decision_rule = "LNK-3";
constexpr std::string_view likeness_rule = "LNK-10";

std::size_t record_count(Connection& connection, const Kind& kind) {
    return static_cast<std::size_t>(connection.integer("SELECT count(*) FROM " + kind.name + "_arrived"));
}

// A code that only one record carries joins nothing.
void add_sharings(Connection& connection, const std::string& column, std::string_view kind,
                  std::vector<Sharing>& all) {
    Rows rows = connection.query("SELECT DISTINCT " + column + ", ordinal FROM employer_carried WHERE " +
                                 column + " IN (SELECT " + column +
                                 " FROM employer_carried GROUP BY ALL HAVING "
                                 "min(ordinal) <> max(ordinal)) ORDER BY ALL");
    std::string last;
    for (bool is_first = true; rows.next(); is_first = false) {
        if (is_first || rows.text(0) != last) {
            last = rows.text(0);
            all.push_back({.kind = kind, .records = {}});
        }
        all.back().records.push_back(static_cast<RecordIndex>(rows.integer(1)));
    }
}

std::vector<Sharing> employer_sharings(Connection& connection) {
    std::vector<Sharing> all;
    for (const std::string_view code : {"enterprise_code", "si_unit_code"})
        add_sharings(connection, std::string(code), code, all);
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

using Ordinals = std::map<std::string, RecordIndex, std::less<>>;

// Of the records that decisions name.
Ordinals ordinals_named(Connection& connection, const Kind& kind, const std::vector<Decision>& decisions) {
    Ordinals ordinals;
    if (decisions.empty()) return ordinals;
    std::string keys;
    for (const Decision& decision : decisions) {
        keys += (keys.empty() ? "" : ", ") + warehouse::sql_literal(decision.left_key) + ", " +
                warehouse::sql_literal(decision.right_key);
    }
    Rows rows = connection.query("SELECT record_key, ordinal FROM " + kind.name +
                                 "_arrived WHERE record_key IN (" + keys + ")");
    while (rows.next())
        ordinals.emplace(rows.text(0), static_cast<RecordIndex>(rows.integer(1)));
    return ordinals;
}

// Takes the decisions about these records out of `open`; what is left there at the end names
// records that no register has.
std::vector<PairDecision> decisions_about(const Ordinals& ordinals, std::vector<Decision>& open) {
    std::vector<PairDecision> pairs;
    std::erase_if(open, [&](const Decision& decision) {
        const auto left = ordinals.find(decision.left_key);
        const auto right = ordinals.find(decision.right_key);
        if (left == ordinals.end() || right == ordinals.end()) return false;
        pairs.push_back({.sequence = decision.sequence,
                         .same = decision.verdict == Verdict::same,
                         .left = left->second,
                         .right = right->second});
        return true;
    });
    return pairs;
}

void create_tables(Connection& connection, const Kind& kind) {
    connection.run(
        "CREATE TABLE linkage." + kind.name +
        "_record(record_key VARCHAR, id VARCHAR, ordinal INTEGER, first INTEGER, in_force BOOLEAN)");
    connection.run("CREATE TABLE linkage." + kind.name +
                   "_join(record INTEGER, joined INTEGER, rule VARCHAR, kind VARCHAR, decision BIGINT, "
                   "per_mille INTEGER)");
}

// Records of a part of the list, whose ids another thread digests while the part before is written down.
struct RecordPart {
    std::vector<std::string> keys;
    std::vector<bool> in_force;
    std::future<std::vector<std::string>> ids;
};

RecordPart next_part(Rows& rows, const Kind& kind) {
    constexpr std::size_t records_most = 1 << 16;
    RecordPart part;
    while (part.keys.size() < records_most && rows.next()) {
        part.keys.emplace_back(rows.text(0));
        part.in_force.push_back(rows.boolean(1));
    }
    part.ids = std::async(std::launch::async,
                          [keys = std::span<const std::string>(part.keys), letter = kind.letter] {
                              std::vector<std::string> ids;
                              ids.reserve(keys.size());
                              for (const std::string& key : keys)
                                  ids.push_back(entity_id(letter, key));
                              return ids;
                          });
    return part;
}

void write_records(Connection& connection, const Kind& kind, const Clustering& clustering) {
    Rows rows =
        connection.query("SELECT record_key, in_force FROM " + kind.name + "_arrived ORDER BY ordinal");
    Appender records = connection.appender("linkage", kind.name + "_record");
    std::size_t ordinal = 0;
    RecordPart part = next_part(rows, kind);
    while (!part.keys.empty()) {
        RecordPart behind = next_part(rows, kind);
        const std::vector<std::string> ids = part.ids.get();
        for (std::size_t i = 0; i < ids.size(); ++i, ++ordinal) {
            records.text(part.keys[i]);
            records.text(ids[i]);
            records.integer(static_cast<std::int64_t>(ordinal));
            records.integer(clustering.first[ordinal]);
            records.boolean(part.in_force[i]);
            records.end_row();
        }
        part = std::move(behind);
    }
    records.close();
}

std::string_view rule_of(const Kind& kind, const Join& join) {
    if (join.decision) return decision_rule;
    return join.per_mille ? likeness_rule : kind.rule;
}

// In the order of their records, so that the joins of one are found at once.
void write_joins(Connection& connection, const Kind& kind, const Clustering& clustering) {
    std::vector<Join> in_order = clustering.joins;
    std::ranges::sort(in_order, {}, [](const Join& join) { return std::pair(join.record, join.joined); });
    Appender joins = connection.appender("linkage", kind.name + "_join");
    const auto number = [&](const auto& value) { value ? joins.integer(*value) : joins.null(); };
    for (const Join& join : in_order) {
        joins.integer(join.record);
        joins.integer(join.joined);
        joins.text(rule_of(kind, join));
        join.kind.empty() ? joins.null() : joins.text(join.kind);
        number(join.decision);
        number(join.per_mille);
        joins.end_row();
    }
    joins.close();
}

void add_unapplied(Connection& connection, std::int64_t sequence, std::string_view why) {
    connection.query("INSERT INTO linkage.unapplied_decision VALUES (?, ?)", {sequence, std::string(why)});
}

void write_clustering(Connection& connection, const Kind& kind, const Clustering& clustering) {
    create_tables(connection, kind);
    write_records(connection, kind, clustering);
    write_joins(connection, kind, clustering);
    for (const std::int64_t sequence : clustering.contradicted)
        add_unapplied(connection, sequence, "contradicted");
}

void link_employers(Connection& connection, std::vector<Decision>& open) {
    const std::vector<PairDecision> decisions =
        decisions_about(ordinals_named(connection, employer, open), open);
    write_clustering(connection, employer,
                     cluster(record_count(connection, employer), employer_sharings(connection), decisions));
}

using ProfilePair = std::pair<std::uint32_t, std::uint32_t>;

// The pairs of profiles that a decision keeps apart.
std::vector<ProfilePair> different_profiles(const std::vector<PairDecision>& decisions,
                                            const std::vector<PersonProfile>& profiles,
                                            const std::vector<RecordIndex>& first) {
    const auto place_of = [&](RecordIndex record) {
        return std::ranges::lower_bound(profiles, first[record], {}, &PersonProfile::first);
    };
    std::vector<ProfilePair> different;
    for (const PairDecision& decision : decisions) {
        const auto left = place_of(decision.left);
        const auto right = place_of(decision.right);
        const bool in_force = left != profiles.end() && left->first == first[decision.left] &&
                              right != profiles.end() && right->first == first[decision.right];
        if (!decision.same && in_force && left != right)
            different.emplace_back(left - profiles.begin(), right - profiles.begin());
    }
    return different;
}

KnownMatches known_matches(const PersonRows& persons) {
    constexpr std::size_t enough = 200'000;
    KnownMatches known;
    for (const auto& [left, right] : number_matches(persons, enough)) {
        known.left.push_back(profile_of(persons, persons.rows[left]));
        known.right.push_back(profile_of(persons, persons.rows[right]));
    }
    return known;
}

// Profiles that are likely one person become one cluster (LNK-10).
void join_likely(Clustering& clustering, const std::vector<PersonProfile>& profiles,
                 const LikelyPersons& likely) {
    std::vector<RecordIndex> first_of(clustering.first.size());
    std::iota(first_of.begin(), first_of.end(), RecordIndex{0});
    for (std::size_t i = 0; i < profiles.size(); ++i)
        first_of[profiles[i].first] = profiles[likely.person[i]].first;
    for (RecordIndex& first : clustering.first)
        first = first_of[first];
    for (const LikelyPair& join : likely.joins)
        clustering.joins.push_back({.record = profiles[join.right].first,
                                    .joined = profiles[join.left].first,
                                    .kind = "",
                                    .per_mille = join.per_mille});
}

void write_likely_doubts(Connection& connection, const std::vector<PersonProfile>& profiles,
                         const LikelyPersons& likely) {
    connection.run("CREATE TABLE linkage.likely_doubt(record INTEGER, other INTEGER, per_mille INTEGER)");
    Appender doubts = connection.appender("linkage", "likely_doubt");
    for (const LikelyPair& doubt : likely.doubts) {
        doubts.integer(profiles[doubt.left].first);
        doubts.integer(profiles[doubt.right].first);
        doubts.integer(doubt.per_mille);
        doubts.end_row();
    }
    doubts.close();
}

void create_review(Connection& connection) {
    connection.run(
        "CREATE TABLE linkage.pair_reviewed(pair INTEGER, record INTEGER, other INTEGER, joined BOOLEAN, "
        "per_mille INTEGER, "
        "prior INTEGER, origins INTEGER, together INTEGER, weight INTEGER);"
        "CREATE TABLE linkage.pair_part(pair INTEGER, part INTEGER, field VARCHAR, level VARCHAR, weight "
        "INTEGER, "
        "left_value VARCHAR, right_value VARCHAR)");
}

void write_review(Connection& connection, const std::vector<PersonProfile>& profiles,
                  const std::vector<ReviewedPair>& review) {
    Appender pairs = connection.appender("linkage", "pair_reviewed");
    Appender parts = connection.appender("linkage", "pair_part");
    std::int64_t number = 0;
    for (const ReviewedPair& each : review) {
        pairs.integer(number);
        pairs.integer(profiles[each.pair.left].first);
        pairs.integer(profiles[each.pair.right].first);
        pairs.boolean(each.joined);
        pairs.integer(each.pair.per_mille);
        for (const std::int32_t weight : {each.prior, each.origins, each.together, each.weight})
            pairs.integer(weight);
        pairs.end_row();
        std::int64_t place = 0;
        for (const PairPart& part : each.parts) {
            parts.integer(number);
            parts.integer(place++);
            parts.text(part.field);
            parts.text(part.level);
            parts.integer(part.weight);
            parts.text(part.left);
            parts.text(part.right);
            parts.end_row();
        }
        ++number;
    }
    pairs.close();
    parts.close();
}

// Employers are linked by then: where somebody works tells who he is.
void link_persons(Connection& connection, std::vector<Decision>& open) {
    const std::vector<PairDecision> decisions =
        decisions_about(ordinals_named(connection, person, open), open);
    connection.run(builtin_file("flow/linkage/persons_compared.sql"));
    const PersonRows persons = read_person_rows(connection);
    Clustering clustering = cluster(record_count(connection, person), sure_sharings(persons), decisions);
    const std::vector<PersonProfile> profiles = make_profiles(persons, clustering.first);
    const auto threads = static_cast<unsigned>(connection.integer("SELECT current_setting('threads')"));
    const LikelyPersons likely =
        find_likely_persons(profiles, known_matches(persons),
                            different_profiles(decisions, profiles, clustering.first), std::max(threads, 1U));
    join_likely(clustering, profiles, likely);
    write_clustering(connection, person, clustering);
    write_likely_doubts(connection, profiles, likely);
    write_review(connection, profiles, likely.review);
}

// LNK-9: each record gets the id that the file tells; a record without one, or with two, refuses the file.
void take_kind(Connection& connection, const Kind& kind, const std::filesystem::path& file) {
    create_tables(connection, kind);
    connection.run("INSERT INTO linkage." + kind.name +
                   "_record SELECT r.record_key, e.entity_id, ordinal, "
                   "min(ordinal) OVER (PARTITION BY e.entity_id), in_force FROM " +
                   kind.name + "_arrived r LEFT JOIN given_entity e ON e.kind = '" + kind.name +
                   "' AND e.record_key = r.record_key");
    Rows wrong = connection.query("SELECT count(*), min(record_key) FROM (SELECT record_key FROM linkage." +
                                  kind.name + "_record GROUP BY record_key HAVING count(id) <> 1)");
    wrong.next();
    if (wrong.integer(0) == 0) return;
    throw Failure(fault::entity_ids_incomplete, {{"path", file.string()},
                                                 {"records", std::to_string(wrong.integer(0))},
                                                 {"key", std::string(wrong.text(1))}});
}

// LNK-8: two officers who contradict each other about a pair leave a link that somebody has to look at.
// LNK-11: so do two persons who are not unlikely one.
void write_doubts(Connection& connection, const std::vector<Decision>& decisions) {
    connection.run(
        "CREATE TABLE linkage.person_doubt(person_id VARCHAR, other_id VARCHAR, decision BIGINT, "
        "per_mille INTEGER)");
    for (const Decision& decision : decisions) {
        connection.query(
            "INSERT INTO linkage.person_doubt "
            "SELECT unnest([l.person_id, r.person_id]), unnest([r.person_id, l.person_id]), sequence, NULL "
            "FROM linkage.unapplied_decision "
            "JOIN linkage.person_member l ON l.record_key = $2 JOIN linkage.person_member r ON r.record_key "
            "= $3 "
            "WHERE sequence = $1 AND why = 'contradicted' AND l.person_id <> r.person_id",
            {decision.sequence, decision.left_key, decision.right_key});
    }
}

}  // namespace

void link(Connection& connection, const std::vector<Decision>& decisions) {
    connection.run(builtin_file("flow/linkage/records.sql"));
    connection.run("CREATE TABLE linkage.unapplied_decision(sequence BIGINT, why VARCHAR)");
    const std::vector<Decision> latest = latest_per_pair(decisions);
    std::vector<Decision> open = latest;
    link_employers(connection, open);
    create_review(connection);
    link_persons(connection, open);
    for (const Decision& decision : open)
        add_unapplied(connection, decision.sequence, "unknown_record");
    connection.run(builtin_file("flow/linkage/entities.sql"));
    write_doubts(connection, latest);
    connection.run(
        "INSERT INTO linkage.person_doubt "
        "SELECT unnest([a.id, b.id]), unnest([b.id, a.id]), NULL, per_mille "
        "FROM linkage.likely_doubt JOIN linkage.person_record r ON r.ordinal = record "
        "JOIN linkage.person_record a ON a.ordinal = r.first "
        "JOIN linkage.person_record o ON o.ordinal = other "
        "JOIN linkage.person_record b ON b.ordinal = o.first ORDER BY 1, 2; DROP TABLE linkage.likely_doubt");
    connection.run(builtin_file("flow/linkage/review.sql"));
}

void take_entities(Connection& connection, const std::filesystem::path& file) {
    read_given_entities(connection, file);
    connection.run(builtin_file("flow/linkage/records.sql"));
    connection.run("CREATE TABLE linkage.unapplied_decision(sequence BIGINT, why VARCHAR)");
    take_kind(connection, person, file);
    take_kind(connection, employer, file);
    connection.run(builtin_file("flow/linkage/entities.sql"));
    write_doubts(connection, {});
    create_review(connection);
    connection.run(builtin_file("flow/linkage/review.sql"));
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
