#include "flow/coverage/dossier_book.h"

#include <algorithm>
#include <atomic>
#include <tuple>
#include <utility>

#include "core/warehouse/take_rows.h"
#include "flow/coverage/si_lists.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::RowChunk;

Occupation occupation_of(std::string_view word) {
    if (word.empty()) return Occupation::not_told;
    if (word == "wage_worker") return Occupation::wage_worker;
    if (word == "military") return Occupation::military;
    if (word == "domestic_worker") return Occupation::domestic_worker;
    return word == "pensioner" ? Occupation::pensioner : Occupation::other;
}

// As the household book has it, where nothing else tells of his work.
Kind kind_of(Occupation occupation) {
    switch (occupation) {
        case Occupation::wage_worker:
            return Kind::wage_worker;
        case Occupation::military:
            return Kind::military;
        case Occupation::domestic_worker:
            return Kind::domestic_worker;
        default:
            return Kind::self_employed;
    }
}

// term: whole months.
Kind kind_of_contract(Kind told, std::optional<std::int64_t> term) {
    const bool has_length = told == Kind::contract_indefinite || told == Kind::contract_3_months ||
                            told == Kind::contract_seasonal;
    if (!has_length || !term || *term < 0) return told;
    if (*term >= 3) return Kind::contract_3_months;
    return *term >= 1 ? Kind::contract_1_to_3_months : Kind::contract_under_1_month;
}

Kind kind_of_owner(std::string_view tax_method) {
    if (tax_method == "declaration") return Kind::household_owner_declaration;
    return tax_method == "lump_sum" ? Kind::household_owner_other : Kind::household_owner;
}

// A row at hand, and whose it is.
struct Row {
    const RowChunk& rows;
    std::size_t at;
    PersonIndex person;
    WordColumn& units;
    WordColumn& communes;

    bool null(std::size_t column) const { return rows.null(column, at); }
    std::string_view text(std::size_t column) const { return rows.text(column, at); }
    std::int64_t integer(std::size_t column) const { return rows.integer(column, at); }
    bool boolean(std::size_t column) const { return integer(column) != 0; }
    std::int32_t day(std::size_t column) const {
        return null(column) ? no_date : static_cast<std::int32_t>(integer(column));
    }
    std::optional<std::int64_t> maybe_integer(std::size_t column) const {
        return null(column) ? std::nullopt : std::optional(integer(column));
    }
    EmployerIndex employer(std::size_t column) const { return static_cast<EmployerIndex>(integer(column)); }
    Word unit(std::size_t column) const { return units.number(text(column), null(column)); }
    Word commune(std::size_t column) const { return communes.number(text(column), null(column)); }
};

// What `make` makes of the rows of the query, nothing of some of them; parts by threads. The first column
// names the person, by a record key or by his number.
template <class Made, class Make>
std::vector<std::vector<Made>> gathered(Connection& connection, const KeyBook& keys, Words& words,
                                        std::string_view sql, const Make& make) {
    PerThread<std::vector<Made>> parts;
    warehouse::take_rows(connection, sql, [&](const RowChunk& rows) {
        std::vector<Made>& part = parts.mine();
        std::vector<PersonIndex> persons;
        if (rows.type(0) == warehouse::ColumnType::text) {
            keys.find(rows, 0, persons);
        } else {
            for (std::size_t at = 0; at < rows.size(); ++at)
                persons.push_back(static_cast<PersonIndex>(rows.integer(0, at)));
        }
        WordColumn units(words);
        WordColumn communes(words);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const std::optional<Made> made = make(
                Row{.rows = rows, .at = at, .person = persons[at], .units = units, .communes = communes});
            if (made) part.push_back(*made);
        }
    });
    return parts.taken();
}

constexpr auto by_source_row = [](const auto& a, const auto& b) { return a.source_row < b.source_row; };

// An absence that the list itself explains.
bool leaves_the_contract(MovementKind movement) {
    return movement == MovementKind::maternity || movement == MovementKind::sick ||
           movement == MovementKind::unpaid_leave;
}

}  // namespace

// ---- Reading ----------------------------------------------------------------------------------

DossierBook::DossierBook(Connection& connection, const BirthLimits& births) : births_(births) {
    const KeyBook keys(connection);
    count_ = keys.persons();
    stays_ = read_si_lists(connection, keys, words_);
    read_persons(connection, keys);
    read_residents(connection, keys);
    read_pay(connection, keys);
    read_contracts(connection, keys);
    read_businesses(connection, keys);
    read_voluntary(connection, keys);
    mark(connection, "SELECT person FROM linkage.person_doubt JOIN linkage.person USING (person_id)",
         &KnownFacts::doubtful);
    mark(connection, "SELECT person FROM refused_now", &KnownFacts::row_refused);
}

void DossierBook::read_persons(Connection& connection, const KeyBook& keys) {
    facts_.resize(count_);
    enum Column : std::size_t { person, birth_date, sex, numbered, foreign_number };
    const auto parts = gathered<PersonIndex>(
        connection, keys, words_,
        "SELECT person, birth_date, sex, person_number IS NOT NULL OR si_number IS NOT NULL, "
        "coalesce(regexp_matches(person_number, '^[A-Z]'), false) FROM linkage.person",
        [&](const Row& row) {
            KnownFacts& facts = facts_[row.person];  // Of one row: no other thread has it.
            facts.birth_date = row.day(birth_date);
            if (!row.null(sex)) facts.sex = row.text(sex) == "male" ? Sex::male : Sex::female;
            facts.numbered = row.boolean(numbered);
            facts.foreign_number = row.boolean(foreign_number);
            return std::optional(row.person);
        });
    for (const auto& part : parts)
        persons_.insert(persons_.end(), part.begin(), part.end());
    std::ranges::sort(persons_);
}

void DossierBook::read_residents(Connection& connection, const KeyBook& keys) {
    enum Column : std::size_t { record_key, occupation, unit_code, commune, source_row };
    auto parts = gathered<Resident>(
        connection, keys, words_,
        "SELECT record_key, occupation, unit_code, commune, source_row FROM resident_row",
        [](const Row& row) {
            return std::optional(Resident{.person = row.person,
                                          .occupation = occupation_of(row.text(occupation)),
                                          .unit = row.unit(unit_code),
                                          .commune = row.commune(commune),
                                          .source_row = row.integer(source_row)});
        });
    residents_ = {std::move(parts), count_, by_source_row};
}

void DossierBook::read_pay(Connection& connection, const KeyBook& keys) {
    enum Column : std::size_t { record_key, is_flat, employer, unit_code, income, source_row };
    auto parts = gathered<Pay>(
        connection, keys, words_,
        "SELECT record_key, is_flat, employer, unit_code, income, source_row FROM pay_row",
        [](const Row& row) {
            return std::optional(
                Pay{.person = row.person,
                    .list = row.boolean(is_flat) ? Register::tax_yearly_flat_list : Register::tax_yearly_list,
                    .employer = row.employer(employer),
                    .unit = row.unit(unit_code),
                    .income = row.integer(income),
                    .source_row = row.integer(source_row)});
        });
    // Of one payer the row with the highest income tells the unit; of equal ones the first unit.
    const auto key = [&](const Pay& pay) {
        return std::tuple(pay.list, pay.employer, -pay.income, words_.text(pay.unit), pay.source_row);
    };
    pay_ = {std::move(parts), count_, [&](const Pay& a, const Pay& b) { return key(a) < key(b); }};
}

void DossierBook::read_contracts(Connection& connection, const KeyBook& keys) {
    enum Column : std::size_t { record_key, employer, contract_type, starts, ends, term, pay, source_row };
    std::vector<std::uint8_t> reported(count_, 0);  // A byte each: several threads write.
    auto parts = gathered<Contract>(
        connection, keys, words_,
        "SELECT record_key, employer, contract_type, contract_from, contract_to, term, pay, source_row "
        "FROM contract_row",
        [&](const Row& row) -> std::optional<Contract> {
            std::atomic_ref(reported[row.person]).store(1, std::memory_order_relaxed);
            if (row.null(employer) || row.null(contract_type)) return std::nullopt;
            const std::optional<Kind> kind = contract_kind(row.text(contract_type));
            if (!kind) return std::nullopt;
            return Contract{.person = row.person,
                            .employer = row.employer(employer),
                            .kind = kind_of_contract(*kind, row.maybe_integer(term)),
                            .starts = row.day(starts),
                            .ends = row.day(ends),
                            .pay = row.integer(pay),
                            .source_row = row.integer(source_row)};
        });
    contracts_ = {std::move(parts), count_, by_source_row};
    for (std::size_t person = 0; person < count_; ++person)
        facts_[person].reported_once = reported[person] != 0;
}

void DossierBook::read_businesses(Connection& connection, const KeyBook& keys) {
    enum Column : std::size_t { person, is_firm, employer, tax_method, unit_code, registered_on, source_row };
    auto parts = gathered<Business>(
        connection, keys, words_,
        "SELECT person, is_firm, employer, tax_method, unit_code, registered_on, source_row "
        "FROM business_row",
        [](const Row& row) {
            const bool firm = row.boolean(is_firm);
            return std::optional(
                Business{.person = row.person,
                         .list = firm ? Register::business_registrations : Register::household_businesses,
                         .employer = row.employer(employer),
                         .kind = firm ? Kind::unpaid_manager : kind_of_owner(row.text(tax_method)),
                         .unit = row.unit(unit_code),
                         .registered_on = row.day(registered_on),
                         .source_row = row.integer(source_row)});
        });
    businesses_ = {std::move(parts), count_, by_source_row};
}

void DossierBook::read_voluntary(Connection& connection, const KeyBook& keys) {
    enum Column : std::size_t { person, covers, in_window, last_month, unit_code, commune, source_row };
    auto parts = gathered<VoluntaryPayments>(
        connection, keys, words_,
        "SELECT person, covers, in_window, last_month, unit_code, commune, source_row FROM voluntary_paid",
        [](const Row& row) {
            return std::optional(VoluntaryPayments{.person = row.person,
                                                   .covers_month = row.boolean(covers),
                                                   .in_window = row.boolean(in_window),
                                                   .last_month = row.day(last_month),
                                                   .unit = row.unit(unit_code),
                                                   .commune = row.commune(commune),
                                                   .source_row = row.integer(source_row)});
        });
    voluntary_ = {std::move(parts), count_, by_source_row};
}

void DossierBook::mark(Connection& connection, std::string_view persons, bool KnownFacts::* fact) {
    warehouse::Rows rows = connection.query(persons);
    while (rows.next())
        facts_[static_cast<std::size_t>(rows.integer(0))].*fact = true;
}

// ---- The dossier of one --------------------------------------------------------------------------

Dossier DossierBook::of(PersonIndex person, std::vector<Shown>& shown) const {
    Dossier found{
        .person = person, .facts = facts_[person], .standing = {}, .stays = stays_.of(person), .shown = {}};
    const std::span<const Resident> books = residents_.of(person);
    for (const Resident& book : books) {  // The latest that tells it.
        if (book.occupation != Occupation::not_told) found.occupation = book.occupation;
        if (book.unit == untold) continue;
        found.residence = book.unit;
        found.commune = book.commune;
    }
    found.resident = !books.empty();
    found.standing = standing_of(found);
    if (const auto paid = voluntary_.of(person); !paid.empty()) found.voluntary = &paid.front();

    shown.clear();
    show_si_lists(found, shown);
    for (const Contract& contract : contracts_.of(person)) {
        shown.push_back({.by = Register::labour_use,
                         .kind = contract.kind,
                         .employer = contract.employer,
                         .unit = untold,
                         .starts = contract.starts,
                         .ends = contract.ends,
                         .pay = contract.pay,
                         .source_row = contract.source_row});
    }
    show_pay(person, shown);
    show_businesses(person, shown);
    if (found.resident) {
        shown.push_back({.by = Register::residents,
                         .kind = kind_of(found.occupation),
                         .employer = untold,
                         .unit = found.residence,
                         .starts = no_date,
                         .ends = no_date,
                         .pay = 0,
                         .source_row = books.back().source_row});
    }
    std::ranges::sort(shown, [](const Shown& a, const Shown& b) {
        return std::tuple(a.by, a.source_row) < std::tuple(b.by, b.source_row);
    });
    found.shown = shown;
    return found;
}

void DossierBook::show_si_lists(const Dossier& person, std::vector<Shown>& shown) const {
    const auto show = [&](const Stay& stay, Register by, std::int64_t pay) {
        if (!stay.kind) return;
        shown.push_back({.by = by,
                         .kind = *stay.kind,
                         .employer = stay.employer,
                         .unit = stay.unit,
                         .starts = stay.contract_from,
                         .ends = no_date,
                         .pay = pay,
                         .source_row = source_row_of(stay.last)});
    };
    // COV-5: of the units of the month the one with the highest contribution wage.
    const Stay* main = nullptr;
    const auto key = [&](const Stay& stay) {
        return std::tuple(-stay.wage, stay.employer, words_.text(stay.unit));
    };
    for (const Stay& stay : person.stays) {
        if ((stay.months & this_month) != 0 && (main == nullptr || key(stay) < key(*main))) main = &stay;
    }
    if (main != nullptr) return show(*main, Register::si_list, main->wage);
    // Who stood in the lists of the eleven months before and does not now: an absence that the list itself
    // explains leaves the contract standing; who still works for wages by the household book is taken to work
    // there.
    const Stay* last = nullptr;
    for (const Stay& stay : person.stays) {
        if ((stay.months & window) != 0) last = &stay;
    }
    if (last == nullptr) return;
    if (leaves_the_contract(last->kind_of_movement) || person.occupation == Occupation::wage_worker)
        show(*last, Register::si_list_before, 0);
}

// Who heads a firm and is on its tax list draws a salary there; on no list of it, he draws none.
void DossierBook::show_pay(PersonIndex person, std::vector<Shown>& shown) const {
    const std::span<const Pay> all = pay_.of(person);
    for (std::size_t first = 0; first < all.size();) {
        const Pay& payer = all[first];
        Shown sum{.by = payer.list,
                  .kind = payer.list == Register::tax_yearly_flat_list ? Kind::short_or_no_contract
                                                                       : Kind::contract_3_months,
                  .employer = payer.employer,
                  .unit = untold,
                  .starts = no_date,
                  .ends = no_date,
                  .pay = 0,
                  .source_row = payer.source_row};
        for (; first < all.size() && all[first].list == payer.list && all[first].employer == payer.employer;
             ++first) {
            sum.pay += all[first].income;
            sum.source_row = std::min(sum.source_row, all[first].source_row);
            if (sum.unit == untold) sum.unit = all[first].unit;
        }
        const bool heads_it = std::ranges::any_of(businesses_.of(person), [&](const Business& business) {
            return business.list == Register::business_registrations && business.employer == sum.employer;
        });
        if (heads_it && sum.by == Register::tax_yearly_list) sum.kind = Kind::paid_manager;
        shown.push_back(sum);
    }
}

void DossierBook::show_businesses(PersonIndex person, std::vector<Shown>& shown) const {
    for (const Business& business : businesses_.of(person)) {
        const bool is_paid = std::ranges::any_of(pay_.of(person), [&](const Pay& pay) {
            return pay.list == Register::tax_yearly_list && pay.employer == business.employer;
        });
        if (business.list == Register::business_registrations && is_paid) continue;
        shown.push_back({.by = business.list,
                         .kind = business.kind,
                         .employer = business.employer,
                         .unit = business.unit,
                         .starts = business.registered_on,
                         .ends = no_date,
                         .pay = 0,
                         .source_row = business.source_row});
    }
}

StandingInLaw DossierBook::standing_of(const Dossier& person) const {
    const auto reached = [&](const std::optional<Date>& birth) {
        return birth && person.facts.birth_date <= birth->days_since_1970();
    };
    const auto age = [&] {
        if (person.facts.birth_date == no_date) return Age::unknown;
        if (births_.of_joining && !reached(births_.of_joining)) return Age::child;
        if (!person.facts.sex || !births_.retired_men) return Age::unknown;
        const bool retired =
            reached(*person.facts.sex == Sex::male ? births_.retired_men : births_.retired_women);
        return retired ? Age::retired : Age::working;
    };
    return {.age = age(),
            .receives_pension = person.occupation == Occupation::pensioner,
            .is_foreign = is_foreign(person)};
}

// As the last row of the SI lists has it; where that is silent, by his number.
bool DossierBook::is_foreign(const Dossier& person) const {
    const std::optional<bool> told = person.stays.empty() ? std::nullopt : person.stays.back().foreign;
    return told.value_or(person.facts.foreign_number);
}

}  // namespace baophu::coverage
