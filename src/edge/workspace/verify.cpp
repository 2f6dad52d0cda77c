#include "edge/workspace/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "core/base/fault.h"
#include "core/base/sha256.h"
#include "edge/store/audit.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/receipts.h"
#include "edge/workspace/run_journal.h"
#include "flow/run.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using store::DeliveryEntry;

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> found;
    if (!fs::exists(folder)) return found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

bool is_left_over(const fs::path& path) {
    return path.extension() == ".partial";
}

class Verifying {
public:
    Verifying(const Workspace& workspace, store::Store& store, const CancelFlag& cancel)
        : workspace_(workspace),
          store_(store),
          cancel_(cancel),
          connection_(database_.connect(nullptr, &cancel)) {}

    Verified verify() {
        store_itself();
        originals();
        results();
        runs();
        left_over_in(workspace_.root());
        std::ranges::sort(verified_.findings, [](const Finding& left, const Finding& right) {
            return std::pair(-static_cast<int>(left.harm), left.where) <
                   std::pair(-static_cast<int>(right.harm), right.where);
        });
        return std::move(verified_);
    }

private:
    void found(Harm harm, const char* what, const fs::path& where) {
        verified_.findings.push_back({harm, what, fs::relative(where, workspace_.root()).string()});
    }

    // "store.sqlite: users 12 (full_name)"
    void found_row(const store::RowFinding& row) {
        const std::string column = row.column.empty() ? "" : " (" + row.column + ")";
        verified_.findings.push_back({Harm::precious, "row_" + row.what,
                                      fs::relative(workspace_.store_file(), workspace_.root()).string() +
                                          ": " + row.table + " " + row.id + column});
    }

    void left_over_in(const fs::path& folder) {
        for (const fs::path& path : entries_of(folder)) {
            if (is_left_over(path)) found(Harm::left_over, "partial", path);
        }
    }

    void store_itself() {
        if (!store_.problems().empty()) found(Harm::precious, "store_damaged", workspace_.store_file());
        const store::AuditVerdict verdict = store::Audit(store_.database()).verify();
        if (!verdict.chain_whole()) found(Harm::precious, "audit_broken", workspace_.store_file());
        for (const store::RowFinding& row : verdict.rows)
            found_row(row);
        verified_.rows_not_bound = verdict.not_bound;
        for (const DeliveryEntry& entry : store_.deliveries())
            entries_[entry.sha256] = entry;
        for (const store::WithdrawalEntry& withdrawal : store_.withdrawals())
            entries_.emplace(withdrawal.delivery.sha256, withdrawal.delivery);
    }

    // ---- What is precious -----------------------------------------------------------------

    void originals() {
        for (const auto& [sha256, entry] : entries_) {
            stop_if_cancelled(cancel_);
            ++verified_.deliveries;
            original(entry);
        }
        for (const fs::path& folder : entries_of(workspace_.root() / "deliveries")) {
            if (is_left_over(folder)) {
                found(Harm::left_over, "partial", folder);
            } else if (!entries_.contains(folder.filename().string())) {
                found(Harm::left_over, "not_entered", folder);
            }
        }
    }

    void original(const DeliveryEntry& entry) {
        const fs::path folder = workspace_.delivery_folder(entry.sha256);
        const fs::path original = folder / "original";
        if (!fs::exists(original)) {
            found(Harm::precious, "original_absent", original);
        } else if (sha256_hex_of_file(original) != entry.sha256) {
            found(Harm::precious, "original_changed", original);
        }
        if (!fs::exists(folder / "receipt.json")) {
            found(Harm::precious, "receipt_absent", folder / "receipt.json");
        } else if (!tells(read_file(folder / "receipt.json"), entry)) {
            found(Harm::precious, "receipt_changed", folder / "receipt.json");
        }
    }

    // A file that was withdrawn and came again has the receipt of its last coming.
    static bool tells(const std::string& receipt, const DeliveryEntry& entry) {
        boost::system::error_code error;
        const json::value read = json::parse(receipt, error);
        return !error && read == json::parse(workspace::receipt(entry));
    }

    // ---- What is derived ------------------------------------------------------------------

    void results() {
        std::map<std::string, const DeliveryEntry*> expected;
        for (const auto& [sha256, entry] : entries_)
            expected[intake_folder_of(workspace_, entry).filename().string()] = &entry;
        for (const fs::path& folder : entries_of(workspace_.root() / "intake")) {
            stop_if_cancelled(cancel_);
            if (is_left_over(folder)) {
                found(Harm::left_over, "partial", folder);
                continue;
            }
            ++verified_.results;
            const auto entry = expected.find(folder.filename().string());
            const bool whole = entry == expected.end() ? rows_in(folder / "accepted.parquet").has_value()
                                                       : rows_of_result(folder, *entry->second);
            if (!whole) found(Harm::derived, "result_damaged", folder);
        }
    }

    bool rows_of_result(const fs::path& folder, const DeliveryEntry& entry) {
        return rows_in(folder / "accepted.parquet") == entry.rows_accepted &&
               rows_in(folder / "refused.parquet", "count(DISTINCT row_number)") == entry.rows_refused;
    }

    // Nothing if the file cannot be read.
    std::optional<std::int64_t> rows_in(const fs::path& file, const std::string& counted = "count(*)") {
        try {
            return connection_.integer("SELECT " + counted + " FROM read_parquet(" +
                                       warehouse::sql_file(file) + ", hive_partitioning = false)");
        } catch (const Failure&) {
            stop_if_cancelled(cancel_);
            return std::nullopt;
        }
    }

    void runs() {
        for (const fs::path& folder : entries_of(workspace_.root() / "runs")) {
            stop_if_cancelled(cancel_);
            if (is_left_over(folder)) {
                found(Harm::left_over, "partial", folder);
                continue;
            }
            ++verified_.runs;
            if (!opens(folder)) found(Harm::derived, "run_damaged", folder);
        }
        if (fs::is_symlink(workspace_.current_link())) current();
    }

    static bool opens(const fs::path& folder) {
        try {
            const auto database =
                warehouse::Database::open(folder / "warehouse.duckdb", warehouse::Mode::read_only);
            return fs::exists(folder / "inputs.json") && !journalled(folder, "content_hash").empty();
        } catch (const Failure&) {
            return false;
        }
    }

    void current() {
        std::error_code absent;
        const fs::path folder = fs::canonical(workspace_.current_link(), absent);
        if (absent) return found(Harm::derived, "current_points_nowhere", workspace_.current_link());
        if (opens(folder) && computed_hash(folder) != journalled(folder, "content_hash"))
            found(Harm::derived, "run_changed", folder);
    }

    std::string computed_hash(const fs::path& folder) const {
        auto database = warehouse::Database::open(folder / "warehouse.duckdb", warehouse::Mode::read_only);
        auto connection = database.connect(nullptr, &cancel_);
        return content_hash(connection);
    }

    const Workspace& workspace_;
    store::Store& store_;
    const CancelFlag& cancel_;
    warehouse::Database database_ = warehouse::Database::in_memory();  // Reads the results of intake.
    warehouse::Connection connection_;
    std::map<std::string, DeliveryEntry> entries_;  // By SHA-256; of a file that came again the last one.
    Verified verified_;
};

}  // namespace

std::string_view to_word(Harm harm) {
    switch (harm) {
        case Harm::left_over:
            return "left_over";
        case Harm::derived:
            return "derived";
        case Harm::precious:
            return "precious";
    }
    return "";
}

bool Verified::whole() const {
    return std::ranges::all_of(findings,
                               [](const Finding& finding) { return finding.harm == Harm::left_over; });
}

Verified verify(const Workspace& workspace, store::Store& store, const CancelFlag& cancel) {
    return Verifying(workspace, store, cancel).verify();
}

}  // namespace baophu::workspace
