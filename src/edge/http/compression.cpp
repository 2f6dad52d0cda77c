#include "edge/http/compression.h"

#include <zlib.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

constexpr std::size_t bytes_least = 1'000;  // Below it the packing costs more than it saves.
constexpr int level = 4;
constexpr int gzip_window = 15 + 16;

std::string packed(std::string_view plain) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw Failure(fault::system_error, {{"path", "gzip"}, {"problem", "deflateInit2"}});
    std::string out(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
    return accept_encoding.find("gzip") != std::string_view::npos &&
           accept_encoding.find("gzip;q=0") == std::string_view::npos;
}

void compress(Answer& answer, std::string_view accept_encoding) {
    const bool text = answer.type.find("json") != std::string::npos || answer.type.starts_with("text/");
    if (!text || answer.body.size() < bytes_least || !takes_gzip(accept_encoding)) return;
    answer.body = packed(answer.body);
    answer.headers.emplace_back("Content-Encoding", "gzip");
    answer.headers.emplace_back("Vary", "Accept-Encoding");
}

}  // namespace baophu::http
