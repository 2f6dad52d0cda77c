// Administrative units by the names under which registers know them.
//
//     "731", "Biên Hòa", "TP. Biên Hòa", "Thành phố Biên Hoà", "THÀNH PHỐ BIÊN HÒA"   ->   731
//     "Thị xã Long Khánh", "Thành phố Long Khánh"                                      ->   732
//
// What a unit is (thành phố, huyện, phường, xã) and how its tones are written does not count, and
// old names do. A name that several units bear is none, unless the district or the day tells
// which. Rule INT-13: docs/intake.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/territory/territory.h"

namespace baophu {

enum class UnitNameFault { unknown, ambiguous };

class UnitNames {
public:
    // The territory outlives this.
    explicit UnitNames(const Territory& territory);

    // The code of a district.
    Result<std::string, UnitNameFault> district(std::string_view written) const;

    // The code of a commune. A name is looked for within the district, where there is one; of
    // several that bore it the one that did on the day.
    Result<std::string, UnitNameFault> commune(std::string_view written, std::string_view district,
                                               const std::optional<Date>& day) const;

    // The version in which the commune is called so: that of the day if it is, else its latest; null
    // if it never was.
    const UnitVersion* version_called(const std::string& commune, std::string_view written,
                                      const Date& day) const;

private:
    using Codes = std::unordered_map<std::string, std::vector<std::string>>;

    void add(const Unit& unit);
    bool ever_in(const std::string& commune, std::string_view district) const;
    bool bore(const std::string& commune, const std::string& key, const Date& day) const;

    const Territory* territory_;
    Codes districts_;  // By folded name without what the unit is.
    Codes communes_;
};

}  // namespace baophu
