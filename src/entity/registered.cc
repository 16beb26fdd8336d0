// Pass 2: names that the registry knows, and places.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/namer.h"

namespace hj::entity {
namespace {

class RegisteredPass {
 public:
  explicit RegisteredPass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches) {
      for (std::uint32_t w = s.first + 2; w + 2 < s.last; ++w)
        if (d_.is(w, "(") && d_.words[w].glued) spelt_apart(w, s);
      for (std::uint32_t w = s.first; w < s.last;) w = word(w, s);
    }
  }

 private:
  std::uint32_t word(std::uint32_t w, const Stretch& s) {
    if (!d_.free(w) || d_.words[w].first == Script::mark) return w + 1;
    // '동맹'이란: behind a closing mark it is a josa, not a state.
    if (d_.words[w].glued && d_.tables.josa.has(d_.word(w)) && !behind_sign(w) &&
        !(d_.is(w - 1, "·") && d_.tables.metonym.has(d_.word(w))))  // 한·일
      return w + 1;
    std::uint32_t begin = d_.words[w].span.begin;
    if (d_.words[w].first == Script::hanja) return hanja(w, s);
    const std::uint32_t next = name(w, begin, s);
    return d_.free(w) ? seam(w, s) : next;
  }
  // 국제 원자력 기구(IAEA): the words before the letters are the same body's name.
  void spelt_apart(std::uint32_t open, const Stretch& s) {
    constexpr std::uint32_t kMost = 4;  // words
    if (d_.words[open + 1].first != Script::latin || !d_.is(open + 2, ")")) return;
    const Registry::Hit letters = d_.registry.longest(d_.word(open + 1));
    if (letters.bytes != d_.word(open + 1).size()) return;
    const std::uint32_t same = d_.registry.sense(letters.first).party;
    std::string whole(d_.word(open - 1));
    for (std::uint32_t w = open - 1; w > s.first && open - w < kMost;) {
      --w;
      if (!d_.words[w].all || d_.words[w].first != Script::hangul) return;
      whole.insert(0, d_.word(w));
      const Registry::Hit hit = d_.registry.longest(whole);
      if (hit.bytes != whole.size() || d_.registry.sense(hit.first).party != same) continue;
      put({d_.words[w].span.begin, d_.words[open - 1].span.end}, w, open - 1, hit, Tail{});
      return;
    }
  }
  // ㈜만도, (주)만도
  bool behind_sign(std::uint32_t w) const {
    return d_.is(w - 1, "㈜") ||
           (w >= 3 && d_.is(w - 1, ")") && d_.is(w - 2, "주") && d_.is(w - 3, "("));
  }
  // 행보SK텔레콤이: headlines run together; a name of Latin and Hangul begins at the seam.
  std::uint32_t seam(std::uint32_t w, const Stretch& s) {
    const Span span = d_.words[w].span;
    if (d_.words[w].first != Script::hangul || d_.words[w].all) return w + 1;
    bool hangul = true;
    for (std::uint32_t at = span.begin; at < span.end;) {
      const Rune r = rune_at(d_.doc.text, at);
      const Script script = script_of(r.code);
      if (hangul && script == Script::latin) return run_together(w, at, s);
      hangul = script == Script::hangul;
      at += r.size;
    }
    return w + 1;
  }
  std::uint32_t run_together(std::uint32_t w, std::uint32_t begin, const Stretch& s) {
    d_.registry.prefixes(d_.at({begin, s.span.end}), hits_);
    if (hits_.empty() || hits_.back().bytes < 8) return w + 1;
    return name(w, begin, s);
  }
  // 두산 에너빌리티: a firm of the group, its name written apart.
  bool apart(std::uint32_t w, const Stretch& s) {
    const std::uint32_t next = w + 1;
    const auto hangul = [&](std::uint32_t i) {
      return d_.words[i].all && d_.words[i].first != Script::mark;
    };
    if (next >= s.last || d_.words[next].glued || !hangul(w) || taken(w, next) ||
        d_.words[next].first != Script::hangul || !d_.registry.has(d_.word(w)))
      return false;
    const std::string whole = std::string(d_.word(w)) + std::string(d_.word(next));
    d_.registry.prefixes(whole, hits_);
    const auto group = [&](const Registry::Hit& hit) {
      const Party& party = d_.registry.party(d_.registry.sense(hit.first).party);
      return hit.bytes == d_.word(w).size() && party.kind == Kind::org;
    };
    if (hits_.size() < 2 || std::none_of(hits_.begin(), hits_.end(), group)) return false;
    const Registry::Hit hit = hits_.back();
    constexpr std::uint32_t kLeast = 6;  // bytes of the second word
    const Registry::Sense sense = d_.registry.sense(hit.first);
    if (sense.weak || hit.bytes < d_.word(w).size() + kLeast) return false;
    const std::uint32_t end =
        d_.words[next].span.begin + static_cast<std::uint32_t>(hit.bytes - d_.word(w).size());
    const Tail tail = d_.tail(end, next, d_.registry.party(sense.party).kind);
    if (tail.kind == Tail::other) return false;
    put({d_.words[w].span.begin, end}, w, next, hit, tail);
    return true;
  }
  // 대중국 규제, 대한국 수출: towards which state.
  bool towards(std::uint32_t w, const Stretch& s) {
    constexpr std::string_view kToward = "대";
    const Span span = d_.words[w].span;
    if (!d_.word(w).starts_with(kToward) || span.size() < 9 || !d_.free(w) || w + 1 >= s.last ||
        d_.words[w + 1].glued)
      return false;
    const std::uint32_t begin = span.begin + static_cast<std::uint32_t>(kToward.size());
    d_.registry.prefixes(d_.at({begin, span.end}), hits_);
    if (hits_.empty() || hits_.back().bytes != span.end - begin) return false;
    const Registry::Sense sense = d_.registry.sense(hits_.back().first);
    if (sense.weak || d_.registry.party(sense.party).kind != Kind::country) return false;
    const Registry::Hit hit = hits_.back();
    put({begin, span.end}, w, w, hit, Tail{});
    return true;
  }
  // 화웨이 |테크놀로지스|: a form of the firm's own name.
  std::uint32_t with_form(std::uint32_t last, const Stretch& s) {
    Found& f = d_.found.back();
    const std::uint32_t next = last + 1;
    const bool state = f.kind == Kind::country;  // 몰타 |공화국|
    if ((f.kind != Kind::org && !state) || !f.josa.empty() ||
        f.span.end != d_.words[last].span.end || next >= s.last || d_.words[next].glued ||
        !d_.free(next))
      return next;
    for (const Stem& stem : stems(d_, next)) {
      if (state ? stem.text != "공화국" : !d_.tables.org_noun.has(stem.text, "trail")) continue;
      f.span.end = d_.words[next].span.begin + static_cast<std::uint32_t>(stem.text.size());
      f.last = next;
      f.josa = stem.josa;
      d_.owner[next] = d_.owner[f.first];
      return next + 1;
    }
    return next;
  }
  std::uint32_t name(std::uint32_t w, std::uint32_t begin, const Stretch& s) {
    if (begin == d_.words[w].span.begin && towards(w, s)) return w + 1;
    if (begin == d_.words[w].span.begin && apart(w, s)) return w + 2;
    d_.registry.prefixes(d_.at({begin, s.span.end}), hits_);
    for (auto hit = hits_.rbegin(); hit != hits_.rend(); ++hit) {
      const std::uint32_t end = begin + hit->bytes;
      const std::uint32_t last = d_.word_of(end, w);
      if (!taken(w, last) && !glosses(w, last)) {
        const Registry::Sense sense = d_.registry.sense(hit->first);
        const Kind kind = d_.registry.party(sense.party).kind;
        // 김민석 is many people: the pass for people asks for a title, and finds the same name.
        if (sense.weak && kind == Kind::person && hit->bytes == 9) continue;
        const Tail tail = d_.tail(end, last, kind);
        constexpr std::uint32_t kShort = 9;  // bytes
        if (kind == Kind::org && tail.role == "subj" && hit->bytes <= kShort && last == w &&
            d_.in_row(w, w))
          continue;  // 가람소재, 케이엠이, 다온솔라: another name than 케이엠
        if (tail.kind == Tail::other && kind == Kind::org && !sense.weak &&
            twice(end, last, *hit)) {
          put({begin, end + 3U}, w, last, *hit, Tail{Tail::josa, "loc", false});
          return last + 1;
        }
        const bool within =  // 조지아 in 조지아주
            sense.weak && d_.tables.place.longest(d_.at({begin, s.span.end})).bytes > hit->bytes;
        if (tail.kind != Tail::other && !within && !seat(begin, w, hit->bytes) &&
            !deputy(begin, w, hit->bytes) &&
            !(kind == Kind::org && titled_person(w, s, hit->bytes))) {
          put({begin, end}, w, last, *hit, tail);
          return with_form(last, s);
        }
      }
    }
    return place(w, begin, s);
  }
  // 상무부|부장: the deputy who is there always (常務), not of 상무부.
  bool deputy(std::uint32_t begin, std::uint32_t w, std::uint32_t name) const {
    const std::string_view word = d_.at({begin, d_.words[w].span.end});
    const Table::Hit hit = d_.tables.title.longest(word);
    return hit && hit.bytes > name && word.substr(name).starts_with("부장");
  }
  // 검찰|총장: the title is of another body, which the word as a whole tells.
  bool seat(std::uint32_t begin, std::uint32_t w, std::uint32_t name) const {
    const Table::Hit hit = d_.tables.seat.longest(d_.at({begin, d_.words[w].span.end}));
    return hit && hit.bytes > name && hit.value.starts_with('=');
  }
  // LG디스플레이|로|에서: a slip of the pen leaves two josa behind a long name that is known.
  bool twice(std::uint32_t end, std::uint32_t last, const Registry::Hit& hit) const {
    constexpr std::uint32_t kLong = 12;  // bytes
    const std::string_view rest = d_.at({end, d_.words[last].span.end});
    return hit.bytes >= kLong && (rest == "로에서" || rest == "로에게");
  }
  // 신원|식 장관: a surname, two syllables and a title behind, though a firm is called 신원.
  bool titled_person(std::uint32_t w, const Stretch& s, std::uint32_t bytes) const {
    constexpr std::size_t kTwo = 6, kThree = 9;  // bytes of syllables
    const std::string_view word = d_.word(w);
    if (bytes > kTwo || word.size() != kThree || !d_.words[w].all || w + 1 >= s.last ||
        d_.words[w + 1].glued || family_of(d_.tables, word).empty())
      return false;
    // 신원의 대표: a josa, unless no firm's name ends so that it fits.
    if (josa_behind(d_.tables.josa, word.substr(0, bytes), word.substr(bytes)).ok) return false;
    return std::ranges::any_of(stems(d_, w + 1), [&](const Stem& stem) {
      for (std::size_t at = 0; at + kTwo <= stem.text.size(); at += rune_at(stem.text, at).size)
        if (d_.tables.title.has(stem.text.substr(at), at == 0 ? "title" : "tail")) return true;
      return false;
    });
  }
  bool taken(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t w = first; w <= last; ++w)
      if (!d_.free(w)) return true;
    return false;
  }
  // 특수목적법인(SPC): the letters are short for a common noun, here and further on.
  bool glosses(std::uint32_t w, std::uint32_t last) {
    if (d_.words[w].first != Script::latin) return false;
    const std::string text(d_.at(d_.words[w].span));
    if (w != last) return false;
    const bool bracket = w >= 2 && d_.is(w - 1, "(") && d_.words[w - 1].glued && d_.is(w + 1, ")");
    const Word* noun = bracket ? &d_.words[w - 2] : nullptr;
    if (noun != nullptr && noun->first == Script::hangul && d_.free(w - 2) && d_.words[w].all &&
        (d_.plain(noun->span) || d_.firm_noun(w - 2)))
      glossed_.insert(text);
    const std::size_t letters = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ&");
    return glossed_.contains(text.substr(0, letters));
  }
  std::uint32_t put(Span span, std::uint32_t first, std::uint32_t last, const Registry::Hit& hit,
                    const Tail& tail) {
    const Registry::Sense sense = d_.registry.sense(hit.first);
    const Party& party = d_.registry.party(sense.party);
    Found made;
    made.span = span;
    made.kind = party.kind;
    made.name = party.name;
    made.rule = "registry";
    made.score = sense.weak ? 0.6F : 0.95F;
    made.weak = sense.weak;
    made.modifier = tail.modifier;
    made.first = first;
    made.last = last;
    made.senses = hit.first;
    made.senses_end = hit.last;
    made.josa = tail.role;
    if (party.kind == Kind::org && party.name.ends_with("그룹") && behind_sign(first)) {
      made.name = "㈜" + std::string(d_.at(span));  // ㈜두산: the firm, not its group
      made.senses = made.senses_end = 0;
      made.rule = "firm-sign";
    }
    d_.put(std::move(made));
    return last + 1;
  }
  // 韓美, 美中日, 美엔비디아: each sign a state, then what follows the signs.
  std::uint32_t hanja(std::uint32_t w, const Stretch& s) {
    const Span span = d_.words[w].span;
    d_.registry.prefixes(d_.at({span.begin, s.span.end}), hits_);
    if (!hits_.empty() && hits_.back().bytes > 3) {
      const std::uint32_t next = name(w, span.begin, s);
      if (!d_.free(w)) return next;
    }
    std::uint32_t end = span.begin;
    std::vector<Registry::Hit> states;
    while (end < span.end) {
      const Rune r = rune_at(d_.doc.text, end);
      if (!is_hanja(r.code)) break;
      d_.registry.prefixes(d_.at({end, end + r.size}), hits_);
      if (hits_.empty()) return w + 1;
      states.push_back(hits_.front());
      end += r.size;
    }
    std::uint32_t begin = span.begin;
    for (const Registry::Hit& hit : states) {
      put({begin, begin + hit.bytes}, w, w, hit, Tail{});
      d_.found.back().rule = "registry-hanja";
      d_.found.back().modifier = begin + hit.bytes == end && end < span.end;
      begin += hit.bytes;
    }
    if (states.size() > 1) d_.found.back().rule = "registry-hanja-list";
    if (end == span.end) return w + 1;
    // 美엔비디아: the state only says whose the firm is.
    const std::uint32_t owner = d_.owner[w];
    d_.owner[w] = kNone;
    const std::uint32_t next = name(w, end, s);
    if (d_.free(w)) d_.owner[w] = owner;
    return next;
  }
  // 백악관이, 미 상무장관, 한미 정상회담, 미·중: words that stand for states.
  bool metonym(std::uint32_t w, std::uint32_t begin, const Stretch& s) {
    const Table::Hit hit = d_.tables.metonym.longest(d_.at({begin, s.span.end}));
    if (!hit || begin != d_.words[w].span.begin || begin + hit.bytes > d_.words[w].span.end)
      return false;
    const std::string_view rule = d_.tables.metonym.field(hit.first, 2);
    if (rule == "metonymy-visit") return visited(w, hit);
    const Tail tail = d_.tail(begin + hit.bytes, w, Kind::country);
    const bool alone = tail.kind == Tail::end;
    const bool dot = (w > s.first && pair_mark(w - 1) && d_.words[w].glued) ||
                     (w + 2 < s.last && pair_mark(w + 1) && d_.words[w + 1].glued &&
                      d_.words[w + 2].glued && hit.bytes == 3);
    const bool acting = tail.role == "topic" || tail.role == "subj";
    const bool stands = (rule == "metonymy-seat" && tail.kind != Tail::other) ||
                        (rule == "metonymy-capital" && acting) ||
                        (rule == "metonymy-short" && alone &&
                         (dot || (w + 1 < s.last && !d_.words[w + 1].glued))) ||
                        (rule == "metonymy-dot" && alone && dot && state_beside(w)) ||
                        (rule == "metonymy-pair" && (alone || acting)) ||
                        (rule == "metonymy-talks" && alone && deal_with(w + 1)) ||
                        (rule == "metonymy-both" && (acting || (alone && deal_with(w + 1))));
    if (!stands) return false;
    const std::string_view kept =
        rule == "metonymy-talks" || rule == "metonymy-both" ? "metonymy-pair" : rule;
    for (std::size_t from = 0; from < hit.value.size();) {
      const std::size_t end = std::min(hit.value.find(';', from), hit.value.size());
      Found made;
      made.span = {begin, begin + hit.bytes};
      made.kind = Kind::country;
      made.name = hit.value.substr(from, end - from);
      made.rule = kept;
      made.score = 0.6F;
      made.modifier = tail.modifier || (kept == "metonymy-pair" && !acting && !both_act(w + 1));
      made.first = made.last = w;
      made.josa = tail.role;
      d_.put(std::move(made));
      from = end + 1;
    }
    return true;
  }
  // 방한했다, 방미 일정: the state that is gone to; not 방한복.
  bool visited(std::uint32_t w, const Table::Hit& hit) {
    const Span word = d_.words[w].span;
    const std::string_view rest = d_.at({word.begin + hit.bytes, word.end});
    const auto follows = [&](std::string_view begin) { return rest.starts_with(begin); };
    static constexpr std::string_view kAfter[] = {"하", "한", "할", "했", "해", "중", "길",
                                                  "을", "은", "이", "의", "에", "과", "때"};
    if (!rest.empty() && std::ranges::none_of(kAfter, follows)) return false;
    Found made;
    made.span = {word.begin + hit.bytes / 2, word.begin + hit.bytes};
    made.kind = Kind::country;
    made.name = hit.value;
    made.rule = "metonymy-visit";
    made.score = 0.6F;
    made.anaphor = true;  // 한 is no other name of 한국
    made.first = made.last = w;
    d_.put(std::move(made));
    return true;
  }
  // 북미 정상회담, 남북 합의: two states that talk, where 북미 시장 is a continent, 남북 방향 a
  // line.
  bool deal_with(std::uint32_t w) const {
    if (w >= d_.words.size() || d_.words[w].glued) return false;
    for (const std::string_view what :
         {"간", "정상", "회담", "협상", "대화", "합의", "접촉", "고위급", "실무", "당국", "장관급",
          "장성급", "외교", "양측", "양자", "수뇌", "군사"})
      if (d_.word(w).starts_with(what)) return true;
    return both_act(w);
  }
  // 한미 양국은, 한중 정부가: the two themselves, where 한미 정상회담 only says which talks.
  bool both_act(std::uint32_t w) const {
    if (w >= d_.words.size()) return false;
    for (const std::string_view who : {"양국", "양측", "정부", "당국", "두 나라"})
      if (d_.word(w).starts_with(who)) return true;
    return false;
  }
  bool pair_mark(std::uint32_t w) const { return d_.is(w, "·") || d_.is(w, "-"); }
  // 한·EU, 미·중, 한-캐나다: the other side of the mark is a state too, or a union of states.
  bool state_beside(std::uint32_t w) const {
    const auto state = [](std::string_view name, Kind kind) {
      return kind == Kind::country || name == "유럽연합" || name == "동남아시아국가연합";
    };
    const auto behind = [&](std::uint32_t other) {
      const Found* f = d_.on(other);
      return (f && state(f->name, f->kind)) || d_.tables.metonym.has(d_.word(other));
    };
    const auto ahead = [&](std::uint32_t other) {
      if (d_.tables.metonym.has(d_.word(other))) return true;
      const Registry::Hit hit = d_.registry.longest(d_.word(other));
      if (hit.bytes == 0) return false;
      const Registry::Sense sense = d_.registry.sense(hit.first);
      const auto& party = d_.registry.party(sense.party);
      return state(party.name, party.kind);
    };
    return (w > 1 && pair_mark(w - 1) && behind(w - 2)) ||
           (w + 2 < d_.words.size() && pair_mark(w + 1) && ahead(w + 2));
  }
  // 반도체 양산에: what a bare noun stands in front of is a word, no town.
  bool after_noun(std::uint32_t w) const {
    if (w == 0) return false;
    const Found* before = d_.on(w - 1);
    if (before != nullptr) return before->kind != Kind::place && before->kind != Kind::country;
    const std::string_view word = d_.word(w - 1);
    if (word.size() < 6 || d_.tables.place.longest(word)) return false;
    for (const std::string_view end : {"은", "는", "이", "가", "을", "를", "에", "서", "의", "로",
                                       "과", "와", "도", "며", "고", "한", "된", "던", "인", ","})
      if (word.ends_with(end)) return false;
    return true;
  }
  std::uint32_t place(std::uint32_t w, std::uint32_t begin, const Stretch& s) {
    if (metonym(w, begin, s)) return w + 1;
    const Table::Hit hit = d_.tables.place.longest(d_.at({begin, s.span.end}));
    if (!hit || behind_sign(w)) return w + 1;  // ㈜안국: a firm
    std::uint32_t bytes = hit.bytes;
    const std::uint32_t last = d_.word_of(begin + bytes, w);
    Tail tail = d_.tail(begin + bytes, last, Kind::place);
    if (tail.kind == Tail::other && hit.value != "weak") {  // 훈춘|시, 사가|현
      constexpr std::uint32_t kUnit = 3;                    // bytes
      const std::string_view rest = d_.at({begin + bytes, d_.words[last].span.end});
      if (rest.starts_with("시") || rest.starts_with("현")) {
        const Tail behind = d_.tail(begin + bytes + kUnit, last, Kind::place);
        if (behind.kind == Tail::end || behind.kind == Tail::josa) tail = behind, bytes += kUnit;
      }
    }
    const bool located = tail.role == "loc" || tail.role == "dat";
    if (tail.kind == Tail::other || tail.kind == Tail::title ||
        (hit.value == "weak" && (!located || after_noun(w))))
      return w + 1;
    Found made;
    made.span = {begin, begin + bytes};
    made.kind = Kind::place;
    made.name = d_.at(made.span);
    made.rule = "place";
    for (std::uint32_t row = hit.first; row < hit.last; ++row)
      if (const std::string_view land = d_.tables.place.value(row); land.starts_with('='))
        made.value = land.substr(1);
    made.score = 0.8F;
    made.first = w;
    made.last = last;
    made.josa = tail.role;
    d_.put(std::move(made));
    return last + 1;
  }

  Draft& d_;
  std::unordered_set<std::string> glossed_;
  std::vector<Registry::Hit> hits_;
};

// 형사3부: 형사부 with its number.
std::string without_digits(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (c < '0' || c > '9') out += c;
  return out;
}
bool is_desk(const Tables& tables, std::string_view word) {
  const std::string name = without_digits(word);
  for (std::size_t at = 0; at + 6 <= name.size(); at += rune_at(name, at).size)
    if (tables.org_noun.has(std::string_view(name).substr(at), "desk")) return true;
  return false;
}
// 한빛대 |전자공학과|는, 한빛대학교 |국방군사계열|은: a part of the school, which acts.
bool faculty(std::string_view body, const Stem& stem) {
  constexpr std::size_t kLeast = 9;  // bytes
  if (stem.josa.empty() || stem.text.size() < kLeast ||
      !(body.ends_with("대") || body.ends_with("대학") || body.ends_with("대학교")))
    return false;
  for (const std::string_view end : {"학과", "학부", "계열", "대학", "대학원", "전공", "공학과"})
    if (stem.text.ends_with(end)) return true;
  return false;
}
}  // namespace

void find_registered(Draft& draft) {
  RegisteredPass(draft).run();
  take_desks(draft);
}

// 서울중앙지검 |형사3부|는, 나래경찰청 |광역수사대|가: a desk acts for the body named before it.
void take_desks(Draft& d) {
  for (std::uint32_t row = 0; row < d.found.size(); ++row) {
    Found& f = d.found[row];
    const std::uint32_t next = f.last + 1;
    if (f.kind != Kind::org || f.dropped || !f.josa.empty() ||
        f.span.end != d.words[f.last].span.end || next >= d.words.size() || d.words[next].glued ||
        !d.free(next))
      continue;
    const Found* before = f.first > 0 ? d.on(f.first - 1) : nullptr;
    if (before && before->kind == Kind::org && before->josa.empty())
      continue;  // 서울중앙지검 |가람전자| 수사팀: of those before
    for (const Stem& stem : stems(d, next)) {
      if (!is_desk(d.tables, stem.text) && !faculty(f.name, stem)) continue;
      const bool town = f.name.ends_with("시") || f.name.ends_with("도") || f.name.ends_with("군");
      if (town) continue;  // 가온시 |소방본부|: an office of its own
      const std::uint32_t begin = d.words[next].span.begin;
      f.span.end = begin + static_cast<std::uint32_t>(stem.text.size());
      f.last = next;
      f.josa = stem.josa;
      d.owner[next] = row;
      break;
    }
  }
}

}  // namespace hj::entity
