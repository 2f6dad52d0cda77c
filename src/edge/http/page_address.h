// The address of a page of the web application, by which people write remarks, ask for explanations and keep
// views: "/units/731?scheme=compulsory". It is a key: what is equal is the same.
#pragma once

#include <string>
#include <string_view>

namespace baophu::http {

class PageAddress {
public:
    // Throws Failure(field_not_usable) with the field: not "/" and then what an address may have, or a form
    // in which a page would have several addresses ("//", "/./", an escape in the path).
    static PageAddress parse(const std::string& field, const std::string& text);

    const std::string& text() const { return text_; }
    bool is_of_person() const { return kind() == "persons"; }
    bool is_of_employer() const { return kind() == "employers" && !id().empty(); }

    std::string id() const;  // "E-4K7Q" of "/employers/E-4K7Q?run=…"; "" where there is none.

private:
    explicit PageAddress(std::string text) : text_(std::move(text)) {}
    std::string_view path() const { return std::string_view(text_).substr(0, text_.find_first_of("?#")); }
    std::string_view kind() const;  // "employers"

    std::string text_;
};

}  // namespace baophu::http
