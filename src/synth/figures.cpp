#include "synth/figures.h"

#include <algorithm>

#include "synth/delivery.h"
#include "synth/name_maker.h"
#include "synth/parallel.h"
#include "synth/presence.h"

namespace baophu::synth {
namespace {

constexpr std::uint32_t part_size = 20'000;
constexpr std::size_t register_count = static_cast<std::size_t>(Register::count);

// What a part of the persons comes to.
struct Part {
    std::array<RateFigure, rate_count> rates{};
    std::int64_t links = 0;
    std::int64_t links_without_number = 0;
    std::vector<std::uint32_t> lenders;
    std::vector<std::uint32_t> not_intact;
    std::string slips;
};

RateFigure& at(std::array<RateFigure, rate_count>& rates, Rate rate) {
    return rates[static_cast<std::size_t>(rate)];
}

void count_slips(Part& part, const std::string& subject, std::string_view where, const Slips& slips,
                 const Slips& open) {
    for (std::size_t i = 0; i < rate_count; ++i) {
        const auto rate = static_cast<Rate>(i);
        if (!open.has(rate)) continue;
        ++part.rates[i].open;
        if (!slips.has(rate)) continue;
        ++part.rates[i].done;
        part.slips.append(subject)
            .append(",")
            .append(where)
            .append(",")
            .append(rate_table[i].name)
            .append("\n");
    }
}

struct Shown {
    ShownNumber number;  // If it is his own and whole.
    bool own = false;
    bool si_number = false;
};

// The entries of one person, held against each other.
class Entries {
public:
    Entries(const Books& books, Part& part) : books_(books), part_(part) {}

    void count(std::uint32_t index, std::uint8_t presence) {
        shown_.clear();
        for (std::size_t i = 0; i < register_count; ++i) {
            if (is_in(presence, static_cast<Register>(i))) add(index, static_cast<Register>(i));
        }
        count_links();
        if (!intact(presence)) part_.not_intact.push_back(index);
    }

private:
    void add(std::uint32_t index, Register where) {
        const Person& person = books_.population.persons[index];
        const Entry entry = entry_of(books_, where, index);
        count_slips(part_, person_label(index), register_names[static_cast<std::size_t>(where)], entry.slips,
                    entry.open);
        if (entry.lender != no_one) part_.lenders.push_back(entry.lender);
        const bool own = shows_own_number(person, entry);
        shown_.push_back({.number = entry.passport ? ShownNumber{person.passport, 8} : entry.number,
                          .own = own,
                          .si_number = tells_number(where, person, index)});
        by_register_[static_cast<std::size_t>(where)] = shown_.back();
    }

    static bool tells_number(Register where, const Person& person, std::uint32_t index) {
        if (where == Register::si || where == Register::voluntary) return true;
        if (where == Register::labour) return person.si_number != 0;
        return where == Register::residents && tells_si_number(person, index);
    }

    void count_links() {
        for (std::size_t i = 0; i < shown_.size(); ++i) {
            for (std::size_t k = i + 1; k < shown_.size(); ++k) {
                const Shown& a = shown_[i];
                const Shown& b = shown_[k];
                ++part_.links;
                const bool common = (a.own && b.own && a.number == b.number) || (a.si_number && b.si_number);
                part_.links_without_number += common ? 0 : 1;
            }
        }
    }

    bool intact(std::uint8_t presence) const {
        const Shown& tax = by_register_[static_cast<std::size_t>(Register::tax)];
        const Shown& si = by_register_[static_cast<std::size_t>(Register::si)];
        const bool in_tax = is_in(presence, Register::tax);
        const bool in_si = is_in(presence, Register::si);
        if ((in_tax && !tax.own) || (in_si && !si.own)) return false;
        return !(in_tax && in_si) || tax.number == si.number;
    }

    const Books& books_;
    Part& part_;
    std::vector<Shown> shown_;
    std::array<Shown, register_count> by_register_{};
};

Part count_part(const Books& books, const std::vector<std::uint8_t>& presence, std::uint32_t from,
                std::uint32_t to) {
    Part part;
    Entries entries(books, part);
    for (std::uint32_t i = from; i < to; ++i) {
        const Person& person = books.population.persons[i];
        entries.count(i, presence[i]);
        if (person.passport != 0) continue;
        ++at(part.rates, Rate::number_crossed).open;
        at(part.rates, Rate::number_crossed).done += person.crossed ? 1 : 0;
    }
    return part;
}

// Employers are few: their entries are counted in one part.
Part count_employers(const Books& books) {
    Part part;
    const auto employers = static_cast<std::uint32_t>(books.population.employers.size());
    for (std::uint32_t i = 0; i < employers; ++i) {
        for (const Register where : {Register::tax, Register::si}) {
            if (where == Register::si && !books.population.employers[i].declares()) continue;
            const EmployerEntry entry = employer_entry(books, where, i);
            count_slips(part, employer_label(i), register_names[static_cast<std::size_t>(where)], entry.slips,
                        entry.open);
        }
    }
    return part;
}

void add(Figures& figures, const Part& part) {
    figures.links += part.links;
    figures.links_without_number += part.links_without_number;
    for (std::size_t i = 0; i < rate_count; ++i) {
        figures.rates[i].open += part.rates[i].open;
        figures.rates[i].done += part.rates[i].done;
    }
}

std::int64_t count_shared_names(const Population& population) {
    std::vector<std::uint64_t> digests;
    digests.reserve(population.persons.size());
    for (const Person& person : population.persons)
        digests.push_back(digest_of(person.full_name));
    std::ranges::sort(digests);
    std::int64_t sharing = 0;
    for (std::size_t i = 0; i < digests.size(); ++i) {
        const bool as_before = i > 0 && digests[i - 1] == digests[i];
        const bool as_after = i + 1 < digests.size() && digests[i + 1] == digests[i];
        sharing += as_before || as_after ? 1 : 0;
    }
    return sharing;
}

void count_reasons(Figures& figures) {
    constexpr std::array<std::pair<Rate, Reason>, 9> counted{
        {{Rate::left_out, Reason::left_out},
         {Rate::employer_unregistered, Reason::employer_unregistered},
         {Rate::lapsed, Reason::lapsed},
         {Rate::newly_hired, Reason::newly_hired},
         {Rate::maternity, Reason::maternity},
         {Rate::sick, Reason::sick},
         {Rate::unpaid_leave, Reason::unpaid_leave},
         {Rate::head_office, Reason::head_office},
         {Rate::fund_suspension, Reason::fund_suspension}}};
    for (const auto& [rate, reason] : counted)
        at(figures.rates, rate) = {.open = figures.by_subject[0],
                                   .done = figures.by_reason[static_cast<std::size_t>(reason)]};
}

void count_careers(const Population& population, Figures& figures) {
    for (const Person& person : population.persons) {
        if (person.household != no_one) {
            ++at(figures.rates, Rate::not_resident_listed).open;
            at(figures.rates, Rate::not_resident_listed).done += person.listed ? 0 : 1;
        }
        if (!person.insured_months_several) continue;
        ++at(figures.rates, Rate::second_si_number).open;
        at(figures.rates, Rate::second_si_number).done += person.second_si_number != 0 ? 1 : 0;
    }
    for (const Job& job : population.jobs) {
        if (job.insured.none()) continue;
        ++at(figures.rates, Rate::under_declared).open;
        at(figures.rates, Rate::under_declared).done += population.persons[job.person].under_declared ? 1 : 0;
    }
    for (const Employer& employer : population.employers) {
        if (employer.branch == 0 || !employer.declares()) continue;
        ++at(figures.rates, Rate::branch_by_parent).open;
        at(figures.rates, Rate::branch_by_parent).done +=
            employer.tax_code_at_si != employer.tax_code ? 1 : 0;
    }
}

}  // namespace

EntryCount count_entries(const Books& books, unsigned threads, Progress& progress, const CancelFlag& cancel) {
    const std::vector<std::uint8_t> presence = presence_of(books.population);
    const auto persons = static_cast<std::uint32_t>(presence.size());
    std::vector<Part> parts((persons + part_size - 1) / part_size);
    in_parallel(parts.size(), threads, progress, cancel, [&](std::size_t i) {
        const auto from = static_cast<std::uint32_t>(i) * part_size;
        parts[i] = count_part(books, presence, from, std::min(persons, from + part_size));
    });
    parts.push_back(count_employers(books));
    EntryCount count{.figures = {}, .intact = std::vector<bool>(persons, true), .slips = {}};
    for (Part& part : parts) {
        add(count.figures, part);
        for (const auto* list : {&part.not_intact, &part.lenders}) {
            for (const std::uint32_t person : *list)
                count.intact[person] = false;
        }
        count.slips.push_back(std::move(part.slips));
    }
    return count;
}

void count_persons(const Population& population, Figures& figures) {
    figures.persons = static_cast<std::int64_t>(population.persons.size());
    for (const Person& person : population.persons) {
        const KindRow& kind = row_of(person.kind);
        ++figures.by_subject[static_cast<std::size_t>(kind.subject_to)];
        figures.unemployment += kind.unemployment ? 1 : 0;
        ++figures.by_matrix_row[static_cast<std::size_t>(kind.matrix_row)];
        ++figures.by_reason[static_cast<std::size_t>(person.reason)];
        ++figures.by_kind[static_cast<std::size_t>(person.kind)];
        ++figures.by_verdict[static_cast<std::size_t>(person.verdict)];
    }
    figures.sharing_a_name = count_shared_names(population);
    count_reasons(figures);
    count_careers(population, figures);
}

}  // namespace baophu::synth
