// baophu coverage census WORKSPACE [--kind sme|household] [--unit UNIT] [--commune CODE] [--limit N]
//                                  [--format table|csv|json|xlsx] [--out FILE]
//
// By commune; with --commune employer by employer ("" for those whose commune is not told).
#include <algorithm>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/answer_output.h"
#include "edge/cli/coverage_options.h"
#include "edge/cli/coverage_views.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::Census;
using coverage::CensusEmployer;
using coverage::CensusKind;
using coverage::CensusLine;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    std::string root;
    std::string kind = "sme";
    std::optional<std::string> unit;
    std::optional<std::string> commune;
    std::int64_t limit = 30;
    OutputOptions output;
};

struct Answer {
    const Workspace& workspace;
    const OpenRun& run;
    Month month;
    CensusKind kind;
    Census census;
    std::vector<CensusLine> lines;  // Empty where the employers are listed.
    bool listed;
};

CensusKind kind_of(const std::string& word) {
    if (word == "sme") return CensusKind::sme;
    if (word == "household") return CensusKind::household;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--kind"}, {"value", word}, {"known", "sme, household"}});
}

void require_unit(const Workspace& workspace, const char* option, const std::optional<std::string>& code) {
    if (!code || code->empty() || workspace.territory().knows(*code)) return;
    throw Failure(fault::filter_value_unknown,
                  {{"filter", option}, {"value", *code}, {"known", "baophu territory list"}});
}

std::string commune_name(const Context& context, const Answer& answer, const std::string& commune) {
    return unit_name(answer.workspace, context, answer.month.last_day(), commune);
}

// A household business has a name or a number, never its owner's name.
std::string employer_name(const Context& context, const CensusEmployer& employer) {
    return employer.name.empty() ? context.text("census.household", {{"number", employer.number}})
                                 : employer.name;
}

std::string told(const Context& context, const std::optional<std::int64_t>& count) {
    return count ? context.messages.count(*count) : context.text("movement.unknown");
}

// ---- As a table -------------------------------------------------------------------------------

std::string more(const Context& context, std::int64_t all, std::int64_t limit) {
    if (all <= limit) return "";
    return context.text("coverage.more", {{"left", context.messages.count(all - limit)}}) + "\n";
}

std::vector<std::string> numbers(const Context& context, const CensusLine& line) {
    std::vector<std::string> cells;
    for (const std::int64_t count :
         {line.employers, line.told, line.heads, line.by_si, line.difference, line.uninsured})
        cells.push_back(context.messages.count(count));
    return cells;
}

std::string lines_text(const Context& context, const Answer& answer, std::int64_t limit) {
    TextTable table;
    table.column(context.text("coverage.unit"), Align::left)
        .column(context.text("census.commune"), Align::left);
    for (const char* key : {"census.employers", "census.told", "census.heads", "census.by_si",
                            "census.difference", "census.uninsured"})
        table.column(context.text(key), Align::right);
    CensusLine total;
    std::int64_t left = limit;
    for (const CensusLine& line : answer.lines) {
        for (std::int64_t CensusLine::* const field :
             {&CensusLine::employers, &CensusLine::told, &CensusLine::heads, &CensusLine::by_si,
              &CensusLine::difference, &CensusLine::uninsured})
            total.*field += line.*field;
        if (left-- <= 0) continue;
        std::vector<std::string> cells = numbers(context, line);
        cells.insert(cells.begin(),
                     {commune_name(context, answer, line.unit), commune_name(context, answer, line.commune)});
        table.row(std::move(cells));
    }
    std::vector<std::string> cells = numbers(context, total);
    cells.insert(cells.begin(), {context.text("coverage.sum"), ""});
    table.rule().row(std::move(cells));
    return table.print() + more(context, std::ssize(answer.lines), limit);
}

std::string employers_text(const Context& context, const Answer& answer, std::int64_t limit) {
    const bool household = answer.kind == CensusKind::household;
    TextTable table;
    table.column(context.text("coverage.employer"), Align::left)
        .column(context.text("coverage.id"), Align::left);
    table.column(context.text(household ? "census.stated" : "census.size"),
                 household ? Align::right : Align::left);
    for (const char* key : {"census.by_tax", "census.by_labour", "census.by_si", "census.difference"})
        table.column(context.text(key), Align::right);
    const std::vector<CensusEmployer>& employers = answer.census.employers;
    const std::int64_t shown = std::min(limit, std::ssize(employers));
    for (std::int64_t i = 0; i < shown; ++i) {
        const CensusEmployer& employer = employers[static_cast<std::size_t>(i)];
        table.row(
            {shortened(employer_name(context, employer)), employer.employer_id,
             household ? told(context, employer.by_register) : context.text("census.size." + employer.size),
             told(context, employer.by_tax), told(context, employer.by_labour),
             context.messages.count(employer.by_si), told(context, employer.difference())});
    }
    return table.print() + more(context, std::ssize(employers), limit);
}

std::string as_text(const Context& context, const Answer& answer, std::int64_t limit) {
    const bool household = answer.kind == CensusKind::household;
    std::string text =
        coverage_head(context, answer.workspace, answer.run, answer.month,
                      context.text(household ? "census.title.household" : "census.title.sme")) +
        (answer.listed ? employers_text(context, answer, limit) : lines_text(context, answer, limit)) + "\n" +
        paragraph("", context.text("census.note"));
    if (household) return text;
    return text +
           paragraph("", context.text("census.law",
                                      {{"law", answer.census.law},
                                       {"article", answer.census.article},
                                       {"confidence", context.text("confidence." + answer.census.confidence)},
                                       {"larger", context.messages.count(answer.census.larger)}}));
}

// ---- For machines -----------------------------------------------------------------------------

json::value told_json(const std::optional<std::int64_t>& count) {
    return count ? json::value(*count) : json::value(nullptr);
}

json::array employers_json(const Context& context, const Answer& answer) {
    json::array employers;
    for (const CensusEmployer& employer : answer.census.employers) {
        employers.push_back(json::object{{"employer_id", employer.employer_id},
                                         {"name", employer_name(context, employer)},
                                         {"number", employer.number},
                                         {"unit", employer.unit},
                                         {"commune", employer.commune},
                                         {"size", employer.size},
                                         {"by_register", told_json(employer.by_register)},
                                         {"by_tax", told_json(employer.by_tax)},
                                         {"by_labour", told_json(employer.by_labour)},
                                         {"by_si", employer.by_si},
                                         {"difference", told_json(employer.difference())}});
    }
    return employers;
}

json::array lines_json(const Context& context, const Answer& answer) {
    json::array lines;
    for (const CensusLine& line : answer.lines) {
        lines.push_back(json::object{{"unit", line.unit},
                                     {"commune", line.commune},
                                     {"name", commune_name(context, answer, line.commune)},
                                     {"employers", line.employers},
                                     {"told", line.told},
                                     {"heads", line.heads},
                                     {"by_si", line.by_si},
                                     {"difference", line.difference},
                                     {"uninsured", line.uninsured}});
    }
    return lines;
}

json::object as_json(const Context& context, const Answer& answer) {
    json::object described{{"run", answer.run.id},
                           {"as_known_on", as_known_on_json(answer.run)},
                           {"month", answer.month.iso()},
                           {"kind", answer.kind == CensusKind::sme ? "sme" : "household"}};
    if (answer.listed) {
        described["employers"] = employers_json(context, answer);
    } else {
        described["lines"] = lines_json(context, answer);
    }
    if (answer.kind == CensusKind::household) return described;
    described["larger"] = answer.census.larger;
    described["basis"] = json::object{{"law", answer.census.law},
                                      {"article", answer.census.article},
                                      {"confidence", answer.census.confidence}};
    return described;
}

std::string cell(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : "";
}

Cells as_cells(const Context& context, const Answer& answer) {
    if (!answer.listed) {
        Cells cells{
            {"unit", "commune", "name", "employers", "told", "heads", "by_si", "difference", "uninsured"}};
        for (const CensusLine& line : answer.lines) {
            cells.push_back({line.unit, line.commune, commune_name(context, answer, line.commune),
                             std::to_string(line.employers), std::to_string(line.told),
                             std::to_string(line.heads), std::to_string(line.by_si),
                             std::to_string(line.difference), std::to_string(line.uninsured)});
        }
        return cells;
    }
    Cells cells{{"employer_id", "name", "number", "unit", "commune", "size", "by_register", "by_tax",
                 "by_labour", "by_si", "difference"}};
    for (const CensusEmployer& employer : answer.census.employers) {
        cells.push_back({employer.employer_id, employer_name(context, employer), employer.number,
                         employer.unit, employer.commune, employer.size, cell(employer.by_register),
                         cell(employer.by_tax), cell(employer.by_labour), std::to_string(employer.by_si),
                         cell(employer.difference())});
    }
    return cells;
}

// ---- The command ------------------------------------------------------------------------------

void show(const Context& context, const Options& options) {
    const CensusKind kind = kind_of(options.kind);
    require_limit(options.limit);
    require_output(options.output);
    const Workspace workspace = Workspace::open(options.root);
    require_unit(workspace, "--unit", options.unit);
    require_unit(workspace, "--commune", options.commune);
    OpenRun run = open_current_run(workspace);
    workspace::attach_rows(workspace, run);
    Answer answer{.workspace = workspace,
                  .run = run,
                  .month = coverage::basis(run.connection).month,
                  .kind = kind,
                  .census = coverage::census(run.connection, workspace.territory(), kind),
                  .lines = {},
                  .listed = options.commune.has_value()};
    std::erase_if(answer.census.employers, [&](const CensusEmployer& employer) {
        return (options.unit && employer.unit != *options.unit) ||
               (options.commune && employer.commune != *options.commune);
    });
    if (!answer.listed) answer.lines = coverage::by_commune(answer.census.employers);
    write_answer(context, options.output,
                 {.text = [&] { return as_text(context, answer, options.limit); },
                  .cells = [&] { return as_cells(context, answer); },
                  .json = [&] { return as_json(context, answer); }});
}

}  // namespace

void add_coverage_census(CLI::App& coverage, const Context& context) {
    CLI::App* command = coverage.add_subcommand("census", context.text("help.coverage.census"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--kind", options->kind, context.text("help.coverage.census.kind"));
    command->add_option("--unit", options->unit, context.text("help.filter.unit"));
    command->add_option("--commune", options->commune, context.text("help.coverage.census.commune"));
    command->add_option("--limit", options->limit, context.text("help.limit"));
    add_output_options(*command, context, options->output);
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
