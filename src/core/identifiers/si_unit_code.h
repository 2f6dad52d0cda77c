// SI unit code (mã đơn vị): by which Vietnam Social Security knows an employer or a collector.
//
//     TA0123Z                    to 31/07/2025: seven letters and digits, two letters in front
//
//     3600123457 DN A03          since 01/08/2025, an enterprise:
//     |          |  +---------- sector (khối)
//     |          +------------- object (loại đối tượng)
//     +------------------------ enterprise code, with its check digit
//     1012345 HC                 a budget unit: its budget code
//     3600123457 TH 75 26008 001 a collector: its code, province, commune, collecting point
//
// An employer keeps its old code in old rows. On which days a form is given, and what says so:
// data/identifiers/forms.yaml. Where a collector's own code has 7 digits it is a budget code.
//
//   UNIT-1  The form is told by length and letters; where it holds an enterprise code, the check
//           digit must fit.
//   UNIT-2  One form is stored and printed: capitals without punctuation.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/identifiers/tax_code.h"

namespace baophu {

enum class SiUnitCodeFault {
    unexpected_character,   // Neither a letter, a digit, nor a space, dot or dash.
    unknown_form,           // None of the four.
    wrong_enterprise_code,  // Its check digit does not fit.
};

enum class SiUnitCodeForm { seven_characters, enterprise, budget_unit, collector };

// "budget_unit", as data/identifiers/forms.yaml names it.
std::string_view to_word(SiUnitCodeForm form);

class SiUnitCode {
public:
    // Of several faults the first in order is told.
    static Result<SiUnitCode, SiUnitCodeFault> parse(std::string_view text);

    SiUnitCodeForm form() const { return form_; }

    // Of the forms that hold one.
    std::optional<TaxCode> enterprise() const;
    std::optional<std::string> budget_code() const;

    // "DN" and "A03" of an enterprise; "HC" and "TH" are objects, too.
    std::optional<std::string> object() const;
    std::optional<std::string> sector() const;

    // Of a collector: "75", "26008", "001".
    std::optional<std::string> province() const;
    std::optional<std::string> commune() const;
    std::optional<std::string> point() const;

    std::string to_string() const { return code_; }  // "3600123457DNA03"

    auto operator<=>(const SiUnitCode&) const = default;

private:
    SiUnitCode(std::string code, SiUnitCodeForm form) : code_(std::move(code)), form_(form) {}

    // The digits in front of the object's letters.
    std::size_t own_digits() const;
    std::string after_object(std::size_t at, std::size_t count) const;

    std::string code_;
    SiUnitCodeForm form_;
};

}  // namespace baophu
