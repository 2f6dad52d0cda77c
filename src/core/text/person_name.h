// The name of a person: family name, middle names, given name.
//
//     Nguyễn  Thị Thu  Hà
//     |       |        +---- given: the last word
//     |       +------------- middle: what stands between; may be missing
//     +--------------------- family: the first word
//
//   NAME-1  A name is tidied (TEXT-4) and parted at spaces; full stops and commas are spaces.
//   NAME-2  One word is a given name alone.
//   NAME-3  "Hà Nguyễn Thị Thu" and "Ha Thu Thi Nguyen" are read given name first, when the
//           first word is no family name and the second, or the last, is one that is hardly
//           ever given. Anything less clear is read in the usual order.
//   NAME-4  Two names are compared from the strictest to the loosest; the first that holds is
//           told: same spelling, same folded, one lacks middle names, other order, different.
//
// Names repeat: in real lists one person in five shares the full name with another. No answer
// of compare_names() makes two records one person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baophu::text {

struct PersonName {
    std::string family;  // May be empty (NAME-2).
    std::vector<std::string> middle;
    std::string given;
    bool given_first = false;  // It was written so (NAME-3).

    // "Nguyễn Thị Thu Hà", whatever the order was.
    std::string full() const;
};

PersonName parse_person_name(std::string_view utf8);

enum class NameLikeness {
    same_spelling,  // But for case, tone placement, i and y, and the form of Đ.
    same_folded,    // But for marks too: one was typed without them.
    lacks_middle,   // Family and given name fold alike; one's middle names are some of the other's.
    other_order,    // The same folded words in another order.
    different,
};

NameLikeness compare_names(const PersonName& one, const PersonName& other);

// Keys by which records find each other; equal keys for what compare_names() calls...
std::string spelled_name_key(const PersonName& name);  // ... same_spelling
std::string folded_name_key(const PersonName& name);   // ... same_folded
std::string short_name_key(const PersonName& name);    // family and given: lacks_middle and above
std::string words_name_key(const PersonName& name);    // sorted words: other_order

}  // namespace baophu::text
