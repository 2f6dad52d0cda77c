#include "flow/linkage/engine/letter_bag.h"

#include <algorithm>

#include "flow/linkage/engine/letter_bag_kernels.h"

namespace baophu::linkage::engine {
namespace {

// 32 classes: the small letters, and six more for whatever else there is.
unsigned letter_class(char letter) {
    if (letter >= 'a' && letter <= 'z') return static_cast<unsigned>(letter - 'a');
    return 26 + static_cast<unsigned>(static_cast<unsigned char>(letter)) % 6;
}

}  // namespace

LetterBag bag_of(std::string_view letters) {
    LetterBag bag;
    bag.length = static_cast<std::uint32_t>(std::min(letters.size(), letters_max));
    std::array<unsigned, 32> seen{};
    for (const char letter : letters.substr(0, bag.length)) {
        const unsigned of_class = letter_class(letter);
        if (const unsigned before = seen.at(of_class)++; before < 2) {
            bag.once_and_twice |= std::uint64_t{1} << (of_class + 32 * before);
        } else {
            ++bag.more;
        }
    }
    return bag;
}

BagKernel bag_kernel([[maybe_unused]] Kernel kernel) {
#if defined(__x86_64__)
    if (kernel != Kernel::plain) return kernels::find_alike_avx2;
#endif
    return kernels::find_alike_plain;
}

}  // namespace baophu::linkage::engine
