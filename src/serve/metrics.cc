#include "serve/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <utility>

namespace hj::serving {
namespace prom = prometheus;

struct Metrics::Series {
  // Those of one route and status, found once: the registry looks them up by maps of words.
  struct Pair {
    prom::Counter& count;
    prom::Histogram& seconds;
  };
  const Pair& of(std::string_view route, unsigned status);
  std::mutex lock;
  std::map<std::pair<std::string_view, unsigned>, Pair> known;
  prom::Registry registry;
  prom::Family<prom::Counter>& requests = prom::BuildCounter()
                                              .Name("hapjong_http_requests_total")
                                              .Help("Requests by route and status code")
                                              .Register(registry);
  prom::Family<prom::Histogram>& seconds = prom::BuildHistogram()
                                               .Name("hapjong_http_request_duration_seconds")
                                               .Help("Time to make an answer, by route")
                                               .Register(registry);
  prom::Gauge& listeners = prom::BuildGauge()
                               .Name("hapjong_sse_clients")
                               .Help("Open event streams")
                               .Register(registry)
                               .Add({});
  prom::Family<prom::Gauge>& rows =
      prom::BuildGauge().Name("hapjong_store_rows").Help("What the store holds").Register(registry);
  prom::Gauge& generation = prom::BuildGauge()
                                .Name("hapjong_store_generation")
                                .Help("Grows with every change of the store")
                                .Register(registry)
                                .Add({});
};

Metrics::Metrics() : series_(std::make_unique<Series>()) {
  prom::BuildGauge()
      .Name("hapjong_build_info")
      .Help("The program's version")
      .Register(series_->registry)
      .Add({{"version", HJ_VERSION}})
      .Set(1);
}
Metrics::~Metrics() = default;

const Metrics::Series::Pair& Metrics::Series::of(std::string_view route, unsigned status) {
  static const prom::Histogram::BucketBoundaries kSteps = {.0005, .001, .0025, .005, .01, .025,
                                                           .05,   .1,   .25,   .5,   1,   2.5};
  const std::lock_guard guard(lock);
  const auto found = known.find(std::pair(route, status));
  if (found != known.end()) return found->second;
  const std::string name(route);
  return known
      .emplace(std::pair(route, status),
               Pair{requests.Add({{"route", name}, {"code", std::to_string(status)}}),
                    seconds.Add({{"route", name}}, kSteps)})
      .first->second;
}

void Metrics::request(std::string_view route, unsigned status, double seconds) {
  const Series::Pair& series = series_->of(route, status);
  series.count.Increment();
  series.seconds.Observe(seconds);
}

void Metrics::listeners(int change) { series_->listeners.Increment(change); }

std::string Metrics::text(const Totals& t) const {
  const std::pair<const char*, std::uint64_t> rows[] = {
      {"articles", t.articles}, {"copies", t.copies}, {"stories", t.stories},
      {"entities", t.entities}, {"claims", t.claims}, {"deals", t.deals},
      {"outlets", t.outlets}};
  for (const auto& [kind, count] : rows)
    series_->rows.Add({{"kind", kind}}).Set(static_cast<double>(count));
  series_->generation.Set(static_cast<double>(t.generation));
  return prom::TextSerializer().Serialize(series_->registry.Collect());
}

}  // namespace hj::serving
