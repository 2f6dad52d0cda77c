// What is wrong with a command line, in the user's language. CLI11 says it in English; its classes
// of faults and the names in its sentences are read, its sentences are not shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/messages.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace baophu::cli {

// `app` as it stands after the parsing that threw `error`: a command that there is not is told
// with the one nearest to it.
std::string usage_problem(const CLI::ParseError& error, const CLI::App& app, const Messages& messages);

// How many letters have to be put in, taken out or replaced, or neighbours swapped, to make one
// word of the other.
std::size_t edit_distance(std::string_view one, std::string_view other);

}  // namespace baophu::cli
