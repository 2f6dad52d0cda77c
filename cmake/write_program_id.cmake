# Writes OUT: VERSION and a digest over the paths and contents of the files of LIST.
file(STRINGS "${LIST}" paths)
list(SORT paths)
set(digests "")
foreach(path IN LISTS paths)
  file(RELATIVE_PATH name "${ROOT}" "${path}")
  file(SHA256 "${path}" digest)
  string(APPEND digests "${digest} ${name}\n")
endforeach()
string(SHA256 digest "${digests}")
string(SUBSTRING "${digest}" 0 12 digest)
file(WRITE "${OUT}" "// Written by the build; do not edit.
#include \"core/base/program_id.h\"

namespace baophu {
std::string_view program_version() {
    return \"${VERSION}\";
}
std::string_view program_id() {
    return \"${VERSION}+${digest}\";
}
}  // namespace baophu
")
