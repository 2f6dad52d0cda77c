#include "edge/cli/link_report_drawing.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace baophu::cli {
namespace {

using linkage::engine::WeightBin;

double place(const Scale& scale, double value) {
    return 100 * (std::clamp(value, scale.low, scale.high) - scale.low) / (scale.high - scale.low);
}

double height(std::uint64_t pairs) {
    return pairs == 0 ? 0 : 1 + std::log10(static_cast<double>(pairs));
}

std::string rectangle(std::string_view kind, double x, double y, double width, double height) {
    return fmt::format(R"(<rect class="{}" x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"/>)", kind, x,
                       y, width, height);
}

std::string drawing(double width, double height, std::string_view inside) {
    return fmt::format(R"(<svg viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>)",
                       width, height, inside);
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= ' ') html += c;
        }
    }
    return html;
}

std::string bits_bar(const Scale& scale, double from, double to) {
    const double first = place(scale, std::min(from, to));
    const double last = place(scale, std::max(from, to));
    const double zero = place(scale, 0);
    return drawing(100, 10,
                   rectangle("zero", zero - 0.25, 0, 0.5, 10) +
                       rectangle(to >= from ? "for" : "against", first, 1, std::max(last - first, 0.7), 8));
}

std::string share_bar(double share, std::string_view kind) {
    return drawing(100, 10, rectangle(kind, 0, 2, std::max(100 * std::clamp(share, 0.0, 1.0), 0.4), 6));
}

std::string histogram(std::span<const WeightBin> bins) {
    double most = 1;
    for (const WeightBin& bin : bins)
        most = std::max({most, height(bin.links), height(bin.others)});
    std::string inside;
    const double width = 100.0 / static_cast<double>(bins.size());
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const double x = width * static_cast<double>(i);
        const double others = 100 * height(bins[i].others) / most;
        const double links = 100 * height(bins[i].links) / most;
        if (others > 0) inside += rectangle("other", x + width * 0.06, 100 - others, width * 0.44, others);
        if (links > 0) inside += rectangle("for", x + width * 0.5, 100 - links, width * 0.44, links);
    }
    return drawing(100, 100, inside);
}

std::string curve(const std::vector<Point>& points, double mark) {
    std::string inside;
    for (const int quarter : {0, 25, 50, 75})
        inside += fmt::format(R"(<line class="grid" x1="0" x2="100" y1="{0}" y2="{0}"/>)", quarter);
    if (mark >= 0)
        inside +=
            fmt::format(R"(<line class="mark" x1="{0:.2f}" x2="{0:.2f}" y1="0" y2="100"/>)", 100 * mark);
    std::string line;
    for (const Point& point : points)
        line += fmt::format("{:.2f},{:.2f} ", 100 * point.x, 100 - 100 * point.y);
    inside += fmt::format(R"(<polyline class="line" points="{}"/>)", line);
    return drawing(100, 100, inside);
}

std::string bits_colour(double bits) {
    constexpr double full = 12;
    const double strength = std::min(0.25 + 0.75 * std::abs(bits) / full, 1.0);
    return bits >= 0 ? fmt::format("rgba(42,103,173,{:.2f})", strength)
                     : fmt::format("rgba(187,90,43,{:.2f})", strength);
}

}  // namespace baophu::cli
