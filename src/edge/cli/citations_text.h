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

// "Nghị định 38/2019/NĐ-CP, Điều 3 (chắc chắn)"; words where no paper or no article was found.
std::string source_text(const Context& context, const std::string& law, const std::string& article,
                        Confidence confidence);

// "hộ nghèo", "khoản 2", "phường Biên Hòa" as it was on that day: a member of the scope in words.
std::string scope_text(const Context& context, const Parameter& parameter, const std::string& member,
                       const Date& on);

enum class Cited {
    deciding,  // Without what the law had no rule on, unless it is the least sure of all.
    all,
};

// The figures that a number stands on, by law and article; what is not sure carries its note.
std::string citations_text(const Context& context, const Parameters& parameters,
                           const std::vector<Citation>& citations, Cited cited);

// "Độ tin cậy: chưa chắc ...", with what it means where it is not sure.
std::string confidence_text(const Context& context, Confidence confidence);

boost::json::value citations_json(const std::vector<Citation>& citations);

std::string money_text(const Context& context, Money money);

// Of an option; throws Failure(unknown_option_value).
Money parse_money_option(std::string_view option, const std::string& text);
Month parse_month_option(std::string_view option, const std::string& text);
Date parse_date_option(std::string_view option, const std::string& text);

// "0.4" or "0,4", and at most `most`.
Decimal parse_decimal_option(std::string_view option, const std::string& text, const Decimal& most);

// Throws Failure(unknown_option_value) for a number outside 0 to `most`.
void require_number_option(std::string_view option, int number, int most);

}  // namespace baophu::cli
