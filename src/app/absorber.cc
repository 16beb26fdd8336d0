#include "app/absorber.h"

#include <algorithm>
#include <functional>

#include "core/hash.h"
#include "story/digest.h"
#include "story/grouper.h"
#include "story/sketch.h"

namespace hj {
namespace {

// A story's next chapter is looked for among those of so many days.
constexpr std::int64_t kReach = std::int64_t{180} * 86400;

std::vector<std::string> names_in(const Document& doc) {
  std::vector<std::string> out;
  for (const Mention& m : doc.mentions.rows)
    if (!m.name.empty() && m.kind <= Kind::place) out.emplace_back(doc.mentions.at(m.name));
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Expected expected(const Linker& linker, std::span<const Document> docs) {
  Expected out;
  std::set<Print> prints;
  std::set<std::string> names;
  std::set<EntityId> entities;
  for (const Document& doc : docs) {
    out.docs.push_back(doc.id);
    const auto& rows = doc.prints.rows;
    prints.insert(rows.begin(),
                  rows.begin() + static_cast<std::ptrdiff_t>(std::min(kBands, rows.size())));
    for (std::string& name : names_in(doc)) names.insert(std::move(name));
    const std::vector<EntityId> strangers = linker(doc, Verdict(), {});
    entities.insert(strangers.begin(), strangers.end());
  }
  out.prints.assign(prints.begin(), prints.end());
  out.names.assign(names.begin(), names.end());
  out.entities.assign(entities.begin(), entities.end());
  return out;
}

Telling told(const StoryRules& rules, StoryId story, std::span<const Document> docs) {
  std::vector<const Document*> pointers;
  pointers.reserve(docs.size());
  for (const Document& d : docs) pointers.push_back(&d);
  const StoryPage page = tell(rules, pointers);
  Telling out{story, page.headline_doc, {}};
  for (const Line& line : page.digest) out.digest.emplace_back(line.doc, line.span);
  return out;
}

}  // namespace

Absorber::Absorber(const Engine& engine, Store& store) : engine_(engine), store_(store) {
  if (const Result<Totals> totals = store.totals()) before_ = totals->generation;
}

Result<Verdict> Absorber::judge(const Document& doc) {
  Verdict verdict;
  const Result<std::vector<Original>> like = store_.like(doc.prints.rows);
  if (!like) return like.error();
  verdict.original = engine_.originals()(doc, verdict, *like);
  if (const std::vector<DocId> families = engine_.originals().families(doc, *like);
      !families.empty())
    if (const Done moved = store_.reroot(families, verdict.original); !moved) return moved.error();
  if (const Done linked = link(doc, verdict); !linked) return linked.error();
  return verdict;
}

Done Absorber::link(const Document& doc, Verdict& verdict) {
  const Result<std::vector<Known>> known = store_.named(names_in(doc));
  if (!known) return known.error();
  verdict.entities = engine_.linker()(doc, verdict, *known);
  verdict.deals = engine_.matcher()(doc, verdict);
  return done();
}

// Articles that come fast share a transaction; one that comes alone is there at once.
Done Absorber::add(Document doc) {
  constexpr std::size_t kMany = 64;
  constexpr auto kLong = std::chrono::milliseconds(300);
  const auto now = std::chrono::steady_clock::now();
  waiting_.push_back(std::move(doc));
  if (waiting_.size() < kMany && now - flushed_ < kLong) return done();
  return flush();
}

Done Absorber::flush() {
  std::vector<Document> docs = std::exchange(waiting_, {});
  const Tally before = tally_;
  Done kept = docs.empty() && !beside ? done() : store_.batch([&] {
    const auto coming = [&] { return expected(engine_.linker(), docs); };
    if (Done known = store_.expect(coming); !known) return known;
    for (const Document& doc : docs)
      if (Done one = absorb(doc); !one) return one;
    return beside ? beside(docs) : done();
  });
  flushed_ = std::chrono::steady_clock::now();
  if (kept) return kept;
  tally_ = before;
  const bool away = kept.error().code == Code::unavailable || kept.error().code == Code::io;
  if (refused ? away : docs.size() == 1) {
    tally_.lost += docs.size();
    return kept;
  }
  return one_by_one(std::move(docs));
}

// One of them cannot be kept: the others are, and the first fault is told.
Done Absorber::one_by_one(std::vector<Document> docs) {
  Done fault = done();
  std::vector<Document> kept;
  for (Document& doc : docs) {
    const Tally before = tally_;
    const Done one = store_.batch([&] { return absorb(doc); });
    if (one) {
      kept.push_back(std::move(doc));
      continue;
    }
    tally_ = before;  // what was absorbed and not committed is not there
    const bool away = one.error().code == Code::unavailable || one.error().code == Code::io;
    if (refused && !away) {
      refused(doc, one.error());
      continue;
    }
    ++tally_.lost;
    if (fault) fault = one;
  }
  if (!beside || !fault) return fault;
  return store_.batch([&] { return beside(kept); });
}

Done Absorber::absorb(const Document& doc) {
  const auto named = [&](const Error& error) {
    return Error{error.code, doc.source + ": " + error.what};
  };
  const Result<Verdict> verdict = judge(doc);
  if (!verdict) return named(verdict.error());
  const std::string bytes = pack(sketch(engine_.story_rules(), doc, *verdict));
  const Entry entry{doc, *verdict, bytes};
  const Result<bool> known = store_.has(doc.id);
  if (!known) return named(known.error());
  if (const Done put = store_.put(std::span(&entry, 1)); !put) return named(put.error());
  note(doc);
  ++tally_.articles;
  tally_.fresh += !*known;
  tally_.claims += doc.claims.rows.size();
  return done();
}

void Absorber::note(const Document& doc) {
  remember_names(doc);
  undated_ = undated_ || doc.published == 0;
  if (doc.published != 0) first_ = std::min(first_, doc.published);
}

Done Absorber::resume(std::span<const DocId> ids) {
  for (const DocId id : ids) {
    const Result<Document> doc = store_.get(id);
    if (!doc && doc.error().code != Code::not_found) return doc.error();
    if (doc) note(*doc);
  }
  if (!ids.empty()) regroup_all();
  return done();
}

Done Absorber::finish() {
  Done all = end();
  if (const Result<Totals> totals = store_.totals()) {  // also of what is there after a fault
    tally_.copies = totals->copies;
    tally_.stories = totals->stories;
    tally_.deals = totals->deals;
  }
  return all;
}

Done Absorber::end() {
  if (Done flushed = flush(); !flushed) return flushed;
  Result<Totals> totals = store_.totals();
  if (!totals) return totals.error();
  if (totals->generation == before_) return done();
  if (Done settled = settle(); !settled) return settled;
  if (Done grouped = regroup(); !grouped) return grouped;
  totals = store_.totals();
  if (!totals) return totals.error();
  before_ = totals->generation;
  return done();
}

void Absorber::remember_names(const Document& doc) {
  for (const Mention& m : doc.mentions.rows) {
    if (m.name.empty() || m.kind > Kind::place || m.anaphor) continue;
    for (const std::string_view name : {doc.mentions.at(m.name), doc.at(m.span)})
      if (!names_.contains(name)) names_.emplace(name);
  }
}

// A short name was read before the article that spells it out: who came first must not matter.
// Each round may spell out what the next one needs; a chain of names is short.
Done Absorber::settle() {
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds && !names_.empty(); ++round) {
    const std::vector<std::string> names(names_.begin(), names_.end());
    names_.clear();
    const Result<std::vector<DocId>> docs = store_.unsettled(names);
    if (!docs) return docs.error();
    for (const DocId id : *docs)
      if (Done linked = relink(id); !linked) return linked;
  }
  names_.clear();
  return done();
}

Done Absorber::relink(DocId id) {
  const Result<Document> doc = store_.get(id);
  if (!doc) return doc.error();
  Result<Verdict> verdict = store_.verdict(id);
  if (!verdict) return verdict.error();
  const std::vector<EntityId> before = verdict->entities;
  if (Done linked = link(*doc, *verdict); !linked) return linked;
  if (verdict->entities == before) return done();
  remember_names(*doc);
  const std::string bytes = pack(sketch(engine_.story_rules(), *doc, *verdict));
  const Entry entry{*doc, *verdict, bytes};
  return store_.put(std::span(&entry, 1));
}

// What was published before all that came keeps its story and is only remembered; the rest is
// judged anew, so that every order of arrival ends in the same stories.
Done Absorber::regroup() {
  const bool reaches_back = undated_ || first_ < kReach;
  const Result<std::vector<Kept>> kept = store_.sketches(reaches_back ? 0 : first_ - kReach, 0);
  if (!kept) return kept.error();
  std::vector<StorySketch> sketches;
  std::vector<StoryId> before;
  for (const Kept& k : *kept) {
    std::optional<StorySketch> s = unpack(k.sketch);
    if (!s)
      return Error{Code::bad_data,
                   "article " + id_text(k.doc) + ": its story sketch is of another version"};
    s->original = k.original;  // families may have been joined since
    const bool earlier = s->published != 0 && s->published < first_;
    before.push_back(earlier ? k.story : StoryId::none);
    sketches.push_back(*std::move(s));
  }
  const std::vector<StoryId> stories = group(engine_.story_rules(), sketches, before);
  std::vector<Placing> placings;
  std::set<StoryId> told, left;  // every story that gained or lost an article
  for (std::size_t i = 0; i < kept->size(); ++i) {
    const StoryId was = (*kept)[i].story;
    if (stories[i] == was) continue;
    placings.push_back({(*kept)[i].doc, stories[i]});
    told.insert({stories[i], was});
    if (before[i] != StoryId::none) left.insert(was);
  }
  for (const StoryId story : stories) left.erase(story);
  for (std::size_t i = 0; i < kept->size(); ++i)
    if (left.erase((*kept)[i].story) > 0)
      if (Done moved = follow((*kept)[i].story, stories[i], placings); !moved) return moved;
  if (Done placed = place(*kept, stories, placings); !placed) return placed;
  Members members;
  for (std::size_t i = 0; i < kept->size(); ++i)
    if (told.contains(stories[i]) && (*kept)[i].original == (*kept)[i].doc)
      members[stories[i]].emplace_back(sketches[i].published, (*kept)[i].doc);
  return retell(members);
}

// Of a story that is no more, an article remains known: its old id leads on to where that is.
Done Absorber::place(std::span<const Kept> kept, std::span<const StoryId> stories,
                     std::span<const Placing> placings) {
  std::map<StoryId, DocId> gone;
  for (const Kept& k : kept)
    if (k.story != StoryId::none && k.original == k.doc) gone.try_emplace(k.story, k.doc);
  for (const StoryId story : stories) gone.erase(story);
  return store_.batch([&] {
    for (const auto& [story, doc] : gone)
      if (Done noted =
              store_.keep({std::string(Record::kGoneStory), id_text(story), id_text(doc), 0});
          !noted)
        return noted;
    return store_.place(placings);
  });
}

// A story that met another one takes its older articles along, which were not looked at.
Done Absorber::follow(StoryId from, StoryId into, std::vector<Placing>& placings) {
  Filter f;
  f.story = from;
  f.limit = 500;
  do {
    const Result<List<ArticleRow>> page = store_.find_articles(f);
    if (!page) return page.error();
    for (const ArticleRow& a : page->items)
      if (std::ranges::find(placings, a.id, &Placing::doc) == placings.end())
        placings.push_back({a.id, into});
    f.cursor = page->next;
  } while (!f.cursor.empty());
  return done();
}

// Some hundred articles at once, so that a server is asked seldom and the memory is bounded.
Done Absorber::retell(Members& members) {
  constexpr std::size_t kMany = 256;
  std::vector<Telling> tellings;
  std::vector<DocId> wanted;
  for (auto at = members.begin(), first = at; at != members.end();) {
    auto& ids = at->second;
    std::ranges::sort(ids, std::greater{});  // tell() reads the newest
    if (ids.size() > kTold) ids.resize(kTold);
    for (const auto& [published, id] : ids) wanted.push_back(id);
    ++at;
    if (wanted.size() < kMany && at != members.end()) continue;
    const Result<std::vector<Document>> docs = store_.get(wanted);
    if (!docs) return docs.error();
    const Document* next = docs->data();
    for (; first != at; ++first) {
      tellings.push_back(told(engine_.story_rules(), first->first, {next, first->second.size()}));
      next += first->second.size();
    }
    wanted.clear();
  }
  return store_.tell(tellings);
}

}  // namespace hj
