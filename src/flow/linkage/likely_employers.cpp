#include "flow/linkage/likely_employers.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/yaml_fields.h"
#include "flow/linkage/engine/engine.h"
#include "flow/linkage/text_cells.h"

namespace baophu::linkage {
namespace {

using engine::Expression;
using engine::Form;
using engine::Kind;

// The columns of the engine, in the order of the fields below.
enum ColumnOf : std::size_t { name, area, staff, enterprise_code, column_count };

void read_words(engine::Specification& specification) {
    const YamlFields file = YamlFields::of_builtin("data/linkage/employer-names.yaml");
    file.only({"legal_forms", "abbreviations", "branch_words"});
    for (const YAML::Node& each : file.list("legal_forms"))
        specification.legal_forms.push_back(each.as<std::string>());
    const YamlFields abbreviations = file.map("abbreviations");
    for (const auto& each : abbreviations.node())
        specification.abbreviations.emplace_back(each.first.as<std::string>(), each.second.as<std::string>());
    for (const YAML::Node& each : file.list("branch_words"))
        specification.branch_words.push_back(each.as<std::string>());
}

engine::Specification specified() {
    const auto of = [](std::size_t field) { return Expression{.field = field}; };
    // Legal forms stand in front of a Vietnamese name: its last letters tell which it is.
    const Expression ending{.field = name, .form = Form::last, .length = 10};
    engine::Specification specification{
        .fields = {{"name", Kind::company},
                   {"area", Kind::exact},
                   {"staff", Kind::digits},
                   {"enterprise_code", Kind::exact}},
        .passes = {{.expressions = {of(name)}},
                   {.expressions = {{.field = staff, .form = Form::prefix, .length = staff_digits / 2}}},
                   {.expressions = {{.field = staff, .form = Form::last, .length = staff_digits / 2}}},
                   {.expressions = {ending}}}};
    specification.never = {{of(enterprise_code)}};
    specification.assignment = engine::Assignment::many_to_many;
    specification.probability_told = 0;  // What rivals offer counts, too.
    read_words(specification);
    return specification;
}

using Source = ProfileSource<EmployerProfile, column_count>;

void add(Source::Cells& cells, const EmployerProfile& profile) {
    cells[name].add(profile.name);
    cells[area].add(profile.area);
    cells[staff].add(profile.staff);
    cells[enterprise_code].add(profile.enterprise_code);
}

engine::Register register_of(std::span<const EmployerProfile> profiles) {
    engine::Register made{.name = "employers", .parts = {}};
    made.parts.push_back(std::make_unique<Source>(profiles, add));
    return made;
}

// How often signatures of two employers that are not one agree (employer_profiles.h). All digits do where
// somebody is the only one at two of them: of a million pairs one is too many already. Else each digit agrees
// in one of ten, so that of eight one is another in 8 · 9, and two are in 28 · 81 of 10^8.
constexpr double all_agree = 1e-6;
constexpr double one_slip = 8 * 9 * 1e-8;
constexpr double two_slips = 28 * 81 * 1e-8;
constexpr double zero_lost = 1e-8;
static_assert(staff_digits == 8);
constexpr engine::LevelShares chance_of_staff{
    0, all_agree, zero_lost, one_slip, two_slips, 1 - all_agree - zero_lost - one_slip - two_slips};

// They are known by their codes, which show nothing of employers without one.
engine::Known learn_from(const KnownEmployers& known, const engine::Specification& specification,
                         unsigned threads) {
    std::vector<engine::Register> registers;
    registers.push_back(register_of(known.by_tax));
    registers.push_back(register_of(known.by_insurance));
    engine::Known learned = engine::learn_from_matches(registers, specification,
                                                       {.threads = threads, .decisions = {}, .look = {}});
    learned.m[enterprise_code].reset();
    for (std::size_t other = 0; other < enterprise_code; ++other)
        learned.joint[engine::tie_index(other, enterprise_code)] = {};
    learned.u.resize(column_count);
    learned.u[staff] = chance_of_staff;
    return learned;
}

}  // namespace

LikelyEmployers find_likely_employers(std::span<const EmployerProfile> profiles, const KnownEmployers& known,
                                      std::span<const std::pair<std::uint32_t, std::uint32_t>> different,
                                      unsigned threads) {
    LikelyEmployers likely{
        .employer = std::vector<std::uint32_t>(profiles.size()), .joins = {}, .weighed = {}};
    std::iota(likely.employer.begin(), likely.employer.end(), std::uint32_t{0});
    if (known.by_tax.size() < known_employers_least) return likely;
    engine::Specification specification = specified();
    specification.known = learn_from(known, specification, threads);
    std::vector<engine::Register> registers;
    registers.push_back(register_of(profiles));
    const auto decisions = [&](const engine::Records&) {
        std::vector<engine::Decision> decided;
        for (const auto& [left, right] : different)
            decided.push_back({.a = left, .b = right, .same = false});
        return decided;
    };
    const auto look = [&](const engine::Workings& workings, const engine::Answer& answer) {
        likely.employer.assign(workings.group.begin(), workings.group.end());
        const Offers offers(answer.links, likely.employer);
        std::vector<engine::Link> inside;
        for (const engine::Link& link : answer.links)
            if (offers.is_inside(link)) inside.push_back(link);
        likely.joins = spanning_joins(std::move(inside), offers, profiles.size());
        likely.weighed = review_of(workings, doubts_among(answer.links, offers), likely.joins);
    };
    engine::link(registers, specification,
                 {.threads = threads, .decisions = decisions, .clusters = true, .look = look});
    return likely;
}

}  // namespace baophu::linkage
