// The routes that answer with a whole page: a story, an article, an entity, a deal.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/hash.h"
#include "serve/api.h"
#include "serve/diff.h"
#include "serve/story_parts.h"

namespace hj::serving {
namespace {

constexpr unsigned kWhole = 500;  // rows of one kind on a page

Json steps_json(const std::vector<ClaimRow>& claims, Texts& texts) {
  Json out = Json::array();
  for (const ClaimRow& c : claims) {
    Json row = to_json(c, texts);
    out.push_back({{"date", day_or_null(c.article)},
                   {"status", row["status"]},
                   {"type", row["type"]},
                   {"deal", row["deal"]},
                   {"claim", row["id"]},
                   {"text", row["evidence"]["text"]},
                   {"a", row["a"]},
                   {"b", row["b"]},
                   {"article", row["article"]}});
  }
  return out;
}

Json digest(const StoryRow& story, const std::vector<ArticleRow>& articles, Texts& texts) {
  Json out = Json::array();
  for (const auto& [doc, span] : story.digest) {
    const auto found = std::ranges::find(articles, doc, &ArticleRow::id);
    if (found == articles.end()) continue;  // it has left the story since
    const Texts::Text& t = texts.of(doc);
    if (span.begin > span.end || span.end > t.text.size()) continue;
    out.push_back({{"text", slice(t.text, span)},
                   {"article", to_json(static_cast<const ArticleRef&>(*found))},
                   {"begin", t.units.at(span.begin)},
                   {"end", t.units.at(span.end)}});
  }
  return out;
}

Json ref_or_null(const ArticleRow* a) {
  return a == nullptr ? Json(nullptr) : to_json(static_cast<const ArticleRef&>(*a));
}
Json chapters_json(const std::vector<Chapter>& chapters) {
  Json out = Json::array();
  for (const Chapter& c : chapters) {
    Json types = Json::array(), claims = Json::array();
    for (const Type t : c.types) types.push_back(code(t));
    for (const ClaimId id : c.claims) claims.push_back(id_text(id));
    out.push_back({{"title", c.lead->headline},
                   {"lead", ref_or_null(c.lead)},
                   {"first", time_or_null(c.first)},
                   {"last", time_or_null(c.last)},
                   {"articles", c.articles},
                   {"types", std::move(types)},
                   {"claims", std::move(claims)}});
  }
  return out;
}
Json origins_json(const std::vector<Origin>& origins) {
  Json out = Json::array();
  for (const Origin& o : origins)
    out.push_back({{"article", ref_or_null(o.article)},
                   {"from", ref_or_null(o.from)},
                   {"via", text_or_null(o.via)},
                   {"copy", o.article->copy_of != DocId::none}});
  return out;
}
// Of three and more of one family, a copy may have been taken from another copy.
void trace(const Call& call, std::vector<Origin>& origins) {
  constexpr std::size_t kTraced = 64;  // documents of a family that are read
  std::map<DocId, std::vector<Original>> families;
  std::map<DocId, const ArticleRow*> rows;
  for (const Origin& o : origins) {
    const ArticleRow& a = *o.article;
    rows[a.id] = &a;
    const DocId origin = a.copy_of == DocId::none ? a.id : a.copy_of;
    families[origin].push_back({a.id, origin, a.published, a.outlet, {}});
  }
  std::map<DocId, DocId> parents;
  for (auto& [origin, family] : families) {
    if (family.size() < 3 || family.size() > kTraced || !call.options.trace) continue;
    for (Original& o : family) o.prints = need(call.store.get(o.doc)).prints.rows;
    for (const auto& [doc, parent] : call.options.trace(family)) parents[doc] = parent;
  }
  for (Origin& o : origins)
    if (const auto at = parents.find(o.article->id);
        o.article->copy_of != DocId::none && at != parents.end() && at->second != DocId::none)
      o.from = rows.at(at->second);
}

Json disagreements_json(const std::vector<Disagreement>& all, Texts& texts) {
  Json out = Json::array();
  for (const Disagreement& d : all) {
    Json versions = Json::array();
    for (const Version& v : d.versions) {
      const Utf16& units = texts.of(v.claim->article.id).units;
      versions.push_back({{"written", v.part->written},
                          {"value", v.part->value},
                          {"outlets", v.outlets},
                          {"claim", id_text(v.claim->id)},
                          {"article", to_json(v.claim->article)},
                          {"begin", units.at(v.part->span.begin)},
                          {"end", units.at(v.part->span.end)}});
    }
    out.push_back({{"deal", id_text(d.deal)}, {"slot", code(d.slot)}, {"versions", versions}});
  }
  return out;
}

Json counts(const std::vector<Count>& rows, const char* name) {
  Json out = Json::array();
  for (const Count& c : rows) {
    out.push_back(to_json(c.entity));
    out.back()[name] = c.count;
  }
  return out;
}

Json mentions(const Document& doc, const Verdict& verdict, const Utf16& units) {
  Json out = Json::array();
  for (std::size_t i = 0; i < doc.mentions.rows.size(); ++i) {
    const Mention& m = doc.mentions.rows[i];
    const EntityId id = i < verdict.entities.size() ? verdict.entities[i] : EntityId::none;
    out.push_back({{"begin", units.at(m.span.begin)},
                   {"end", units.at(m.span.end)},
                   {"kind", code(m.kind)},
                   {"entity", id_or_null(id)},
                   {"name", text_or_null(doc.mentions.at(m.name))},
                   {"value", text_or_null(doc.mentions.at(m.value))},
                   {"rule", doc.mentions.at(m.rule)}});
  }
  return out;
}

std::string party_of(const Document& doc, Row row) {
  if (row >= doc.mentions.rows.size()) return {};
  const Mention& m = doc.mentions.rows[row];
  return std::string(m.name.empty() ? doc.at(m.span) : doc.mentions.at(m.name));
}

Json standings(const Document& doc, const Utf16& units) {
  Json out = Json::array();
  for (const Standing& s : doc.standings.rows)
    out.push_back({{"party", party_of(doc, s.party)},
                   {"market", text_or_null(doc.at(s.market))},
                   {"rank", text_or_null(doc.standings.at(s.rank))},
                   {"share", text_or_null(doc.standings.at(s.share))},
                   {"period", text_or_null(doc.standings.at(s.period))},
                   {"begin", units.at(s.evidence.begin)},
                   {"end", units.at(s.evidence.end)}});
  return out;
}

Json blocks(const Document& doc, const Utf16& units) {
  Json out = Json::array();
  for (const Block& b : doc.blocks.rows)
    out.push_back(
        {{"kind", code(b.kind)}, {"begin", units.at(b.span.begin)}, {"end", units.at(b.span.end)}});
  return out;
}

std::string article_text(const Document& doc) {  // what a reader compares: no menus, no notices
  std::string out;
  for (const Block& b : doc.blocks.rows)
    if (b.kind != BlockKind::related && b.kind != BlockKind::notice && b.kind != BlockKind::repeat)
      out += (out.empty() ? "" : "\n") + std::string(doc.at(b.span));
  return out;
}

// Every revision of the page, oldest first, and how this one differs from the one before it.
void add_revisions(const Call& call, const ArticleRow& row, const Document& doc, Json& out) {
  out["revisions"] = Json::array();
  out["changes"] = Json::array();
  if (row.url.empty()) return;
  Filter f;
  f.url = row.url;
  f.limit = kWhole;
  std::vector<ArticleRow> all = need(call.store.find_articles(f)).items;
  if (all.size() < 2) return;
  std::ranges::sort(all, {}, [](const ArticleRow& a) {
    return std::tuple(std::max(a.published, a.modified), a.seen, a.id);
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    Json one = to_json(static_cast<const ArticleRef&>(all[i]));
    one["modified"] = time_or_null(all[i].modified);
    one["seen"] = time_or_null(all[i].seen);
    out["revisions"].push_back(std::move(one));
    if (i == 0 || all[i].id != row.id) continue;
    const Document before = need(call.store.get(all[i - 1].id));
    for (const Change& c : compare(article_text(before), article_text(doc)))
      out["changes"].push_back({{"op", c.op == Change::kept      ? "kept"
                                       : c.op == Change::removed ? "removed"
                                                                 : "added"},
                                {"text", c.text}});
  }
}

Json words_of(const Document& doc, BlockKind kind) {
  Json out = Json::array();
  for (const Block& b : doc.blocks.rows)
    if (b.kind == kind) out.push_back(doc.at(b.span));
  return out;
}

bool moves_money(Type t) {
  return info(t).family == "capital" || t == Type::subsidise || t == Type::supply ||
         t == Type::manufacture;
}
// Of a sale the buyer pays, of everything else A does.
bool a_pays(Type t) { return t != Type::supply && t != Type::manufacture && t != Type::divest; }
bool holds(const std::vector<EntityRef>& side, EntityId id) {
  return std::ranges::find(side, id, &EntityRef::id) != side.end();
}

Json money(const std::vector<DealRow>& deals, EntityId id) {
  Json in = Json::array(), out = Json::array();
  for (const DealRow& d : deals) {
    if (d.amount.empty() || !moves_money(d.type) || symmetric(d.type)) continue;
    const bool is_a = holds(d.a, id);
    (is_a == a_pays(d.type) ? out : in).push_back(to_json(d));
  }
  return {{"in", std::move(in)}, {"out", std::move(out)}};
}

std::string title_of(const Call& call, const DealRow& role) {
  Filter f;
  f.deal = role.id;
  f.limit = kWhole;
  std::string title;
  for (const ClaimRow& c : need(call.store.find_claims(f)).items)
    for (const PartRow& p : c.parts)
      if (p.slot == Slot::title) title = p.entity.name.empty() ? p.written : p.entity.name;
  return title;
}

// What each claim added, whose figures differ, and who stands behind it.
void add_thread(const Call& call, const Filter& f, Json& out) {
  const History h = need(call.store.history(f.deal, f.at));
  Json steps = Json::array(), figures = Json::array(), from = Json::array();
  for (const Step& s : h.steps)
    steps.push_back({{"claim", id_text(s.claim.id)},
                     {"date", day_or_null(s.claim.article)},
                     {"sentence", s.sentence},
                     {"source", s.source},
                     {"moves", s.moves},
                     {"decides", s.decides},
                     {"status", code(s.status)}});
  for (const Rival& r : h.figures)
    figures.push_back({{"slot", code(r.slot)},
                       {"amount", amounts_json(r.figure.value, r.figure.written)},
                       {"claims", r.claims},
                       {"independent", r.independent},
                       {"first", time_or_null(r.first)},
                       {"last", time_or_null(r.last)},
                       {"example", id_text(r.example)}});
  for (const SourceRow& s : h.sources)
    from.push_back({{"key", s.key},
                    {"name", s.name},
                    {"named", s.named},
                    {"claims", s.claims},
                    {"first", time_or_null(s.first)}});
  out["steps"] = std::move(steps);
  out["figures"] = std::move(figures);
  out["sources"] = std::move(from);
}

}  // namespace

StoryId story_of(const Store& store, DocId article) {
  Filter f;
  f.doc = article;
  return first_of(need(store.find_articles(f)), "story").story;
}
// Where a story has gone that met another, or that a person has joined or split and put back: to
// the story of today of an article that it had.
StoryId moved_story(const Store& store, StoryId gone) {
  Filter f;
  f.limit = kWhole;
  do {
    const List<Correction> list = need(store.corrections(f));
    for (const Correction& c : list.items) {
      const bool joined = c.action == Action::join_stories && StoryId{c.subject} == gone;
      const bool split = c.action == Action::split_story && StoryId{c.object} == gone;
      if ((joined || split) && !c.docs.empty()) return story_of(store, c.docs.front());
    }
    f.cursor = list.next;
  } while (!f.cursor.empty());
  const Result<Record> left = store.record(Record::kGoneStory, id_text(gone));
  if (!left) return StoryId::none;
  return story_of(store, DocId{parse_hex(left->body).value_or(0)});
}

Json timeline(const Call& call) {
  Filter f = call.filter();
  f.entity = call.params.id<EntityId>("party");
  f.deal = call.params.id<DealId>("deal");
  f.story = call.params.id<StoryId>("story");
  if (call.params.has("outlet")) f.outlet = call.params.text("outlet");
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.since = call.params.since("since"), f.until = call.params.until("until");
  const List<ClaimRow> claims = need(call.store.find_claims(f));
  Texts texts(call.store);
  return {{"items", steps_json(claims.items, texts)}, {"next_cursor", text_or_null(claims.next)}};
}

Json story(const Call& call) {
  Filter f;
  f.story = call.id_as<StoryId>();
  f.limit = kWhole;
  List<StoryRow> found = need(call.store.find_stories(f));
  const bool moved = found.items.empty();
  if (moved) {
    f.story = moved_story(call.store, f.story);
    if (f.story != StoryId::none) found = need(call.store.find_stories(f));
  }
  const StoryRow row = first_of(std::move(found), "story");
  Texts texts(call.store);
  const std::vector<ArticleRow> articles = need(call.store.find_articles(f)).items;
  Json out = to_json(row);
  out["moved"] = moved ? Json(call.id) : Json(nullptr);
  out["digest"] = digest(row, articles, texts);
  const std::vector<ClaimRow> claims = need(call.store.find_claims(f)).items;
  out["timeline"] = steps_json(claims, texts);
  out["chapters"] = chapters_json(chapters(articles, claims));
  out["first_report"] = ref_or_null(first_report(articles));
  std::vector<Origin> sources = origins(articles, claims);
  trace(call, sources);
  out["origins"] = origins_json(sources);
  out["disagreements"] = disagreements_json(disagreements(claims), texts);
  out["articles"] = items_json(articles);
  out["deals"] = items_json(need(call.store.find_deals(f)).items);
  out["quotes"] = items_json(need(call.store.find_quotes(f)).items, texts);
  out["parties"] = counts(need(call.store.parties(f.story)), "mentions");
  return out;
}

Json article(const Call& call) {
  Filter f;
  f.doc = call.id_as<DocId>();
  f.limit = kWhole;
  const ArticleRow row = first_of(need(call.store.find_articles(f)), "article");
  const Document doc = need(call.store.get(f.doc));
  const Verdict verdict = need(call.store.verdict(f.doc));
  Texts texts(call.store);
  const Utf16 units(doc.text);
  Json out = to_json(row);
  out["subheadlines"] = words_of(doc, BlockKind::subheadline);
  out["cut_off"] = doc.cut_off;
  out["captions"] = words_of(doc, BlockKind::caption);
  out["text"] = doc.text;
  out["blocks"] = blocks(doc, units);
  out["mentions"] = mentions(doc, verdict, units);
  out["claims"] = items_json(need(call.store.find_claims(f)).items, texts);
  out["quotes"] = items_json(need(call.store.find_quotes(f)).items, texts);
  out["standings"] = standings(doc, units);
  Filter near;
  near.limit = kWhole;
  near.original = f.doc;
  out["copies"] = items_json(need(call.store.find_articles(near)).items);
  add_revisions(call, row, doc, out);
  out["original"] = nullptr;
  if (row.copy_of != DocId::none) {
    Filter original;
    original.doc = row.copy_of;
    const List<ArticleRow> found = need(call.store.find_articles(original));
    if (!found.items.empty()) out["original"] = to_json(found.items[0]);
  }
  return out;
}

Json entity(const Call& call) {
  Filter f;
  f.entity = call.id_as<EntityId>();
  f.limit = kWhole;
  const EntityRow who = first_of(need(call.store.find_entities(f)), "entity");
  Json out = to_json(who);
  out["country"] = country_json(call, who);
  out["names"] = Json::array();
  for (const NameRow& n : need(call.store.names(f.entity)))
    out["names"].push_back(
        {{"text", n.text}, {"count", n.count}, {"article", id_or_null(n.article)}});
  f.roles = false;
  const std::vector<DealRow> deals = need(call.store.find_deals(f)).items;
  out["deals"] = items_json(deals);
  f.roles = true;
  f.types = {Type::role};
  out["roles"] = Json::array();
  for (const DealRow& d : need(call.store.find_deals(f)).items) {
    out["roles"].push_back(to_json(d));
    out["roles"].back()["title"] = text_or_null(title_of(call, d));
  }
  Filter near;
  near.entity = f.entity;
  Texts texts(call.store);
  out["quotes"] = items_json(need(call.store.find_quotes(near)).items, texts);
  out["stories"] = items_json(need(call.store.find_stories(near)).items);
  out["articles"] = items_json(need(call.store.find_articles(near)).items);
  out["co_parties"] = counts(need(call.store.partners(f.entity)), "deals");
  out["money"] = money(deals, f.entity);
  return out;
}

Json deal(const Call& call) {
  Filter f;
  f.deal = call.id_as<DealId>();
  f.at = call.params.until("at");
  f.limit = kWhole;
  const DealRow row =
      first_of(need(call.store.find_deals(f)), f.at == 0 ? "deal" : "deal at that time");
  Texts texts(call.store);
  Json out = to_json(row);
  out["history"] = Json::array();
  out["rows"] = Json::array();
  for (const ClaimRow& c : need(call.store.find_claims(f)).items) {
    Json claim = to_json(c, texts);
    out["history"].push_back({{"date", day_or_null(c.article)},
                              {"status", claim["status"]},
                              {"stance", claim["stance"]},
                              {"flags", claim["flags"]},
                              {"claim", claim["id"]},
                              {"amount", claim["amount"]},
                              {"article", claim["article"]}});
    out["rows"].push_back(std::move(claim));
  }
  add_thread(call, f, out);
  return out;
}

}  // namespace hj::serving
