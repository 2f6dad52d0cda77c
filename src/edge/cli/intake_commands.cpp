#include "edge/cli/intake_commands.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/text_table.h"
#include "edge/store/clock.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/receipts.h"

namespace baophu::cli {
namespace {

struct ListOptions {
    std::string root;
};

struct MappingOptions {
    std::string root;
    std::string forget;
    std::string sender;
    std::string dataset;
};

struct RefusedOptions {
    std::string root;
    std::string delivery;
    std::string out;
};

std::string state_of(const Context& context, const intake::Delivery& delivery) {
    if (!delivery.in_force) return context.text("intake.list.superseded");
    return delivery.supplements.empty() ? "" : context.text("intake.supplements");
}

// Marked as a run would, without asking for the rows.
std::vector<intake::Delivery> marked(const std::vector<store::DeliveryEntry>& entries) {
    std::vector<intake::Delivery> deliveries;
    deliveries.reserve(entries.size());
    for (const store::DeliveryEntry& entry : entries) {
        deliveries.push_back({.sha256 = entry.sha256,
                              .sender = entry.sender,
                              .dataset = entry.dataset,
                              .period = entry.period,
                              .received_at = entry.received_at,
                              .accepted = entry.file_name,
                              .supplements = entry.supplements});
    }
    intake::mark_superseded(deliveries);
    return deliveries;
}

void list(const Context& context, const ListOptions& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    store::Store store(workspace.store_file());
    TextTable table;
    for (const char* key : {"intake.list.delivery", "intake.file", "intake.sender", "intake.dataset",
                            "intake.period", "intake.received", ""})
        table.column(*key == '\0' ? "" : context.text(key), Align::left);
    for (const intake::Delivery& delivery : marked(store.deliveries())) {
        table.row({short_digest(delivery.sha256), delivery.accepted.string(), delivery.sender,
                   delivery.dataset, delivery.period, store::in_vietnam(delivery.received_at),
                   state_of(context, delivery)});
    }
    for (const store::WithdrawalEntry& withdrawal : store.withdrawals()) {
        const store::DeliveryEntry& entry = withdrawal.delivery;
        table.row({short_digest(entry.sha256), entry.file_name, entry.sender, entry.dataset, entry.period,
                   store::in_vietnam(entry.received_at),
                   context.text("intake.list.withdrawn", {{"reason", withdrawal.reason}})});
    }
    context.out << table.print();
}

bool is_meant(const store::MappingEntry& mapping, const MappingOptions& options) {
    return mapping.column == options.forget && (options.sender.empty() || mapping.sender == options.sender) &&
           (options.dataset.empty() || mapping.dataset == options.dataset);
}

void forget_mappings(const workspace::Workspace& workspace, const MappingOptions& options) {
    const workspace::Lock lock = workspace.lock("intake");
    store::Store store(workspace.store_file());
    for (store::MappingEntry& mapping : store.mappings()) {
        if (!is_meant(mapping, options)) continue;
        mapping.header.clear();
        mapping.mapped_by = workspace::user_name();
        mapping.mapped_at = store::now_utc();
        store.add(mapping);
    }
}

void show_mappings(const Context& context, const MappingOptions& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    if (!options.forget.empty()) forget_mappings(workspace, options);
    store::Store store(workspace.store_file());
    TextTable table;
    for (const char* key : {"intake.sender", "intake.dataset", "intake.column", "intake.header", "intake.by"})
        table.column(context.text(key), Align::left);
    for (const store::MappingEntry& mapping : store.mappings())
        table.row({mapping.sender, mapping.dataset, mapping.column, mapping.header, mapping.mapped_by});
    context.out << table.print();
}

void write_refused(const Context& context, const RefusedOptions& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    if (std::filesystem::exists(options.out))
        throw Failure(fault::file_already_there, {{"path", options.out}});
    const workspace::Lock lock = workspace.lock("intake");
    store::Store store(workspace.store_file());
    const store::DeliveryEntry entry = find_delivery(workspace, store, options.delivery);
    NoProgress quiet;
    const std::filesystem::path rows = rows_of(workspace, lock, entry, quiet, context.cancel);
    const intake::RefusedDelivery delivery{.sha256 = entry.sha256,
                                           .file_name = entry.file_name,
                                           .recognised = workspace::recognised_of(entry),
                                           .original = original_of(workspace, entry),
                                           .refused = rows / "refused.parquet"};
    const std::int64_t count =
        intake::write_refused_rows(delivery, context.messages, options.out, context.cancel);
    context.out << context.text("intake.refused.written",
                                {{"count", context.messages.count(count)}, {"path", options.out}})
                << '\n';
}

}  // namespace

std::string short_digest(const std::string& sha256) {
    constexpr std::size_t shown = 8;
    return sha256.substr(0, shown);
}

void undo_delivery(const Context& context, const std::string& root, const std::string& delivery,
                   const std::string& reason) {
    const auto workspace = workspace::Workspace::open(root);
    const workspace::Lock lock = workspace.lock("intake");
    store::Store store(workspace.store_file());
    const store::DeliveryEntry entry = find_delivery(workspace, store, delivery);
    withdraw_delivery(lock, store, entry, reason);
    context.out << context.text("intake.undone",
                                {{"file", entry.file_name}, {"delivery", short_digest(entry.sha256)}})
                << '\n';
}

void add_intake_list(CLI::App& intake, Context& context) {
    CLI::App* command = intake.add_subcommand("list", context.text("help.intake.list"));
    auto options = std::make_shared<ListOptions>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->callback([&context, options] { list(context, *options); });
}

void add_intake_mappings(CLI::App& intake, Context& context) {
    CLI::App* command = intake.add_subcommand("mappings", context.text("help.intake.mappings"));
    auto options = std::make_shared<MappingOptions>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--forget", options->forget, context.text("help.intake.forget"));
    command->add_option("--sender", options->sender, context.text("help.intake.sender"));
    command->add_option("--dataset", options->dataset, context.text("help.intake.dataset"));
    command->callback([&context, options] { show_mappings(context, *options); });
}

void add_intake_refused(CLI::App& intake, Context& context) {
    CLI::App* command = intake.add_subcommand("refused", context.text("help.intake.refused"));
    auto options = std::make_shared<RefusedOptions>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("DELIVERY", options->delivery, context.text("help.intake.delivery"))->required();
    command->add_option("--out", options->out, context.text("help.intake.out"))->required();
    command->callback([&context, options] { write_refused(context, *options); });
}

}  // namespace baophu::cli
