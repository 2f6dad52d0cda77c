// How the law data cite (LAW-20): papers in `law` and their articles in `article`, parted by "; ".
//
//     law: "Luật BHXH 58/2014/QH13; Quyết định 595/QĐ-BHXH", article: "Điều 89; Điều 6"
//
// A paper has a number or a year. An article is Điều, Mục, Phần, Phụ lục and what follows; where its
// number was not held against the text it says so itself: "Điều 44 (số điều chưa đối chiếu)".
// Two words stand for what is no article: `unknown`, nobody found it, and `whole`, the whole
// paper, which has no articles or is silent throughout. `law: unknown`: no paper was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/yaml_fields.h"

namespace baophu {

inline constexpr std::string_view cited_unknown = "unknown";
inline constexpr std::string_view cited_whole = "whole";

struct CitationText {
    std::string law;
    std::string article;
};

// "Điều 89; Điều 6" as its parts.
std::vector<std::string> cited_parts(std::string_view text);

// Whether an article in it was not held against the text, or not found.
bool article_is_open(std::string_view article);

// Throws Failure(builtin_file_broken) for a law or an article that is none, and where nothing is
// known but `unknown`, unless the value is unsure, or likely with a note of what it rests on.
void require_citation(const YamlFields& fields, const CitationText& cited, Confidence confidence,
                      std::string_view note);

}  // namespace baophu
