// Where the program's own data (tables, models, web pages) lies, and the engine out of it.
#pragma once

#include <string>

#include "app/engine.h"
#include "core/result.h"

namespace hj {

// $HAPJONG_DATA, else <program>/../share/hapjong. Fails with the folders that were tried.
Result<std::string> find_data_dir();
Result<Engine> open_engine();

}  // namespace hj
