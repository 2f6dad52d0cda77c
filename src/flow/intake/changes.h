// How the accepted rows of a delivery differ from those of the one that it supersedes (INT-7): by
// record key, so it does not matter in which order the rows come.
#pragma once

#include <cstdint>
#include <filesystem>

namespace baophu::intake {

// Record keys, not rows: a key may stand in several rows.
struct Changes {
    std::int64_t added = 0;    // Only in the later one.
    std::int64_t gone = 0;     // Only in the earlier one.
    std::int64_t changed = 0;  // In both, with other cells.
    std::int64_t equal = 0;

    bool operator==(const Changes&) const = default;
};

// Both files are accepted.parquet of one kind and one description of it.
Changes changes_between(const std::filesystem::path& earlier, const std::filesystem::path& later);

}  // namespace baophu::intake
