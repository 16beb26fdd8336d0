# The commands; the only folder that sees all rooms.
hj_room(app USES core lexicon ingest extract dedup morph entity claim story store queue publish serve LIBS tomlplusplus Threads::Threads)
set_source_files_properties(app/settings.cc PROPERTIES COMPILE_DEFINITIONS TOML_HEADER_ONLY=0)
configure_file(${PROJECT_SOURCE_DIR}/data/config/hapjong.toml ${HJ_DATA_DIR}/config/hapjong.toml COPYONLY)
configure_file(${PROJECT_SOURCE_DIR}/data/gold/baseline.json ${HJ_DATA_DIR}/accuracy.json COPYONLY)
target_include_directories(hj_app PUBLIC ${PROJECT_SOURCE_DIR}/include)
target_compile_definitions(hj_app PRIVATE HJ_VERSION="${PROJECT_VERSION}")
if(NOT CMAKE_UNITY_BUILD)
  target_precompile_headers(hj_app PRIVATE <nlohmann/json.hpp>)
endif()

# libhapjong.so: reading without store and server, behind the C of include/hapjong.h.
if(HAPJONG_LIBRARY)
  add_library(libhapjong SHARED app/engine.cc app/article_json.cc app/c_api.cc)
  set(exported ${PROJECT_SOURCE_DIR}/packaging/libhapjong.map)
  set_target_properties(libhapjong PROPERTIES OUTPUT_NAME hapjong EXPORT_NAME hapjong VERSION ${PROJECT_VERSION} SOVERSION 0
    PUBLIC_HEADER ${PROJECT_SOURCE_DIR}/include/hapjong.h LINK_DEPENDS ${exported})
  target_include_directories(libhapjong PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include)
  target_compile_definitions(libhapjong PRIVATE HJ_VERSION="${PROJECT_VERSION}")
  target_link_libraries(libhapjong PRIVATE hj_ingest hj_extract hj_dedup hj_story hj_morph hj_entity hj_claim hj_lexicon hj_core hj_flags)
  target_link_options(libhapjong PRIVATE -Wl,--version-script=${exported} -Wl,--gc-sections)
endif()
