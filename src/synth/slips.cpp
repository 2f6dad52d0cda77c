#include "synth/slips.h"

#include <algorithm>

#include "synth/rates.h"

namespace baophu::synth {
namespace {

constexpr int cccd_width = 12;
constexpr int cmnd_width = 9;

ShownNumber cccd_of(const Worker& worker) {
    return {worker.cccd, cccd_width};
}

ShownNumber cmnd_of(const Worker& worker) {
    return {worker.cmnd, cmnd_width};
}

// One of the registers that the worker is in.
Entry& either_entry(Worker& worker, Random& random) {
    if (!worker.in_si.present) return worker.in_tax;
    if (!worker.in_tax.present) return worker.in_si;
    return random.chance(500'000) ? worker.in_tax : worker.in_si;
}

void write_usual_number(Worker& worker, Random& random) {
    const bool new_card = random.chance(rates.shows_cccd);
    worker.in_tax.id_number = worker.in_si.id_number = new_card ? cccd_of(worker) : cmnd_of(worker);
}

void cross_numbers(Worker& worker, Random& random) {
    const bool tax_first = random.chance(500'000);
    worker.in_tax.id_number = tax_first ? cccd_of(worker) : cmnd_of(worker);
    worker.in_si.id_number = tax_first ? cmnd_of(worker) : cccd_of(worker);
}

void mistype_number(Worker& worker, Random& random, NumberMaker& numbers) {
    Entry& entry = either_entry(worker, random);
    entry.id_number = numbers.mistyped(random, entry.id_number);
}

// As a spreadsheet does that takes the number for a quantity. It takes every leading zero, and
// ten digits are a number that nobody can put back, so only those with a single one lose it.
void lose_zero(Worker& worker, Random& random) {
    worker.in_tax.id_number = worker.in_si.id_number = cccd_of(worker);
    constexpr std::uint64_t least_with_one_zero = 10'000'000'000;
    if (worker.cccd < least_with_one_zero) return;
    either_entry(worker, random).id_number.width = cccd_width - 1;
}

void slip_in_number(Worker& worker, Random& random, NumberMaker& numbers) {
    std::uint32_t thrown = random.below(1'000'000);
    const auto falls_on = [&](PerMillion rate) {
        const bool here = thrown < rate;
        thrown -= here ? 0 : rate;
        return here;
    };
    if (falls_on(rates.number_missing)) {
        worker.in_tax.id_number = {};
    } else if (falls_on(rates.number_crossed)) {
        cross_numbers(worker, random);
    } else if (falls_on(rates.number_mistyped)) {
        mistype_number(worker, random, numbers);
    } else if (falls_on(rates.zero_lost)) {
        lose_zero(worker, random);
    }
}

// Insured months of a worker over both jobs.
struct InsuredSpan {
    int first = 13;
    int last = 0;
};

void write_second_si_number(Worker& worker, const InsuredSpan& insured, Random& random,
                            NumberMaker& numbers) {
    if (insured.first >= insured.last || !random.chance(rates.second_si_number)) return;
    worker.second_si_number = numbers.si_number(random);
    worker.second_si_before = random.between(insured.first + 1, insured.last);
}

std::vector<InsuredSpan> mark_presence(Population& population) {
    std::vector<InsuredSpan> spans(population.workers.size());
    for (const Job& job : population.jobs) {
        Worker& worker = population.workers[job.worker];
        worker.in_tax.present |= job.taxable > 0;
        if (job.insured.none()) continue;
        worker.in_si.present = true;
        InsuredSpan& span = spans[job.worker];
        span.first = std::min(span.first, job.insured.first());
        span.last = std::max(span.last, job.insured.last());
    }
    return spans;
}

}  // namespace

void write_entries(Population& population, Random& random, NumberMaker& numbers) {
    const std::vector<InsuredSpan> spans = mark_presence(population);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        Worker& worker = population.workers[i];
        write_usual_number(worker, random);
        slip_in_number(worker, random, numbers);
        if (random.chance(rates.name_plain)) either_entry(worker, random).plain_name = true;
        write_second_si_number(worker, spans[i], random, numbers);
    }
}

bool numbers_intact(const Worker& worker) {
    const auto valid = [&](const Entry& entry) {
        return !entry.present || entry.id_number == cccd_of(worker) || entry.id_number == cmnd_of(worker);
    };
    if (!valid(worker.in_tax) || !valid(worker.in_si)) return false;
    const bool both = worker.in_tax.present && worker.in_si.present;
    return !both || worker.in_tax.id_number == worker.in_si.id_number;
}

}  // namespace baophu::synth
