// The order of a Vietnamese list of names.
//
//     a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y       letters
//     a à ả ã á ạ                                                     then tones
//
//   TEXT-8  Letters decide first, over the whole text; tones only between texts equal in
//           letters; small before capital last. The order is CLDR's for Vietnamese, by ICU.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace baophu::text {

// From any thread.
std::weak_ordering compare_vietnamese(std::string_view one, std::string_view other);

// Bytes whose order is the order of the texts: to sort many, or to sort in a database.
// A key is good for the ICU that made it and is never stored across versions.
std::string collation_key(std::string_view utf8);

}  // namespace baophu::text
