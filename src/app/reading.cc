#include "app/reading.h"

#include "app/commands.h"
#include "app/ordered_pool.h"
#include "core/value.h"

namespace hj {

PageResult read_page(const Engine& engine, const Page& page, std::int64_t published) {
  PageResult out;
  out.source = page.source, out.next = page.next;
  Result<std::vector<Document>> made = engine.read(page, published);
  if (made) {
    out.articles = *std::move(made);
  } else {
    out.fault = made.error().what;
    out.no_article = made.error().code == Code::not_found;
  }
  return out;
}

Faults read_all(const Engine& engine, const ReadPlan& plan,
                const std::function<void(PageResult)>& sink) {
  Faults faults;
  OrderedPool<Page, PageResult> pool(
      std::max(1U, plan.jobs),
      [&](const Page& page) { return read_page(engine, page, plan.published); }, sink);
  ingest::FetchLimits fetch;
  fetch.allow_private = plan.allow_private;
  const ingest::Reader reader({}, plan.columns, fetch);
  for (const std::string& path : plan.paths)
    reader.read(
        path, [&](Page&& page) { pool.submit(std::move(page)); },
        [&](const ingest::Fault& fault) {
          complain((fault.warning ? "warning: " : "") + fault.error.what);
          ++(fault.warning ? faults.warned : faults.failed);
        },
        plan.places);
  pool.finish();
  return faults;
}

Result<std::int64_t> parse_date_option(const std::string& text) {
  if (text.empty()) return std::int64_t{0};
  const Moment moment = parse_moment(text);
  if (!moment.ok)
    return Error{Code::bad_input, "--published " + text + ": is no date (2024-02-18)"};
  return moment.seconds;
}

}  // namespace hj
