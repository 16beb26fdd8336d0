// Pass 4: names that the trained tagger reads and the registry does not know.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

// One article says the same name often, and the tagger may read it differently: what it says of a
// surface is summed up.
struct Vote {
  NameChances sum{};
  float most = 0;  // of any one mention
  int times = 0;
  NameTag best() const {
    return static_cast<NameTag>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  }
};
struct Candidate {
  Span span;
  std::uint32_t first, last;  // words
  NameChances chances;
};

class TaggedPass {
 public:
  explicit TaggedPass(Draft& draft) : d_(draft) {}

  void run() {
    for (const TaggedName& name : d_.tagged)
      if (name.tag <= kProduct) gather(name);
    vote();
    for (Candidate& c : all_) extend(c);
    for (const Candidate& c : all_) note_state(c);
    for (std::size_t i = 0; i < all_.size(); ++i) split(i);
    vote();
    for (const Candidate& c : all_) note_state(c);
    for (const Candidate& c : all_) note_full(c);
    for (const Candidate& c : all_) note_short(text(c), votes_.at(text(c)));
    for (const Candidate& c : all_) take(c);
  }

 private:
  std::string_view text(const Candidate& c) const { return d_.at(c.span); }

  // Leaves out what only says what the name is: 건설사 [큰솔건설], [한빛반도체] 책임연구원.
  void gather(const TaggedName& name) {
    Candidate c{name.span, d_.word_at(name.span), 0, name.chances};
    c.last = d_.word_of(c.span.end, c.first);
    if (d_.words[c.first].span.begin != c.span.begin) return;
    while (name.tag == kPlace && c.first < c.last && local(c.first)) {  // 서초구 한빛타워
      ++c.first;
      c.span.begin = d_.words[c.first].span.begin;
    }
    const bool one = name.tag == kPerson || name.tag == kPlace;
    while (c.first < c.last && (describes(c.first) || (one && plain_before(c)))) {
      ++c.first;
      c.span.begin = d_.words[c.first].span.begin;
    }
    while (c.first < c.last && trails(c)) {
      --c.last;
      c.span.end = d_.words[c.last].span.end;
    }
    const Script script = d_.words[c.first].first;
    if (script != Script::mark && script != Script::digit) all_.push_back(c);
  }
  bool local(std::uint32_t w) const {
    const std::string_view word = d_.word(w);
    if (d_.tables.place.has(word)) return true;
    for (const std::string_view end : {"시", "군", "구", "도", "읍", "면", "동"})
      if (word.size() >= 6 && word.ends_with(end)) return true;
    return false;
  }
  bool describes(std::uint32_t w) const {
    if (d_.title_at(w) || d_.tables.common.has(d_.word(w))) return true;
    for (const Stem& stem : stems(d_, w))
      if ((stem.josa.empty() || stem.josa == "cop" || stem.josa == "gen") &&
          d_.tables.org_noun.has(stem.text, "before"))
        return true;
    return d_.words[w].first == Script::mark;
  }
  // [항구도시] 베르다, [양산도] 미르: a common noun before a name that is none.
  bool plain_before(const Candidate& c) const {
    return d_.plain(d_.words[c.first].span) && !d_.plain({d_.words[c.last].span.begin, c.span.end});
  }
  bool trails(const Candidate& c) const {
    const std::string_view word = d_.at({d_.words[c.last].span.begin, c.span.end});
    return d_.tables.title.has(word) || d_.tables.head.has(word) || d_.tables.common.has(word) ||
           d_.title_at(c.last) || office(word) || d_.words[c.last].first == Script::mark;
  }

  // 남강대 [AI융합학부]
  static bool office(std::string_view word) {
    for (const std::string_view end : {"학부", "학과", "사업부", "부문", "본부", "총괄", "담당"})
      if (word.ends_with(end)) return true;
    return false;
  }

  void vote() {
    votes_.clear();
    for (const Candidate& c : all_) {
      Vote& v = votes_[text(c)];
      for (std::size_t t = 0; t < c.chances.size(); ++t) v.sum[t] += c.chances[t];
      v.most = std::max(v.most, *std::max_element(c.chances.begin(), c.chances.end()));
      ++v.times;
    }
    // An ending that firms have speaks for a firm.
    for (auto& [name, v] : votes_)
      if (firm_like(name)) v.sum[kOrg] += static_cast<float>(v.times);
  }
  bool firm_like(std::string_view name) const {
    for (std::size_t at = 6; at + 6 <= name.size(); at += rune_at(name, at).size)
      if (boundary(name, at) && d_.tables.org_suffix.has(name.substr(at), "strong")) return true;
    return false;
  }
  // 에버진테[라]: the article has the longer name elsewhere.
  void extend(Candidate& c) const {
    const std::uint32_t end = d_.words[c.last].span.end;
    for (std::uint32_t to = end; to > c.span.end; --to) {
      if (!boundary(d_.doc.text, to)) continue;
      const auto it = votes_.find(d_.at({c.span.begin, to}));
      if (it == votes_.end() || it->second.times <= votes_.at(text(c)).times) continue;
      c.span.end = to;
      return;
    }
  }
  // [데이비드 올슨 그랜드리버]: the article names one of the two parts elsewhere as another kind.
  void split(std::size_t row) {
    const Candidate c = all_[row];
    const std::string_view end = d_.at({d_.words[c.last].span.begin, c.span.end});
    if (d_.tables.org_suffix.has(end) || bodies_.contains(end)) return;  // 로렌 행정법원
    for (std::uint32_t w = c.first + 1; w <= c.last; ++w) {
      Candidate left = c, right = c;
      left.last = w - 1;
      left.span.end = d_.words[w - 1].span.end;
      right.first = w;
      right.span.begin = d_.words[w].span.begin;
      const auto vote = votes_.find(text(c));
      const NameTag whole = vote == votes_.end() ? kPerson : vote->second.best();
      const float as_whole = vote == votes_.end() ? 0 : vote->second.sum[whole];
      const bool by_right = other_kind(text(right), whole, as_whole) || known(right, whole);
      const bool by_left = other_kind(text(left), whole, as_whole);
      if (!by_right && !by_left) continue;
      all_[row] = left;
      if (by_left) all_[row].chances = {};
      if (by_right) right.chances = {};
      all_.push_back(right);
      return;
    }
  }
  // The part stands alone elsewhere, as another kind, and more surely than the whole does.
  bool other_kind(std::string_view part, NameTag whole, float as_whole) const {
    const auto it = votes_.find(part);
    if (it == votes_.end()) return false;
    const NameTag best = it->second.best();
    return best != whole && it->second.most >= kSure && it->second.sum[best] >= as_whole;
  }
  bool known(const Candidate& c, NameTag whole) const {
    const Found* f = d_.on(c.first);
    if (whole == kPerson && states_.contains(std::string(text(c)))) return true;
    return f && whole == kPerson && f->span == c.span && f->kind != Kind::person;
  }

  // 발레리아 정부: one mention of it tells of all.
  void note_state(const Candidate& c) {
    const std::uint32_t next = c.last + 1;
    if (next >= d_.words.size() || d_.words[next].glued ||
        c.span.end != d_.words[c.last].span.end || c.first != c.last)
      return;
    const auto v = votes_.find(text(c));
    if (v == votes_.end() || (v->second.best() != kPlace && v->second.sum[kPlace] < 0.3F)) return;
    if (d_.tables.place.has(text(c))) return;
    for (const Stem& stem : stems(d_, next))
      if (d_.tables.state_word.has(stem.text)) {
        states_.insert(std::string(text(c)));
        if (stem.text.ends_with("부") && stem.text != "정부") bodies_.insert(stem.text);
      }
  }

  // 대니얼 하퍼, 벨로시티 모터스: what their parts stand for elsewhere.
  void note_full(const Candidate& c) {
    const Vote& v = votes_.at(text(c));
    if (c.first == c.last || v.most < kSure || d_.words[c.last].glued) return;
    const std::string_view first = d_.word(c.first);
    const std::string_view last = d_.at({d_.words[c.last].span.begin, c.span.end});
    const auto note = [&](std::string_view part, NameTag tag) {
      if (part.size() >= 6 && !d_.tables.common.has(part) && !d_.tables.org_suffix.has(part))
        full_.emplace(part, Full{text(c), tag});
    };
    if (v.best() == kPerson) note(last, kPerson), note(first, kPerson);
    if (v.best() == kOrg && d_.tables.org_suffix.has(last)) note(first, kOrg);
  }

  // 한빛: short for 한빛그룹, or for the one firm of the article whose name begins so.
  void note_short(std::string_view name, const Vote& v) {
    if (v.best() != kOrg || v.most < kSure || name.size() < 12) return;
    for (std::size_t at = 6; at + 6 <= name.size(); at += rune_at(name, at).size) {
      if (!d_.tables.org_suffix.has(name.substr(at))) continue;
      const std::string_view part = name.substr(0, at);
      if (!votes_.contains(part) || d_.tables.common.has(part)) return;
      const auto [it, fresh] = full_.emplace(part, Full{name, kOrg});
      if (fresh) return;
      const bool group = it->second.name.ends_with("그룹");
      if (name.ends_with("그룹"))
        it->second.name = name;
      else if (!group)
        it->second.name = it->second.name == name ? name : part;  // which of them?
      return;
    }
  }
  NameTag tag_of(const Candidate& c, const Vote& v) const {
    const auto it = full_.find(text(c));
    return it == full_.end() ? v.best() : it->second.tag;
  }
  void take(const Candidate& c) {
    const Vote& v = votes_.at(text(c));
    const bool state = states_.contains(std::string(text(c)));
    const NameTag tag = tag_of(c, v);
    const auto local = d_.locals.find(std::string(text(c)));
    const Kind kind = local != d_.locals.end() ? local->second.kind
                      : state                  ? Kind::country
                      : tag == kPerson         ? Kind::person
                      : tag == kOrg            ? Kind::org
                      : tag == kPlace          ? Kind::place
                                               : Kind::product;
    if (!state && local == d_.locals.end() && !sure(c, v)) return;
    if ((kind == Kind::person && reporter(c)) || bodies_.contains(text(c))) return;
    for (std::uint32_t w = c.first; w <= c.last; ++w)
      if (!d_.free(w)) return;
    if (text(c).size() < 6 && kind != Kind::org) return;  // 김 씨: the surname is asked later
    if (common(c) || d_.title_at(c.first) || office_of_state(c, kind)) return;
    const Tail tail = d_.tail(c.span.end, c.last, kind);
    if (tail.kind != Tail::other) put(c, kind, tail, v.most);
  }
  // 남이준 기자: who writes takes no part.
  bool reporter(const Candidate& c) const {
    const std::uint32_t next = c.last + 1;
    if (next >= d_.words.size()) return false;
    const auto all = stems(d_, next);
    return std::any_of(all.begin(), all.end(), [this](const Stem& stem) {
      return d_.tables.title.has(stem.text, "reporter");
    });
  }
  // Common nouns need more than names that no dictionary knows.
  bool sure(const Candidate& c, const Vote& v) const {
    const float need = d_.plain(c.span) ? kPlainSure : kSure;
    return v.most >= need && !d_.verbal(c.span);
  }
  bool common(const Candidate& c) const {
    const Tables& t = d_.tables;
    const std::string_view name = text(c);
    return t.common.has(name) || t.head.has(name) || t.org_noun.has(name) || t.title.has(name) ||
           t.unit.has(name) || t.anaphora.has(name) || t.time_word.has(name) || name.size() <= 3 ||
           name.find('@') != std::string_view::npos || ends_in_head(name);
  }
  // IB업계: not the name in front.
  bool ends_in_head(std::string_view name) const {
    for (std::size_t at = 3; at + 6 <= name.size(); at += rune_at(name, at).size)
      if (boundary(name, at) && d_.tables.head.has(name.substr(at), "modifier") &&
          !d_.tables.org_suffix.has(name.substr(at)))
        return true;
    return false;
  }
  // 발레리아 |교통부|: the pass for offices puts the two together.
  bool office_of_state(const Candidate& c, Kind kind) const {
    if (kind != Kind::org || c.first == 0 || d_.words[c.first].glued || c.first != c.last)
      return false;
    const Found* before = d_.on(c.first - 1);
    return before && before->kind == Kind::country && before->josa.empty() &&
           before->last == c.first - 1 && d_.tables.org_suffix.longest(text(c)).bytes == 0 &&
           text(c).ends_with("부");
  }
  void put(const Candidate& c, Kind kind, const Tail& tail, float chance) {
    Found made;
    made.span = c.span;
    made.kind = kind;
    const auto full = full_.find(text(c));
    made.name = full != full_.end() && kind != Kind::country ? full->second.name : text(c);
    made.rule = "tagged-" + std::string(code(kind));
    made.score = chance;
    made.modifier = tail.modifier;
    made.first = c.first;
    made.last = c.last;
    made.josa = tail.role;
    const std::string surface(text(c));
    d_.locals.emplace(surface, Draft::Local{made.name, "tagged-again", kind});
    d_.put(std::move(made));
  }

  static constexpr float kSure = 0.8F, kPlainSure = 0.98F;
  Draft& d_;
  std::vector<Candidate> all_;
  std::unordered_map<std::string_view, Vote> votes_;
  std::unordered_set<std::string> states_;
  std::unordered_set<std::string_view> bodies_;  // of those states
  struct Full {
    std::string_view name;
    NameTag tag;
  };
  std::unordered_map<std::string_view, Full> full_;  // by a part of the name
};

}  // namespace

void tag_names(Draft& draft, const TaggerPool& taggers) {
  auto tagger = taggers.borrow();
  for (const Stretch& s : draft.stretches)
    tagger->tag(draft.doc.text, std::span(draft.words).subspan(s.first, s.last - s.first),
                draft.tagged);
  taggers.give_back(std::move(tagger));
}

void find_tagged(Draft& draft) { TaggedPass(draft).run(); }

}  // namespace hj::entity
