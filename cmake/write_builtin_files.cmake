# Writes OUT: every file of LIST as a raw string literal under its path below ROOT
# (data/..., and src/ taken off for the .sql files). Called by Generated.cmake.
file(STRINGS "${LIST}" paths)
list(SORT paths)
set(entries "")
foreach(path IN LISTS paths)
  file(READ "${path}" content)
  string(FIND "${content}" ")~~baophu~~" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${path} holds the closing mark of the raw literal.")
  endif()
  file(RELATIVE_PATH name "${ROOT}" "${path}")
  string(REGEX REPLACE "^src/" "" name "${name}")
  string(APPEND entries "    {\"${name}\", R\"~~baophu~~(${content})~~baophu~~\"sv},\n")
endforeach()
file(WRITE "${OUT}" "// Written by the build from data/ and the .sql files; do not edit.
#include \"core/base/builtin_files.h\"

// A file may be longer than the 65,536 bytes that every compiler takes in one literal: both of ours
// take more. The suffix sv spares them counting the bytes of all files at compile time.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace baophu {
namespace {
using namespace std::string_view_literals;

constexpr BuiltinFile files[] = {
${entries}};
}  // namespace

std::span<const BuiltinFile> builtin_files() {
    return files;
}
}  // namespace baophu
")
