// Which form of an identifier is given on which day: data/identifiers/forms.yaml.
//
// An identifier of an older form stays right in the rows of its time; a form that was not given
// yet on the day of a row is a sign that the row, or its date, is wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"

namespace baophu {

struct IdentifierForm {
    std::string of;    // "si_unit_code"
    std::string form;  // "budget_unit"
    std::optional<Date> from;
    std::optional<Date> to;  // Inclusive.
    std::string law;
    std::string article;
    Confidence confidence;
    std::string note;

    bool given_on(const Date& date) const { return (!from || *from <= date) && (!to || date <= *to); }
};

class IdentifierForms {
public:
    // The built-in file. Throws Failure(builtin_file_broken).
    static IdentifierForms load();

    const std::vector<IdentifierForm>& all() const { return all_; }

    // Nothing for a form that is not in the file.
    const IdentifierForm* find(std::string_view of, std::string_view form) const;

    // The forms of `of` that are given on that day, in the order of the file.
    std::vector<std::string> given_on(std::string_view of, const Date& date) const;

private:
    std::vector<IdentifierForm> all_;
};

}  // namespace baophu
