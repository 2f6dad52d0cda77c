#include "core/law/citation_form.h"

#include <algorithm>
#include <array>

namespace baophu {
namespace {

constexpr std::string_view open_mark = "chưa đối chiếu)";

bool is_article(const std::string& part) {
    constexpr std::array<std::string_view, 4> kinds{"Điều ", "Mục ", "Phần ", "Phụ lục"};
    if (part == cited_unknown || part == cited_whole) return true;
    return std::ranges::any_of(kinds, [&](std::string_view kind) { return part.starts_with(kind); });
}

bool is_law(const std::string& part) {
    return part == cited_unknown || part.find_first_of("0123456789") != std::string::npos;
}

bool all_unknown(std::string_view text) {
    return std::ranges::all_of(cited_parts(text),
                               [](const std::string& part) { return part == cited_unknown; });
}

}  // namespace

std::vector<std::string> cited_parts(std::string_view text) {
    constexpr std::string_view between = "; ";
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(between, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = end + between.size();
    }
    return parts;
}

bool article_is_open(std::string_view article) {
    if (article.find(open_mark) != std::string_view::npos) return true;
    return std::ranges::count(cited_parts(article), cited_unknown) > 0;
}

void require_citation(const YamlFields& fields, const CitationText& cited, Confidence confidence,
                      std::string_view note) {
    for (const std::string& part : cited_parts(cited.law)) {
        if (!is_law(part)) fields.broken(part + " is no law");
    }
    for (const std::string& part : cited_parts(cited.article)) {
        if (!is_article(part)) fields.broken(part + " is no article");
    }
    if (!all_unknown(cited.law) && !all_unknown(cited.article)) return;
    const bool rests = confidence == Confidence::likely && !note.empty();
    if (confidence == Confidence::unsure || rests) return;
    fields.broken("nothing is cited: be unsure, or likely with a note");
}

}  // namespace baophu
