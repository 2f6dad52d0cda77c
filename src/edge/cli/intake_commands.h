// The commands beside `baophu intake WORKSPACE FILE`: what was taken in, columns that people
// mapped, refused rows as a workbook, and taking a delivery back.
#pragma once

#include <string>

#include "edge/cli/context.h"
#include "edge/workspace/deliveries.h"

namespace baophu::cli {

void add_intake_list(CLI::App& intake, Context& context);
void add_intake_mappings(CLI::App& intake, Context& context);
void add_intake_refused(CLI::App& intake, Context& context);
void add_intake_changes(CLI::App& intake, Context& context);

// baophu intake WORKSPACE --undo DELIVERY --reason TEXT
void undo_delivery(const Context& context, const std::string& root, const std::string& delivery,
                   const std::string& reason);

// The first digits of a SHA-256, by which a person may call a delivery.
std::string short_digest(const std::string& sha256);

}  // namespace baophu::cli
