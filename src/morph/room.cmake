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

# Open-class words: from Debian's hunspell-ko, converted here, never committed.
find_file(HUNSPELL_KO ko.dic PATHS /usr/share/hunspell NO_DEFAULT_PATH)
if(NOT HUNSPELL_KO)
  message(FATAL_ERROR "ko.dic is missing: install Debian's package hunspell-ko")
endif()
set(words_tsv ${PROJECT_BINARY_DIR}/generated/words.tsv)
set(words_hjl ${HJ_DATA_DIR}/morph/words.hjl)
file(MAKE_DIRECTORY ${HJ_DATA_DIR}/morph)
add_custom_command(OUTPUT ${words_hjl}
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/words_from_hunspell.py ${HUNSPELL_KO} ${words_tsv}
  COMMAND hjlex ${words_tsv} ${words_hjl}
  DEPENDS hjlex ${HUNSPELL_KO} ${PROJECT_SOURCE_DIR}/tools/words_from_hunspell.py VERBATIM)
add_custom_target(table_words DEPENDS ${words_hjl})
add_dependencies(hj_data table_words)
