// The office store: what people gave and decided. It is precious: nothing acknowledged here
// may be lost, so every call returns after its rows are durable.
//
//   deliveries   one row per delivered file that was taken in
//   withdrawals  deliveries that were taken back, with the reason; the same file may come in again
//   mappings     headers that people gave to columns, by sender and kind; the latest counts
//   decisions    what people decided about two record keys; append-only, the latest counts
//   reads        the read log: who read persons' rows, for which purpose
//
// SQLite in WAL mode with synchronous=FULL, one file per workspace. Rows of these tables are
// never changed or removed (triggers refuse it). Times are UTC, ISO ("2019-03-29T02:30:00Z").
// Throws Failure: store_version_newer, disk_full, database_error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/access_context.h"
#include "flow/linkage/linkage.h"

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

struct DecisionEntry {
    linkage::Decision decision;  // Its sequence is given by the store.
    std::string reason;
    std::string decided_by;
    std::string decided_at;
};

class Store final : public ReadLog {
public:
    // Opens the file, makes it if absent, and brings an older version up to date.
    explicit Store(const std::filesystem::path& file);
    ~Store() override;

    // A file may be entered again only when it was withdrawn.
    void add(const DeliveryEntry& entry);
    std::vector<DeliveryEntry> deliveries();  // Not withdrawn; in the order in which they were taken.

    // The delivery must be one of deliveries(), the reason not empty.
    void withdraw(const std::string& sha256, const std::string& reason, const std::string& withdrawn_by);
    std::vector<WithdrawalEntry> withdrawals();  // In their order.

    void add(const MappingEntry& entry);
    std::vector<MappingEntry> mappings();  // Those that count, by sender, dataset and column.

    // Returns the sequence that the decision got.
    std::int64_t add(const DecisionEntry& entry);
    std::vector<DecisionEntry> decisions();  // By sequence.

    // What SQLite finds wrong with the file; empty if nothing.
    std::vector<std::string> problems();

    // A copy of the store as it is now, in one file that is not yet synced. `file` is new.
    void copy_to(const std::filesystem::path& file);

    void record(const ReadEntry& entry) override;
    std::int64_t reads();  // Lines of the read log.

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

// Version of the tables; kept in the file.
inline constexpr int store_version = 2;

}  // namespace baophu::store
