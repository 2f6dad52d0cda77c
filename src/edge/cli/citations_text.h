// How the commands about the law show figures and the citations under a number.
#pragma once

#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "core/law/law_reader.h"
#include "edge/cli/context.h"

namespace baophu::cli {

// "1.490.000 đồng/tháng", "0,9667 %/tháng", "ngày 25/03", "hợp đồng giao kết đầu tiên"; the words
// for `none` and `unknown`.
std::string figure_text(const Context& context, FigureUnit unit, const std::string& figure);

// "Nghị định 38/2019/NĐ-CP, Điều 3 (chắc chắn)".
std::string source_text(const Context& context, const std::string& law, const std::string& article,
                        Confidence confidence);

// "poor (hộ nghèo)": a member of a scope with its words, where it has any.
std::string scope_text(const Context& context, const std::string& scope);

// Every figure that a number stands on, a line each; an unsure one is marked.
std::string citations_text(const Context& context, const Parameters& parameters,
                           const std::vector<Citation>& citations);

// "Độ tin cậy: chưa chắc ...", with what it means where it is not sure.
std::string confidence_text(const Context& context, Confidence confidence);

boost::json::value citations_json(const std::vector<Citation>& citations);

std::string money_text(const Context& context, Money money);

// Of an option; throws Failure(unknown_option_value).
Money parse_money_option(std::string_view option, const std::string& text);
Month parse_month_option(std::string_view option, const std::string& text);
Date parse_date_option(std::string_view option, const std::string& text);
Decimal parse_decimal_option(std::string_view option, const std::string& text);

}  // namespace baophu::cli
