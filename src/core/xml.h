// Text as XML takes it.
#pragma once

#include <string>
#include <string_view>

namespace hj {

// Escaped for content and attributes; what XML 1.0 forbids (controls, U+FFFE) becomes U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace hj
