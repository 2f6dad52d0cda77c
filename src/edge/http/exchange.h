// A request and its answer, as the routes see them: no socket, no library.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baophu::http {

enum class Method { get, head, post, put, patch, del, other };

std::string_view to_word(Method method);  // "GET"

struct Request {
    Method method = Method::get;
    std::string path;                                         // Decoded: "/api/employers/E-4K7Q".
    std::multimap<std::string, std::string> query;            // Decoded.
    std::map<std::string, std::string, std::less<>> headers;  // Names in small letters.
    std::string body;
    std::string address;  // Of the caller.
    bool secure = false;  // Came by TLS, here or at a proxy that is trusted.

    // The header or cookie; "" if it was not sent.
    std::string_view header(std::string_view name) const;
    std::string_view cookie(std::string_view name) const;
};

// What is told piece by piece, as it happens (text/event-stream). Asked a few times a second, by the thread
// that moves bytes: it never waits.
class EventSource {
public:
    virtual ~EventSource() = default;

    // What happened since it was last asked, maybe nothing; no value: it is over.
    virtual std::optional<std::string> next() = 0;
};

struct Answer {
    int status = 200;
    std::string type;  // "application/json"; "" without a body.
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    // Bytes that outlive the answer, in the place of `body`.
    std::string_view kept = {};
    // In the place of any body.
    std::shared_ptr<EventSource> events = nullptr;

    std::string_view bytes() const { return kept.empty() ? std::string_view(body) : kept; }
};

}  // namespace baophu::http
