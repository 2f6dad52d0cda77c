#include "flow/intake/dataset.h"

#include <algorithm>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"

namespace baophu::intake {

std::string Dataset::table() const {
    std::string name = id;
    std::ranges::replace(name, '-', '_');
    return name;
}

std::optional<std::size_t> Dataset::find_column(std::string_view name) const {
    const auto found = std::ranges::find(columns, name, &Column::name);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

const std::vector<Dataset>& datasets() {
    static const std::vector<Dataset> all = [] {
        std::vector<Dataset> read;
        for (const BuiltinFile& file : builtin_files_in(datasets_folder))
            read.push_back(read_dataset(file.path));
        return read;
    }();
    return all;
}

const Dataset& dataset(std::string_view id) {
    const auto found = std::ranges::find(datasets(), id, &Dataset::id);
    if (found != datasets().end()) return *found;
    std::string known;
    for (const Dataset& each : datasets())
        known += (known.empty() ? "" : ", ") + each.id;
    throw Failure(fault::dataset_unknown, {{"dataset", std::string(id)}, {"known", known}});
}

std::string dataset_digest(const Dataset& dataset) {
    return sha256_hex(builtin_file(std::string(datasets_folder) + dataset.id + ".yaml"));
}

}  // namespace baophu::intake
