// The files of the web application, which are inside the program.
#pragma once

#include <span>
#include <string_view>

namespace baophu::http {

struct WebFile {
    std::string_view path;  // "/assets/index-4f3a.js"
    std::string_view content_type;
    std::span<const unsigned char> plain;
    std::span<const unsigned char> gzip;  // Empty where it saves nothing.
    bool immutable;                       // Its name has a digest of its content.
};

std::span<const WebFile> web_files();

}  // namespace baophu::http
