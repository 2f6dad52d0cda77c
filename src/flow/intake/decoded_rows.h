// Rows whose texts were written in the encodings that offices used before Unicode, as UTF-8.
//
//   ENC-5 to ENC-9 (core/text/encoding_guess.h) say how a cell's encoding is found: from its own
//   words, and from what the cells at the beginning of the file were in.
//
//   INT-14  A cell in TCVN3, VNI, VISCII, CP1258 or VIQR is converted; how many were is told once
//           for the file. A cell that is UTF-8 stays what it is unless another reading is clearly
//           better. A row with bytes that are not UTF-8 and that no encoding reads well is refused.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/documents/table_rows.h"
#include "core/text/encoding_guess.h"

namespace baophu::intake {

// How many cells were converted, by the word of their encoding.
using Conversions = std::map<std::string, std::int64_t>;

class DecodedRows final : public TableRows {
public:
    // `stated`: the encoding of all texts, as the user says; with UTF-8 nothing is converted.
    DecodedRows(std::unique_ptr<TableRows> rows, std::optional<text::Encoding> stated);

    // As the rows inside; utf8_valid is false only if a cell could not be decoded.
    bool next(TableRecord& record) override;

    const Conversions& conversions() const { return conversions_; }

private:
    // A row of the beginning, kept until the encodings of all of them are known.
    struct Kept {
        TableRecord record;
        std::vector<std::string> cells;
    };

    void learn();
    void learn_from(std::string_view cell);
    bool next_raw(TableRecord& record);
    void decode(TableRecord& record);
    bool may_need_it(std::string_view cell, bool valid) const;

    struct Verdict {
        std::optional<std::string> text;  // Nothing: it stays what it is.
        text::Encoding encoding = text::Encoding::utf8;
        bool unclear = false;
    };
    struct HashOfText {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    const Verdict& verdict_of(std::string_view cell);
    Verdict judge(std::string_view cell) const;

    std::unique_ptr<TableRows> rows_;
    std::optional<text::Encoding> stated_;
    text::EncodingPrior prior_;
    bool viqr_seen_ = false;
    bool learned_ = false;
    std::deque<Kept> kept_;
    Kept given_;  // The kept row that was given last: its cells are pointed at.
    std::vector<std::string_view> kept_cells_;
    std::unordered_map<std::string, Verdict, HashOfText, std::equal_to<>>
        verdicts_;                        // Registers repeat their words.
    std::vector<std::string> converted_;  // Texts of the record given last.
    std::vector<std::string_view> cells_;
    Conversions conversions_;
};

}  // namespace baophu::intake
