# The door to the browser: Boost.Beast speaks HTTP (server.cc alone), igraph lays out the map
# (map_layout.cc alone), zlib and brotli pack answers (pack.cc alone), OpenSSL hashes and signs (secret.cc alone), prometheus-cpp
# counts (metrics.cc alone). The description of the API is part of the program.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/api/openapi.yaml)
file(READ ${PROJECT_SOURCE_DIR}/data/api/openapi.yaml HJ_OPENAPI)
# In two literals: compilers need not take one of more than 65,536 characters.
string(FIND "${HJ_OPENAPI}" "\ncomponents:" HJ_OPENAPI_HALF)
string(SUBSTRING "${HJ_OPENAPI}" 0 ${HJ_OPENAPI_HALF} HJ_OPENAPI_PATHS)
string(SUBSTRING "${HJ_OPENAPI}" ${HJ_OPENAPI_HALF} -1 HJ_OPENAPI_COMPONENTS)
configure_file(${CMAKE_CURRENT_LIST_DIR}/openapi.cc.in ${generated}/serve/openapi.cc @ONLY)
set(HJ_serve_GENERATED ${generated}/serve/openapi.cc)
hj_room(serve USES core store publish LIBS igraph z brotlienc brotlidec crypto prometheus-cpp-core Threads::Threads)
target_include_directories(hj_serve SYSTEM PRIVATE /usr/include/igraph)
target_compile_definitions(hj_serve PRIVATE HJ_VERSION="${PROJECT_VERSION}")
