// Where the program's own data (tables, models, web pages) lies.
#pragma once

#include <string>

#include "core/result.h"

namespace hj {

// $HAPJONG_DATA, else <program>/../share/hapjong. Fails with the folders that were tried.
Result<std::string> find_data_dir();

}  // namespace hj
