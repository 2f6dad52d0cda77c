#include "core/law/locality.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

std::string_view to_word(CountedBy counted_by) {
    switch (counted_by) {
        case CountedBy::managing_unit:
            return "managing_unit";
        case CountedBy::workplace:
            return "workplace";
        case CountedBy::residence:
            return "residence";
    }
    return "";
}

CountedBy counted_by(LawReader& law, std::string_view scheme) {
    const std::string word = law.word("locality.counted_by", scheme);
    for (const CountedBy each : {CountedBy::managing_unit, CountedBy::workplace, CountedBy::residence}) {
        if (to_word(each) == word) return each;
    }
    throw Failure(fault::builtin_file_broken, {{"path", "data/law"}, {"problem", "locality " + word}});
}

}  // namespace baophu
