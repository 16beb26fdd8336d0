#include "core/xml.h"

#include "core/utf8.h"

namespace hj {

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Rune r = rune_at(text, at);
    at += r.size;
    const bool control = r.code < 0x20 && r.code != '\n' && r.code != '\t' && r.code != '\r';
    if (r.code == '&')
      out += "&amp;";
    else if (r.code == '<')
      out += "&lt;";
    else if (r.code == '>')
      out += "&gt;";
    else if (r.code == '"')
      out += "&quot;";
    else
      append(out, control || r.code == 0xFFFE || r.code == 0xFFFF ? U'\uFFFD' : r.code);
  }
  return out;
}

}  // namespace hj
