// The tables of the stage that are written from memory; evidence.sql describes them.
#pragma once

#include "core/warehouse/warehouse.h"
#include "flow/coverage/dossier_book.h"
#include "flow/coverage/judge_person.h"

namespace baophu::coverage {

// The enumerations of coverage.*: register_name, kind_name, rule_name, verdict_name, scheme_name,
// reason_name, certainty_name.
void create_words(warehouse::Connection& connection, const Answers& answers);

// Fills coverage.stay, in the order of persons.
void write_stays(warehouse::Connection& connection, const DossierBook& book);

// Judges everybody: fills coverage.shown and coverage.person_verdict, in the order of persons; the verdicts
// of the voluntary scheme come after all others.
void write_dossiers(warehouse::Connection& connection, const DossierBook& book, const MonthJudged& month);

}  // namespace baophu::coverage
