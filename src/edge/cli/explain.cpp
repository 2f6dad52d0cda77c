// baophu explain WORKSPACE ID [--purpose P]: every step from delivered row to verdict.
#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "edge/cli/access_options.h"
#include "edge/cli/context.h"
#include "edge/cli/coverage_views.h"
#include "edge/cli/text_table.h"
#include "edge/store/clock.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

using coverage::Doubt;
using coverage::Evidence;
using coverage::Explanation;
using coverage::JoinStep;
using coverage::Judgement;
using coverage::Participation;
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

bool follow(const Date& month, const Date& next) {
    return Month::of(month.year(), month.month())->plus(1) == *Month::of(next.year(), next.month());
}

// "01/2018–09/2018, 11/2018": months that follow each other are told by the first and the last.
std::string months_text(const std::vector<Date>& months) {
    std::string text;
    for (std::size_t first = 0, last = 0; first < months.size(); first = last = last + 1) {
        while (last + 1 < months.size() && follow(months[last], months[last + 1]))
            ++last;
        text += (first == 0 ? "" : ", ") + month_of(months[first]) +
                (last > first ? "–" + month_of(months[last]) : "");
    }
    return text;
}

class Telling {
public:
    Telling(const Context& context, const Workspace& workspace, const OpenRun& run,
            const Explanation& explanation)
        : context_(&context), workspace_(&workspace), run_(&run), told_(&explanation) {}

    void tell() {
        head();
        evidence();
        participation();
        joins();
        if (told_->judgements.empty()) step("explain.not_judged");
        for (const Judgement& judgement : told_->judgements)
            judge(judgement);
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
        context_->out << "      ";
        line("explain.row", {{"file", printable(run_->file_names[row.delivery])},
                             {"row", std::to_string(row.row_number)},
                             {"agency", agency(delivery.sender)},
                             {"received", store::in_vietnam(delivery.received_at)},
                             {"sha", delivery.sha256.substr(0, 12)},
                             {"key", row.record_key}});
        if (row.repaired.empty()) return;
        context_->out << "      ";
        line("explain.repaired", {{"columns", row.repaired}});
    }

    // "unit-731": the unit itself has sent it.
    std::string agency(const std::string& sender) {
        if (!sender.starts_with("unit-")) return context_->text("agency." + sender);
        return unit_name(*workspace_, *context_, told_->basis.month.last_day(), sender.substr(5));
    }

    void evidence() {
        step(told_->evidence.empty() ? "explain.no_evidence" : "explain.evidence");
        for (const Evidence& each : told_->evidence) {
            context_->out << "   ";
            line(each.employer_name.empty() ? "explain.shown" : "explain.shown_at",
                 {{"register", context_->text("evidence." + each.shown_by)},
                  {"kind", context_->text("kind." + each.kind)},
                  {"employer", printable(each.employer_name)}});
            if (each.starts) {
                context_->out << "   ";
                line(each.ends ? "explain.from_to" : "explain.from",
                     {{"from", each.starts->vietnamese()},
                      {"to", each.ends ? each.ends->vietnamese() : std::string()}});
            }
            source_row(each.source);
        }
    }

    void participation() {
        step(told_->participation.empty() ? "explain.no_si_rows" : "explain.si_rows");
        for (const Participation& each : told_->participation) {
            context_->out << "   ";
            line("explain.months",
                 {{"employer", printable(each.employer_name)}, {"months", months_text(each.months)}});
            source_row(each.first);
            if (each.months.size() > 1) source_row(each.last);
            if (each.movement.empty()) continue;
            context_->out << "   ";
            line("explain.movement", {{"movement", context_->text("movement." + each.movement)}});
        }
    }

    void joins() {
        if (run_->entity_ids)
            return step("explain.given_entities", {{"sha", run_->entity_ids->substr(0, 12)}});
        step(told_->joins.empty() ? "explain.no_joins" : "explain.joins");
        for (const JoinStep& join : told_->joins) {
            context_->out << "   ";
            line("explain.join", {{"left", join.record_key},
                                  {"right", join.joined_key},
                                  {"by", joined_by(join)},
                                  {"rule", join.rule}});
        }
        for (const Doubt& doubt : told_->doubts) {
            if (doubt.per_mille)
                line("explain.doubt",
                     {{"person", doubt.other_id}, {"probability", probability(*doubt.per_mille)}});
            else
                line("explain.doubt.decision",
                     {{"person", doubt.other_id}, {"decision", std::to_string(doubt.decision.value_or(0))}});
        }
    }

    std::string joined_by(const JoinStep& join) const {
        if (join.decision)
            return context_->text("explain.by_decision", {{"decision", std::to_string(*join.decision)}});
        if (join.per_mille)
            return context_->text("explain.by_likeness", {{"probability", probability(*join.per_mille)}});
        return context_->text("identifier." + join.kind);
    }

    // 0,987; nobody is told to be sure who was found by likeness.
    std::string probability(int per_mille) const {
        constexpr int most = 999;
        return context_->messages.decimal(fmt::format("0.{:03}", std::min(per_mille, most)));
    }

    void judge(const Judgement& judgement) {
        step("explain.judgement",
             {{"scheme", context_->text("scheme." + std::string(to_word(judgement.scheme)))},
              {"verdict", context_->text("verdict." + judgement.verdict)},
              {"register", context_->text("evidence." + judgement.settled_by)}});
        if (!judgement.law.empty()) {
            line("explain.by_law", {{"law", judgement.law},
                                    {"article", judgement.article},
                                    {"confidence", context_->text("confidence." + judgement.confidence)},
                                    {"rule", judgement.rule},
                                    {"row", std::to_string(judgement.matrix_row)}});
        }
        if (judgement.last_participated && !judgement.participating)
            line("explain.last_participated", {{"last", month_of(*judgement.last_participated)}});
        verdict(judgement);
    }

    void verdict(const Judgement& judgement) {
        const Details details{
            {"reason", judgement.reason.empty() ? "" : context_->text("reason." + judgement.reason)},
            {"kind", kind_of(judgement.reason)},
            {"certainty", context_->text("certainty." + judgement.certainty)},
            {"unit", unit_name(*workspace_, *context_, told_->basis.month.last_day(), judgement.unit_code)},
            {"employer", printable(judgement.employer_name)},
            {"employer_id", judgement.employer_id}};
        line(!judgement.eligible       ? "explain.verdict_outside"
             : judgement.participating ? "explain.verdict_participating"
                                       : "explain.verdict_absent",
             details);
        if (!judgement.eligible) return;
        line(judgement.employer_name.empty() ? "explain.counted_at" : "explain.counted_at_employer", details);
        if (judgement.certainty == "unsure") line("explain.unsure_note");
    }

    std::string kind_of(const std::string& name) {
        const auto* const reason = std::ranges::find(coverage::reasons, name, &coverage::Reason::name);
        if (reason == coverage::reasons.end()) return "";
        return context_->text("reason.kind." + std::string(coverage::to_word(reason->kind)));
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
    store::Store store(workspace.store_place());
    const AccessContext access = access_of(options.access, workspace, store, run.connection);
    const Explanation explanation = coverage::explain(
        run.connection, access, options.id, [&](std::size_t delivery, std::int64_t row_number) {
            return workspace::delivered_row(workspace, run, delivery, row_number);
        });
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
