// Which administrative unit was this on that date: codes of the General Statistics Office
// (GSO), names and types with validity, from data/territory/.
//
// A code stands for one unit; what it was called and of which type it was is dated. "732" was
// thị xã Long Khánh to 31/05/2019 and thành phố from 01/06/2019 (Resolution
// 673/NQ-UBTVQH14); from 01/07/2025 there are no districts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"

namespace baophu {

struct UnitVersion {
    Date from;
    std::optional<Date> to;  // Inclusive; nothing: still so.
    std::string type;        // city, town, district.
    std::string name_vi;
    std::string name_en;
    std::string source;
    Confidence confidence;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
    const std::string& name(Language language) const {
        return language == Language::vietnamese ? name_vi : name_en;
    }
};

struct Unit {
    std::string code;
    std::string parent;
    std::string level;                  // district.
    std::vector<UnitVersion> versions;  // By date, without overlap.
};

class Territory {
public:
    // Reads data/territory/<file>. Throws Failure(builtin_file_broken), also when two versions
    // of a unit overlap.
    static Territory load(std::string_view file);

    const std::string& province_code() const { return province_code_; }
    const std::string& province_name(Language language) const {
        return language == Language::vietnamese ? province_vi_ : province_en_;
    }

    // Whether the code is or ever was a unit here.
    bool knows(std::string_view code) const { return units_.contains(code); }

    // What the unit was on that day; null if it did not exist then.
    const UnitVersion* on(std::string_view code, const Date& date) const;

    // The codes of all units of that day, in the order of their codes.
    std::vector<std::string> codes_on(const Date& date) const;

private:
    std::string province_code_;
    std::string province_vi_;
    std::string province_en_;
    std::map<std::string, Unit, std::less<>> units_;
};

}  // namespace baophu
