// robots.txt (RFC 9309): what of a host its owner leaves to robots.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hj::ingest {

class Robots {
 public:
  // Rules of the group that names `agent` (its product token), else of `*`. At most 500 KiB are
  // read.
  static Robots parse(std::string_view text, std::string_view agent);
  static Robots all();   // nothing is said: all is allowed
  static Robots none();  // the server is in trouble: nothing is

  bool allows(std::string_view path) const;  // the longest rule wins, allow before disallow
  double delay_seconds() const { return delay_; }
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    bool allow = false;
    std::string pattern;
  };
  std::vector<Rule> rules_;
  std::vector<std::string> sitemaps_;
  double delay_ = 0;
};

}  // namespace hj::ingest
