// The refused rows of a delivery as a workbook: to correct, and to send again (INT-16).
//
//     Dòng trả lại của thue-2018.csv
//     Mã lần giao: 3f9c…                     the mark by which what comes back is a supplement
//     Năm 2018
//     Năm | MST đơn vị chi trả | … | Dòng gốc | Sai gì | Vì sao | Cần làm
//     …   the cells as they were written, decoded                    a line for each fault
//
// The header is that of the file, with the official words for columns that a person had mapped, so
// intake knows it again; the four columns behind are none of the kind's and are left aside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/messages.h"
#include "core/base/progress.h"
#include "flow/intake/intake.h"

namespace baophu::intake {

struct RefusedDelivery {
    std::string sha256;
    std::string file_name;
    Recognised recognised;
    std::filesystem::path original;
    std::filesystem::path refused;  // refused.parquet
};

// Writes the workbook to `out`, where no file may stand; returns how many rows there are in it.
// Throws Failure: nothing_refused, disk_full, system_error, and what the readers throw.
std::int64_t write_refused_rows(const RefusedDelivery& delivery, const Messages& messages,
                                const std::filesystem::path& out, const CancelFlag& cancel);

// The fault of a refused cell with what its message names: the words that a choice takes.
Fault refusal_fault(const std::string& dataset_id, const std::string& header, const std::string& code);

}  // namespace baophu::intake
