// Presence: which registers hold a person.
#pragma once

#include <vector>

#include "synth/entry.h"

namespace baophu::synth {

// A bit for each register, by person.
std::vector<std::uint8_t> presence_of(const Population& population);

constexpr bool is_in(std::uint8_t presence, Register where) {
    return (unsigned{presence} >> static_cast<unsigned>(where) & 1U) != 0;
}

// Half of the enterprises report how they use labour, each half-year (1, 2) with its jobs.
bool in_labour_report(const Population& population, const Job& job, int half);

// Residents whose district knows their SI number.
bool tells_si_number(const Person& person, std::uint32_t index);

}  // namespace baophu::synth
