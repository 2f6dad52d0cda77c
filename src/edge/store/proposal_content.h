// What is proposed as the text in which the store keeps it. Inner header.
#pragma once

#include <string>

#include "edge/store/proposals.h"

namespace baophu::store {

std::string content_of(const Proposal& proposal);

// Puts what the text tells into the proposal, of its kind.
void read_content(const std::string& text, Proposal& proposal);

}  // namespace baophu::store
