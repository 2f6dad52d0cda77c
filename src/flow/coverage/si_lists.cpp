#include "flow/coverage/si_lists.h"

#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text/code_points.h"
#include "core/warehouse/take_rows.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::RowChunk;

enum Column : std::size_t {
    record_key,
    sender,
    si_unit_code,
    managing_unit,
    unemployment,
    contribution_wage,
    months_back,
    source_row,
    movement,
    contract_type,
    nationality,
    contract_from,
};

constexpr std::string_view lists =
    "SELECT record_key, sender, si_unit_code, managing_unit, unemployment, contribution_wage, months_back, "
    "source_row, movement, contract_type, nationality, contract_from FROM si_list_row";

// Whom the rows of a sender call so (LNK-7).
struct Called {
    EmployerIndex employer = untold;
    std::optional<bool> suspended;
};
using CalledByCode = std::unordered_map<std::string, Called>;  // "social-insurance/TZ0017"

std::string code_of(std::string_view sender, std::string_view code) {
    return std::string(sender) + "/" + std::string(code);
}

CalledByCode read_called(Connection& connection) {
    CalledByCode called;
    warehouse::Rows rows = connection.query(
        "SELECT c.sender, c.code, c.employer, u.status = 'suspended' FROM employer_called c "
        "LEFT JOIN si_unit_latest u ON u.si_unit_code = c.code WHERE c.dataset = 'si-participants'");
    while (rows.next()) {
        called[code_of(rows.text(0), rows.text(1))] = {
            .employer = static_cast<EmployerIndex>(rows.integer(2)),
            .suspended = rows.null(3) ? std::nullopt : std::optional(rows.boolean(3))};
    }
    return called;
}

void add(Stay& stay, const Stay& other) {
    stay.months |= other.months;
    stay.unemployment_months |= other.unemployment_months;
    stay.untold_months |= other.untold_months;
    stay.first = std::min(stay.first, other.first);
    stay.wage = std::max(stay.wage, other.wage);
    if (other.last < stay.last) return;
    stay.last = other.last;
    stay.movement = other.movement;
    stay.contract_type = other.contract_type;
    stay.nationality = other.nationality;
    stay.contract_from = other.contract_from;
    stay.suspended = other.suspended;
}

bool is_one_stay(const Stay& a, const Stay& b) {
    return a.employer == b.employer && a.unit == b.unit;
}

// What one thread has met.
struct Part {
    std::vector<std::uint32_t> latest;  // By person, his stay met last.
    std::vector<std::uint32_t> before;  // By stay, another one of his.
    std::vector<Stay> stays;
    std::vector<PersonIndex> persons;  // Of the rows at hand.

    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    void add_row(const Stay& row) {
        for (std::uint32_t place = latest[row.person]; place != none; place = before[place]) {
            if (is_one_stay(stays[place], row)) return add(stays[place], row);
        }
        before.push_back(std::exchange(latest[row.person], static_cast<std::uint32_t>(stays.size())));
        stays.push_back(row);
    }
};

class ListReader {
public:
    ListReader(const KeyBook& keys, const CalledByCode& called, Words& words)
        : keys_(keys), called_(called), words_(words) {}

    void take(const RowChunk& rows) {
        Part& part = parts_.mine();
        if (part.latest.empty()) part.latest.assign(keys_.persons(), Part::none);
        keys_.find(rows, record_key, part.persons);
        for (const PersonIndex person : part.persons)
            __builtin_prefetch(&part.latest[person]);

        WordColumn units(words_);
        WordColumn movements(words_);
        WordColumn contracts(words_);
        WordColumn nationalities(words_);
        const auto word = [&](WordColumn& column, Column place, std::size_t row) {
            return column.number(rows.text(place, row), rows.null(place, row));
        };
        Called by;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (row == 0 || rows.text(si_unit_code, row) != rows.text(si_unit_code, row - 1) ||
                rows.text(sender, row) != rows.text(sender, row - 1))
                by = called(rows, row);
            if (by.employer == untold) continue;
            const auto back = static_cast<unsigned>(rows.integer(months_back, row));
            const std::uint64_t bit = std::uint64_t{1} << back;
            const bool is_told = !rows.null(unemployment, row);
            const std::int64_t order = order_of(static_cast<int>(back), rows.integer(source_row, row));
            part.add_row({.person = part.persons[row],
                          .employer = by.employer,
                          .unit = word(units, managing_unit, row),
                          .months = bit,
                          .unemployment_months = is_told && rows.integer(unemployment, row) != 0 ? bit : 0,
                          .untold_months = is_told ? 0 : bit,
                          .first = order,
                          .last = order,
                          .wage = back == 0 ? rows.integer(contribution_wage, row) : 0,
                          .movement = word(movements, movement, row),
                          .contract_type = word(contracts, contract_type, row),
                          .nationality = word(nationalities, nationality, row),
                          .contract_from = rows.null(contract_from, row)
                                               ? no_date
                                               : static_cast<std::int32_t>(rows.integer(contract_from, row)),
                          .suspended = by.suspended,
                          .kind_of_movement = MovementKind::other,
                          .kind = std::nullopt,
                          .foreign = std::nullopt});
        }
    }

    // Several threads may have met parts of one stay.
    std::vector<Stay> joined() {
        Part all;
        all.latest.assign(keys_.persons(), Part::none);
        for (Part& part : parts_.taken()) {
            for (const Stay& stay : part.stays)
                all.add_row(stay);
            part = Part();
        }
        return std::move(all.stays);
    }

private:
    Called called(const RowChunk& rows, std::size_t row) const {
        const auto found = called_.find(code_of(rows.text(sender, row), rows.text(si_unit_code, row)));
        return found == called_.end() ? Called{} : found->second;
    }

    const KeyBook& keys_;
    const CalledByCode& called_;
    Words& words_;
    PerThread<Part> parts_;
};

// The words of the last rows, where they mean something.
MovementKind kind_of_movement(std::string_view movement) {
    if (movement == "maternity") return MovementKind::maternity;
    if (movement == "sick") return MovementKind::sick;
    if (movement == "unpaid_leave") return MovementKind::unpaid_leave;
    if (movement == "moved") return MovementKind::moved;
    return movement == "left" ? MovementKind::left : MovementKind::other;
}

std::optional<bool> is_foreign(std::string_view nationality) {
    const std::string word = text::to_lower(nationality);
    if (word.empty()) return std::nullopt;
    return word != "việt nam" && word != "viet nam" && word != "vietnam" && word != "vn";
}

// Of every word, as if it were a nationality.
std::vector<std::optional<bool>> foreign_words(const Words& words) {
    std::vector<std::optional<bool>> foreign;
    for (const std::string_view word : words.all())
        foreign.push_back(is_foreign(word));
    return foreign;
}

}  // namespace

ByPerson<Stay> read_si_lists(Connection& connection, const KeyBook& keys, Words& words) {
    const CalledByCode called = read_called(connection);
    ListReader reader(keys, called, words);
    warehouse::take_rows(connection, lists, [&](const RowChunk& rows) { reader.take(rows); });
    std::vector<Stay> stays = reader.joined();
    const std::vector<std::optional<bool>> foreign = foreign_words(words);
    for (Stay& stay : stays) {
        if (stay.movement != untold) stay.kind_of_movement = kind_of_movement(words.all()[stay.movement]);
        if (stay.nationality != untold) stay.foreign = foreign[stay.nationality];
        stay.kind = contract_kind(words.text(stay.contract_type));
        if (stay.kind == Kind::contract_seasonal) stay.kind = Kind::contract_seasonal_insured;
    }
    std::vector<std::vector<Stay>> parts;
    parts.push_back(std::move(stays));
    return {std::move(parts), keys.persons(), [](const Stay& a, const Stay& b) { return a.last < b.last; }};
}

}  // namespace baophu::coverage
