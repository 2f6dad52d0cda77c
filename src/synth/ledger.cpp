#include "synth/ledger.h"

namespace baophu::synth {

Ledger make_ledger(const Population& population) {
    Ledger ledger(population.employers.size());
    for (const Job& job : population.jobs) {
        EmployerYear& payer = ledger[job.employer];
        EmployerYear& insurer = ledger[job.insurer];
        const bool contract = row_of(population.persons[job.person].kind).tax_list == TaxList::yearly;
        payer.taxable += job.taxable;
        for (int month = 1; month <= 12; ++month) {
            const auto at = static_cast<std::size_t>(month);
            payer.working[at] += job.worked.has(month) ? 1 : 0;
            payer.contracts[at] += job.worked.has(month) && contract ? 1 : 0;
            insurer.insured[at] += job.insured.has(month) ? 1 : 0;
            insurer.payroll[at] += job.insured.has(month) ? job.declared : 0;
        }
    }
    return ledger;
}

}  // namespace baophu::synth
