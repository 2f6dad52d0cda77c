// The small drawings of report.html, as SVG that stretches with its place.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/linkage/engine/figures.h"

namespace baophu::cli {

// Text as HTML shows it, whatever a register delivered.
std::string escaped(std::string_view text);

// A number line that all bars of a table share.
struct Scale {
    double low = 0;
    double high = 1;
};

// From `from` to `to`, blue to the right and brown to the left, with a mark at zero.
std::string bits_bar(const Scale& scale, double from, double to);

// A share from the left; `kind` is a class of the style: "for", "other".
std::string share_bar(double share, std::string_view kind);

// Columns of a histogram, on a logarithmic height: links above others.
std::string histogram(std::span<const linkage::engine::WeightBin> bins);

struct Point {
    double x = 0;  // Both from 0 to 1.
    double y = 0;
};

// A line over a grid of quarters; `mark` is an x where something is told, below 0 for nothing.
std::string curve(const std::vector<Point>& points, double mark);

// The background of a cell that says so many bits for or against.
std::string bits_colour(double bits);

}  // namespace baophu::cli
