#include "core/text/collation.h"

#include <cstdint>
#include <memory>
#include <stdexcept>

#include <unicode/coll.h>
#include <unicode/unistr.h>

namespace baophu::text {
namespace {

std::unique_ptr<const icu::Collator> make_collator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    if (made != nullptr) made->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return made;
}

// Its const functions may be called from many threads.
const icu::Collator& collator() {
    static const std::unique_ptr<const icu::Collator> made = make_collator();
    return *made;
}

icu::StringPiece piece(std::string_view utf8) {
    return {utf8.data(), static_cast<int32_t>(utf8.size())};
}

}  // namespace

std::weak_ordering compare_vietnamese(std::string_view one, std::string_view other) {
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult result = collator().compareUTF8(piece(one), piece(other), status);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return static_cast<int>(result) <=> 0;
}

std::string collation_key(std::string_view utf8) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(piece(utf8));
    std::string key(4 * utf8.size() + 16, '\0');
    const auto fill = [&] {
        return collator().getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()),
                                     static_cast<int32_t>(key.size()));
    };
    const auto needed = static_cast<std::size_t>(fill());
    if (needed > key.size()) {
        key.resize(needed);
        fill();
    }
    key.resize(needed == 0 ? 0 : needed - 1);  // Without the zero at its end.
    return key;
}

}  // namespace baophu::text
