// Files that were uploaded become deliveries: a job for each.
#pragma once

#include "edge/http/office.h"

namespace baophu::http {

// What one request may bring of a file; memory is bounded by it.
inline constexpr std::size_t upload_piece_bytes_max = 4 << 20;

// The file is whole and waits. It is taken in, or looked at; what is found, or why it is refused, stands with
// the upload. Only the social insurance office may hand in what another agency sent.
Job add_reading(Office& office, const workspace::Upload& upload);

}  // namespace baophu::http
