// The room of text, on any bytes: nothing brings it down, whatever it gives is UTF-8, and
// what is done twice is the same as done once. Fold is held to its slow twin.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text/address.h"
#include "core/text/code_points.h"
#include "core/text/collation.h"
#include "core/text/company_name.h"
#include "core/text/encoding_guess.h"
#include "core/text/fold.h"
#include "core/text/legacy_encoding.h"
#include "core/text/normal_form.h"
#include "core/text/person_name.h"
#include "core/text/slow_fold_twin_for_tests.h"
#include "core/text/tone.h"

namespace {

using namespace baophu::text;

void require(bool holds) {
    if (!holds) std::abort();
}

void try_forms(std::string_view text) {
    require(is_nfc(to_nfc(text)));
    require(to_nfc(to_nfd(text)) == to_nfc(text));
    const std::string tidied = tidy(text);
    require(is_nfc(tidied) && tidy(tidied) == tidied);
    const std::string placed = with_tones_placed(text);
    require(is_well_formed(placed) && with_tones_placed(placed) == placed);
    require(is_well_formed(spelling_key(text)));
    require((compare_vietnamese(text, tidied) == 0) == (compare_vietnamese(tidied, text) == 0));
}

void try_fold(std::string_view text) {
    const std::string folded = fold(text);
    require(is_well_formed(folded) && fold(folded) == folded);
    if (!is_well_formed(text)) return;
    require(folded == slow_fold(text));
    require(fold(to_nfc(text)) == fold(to_nfd(text)));
}

void try_encodings(std::string_view text) {
    for (const Encoding encoding : all_encodings) {
        const std::string utf8 = to_utf8(text, encoding);
        require(is_nfc(utf8));
        const auto bytes = from_utf8(utf8, encoding);
        if (bytes) require(to_utf8(*bytes, encoding) == utf8);
    }
    EncodingPrior prior;
    prior.learn(text);
    for (const DecodedCell& cell : {decode_cell(text), decode_cell(text, prior)}) {
        require(is_well_formed(cell.text));
        require(cell.guess.certainty > 0 && cell.guess.certainty <= 1.000001);
    }
}

void try_names(std::string_view text) {
    const PersonName person = parse_person_name(text);
    require(is_well_formed(person.full()));
    require(compare_names(person, person) == NameLikeness::same_spelling);
    const CompanyName company = parse_company_name(text);
    require(is_well_formed(company.core) && is_well_formed(company.place));
    const Address address = parse_address(text);
    require(is_well_formed(address.street) && is_well_formed(address.hamlet));
    require(is_well_formed(address.commune.name) && is_well_formed(address.province.name));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try_forms(text);
    try_fold(text);
    try_encodings(text);
    try_names(text);
    return 0;
}
