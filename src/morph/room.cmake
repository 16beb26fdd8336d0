hj_room(morph USES core lexicon)

# The trainer's own sources; they read gzipped treebanks.
file(GLOB morph_train CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/morph/train/*.cc)
target_sources(hapjong-train PRIVATE ${morph_train})
target_link_libraries(hapjong-train PRIVATE z)

# The model is committed; it is installed beside the compiled tables.
set(morph_model ${HJ_DATA_DIR}/models/morph.bin)
file(MAKE_DIRECTORY ${HJ_DATA_DIR}/models)
add_custom_command(OUTPUT ${morph_model}
  COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/data/models/morph.bin ${morph_model}
  DEPENDS ${PROJECT_SOURCE_DIR}/data/models/morph.bin VERBATIM)
add_custom_target(model_morph DEPENDS ${morph_model})
add_dependencies(hj_data model_morph)
