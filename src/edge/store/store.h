// The office store as the command line and the workspace use it: what people gave and decided. It is
// precious: nothing acknowledged here may be lost, so every call returns after its rows are durable.
//
//   deliveries   one row per delivered file that was taken in
//   withdrawals  deliveries that were taken back, with the reason; the same file may come in again
//   mappings     headers that people gave to columns, by sender and kind; the latest counts
//   decisions    what people decided about two record keys, and took back (decisions.h)
//   audit        who read persons' rows, for which purpose, and all else that was done (audit.h)
//
// Rows of these tables are never changed or removed (triggers refuse it). Times are UTC, ISO
// ("2019-03-29T02:30:00Z"). What else the store holds: users.h, grants.h, agreements.h, …; each is made from
// database(). Threads and failures: database.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/access_context.h"
#include "edge/store/database.h"
#include "edge/store/decisions.h"
#include "edge/store/violations.h"

namespace baophu::store {

struct DeliveryEntry {
    std::string sha256;
    std::string file_name;
    std::int64_t bytes;
    std::string sender;
    std::string dataset;
    std::string period;
    std::string received_at;
    std::string received_reason;  // Why received_at was stated; "" when it is the clock's.
    std::string taken_by;
    std::string taken_at;
    std::int64_t rows_read;
    std::int64_t rows_accepted;
    std::int64_t rows_refused;
    std::string supplements;  // SHA-256 of the delivery to which its rows belong, or "".
    std::string reading;      // How the file was read, as JSON; "" where that was not kept.
};

struct WithdrawalEntry {
    DeliveryEntry delivery;
    std::string reason;
    std::string withdrawn_by;
    std::string withdrawn_at;
};

struct MappingEntry {
    std::string sender;
    std::string dataset;
    std::string column;
    std::string header;  // "": forgotten.
    std::string mapped_by;
    std::string mapped_at;
};

class Store final : public ReadLog {
public:
    // Opens the store at its place (database.h), makes it if absent, and brings an older version up to date.
    explicit Store(const std::string& place);

    // A user of a Database that outlives it.
    explicit Store(Database& database);
    ~Store() override;

    Database& database() { return *database_; }

    // A file may be entered again only when it was withdrawn.
    void add(const DeliveryEntry& entry);

    // `broken`: every rule that its rows break. Violations that it settles are done with it (VIO-4).
    void add(const DeliveryEntry& entry, const std::vector<BrokenRule>& broken);
    std::vector<DeliveryEntry> deliveries();  // Not withdrawn; in the order in which they were taken.

    // The delivery must be one of deliveries(), the reason not empty.
    void withdraw(const std::string& sha256, const std::string& reason, const std::string& withdrawn_by);
    std::vector<WithdrawalEntry> withdrawals();  // In their order.

    void add(const MappingEntry& entry);
    std::vector<MappingEntry> mappings();  // Those that count, by sender, dataset and column.

    // Returns the sequence that the decision got.
    std::int64_t add(const DecisionEntry& entry);

    // In force now, or when that instant (UTC) had passed; by sequence.
    std::vector<DecisionEntry> decisions(const std::string& known_at = "");

    // As Database has them.
    std::vector<std::string> problems();
    void copy_to(const std::filesystem::path& file);

    void record(const ReadEntry& entry) override;
    std::int64_t reads();  // Lines of kind "read" in the audit.

private:
    std::unique_ptr<Database> owned_;
    Database* database_;
};

}  // namespace baophu::store
