#include "core/law/law.h"

namespace baophu {

bool is_law_fault(const Fault& fault) {
    return fault.code.starts_with("BP-6");
}

}  // namespace baophu
