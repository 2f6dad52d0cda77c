// Reads deliveries and truth back and tells, by slow rules of its own, whether they agree:
// that the truth follows from the files, and that the files carry as many slips as
// synth/rates.h promises.
#include "synth/truth.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include <gtest/gtest.h>

#include "synth/province.h"
#include "synth/rates.h"
#include "synth/read_back_for_tests.h"

namespace baophu::synth {
namespace {

struct Payer {
    std::int64_t taxable;
    std::string tax_code;
};

// A person of the truth, with what the delivered files say about him.
struct TruePerson {
    std::map<std::string, std::string> truth;
    std::set<int> months;
    std::vector<Payer> payers;
    std::set<std::string> tax_numbers, si_numbers, tax_names, si_names, si_codes;

    bool is(const std::string& column) const { return truth.at(column) == "1"; }
    bool seen() const { return !months.empty() || !payers.empty(); }
};

bool valid_tax_code(const std::string& written) {
    // A spreadsheet may have dropped the zero in front.
    const std::size_t length = std::min(written.find('-'), written.size());
    const std::string code = length == 9 ? "0" + written : written;
    if (code.size() < 10 || code.find_first_not_of("0123456789-") != std::string::npos) return false;
    const int weights[] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += weights[i] * (code[i] - '0');
    return code[9] - '0' == 10 - sum % 11;
}

struct BadRows {
    std::int64_t all = 0, tax_code = 0, name = 0, birth_date = 0;
};

constexpr const char* name_column = "Họ và tên|Họ tên";
constexpr const char* number_column = "Số CMND/CCCD|CMND/CCCD";
constexpr const char* birth_column = "Ngày sinh|Ngày tháng năm sinh";
constexpr const char* si_number_column = "Mã số BHXH|Số BHXH";
constexpr const char* payer_column = "MST đơn vị chi trả|MST cơ quan chi trả";
constexpr const char* person_code_column = "Mã số thuế cá nhân|MST cá nhân";

// The two lists of a province, written and read back. SI rows are told by their SI number and tax
// rows by the personal tax code, which no slip touches; a row with a bad personal code is told by
// nothing.
class ReadBack {
public:
    explicit ReadBack(double scale) {
        NoProgress progress;
        const CancelFlag cancel{false};
        const Options options{.out = folder_.path(),
                              .seed = 11,
                              .scale = scale,
                              .kinds = {"si-participants", "tax-yearly-list"}};
        summary = write_province(options, progress, cancel);
        read_rows(folder_.path() / "truth/persons.csv", [&](const Row& row) { read_person(row); });
        read_rows(folder_.path() / "truth/employers.csv", [&](const Row& row) {
            employer_codes[row["employer"]] = row["tax_code"];
            unit_codes_[row["si_unit_code"]] = row["tax_code_at_si"];
            if (row["registered"] == "1") registered_in_truth.insert(row["tax_code"].substr(0, 10));
        });
        const std::filesystem::path deliveries = folder_.path() / "deliveries";
        for (int month = 1; month <= 12; ++month) {
            const std::string file = "si-participants-2018-" + digits(static_cast<unsigned>(month), 2);
            read_rows(deliveries / (file + (month == 6 ? ".xlsx" : ".csv")),
                      [&](const Row& row) { read_si_row(row, month); });
        }
        read_rows(deliveries / "tax-yearly-list-2018.csv", [&](const Row& row) { read_tax_row(row); });
    }

    Summary summary;
    std::vector<TruePerson> persons;
    std::map<std::string, std::string> employer_codes;
    std::set<std::string, std::less<>> registered_in_truth;
    std::set<std::string, std::less<>> enterprises_at_si;
    BadRows bad;
    std::int64_t si_rows = 0;
    std::int64_t tax_rows = 0;

private:
    void read_person(const Row& row) {
        TruePerson person;
        for (const char* column :
             {"full_name", "birth_date", "sex", "cccd", "cmnd", "passport", "si_number", "second_si_number",
              "person_tax_code", "employer", "unit", "verdict", "on_tax_list", "refused_somewhere",
              "numbers_intact", "second_payer", "crossed", "kind"}) {
            person.truth[column] = row[column];
        }
        for (const char* column : {"si_number", "second_si_number"}) {
            if (!row[column].empty()) by_si_number_[row[column]] = persons.size();
        }
        if (!row["person_tax_code"].empty()) by_tax_code_[row["person_tax_code"]] = persons.size();
        persons.push_back(std::move(person));
    }

    bool count_defects(const Row& row, const std::string& code, const std::string& other_code) {
        const bool bad_code = !valid_tax_code(code) || !valid_tax_code(other_code);
        const bool no_name = row[name_column].empty();
        bad.tax_code += bad_code ? 1 : 0;
        bad.name += no_name ? 1 : 0;
        return bad_code || no_name;
    }

    void read_si_row(const Row& row, int month) {
        ++si_rows;
        TruePerson& person = persons.at(by_si_number_.at(row[si_number_column]));
        const std::string& told = row["Mã số thuế|MST"];
        const std::string& code = told.empty() ? unit_codes_.at(row["Mã đơn vị|Mã ĐV"]) : told;
        const std::string& born = row[birth_column];
        const bool no_day = born.size() != 4 && !Date::parse(born);
        const bool refused = count_defects(row, code, code) || no_day;
        bad.birth_date += no_day ? 1 : 0;
        bad.all += refused ? 1 : 0;
        EXPECT_TRUE(!refused || person.is("refused_somewhere"));
        const std::string whole =
            code[0] == '3' ? code : (code.find('-') == 9 || code.size() == 9 ? "0" : "") + code;
        if (!refused) enterprises_at_si.insert(whole.substr(0, 10));
        EXPECT_TRUE(person.months.insert(month).second) << "twice in one month";
        person.si_numbers.insert(row[number_column]);
        person.si_codes.insert(row[si_number_column]);
        if (!row[name_column].empty()) person.si_names.insert(row[name_column]);
    }

    void read_tax_row(const Row& row) {
        ++tax_rows;
        const bool refused = count_defects(row, row[payer_column], row[person_code_column]);
        bad.all += refused ? 1 : 0;
        const auto found = by_tax_code_.find(row[person_code_column]);
        EXPECT_TRUE(refused || found != by_tax_code_.end());
        if (found == by_tax_code_.end()) return;
        TruePerson& person = persons[found->second];
        EXPECT_TRUE(!refused || person.is("refused_somewhere"));
        std::string taxable = row["Tổng thu nhập chịu thuế|Thu nhập chịu thuế"];
        std::erase(taxable, '.');
        const std::string& payer = row[payer_column];
        const bool zero_lost = payer.size() == 9 || payer.find('-') == 9;
        person.payers.push_back({std::stoll(taxable), (zero_lost ? "0" : "") + payer});
        person.tax_numbers.insert(row[number_column]);
        if (!row[name_column].empty()) person.tax_names.insert(row[name_column]);
    }

    TemporaryFolder folder_;
    std::unordered_map<std::string, std::size_t> by_si_number_;
    std::unordered_map<std::string, std::size_t> by_tax_code_;
    std::map<std::string, std::string> unit_codes_;  // The tax code at the SI office, by unit.
};

const ReadBack& province() {
    static const ReadBack made(0.02);
    return made;
}

std::string verdict_from_files(const TruePerson& person) {
    if (person.months.contains(12)) return "participating";
    if (!person.months.empty()) return "lapsed";
    if (person.payers.empty()) return "unseen";
    const auto main = std::ranges::max_element(person.payers, {}, &Payer::taxable);
    const bool known = province().enterprises_at_si.contains(main->tax_code.substr(0, 10));
    return known ? "left_out" : "employer_unregistered";
}

// SYN-6
TEST(Truth, VerdictsFollowFromTheFiles) {
    for (const TruePerson& person : province().persons) {
        if (person.months.empty() && person.is("refused_somewhere"))
            continue;  // Its payer may be unreadable.
        EXPECT_EQ(verdict_from_files(person), person.truth.at("verdict"));
    }
    EXPECT_EQ(province().enterprises_at_si, province().registered_in_truth);
}

TEST(Truth, EmployerIsTheMainPayer) {
    std::int64_t with_two = 0;
    for (const TruePerson& person : province().persons) {
        if (person.is("refused_somewhere") || person.payers.empty()) continue;
        EXPECT_EQ(person.payers.size(), person.is("second_payer") ? 2U : 1U);
        with_two += person.payers.size() == 2 ? 1 : 0;
        const auto main = std::ranges::max_element(person.payers, {}, &Payer::taxable);
        EXPECT_EQ(province().employer_codes.at(person.truth.at("employer")), main->tax_code);
    }
    EXPECT_GT(with_two, 50);
}

// SYN-6: intact are those whose own number stands in every row; but for who shows another's.
TEST(Truth, IntactNumbersAreOneAndTheSameEverywhere) {
    std::int64_t intact = 0;
    std::int64_t lent = 0;
    for (const TruePerson& person : province().persons) {
        std::set<std::string> numbers = person.tax_numbers;
        numbers.insert(person.si_numbers.begin(), person.si_numbers.end());
        if (numbers.empty()) continue;
        // A tax row with a bad personal code may hide the number that differs.
        if (person.is("refused_somewhere") && person.tax_numbers.empty()) continue;
        const std::string& shown = *numbers.begin();
        const bool own = shown == person.truth.at("cccd") || shown == person.truth.at("cmnd") ||
                         shown == person.truth.at("passport");
        const bool whole = numbers.size() == 1 && own;
        EXPECT_TRUE(whole || !person.is("numbers_intact"));
        intact += whole ? 1 : 0;
        lent += whole && !person.is("numbers_intact") ? 1 : 0;
    }
    EXPECT_GT(intact, 10'000);
    EXPECT_LT(lent, intact / 100);
}

TEST(Truth, NumbersOfPersonsAreUniqueAndTellSexAndYear) {
    std::set<std::string> seen;
    for (const TruePerson& person : province().persons) {
        for (const char* column : {"cccd", "cmnd", "si_number", "person_tax_code", "second_si_number"}) {
            const std::string& number = person.truth.at(column);
            const bool fresh = number.empty() || seen.insert(column[0] + number).second;
            EXPECT_TRUE(fresh) << column << " " << number;
        }
        if (!person.truth.at("person_tax_code").empty()) {
            EXPECT_TRUE(valid_tax_code(person.truth.at("person_tax_code")));
        }
        const std::string& cccd = person.truth.at("cccd");
        const std::string& born = person.truth.at("birth_date");
        if (cccd.empty()) continue;  // A foreigner.
        EXPECT_EQ(cccd.size(), 12U);
        EXPECT_EQ(cccd.substr(4, 2), born.substr(2, 2));
        EXPECT_EQ((cccd[3] - '0') % 2 == 1, person.truth.at("sex") == "female");
        EXPECT_EQ((cccd[3] - '0') / 2 == 1, born.substr(0, 2) == "20");
    }
}

// ---- Rates ---------------------------------------------------------------------------------------

// `count` in `of` is the rate, within a tenth of it, or within what chance does to so few.
void expect_rate(std::int64_t count, std::int64_t of, PerMillion rate, std::string_view what) {
    const double expected = static_cast<double>(of) * rate / 1e6;
    EXPECT_NEAR(static_cast<double>(count), expected, std::max(expected / 10, 3 * std::sqrt(expected)))
        << what;
}

enum class Slip { none, missing, mistyped, zero_lost };

Slip slip_of(const TruePerson& person, const std::set<std::string>& numbers,
             const std::set<std::string>& all) {
    const std::string& cccd = person.truth.at("cccd");
    if (numbers.contains("")) return Slip::missing;
    const std::string& shown = *numbers.begin();
    if (shown.size() == 11 && shown == cccd.substr(1)) return Slip::zero_lost;
    return all.contains(shown) ? Slip::none : Slip::mistyped;
}

// SYN-4: counted in the files, by what a number looks like.
TEST(Rates, SlipsInNumbersAreInTheFilesAsPromised) {
    std::set<std::string> all;
    for (const TruePerson& person : province().persons) {
        all.insert(person.truth.at("cccd"));
        all.insert(person.truth.at("cmnd"));
    }
    std::map<Slip, std::int64_t> slips;
    std::int64_t entries = 0;
    std::int64_t crossed = 0;
    std::int64_t in_both = 0;
    for (const TruePerson& person : province().persons) {
        if (!person.truth.at("passport").empty()) continue;
        for (const auto* numbers : {&person.tax_numbers, &person.si_numbers}) {
            if (numbers->empty()) continue;
            ++entries;
            EXPECT_EQ(numbers->size(), 1U) << "a slip stays in all rows of a register";
            ++slips[slip_of(person, *numbers, all)];
        }
        if (person.tax_numbers.empty() || person.si_numbers.empty()) continue;
        ++in_both;
        const std::size_t widths[] = {person.tax_numbers.begin()->size(), person.si_numbers.begin()->size()};
        crossed += (widths[0] == 9 && widths[1] >= 11) || (widths[0] >= 11 && widths[1] == 9) ? 1 : 0;
    }
    const Rates rates;
    expect_rate(slips[Slip::missing], entries, rates[Rate::number_missing], "missing");
    expect_rate(slips[Slip::mistyped], entries, rates[Rate::number_mistyped], "mistyped");
    expect_rate(slips[Slip::zero_lost], entries * 6 / 10, rates[Rate::zero_lost], "zero lost");
    expect_rate(crossed, in_both, rates[Rate::number_crossed], "crossed");
}

TEST(Rates, SlipsInNamesAreInTheFilesAsPromised) {
    std::int64_t names = 0;
    std::int64_t plain = 0;
    std::int64_t wrong_d = 0;
    std::int64_t with_d = 0;
    std::int64_t apart = 0;
    for (const TruePerson& person : province().persons) {
        if (!person.truth.at("passport").empty()) continue;
        const std::string& right = person.truth.at("full_name");
        const std::string bare = without_marks(right);
        for (const auto* shown : {&person.tax_names, &person.si_names}) {
            if (shown->empty()) continue;
            const std::string& name = *shown->begin();
            names += bare != right ? 1 : 0;
            plain += bare != right && name == bare ? 1 : 0;
            with_d += right.find("Đ") != std::string::npos ? 1 : 0;
            wrong_d += name.find("\xc3\x90") != std::string::npos ? 1 : 0;
            apart += name.find('\xcc') != std::string::npos ? 1 : 0;
        }
    }
    const Rates rates;
    expect_rate(plain, names, rates[Rate::name_plain], "plain");
    expect_rate(wrong_d, with_d * 96 / 100, rates[Rate::wrong_d], "wrong D");
    expect_rate(apart, names * 96 / 100, rates[Rate::decomposed], "decomposed");
}

TEST(Rates, BadRowsAreInTheFilesAsPromised) {
    const std::int64_t rows = province().si_rows + province().tax_rows;
    const Rates rates;
    expect_rate(province().bad.tax_code, rows, rates[Rate::bad_tax_code], "tax code");
    expect_rate(province().bad.name, rows, rates[Rate::bad_name], "name");
    expect_rate(province().bad.birth_date, province().si_rows, rates[Rate::bad_birth_date], "birth date");
    EXPECT_EQ(province().bad.all, province().summary.bad_rows);
    EXPECT_EQ(rows, province().summary.rows);
}

TEST(Rates, TwoSiNumbersStandInDifferentMonths) {
    std::int64_t two = 0;
    std::int64_t several = 0;
    for (const TruePerson& person : province().persons) {
        EXPECT_EQ(person.si_codes.size() == 2, !person.truth.at("second_si_number").empty());
        two += person.si_codes.size() == 2 ? 1 : 0;
        several += person.months.size() > 1 ? 1 : 0;
    }
    expect_rate(two, several, Rates()[Rate::second_si_number], "second SI number");
}

// ---- Figures -------------------------------------------------------------------------------------

Summary made(double scale, const Rates& rates = {}) {
    const TemporaryFolder folder;
    NoProgress progress;
    const CancelFlag cancel{false};
    return write_province({.out = folder.path(), .seed = 2, .scale = scale, .rates = rates}, progress,
                          cancel);
}

void expect_all_rates(const Figures& figures, const Rates& rates) {
    for (std::size_t i = 0; i < rate_count; ++i) {
        if (figures.rates[i].open > 0)
            expect_rate(figures.rates[i].done, figures.rates[i].open, rates[static_cast<Rate>(i)],
                        rate_table[i].name);
    }
}

// SYN-4: every kind of error, and every reason that has a rate.
TEST(Figures, EveryRateHolds) {
    const Figures figures = made(0.04).figures;
    for (std::size_t i = 0; i < rate_count; ++i) {
        if (rate_table[i].error) {
            EXPECT_GT(figures.rates[i].open, 0) << rate_table[i].name;
        }
    }
    expect_all_rates(figures, Rates());
}

// SYN-4
TEST(Figures, AFactorMultipliesEveryErrorAndNothingElse) {
    Rates doubled;
    doubled.multiply_errors(2);
    EXPECT_EQ(doubled[Rate::name_plain], 60'000U);
    EXPECT_EQ(doubled[Rate::left_out], Rates()[Rate::left_out]);
    expect_all_rates(made(0.02, doubled).figures, doubled);
    Rates nothing;
    nothing.multiply_errors(0);
    const Summary clean = made(0.005, nothing);
    EXPECT_EQ(clean.bad_rows, 0);
    for (std::size_t i = 0; i < rate_count; ++i) {
        if (rate_table[i].error) {
            EXPECT_EQ(clean.figures.rates[i].done, 0) << rate_table[i].name;
        }
    }
}

// SYN-2: at scale 1 every row of the matrix and every reason has 100 persons; here a part of it.
TEST(Figures, EveryRowOfTheMatrixAndEveryReasonIsThere) {
    constexpr double scale = 0.03;
    const Figures figures = made(scale).figures;
    for (std::size_t row = 1; row < figures.by_matrix_row.size(); ++row)
        EXPECT_GE(static_cast<double>(figures.by_matrix_row[row]), 100 * scale) << row;
    for (std::size_t i = 0; i < reason_count; ++i)
        EXPECT_GE(static_cast<double>(figures.by_reason[i]), 100 * scale) << reason_names[i];
}

// SYN-7: whatever the scale.
TEST(Figures, NamesAreSharedAndLinksLackNumbers) {
    for (const double scale : {0.005, 0.02, 0.05}) {
        const Figures figures = made(scale).figures;
        const auto share = [](std::int64_t part, std::int64_t whole) {
            return static_cast<double>(part) / static_cast<double>(whole);
        };
        EXPECT_GE(share(figures.sharing_a_name, figures.persons), 0.19) << scale;
        EXPECT_LE(share(figures.sharing_a_name, figures.persons), 0.23) << scale;
        EXPECT_GE(share(figures.links_without_number, figures.links), 0.25) << scale;
        EXPECT_LE(share(figures.links_without_number, figures.links), 0.40) << scale;
    }
}

}  // namespace
}  // namespace baophu::synth
