# Two sources are written by the build:
#   builtin_files.cpp  the files of data/ and every .sql of src/, so that the program is one file
#   program_id.cpp     the version and a digest of all that a run's result depends on in the code
# Both change only when what they hold changes.
file(GLOB_RECURSE BAOPHU_DATA_FILES CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/data/*.yaml" "${PROJECT_SOURCE_DIR}/src/flow/*.sql")
file(GLOB_RECURSE BAOPHU_COMPUTING_SOURCES CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/src/core/*.cpp" "${PROJECT_SOURCE_DIR}/src/core/*.h"
  "${PROJECT_SOURCE_DIR}/src/flow/*.cpp" "${PROJECT_SOURCE_DIR}/src/flow/*.h"
  "${PROJECT_SOURCE_DIR}/src/flow/*.sql")
list(FILTER BAOPHU_COMPUTING_SOURCES EXCLUDE REGEX "(_test\\.cpp|_for_tests\\.h)$")

set(BAOPHU_GENERATED "${CMAKE_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${BAOPHU_GENERATED}")
list(JOIN BAOPHU_DATA_FILES "\n" data_list)
list(JOIN BAOPHU_COMPUTING_SOURCES "\n" source_list)
file(CONFIGURE OUTPUT "${BAOPHU_GENERATED}/data_files.txt" CONTENT "${data_list}\n" @ONLY)
file(CONFIGURE OUTPUT "${BAOPHU_GENERATED}/computing_sources.txt" CONTENT "${source_list}\n" @ONLY)

add_custom_command(
  OUTPUT "${BAOPHU_GENERATED}/builtin_files.cpp"
  COMMAND "${CMAKE_COMMAND}" -DROOT=${PROJECT_SOURCE_DIR} -DLIST=${BAOPHU_GENERATED}/data_files.txt
          -DOUT=${BAOPHU_GENERATED}/builtin_files.cpp -P "${PROJECT_SOURCE_DIR}/cmake/write_builtin_files.cmake"
  DEPENDS ${BAOPHU_DATA_FILES} "${BAOPHU_GENERATED}/data_files.txt" "${PROJECT_SOURCE_DIR}/cmake/write_builtin_files.cmake"
  COMMENT "Writing the built-in files" VERBATIM)

add_custom_command(
  OUTPUT "${BAOPHU_GENERATED}/program_id.cpp"
  COMMAND "${CMAKE_COMMAND}" -DROOT=${PROJECT_SOURCE_DIR} -DLIST=${BAOPHU_GENERATED}/computing_sources.txt
          -DVERSION=${PROJECT_VERSION} -DOUT=${BAOPHU_GENERATED}/program_id.cpp
          -P "${PROJECT_SOURCE_DIR}/cmake/write_program_id.cmake"
  DEPENDS ${BAOPHU_COMPUTING_SOURCES} "${BAOPHU_GENERATED}/computing_sources.txt" "${PROJECT_SOURCE_DIR}/cmake/write_program_id.cmake"
  COMMENT "Writing the program id" VERBATIM)
