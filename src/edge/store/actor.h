// Who does something to the store, as the history and the audit tell it.
#pragma once

#include <string>

namespace baophu::store {

struct Actor {
    std::string login;        // Also "lan, viewing as minh".
    std::string agency;       // Id; "" where none is known, as on a refused sign-in.
    std::string territory;    // Unit code; "" the whole province.
    std::string purpose;      // "" where nothing of persons is asked.
    std::string case_number;  // "" outside a case.
};

}  // namespace baophu::store
