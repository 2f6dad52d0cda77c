#include "flow/intake/decoded_rows.h"

#include <cstring>
#include <utility>

#include "core/text/code_points.h"
#include "core/text/legacy_encoding.h"

namespace baophu::intake {
namespace {

constexpr std::size_t rows_learned_from = 200;
constexpr std::size_t bytes_learned_from = 1 << 20;
constexpr double certain_enough = 0.8;
constexpr std::size_t verdicts_max = 8'192;

enum class Letters {
    ascii,
    surely_utf8,
    unsure,
};

// Every cell of every file passes here, so ASCII goes by eight bytes at a time. Surely UTF-8 is what
// holds a letter of U+0100-U+013F or U+1000-U+1FFF (ă, đ, ĩ, and those with two marks): no program
// makes these of the bytes of an old encoding, so the cell was UTF-8 from the start.
Letters letters_of(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & high_bits) != 0) break;
    }
    bool ascii = true;
    for (; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0xC4 || byte == 0xE1) return Letters::surely_utf8;
        ascii = ascii && byte < 0x80;
    }
    return ascii ? Letters::ascii : Letters::unsure;
}

}  // namespace

DecodedRows::DecodedRows(std::unique_ptr<TableRows> rows, std::optional<text::Encoding> stated)
    : rows_(std::move(rows)), stated_(stated), learned_(stated.has_value()) {}

bool DecodedRows::next(TableRecord& record) {
    if (!learned_) learn();
    if (!next_raw(record)) return false;
    decode(record);
    return true;
}

// Rows are read ahead, in bounded memory, since the first cells are the headers.
void DecodedRows::learn() {
    learned_ = true;
    TableRecord record;
    std::size_t bytes = 0;
    while (kept_.size() < rows_learned_from && bytes < bytes_learned_from && rows_->next(record)) {
        kept_.push_back({record, {record.cells.begin(), record.cells.end()}});
        for (const std::string& cell : kept_.back().cells) {
            learn_from(cell);
            bytes += cell.size();
        }
    }
}

void DecodedRows::learn_from(std::string_view cell) {
    if (letters_of(cell) == Letters::ascii) {
        viqr_seen_ = viqr_seen_ || text::guess_encoding(cell).encoding == text::Encoding::viqr;
    } else {
        prior_.learn(cell);
    }
}

bool DecodedRows::next_raw(TableRecord& record) {
    if (kept_.empty()) return rows_->next(record);
    given_ = std::move(kept_.front());
    kept_.pop_front();
    record = given_.record;
    kept_cells_.assign(given_.cells.begin(), given_.cells.end());
    record.cells = kept_cells_;
    return true;
}

bool DecodedRows::may_need_it(std::string_view cell, bool valid) const {
    switch (letters_of(cell)) {
        case Letters::ascii:
            return stated_ == text::Encoding::viqr || viqr_seen_;
        case Letters::surely_utf8:
            return stated_.has_value() || !valid;
        case Letters::unsure:
            return true;
    }
    return true;
}

void DecodedRows::decode(TableRecord& record) {
    if (stated_ == text::Encoding::utf8) return;
    const bool valid = std::exchange(record.utf8_valid, true);
    bool copied = false;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
        if (!may_need_it(record.cells[i], valid)) continue;
        const Verdict& verdict = verdict_of(record.cells[i]);
        record.utf8_valid = record.utf8_valid && !verdict.unclear;
        if (!verdict.text) continue;
        if (!std::exchange(copied, true)) {
            cells_.assign(record.cells.begin(), record.cells.end());
            converted_.resize(cells_.size());
        }
        ++conversions_[std::string(to_word(verdict.encoding))];
        converted_[i] = *verdict.text;
        cells_[i] = converted_[i];
    }
    if (copied) record.cells = cells_;
}

const DecodedRows::Verdict& DecodedRows::verdict_of(std::string_view cell) {
    const auto known = verdicts_.find(cell);
    if (known != verdicts_.end()) return known->second;
    if (verdicts_.size() >= verdicts_max) verdicts_.clear();
    return verdicts_.emplace(std::string(cell), judge(cell)).first->second;
}

DecodedRows::Verdict DecodedRows::judge(std::string_view cell) const {
    if (stated_) {
        std::string text = text::to_utf8(cell, *stated_);
        if (text == cell) return {};
        return {.text = std::move(text), .encoding = *stated_};
    }
    text::DecodedCell decoded = text::decode_cell(cell, prior_);
    const bool well_formed = text::is_well_formed(cell);
    if (decoded.text == cell || (well_formed && decoded.guess.certainty < certain_enough)) return {};
    // UTF-8 in another normal form is no other encoding.
    if (well_formed && decoded.guess.encoding == text::Encoding::utf8 && !decoded.guess.read_as_western)
        return {};
    return {.text = std::move(decoded.text),
            .encoding = decoded.guess.encoding,
            .unclear = decoded.guess.certainty < certain_enough};
}

}  // namespace baophu::intake
