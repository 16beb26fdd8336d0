// What /metrics tells Prometheus: requests by route and code, their duration, listeners, and the
// store's totals.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/query.h"

namespace hj::serving {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  // `route` outlives this: a constant.
  void request(std::string_view route, unsigned status, double seconds);
  void listeners(int change);                    // readers of the event stream
  std::string text(const Totals& totals) const;  // Prometheus' text form

 private:
  struct Series;
  std::unique_ptr<Series> series_;
};

}  // namespace hj::serving
