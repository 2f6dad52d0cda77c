// Reads deliveries and truth back and tells, by slow rules of its own, whether they agree:
// that the truth follows from the files, and that the files carry as many slips as
// synth/rates.h promises.
#include "synth/truth.h"

#include <algorithm>
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
struct Person {
    std::map<std::string, std::string> truth;
    std::set<int> months;
    std::vector<Payer> payers;
    std::set<std::string> tax_numbers, si_numbers, tax_names, si_names, si_codes;

    bool is(const std::string& column) const { return truth.at(column) == "1"; }
};

bool valid_tax_code(const std::string& code) {
    if (code.size() < 10 || code.find_first_not_of("0123456789-") != std::string::npos) return false;
    const int weights[] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += weights[i] * (code[i] - '0');
    return code[9] - '0' == 10 - sum % 11;
}

struct BadRows {
    std::int64_t all = 0, tax_code = 0, letter = 0, name = 0, birth_date = 0;
};

// A province, written and read back. SI rows are told by their SI number and tax rows by the
// personal tax code, which no slip touches; a row with a bad personal code is told by nothing.
class ReadBack {
public:
    explicit ReadBack(double scale) {
        NoProgress progress;
        const CancelFlag cancel{false};
        summary = write_province({.out = folder_.path(), .seed = 11, .scale = scale}, progress, cancel);
        read_rows(folder_.path() / "truth/persons.csv", [&](const Row& row) { read_person(row); });
        read_rows(folder_.path() / "truth/employers.csv", [&](const Row& row) {
            employer_codes[row["employer"]] = row["tax_code"];
            if (row["registered"] == "1") registered_in_truth.insert(row["tax_code"].substr(0, 10));
        });
        const std::filesystem::path deliveries = folder_.path() / "deliveries";
        for (int month = 1; month <= 12; ++month) {
            const std::string file =
                "si-participants-2018-" + digits(static_cast<unsigned>(month), 2) + ".csv";
            read_rows(deliveries / file, [&](const Row& row) { read_si_row(row, month); });
        }
        read_rows(deliveries / "tax-yearly-list-2018.csv", [&](const Row& row) { read_tax_row(row); });
    }

    Summary summary;
    std::vector<Person> persons;
    std::map<std::string, std::string> employer_codes;
    std::set<std::string, std::less<>> registered_in_truth;
    std::set<std::string, std::less<>> enterprises_at_si;
    BadRows bad;
    std::int64_t si_rows = 0;
    std::int64_t tax_rows = 0;

private:
    void read_person(const Row& row) {
        Person person;
        for (const char* column : {"full_name", "birth_date", "sex", "cccd", "cmnd", "si_number",
                                   "second_si_number", "person_tax_code", "employer", "unit", "verdict",
                                   "on_tax_list", "refused_somewhere", "numbers_intact", "second_payer"}) {
            person.truth[column] = row[column];
        }
        by_si_number_[row["si_number"]] = persons.size();
        if (!row["second_si_number"].empty()) by_si_number_[row["second_si_number"]] = persons.size();
        by_tax_code_[row["person_tax_code"]] = persons.size();
        persons.push_back(std::move(person));
    }

    bool count_defects(const Row& row, const std::string& code, const std::string& other_code) {
        const bool bad_code = !valid_tax_code(code) || !valid_tax_code(other_code);
        const bool letter = bad_code && (code + other_code).find('O') != std::string::npos;
        const bool no_name = row["Họ và tên"].empty();
        bad.tax_code += bad_code ? 1 : 0;
        bad.letter += letter ? 1 : 0;
        bad.name += no_name ? 1 : 0;
        return bad_code || no_name;
    }

    void read_si_row(const Row& row, int month) {
        ++si_rows;
        Person& person = persons.at(by_si_number_.at(row["Mã số BHXH"]));
        const bool no_day = !Date::parse(row["Ngày sinh"]);
        const bool refused = count_defects(row, row["Mã số thuế"], row["Mã số thuế"]) || no_day;
        bad.birth_date += no_day ? 1 : 0;
        bad.all += refused ? 1 : 0;
        EXPECT_TRUE(!refused || person.is("refused_somewhere"));
        const std::string_view enterprise = std::string_view(row["Mã số thuế"]).substr(0, 10);
        if (!refused && !enterprises_at_si.contains(enterprise)) enterprises_at_si.emplace(enterprise);
        EXPECT_TRUE(person.months.insert(month).second) << "twice in one month";
        person.si_numbers.insert(row["Số CMND/CCCD"]);
        person.si_codes.insert(row["Mã số BHXH"]);
        if (!row["Họ và tên"].empty()) person.si_names.insert(row["Họ và tên"]);
    }

    void read_tax_row(const Row& row) {
        ++tax_rows;
        const bool refused = count_defects(row, row["MST đơn vị chi trả"], row["Mã số thuế cá nhân"]);
        bad.all += refused ? 1 : 0;
        const auto found = by_tax_code_.find(row["Mã số thuế cá nhân"]);
        EXPECT_TRUE(refused || found != by_tax_code_.end());
        if (found == by_tax_code_.end()) return;
        Person& person = persons[found->second];
        EXPECT_TRUE(!refused || person.is("refused_somewhere"));
        std::string taxable = row["Tổng thu nhập chịu thuế"];
        std::erase(taxable, '.');
        person.payers.push_back({std::stoll(taxable), row["MST đơn vị chi trả"]});
        person.tax_numbers.insert(row["Số CMND/CCCD"]);
        if (!row["Họ và tên"].empty()) person.tax_names.insert(row["Họ và tên"]);
    }

    TemporaryFolder folder_;
    std::unordered_map<std::string, std::size_t> by_si_number_;
    std::unordered_map<std::string, std::size_t> by_tax_code_;
};

const ReadBack& small_province() {
    static const ReadBack province(0.005);
    return province;
}

const ReadBack& larger_province() {
    static const ReadBack province(0.02);
    return province;
}

std::string verdict_from_files(const ReadBack& province, const Person& person) {
    if (person.months.contains(12)) return "participating";
    if (!person.months.empty()) return "lapsed";
    const auto main = std::ranges::max_element(person.payers, {}, &Payer::taxable);
    const bool known = province.enterprises_at_si.contains(main->tax_code.substr(0, 10));
    return known ? "left_out" : "employer_unregistered";
}

TEST(Truth, VerdictsFollowFromTheFiles) {
    const ReadBack& province = small_province();
    for (const Person& person : province.persons) {
        if (person.months.empty() && person.is("refused_somewhere"))
            continue;  // Its payer may be unreadable.
        EXPECT_EQ(verdict_from_files(province, person), person.truth.at("verdict"));
    }
    EXPECT_EQ(province.enterprises_at_si, province.registered_in_truth);
}

TEST(Truth, EmployerIsTheMainPayer) {
    const ReadBack& province = small_province();
    std::int64_t with_two = 0;
    for (const Person& person : province.persons) {
        if (person.is("refused_somewhere")) continue;
        EXPECT_EQ(person.payers.size(),
                  person.is("on_tax_list") ? (person.is("second_payer") ? 2U : 1U) : 0U);
        with_two += person.payers.size() == 2 ? 1 : 0;
        if (person.payers.empty()) continue;
        const auto main = std::ranges::max_element(person.payers, {}, &Payer::taxable);
        EXPECT_EQ(province.employer_codes.at(person.truth.at("employer")), main->tax_code);
    }
    EXPECT_GT(with_two, 10);
}

TEST(Truth, WhoIsOnNoTaxListParticipatesSinceDecember) {
    for (const Person& person : small_province().persons) {
        const bool since_december = person.months == std::set<int>{12};
        EXPECT_TRUE(person.is("on_tax_list") || since_december);
    }
}

TEST(Truth, IntactNumbersAreOneAndTheSameEverywhere) {
    for (const Person& person : small_province().persons) {
        std::set<std::string> numbers = person.tax_numbers;
        numbers.insert(person.si_numbers.begin(), person.si_numbers.end());
        if (numbers.empty()) continue;  // Its only row has a bad personal tax code.
        const bool valid =
            *numbers.begin() == person.truth.at("cccd") || *numbers.begin() == person.truth.at("cmnd");
        // A tax row with a bad personal code may hide the number that differs.
        if (person.is("refused_somewhere") && person.tax_numbers.empty()) continue;
        EXPECT_EQ(numbers.size() == 1 && valid, person.is("numbers_intact"));
    }
}

TEST(Truth, NumbersOfPersonsAreUniqueAndTellSexAndYear) {
    std::set<std::string> seen;
    for (const Person& person : small_province().persons) {
        for (const char* column : {"cccd", "cmnd", "si_number", "person_tax_code", "second_si_number"}) {
            const std::string& number = person.truth.at(column);
            const bool fresh = number.empty() || seen.insert(column[0] + number).second;
            EXPECT_TRUE(fresh) << column << " " << number;
        }
        const std::string& cccd = person.truth.at("cccd");
        const std::string& born = person.truth.at("birth_date");
        EXPECT_EQ(cccd.size(), 12U);
        EXPECT_EQ(cccd.substr(4, 2), born.substr(2, 2));
        EXPECT_EQ((cccd[3] - '0') % 2 == 1, person.truth.at("sex") == "female");
        EXPECT_EQ((cccd[3] - '0') / 2 == 1, born.substr(0, 2) == "20");
        EXPECT_TRUE(valid_tax_code(person.truth.at("person_tax_code")));
    }
}

// A number that was mistyped must not be another person's: linking by it would be right to err.
TEST(Truth, ASlipPointsAtNobodyElse) {
    std::map<std::string, const Person*> holders;
    for (const Person& person : small_province().persons) {
        holders[person.truth.at("cccd")] = holders[person.truth.at("cmnd")] = &person;
    }
    for (const Person& person : small_province().persons) {
        for (const auto& numbers : {person.tax_numbers, person.si_numbers}) {
            for (const std::string& number : numbers) {
                const auto holder = holders.find(number);
                EXPECT_TRUE(holder == holders.end() || holder->second == &person);
            }
        }
    }
}

// `count` in `of` is the rate, give or take a share of it.
void expect_rate(std::int64_t count, std::int64_t of, PerMillion rate, double tolerance, const char* what) {
    const double expected = static_cast<double>(of) * rate / 1e6;
    EXPECT_NEAR(static_cast<double>(count), expected, expected * tolerance) << what;
}

TEST(Rates, VerdictsAreAsFrequentAsPromised) {
    const ReadBack& province = larger_province();
    const Summary& summary = province.summary;
    expect_rate(summary.left_out, summary.workers, rates.left_out, 0.1, "left out");
    expect_rate(summary.employer_unregistered, summary.workers, rates.employer_unregistered, 0.1,
                "unregistered");
    expect_rate(summary.lapsed, summary.workers, rates.lapsed, 0.15, "lapsed");
    expect_rate(summary.participating, summary.workers, 920'000, 0.01, "participating");
    const auto count = [&](auto holds) { return std::ranges::count_if(province.persons, holds); };
    expect_rate(count([](const Person& p) { return !p.is("on_tax_list"); }), summary.participating,
                rates.taxed_next_year, 0.2, "taxed next year");
    expect_rate(count([](const Person& p) { return p.is("second_payer"); }), summary.workers,
                rates.second_payer, 0.2, "second payer");
}

enum class Slip { none, missing, crossed, mistyped, zero_lost };

Slip slip_of(const Person& person) {
    std::set<std::string> numbers = person.tax_numbers;
    numbers.insert(person.si_numbers.begin(), person.si_numbers.end());
    const std::string& cccd = person.truth.at("cccd");
    const std::string& cmnd = person.truth.at("cmnd");
    if (numbers.contains("")) return Slip::missing;
    if (numbers.contains(cccd.substr(1))) return Slip::zero_lost;
    if (numbers.contains(cccd) && numbers.contains(cmnd)) return Slip::crossed;
    return std::ranges::all_of(numbers, [&](const auto& shown) { return shown == cccd || shown == cmnd; })
               ? Slip::none
               : Slip::mistyped;
}

TEST(Rates, SlipsAreAsFrequentAsPromised) {
    std::map<Slip, std::int64_t> slips;
    std::int64_t taxed = 0;
    std::int64_t in_both = 0;
    std::int64_t plain = 0;
    std::int64_t insured = 0;
    std::int64_t two_si_numbers = 0;
    const ReadBack& province = larger_province();
    for (const Person& person : province.persons) {
        ++slips[slip_of(person)];
        taxed += person.payers.empty() ? 0 : 1;
        insured += person.months.empty() ? 0 : 1;
        in_both += person.payers.empty() || person.months.empty() ? 0 : 1;
        two_si_numbers += person.si_codes.size() == 2 ? 1 : 0;
        EXPECT_EQ(person.si_codes.size() == 2, !person.truth.at("second_si_number").empty());
        const std::string& name = person.truth.at("full_name");
        const std::string bare = without_marks(name);
        const bool in_one = person.tax_names.contains(bare) || person.si_names.contains(bare);
        plain += in_one && bare != name ? 1 : 0;
    }
    const std::int64_t workers = province.summary.workers;
    expect_rate(slips[Slip::missing], taxed, rates.number_missing, 0.15, "missing");
    expect_rate(slips[Slip::crossed], in_both, rates.number_crossed, 0.15, "crossed");
    expect_rate(slips[Slip::mistyped], workers, rates.number_mistyped, 0.25, "mistyped");
    expect_rate(slips[Slip::zero_lost], workers, rates.zero_lost, 0.25, "zero lost");
    expect_rate(two_si_numbers, insured, rates.second_si_number, 0.25, "two SI numbers");
    expect_rate(plain, workers, rates.name_plain, 0.15, "plain name");
}

TEST(Rates, BadRowsAreAsFrequentAsPromised) {
    const ReadBack& province = larger_province();
    const std::int64_t rows = province.si_rows + province.tax_rows;
    expect_rate(province.bad.tax_code, rows, rates.bad_tax_code, 0.15, "tax code");
    expect_rate(province.bad.letter, province.bad.tax_code, rates.bad_tax_code_letter, 0.4, "letter O");
    expect_rate(province.bad.name, rows, rates.bad_name, 0.25, "name");
    expect_rate(province.bad.birth_date, province.si_rows, rates.bad_birth_date, 0.2, "birth date");
    EXPECT_EQ(province.bad.all, province.summary.bad_rows);
    EXPECT_EQ(rows, province.summary.rows);
}

}  // namespace
}  // namespace baophu::synth
