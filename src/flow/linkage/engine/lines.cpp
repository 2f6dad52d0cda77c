#include "flow/linkage/engine/lines.h"

#include <sys/mman.h>

namespace baophu::linkage::engine {
namespace {

constexpr std::align_val_t huge_page{std::size_t{2} << 20};
constexpr std::align_val_t line{64};

// Below some huge pages they would cost more memory than they save time.
bool wants_huge_pages(std::size_t bytes) {
    return bytes >= 4 * static_cast<std::size_t>(huge_page);
}

}  // namespace

void* take_lines(std::size_t bytes) {
    if (!wants_huge_pages(bytes)) return ::operator new(bytes, line);
    void* memory = ::operator new(bytes, huge_page);
    static_cast<void>(
        ::madvise(memory, bytes, MADV_HUGEPAGE));  // Where it is refused all is slower, no more.
    return memory;
}

void release_lines(void* memory, std::size_t bytes) noexcept {
    ::operator delete(memory, wants_huge_pages(bytes) ? huge_page : line);
}

}  // namespace baophu::linkage::engine
