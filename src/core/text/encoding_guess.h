// Which encoding a cell is in.
//
//     bytes or letters -> each encoding that could be -> its words -> how Vietnamese they are
//
//     "C«ng ty"    as UTF-8: a sign inside a word     as TCVN3: "Công" is a syllable   -> TCVN3
//     "Nestlé"     as UTF-8: a foreign word           as TCVN3: "Nestlộ" is nothing    -> UTF-8
//     "Dòng"       as UTF-8: a syllable               as TCVN3: "Dũng" is one too      -> see ENC-7
//
//   ENC-5  A cell in ASCII without VIQR marks is UTF-8, and certain.
//   ENC-6  Otherwise each reading is scored by the words that are not ASCII: a syllable, a rare
//          one, a foreign word, an impossible one. The best reading wins; the certainty is its
//          share among all readings that would give another text.
//   ENC-7  Files mix encodings cell by cell, but most cells of a file are in one. The cells
//          that are certain by themselves make a prior for those that are not. Without one,
//          well-formed UTF-8 is read as UTF-8 unless it makes less sense.
//   ENC-8  UTF-8 that was read as Western and saved again ("Nguyá»…n") is found as well.
//   ENC-9  VIQR is considered only where a vowel bears a quality mark (^ ( + with a letter) or
//          ` ~, and every word that it changes is a syllable: full stops, question marks and
//          apostrophes alone are punctuation.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/text/legacy_encoding.h"

namespace baophu::text {

struct EncodingGuess {
    Encoding encoding = Encoding::utf8;
    bool read_as_western = false;  // The cell holds the bytes as Western letters (ENC-2).
    double certainty = 1.0;        // 0 to 1.
};

struct DecodedCell {
    std::string text;  // UTF-8 in NFC.
    EncodingGuess guess;
};

// What a file's certain cells were in.
class EncodingPrior {
public:
    // Counts the cell if it is certain by itself and not ASCII.
    void learn(std::string_view cell);

    // The weight of a reading before the cell is looked at, as a logarithm. A file weighs as
    // much as 20 cells at most, so that no number of cells carries away a clear one.
    double weight(Encoding encoding, bool read_as_western) const;

private:
    // By encoding; the last place is UTF-8 that was read as Western.
    std::array<double, all_encodings.size() + 1> counts_{};
};

EncodingGuess guess_encoding(std::string_view cell, const EncodingPrior& prior = {});

// The cell in the reading that guess_encoding() finds.
DecodedCell decode_cell(std::string_view cell, const EncodingPrior& prior = {});

}  // namespace baophu::text
