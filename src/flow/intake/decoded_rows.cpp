#include "flow/intake/decoded_rows.h"

#include <algorithm>
#include <utility>

#include "core/text/code_points.h"
#include "core/text/legacy_encoding.h"

namespace baophu::intake {
namespace {

constexpr std::size_t rows_learned_from = 200;
constexpr std::size_t bytes_learned_from = 1 << 20;
constexpr double certain_enough = 0.8;
constexpr std::size_t verdicts_max = 8'192;

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

// Holds a letter of U+0100-U+013F or U+1000-U+1FFF (ă, đ, ĩ, and those with two marks): no
// program makes these of the bytes of an old encoding, so the cell was UTF-8 from the start.
bool surely_utf8(std::string_view text) {
    return text.find_first_of("\xC4\xE1") != std::string_view::npos;
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
    if (is_ascii(cell)) {
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
    if (is_ascii(cell)) return stated_ == text::Encoding::viqr || viqr_seen_;
    return stated_.has_value() || !valid || !surely_utf8(cell);
}

void DecodedRows::decode(TableRecord& record) {
    if (stated_ == text::Encoding::utf8) return;
    const bool valid = std::exchange(record.utf8_valid, true);
    const auto needs_it = [&](std::string_view cell) { return may_need_it(cell, valid); };
    if (std::ranges::none_of(record.cells, needs_it)) return;
    cells_.assign(record.cells.begin(), record.cells.end());
    converted_.resize(cells_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (!needs_it(cells_[i])) continue;
        const Verdict& verdict = verdict_of(cells_[i]);
        record.utf8_valid = record.utf8_valid && !verdict.unclear;
        if (!verdict.text) continue;
        ++conversions_[std::string(to_word(verdict.encoding))];
        converted_[i] = *verdict.text;
        cells_[i] = converted_[i];
    }
    record.cells = cells_;
}

const DecodedRows::Verdict& DecodedRows::verdict_of(std::string_view cell) {
    if (verdicts_.size() >= verdicts_max) verdicts_.clear();
    const auto [at, is_new] = verdicts_.try_emplace(std::string(cell));
    if (is_new) at->second = judge(cell);
    return at->second;
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
