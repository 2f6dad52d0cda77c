// The age of retirement, which moves by months from year to year.
#pragma once

#include "core/identifiers/person_number.h"
#include "core/law/law_reader.h"

namespace baophu {

// Whole months from birth to the day: a month is full on the day of the birth's number.
int months_of_age(const Date& birth, const Date& day);

// Whether the person had reached the age that held on the day he or she reached it: who
// retired at 60 in 2020 does not become young again in 2021. Cites the value of the day.
bool has_reached_retirement_age(LawReader& law, const Parameters& parameters, const Date& birth, Sex sex);

}  // namespace baophu
