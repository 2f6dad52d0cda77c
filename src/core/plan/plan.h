// A plan as data: the document by which a province gives targets, duties and reports, from
// data/plans/*.yaml or a file on disk (plan_reader.h).
//
//     plan:         id, province, kind (issued, sample), title, issuer, number and signed (or
//                   unknown), from, to, checked, units, basis, and what the copy lacks
//     agencies:     who gets a duty; an id stands for the function, its name is the plan's own:
//                   `name`, or `names` with from and to where it changes within the plan
//     figures:      clause, quantity, scheme, year; `printed` as the document has it ("0,71%")
//                   and `value` as the number it is ("0.71"), each for itself, or `unknown`
//     controls:     relations computed from the figures when the plan was read, printed nowhere
//     known:        contradictions of the document itself, each with its reason
//     clauses:      the clauses that give duties
//     obligations:  single duties in our own words: clause, lead, with, to, due, evidence
//     reports:      who reports to whom, how often; the due days stand in data/law/reports.yaml
//
// Rules PLAN-*: docs/plan.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"
#include "core/plan/printed_number.h"
#include "core/plan/rounding.h"

namespace baophu {

struct BothLanguages {
    std::string vi;
    std::string en;

    const std::string& in(Language language) const { return language == Language::vietnamese ? vi : en; }
};

struct PlanBasis {
    std::string law;
    std::string article;
    Confidence confidence;
    std::string note;
};

// The administrative units over which the plan divides its targets.
struct PlanUnits {
    std::string level;  // district, commune.
    int count;
    Confidence confidence;
    std::string note;
};

struct PlanDocument {
    std::string id;        // "dong-nai-2019-2020"
    std::string province;  // GSO code.
    std::string kind;      // issued; sample: put together by us, no document.
    BothLanguages title;
    std::string issuer;  // An agency.
    std::optional<std::string> number;
    std::optional<Date> signed_on;
    Date from;
    Date to;
    Date checked;
    PlanUnits units;
    std::vector<PlanBasis> basis;
    std::vector<BothLanguages> lacks;
};

struct AgencyName {
    std::optional<Date> from;           // Nothing: since before the plan.
    std::optional<Date> to;             // Inclusive; nothing: still so.
    std::optional<BothLanguages> text;  // Nothing: it is called something else, and nobody knows what.
    Confidence confidence;

    bool holds_on(const Date& date) const { return (!from || *from <= date) && (!to || date <= *to); }
};

struct PlanAgency {
    std::string id;
    std::string level;              // central, province, district, commune.
    std::vector<AgencyName> names;  // By date, without overlap or gap; at least one, the first known.
    std::string note;

    // Null if the plan gives it no name on that day.
    const AgencyName* name_on(const Date& date) const;
};

enum class Quantity { eligible, participants, ratio, growth };

// Whether the quantity is printed in per cent; the others count persons.
inline bool is_percent(Quantity quantity) {
    return quantity == Quantity::ratio || quantity == Quantity::growth;
}

std::string_view to_word(Quantity quantity);

struct PlanFigure {
    std::string id;  // "ratio.voluntary.2019"
    std::string clause;
    std::string area;  // province, national.
    Quantity quantity;
    std::string scheme;  // compulsory, voluntary, unemployment; social-insurance: the first two.
    int year;
    bool at_least;                       // The document gives a lower bound.
    std::optional<std::string> printed;  // Nothing: how it is printed was not seen.
    std::optional<FixedNumber> value;    // Nothing: unknown.
};

// A relation that held when the plan was read: a sum, a count of decimals, or the bases that a
// growth allows. Figures are positions in Plan::figures.
struct PlanControl {
    enum class Kind { sum, decimals, base };

    std::string id;
    Kind kind;
    std::vector<std::size_t> add;       // Sum: added. Decimals: whose decimals. Base: the growth.
    std::vector<std::size_t> subtract;  // Sum only.
    FixedNumber equals;                 // Sum and decimals.
    BaseCandidates bases;               // Base only.
    BothLanguages says;
};

struct KnownContradiction {
    std::string finding;  // A word of FindingCode (plan_check.h).
    std::string subject;  // The figure.
    BothLanguages reason;
};

struct PlanClause {
    std::string id;  // "IV.3.b", "closing.1"
    BothLanguages says;
};

enum class DueRule { continuous, once, with_yearly_plan, quarterly, half_yearly, yearly, periodic };

std::string_view to_word(DueRule rule);

struct Due {
    DueRule rule;
    std::optional<Date> by;  // Of `once`; nothing: the document gives no day.
    std::string parameter;   // Of data/law, where it holds the day; empty if there is none.
};

// What kinds of duty there are, as files and commands write them.
inline constexpr std::array<std::string_view, 19> duty_kinds{
    "agents",   "benefits",  "communication", "compliance", "data_sharing",   "dialogue", "direction",
    "guidance", "incentive", "inspection",    "means",      "legal_proposal", "planning", "procedure",
    "report",   "review",    "supervision",   "technology", "target_setting",
};

struct Obligation {
    std::string id;  // "IV.3.b-2"
    std::string clause;
    std::string kind;                      // One of duty_kinds.
    std::vector<std::string> lead;         // To whom the clause gives it; empty if it names nobody.
    std::vector<std::string> with;         // Who co-operates.
    std::vector<std::string> to;           // Who receives or decides.
    std::vector<std::string> assigned_in;  // Obligations that give it to somebody.
    Due due;
    BothLanguages duty;
    BothLanguages evidence;

    // Whether the agency leads or co-operates.
    bool concerns(std::string_view agency) const;
};

enum class ReportEvery { quarter, half_year, year };

std::string_view to_word(ReportEvery every);

// Each of the parameters may be empty: the plan says nothing of it.
struct PlanReport {
    std::string id;
    std::string clause;
    ReportEvery every;
    std::vector<std::string> from;
    std::vector<std::string> to;
    std::string due;      // Parameter with the due day of each period.
    std::string cut_off;  // Parameter with the cut-off day of each period.
    std::string period;   // Parameter that says how many months the period has.
    std::string shift;    // Parameter that says what becomes of a due day on a holiday.
    BothLanguages says;
};

struct Plan {
    PlanDocument document;
    std::vector<PlanAgency> agencies;
    std::vector<PlanFigure> figures;
    std::vector<PlanControl> controls;
    std::vector<KnownContradiction> known;
    std::vector<PlanClause> clauses;
    std::vector<Obligation> obligations;
    std::vector<PlanReport> reports;

    // Null if the plan has none of that id.
    const PlanAgency* agency(std::string_view id) const;
    const PlanClause* clause(std::string_view id) const;
    std::optional<std::size_t> figure(std::string_view id) const;
    std::optional<std::size_t> figure(std::string_view area, Quantity quantity, std::string_view scheme,
                                      int year) const;
};

// Whether `clause` is `above` or stands below it: "IV.3" holds "IV.3.b" and not "IV.30".
// A letter may follow its number without a dot: "IV.3b".
bool clause_within(std::string_view clause, std::string_view above);

}  // namespace baophu
