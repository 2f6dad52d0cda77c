// What is to be linked, and how: the only thing a user decides. Everything has one default that serves
// all registers; nothing here was tuned on a known truth.
//
//   fields   the columns that are compared, each of a kind. Fields of kind `name` are compared jointly,
//            and so are those of kind `address` (finest first); every other field for itself.
//   passes   which pairs are looked at. Empty: the engine proposes them (propose.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "flow/linkage/engine/levels.h"

namespace baophu::linkage::engine {

enum class Kind {
    name,     // A part of a person's name: words may move between the parts, initials, missing parts.
    text,     // Words that are written with slips: a street, an occupation, an e-mail address.
    exact,    // A code or a class: equal or not.
    date,     // A day, a month or a year, in figures.
    digits,   // An id number: digits that are mistyped, swapped, lost in front.
    number,   // A quantity, compared with tolerance.
    company,  // The name of a firm: words of different rarity, legal forms apart.
    address,  // A level of an address; the fields follow each other from the finest to the coarsest.
};

struct Field {
    std::string name;
    Kind kind = Kind::text;
};

// What of a value two records must share.
enum class Form {
    whole,
    year,       // Of a date.
    month_day,  // Of a date.
    phonetic,   // The sound of the first word, by Soundex.
    prefix,     // The first `length` letters.
    last,       // The last `length` letters or digits.
    any_order,  // The words of all name fields, whatever their order and field.
};

struct Expression {
    std::size_t field = 0;
    Form form = Form::whole;
    unsigned length = 0;

    bool operator==(const Expression&) const = default;
};

inline constexpr std::size_t passes_max = 64;

enum class PassKind {
    equality,       // Pairs that agree in every expression.
    neighbourhood,  // Pairs at most `window` apart when sorted by the expressions.
};

struct Pass {
    PassKind kind = PassKind::equality;
    std::vector<Expression> expressions;
    unsigned window = 0;

    bool operator==(const Pass&) const = default;
};

// A sure rule: all its expressions count.
using Rule = std::vector<Expression>;

enum class Assignment {
    one_to_one,   // A record of either register has at most one partner.
    one_to_many,  // A record of the second register has at most one; those of the first may have several.
    many_to_many,
};

// What is known beforehand: of matches, from labels or otherwise, and of chance, where a field is made so
// that it can be told. By component (layout.h), and by pair of them (tie_index); empty: nothing is, and it is
// learned.
struct Known {
    std::vector<std::optional<LevelShares>> m;
    std::vector<std::optional<LevelShares>> u;  // Then no value of the field is rarer than another.
    std::vector<JointCounts> joint;
};

struct Specification {
    std::vector<Field> fields;
    std::vector<Pass> passes;
    // A column behind the fields that tells where a record comes from (origins.h); empty: none.
    std::string origin;
    std::vector<Rule> always;  // Pairs that agree in all of a rule are links for sure; at most passes_max.
    std::vector<Rule> never;   // Pairs that know all of a rule and differ in all of it are no links.
    Known known;
    std::vector<std::string> legal_forms;  // Words of company names that say nothing of who it is.
    std::vector<std::pair<std::string, std::string>>
        abbreviations;                      // In company names: a word and what it means.
    std::vector<std::string> branch_words;  // In company names they mark which branch it is (company.h).
    Assignment assignment = Assignment::one_to_one;
    std::uint64_t pairs_per_record = 40;        // The pair budget of all passes; told when it cuts.
    std::uint64_t pairs_at_least = 30'000'000;  // A budget of so many is never too much.
    double probability_told = 0.01;             // Links below it are not answered.
    std::uint64_t seed = 1;                     // Of the random pairs that chance is measured on.
};

}  // namespace baophu::linkage::engine
