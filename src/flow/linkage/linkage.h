// Linkage, the second stage: which records of the registers are the same person, and which the
// same employer. The front header of the stage.
//
//   LNK-1  persons by equal person number, personal tax code or SI number, under names
//          whose family and given name fold alike
//   LNK-2  employers by equal enterprise code or SI unit code
//   LNK-3  a person's decision "same" or "different" on two record keys overrides the numbers
//   LNK-4  every join is kept with its rule: which record, to which, by which kind of number or
//          which decision
//   LNK-5  an entity id is derived from its earliest-received record key, so a split leaves the
//          id with the part that holds the key, and a merge keeps the other ids as aliases
//   LNK-6  names and numbers of an entity are those of the latest row in force
//   LNK-7  a row that speaks of an employer and a person gives two records
//   LNK-8  a contradicted "same" leaves a doubt about two persons
//   LNK-10 persons without such a number by all that is told of them, as likely as the engine says
//          (engine/engine.h); equal numbers under different names are evidence among other evidence
//   LNK-11 persons that are not joined and yet not unlikely one are a doubt
//   LNK-12 such doubts, and joins by likeness that are not sure, are pairs for a person to look at; each
//          with every part of its weight
//   LNK-13 employers of which one told no enterprise code by name, unit and the people they share, as
//          likely as the engine says; two codes are two employers
//   LNK-14 employers that are apart and not unlikely one, and joins of them by likeness that are not sure,
//   are
//          pairs for a person to look at; every join by likeness keeps every part of its weight
//   LNK-9  where the entities are given, each record has the one that is given, and nothing is sought
//
// It writes the schema `linkage` of the run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/warehouse/warehouse.h"

namespace baophu::linkage {

enum class Verdict { same, different };

// A decision of a person about two record keys, as the office store keeps it. The latest one
// about a pair counts.
struct Decision {
    std::int64_t sequence;
    Verdict verdict;
    std::string left_key;
    std::string right_key;
};

// In: the views of intake. Out, in schema `linkage`, of persons and likewise of employers:
//   person_record       record_key, id (that the record gives by itself), ordinal (order of arrival), first
//                       (ordinal of the first record of its person), in_force
//   person_join         record, joined (ordinals), rule, kind, decision, per_mille (LNK-10, LNK-13)
//   person              one row per person with a row in force: person (a number), person_id, name, numbers
//   unapplied_decision  sequence, why (unknown_record, contradicted)
//   person_doubt        person_id, other_id, decision (LNK-8) or per_mille (LNK-11); each pair both ways
//   person_review       pair, record, other (ordinals), joined, per_mille, prior, origins, together, weight
//                       (in 4,096ths of a bit): pairs to look at (LNK-12), and what the latest row of either
//                       record tells: left_name, left_number, left_birth_date, left_sex, left_commune, and
//                       right_…
//   person_evidence     pair, part, field, level, weight, left_value, right_value: a pair's prior + parts +
//                       origins + together is its weight
//   employer_review, employer_evidence: the same of employers, without what rows tell: every join by
//   likeness,
//                       and doubts (LNK-14)
// and views with keys and ids in the place of numbers:
//   person_member       record_key, person_id
//   person_alias        alias, person_id: ids that became another's
//   person_link         record_key, joined_key, rule, kind, decision, per_mille
// Leaves the temporary tables of records.sql.
void link(warehouse::Connection& connection, const std::vector<Decision>& decisions);

// The same tables from entities that are given (LNK-9): a Parquet or CSV file of kind ("person",
// "employer"), record_key and entity_id, one row for every record; rows of other records count for nothing.
// No link and no alias is told, for none was sought, and no decision is asked. Throws Failure:
// entity_ids_incomplete when a record has no id there, or two; file_unreadable, entity_ids_unreadable.
void take_entities(warehouse::Connection& connection, const std::filesystem::path& file);

// Throws Failure(record_key_unknown) unless the run has both records, and they are two records
// of persons or two of employers: a decision is about two records that exist.
void require_pair(warehouse::Connection& connection, const std::string& left_key,
                  const std::string& right_key);

// "P-4K7Q-2M9D-8X1C" for persons, "E-…" for employers: 60 bits of the SHA-256 of the key, in
// Crockford's base 32 (no I, L, O, U, so it can be read aloud).
std::string entity_id(char kind, std::string_view record_key);

}  // namespace baophu::linkage
