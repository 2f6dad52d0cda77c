#include "core/text/encoding_guess.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "core/text/code_points.h"
#include "core/text/letters.h"
#include "core/text/normal_form.h"
#include "core/text/syllable.h"
#include "core/text/word_score.h"

namespace baophu::text {
namespace {

constexpr std::size_t twice = all_encodings.size();  // UTF-8, read as Western, saved as UTF-8.
constexpr double certain_enough = 0.95;

// How often a cell beyond ASCII is in each, before anything is known of its file: a judgement.
constexpr std::array<double, twice + 1> shares{0.80, 0.08, 0.08, 0.005, 0.01, 0.015, 0.01};

std::size_t place_of(Encoding encoding, bool read_as_western) {
    return encoding == Encoding::utf8 && read_as_western ? twice : static_cast<std::size_t>(encoding);
}

struct Reading {
    EncodingGuess guess;
    std::u32string text;  // NFC.
    double weight = 0;
};

bool is_all_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A vowel before ^ ( + ` ~, or dd beside such a one: nothing else makes VIQR worth a thought.
bool has_viqr_marks(std::string_view text) {
    constexpr std::string_view vowels = "aeiouyAEIOUY";
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool mark = std::string_view("^(+`~").find(text[i]) != std::string_view::npos;
        if (mark && vowels.find(text[i - 1]) != std::string_view::npos) return true;
    }
    return false;
}

// ENC-9: all that changed are syllables.
bool is_viqr(std::u32string_view read) {
    return !std::ranges::all_of(read, is_ascii) && vietnamese_score(read) > -2;
}

class Readings {
public:
    explicit Readings(const EncodingPrior& prior) : prior_(prior) {}

    void add(std::u32string text, Encoding encoding, bool read_as_western) {
        const double sense = vietnamese_score(text);
        const double weight = sense + prior_.weight(encoding, read_as_western);
        if (all_.empty()) first_is_perfect_ = sense >= 0;
        all_.push_back({.guess = {.encoding = encoding, .read_as_western = read_as_western, .certainty = 1},
                        .text = std::move(text),
                        .weight = weight});
    }

    // Every word of the reading added first is a common syllable.
    bool first_is_perfect() const { return first_is_perfect_; }

    // The best of them; its certainty is the share of all readings that give its text.
    Reading best() && {
        Reading& found = *std::ranges::max_element(all_, {}, &Reading::weight);
        double same = 0;
        double all = 0;
        for (const Reading& reading : all_) {
            const double share = std::exp(reading.weight - found.weight);
            all += share;
            if (reading.text == found.text) same += share;
        }
        found.guess.certainty = same / all;
        return std::move(found);
    }

private:
    const EncodingPrior& prior_;
    bool first_is_perfect_ = false;
    std::vector<Reading> all_;
};

constexpr std::array old_charsets{Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::cp1258};

void add_legacy(Readings& readings, std::string_view bytes, bool read_as_western) {
    for (const Encoding encoding : old_charsets)
        readings.add(decoded(bytes, encoding), encoding, read_as_western);
}

// The bytes of an old charset that happen to be UTF-8 of letters that are not Western (VISCII
// "Ð°ng"): believed only where every word is a syllable.
void add_legacy_that_reads_well(Readings& readings, std::string_view bytes) {
    for (const Encoding encoding : old_charsets) {
        std::u32string text = decoded(bytes, encoding);
        if (vietnamese_score(text) >= 0) readings.add(std::move(text), encoding, false);
    }
}

Reading certainly(Encoding encoding, std::u32string text, double certainty) {
    return {.guess = {.encoding = encoding, .read_as_western = false, .certainty = certainty},
            .text = std::move(text),
            .weight = 0};
}

// A cell that is not ASCII, or has marks of VIQR.
Reading read(std::string_view cell, const EncodingPrior& prior) {
    const bool ascii = is_all_ascii(cell);
    Readings readings(prior);
    readings.add(decoded(cell, Encoding::utf8), Encoding::utf8, false);
    if (has_viqr_marks(cell)) {
        std::u32string viqr = decoded(cell, Encoding::viqr);
        if (is_viqr(viqr)) return certainly(Encoding::viqr, std::move(viqr), 0.95);
    }
    if (ascii) return std::move(readings).best();
    const auto bytes = bytes_read_as_western(cell);
    if (!bytes && readings.first_is_perfect()) return std::move(readings).best();
    if (bytes || !is_well_formed(cell)) {
        add_legacy(readings, bytes ? std::string_view(*bytes) : cell, bytes.has_value());
    } else {
        add_legacy_that_reads_well(readings, cell);
    }
    if (bytes && is_well_formed(*bytes)) readings.add(decoded(*bytes, Encoding::utf8), Encoding::utf8, true);
    return std::move(readings).best();
}

// ENC-5
bool is_plain(std::string_view cell) {
    return is_all_ascii(cell) && !has_viqr_marks(cell);
}

}  // namespace

void EncodingPrior::learn(std::string_view cell) {
    if (is_all_ascii(cell)) return;
    const EncodingGuess guess = guess_encoding(cell);
    if (guess.certainty >= certain_enough) counts_[place_of(guess.encoding, guess.read_as_western)] += 1;
}

double EncodingPrior::weight(Encoding encoding, bool read_as_western) const {
    constexpr double cells_max = 20;
    const double learned = std::accumulate(counts_.begin(), counts_.end(), 0.0);
    const double scale = learned > cells_max ? cells_max / learned : 1;
    const std::size_t place = place_of(encoding, read_as_western);
    return std::log(shares[place] + counts_[place] * scale);
}

EncodingGuess guess_encoding(std::string_view cell, const EncodingPrior& prior) {
    return is_plain(cell) ? EncodingGuess{} : read(cell, prior).guess;
}

DecodedCell decode_cell(std::string_view cell, const EncodingPrior& prior) {
    if (is_plain(cell)) return {.text = std::string(cell), .guess = {}};
    const Reading reading = read(cell, prior);
    return {.text = to_utf8(reading.text), .guess = reading.guess};
}

}  // namespace baophu::text
