#include "edge/cli/link_config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/yaml_fields.h"

namespace baophu::cli {
namespace {

using linkage::engine::Assignment;
using linkage::engine::Expression;
using linkage::engine::Field;
using linkage::engine::Form;
using linkage::engine::Kind;
using linkage::engine::LayoutFault;
using linkage::engine::Pass;
using linkage::engine::PassKind;
using linkage::engine::Rule;
using linkage::engine::Specification;

template <class Value>
using Words = std::pair<std::string_view, Value>;

constexpr std::array<Words<Kind>, 8> kinds{{{"name", Kind::name},
                                            {"text", Kind::text},
                                            {"exact", Kind::exact},
                                            {"date", Kind::date},
                                            {"digits", Kind::digits},
                                            {"number", Kind::number},
                                            {"company", Kind::company},
                                            {"address", Kind::address}}};
constexpr std::array<Words<Form>, 6> forms{{{"year", Form::year},
                                            {"month_day", Form::month_day},
                                            {"phonetic", Form::phonetic},
                                            {"prefix", Form::prefix},
                                            {"last", Form::last},
                                            {"words", Form::any_order}}};
constexpr std::array<Words<Assignment>, 3> assignments{{{"one_to_one", Assignment::one_to_one},
                                                        {"one_to_many", Assignment::one_to_many},
                                                        {"many_to_many", Assignment::many_to_many}}};

template <class Value, std::size_t count>
std::optional<Value> find(const std::array<Words<Value>, count>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word, &Words<Value>::first);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::string_view stripped(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// "prefix(surname, 3)" in its parts.
struct Call {
    std::string_view form;  // Empty for a column alone.
    std::string_view column;
    std::string_view length;  // Empty without one.
};

Call parts_of(std::string_view text) {
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || !text.ends_with(')')) return {{}, stripped(text), {}};
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    const std::size_t comma = inside.find(',');
    const std::string_view length =
        comma == std::string_view::npos ? std::string_view{} : inside.substr(comma + 1);
    return {stripped(text.substr(0, open)), stripped(inside.substr(0, comma)), stripped(length)};
}

// Which kinds a form is for.
bool fits(Form form, Kind kind) {
    switch (form) {
        case Form::whole:
            return true;
        case Form::year:
        case Form::month_day:
            return kind == Kind::date;
        case Form::phonetic:
            return linkage::engine::in_dictionary(kind);
        case Form::prefix:
        case Form::last:
            return linkage::engine::in_dictionary(kind) || kind == Kind::digits;
        case Form::any_order:
            return kind == Kind::name;
    }
    return false;
}

class ConfigReader {
public:
    explicit ConfigReader(const YamlFields& fields) : fields_(fields) {}

    LinkConfig read() {
        fields_.only({"id", "columns", "assignment", "origin", "m", "legal_forms", "abbreviations",
                      "branch_words", "blocking", "always", "never", "sources"});
        LinkConfig config{.id = fields_.text("id")};
        Specification& specification = config.specification;
        specification.fields = read_columns();
        if (const auto word = fields_.maybe_text("assignment"))
            specification.assignment = read_assignment(*word);
        specification.origin = fields_.maybe_text("origin").value_or("");
        specification.known = read_known(specification);
        specification.legal_forms = texts("legal_forms");
        specification.abbreviations = read_abbreviations();
        specification.branch_words = texts("branch_words");
        specification.passes = read_passes(specification);
        specification.always = read_rules(specification, "always");
        specification.never = read_rules(specification, "never");
        for (const std::string& source : texts("sources"))
            config.sources.emplace_back(source);
        return config;
    }

private:
    std::vector<Field> read_columns() const {
        const YamlFields columns = fields_.map("columns");
        std::vector<Field> columns_read;
        for (const auto& entry : columns.node()) {
            const auto name = entry.first.as<std::string>();
            const std::optional<Kind> kind = find(kinds, columns.text(name));
            if (!kind) columns.broken("link.problem.kind", {{"key", name}, {"word", columns.text(name)}});
            columns_read.push_back({name, *kind});
        }
        if (const auto fault = linkage::engine::fault_of(columns_read))
            columns.broken(problem_of(*fault), {});
        return columns_read;
    }

    static std::string_view problem_of(LayoutFault fault) {
        switch (fault) {
            case LayoutFault::no_fields:
                return "link.problem.no_columns";
            case LayoutFault::too_many_components:
                return "link.problem.too_many_columns";
            case LayoutFault::too_many_address_fields:
                return "link.problem.too_many_address_columns";
        }
        return {};
    }

    Assignment read_assignment(const std::string& word) const {
        const std::optional<Assignment> found = find(assignments, word);
        if (!found) fields_.broken("link.problem.assignment", {{"word", word}});
        return *found;
    }

    std::vector<std::string> texts(const std::string& key) const {
        std::vector<std::string> read;
        if (!fields_.node()[key]) return read;
        for (const auto& item : fields_.list(key)) {
            if (!item.IsScalar()) fields_.broken("link.problem.no_text_in_list", {{"key", key}});
            read.push_back(item.Scalar());
        }
        return read;
    }

    std::vector<std::pair<std::string, std::string>> read_abbreviations() const {
        std::vector<std::pair<std::string, std::string>> read;
        if (!fields_.node()["abbreviations"]) return read;
        const YamlFields abbreviations = fields_.map("abbreviations");
        for (const auto& entry : abbreviations.node()) {
            const auto word = entry.first.as<std::string>();
            if (word.find_first_of(" .,-/()&") != std::string::npos || !entry.second.IsScalar() ||
                entry.second.Scalar().empty())
                abbreviations.broken("link.problem.abbreviation", {{"key", word}});
            read.emplace_back(word, entry.second.Scalar());
        }
        return read;
    }

    // By column: the shares of its levels among matches, "equal" first.
    linkage::engine::Known read_known(const Specification& specification) const {
        linkage::engine::Known known;
        if (!fields_.node()["m"]) return known;
        const linkage::engine::Layout layout = linkage::engine::lay_out(specification.fields);
        known.m.resize(layout.components.size());
        const YamlFields given = fields_.map("m");
        for (const auto& entry : given.node()) {
            const auto name = entry.first.as<std::string>();
            const auto field = std::ranges::find(specification.fields, name, &Field::name);
            if (field == specification.fields.end())
                given.broken("link.problem.expression", {{"word", name}});
            const std::size_t component =
                layout.component_of[static_cast<std::size_t>(field - specification.fields.begin())];
            const std::size_t levels = layout.components[component].levels - 1;
            known.m[component] = shares_in(entry.second, levels);
            if (!known.m[component])
                given.broken("link.problem.m", {{"key", name}, {"levels", std::to_string(levels)}});
        }
        return known;
    }

    // So many shares above 0 that sum to 1.
    static std::optional<linkage::engine::LevelShares> shares_in(const YAML::Node& list, std::size_t levels) {
        if (!list.IsSequence() || list.size() != levels) return std::nullopt;
        linkage::engine::LevelShares shares{};
        double sum = 0;
        for (std::size_t i = 0; i < levels; ++i) {
            const auto share = list[i].as<double>(0);
            if (!(share > 0)) return std::nullopt;
            shares.at(i + 1) = share;
            sum += share;
        }
        constexpr double nearly = 1e-6;
        return std::abs(sum - 1) < nearly ? std::optional(shares) : std::nullopt;
    }

    std::vector<Pass> read_passes(const Specification& specification) const {
        std::vector<Pass> passes;
        if (!fields_.node()["blocking"]) return passes;
        const YAML::Node list = fields_.list("blocking");
        if (list.size() > linkage::engine::passes_max)
            fields_.broken("link.problem.too_many_passes",
                           {{"most", std::to_string(linkage::engine::passes_max)}});
        for (std::size_t i = 0; i < list.size(); ++i)
            passes.push_back(list[i].IsMap() ? read_neighbourhood(specification, fields_.item("blocking", i))
                                             : read_equality(specification, list[i]));
        return passes;
    }

    std::vector<Rule> read_rules(const Specification& specification, const std::string& key) const {
        std::vector<Rule> rules;
        if (!fields_.node()[key]) return rules;
        for (const auto& item : fields_.list(key)) {
            if (!item.IsSequence() || item.size() == 0) fields_.broken("link.problem.rule", {{"key", key}});
            Rule& rule = rules.emplace_back();
            for (const auto& each : item)
                rule.push_back(read_expression(specification, each.IsScalar() ? each.Scalar() : ""));
        }
        if (rules.size() > linkage::engine::passes_max)
            fields_.broken("link.problem.too_many_rules",
                           {{"key", key}, {"most", std::to_string(linkage::engine::passes_max)}});
        return rules;
    }

    Pass read_equality(const Specification& specification, const YAML::Node& node) const {
        Pass pass;
        if (!node.IsSequence()) fields_.broken("link.problem.pass", {});
        for (const auto& item : node)
            pass.expressions.push_back(read_expression(specification, item.IsScalar() ? item.Scalar() : ""));
        return pass;
    }

    Pass read_neighbourhood(const Specification& specification, const YamlFields& item) const {
        item.only({"neighbourhood", "window"});
        Pass pass{.kind = PassKind::neighbourhood};
        for (const auto& column : item.list("neighbourhood"))
            pass.expressions.push_back(
                read_expression(specification, column.IsScalar() ? column.Scalar() : ""));
        pass.window = read_length(item.text("window"));
        if (pass.expressions.empty() || pass.window == 0) item.broken("link.problem.pass", {});
        return pass;
    }

    Expression read_expression(const Specification& specification, const std::string& text) const {
        const Call call = parts_of(text);
        const std::optional<Form> form =
            call.form.empty() ? std::optional(Form::whole) : find(forms, call.form);
        if (!form) fields_.broken("link.problem.expression", {{"word", text}});
        const auto named = [&](const Field& field) {
            return *form == Form::any_order ? field.kind == Kind::name : field.name == call.column;
        };
        const auto field = std::ranges::find_if(specification.fields, named);
        if (field == specification.fields.end() || !fits(*form, field->kind))
            fields_.broken("link.problem.expression", {{"word", text}});
        const bool wants_length = *form == Form::prefix || *form == Form::last;
        const unsigned length = wants_length ? read_length(call.length) : 0;
        if (wants_length && length == 0) fields_.broken("link.problem.expression", {{"word", text}});
        return {static_cast<std::size_t>(field - specification.fields.begin()), *form, length};
    }

    // 0 for what is no such number.
    static unsigned read_length(std::string_view text) {
        unsigned length = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
        constexpr unsigned most = 1'000;
        return fault == std::errc{} && end == text.data() + text.size() && length <= most ? length : 0;
    }

    const YamlFields& fields_;
};

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !std::filesystem::is_regular_file(file))
        throw Failure(fault::file_unreadable, {{"path", file.string()}});
    return {std::istreambuf_iterator<char>(stream), {}};
}

[[noreturn]] void broken(const std::filesystem::path& file, const std::string& place, Details problem) {
    problem.insert(problem.begin(), {{"path", file.string()}, {"place", place.empty() ? "/" : place}});
    throw Failure(fault::link_config_broken, std::move(problem));
}

}  // namespace

LinkConfig read_link_config(const std::filesystem::path& file) {
    const std::string content = content_of(file);
    try {
        const YAML::Node node = YAML::Load(content);
        if (!node.IsMap()) broken(file, "", {{"problem_key", "link.problem.no_map"}});
        const YamlFields fields("", "", node);
        LinkConfig config = ConfigReader(fields).read();
        for (std::filesystem::path& source : config.sources)
            if (source.is_relative()) source = file.parent_path() / source;
        return config;
    } catch (const YAML::Exception& error) {
        broken(file, "",
               {{"problem_key", "link.problem.yaml"}, {"yaml_line", std::to_string(error.mark.line + 1)}});
    } catch (const YamlFailure& failure) {
        broken(file, failure.place(), failure.problem());
    }
}

}  // namespace baophu::cli
