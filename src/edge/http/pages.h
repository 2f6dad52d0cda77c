// The web application's files, from memory.
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "edge/http/exchange.h"
#include "edge/http/web_files.h"

namespace baophu::http {

class Pages {
public:
    explicit Pages(std::span<const WebFile> files);

    // The file; for any other address without a dot in its last part the application itself, which knows what
    // stands there. Throws Failure: route_unknown, method_unknown.
    Answer answer(const Request& request) const;

private:
    std::unordered_map<std::string_view, const WebFile*> by_path_;
};

// APP-3
void add_guards(Answer& answer);

}  // namespace baophu::http
