// The laws of a Document. Run after each stage in debug builds, in tests and in fuzzers.
#pragma once

#include <string>

#include "core/document.h"

namespace hj {

// Empty = sound; else the first law that is broken, in words.
std::string check(const Document& doc);

}  // namespace hj
