#include "flow/coverage/dossier_tables.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/warehouse/row_stream.h"

namespace baophu::coverage {
namespace {

using warehouse::ColumnType;
using warehouse::Connection;
using warehouse::RowColumn;
using warehouse::RowStream;

template <class Texts>
std::vector<std::string> copied(const Texts& texts) {
    return {texts.begin(), texts.end()};
}

// In this order the judgements on a person are told: the voluntary scheme is asked of who is not subject.
constexpr std::array<Scheme, 3> schemes{Scheme::compulsory, Scheme::unemployment, Scheme::voluntary};

std::vector<std::string> scheme_words() {
    std::vector<std::string> words;
    for (const Scheme scheme : schemes)
        words.emplace_back(to_word(scheme));
    return words;
}

std::vector<std::string> reason_words() {
    std::vector<std::string> words;
    for (const Reason& reason : reasons)
        words.emplace_back(reason.name);
    return words;
}

RowColumn words_of(std::string name, std::vector<std::string> words) {
    return {.name = std::move(name), .type = ColumnType::text, .words = std::move(words)};
}

template <class Enumeration>
std::size_t place(Enumeration value) {
    return static_cast<std::size_t>(value);
}

void put_number(RowStream& rows, std::uint32_t number) {
    number == untold ? rows.null() : rows.integer(number);
}
void put_word_or_null(RowStream& rows, const Words& words, Word word) {
    word == untold ? rows.null() : rows.lasting_text(words.text(word));
}
void put_day(RowStream& rows, std::int32_t day) {
    day == no_date ? rows.null() : rows.day(day);
}

class DossierWriter {
public:
    DossierWriter(Connection& connection, const DossierBook& book, const Answers& answers)
        : words_(book.words()),
          shown_(RowStream::into(connection, "coverage.shown",
                                 {{"person", ColumnType::integer},
                                  words_of("register", copied(register_words)),
                                  words_of("kind", copied(kind_words)),
                                  {"employer", ColumnType::integer},
                                  {"unit_code", ColumnType::text},
                                  {"starts", ColumnType::date},
                                  {"ends", ColumnType::date},
                                  {"pay", ColumnType::integer},
                                  {"source_row", ColumnType::integer}})),
          verdicts_(RowStream::into(connection, "coverage.person_verdict",
                                    {{"person", ColumnType::integer},
                                     words_of("scheme", scheme_words()),
                                     words_of("verdict", copied(verdict_words)),
                                     words_of("rule", answers.rules()),
                                     {"eligible", ColumnType::boolean},
                                     {"participating", ColumnType::boolean},
                                     words_of("reason", reason_words()),
                                     words_of("certainty", copied(certainty_words)),
                                     {"employer", ColumnType::integer},
                                     {"unit_code", ColumnType::text},
                                     words_of("register", copied(register_words)),
                                     {"source_row", ColumnType::integer},
                                     {"on_tax_list", ColumnType::boolean},
                                     {"last_participated", ColumnType::date}})),
          residences_(RowStream::into(connection, "serving.residence",
                                      {{"person", ColumnType::integer}, {"commune", ColumnType::text}})) {}

    void put(const Dossier& person) {
        for (const Shown& shown : person.shown) {
            shown_.integer(person.person);
            shown_.word(place(shown.by));
            shown_.word(place(shown.kind));
            put_number(shown_, shown.employer);
            put_word_or_null(shown_, words_, shown.unit);
            put_day(shown_, shown.starts);
            put_day(shown_, shown.ends);
            shown_.integer(shown.pay);
            shown_.integer(shown.source_row);
            shown_.end_row();
        }
    }

    void put(PersonIndex person, const PersonVerdict& verdict) {
        verdicts_.integer(person);
        verdicts_.word(
            static_cast<std::size_t>(std::ranges::find(schemes, verdict.scheme) - schemes.begin()));
        verdicts_.word(place(verdict.answer.verdict));
        verdicts_.word(verdict.answer.rule);
        verdicts_.boolean(verdict.eligible);
        verdicts_.boolean(verdict.participating);
        verdict.reason ? verdicts_.word(*verdict.reason) : verdicts_.null();
        verdicts_.word(place(verdict.certainty));
        put_number(verdicts_, verdict.employer);
        verdicts_.lasting_text(words_.text(verdict.unit));
        verdicts_.word(place(verdict.settled_by));
        verdicts_.integer(verdict.source_row);
        verdicts_.boolean(verdict.on_tax_list);
        put_day(verdicts_, verdict.last_participated);
        verdicts_.end_row();
        if (!verdict.eligible || verdict.commune == untold) return;
        residences_.integer(person);
        residences_.lasting_text(words_.text(verdict.commune));
        residences_.end_row();
    }

    void close() {
        shown_.close();
        verdicts_.close();
        residences_.close();
    }

private:
    const Words& words_;
    RowStream shown_;
    RowStream verdicts_;
    RowStream residences_;
};

}  // namespace

void create_words(Connection& connection, const Answers& answers) {
    const auto create = [&](const std::string& name, const std::vector<std::string>& words) {
        connection.run("CREATE TYPE coverage." + name + " AS ENUM " + warehouse::sql_tuple(words));
    };
    create("register_name", copied(register_words));
    create("kind_name", copied(kind_words));
    create("rule_name", answers.rules());
    create("verdict_name", copied(verdict_words));
    create("scheme_name", scheme_words());
    create("reason_name", reason_words());
    create("certainty_name", copied(certainty_words));
}

void write_stays(Connection& connection, const DossierBook& book) {
    const Words& words = book.words();
    RowStream rows = RowStream::into(connection, "coverage.stay",
                                     {{"person", ColumnType::integer},
                                      {"employer", ColumnType::integer},
                                      {"unit_code", ColumnType::text},
                                      {"months", ColumnType::integer},
                                      {"unemployment_months", ColumnType::integer},
                                      {"first_row", ColumnType::integer},
                                      {"last_row", ColumnType::integer},
                                      {"movement", ColumnType::text}});
    for (const PersonIndex person : book.persons()) {
        for (const Stay& stay : book.stays(person)) {
            rows.integer(stay.person);
            rows.integer(stay.employer);
            put_word_or_null(rows, words, stay.unit);
            rows.integer(static_cast<std::int64_t>(stay.months));
            rows.integer(static_cast<std::int64_t>(stay.unemployment_months));
            rows.integer(source_row_of(stay.first));
            rows.integer(source_row_of(stay.last));
            rows.lasting_text(words.text(stay.movement));
            rows.end_row();
        }
    }
    rows.close();
}

void write_dossiers(Connection& connection, const DossierBook& book, const MonthJudged& month) {
    DossierWriter writer(connection, book, month.answers);
    std::vector<std::pair<PersonIndex, PersonVerdict>> voluntary;
    std::vector<Shown> shown;
    for (const PersonIndex person : book.persons()) {
        const Dossier found = book.of(person, shown);
        const Verdicts verdicts = judge_person(found, month);
        writer.put(found);
        if (verdicts.compulsory) writer.put(person, *verdicts.compulsory);
        if (verdicts.unemployment) writer.put(person, *verdicts.unemployment);
        if (verdicts.voluntary) voluntary.emplace_back(person, *verdicts.voluntary);
    }
    for (const auto& [person, verdict] : voluntary)
        writer.put(person, verdict);
    writer.close();
}

}  // namespace baophu::coverage
