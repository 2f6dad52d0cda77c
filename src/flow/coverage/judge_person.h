// Who is subject to which scheme in one month, who participates, and why the others do not: the verdicts on
// one person, from what the registers show of him.
//
//   COV-1  eligible: subject by the law of the month, as far as registers show, or participating
//   COV-2  participating: in an SI list of the month, at whatever employer (unemployment: and marked
//          as insured there; where the list does not say, if he is subject); voluntary: a payment
//          covers the month
//   COV-3  reason: the first that holds, in the order of reason_of() (table in docs/coverage.md)
//   COV-4  certainty: sure for participants and where a contract is shown; inferred where tax data
//          or a household book stand for it; unsure where no register gives a number by which the
//          records of the person could have met, and where the reason rests on pay (COV-20, COV-21)
//   COV-5  locality: of a participant the unit that manages the SI unit with his highest
//          contribution wage; of the others that of the main employer; else that of residence.
//          Voluntary: residence
//   COV-27 commune of residence, of the voluntary scheme: that which told the locality, the latest payment
//          or else the latest household book; as it is on the last day of the month
//   COV-6  main employer: the payer with the highest taxable income, else the latest labour report,
//          else the payer of the flat-rate list, else the last one in the SI lists, else the own firm
//   COV-10 what the SI list of the month says of the contract settles it; else a labour report that names
//          the contract stands for the tax lists of that employer. Of what is left: subject if any
//          evidence says so; else unknown if any leaves it open; else not subject.
//          Of equal answers the first register counts, in the order of Register
//   COV-11 voluntary is asked of residents and of who pays it: may join, unless subject
//   COV-13 who is not subject to compulsory insurance has no verdict of unemployment, unless the law sees
//          that one otherwise; who is insured in the month has none of voluntary, unless he pays it
//   COV-20 severance without a list of the year before: the yearly tax list alone tells of his work, the
//          household book names another occupation than work for wages, and the payer paid him less
//          than the limit of his unit
//   COV-21 newly hired without a labour report: the yearly tax list of the month's own year alone tells
//          of his work, the month is the last of that year, the household book says that he works for
//          wages, and the payer paid him less than the limit of his unit
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/scheme.h"
#include "flow/coverage/dossier.h"
#include "flow/coverage/pay_limits.h"
#include "flow/coverage/question.h"
#include "flow/coverage/rules.h"

namespace baophu::coverage {

// What the registers say of an employer: employers.sql.
struct EmployerTrait {
    Word unit = untold;
    bool registered = false;  // Has participants in the twelve months.
    bool suspended = false;
    bool household = false;
    bool head_office_elsewhere = false;
};

// The month, and the law of it.
struct MonthJudged {
    Month month;
    std::int64_t tax_year;
    std::optional<int> registration_days;  // Nothing: the law is silent, and nobody is newly hired.
    Answers answers;
    std::vector<std::optional<PayLimits>> limits;  // By unit, of all words of the book.
    std::optional<PayLimits> other_limits;         // Of units whose wage zone nobody knows.
    std::vector<EmployerTrait> traits;             // By employer.
};

struct PersonVerdict {
    Scheme scheme = Scheme::compulsory;
    Answer answer;
    bool eligible = false;
    bool participating = false;
    std::optional<std::uint8_t> reason;  // Place in `reasons`; nothing: he participates, or is not eligible.
    Certainty certainty = Certainty::sure;
    EmployerIndex employer = untold;
    Word unit = untold;
    Word commune = untold;  // Of residence, where `unit` is that of residence (COV-27).
    Register settled_by = Register::si_list;
    Source source_row = 0;
    bool on_tax_list = false;
    std::int32_t last_participated = no_date;  // First day of the month.
};

// At most one of each scheme.
struct Verdicts {
    std::optional<PersonVerdict> compulsory;
    std::optional<PersonVerdict> unemployment;
    std::optional<PersonVerdict> voluntary;
};

Verdicts judge_person(const Dossier& person, const MonthJudged& judged);

}  // namespace baophu::coverage
