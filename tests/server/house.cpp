#include "house.h"

#include "edge/http/target.h"

namespace baophu::http {

Request House::request(Method method, std::string_view target, const Person* person, std::string body) {
    Request request{.method = method,
                    .path = path_of(target).value_or(""),
                    .query = query_of(target),
                    .body = std::move(body)};
    request.address = "127.0.0.1";
    request.headers["accept-language"] = "vi";
    if (person != nullptr) {
        request.headers["cookie"] = "baophu=" + person->token;
        request.headers["x-csrf-token"] = person->csrf;
    }
    return request;
}

}  // namespace baophu::http
