// Pass 7: names that the article has introduced, said again: 올트먼은, 이 회장, 저커버크.
#include <algorithm>

#include "core/hangul.h"
#include "core/syllables.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

class RepeatPass {
 public:
  explicit RepeatPass(Draft& draft) : d_(draft) {}

  void run() {
    collect();
    constexpr std::size_t kBitsOfName = 16;
    names_ = lexicon::FilterBits(d_.locals.size(), kBitsOfName);
    for (const auto& [name, local] : d_.locals) first_.add_start(name), names_.add(name);
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w) {
        if (const Found* f = d_.on(w)) {
          seen(*f);
          continue;
        }
        if (d_.words[w].first == Script::mark) continue;
        local(w, s) || surname(w) || misspelt(w) || contracted(w);
      }
  }

 private:
  struct Written {
    std::string text, name;
  };
  void seen(const Found& f) {
    if (f.kind != Kind::person) return;
    for (Person& p : d_.people)
      if (p.name == f.name) p.seen = f.span.begin;
  }
  // The longest name of the article that begins here; names of two words are tried first.
  bool local(std::uint32_t w, const Stretch& s) {
    if (d_.title_at(w) || !may_begin(w)) return false;
    for (const std::uint32_t more : {2U, 1U, 0U}) {
      const std::uint32_t last = w + more;
      if (last >= s.last || (more > 0 && !open(w + 1, last))) continue;
      const std::uint32_t begin = d_.words[w].span.begin;
      for (std::uint32_t end = d_.words[last].span.end; end > d_.words[last].span.begin;) {
        const std::string_view name = d_.at({begin, end});
        const auto it = names_.may_have(name) ? d_.locals.find(name) : d_.locals.end();
        if (it != d_.locals.end()) {
          const Tail tail = d_.tail(end, last, it->second.kind);
          if (tail.kind != Tail::other) {
            for (std::uint32_t i = w + 1; i <= last; ++i)
              if (!d_.free(i)) d_.found[d_.owner[i]].dropped = true;
            return put({begin, end}, w, last, it->second, tail);
          }
        }
        const Rune r = rune_before(d_.doc.text, end);
        if (!is_syllable(r.code) || d_.words[last].span.end - end > 24) break;
        end -= r.size;
      }
    }
    return false;
  }
  // Free, or nothing but a part of a longer name: 키스톤 |프라이빗에쿼티|.
  bool open(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t w = first; w <= last; ++w)
      if (const Found* f = d_.on(w); f && (f->first < first || f->last > last || f->anaphor ||
                                           f->kind != Kind::org || f->senses != f->senses_end))
        return false;
    return true;
  }
  bool may_begin(std::uint32_t w) const { return first_.has(rune_at(d_.word(w), 0).code); }
  bool put(Span span, std::uint32_t first, std::uint32_t last, const Draft::Local& local,
           const Tail& tail) {
    Found made;
    made.span = span;
    made.kind = local.kind;
    made.name = local.name;
    made.rule = local.rule;
    made.score = 0.8F;
    made.modifier = tail.modifier;
    made.first = first;
    made.last = last;
    made.josa = tail.role;
    seen(made);
    d_.put(std::move(made));
    return true;
  }
  // 이 회장, 김 대표, 구 부총리: the one with that surname, and that title if more than one.
  bool surname(std::uint32_t w) {
    if (d_.words[w].span.size() != 3) return false;
    std::string_view family = d_.word(w);
    const bool sign = d_.words[w].first == Script::hanja;  // 尹
    if (sign) family = d_.tables.korean_name.exact(family).value;
    const TitleAt* t = d_.title_at(w + 1);
    if (family.empty() || (!sign && (!t || d_.words[w + 1].glued))) return false;
    const Person* best = nullptr;
    bool best_fits = false;
    const std::uint32_t here = d_.words[w].span.begin;
    for (const Person& p : d_.people) {
      if (p.surname != family) continue;
      const bool fits = shares(p, t ? d_.at(t->span) : std::string_view("대통령"));
      // named later in the article, unless his is the title
      if (best && best->first <= here && p.first > here && (best_fits || !fits)) continue;
      const bool earlier = best && best->first > here && p.first <= here && (fits || !best_fits);
      if (!best || earlier || fits > best_fits || (fits == best_fits && p.seen > best->seen))
        best = &p, best_fits = fits;
    }
    if (!best) return false;
    // 김 총리는: not 김하준 사무총장
    if (!best_fits && t && !best->titles.empty() && high(d_.at(t->span))) return false;
    const Draft::Local local{best->name, best_fits ? "surname-title" : "surname", Kind::person};
    put(d_.words[w].span, w, w, local, Tail{});
    if (!best_fits) d_.found.back().score = 0.6F;
    return true;
  }
  // An office that one man holds: whoever has another is somebody else.
  static bool high(std::string_view title) {
    for (const std::string_view office : {"대통령", "총리", "장관", "지사", "시장", "총장",
                                          "국회의장", "의장", "원장", "총재", "위원장"})
      if (title == office) return true;
    return false;
  }
  static bool shares(const Person& p, std::string_view title) {
    return std::any_of(p.titles.begin(), p.titles.end(), [&](const std::string& t) {
      return t.find(title) != std::string::npos || title.find(t) != std::string_view::npos;
    });
  }

  // The longer names of the article, as they are written in it.
  void collect() {
    constexpr std::size_t kMost = 64, kShortest = 12;
    for (const Found& f : d_.found) {
      std::vector<Written>& to = f.kind == Kind::person ? written_ : firms_;
      const std::string_view text = d_.at(f.span);
      if (f.dropped || (f.kind != Kind::person && f.kind != Kind::org) || to.size() >= kMost ||
          text.size() < kShortest)
        continue;
      const bool known =
          std::any_of(to.begin(), to.end(), [&](const Written& w) { return w.text == text; });
      if (known) continue;
      to.push_back({std::string(text), f.name});
      first_.add_start(text);
    }
  }
  // The one firm whose name this leaves out the middle of.
  const Written* uncut(std::string_view name) const {
    const Written* out = nullptr;
    for (const Written& known : firms_) {
      const bool cut = contracts(name, known.text) || shortens(d_.tables, name, known.text);
      if (!cut || (out && out->name == known.name)) continue;
      if (out) return nullptr;
      out = &known;
    }
    return out;
  }
  // 미르온운용 where the article has 미르온자산운용, MG손보 where it has MG손해보험.
  bool contracted(std::uint32_t w) {
    const Script first = d_.words[w].first;
    if ((first != Script::hangul && first != Script::latin) || d_.title_at(w) || !may_begin(w))
      return false;
    for (const Stem& stem : stems(d_, w)) {
      const Written* whole = uncut(stem.text);
      if (!whole || d_.tables.common.has(stem.text) || d_.named_beside(w, whole->name)) continue;
      const auto end = d_.words[w].span.begin + static_cast<std::uint32_t>(stem.text.size());
      const Tail tail = d_.tail(end, w, Kind::org);
      if (tail.kind == Tail::other) continue;
      const Draft::Local local{whole->name, "alias-contraction", Kind::org};
      return put({d_.words[w].span.begin, end}, w, w, local, tail);
    }
    return false;
  }
  // 저커버크 where the article has 저커버그: as long, and one jamo apart.
  bool misspelt(std::uint32_t w) {
    if (d_.words[w].first != Script::hangul || d_.title_at(w)) return false;
    for (const Written& known : written_) {
      const std::uint32_t begin = d_.words[w].span.begin;
      const auto end = begin + static_cast<std::uint32_t>(known.text.size());
      if (end > d_.words[w].span.end || !boundary(d_.doc.text, end)) continue;
      if (jamo_apart(d_.at({begin, end}), known.text) != 1) continue;
      const Tail tail = d_.tail(end, w, Kind::person);
      if (tail.kind == Tail::other) continue;
      const Draft::Local local{known.name, "misspelt", Kind::person};
      return put({begin, end}, w, w, local, tail);
    }
    return false;
  }
  // Jamo in which two words of one length differ; 9 where they are no syllables.
  static int jamo_apart(std::string_view a, std::string_view b) {
    int apart = 0;
    for (std::size_t at = 0; at < a.size() && apart < 2;) {
      const Rune x = rune_at(a, at), y = rune_at(b, at);
      if (x.code != y.code) {
        if (!is_syllable(x.code) || !is_syllable(y.code)) return 9;
        const Jamo p = decompose(x.code), q = decompose(y.code);
        apart += (p.initial != q.initial) + (p.medial != q.medial) + (p.final != q.final);
      }
      at += x.size;
    }
    return apart;
  }

  Draft& d_;
  std::vector<Written> written_, firms_;
  SyllableSet first_;  // that names of the article begin with
  lexicon::FilterBits names_;
};

}  // namespace

void find_repeats(Draft& draft) { RepeatPass(draft).run(); }

}  // namespace hj::entity
