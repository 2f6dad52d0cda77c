#include "flow/intake/header_match.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/base/fault_codes.h"
#include "core/text/fold.h"
#include "flow/intake/cell.h"

namespace baophu::intake {
namespace {

// Headers are compared by their letters and digits alone: capitals, marks, spaces, line breaks and
// punctuation differ from office to office.
class FoldedHeader {
public:
    explicit FoldedHeader(std::span<const std::string> header) : width_(header.size()) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            std::string folded = text::fold_letters(header[i]);
            if (!folded.empty()) places_[std::move(folded)].push_back(i);
        }
    }

    std::size_t width() const { return width_; }

    std::span<const std::size_t> places_of(const std::string& folded) const {
        const auto found = places_.find(folded);
        return found == places_.end() ? std::span<const std::size_t>() : found->second;
    }

private:
    std::size_t width_;
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

void append_name(std::string& names, const std::string& name) {
    names += (names.empty() ? "" : ", ") + name;
}

// How one dataset fits a header.
class Attempt {
public:
    Attempt(const Dataset& dataset, const FoldedHeader& header, const HeaderHints& hints)
        : found_{.dataset = &dataset,
                 .places = std::vector<std::optional<std::size_t>>(dataset.columns.size()),
                 .width = header.width()},
          header_(header) {
        place_hinted(hints.columns, true);
        if (hints.remembered) place_hinted(hints.remembered(dataset), false);
        for (std::size_t i = 0; i < dataset.columns.size(); ++i) {
            if (!found_.places[i]) place_by_alias(i);
            if (found_.places[i]) ++count_;
            if (dataset.columns[i].required && !found_.places[i])
                append_name(missing_, dataset.columns[i].headers.front());
        }
    }

    const Dataset& dataset() const { return *found_.dataset; }
    std::size_t count() const { return count_; }
    bool complete() const { return missing_.empty() && unknown_column_.empty() && unknown_header_.empty(); }
    const std::string& missing() const { return missing_; }

    // What the hints or doubled headers got wrong, if anything.
    std::optional<Fault> fault() const {
        if (!unknown_column_.empty())
            return Fault(fault::map_column_unknown,
                         {{"column", unknown_column_}, {"known", known_columns()}});
        if (!unknown_header_.empty()) return Fault(fault::map_header_missing, {{"header", unknown_header_}});
        if (missing_.empty() && !twice_.empty()) return Fault(fault::column_twice, {{"column", twice_}});
        return std::nullopt;
    }

    ColumnPlaces take() && { return std::move(found_); }

private:
    void place_hinted(const ColumnMap& columns, bool must_stand) {
        for (const auto& [name, header] : columns) {
            const auto column = found_.dataset->find_column(name);
            const auto places = header_.places_of(text::fold_letters(header));
            if (!column && must_stand) unknown_column_ = name;
            if (column && places.empty() && must_stand) unknown_header_ = header;
            if (!column || places.empty() || found_.places[*column]) continue;
            found_.places[*column] = places.front();
            found_.mapped[name] = header;
            hinted_.insert(places.front());
        }
    }

    // A header that a person gave to one column names no other. Where headers repeat, the most
    // official of those that stand there counts, and of equal ones the first.
    void place_by_alias(std::size_t column) {
        std::optional<std::size_t> place;
        for (const std::string& alias : found_.dataset->columns[column].folded_headers) {
            for (const std::size_t here : header_.places_of(alias)) {
                if (hinted_.contains(here) || place == here) continue;
                if (place && !found_.dataset->repeats)
                    twice_ = found_.dataset->columns[column].headers.front();
                if (!place) place = here;
            }
        }
        found_.places[column] = place;
    }

    std::string known_columns() const {
        std::string names;
        for (const Column& column : found_.dataset->columns)
            append_name(names, column.name);
        return names;
    }

    ColumnPlaces found_;
    const FoldedHeader& header_;
    std::set<std::size_t> hinted_;
    std::string missing_;  // Headers of required columns that are not there.
    std::string twice_;    // A column for which two headers stand there.
    std::string unknown_column_;
    std::string unknown_header_;
    std::size_t count_ = 0;
};

std::string listed(std::span<const std::string> header) {
    std::string text;
    for (const std::string& cell : header)
        append_name(text, std::string(trimmed(cell)));
    constexpr std::size_t shown = 300;
    return shortened(text, shown);
}

// The length of the longest word of the kind that a title or the file's name holds; the id is
// such a word too.
std::size_t told_by_titles(const Dataset& dataset, const std::vector<std::string>& folded_titles) {
    std::size_t longest = 0;
    const auto look_for = [&](std::string_view word) {
        const bool there = std::ranges::any_of(
            folded_titles, [&](const std::string& title) { return title.find(word) != std::string::npos; });
        if (there) longest = std::max(longest, word.size());
    };
    look_for(dataset.id);
    for (const std::string& word : dataset.title_words)
        look_for(word);
    return longest;
}

std::vector<std::string> folded_titles(std::span<const std::string> titles, const HeaderHints& hints) {
    std::vector<std::string> folded{text::fold(hints.file_name)};
    for (const std::string& title : titles)
        folded.push_back(text::fold(title));
    return folded;
}

// INT-10: of the kinds that fit equally well the one that the titles tell.
Result<ColumnPlaces> told_apart(std::vector<Attempt>& equal, std::span<const std::string> titles,
                                const HeaderHints& hints) {
    const std::vector<std::string> folded = folded_titles(titles, hints);
    std::size_t longest = 0;
    std::string kinds;
    Attempt* told = nullptr;
    for (Attempt& attempt : equal) {
        const std::size_t length = told_by_titles(attempt.dataset(), folded);
        append_name(kinds, attempt.dataset().id);
        if (length == longest) told = nullptr;
        if (length <= longest) continue;
        longest = length;
        told = &attempt;
    }
    if (told == nullptr) return Fault(fault::dataset_ambiguous, {{"kinds", kinds}});
    if (const auto wrong = told->fault()) return *wrong;
    return std::move(*told).take();
}

const Attempt& nearest_of(const std::vector<Attempt>& attempts) {
    return *std::ranges::max_element(attempts, {}, &Attempt::count);
}

}  // namespace

Result<ColumnPlaces> recognise(std::span<const std::string> header, const HeaderHints& hints,
                               std::span<const std::string> titles) {
    if (hints.dataset) return place_columns(dataset(*hints.dataset), header, hints);
    const FoldedHeader folded(header);
    std::vector<Attempt> attempts;
    for (const Dataset& each : datasets())
        attempts.emplace_back(each, folded, hints);
    std::vector<Attempt> equal;
    for (const Attempt& attempt : attempts) {
        if (!attempt.complete() || (!equal.empty() && attempt.count() < equal.front().count())) continue;
        if (!equal.empty() && attempt.count() > equal.front().count()) equal.clear();
        equal.push_back(attempt);
    }
    // A kind of few columns fits many headers: where another has twice as many there, it is the
    // other one with something missing.
    const Attempt& fullest = nearest_of(attempts);
    if (!equal.empty() && fullest.count() >= 2 * equal.front().count()) equal.clear();
    if (equal.size() > 1) return told_apart(equal, titles, hints);
    const Attempt& nearest = equal.empty() ? fullest : equal.front();
    if (const auto wrong = nearest.fault()) return *wrong;
    if (!equal.empty()) return std::move(equal.front()).take();
    return Fault(
        fault::dataset_not_recognised,
        {{"header", listed(header)}, {"nearest", nearest.dataset().id}, {"missing", nearest.missing()}});
}

std::size_t columns_named(std::span<const std::string> header) {
    const FoldedHeader folded(header);
    std::size_t most = 0;
    for (const Dataset& each : datasets())
        most = std::max(most, Attempt(each, folded, {}).count());
    return most;
}

Result<ColumnPlaces> place_columns(const Dataset& dataset, std::span<const std::string> header,
                                   const HeaderHints& hints) {
    const FoldedHeader folded(header);
    Attempt here(dataset, folded, hints);
    if (const auto wrong = here.fault()) return *wrong;
    if (!here.missing().empty()) {
        return Fault(fault::column_missing,
                     {{"dataset", dataset.id}, {"missing", here.missing()}, {"header", listed(header)}});
    }
    return std::move(here).take();
}

}  // namespace baophu::intake
