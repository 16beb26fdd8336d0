// Deals, search and suggestions.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/hash.h"
#include "core/schema.h"
#include "core/value.h"
#include "serve/api.h"
#include "store/query_text.h"
#include "store/terms.h"

namespace hj::serving {
namespace {

constexpr std::pair<std::string_view, HitKind> kHitKinds[] = {{"article", HitKind::article},
                                                              {"entity", HitKind::entity},
                                                              {"deal", HitKind::deal},
                                                              {"story", HitKind::story}};

std::optional<HitKind> parse_hit(std::string_view code) {
  for (const auto& [name, kind] : kHitKinds)
    if (name == code) return kind;
  return std::nullopt;
}
std::string_view code_of(HitKind kind) { return kHitKinds[static_cast<std::size_t>(kind)].first; }

// The snippet as pieces: no offsets, so that nothing can be marked wrongly.
Json pieces(const Hit& h) {
  Json out = Json::array();
  std::uint32_t at = 0;
  const auto add = [&](std::uint32_t to, bool hit) {
    if (to > at) out.push_back({{"text", h.snippet.substr(at, to - at)}, {"hit", hit}});
    at = std::max(at, to);
  };
  for (const Span m : h.marks) add(m.begin, false), add(m.end, true);
  add(static_cast<std::uint32_t>(h.snippet.size()), false);
  return out;
}

Json pairs(const std::vector<Facet>& facets) {
  Json out = Json::array();
  for (const Facet& f : facets) out.push_back({f.value, f.count});
  return out;
}

// How many of each kind the same query finds.
Json kind_facet(const Call& call, Search s) {
  Json out = Json::array();
  s.limit = 1, s.facets = false, s.cursor.clear();
  for (const auto& [name, kind] : kHitKinds) {
    s.kind = kind;
    if (const Hits hits = need(call.store.search(s)); hits.total != 0)
      out.push_back({name, hits.total});
  }
  return out;
}

void add_part(Json& out, std::string_view field, std::string_view value, std::string text) {
  out.push_back({{"field", field}, {"op", ":"}, {"value", value}, {"text", std::move(text)}});
}
std::string text_of(const store::WordNode& n);
std::string text_of(const store::WordTree& words) {
  std::string out;
  for (const store::WordNode& n : words) out += (out.empty() ? "" : " ") + text_of(n);
  return out;
}
std::string text_of(const store::WordNode& n) {
  using What = store::WordNode::What;
  std::string bare = n.text;
  if (n.what == What::phrase) bare = '"' + n.text + '"';
  if (n.what == What::exact) bare = '=' + n.text;
  if (n.what == What::prefix) bare = n.text + '*';
  if (n.what == What::any) {
    bare.clear();
    for (const store::WordTree& branch : n.any)
      bare += (bare.empty() ? "(" : " OR ") + text_of(branch);
    bare += ')';
  }
  return (n.without ? "-" : "") + (n.title ? "title:" + bare : bare);
}
void add_words(Json& out, const store::WordTree& words) {
  using What = store::WordNode::What;
  for (const store::WordNode& n : words) {
    if (n.what == What::any && n.any.size() == 1 && !n.without) {
      add_words(out, n.any[0]);
      continue;
    }
    const bool plain = n.what != What::any && n.what != What::mark;
    out.push_back({{"field", n.title               ? "title"
                             : n.what == What::any ? "any"
                             : plain               ? "word"
                                                   : "mark"},
                   {"op", n.without ? "-" : ""},
                   {"value", n.text},
                   {"text", text_of(n)}});
  }
}
// The query as it was understood.
Json parsed_json(const std::string& text) {
  const store::ParsedQuery q = need(store::parse_query(text));
  Json out = Json::array();
  add_words(out, q.words);
  for (const Type t : q.types) add_part(out, "type", code(t), std::string(label(t).ko));
  for (const Status s : q.statuses) add_part(out, "status", code(s), std::string(label(s).ko));
  for (const std::string& o : q.outlets) add_part(out, "outlet", o, "outlet:" + o);
  for (const auto& list : q.parties)
    for (const std::string& name : list) add_part(out, "party", name, "party:" + name);
  for (const auto& list : q.entities)
    for (const std::string& name : list) add_part(out, "entity", name, "entity:" + name);
  for (const store::Range& r : q.amounts) {
    const auto sum = [&](double v) {
      return r.currency + ' ' + std::to_string(static_cast<std::int64_t>(std::min(v, 9e18)));
    };
    const std::string value = sum(r.least) + ".." + (r.most == 0 ? "" : sum(r.most));
    add_part(out, "amount", value, "amount:" + value);
  }
  if (q.since != 0)
    add_part(out, "since", iso_utc(q.since), "since:" + iso_date(local_day(q.since, 540)));
  if (q.until != 0)
    add_part(out, "until", iso_utc(q.until), "until:" + iso_date(local_day(q.until - 1, 540)));
  return out;
}

constexpr unsigned kSuggested = 8;

// Do the words of `name` from some one on begin so? `typed` is folded.
bool begins_a_word(std::string_view name, std::string_view typed) {
  const std::vector<std::string> words = store::words(name);
  std::string rest;
  for (std::size_t i = words.size(); i-- > 0;)
    if ((rest = words[i] + rest).starts_with(typed)) return true;
  return false;
}
// Those that the articles call by their Korean names, by what they are called in English.
void add_by_english(const Call& call, const std::string& typed, std::vector<Hit>& hits) {
  constexpr std::size_t kAsked = 64;  // names that begin so, looked for in the store
  const std::string word = store::fold(typed);
  if (word.empty() || static_cast<unsigned char>(word[0]) >= 0x80) return;
  std::size_t asked = 0;
  for (const auto& [kind, names] : call.options.english)
    for (const auto& [name, english] : names) {
      if (!begins_a_word(english, word)) continue;
      if (hits.size() >= kSuggested || ++asked > kAsked) return;
      for (const EntityId id : need(call.store.bearing(name))) {
        const auto same = [&](const Hit& h) { return EntityId{h.id} == id; };
        if (hits.size() >= kSuggested || std::ranges::any_of(hits, same)) break;
        Hit& h = hits.emplace_back();
        Filter one;
        one.entity = id;
        h.kind = HitKind::entity, h.id = static_cast<std::uint64_t>(id);
        h.title = first_of(need(call.store.find_entities(one)), "entity").name;
      }
    }
}

}  // namespace

Json to_json(const Hit& h) {
  return {{"kind", code_of(h.kind)},
          {"id", hex(h.id)},
          {"title", h.title},
          {"outlet", text_or_null(h.outlet)},
          {"published", time_or_null(h.published)},
          {"snippet", pieces(h)},
          {"score", h.score}};
}

std::string query_of(const Call& call) {
  std::string query = call.params.required("q");
  if (const auto parsed = store::parse_query(query); !parsed)
    Params::refuse("q", "cannot be read: " + parsed.error().what);
  return query;
}

Json deals(const Call& call) {
  Filter f = call.filter();
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.entity = call.params.id<EntityId>("party");
  f.text = call.params.text("q");
  f.since = call.params.since("since");
  f.until = call.params.until("until");
  f.at = call.params.until("at");
  f.sort = call.params.sort("latest|claims");
  if (f.at != 0 && !f.cursor.empty()) Params::refuse("cursor", "does not go together with at");
  Json out = list_json(need(call.store.find_deals(f)));
  if (call.params.number("facets", 0, 1, 0) == 1) {
    const DealFacets facets = need(call.store.deal_facets(f));
    out["facets"] = {{"type", pairs(facets.types)},
                     {"status", pairs(facets.statuses)},
                     {"currency", pairs(facets.currencies)}};
  }
  return out;
}

Json search(const Call& call) {
  const auto start = std::chrono::steady_clock::now();
  Search s;
  s.text = query_of(call);
  s.limit = call.params.number("limit", 1, 500, 20);
  s.cursor = call.params.text("cursor", 40);
  s.since = call.params.since("since");
  s.until = call.params.until("until");
  s.terms = call.options.terms;
  s.parties = call.options.parties;
  const auto kinds = call.params.codes<HitKind>("kind", parse_hit);
  if (kinds.size() > 1) Params::refuse("kind", "takes one code");
  if (!kinds.empty()) s.kind = kinds[0];
  s.types = call.params.codes<Type>("type", parse_type);
  s.statuses = call.params.codes<Status>("status", parse_status);
  if (call.params.has("outlet")) s.outlets = {call.params.text("outlet")};
  s.facets = call.params.number("facets", 0, 1, 0) == 1;
  const Hits hits = need(call.store.search(s));
  Json items = Json::array();
  for (const Hit& h : hits.items) items.push_back(to_json(h));
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  Json out = {{"items", std::move(items)},
              {"total", hits.total},
              {"more", hits.more},
              {"took_ms", std::round(took.count() * 10) / 10},
              {"next_cursor", text_or_null(hits.next)},
              {"meant", text_or_null(hits.meant)},
              {"parsed", parsed_json(s.text)}};
  if (s.facets)
    out["facets"] = {{"kind", kind_facet(call, s)},
                     {"outlet", pairs(hits.outlets)},
                     {"type", pairs(hits.types)},
                     {"status", pairs(hits.statuses)},
                     {"month", pairs(hits.months)}};
  return out;
}

Json suggest(const Call& call) {
  const std::string typed = call.params.required("q");
  std::vector<Hit> hits = need(call.store.suggest(typed, kSuggested));
  add_by_english(call, typed, hits);
  Json items = Json::array();
  for (const Hit& h : hits)
    items.push_back({{"kind", code_of(h.kind)}, {"id", hex(h.id)}, {"text", h.title}});
  return {{"items", std::move(items)}};
}

}  // namespace hj::serving
