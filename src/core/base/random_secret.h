// Secrets that nobody can guess, from the operating system's randomness (OpenSSL).
#pragma once

#include <string>

namespace baophu {

// 256 bits as 64 lower-case hexadecimal digits. Throws Failure(system_error).
std::string random_secret();

}  // namespace baophu
