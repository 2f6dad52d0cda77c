// NameMaker: full names for a whole province, of which a known part is shared.
//
// Of the persons a fifth bear a name that somebody else bears too: popular names in large groups,
// others in pairs. Everybody else's name is his alone; where the usual words are used up it takes
// his mother's family name in, as is done. So the share holds at every scale.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "synth/names.h"
#include "synth/numbers.h"

namespace baophu::synth {

class NameMaker {
public:
    static constexpr PerMillion shared = 210'000;

    std::string name(Random& random, std::string_view family, Sex sex, int birth_year);

private:
    std::string shared_name(Random& random, std::string_view family, Sex sex, int birth_year);
    std::string own_name(Random& random, std::string_view family, Sex sex, int birth_year);

    NumberSet shared_;  // Digests of the names.
    NumberSet own_;
    std::unordered_map<std::string, std::string> waiting_;  // By family and sex: borne by one so far.
};

// Of a text; never 0.
std::uint64_t digest_of(std::string_view text);

// "Kim Min Ho": of those who come to work from abroad.
std::string foreign_name(Random& random);

}  // namespace baophu::synth
