// The whole law as the program holds it: parameters and rules about persons.
#pragma once

#include "core/base/result.h"
#include "core/law/law_reader.h"
#include "core/law/parameters.h"
#include "core/law/subject_rules.h"

namespace baophu {

struct Law {
    Parameters parameters;
    SubjectRules subjects;

    // From the built-in files of data/law. Throws Failure(builtin_file_broken). It takes some
    // milliseconds: load once, ask often. Asking changes nothing, so threads may share it.
    static Law load() { return {Parameters::load(), SubjectRules::load()}; }

    LawReader on(const Date& date) const { return {parameters, date}; }
};

// What `compute` returns, or the fault of kind BP-6xx that it threw: the law does not say, or
// what was asked is outside it. Any other failure passes through.
bool is_law_fault(const Fault& fault);

template <class Compute>
auto unless_law_is_silent(Compute compute) -> Result<decltype(compute())> {
    try {
        return compute();
    } catch (const Failure& failure) {
        if (!is_law_fault(failure.fault())) throw;
        return failure.fault();
    }
}

}  // namespace baophu
