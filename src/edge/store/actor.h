// Who does something to the store, as the history and the audit tell it.
#pragma once

#include <string>
#include <string_view>

namespace baophu::store {

struct Actor {
    std::string
        login;  // Also "lan as minh", who views as another, "lan by token #3", and "minh for lan" (below).
    std::string agency;       // Id; "" where none is known, as on a refused sign-in.
    std::string territory;    // Codes of units, parted by spaces; "" the whole province.
    std::string purpose;      // "" where nothing of persons is asked.
    std::string case_number;  // "" outside a case.
};

// What one proposed and another approved carries both names (TWO-3): "minh for lan".
inline constexpr std::string_view on_proposal = " for ";

struct Hands {
    std::string login;        // Who did it.
    std::string proposed_by;  // Who had proposed it; "" where nobody had.
};

// A program of hers is lan, too: "lan by token #3" (TOK-3).
inline constexpr std::string_view by_token = " by token ";

// Whose hands they are. No login name holds a space (USR-1).
inline std::string_view login_of(std::string_view told) {
    return told.substr(0, told.find(by_token));
}

// Of a login as the history has it.
inline Hands hands_of(std::string_view told) {
    const std::size_t at = told.find(on_proposal);
    if (at == std::string_view::npos) return {.login = std::string(told), .proposed_by = {}};
    return {.login = std::string(told.substr(0, at)),
            .proposed_by = std::string(told.substr(at + on_proposal.size()))};
}

}  // namespace baophu::store
