// baophu explain WORKSPACE ID [--purpose P]: every step from delivered row to verdict.
#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/access_options.h"
#include "edge/cli/context.h"
#include "edge/cli/text_table.h"
#include "edge/store/clock.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

using coverage::Explanation;
using coverage::JoinStep;
using coverage::SourceRow;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    std::string root;
    std::string id;
    AccessOptions access;
};

std::string month_of(const Date& first_day) {
    return Month::of(first_day.year(), first_day.month())->vietnamese();
}

class Telling {
public:
    Telling(const Context& context, const Workspace& workspace, const OpenRun& run,
            const Explanation& explanation)
        : context_(&context), workspace_(&workspace), run_(&run), told_(&explanation) {}

    void tell() {
        head();
        rows("explain.tax_rows", "explain.no_tax_rows", told_->tax_rows);
        si_rows();
        joins();
        subject();
        participation();
        verdict();
    }

private:
    void line(std::string_view key, const Details& details = {}) {
        context_->out << context_->text(key, details) << '\n';
    }

    void step(std::string_view key, const Details& details = {}) {
        context_->out << '\n' << ++number_ << ". ";
        line(key, details);
    }

    void head() {
        line("explain.head", {{"id", told_->person_id},
                              {"name", printable(told_->full_name)},
                              {"number", told_->masked_number.empty() ? context_->text("explain.no_number")
                                                                      : told_->masked_number}});
        line("explain.run", {{"run", run_->id}, {"month", told_->basis.month.vietnamese()}});
        context_->out << as_known_on_line(*context_, run_->as_known_on);
    }

    void source_row(const SourceRow& row) {
        const intake::Delivery& delivery = run_->deliveries[row.delivery];
        context_->out << "   ";
        line("explain.row", {{"file", printable(run_->file_names[row.delivery])},
                             {"row", std::to_string(row.row_number)},
                             {"agency", context_->text("agency." + delivery.sender)},
                             {"received", store::in_vietnam(delivery.received_at)},
                             {"sha", delivery.sha256.substr(0, 12)},
                             {"employer", printable(row.employer_name)},
                             {"key", row.record_key}});
        if (row.repaired.empty()) return;
        context_->out << "   ";
        line("explain.repaired", {{"columns", row.repaired}});
    }

    void rows(std::string_view key, std::string_view none, const std::vector<SourceRow>& rows) {
        step(rows.empty() ? none : key, {{"year", std::to_string(told_->basis.tax_year)}});
        for (const SourceRow& row : rows)
            source_row(row);
    }

    // Twelve lists say much the same: the months, and the first and last row of each record.
    void si_rows() {
        const auto& rows = told_->si_rows;
        if (rows.empty()) return step("explain.no_si_rows");
        std::string months;
        for (const SourceRow& row : rows)
            months += (months.empty() ? "" : ", ") + month_of(*row.month);
        step("explain.si_rows", {{"months", months}});
        source_row(rows.front());
        if (rows.size() > 1) source_row(rows.back());
    }

    void joins() {
        step(told_->joins.empty() ? "explain.no_joins" : "explain.joins");
        for (const JoinStep& join : told_->joins) {
            context_->out << "   ";
            const std::string by =
                join.decision
                    ? context_->text("explain.by_decision", {{"decision", std::to_string(*join.decision)}})
                    : context_->text("identifier." + join.kind);
            line("explain.join",
                 {{"left", join.record_key}, {"right", join.joined_key}, {"by", by}, {"rule", join.rule}});
        }
    }

    void subject() {
        if (!told_->eligible) return step("explain.not_eligible");
        const auto& basis = told_->basis;
        step(told_->tax_rows.empty() ? "explain.subject_by_participation" : "explain.subject",
             {{"law", basis.law},
              {"article", basis.article},
              {"confidence", context_->text("confidence." + std::string(to_word(basis.confidence)))},
              {"rule", basis.rule},
              {"year", std::to_string(basis.tax_year)}});
    }

    void participation() {
        if (!told_->eligible) return;
        const std::string month = told_->basis.month.vietnamese();
        if (told_->participating) return step("explain.participating", {{"month", month}});
        if (told_->last_participated) {
            return step("explain.participated_before",
                        {{"month", month}, {"last", month_of(*told_->last_participated)}});
        }
        step("explain.never_participated", {{"month", month}});
    }

    void verdict() {
        if (!told_->eligible) return;
        const UnitVersion* unit = workspace_->territory().on(told_->unit_code, told_->basis.month.last_day());
        const Details details{
            {"reason", told_->reason.empty() ? "" : context_->text("reason." + told_->reason)},
            {"certainty", context_->text("certainty." + told_->certainty)},
            {"unit", unit == nullptr ? told_->unit_code : unit->name(context_->messages.language())},
            {"employer", printable(told_->employer_name)},
            {"employer_id", told_->employer_id}};
        step(told_->participating ? "explain.verdict_participating" : "explain.verdict_missing", details);
        if (told_->certainty == "unsure") {
            context_->out << "   ";
            line("explain.unsure_note");
        }
    }

    const Context* context_;
    const Workspace* workspace_;
    const OpenRun* run_;
    const Explanation* told_;
    int number_ = 0;
};

void show(const Context& context, const Options& options) {
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    attach_rows(workspace, run);
    store::Store store(workspace.store_file());
    const AccessContext access = access_of(options.access, workspace, store);
    const Explanation explanation = coverage::explain(run.connection, access, options.id);
    Telling(context, workspace, run, explanation).tell();
    context.out << '\n' << context.text("explain.note", {{"purpose", options.access.purpose}}) << '\n';
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("explain", context.text("help.explain"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("ID", options->id, context.text("help.explain.id"))->required();
    add_access_options(*command, context, options->access);
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
