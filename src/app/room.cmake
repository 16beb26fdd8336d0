# The commands; the only folder that sees all rooms.
hj_room(app USES core lexicon ingest extract dedup morph entity claim story store serve LIBS Threads::Threads)
target_precompile_headers(hj_app PRIVATE <nlohmann/json.hpp>)
if(BUILD_TESTING)
  add_test(NAME commands COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/test/commands_test.py $<TARGET_FILE:hapjong>)
  set_tests_properties(commands PROPERTIES TIMEOUT 900)
endif()
