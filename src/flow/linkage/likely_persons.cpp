#include "flow/linkage/likely_persons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/text_cells.h"

namespace baophu::linkage {
namespace {

using engine::Expression;
using engine::Field;
using engine::Form;
using engine::Kind;

// The columns of the engine, in the order of the fields below; then the origin.
enum ColumnOf : std::size_t {
    surname,
    middle,
    given_name,
    born,
    sex,
    citizen_number,
    identity_card,
    si_number,
    tax_code,
    employer,
    commune,
    origin,
};

const std::vector<Field>& fields() {
    static const std::vector<Field> all{
        {"surname", Kind::name},
        {"middle", Kind::name},
        {"given", Kind::name},
        {"born", Kind::date},
        {"sex", Kind::exact},
        {"citizen_number", Kind::digits},
        {"identity_card", Kind::digits},
        {"si_number", Kind::exact},
        {"tax_code", Kind::exact},
        {"employer", Kind::exact},
        {"commune", Kind::exact},
    };
    return all;
}

engine::Pass pass(std::vector<Expression> expressions) {
    return {.expressions = std::move(expressions)};
}

// A number; the whole name with whatever else is known of a person; parts of it with the birth date.
std::vector<engine::Pass> passes() {
    const Expression whole_name{.field = surname, .form = Form::any_order};
    const Expression year{.field = born, .form = Form::year};
    const auto of = [](std::size_t field) { return Expression{.field = field}; };
    return {
        pass({of(citizen_number)}),
        pass({of(identity_card)}),
        pass({of(si_number)}),
        pass({of(tax_code)}),
        pass({whole_name, of(employer)}),
        pass({whole_name, of(born)}),
        pass({whole_name, year}),
        pass({whole_name, of(commune)}),
        pass({of(employer), of(born)}),
        pass({of(employer), of(given_name), year}),
        pass({of(commune), of(given_name), of(born)}),
        pass({of(surname), of(middle), of(born)}),
        pass({of(middle), of(given_name), of(born)}),
        pass({of(surname), of(given_name), of(born)}),
        pass({of(surname), of(middle), of(given_name)}),
    };
}

using Source = ProfileSource<PersonProfile, origin + 1>;

// The first word, the last, and what stands between; a single word is the given name.
void add_name(Source::Cells& cells, std::string_view name) {
    const std::size_t first = std::min(name.find(' '), name.size());
    const std::size_t last = name.rfind(' ') == std::string_view::npos ? 0 : name.rfind(' ') + 1;
    cells[surname].add(last == 0 ? std::string_view() : name.substr(0, first));
    cells[middle].add(last > first + 1 ? name.substr(first + 1, last - first - 2) : std::string_view());
    cells[given_name].add(name.substr(last));
}

std::string day_text(std::int32_t day) {
    if (day == no_day) return {};
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    constexpr int four_digits = 10'000;
    const int figures =
        static_cast<int>(date.year()) * four_digits +
        static_cast<int>(static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()));
    return std::to_string(figures);
}

void add(Source::Cells& cells, const PersonProfile& profile) {
    add_name(cells, profile.name);
    cells[born].add(day_text(profile.birth_day));
    cells[sex].add(profile.sex == PersonSex::unknown  ? ""
                   : profile.sex == PersonSex::female ? "female"
                                                      : "male");
    cells[citizen_number].add(profile.citizen_number.text());
    cells[identity_card].add(profile.identity_card.text());
    cells[si_number].add(profile.si_number.text());
    cells[tax_code].add(profile.tax_code.text());
    cells[employer].add(profile.employer == PersonRow::no_employer ? "" : std::to_string(profile.employer));
    cells[commune].add(profile.commune == 0 ? "" : std::to_string(profile.commune));
    cells[origin].add(std::to_string(profile.sources));
}

// Some parts for each thread, so that none waits long for the others.
engine::Register register_of(std::span<const PersonProfile> profiles, unsigned threads) {
    engine::Register made{.name = "profiles", .parts = {}};
    const std::size_t parts = std::size_t{threads} * 4;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = profiles.size() * part / parts;
        const std::size_t last = profiles.size() * (part + 1) / parts;
        made.parts.push_back(std::make_unique<Source>(profiles.subspan(first, last - first), add));
    }
    return made;
}

// Matches by a number show nothing of the numbers of profiles, which equal numbers made.
engine::Known learn_from(const KnownMatches& known, const engine::Specification& specification,
                         unsigned threads) {
    std::vector<engine::Register> registers;
    registers.push_back(register_of(known.left, threads));
    registers.push_back(register_of(known.right, threads));
    engine::Known learned = engine::learn_from_matches(registers, specification,
                                                       {.threads = threads, .decisions = {}, .look = {}});
    for (const std::size_t number : {citizen_number, identity_card, si_number, tax_code}) {
        learned.m[number].reset();
        for (std::size_t other = 0; other < learned.m.size(); ++other)
            if (other != number)
                learned.joint[engine::tie_index(std::min(other, number), std::max(other, number))] = {};
    }
    return learned;
}

// What the engine's links say of persons.
LikelyPersons likely_persons_of(const engine::Workings& workings, const engine::Answer& answer) {
    LikelyPersons likely{
        .person = {workings.group.begin(), workings.group.end()}, .joins = {}, .doubts = {}, .review = {}};
    const Offers offers(answer.links, likely.person);
    std::vector<engine::Link> inside;
    for (const engine::Link& link : answer.links)
        if (offers.is_inside(link)) inside.push_back(link);
    likely.doubts = doubts_among(answer.links, offers);
    likely.joins = spanning_joins(std::move(inside), offers, likely.person.size());
    std::vector<LikelyPair> weak;  // LNK-12
    std::ranges::copy_if(likely.joins, std::back_inserter(weak),
                         [](const LikelyPair& join) { return join.per_mille < settled_per_mille; });
    likely.review = review_of(workings, likely.doubts, weak);
    return likely;
}

LikelyPersons all_apart(std::size_t profiles) {
    LikelyPersons apart{
        .person = std::vector<std::uint32_t>(profiles), .joins = {}, .doubts = {}, .review = {}};
    std::iota(apart.person.begin(), apart.person.end(), std::uint32_t{0});
    return apart;
}

}  // namespace

LikelyPersons find_likely_persons(std::span<const PersonProfile> profiles, const KnownMatches& known,
                                  std::span<const std::pair<std::uint32_t, std::uint32_t>> different,
                                  unsigned threads) {
    if (known.left.size() < known_matches_least) return all_apart(profiles.size());
    engine::Specification specification{.fields = fields(), .passes = passes()};
    specification.assignment = engine::Assignment::many_to_many;
    specification.known = learn_from(known, specification, threads);
    specification.origin = "origin";
    specification.probability_told = 0;  // What rivals offer counts, too.
    std::vector<engine::Register> registers;
    registers.push_back(register_of(profiles, threads));
    const auto decisions = [&](const engine::Records&) {
        std::vector<engine::Decision> decided;
        for (const auto& [left, right] : different)
            decided.push_back({.a = left, .b = right, .same = false});
        return decided;
    };
    LikelyPersons likely;
    const auto look = [&](const engine::Workings& workings, const engine::Answer& answer) {
        likely = likely_persons_of(workings, answer);
    };
    engine::link(registers, specification,
                 {.threads = threads, .decisions = decisions, .clusters = true, .look = look});
    return likely;
}

}  // namespace baophu::linkage
