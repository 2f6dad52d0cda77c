#include "edge/http/pages.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/http/compression.h"

namespace baophu::http {
namespace {

std::string_view text_of(std::span<const unsigned char> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool names_a_file(std::string_view path) {
    return path.substr(path.rfind('/')).find('.') != std::string_view::npos;
}

}  // namespace

Pages::Pages(std::span<const WebFile> files) {
    for (const WebFile& file : files)
        by_path_.emplace(file.path, &file);
}

Answer Pages::answer(const Request& request) const {
    if (request.method != Method::get && request.method != Method::head)
        throw Failure(fault::method_unknown,
                      {{"method", std::string(to_word(request.method))}, {"path", request.path}});
    auto found = by_path_.find(request.path);
    if (found == by_path_.end() && !request.path.empty() && !names_a_file(request.path))
        found = by_path_.find("/index.html");
    if (found == by_path_.end()) throw Failure(fault::route_unknown, {{"path", request.path}});
    const WebFile& file = *found->second;
    const bool packed = !file.gzip.empty() && takes_gzip(request.header("accept-encoding"));
    Answer answer{.status = 200, .type = std::string(file.content_type)};
    answer.kept = text_of(packed ? file.gzip : file.plain);
    if (packed) answer.headers.emplace_back("Content-Encoding", "gzip");
    if (!file.gzip.empty()) answer.headers.emplace_back("Vary", "Accept-Encoding");
    answer.headers.emplace_back("Cache-Control",
                                file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    return answer;
}

void add_guards(Answer& answer) {
    answer.headers.emplace_back(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'");
    answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
    answer.headers.emplace_back("X-Frame-Options", "DENY");
    answer.headers.emplace_back("Referrer-Policy", "same-origin");
    answer.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    answer.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    answer.headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

}  // namespace baophu::http
