#include "serve/audit.h"

#include <algorithm>
#include <atomic>

#include "core/hash.h"
#include "serve/secret.h"

namespace hj::serving {
namespace {

constexpr std::string_view kAuditRecords = "audit";
constexpr std::size_t kManyAudited = 10'000;
constexpr unsigned kRound = 256;  // after so many the oldest are dropped

Done drop_oldest(Store& store) {
  const Result<std::vector<Record>> all = store.records(kAuditRecords);
  if (!all) return all.error();
  for (std::size_t i = 0; i + kManyAudited < all->size(); ++i)
    if (Done dropped = store.drop(kAuditRecords, (*all)[i].id);
        !dropped && dropped.error().code != Code::not_found)  // another server was there before
      return dropped;
  return done();
}

}  // namespace

Done note_deed(Store& store, const Audited& deed, std::int64_t micros) {
  static std::atomic<unsigned> count = 0;
  const Json body = {{"by", deed.by},         {"method", deed.method},   {"path", deed.path},
                     {"status", deed.status}, {"request", deed.request}, {"client", deed.client}};
  const std::string id = hex(static_cast<std::uint64_t>(micros)) + random_hex(4);
  if (Done kept = store.keep({std::string(kAuditRecords), id,
                              body.dump(-1, ' ', false, Json::error_handler_t::replace),
                              micros / 1'000'000});
      !kept)
    return kept;
  return ++count % kRound == 0 ? drop_oldest(store) : done();
}

Json audit(const Call& call) {
  const unsigned limit = call.params.number("limit", 1, 500, 50);
  const std::string cursor = call.params.text("cursor", 40);
  const bool good = cursor.empty() || (cursor.size() == 24 &&
                                       cursor.find_first_not_of("0123456789abcdef") == cursor.npos);
  if (!good) Params::refuse("cursor", "is none that this server gave");
  const std::vector<Record> all =
      need(call.store.records(kAuditRecords));  // by id: the oldest first
  auto end = cursor.empty() ? all.end() : std::ranges::lower_bound(all, cursor, {}, &Record::id);
  Json items = Json::array(), next = nullptr;
  while (end != all.begin()) {
    if (items.size() == limit) {
      next = end->id;
      break;
    }
    const Record& r = *--end;
    Json one = Json::parse(r.body, nullptr, false);
    if (!one.is_object()) continue;
    one["at"] = time_or_null(r.at);
    items.push_back(std::move(one));
  }
  return {{"items", std::move(items)}, {"next_cursor", std::move(next)}};
}

}  // namespace hj::serving
