// Made-up families as registers know them. Fields hang together as they do in life, which the rules of
// probability that the engine follows deny:
//
//   families     live at one address, share a surname, a telephone and often a middle name; twins share the
//   day moving       changes street and commune together, and of a whole family marrying     changes a
//   woman's surname, home and telephone carelessness makes several slips in one record; a short form lacks
//   number, telephone and day together one surname  is that of every third family; some middle names are
//   those of half of all women or men
//
// Nothing here was chosen by what the engine makes of it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {

enum FamilyField : std::size_t { surname, given, sex, born, street, commune, id_number, phone };

inline std::vector<Field> family_fields() {
    return {{"surname", Kind::name},     {"given", Kind::name},     {"sex", Kind::exact},
            {"born", Kind::date},        {"street", Kind::address}, {"commune", Kind::address},
            {"id_number", Kind::digits}, {"phone", Kind::digits}};
}

// As it was when some records were written, and when the others were.
struct FamilyMember {
    TestRow before;
    TestRow later;
};

class Families {
public:
    explicit Families(std::uint64_t seed) : dice_(seed) {}

    std::vector<FamilyMember> make(std::size_t persons) {
        std::vector<FamilyMember> all;
        while (all.size() < persons)
            add_family(all);
        return all;
    }

private:
    std::string a_surname() { return dice_.with(0.35) ? "nguyen" : word_of(dice_.skewed_below(200)); }

    std::string digits(std::size_t length) {
        std::string text;
        while (text.size() < length)
            text += static_cast<char>('0' + dice_.below(10));
        return text;
    }

    std::string a_middle(bool woman) {
        if (dice_.with(woman ? 0.5 : 0.4)) return woman ? "thi" : "van";
        return word_of(2'000 + dice_.skewed_below(60));
    }

    TestRow someone(bool woman, std::uint64_t year) {
        TestRow row(8);
        row[surname] = a_surname();
        row[given] = a_middle(woman) + " " + word_of((woman ? 3'000 : 3'300) + dice_.skewed_below(200));
        row[sex] = woman ? "f" : "m";
        row[born] = std::to_string(year) + two_digits(1 + dice_.below(12)) + two_digits(1 + dice_.below(28));
        row[id_number] = "27" + digits(7);
        row[phone] = "09" + digits(8);
        return row;
    }

    // A commune has streets of its own; some of their names are in every commune.
    void settle(TestRow& row) {
        const std::uint64_t place = dice_.skewed_below(80);
        const std::uint64_t way = dice_.skewed_below(40);
        row[commune] = word_of(4'000 + place);
        row[street] = std::to_string(1 + dice_.below(120)) + " " +
                      word_of(way < 10 ? 5'000 + way : 6'000 + place * 40 + way);
    }

    void live_together(TestRow& row, const TestRow& head) {
        row[street] = head[street];
        row[commune] = head[commune];
        if (dice_.with(0.5)) row[phone] = head[phone];
    }

    TestRow child_of(const TestRow& father, const TestRow& mother, const TestRow& elder) {
        const bool twin = !elder.empty() && dice_.with(0.05);
        const bool woman = twin ? elder[sex] == "f" : dice_.one_in(2);
        TestRow row = someone(woman, std::stoul(mother[born].substr(0, 4)) + 20 + dice_.below(19));
        row[surname] = father[surname];
        if (twin) row[born] = elder[born];
        const bool shares = !elder.empty() && elder[sex] == row[sex] && (twin || dice_.with(0.4));
        if (shares)
            row[given] =
                elder[given].substr(0, elder[given].find(' ')) + row[given].substr(row[given].find(' '));
        live_together(row, father);
        return row;
    }

    void add_family(std::vector<FamilyMember>& all) {
        TestRow father = someone(false, 1935 + dice_.below(50));
        settle(father);
        TestRow mother = someone(true, std::stoul(father[born].substr(0, 4)) + dice_.below(8) - 2);
        live_together(mother, father);
        std::vector<TestRow> family{father, mother};
        TestRow elder;
        for (std::uint64_t children = dice_.below(5); children > 0; --children)
            family.push_back(elder = child_of(father, mother, elder));
        TestRow next_home = father;
        if (dice_.with(0.12)) settle(next_home);
        for (const TestRow& row : family)
            all.push_back({row, later_of(row, next_home)});
    }

    TestRow later_of(TestRow row, const TestRow& next_home) {
        row[street] = next_home[street];
        row[commune] = next_home[commune];
        if (row[sex] == "f" && dice_.with(0.12)) {  // Married.
            row[surname] = a_surname();
            row[phone] = "09" + digits(8);
            settle(row);
        }
        if (dice_.with(0.05)) row[id_number] = "27" + digits(7);
        if (dice_.with(0.15)) row[phone] = "09" + digits(8);
        return row;
    }

    Dice dice_;
};

inline void mistype(Dice& dice, std::string& number) {
    if (number.size() < 2) return;
    const std::size_t at = dice.below(number.size() - 1);
    if (dice.one_in(3)) {
        std::swap(number[at], number[at + 1]);
    } else if (dice.one_in(2)) {
        number.erase(at, 1);
    } else {
        number[at] = static_cast<char>('0' + dice.below(10));
    }
}

// As a clerk wrote it down, who may be careless or in a hurry.
inline TestRow filled_in(Dice& dice, TestRow row) {
    const double slips = dice.with(0.15) ? 4 : 0.6;
    for (const std::size_t field : {surname, given, street})
        if (dice.with(0.04 * slips)) row[field] = with_slip(dice, row[field]);
    for (const std::size_t field : {id_number, phone})
        if (dice.with(0.03 * slips)) mistype(dice, row[field]);
    if (dice.with(0.03 * slips)) row[born][4 + dice.below(4)] = static_cast<char>('0' + dice.below(3));
    if (dice.with(0.01 * slips)) row[sex] = row[sex] == "f" ? "m" : "f";
    if (dice.with(0.01 * slips)) std::swap(row[surname], row[given]);
    if (dice.with(0.1)) {  // A short form.
        row[id_number] = row[phone] = row[street] = "";
        row[born] = row[born].substr(0, 4);
    }
    if (dice.with(0.2)) row[phone] = "";
    if (dice.with(0.15)) row[id_number] = "";
    return row;
}

struct FamilyRegisters {
    std::vector<std::vector<TestRow>> rows;  // By register.
    std::vector<std::uint32_t> person;       // By record number of the engine.
};

// Six in ten persons are in both, one written before, one later.
inline FamilyRegisters families_in_two(std::uint64_t seed, std::size_t persons) {
    Dice dice(seed + 1'000);
    FamilyRegisters made{.rows = {{}, {}}, .person = {}};
    std::vector<std::uint32_t> right;
    std::uint32_t number = 0;
    for (const FamilyMember& member : Families(seed).make(persons)) {
        const std::uint64_t where = dice.below(10);
        if (where < 8) made.rows[0].push_back(filled_in(dice, member.before));
        if (where < 8) made.person.push_back(number);
        if (where > 1) made.rows[1].push_back(filled_in(dice, member.later));
        if (where > 1) right.push_back(number);
        ++number;
    }
    made.person.insert(made.person.end(), right.begin(), right.end());
    return made;
}

// Every person is in it once to four times.
inline FamilyRegisters families_in_one(std::uint64_t seed, std::size_t persons) {
    Dice dice(seed + 2'000);
    FamilyRegisters made{.rows = {{}}, .person = {}};
    std::uint32_t number = 0;
    for (const FamilyMember& member : Families(seed).make(persons)) {
        for (std::uint64_t times = 1 + dice.skewed_below(4); times > 0; --times) {
            made.rows[0].push_back(filled_in(dice, dice.one_in(2) ? member.before : member.later));
            made.person.push_back(number);
        }
        ++number;
    }
    return made;
}

}  // namespace baophu::linkage::engine
