// Bodies within titles: 국방조달청장 is who heads 국방조달청, 서울시장 who heads 서울시.
#include <algorithm>

#include "core/utf8.h"
#include "entity/namer.h"

namespace hj::entity {
namespace {

constexpr std::size_t kLeastBody =
    9;  // bytes before the ending of a body that nobody has registered

struct Seat {
  std::string body;         // its name
  std::uint32_t bytes = 0;  // of the word that stand for it
  std::string title;
  bool known = false;  // registered, or of a town
  explicit operator bool() const { return bytes != 0; }
};

class SeatFinder {
 public:
  explicit SeatFinder(const Draft& draft) : d_(draft) {}

  // `abroad`: another state stands right before the word.
  Seat find(std::string_view word, bool abroad) const {
    if (Seat seat = whole(word)) return seat;
    for (std::size_t at = 3; at + 6 <= word.size(); at += rune_at(word, at).size) {
      const Table::Hit tail = d_.tables.seat.exact(word.substr(at));
      for (std::uint32_t row = tail.first; tail && row < tail.last; ++row)
        if (part_of_body(word.substr(0, at), d_.tables.seat.value(row))) return {};
      for (std::uint32_t row = tail.first; tail && row < tail.last; ++row)
        if (Seat seat = seat_of(word, at, d_.tables.seat.value(row), abroad)) return seat;
      if (tail) return {};  // 국무|위원장 is of no 국무위원
    }
    return {};
  }
  std::string registered(const std::string& name) const {
    const Party* party = party_of(name);
    return party ? std::string(party->name) : std::string{};
  }
  // The same of a body of our own state.
  std::string ours(const std::string& name) const {
    const Party* party = party_of(name);
    return party && party->country == "KR" ? std::string(party->name) : std::string{};
  }

 private:
  const Party* party_of(const std::string& name) const {
    std::vector<Registry::Hit> hits;
    d_.registry.prefixes(name, hits);
    if (hits.empty() || hits.back().bytes != name.size()) return nullptr;
    const Party& party = d_.registry.party(d_.registry.sense(hits.back().first).party);
    return party.kind == Kind::org ? &party : nullptr;
  }
  // 비상대책위원장: every party has such a committee; whose it is, the words beside say.
  bool part_of_body(std::string_view front, std::string_view body) const {
    const std::string name = std::string(front) + std::string(body);
    return !body.empty() && d_.tables.common.has(name) && registered(name).empty();
  }
  // 검찰총장: of 대검찰청, not of 검찰.
  Seat whole(std::string_view word) const {
    const Table::Hit hit = d_.tables.seat.exact(word);
    const std::string_view body = hit ? hit.value : std::string_view{};
    if (!body.starts_with('=')) return {};
    const std::size_t title = word.ends_with("위원장") ? 9 : 6;  // bytes
    return {std::string(body.substr(1)), static_cast<std::uint32_t>(word.size() - title),
            std::string(word.substr(word.size() - title)), true};
  }
  static std::uint32_t size(std::string_view s) { return static_cast<std::uint32_t>(s.size()); }

  Seat seat_of(std::string_view word, std::size_t at, std::string_view body, bool abroad) const {
    if (body.starts_with('=') || body == "part") return {};
    const std::string_view front = word.substr(0, at), tail = word.substr(at);
    std::string name = std::string(front) + std::string(body);
    const std::string known = registered(name);
    const bool town = !body.empty() && town_of(front, body);
    if (!known.empty())
      name = known;
    else if (!town && ranks(front))
      return {};  // 대표공동|위원장: the first among several
    else if (!town && (body.empty() || body == "처" ||
                       front.size() < (abroad && body == "청" ? kLeastBody - 3 : kLeastBody) ||
                       d_.tables.common.has(name)))
      return {};  // 경영지원|처장: a part of the body that is named beside
    const bool shared = tail.starts_with(body) || (!body.empty() && tail[0] == body[0] &&
                                                   tail.substr(0, 3) == body.substr(0, 3));
    std::size_t bytes = at;
    if (shared) bytes = tail.starts_with(body) ? at + body.size() : word.size() - 3;
    return {std::move(name), static_cast<std::uint32_t>(bytes), std::string(tail),
            town || !known.empty()};
  }
  // 공동, 대표공동, 상임공동: what stands before a title, and nothing else.
  bool ranks(std::string_view front) const {
    constexpr std::string_view kFirst = "대표";
    while (!front.empty()) {
      const bool first = front.starts_with(kFirst);
      const std::string_view word = front.substr(0, kFirst.size());
      if (!first && !d_.tables.title.has(word, "prefix")) return false;
      front.remove_prefix(word.size());
    }
    return true;
  }
  bool town_of(std::string_view front, std::string_view body) const {
    if (body != "시" && body != "군" && body != "구청") return d_.tables.place.has(front);
    return d_.names_town(front, body.substr(0, 3));
  }
  const Draft& d_;
};

// 한빛대 한도준 |산학협력단장|, 나래의 한도준 |미래사업단장|: a part of the body that is named
// before the person.
bool of_part(const Draft& d, std::uint32_t title) {
  const Found* who = title > 0 ? d.on(title - 1) : nullptr;
  if (!who || who->kind != Kind::person || !who->josa.empty() || who->dropped) return false;
  const Found* body = who->first > 0 ? d.on(who->first - 1) : nullptr;
  return body && body->kind == Kind::org && !body->dropped &&
         (body->josa.empty() || body->josa == "gen");
}

constexpr std::string_view kOurs = "한국";
constexpr std::uint32_t kReach = 60;     // words back to whose side it is
constexpr std::size_t kMentions = 2000;  // of an article, that may name a state

// Another state than ours, right before the word: bare, or as its owner (미국의).
const Found* other_state(const Draft& d, std::uint32_t w, bool owner = false) {
  const Found* state = w > 0 ? d.on(w - 1) : nullptr;
  const bool other =
      state != nullptr && state->kind == Kind::country && !state->dropped && state->name != kOurs;
  if (!other || (owner && state->josa == "gen")) return other ? state : nullptr;
  return state->josa.empty() && state->span.end == d.words[w - 1].span.end ? state : nullptr;
}
// 미국 측에서 … |재무장관|, 하퍼 미국 대통령은 A를 |상무장관|으로: the state last named in the
// sentence, where it stands for its side or its head acts.
const Found* state_of_side(const Draft& d, const Stretch& s, std::uint32_t w) {
  for (std::uint32_t at = w; at-- > s.first && w - at <= kReach;) {
    const Found* state = d.on(at);
    if (!state || state->kind != Kind::country || state->dropped) continue;
    const std::uint32_t next = state->last + 1;
    const TitleAt* title = next < w && state->josa.empty() ? d.title_at(next) : nullptr;
    const bool side =
        state->josa == "loc" ||
        (next < w && (d.word(next).starts_with("측") || d.word(next).starts_with("쪽에서")));
    const bool head =  // 대통령, 대통령 당선인
        title &&
        d.tables.title.has(
            d.at({title->span.begin, std::min(title->span.end, d.words[title->first].span.end)}),
            "state");
    return side || head ? state : nullptr;
  }
  return nullptr;
}
// The only state besides ours that the article names.
std::string_view only_state(const Draft& d) {
  std::string_view name;
  for (std::size_t i = 0; i < std::min(d.found.size(), kMentions); ++i) {
    const Found& f = d.found[i];
    if (f.kind != Kind::country || f.dropped || f.name == kOurs) continue;
    if (!name.empty() && name != f.name) return {};
    name = f.name;
  }
  return name;
}
// Who bears the title: beside it, or 한도준을 |국방장관|으로, |국방장관|에 한도준을.
const Found* bearer(const Draft& d, const Stretch& s, const TitleAt& title) {
  const auto person = [](const Found* f) {
    return f && f->kind == Kind::person && !f->dropped ? f : nullptr;
  };
  const Found* before = title.first > 0 ? person(d.on(title.first - 1)) : nullptr;
  if (before && before->josa.empty()) return before;
  if (const Found* after = person(d.on(title.last + 1))) return after;
  for (std::uint32_t at = title.first; at-- > s.first && title.first - at <= kReach;)
    if (const Found* f = person(d.on(at)); f && f->josa == "obj") return f;
  return nullptr;
}
// The state that has a minister with this title: nothing where the text does not say.
std::string_view state_of(const Draft& d, const TitleAt& title, std::uint32_t w,
                          std::string_view ministry, bool abroad) {
  const auto s =
      std::ranges::partition_point(d.stretches, [&](const Stretch& at) { return at.last <= w; });
  if (s == d.stretches.end()) return {};
  const Found* who = bearer(d, *s, title);
  const Found* state = other_state(d, w, true);
  if (!state && who && who->first < w) state = other_state(d, who->first, true);
  const bool korean = who && !abroad && !family_of(d.tables, who->name).empty();
  if (!state && !korean) state = state_of_side(d, *s, w);
  if (state) return state->name;
  if (ministry == "국무") return "미국";
  return korean ? kOurs : who ? only_state(d) : std::string_view{};
}

// What ministers are called, and what their ministries end in.
struct Minister {
  std::string_view title, ministry, kind;  // the last: of the ministries in stateword.tsv
};
constexpr Minister kMinisters[] = {
    {"장관", "부", "ministry"},         {"차관", "부", "ministry"},
    {"부장", "부", "ministry"},         {"부대신", "성", "japan's ministry"},
    {"대신", "성", "japan's ministry"}, {"상", "성", "japan's ministry"},
};
// 중국 상무|부장|: the ministry is written out.
bool spelt(const Minister& m) { return m.title.starts_with(m.ministry) && m.title != "부대신"; }

// 미국 |상무장관|, 일본 |경제산업상|, 중국 |상무부장|, 한도준 |외교장관|: who heads the ministry
// that the title names.
Seat minister(const Draft& d, const SeatFinder& finder, const TitleAt& title, std::uint32_t w,
              std::string_view word) {
  for (const Minister& m : kMinisters) {
    if (!word.ends_with(m.title)) continue;
    std::string_view stem = word.substr(0, word.size() - m.title.size());
    if (m.title == "장관" && stem.ends_with("부")) stem.remove_suffix(m.ministry.size());
    if (!d.tables.state_word.has(stem, m.kind)) continue;
    const std::string body = std::string(stem) + std::string(m.ministry);
    const bool abroad = m.ministry == "성" || spelt(m);  // none of our ministers is called so
    const std::string_view state = state_of(d, title, w, stem, abroad);
    if (state.empty()) continue;
    std::string name = state == kOurs ? finder.ours(body) : std::string(state) + ' ' + body;
    if (name.empty()) continue;
    if (const std::string known = finder.registered(name); !known.empty()) name = known;
    const std::string_view tail = spelt(m) ? m.title.substr(m.ministry.size()) : m.title;
    return {std::move(name), static_cast<std::uint32_t>(word.size() - tail.size()),
            std::string(spelt(m) ? m.title : tail), true};
  }
  return {};
}

}  // namespace

// 서도현 |대통령 비서실장|: a body in two words.
bool two_words(Draft& d, const TitleAt& title) {
  if (title.first + 1 != title.last) return false;
  std::string name(d.word(title.first));
  name += d.at({d.words[title.last].span.begin, title.span.end});
  const Table::Hit hit = d.tables.seat.exact(name);
  constexpr std::uint32_t kTitle = 6;  // bytes of |실장|
  if (!hit || !hit.value.starts_with('=')) return false;
  Found body;
  body.span = {title.span.begin, title.span.end - kTitle};
  body.kind = Kind::org;
  body.name = hit.value.substr(1);
  body.rule = "seat";
  body.score = 0.85F;
  body.first = title.first;
  body.last = title.last;
  const std::uint32_t owner = d.put(std::move(body));
  Found made;
  made.span = {title.span.end - kTitle, title.span.end};
  made.kind = Kind::title;
  made.name = d.at(made.span);
  made.rule = "seat";
  made.score = 0.9F;
  made.first = made.last = title.last;
  made.josa = title.josa;
  d.put(std::move(made));
  d.owner[title.last] = owner;
  return true;
}

bool seat_title(Draft& d, const TitleAt& title) {
  if (title.span.begin != d.words[title.first].span.begin) return false;
  if (two_words(d, title)) return true;
  std::uint32_t at =
      title.first;  // 신임 |감사원장|, |경찰청장| 내정자: the word that names the body
  while (at < title.last && d.tables.title.has(d.word(at), "prefix")) ++at;
  const std::uint32_t begin = d.words[at].span.begin;
  const std::string_view word = d.at({begin, std::min(title.span.end, d.words[at].span.end)});
  const SeatFinder finder(d);
  Seat seat = minister(d, finder, title, at, word);
  const bool state_named = static_cast<bool>(seat);
  if (!seat) seat = finder.find(word, other_state(d, at) != nullptr);
  if (!seat || (!seat.known && of_part(d, title.first))) return false;
  const std::uint32_t cut = begin + seat.bytes;
  if (cut >= title.span.end) return false;
  Found body;
  body.span = {begin, cut};
  body.kind = Kind::org;
  body.name = seat.body;
  body.rule = "seat";
  body.score = 0.85F;
  body.first = body.last = at;
  // 루마니아 |국방조달청|장: another state's body is named with it.
  const Found* state = state_named ? nullptr : other_state(d, at);
  if (state != nullptr) {
    body.span.begin = state->span.begin;
    body.first = state->first;
    if (!seat.body.starts_with(state->name))  // 북한 |국무위원장|
      body.name = std::string(d.at(state->span)) + " " + seat.body;
    d.found[d.owner[at - 1]].dropped = true;
  }
  const std::uint32_t owner = d.put(std::move(body));
  Found made;
  made.span = {cut, title.span.end};
  made.kind = Kind::title;
  made.name = seat.title;
  if (at < title.last) made.name += d.at({d.words[at].span.end, title.span.end});
  made.rule = "seat";
  made.score = 0.9F;
  made.first = at;
  made.last = title.last;
  made.josa = title.josa;
  d.put(std::move(made));
  d.owner[at] = owner;
  return true;
}

// 필리핀 쪽에서는 하퍼 |국방부| 장관이: the ministry of the state whose side it is, as nobody of
// ours is called so.
void ministry_of_side(Draft& d, const TitleAt& title) {
  const Found* seen = title.first > 0 ? d.on(title.first - 1) : nullptr;
  if (seen == nullptr || seen->kind != Kind::org || seen->dropped || !seen->josa.empty() ||
      seen->first != seen->last || seen->name != d.word(seen->first))
    return;
  constexpr const Minister& kOurKind = kMinisters[0];
  if (!seen->name.ends_with(kOurKind.ministry)) return;
  const std::string stem(seen->name, 0, seen->name.size() - kOurKind.ministry.size());
  if (!d.tables.state_word.has(stem, kOurKind.kind)) return;
  TitleAt office = title;  // with the ministry, as one word has both
  office.first = seen->first;
  const std::string_view state = state_of(d, office, seen->first, stem, false);
  if (state.empty() || state == kOurs) return;
  Found& body = d.found[d.owner[title.first - 1]];
  body.name = std::string(state) + ' ' + body.name;
  if (const std::string known = SeatFinder(d).registered(body.name); !known.empty())
    body.name = known;
  body.rule = "seat";
  body.senses = body.senses_end = 0;
}

bool seat_behind_name(Draft& d, const TitleAt& title) {
  constexpr std::string_view kTitle = "병원장", kBody = "병원";
  Found& name = d.found[d.owner[title.first]];
  const std::string_view front = d.at(name.span);
  if (d.at(title.span) != kTitle || name.kind != Kind::org ||
      !(front.ends_with("대") || front.ends_with("대학교")))
    return false;
  name.span.end += static_cast<std::uint32_t>(kBody.size());
  name.name = d.at(name.span);
  name.rule = "seat";
  name.senses = name.senses_end = 0;
  name.josa = {};
  const std::uint32_t owner = d.owner[title.first];
  Found made;
  made.span = {name.span.end, title.span.end};
  made.kind = Kind::title;
  made.name = kTitle;
  made.rule = "seat";
  made.score = 0.9F;
  made.first = title.first;
  made.last = title.last;
  made.josa = title.josa;
  d.put(std::move(made));
  d.owner[title.first] = owner;
  return true;
}

}  // namespace hj::entity
