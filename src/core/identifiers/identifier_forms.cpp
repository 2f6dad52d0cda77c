#include "core/identifiers/identifier_forms.h"

#include <algorithm>

#include "core/base/yaml_fields.h"

namespace baophu {
namespace {

IdentifierForm read_form(const YamlFields& fields) {
    fields.only({"of", "form", "from", "to", "law", "article", "confidence", "checked", "note"});
    static_cast<void>(fields.date("checked"));
    IdentifierForm form{.of = fields.text("of"),
                        .form = fields.text("form"),
                        .from = fields.maybe_date("from"),
                        .to = fields.maybe_date("to"),
                        .law = fields.text("law"),
                        .article = fields.text("article"),
                        .confidence = fields.confidence("confidence"),
                        .note = fields.maybe_text("note").value_or("")};
    if (form.from && form.to && *form.to < *form.from) fields.broken("to is before from");
    return form;
}

}  // namespace

IdentifierForms IdentifierForms::load() {
    const YamlFields fields = YamlFields::of_builtin("data/identifiers/forms.yaml");
    fields.only({"forms"});
    IdentifierForms forms;
    for (std::size_t i = 0; i < fields.list("forms").size(); ++i) {
        IdentifierForm form = read_form(fields.item("forms", i));
        if (forms.find(form.of, form.form) != nullptr) fields.broken(form.form + " stands twice");
        forms.all_.push_back(std::move(form));
    }
    return forms;
}

const IdentifierForm* IdentifierForms::find(std::string_view of, std::string_view form) const {
    const auto found = std::ranges::find_if(
        all_, [&](const IdentifierForm& each) { return each.of == of && each.form == form; });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> IdentifierForms::given_on(std::string_view of, const Date& date) const {
    std::vector<std::string> given;
    for (const IdentifierForm& each : all_)
        if (each.of == of && each.given_on(date)) given.push_back(each.form);
    return given;
}

}  // namespace baophu
