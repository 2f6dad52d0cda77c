#include "flow/intake/supplement.h"

#include "core/text/fold.h"

namespace baophu::intake {
namespace {

constexpr std::size_t digest_digits = 64;
constexpr std::string_view folded_mark = "malangiao";

bool is_digest(std::string_view text) {
    return text.size() == digest_digits &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string supplement_mark(std::string_view sha256) {
    return "Mã lần giao: " + std::string(sha256);
}

std::optional<std::string> supplement_in(std::span<const std::string> titles) {
    for (const std::string& title : titles) {
        const std::string folded = text::fold_letters(title);
        if (!folded.starts_with(folded_mark)) continue;
        std::string digest = folded.substr(folded_mark.size());
        if (is_digest(digest)) return digest;
    }
    return std::nullopt;
}

}  // namespace baophu::intake
