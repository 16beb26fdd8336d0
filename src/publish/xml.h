// Text as XML takes it.
#pragma once

#include <string>
#include <string_view>

namespace hj::publish {

// Escaped for content and attributes; what XML 1.0 forbids (controls, U+FFFE) becomes U+FFFD.
std::string escaped(std::string_view text);
std::string element(std::string_view name, std::string_view text);  // <name>text</name>

}  // namespace hj::publish
