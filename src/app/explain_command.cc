#include <cstdio>

#include "app/article_json.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/explain_text.h"
#include "app/reading.h"

namespace hj {

int run(const ExplainCommand& command) {
  const Result<std::int64_t> published = parse_date_option(command.published);
  if (!published) return complain(published.error().what), 2;
  const Result<Engine> engine = open_engine();
  if (!engine) return complain(engine.error().what), 1;
  bool failed = false;
  const auto show = [&](const PageResult& page) {
    if (!page.fault.empty()) {
      complain(page.fault);
      failed = failed || !page.no_article;
    }
    for (const Document& doc : page.articles) {
      const std::string out = command.json ? article_json(doc).dump() : explain_text(doc);
      std::printf("%s\n", out.c_str());
    }
  };
  const Faults faults = read_all(*engine, {command.paths, *published, 1}, show);
  return failed || faults.failed > 0 ? 1 : 0;
}

}  // namespace hj
