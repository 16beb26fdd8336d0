# hj_room(morph USES core lexicon): one folder, one library, one test, one rule.
#   src/morph/*.cc except *_test.cc and *_main.cc   -> library hj_morph
#   src/morph/*_test.cc                             -> test morph
#   src/morph/hjlex_main.cc                         -> program hjlex
#   an #include of a room that USES does not name, or a name given twice -> test morph.laws fails
function(hj_room room)
  cmake_parse_arguments(ARG "" "" "USES;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${room}/*.cc ${room}/*.h)
  file(GLOB tests CONFIGURE_DEPENDS ${room}/*_test.cc)
  file(GLOB mains CONFIGURE_DEPENDS ${room}/*_main.cc)
  list(REMOVE_ITEM sources ${tests} ${mains} "")

  add_library(hj_${room} STATIC ${sources} ${HJ_${room}_GENERATED})
  set_target_properties(hj_${room} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(hj_${room} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  list(TRANSFORM ARG_USES PREPEND hj_ OUTPUT_VARIABLE used)
  target_link_libraries(hj_${room} PUBLIC ${used} PRIVATE ${ARG_LIBS} hj_flags)

  foreach(main IN LISTS mains)
    string(REGEX REPLACE ".*/(.*)_main.cc$" "\\1" program ${main})
    string(REPLACE "_" "-" program ${program})
    add_executable(${program} ${main})
    target_link_libraries(${program} PRIVATE hj_${room} ${ARG_LIBS} hj_memory hj_flags)
  endforeach()
  if(tests AND BUILD_TESTING)
    add_executable(${room}_test ${tests})
    target_link_libraries(${room}_test PRIVATE hj_${room} ${ARG_LIBS} hj_test_flags GTest::gtest_main)
    target_compile_definitions(${room}_test PRIVATE HJ_DATA="${HJ_DATA_FROM_ROOT}")
    add_test(NAME ${room} COMMAND ${room}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    add_dependencies(${room}_test hj_data)
  endif()
  if(BUILD_TESTING)
    add_test(NAME ${room}.laws COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/check_room.py
             ${CMAKE_CURRENT_SOURCE_DIR} ${room} ${ARG_USES})
  endif()
endfunction()

# hj_table(lexicon josa): data/lexicon/josa.tsv -> <build>/share/hapjong/lexicon/josa.hjl, rebuilt when
# either the table or its compiler changes. A mistake in the table stops the build with file and line.
function(hj_table folder name)
  set(tsv ${PROJECT_SOURCE_DIR}/data/${folder}/${name}.tsv)
  set(hjl ${HJ_DATA_DIR}/${folder}/${name}.hjl)
  get_filename_component(out_dir ${hjl} DIRECTORY)
  file(MAKE_DIRECTORY ${out_dir})
  add_custom_command(OUTPUT ${hjl} COMMAND hjlex ${tsv} ${hjl} DEPENDS hjlex ${tsv} VERBATIM)
  string(REPLACE "/" "_" id ${folder}_${name})
  add_custom_target(table_${id} DEPENDS ${hjl})
  add_dependencies(hj_data table_${id})
endfunction()
# Every *.tsv of a folder below data/.
function(hj_tables folder)
  file(GLOB tables CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/${folder}/*.tsv)
  foreach(table IN LISTS tables)
    get_filename_component(name ${table} NAME_WE)
    hj_table(${folder} ${name})
  endforeach()
endfunction()
