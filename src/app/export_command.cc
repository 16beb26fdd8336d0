#include <cstdio>
#include <limits>

#include "app/ask.h"
#include "app/commands.h"
#include "core/hash.h"

namespace hj {
namespace {

// One value as plain words; what a list holds is parted by "; ".
std::string words_of(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string out;
    for (const Json& one : value) {
      if (!out.empty()) out.append("; ");
      out.append(words_of(one));
    }
    return out;
  }
  if (!value.is_object()) return value.dump();
  if (value.contains("currency")) return words_of(value["currency"]) + ' ' + value["value"].dump();
  for (const char* key : {"name", "text", "id"})
    if (value.contains(key)) return words_of(value[key]);
  return value.dump();
}

// A cell as spreadsheets read it; what would begin a formula is kept text by a leading apostrophe.
std::string cell(const Json& value) {
  const std::string words = words_of(value);
  const bool formula = !words.empty() && !value.is_number() &&
                       std::string_view("=+-@\t").find(words.front()) != std::string_view::npos;
  if (!formula && words.find_first_of(",\"\n\r") == std::string::npos) return words;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : words) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

class Writer {
 public:
  explicit Writer(bool csv) : csv_(csv) {}
  void operator()(const Json& item) {
    if (!csv_) {
      std::printf("%s\n", item.dump().c_str());
      return;
    }
    if (!headed_) row([&](const auto& entry) { return entry.key(); }, item);
    headed_ = true;
    row([&](const auto& entry) { return cell(entry.value()); }, item);
  }

 private:
  void row(auto of, const Json& item) {
    std::string line;
    bool first = true;
    for (const auto& entry : item.items()) {
      if (!first) line += ',';
      first = false;
      line += of(entry);
    }
    std::printf("%s\r\n", line.c_str());
  }
  bool csv_, headed_ = false;
};

// A story with the articles that tell it: what scorers and other programs want of it.
Json story_with_articles(Asker& ask, Json story) {
  Json articles = Json::array();
  if (const Result<Json> page = ask("/stories/" + story["id"].get<std::string>()))
    for (const Json& a : (*page)["articles"])
      articles.push_back({{"id", a.value("input_id", Json(nullptr))},
                          {"doc", a["id"]},
                          {"outlet", a["outlet"]},
                          {"headline", a["headline"]}});
  story["articles_count"] = story["articles"];
  story["articles"] = std::move(articles);
  return story;
}

Done export_claims(Asker& ask, Writer& write) {
  constexpr auto kAll = std::numeric_limits<std::size_t>::max();
  Done failed = done();
  const Done listed = ask.each("/deals", {}, kAll, [&](const Json& deal) {
    const Result<Json> page = ask("/deals/" + deal["id"].get<std::string>());
    if (!page)
      failed = page.error();
    else
      for (const Json& claim : (*page)["rows"]) write(claim);
  });
  return listed ? failed : listed;
}

}  // namespace

int run(const ExportCommand& command) {
  Result<Asker> ask = Asker::open(command.store);
  if (!ask) return complain(ask.error().what), 1;
  constexpr auto kAll = std::numeric_limits<std::size_t>::max();
  Writer write(command.format == "csv");
  const Done written =
      command.what == "claims" ? export_claims(*ask, write)
      : command.what == "stories"
          ? ask->each("/stories", {}, kAll,
                      [&](const Json& s) { write(story_with_articles(*ask, s)); })
          : ask->each("/" + command.what, {}, kAll, [&](const Json& item) { write(item); });
  if (!written) return complain(written.error().what), 1;
  return 0;
}

}  // namespace hj
