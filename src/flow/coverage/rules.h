// The law of the month as a table that the SQL of this stage joins: for each kind of evidence and
// what else is known of the person, whether he is subject, by which rule and article.
//
// The answers come from core/law (eligibility.h); no legal value stands in the SQL, and what a
// register cannot tell apart stays `unknown`: a kind of evidence stands for one or more persons
// whom the law may see differently, and it has an answer only where the law sees them alike.
#pragma once

#include "core/base/date.h"
#include "core/law/law.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// Writes coverage.rule(scheme, kind, receives_pension, is_foreign, age, verdict, rule, matrix_row, law,
// article, confidence) as of the month's first day. `age`: child (may not join yet), working, retired (has
// reached the age of retirement), unknown.
void write_rules(warehouse::Connection& connection, const Law& law, const Date& day);

// Sets the variables retired_men, retired_women and age_of_joining: who was born on that day or
// before has reached the age on `day`; NULL where the law does not say.
void set_birth_dates(warehouse::Connection& connection, const Law& law, const Date& day);

}  // namespace baophu::coverage
