#include "core/plan/plan_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <set>
#include <utility>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/yaml_fields.h"

namespace baophu {
namespace {

constexpr std::string_view folder = "data/plans/";
constexpr std::string_view ending = ".yaml";
constexpr std::string_view unknown = "unknown";

constexpr std::array quantities{Quantity::eligible, Quantity::participants, Quantity::ratio,
                                Quantity::growth};
constexpr std::array due_rules{DueRule::continuous, DueRule::once,        DueRule::with_yearly_plan,
                               DueRule::quarterly,  DueRule::half_yearly, DueRule::yearly,
                               DueRule::periodic};
constexpr std::array report_spans{ReportEvery::quarter, ReportEvery::half_year, ReportEvery::year};

using Words = std::initializer_list<std::string_view>;

// `problem` is a key of words.yaml under plan.problem.
[[noreturn]] void refuse(const YamlFields& fields, const std::string& problem, const Details& named = {}) {
    fields.broken("plan.problem." + problem, named);
}

std::string one_of(const YamlFields& fields, const std::string& key, Words known) {
    const std::string word = fields.text(key);
    if (std::ranges::find(known, word) == known.end())
        refuse(fields, "unknown_word", {{"key", key}, {"word", word}});
    return word;
}

template <class Choices>
auto choice(const YamlFields& fields, const std::string& key, const Choices& choices) {
    const std::string word = fields.text(key);
    const auto found = std::ranges::find_if(choices, [&](auto each) { return to_word(each) == word; });
    if (found == std::end(choices)) refuse(fields, "unknown_word", {{"key", key}, {"word", word}});
    return *found;
}

int whole(const YamlFields& fields, const std::string& key, int least, int most) {
    const std::string text = fields.text(key);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool read = error == std::errc() && end == text.data() + text.size();
    if (!read || number < least || number > most) {
        refuse(fields, "whole_number",
               {{"key", key}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
    }
    return number;
}

BothLanguages both_languages(const YamlFields& fields) {
    fields.only({"vi", "en"});
    return {.vi = fields.text("vi"), .en = fields.text("en")};
}

std::optional<std::string> known_text(const YamlFields& fields, const std::string& key) {
    std::string text = fields.text(key);
    if (text == unknown) return std::nullopt;
    return text;
}

std::string optional_text(const YamlFields& fields, const std::string& key) {
    return fields.maybe_text(key).value_or("");
}

Confidence confidence_or_sure(const YamlFields& fields) {
    return fields.maybe_text("confidence") ? fields.confidence("confidence") : Confidence::sure;
}

template <class Read>
auto read_list(const YamlFields& fields, const std::string& key, Read read) {
    std::vector<decltype(read(fields))> list;
    const std::size_t count = fields.list(key).size();
    for (std::size_t i = 0; i < count; ++i) {
        const YamlFields item = fields.item(key, i);
        if (!item.node().IsMap()) refuse(item, "item_no_map");
        list.push_back(read(item));
    }
    return list;
}

std::vector<std::string> words(const YamlFields& fields, const std::string& key) {
    std::vector<std::string> list;
    if (!fields.node()[key]) return list;
    for (const auto& word : fields.list(key)) {
        if (!word.IsScalar()) refuse(fields, "no_words", {{"key", key}});
        list.push_back(word.Scalar());
    }
    return list;
}

void refuse_twice(const YamlFields& fields, const auto& list, const std::string& key) {
    std::set<std::string, std::less<>> seen;
    for (const auto& each : list) {
        if (!seen.insert(each.id).second) refuse(fields, "twice", {{"key", key}, {"id", each.id}});
    }
}

PlanBasis read_basis(const YamlFields& fields) {
    fields.only({"law", "article", "confidence", "note"});
    return {.law = fields.text("law"),
            .article = fields.text("article"),
            .confidence = fields.confidence("confidence"),
            .note = optional_text(fields, "note")};
}

PlanUnits read_units(const YamlFields& fields) {
    fields.only({"level", "count", "confidence", "note"});
    constexpr int units_max = 10'000;
    return {.level = one_of(fields, "level", {"district", "commune"}),
            .count = whole(fields, "count", 1, units_max),
            .confidence = fields.confidence("confidence"),
            .note = optional_text(fields, "note")};
}

std::optional<Date> known_date(const YamlFields& fields, const std::string& key) {
    if (!known_text(fields, key)) return std::nullopt;
    return fields.date(key);
}

PlanDocument read_document(const YamlFields& fields) {
    fields.only({"id", "province", "kind", "title", "issuer", "number", "signed", "from", "to", "checked",
                 "units", "basis", "lacks"});
    PlanDocument document{.id = fields.text("id"),
                          .province = fields.text("province"),
                          .kind = one_of(fields, "kind", {"issued", "sample"}),
                          .title = both_languages(fields.map("title")),
                          .issuer = fields.text("issuer"),
                          .number = known_text(fields, "number"),
                          .signed_on = known_date(fields, "signed"),
                          .from = fields.date("from"),
                          .to = fields.date("to"),
                          .checked = fields.date("checked"),
                          .units = read_units(fields.map("units")),
                          .basis = read_list(fields, "basis", read_basis),
                          .lacks = read_list(fields, "lacks", both_languages)};
    if (document.to < document.from) refuse(fields, "ends_before");
    return document;
}

// {from: "2026-04-30", vi: "...", en: "..."}; `unknown: true` instead of the two.
AgencyName read_dated_name(const YamlFields& fields) {
    fields.only({"from", "to", "vi", "en", "unknown", "confidence"});
    AgencyName name{.from = fields.maybe_date("from"),
                    .to = fields.maybe_date("to"),
                    .text = {},
                    .confidence = fields.confidence("confidence")};
    if (fields.maybe_text("unknown") && fields.boolean("unknown")) {
        if (fields.maybe_text("vi") || fields.maybe_text("en")) refuse(fields, "name_and_unknown");
        return name;
    }
    name.text = BothLanguages{.vi = fields.text("vi"), .en = fields.text("en")};
    return name;
}

// The first since ever and known, each other one from the day after the one before it.
void require_unbroken(const YamlFields& fields, const std::vector<AgencyName>& names) {
    const bool sound_ends = !names.empty() && !names.front().from && names.front().text && !names.back().to;
    if (!sound_ends) refuse(fields, "names_ends");
    for (std::size_t i = 1; i < names.size(); ++i) {
        const std::optional<Date>& to = names[i - 1].to;
        if (!to || !names[i].from || names[i].from->days_since_1970() != to->days_since_1970() + 1)
            refuse(fields, "names_gap");
    }
}

std::vector<AgencyName> read_names(const YamlFields& fields) {
    if (fields.node()["name"]) {
        return {{.from = {},
                 .to = {},
                 .text = both_languages(fields.map("name")),
                 .confidence = confidence_or_sure(fields)}};
    }
    std::vector<AgencyName> names = read_list(fields, "names", read_dated_name);
    require_unbroken(fields, names);
    return names;
}

PlanAgency read_agency(const YamlFields& fields) {
    const bool dated = static_cast<bool>(fields.node()["names"]);
    if (dated) fields.only({"id", "level", "names", "note"});
    if (!dated) fields.only({"id", "level", "name", "confidence", "note"});
    return {.id = fields.text("id"),
            .level = one_of(fields, "level", {"central", "province", "district", "commune"}),
            .names = read_names(fields),
            .note = optional_text(fields, "note")};
}

std::optional<FixedNumber> read_value(const YamlFields& fields, Quantity quantity) {
    const std::optional<std::string> text = known_text(fields, "value");
    if (!text) return std::nullopt;
    const std::optional<FixedNumber> value = parse_fixed(*text);
    if (!value) refuse(fields, "value_form");
    if (!is_percent(quantity) && (value->decimals != 0 || value->digits < 0)) {
        refuse(fields, "value_persons");
    }
    return value;
}

PlanFigure read_figure(const YamlFields& fields) {
    fields.only({"id", "clause", "area", "quantity", "scheme", "year", "bound", "printed", "value"});
    const auto quantity = choice(fields, "quantity", quantities);
    const bool has_area = fields.maybe_text("area").has_value();
    const bool has_bound = fields.maybe_text("bound").has_value();
    constexpr int year_min = 1995;
    constexpr int year_max = 2100;
    return {
        .id = fields.text("id"),
        .clause = fields.text("clause"),
        .area = has_area ? one_of(fields, "area", {"province", "national"}) : "province",
        .quantity = quantity,
        .scheme = one_of(fields, "scheme", {"compulsory", "voluntary", "unemployment", "social-insurance"}),
        .year = whole(fields, "year", year_min, year_max),
        .at_least = has_bound && one_of(fields, "bound", {"at_least"}) == "at_least",
        .printed = known_text(fields, "printed"),
        .value = read_value(fields, quantity)};
}

std::vector<std::size_t> figure_positions(const YamlFields& fields, const std::string& key,
                                          const Plan& plan) {
    std::vector<std::size_t> positions;
    for (const std::string& id : words(fields, key)) {
        const std::optional<std::size_t> position = plan.figure(id);
        if (!position) refuse(fields, "no_figure", {{"id", id}});
        positions.push_back(*position);
    }
    return positions;
}

// "4210..4212"; "none" where no whole number fits.
std::optional<WholeRange> read_range(const YamlFields& fields, const std::string& key) {
    const std::string text = fields.text(key);
    if (text == "none") return std::nullopt;
    const std::size_t dots = text.find("..");
    const auto low = parse_fixed(text.substr(0, dots));
    const auto high = dots == std::string::npos ? std::nullopt : parse_fixed(text.substr(dots + 2));
    const bool range =
        low && high && low->decimals == 0 && high->decimals == 0 && low->digits <= high->digits;
    if (!range) refuse(fields, "range", {{"key", key}});
    return WholeRange{low->digits, high->digits};
}

FixedNumber read_equals(const YamlFields& fields) {
    const std::optional<FixedNumber> number = parse_fixed(fields.text("equals"));
    if (!number) refuse(fields, "equals");
    return *number;
}

PlanControl read_base_control(const YamlFields& fields, const Plan& plan) {
    fields.only({"id", "base_of", "rounded", "truncated", "says"});
    const std::optional<std::size_t> growth = plan.figure(fields.text("base_of"));
    if (!growth) refuse(fields, "no_figure", {{"id", fields.text("base_of")}});
    if (plan.figures[*growth].quantity != Quantity::growth) refuse(fields, "no_growth");
    return {.id = fields.text("id"),
            .kind = PlanControl::Kind::base,
            .add = {*growth},
            .subtract = {},
            .equals = {},
            .bases = {read_range(fields, "rounded"), read_range(fields, "truncated")},
            .says = both_languages(fields.map("says"))};
}

PlanControl read_control(const YamlFields& fields, const Plan& plan) {
    if (fields.node()["base_of"]) return read_base_control(fields, plan);
    fields.only({"id", "add", "subtract", "decimals_of", "equals", "says"});
    const bool decimals = static_cast<bool>(fields.node()["decimals_of"]);
    const bool sum = fields.node()["add"] || fields.node()["subtract"];
    if (decimals == sum) refuse(fields, "one_control");
    PlanControl control{.id = fields.text("id"),
                        .kind = decimals ? PlanControl::Kind::decimals : PlanControl::Kind::sum,
                        .add = figure_positions(fields, decimals ? "decimals_of" : "add", plan),
                        .subtract = figure_positions(fields, "subtract", plan),
                        .equals = read_equals(fields),
                        .bases = {},
                        .says = both_languages(fields.map("says"))};
    if (control.add.empty() && control.subtract.empty()) refuse(fields, "empty_control");
    return control;
}

KnownContradiction read_known(const YamlFields& fields, const Plan& plan) {
    fields.only({"finding", "figure", "reason"});
    KnownContradiction known{.finding = fields.text("finding"),
                             .subject = fields.text("figure"),
                             .reason = both_languages(fields.map("reason"))};
    if (!plan.figure(known.subject)) refuse(fields, "no_figure", {{"id", known.subject}});
    return known;
}

PlanClause read_clause(const YamlFields& fields) {
    fields.only({"id", "says"});
    return {.id = fields.text("id"), .says = both_languages(fields.map("says"))};
}

Due read_due(const YamlFields& fields) {
    fields.only({"rule", "by", "parameter"});
    Due due{.rule = choice(fields, "rule", due_rules),
            .by = fields.maybe_date("by"),
            .parameter = optional_text(fields, "parameter")};
    if (due.by && due.rule != DueRule::once) refuse(fields, "by_once");
    return due;
}

std::vector<std::string> read_agencies(const YamlFields& fields, const std::string& key, const Plan& plan) {
    std::vector<std::string> ids = words(fields, key);
    for (const std::string& id : ids) {
        if (plan.agency(id) == nullptr) refuse(fields, "no_agency", {{"id", id}});
    }
    return ids;
}

std::string read_clause_id(const YamlFields& fields, const Plan& plan) {
    std::string clause = fields.text("clause");
    if (plan.clause(clause) == nullptr) refuse(fields, "no_clause", {{"id", clause}});
    return clause;
}

std::string read_duty_kind(const YamlFields& fields) {
    std::string kind = fields.text("kind");
    if (std::ranges::find(duty_kinds, kind) == duty_kinds.end())
        refuse(fields, "unknown_word", {{"key", "kind"}, {"word", kind}});
    return kind;
}

Obligation read_obligation(const YamlFields& fields, const Plan& plan) {
    fields.only({"id", "clause", "kind", "lead", "with", "to", "assigned_in", "due", "duty", "evidence"});
    Obligation obligation{.id = fields.text("id"),
                          .clause = read_clause_id(fields, plan),
                          .kind = read_duty_kind(fields),
                          .lead = read_agencies(fields, "lead", plan),
                          .with = read_agencies(fields, "with", plan),
                          .to = read_agencies(fields, "to", plan),
                          .assigned_in = words(fields, "assigned_in"),
                          .due = read_due(fields.map("due")),
                          .duty = both_languages(fields.map("duty")),
                          .evidence = both_languages(fields.map("evidence"))};
    if (!obligation.id.starts_with(obligation.clause + "-")) {
        refuse(fields, "id_clause", {{"id", obligation.id}});
    }
    return obligation;
}

PlanReport read_report(const YamlFields& fields, const Plan& plan) {
    fields.only({"id", "clause", "every", "from", "to", "due", "cut_off", "period", "shift", "says"});
    PlanReport report{.id = fields.text("id"),
                      .clause = read_clause_id(fields, plan),
                      .every = choice(fields, "every", report_spans),
                      .from = read_agencies(fields, "from", plan),
                      .to = read_agencies(fields, "to", plan),
                      .due = optional_text(fields, "due"),
                      .cut_off = optional_text(fields, "cut_off"),
                      .period = optional_text(fields, "period"),
                      .shift = optional_text(fields, "shift"),
                      .says = both_languages(fields.map("says"))};
    if (report.from.empty() || report.to.empty()) refuse(fields, "report_nobody");
    return report;
}

void require_assignments(const YamlFields& fields, const Plan& plan) {
    for (const Obligation& each : plan.obligations) {
        for (const std::string& id : each.assigned_in) {
            const bool there =
                std::ranges::find(plan.obligations, id, &Obligation::id) != plan.obligations.end();
            if (!there) refuse(fields, "no_obligation", {{"in", each.id}, {"id", id}});
        }
    }
}

Plan read_parts(const YamlFields& fields) {
    fields.only({"plan", "agencies", "figures", "controls", "known", "clauses", "obligations", "reports"});
    Plan plan{.document = read_document(fields.map("plan")),
              .agencies = read_list(fields, "agencies", read_agency),
              .figures = read_list(fields, "figures", read_figure),
              .controls = {},
              .known = {},
              .clauses = read_list(fields, "clauses", read_clause),
              .obligations = {},
              .reports = {}};
    refuse_twice(fields, plan.agencies, "agencies");
    refuse_twice(fields, plan.figures, "figures");
    refuse_twice(fields, plan.clauses, "clauses");
    const auto of_plan = [&plan](auto read) {
        return [&plan, read](const YamlFields& item) { return read(item, plan); };
    };
    plan.controls = read_list(fields, "controls", of_plan(read_control));
    plan.known = read_list(fields, "known", of_plan(read_known));
    plan.obligations = read_list(fields, "obligations", of_plan(read_obligation));
    plan.reports = read_list(fields, "reports", of_plan(read_report));
    refuse_twice(fields, plan.controls, "controls");
    refuse_twice(fields, plan.obligations, "obligations");
    refuse_twice(fields, plan.reports, "reports");
    require_assignments(fields, plan);
    if (plan.agency(plan.document.issuer) == nullptr)
        refuse(fields, "no_agency", {{"id", plan.document.issuer}});
    return plan;
}

std::string line_text(int line) {
    return line > 0 ? std::to_string(line) : "?";
}

// At `place` of the file, "/" for the whole of it.
[[noreturn]] void broken_file(const std::string& path, const std::string& place, int line,
                              const Details& problem) {
    Details details{{"path", path}, {"line", line_text(line)}, {"place", place.empty() ? "/" : place}};
    details.insert(details.end(), problem.begin(), problem.end());
    throw Failure(fault::plan_file_broken, std::move(details));
}

// The line on which a place like "/obligations[12]/due" begins.
int line_of(YAML::Node node, std::string_view place) {
    while (!place.empty()) {
        const std::size_t end = std::min(place.find('/', 1), place.size());
        const std::string_view part = place.substr(1, end - 1);
        place.remove_prefix(end);
        const std::size_t bracket = part.find('[');
        node.reset(node[std::string(part.substr(0, bracket))]);
        if (bracket == std::string_view::npos) continue;
        std::size_t index = 0;
        std::from_chars(part.data() + bracket + 1, part.data() + part.size(), index);
        node.reset(node[index]);
    }
    return node.Mark().line + 1;
}

std::string content_of_file(const std::string& path) {
    if (!std::filesystem::is_regular_file(path)) {
        std::string known;
        for (const std::string& id : builtin_plans())
            known += (known.empty() ? "" : ", ") + id;
        throw Failure(fault::plan_not_found, {{"path", path}, {"known", known}});
    }
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (!file.good() && !file.eof()) throw Failure(fault::plan_file_unreadable, {{"path", path}});
    return content;
}

}  // namespace

std::vector<std::string> builtin_plans() {
    std::vector<std::string> ids;
    for (const BuiltinFile& file : builtin_files_in(folder)) {
        ids.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - ending.size()));
    }
    return ids;
}

Plan load_plan(const std::string& id_or_path) {
    const std::vector<std::string> ids = builtin_plans();
    if (std::ranges::find(ids, id_or_path) == ids.end()) {
        return read_plan(id_or_path, content_of_file(id_or_path));
    }
    const std::string path = std::string(folder) + id_or_path + std::string(ending);
    return read_plan(path, std::string(builtin_file(path)));
}

Plan read_plan(const std::string& path, const std::string& content) {
    YAML::Node node;
    try {
        node = YAML::Load(content);
        if (!node.IsMap()) broken_file(path, "", 1, {{"problem_key", "plan.problem.not_map"}});
        return read_parts(YamlFields("", "", node));
    } catch (const YAML::Exception& error) {
        const int line = error.mark.line + 1;
        broken_file(path, "", line, {{"problem_key", "plan.problem.yaml"}, {"yaml_line", line_text(line)}});
    } catch (const YamlFailure& failure) {
        broken_file(path, failure.place(), line_of(node, failure.place()), failure.problem());
    }
}

}  // namespace baophu
