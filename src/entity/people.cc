// Pass 4: people never seen before, by the shape of their names and the titles beside them.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/namer.h"

namespace hj::entity {
namespace {

class PersonPass : public Namer {
 public:
  explicit PersonPass(Draft& draft) : Namer(draft), foreign_(draft) {}

  void run() {
    note_called();
    for (const Stretch& s : d_.stretches) captioned(s);
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        if (candidate(w)) envoy_from(w, s) || foreign_.read(w, s) || with_ssi(w) || korean(w, s);
    first_names();
    registered();
  }

 private:
  // [|한도준| / 가람대 교수 : …]: who speaks on air, before what he is.
  void captioned(const Stretch& s) {
    constexpr std::uint32_t kNames = 4, kOffice = 10;  // words up to the slash, up to the colon
    if (!d_.is(s.first, "[")) return;
    std::uint32_t slash = s.first + 1;
    while (slash < s.last && slash <= s.first + kNames && !d_.is(slash, "/")) ++slash;
    std::uint32_t colon = slash;
    while (colon < s.last && colon <= slash + kOffice && !d_.is(colon, ":")) ++colon;
    const std::uint32_t first = s.first + 1, last = slash - 1;
    if (!d_.is(slash, "/") || slash == first || !d_.is(colon, ":")) return;
    for (std::uint32_t w = first; w <= last; ++w)
      if (!candidate(w) || common(d_.word(w))) return;
    const std::string_view family = family_of(d_.tables, d_.word(first));
    if (first == last && family.empty()) return;  // [앵커 / …]
    std::string title;
    if (!title_right(slash + 1, s, kReach, title)) return;
    const Span span{d_.words[first].span.begin, d_.words[last].span.end};
    put(first, last, span, {}, "person-caption");
    remember(std::string(d_.at(span)), first == last ? std::string(family) : std::string(), title,
             first);
    affiliation(slash + 1, s);
  }
  // |안톤| 벨로프: a first name that nothing has read.
  bool first_of_two(std::uint32_t w, const Stretch& s) const {
    return w > s.first && candidate(w - 1) && !d_.words[w].glued && d_.word(w - 1).size() >= 6 &&
           stems(d_, w - 1).size() == 1 && !common(d_.word(w - 1)) &&
           (d_.tables.given_name.has(d_.word(w - 1)) ||
            (!d_.plain(d_.words[w - 1].span) && !d_.verbal(d_.words[w - 1].span)));
  }
  // |다이빙| 주한 중국대사: one word before where he serves and who has sent him.
  bool envoy_from(std::uint32_t w, const Stretch& s) {
    constexpr std::size_t kShort = 6, kLong = 15;  // bytes
    if (w + 2 >= s.last || d_.word(w).size() < kShort || d_.word(w).size() > kLong) return false;
    const std::string_view place = d_.word(w + 1);
    const Found* state = d_.on(w + 2);
    if (!d_.free(w + 1) || d_.words[w + 1].glued || place.size() != kShort ||
        !place.starts_with("주") || !state || state->kind != Kind::country || common(d_.word(w)) ||
        d_.tables.title.has(d_.word(w), "prefix") || d_.verbal(d_.words[w].span))
      return false;
    const TitleAt* title = d_.title_at(w + 2);  // 중국대사, 러시아 대사
    if (!title && state->josa.empty()) title = d_.title_at(state->last + 1);
    if (!title || !d_.at(title->span).ends_with("대사") || stems(d_, w).size() > 1) return false;
    const std::uint32_t first = first_of_two(w, s) ? w - 1 : w;
    const Span span{d_.words[first].span.begin, d_.words[w].span.end};
    put(first, w, span, {}, "person-foreign");
    remember(std::string(d_.at(span)), std::string(family_of(d_.tables, d_.at(span))), "대사",
             first);
    return true;
  }
  // |한도준| 가람그룹, 설재인 나래그룹 회장이: the title at the end of a row is each one's.
  bool title_of_row(std::uint32_t w, const Stretch& s, std::string& title) const {
    constexpr std::uint32_t kMost = 24;  // words of the row
    bool row = false;
    for (std::uint32_t at = w + 1; at < s.last && at < w + kMost; ++at) {
      const Found* firm = d_.on(at);
      if (firm ? firm->kind != Kind::org || !firm->josa.empty() : !firm_like(d_.word(at)))
        return false;
      at = firm ? firm->last + 1 : at + 1;
      if (const TitleAt* end = d_.title_at(at); row && end) {
        title = d_.at(end->span);
        return true;
      }
      if (at + 1 >= s.last || !(d_.is(at, ",") || d_.is(at, "·"))) return false;
      ++at;
      const Found* next = d_.on(at);
      if (next ? next->kind != Kind::person : surname(d_.word(at)).empty()) return false;
      row = true;
    }
    return false;
  }
  bool korean(std::uint32_t w, const Stretch& s) {
    for (const Stem& stem : stems(d_, w)) {
      const std::string_view shape = family_of(d_.tables, stem.text);
      std::string_view family = shape.empty() || common(stem.text) ? std::string_view() : shape;
      const bool surnamed = family.empty() && stem.text.size() == 9 &&
                            d_.tables.surnames.has(rune_at(stem.text, 0).code);
      if (family.empty() && !surnamed && (shape.empty() || stem.text.size() != 6)) continue;
      if (of_firm(w, s)) return false;
      bool rare = false;
      const Span all{d_.words[w].span.begin, d_.words[w].span.begin + size(stem.text)};
      // A given name of rare syllables counts where morph knows no such word.
      const bool read = d_.read_as_person(all) && !verb_form(stem.text);
      if (surnamed && !common(stem.text) &&
          (d_.whole(all) || bracketed(w) || (read && !after_first_name(w, s))))
        family = stem.text.substr(0, 3), rare = true;
      // 진영 부위원장, but not 서방 진영 대표
      if (family.empty() && read && stem.text.size() == 6 && !behind_bare(w, s)) family = shape;
      if (family.empty() || envoy(stem.text) || nameless(stem.text) || topical(w, stem, s) ||
          d_.tables.state_word.has(stem.text, "force") ||  // 라오스 |공산당| 서기장
          ministry(w, stem.text) ||
          d_.tables.state_word.has(stem.text, "state") ||  // 헝가리 |경제부| 장관
          (stem.text.size() == 6 && behind_age(w)))
        continue;
      const bool whole = stem.josa.empty();
      std::string title;
      const bool right =
          whole &&
          (title_right(w + 1, s, stem.text.size() == 6 ? short_reach(w + 1) : kReach, title) ||
           title_of_row(w, s, title));
      const bool left = !right && stem.text.size() > 6 && title_left(w, s, title);
      const bool age = whole && aged(w + 1, s);
      const Span span{d_.words[w].span.begin, d_.words[w].span.begin + size(stem.text)};
      const bool listed = !right && !left && whole && in_list(w, s);
      const bool shaped = !rare && !right && !left && !listed && !age && !after_first_name(w, s) &&
                          stands_alone(stem, span);
      if (!(right || left || age || listed || shaped)) continue;
      if (right && stem.text.ends_with("대") && (behind_person(w, s) || (!read && campus(title))))
        continue;
      if (right && d_.title_at(w + 1) && behind_person(w, s) && !d_.tables.place.has(stem.text) &&
          !read_as_person(span)) {  // 한도준 |조계종| 총무원장
        put_firm(w);
        return true;
      }
      if (right && noun_before(w, stem.text, title, span)) continue;
      const bool called = right && (read || nameplate(w, stem.text, s));
      if (d_.verbal(span) && !called && !bracketed(w)) continue;
      if (title != "씨" && !bracketed(w) && known_noun(w, span, s)) continue;
      if (rare && after_first_name(w, s)) {
        put(w - 1, w, {d_.words[w - 1].span.begin, span.end}, stem.josa, "person-foreign");
        remember(d_.found.back().name, {}, title, w - 1);
        d_.locals.emplace(std::string(stem.text),
                          Draft::Local{d_.found.back().name, "person-short", Kind::person});
        return true;
      }
      put(w, w, span, stem.josa,
          right    ? "person-title"
          : left   ? "title-person"
          : listed ? "person-list"
          : age    ? "person-age"
                   : "person-shape");
      if (!right && !left) d_.found.back().score = 0.55F;
      if (right && surname_behind(w + 1, s)) {
        join(w, w + 1);
        return true;
      }
      if (right && !title.empty()) affiliation(w + 1, s);
      remember(std::string(stem.text), std::string(family), title, w);
      return true;
    }
    return false;
  }
  // ㈜가람도, 법무법인 |가람|, 시·|도지부|: what stands in front says that it is no person.
  bool of_firm(std::uint32_t w, const Stretch& s) const {
    if (w == s.first) return false;
    if (d_.is(w - 1, "㈜") || d_.is(w - 1, "주식회사")) return true;
    if (!d_.words[w].glued) return d_.tables.org_noun.has(d_.word(w - 1), "form");
    if (w >= s.first + 3 && d_.is(w - 1, ")") && d_.is(w - 2, "주") && d_.is(w - 3, "("))
      return !d_.words[w - 3].glued;
    return d_.of_pair(w);
  }
  bool behind_bare(std::uint32_t w, const Stretch& s) const {
    if (w == s.first || d_.words[w - 1].first == Script::mark) return false;
    const Found* f = d_.on(w - 1);
    return f ? f->josa.empty() && f->kind != Kind::title : stems(d_, w - 1).size() == 1;
  }
  // 가람원(원장 지영흔): a bracket that a title opens names who holds it, whatever his syllables.
  bool bracketed(std::uint32_t w) const {
    return w >= 2 && d_.is(w - 2, "(") && d_.is(w + 1, ")") &&
           d_.tables.title.has(d_.word(w - 1), "title");
  }
  // 여 대표는, 나 차관은: surnames that the article says with a title.
  void note_called() {
    for (const TitleAt& t : d_.titles)
      if (t.first > 0 && !d_.words[t.first].glued && d_.words[t.first - 1].span.size() == 3 &&
          d_.tables.korean_name.has(d_.word(t.first - 1), "surname"))
        called_.insert(d_.word(t.first - 1));
  }
  // 사고 경위, 유출 경위: of a title that is a common noun as well, a noun in front is no name.
  bool noun_before(std::uint32_t w, std::string_view name, std::string_view title,
                   Span span) const {
    return name.size() == 6 && d_.tables.title.has(title, "noun") && d_.plain(span) &&
           !called_.contains(d_.word(w).substr(0, 3));
  }
  // 여권 후보, 사건의 경위, 역대 최고령 미국 대통령, 동성애·양성애: to morph or the dictionary a
  // common noun, with or without its josa. Where the tagger reads a person, it is one.
  bool known_noun(std::uint32_t w, Span span, const Stretch& s) const {
    if (d_.whole(span) || read_as_person(span)) return false;
    const std::string_view text = d_.at(span);
    const std::uint32_t m = d_.morph_of[w];
    const auto& rows = d_.doc.morphs.rows;
    const bool one = m < rows.size() && rows[m].span == span;
    if (one && rows[m].tag == Tag::MM) return true;  // 모든 대통령
    if (!one && josa_within(m, span)) return true;   // 사건|의 경위
    const Found* firm = w + 1 < s.last ? d_.on(w + 1) : nullptr;
    const bool plate = text.size() > 6 && firm && firm->kind == Kind::org && firm->josa.empty();
    return !plate && d_.tables.noun.has(text);  // 한여름 소리마루 대표
  }
  // Does the tagger read a person in these characters?
  bool read_as_person(Span span) const {
    constexpr float kLikely = 0.4F;
    auto name = std::ranges::lower_bound(d_.tagged, span.begin, {},
                                         [](const TaggedName& n) { return n.span.end; });
    for (; name != d_.tagged.end() && name->span.begin < span.end; ++name)
      if (name->span.meets(span) && name->tag == kPerson && name->chances[kPerson] >= kLikely)
        return true;
    return false;
  }
  bool josa_within(std::uint32_t m, Span span) const {
    const auto& rows = d_.doc.morphs.rows;
    for (; m < rows.size() && rows[m].span.begin < span.end; ++m)
      if (rows[m].tag >= Tag::JKS && rows[m].tag <= Tag::JC && span.holds(rows[m].span))
        return true;
    return false;
  }
  // 제주대 |총장|: who heads or teaches at what a university is called by, unless a name is read.
  static bool campus(std::string_view title) {
    for (const std::string_view office : {"총장", "부총장", "교수", "학장"})
      if (title == office) return true;
    return false;
  }
  // 윤아린 전 |서림대| 교수: a name stands in front already.
  bool behind_person(std::uint32_t w, const Stretch& s) const {
    std::uint32_t who = w;
    if (who > s.first && d_.tables.title.has(d_.word(who - 1), "prefix")) --who;
    if (who == s.first || d_.words[who].glued) return false;
    const Found* f = d_.on(who - 1);
    return f && f->kind == Kind::person && f->josa.empty();
  }
  static bool ends_as_verb(std::string_view name) {
    for (const std::string_view end : {"한", "인", "된", "될", "할", "던", "는", "은", "해", "고",
                                       "며", "어", "아", "지", "게", "른"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // 성실|한, 조용|한; but 윤도|한 나래전자 사장: what is left is a word that the dictionary knows.
  bool verb_form(std::string_view name) const {
    if (!ends_as_verb(name)) return false;
    if (!name.ends_with("한")) return true;
    name.remove_suffix(3);
    return d_.tables.noun.has(name) || d_.tables.noun.has(std::string(name) + "하");
  }
  // 배서진 다온증권 연구원: morph reads a verb in many a name; right before a title or a firm with
  // one it is none, unless it ends as verbs do in front of nouns.
  bool nameplate(std::uint32_t w, std::string_view name, const Stretch& s) const {
    if (name.size() != 9) return false;
    if (called_.contains(name.substr(0, 3))) return true;
    if (verb_form(name) && !name.ends_with("지")) return false;  // −지 stands before no noun
    std::uint32_t next = w + 1;
    if (next + 1 < s.last && d_.tables.title.has(d_.word(next), "prefix"))
      ++next;  // 전 가람전자 사장
    if (next >= s.last || d_.words[next].glued) return false;
    const Found* f = d_.on(next);
    const bool body = f && (f->kind == Kind::org || f->kind == Kind::country);
    return d_.title_at(w + 1) || d_.title_at(next) || (body && f->josa.empty());
  }
  // 주인도 대사: where an envoy serves.
  bool envoy(std::string_view name) const {
    if (!name.starts_with("주")) return false;
    const std::string_view rest = name.substr(3);
    return d_.tables.metonym.has(rest) || d_.registry.find(rest, Kind::country) != nullptr;
  }
  // 김모 전무: somebody whom the text does not name.
  // 한도준(64) |송월| 회장: who was aged has been named, so this is his firm.
  bool behind_age(std::uint32_t w) const {
    return w > 3 && d_.is(w - 1, ")") && d_.words[w - 2].first == Script::digit &&
           d_.is(w - 3, "(");
  }
  // 발레리아 |경제부| 장관: an office of the state in front.
  bool ministry(std::uint32_t w, std::string_view name) const {
    constexpr std::string_view kOffice = "부";
    const Found* state = w > 0 ? d_.on(w - 1) : nullptr;
    if (state == nullptr || state->kind != Kind::country || !name.ends_with(kOffice)) return false;
    name.remove_suffix(kOffice.size());
    return d_.tables.state_word.has(name, "ministry");
  }
  static bool nameless(std::string_view name) { return name.size() == 6 && name.ends_with("모"); }
  // 서명은 …, 소장은 …, 사진을 …: a noun that morph knows and its josa, no title right behind.
  bool topical(std::uint32_t w, const Stem& stem, const Stretch& s) const {
    if (!stem.josa.empty() || (w + 1 < s.last && d_.title_at(w + 1))) return false;
    const auto all = stems(d_, w);
    return std::any_of(all.begin(), all.end(), [&](const Stem& cut) {
      const Span front{d_.words[w].span.begin, d_.words[w].span.begin + size(cut.text)};
      const bool role = acts(cut.josa) || cut.josa == "obj" || cut.josa == "dir";
      return role && cut.text.size() >= 6 && d_.plain(front) && josa_at(front.end);
    });
  }
  // Does morph read a josa from this byte on?
  bool josa_at(std::uint32_t at) const {
    const auto& rows = d_.doc.morphs.rows;
    for (std::uint32_t m = d_.morph_of[d_.word_at({at - 3, at})]; m < rows.size(); ++m) {
      if (rows[m].span.begin > at) return false;
      if (rows[m].span.begin == at) return rows[m].tag >= Tag::JKS && rows[m].tag <= Tag::JC;
    }
    return false;
  }
  // 남기품씨는: a surname, two syllables and 씨 in one word.
  bool with_ssi(std::uint32_t w) {
    const std::string_view word = d_.word(w);
    if (word.size() < 12 || word.substr(9, 3) != "씨" || !boundary(word, 3) ||
        !d_.tables.korean_name.has(word.substr(0, 3), "surname") || common(word.substr(0, 9)))
      return false;
    const Josa j = josa_behind(d_.tables.josa, word.substr(0, 12), word.substr(12));
    if (!j.ok) return false;
    const std::uint32_t begin = d_.words[w].span.begin;
    put(w, w, {begin, begin + 9}, j.role, "person-title");
    remember(std::string(word.substr(0, 9)), std::string(word.substr(0, 3)), "씨", w);
    return true;
  }
  // 곽도규, 장현식, 이준영: three and more of the shape of names in a row.
  bool in_list(std::uint32_t w, const Stretch& s) const {
    std::uint32_t first = w, last = w;
    constexpr std::uint32_t kEnough = 8;
    while (w - first < kEnough && first >= s.first + 2 && between(first - 1) &&
           name_like(first - 2))
      first -= 2;
    while (last - w < kEnough && last + 2 < s.last && between(last + 1) && name_like(last + 2))
      last += 2;
    return last - first >= 4;
  }
  bool between(std::uint32_t w) const { return d_.is(w, ",") || d_.is(w, "·"); }
  bool name_like(std::uint32_t w) const {
    if (const Found* f = d_.on(w)) return f->kind == Kind::person;
    if (!candidate(w)) return false;
    const auto all = stems(d_, w);
    return std::any_of(all.begin(), all.end(), [this](const Stem& stem) {
      return stem.text.size() == 9 && !surname(stem.text).empty();
    });
  }
  // 이준 대표, 박진 외교부 장관: two syllables are a name only where the title is near.
  std::uint32_t short_reach(std::uint32_t w) const {
    const Found* f = d_.on(w);
    return f && (f->kind == Kind::org || f->kind == Kind::country) && f->josa.empty() ? 3 : 1;
  }
  // 프리야 |나이르|: an unknown word without josa stands in front.
  bool after_first_name(std::uint32_t w, const Stretch& s) const {
    return w > s.first && candidate(w - 1) && !d_.words[w].glued && d_.word(w - 1).size() >= 6 &&
           !common(d_.word(w - 1)) && d_.whole(d_.words[w - 1].span);
  }
  // 양현종이: no title, but morph reads a proper noun, and it acts.
  bool stands_alone(const Stem& stem, Span span) const {
    if (stem.text.size() != 9 || !(acts(stem.josa) || stem.josa == "obj" || stem.josa == "with"))
      return false;
    for (const std::string_view place :
         {"시", "구", "군", "도", "동", "산", "강", "역", "천", "섬", "대",
          "항", "사", "화", "당", "금", "위", "세", "증", "팀", "처", "주"})
      if (stem.text.ends_with(place)) return false;
    const std::uint32_t m = d_.morph_of[d_.word_at(span)];
    return m < d_.doc.morphs.rows.size() && d_.doc.morphs.rows[m].tag == Tag::NNP &&
           d_.doc.morphs.rows[m].span == span;
  }
  // 이리나 |코바치| 발레리아 교통부 장관: a second name, for a firm or a state stands behind it.
  bool surname_behind(std::uint32_t w, const Stretch& s) const {
    if (w + 1 >= s.last || !candidate(w) || d_.words[w].glued || !d_.whole(d_.words[w].span) ||
        firm_like(d_.word(w)) || envoy(d_.word(w)))
      return false;  // 한도준 |주인도네시아| 한국 대사
    const Found* f = d_.on(w + 1);
    return f ? f->kind == Kind::org || f->kind == Kind::country
             : candidate(w + 1) && d_.whole(d_.words[w + 1].span);
  }
  void join(std::uint32_t first, std::uint32_t last) {
    Found& f = d_.found[d_.owner[first]];
    f.span.end = d_.words[last].span.end;
    f.last = last;
    f.name = d_.at(f.span);
    f.rule = "person-foreign";
    d_.owner[last] = d_.owner[first];
    remember(f.name, {}, {}, first);
    d_.locals.emplace(std::string(d_.word(last)),
                      Draft::Local{f.name, "person-short", Kind::person});
  }
  // 조하윤 |남강대| AI융합학부 교수: where a person belongs, never seen before.
  void affiliation(std::uint32_t w, const Stretch& s) {
    if (w + 1 < s.last && d_.free(w) && !d_.title_at(w) &&
        d_.tables.title.has(d_.word(w), "prefix"))
      ++w;  // 윤아린 전 서림대 교수
    if (w + 1 >= s.last || !d_.free(w) || d_.title_at(w) || d_.words[w].first == Script::mark)
      return;
    const std::string_view name = d_.word(w);
    const Span span = d_.words[w].span;
    // 한도준 보람기업 고문: common nouns as well, but no sort of firms (중소기업)
    const bool firm = name.size() == 12 && name.ends_with("기업") && !d_.tables.noun.has(name);
    if (common(name) || (d_.plain(span) && !firm) || d_.verbal(span) || office(name) ||
        name.size() < 6)
      return;
    if (const TitleAt* t = d_.title_at(w + 1); t && of_envoy(d_.at(t->span))) return;
    put_firm(w);
  }
  void put_firm(std::uint32_t w) {
    Found made;
    made.span = d_.words[w].span;
    made.kind = Kind::org;
    made.name = d_.word(w);
    made.rule = "affiliation";
    made.score = 0.7F;
    made.first = made.last = w;
    d_.locals.emplace(made.name, Draft::Local{made.name, "org-again", Kind::org});
    d_.put(std::move(made));
  }
  // 중동평화 특사, 북핵 |특별대표|: sent on a matter, by a state or a body that has a name.
  static bool of_envoy(std::string_view title) {
    return title.ends_with("특사") || title.ends_with("대사") || title.ends_with("특별대표");
  }
  // 김동원(45)
  bool aged(std::uint32_t w, const Stretch& s) const {
    return w + 2 < s.last && d_.is(w, "(") && d_.is(w + 2, ")") &&
           d_.words[w + 1].first == Script::digit && d_.words[w + 1].all &&
           d_.words[w + 1].span.size() == 2 && d_.words[w].glued;
  }
  // The last names that other mentions stand for get the whole name, too.
  void first_names() {
    std::unordered_map<std::string, std::string> whole;
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        if (const Found* f = d_.on(w); f && f->kind == Kind::person) {
          if (foreign_.last_name(w, s)) continue;
          const std::string last = f->name;
          if (foreign_.first_name(w, s)) whole.emplace(last, d_.on(w)->name);
        }
    std::map<std::string, std::set<std::string>> opens;  // 구로다 겐지: 구로다 사장 is he, too
    for (const Found& f : d_.found)
      if (const std::size_t space = f.name.rfind(' ');
          f.kind == Kind::person && !f.dropped && space != std::string::npos) {
        whole.emplace(f.name.substr(space + 1), f.name);
        opens[f.name.substr(0, f.name.find(' '))].insert(f.name);
      }
    for (const auto& [first, names] : opens)
      if (names.size() == 1) whole.emplace(first, *names.begin());
    for (Found& f : d_.found)
      if (f.kind == Kind::person && f.senses == f.senses_end)
        if (const auto it = whole.find(f.name); it != whole.end()) f.name = it->second;
  }
  // People whom the registry or the tagger named take part in 이 회장, too.
  void registered() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w) {
        const Found* f = d_.on(w);
        if (!f || f->kind != Kind::person || f->first != w) continue;
        const bool tagged = f->rule.starts_with("tagged");
        if (f->senses == f->senses_end && !tagged) continue;
        std::string title;
        const std::string name = f->name;
        const std::uint32_t next = f->last + 1;
        // What is put below may move all that was found: nothing of `f` is asked after it.
        if (f->josa.empty()) title_right(next, s, kReach, title);
        if (!title.empty()) affiliation(next, s);
        const std::size_t n = name.size() / 3;
        const bool rare = n == 3 && d_.tables.korean_name.has(name.substr(0, 3), "surname");
        const bool korean =
            name.size() % 3 == 0 && (rare || ((n == 2 || n == 3) && !surname(name).empty()));
        const std::size_t space = name.rfind(' ');
        const bool short_last = space != std::string::npos && name.size() - space == 4;
        if (space != std::string::npos && name.size() - space > 6 && tagged &&
            !common(std::string_view(name).substr(space + 1)))
          d_.locals.emplace(name.substr(space + 1),
                            Draft::Local{name, "person-short", Kind::person});
        remember(name,
                 korean       ? name.substr(0, 3)
                 : short_last ? name.substr(space + 1)
                              : "",
                 title, w);
      }
  }

  ForeignNamer foreign_;
  std::unordered_set<std::string_view> called_;
};

}  // namespace

void find_people(Draft& draft) { PersonPass(draft).run(); }

}  // namespace hj::entity
