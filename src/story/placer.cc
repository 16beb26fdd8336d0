#include "story/placer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "core/hash.h"

namespace hj {
namespace {

using story::Vector;
using story::Weight;

using Rules = StoryRules::Place;

// Bounds of memory.
constexpr std::size_t kCore = 192;     // terms that a story keeps
constexpr std::size_t kOfMember = 64;  // terms of a member that are kept
constexpr std::size_t kNames = 48;     // leading names that a story keeps
constexpr std::size_t kSweep = 16'384;

float kind_weight(const Rules& rules, TermKind kind) {
  switch (kind) {
    case TermKind::word:
    case TermKind::pair:
    case TermKind::deal:
    case TermKind::number:
    case TermKind::of_name:
    case TermKind::of_place:
    case TermKind::of_kind:
      return 1;
    case TermKind::name:
      return rules.of_name;
    case TermKind::figure:
      return rules.of_figure;
  }
  return 0;
}

bool of_names(TermKind kind) {
  return kind == TermKind::name || kind == TermKind::pair || kind == TermKind::of_name;
}
std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&b](std::uint32_t n) { return std::ranges::binary_search(b, n); }));
}

float value(const Vector& v, std::uint32_t key) {
  const auto at = std::ranges::lower_bound(v, key, {}, &Weight::key);
  return at != v.end() && at->key == key ? at->value : 0;
}
// The part of a dot product that these keys make.
float shared(const std::vector<std::uint32_t>& keys, const Vector& a, const Vector& b) {
  float out = 0;
  for (const std::uint32_t key : keys) out += value(a, key) * value(b, key);
  return out;
}

// Ten weeks later the parties are the same and the words are not: a slow power of the days.
float decay(const Rules& rules, std::int64_t from, std::int64_t to) {
  if (from == 0 || to == 0) return 1;
  const float days = std::abs(static_cast<float>(to - from)) / static_cast<float>(story::kDay);
  return days <= rules.calm_days ? 1 : std::pow(rules.calm_days / days, rules.slope);
}
void take_lead(Vector& kept, const Weight& lead) {
  const auto at = std::find_if(kept.begin(), kept.end(),
                               [&lead](const Weight& w) { return w.key == lead.key; });
  if (at != kept.end())
    at->value += lead.value;
  else if (kept.size() < kNames)
    kept.push_back(lead);
}
void take_leads(Vector& kept, const std::vector<std::uint32_t>& leads) {
  for (const std::uint32_t key : leads) take_lead(kept, {key, 1});
}
float asked(const Rules& rules, std::uint32_t size) {
  if (size <= rules.large) return rules.join;
  const float doublings = std::log2(static_cast<float>(size) / static_cast<float>(rules.large));
  return rules.join * (1 + rules.growth * doublings);
}

}  // namespace

StoryId story_of_founder(DocId doc) { return StoryId{hash64("story" + id_text(doc))}; }

Placer::Placer(const StoryRules& rules, std::size_t stories)
    : rules_(rules.place), limit_(std::max<std::size_t>(stories, 1)) {}

std::vector<StoryTurn> Placer::turns() { return std::exchange(turns_, {}); }

std::size_t Placer::bytes() const {
  std::size_t out = places_.capacity() * sizeof(Place) + score_.capacity() * sizeof(float);
  for (const Place& p : places_) {
    out += p.core.capacity() * sizeof(Weight) + p.members.capacity() * sizeof(Member);
    for (const Member& m : p.members)
      out += m.words.capacity() * sizeof(Weight) +
             (m.named.capacity() + m.numbers.capacity()) * sizeof(std::uint32_t);
  }
  constexpr std::size_t kNode = 16;  // of the two maps: links, and what the allocator adds
  for (const auto& [key, word] : words_)
    out += kNode + sizeof key + sizeof word + word.stories.capacity() * sizeof(Entry);
  return out + by_id_.size() * (kNode + sizeof(StoryId) + sizeof(Slot)) +
         (words_.bucket_count() + by_id_.bucket_count()) * sizeof(void*);
}

StoryId Placer::add(const StorySketch& sketch) {
  Fresh fresh = read(sketch);
  Member& member = fresh.member;
  std::vector<Found> near;
  const Found to = best(fresh, near);
  const Slot slot = to.slot == kNone ? found(member.time, story_of_founder(member.doc)) : to.slot;
  join(slot, std::move(member));
  const StoryId id = places_[slot].id;
  meet(slot, near);
  if (++since_sweep_ >= kSweep) sweep();
  return id;
}

void Placer::recall(const StorySketch& sketch, StoryId story) {
  Member member = read(sketch).member;
  const auto known = by_id_.find(story);
  const Slot slot = known == by_id_.end() ? found(member.time, story) : known->second;
  join(slot, std::move(member));
}

void Placer::count(Word& word, float more) {
  if (word.day < day_) {
    const float share = std::exp2(-static_cast<float>(day_ - word.day) / rules_.half_days);
    word.count *= share;
    word.named *= share;
    word.day = day_;
  }
  word.count += more;
}
// A name that was not known as one here, but is where else it stands.
bool Placer::named_elsewhere(TermKind kind, const Word& word) const {
  return kind == TermKind::word && word.named > 0 && word.named >= rules_.named * word.count;
}
Placer::Fresh Placer::read(const StorySketch& sketch) {
  if (sketch.published != 0)
    day_ = std::max(day_, static_cast<std::int32_t>(sketch.published / story::kDay));
  Fresh fresh{{sketch.doc, sketch.published, {}, {}, {}, {}}, {}, {}, {}};
  Member& out = fresh.member;
  std::vector<std::uint32_t> silent;  // keys of what does not tell this happening
  count(documents_, 1);
  out.words.reserve(sketch.terms.size());
  for (const Term& t : sketch.terms) {
    const auto key = static_cast<std::uint32_t>(t.hash >> 32);
    if (t.kind == TermKind::number) {
      out.numbers.push_back(key);
      continue;
    }
    Word& word = words_[key];
    count(word, 1);
    const float idf = std::log((documents_.count + rules_.prior) / std::max(1.0F, word.count));
    out.words.push_back({key, t.weight * std::max(0.0F, idf) * kind_weight(rules_, t.kind)});
    if (t.kind == TermKind::name && out.leads.size() < rules_.leads) out.leads.push_back(key);
    if (t.kind == TermKind::name) fresh.whole.push_back(key);
    if (t.kind == TermKind::of_name) word.named += 1;
    if (of_names(t.kind) || t.kind == TermKind::of_place) out.named.push_back(key);
    if (of_names(t.kind) || named_elsewhere(t.kind, word)) silent.push_back(key);
    if (t.kind == TermKind::of_kind) fresh.kinds.push_back(key);
  }
  silent.insert(silent.end(), fresh.kinds.begin(), fresh.kinds.end());
  for (auto* keys : {&out.named, &out.numbers, &silent}) std::ranges::sort(*keys);
  story::sort(out.words);
  story::normalise(out.words);
  fresh.telling.reserve(out.words.size());
  auto at = silent.begin();
  for (const Weight& w : out.words) {
    while (at != silent.end() && *at < w.key) ++at;
    if (at == silent.end() || *at != w.key) fresh.telling.push_back(w);
  }
  return fresh;
}
// Is who the document is about one of those whom the story is about?
bool Placer::knows(const Place& place, const Member& member) const {
  if (member.leads.empty() || place.leads.empty()) return true;
  const float least = rules_.share * static_cast<float>(std::min(place.size, rules_.large));
  return std::any_of(place.leads.begin(), place.leads.end(), [&](const Weight& w) {
    return w.key == member.leads.front() && w.value >= least;
  });
}

// Does a word of the names of `a` stand in `b`, whether or not it was known there as a name?
bool Placer::names(const Member& a, const Member& b) {
  return std::ranges::any_of(a.named, [&b](std::uint32_t key) {
    return std::ranges::binary_search(b.words, key, {}, &Weight::key);
  });
}

bool Placer::acquainted(const Place& place, const Member& member) {
  return std::ranges::any_of(
      place.members, [&member](const Member& m) { return names(m, member) || names(member, m); });
}

bool Placer::soon(const Place& place, const Member& member) const {
  if (member.time == 0 || place.last == 0) return false;
  return static_cast<float>(std::abs(member.time - place.last)) <=
         rules_.soon_days * static_cast<float>(story::kDay);
}
// From which likeness on do names alone suffice? Where the same many people and firms are, it is
// the same happening.
float Placer::sure(const Place& place, const Fresh& fresh) const {
  const auto both = std::ranges::count_if(
      fresh.whole, [&place](std::uint32_t key) { return value(place.core, key) > 0; });
  return both >= static_cast<std::ptrdiff_t>(rules_.many) ? rules_.sure_of_many : rules_.sure;
}
// How alike are they by what tells this happening? None: it is another one, of the same parties or
// of the same kind. Of the same names on the same day, the kind tells as well.
std::optional<float> Placer::told(const Place& place, const Fresh& fresh, float score) const {
  float out = story::dot(fresh.telling, place.core);
  if (out >= rules_.strange) return out;
  const Member& member = fresh.member;
  if (acquainted(place, member)) {
    if (soon(place, member)) out += shared(fresh.kinds, member.words, place.core);
  } else if (!member.named.empty() &&
             std::ranges::any_of(place.members, [](const Member& m) { return !m.named.empty(); })) {
    return std::nullopt;
  }
  if (out < rules_.apart && score < sure(place, fresh)) return std::nullopt;
  return out;
}

bool Placer::next_issue(const Member& old, const Member& fresh) const {
  return old.numbers.size() >= rules_.numbers &&
         story::dot(old.words, fresh.words) >= rules_.rubric;
}
bool Placer::of_rubric(const Place& place, const Member& member) const {
  if (member.numbers.size() < rules_.numbers) return false;
  for (const Member& m : place.members) {
    const auto fewer = static_cast<float>(std::min(m.numbers.size(), member.numbers.size()));
    const auto both = static_cast<float>(common(m.numbers, member.numbers));
    if (names(m, member) || names(member, m) ||
        (m.numbers.size() >= rules_.numbers && both >= rules_.same_numbers * fewer))
      return false;
  }
  return std::any_of(place.members.begin(), place.members.end(),
                     [&](const Member& m) { return next_issue(m, member); });
}

std::vector<Placer::Slot> Placer::candidates(const Vector& keys) {
  std::vector<Slot> out;
  for (const Weight& key : keys) {
    const auto word = words_.find(key.key);
    if (word == words_.end()) continue;
    for (const Entry& e : word->second.stories) {
      if (!alive(e)) continue;
      if (score_[e.slot] == 0) out.push_back(e.slot);
      score_[e.slot] += key.value * e.value;
    }
  }
  const std::size_t n = std::min(kLooked, out.size());
  std::partial_sort(
      out.begin(), out.begin() + static_cast<std::ptrdiff_t>(n), out.end(), [this](Slot a, Slot b) {
        return score_[a] != score_[b] ? score_[a] > score_[b] : places_[a].id < places_[b].id;
      });
  for (const Slot s : out) score_[s] = 0;
  out.resize(n);
  return out;
}

Placer::Found Placer::best(const Fresh& fresh, std::vector<Found>& near) {
  const Member& member = fresh.member;
  Found out;
  for (const Slot s : candidates(story::heaviest(member.words, kKeys))) {
    const Place& p = places_[s];
    const float score = story::dot(member.words, p.core) * decay(rules_, p.last, member.time) *
                        (knows(p, member) ? 1 : rules_.stranger);
    if (score < asked(rules_, p.size) || of_rubric(p, member)) continue;
    const std::optional<float> told_so = told(p, fresh, score);
    if (!told_so) continue;
    near.push_back({s, score, *told_so});
    if (out.slot == kNone || score > out.score ||
        (score == out.score && p.id < places_[out.slot].id))
      out = near.back();
  }
  return out;
}

Placer::Slot Placer::found(std::int64_t time, StoryId id) {
  while (stories() >= limit_ && oldest_ != kNone) forget(oldest_);
  Slot slot = static_cast<Slot>(places_.size());
  if (free_.empty()) {
    places_.emplace_back();
    score_.push_back(0);
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  Place& p = places_[slot];
  p = Place{};
  p.id = id;
  p.serial = ++serial_;
  p.first = p.last = time;
  by_id_[id] = slot;
  touch(slot);
  return slot;
}

void Placer::join(Slot slot, Member member) {
  Place& p = places_[slot];
  const float n = std::min(static_cast<float>(p.size), rules_.memory);
  p.core = story::sum(p.core, std::sqrt(n), member.words, 1, kCore);
  ++p.size;
  take_leads(p.leads, member.leads);
  p.last = std::max(p.last, member.time);
  lead(slot, member.words);
  member.words = story::heaviest(member.words, kOfMember);
  story::sort(member.words);
  story::normalise(member.words);
  if (p.members.size() == kRecent) p.members.erase(p.members.begin());
  p.members.push_back(std::move(member));
  touch(slot);
  if (p.size % kCheck == 0) part(slot);
}
void Placer::lead(Slot slot, const Vector& words) {
  constexpr std::size_t kBack = 8;  // entries among which a story is looked for
  for (const Weight& key : story::heaviest(words, kKeys)) {
    std::vector<Entry>& row = words_[key.key].stories;
    const auto from = row.end() - static_cast<std::ptrdiff_t>(std::min(kBack, row.size()));
    const auto same = std::find_if(from, row.end(), [&](const Entry& e) {
      return e.slot == slot && e.serial == places_[slot].serial;
    });
    if (same != row.end()) row.erase(same);
    if (row.size() >= kCommon) row.erase(row.begin());
    row.push_back({slot, places_[slot].serial, key.value});
  }
}

// Two stories that one document belongs to, and that tell the same.
void Placer::meet(Slot slot, const std::vector<Found>& near) {
  const std::uint32_t serial = places_[slot].serial;
  for (const Found& f : near) {
    if (f.slot == slot || places_[slot].serial != serial || f.told < rules_.met) continue;
    Place &a = places_[slot], &b = places_[f.slot];
    const float score = story::dot(a.core, b.core) *
                        decay(rules_, std::min(a.last, b.last), std::max(a.first, b.first));
    if (score < rules_.unite * asked(rules_, std::max(a.size, b.size)) / rules_.join) continue;
    const bool a_first = std::pair(a.first, a.id) < std::pair(b.first, b.id);
    const Slot into = a_first ? slot : f.slot;
    unite(into, a_first ? f.slot : slot);
    if (into != slot) return;
  }
}
void Placer::unite(Slot into, Slot from) {
  Place &a = places_[into], &b = places_[from];
  turns_.push_back({b.id, a.id, {}});
  const auto share = [this](const Place& p) {
    return std::sqrt(std::min(static_cast<float>(p.size), rules_.memory));
  };
  a.core = story::sum(a.core, share(a), b.core, share(b), kCore);
  for (const Weight& w : b.leads) take_lead(a.leads, w);
  a.size += b.size;
  a.last = std::max(a.last, b.last);
  std::move(b.members.begin(), b.members.end(), std::back_inserter(a.members));
  std::sort(a.members.begin(), a.members.end(), [](const Member& x, const Member& y) {
    return std::pair(x.time, x.doc) < std::pair(y.time, y.doc);
  });
  if (a.members.size() > kRecent)
    a.members.erase(a.members.begin(), a.members.end() - static_cast<std::ptrdiff_t>(kRecent));
  const Vector core = std::move(b.core);
  forget(from);
  lead(into, core);
  touch(into);
}

// Have the last members become two companies that no member ties together?
void Placer::part(Slot slot) {
  const std::vector<Member>& members = places_[slot].members;
  std::vector<std::size_t> group(members.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    group[i] = i;
    for (std::size_t j = 0; j < i; ++j)
      if (group[j] != group[i] && story::dot(members[i].words, members[j].words) >= rules_.tie)
        std::replace(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(i) + 1, group[j],
                     group[i]);
  }
  // The largest stays; another leaves if it is a company of its own.
  std::unordered_map<std::size_t, std::vector<std::size_t>> companies;
  for (std::size_t i = 0; i < group.size(); ++i) companies[group[i]].push_back(i);
  if (companies.size() < 2) return;
  std::vector<std::vector<std::size_t>> all;
  all.reserve(companies.size());
  for (auto& [name, company] : companies) all.push_back(std::move(company));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  if (all[1].size() >= rules_.branch) branch(slot, all[1]);
}
void Placer::branch(Slot slot, const std::vector<std::size_t>& leaving) {
  std::vector<Member> gone, stay;
  std::vector<Member> members = std::move(places_[slot].members);
  for (std::size_t i = 0; i < members.size(); ++i)
    (std::binary_search(leaving.begin(), leaving.end(), i) ? gone : stay)
        .push_back(std::move(members[i]));
  const auto core = [](const std::vector<Member>& of) {
    Vector out;
    for (std::size_t i = 0; i < of.size(); ++i)
      out = story::sum(out, std::sqrt(static_cast<float>(i)), of[i].words, 1, kCore);
    return out;
  };
  StoryTurn turn{places_[slot].id, story_of_founder(gone.front().doc), {}};
  if (turn.into == turn.from) return;
  for (const Member& m : gone) turn.docs.push_back(m.doc);
  Place& old = places_[slot];
  old.core = core(stay);
  old.leads.clear();
  for (const Member& m : stay) take_leads(old.leads, m.leads);
  old.members = std::move(stay);
  old.size -= static_cast<std::uint32_t>(std::min<std::size_t>(old.size, gone.size()));
  const Slot fresh = found(gone.front().time, turn.into);
  Place& p = places_[fresh];
  p.core = core(gone);
  p.size = static_cast<std::uint32_t>(gone.size());
  p.last = gone.back().time;
  for (const Member& m : gone) take_leads(p.leads, m.leads);
  p.members = std::move(gone);
  lead(fresh, p.core);
  turns_.push_back(std::move(turn));
}

void Placer::touch(Slot slot) {
  detach(slot);
  Place& p = places_[slot];
  p.older = newest_;
  p.newer = kNone;
  if (newest_ != kNone) places_[newest_].newer = slot;
  newest_ = slot;
  if (oldest_ == kNone) oldest_ = slot;
}
void Placer::detach(Slot slot) {
  Place& p = places_[slot];
  if (p.older == kNone && p.newer == kNone && newest_ != slot) return;
  (p.older == kNone ? oldest_ : places_[p.older].newer) = p.newer;
  (p.newer == kNone ? newest_ : places_[p.newer].older) = p.older;
  p.older = p.newer = kNone;
}
void Placer::forget(Slot slot) {
  detach(slot);
  if (const auto at = by_id_.find(places_[slot].id); at != by_id_.end() && at->second == slot)
    by_id_.erase(at);
  places_[slot] = Place{};
  free_.push_back(slot);
}
// Words that have become rare and lead nowhere are forgotten.
void Placer::sweep() {
  since_sweep_ = 0;
  for (auto at = words_.begin(); at != words_.end();) {
    Word& word = at->second;
    std::erase_if(word.stories, [this](const Entry& e) { return !alive(e); });
    word.stories.shrink_to_fit();
    count(word, 0);
    at = word.stories.empty() && word.count < 0.5F ? words_.erase(at) : std::next(at);
  }
}

}  // namespace hj
