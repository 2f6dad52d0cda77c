#include "flow/coverage/rules.h"

#include <iterator>
#include <set>
#include <utility>

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

// Of each kind the persons whom it may stand for. The surest first: its rule is cited.
std::vector<PersonFacts> may_be(Kind kind) {
    switch (kind) {
        case Kind::contract_indefinite:
            return {{.standing = Standing::contract, .without_term = true}};
        case Kind::contract_3_months:
            return {contract(3), contract(long_contract)};
        case Kind::contract_1_to_3_months:
            return {contract(1)};
        case Kind::contract_under_1_month:
            return {contract(0)};
        case Kind::contract_seasonal:
            return {contract(3), contract(1), contract(0)};
        case Kind::contract_seasonal_insured:
            return {contract(3), contract(1)};  // The SI office took it.
        case Kind::short_or_no_contract:
            return {contract(1), contract(0), standing(Standing::self_employed)};
        case Kind::public_employee:
            return {standing(Standing::public_employee)};
        case Kind::civil_servant:
            return {standing(Standing::cadre_civil_servant_forces)};
        case Kind::paid_manager:
            return {standing(Standing::paid_manager)};
        case Kind::unpaid_manager:
            return {standing(Standing::unpaid_manager)};
        case Kind::commune_part_time:
            return {standing(Standing::commune_official_part_time)};
        case Kind::household_owner_declaration:
            return {standing(Standing::household_owner_declaration)};
        case Kind::household_owner_other:
            return {standing(Standing::household_owner_other)};
        case Kind::household_owner:
            return {standing(Standing::household_owner_declaration),
                    standing(Standing::household_owner_other)};
        case Kind::military:
            return {standing(Standing::cadre_civil_servant_forces), standing(Standing::standing_militia)};
        case Kind::domestic_worker:
            return {standing(Standing::domestic_worker)};
        case Kind::wage_worker:
            return {contract(3), contract(1), contract(0), standing(Standing::domestic_worker)};
        case Kind::self_employed:
            return {standing(Standing::self_employed)};
    }
    return {};
}

// An age for each of Age, far enough from every limit; 0: not known.
constexpr std::array<int, age_words.size()> years_old{10, 30, 75, 0};

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

Eligibility common_answer(const Law& law, Kind kind, const PersonFacts& known, Scheme scheme,
                          const Date& day) {
    Eligibility first{};
    bool is_first = true;
    for (PersonFacts person : may_be(kind)) {
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

void append(Appender& table, Scheme scheme, Kind kind, const StandingInLaw& standing,
            const Eligibility& answer) {
    table.text(to_word(scheme));
    table.text(kind_words[static_cast<std::size_t>(kind)]);
    table.boolean(standing.receives_pension);
    table.boolean(standing.is_foreign);
    table.text(age_words[static_cast<std::size_t>(standing.age)]);
    table.text(verdict_words[static_cast<std::size_t>(answer.verdict)]);
    table.text(answer.rule);
    table.integer(answer.matrix_row);
    table.text(answer.law);
    table.text(answer.article);
    table.text(to_word(answer.confidence));
    table.end_row();
}

PersonFacts asked_of(const StandingInLaw& standing, const Date& day) {
    PersonFacts known{.foreigner = standing.is_foreign, .receives_pension = standing.receives_pension};
    const int years = years_old[static_cast<std::size_t>(standing.age)];
    if (years > 0) known.birth = Date::of(day.year() - years, 1, 1);
    if (years > 0) known.sex = Sex::male;
    return known;
}

template <class Take>
void each_question(Take take) {
    for (std::size_t kind = 0; kind < kind_words.size(); ++kind)
        for (const Scheme scheme : all_schemes)
            for (std::size_t age = 0; age < age_words.size(); ++age)
                for (const bool pension : {false, true})
                    for (const bool foreign : {false, true})
                        take(scheme, static_cast<Kind>(kind),
                             StandingInLaw{.age = static_cast<Age>(age),
                                           .receives_pension = pension,
                                           .is_foreign = foreign});
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

std::optional<Kind> contract_kind(std::string_view contract_type) {
    if (contract_type == "indefinite") return Kind::contract_indefinite;
    if (contract_type == "fixed" || contract_type.empty()) return Kind::contract_3_months;
    if (contract_type == "seasonal") return Kind::contract_seasonal;
    if (contract_type == "public_employee") return Kind::public_employee;
    if (contract_type == "civil_servant") return Kind::civil_servant;
    if (contract_type == "manager") return Kind::paid_manager;
    if (contract_type == "commune_part_time") return Kind::commune_part_time;
    return std::nullopt;
}

// ---- Answers ----------------------------------------------------------------------------------

class LawOfMonth {
public:
    LawOfMonth(const Law& law, const Date& day) : law_(law), day_(day) {}

    Answers written(Connection& connection) {
        Appender table = connection.appender("coverage", "rule");
        each_question([&](Scheme scheme, Kind kind, const StandingInLaw& standing) {
            const Eligibility answer = common_answer(law_, kind, asked_of(standing, day_), scheme, day_);
            append(table, scheme, kind, standing, answer);
            found_.push_back({Answers::place(scheme, kind, standing), answer.verdict, answer.rule});
        });
        table.close();
        return numbered();
    }

private:
    struct Found {
        std::size_t place;
        Verdict verdict;
        std::string rule;
    };

    // Rules by their places among all.
    Answers numbered() const {
        const std::string insured = "voluntary.compulsorily_insured";
        std::set<std::string> rules{"", insured};
        for (const Found& found : found_)
            rules.insert(found.rule);
        Answers answers;
        answers.rules_.assign(rules.begin(), rules.end());
        const auto place_of = [&](const std::string& rule) {
            return static_cast<std::uint8_t>(std::distance(rules.begin(), rules.find(rule)));
        };
        for (const Found& found : found_)
            answers.answers_[found.place] = {.verdict = found.verdict, .rule = place_of(found.rule)};
        answers.insured_ = {.verdict = Verdict::may_not_join, .rule = place_of(insured)};
        return answers;
    }

    const Law& law_;
    Date day_;
    std::vector<Found> found_;
};

Answers write_rules(Connection& connection, const Law& law, const Date& day) {
    connection.run(
        "CREATE TABLE coverage.rule(scheme VARCHAR, kind VARCHAR, receives_pension BOOLEAN, "
        "is_foreign BOOLEAN, age VARCHAR, verdict VARCHAR, rule VARCHAR, matrix_row BIGINT, law VARCHAR, "
        "article VARCHAR, confidence VARCHAR)");
    return LawOfMonth(law, day).written(connection);
}

BirthLimits birth_limits(const Law& law, const Date& day) {
    const auto or_nothing = [](const Result<Date>& birth) {
        return birth ? std::optional(*birth) : std::nullopt;
    };
    const auto retired = [&](Sex sex) {
        return or_nothing(unless_law_is_silent([&] {
            return latest_birth(day, [&](const Date& birth) {
                LawReader reader = law.on(day);
                return has_reached_retirement_age(reader, law.parameters, birth, sex);
            });
        }));
    };
    return {.of_joining = or_nothing(unless_law_is_silent([&] {
                LawReader reader = law.on(day);
                const int months = reader.whole("voluntary.age_min") * 12;
                return latest_birth(day,
                                    [&](const Date& birth) { return months_of_age(birth, day) >= months; });
            })),
            .retired_men = retired(Sex::male),
            .retired_women = retired(Sex::female)};
}

}  // namespace baophu::coverage
