// Pass 11: words that stand for parties named before: 양사, 두 회사, 이 회사, 그는.
#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

constexpr std::size_t kBack = 6;              // sentences looked back
constexpr std::size_t kJosaAndSpace = 5;      // bytes
constexpr std::size_t kBodyBack = 20;         // the same, for the noun of a body
constexpr std::size_t kLede = 12;             // lines down to the first sentence of the body
constexpr std::ptrdiff_t kMostBack = 256;     // mentions looked at for it
constexpr std::ptrdiff_t kMostMentions = 64;  // mentions of one sentence; keeps the work linear

class AnaphoraPass {
 public:
  explicit AnaphoraPass(Draft& draft) : d_(draft) {}

  void run() {
    for (std::size_t i = 0; i < d_.stretches.size(); ++i) stretch(i);
    for (Found& f : made_) d_.found.push_back(std::move(f));
  }

 private:
  static constexpr std::string_view kVenture = "venture";  // in place of how names end
  static constexpr std::string_view kFirmOf = "firm:";     // 두 항공사: firm:항공|에어
  static constexpr std::string_view kRank = "person:";     // 두 정상: person:대통령|총리
  struct Word {
    int many = 0;
    std::string_view kind, needs;
  };

  void stretch(std::size_t at) {
    const Stretch& s = d_.stretches[at];
    for (std::uint32_t w = s.first; w < s.last;) {
      const bool reads =
          d_.words[w].first == Script::digit || (d_.free(w) && d_.words[w].first == Script::hangul);
      w = reads ? word(w, at) : w + 1;
    }
  }
  // The word to read next.
  std::uint32_t word(std::uint32_t w, std::size_t at) {
    const Stretch& s = d_.stretches[at];
    if (both_sides(w, at) || employer(w, at) || body(w, at)) return w + 1;
    if (const std::uint32_t last = maker(w, at); last > w) return last + 1;
    const std::uint32_t begin = d_.words[w].span.begin;
    const Table::Hit hit = d_.tables.anaphora.longest(d_.at({begin, s.span.end}));
    return hit ? said(w, at, hit) : w + 1;
  }
  std::uint32_t said(std::uint32_t w, std::size_t at, const Table::Hit& hit) {
    const Stretch& s = d_.stretches[at];
    const std::uint32_t begin = d_.words[w].span.begin;
    Word means{0, hit.value, d_.tables.anaphora.field(hit.first, 3)};
    const std::string_view many = d_.tables.anaphora.field(hit.first, 1);
    std::from_chars(many.data(), many.data() + many.size(), means.many);
    const std::uint32_t end = begin + hit.bytes, last = d_.word_of(end, w);
    const Tail tail = d_.tail(end, last, Kind::org);
    if (tail.kind == Tail::other || tail.kind == Tail::title || tail.modifier) return w + 1;
    if (means.needs == "whole" && tail.kind != Tail::end) return w + 1;
    if (means.many == 0 && w > s.first && d_.is(w - 1, "각")) return w + 1;  // 각 회사가
    if (w > s.first && d_.is(w - 1, "등")) return w + 1;  // A, B 등 4개 기관은: named here
    if (means.needs == "subject" && !acts(tail.role) && !official(last + 1, tail)) return w + 1;
    std::string_view role = tail.role;
    if (means.needs == "whole") role = d_.at({begin, end}).ends_with("가") ? "subj" : "topic";
    const Span span{begin, means.needs == "whole" ? begin + 3 : end};
    if (const std::uint32_t body = formed(last, s, means.many, role); body > last) {
      refer({begin, d_.words[body].span.end}, w, body, role, means, at);
      return body + 1;
    }
    if (refer(span, w, last, role, means, at)) return last + 1;
    constexpr std::uint32_t kSyllable = 3;  // |양국| 장관은, where no minister was named
    const Table::Hit less = d_.tables.anaphora.longest(d_.at({begin, end - kSyllable}));
    return less ? std::max(said(w, at, less), last + 1) : last + 1;
  }
  // |이 게임 개발사|는: 이 회사, with what it makes in between; its last word, or `w`.
  std::uint32_t maker(std::uint32_t w, std::size_t at) {
    constexpr std::uint32_t kMost = 3;  // words behind 이
    const Stretch& s = d_.stretches[at];
    if (d_.word(w) != "이" || w + 2 >= s.last || d_.words[w + 1].glued) return w;
    for (std::uint32_t last = w + 2; last < s.last && last <= w + kMost; ++last) {
      if (d_.words[last].glued || !d_.free(last) || !d_.free(last - 1) ||
          stems(d_, last - 1).size() != 1 || d_.words[last - 1].first == Script::mark)
        return w;
      for (const Stem& stem : stems(d_, last)) {
        const Table::Hit hit = d_.tables.anaphora.exact("이 " + std::string(stem.text));
        if (!hit || stem.josa.empty() || hit.value != "org") continue;
        const std::uint32_t begin = d_.words[last].span.begin;
        const Span span{d_.words[w].span.begin,
                        begin + static_cast<std::uint32_t>(stem.text.size())};
        return refer(span, w, last, stem.josa, Word{0, hit.value, "any"}, at) ? last : w;
      }
    }
    return w;
  }
  // 미르 |노사|가 합의했다, (미르 노사가 …) |노사|는 …: the firm and its union.
  bool both_sides(std::uint32_t w, std::size_t at) {
    if (!d_.word(w).starts_with("노사")) return false;
    for (const Stem& stem : stems(d_, w)) {
      const bool alone = stem.josa.empty();  // but 노사 관계, 노사 갈등
      if (stem.text != "노사" || (alone && !d_.is(w + 1, ","))) continue;
      const Found* firm = w > d_.stretches[at].first && !d_.words[w].glued ? d_.on(w - 1) : nullptr;
      const bool said = firm != nullptr && firm->kind == Kind::org && !firm->anaphor &&
                        (firm->josa.empty() || firm->josa == "gen");
      if (said) labour_ = firm->name;
      if (labour_.empty() || (!said && (!acts(stem.josa) || !opens(w, d_.stretches[at]))))
        return false;
      const std::uint32_t begin = d_.words[w].span.begin;
      const Span span{begin, begin + static_cast<std::uint32_t>(stem.text.size())};
      Found side;
      side.kind = Kind::org;
      for (const std::string_view union_of : {"", " 노조"}) {
        side.name = labour_ + std::string(union_of);
        stand_for(side, span, w, w, stem.josa, "anaphor-labour");
      }
      return true;
    }
    return false;
  }
  // 미르 노조는 |사측|과, |회사|를 상대로: the firm whose union acts.
  bool employer(std::uint32_t w, std::size_t at) {
    constexpr std::string_view kUnion = " 노조";
    const std::string_view word = d_.word(w);
    if (!word.starts_with("사측") && !word.starts_with("회사")) return false;
    const Stretch& s = d_.stretches[at];
    for (const Stem& stem : stems(d_, w)) {
      if ((stem.text != "사측" && stem.text != "회사") || stem.josa.empty()) continue;
      const Found* of = nullptr;
      for (std::uint32_t i = s.first; i < w; ++i)
        if (const Found* f = d_.on(i); f != nullptr && f->kind == Kind::org && f->first == i &&
                                       acts(f->role) && f->name.ends_with(kUnion))
          of = f;
      if (of == nullptr) return false;
      Found side;
      side.kind = Kind::org;
      side.name = of->name.substr(0, of->name.size() - kUnion.size());
      const std::uint32_t begin = d_.words[w].span.begin;
      stand_for(side, {begin, begin + static_cast<std::uint32_t>(stem.text.size())}, w, w,
                stem.josa, "anaphor-labour");
      return true;
    }
    return false;
  }
  // 조합은, 그룹은: at the head of a clause, the body of that noun which was named last.
  bool body(std::uint32_t w, std::size_t at) {
    if (d_.words[w].first != Script::hangul || heading(at) || !opens(w, d_.stretches[at]))
      return false;
    for (const Stem& stem : stems(d_, w)) {
      const Table::Hit hit =
          stem.josa.empty() ? Table::Hit{} : d_.tables.body_noun.exact(stem.text);
      if (!hit || stem.josa == "gen") continue;
      if (hit.value == kVenture && !acts(stem.josa) && stem.josa != "dat") continue;
      const Found* named = last_body(at, d_.words[w].span.begin, hit.value);
      if (named == nullptr) return false;
      const std::uint32_t begin = d_.words[w].span.begin;
      stand_for(*named, {begin, begin + hit.bytes}, w, w, stem.josa, "anaphor-body");
      return true;
    }
    return false;
  }
  // Nothing in front that could say which: 새로 생긴 조합은, 다른 은행은.
  bool opens(std::uint32_t w, const Stretch& s) const {
    if (w == s.first || d_.words[w - 1].first == Script::mark) return true;
    if (const Found* f = d_.on(w - 1)) return f->kind == Kind::time || !f->josa.empty();
    if (d_.adverb(w - 1)) return true;  // 한편 도는, 앞서 조합은
    const auto before = stems(d_, w - 1);
    return before.size() > 1 && before.back().josa != "gen";
  }
  const Found* last_body(std::size_t at, std::uint32_t until, std::string_view ends) const {
    const auto end =
        std::lower_bound(d_.found.begin(), d_.found.end(), until,
                         [](const Found& f, std::uint32_t b) { return f.span.begin < b; });
    const std::size_t from = d_.stretches[at - std::min(at, kBodyBack)].span.begin;
    auto it = end;
    for (std::ptrdiff_t seen = 0; it != d_.found.begin() && seen < kMostBack; ++seen) {
      --it;
      if (it->span.begin < from) return nullptr;
      const bool such = (it->kind == Kind::org || it->kind == Kind::place) && !it->anaphor;
      if (!such || it->modifier) continue;
      if (ends == kVenture ? venture(*it) : ends_as(it->name, ends)) return &*it;
    }
    return nullptr;
  }
  // 합작법인 '미르이엠'을, 합작사인 미르이엠, '미르이엠'이라는 합작법인: a firm told to be one.
  bool venture(const Found& f) const {
    if (f.kind != Kind::org) return false;
    const auto joint = [&](std::uint32_t w) {
      return std::ranges::any_of(stems(d_, w), [&](const Stem& stem) {
        const Table::Hit hit = d_.tables.body_noun.exact(stem.text);
        return hit && hit.value == kVenture;
      });
    };
    constexpr std::uint32_t kMarks = 6;  // (JV), '
    std::uint32_t w = f.first;
    for (std::uint32_t n = 0; w > 0 && n < kMarks; ++n) {
      --w;
      if (d_.words[w].first == Script::hangul) {
        if (joint(w)) return true;
        break;
      }
    }
    w = f.last + 1;
    if (w < d_.words.size() && d_.words[w].first == Script::mark) ++w;
    return w + 1 < d_.words.size() && d_.words[w].glued && d_.word(w).ends_with("라는") &&
           joint(w + 1);
  }
  static bool ends_as(std::string_view name, std::string_view ends) {
    while (!ends.empty()) {
      const std::string_view end = ends.substr(0, ends.find('|'));
      if (name.size() > end.size() && name.ends_with(end)) return true;
      ends.remove_prefix(std::min(end.size() + 1, ends.size()));
    }
    return false;
  }
  // 두 회사가 꾸린 컨소시엄은: its members; the role is that of the whole.
  std::uint32_t formed(std::uint32_t w, const Stretch& s, int many, std::string_view& role) const {
    if (many < 2 || role != "subj" || w + 2 >= s.last) return w;
    const std::string_view verb = d_.word(w + 1);
    if (verb != "꾸린" && verb != "구성한" && verb != "결성한" && verb != "이룬" && verb != "맺은")
      return w;
    for (const Stem& stem : stems(d_, w + 2)) {
      if (stem.text != "컨소시엄" || stem.josa.empty()) continue;
      role = stem.josa;
      return w + 2;
    }
    return w;
  }
  // 회사 관계자는, 회사 측은
  bool official(std::uint32_t w, const Tail& tail) const {
    return tail.kind == Tail::end && w < d_.words.size() &&
           (d_.word(w).starts_with("관계자") || d_.word(w).starts_with("측"));
  }
  // Whether there is somebody that the words can mean.
  bool refer(Span span, std::uint32_t first, std::uint32_t last, std::string_view role,
             const Word& means, std::size_t at) {
    std::vector<const Found*> who;
    if (means.kind == "person" && means.many == 0)
      who = person(span, at);
    else if (means.kind == "row")
      who = row(at);
    else if (means.many == 0)
      who = topic(span, at, acts(role));
    else
      who = group(span, at, {means.many, trade(means.kind), means.needs});
    for (const Found* f : who)
      stand_for(*f, span, first, last, role,
                means.many > 0           ? "anaphor-group"
                : means.kind == "person" ? "anaphor-person"
                                         : "anaphor-topic");
    return !who.empty();
  }
  void stand_for(const Found& f, Span span, std::uint32_t first, std::uint32_t last,
                 std::string_view role, const char* rule) {
    Found made;
    made.span = span;
    made.kind = f.kind;
    made.name = f.name;
    made.rule = rule;
    made.score = 0.6F;
    made.anaphor = true;
    made.first = first;
    made.last = last;
    made.josa = made.role = role;
    made_.push_back(std::move(made));
  }

  bool wanted(const Found& f, std::string_view kind) const {
    if ((f.anaphor && f.rule != "registry-shared-end") ||
        (f.modifier && f.rule != "metonymy-pair" && !ends_pair(f)))
      return false;
    if (kind.starts_with(kFirmOf))
      return wanted(f, "firm") && holds_one(f.name, kind.substr(kFirmOf.size()));
    if (kind == "firm")
      return f.kind == Kind::org && f.rule != "metonymy-town" && !public_body(f.name) &&
             !town_office(f.name);
    if (kind == "faction")
      return f.kind == Kind::org && (f.name.ends_with("당") || f.name.ends_with("연합") ||
                                     f.name.ends_with("국민의힘") || f.name.ends_with("국민회의"));
    if (kind == "org") return f.kind == Kind::org;
    if (kind.starts_with(kRank))
      return f.kind == Kind::person && ranks(f.name, kind.substr(kRank.size()));
    if (kind == "person") return f.kind == Kind::person;
    if (kind == "country") return f.kind == Kind::country;
    return f.kind == Kind::org || f.kind == Kind::country;
  }
  // 체코와 |폴란드| 수주전: both are spoken of.
  bool ends_pair(const Found& f) const {
    const Found* before = f.first == 0 ? nullptr : d_.on(f.first - 1);
    return f.kind == Kind::country && before != nullptr && before->kind == Kind::country &&
           before->josa == "with";
  }
  // 두 정상은: nobody of whom only other titles are told (정상회담에 배석한 장관).
  bool ranks(std::string_view name, std::string_view titles) const {
    const auto who = std::ranges::find(d_.people, name, &Person::name);
    if (who == d_.people.end() || who->titles.empty()) return true;
    return std::ranges::any_of(who->titles,
                               [&](const std::string& t) { return holds_one(t, titles); });
  }
  static bool holds_one(std::string_view name, std::string_view parts) {
    while (!parts.empty()) {
      const std::string_view part = parts.substr(0, parts.find('|'));
      if (name.find(part) != std::string_view::npos) return true;
      parts.remove_prefix(std::min(part.size() + 1, parts.size()));
    }
    return false;
  }
  // 두 항공사: of that trade, where the article names two such; else whatever firms it names.
  std::string_view trade(std::string_view kind) const {
    if (!kind.starts_with(kFirmOf)) return kind;
    const Found* one = nullptr;
    for (const Found& f : d_.found) {
      if (!wanted(f, kind)) continue;
      if (one != nullptr && one->name != f.name) return kind;
      one = &f;
    }
    return "firm";
  }
  // No 회사: a court, a ministry, an agency.
  static bool public_body(std::string_view name) {
    for (const std::string_view end :
         {"법원",   "지법",   "고법",       "위원회",   "검찰청", "지검",   "경찰청", "부",
          "청",     "처",     "국회",       "실",       "연합",   "대학교", "협회",   "노총",
          "협의체", "협의회", "얼라이언스", "컨소시엄", "포럼",   "노조",   "연대",   "검찰",
          "경찰",   "경찰서", "세무서",     "감사원",   "감독원", "정보원", "재판소", "의회",
          "기구",   "유엔",   "대사관",     "민주당",   "공산당", "공화당", "혁신당", "국민의힘"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // 부산시, 경기도, 강화군
  bool town_office(std::string_view name) const {
    constexpr std::size_t kSyllable = 3;
    return d_.tables.place.has(name) ||
           (name.ends_with("시") && d_.tables.place.has(name.substr(0, name.size() - kSyllable)));
  }
  // Distinct parties of the kind in a sentence, before `until`, in text order.
  std::vector<const Found*> named(std::size_t at, std::string_view kind,
                                  std::uint32_t until) const {
    std::vector<const Found*> out;
    const Span s = d_.stretches[at].span;
    auto it = std::lower_bound(d_.found.begin(), d_.found.end(), s.begin,
                               [](const Found& f, std::uint32_t b) { return f.span.begin < b; });
    const auto end =
        std::lower_bound(it, d_.found.end(), std::min(s.end, until),
                         [](const Found& f, std::uint32_t b) { return f.span.begin < b; });
    if (end - it > kMostMentions) it = end - kMostMentions;
    for (; it != end; ++it)
      if (wanted(*it, kind) && !bracketed(*it) && !owns_next(*it) && !sends(*it) &&
          !passes_on(*it, at) &&
          std::none_of(out.begin(), out.end(), [&](const Found* f) { return f->name == it->name; }))
        out.push_back(&*it);
    return out;
  }
  // A(사장 |B|), 위원(|B| 교수): what a bracket tells of A is no side of its own.
  bool bracketed(const Found& f) const {
    constexpr std::uint32_t kReach = 8;  // words
    for (std::uint32_t w = f.first; w-- > 0 && f.first - w <= kReach;) {
      if (d_.is(w, ")")) return false;
      if (d_.is(w, "("))
        return d_.words[w].glued && w > 0 &&
               (d_.is(w + 1U, "현") || d_.is(w + 1U, "옛") || d_.on(w - 1U) != nullptr ||
                (w + 1U == f.first && d_.title_at(f.last + 1U)));
    }
    return false;
  }
  // |한국|의 미르온: only says where the firm is at home.
  bool owns_next(const Found& f) const {
    const Found* next = f.last + 1 < d_.words.size() ? d_.on(f.last + 1) : nullptr;
    return f.kind == Kind::country && f.josa == "gen" && next != nullptr && next->kind == Kind::org;
  }
  // |서도현| 후보 측 설재인 대변인은: only whose speaker acts.
  bool sends(const Found& f) const {
    if (f.kind != Kind::person || !f.josa.empty()) return false;
    std::uint32_t w = f.last + 1;
    const Found* title = w < d_.words.size() ? d_.on(w) : nullptr;
    if (title != nullptr && title->kind == Kind::title && title->josa.empty()) w = title->last + 1;
    const Found* next = w + 1 < d_.words.size() ? d_.on(w + 1) : nullptr;
    return next != nullptr && next->kind == Kind::person && d_.word(w) == "측";
  }
  // NHK는 …라고 전했다, 가람신문에 따르면: who only tells of it, where the headline is not about
  // it.
  bool passes_on(const Found& f, std::size_t at) const {
    if (f.kind != Kind::org || !outlet(f.name) || in_headline(f.name)) return false;
    const std::string_view rest = d_.at({f.span.end, d_.stretches[at].span.end});
    for (const std::string_view verb : {"전했", "보도했", "보도하", "따르면", "분석했"})
      if (rest.find(verb) != std::string_view::npos) return true;
    return false;
  }
  bool told_by_outlet(std::size_t at) const {
    const Span s = d_.stretches[at].span;
    const auto begin = std::ranges::lower_bound(d_.found, s.begin, {},
                                                [](const Found& f) { return f.span.begin; });
    return std::any_of(begin, d_.found.end(), [&](const Found& f) {
      return f.span.begin < s.end && acts(f.role) && passes_on(f, at);
    });
  }
  bool outlet(std::string_view name) const {
    const Table& relay = d_.tables.relay;
    if (relay.has(name, "outlet")) return true;
    for (std::uint32_t row = 0; row < relay.words().size(); ++row)
      if (relay.value(row) == "suffix" && name.ends_with(relay.field(row, 0))) return true;
    return false;
  }
  // By any of its names, for KT-MS is read as one.
  bool in_headline(std::string_view name) const {
    const auto [known, fresh] = headlined_.try_emplace(name, false);
    std::size_t lines = 0;
    while (lines < std::min(d_.stretches.size(), kLede) && heading(lines)) ++lines;
    if (!fresh || lines == 0) return known->second;
    const std::string_view text = d_.at({0, d_.stretches[lines - 1].span.end});
    known->second = std::ranges::any_of(d_.found, [&](const Found& f) {
      return f.name == name && !f.anaphor && text.find(d_.at(f.span)) != std::string_view::npos;
    });
    return known->second;
  }
  // (A와 B, C는 …했다.) 이들은: however many have acted in one row in the sentence before.
  std::vector<const Found*> row(std::size_t at) const {
    if (at == 0 || heading(at - 1) != heading(at)) return {};
    for (const std::string_view kind : {"org", "person", "country"}) {
      std::vector<const Found*> run;
      for (const Found* f : named(at - 1, kind, kNone)) {
        if (!run.empty() && !linked(*run.back(), *f)) run.clear();
        run.push_back(f);
        if (run.size() > 1 && acts(f->role)) return run;
      }
    }
    return {};
  }
  bool heading(std::size_t at) const { return d_.stretches[at].kind != BlockKind::body; }
  // The nearest sentence that names exactly so many; of more, those said in one breath. Of two
  // whom the sentence only mentions side by side, rather those whom the article is about.
  std::vector<const Found*> group(Span span, std::size_t at, const Word& means) const {
    const auto many = static_cast<std::size_t>(means.many);
    const auto about = many == 2 ? main_pair(at, means) : std::vector<const Found*>{};
    if (unread_pair(span, at, means) || with_speaker(span, at, means)) return {};
    if (auto who = opening(span, at, means, about); !who.empty()) return who;
    std::vector<const Found*> nearest;  // named there, but not as two who deal with one another
    for (std::size_t back = 0; back <= kBack && back <= at; ++back) {
      if (back > 0 && heading(at - back) && !heading(at)) continue;
      const bool guests = back > 0 && attends(at - back);
      if (guests && means.kind.starts_with("person")) continue;
      auto who = named(at - back, means.kind, back == 0 ? span.begin : kNone);
      const bool exact = who.size() == many;
      if (exact && nearest.empty()) nearest = who;
      if (exact && many == 2 && !paired(*who[0], *who[1])) continue;
      if (who.size() > many) who = joined(who, many);
      if (who.size() != many || (!exact && quoted(*who[0], at - back))) continue;
      if (guests && kin(who[0]->name, who[1]->name)) return {};
      if (back == 0 || about.empty() || alike(who, about)) return who;
      const bool deal = dealt(*who[0], *who[1]);
      if (deal && joins(who, about, at - back) &&
          d_.stretches[at - back].block == d_.stretches[at].block)
        return who;
      return deal ? std::vector<const Found*>{} : about;  // of two pairs, neither is nearer
    }
    return about.empty() ? nearest : about;
  }
  // The two that the headline and the first sentence both name.
  std::vector<const Found*> main_pair(std::size_t at, const Word& means) const {
    std::size_t lede = 0;
    while (lede < at && lede < kLede && heading(lede)) ++lede;
    if (lede == 0 || lede >= at || heading(lede)) return {};
    auto who = firms(lede, means);
    std::erase_if(who, [&](const Found* f) { return !in_headline(f->name); });
    return who.size() == 2 ? who : std::vector<const Found*>{};
  }
  static bool alike(const std::vector<const Found*>& a, const std::vector<const Found*>& b) {
    return std::ranges::all_of(a, [&](const Found* f) {
      return std::ranges::any_of(b, [&](const Found* g) { return f->name == g->name; });
    });
  }
  // A와 B가, A는 B와, A는 B를, but not A는 B의 주주다.
  bool dealt(const Found& a, const Found& b) const {
    return linked(a, b) || b.role == "with" || b.role == "obj" || b.role == "dat" ||
           (acts(b.role) && a.role != "gen");
  }
  // (A와 B는 손잡았다.) B는 C를 샀다. 두 회사는: not surely B and C, as B와 C는 or two others
  // would be.
  bool joins(const std::vector<const Found*>& who, const std::vector<const Found*>& about,
             std::size_t at) const {
    if (linked(*who[0], *who[1]) || who[1]->role == "with") return true;
    const std::string_view first = d_.word(d_.stretches[at].first);
    if (first == "한편" || first == "앞서" || first == "반면") return false;  // told by the way
    return std::ranges::none_of(who, [&](const Found* f) {
      return std::ranges::any_of(about, [&](const Found* g) { return g->name == f->name; });
    });
  }
  // 회담에는 장관이 배석했다: who sat by is none of the two.
  bool attends(std::size_t at) const {
    const std::string_view text = d_.at(d_.stretches[at].span);
    return text.find("배석") != std::string_view::npos ||
           text.find("동석") != std::string_view::npos;
  }
  // SK텔레콤, SK하이닉스: of one group, so of one side.
  static bool kin(std::string_view a, std::string_view b) {
    const std::size_t first = rune_at(a, 0).size, letters = first == 1 ? 2 : first;
    return a.substr(0, letters) == b.substr(0, letters);
  }
  // “미르가 찾아왔다. 두 회사는 함께 개발한다”: Mir and whose officer says so, whom he does not
  // name.
  bool with_speaker(Span span, std::size_t at, const Word& means) const {
    const auto here = named(at, means.kind, span.begin);
    if (means.many != 2 || here.size() != 1 || !quoted(*here[0], at)) return false;
    const std::string_view between = d_.at({here[0]->span.end, span.begin});
    return between.find("”") == std::string_view::npos &&
           between.find('"') == std::string_view::npos;
  }
  // 서도현 원내대표와 유가족 대표들이 만났고, 양측은: the two of this sentence, whom nobody has
  // read.
  bool unread_pair(Span span, std::size_t at, const Word& means) const {
    constexpr std::uint32_t kReach = 6;  // words
    const std::uint32_t first = d_.stretches[at].first;
    std::uint32_t with = kNone;
    for (std::uint32_t w = first; w < d_.words.size() && d_.words[w].span.begin < span.begin; ++w) {
      const Found* f = d_.on(w);
      if (f != nullptr && f->first == w && wanted(*f, means.kind) && !lends_name(*f)) return false;
      const std::string_view josa = stems(d_, w).back().josa;
      if (josa == "with") with = w;
      if (acts(josa) && with != kNone && w - with <= kReach) return true;
    }
    return false;
  }
  // A는 B 등 자회사를 두고 있다: B is only one of several.
  bool paired(const Found& a, const Found& b) const {
    const auto listed = [&](const Found& f) {
      return f.last + 1 < d_.words.size() && d_.word(f.last + 1).starts_with("등");
    };
    return linked(a, b) || (!listed(a) && !listed(b));
  }
  // 서도현 미르 사장과: only whose officer acts.
  bool lends_name(const Found& f) const {
    const Found* next = f.last + 1 < d_.words.size() ? d_.on(f.last + 1) : nullptr;
    return f.kind == Kind::org && f.josa.empty() && next != nullptr &&
           (next->kind == Kind::title || next->kind == Kind::person);
  }
  // 미르중공업 서도현 부사장은 이 회사 대표로: whose officer acts, the firm named last.
  bool officer_acts(const Found& f) const {
    const Found* next = f.last + 1 < d_.words.size() ? d_.on(f.last + 1) : nullptr;
    return f.josa.empty() && next != nullptr && next->kind == Kind::person && acts(next->role);
  }
  std::vector<const Found*> firms(std::size_t at, const Word& means) const {
    auto who = named(at, means.kind, kNone);
    std::erase_if(who, [&](const Found* f) { return lends_name(*f); });
    return who;
  }
  // 두 회사의 싸움은: a paragraph that begins so goes back to whom the article began with.
  std::vector<const Found*> opening(Span span, std::size_t at, const Word& means,
                                    const std::vector<const Found*>& about) const {
    const bool begins = at > 0 && d_.stretches[at].block != d_.stretches[at - 1].block;
    if (means.many != 2 || heading(at) || !begins) return {};
    if (!named(at, means.kind, span.begin).empty()) return {};
    if (firms(at - 1, means).size() == 2) return {};
    if (!about.empty()) return about;
    std::size_t lede = 0;
    while (lede < at && lede < kLede && heading(lede)) ++lede;
    if (lede >= at || heading(lede)) return {};
    const auto who = firms(lede, means);
    return who.size() == 2 ? who : std::vector<const Found*>{};
  }
  // The last run of exactly `many` names with nothing but 와, 과, 및, commas and titles between.
  std::vector<const Found*> joined(const std::vector<const Found*>& who, std::size_t many) const {
    std::vector<const Found*> best, run;
    for (const Found* f : who) {
      const bool next = !run.empty() && linked(*run.back(), *f);
      if (!next) run.clear();
      run.push_back(f);
      if (run.size() == many) best = run;
      if (run.size() > many) best.clear();
    }
    return best;
  }
  // "카카오·카카오엔터와의 경쟁으로"라고 했다. 양사는: whom a speaker joins is not whom the news
  // joins.
  bool quoted(const Found& f, std::size_t at) const {
    const std::string_view before = d_.at({d_.stretches[at].span.begin, f.span.begin});
    const std::size_t open = before.rfind("“"), close = before.rfind("”");
    const bool curly =
        open != std::string_view::npos && (close == std::string_view::npos || close < open);
    return curly || std::count(before.begin(), before.end(), '"') % 2 == 1;
  }
  bool linked(const Found& a, const Found& b) const {
    if (b.first <= a.last || b.first - a.last > 6) return false;
    const std::string_view between = d_.at({a.span.end, b.span.begin});
    const bool listed = a.role.empty() && between.find(", ") != std::string_view::npos;
    return a.role == "with" || listed || between.find("·") != std::string_view::npos ||
           between.find(" 및 ") != std::string_view::npos;
  }
  // 이 회사는: who the sentence before was about; elsewhere who acted in it last, else the firm
  // said last, unless it acts here.
  std::vector<const Found*> topic(Span span, std::size_t at, bool subject) {
    if (subject && at > 0 && titled_section(at) && main_firm()) return {main_firm()};
    if (d_.at(span).starts_with("회사") && unread_firm(span, at)) return {};
    const auto here = named(at, "firm", span.begin);
    // 미르와 이 회사의 자회사: the name right before it.
    if (!here.empty() && here.back()->role == "with" &&
        d_.at({here.back()->span.end, span.begin}).size() <= kJosaAndSpace)
      return {here.back()};
    if (subject && d_.at(span).starts_with("회사") && !here.empty() && !tells(*here.back()) &&
        d_.at({here.back()->span.end, span.begin}).starts_with("에 따르면"))
      return {here.back()};  // 미르에 따르면 회사는
    const Found* actor = nullptr;
    for (const Found* f : here)
      if (acts(f->role)) actor = f;
    if (subject && !here.empty() && actor) return {actor};
    if (!subject && actor && goes_on(span, *actor)) return {actor};
    if (!subject && !here.empty() && officer_acts(*here.back())) return {here.back()};
    if (!subject)
      if (const Found* f = said_before(span, here)) return {f};
    for (std::size_t back = 1; back <= kBack && back <= at; ++back) {
      if (heading(at - back) != heading(at)) continue;
      auto who = named(at - back, "firm", kNone);
      if (subject) without_named_here(span, at, who);
      if (who.empty()) continue;
      if (subject) {
        if (who.size() > 1 && told_by_outlet(at - back)) return {};  // of whom does it tell?
        if (const auto one = bought_or_buyer(span, at, who)) return *one;
        if ((left_behind(span, at, back) || by_the_way(span, who)) && main_firm())
          return {main_firm()};
        for (const Found* f : who)
          if ((acts(f->role) || f->role == "cop") && !tells(*f) && !own_firm(*f)) return {f};
        const auto own = [&](const Found* f) { return own_firm(*f); };
        if (explains(at - back) || std::ranges::any_of(who, own)) continue;
        // 미르 서도현 대표는 “루미봇과 …”라고 했다: whose officer speaks, not whom he speaks of.
        for (auto f = who.rbegin(); f != who.rend(); ++f)
          if (!quoted(**f, at - back)) return {dealt_with(span, **f) ? main_firm() : *f};
        return {who.back()};
      }
      const bool founder = of_founder(span, at);
      if (back > 1 && (left_paragraph(at, back) || (founded(span, at) && !founder))) break;
      for (const bool acted : {true, false})
        if (const Found* f = acted || !founder ? last_said(at - back, actor, acted) : nullptr)
          return {f};
    }
    if (!subject && actor)  // 미르는 루미봇 본사에서 이 회사와: whom the sentence itself has named
      if (const Found* f = other_here(span, at, *actor)) return {f};
    return {};
  }
  // 미르는 나래와 약을 개발하는 한편 이 회사에서 투자를 받는다: nearer than the sentence before;
  // but not 미르는 나래와 이 회사를 샀다.
  const Found* said_before(Span span, const std::vector<const Found*>& here) const {
    for (auto f = here.rbegin(); f != here.rend(); ++f)
      if (!acts((*f)->role) && !lends_name(**f))
        return (*f)->role == "gen" || clause_ends({(*f)->span.end, span.begin}) ? *f : nullptr;
    return nullptr;
  }
  bool clause_ends(Span between) const {
    const auto& rows = d_.doc.morphs.rows;
    auto m = std::ranges::lower_bound(rows, between.begin, {},
                                      [](const Morph& x) { return x.span.begin; });
    for (; m != rows.end() && m->span.begin < between.end; ++m)
      if (m->tag == Tag::EC) return true;
    const std::string_view text = d_.at(between);
    return text.find(" 한편") != std::string_view::npos ||
           text.find(" 뒤 ") != std::string_view::npos;
  }
  // (B와 맺은 계약은 해지됐다.) 회사는: not B, but whom the article is about.
  bool dealt_with(Span span, const Found& f) {
    const bool side = f.role == "with" || f.role == "from" || f.role == "dat";
    return side && d_.at(span).starts_with("회사") && main_firm() != nullptr;
  }
  // 외국계 |회사| 직원이 소송을 내자 회사 측은: the one that the sentence speaks of, unnamed.
  bool unread_firm(Span span, std::size_t at) const {
    for (std::uint32_t w = d_.stretches[at].first + 1U;
         w < d_.words.size() && d_.words[w].span.begin < span.begin; ++w) {
      const std::string_view before = d_.word(w - 1U);
      const bool some = before == "한" || before == "어느" || before == "다른" ||
                        before.ends_with("계") || before.ends_with("국적");
      if (some && (d_.word(w).starts_with("회사") || d_.word(w).starts_with("업체"))) return true;
    }
    return false;
  }
  // A는 B를 샀다. 이 회사는 B와 …: A; 이 회사는 A의 …: B; where neither is named, nobody knows.
  std::optional<std::vector<const Found*>> bought_or_buyer(
      Span span, std::size_t at, const std::vector<const Found*>& who) const {
    if (!d_.at(span).starts_with("이") || who.size() != 2 || !acts(who[0]->role) ||
        !taken_over(*who[1]))
      return std::nullopt;
    const auto here = named(at, "firm", kNone);
    const auto said = [&](const Found* f) {
      return std::ranges::any_of(here, [&](const Found* h) { return h->name == f->name; });
    };
    const bool first = said(who[0]), second = said(who[1]);
    if (first == second) return std::vector<const Found*>{};
    return std::vector<const Found*>{first ? who[1] : who[0]};
  }
  // B를, B 지분을, B 인수를
  bool taken_over(const Found& f) const {
    if (f.role == "obj") return true;
    const std::uint32_t next = f.last + 1U;
    if (!(f.josa.empty() || f.josa == "gen") || next >= d_.words.size()) return false;
    for (const std::string_view noun : {"인수", "지분", "주식", "경영권", "합병"})
      if (d_.word(next).starts_with(noun)) return true;
    return false;
  }
  // 미르도 계약을 깼다. 미르는 이 회사 주식을: whom only the paragraph before names.
  bool left_paragraph(std::size_t at, std::size_t back) const {
    const Row own = d_.stretches[at].block;
    return d_.stretches[at - 1].block == own && d_.stretches[at - back].block != own;
  }
  // (매출의 6할은 미르에서 나온다.) 이 회사는 미르의 칩을 만든다: none that its sentence names.
  void without_named_here(Span span, std::size_t at, std::vector<const Found*>& who) const {
    const std::uint32_t end = d_.stretches[at].span.end;
    const auto from =
        std::lower_bound(d_.found.begin(), d_.found.end(), span.end,
                         [](const Found& f, std::uint32_t b) { return f.span.begin < b; });
    const auto until =
        std::lower_bound(from, d_.found.end(), end,
                         [](const Found& f, std::uint32_t b) { return f.span.begin < b; });
    std::erase_if(who, [&](const Found* f) {
      return std::any_of(from, from + std::min(until - from, kMostMentions),
                         [&](const Found& g) { return !g.anaphor && g.name == f->name; });
    });
  }
  // (미르와 맺은 계약은 해지됐다.) 회사는: whom the article is about.
  bool by_the_way(Span span, const std::vector<const Found*>& who) const {
    return d_.at(span).starts_with("회사") && std::ranges::all_of(who, [](const Found* f) {
             return f->role == "with" || f->role == "obj" || f->role == "dat";
           });
  }
  // 이 회사를 설립했다: a new one, no firm that did something before.
  bool founded(Span span, std::size_t at) const {
    const std::string_view rest = d_.at({span.end, d_.stretches[at].span.end});
    for (const std::string_view verb : {"를 설립", "를 세웠", "를 만들", "를 창업"})
      if (rest.starts_with(verb)) return true;
    return false;
  }
  // 이 회사를 |차린| 서도현 대표: the firm told of, none that is only named.
  bool of_founder(Span span, std::size_t at) const {
    const std::string_view rest = d_.at({span.end, d_.stretches[at].span.end});
    for (const std::string_view verb : {"를 차린 ", "를 세운 ", "를 설립한 ", "를 창업한 "})
      if (rest.starts_with(verb)) return true;
    return false;
  }
  // 회사는, in a paragraph whose sentences before name no firm: whom the article is about.
  bool left_behind(Span span, std::size_t at, std::size_t back) const {
    return d_.at(span).starts_with("회사") && back > 1 &&
           d_.stretches[at - 1].block == d_.stretches[at].block &&
           d_.stretches[at - back].block != d_.stretches[at].block;
  }
  // (미르는 …) 자회사 나래는 공장을 세웠다. 회사는: 미르.
  bool own_firm(const Found& f) const {
    if (f.first == 0 || f.role != "topic") return false;
    const std::string_view before = d_.word(f.first - 1);
    const bool own = before == "자회사" || before == "계열사" || before == "관계사";
    return own && (f.first < 2 || d_.on(f.first - 2) == nullptr);  // 다온의 자회사 나래는
  }
  // …라고 가람신문(GN)이 전했다: a paper that only tells of it.
  bool tells(const Found& f) const {
    constexpr std::uint32_t kReach = 48;  // bytes
    std::string_view rest = std::string_view(d_.doc.text).substr(f.span.end, kReach);
    rest = rest.substr(0, rest.find('.'));
    const std::size_t verb = std::min(rest.find("전했"), rest.find("보도했"));
    return f.role == "subj" && verb != std::string_view::npos &&
           rest.substr(0, verb).find(',') == std::string_view::npos;
  }
  // A는 …을 만들고, 터빈은 이 회사의 자회사가 댄다: A, as what is spoken of has changed.
  bool goes_on(Span span, const Found& actor) const {
    const std::string_view between = d_.at({actor.span.end, span.begin});
    const std::size_t comma = between.rfind(", ");
    if (actor.role != "topic" || comma == std::string_view::npos) return false;
    const std::string_view before = between.substr(0, comma), own = between.substr(comma + 2);
    const bool chain = before.ends_with("고") || before.ends_with("며") || before.ends_with("지만");
    return chain && (own.ends_with("은 ") || own.ends_with("는 "));
  }
  // 이는 미르 등과 세운 공장을 뺀 …: only says what the sentence before means.
  bool explains(std::size_t at) const {
    const std::string_view first = d_.word(d_.stretches[at].first);
    return !heading(at) && (first == "이는" || first == "이것은");
  }
  // ◇ 실탄도 채웠다: what comes under a heading of its own begins with whom the article is about.
  bool titled_section(std::size_t at) const {
    const std::string_view before = d_.at(d_.stretches[at - 1].span);
    return !heading(at) && (d_.stretches[at - 1].kind == BlockKind::heading ||
                            before.starts_with("◇") || before.starts_with("■"));
  }
  bool headline(std::string_view name) const {
    for (std::size_t at = 0; at < std::min(d_.stretches.size(), kLede) && heading(at); ++at)
      for (const Found* f : named(at, "firm", kNone)) return f->name == name;
    return false;
  }
  // The firm that acts first in the body, if the headline begins with it or none is named more
  // often.
  const Found* main_firm() {
    if (main_known_) return main_;
    main_known_ = true;
    std::unordered_map<std::string_view, int> times;
    int most = 0;
    for (const Found& f : d_.found)
      if (wanted(f, "firm")) most = std::max(most, ++times[f.name]);
    for (std::size_t at = 0; at < d_.stretches.size(); ++at) {
      if (heading(at)) continue;
      for (const Found* f : named(at, "firm", kNone))
        if (acts(f->role)) return main_ = times[f->name] == most || headline(f->name) ? f : nullptr;
    }
    return nullptr;
  }
  const Found* other_here(Span span, std::size_t at, const Found& actor) const {
    const Found* out = nullptr;
    const std::uint32_t begin = d_.stretches[at].span.begin;
    for (auto it =
             std::lower_bound(d_.found.begin(), d_.found.end(), begin,
                              [](const Found&f, std::uint32_t b) { return f.span.begin < b; });
         it != d_.found.end() && it->span.begin < span.begin; ++it)
      if (it->kind == Kind::org && !it->anaphor && !public_body(it->name) &&
          !town_office(it->name) && it->name != actor.name)
        out = &*it;
    return out;
  }
  const Found* last_said(std::size_t at, const Found* but, bool acted) const {
    const Found* out = nullptr;
    const Span s = d_.stretches[at].span;
    for (auto it =
             std::lower_bound(d_.found.begin(), d_.found.end(), s.begin,
                              [](const Found&f, std::uint32_t b) { return f.span.begin < b; });
         it != d_.found.end() && it->span.begin < s.end; ++it)
      if (wanted(*it, "firm") && !tells(*it) && acts(it->role) == acted &&
          (!but || it->name != but->name))
        out = &*it;
    return out;
  }
  // 그는: the person who acted last.
  std::vector<const Found*> person(Span span, std::size_t at) const {
    const Found* named_only = nullptr;  // 이 회장과 마주 앉았다: named, though he does not act
    for (std::size_t back = 0; back <= kBack && back <= at; ++back) {
      if (heading(at - back) != heading(at)) continue;
      const auto who = named(at - back, "person", back == 0 ? span.begin : kNone);
      for (auto it = who.rbegin(); it != who.rend(); ++it)
        if (acts((*it)->role)) return {*it};
      if (back > 0 && !who.empty() && !named_only) named_only = who.front();
    }
    if (named_only) return {named_only};
    return {};
  }

  Draft& d_;
  const Found* main_ = nullptr;
  bool main_known_ = false;
  std::string labour_;  // the firm whose 노사 was last named
  mutable std::unordered_map<std::string_view, bool> headlined_;  // each name is looked for once
  std::vector<Found> made_;
};

// The josa of the phrase that a name heads: over its brackets, its firm and its title.
std::string_view role_of(const Draft& d, const Found& f) {
  if (!f.josa.empty()) return f.josa;
  if (f.kind >= Kind::amount) return {};
  std::uint32_t w = f.last + 1;
  if (f.span.end < d.words[f.last].span.end) {  // 李대통령은
    const TitleAt* t = d.title_at(f.last);
    return t && t->span.begin == f.span.end ? t->josa : std::string_view{};
  }
  for (int steps = 0; steps < 8 && w < d.words.size(); ++steps) {
    if (d.is(w, "(")) {
      std::uint32_t close = w;
      while (close < d.words.size() && close < w + 8 && !d.is(close, ")")) ++close;
      if (!d.is(close, ")") || close + 1 >= d.words.size()) return {};
      w = close + 1;
      if (d.words[w].glued && d.words[w].first == Script::hangul) {
        const Table::Hit josa = d.tables.josa.exact(d.word(w));
        return josa ? josa.value : std::string_view{};
      }
      continue;
    }
    if (d.words[w].first == Script::hangul && (d.word(w) == "등" || d.word(w).starts_with("등"))) {
      const Table::Hit josa = d.tables.josa.exact(d.word(w));
      return josa ? josa.value : std::string_view{};
    }
    if (d.word(w) == "겸" || (d.word(w) == "당시" && f.kind == Kind::person)) {
      ++w;
      continue;
    }
    const Found* on = d.on(w);
    if (on && on->kind == Kind::title) {
      if (f.kind != Kind::person) return {};  // 오픈AI CEO는: the officer acts
      if (!on->josa.empty()) return on->josa;
      w = on->last + 1;
      continue;
    }
    if (on && on->kind == Kind::org && f.kind == Kind::person && on->first == w &&
        on->josa.empty()) {
      w = on->last + 1;
      continue;
    }
    if (!on && f.kind == Kind::org &&
        (d.word(w).starts_with("측") || d.word(w).starts_with("관계자"))) {
      const auto all = stems(d, w);
      return all.back().josa;
    }
    return {};
  }
  return {};
}

}  // namespace

void mark_roles(Draft& d) {
  for (Found& f : d.found) f.role = role_of(d, f);
}

namespace {

// A mention is long: each is moved once.
void sort(std::vector<Found>& found) {
  std::vector<std::uint32_t> order(found.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t row) { return found[row].span; });
  std::vector<Found> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t row : order) sorted.push_back(std::move(found[row]));
  found = std::move(sorted);
}

}  // namespace

void arrange(Draft& d) {
  std::erase_if(d.found, [](const Found& f) { return f.dropped || f.span.empty(); });
  if (!std::ranges::is_sorted(d.found, {}, &Found::span)) sort(d.found);
  std::fill(d.owner.begin(), d.owner.end(), kNone);
  for (std::uint32_t i = 0; i < d.found.size(); ++i)
    for (std::uint32_t w = d.found[i].first; w <= d.found[i].last; ++w)
      if (d.owner[w] == kNone) d.owner[w] = i;
}

void find_anaphora(Draft& draft) { AnaphoraPass(draft).run(); }

}  // namespace hj::entity
