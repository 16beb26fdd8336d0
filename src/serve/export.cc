#include "serve/export.h"

#include <algorithm>
#include <array>
#include <optional>

namespace hj::serving {
namespace {

constexpr unsigned kPage = 500;
constexpr std::size_t kMostBytes = 64U << 20;  // bytes of one answer over HTTP
constexpr std::string_view kBom = "\xEF\xBB\xBF";

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
  for (const char* key : {"name", "text", "headline", "id"})
    if (value.contains(key)) return words_of(value[key]);
  return value.dump();
}

// A cell as spreadsheets read it; what would begin a formula is kept text by a leading apostrophe.
std::string cell(const Json& value) {
  std::string words = words_of(value);
  const bool formula = !words.empty() && !value.is_number() &&
                       std::string_view("=+-@\t\r").find(words.front()) != std::string_view::npos;
  if (!formula && words.find_first_of(",\"\n\r") == std::string::npos) return words;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : words) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

Json shape_of(std::string_view what);

class RowWriter {
 public:
  RowWriter(bool csv, const Sink& sink) : csv_(csv), sink_(sink) {}
  void operator()(const Json& item) {
    if (!csv_) return sink_(item.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
    head(item);
    row([](const auto& entry) { return cell(entry.value()); }, item);
  }
  void end(std::string_view what) {  // a table of no rows has its columns, too
    if (csv_ && !headed_) head(shape_of(what));
  }

 private:
  void head(const Json& item) {
    if (!headed_) row([](const auto& entry) { return entry.key(); }, item);
    headed_ = true;
  }
  void row(auto of, const Json& item) {
    std::string line;
    bool first = true;
    for (const auto& entry : item.items()) {
      if (!first) line += ',';
      first = false;
      line += of(entry);
    }
    sink_(line + "\r\n");
  }
  bool csv_, headed_ = false;
  const Sink& sink_;
};

// Every row of a list, page after page.
template <class Row>
void each(Filter f, Result<List<Row>> (Store::*find)(const Filter&) const, const Store& store,
          const std::function<void(const Row&)>& take) {
  f.limit = kPage;
  do {
    const List<Row> page = need((store.*find)(f));
    for (const Row& row : page.items) take(row);
    f.cursor = page.next;
  } while (!f.cursor.empty());
}

Filter period(const Call& call) {
  Filter f;
  f.entity = call.params.id<EntityId>("party");
  f.since = call.params.since("since");
  f.until = call.params.until("until");
  return f;
}

// A story with the articles that tell it: what scorers and other programs want of it.
Json with_articles(const Call& call, const StoryRow& row) {
  Json story = to_json(row), told = Json::array();
  Filter f;
  f.story = row.id;
  each<ArticleRow>(f, &Store::find_articles, call.store, [&](const ArticleRow& a) {
    told.push_back({{"id", text_or_null(a.input_id)},
                    {"doc", id_text(a.id)},
                    {"outlet", text_or_null(a.outlet)},
                    {"headline", a.headline}});
  });
  story["articles_count"] = story["articles"];
  story["articles"] = std::move(told);
  return story;
}

// Also those of no deal. As of a day, those that were out by then.
void write_claims(const Call& call, RowWriter& write) {
  Filter f = period(call);
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  if (const std::int64_t at = call.params.until("at"); at != 0)
    f.until = f.until == 0 ? at : std::min(f.until, at);
  std::optional<Texts> texts;  // of one article at a time: those of all do not fit
  DocId doc{};
  each<ClaimRow>(f, &Store::find_claims, call.store, [&](const ClaimRow& claim) {
    if (!texts || claim.article.id != doc) texts.emplace(call.store), doc = claim.article.id;
    write(to_json(claim, *texts));
  });
}

// The columns of a table without rows; those of a claim need its article.
Json shape_of(std::string_view what) {
  if (what == "deals") return to_json(DealRow());
  if (what == "articles") return to_json(ArticleRow());
  if (what == "stories") return to_json(StoryRow());
  if (what == "entities") return to_json(EntityRow());
  Json out = Json::object();
  for (const char* column :
       {"id",          "type",    "a",    "b",        "c",     "status",  "stance",  "flags",
        "amount",      "tranche", "time", "object",   "place", "title",   "speaker", "via",
        "source_tier", "score",   "rule", "features", "deal",  "article", "evidence"})
    out[column] = nullptr;
  return out;
}

void write_list(const Call& call, std::string_view what, bool csv, RowWriter& write) {
  const Filter f = period(call);
  if (what == "deals") return each_deal(call, [&](const DealRow& d) { write(to_json(d)); });
  if (what == "claims") return write_claims(call, write);
  if (what == "articles")
    return each<ArticleRow>(f, &Store::find_articles, call.store,
                            [&](const ArticleRow& a) { write(to_json(a)); });
  if (what == "stories")
    return each<StoryRow>(f, &Store::find_stories, call.store, [&](const StoryRow& s) {
      write(csv ? to_json(s) : with_articles(call, s));
    });
  each<EntityRow>(f, &Store::find_entities, call.store,
                  [&](const EntityRow& e) { write(to_json(e)); });
}

void write_rows(const Call& call, ExportKind kind, const Sink& sink) {
  const bool csv = kind.form == Form::csv;
  if (call.params.number("bom", 0, 1, 0) == 1 && csv) sink(kBom);
  RowWriter write(csv, sink);
  write_list(call, kind.what, csv, write);
  write.end(kind.what);
}

constexpr std::pair<std::string_view, Form> kForms[] = {{"csv", Form::csv},
                                                        {"jsonl", Form::jsonl},
                                                        {"graphml", Form::graphml},
                                                        {"gexf", Form::gexf},
                                                        {"jsonld", Form::jsonld}};

}  // namespace

ExportKind parse_export(std::string_view file) {
  const std::size_t dot = file.find('.');
  const std::string_view what = file.substr(0, dot);
  const std::string_view form = dot == file.npos ? std::string_view() : file.substr(dot + 1);
  constexpr std::string_view kWhat[] = {"articles", "claims", "deals", "stories", "entities"};
  for (const std::string_view known : kWhat)
    for (const auto& [name, value] : kForms)
      if (known == what && name == form && (value <= Form::jsonl || what == "deals"))
        return {known, value};
  throw Problem{404, "Not found",
                "there are articles, claims, deals, stories and entities as .csv and .jsonl, and "
                "deals as .graphml, .gexf and .jsonld"};
}

std::string_view content_type(Form form) {
  constexpr std::string_view kTypes[] = {"text/csv; charset=utf-8", "application/jsonl",
                                         "application/graphml+xml", "application/gexf+xml",
                                         "application/ld+json"};
  return kTypes[static_cast<std::size_t>(form)];
}

void each_deal(const Call& call, const std::function<void(const DealRow&)>& take) {
  Filter f = period(call);
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.at = call.params.until("at");
  if (f.at == 0) return each<DealRow>(f, &Store::find_deals, call.store, take);
  f.limit = 5000;  // as of a day there are no pages
  for (const DealRow& d : need(call.store.find_deals(f)).items) take(d);
}

void write_export(const Call& call, ExportKind kind, const Sink& sink) {
  if (kind.form == Form::jsonld) return write_jsonld(call, sink);
  if (kind.form >= Form::graphml) return write_graph(call, kind.form, sink);
  write_rows(call, kind, sink);
}

File export_file(const Call& call) {
  const ExportKind kind = parse_export(call.id);
  File out{std::string(content_type(kind.form)), {}, std::string(call.id)};
  write_export(call, kind, [&](std::string_view piece) {
    if (out.bytes.size() + piece.size() > kMostBytes)
      throw Problem{413, "Too much",
                    "more than 64 MiB: narrow it by since and until, or use `hapjong export`"};
    out.bytes += piece;
  });
  return out;
}

}  // namespace hj::serving
