#include "ingest/watcher.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "core/charset.h"
#include "core/hash.h"
#include "core/value.h"
#include "ingest/address.h"
#include "ingest/feed.h"
#include "ingest/form.h"
#include "ingest/json.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kNew = 200;    // articles taken of one poll; the others are taken by the next
constexpr std::size_t kSeen = 5000;  // items remembered of a feed
constexpr std::size_t kParts = 10;   // of an index of sitemaps, the latest
constexpr std::int64_t kFresh =
    std::int64_t{3} * 86400;         // seconds; older entries of a sitemap are left alone
constexpr std::size_t kWaiting = 4;  // results that wait to be taken

std::string field(const Page& page, const char* name) {
  const auto found = page.fields.find(name);
  return found == page.fields.end() ? std::string() : found->second;
}

// An item is new when its address or id is, and when its feed says that it was changed since.
std::uint64_t print_of(const Page& item) {
  const std::string id = field(item, "id");
  return hash64(item.url.empty() ? id : item.url, hash64(field(item, "modified")));
}

bool stale(const Page& item, std::int64_t now) {
  std::string date = field(item, "published");
  if (date.empty()) date = field(item, "modified");
  const Moment moment = parse_moment(date);
  return !moment.ok || moment.seconds < now - kFresh;
}

Feed parse(const Reply& reply) {
  const std::string text = decode(reply.body, reply.charset).text;
  Feed out;
  switch (shape_of(text)) {
    case Shape::feed:
      return read_feed(reply.body, reply.url);
    case Shape::json:
      return read_json_feed(text, reply.url);
    case Shape::html:
      out.broken = reply.url + ": is an HTML page, no feed";
      break;
    case Shape::text:
      out.broken = reply.url + ": is no feed";
  }
  return out;
}

}  // namespace

Watcher::Watcher(SourceList list, HealthBook& book, FetchLimits limits,
                 const std::atomic<bool>* stop)
    : list_(std::move(list)),
      book_(book),
      limits_(std::move(limits)),
      stop_(stop),
      manners_(list_.pause, list_.agent.empty() ? limits_.agent : list_.agent, stop) {
  if (!list_.agent.empty()) limits_.agent = list_.agent;
}

std::int64_t Watcher::next() const {
  std::int64_t first = 0;
  for (const Source& source : list_.sources) {
    const Health* h = book_.find(source.url);
    if (h != nullptr && h->gone) continue;
    const std::int64_t due = std::max<std::int64_t>(1, h == nullptr ? 1 : h->next);
    if (first == 0 || due < first) first = due;
  }
  return first;
}

std::size_t Watcher::poll(std::int64_t now, bool all,
                          const std::function<void(const Polled&)>& on_polled) {
  std::vector<std::pair<const Source*, Health>> due;
  for (const Source& source : list_.sources) {
    const Health& health = book_.of(source.url);
    if (!health.gone && (all || health.next <= now)) due.emplace_back(&source, health);
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Polled> ready;
  std::size_t taken = 0, running = 0;
  const auto work = [&] {
    Fetcher fetcher(limits_, stop_);
    for (;;) {
      std::unique_lock lock(mutex);
      if (taken == due.size() || (stop_ != nullptr && stop_->load())) break;
      const auto& [source, health] = due[taken++];
      lock.unlock();
      Polled polled = poll_one(*source, health, now, fetcher);
      lock.lock();
      changed.wait(lock, [&] { return ready.size() < kWaiting; });
      ready.push_back(std::move(polled));
      changed.notify_all();
    }
    const std::scoped_lock lock(mutex);
    --running;
    changed.notify_all();
  };
  running = std::min(due.size(), static_cast<std::size_t>(list_.parallel));
  std::vector<std::thread> threads;
  for (std::size_t i = running; i > 0; --i) threads.emplace_back(work);
  std::size_t polls = 0;
  for (;;) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return !ready.empty() || running == 0; });
    if (ready.empty()) break;
    const Polled polled = std::move(ready.front());
    ready.pop_front();
    changed.notify_all();
    lock.unlock();
    if (polled.failed && stop_ != nullptr && stop_->load()) continue;  // broken off, not broken
    on_polled(polled);
    book_.of(polled.url) = polled.health;
    ++polls;
  }
  for (std::thread& thread : threads) thread.join();
  return polls;
}

Polled Watcher::poll_one(const Source& source, Health health, std::int64_t now, Fetcher& fetcher) {
  Polled out;
  out.url = source.url, out.name = source.name.empty() ? source.url : source.name;
  Health& h = out.health;
  h = std::move(health);
  ++h.polls;
  h.last_try = now;
  Result<Reply> reply = manners_.get(fetcher, {source.url, h.etag, h.last_modified});
  std::int64_t retry_after = 0;
  if (!reply) {
    h.error = reply.error().what, h.status = 0;
  } else {
    h.status = reply->status, h.seconds = reply->seconds, h.moved = reply->moved;
    retry_after = reply->retry_after;
    h.error.clear();
    if (reply->status == 304)
      out.unchanged = true, ++h.unchanged;
    else if (reply->status == 410)
      h.gone = true, h.error = source.url + ": is gone for good (410)";
    else if (reply->status != 200)
      h.error = source.url + ": answers " + std::to_string(reply->status);
    else
      read_feed_body(source, *reply, now, fetcher, out);
  }
  out.failed = !h.error.empty();
  h.failures = out.failed ? h.failures + 1 : 0;
  if (!out.failed) h.last_good = now;
  if (!out.pages.empty()) h.last_new = now;
  h.articles += static_cast<std::int64_t>(out.pages.size());
  h.faults += static_cast<std::int64_t>(out.faults.size()) + out.failed;
  h.next = next_poll(now, source.every, h.failures, retry_after);
  if (h.seen.size() > kSeen)
    h.seen.erase(h.seen.begin(), h.seen.end() - static_cast<std::ptrdiff_t>(kSeen));
  return out;
}

std::vector<Page> Watcher::items_of(const Source& source, const Reply& reply, std::int64_t now,
                                    Fetcher& fetcher, Polled& out) {
  Feed feed = parse(reply);
  std::vector<Page> items = std::move(feed.pages);
  if (!feed.broken.empty()) {
    if (items.empty())
      out.health.error = feed.broken;
    else
      out.faults.push_back(feed.broken);
  }
  const std::size_t skip = feed.sitemaps.size() - std::min(kParts, feed.sitemaps.size());
  for (std::size_t i = skip; i < feed.sitemaps.size(); ++i) {
    const Result<Reply> part = manners_.get(fetcher, {feed.sitemaps[i], {}, {}});
    if (!part || part->status != 200) {
      out.faults.push_back(part ? feed.sitemaps[i] + ": answers " + std::to_string(part->status)
                                : part.error().what);
      continue;
    }
    Feed more = parse(*part);
    if (!more.broken.empty()) out.faults.push_back(more.broken);
    for (Page& page : more.pages) items.push_back(std::move(page));
    feed.sitemap = true;
  }
  if (feed.sitemap) std::erase_if(items, [now](const Page& item) { return stale(item, now); });
  if (items.empty() && out.health.error.empty() && !feed.sitemap)
    out.faults.push_back(source.url + ": the feed has no items");
  return items;
}

void Watcher::read_feed_body(const Source& source, const Reply& reply, std::int64_t now,
                             Fetcher& fetcher, Polled& out) {
  std::vector<Page> items = items_of(source, reply, now, fetcher, out);
  std::unordered_set<std::uint64_t> seen(out.health.seen.begin(), out.health.seen.end());
  std::size_t left = 0;
  for (Page& item : items) {
    const std::uint64_t print = print_of(item);
    if (item.url.empty() && field(item, "body").empty()) continue;
    if (!seen.insert(print).second) continue;
    if (out.pages.size() == kNew || (stop_ != nullptr && stop_->load())) {
      ++left;
      continue;
    }
    const std::size_t faults = out.faults.size();
    take_item(source, std::move(item), now, fetcher, out);
    if (out.faults.size() == faults || out.faults.back().ends_with("answers 404") ||
        out.faults.back().ends_with("answers 410") ||
        out.faults.back().ends_with("robots.txt does not allow it"))
      out.health.seen.push_back(print);  // else it is tried again by the next poll
    else
      ++left;
  }
  out.unchanged = out.pages.empty() && left == 0;
  // With something left over, a conditional request would hide it.
  out.health.etag = left > 0 ? std::string() : reply.etag;
  out.health.last_modified = left > 0 ? std::string() : reply.last_modified;
}

void Watcher::take_item(const Source& source, Page&& item, std::int64_t now, Fetcher& fetcher,
                        Polled& out) {
  const std::string outlet = source.name.empty() ? field(item, "outlet") : source.name;
  if (!source.articles || item.url.empty()) {
    if (!source.name.empty()) item.fields["outlet"] = source.name;
    item.seen = now;
    if (!field(item, "body").empty()) out.pages.push_back(std::move(item));
    return;
  }
  const std::string url = resolve_url(source.url, item.url);
  Result<Reply> reply = manners_.get(fetcher, {url.empty() ? item.url : url, {}, {}});
  if (!reply) return out.faults.push_back(reply.error().what);
  if (reply->status != 200)
    return out.faults.push_back(item.url + ": answers " + std::to_string(reply->status));
  if (!reply->type.empty() && reply->type != "text/html" && reply->type != "application/xhtml+xml")
    return out.faults.push_back(item.url + ": is of type " + reply->type + ", no page");
  Page page = page_of(*std::move(reply), now);
  if (!outlet.empty()) page.fields["outlet"] = outlet;
  for (const char* name : {"published", "comments", "section", "id"})
    if (const std::string value = field(item, name); !value.empty()) page.fields[name] = value;
  out.pages.push_back(std::move(page));
}

}  // namespace hj::ingest
