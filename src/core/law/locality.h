// Which locality a person counts for: a dated parameter by scheme (data/law/locality.yaml), so
// that a count by unit says by what it was counted. TER-10: docs/territory.md.
#pragma once

#include <string_view>

#include "core/law/law_reader.h"

namespace baophu {

enum class CountedBy {
    managing_unit,  // The unit whose SI office manages the employer.
    workplace,      // The unit where the work is done.
    residence,      // The unit where the person lives.
};

std::string_view to_word(CountedBy counted_by);

// `scheme` is compulsory, unemployment or voluntary. The reader keeps the citation. Throws what
// LawReader::word() throws, and Failure(builtin_file_broken) for a word that is none of these.
CountedBy counted_by(LawReader& law, std::string_view scheme);

}  // namespace baophu
