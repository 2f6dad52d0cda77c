// Administrative fines and the line to a crime. The level is that of the date of the act, or
// the milder one of the date of the decision.
#pragma once

#include <optional>
#include <vector>

#include "core/law/law.h"

namespace baophu {

enum class Violation {
    late,                  // Paid late or on a wrong wage: `owed`.
    too_few_heads,         // Not all workers insured: `owed`, from 10/09/2026 `heads`.
    all_unpaid,            // Nothing paid for all workers: `owed`.
    evasion,               // Evasion short of a crime: `owed`.
    unregistered_evasion,  // Evasion by not registering, from 10/09/2026: `heads`.
};

struct FineFacts {
    Violation violation = Violation::late;
    Money owed;     // Payable when the violation record is made.
    int heads = 0;  // Workers not registered for compulsory insurance.
    bool organisation = true;
    Date act;
    Date decided;
};

struct Fine {
    Money low;
    Money high;
    bool warning_only;      // The sum is too small for a fine.
    bool by_decision_date;  // The law of the decision was milder.
    std::vector<Citation> citations;
    Confidence confidence;
};

// A fault where the law has no such fine (law_value_none) or nobody knows it.
Result<Fine> fine(const Law& law, const FineFacts& facts);

struct EvasionFacts {
    Money amount;
    int workers = 0;
    int months_unpaid = 0;
    bool by_tricks = true;      // Fraud or other tricks.
    bool fined_before = false;  // Administratively, for the same.
    int times = 1;
    bool kept_deductions = false;  // The employees' part was deducted and kept.
    Date act;
};

struct CriminalVerdict {
    int clause;  // Of Criminal Code 100/2015/QH13 Art. 216; 0: not criminal.
    std::vector<Citation> citations;
    Confidence confidence;
};

Result<CriminalVerdict> criminal_verdict(const Law& law, const EvasionFacts& facts);

}  // namespace baophu
