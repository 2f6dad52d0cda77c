// baophu export WORKSPACE --purpose P --out FILE.xlsx|FILE.csv [--what missing|…|all] [--scheme S] [filters]
//                         [--territory UNIT] [--case NUMBER]
//
// The persons behind a gap, or employers and sums, as a file: only what the purpose lets leave. The reading
// is durable in the log before the file is written, and the file appears whole or not at all.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "core/documents/workbook_writer.h"
#include "edge/cli/access_options.h"
#include "edge/cli/answer_output.h"
#include "edge/cli/context.h"
#include "edge/cli/coverage_options.h"
#include "edge/cli/coverage_views.h"
#include "edge/store/clock.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;
using coverage::Purpose;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    CoverageOptions asked;
    std::string what;
    std::string out;
    AccessOptions access;
};

// Of the purposes those open to the agency on the day: of others nothing leaves.
Purpose purpose_of(const std::string& id, const std::string& agency, const Date& day) {
    std::string known;
    for (const Purpose& purpose : coverage::export_purposes()) {
        if (purpose.on(day) == nullptr ||
            std::ranges::find(purpose.agencies, agency) == purpose.agencies.end())
            continue;
        if (purpose.id == id) return purpose;
        known += (known.empty() ? "" : ", ") + purpose.id;
    }
    throw Failure(fault::unknown_option_value, {{"option", "--purpose"}, {"value", id}, {"known", known}});
}

bool as_workbook(const fs::path& out) {
    if (out.extension() == ".xlsx") return true;
    if (out.extension() == ".csv") return false;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--out"}, {"value", out.string()}, {"known", "….xlsx, ….csv"}});
}

void require_absent(const fs::path& out) {
    if (!fs::exists(out)) return;
    throw Failure(fault::system_error, {{"path", out.string()}, {"problem", "File exists"}});
}

// Of the voluntary scheme nobody is missing.
coverage::Filter filter_of(const Options& options, const Purpose& purpose) {
    CoverageOptions asked = options.asked;
    if (purpose.schemes.size() == 1) asked.scheme = std::string(to_word(purpose.schemes.front()));
    coverage::Filter filter = baophu::cli::filter_of(asked);
    const std::string usual = filter.scheme == Scheme::voluntary ? "all" : "missing";
    const std::string what = options.what.empty() ? filter.reason.value_or(usual) : options.what;
    filter.reason = what;
    if (what == "all") filter.reason.reset();
    return filter;
}

std::string word_of(const Context& context, const Workspace& workspace, const Date& day,
                    const std::string& field, const std::string& code) {
    if (field == "unit") return unit_name(workspace, context, day, code);
    if (field == "reason") return context.text("reason." + code);
    if (field == "certainty") return context.text("certainty." + code);
    return code;
}

// Who made the file, when, from what and what for; then the columns; then the rows.
Cells cells_of(const Context& context, const Workspace& workspace, const OpenRun& run, const Month& month,
               const Purpose& purpose, const coverage::Exported& exported) {
    const Date today = store::today();
    const coverage::PurposeLaw& law = *purpose.on(today);
    Cells cells{
        {context.text("export.head", {{"purpose", purpose.title(context.messages.language())},
                                      {"month", month.vietnamese()},
                                      {"run", run.id},
                                      {"day", today.vietnamese()},
                                      {"user", workspace::user_name()},
                                      {"agency", context.text("agency." + workspace.agency())}})},
        {context.text("export.law",
                      {{"law", law.law},
                       {"article", law.article},
                       {"confidence", context.text("confidence." + std::string(to_word(law.confidence)))}})},
        {}};
    std::vector<std::string>& header = cells.emplace_back();
    for (const std::string& field : purpose.fields)
        header.push_back(context.text("export.field." + field));
    for (const std::vector<std::string>& row : exported.rows) {
        std::vector<std::string>& words = cells.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i)
            words.push_back(word_of(context, workspace, month.last_day(), purpose.fields[i], row[i]));
    }
    return cells;
}

std::string workbook_of(const Cells& cells, const fs::path& out) {
    WorkbookWriter workbook("BaoPhu");
    for (const std::vector<std::string>& row : cells)
        workbook.row(row);
    const fs::path aside = workspace::partial(out);
    fs::remove(aside);  // What a crash left.
    workbook.close(aside);
    return workspace::read_file(aside);
}

std::string csv_of(const Cells& cells) {
    std::string text = "\xEF\xBB\xBF";  // Excel takes a file without it for another encoding.
    for (const std::vector<std::string>& row : cells)
        text += csv_row(row);
    return text;
}

void write_export(const Context& context, const Options& options) {
    const bool workbook = as_workbook(options.out);
    const Workspace workspace = Workspace::open(options.asked.root);
    const Purpose purpose = purpose_of(options.access.purpose, workspace.agency(), store::today());
    const coverage::Filter filter = filter_of(options, purpose);
    require_absent(options.out);
    OpenRun run = open_current_run(workspace);
    store::Store store(workspace.store_place());
    const AccessContext access = access_of(options.access, workspace, store, run.connection);
    const Month month = coverage::basis(run.connection).month;
    const coverage::Exported exported = export_absent(run.connection, access, purpose, filter);
    const Cells cells = cells_of(context, workspace, run, month, purpose, exported);
    workspace::write_durably(options.out, workbook ? workbook_of(cells, options.out) : csv_of(cells));
    context.out << context.text("export.done", {{"path", options.out},
                                                {"rows", context.messages.count(std::ssize(exported.rows))},
                                                {"persons", context.messages.count(exported.persons)},
                                                {"purpose", purpose.id}})
                << '\n';
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("export", context.text("help.export"));
    auto options = std::make_shared<Options>();
    options->access.purpose.clear();  // None is taken for granted where a file leaves.
    command->add_option("WORKSPACE", options->asked.root, context.text("help.workspace"))->required();
    command->add_option("--what", options->what, context.text("help.export.what"));
    command->add_option("--out", options->out, context.text("help.export.out"))->required();
    command->add_option("--scheme", options->asked.scheme, context.text("help.coverage.scheme"));
    command->add_option("--unit", options->asked.filter.unit, context.text("help.filter.unit"));
    command->add_option("--employer", options->asked.filter.employer, context.text("help.filter.employer"));
    command->add_option("--where", options->asked.where, context.text("help.filter.where"));
    command->add_option("--purpose", options->access.purpose, context.text("help.export.purpose"))
        ->required();
    command->add_option("--case", options->access.case_number, context.text("help.case"));
    command->add_option("--territory", options->access.territory, context.text("help.territory"));
    command->callback([&context, options] { write_export(context, *options); });
}

}  // namespace baophu::cli
