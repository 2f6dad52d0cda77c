#include "flow/intake/header_match.h"

#include <algorithm>

#include "core/base/fault_codes.h"
#include "core/text/fold.h"
#include "flow/intake/cell.h"

namespace baophu::intake {
namespace {

// Headers are compared by their letters and digits alone: capitals, marks, spaces, line breaks and
// punctuation differ from office to office.
bool names(const Column& column, const std::string& folded_header) {
    return std::ranges::any_of(
        column.headers, [&](const std::string& alias) { return text::fold_letters(alias) == folded_header; });
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
    std::vector<std::string> folded;
    for (const std::string& cell : header)
        folded.push_back(text::fold_letters(cell));
    for (const Column& column : dataset.columns) {
        std::optional<std::size_t> place;
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (!names(column, folded[i])) continue;
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

std::size_t columns_named(std::span<const std::string> header) {
    std::size_t most = 0;
    for (const Dataset& dataset : datasets())
        most = std::max(most, attempt(dataset, header).count);
    return most;
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
