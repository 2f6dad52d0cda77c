#include "flow/coverage/rules.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/base/days.h"
#include "core/law/eligibility.h"

namespace baophu::coverage {
namespace {

using warehouse::Appender;
using warehouse::Connection;

PersonFacts standing(Standing standing) {
    return {.standing = standing};
}

PersonFacts contract(int months) {
    return {.standing = Standing::contract, .contract_months = months};
}

// Of a contract the rows of the table of persons ask for the length; the shortest and a long one stand for
// all that a register leaves open.
constexpr int long_contract = 12;

struct Kind {
    std::string_view name;
    std::vector<PersonFacts> may_be;  // The surest first: its rule is cited.
};

std::vector<Kind> kinds() {
    return {
        {"contract_indefinite", {{.standing = Standing::contract, .without_term = true}}},
        {"contract_3_months", {contract(3), contract(long_contract)}},
        {"contract_1_to_3_months", {contract(1)}},
        {"contract_under_1_month", {contract(0)}},
        {"contract_seasonal", {contract(3), contract(1), contract(0)}},
        {"contract_seasonal_insured", {contract(3), contract(1)}},  // The SI office took it.
        {"short_or_no_contract", {contract(1), contract(0), standing(Standing::self_employed)}},
        {"public_employee", {standing(Standing::public_employee)}},
        {"civil_servant", {standing(Standing::cadre_civil_servant_forces)}},
        {"paid_manager", {standing(Standing::paid_manager)}},
        {"unpaid_manager", {standing(Standing::unpaid_manager)}},
        {"commune_part_time", {standing(Standing::commune_official_part_time)}},
        {"household_owner_declaration", {standing(Standing::household_owner_declaration)}},
        {"household_owner_other", {standing(Standing::household_owner_other)}},
        {"household_owner",
         {standing(Standing::household_owner_declaration), standing(Standing::household_owner_other)}},
        {"military", {standing(Standing::cadre_civil_servant_forces), standing(Standing::standing_militia)}},
        {"domestic_worker", {standing(Standing::domestic_worker)}},
        {"wage_worker", {contract(3), contract(1), contract(0), standing(Standing::domestic_worker)}},
        {"self_employed", {standing(Standing::self_employed)}},
    };
}

struct Age {
    std::string_view name;
    int years;  // Far enough from every limit; 0: not known.
};

constexpr std::array<Age, 4> ages{{{"child", 10}, {"working", 30}, {"retired", 75}, {"unknown", 0}}};

Eligibility no_answer() {
    return {.verdict = Verdict::unknown,
            .rule = "",
            .matrix_row = 0,
            .law = "",
            .article = "",
            .confidence = Confidence::unsure,
            .citations = {}};
}

// Where the law is silent or a figure is not known, there is no answer, which is not a "no".
Eligibility asked(const Law& law, const PersonFacts& person, Scheme scheme, const Date& day) {
    const Result<Eligibility> found =
        unless_law_is_silent([&] { return eligibility(law, person, scheme, day); });
    return found ? *found : no_answer();
}

Eligibility common_answer(const Law& law, const Kind& kind, const PersonFacts& known, Scheme scheme,
                          const Date& day) {
    Eligibility first{};
    bool is_first = true;
    for (PersonFacts person : kind.may_be) {
        person.receives_pension = known.receives_pension;
        person.foreigner = known.foreigner;
        person.birth = known.birth;
        person.sex = known.sex;
        const Eligibility found = asked(law, person, scheme, day);
        if (is_first) {
            first = found;
        } else if (found.verdict != first.verdict) {
            return no_answer();
        }
        is_first = false;
    }
    return first;
}

std::string_view word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::subject:
            return "subject";
        case Verdict::not_subject:
            return "not_subject";
        case Verdict::may_join:
            return "may_join";
        case Verdict::may_not_join:
            return "may_not_join";
        default:
            return "unknown";
    }
}

struct Row {
    Scheme scheme;
    std::string_view kind;
    bool receives_pension;
    bool is_foreign;
    std::string_view age;
};

void append(Appender& table, const Row& row, const Eligibility& answer) {
    table.text(to_word(row.scheme));
    table.text(row.kind);
    table.boolean(row.receives_pension);
    table.boolean(row.is_foreign);
    table.text(row.age);
    table.text(word_of(answer.verdict));
    table.text(answer.rule);
    table.integer(answer.matrix_row);
    table.text(answer.law);
    table.text(answer.article);
    table.text(to_word(answer.confidence));
    table.end_row();
}

void append_kind(Appender& table, const Law& law, const Kind& kind, const Date& day) {
    for (const Scheme scheme : all_schemes) {
        for (const Age& age : ages) {
            for (const bool pension : {false, true}) {
                for (const bool foreign : {false, true}) {
                    PersonFacts known{.foreigner = foreign, .receives_pension = pension};
                    if (age.years > 0) known.birth = Date::of(day.year() - age.years, 1, 1);
                    if (age.years > 0) known.sex = Sex::male;
                    append(table,
                           {.scheme = scheme,
                            .kind = kind.name,
                            .receives_pension = pension,
                            .is_foreign = foreign,
                            .age = age.name},
                           common_answer(law, kind, known, scheme, day));
                }
            }
        }
    }
}

// The latest birth date with which the age is reached on `day`. `reached` of an earlier birth is
// true when it is of a later one.
template <class Reached>
Date latest_birth(const Date& day, Reached reached) {
    int yes = 27'500;  // 75 years, in days.
    int no = 0;
    while (yes - no > 1) {
        const int middle = no + (yes - no) / 2;
        (reached(plus_days(day, -middle)) ? yes : no) = middle;
    }
    return plus_days(day, -yes);
}

}  // namespace

void write_rules(Connection& connection, const Law& law, const Date& day) {
    connection.run(
        "CREATE TABLE coverage.rule(scheme VARCHAR, kind VARCHAR, receives_pension BOOLEAN, is_foreign "
        "BOOLEAN, "
        "age VARCHAR, verdict VARCHAR, rule VARCHAR, matrix_row BIGINT, law VARCHAR, article VARCHAR, "
        "confidence VARCHAR)");
    Appender table = connection.appender("coverage", "rule");
    for (const Kind& kind : kinds())
        append_kind(table, law, kind, day);
    table.close();
}

void set_birth_dates(Connection& connection, const Law& law, const Date& day) {
    const auto set = [&](std::string_view name, const Result<Date>& birth) {
        connection.set_variable(name, birth ? warehouse::Value(*birth) : warehouse::Value());
    };
    const auto retired = [&](Sex sex) {
        return unless_law_is_silent([&] {
            return latest_birth(day, [&](const Date& birth) {
                LawReader reader = law.on(day);
                return has_reached_retirement_age(reader, law.parameters, birth, sex);
            });
        });
    };
    set("retired_men", retired(Sex::male));
    set("retired_women", retired(Sex::female));
    set("age_of_joining", unless_law_is_silent([&] {
            LawReader reader = law.on(day);
            const int months = reader.whole("voluntary.age_min") * 12;
            return latest_birth(day, [&](const Date& birth) { return months_of_age(birth, day) >= months; });
        }));
}

}  // namespace baophu::coverage
