// A queue's URL, taken apart.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace hj::queue {

struct Address {
  std::vector<std::string> servers;   // nats://host:port
  std::string user, password, token;  // empty = none
  std::string ca, cert, key;          // files
  std::string name = "hapjong";       // what streams and subjects begin with
  std::int64_t most_pages = 100'000;  // that wait; then who feeds must wait
  bool tls = false;
};
Result<Address> parse_address(const std::string& url);
// Without password and token, as it may stand in a log.
std::string shown(const std::string& url);

}  // namespace hj::queue
