// An element of a feed.
#pragma once

#include <string>
#include <string_view>

namespace hj::publish {

std::string element(std::string_view name, std::string_view text);  // <name>text</name>, escaped

}  // namespace hj::publish
