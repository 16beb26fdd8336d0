#include <cstdio>

#include "app/commands.h"

namespace hj {

void complain(const std::string& words) { std::fprintf(stderr, "hapjong: %s\n", words.c_str()); }
int fail(const Error& error) { return complain(error.what), 1; }
int refuse(const Error& error) {
  const bool wrong = error.code == Code::bad_input;
  return complain((wrong ? "--" : "") + error.what), wrong ? 2 : 1;
}

}  // namespace hj
