// hapjong feed: pages into the queue, from the door that `read` uses; waits where the queue is
// full.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/parcel.h"
#include "app/worker.h"
#include "core/hash.h"

namespace hj {
namespace {

struct Fed {
  std::size_t put = 0, known = 0, failed = 0;
};

class Feeder {
 public:
  Feeder(Queue& queue, std::int64_t published) : queue_(queue), published_(published) {}

  void page(const Page& page) {
    if (!lost_) put(Topic::pages, page_id(page), pack_page({page, published_}), page.source);
  }
  // A file of many pages as parts, each of which any worker may take.
  void place(const ingest::Reader& reader, const std::string& path, std::uint64_t bytes) {
    const Result<std::vector<ingest::Part>> parts = reader.cut(path, bytes);
    if (!parts) return complain(parts.error().what), failed();
    for (const ingest::Part& part : *parts) {
      const std::string body = pack_place({path, part});
      if (!lost_) put(Topic::archives, hex(hash64(body)), body, path);
    }
  }
  void failed() { ++fed_.failed; }
  const Fed& fed() const { return fed_; }
  bool lost() const { return lost_; }

 private:
  void put(Topic topic, const std::string& id, const std::string& body, const std::string& source) {
    const Result<std::uint64_t> done = put_patiently(queue_, topic, id, body, [] { return true; });
    if (done) {
      ++(*done == 0 ? fed_.known : fed_.put);
      return;
    }
    complain(source + ": " + done.error().what);
    ++fed_.failed;
    lost_ = done.error().code != Code::bad_input;  // without a queue nothing more can be fed
  }
  Queue& queue_;
  std::int64_t published_;
  Fed fed_;
  bool lost_ = false;
};

}  // namespace

int run(const FeedCommand& command) {
  const Result<std::int64_t> published = parse_date_option(command.published);
  if (!published) return complain(published.error().what), 2;
  const Result<ingest::Columns> columns = ingest::parse_columns(command.columns);
  if (!columns) return complain("--columns: " + columns.error().what), 2;
  const Result<std::unique_ptr<Queue>> queue = open_queue(command.queue);
  if (!queue) return fail(queue.error());
  ingest::FetchLimits fetch;
  fetch.allow_private = command.allow_private;
  const ingest::Reader reader({}, *columns, fetch);
  Feeder feeder(**queue, *published);
  for (const std::string& path : command.paths) {
    if (feeder.lost()) break;
    if (command.archives)
      feeder.place(reader, path, std::uint64_t{command.cut} << 20);
    else
      reader.read(
          path, [&](Page&& page) { feeder.page(page); },
          [&](const ingest::Fault& fault) {
            complain((fault.warning ? "warning: " : "") + fault.error.what);
            if (!fault.warning) feeder.failed();
          });
  }
  const Fed& fed = feeder.fed();
  if (command.json)
    std::printf(
        "%s\n",
        nlohmann::ordered_json{{"put", fed.put}, {"known", fed.known}, {"failed", fed.failed}}
            .dump()
            .c_str());
  else if (!command.quiet)
    std::printf("%zu put into the queue, %zu known already, %zu failed\n", fed.put, fed.known,
                fed.failed);
  return fed.failed > 0 ? 1 : 0;
}

}  // namespace hj
