// Registers in files, opened for the engine, with the id of every record that it numbers.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edge/registers/register_columns.h"
#include "flow/linkage/engine/engine.h"

namespace baophu::registers {

class Registers {
public:
    // CSV, or Parquet where the name ends in .parquet. Each file is cut into as many parts as may be read at
    // the same time. Throws what open_csv and open_parquet throw.
    Registers(const std::vector<std::filesystem::path>& files, const WantedColumns& wanted, unsigned threads);

    std::span<linkage::engine::Register> opened() { return registers_; }

    // Of the engine's record number, when it has read the registers.
    void number();
    std::string_view id(linkage::engine::RecordNumber record) const { return of(record, &KeptColumns::ids); }
    std::string_view truth(linkage::engine::RecordNumber record) const {
        return of(record, &KeptColumns::truths);
    }
    std::size_t records() const { return first_.back(); }

private:
    std::string_view of(linkage::engine::RecordNumber record, RowTexts KeptColumns::* texts) const;

    std::vector<std::unique_ptr<KeptColumns>> kept_;  // By part, over all registers.
    std::vector<std::size_t> first_{0};               // By part its first record, and how many there are.
    std::vector<linkage::engine::Register> registers_;
};

}  // namespace baophu::registers
