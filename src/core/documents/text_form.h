// The form of a text that holds a table: how its bytes make letters, and what parts its cells.
//
//   TAB-4  UTF-16 is known by its byte order mark, or by every other byte being NUL; it is read as
//          UTF-8. All other encodings leave ASCII what it is, so cells are parted first and
//          decoded later (flow/intake/decoded_rows.h).
//   TAB-5  The delimiter is given, or the one of comma, semicolon, tab and bar that one of the
//          first records holds most of outside quotes; on a tie the first of these. So a title
//          above the header, which has none, decides nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/documents/byte_source.h"

namespace baophu {

enum class TextUnits { bytes, utf16_little, utf16_big };

// Of the bytes with which a text begins.
TextUnits text_units_of(std::string_view begins);

// Of the beginning of a text in UTF-8 or an old encoding. `whole`: the text ends there.
char likeliest_delimiter(std::string_view begins, bool whole);

// UTF-16 as UTF-8, without its byte order mark. Half a pair of surrogates becomes U+FFFD.
class Utf16Source final : public ByteSource {
public:
    // The source must outlive this.
    Utf16Source(ByteSource& source, TextUnits units);
    std::size_t read(std::span<char> into) override;

private:
    bool refill();
    void take_unit(char16_t unit);

    ByteSource& source_;
    bool big_;
    bool begun_ = false;
    int left_over_ = -1;  // A first byte whose second has not come.
    char16_t high_ = 0;   // A first surrogate whose second has not come.
    std::string ready_;
    std::size_t given_ = 0;
};

}  // namespace baophu
