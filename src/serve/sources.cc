// Outlets: what each has brought, and how its feed fares where one is followed.
#include <map>

#include "serve/api.h"

namespace hj::serving {
namespace {

// `hapjong watch` keeps a record of each feed (docs/reading.md); the latest of an outlet counts.
std::map<std::string, Json> feeds_by_outlet(const Store& store) {
  std::map<std::string, Json> out;
  std::map<std::string, std::int64_t> latest;
  for (const Record& r : need(store.records("feed"))) {
    const Json body = Json::parse(r.body, nullptr, false);
    if (!body.is_object()) continue;
    const std::string outlet = body.value("outlet", "");
    if (latest.contains(outlet) && latest[outlet] > r.at) continue;
    latest[outlet] = r.at;
    out[outlet] = {{"url", r.id},
                   {"last_fetch", time_or_null(r.at)},
                   {"ok", body.value("error", "").empty()},
                   {"error", text_or_null(body.value("error", ""))},
                   {"interval", body.value("interval", 0)}};
  }
  return out;
}

Json row_json(const OutletRow& o, Json feed) {
  const double share =
      o.claims == 0 ? 0 : static_cast<double>(o.named) / static_cast<double>(o.claims);
  return {{"outlet", o.outlet},
          {"articles", o.articles},
          {"copies", o.copies},
          {"originals", o.articles - o.copies},
          {"first_reports", o.first_reports},
          {"copied_by_others", o.copied},
          {"claims", o.claims},
          {"share_named", share},
          {"mean_delay", o.delay ? Json(*o.delay) : Json(nullptr)},
          {"first", time_or_null(o.first)},
          {"last", time_or_null(o.last)},
          {"comments", o.comments},
          {"feed", std::move(feed)}};
}

}  // namespace

Json sources(const Call& call) {
  std::map<std::string, Json> feeds = feeds_by_outlet(call.store);
  Json items = Json::array();
  for (const OutletRow& o : need(call.store.outlets())) {
    const auto feed = feeds.find(o.outlet);
    items.push_back(row_json(o, feed == feeds.end() ? Json(nullptr) : feed->second));
    if (feed != feeds.end()) feeds.erase(feed);
  }
  for (auto& [outlet, feed] : feeds) {  // followed, and nothing read of it yet
    OutletRow none;
    none.outlet = outlet;
    items.push_back(row_json(none, std::move(feed)));
  }
  return {{"items", std::move(items)}};
}

}  // namespace hj::serving
