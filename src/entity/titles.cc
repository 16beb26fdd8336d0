// Titles: where they stand (find_titles), and whose they are (attach_titles).
#include <unordered_set>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/namer.h"

namespace hj::entity {
namespace {

class Finder {
 public:
  explicit Finder(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last;) w = word(w, s);
  }

 private:
  std::uint32_t word(std::uint32_t w, const Stretch& s) {
    TitleAt made{d_.words[w].span, w, w, {}};
    if (d_.words[w].first == Script::mark || !(of_division(w, s, made) || begins(w, made)))
      return w + 1;
    std::uint32_t next = bracket(made, s);
    // 대표이사 사장, 총괄 프로듀서: titles side by side are one.
    while (made.josa.empty() && next < s.last && !d_.words[next].glued) {
      TitleAt more{d_.words[next].span, next, next, {}};
      if (!title(next, more)) break;
      made.span.end = more.span.end;
      made.last = next;
      made.josa = more.josa;
      next = bracket(made, s);
    }
    for (std::uint32_t k = w; k == w || (k <= made.last && d_.is(w + 1, "(")); ++k)
      d_.title_of[k] = static_cast<std::uint32_t>(d_.titles.size());
    d_.titles.push_back(made);
    return std::max(next, w + 1);
  }
  // |DS(디바이스솔루션)부문장|: the part of a firm, told twice, within its head's title.
  bool of_division(std::uint32_t w, const Stretch& s, TitleAt& made) {
    constexpr std::uint32_t kMost = 6;  // words of the bracket
    if (d_.words[w].first != Script::latin || !d_.free(w) || !d_.is(w + 1, "(") ||
        !d_.words[w + 1].glued)
      return false;
    std::uint32_t close = w + 2;
    while (close + 1 < s.last && close < w + kMost && !d_.is(close, ")")) ++close;
    if (close + 1 >= s.last || !d_.is(close, ")") || !d_.words[close + 1].glued) return false;
    TitleAt head{d_.words[close + 1].span, close + 1, close + 1, {}};
    if (!title(close + 1, head)) return false;
    made.span.end = head.span.end;
    made.last = head.last;
    made.josa = head.josa;
    return true;
  }
  bool city(std::string_view name) const {
    constexpr std::size_t kSyllable = 3;
    return name.ends_with("시") && (d_.tables.place.has(name) ||
                                    d_.tables.place.has(name.substr(0, name.size() - kSyllable)));
  }
  // 오산시 한도준 |시장|은, 장하린 |시장|은: not where one buys things.
  bool mayor(std::uint32_t w, std::string_view name) const {
    if (name != "시장" || w == 0 || d_.words[w].glued) return false;
    const Span who = d_.words[w - 1].span;
    if (d_.read_as_person(who) && !d_.plain(who)) return true;
    return w > 1 && !d_.words[w - 1].glued &&
           (mayors_.contains(d_.word(w - 1)) ||
            (city(d_.word(w - 2)) && !family_of(d_.tables, d_.word(w - 1)).empty()));
  }
  // 북한 외무성 |부상|은: who is second in a ministry, where 부상 is also a wound.
  bool vice(std::uint32_t w, std::string_view name) const {
    constexpr std::size_t kLeast = 9;  // bytes of a ministry
    return name == "부상" && w > 0 && !d_.words[w].glued && d_.word(w - 1).size() >= kLeast &&
           d_.word(w - 1).ends_with("성");
  }
  // 서도현 가온시장, 가온시장 서도현: 서 시장 is he later on, where 이 시장 is a market elsewhere.
  void remember_mayor(std::uint32_t w) {
    constexpr std::size_t kName = 9, kFamily = 3;  // bytes
    for (const std::uint32_t beside : {w - 1U, w + 1U}) {
      if (beside >= d_.words.size() || d_.words[beside].first != Script::hangul) continue;
      const std::string_view word = d_.word(beside), name = word.substr(0, kName);
      if (name.size() == kName && boundary(word, kName) && !family_of(d_.tables, name).empty() &&
          d_.tables.korean_name.has(name.substr(0, kFamily), "surname"))
        mayors_.insert(name.substr(0, kFamily));
    }
  }
  // A title, or 전, 신임 … with a title behind.
  bool begins(std::uint32_t w, TitleAt& made) {
    if (!d_.free(w)) return inside(w, made);
    if (d_.tables.title.has(d_.word(w), "prefix") && w + 1 < d_.words.size()) {
      TitleAt behind{d_.words[w + 1].span, w + 1, w + 1, {}};
      if (title(w + 1, behind)) {
        made.span.end = behind.span.end;
        made.last = w + 1;
        made.josa = behind.josa;
        return true;
      }
      if (d_.tables.title.has(d_.word(w + 1), "prefix") && w + 2 < d_.words.size() &&
          title(w + 2, behind)) {
        made.span.end = behind.span.end;
        made.last = w + 2;
        made.josa = behind.josa;
        return true;
      }
    }
    return title(w, made);
  }
  // 李대통령: the title behind a name in one word.
  bool inside(std::uint32_t w, TitleAt& made) {
    const Found& f = d_.found[d_.owner[w]];
    if (f.kind != Kind::person && f.kind != Kind::org && f.kind != Kind::country) return false;
    if (f.last != w || f.span.end >= d_.words[w].span.end) return false;
    const std::string_view rest = d_.at({f.span.end, d_.words[w].span.end});
    const Table::Hit hit = d_.tables.title.longest(rest);
    if (!hit || hit.value != "title") return false;
    const Josa j = josa_behind(d_.tables.josa, rest.substr(0, hit.bytes), rest.substr(hit.bytes));
    made.span = {f.span.end, f.span.end + hit.bytes};
    made.josa = j.role;
    return j.ok;
  }
  static std::size_t glued_sign(std::string_view word) {
    for (const std::string_view sign : {"前", "現", "新", "故"})
      if (word.starts_with(sign)) return sign.size();
    return 0;
  }
  // 회장|직에서, 제2|차관, 1|차장
  static std::string_view bare(std::string_view name) {
    const auto last = [&] { return rune_before(name, name.size()).code; };
    if (last() == U'직' && (name.size() > 6 || script_of(rune_at(name, 0).code) == Script::latin))
      name.remove_suffix(3);  // CEO직
    if (name.size() > 7 && name.starts_with("제") && name[3] >= '0' && name[3] <= '9')
      name.remove_prefix(3);
    while (name.size() > 6 && name[0] >= '0' && name[0] <= '9') name.remove_prefix(1);  // 1|차장
    if (last() == U'관' && name.ends_with("차관")) name = name.substr(name.size() - 6);
    return name;
  }
  bool title(std::uint32_t w, TitleAt& made) {
    if (!d_.free(w)) return false;
    const std::size_t skip = d_.words[w].first == Script::hanja ? glued_sign(d_.word(w)) : 0;
    for (const Stem& stem : stems(d_, w)) {
      const std::string_view name = bare(stem.text.substr(std::min(skip, stem.text.size())));
      if (!d_.tables.title_ends.has_end(name)) continue;
      if (!d_.tables.title.has(name, "title") && !compound(name) && !mayor(w, name) &&
          !vice(w, name))
        continue;
      if (name.ends_with("시장")) remember_mayor(w);
      made.span = {d_.words[w].span.begin,
                   d_.words[w].span.begin + static_cast<std::uint32_t>(stem.text.size())};
      made.josa = stem.josa;
      return true;
    }
    return false;
  }
  // 통상교섭본부장, 기획조정실장: a title with its office in front.
  bool compound(std::string_view name) const {
    constexpr std::size_t kSyllable = 3;  // bytes
    const std::size_t front =
        script_of(rune_at(name, 0).code) == Script::latin ? 2 : 6;  // MX사업부장
    for (std::size_t back = 6; back <= 15 && back + front <= name.size(); back += 3) {
      if (!boundary(name, name.size() - back)) continue;
      const std::string_view end = name.substr(name.size() - back);
      if (d_.tables.title.has(end, "tail"))
        return !d_.tables.common.has(name) && !d_.institute(name);
      if (d_.tables.title.has(end, "placetail") &&
          d_.names_town(name.substr(0, name.size() - back), end.substr(0, kSyllable)))
        return true;
    }
    return false;
  }
  // 최고경영자(CEO): the short form belongs to the title.
  std::uint32_t bracket(TitleAt& made, const Stretch& s) {
    const std::uint32_t open = made.last + 1;
    if (made.span.end != d_.words[made.last].span.end || open + 2 >= s.last || !d_.is(open, "(") ||
        !d_.is(open + 2, ")") || !d_.tables.title.has(d_.word(open + 1), "title"))
      return open;
    made.span.end = d_.words[open + 2].span.end;
    made.last = open + 2;
    made.josa = {};
    std::uint32_t next = open + 3;
    // (CEO)가: the josa stands behind the bracket.
    if (next < s.last && d_.words[next].glued && d_.words[next].first == Script::hangul) {
      made.josa = josa_behind(d_.tables.josa, "", d_.word(next)).role;
      if (const Table::Hit hit = d_.tables.josa.exact(d_.word(next))) made.josa = hit.value;
    }
    return next;
  }

  Draft& d_;
  std::unordered_set<std::string_view> mayors_;  // family names
};

void emit(Draft& d, TitleAt& title) {
  Found made;
  made.span = title.span;
  made.kind = Kind::title;
  made.name = d.at(title.span);
  const Found* name = d.on(title.first);  // 금융위|원장 heads 금융위원회
  if (made.name == "원장" && name && name->span.end == title.span.begin &&
      d.at(name->span).ends_with("위"))
    made.name = "위원장";
  made.rule = "title";
  made.score = 0.9F;
  made.first = title.first;
  made.last = title.last;
  made.josa = title.josa;
  // The owner of a word stays the name that stands in it: 李대통령.
  const std::uint32_t before = d.owner[title.first];
  d.put(std::move(made));
  if (before != kNone) d.owner[title.first] = before;
}

}  // namespace

void find_titles(Draft& draft) { Finder(draft).run(); }

namespace {

// 메리 배라(Mary Barra) 회장: the word before the bracket that closes at `w`, else `w`.
std::uint32_t behind_bracket(const Draft& d, std::uint32_t w) {
  constexpr std::uint32_t kLongest = 6;
  if (!d.is(w, ")")) return w;
  for (std::uint32_t k = 1; k <= kLongest && k < w; ++k)
    if (d.is(w - k, "(")) return w - k - 1;
  return w;
}

// 한빛대 |경영학과| 교수: a part of the body, by its ending.
bool in_part(const Draft& d, std::uint32_t w) {
  if (!d.free(w) || d.words[w].first != Script::hangul) return false;
  const std::string_view word = d.word(w);
  for (std::size_t at = 3; at < word.size(); at += rune_at(word, at).size)
    if (d.tables.seat.has(word.substr(at), "part")) return true;
  return false;
}
// 한도준 네이버 |대외정책| 대표, 네이버 한도준 |인사담당| 부사장, 한도준 |인사담당| 부사장: plain
// words (전략·기획) between a person, with his firm before or behind, and the title.
bool of_field(const Draft& d, const TitleAt& t) {
  constexpr std::uint32_t kMost = 5;  // words and dots
  for (std::uint32_t k = 1; k <= kMost && t.first > k + 1; ++k) {
    const std::uint32_t w = t.first - k;
    if ((k > 1 || d.words[t.first].glued) && (d.is(w, "·") || d.is(w, "ㆍ"))) continue;
    const bool row = d.is(w + 1, "·") || d.is(w + 1, "ㆍ");
    if (!d.free(w) || d.words[w].first == Script::mark || (d.words[w + 1].glued && !row) ||
        d.verbal(d.words[w].span))
      return false;
    const Found* near = d.on(w - 1);
    if (!near) continue;
    const Found* far = near->first > 0 ? d.on(near->first - 1) : nullptr;
    const auto bare = [](const Found* f, Kind kind) {
      return f && f->kind == kind && f->josa.empty() && !f->dropped;
    };
    if (bare(near, Kind::org)) return bare(far, Kind::person);
    if (bare(near, Kind::country) && d.at(t.span).ends_with("특사"))  // 미국 |북핵| 특사
      return bare(far, Kind::person);
    return bare(near, Kind::person) &&
           (bare(far, Kind::org) || (k == 1 && d.word(w).ends_with("담당")));
  }
  return false;
}
// 일리에 바스카누 루마니아 |국방조달청장|, 한도준 인천 |강화군수|: a state, or what a town lies in,
// between the person and the title.
bool behind_state(const Draft& d, const TitleAt& t) {
  if (t.first < 2) return false;
  const std::string_view title = d.at(t.span);
  const bool town = title.ends_with("시장") || title.ends_with("군수") || title.ends_with("구청장");
  const Found* state = d.on(t.first - 1);
  const bool land = state ? state->josa.empty() && (state->kind == Kind::country ||
                                                    (town && state->kind == Kind::place))
                          : town && d.tables.place.has(d.word(t.first - 1));  // 경기 |오산시장|
  std::uint32_t first = state ? state->first : t.first - 1;
  if (first > 1 && d.tables.title.has(d.word(first - 1), "prefix")) --first;  // 전 미국 국방장관
  if (!land || first == 0) return false;
  const Found* who = d.on(behind_bracket(d, first - 1));  // 왕이(王毅) 중국 외교부장
  return who && who->kind == Kind::person && who->josa.empty();
}

// The place right before a title whose word before is a party of `kind`.
const Found* place_between(const Draft& d, const TitleAt& t, Kind kind) {
  const Found* place = t.first > 0 ? d.on(t.first - 1) : nullptr;
  if (!place || place->dropped || place->kind != Kind::place || !place->josa.empty() ||
      place->first == 0)
    return nullptr;
  const Found* before = d.on(place->first - 1);
  return before && before->kind == kind && before->josa.empty() ? place : nullptr;
}
// 한도준 네이버 |아시아| 대표, 네이버 |아시아·태평양 부문| 대표: the region of a firm between it
// and the title.
bool of_branch(const Draft& d, const TitleAt& t) {
  constexpr std::uint32_t kMost = 4;  // places
  std::uint32_t w = t.first;
  if (w > 1 && d.free(w - 1) && d.words[w - 1].first == Script::hangul && !d.words[w].glued) --w;
  for (std::uint32_t n = 0; n < kMost && w > 1; ++n) {
    const Found* f = d.on(w - 1);
    if (!f || f->dropped || !f->josa.empty() || f->first == 0) return false;
    if (f->kind == Kind::org) return n > 0;
    if (f->kind != Kind::place && f->kind != Kind::country) return false;
    w = f->first;
    if (d.is(w - 1, "·") || d.is(w - 1, "ㆍ")) --w;
  }
  return false;
}
// 한도준 청주시 |부시장|: the town whose officer he is.
bool of_town(const Draft& d, const TitleAt& t) {
  const Found* town = place_between(d, t, Kind::person);
  if (!town) return false;
  const std::string_view name = d.at(town->span);
  return name.ends_with("시") || name.ends_with("군") || name.ends_with("구") ||
         name.ends_with("도");
}
// 한도준을 |대표로| 선임했다, |회장직에서| 물러났다, |부사장이| 됐다: an office that is taken or
// left.
bool of_office(const Draft& d, const TitleAt& t) {
  if (t.josa == "dir" || t.josa == "dat" || t.josa == "loc" || t.josa == "obj") return true;
  if (t.josa == "topic" && t.last > t.first) return true;  // 초대 의장은 한도준이 맡는다
  if (t.josa != "subj" || t.last + 1 >= d.words.size()) return false;
  const std::string_view next = d.word(t.last + 1);
  return next.starts_with("되") || next.starts_with("됐") || next.starts_with("된");
}

}  // namespace

void attach_titles(Draft& d) {
  for (TitleAt& t : d.titles) {
    const Found* inside = d.on(t.first);
    if (inside && inside->span.end == t.span.begin) {
      if (!seat_behind_name(d, t)) emit(d, t);
      continue;
    }
    if (inside) continue;
    ministry_of_side(d, t);
    const bool then = t.first > 1 && d.word(t.first - 1) == "당시";  // 한도준 |당시| 관세청장
    const Found* before = then          ? d.on(t.first - 2)
                          : t.first > 0 ? d.on(behind_bracket(d, t.first - 1))
                                        : nullptr;
    const Found* after =
        t.josa.empty() || t.josa == "cop" || t.josa == "gen" ? d.on(t.last + 1) : nullptr;
    const auto names = [](const Found* f) {
      return f && !f->dropped && f->rule != "metonymy-pair" &&
             (f->kind == Kind::person || f->kind == Kind::org || f->kind == Kind::country ||
              f->kind == Kind::title);
    };
    const bool part = !before && t.first > 1 && in_part(d, t.first - 1) &&
                      names(d.on(t.first - 2)) && d.on(t.first - 2)->josa.empty();
    const bool field = !before && !part && of_field(d, t);
    const bool joined = t.first > 1 && d.word(t.first - 1) == "겸" && names(d.on(t.first - 2));
    const bool person = (before && before->kind == Kind::person && before->josa.empty()) ||
                        (after && after->kind == Kind::person) || behind_state(d, t);
    const bool given = t.josa == "dat" || t.josa == "dir";  // 감사원장에 한도준을 내정했다
    if ((person || given) && seat_title(d, t)) continue;
    if ((names(before) && (before->josa.empty() || before->josa == "gen")) || joined || part ||
        field || (after && after->kind == Kind::person) || of_branch(d, t) || of_town(d, t) ||
        of_office(d, t))
      emit(d, t);
  }
}

}  // namespace hj::entity
