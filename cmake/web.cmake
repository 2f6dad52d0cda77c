# The web application: web/ -> <build folder>/web (hashed names, a .gz beside each text file), and from
# there into the library web_files (src/edge/http/web_files.h), so that it is inside the one binary.
#
# Target web builds the files; BAOPHU_WEB is their folder and BAOPHU_NODE the Node that builds them, for tests
# too. Nothing here hangs on the machine's own Node: see bring_web_tools.cmake.
set(BAOPHU_WEB "${CMAKE_BINARY_DIR}/web" CACHE INTERNAL "")
set(BAOPHU_NODE "${PROJECT_SOURCE_DIR}/build/third_party/node/node" CACHE INTERNAL "")

file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/web/src/*" "${PROJECT_SOURCE_DIR}/web/tools/*" "${PROJECT_SOURCE_DIR}/web/public/*")
list(FILTER web_sources EXCLUDE REGEX "/web/src/(api/schema|lib/word_keys)\\.d\\.ts$|\\.test\\.tsx?$")
file(GLOB dataset_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/datasets/*.yaml")

set(web_tools_stamp "${CMAKE_BINARY_DIR}/web_tools.stamp")
add_custom_command(
  OUTPUT "${web_tools_stamp}"
  COMMAND "${CMAKE_COMMAND}" -DROOT=${PROJECT_SOURCE_DIR} -DSTAMP=${web_tools_stamp}
          -DPROCESSOR=${CMAKE_HOST_SYSTEM_PROCESSOR}
          -P "${PROJECT_SOURCE_DIR}/cmake/bring_web_tools.cmake"
  DEPENDS "${PROJECT_SOURCE_DIR}/web/package-lock.json" "${PROJECT_SOURCE_DIR}/third_party/node/package-lock.json"
          "${PROJECT_SOURCE_DIR}/cmake/bring_web_tools.cmake"
  COMMENT "Bringing Node and the packages of the web application" VERBATIM)

add_custom_command(
  OUTPUT "${BAOPHU_GENERATED}/web_files.cpp"
  BYPRODUCTS "${BAOPHU_WEB}/index.html"
  COMMAND "${BAOPHU_NODE}" tools/build.ts "${BAOPHU_WEB}" "${BAOPHU_GENERATED}/web_files.cpp"
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}/web"
  DEPENDS "${web_tools_stamp}" ${web_sources} ${dataset_files}
          "${PROJECT_SOURCE_DIR}/web/index.html" "${PROJECT_SOURCE_DIR}/web/vite.config.ts"
          "${PROJECT_SOURCE_DIR}/web/tsconfig.json" "${PROJECT_SOURCE_DIR}/api/openapi.yaml"
          "${PROJECT_SOURCE_DIR}/data/messages/words.yaml"
  COMMENT "Building the web application" VERBATIM)
add_custom_target(web DEPENDS "${BAOPHU_GENERATED}/web_files.cpp")

add_library(web_files STATIC "${BAOPHU_GENERATED}/web_files.cpp")
target_link_libraries(web_files PUBLIC baophu_options)
