#include "edge/cli/intake_report.h"

#include <ostream>

namespace baophu::cli {

using workspace::Taken;

IntakeReport::IntakeReport(const Context& context) : context_(&context) {
    table_.column(context.text("intake.file"), Align::left)
        .column(context.text("intake.dataset"), Align::left)
        .column(context.text("intake.period"), Align::left)
        .column(context.text("intake.read"), Align::right)
        .column(context.text("intake.accepted"), Align::right)
        .column(context.text("intake.refused"), Align::right)
        .column(context.text("intake.repaired"), Align::right)
        .column("", Align::left);
}

void IntakeReport::add(const Taken& taken) {
    const Messages& messages = context_->messages;
    const auto& entry = taken.entry;
    table_.row({entry.file_name, entry.dataset, entry.period, messages.count(entry.rows_read),
                messages.count(entry.rows_accepted), messages.count(entry.rows_refused),
                taken.known_before ? "" : messages.count(taken.outcome.repaired), remark(taken)});
    for (const auto& [encoding, cells] : taken.outcome.conversions) {
        remarks_.push_back(context_->text(
            "intake.converted",
            {{"file", entry.file_name}, {"encoding", encoding}, {"cells", messages.count(cells)}}));
    }
    if (taken.supersedes) {
        const intake::Changes& changes = taken.supersedes->changes;
        remarks_.push_back(context_->text("intake.changes", {{"file", entry.file_name},
                                                             {"earlier", taken.supersedes->file_name},
                                                             {"added", messages.count(changes.added)},
                                                             {"gone", messages.count(changes.gone)},
                                                             {"changed", messages.count(changes.changed)},
                                                             {"equal", messages.count(changes.equal)}}));
    }
    ++files_;
    read_ += entry.rows_read;
    accepted_ += entry.rows_accepted;
    refused_ += entry.rows_refused;
    if (!taken.outcome.first_refused.empty()) refused_of_.push_back(taken);
}

std::string IntakeReport::remark(const Taken& taken) const {
    if (taken.known_before) return context_->text("intake.known_before");
    if (!taken.entry.supplements.empty()) return context_->text("intake.supplements");
    if (taken.supersedes) return context_->text("intake.supersedes", {{"file", taken.supersedes->file_name}});
    return "";
}

void IntakeReport::print() {
    if (files_ == 0) return;  // What became of each file was told as its fault.
    const Messages& messages = context_->messages;
    table_.rule().row({context_->text("intake.total"), "", "", messages.count(read_),
                       messages.count(accepted_), messages.count(refused_), "", ""});
    context_->out << table_.print();
    for (const std::string& remark : remarks_)
        context_->out << remark << '\n';
    print_refused();
}

// The first few refusals, so that the user sees what kind they are.
void IntakeReport::print_refused() const {
    constexpr std::size_t shown = 5;
    std::size_t left = shown;
    if (!refused_of_.empty()) context_->out << '\n' << context_->text("intake.refused_rows") << '\n';
    for (const Taken& taken : refused_of_) {
        for (const intake::RefusedRow& row : taken.outcome.first_refused) {
            if (left-- == 0) {
                context_->out << "  …\n";
                return;
            }
            const FaultText text =
                context_->messages.fault(intake::refusal_fault(taken.entry.dataset, row.header, row.code));
            context_->out << "  "
                          << context_->text("intake.refused_row",
                                            {{"file", taken.entry.file_name},
                                             {"row", std::to_string(row.row_number)},
                                             {"column", row.header.empty() ? "–" : row.header},
                                             {"value", row.value},
                                             {"what", text.what},
                                             {"do", text.to_do},
                                             {"code", row.code}})
                          << '\n';
        }
    }
}

}  // namespace baophu::cli
