// Pass 4: names that the trained tagger reads and the registry does not know.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/namer.h"

namespace hj::entity {
namespace {

// What the names of courts and of those who bring charges end in.
constexpr std::string_view kBenches[] = {"지검", "고검", "지법",   "고법",
                                         "법원", "지청", "검찰청", "경찰청"};

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
    join_names();
    vote();
    for (Candidate& c : all_) extend(c);
    for (const Candidate& c : all_) note_introduced(c), note_quoted(c), note_state(c), note_land(c);
    for (std::size_t i = 1; i < all_.size(); ++i) note_owned(all_[i - 1], all_[i]);
    note_things();
    note_glosses();
    for (const Candidate& c : all_)
      if (const auto v = votes_.find(text(c)); v != votes_.end()) note_short(text(c), v->second);
    note_titled();
    for (std::size_t i = 0; i < all_.size(); ++i) split(i);
    vote();
    for (const Candidate& c : all_) note_state(c);
    for (const Candidate& c : all_) note_full(c), note_backed(c);
    for (const Candidate& c : all_) note_short(text(c), votes_.at(text(c)));
    for (const Candidate& c : all_)
      if (!of_court(c)) take(c);
  }

 private:
  std::string_view text(const Candidate& c) const { return d_.at(c.span); }

  // 마두라이 |쿠마르|가: a first name and a last one that the tagger took for two names, where a
  // title or an office says that one person is meant.
  void join_names() {
    for (std::size_t i = 0; i + 1 < all_.size(); ++i) {
      Candidate &a = all_[i], &b = all_[i + 1];
      if (third_name(i)) {
        b.span.begin = a.span.begin;
        b.first = a.first;
        b.chances = a.chances;
        all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      if (!foreign_word(a) || !foreign_word(b) || korean_shape(text(a)) || a.first + 1 != b.first ||
          d_.words[b.first].glued || a.span.end != d_.words[a.last].span.end ||
          likely(a) != kPerson || likely(b) == kPlace || d_.firm_noun(a.first) || !meant(a, b))
        continue;
      b.span.begin = a.span.begin;
      b.first = a.first;
      b.chances = a.chances;
      all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // 나래그룹의 산제이 바르마 |미트란| 회장: his firm stands in front, so the third word is his
  // name.
  bool third_name(std::size_t i) const {
    const Candidate &a = all_[i], &b = all_[i + 1];
    if (a.first == a.last || likely(a) != kPerson || a.first + 1 != a.last ||
        a.last + 1 != b.first || !foreign_word(b) || !d_.title_at(b.last + 1) ||
        d_.words[b.first].glued || a.span.end != d_.words[a.last].span.end ||
        b.span.end != d_.words[b.last].span.end)
      return false;
    return firm_before(a.first, i);
  }
  // A firm's name, bare or as an owner, right before the word, which candidate `i` begins.
  bool firm_before(std::uint32_t w, std::size_t i) const {
    if (w == 0 || d_.words[w].glued) return false;
    if (const Found* f = d_.on(w - 1))
      return f->kind == Kind::org && (f->josa.empty() || f->josa == "gen");
    return i > 0 && all_[i - 1].last + 1 == w && likely(all_[i - 1]) == kOrg;
  }
  bool foreign_word(const Candidate& c) const {
    return c.first == c.last && d_.words[c.first].first == Script::hangul && d_.free(c.first) &&
           !ends_as_firm(text(c)) && family_of(d_.tables, text(c)).empty();
  }
  bool korean_shape(std::string_view name) const {
    return name.size() == 9 && d_.tables.korean_name.has(name.substr(0, 3), "surname");
  }
  static NameTag likely(const Candidate& c) {
    return static_cast<NameTag>(std::max_element(c.chances.begin(), c.chances.end()) -
                                c.chances.begin());
  }
  // A title right in front (교수인 …) or right behind both.
  bool meant(const Candidate& a, const Candidate& b) const {
    if (d_.title_at(b.last + 1) || d_.hanja_bracket(b.last)) return true;  // 사토 미나(佐藤美奈)
    if (a.first == 0) return false;
    for (const TitleAt& t : d_.titles)
      if (t.last + 1 == a.first) return t.josa.empty() || t.josa == "cop";
    return false;
  }

  // A part of a body, by its ending, right before a title.
  bool faculty(std::uint32_t w) const {
    const std::string_view word = d_.word(w), school = w > 0 ? d_.word(w - 1) : word;
    if ((school.ends_with("대") || school.ends_with("대학교")) &&
        std::ranges::any_of(stems(d_, w), [](const Stem& stem) {  // 한빛대 |국방군사계열|은
          return stem.text.ends_with("계열") || stem.text.ends_with("학과") ||
                 stem.text.ends_with("학부");
        }))
      return true;
    return d_.title_at(w + 1U) != nullptr && (word.ends_with("학과") || word.ends_with("학부"));
  }
  // Leaves out what only says what the name is: 건설사 [큰솔건설], [한빛반도체] 책임연구원.
  void gather(const TaggedName& name) {
    Candidate c{name.span, d_.word_at(name.span), 0, name.chances};
    c.last = d_.word_of(c.span.end, c.first);
    if (d_.words[c.first].span.begin != c.span.begin) return;
    while (name.tag == kOrg && c.first < c.last && faculty(c.last)) {  // [한빛대] 전자공학과 교수
      const bool acts_for = d_.title_at(c.last + 1) == nullptr;
      --c.last;
      c.span.end = d_.words[c.last].span.end;
      if (acts_for && c.first == c.last) introduced_.insert(text(c));
    }
    while (name.tag == kPlace && c.first < c.last && local(c.first)) {  // 서초구 한빛타워
      ++c.first;
      c.span.begin = d_.words[c.first].span.begin;
    }
    if (c.first < c.last && state_before(c.first + 1) && !body(c)) {  // 일본 |세토마루|
      ++c.first;
      c.span.begin = d_.words[c.first].span.begin;
    }
    while (name.tag == kOrg && c.first < c.last && other_first(c)) {
      ++c.first;
      c.span.begin = d_.words[c.first].span.begin;
    }
    if (name.tag == kOrg && c.first > 0) take_first(c);
    while (name.tag == kOrg && c.first < c.last && acts_first(c)) {
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
    if (name.tag == kOrg) leave_person(c);
    leave_open(c);
    drop_josa(c);
    keep_bracketed(c);
    keep_listed(c);
    if (in_goods(c) || glosses_word(c)) return;
    if (name.tag == kPerson) leave_firm(c), keep_syllable(c);
    const Script script = d_.words[c.first].first;
    if (script != Script::mark && script != Script::digit && !ordinal(text(c))) all_.push_back(c);
  }
  // [마이니치(每日])신문: a bracket that stays open is no part of the name.
  void leave_open(Candidate& c) const {
    for (std::uint32_t w = c.first + 1; w <= c.last; ++w) {
      if (!d_.is(w, "(")) continue;
      for (std::uint32_t end = w + 1; end <= c.last; ++end)
        if (d_.is(end, ")")) return;
      c.last = w - 1;
      c.span.end = d_.words[c.last].span.end;
    }
  }
  // 총안([銃眼])이: the letters of the word in front, no name of their own.
  bool glosses_word(const Candidate& c) const {
    return c.first > 0 && d_.words[c.first].first == Script::hanja && d_.is(c.first - 1, "(") &&
           d_.words[c.first - 1].glued;
  }
  // 제11대 회장, 제3차 회의: a number in a row.
  static bool ordinal(std::string_view name) {
    if (!name.starts_with("제") || name.size() < 7 || name[3] < '0' || name[3] > '9') return false;
    for (const std::string_view end : {"대", "차", "회", "기", "조", "항"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // A state without josa right before the word: whose the name is.
  bool state_before(std::uint32_t w) const {
    const Found* f = w > 0 && w < d_.words.size() && !d_.words[w].glued ? d_.on(w - 1) : nullptr;
    return f && f->kind == Kind::country && f->last == w - 1 && f->josa.empty() && !f->dropped &&
           f->span.end == d_.words[w - 1].span.end;
  }
  // 독일 |연방투자심사청|: an office of the state, named with it.
  bool body(const Candidate& c) const {
    const std::string_view last = d_.at({d_.words[c.last].span.begin, c.span.end});
    if (d_.tables.state_word.has(last, "force")) return true;  // 칠레 |공산당|
    for (std::size_t at = 3; last.size() >= 9 && at < last.size(); at += rune_at(last, at).size)
      if (boundary(last, at) && d_.tables.state_word.has(last.substr(at), "body")) return true;
    return false;
  }
  // 선진마이크[로](9.44%): a josa stands behind the brackets, so what stands before them is name.
  void keep_bracketed(Candidate& c) const {
    const std::uint32_t end = d_.words[c.last].span.end;
    if (c.span.end < end && end - c.span.end <= 3 && d_.words[c.last].all &&
        d_.is(c.last + 1, "(") && d_.words[c.last + 1].glued)
      c.span.end = end;
  }
  // 가람테크, 신화이앤[이], 다온건설 등; 신화이앤[이] 등: in a row of bare names the last syllable
  // is no josa.
  void keep_listed(Candidate& c) const {
    const std::uint32_t end = d_.words[c.last].span.end;
    if (c.span.end >= end || !d_.words[c.last].all || c.last + 1 >= d_.words.size()) return;
    const std::string_view role =
        josa_behind(d_.tables.josa, text(c), d_.at({c.span.end, end})).role;
    if (end - c.span.end > 3 || role != "subj" || ends_as_firm(text(c))) return;
    if (d_.in_row(c.first, c.last)) c.span.end = end;
  }
  // 뉴로캐스트[와]는: two josa in a row, of which the tagger took one for the name's.
  void drop_josa(Candidate& c) const {
    const std::uint32_t end = d_.words[c.last].span.end;
    leave_sign(c);
    if (c.span.end >= end) return leave_letters(c);
    // 가람산업개[발] 임직원: the ending of a body ends in what is also a suffix, or a josa
    // (대구상[의] 회장).
    const std::string_view rest = d_.at({c.span.end, end});
    const bool suffix = d_.tables.suffix.exact(rest).value == "modifier";
    const std::uint32_t least = d_.words[c.last].span.begin + 3;
    for (std::uint32_t at = c.span.end; at > least;) {
      at -= rune_before(d_.doc.text, at).size;
      if (at > least && d_.tables.org_suffix.has(d_.at({at, end})) &&
          (suffix || d_.title_at(c.last + 1))) {
        c.span.end = end;
        return;
      }
    }
    const Rune r = rune_before(d_.doc.text, c.span.end);
    const std::uint32_t cut = c.span.end - r.size;
    if (cut < d_.words[c.last].span.begin + 6 || !is_syllable(r.code)) return;
    const std::string_view stem = d_.at({d_.words[c.last].span.begin, cut});
    if (josa_behind(d_.tables.josa, stem, d_.at({cut, c.span.end})).role == "with" &&
        josa_behind(d_.tables.josa, stem, d_.at({cut, end})).ok)
      c.span.end = cut;
  }
  // 미르테크[社]와, not 통신3社: the sign says that it is a firm, and is none of the name.
  void leave_sign(Candidate& c) const {
    constexpr std::string_view kFirm = "社";
    if (!text(c).ends_with(kFirm) || c.span.size() < kFirm.size() + 3) return;
    const auto cut = c.span.end - static_cast<std::uint32_t>(kFirm.size());
    const char32_t before = rune_before(d_.doc.text, cut).code;
    const bool name = is_latin(before) || (is_syllable(before) && cut - c.span.begin >= 6);
    if (name && cut > d_.words[c.last].span.begin) c.span.end = cut;
  }
  // HSW[와]: what stands behind letters and is a josa is none of the name.
  void leave_letters(Candidate& c) const {
    const std::uint32_t begin = d_.words[c.last].span.begin, end = d_.words[c.last].span.end;
    std::uint32_t cut = begin;
    while (cut < end && static_cast<unsigned char>(d_.doc.text[cut]) < 0x80) ++cut;
    if (cut < begin + 2 || cut == end || c.span.end != end) return;
    if (josa_behind(d_.tables.josa, d_.at({begin, cut}), d_.at({cut, end})).ok) c.span.end = cut;
  }
  // HSW와 계약을 맺었다; but ICS와 램프를 공급한다: goods in a row, with nobody.
  bool in_goods(const Candidate& c) const {
    const std::string_view name = text(c), word = d_.word(c.first);
    if (c.first != c.last || name.size() > 5 || name.size() >= word.size()) return false;
    if (!std::ranges::all_of(name, [](char x) { return x >= 'A' && x <= 'Z'; })) return false;
    const std::string_view josa = word.substr(name.size());
    return (josa == "와" || josa == "과") && !together(d_.words[c.first].span.end) &&
           !(c.first > 0 && d_.firm_noun(c.first - 1));
  }
  // What is left of the sentence, at most so many bytes; the point of 4.8GWh ends none.
  std::string_view behind(std::uint32_t from, std::size_t reach) const {
    const std::string_view rest = std::string_view(d_.doc.text).substr(from, reach);
    std::size_t end = rest.find_first_of(".\n");
    while (end < rest.size() && rest[end] == '.' && end + 1 < rest.size() && rest[end + 1] >= '0' &&
           rest[end + 1] <= '9')
      end = rest.find_first_of(".\n", end + 1);
    return rest.substr(0, end);
  }
  bool together(std::uint32_t from) const {
    constexpr std::size_t kReach = 200;  // bytes
    const std::string_view rest = behind(from, kReach);
    for (const std::string_view act :
         {"계약", "협약", "각서", "MOU", "협력", "협의", "협상", "손잡", "손을", "함께", "제휴",
          "합작", "논의", "공동", "합의", "합병"})
      if (rest.find(act) != std::string_view::npos) return true;
    return false;
  }
  // [미르도] 나래: a party of the registry with its josa stands in front.
  bool other_first(const Candidate& c) const {
    const std::string_view word = d_.word(c.first);
    for (const Stem& stem : stems(d_, c.first))
      if ((stem.josa == "also" || acts(stem.josa) || stem.josa == "with" || stem.josa == "gen") &&
          stem.text.size() < word.size() && d_.registry.has(stem.text) && !d_.registry.has(word))
        return true;
    return false;
  }
  // 중국 |완싱| [첸루오]로부터: an unknown word between the state and the name is of the name.
  void take_first(Candidate& c) const {
    const std::uint32_t front = c.first - 1;
    if (!d_.free(front) || d_.words[c.first].glued || c.first != c.last || d_.words[front].glued ||
        d_.words[front].first != Script::hangul || d_.words[c.first].first != Script::hangul ||
        d_.word(front).size() < 6 || !state_before(front) || stems(d_, front).size() != 1 ||
        d_.tables.place.longest(d_.word(front)) || d_.tables.common_word(d_.word(front)) ||
        !(unheard(front) || (d_.whole(d_.words[front].span) && !d_.plain(d_.words[front].span))) ||
        d_.registry.has(d_.word(c.first)) || read_as_place(d_.words[front].span) ||
        d_.title_at(front))
      return;
    c.first = front;
    c.span.begin = d_.words[front].span.begin;
  }
  bool read_as_place(Span span) const {
    const auto name = std::ranges::lower_bound(d_.tagged, span.begin, {},
                                               [](const TaggedName& n) { return n.span.begin; });
    return name != d_.tagged.end() && name->span == span && name->tag == kPlace;
  }
  // [거느린] 저비용항공사, [세워] 교환형: a verb in front; bare endings of names keep theirs.
  bool acts_first(const Candidate& c) const {
    const std::string_view rest = d_.at({d_.words[c.first + 1].span.begin, c.span.end});
    if (!d_.verbal(d_.words[c.first].span) || d_.tables.org_suffix.has(rest)) return false;
    const std::string_view word = d_.word(c.first);
    for (const std::string_view end :
         {"ㄴ", "해", "워", "어", "아", "여", "는", "은", "린", "한", "된", "인"})
      if (word.ends_with(end)) return true;
    return false;
  }
  // 한도준 [미래과학연구소]: the firm that a person's title is of.
  void leave_firm(Candidate& c) {
    if (c.first == c.last) return;
    Candidate firm = c;
    firm.first = c.last;
    firm.span.begin = d_.words[c.last].span.begin;
    if (!ends_as_firm(text(firm)) || !d_.title_at(c.last + 1)) return;
    c.last -= 1;
    c.span.end = d_.words[c.last].span.end;
    firm.chances = {};
    firm.chances[kOrg] = kSure;
    all_.push_back(firm);
  }
  // [서본하] 가람전자 부회장: the person in front of the firm whose title he bears.
  void leave_person(Candidate& c) const {
    const std::string_view firm = d_.at({d_.words[c.last].span.begin, c.span.end});
    if (c.first + 1 != c.last || d_.words[c.last].glued || !korean_shape(d_.word(c.first)) ||
        family_of(d_.tables, d_.word(c.first)).empty() || d_.firm_end(d_.word(c.first)) ||
        d_.tables.place.has(d_.word(c.first)) || !ends_as_firm(firm) || !d_.title_at(c.last + 1))
      return;
    c.first = c.last;
    c.span.begin = d_.words[c.last].span.begin;
  }
  // 정하[랑] 연구소 선임연구원: a name of three syllables whose last is a josa, too.
  void keep_syllable(Candidate& c) const {
    const Word& last = d_.words[c.last];
    constexpr std::uint32_t kTwo = 6, kOne = 3;  // bytes of syllables
    // 테드 오가[와] 도요타 북미법인 사장: the title behind is of nobody else.
    if (c.first < c.last && last.all && c.span.end + kOne == last.span.end &&
        c.span.end - last.span.begin <= kTwo &&
        d_.tables.given_name.has(d_.word(c.first), "given") && titled_behind(c))
      c.span.end = last.span.end;
    const Word& w = d_.words[c.first];
    if (c.first != c.last || w.span.size() != 9 || c.span.size() != 6 ||
        c.first + 2 >= d_.words.size())
      return;
    const bool plate = d_.title_at(c.first + 1) || d_.title_at(c.first + 2);
    if (plate && d_.tables.korean_name.has(d_.word(c.first).substr(0, 3), "surname"))
      c.span.end = w.span.end;
  }
  bool local(std::uint32_t w) const {
    const std::string_view word = d_.word(w);
    if (d_.tables.place.has(word)) return true;
    for (const std::string_view end : {"시", "군", "구", "도", "읍", "면", "동"})
      if (word.size() >= 6 && word.ends_with(end)) return true;
    return false;
  }
  // 오르벨주 베르다시: each word a district.
  bool district(const Candidate& c) const {
    constexpr std::size_t kLeast = 9;  // bytes
    const std::string_view last = d_.at({d_.words[c.last].span.begin, c.span.end});
    if (c.first == c.last || last.size() < kLeast) return false;
    for (std::uint32_t w = c.first; w < c.last; ++w)
      if (!(d_.word(w).ends_with("주") && d_.word(w).size() >= kLeast) && !local(w)) return false;
    for (const std::string_view end : {"시", "군", "구", "읍", "면"})
      if (last.ends_with(end)) return true;
    return false;
  }
  bool describes(std::uint32_t w) const {
    if (d_.tables.org_noun.has(d_.word(w), "form")) return false;  // 법무법인 가람
    if (d_.title_at(w) || d_.tables.common.has(d_.word(w)) || d_.firm_noun(w)) return true;
    for (const Stem& stem : stems(d_, w))
      if ((stem.josa.empty() || stem.josa == "cop" || stem.josa == "gen") &&
          d_.tables.org_noun.has(stem.text, "before"))
        return true;
    return d_.words[w].first == Script::mark;
  }
  // [항구도시] 베르다, [양산도] 미르: a common noun before a name that is none.
  bool plain_before(const Candidate& c) const {
    if (d_.tables.given_name.has(d_.word(c.first), "given")) return false;  // 유리 가가린
    if (unheard(c.first)) return false;                                     // 하템 도베라
    return d_.plain(d_.words[c.first].span) && !d_.plain({d_.words[c.last].span.begin, c.span.end});
  }
  // One morpheme, guessed to be a noun that no list of nouns holds.
  bool unheard(std::uint32_t w) const {
    const auto& rows = d_.doc.morphs.rows;
    const std::uint32_t m = d_.morph_of[w];
    return m < rows.size() && rows[m].tag == Tag::NNG && rows[m].span == d_.words[w].span &&
           !d_.tables.noun.has(d_.word(w));
  }
  bool trails(const Candidate& c) const {
    const std::string_view word = d_.at({d_.words[c.last].span.begin, c.span.end});
    return d_.tables.title.has(word) || d_.tables.head.has(word) || d_.tables.common.has(word) ||
           ordinal(word) || d_.title_at(c.last) || office(word) || chamber(c) ||
           d_.words[c.last].first == Script::mark;
  }
  // 부산지검 |형사5부|, 부산고법 |민사2부|: a part of the court or the office in front.
  bool chamber(const Candidate& c) const {
    const std::string_view part = d_.at({d_.words[c.last].span.begin, c.span.end});
    const bool one = part.ends_with("부") || part.ends_with("과") || part.ends_with("수사대");
    if (!one || d_.words[c.last].glued) return false;
    const std::string_view whole = d_.word(c.last - 1);
    return std::ranges::any_of(kBenches, [&](std::string_view e) { return whole.ends_with(e); });
  }

  // 클라우드 기업 |스트라토스|: what stands in front tells that it is a firm, for all its mentions.
  void note_introduced(const Candidate& c) {
    if (c.first == 0 || (d_.words[c.first].glued && !opened(c)) || c.first != c.last ||
        person_behind(c) || adnominal(c))
      return;
    const Tail tail = d_.tail(c.span.end, c.last, Kind::org);
    if (tail.kind == Tail::other || tail.kind == Tail::title) return;
    const bool met = acts(tail.role) || tail.role == "with" || tail.role == "from";
    const bool org = c.chances[kOrg] >= kToldSure;
    const bool quoted = opened(c) && c.first > 1 && !d_.words[c.first - 1].glued;
    if (d_.firm_noun(quoted ? c.first - 2 : c.first - 1) || ((met || org) && state_before(c.first)))
      introduced_.insert(text(c));
  }
  // 한도준 |현담| 대표, 마르틴 힐스 |솔베나| CEO: whose title it is stands in front, in full, so
  // that this is his firm.
  void note_owned(const Candidate& who, const Candidate& c) {
    if (likely(who) != kPerson || who.last + 1 != c.first || c.first != c.last ||
        d_.words[c.first].glued || who.span.end != d_.words[who.last].span.end ||
        c.span.end != d_.words[c.last].span.end || d_.title_at(c.last + 1) == nullptr ||
        office(text(c)) || matter_of(*d_.title_at(c.last + 1)) || d_.tables.place.has(text(c)))
      return;
    const bool korean = who.first == who.last && korean_shape(text(who)) && !korean_shape(text(c));
    const bool foreign = who.first < who.last && c.span.size() >= 9 &&
                         d_.tables.given_name.has(d_.word(who.first), "given") &&
                         !d_.tables.given_name.has(text(c)) && of_firms(*d_.title_at(c.last + 1));
    if (korean || foreign) introduced_.insert(text(c));
  }
  // 개발사로 |유명한| 오픈AI: an adjective of a noun and 하다.
  bool adnominal(const Candidate& c) const {
    bool made = false;
    for (std::uint32_t m = d_.morph_of[c.first]; m < d_.doc.morphs.rows.size(); ++m) {
      const Morph& morph = d_.doc.morphs.rows[m];
      if (morph.span.begin >= c.span.end) return false;
      if (made && morph.tag == Tag::ETM) return morph.span.end == d_.words[c.last].span.end;
      made = made || morph.tag == Tag::XSA || morph.tag == Tag::XSV;
    }
    return false;
  }
  bool opened(const Candidate& c) const {
    return c.first > 0 && (d_.is(c.first - 1, "'") || d_.is(c.first - 1, "‘"));
  }
  // 소프트웨어 '하늘북', '황금주': what is brought in by marks of quotation is a thing, unless its
  // ending or the noun in front says that it is a firm or an alliance.
  void note_quoted(const Candidate& c) {
    const std::uint32_t next = c.last + 1;
    const std::string_view name = text(c);
    if (!opened(c) || c.span.end != d_.words[c.last].span.end || d_.firm_end(name) ||
        !(d_.is(next, "'") || d_.is(next, "’")))
      return;
    const std::string_view last = d_.at({d_.words[c.last].span.begin, c.span.end});
    if (d_.tables.org_noun.has(last, "alliance") || d_.tables.org_suffix.has(last)) return;
    for (std::uint32_t w = next + 1; w < d_.words.size() && w <= next + 2; ++w)
      if (d_.tables.org_noun.has(d_.word(w), "alliance") ||
          d_.tables.org_noun.has(stems(d_, w).back().text, "alliance"))
        return;
    quoted_.insert(name);
  }
  // J&J의 '리브리반트'를: what one mention quotes is a thing wherever it is said. Headlines also
  // quote firms.
  void note_things() {
    for (const Stretch& s : d_.stretches)
      if (s.kind == BlockKind::body) note_things(s);
  }
  void note_things(const Stretch& s) {
    constexpr std::uint32_t kMost = 4;  // words
    for (std::uint32_t w = s.first; w + 2 < s.last; ++w) {
      if (!d_.is(w, "'") && !d_.is(w, "‘")) continue;
      Candidate c{d_.words[w + 1].span, w + 1, w + 1, {}};
      while (c.last + 1 < s.last && c.last < w + kMost && !d_.is(c.last + 1, "'") &&
             !d_.is(c.last + 1, "’"))
        ++c.last;
      c.span.end = d_.words[c.last].span.end;
      const bool named = w > 0 && !d_.words[w].glued && d_.firm_noun(w - 1);
      if (!named) note_quoted(c);
      if (quoted_.contains(text(c))) d_.things.insert(text(c));
    }
  }
  // A title behind, offices and firms between: 업체 대표로 [한도준 가람전자 회장].
  bool person_behind(const Candidate& c) const {
    if (c.span.end != d_.words[c.last].span.end) return false;
    constexpr std::uint32_t kReach = 3;
    for (std::uint32_t w = c.last + 1; w < d_.words.size() && w <= c.last + kReach; ++w) {
      if (d_.title_at(w)) return true;
      if (d_.words[w].first == Script::mark ||
          !(stem_alone(w) || office(d_.word(w)) || d_.word(w).ends_with("법인")))
        return false;
    }
    return false;
  }
  // A firm and a title within three words, all of them bare.
  bool titled_behind(const Candidate& c) const {
    const Found* body = d_.on(c.last + 1);  // 마누엘 오르테|가| 페루 국방장관
    if (!body || (body->kind != Kind::org && body->kind != Kind::country) || !body->josa.empty())
      return false;
    for (std::uint32_t w = c.last + 1; w < d_.words.size() && !d_.title_at(w); ++w) {
      const Found* f = d_.on(w);  // 팀 쿡과 가람전자 한도준 회장: another's title
      if ((f && f->kind == Kind::person) || !family_of(d_.tables, d_.word(w)).empty() ||
          d_.tables.given_name.has(d_.word(w), "given") || w > c.last + 3)
        return false;
    }
    Candidate whole = c;
    whole.span.end = d_.words[c.last].span.end;
    return person_behind(whole);
  }
  bool stem_alone(std::uint32_t w) const {
    const Found* f = d_.on(w);
    return f ? f->josa.empty() : stems(d_, w).size() == 1 || d_.read_as_org(d_.words[w].span);
  }
  // 소은별 |케이링크| 대표, 리처드 고 홍콩 |하버랜드| 회장: a person in front whose title it is.
  bool of_person(const Candidate& c) const {
    if (c.first == 0 || d_.words[c.first].glued) return false;
    const std::uint32_t who = (state_before(c.first) ? d_.on(c.first - 1)->first : c.first) - 1;
    if (who >= d_.words.size() || !d_.free(who) || stems(d_, who).size() != 1) return false;
    return !family_of(d_.tables, d_.word(who)).empty() ||
           (who > 0 && d_.tables.given_name.has(d_.word(who - 1), "given"));
  }
  // A single word is a person's name where its shape, a title, 씨 or the full name tells so.
  void note_backed(const Candidate& c) {
    const bool family = text(c).size() == 9 && !d_.plain(c.span) &&
                        d_.tables.korean_name.has(text(c).substr(0, 3), "surname");
    const bool owner = of_person(c);
    if (c.first != c.last || family || d_.words[c.first].first != Script::hangul ||
        d_.hanja_bracket(c.last) || (person_behind(c) && !owner) ||
        (c.first > 0 && d_.title_at(c.first - 1)) || !family_of(d_.tables, text(c)).empty() ||
        (d_.tables.given_name.has(text(c)) && !state_before(c.first)) ||
        d_.tail(c.span.end, c.last, Kind::person).kind == Tail::title)
      backed_.insert(text(c));
  }

  // 새 대표에 |민경서|: a title with 에 in front.
  bool appointed(const Candidate& c) const {
    const auto behind = std::ranges::lower_bound(d_.titles, c.first, {}, &TitleAt::first);
    if (behind == d_.titles.begin() || d_.words[c.first].glued) return false;
    const TitleAt& title = *(behind - 1);
    return title.last + 1 == c.first && title.josa == "dat";
  }
  // Names behind each mention of which a title stands.
  void note_titled() {
    for (const Candidate& c : all_)
      if (c.first == c.last && of_court(c) && !d_.words[c.first].glued) seats_.insert(text(c));
    for (const Candidate& c : all_)
      if (d_.title_at(c.last + 1)) titled_.insert(text(c));
    for (const Candidate& c : all_)
      if (!person_behind(c) && !appointed(c)) titled_.erase(text(c));  // 서도현 한빛그룹 회장
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
      if (d_.firm_end(name)) v.sum[kOrg] += static_cast<float>(v.times);
  }
  // 에버진테[라]: the article has the longer name elsewhere.
  void extend(Candidate& c) const {
    const std::uint32_t end = d_.words[c.last].span.end;
    const std::uint32_t next = c.last + 1;  // 사이공 트레이딩 [그룹]의
    if (c.first < c.last && c.span.end == end && next < d_.words.size() && d_.free(next) &&
        !d_.words[next].glued && likely(c) == kOrg)
      for (const Stem& stem : stems(d_, next))
        if (stem.text == "그룹") {
          c.last = next;
          c.span.end = d_.words[next].span.begin + static_cast<std::uint32_t>(stem.text.size());
          return;
        }
    for (std::uint32_t to = end; to > c.span.end; --to) {
      if (!boundary(d_.doc.text, to)) continue;
      const auto it = votes_.find(d_.at({c.span.begin, to}));
      if (it == votes_.end() || it->second.times < votes_.at(text(c)).times) continue;
      c.span.end = to;
      return;
    }
  }
  // [데이비드 올슨 그랜드리버]: the article names one of the two parts elsewhere as another kind.
  void split(std::size_t row) {
    if (split_firm(row)) return;
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
      if (two_bodies(left, right)) {
        all_[row] = left;
        all_.push_back(right);
        return;
      }
      // 아이도스 누르잔 장관, 누르잔 장관: one person's title each time.
      if (whole == kPerson && c.first + 1 == c.last && d_.words[w].all && person_behind(c) &&
          titled_.contains(text(right)) && !ends_as_firm(text(right)) && !known(right, whole))
        continue;
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
  // [마르틴 힐스] |솔베나| CEO: two names and a firm, unless the third is a name as well: a known
  // one, said with the title alone elsewhere, or with his firm in front.
  bool split_firm(std::size_t row) {
    const Candidate c = all_[row];
    const std::uint32_t third = c.last;
    std::uint32_t names = 0;  // 모하메드 알 사디: a particle of one syllable is none
    for (std::uint32_t w = c.first; w <= c.last; ++w) names += d_.word(w).size() >= 6 ? 1 : 0;
    if (names != 3 || likely(c) != kPerson || !d_.title_at(c.last + 1) ||
        c.span.end != d_.words[c.last].span.end || !of_firms(*d_.title_at(c.last + 1)) ||
        !(d_.tables.given_name.has(d_.word(c.first), "given") || chief(*d_.title_at(c.last + 1))) ||
        firm_before(c.first, row))
      return false;
    for (std::uint32_t w = c.first; w <= c.last; ++w)
      if (!d_.words[w].all || d_.words[w].first != Script::hangul || !d_.free(w)) return false;
    const std::string_view firm = d_.word(third);
    if (firm.size() < 6 || d_.tables.given_name.has(firm) || titled_.contains(firm) ||
        (c.first + 2 == third && d_.tables.given_name.has(d_.word(c.first + 1), "given")))
      return false;
    Candidate body = c;
    body.first = third;
    body.span.begin = d_.words[third].span.begin;
    body.chances = {};
    body.chances[kOrg] = kSure;
    introduced_.insert(firm);
    all_[row].last = third - 1;
    all_[row].span.end = d_.words[third - 1].span.end;
    all_.push_back(body);
    return true;
  }
  // CEO, 부사장: said with the firm the first time, where a 회장 may be known without it.
  bool chief(const TitleAt& title) const {
    const std::string_view name = d_.word(title.first);
    for (const std::string_view office : {"CEO", "CTO", "CFO", "COO", "최고", "사장", "부사장"})
      if (name.starts_with(office)) return true;
    return false;
  }
  // CEO, 회장, 부사장: not 장관, 의원, 교수.
  bool of_firms(const TitleAt& title) const {
    const std::string_view name = d_.word(title.first);
    for (const std::string_view office :
         {"회장", "사장", "대표", "최고", "CEO", "CTO", "CFO", "COO", "창업자", "부사장", "부회장",
          "공동창업자", "총괄", "전무", "상무"})
      if (name.starts_with(office)) return true;
    return false;
  }
  // 가람협회 나래진흥원: each ends as bodies do, and stands alone elsewhere.
  bool two_bodies(const Candidate& left, const Candidate& right) const {
    if (left.first != left.last) return false;
    if (right.first != right.last) return d_.firm_end(text(left)) && row_of_bodies(right);
    if (d_.firm_end(text(left)) && d_.firm_end(text(right))) return true;  // 가온통신 나래건설
    if (d_.firm_end(text(left)) && ends_as_firm(text(right)) && !d_.plain(right.span)) return true;
    return ends_as_firm(text(left)) && ends_as_firm(text(right)) && votes_.contains(text(left)) &&
           votes_.contains(text(right));
  }
  // 나래중공업 [가온증권 다솜바이오]: each word ends as firms do, the first of them surely.
  bool row_of_bodies(const Candidate& c) const {
    for (std::uint32_t w = c.first; w <= c.last; ++w) {
      const Span word{d_.words[w].span.begin, std::min(d_.words[w].span.end, c.span.end)};
      if (d_.words[w].glued || !ends_as_firm(d_.at(word)) || d_.plain(word)) return false;
    }
    return d_.firm_end(d_.word(c.first));
  }
  // The part stands alone elsewhere, as another kind, and more surely than the whole does.
  bool other_kind(std::string_view part, NameTag whole, float as_whole) const {
    if (const auto full = full_.find(part); full != full_.end()) return full->second.tag != whole;
    const auto it = votes_.find(part);
    if (it == votes_.end()) return false;
    const NameTag best = it->second.best();
    return best != whole && it->second.most >= kSure && it->second.sum[best] >= as_whole;
  }
  bool known(const Candidate& c, NameTag whole) const {
    const Found* f = d_.on(c.first);
    const std::string_view name = text(c);
    if (whole == kPerson &&
        (states_.contains(name) || lands_.contains(name) || introduced_.contains(name)))
      return true;
    return f && whole == kPerson && f->span == c.span && f->kind != Kind::person;
  }

  static bool town(std::string_view name) {
    for (const std::string_view end : {"시", "군", "구", "도"})
      if (name.size() >= 9 && name.ends_with(end)) return true;
    return false;
  }
  // [발레리아] 교통부를: whose office it is, is no part of a person's name (하퍼 [발레리아] 교통부
  // 장관).
  void note_land(const Candidate& c) {
    if (c.first + 1 != c.last || likely(c) != kOrg) return;
    const std::string_view office = d_.at({d_.words[c.last].span.begin, c.span.end});
    const std::string_view land = d_.word(c.first);
    if (office.ends_with("부") && d_.tables.state_word.has(office, "state") &&
        !d_.tables.common.has(land))
      lands_.insert(land);
  }
  // 발레리아 정부: one mention of it tells of all.
  void note_state(const Candidate& c) {
    const std::uint32_t next = c.last + 1;
    if (next >= d_.words.size() || d_.words[next].glued ||
        c.span.end != d_.words[c.last].span.end || c.first != c.last)
      return;
    const auto v = votes_.find(text(c));
    if (v == votes_.end() || (v->second.best() != kPlace && v->second.sum[kPlace] < 0.3F)) return;
    if (d_.tables.place.has(text(c)) || town(text(c))) return;  // 안산시 의회
    if (office_behind(next, !family_of(d_.tables, text(c)).empty(), v->second.times))
      return;  // 박진 외교부 장관, 우다싱 외교부 부부장
    for (const Stem& stem : stems(d_, next))
      if (d_.tables.state_word.has(stem.text, "state")) {
        states_.insert(text(c));
        if (stem.text.ends_with("부") && stem.text != "정부") bodies_.insert(stem.text);
      }
  }

  // A title behind the ministry at `w`, of a Korean name also with a part of it between.
  bool office_behind(std::uint32_t w, bool korean, int times) const {
    if (d_.title_at(w + 1)) return korean || (times == 1 && d_.word(w) == "외교부");
    return korean && desk(w + 1) && d_.title_at(w + 2);
  }
  // 중남미국, 기획조정실: a part of a ministry or a firm, by its last syllable.
  bool desk(std::uint32_t w) const {
    if (w >= d_.words.size() || d_.words[w].glued || d_.word(w).size() < 9) return false;
    for (const std::string_view end : {"국", "실", "과", "팀", "센터", "본부"})
      if (d_.word(w).ends_with(end)) return true;
    return false;
  }
  // 외교부 |중남미국| 심의관: a part of the body whose name is before it.
  bool part_of_body(const Candidate& c) const {
    const Found* body = c.first > 0 && !d_.words[c.first].glued ? d_.on(c.first - 1) : nullptr;
    return c.first == c.last && body && body->kind == Kind::org && body->josa.empty() &&
           body->senses != body->senses_end && desk(c.first) && d_.title_at(c.last + 1);
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
    const std::string_view name = text(c);
    if (introduced_.contains(name)) return kOrg;
    const auto it = full_.find(text(c));
    if (it != full_.end()) return it->second.tag;
    if (quoted_.contains(name)) return kProduct;
    if (code_name(name)) return kProduct;
    const NameTag best = v.best();
    if (best == kOrg && c.first == c.last && name.ends_with("주") && name.size() >= 12 &&
        state_before(c.first))
      return kPlace;                                          // 미국 사우스다코타주
    if (best == kPlace && firm_not_venue(name)) return kOrg;  // 창신머티리얼에
    if (best == kPlace && !d_.tables.place.has(name) && d_.got_from(c.first) &&
        d_.tail(c.span.end, c.last, Kind::place).role == "loc")
      return kOrg;
    if (best == kOrg && district(c)) return kPlace;
    if ((best == kPerson || best == kPlace) && behind_sign(c.first)) return kOrg;  // ㈜가람도
    if (best == kPerson && seats_.contains(text(c))) return kPlace;
    if (best != kPerson || backed_.contains(name)) return best;
    return d_.tables.place.has(name) || placed(c) ? kPlace : opened(c) ? kProduct : kOrg;
  }
  // LG Twin |Towers|: the end of a name in letters.
  bool ends_letters(const Candidate& c) const {
    return c.first > 0 && d_.words[c.first].first == Script::latin && !d_.words[c.first].glued &&
           d_.words[c.first - 1].first == Script::latin && d_.words[c.first - 1].all;
  }
  // 안나 크레스 |노르빅| 사장: a person stands bare in front, and the title is his.
  bool behind_person(const Candidate& c) const {
    const Found* who = c.first > 0 && !d_.words[c.first].glued ? d_.on(c.first - 1) : nullptr;
    return who && who->kind == Kind::person && who->josa.empty() && !who->dropped &&
           !korean_shape(text(c)) && who->span.end == d_.words[c.first - 1].span.end &&
           c.first == c.last && c.span.size() >= 9 && d_.title_at(c.last + 1);
  }
  bool matter_of(const TitleAt& title) const { return d_.at(title.span).ends_with("특사"); }
  // |중동평화| 특사: the matter on which somebody is sent.
  bool matter(const Candidate& c) const {
    const TitleAt* title = d_.title_at(c.last + 1);
    return title && matter_of(*title) && votes_.at(text(c)).times == 1 && !ends_as_firm(text(c)) &&
           !introduced_.contains(text(c));
  }
  bool of_pair(const Candidate& c) const { return c.first == c.last && d_.of_pair(c.first); }
  bool behind_sign(std::uint32_t w) const {
    return w > 0 && (d_.is(w - 1, "㈜") || d_.is(w - 1, "주식회사") ||
                     (w >= 3 && d_.is(w - 1, ")") && d_.is(w - 2, "주") && d_.is(w - 3, "(") &&
                      !d_.words[w - 3].glued));
  }
  // YH25448, ABL-301: what a laboratory calls a drug.
  static bool code_name(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size() && name[at] >= 'A' && name[at] <= 'Z') ++at;
    const std::size_t letters = at;
    if (at < name.size() && name[at] == '-') ++at;
    const std::size_t digits = at;
    while (at < name.size() && name[at] >= '0' && name[at] <= '9') ++at;
    return letters >= 2 && letters <= 5 && at == name.size() && at - digits >= 3;
  }
  // 솔레나 공화국: a state by the last word of its name.
  bool realm(const Candidate& c) const {
    const std::string_view last = d_.at({d_.words[c.last].span.begin, c.span.end});
    return c.first < c.last && (last == "공화국" || last == "왕국" || last == "공국");
  }
  // 인도: a state whose name is a common noun as well.
  bool land(const Candidate& c, NameTag tag) const {
    return (tag == kPlace || tag == kOrg) && votes_.at(text(c)).most >= kSure &&
           d_.registry.find(text(c), Kind::country) != nullptr;
  }
  // 브르노 |공장에서|: where something is, since nothing else tells what the one mention of it is.
  bool placed(const Candidate& c) const {
    if (seats_.contains(text(c))) return true;
    return votes_.at(text(c)).times == 1 && d_.tail(c.span.end, c.last, Kind::place).role == "loc";
  }
  // 법무법인 |가람|: the form belongs to the name.
  void with_form(Candidate& c) const {
    if (c.first == 0 || d_.words[c.first].glued || !d_.free(c.first - 1) ||
        !d_.tables.org_noun.has(d_.word(c.first - 1), "form"))
      return;
    --c.first;
    c.span.begin = d_.words[c.first].span.begin;
  }
  // 로렌 |행정법원|: a place and a court, which the pass for bodies puts together.
  bool of_court(const Candidate& c) const {
    const auto court = [this](std::uint32_t w) {
      return w < d_.words.size() && !d_.words[w].glued &&
             std::ranges::any_of(stems(d_, w), [this](const Stem& stem) {
               return d_.tables.state_word.has(stem.text, "court");
             });
    };
    if (c.first != c.last || c.span.end < d_.words[c.last].span.begin + 6) return false;
    if (court(c.first)) return c.first > 0;
    return c.span.end == d_.words[c.last].span.end && court(c.first + 1) && !ends_as_firm(text(c));
  }
  // [리창] 중국 총리, [게오르기 지노프] 주한 러시아 대사, [홍균] 외교부 1차관: who bears an office
  // is a person, taken for a place or a body.
  bool bears_office(const Candidate& c, NameTag tag) const {
    if ((tag != kPlace && tag != kOrg) || c.span.end != d_.words[c.last].span.end ||
        c.last + 2U >= d_.words.size())
      return false;
    const std::uint32_t next = c.last + 1U;
    if (head_of_town(c, next)) return true;
    const bool sent = d_.free(next) && d_.word(next).size() == 6 && d_.word(next).starts_with("주");
    const std::uint32_t at = sent ? next + 1U : next;
    const Found* of = d_.on(at);
    const TitleAt* title = of != nullptr ? d_.title_at(of->last + 1U) : nullptr;
    if (of != nullptr && title == nullptr && desk(of->last + 1U) &&
        !family_of(d_.tables, text(c)).empty())  // 이도준 외교부 |중남미국| 심의관
      title = d_.title_at(of->last + 2U);
    if (sent && title == nullptr) title = d_.title_at(at);  // 주한 |중국대사|
    if (title == nullptr || of == nullptr || !of->josa.empty() || of->first != at) return false;
    if (sent) return of->kind == Kind::country && d_.at(title->span).ends_with("대사");
    if (tag != kPlace || c.first != c.last || d_.tables.place.has(text(c))) return false;
    return of->kind == Kind::country ||
           (of->kind == Kind::org && of->senses != of->senses_end &&
            (!family_of(d_.tables, text(c)).empty() || d_.word(of->first) == "외교부"));
  }
  // [주한결] 가온시장: no body stands right before the head of a town.
  bool head_of_town(const Candidate& c, std::uint32_t next) const {
    constexpr std::size_t kName = 9, kFamily = 3, kShort = 6;  // bytes
    const TitleAt* title = d_.title_at(next);
    if (title == nullptr || c.first != c.last || c.span.size() != kName ||
        title->span.size() <= kName ||
        !d_.tables.korean_name.has(text(c).substr(0, kFamily), "surname"))
      return false;
    const std::string_view seat = d_.at(title->span);
    const std::string_view end = seat.substr(seat.size() - kShort);
    return (end == "시장" || end == "군수") &&
           d_.names_town(seat.substr(0, seat.size() - kShort), end.substr(0, kFamily));
  }
  void take(const Candidate& c) {
    const Vote& v = votes_.at(text(c));
    const bool state = states_.contains(text(c));
    const NameTag tag = tag_of(c, v);
    const auto local = d_.locals.find(text(c));
    const Kind kind = local != d_.locals.end()                 ? local->second.kind
                      : state || land(c, tag) || realm(c)      ? Kind::country
                      : tag == kPerson && behind_person(c)     ? Kind::org
                      : tag == kPerson || bears_office(c, tag) ? Kind::person
                      : tag == kOrg                            ? Kind::org
                      : tag == kPlace                          ? Kind::place
                                                               : Kind::product;
    if (!state && local == d_.locals.end() && !sure(c, v)) return;
    if ((kind == Kind::person && reporter(c)) || bodies_.contains(text(c))) return;
    for (std::uint32_t w = c.first; w <= c.last; ++w)
      if (!d_.free(w)) return;
    if (text(c).size() < 6 && kind != Kind::org) return;  // 김 씨: the surname is asked later
    if (common(c) || d_.title_at(c.first) || office_of_state(c, kind) || glosses_noun(c)) return;
    if (kind == Kind::person && (plain_noun(c) || of_pair(c) || of_goods(c) || part_of_gloss(c)))
      return;
    if (kind == Kind::place && ends_letters(c)) return;
    if (kind == Kind::org && local == d_.locals.end() &&
        (matter(c) || numbered(text(c)) || model_of(c) || part_of_body(c) || part_of_gloss(c)))
      return;
    if (kind == Kind::org &&
        (plain_office(c) || titled(c, v) || only_qualifies(c, v) || d_.noun_by_tail(text(c))))
      return;
    const Tail tail = d_.tail(c.span.end, c.last, kind);
    const bool deals = acts(tail.role) || tail.role == "with" || tail.role == "from";
    if (kind == Kind::org && local == d_.locals.end() && !deals && compound(c, v) &&
        !in_firm_row(c))
      return;
    if (tail.kind != Tail::other && (c.span.size() > 3 || acting(c, tail)))
      put(c, kind, tail, v.most);
  }
  // 클라우드 컴퓨팅(Cloud |Computing|): a word of the letters that a common noun is spelt in.
  bool part_of_gloss(const Candidate& c) const {
    constexpr std::uint32_t kMost = 6;  // words to each side
    const auto latin = [this](std::uint32_t w) {
      return w < d_.words.size() && d_.words[w].first == Script::latin;
    };
    std::uint32_t first = c.first, last = c.last;
    while (first > 0 && latin(first - 1) && c.first - first < kMost) --first;
    while (latin(last + 1) && last - c.last < kMost) ++last;
    return latin(c.first) && first + (c.last - c.first) < last && first > 1 &&
           d_.is(first - 1, "(") && d_.words[first - 1].glued && d_.is(last + 1, ")");
  }
  // |안나 벨라|를 출시했다: what is launched is no person.
  bool of_goods(const Candidate& c) const {
    const std::uint32_t next = c.last + 1;
    return c.first < c.last && next < d_.words.size() && !d_.words[next].glued &&
           d_.tail(c.span.end, c.last, Kind::person).role == "obj" &&
           d_.tables.org_noun.longest(d_.word(next)).value == "launch";
  }
  // |그랩|-101, |솔레|-B: the name of a series that has a number or a letter is a product's.
  bool model_of(const Candidate& c) const {
    const std::uint32_t number = c.last + 2;
    if (number >= d_.words.size() || c.span.end != d_.words[c.last].span.end ||
        !d_.words[c.last + 1].glued || !d_.is(c.last + 1, "-") || !d_.words[number].glued ||
        d_.words[c.last].first != Script::hangul)
      return false;
    const std::string_view mark = d_.word(number);
    if (d_.words[number].first == Script::digit) return true;
    return d_.words[number].first == Script::latin &&
           (mark.size() == 1 || (mark[1] & 0x80) != 0);  // B, B가: one letter
  }
  // 오염원이, 고의|성이, 이|마저도: no title, and to morph a noun that the dictionary has, one with
  // its suffix, or a pronoun with its josa.
  bool plain_noun(const Candidate& c) const {
    if (c.first != c.last || d_.title_at(c.last + 1) || d_.whole(c.span)) return false;
    const auto dot = [this](std::uint32_t w) { return d_.is(w, ",") || d_.is(w, "·"); };
    if (dot(c.last + 1) || (c.first > 0 && dot(c.first - 1))) return false;  // 엄호|성, 이성헌 의원
    const auto& rows = d_.doc.morphs.rows;
    for (std::uint32_t m = d_.morph_of[c.first]; m < rows.size(); ++m) {
      if (rows[m].span.begin >= c.span.end) break;
      const Tag tag = rows[m].tag;
      const bool josa = tag >= Tag::JKS && tag <= Tag::JC;
      if ((josa || tag == Tag::XSN) && c.span.holds(rows[m].span)) return true;
    }
    return d_.plain(c.span) && d_.tables.noun.has(text(c));
  }
  // 화물|열차, 심층|진단: common nouns in one word, said once, that does not deal and
  // ends as no body does.
  bool compound(const Candidate& c, const Vote& v) const {
    constexpr std::u32string_view kBodies = U"부처청원당회단국서군대실관위측팀소";
    constexpr std::string_view kFronts[] = {"연대", "센터", "기금", "당국", "본부"};
    const std::string_view name = text(c);
    const bool body =
        kBodies.find(rune_before(name, name.size()).code) != std::u32string_view::npos ||
        std::ranges::any_of(kFronts, [&](std::string_view end) { return name.ends_with(end); });
    return c.first == c.last && v.times == 1 && !body && d_.plain(c.span) && !ends_as_firm(name) &&
           !d_.title_at(c.last + 1) && !introduced_.contains(name);
  }
  // (KTN), (KTN, 회장 …)
  void note_glosses() {
    for (std::uint32_t w = 0; w + 2 < d_.words.size(); ++w)
      if (d_.is(w, "(") && d_.words[w + 1].first == Script::latin &&
          (d_.is(w + 2, ")") || d_.is(w + 2, ",")))
        glosses_.insert(d_.word(w + 1));
  }
  // KTN이, 독일 KTN 등과, KTN 사장: three letters that deal, not a thing's.
  bool acting(const Candidate& c, const Tail& tail) const {
    if (glosses_.contains(text(c))) return false;  // what it is short for, others tell
    return acts(tail.role) || tail.role == "with" || state_before(c.first) ||
           d_.title_at(c.last + 1) || introduced_.contains(text(c));
  }
  // 표피성장인자수용체([EGFR]): the letters are short for a common noun.
  bool glosses_noun(const Candidate& c) const {
    if (c.first < 2 || !d_.is(c.first - 1, "(") || !d_.words[c.first - 1].glued ||
        d_.words[c.first].first != Script::latin)
      return false;
    const std::uint32_t noun = c.first - 2;
    return d_.free(noun) && d_.words[noun].first == Script::hangul &&
           !full_.contains(d_.word(noun)) &&
           (!votes_.contains(d_.word(noun)) || d_.noun_by_tail(d_.word(noun))) &&
           !d_.firm_end(d_.word(noun));
  }
  // [커넥티드카] 승부수, [워치용] 패널: said once, bare, and before a common noun; a firm would be
  // named by its ending, be introduced, or own what stands behind (지분, 인수).
  bool only_qualifies(const Candidate& c, const Vote& v) const {
    const std::uint32_t next = c.last + 1;
    if (v.times > 1 || c.span.end != d_.words[c.last].span.end || next >= d_.words.size() ||
        d_.words[next].glued || d_.words[next].first != Script::hangul || !d_.free(next) ||
        person_behind(c) || ends_as_firm(text(c)) || introduced_.contains(text(c)) ||
        d_.locals.contains(text(c)))
      return false;
    const std::string_view what = d_.tables.org_noun.longest(d_.word(next)).value;
    if (what == "taken" || what == "owned" || d_.tables.head.longest(d_.word(next))) return false;
    const Stem& stem = stems(d_, next).back();
    return d_.plain({d_.words[next].span.begin,
                     d_.words[next].span.begin + static_cast<std::uint32_t>(stem.text.size())});
  }
  // [재무실]의 마세현 전무
  bool plain_office(const Candidate& c) const {
    const std::string_view name = text(c);
    for (const std::string_view end : {"담당", "총괄"})
      if (name.ends_with(end)) return true;  // 국내·해외영업담당
    return c.first == c.last && d_.plain(c.span) && (office(name) || name.ends_with("실"));
  }
  // 통영 [백준모] 감독: the shape of a person's name and a title; the pass for people decides.
  bool titled(const Candidate& c, const Vote& v) const {
    const bool each = titled_.contains(text(c));
    return (v.times == 1 || each) && text(c).size() == 9 &&
           (d_.title_at(c.last + 1) || (each && person_behind(c))) && !d_.firm_end(text(c)) &&
           !introduced_.contains(text(c)) && !family_of(d_.tables, text(c)).empty();
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
  // 천궁-Ⅱ: a model of goods.
  static bool numbered(std::string_view name) {
    for (const std::string_view number : {"-Ⅰ", "-Ⅱ", "-Ⅲ", "-Ⅳ"})
      if (name.ends_with(number)) return true;
    return false;
  }
  bool sure(const Candidate& c, const Vote& v) const {
    const bool told = introduced_.contains(text(c));
    const bool listed = v.best() == kOrg && in_firm_row(c);
    const bool dealt = !told && v.best() == kOrg && deals_with(c);
    const bool called = v.best() == kPerson && c.first < c.last && person_behind(c) &&
                        d_.words[c.first].all && d_.words[c.last].all &&
                        !korean_shape(d_.word(c.first));
    const float need = told || called     ? kToldSure
                       : listed           ? kListedSure
                       : dealt            ? (d_.plain(c.span) ? kListedSure : kDealtSure)
                       : d_.plain(c.span) ? kPlainSure
                                          : kSure;
    if (v.most < need) return false;
    if (called) return true;  // 응우옌 반 하이 주한 베트남 대사
    // morph reads verbs in many a name: 누리자산운용, 데이나 킴
    const bool person = v.best() == kPerson && c.first < c.last;
    const std::string_view last = d_.at({d_.words[c.last].span.begin, c.span.end});
    return !d_.verbal(c.span) || told || listed ||
           (v.most >= kNearlySure &&
            (person || d_.firm_end(text(c)) || d_.tables.org_suffix.has(last)));
  }
  // 가람테크, |금정전기| 등 3개사: a row in which another word is surely a firm's name.
  bool in_firm_row(const Candidate& c) const {
    constexpr std::uint32_t kMost = 8;  // words to each side
    if (c.first != c.last) return false;
    const auto separates = [this](std::uint32_t w) {
      return d_.is(w, ",") || d_.is(w, "·") || d_.is(w, "ㆍ") || d_.is(w, "・");
    };
    for (std::uint32_t w = c.first; w >= 2 && c.first - w < kMost && separates(w - 1); w -= 2)
      if (firm_alone(w - 2)) return true;
    if (c.span.end != d_.words[c.last].span.end) return false;
    for (std::uint32_t w = c.last;
         w + 2 < d_.words.size() && w - c.last < kMost && separates(w + 1); w += 2)
      if (firm_alone(w + 2)) return true;
    return false;
  }
  // A word that is a firm of the registry, or ends as firms do and the tagger is sure of.
  bool firm_alone(std::uint32_t w) const {
    if (const Found* f = d_.on(w))
      return f->kind == Kind::org && !f->dropped && f->first == f->last;
    for (const Stem& stem : stems(d_, w)) {
      const auto v = votes_.find(stem.text);
      if (v != votes_.end() && v->second.best() == kOrg && v->second.most >= kNearlySure &&
          (ends_as_firm(stem.text) || !d_.plain(d_.words[w].span)))
        return true;
    }
    return false;
  }
  // |미르산전|과 20억원 규모의 구매 계약을 맺었다
  bool deals_with(const Candidate& c) const {
    if (c.first != c.last || d_.tail(c.span.end, c.last, Kind::org).role != "with") return false;
    return contract_behind(d_.words[c.last].span.end);
  }
  bool contract_behind(std::uint32_t from) const {
    constexpr std::size_t kReach = 150;  // bytes
    const std::string_view rest = behind(from, kReach);
    for (const std::string_view paper : {"계약", "협약", "각서"})
      for (std::size_t at = rest.find(paper); at != std::string_view::npos;
           at = rest.find(paper, at + paper.size())) {
        std::string_view act = rest.substr(at + paper.size());
        if (act.starts_with("을 ")) act.remove_prefix(std::string_view("을 ").size());
        for (const std::string_view made : {"맺", "체결", "(MOU)를 맺", "(MOU)를 체결", "연장"})
          if (act.starts_with(made)) return true;
      }
    return false;
  }
  bool common(const Candidate& c) const {
    const Tables& t = d_.tables;
    const std::string_view name = text(c);
    const bool in_tables =
        t.common_words.may_have(name) &&
        (t.common.has(name) || t.head.has(name) || t.org_noun.has(name) || t.title.has(name) ||
         t.unit.has(name) || t.anaphora.has(name) || t.time_word.has(name));
    const bool letters = d_.words[c.first].first == Script::latin;
    return in_tables || name.size() < (letters ? 3U : 4U) ||
           name.find('@') != std::string_view::npos || ends_in_head(name) || ends_plainly(c);
  }
  // 전기버스용, 코스닥지수, 조선주: a noun and an ending that makes nouns.
  bool ends_plainly(const Candidate& c) const {
    const std::string_view name = text(c);
    if (trade(c)) return true;
    if (ends_as_firm(name)) return false;  // 한빛건설 ends in 설
    for (std::size_t at = 6; at < name.size(); at += rune_at(name, at).size) {
      if (!boundary(name, at)) continue;
      if (!d_.tables.common.has(name.substr(at), "end")) continue;
      const auto end = c.span.begin + static_cast<std::uint32_t>(at);
      if (d_.plain(c.span) || d_.plain({c.span.begin, end})) return true;
    }
    return false;
  }
  // 구동모터, 위성통신, 석탄화학: a common noun and an ending that also ends trades and things.
  bool trade(const Candidate& c) const {
    const std::string_view name = text(c);
    if (!d_.plain(c.span) || introduced_.contains(name)) return false;
    if (c.first != c.last)  // 이노베이션 시스템
      return d_.tables.org_suffix.has(d_.at({d_.words[c.last].span.begin, c.span.end}), "thing");
    for (std::size_t at = 6; at + 6 <= name.size(); at += rune_at(name, at).size)
      if (boundary(name, at) && d_.tables.org_suffix.has(name.substr(at)))
        return d_.tables.org_suffix.has(name.substr(at), "thing") &&
               d_.tables.common.has(name.substr(0, at), "noun");
    return false;
  }
  bool ends_as_firm(std::string_view name) const {
    for (std::size_t at = 6; at + 6 <= name.size(); at += rune_at(name, at).size)
      if (boundary(name, at) && d_.tables.org_suffix.has(name.substr(at))) return true;
    return false;
  }
  bool firm_not_venue(std::string_view name) const {
    if (d_.tables.place.has(name)) return false;
    for (std::size_t at = 6; at + 6 <= name.size(); at += rune_at(name, at).size) {
      if (!boundary(name, at) || !d_.tables.org_suffix.has(name.substr(at))) continue;
      return !d_.tables.org_suffix.has(name.substr(at), "venue");
    }
    return false;
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
           before->last == c.first - 1 && !d_.tables.org_suffix.has(text(c)) && body(c);
  }
  void put(const Candidate& c, Kind kind, const Tail& tail, float chance) {
    Found made;
    made.span = c.span;
    made.kind = kind;
    const auto full = full_.find(text(c));
    made.name = full != full_.end() && kind != Kind::country ? full->second.name : text(c);
    if (kind == Kind::country && c.first < c.last) {  // 남아프리카 공화국, known in one word
      std::string joined = made.name;
      std::erase(joined, ' ');
      if (d_.registry.find(joined, kind) != nullptr) made.name = joined;
    }
    made.rule = "tagged-" + std::string(code(kind));
    made.score = chance;
    made.modifier = tail.modifier;
    Candidate formed = c;
    if (kind == Kind::org) with_form(formed);
    if (formed.first != c.first) made.span = formed.span, made.name = text(formed);
    const auto local = d_.locals.find(text(c));
    if (local != d_.locals.end() && std::string_view(local->second.rule) == "org-short")
      made.name = local->second.name;
    made.first = formed.first;
    made.last = c.last;
    made.josa = tail.role;
    const std::string surface(text(c));
    d_.locals.emplace(surface, Draft::Local{made.name, "tagged-again", kind});
    d_.put(std::move(made));
  }

  static constexpr float kSure = 0.75F, kPlainSure = 0.98F, kToldSure = 0.3F, kNearlySure = 0.95F;
  static constexpr float kListedSure = 0.9F, kDealtSure = 0.5F;
  Draft& d_;
  std::vector<Candidate> all_;
  std::unordered_map<std::string_view, Vote> votes_;
  std::unordered_set<std::string_view> states_, lands_, introduced_, backed_, quoted_;
  std::unordered_set<std::string_view> bodies_;   // of those states
  std::unordered_set<std::string_view> seats_;    // places of courts
  std::unordered_set<std::string_view> glosses_;  // letters in brackets
  std::unordered_set<std::string_view> titled_;   // each time with a title behind
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
