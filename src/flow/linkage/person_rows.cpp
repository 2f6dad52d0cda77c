#include "flow/linkage/person_rows.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "core/text/fold.h"

namespace baophu::linkage {
namespace {

using warehouse::Rows;

constexpr std::uint64_t letters = 37;  // Ten digits, 26 letters, and nothing.
constexpr std::size_t longest_exact = 12;
constexpr std::uint64_t hashed_bit = std::uint64_t{1} << 63;

// FNV-1a: the same on every machine.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

// From 1; 0 for anything but a digit or a letter of ASCII.
std::uint64_t letter_of(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint64_t>(c - '0') + 1;
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint64_t>(c - 'A') + 11;
    return 0;
}

enum Column : std::size_t {
    record,
    last_seen,
    source,
    full_name,
    birth_day,
    sex,
    person_number,
    tax_code,
    si_number,
    employer,
    commune,
};

Code code_in(const Rows& rows, std::size_t column) {
    return rows.null(column) ? Code() : Code(rows.text(column));
}

PersonSex sex_in(const Rows& rows) {
    if (rows.null(sex)) return PersonSex::unknown;
    return rows.text(sex) == "female" ? PersonSex::female : PersonSex::male;
}

// Takes the words between the first and the last out.
std::string_view family_and_given(std::string& name) {
    const std::size_t first = name.find(' ');
    if (first != std::string::npos) name.erase(first, name.rfind(' ') - first);
    return name;
}

void take_name(PersonRows& persons, PersonRow& row, const Rows& rows, std::string& folded) {
    text::fold_into(rows.null(full_name) ? std::string_view() : rows.text(full_name), folded);
    constexpr std::size_t longest = std::numeric_limits<std::uint8_t>::max();
    folded.resize(std::min(folded.size(), longest));
    row.name_at = static_cast<std::uint32_t>(persons.names.size());
    row.name_length = static_cast<std::uint8_t>(folded.size());
    persons.names += folded;
    row.name_hash = hash_of(family_and_given(folded));
}

PersonRow row_in(const Rows& rows) {
    PersonRow row;
    row.record = static_cast<RecordIndex>(rows.integer(record));
    row.last_seen = rows.integer(last_seen);
    row.source = static_cast<std::uint8_t>(rows.integer(source));
    row.birth_day = static_cast<std::int32_t>(rows.maybe_integer(birth_day).value_or(PersonRow::no_day));
    row.sex = sex_in(rows);
    row.person_number = code_in(rows, person_number);
    row.tax_code = code_in(rows, tax_code);
    row.si_number = code_in(rows, si_number);
    row.employer = static_cast<RecordIndex>(rows.maybe_integer(employer).value_or(PersonRow::no_employer));
    row.commune = static_cast<std::uint32_t>(rows.maybe_integer(commune).value_or(0));
    return row;
}

// A record that carries a number under a name.
struct Carried {
    Code number;
    std::uint64_t name;
    RecordIndex record;

    bool same_value(const Carried& other) const { return number == other.number && name == other.name; }
};

void add_sharings(const PersonRows& persons, std::string_view kind, Code PersonRow::* number,
                  std::vector<Sharing>& all) {
    std::vector<Carried> carried;
    for (const PersonRow& row : persons.rows)
        if ((row.*number).is_known()) carried.push_back({row.*number, row.name_hash, row.record});
    std::ranges::sort(carried, [](const Carried& x, const Carried& y) {
        return std::tie(x.number, x.name, x.record) < std::tie(y.number, y.name, y.record);
    });
    for (std::size_t first = 0; first < carried.size();) {
        std::size_t next = first + 1;
        while (next < carried.size() && carried[next].same_value(carried[first]))
            ++next;
        if (carried[first].record != carried[next - 1].record) {
            Sharing& sharing = all.emplace_back(Sharing{.kind = kind, .records = {}});
            for (; first < next; ++first)
                if (sharing.records.empty() || sharing.records.back() != carried[first].record)
                    sharing.records.push_back(carried[first].record);
        }
        first = next;
    }
}

}  // namespace

Code::Code(std::string_view text) {
    for (const char c : text) {
        const std::uint64_t letter = letter_of(c);
        if (letter == 0 || text.size() > longest_exact) {
            bits_ = hash_of(text) | hashed_bit;
            return;
        }
        bits_ = bits_ * letters + letter;
    }
}

std::string Code::text() const {
    if ((bits_ & hashed_bit) != 0) return std::to_string(bits_);
    std::string text;
    for (std::uint64_t rest = bits_; rest != 0; rest /= letters) {
        const auto letter = static_cast<char>(rest % letters);
        text += static_cast<char>(letter <= 10 ? '0' + letter - 1 : 'A' + letter - 11);
    }
    std::ranges::reverse(text);
    return text;
}

PersonRows read_person_rows(warehouse::Connection& connection) {
    PersonRows persons;
    Rows rows = connection.query("SELECT * FROM person_compared");
    std::string folded;
    while (rows.next()) {
        PersonRow& row = persons.rows.emplace_back(row_in(rows));
        take_name(persons, row, rows, folded);
    }
    std::ranges::sort(persons.rows, [](const PersonRow& x, const PersonRow& y) {
        return std::tie(x.last_seen, x.record) < std::tie(y.last_seen, y.record);
    });
    return persons;
}

std::vector<Sharing> sure_sharings(const PersonRows& persons) {
    std::vector<Sharing> all;
    add_sharings(persons, "person_number", &PersonRow::person_number, all);
    add_sharings(persons, "person_tax_code", &PersonRow::tax_code, all);
    add_sharings(persons, "si_number", &PersonRow::si_number, all);
    return all;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> number_matches(const PersonRows& persons,
                                                                    std::size_t at_most) {
    std::vector<std::pair<Code, std::uint32_t>> carried;
    for (std::uint32_t row = 0; row < persons.rows.size(); ++row)
        if (persons.rows[row].person_number.is_known())
            carried.emplace_back(persons.rows[row].person_number, row);
    std::ranges::sort(carried);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches;
    for (std::size_t i = 1; i < carried.size(); ++i) {
        const std::uint32_t one = carried[i - 1].second;
        const std::uint32_t other = carried[i].second;
        if (carried[i - 1].first == carried[i].first &&
            persons.rows[one].record != persons.rows[other].record)
            matches.emplace_back(one, other);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < std::min(at_most, matches.size()); ++i)
        matches[kept++] = matches[i * matches.size() / std::min(at_most, matches.size())];
    matches.resize(kept);
    return matches;
}

}  // namespace baophu::linkage
