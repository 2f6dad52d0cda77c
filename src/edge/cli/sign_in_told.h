// A first sign-in, told once on the command line.
#pragma once

#include "edge/cli/context.h"
#include "edge/http/first_start.h"

namespace baophu::cli {

void tell_sign_in(const Context& context, const signin::FirstSignIn& first);

}  // namespace baophu::cli
