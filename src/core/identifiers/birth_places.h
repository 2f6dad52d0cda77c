// Where a birth was registered: what the first digits of a person number say.
//
// data/identifiers/birth_places.yaml: the 63 provinces of 2016. A code that is none of them is a
// country's, or a slip; which of the two nobody can tell without the list of countries.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/confidence.h"
#include "core/identifiers/person_number.h"

namespace baophu {

class BirthPlaces {
public:
    // The built-in file. Throws Failure(builtin_file_broken).
    static BirthPlaces load();

    // "Đồng Nai" for a CCCD that begins with 075; nothing for an unknown code and for a CMND,
    // which says where it was issued and not where its holder was born.
    std::optional<std::string> province_of(const PersonNumber& number) const;

    // The province that issued a CMND, where its first digits are known.
    std::optional<std::string> cmnd_issuer_of(const PersonNumber& number) const;

    std::size_t provinces() const { return provinces_.size(); }
    const std::string& law() const { return law_; }
    const std::string& article() const { return article_; }
    Confidence confidence() const { return confidence_; }

private:
    std::map<std::string, std::string, std::less<>> provinces_;
    std::map<std::string, std::string, std::less<>> cmnd_issuers_;
    std::string law_;
    std::string article_;
    Confidence confidence_ = Confidence::unsure;
};

}  // namespace baophu
