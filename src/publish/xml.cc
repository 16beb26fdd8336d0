#include "publish/xml.h"

#include "core/xml.h"

namespace hj::publish {

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return '<' + tag + '>' + xml_escaped(text) + "</" + tag + ">\n";
}

}  // namespace hj::publish
