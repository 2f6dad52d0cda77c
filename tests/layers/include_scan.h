// The #include lines of one file, read as the compiler reads them, not as grep does:
//
//     #  include "a.h"           counted; blanks, comments and CRLF do not matter
//     /* note */ #include "b.h"  counted
//     // #include "c.h"          a comment: not counted, nor inside /* ... */ or a string,
//     R"(                        nor inside a raw string
//     #include "d.h")"
//     #inc\                      counted: a line that ends in a backslash goes on in the next
//     lude "e.h"
//
// Both branches of an #if are counted: an arrow that is drawn on one machine only is an
// arrow. Trigraphs and digraphs are not read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baophu::layers {

enum class Form {
    quoted,    // #include "core/base/date.h"
    angled,    // #include <vector>
    computed,  // #include SOME_MACRO; `target` then holds what stands there
};

struct ScannedInclude {
    std::size_t line;  // Of the '#', from 1.
    Form form;
    std::string target;

    bool operator==(const ScannedInclude&) const = default;
};

// In the order of the text. Text that is not C++ gives what it gives; it never throws for it.
std::vector<ScannedInclude> scan_includes(std::string_view text);

}  // namespace baophu::layers
