// Faults as answers: RFC 9457, with the stable code, in the language of the reader.
#pragma once

#include <string>
#include <string_view>

#include "core/base/fault.h"
#include "core/base/messages.h"
#include "edge/http/exchange.h"

namespace baophu::http {

// 400 what was sent is wrong, 401 nobody is signed in, 403 not allowed, 404 not there, 409 changed meanwhile,
// 410 the run is gone, 413, 429, 431 too much, 503 not now, 500 a mistake of the program.
int status_of(std::string_view code);

// `request` is the id under which the log knows it.
Answer fault_answer(const Fault& fault, const Messages& words, const std::string& request);

// Any exception as the fault that it stands for.
Fault as_fault(const std::exception& error);

}  // namespace baophu::http
