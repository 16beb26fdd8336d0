# hj_flags: warnings and sanitizers for every target of ours, and of nobody else's.
add_library(hj_flags INTERFACE)
target_compile_features(hj_flags INTERFACE cxx_std_20)
target_compile_options(hj_flags INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(hj_flags INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)  # false alarms in std::string (GCC bugs 105651, 105329)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)  # the same bytes wherever it is built
endif()
option(HAPJONG_WERROR "Warnings are errors" OFF)
if(HAPJONG_WERROR)
  target_compile_options(hj_flags INTERFACE -Werror)
endif()
set(HAPJONG_SANITIZE "" CACHE STRING "address,undefined or thread")
option(HAPJONG_FUZZ "Build the fuzzers with libFuzzer (clang)" OFF)
if(HAPJONG_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # the rooms, too: else libFuzzer sees no branch of what it feeds
endif()
if(HAPJONG_SANITIZE)
  add_compile_options(-fsanitize=${HAPJONG_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HAPJONG_SANITIZE})
  add_compile_options(-D_GLIBCXX_ASSERTIONS)  # ASan sees no index beyond a vector's size within its memory, nor one beyond a view
endif()
if(HAPJONG_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wno-maybe-uninitialized)  # GCC 12 sees through instrumented std::optional no better
  add_compile_options(-Wno-tsan)  # Asio's fences, which ThreadSanitizer does not see; its mutexes do the work
endif()
# Test code itself: what it calls is sanitised and optimised; compiling it so would take three times as long.
add_library(hj_test_flags INTERFACE)
target_link_libraries(hj_test_flags INTERFACE hj_flags)
if(HAPJONG_SANITIZE MATCHES "undefined")
  target_compile_options(hj_test_flags INTERFACE -O0 -fno-sanitize=undefined)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 ${CCACHE})
endif()

# Programs take their memory from jemalloc; sanitizers bring their own, and the library leaves the choice to its user.
add_library(hj_memory INTERFACE)
find_library(HJ_JEMALLOC jemalloc)
if(HJ_JEMALLOC AND NOT HAPJONG_SANITIZE)
  target_link_libraries(hj_memory INTERFACE ${HJ_JEMALLOC})
endif()

# The library makes the rooms position-independent: without this GCC calls what it would inline.
add_compile_options($<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-fno-semantic-interposition>)
