#include "edge/cli/intake_commands.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/access_options.h"
#include "edge/cli/context.h"
#include "edge/cli/text_table.h"
#include "edge/store/clock.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/receipts.h"

namespace baophu::cli {
namespace {

AccessOptions quality_check() {
    AccessOptions options;
    options.purpose = "data-quality";
    return options;
}

struct ChangesOptions {
    std::string root;
    std::string earlier;
    std::string later;
    std::string format = "table";
    std::int64_t limit = 30;
    AccessOptions access = quality_check();
};

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
    AccessOptions access = quality_check();
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
    store::Store store(workspace.store_place());
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
    store::Store store(workspace.store_place());
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
    store::Store store(workspace.store_place());
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
    store::Store store(workspace.store_place());
    const store::DeliveryEntry entry = find_delivery(workspace, store, options.delivery);
    NoProgress quiet;
    const std::filesystem::path rows = rows_of(workspace, lock, entry, quiet, context.cancel);
    const intake::RefusedDelivery delivery{.sha256 = entry.sha256,
                                           .file_name = entry.file_name,
                                           .recognised = workspace::recognised_of(entry),
                                           .original = original_of(workspace, entry),
                                           .refused = rows / "refused.parquet"};
    const AccessContext access = access_of(options.access, workspace, store);
    const std::int64_t count =
        intake::write_refused_rows(access, delivery, context.messages, options.out, context.cancel);
    context.out << context.text("intake.refused.written",
                                {{"count", context.messages.count(count)}, {"path", options.out}})
                << '\n';
}

std::string word_of(intake::ChangeKind kind) {
    switch (kind) {
        case intake::ChangeKind::added:
            return "added";
        case intake::ChangeKind::gone:
            return "gone";
        case intake::ChangeKind::changed:
            return "changed";
    }
    return {};
}

// "Quận Huyện: Thị xã Long Khánh → Thành phố Long Khánh"; of a row that is new or gone, what it holds.
std::string told_cells(const intake::ChangedRow& row) {
    std::string told;
    for (const intake::ChangedCell& cell : row.cells) {
        told += told.empty() ? "" : "; ";
        if (row.kind == intake::ChangeKind::changed) {
            told += cell.header + ": " + cell.before + " → " + cell.after;
        } else {
            told += row.kind == intake::ChangeKind::added ? cell.after : cell.before;
        }
    }
    return told;
}

// The own number of a row: behind sender and kind, which both deliveries share.
std::string own_key(const std::string& record_key) {
    return record_key.substr(record_key.rfind('/') + 1);
}

void print_changes(const Context& context, const std::vector<intake::ChangedRow>& rows) {
    TextTable table;
    for (const char* key : {"intake.changes.what", "intake.changes.key", "intake.changes.cells"})
        table.column(context.text(key), Align::left);
    for (const intake::ChangedRow& row : rows)
        table.row(
            {context.text("intake.changes." + word_of(row.kind)), own_key(row.record_key), told_cells(row)});
    context.out << table.print();
}

void print_changes_csv(const Context& context, const std::vector<intake::ChangedRow>& rows) {
    context.out << csv_row({"change", "record_key", "column", "before", "after"});
    for (const intake::ChangedRow& row : rows) {
        for (const intake::ChangedCell& cell : row.cells)
            context.out << csv_row({word_of(row.kind), row.record_key, cell.column, cell.before, cell.after});
    }
}

void tell_changes(const Context& context, const intake::Changes& changes, std::size_t shown) {
    const auto count = [&](std::int64_t number) { return context.messages.count(number); };
    context.out << '\n'
                << context.text("intake.changes.sum", {{"added", count(changes.added)},
                                                       {"gone", count(changes.gone)},
                                                       {"changed", count(changes.changed)},
                                                       {"equal", count(changes.equal)},
                                                       {"shown", count(static_cast<std::int64_t>(shown))}})
                << '\n';
}

void show_changes(const Context& context, const ChangesOptions& options) {
    const Format format = parse_format(options.format);
    require_limit(options.limit);
    if (format == Format::json)
        throw Failure(fault::unknown_option_value,
                      {{"option", "--format"}, {"value", options.format}, {"known", "table, csv"}});
    const auto workspace = workspace::Workspace::open(options.root);
    const workspace::Lock lock = workspace.lock("intake");
    store::Store store(workspace.store_place());
    const store::DeliveryEntry earlier = find_delivery(workspace, store, options.earlier);
    const store::DeliveryEntry later = find_delivery(workspace, store, options.later);
    if (earlier.dataset != later.dataset || earlier.sender != later.sender) {
        throw Failure(fault::deliveries_not_alike, {{"earlier", earlier.sender + " / " + earlier.dataset},
                                                    {"later", later.sender + " / " + later.dataset}});
    }
    NoProgress quiet;
    const auto rows_in = [&](const store::DeliveryEntry& entry) {
        return rows_of(workspace, lock, entry, quiet, context.cancel) / "accepted.parquet";
    };
    const auto rows =
        intake::changed_rows(access_of(options.access, workspace, store), intake::dataset(earlier.dataset),
                             rows_in(earlier), rows_in(later), static_cast<std::size_t>(options.limit));
    if (format == Format::csv) return print_changes_csv(context, rows);
    print_changes(context, rows);
    tell_changes(context, intake::changes_between(rows_in(earlier), rows_in(later)), rows.size());
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
    store::Store store(workspace.store_place());
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
    add_purpose_options(*command, context, options->access);
    command->callback([&context, options] { write_refused(context, *options); });
}

void add_intake_changes(CLI::App& intake, Context& context) {
    CLI::App* command = intake.add_subcommand("changes", context.text("help.intake.changes"));
    auto options = std::make_shared<ChangesOptions>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("EARLIER", options->earlier, context.text("help.intake.delivery"))->required();
    command->add_option("LATER", options->later, context.text("help.intake.delivery"))->required();
    command->add_option("--limit", options->limit, context.text("help.limit"));
    command->add_option("--format", options->format, context.text("help.intake.format"));
    add_purpose_options(*command, context, options->access);
    command->callback([&context, options] { show_changes(context, *options); });
}

}  // namespace baophu::cli
