#include "core/base/confidence.h"

namespace baophu {

std::optional<Confidence> parse_confidence(std::string_view word) {
    for (const Confidence each : {Confidence::sure, Confidence::likely, Confidence::unsure}) {
        if (word == to_word(each)) return each;
    }
    return std::nullopt;
}

std::string_view to_word(Confidence confidence) {
    switch (confidence) {
        case Confidence::sure:
            return "sure";
        case Confidence::likely:
            return "likely";
        case Confidence::unsure:
            return "unsure";
    }
    return "";
}

}  // namespace baophu
