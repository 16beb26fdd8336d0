// One article as `hapjong explain` shows it to a person.
#pragma once

#include <string>

#include "core/document.h"

namespace hj {

std::string explain_text(const Document& doc);

}  // namespace hj
