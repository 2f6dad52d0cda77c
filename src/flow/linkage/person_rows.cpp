#include "flow/linkage/person_rows.h"

#include <algorithm>
#include <charconv>
#include <future>
#include <tuple>

#include "core/text/fold.h"

namespace baophu::linkage {
namespace {

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

// LNK-1: one digit, repeated, stands for "not known".
Code code_of(std::string_view number) {
    const bool repeated = number.find_first_not_of(number.substr(0, 1)) == std::string_view::npos;
    return repeated ? Code() : Code(number);
}

std::uint32_t number_of(std::string_view commune) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(commune.data(), commune.data() + commune.size(), number);
    return error == std::errc() && end == commune.data() + commune.size() ? number : 0;
}

// Takes the words between the first and the last out.
std::string_view family_and_given(std::string& name) {
    const std::size_t first = name.find(' ');
    if (first != std::string::npos) name.erase(first, name.rfind(' ') - first);
    return name;
}

void take_name(std::string& names, PersonRow& row, std::string_view name, std::string& folded) {
    text::fold_into(name, folded);
    constexpr std::size_t longest = std::numeric_limits<std::uint8_t>::max();
    folded.resize(std::min(folded.size(), longest));
    row.name_at = static_cast<std::uint32_t>(names.size());
    row.name_length = static_cast<std::uint8_t>(folded.size());
    names += folded;
    row.name_hash = hash_of(family_and_given(folded));
}

PersonRow row_of(const Telling& told, const EmployersByCode& employers) {
    PersonRow row;
    row.record = told.record;
    row.last_seen = told.last_seen;
    row.source = told.source;
    row.birth_day = told.birth_day;
    row.sex = told.sex;
    row.person_number = code_of(told.person_number());
    row.tax_code = code_of(told.tax_code());
    row.si_number = code_of(told.si_number());
    const auto employer = employers.find(told.employer_code());
    if (employer != employers.end()) row.employer = employer->second;
    row.commune = number_of(told.commune());
    return row;
}

// Fills `rows`, one for each telling; their names, one behind the other.
std::string fill_rows(std::span<const Telling> tellings, const EmployersByCode& employers,
                      std::span<PersonRow> rows) {
    std::string names;
    std::string folded;
    for (std::size_t i = 0; i < tellings.size(); ++i) {
        rows[i] = row_of(tellings[i], employers);
        take_name(names, rows[i], tellings[i].full_name(), folded);
    }
    return names;
}

// A record that carries a number under a name.
struct Carried {
    Code number;
    std::uint64_t name;
    RecordIndex record;

    bool same_value(const Carried& other) const { return number == other.number && name == other.name; }
};

Sharings sharings_of(const PersonRows& persons, std::string_view kind, Code PersonRow::* number) {
    Sharings all;
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
            all.begin(kind);
            for (std::size_t each = first; each < next; ++each)
                if (each == first || carried[each].record != carried[each - 1].record)
                    all.add(carried[each].record);
        }
        first = next;
    }
    return all;
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

std::size_t Code::size() const {
    if ((bits_ & hashed_bit) != 0) return std::to_string(bits_).size();
    std::size_t size = 0;
    for (std::uint64_t rest = bits_; rest != 0; rest /= letters)
        ++size;
    return size;
}

PersonRows make_person_rows(const PersonBook& book, const EmployersByCode& employers, unsigned threads) {
    const std::span<const Telling> tellings = book.tellings();
    const std::size_t at_once = tellings.size() / std::max(threads, 1U) + 1;
    PersonRows persons;
    persons.rows.resize(tellings.size());
    std::vector<std::future<std::string>> parts;
    for (std::size_t from = 0; from < tellings.size(); from += at_once) {
        const std::size_t size = std::min(at_once, tellings.size() - from);
        parts.push_back(std::async(std::launch::async, fill_rows, tellings.subspan(from, size),
                                   std::cref(employers), std::span(persons.rows).subspan(from, size)));
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const std::string names = parts[part].get();
        const std::size_t from = part * at_once;
        for (std::size_t i = from; i < std::min(from + at_once, persons.rows.size()); ++i)
            persons.rows[i].name_at += static_cast<std::uint32_t>(persons.names.size());
        persons.names += names;
    }
    return persons;
}

Sharings sure_sharings(const PersonRows& persons) {
    const auto start = [&](std::string_view kind, Code PersonRow::* number) {
        return std::async(std::launch::async,
                          [&persons, kind, number] { return sharings_of(persons, kind, number); });
    };
    std::future<Sharings> tax_codes = start("person_tax_code", &PersonRow::tax_code);
    std::future<Sharings> si_numbers = start("si_number", &PersonRow::si_number);
    Sharings all = sharings_of(persons, "person_number", &PersonRow::person_number);
    all.append(tax_codes.get());
    all.append(si_numbers.get());
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
