// Answers packed for the way.
#pragma once

#include <string_view>

#include "edge/http/exchange.h"

namespace baophu::http {

// Whether a client takes gzip.
bool takes_gzip(std::string_view accept_encoding);

// Packs the body where it is large enough and the client takes it.
void compress(Answer& answer, std::string_view accept_encoding);

}  // namespace baophu::http
