// Bad rows: what makes one row of a delivery unacceptable, and how its cell then looks.
#pragma once

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "synth/random.h"
#include "synth/rates.h"

namespace baophu::synth {

enum class Defect { none, tax_code, name, birth_date };

// At most one defect for a row, by the rates.
Defect draw_defect(Random& random, const Rates& rates, bool has_tax_code, bool has_birth_date);

// The code with a wrong check digit, or with a letter O for one of its zeros.
std::string spoiled_tax_code(Random& random, const Rates& rates, std::string_view tax_code);

// A day that never was: "31/02/1980".
std::string impossible_date(Random& random, Date born);

}  // namespace baophu::synth
