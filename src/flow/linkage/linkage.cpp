#include "flow/linkage/linkage.h"

#include <algorithm>
#include <future>
#include <map>
#include <numeric>
#include <span>
#include <unordered_map>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sort_by_number.h"
#include "core/warehouse/row_stream.h"
#include "flow/linkage/clusters.h"
#include "flow/linkage/employer_profiles.h"
#include "flow/linkage/entity_id.h"
#include "flow/linkage/given_entities.h"
#include "flow/linkage/likely_employers.h"
#include "flow/linkage/likely_persons.h"
#include "flow/linkage/link_tables.h"
#include "flow/linkage/person_book.h"
#include "flow/linkage/person_profiles.h"
#include "flow/linkage/person_rows.h"
#include "flow/linkage/person_tables.h"

namespace baophu::linkage {
namespace {

using warehouse::ColumnType;
using warehouse::Connection;
using warehouse::Rows;
using warehouse::RowStream;

// A code that only one record carries joins nothing.
void add_sharings(Connection& connection, const std::string& column, std::string_view kind, Sharings& all) {
    Rows rows = connection.query("SELECT DISTINCT " + column + ", ordinal FROM employer_carried WHERE " +
                                 column + " IN (SELECT " + column +
                                 " FROM employer_carried GROUP BY ALL HAVING "
                                 "min(ordinal) <> max(ordinal)) ORDER BY ALL");
    std::string last;
    for (bool is_first = true; rows.next(); is_first = false) {
        if (is_first || rows.text(0) != last) {
            last = rows.text(0);
            all.begin(kind);
        }
        all.add(static_cast<RecordIndex>(rows.integer(1)));
    }
}

Sharings employer_sharings(Connection& connection) {
    Sharings all;
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

// In the order of arrival.
class EmployerBook {
public:
    explicit EmployerBook(Connection& connection) {
        Rows rows = connection.query("SELECT record_key, in_force FROM employer_arrived ORDER BY ordinal");
        while (rows.next()) {
            const auto [at, added] =
                ordinals_.emplace(rows.text(0), static_cast<RecordIndex>(records_.size()));
            records_.push_back({.key = at->first, .in_force = rows.boolean(1)});
        }
    }

    std::span<const ArrivedRecord> records() const { return records_; }
    std::optional<RecordIndex> find(std::string_view key) const {
        const auto found = ordinals_.find(key);
        if (found == ordinals_.end()) return std::nullopt;
        return found->second;
    }

private:
    std::unordered_map<std::string, RecordIndex, TextHash, std::equal_to<>> ordinals_;
    std::vector<ArrivedRecord> records_;
};

// Takes the decisions about these records out of `open`; what is left there at the end names
// records that no register has.
template <class Book>
std::vector<PairDecision> decisions_about(const Book& book, std::vector<Decision>& open) {
    std::vector<PairDecision> pairs;
    std::erase_if(open, [&](const Decision& decision) {
        const auto left = book.find(decision.left_key);
        const auto right = book.find(decision.right_key);
        if (!left || !right) return false;
        pairs.push_back({.sequence = decision.sequence,
                         .same = decision.verdict == Verdict::same,
                         .left = *left,
                         .right = *right});
        return true;
    });
    return pairs;
}

using ProfilePair = std::pair<std::uint32_t, std::uint32_t>;

// The pairs of profiles that a decision keeps apart.
template <class Profile>
std::vector<ProfilePair> different_profiles(const std::vector<PairDecision>& decisions,
                                            const std::vector<Profile>& profiles,
                                            const std::vector<RecordIndex>& first) {
    const auto place_of = [&](RecordIndex record) {
        return std::ranges::lower_bound(profiles, first[record], {}, &Profile::first);
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

using RowPairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

KnownMatches known_matches(const PersonRows& persons, const RowPairs& matches) {
    KnownMatches known;
    for (const auto& [left, right] : matches) {
        known.left.push_back(profile_of(persons, persons.rows[left]));
        known.right.push_back(profile_of(persons, persons.rows[right]));
    }
    return known;
}

// Profiles that are likely one become one cluster (LNK-10, LNK-13). `group`: by profile, its first.
template <class Profile>
void join_likely(Clustering& clustering, const std::vector<Profile>& profiles,
                 const std::vector<std::uint32_t>& group, const std::vector<LikelyPair>& joins) {
    std::vector<RecordIndex> first_of(clustering.first.size());
    std::iota(first_of.begin(), first_of.end(), RecordIndex{0});
    for (std::size_t i = 0; i < profiles.size(); ++i)
        first_of[profiles[i].first] = profiles[group[i]].first;
    for (RecordIndex& first : clustering.first)
        first = first_of[first];
    for (const LikelyPair& join : joins)
        clustering.joins.push_back({.record = profiles[join.right].first,
                                    .joined = profiles[join.left].first,
                                    .kind = "",
                                    .per_mille = join.per_mille});
}

std::vector<RecordIndex> records_reviewed(const std::vector<PersonProfile>& profiles,
                                          const std::vector<ReviewedPair>& review) {
    std::vector<RecordIndex> records;
    for (const ReviewedPair& each : review) {
        records.push_back(profiles[each.pair.left].first);
        records.push_back(profiles[each.pair.right].first);
    }
    return records;
}

// Records joined for sure, and what people decided of them.
struct Linking {
    std::vector<PairDecision> decisions;
    Clustering clustering;
};

Linking employers_by_codes(Connection& connection, const EmployerBook& book, std::vector<Decision>& open) {
    Linking linking{.decisions = decisions_about(book, open), .clustering = {}};
    linking.clustering = cluster(book.records().size(), employer_sharings(connection), linking.decisions);
    return linking;
}

Linking persons_by_numbers(const PersonBook& book, const PersonRows& persons, std::vector<Decision>& open) {
    Linking linking{.decisions = decisions_about(book, open), .clustering = {}};
    linking.clustering = cluster(book.records().size(), sure_sharings(persons), linking.decisions);
    return linking;
}

// Of two employers whom rows in force call by one code the earlier stands for it.
EmployersByCode employers_by_code(Connection& connection, const std::vector<RecordIndex>& first) {
    EmployersByCode employers;
    Rows rows = connection.query(
        "SELECT DISTINCT code, ordinal FROM (SELECT enterprise_code AS code, ordinal FROM employer_told "
        "UNION ALL SELECT si_unit_code, ordinal FROM employer_told) WHERE code IS NOT NULL");
    while (rows.next()) {
        const RecordIndex earliest = first[static_cast<std::size_t>(rows.integer(1))];
        const auto [at, added] = employers.emplace(rows.text(0), earliest);
        at->second = std::min(at->second, earliest);
    }
    return employers;
}

// LNK-13: whom they employ, as far as numbers tell, says which employers are one; where somebody works, as it
// stands then, says who he is.
// The pairs that were weighed are written down when all is found.
struct EmployersFound {
    std::vector<EmployerProfile> profiles;
    LikelyEmployers likely;
};

EmployersFound join_likely_employers(const std::vector<EmployerRow>& rows, Linking& employers,
                                     PersonRows& persons, const std::vector<RecordIndex>& person_first,
                                     unsigned threads) {
    auto known = std::async(std::launch::async, [&] {
        return known_employers(rows, employers.clustering.first, persons, person_first);
    });
    EmployersFound found{
        .profiles = make_employer_profiles(rows, employers.clustering.first, persons, person_first),
        .likely = {}};
    found.likely = find_likely_employers(
        found.profiles, known.get(),
        different_profiles(employers.decisions, found.profiles, employers.clustering.first), threads);
    join_likely(employers.clustering, found.profiles, found.likely.employer, found.likely.joins);
    for (PersonRow& row : persons.rows) {
        if (row.employer != PersonRow::no_employer) row.employer = employers.clustering.first[row.employer];
    }
    return found;
}

template <class Profile>
std::vector<RecordIndex> first_records(const std::vector<Profile>& profiles) {
    std::vector<RecordIndex> first;
    first.reserve(profiles.size());
    for (const Profile& profile : profiles)
        first.push_back(profile.first);
    return first;
}

struct PersonsFound {
    std::vector<PersonProfile> profiles;
    LikelyPersons likely;
};

PersonsFound join_likely_persons(Linking& linking, const PersonRows& persons, const RowPairs& matches,
                                 unsigned threads) {
    auto known = std::async(std::launch::async, [&] { return known_matches(persons, matches); });
    PersonsFound found{.profiles = make_profiles(persons, linking.clustering.first, threads), .likely = {}};
    found.likely = find_likely_persons(
        found.profiles, known.get(),
        different_profiles(linking.decisions, found.profiles, linking.clustering.first), threads);
    join_likely(linking.clustering, found.profiles, found.likely.person, found.likely.joins);
    return found;
}

std::vector<Doubt> doubts_of(const PersonsFound& found) {
    std::vector<Doubt> doubts;
    for (const LikelyPair& pair : found.likely.doubts)
        doubts.push_back({found.profiles[pair.left].first, found.profiles[pair.right].first, pair.per_mille});
    return doubts;
}

// Those of one id stand as their records do.
void write_persons_by_id(Connection& connection, const PersonBook& book,
                         const std::vector<RecordIndex>& first, std::span<const std::uint64_t> numbers) {
    std::vector<std::pair<std::uint64_t, RecordIndex>> by_id;
    for (const RecordIndex record : persons_in_force(book, first))
        by_id.emplace_back(numbers[record], record);
    sort_by_number(by_id, [](const auto& each) { return each.first; });
    std::vector<RecordIndex> persons;
    persons.reserve(by_id.size());
    for (const auto& [number, record] : by_id)
        persons.push_back(record);
    write_persons(connection, book, first, persons,
                  [&](RecordIndex record) { return entity_text(person_kind.letter, numbers[record]); });
}

void write_employers(Connection& connection, const EmployerBook& book, const Linking& employers,
                     const EmployersFound& found) {
    write_review(connection, employer_review, first_records(found.profiles), found.likely.weighed);
    write_clustering(connection, employer_kind, book.records(), entity_numbers(book.records()),
                     employers.clustering);
}

// Each kind by what is sure of it; then employers by their people, then persons by everything. What is not
// wanted at once goes on beside what follows.
void link_both(Connection& connection, std::vector<Decision>& open) {
    const auto threads = static_cast<unsigned>(
        std::max(connection.integer("SELECT current_setting('threads')"), std::int64_t{1}));
    std::future<PersonBook> read = PersonBook::read(connection);
    const EmployerBook employer_book(connection);
    Linking employers = employers_by_codes(connection, employer_book, open);
    const EmployersByCode codes = employers_by_code(connection, employers.clustering.first);
    const PersonBook book = read.get();
    std::future<std::vector<std::uint64_t>> numbered =
        std::async(std::launch::async, [&] { return entity_numbers(book.records()); });
    PersonRows rows = make_person_rows(book, codes, threads);
    std::future<std::vector<EmployerRow>> employer_rows =
        std::async(std::launch::async, [&] { return read_employer_rows(connection); });
    constexpr std::size_t matches_enough = 200'000;
    std::future<RowPairs> matches =
        std::async(std::launch::async, [&] { return number_matches(rows, matches_enough); });
    Linking persons = persons_by_numbers(book, rows, open);
    const RowPairs known_pairs = matches.get();
    const EmployersFound found_employers =
        join_likely_employers(employer_rows.get(), employers, rows, persons.clustering.first, threads);
    std::future<void> employers_written = std::async(
        std::launch::async, [&] { write_employers(connection, employer_book, employers, found_employers); });
    const PersonsFound found = join_likely_persons(persons, rows, known_pairs, threads);

    // The large tables are written side by side, and what is small meanwhile.
    const std::vector<std::uint64_t> numbers = numbered.get();
    std::future<void> called = std::async(std::launch::async, [&] {
        write_persons_by_id(connection, book, persons.clustering.first, numbers);
    });
    std::future<void> joined = std::async(std::launch::async, [&] {
        write_clustering(connection, person_kind, book.records(), numbers, persons.clustering);
    });
    write_review(connection, person_review, first_records(found.profiles), found.likely.review);
    write_records_shown(connection, book, records_reviewed(found.profiles, found.likely.review));
    employers_written.get();
    connection.run(builtin_file("flow/linkage/entities.sql"));
    write_doubts(connection, doubts_of(found), persons.clustering.first, numbers);
    for (const Linking* linking : {&employers, &persons})
        write_contradicted(connection, linking->clustering);
    called.get();
    joined.get();
}

// LNK-9: each record gets the id that the file tells; a record without one, or with two, refuses the file.
void take_kind(Connection& connection, const Kind& kind, const std::filesystem::path& file) {
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

void write_arrived(Connection& connection, const PersonBook& book) {
    RowStream rows(connection,
                   {{"record_key", ColumnType::text},
                    {"in_force", ColumnType::boolean},
                    {"ordinal", ColumnType::integer}},
                   [](const std::string& told) {
                       return "CREATE TEMP TABLE person_arrived AS SELECT * REPLACE (ordinal::INTEGER AS "
                              "ordinal) FROM " +
                              told;
                   });
    for (RecordIndex ordinal = 0; ordinal < book.records().size(); ++ordinal) {
        rows.text(book.records()[ordinal].key);
        rows.boolean(book.records()[ordinal].in_force);
        rows.integer(ordinal);
        rows.end_row();
    }
    rows.close();
}

void write_given_persons(Connection& connection, const PersonBook& book) {
    std::vector<RecordIndex> first;
    std::vector<std::string> ids;
    Rows given = connection.query("SELECT first, id FROM linkage.person_record ORDER BY ordinal");
    while (given.next()) {
        first.push_back(static_cast<RecordIndex>(given.integer(0)));
        ids.emplace_back(given.text(1));
    }
    std::vector<RecordIndex> persons = persons_in_force(book, first);
    std::ranges::stable_sort(persons, {},
                             [&](RecordIndex record) -> const std::string& { return ids[record]; });
    write_persons(connection, book, first, persons, [&](RecordIndex record) { return ids[record]; });
}

// LNK-8: two officers who contradict each other about a pair leave a link that somebody has to look at.
// LNK-11: so do two persons who are not unlikely one.
void write_contradictions(Connection& connection, const std::vector<Decision>& decisions) {
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
    connection.run(builtin_file("flow/linkage/tables.sql"));
    const std::vector<Decision> latest = latest_per_pair(decisions);
    std::vector<Decision> open = latest;
    link_both(connection, open);
    for (const Decision& decision : open)
        add_unapplied(connection, decision.sequence, "unknown_record");
    write_contradictions(connection, latest);
    connection.run(builtin_file("flow/linkage/review.sql"));
}

void take_entities(Connection& connection, const std::filesystem::path& file) {
    read_given_entities(connection, file);
    connection.run(builtin_file("flow/linkage/records.sql"));
    connection.run(builtin_file("flow/linkage/tables.sql"));
    const PersonBook book(connection);
    write_arrived(connection, book);
    take_kind(connection, person_kind, file);
    take_kind(connection, employer_kind, file);
    connection.run(builtin_file("flow/linkage/entities.sql"));
    write_given_persons(connection, book);
    write_records_shown(connection, book, {});
    connection.run(builtin_file("flow/linkage/review.sql"));
}

void require_pair(Connection& connection, const std::string& left_key, const std::string& right_key) {
    const auto known = [&](const Kind& kind, const std::string& key) {
        return connection.integer(
                   "SELECT count(*) FROM linkage." + kind.name + "_record WHERE record_key = ?", {key}) == 1;
    };
    const bool left_is_employer = known(employer_kind, left_key);
    const Kind& kind = left_is_employer ? employer_kind : person_kind;
    if (!left_is_employer && !known(person_kind, left_key)) {
        throw Failure(fault::record_key_unknown, {{"key", left_key}});
    }
    if (left_key == right_key || !known(kind, right_key)) {
        throw Failure(fault::record_key_unknown, {{"key", right_key}});
    }
}

}  // namespace baophu::linkage
