#include "edge/http/page_asked.h"

namespace baophu::http {
namespace {

constexpr std::size_t cursor_most = 400;
constexpr std::int64_t lines_most = 500;
constexpr std::int64_t lines_usual = 50;

}  // namespace

PageAsked::PageAsked(Asked& asked)
    : place_(Place::parse(asked.text("cursor", cursor_most))),
      limit_(asked.integer("limit", 1, lines_most, lines_usual)) {}

boost::json::value PageAsked::next(const std::string& run, std::int64_t told, std::int64_t count) const {
    const Place behind{.run = run, .offset = place_.offset + told};
    if (told == 0 || behind.offset >= count) return nullptr;
    return boost::json::value(behind.text());
}

}  // namespace baophu::http
