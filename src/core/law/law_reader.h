// LawReader: the law of one day, and a list of all that was read from it.
//
// Whoever computes a number reads every figure through a reader, so that the number leaves
// with the citations it stands on, and with the lowest confidence among them. A figure that
// nobody could find ends the computation: there is no number then (LAW-4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/law/decimal.h"
#include "core/law/parameters.h"

namespace baophu {

struct Citation {
    std::string parameter;  // "base_salary", or the id of a rule about persons.
    std::string scope;
    std::string text;  // The figure as the file has it, "none" where the law has no such rule.
    Date from;
    std::optional<Date> to;
    std::string law;
    std::string article;
    Confidence confidence;
    Date checked;
    std::string note;

    bool operator==(const Citation&) const = default;
};

// The least of them; `sure` for none at all.
Confidence lowest(const std::vector<Citation>& citations);

// Adds those that are not there yet.
void add_citations(std::vector<Citation>& to, const std::vector<Citation>& more);

struct Range {
    Decimal low;
    std::optional<Decimal> high;  // Nothing: without an upper end.

    bool holds(const Decimal& number) const { return low <= number && (!high || number <= *high); }
};

class LawReader {
public:
    // `parameters` must outlive the reader.
    LawReader(const Parameters& parameters, const Date& date) : parameters_(&parameters), date_(date) {}

    const Date& date() const { return date_; }

    // Each throws Failure: law_parameter_unknown, law_scope_unknown, law_before_record,
    // law_value_unknown; and, except for maybe_text(), law_value_none.
    Money money(std::string_view id, std::string_view scope = "");
    Decimal decimal(std::string_view id, std::string_view scope = "");
    int whole(std::string_view id, std::string_view scope = "");
    std::string word(std::string_view id, std::string_view scope = "");
    Range range(std::string_view id, std::string_view scope = "");

    // Nothing where the law has no such rule; that is cited too.
    std::optional<std::string> maybe_text(std::string_view id, std::string_view scope = "");
    std::optional<Decimal> maybe_decimal(std::string_view id, std::string_view scope = "");

    const std::vector<Citation>& citations() const { return citations_; }

private:
    std::string text(std::string_view id, std::string_view scope);

    const Parameters* parameters_;
    Date date_;
    std::vector<Citation> citations_;
};

}  // namespace baophu
