#include "edge/workspace/deliveries.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "core/documents/utf8.h"
#include "edge/store/clock.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/receipts.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
using store::DeliveryEntry;

constexpr const char* original_name = "original";

std::string intake_name(const DeliveryEntry& entry) {
    return entry.sha256 + "-" + intake::result_version(recognised_of(entry));
}

const DeliveryEntry* find(const std::vector<DeliveryEntry>& entries, const std::string& sha256) {
    const auto found = std::ranges::find(entries, sha256, &DeliveryEntry::sha256);
    return found == entries.end() ? nullptr : &*found;
}

// Store and receipt are UTF-8; a name in an old code page keeps what can be told of it.
std::string as_utf8(std::string text) {
    if (is_valid_utf8(text)) return text;
    for (char& c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    }
    return text;
}

std::string name_of(const Handover& handover) {
    return as_utf8(handover.file_name.empty() ? handover.file.filename().string() : handover.file_name);
}

DeliveryEntry entry_of(const Handover& handover, const std::string& sha256, const intake::Outcome& outcome) {
    const std::string now = store::now_utc();
    return {.sha256 = sha256,
            .file_name = name_of(handover),
            .bytes = static_cast<std::int64_t>(fs::file_size(handover.file)),
            .sender = outcome.recognised.sender,
            .dataset = outcome.recognised.dataset,
            .period = outcome.recognised.period,
            .received_at = handover.received_at.value_or(now),
            .received_reason = as_utf8(handover.received_reason),
            .taken_by = handover.taken_by.empty() ? user_name() : handover.taken_by,
            .taken_at = now,
            .rows_read = outcome.read,
            .rows_accepted = outcome.accepted,
            .rows_refused = outcome.refused,
            .supplements = outcome.recognised.supplements,
            .reading = reading_text(outcome.recognised.reading)};
}

// The delivery of the same sender, dataset, period and supplemented delivery that was in force
// until this one came; in the order of intake::mark_superseded.
const DeliveryEntry* superseded_by(const DeliveryEntry& entry, const std::vector<DeliveryEntry>& earlier) {
    const DeliveryEntry* found = nullptr;
    for (const DeliveryEntry& other : earlier) {
        const bool same = other.sender == entry.sender && other.dataset == entry.dataset &&
                          other.period == entry.period && other.supplements == entry.supplements;
        if (same && (found == nullptr || found->received_at <= other.received_at)) found = &other;
    }
    return found == nullptr || entry.received_at < found->received_at ? nullptr : found;
}

void refuse_unreasoned(const Handover& handover) {
    if (handover.received_at && handover.received_reason.empty()) {
        throw Failure(fault::reason_missing, {{"file", name_of(handover)}});
    }
}

// What stands there already was left by a crash, perhaps after other things were said about
// the file (another sender gives other record keys).
void show_intake(const Workspace& workspace, Staging& staging, const std::string& name) {
    const fs::path folder = workspace.intake_folder(name);
    fs::remove_all(folder);
    staging.show(folder);
}

// What is known of earlier files, for the intake of the next.
class Knowledge {
public:
    explicit Knowledge(store::Store& store) : deliveries_(store.deliveries()) {
        for (const store::MappingEntry& mapping : store.mappings())
            mappings_[{mapping.sender, mapping.dataset}][mapping.column] = mapping.header;
    }

    const std::vector<DeliveryEntry>& deliveries() const { return deliveries_; }

    intake::Stated with(intake::Stated stated) const {
        stated.remembered = [this](const std::string& sender, const std::string& dataset) {
            const auto found = mappings_.find({sender, dataset});
            return found == mappings_.end() ? intake::ColumnMap{} : found->second;
        };
        stated.find_delivery = [this](const std::string& sha256) -> std::optional<intake::Recognised> {
            const DeliveryEntry* entry = find(deliveries_, sha256);
            if (entry == nullptr) return std::nullopt;
            return recognised_of(*entry);
        };
        return stated;
    }

private:
    std::vector<DeliveryEntry> deliveries_;
    std::map<std::pair<std::string, std::string>, intake::ColumnMap> mappings_;
};

// A file that was copied and read, and is not yet shown to anyone.
struct Prepared {
    std::string sha256;
    std::unique_ptr<Staging> original;
    std::unique_ptr<Staging> rows;
    intake::Outcome outcome;
};

// Copies files aside and reads them. Several threads may ask at once.
class Preparation {
public:
    Preparation(const Workspace& workspace, store::Store& store, const CancelFlag& cancel)
        : workspace_(workspace), knowledge_(store), cancel_(cancel) {
        for (const DeliveryEntry& entry : knowledge_.deliveries())
            known_sizes_.insert(entry.bytes);
    }

    // Nothing where the same bytes are in the workspace or were prepared before. `name` is one that no
    // other file has at the same time.
    std::optional<Prepared> prepare(const Handover& handover, const std::string& name, Progress& progress) {
        refuse_unreasoned(handover);
        // Most files are new and are read once; one as long as a known one is probably that.
        if (may_be_known(handover.file) && is_known(sha256_hex_of_file(handover.file))) return std::nullopt;
        Prepared prepared;
        prepared.original = std::make_unique<Staging>(workspace_.delivery_folder(name));
        const fs::path original = prepared.original->folder() / original_name;
        prepared.sha256 = copy_digested(handover.file, original);
        if (is_known(prepared.sha256) || !is_first(prepared.sha256)) return std::nullopt;
        prepared.rows = std::make_unique<Staging>(workspace_.intake_folder(name));
        intake::Stated stated = knowledge_.with(handover.stated);
        stated.file_name = name_of(handover);
        prepared.outcome = intake::take_in(original, stated, workspace_.territory(), prepared.rows->folder(),
                                           progress, cancel_);
        handover.admit(prepared.outcome.recognised);
        return prepared;
    }

private:
    bool may_be_known(const fs::path& file) const {
        std::error_code error;
        return known_sizes_.contains(static_cast<std::int64_t>(fs::file_size(file, error)));
    }

    bool is_known(const std::string& sha256) const {
        return find(knowledge_.deliveries(), sha256) != nullptr;
    }

    bool is_first(const std::string& sha256) {
        const std::lock_guard guard(mutex_);
        return digests_.insert(sha256).second;
    }

    const Workspace& workspace_;
    Knowledge knowledge_;
    const CancelFlag& cancel_;
    std::set<std::int64_t> known_sizes_;
    std::mutex mutex_;
    std::set<std::string> digests_;
};

// Columns that a person mapped for this file count for the next one of the sender and kind.
void remember_columns(store::Store& store, const Handover& handover, const DeliveryEntry& entry) {
    for (const auto& [column, header] : handover.stated.columns) {
        store.add(store::MappingEntry{.sender = entry.sender,
                                      .dataset = entry.dataset,
                                      .column = column,
                                      .header = header,
                                      .mapped_by = entry.taken_by,
                                      .mapped_at = entry.taken_at});
    }
}

bool was_withdrawn(store::Store& store, const std::string& sha256) {
    return std::ranges::any_of(store.withdrawals(), [&](const store::WithdrawalEntry& withdrawal) {
        return withdrawal.delivery.sha256 == sha256;
    });
}

// The delivery becomes visible. Of one that was withdrawn the file is there already; any other
// folder was left by a crash, and nobody knows it.
void show(const Workspace& workspace, store::Store& store, Prepared& prepared, const DeliveryEntry& entry) {
    show_intake(workspace, *prepared.rows, intake_name(entry));
    const fs::path folder = workspace.delivery_folder(entry.sha256);
    const fs::path kept = folder / original_name;
    if (was_withdrawn(store, entry.sha256) && fs::exists(kept) && sha256_hex_of_file(kept) == entry.sha256) {
        write_durably(folder / "receipt.json", receipt(entry));
        return;
    }
    fs::remove_all(folder);
    write_durably(prepared.original->folder() / "receipt.json", receipt(entry));
    prepared.original->show(folder);
}

std::optional<Superseded> told_changes(const Workspace& workspace, const Lock& lock, const Prepared& prepared,
                                       const DeliveryEntry* earlier, const CancelFlag& cancel) {
    if (earlier == nullptr) return std::nullopt;
    NoProgress quiet;
    const fs::path before = rows_of(workspace, lock, *earlier, quiet, cancel) / "accepted.parquet";
    return Superseded{earlier->file_name,
                      intake::changes_between(before, prepared.rows->folder() / "accepted.parquet")};
}

// Where nobody waits for one they are not read.
std::optional<std::vector<store::BrokenRule>> broken_rules(store::Store& store, const DeliveryEntry& entry,
                                                           const fs::path& refused) {
    if (!store::Violations(store.database()).waits(entry.sender, entry.dataset)) return std::nullopt;
    std::vector<store::BrokenRule> broken;
    if (entry.rows_refused == 0) return broken;
    for (const intake::RefusedKind& kind : intake::refused_kinds(refused))
        broken.push_back({.code = kind.code, .header = kind.header});
    return broken;
}

Taken commit(const Workspace& workspace, const Lock& lock, store::Store& store, const Handover& handover,
             Prepared prepared, const CancelFlag& cancel, Keeping keeping) {
    const DeliveryEntry entry = entry_of(handover, prepared.sha256, prepared.outcome);
    const std::vector<DeliveryEntry> earlier = store.deliveries();
    // A file before it in the batch may have had the same bytes.
    if (const DeliveryEntry* same = find(earlier, prepared.sha256))
        return {.known_before = true, .entry = *same};
    Taken taken{.known_before = false, .entry = entry, .outcome = prepared.outcome};
    taken.supersedes = told_changes(workspace, lock, prepared, superseded_by(entry, earlier), cancel);
    if (keeping == Keeping::dry_run) {
        if (!handover.looked_at.empty()) prepared.rows->show(handover.looked_at);
        return taken;
    }
    const auto broken = broken_rules(store, entry, prepared.rows->folder() / "refused.parquet");
    show(workspace, store, prepared, entry);
    broken ? store.add(entry, *broken) : store.add(entry);
    remember_columns(store, handover, entry);
    return taken;
}

Taken known(store::Store& store, const std::string& sha256) {
    const std::vector<DeliveryEntry> entries = store.deliveries();
    const DeliveryEntry* entry = find(entries, sha256);
    if (entry == nullptr)
        throw Failure(fault::program_mistake, {{"problem", "a known file is not in the store"}});
    return {.known_before = true, .entry = *entry};
}

// A fault of one file. Whatever else went wrong concerns them all.
bool refuses_the_file(const Failure& failure) {
    return failure.fault().code.starts_with("BP-2") || failure.fault().code.starts_with("BP-3");
}

// Reads the files of a batch ahead, on threads of its own; what is told of them comes in their order.
class Batch {
public:
    Batch(const Workspace& workspace, store::Store& store, std::span<const Handover> handovers,
          const CancelFlag& cancel)
        : preparation_(workspace, store, cancel), handovers_(handovers), results_(handovers.size()) {
        // One more than there are cores: now and then one of them waits for the disk.
        const std::size_t threads = std::max(1U, std::thread::hardware_concurrency()) + 1;
        for (std::size_t i = 0; i < std::min(threads, handovers.size()); ++i)
            threads_.emplace_back([this] { work(); });
    }

    ~Batch() {
        set([&] { stopped_ = true; });
        for (std::thread& thread : threads_)
            thread.join();
    }
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    // As Preparation::prepare. Each position once, in order.
    std::optional<Prepared> take(std::size_t i) {
        std::unique_lock guard(mutex_);
        wanted_ = i;
        changed_.notify_all();
        changed_.wait(guard, [&] { return results_[i].done; });
        if (results_[i].failure) std::rethrow_exception(results_[i].failure);
        return std::move(results_[i].prepared);
    }

private:
    struct Result {
        bool done = false;
        std::optional<Prepared> prepared;
        std::exception_ptr failure;
    };

    void work() {
        while (const auto i = next()) {
            Result result{.done = true};
            NoProgress quiet;
            try {
                result.prepared = preparation_.prepare(handovers_[*i], "batch-" + std::to_string(*i), quiet);
            } catch (...) {
                result.failure = std::current_exception();
            }
            set([&] { results_[*i] = std::move(result); });
        }
    }

    // The next file that nobody reads yet, once it is not too far ahead; nothing when all is done.
    std::optional<std::size_t> next() {
        constexpr std::size_t most_ahead = 16;
        std::unique_lock guard(mutex_);
        changed_.wait(
            guard, [&] { return stopped_ || begun_ == handovers_.size() || begun_ < wanted_ + most_ahead; });
        if (stopped_ || begun_ == handovers_.size()) return std::nullopt;
        return begun_++;
    }

    template <class Change>
    void set(Change change) {
        const std::lock_guard guard(mutex_);
        change();
        changed_.notify_all();
    }

    Preparation preparation_;
    std::span<const Handover> handovers_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Result> results_;
    std::size_t begun_ = 0;
    std::size_t wanted_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

// What was withdrawn later was there; a file that came again by then is there once.
std::vector<DeliveryEntry> known_by(store::Store& store, const std::string& instant) {
    std::vector<DeliveryEntry> known;
    const auto add = [&](const DeliveryEntry& entry) {
        if (entry.received_at <= instant && find(known, entry.sha256) == nullptr) known.push_back(entry);
    };
    for (const DeliveryEntry& entry : store.deliveries())
        add(entry);
    for (const store::WithdrawalEntry& withdrawal : store.withdrawals()) {
        if (withdrawal.withdrawn_at > instant) add(withdrawal.delivery);
    }
    return known;
}

}  // namespace

Taken take_delivery(const Workspace& workspace, const Lock& lock, store::Store& store,
                    const Handover& handover, Progress& progress, const CancelFlag& cancel, Keeping keeping) {
    Preparation preparation(workspace, store, cancel);
    auto prepared = preparation.prepare(handover, "one", progress);
    if (!prepared) return known(store, sha256_hex_of_file(handover.file));
    return commit(workspace, lock, store, handover, *std::move(prepared), cancel, keeping);
}

void take_deliveries(const Workspace& workspace, const Lock& lock, store::Store& store,
                     std::span<const Handover> handovers, Progress& progress, const CancelFlag& cancel,
                     Keeping keeping, const std::function<void(const Taken&)>& tell,
                     const std::function<void(std::size_t, const Failure&)>& tell_fault) {
    Batch batch(workspace, store, handovers, cancel);
    for (std::size_t i = 0; i < handovers.size(); ++i) {
        progress.begin_step("step.intake", i + 1, handovers.size());
        try {
            std::optional<Prepared> prepared;
            try {
                prepared = batch.take(i);
            } catch (const Failure& failure) {
                // Its delivery, or a column mapped with one, may have come in with this batch.
                if (failure.fault().code != fault::supplement_unknown) throw;
            }
            tell(prepared
                     ? commit(workspace, lock, store, handovers[i], *std::move(prepared), cancel, keeping)
                     : take_delivery(workspace, lock, store, handovers[i], progress, cancel, keeping));
        } catch (const Failure& failure) {
            if (!refuses_the_file(failure)) throw;
            tell_fault(i, failure);
        }
    }
}

std::vector<intake::Delivery> deliveries_for_run(const Workspace& workspace, const Lock& lock,
                                                 store::Store& store, Progress& progress,
                                                 const CancelFlag& cancel,
                                                 const std::optional<Date>& as_known_on) {
    std::vector<intake::Delivery> deliveries;
    for (const DeliveryEntry& entry :
         as_known_on ? known_by(store, store::end_of_day(*as_known_on)) : store.deliveries()) {
        const fs::path folder = rows_of(workspace, lock, entry, progress, cancel);
        deliveries.push_back({.sha256 = entry.sha256,
                              .sender = entry.sender,
                              .dataset = entry.dataset,
                              .period = entry.period,
                              .received_at = entry.received_at,
                              .accepted = folder / "accepted.parquet",
                              .refused = folder / "refused.parquet",
                              .supplements = entry.supplements});
    }
    intake::mark_superseded(deliveries);
    return deliveries;
}

fs::path intake_folder_of(const Workspace& workspace, const DeliveryEntry& entry) {
    return workspace.intake_folder(intake_name(entry));
}

fs::path original_of(const Workspace& workspace, const DeliveryEntry& entry) {
    fs::path original = workspace.delivery_folder(entry.sha256) / original_name;
    if (fs::exists(original) && sha256_hex_of_file(original) == entry.sha256) return original;
    throw Failure(fault::delivery_damaged, {{"file", entry.file_name}});
}

// A supplement is marked in its titles: the delivery that it belongs to is known by its entry.
fs::path rows_of(const Workspace& workspace, const Lock&, const DeliveryEntry& entry, Progress& progress,
                 const CancelFlag& cancel) {
    fs::path folder = workspace.intake_folder(intake_name(entry));
    if (fs::exists(folder)) return folder;
    Staging rows(folder);
    const intake::Recognised recognised = recognised_of(entry);
    intake::Stated stated = intake::Stated::again(recognised);
    stated.file_name = entry.file_name;
    stated.find_delivery = [&](const std::string&) { return std::optional(recognised); };
    intake::take_in(original_of(workspace, entry), stated, workspace.territory(), rows.folder(), progress,
                    cancel);
    rows.show(folder);
    return folder;
}

DeliveryEntry find_delivery(const Workspace& workspace, store::Store& store, std::string_view word) {
    constexpr std::size_t digits_least = 8;
    std::vector<DeliveryEntry> found;
    for (DeliveryEntry& entry : store.deliveries()) {
        const bool by_digits = word.size() >= digits_least && entry.sha256.starts_with(word);
        if (by_digits || entry.file_name == word) found.push_back(std::move(entry));
    }
    if (found.size() == 1) return found.front();
    Details details{{"delivery", std::string(word)}, {"path", workspace.root().string()}};
    if (found.empty()) throw Failure(fault::delivery_unknown, std::move(details));
    std::string listed;
    for (const DeliveryEntry& entry : found)
        listed += (listed.empty() ? "" : ", ") + entry.sha256.substr(0, digits_least) + " " + entry.file_name;
    details.emplace_back("found", listed);
    throw Failure(fault::delivery_ambiguous, std::move(details));
}

void withdraw_delivery(const Lock&, store::Store& store, const DeliveryEntry& entry,
                       const std::string& reason) {
    if (reason.empty()) throw Failure(fault::reason_missing, {{"file", entry.file_name}});
    store.withdraw(entry.sha256, reason, user_name());
}

}  // namespace baophu::workspace
