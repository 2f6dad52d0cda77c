// Questions whose answers are persons: each takes an AccessContext and is logged before the
// answer leaves.
#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/identifiers/person_number.h"
#include "core/warehouse/points.h"
#include "flow/coverage/absent.h"
#include "flow/coverage/absent_wish.h"
#include "flow/coverage/case_reach.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;
using warehouse::Value;

constexpr std::int64_t rows_per_delivery = 1'000'000'000;  // As in evidence.sql.
constexpr int months_kept = 60;

// " = 'it''s'". Texts that rows are sought by are written out, so that DuckDB passes over the blocks that
// cannot hold them; one with a byte 0, which cannot be written, is no id and no code.
std::string is_text(const std::string& text) {
    return text.find('\0') == std::string::npos ? " = " + warehouse::sql_literal(text) : " IS NULL AND false";
}

// " = 17" of the employer with the id.
std::string is_employer(Connection& connection, const std::string& id) {
    Rows rows = connection.query("SELECT employer FROM linkage.employer WHERE employer_id" + is_text(id));
    return rows.next() ? " = " + std::to_string(rows.integer(0)) : " IS NULL AND false";
}

// "unit_code = '731'"; of a commune within a unit those who live there (COV-27).
std::string of_unit(Connection& connection, const std::string& code) {
    Rows rows = connection.query(
        "SELECT bool_or(unit_code = commune) FROM coverage.commune_unit WHERE commune_now = ?", {code});
    rows.next();
    if (rows.null(0)) return "unit_code" + is_text(code);
    const bool is_unit = rows.boolean(0);
    return (is_unit ? "unit_code" + is_text(code) + " OR " : "") + "commune" + is_text(code);
}

// " AND (unit_code = '731' OR commune = '26068')"
template <class Codes>
std::string in_any(Connection& connection, const Codes& units) {
    std::string either;
    for (const std::string& code : units)
        either += (either.empty() ? "" : " OR ") + of_unit(connection, code);
    return either.empty() ? " AND false" : " AND (" + either + ")";
}

// Over serving.absent.
Where where_absent(Connection& connection, const Filter& filter, const AccessContext& access) {
    Where where{.sql = "scheme" + is_text(std::string(to_word(filter.scheme))), .values = {}};
    if (filter.unit) where.sql += in_any(connection, std::array{*filter.unit});
    if (access.territory()) where.sql += in_any(connection, *access.territory());
    if (filter.employer) where.sql += " AND employer" + is_employer(connection, *filter.employer);
    if (const auto within = employers_in_reach(connection, access))
        where.sql += " AND employer IN " + *within;
    if (filter.reason) where.sql += " AND reason IN " + warehouse::sql_tuple(reasons_of(filter));
    require_certainty(filter);
    if (filter.certainty) where.sql += " AND certainty = " + warehouse::sql_literal(*filter.certainty);
    if (filter.block || filter.officer) {
        where.sql += " AND employer IN (SELECT employer FROM coverage.employer_trait WHERE true";
        if (filter.block) where.also("block = ?", *filter.block);
        if (filter.officer) where.also("collection_officer = ?", *filter.officer);
        where.sql += ")";
    }
    return where;
}

// A person by the number of his first record, by which all tables of the run name him: asking the views by
// his id would give every row its id first.
struct Found {
    std::int64_t person;
    std::string id;
    // Nothing of a person whose rows have all been superseded by lists without him.
    std::optional<std::string> full_name = std::nullopt;
    std::optional<std::string> person_number = std::nullopt;
    std::optional<Date> birth_date = std::nullopt;
    std::string sex = {};
};

// The person of the run of whom `condition` is true.
std::optional<Found> find_person(Connection& connection, const std::string& condition) {
    Rows rows = connection.query(
        "SELECT person, person_id, full_name, person_number, birth_date, sex FROM linkage.person WHERE " +
        condition);
    if (!rows.next()) return std::nullopt;
    return Found{.person = rows.integer(0),
                 .id = std::string(rows.text(1)),
                 .full_name = rows.maybe_text(2),
                 .person_number = rows.maybe_text(3),
                 .birth_date = rows.maybe_date(4),
                 .sex = rows.maybe_text(5).value_or("")};
}

// Where he lives, as the registers tell it.
std::string residence_of(Connection& connection, std::int64_t person) {
    Rows rows = connection.query("SELECT commune FROM serving.residence WHERE person = ?", {person});
    return rows.next() ? rows.maybe_text(0).value_or("") : std::string();
}

// The person to whom the record belongs of which `condition` is true.
std::optional<Found> find_by_record(Connection& connection, const std::string& condition,
                                    const std::string& value) {
    Rows rows = connection.query(
        "SELECT ordinal, id FROM linkage.person_record WHERE ordinal = "
        "(SELECT min(first) FROM linkage.person_record WHERE " +
            condition + ")",
        {value});
    if (!rows.next()) return std::nullopt;
    Found of_records{.person = rows.integer(0), .id = std::string(rows.text(1))};
    return find_person(connection, "person = " + std::to_string(of_records.person)).value_or(of_records);
}

// The person behind a person id, an alias or a record key.
std::optional<Found> resolve(Connection& connection, const std::string& asked) {
    // Keys have a slash; so may an id that was given (LNK-9).
    const bool may_be_key = asked.find('/') != std::string::npos;
    auto found = may_be_key ? find_by_record(connection, "record_key = ?", asked) : std::nullopt;
    if (!found) found = find_person(connection, "person_id" + is_text(asked));
    return found ? found : find_by_record(connection, "id = ?", asked);
}

// Employers by their numbers, each read once. Joined to the rows that name them, all of them would be read.
class Employers {
public:
    struct Called {
        std::string id;
        std::string name;
    };

    explicit Employers(Connection& connection) : connection_(connection) {}

    // Of nobody, where nothing is told, an empty id and name.
    const Called& at(const std::optional<std::int64_t>& employer) {
        static const Called nobody;
        return employer ? called_.at(*employer) : nobody;
    }

    // Has them at hand.
    void read(const std::vector<std::optional<std::int64_t>>& employers) {
        std::set<std::int64_t> wanted;
        for (const auto& employer : employers) {
            if (employer && called_.try_emplace(*employer).second) wanted.insert(*employer);
        }
        if (wanted.empty()) return;
        Rows rows = connection_.query(warehouse::sql_of_each(
            "SELECT employer, employer_id, coalesce(name, '') FROM linkage.employer WHERE employer = ",
            wanted));
        while (rows.next())
            called_[rows.integer(0)] = {.id = std::string(rows.text(1)), .name = std::string(rows.text(2))};
    }

private:
    Connection& connection_;
    std::map<std::int64_t, Called> called_;
};

// By which articles the rules stand that settled the judgements. Asked for apart from them: a join would
// gather all rules for one person.
void read_citations(Connection& connection, std::vector<Judgement>& judgements) {
    std::vector<std::string> rules;
    for (const Judgement& judgement : judgements)
        rules.push_back(judgement.rule);
    Rows rows = connection.query(
        "SELECT rule, any_value(matrix_row), any_value(law), any_value(article), min(confidence) "
        "FROM coverage.rule WHERE rule IN " +
        warehouse::sql_tuple(rules) + " GROUP BY rule");
    while (rows.next()) {
        for (Judgement& judgement : judgements) {
            if (judgement.rule != rows.text(0)) continue;
            judgement.matrix_row = rows.maybe_integer(1).value_or(0);
            judgement.law = rows.maybe_text(2).value_or("");
            judgement.article = rows.maybe_text(3).value_or("");
            judgement.confidence = rows.maybe_text(4).value_or("unsure");
        }
    }
}

std::vector<Judgement> read_judgements(Connection& connection, std::int64_t person, Employers& employers) {
    Rows rows = connection.query(
        "SELECT scheme, verdict, rule, register, eligible, participating, reason, certainty, unit_code, "
        "employer, last_participated FROM coverage.person_verdict WHERE person = ? ORDER BY scheme",
        {person});
    std::vector<Judgement> judgements;
    std::vector<std::optional<std::int64_t>> of;
    while (rows.next()) {
        of.push_back(rows.maybe_integer(9));
        judgements.push_back({.scheme = *parse_scheme(rows.text(0)),
                              .verdict = std::string(rows.text(1)),
                              .rule = std::string(rows.text(2)),
                              .matrix_row = 0,
                              .law = {},
                              .article = {},
                              .confidence = "unsure",
                              .settled_by = std::string(rows.text(3)),
                              .eligible = rows.boolean(4),
                              .participating = rows.boolean(5),
                              .reason = rows.maybe_text(6).value_or(""),
                              .certainty = std::string(rows.text(7)),
                              .unit_code = std::string(rows.text(8)),
                              .employer_id = {},
                              .employer_name = {},
                              .last_participated = rows.maybe_date(10)});
    }
    if (!judgements.empty()) read_citations(connection, judgements);
    employers.read(of);
    for (std::size_t i = 0; i < of.size(); ++i) {
        judgements[i].employer_id = employers.at(of[i]).id;
        judgements[i].employer_name = employers.at(of[i]).name;
    }
    return judgements;
}

// The rows behind a verdict. Each costs the opening of a file, and some stand behind several things.
class SourceRows {
public:
    explicit SourceRows(const RowReader& read_row) : read_row_(read_row) {}

    SourceRow at(std::int64_t packed) {
        const auto delivery = static_cast<std::size_t>(packed / rows_per_delivery);
        const std::int64_t row_number = packed % rows_per_delivery;
        auto found = read_.find(packed);
        if (found == read_.end()) found = read_.emplace(packed, read_row_(delivery, row_number)).first;
        return {.delivery = delivery,
                .row_number = row_number,
                .record_key = found->second.record_key,
                .repaired = found->second.repaired};
    }

private:
    const RowReader& read_row_;
    std::map<std::int64_t, intake::DeliveredRow> read_;
};

std::vector<Evidence> read_evidence(Connection& connection, std::int64_t person, Employers& employers,
                                    SourceRows& delivered) {
    std::vector<Evidence> found;
    std::vector<std::int64_t> source_rows;
    std::vector<std::optional<std::int64_t>> of;
    Rows rows = connection.query(
        "SELECT register, kind, employer, starts, ends, source_row FROM coverage.shown WHERE person = ? "
        "ORDER BY source_row, register",
        {person});
    while (rows.next()) {
        of.push_back(rows.maybe_integer(2));
        found.push_back({.shown_by = std::string(rows.text(0)),
                         .kind = std::string(rows.text(1)),
                         .employer_name = {},
                         .starts = rows.maybe_date(3),
                         .ends = rows.maybe_date(4),
                         .source = {}});
        source_rows.push_back(rows.integer(5));
    }
    employers.read(of);
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].employer_name = employers.at(of[i]).name;
        found[i].source = delivered.at(source_rows[i]);
    }
    return found;
}

std::vector<Date> months_of(std::int64_t mask, const Month& month) {
    std::vector<Date> months;
    for (int back = months_kept - 1; back >= 0; --back) {
        if ((mask >> back & 1) == 1) months.push_back(month.plus(-back).first_day());
    }
    return months;
}

std::vector<Participation> read_participation(Connection& connection, std::int64_t person, const Month& month,
                                              Employers& employers, SourceRows& delivered) {
    std::vector<Participation> found;
    std::vector<std::optional<std::int64_t>> of;
    std::vector<std::pair<std::int64_t, std::int64_t>> source_rows;
    Rows rows = connection.query(
        "SELECT employer, unit_code, months, movement, first_row, last_row FROM coverage.stay "
        "WHERE person = ? ORDER BY first_row, employer",
        {person});
    while (rows.next()) {
        of.push_back(rows.maybe_integer(0));
        found.push_back({.employer_name = {},
                         .unit_code = std::string(rows.text(1)),
                         .months = months_of(rows.integer(2), month),
                         .movement = std::string(rows.text(3)),
                         .first = {},
                         .last = {}});
        source_rows.emplace_back(rows.integer(4), rows.integer(5));
    }
    employers.read(of);
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].employer_name = employers.at(of[i]).name;
        found[i].first = delivered.at(source_rows[i].first);
        found[i].last = delivered.at(source_rows[i].second);
    }
    return found;
}

std::optional<int> maybe_int(const Rows& rows, std::size_t column) {
    const auto value = rows.maybe_integer(column);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

// The records of a person: their keys by their ordinals.
using KeysByOrdinal = std::map<std::int64_t, std::string>;

KeysByOrdinal read_record_keys(Connection& connection, std::int64_t person) {
    KeysByOrdinal keys;
    const std::vector<std::int32_t> ordinals =
        connection.integers("SELECT ordinal FROM serving.person_record WHERE person = ?", {person});
    if (ordinals.empty()) return keys;
    Rows rows = connection.query(warehouse::sql_of_each(
        "SELECT ordinal, record_key FROM linkage.person_record WHERE ordinal = ", ordinals));
    while (rows.next())
        keys.emplace(rows.integer(0), rows.text(1));
    return keys;
}

// Both records of a join are the person's.
std::vector<JoinStep> read_joins(Connection& connection, const KeysByOrdinal& keys) {
    std::vector<JoinStep> joins;
    if (keys.empty()) return joins;
    Rows rows = connection.query(warehouse::sql_of_each(
        "SELECT record, joined, rule, kind, decision, per_mille FROM linkage.person_join WHERE record = ",
        std::views::keys(keys)));
    while (rows.next()) {
        const auto joined = keys.find(rows.integer(1));
        if (joined == keys.end()) continue;
        joins.push_back({.record_key = keys.at(rows.integer(0)),
                         .joined_key = joined->second,
                         .rule = std::string(rows.text(2)),
                         .kind = rows.maybe_text(3).value_or(""),
                         .decision = rows.maybe_integer(4),
                         .per_mille = maybe_int(rows, 5)});
    }
    std::ranges::sort(joins, {}, [](const JoinStep& join) {
        return std::tie(join.record_key, join.joined_key, join.rule, join.kind, join.decision,
                        join.per_mille);
    });
    return joins;
}

bool covered(Connection& connection, const AccessContext& access, std::int64_t person,
             const std::vector<Judgement>& judgements) {
    const bool there =
        !access.territory() || std::ranges::any_of(judgements, [&](const Judgement& judgement) {
            return access.covers(judgement.unit_code);
        });
    return there && in_reach(connection, access, person);
}

// Of persons whom the reader may see: that somebody else exists is not told.
std::vector<Doubt> read_doubts(Connection& connection, const AccessContext& access,
                               const std::string& person_id, Employers& employers) {
    std::vector<Doubt> doubts;
    Rows rows =
        connection.query("SELECT other_id, decision, per_mille FROM linkage.person_doubt WHERE person_id" +
                         is_text(person_id) + " ORDER BY per_mille DESC, decision, other_id");
    while (rows.next()) {
        const std::string other(rows.text(0));
        const auto found = find_person(connection, "person_id" + is_text(other));
        if (found &&
            covered(connection, access, found->person, read_judgements(connection, found->person, employers)))
            doubts.push_back(
                {.other_id = other, .decision = rows.maybe_integer(1), .per_mille = maybe_int(rows, 2)});
    }
    return doubts;
}

struct PlacesOfPage {
    std::int64_t first;
    std::int64_t last;
};

// Where a page begins and ends, so that names are read for its rows alone. Nothing behind the last row.
std::optional<PlacesOfPage> places_of(Connection& connection, const Where& where, const Part& part) {
    std::vector<Value> values = where.values;
    values.emplace_back(part.limit);
    values.emplace_back(part.offset);
    Rows rows =
        connection.query("SELECT min(place), max(place) FROM (SELECT place FROM serving.absent WHERE " +
                             where.sql + " ORDER BY place LIMIT ? OFFSET ?)",
                         values);
    rows.next();
    if (rows.null(0)) return std::nullopt;
    return PlacesOfPage{.first = rows.integer(0), .last = rows.integer(1)};
}

constexpr std::string_view told_columns =
    "person_id, full_name, person_number, unit_code, coalesce(employer_id, ''), employer_name, reason, "
    "certainty, last_participated, coalesce(commune, '')";

std::vector<AbsentPerson> told(Rows rows) {
    std::vector<AbsentPerson> persons;
    while (rows.next()) {
        persons.push_back({.person_id = rows.maybe_text(0).value_or(""),
                           .full_name = rows.maybe_text(1).value_or(""),
                           .masked_number = masked_number(rows.maybe_text(2)),
                           .unit_code = std::string(rows.text(3)),
                           .commune = std::string(rows.text(9)),
                           .employer_id = std::string(rows.text(4)),
                           .employer_name = rows.maybe_text(5).value_or(""),
                           .reason = std::string(rows.text(6)),
                           .certainty = std::string(rows.text(7)),
                           .last_participated = rows.maybe_date(8)});
    }
    return persons;
}

// ---- As somebody wishes (absent_wish.h) ---------------------------------------------------------

constexpr std::string_view absent_with_order = "serving.absent JOIN serving.absent_order USING (place)";

void hold(Where& where, const std::string& text, const std::vector<std::string>& words) {
    for (const std::string& word : words)
        where.also("contains(" + text + ", ?)", word);
}

void among(Where& where, const std::string& column, const std::optional<std::vector<std::string>>& values) {
    if (!values) return;
    where.sql +=
        values->empty() ? " AND false" : " AND " + column + "::VARCHAR IN " + warehouse::sql_tuple(*values);
}

// Whether anybody is left out by it.
bool narrow(Where& where, const AbsentWish& wish) {
    const std::string before = where.sql;
    hold(where, "folded_name", wish.name);
    hold(where, "folded_employer", wish.employer);
    hold(where, "strftime(last_participated, '%m/%Y')", wish.last_participated);
    among(where, "unit_code", wish.units);
    among(where, "reason", wish.reasons);
    among(where, "certainty", wish.certainties);
    return where.sql != before;
}

std::string ordered_by(const AbsentWish& wish) {
    switch (wish.order) {
        case AbsentColumn::name:
            return "by_name";
        case AbsentColumn::unit:
            return "list_position(" + warehouse::sql_list(wish.unit_order) + ", unit_code)";
        case AbsentColumn::employer:
            return "by_employer";
        case AbsentColumn::reason:
            return "reason";
        case AbsentColumn::certainty:
            return "certainty";
        case AbsentColumn::last_participated:
            return "last_participated";
        default:
            return "place";
    }
}

// The places of the page first, so that names are read for its rows alone.
std::vector<AbsentPerson> read_wished(Connection& connection, const Where& where, const AbsentWish& wish,
                                      const Part& part) {
    const std::string order =
        " ORDER BY " + ordered_by(wish) + (wish.descending ? " DESC" : "") + " NULLS LAST, place";
    std::vector<Value> values = where.values;
    values.emplace_back(part.limit);
    values.emplace_back(part.offset);
    const std::string from = " FROM " + std::string(absent_with_order) + " WHERE ";
    return told(connection.query("SELECT " + std::string(told_columns) + from + "place IN (SELECT place" +
                                     from + where.sql + order + " LIMIT ? OFFSET ?)" + order,
                                 values));
}

}  // namespace

std::vector<AbsentPerson> read_absent(Connection& connection, const AccessContext& access,
                                      const Filter& filter, const std::optional<Part>& part) {
    Where where = where_absent(connection, filter, access);
    if (part) {
        const std::optional<PlacesOfPage> page = places_of(connection, where, *part);
        if (!page) return {};
        where.also("place >= ?", page->first);
        where.also("place <= ?", page->last);
    }
    return told(connection.query(
        "SELECT " + std::string(told_columns) + " FROM serving.absent WHERE " + where.sql + " ORDER BY place",
        where.values));
}

std::vector<AbsentPerson> absent_persons(Connection& connection, const AccessContext& access,
                                         const Filter& filter, std::int64_t limit) {
    std::vector<AbsentPerson> persons = read_absent(connection, access, filter, Part{.limit = limit});
    access.record("coverage.list", std::ssize(persons));
    return persons;
}

AbsentPage absent_page(Connection& connection, const AccessContext& access, const Filter& filter,
                       const Part& part, const AbsentWish& wish) {
    Where where = where_absent(connection, filter, access);
    const bool as_it_stands = !narrow(where, wish) && wish.order == AbsentColumn::as_listed;
    const std::string from = as_it_stands ? "serving.absent" : std::string(absent_with_order);
    Rows counted = connection.query("SELECT count(*) FROM " + from + " WHERE " + where.sql, where.values);
    counted.next();
    AbsentPage page{.persons = as_it_stands ? read_absent(connection, access, filter, part)
                                            : read_wished(connection, where, wish, part),
                    .count = counted.integer(0)};
    access.record("coverage.list", std::ssize(page.persons));
    return page;
}

AbsentPage absent_page(Connection& connection, const AccessContext& access, const Filter& filter,
                       const Part& part) {
    return absent_page(connection, access, filter, part, AbsentWish());
}

Explanation explain(Connection& connection, const AccessContext& access, std::string_view id,
                    const RowReader& read_row) {
    const std::string asked(id);
    const std::optional<Found> found = resolve(connection, asked);
    Explanation explanation{.basis = basis(connection)};
    Employers employers(connection);
    if (found) explanation.judgements = read_judgements(connection, found->person, employers);
    const bool told = found && covered(connection, access, found->person, explanation.judgements);
    access.record("explain " + asked, told ? 1 : 0);
    if (!told) throw Failure(fault::entity_unknown, {{"id", asked}});

    explanation.person_id = found->id;
    explanation.full_name = found->full_name.value_or("");
    explanation.masked_number = masked_number(found->person_number);
    if (found->birth_date) explanation.birth_year = found->birth_date->year();
    explanation.sex = found->sex;
    explanation.commune = residence_of(connection, found->person);
    SourceRows delivered(read_row);
    explanation.evidence = read_evidence(connection, found->person, employers, delivered);
    explanation.participation =
        read_participation(connection, found->person, explanation.basis.month, employers, delivered);
    const KeysByOrdinal keys = read_record_keys(connection, found->person);
    for (const auto& [ordinal, key] : keys)
        explanation.record_keys.push_back(key);
    std::ranges::sort(explanation.record_keys);
    explanation.joins = read_joins(connection, keys);
    explanation.doubts = read_doubts(connection, access, found->id, employers);
    return explanation;
}

}  // namespace baophu::coverage
