#include "flow/intake/header_match.h"

#include <algorithm>

#include "core/base/fault_codes.h"
#include "flow/intake/cell.h"

namespace baophu::intake {
namespace {

// Headers are compared with runs of white space as one space and ASCII letters in lower case.
std::string comparable(std::string_view header) {
    std::string text;
    for (const char c : trimmed(header)) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (space && text.ends_with(' ')) continue;
        text += space ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return text;
}

bool names(const Column& column, const std::string& header) {
    return std::ranges::any_of(column.headers,
                               [&](const std::string& alias) { return comparable(alias) == header; });
}

struct Attempt {
    ColumnPlaces found;
    std::string missing;  // Headers of required columns that are not there.
    std::string twice;    // A column for which two headers stand there.
    std::size_t count = 0;
};

Attempt attempt(const Dataset& dataset, std::span<const std::string> header) {
    Attempt result{
        .found = {.dataset = &dataset, .places = {}, .width = header.size()}, .missing = "", .twice = ""};
    for (const Column& column : dataset.columns) {
        std::optional<std::size_t> place;
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (!names(column, comparable(header[i]))) continue;
            if (place) result.twice = column.headers.front();
            place = i;
        }
        if (place) ++result.count;
        if (column.required && !place) {
            result.missing += (result.missing.empty() ? "" : ", ") + column.headers.front();
        }
        result.found.places.push_back(place);
    }
    return result;
}

std::string listed(std::span<const std::string> header) {
    std::string text;
    for (const std::string& cell : header)
        text += (text.empty() ? "" : ", ") + std::string(trimmed(cell));
    constexpr std::size_t shown = 300;
    return shortened(text, shown);
}

}  // namespace

Result<ColumnPlaces> recognise(std::span<const std::string> header) {
    std::optional<Attempt> best;
    for (const Dataset& dataset : datasets()) {
        Attempt here = attempt(dataset, header);
        const bool complete = here.missing.empty();
        const bool better = !best || (complete && !best->missing.empty()) ||
                            (complete == best->missing.empty() && here.count > best->count);
        if (better) best = std::move(here);
    }
    if (!best->missing.empty()) {
        return Fault(
            fault::dataset_not_recognised,
            {{"header", listed(header)}, {"nearest", best->found.dataset->id}, {"missing", best->missing}});
    }
    if (!best->twice.empty()) return Fault(fault::column_twice, {{"column", best->twice}});
    return std::move(best->found);
}

Result<ColumnPlaces> place_columns(const Dataset& dataset, std::span<const std::string> header) {
    Attempt here = attempt(dataset, header);
    if (!here.missing.empty()) {
        return Fault(fault::column_missing,
                     {{"dataset", dataset.id}, {"missing", here.missing}, {"header", listed(header)}});
    }
    if (!here.twice.empty()) return Fault(fault::column_twice, {{"column", here.twice}});
    return std::move(here.found);
}

}  // namespace baophu::intake
