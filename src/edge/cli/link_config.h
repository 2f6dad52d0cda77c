// What `baophu link` is told in a file:
//
//     id: record_id                      the column that names a row
//     columns:                           compared columns and their kinds; those of an address from the
//       surname: name                    finest level to the coarsest
//       given_name: name                 kinds: name, text, exact, date, digits, number, company, address
//       born: date
//     assignment: one_to_one             or one_to_many, many_to_many; one_to_one if absent
//     origin: register                   a column that tells where a row comes from
//     m: {sex: [0.99, 0.01]}             of matches the share of each level, if it is known
//     legal_forms: [ltd, "joint stock"]  words of company names that say nothing of who it is
//     abbreviations: {intl: international}   written out in company names before they are compared
//     branch_words: [branch]             in company names they mark which branch it is
//     blocking:                          if absent the engine proposes it
//       - [id_number]
//       - ["year(born)", "phonetic(surname)", "prefix(given_name, 3)"]
//       - ["words()", "last(id_number, 4)"]
//       - {neighbourhood: [surname, given_name], window: 5}
//     always:                            sure rules, expressions as in blocking: pairs that agree in all of
//       - [id_number, born]              one are the same,
//     never:                             pairs that know all of one and differ in all of it are not
//       - [sex, "year(born)"]
//     sources: [a.csv, b.csv, c.csv]     registers, beside the file; in the place of --left and --right
//
// Rule ENG-24: docs/spec/engine.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "flow/linkage/engine/engine.h"

namespace baophu::cli {

struct LinkConfig {
    std::string id;
    linkage::engine::Specification specification;
    std::vector<std::filesystem::path> sources;
};

// Throws Failure: file_unreadable, link_config_broken (with file, line, place and problem).
LinkConfig read_link_config(const std::filesystem::path& file);

}  // namespace baophu::cli
