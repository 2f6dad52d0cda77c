#include "edge/registers/registers.h"

#include <algorithm>

#include "edge/registers/csv_columns.h"
#include "edge/registers/parquet_columns.h"

namespace baophu::registers {

Registers::Registers(const std::vector<std::filesystem::path>& files, const WantedColumns& wanted,
                     unsigned threads) {
    const std::size_t parts = (threads + files.size() - 1) / files.size();
    for (const std::filesystem::path& file : files) {
        linkage::engine::Register& opened = registers_.emplace_back();
        opened.name = file.stem().string();
        if (file.extension() == ".parquet") {
            kept_.push_back(std::make_unique<KeptColumns>());
            opened.parts.push_back(open_parquet(file, wanted, *kept_.back()));
        } else {
            opened.parts = open_csv(file, wanted, parts, kept_);
        }
    }
}

void Registers::number() {
    first_.assign(1, 0);
    for (const auto& part : kept_)
        first_.push_back(first_.back() + part->ids.size());
}

std::string_view Registers::of(linkage::engine::RecordNumber record, RowTexts KeptColumns::* texts) const {
    const auto part = static_cast<std::size_t>(std::ranges::upper_bound(first_, record) - first_.begin()) - 1;
    const RowTexts& kept = (*kept_[part]).*texts;
    const std::size_t row = record - first_[part];
    return row < kept.size() ? kept.at(row) : std::string_view{};
}

}  // namespace baophu::registers
