// Alerts that fire: looks at the articles that have come since the last look, takes up their claims
// at most once each, and hands them on.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "core/result.h"
#include "store/query.h"

namespace hj {

class Store;

struct WebhookPost {
  std::string url, body;
  std::string signature;  // X-Hapjong-Signature: t=UTC seconds,v1=HMAC-SHA256 of "t.body" in hex
  std::string delivery;   // X-Hapjong-Delivery: the same at each attempt
};
// The status of the answer; an Error where there was none.
using WebhookSender = std::function<Result<int>(const WebhookPost& post)>;

// An alert whose way is missing here waits for a program that has it.
struct AlarmOptions {
  TermMaker terms;
  PartyFinder parties;
  WebhookSender send;                                  // of `webhook` alerts
  std::function<void(const std::string& line)> print;  // of `output` alerts
  const std::atomic<bool>* stop = nullptr;             // true: what is left waits for another time
};
// How many claims were taken up. Several programs may call it on one store at once.
Result<std::size_t> fire_alerts(Store& store, const AlarmOptions& options, std::int64_t now);
// While articles are read anew nothing fires, in no program. `hold_alerts` takes up what has
// arrived until then, to be handed on later; `release_alerts` what has come meanwhile beside
// `read_anew`, and every alert goes on from there. Held until it is released, also over a kill.
Done hold_alerts(Store& store, const AlarmOptions& options, std::int64_t now);
Done release_alerts(Store& store, const AlarmOptions& options, std::int64_t now,
                    const std::set<DocId>& read_anew);

}  // namespace hj
