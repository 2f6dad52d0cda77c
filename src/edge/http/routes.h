// Every route of the server: what it is called in api/openapi.yaml, what right it wants, who answers it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edge/http/call.h"
#include "edge/rights/words.h"

namespace baophu::http {

// Who may come in: anyone; whoever is signed in; whoever has the right.
struct Door {
    enum class Kind { anyone, signed_in, right };
    Kind kind;
    rights::Right right{};

    // As api/openapi.yaml has it: "anyone", "signed_in", "see_figures".
    std::string_view word() const;
};

struct Route {
    Method method;
    std::string_view pattern;  // "/api/employers/{id}"
    Door door;
    Answer (*answer)(const Call&);
    std::size_t body_bytes_max = 0;
};

std::span<const Route> routes();

// TOK-5: whether it answers who asks by a token of a program.
bool is_open_to_tokens(const Route& route);

struct Matched {
    const Route* route;  // Null: the path is known, and not by this method.
    std::map<std::string, std::string, std::less<>> path;
};

// Nothing if no route has the path. HEAD is answered as GET.
std::optional<Matched> match(Method method, std::string_view path);

}  // namespace baophu::http
