#include "claim/clause.h"

#include <algorithm>
#include <utility>

namespace hj::claim {
namespace {

constexpr std::size_t kMaxArgs = 24;  // phrases of one clause

class Cutter {
 public:
  Cutter(const Rules& rules, const Document& doc, const Parse& parse, std::vector<Clause>& out)
      : rules_(rules), doc_(doc), p_(parse), out_(out) {}

  void run() {
    const auto size = static_cast<std::uint16_t>(p_.tokens.size());
    for (std::uint16_t i = 0; i < size; ++i) {
      take_phrases(i);
      const Token& t = p_.tokens[i];
      if (i > 0 && t.quoted != p_.tokens[i - 1].quoted) turn(i, t.quoted);
      if (t.predicate && !p_.absorbed[i] && !how_held(i) && !manner(i)) predicate(i);
      if (t.what == What::mark && breaks(t.mark) && !open_item(i)) nominal(i), reset(i);
      if (next_of_speech(i)) take_phrases(i + 1U), anew(i + 1U);
    }
    take_phrases(size);
    nominal(size);
    share_gaps();
    inherit();
    follow_moments();
    give_up();
  }

 private:
  static bool breaks(char32_t mark) {
    return mark == U'…' || mark == U'▲' || mark == U'△' || mark == U'▶' || mark == U'◇' ||
           mark == U'■' || mark == U'●' || mark == U'?' || mark == U'!' || mark == U';' ||
           mark == U'|';
  }
  const Phrase& ph(std::uint16_t i) const { return p_.phrases[i]; }
  // △4월 A에 1억달러 △5월 B에 2억달러를 수출했다, △A △B 등이 참여했다: the items share the verb at
  // the end.
  bool open_item(std::uint16_t at) const {
    if (p_.terse || (p_.tokens[at].mark != U'△' && p_.tokens[at].mark != U'▲')) return false;
    if (at > 0 && at + 1U < p_.tokens.size() && p_.phrase_of[at - 1U] != kNone &&
        p_.phrase_of[at - 1U] == p_.phrase_of[at + 1U])
      return true;
    const bool verb_first = at > 0 && p_.tokens[at - 1U].predicate;
    return !verb_first && (state_.waiting.empty() || first_item(at) || wants_verb());
  }
  bool first_item(std::uint16_t at) const {
    for (std::uint16_t i = 0; i < at; ++i)
      if (p_.tokens[i].what == What::mark && breaks(p_.tokens[i].mark)) return false;
    return wants_verb_after(at);
  }
  bool wants_verb_after(std::uint16_t at) const {
    for (std::uint16_t i = at + 1U; i < p_.tokens.size(); ++i) {
      if (p_.tokens[i].what == What::mark && breaks(p_.tokens[i].mark)) return false;
      if (p_.tokens[i].predicate) return false;
      const Case c = p_.tokens[i].josa;
      if ((c == Case::dative || c == Case::with || c == Case::source) && p_.tokens[i].party())
        return true;
    }
    return false;
  }
  bool wants_verb() const {
    return std::ranges::any_of(state_.waiting, [&](std::uint16_t i) {
      const Case c = ph(i).josa;
      return !ph(i).heads.empty() && (c == Case::dative || c == Case::with || c == Case::source);
    });
  }

  // Phrases that end before token `at` wait for their verb.
  void take_phrases(std::uint16_t at) {
    while (next_ < p_.phrases.size() && ph(next_).last < at) {
      const auto i = static_cast<std::uint16_t>(next_++);
      if (ph(i).dead) continue;
      state_.waiting.push_back(i);
      if (state_.waiting.size() > kMaxArgs) state_.waiting.erase(state_.waiting.begin());
      const char32_t after =
          ph(i).last + 1U < p_.tokens.size() ? p_.tokens[ph(i).last + 1].mark : 0;
      if (after == U'=' || after == U':') state_.topic = i;
    }
  }
  bool subjective(std::uint16_t i) const { return ph(i).josa == Case::subject; }
  bool topical(std::uint16_t i) const {
    const bool time = ph(i).heads.empty() && p_.tokens[ph(i).last].what == What::time;
    if (ph(i).josa == Case::topic) return !time;  // 올해는 B에 투자했다: the subject is another
    // A, B에 투자: the bare name before a headline's comma.
    const bool described = !out_.empty() && out_.back().head == i;  // A에 투자한 B, C와 손잡아
    return p_.terse && ph(i).josa == Case::none && ph(i).comma && !ph(i).heads.empty() &&
           (i == first_of_segment() || described);
  }
  // 루미봇·미르, 로봇 개발: the row counts as one.
  std::uint16_t first_of_segment() const {
    std::uint16_t i = first_of_segment_;
    while (i + 1U < p_.phrases.size() && ph(i).dead) ++i;
    return i;
  }
  // Direct speech is a text of its own; after it the sentence goes on where it stood.
  void turn(std::uint16_t at, bool into) {
    if (into) {
      outer_ = state_;
      state_ = {};
      state_.topic = topic_of(outer_.waiting);
      if (state_.topic == kNone) state_.topic = outer_.topic;
      for (const std::uint16_t i : outer_.waiting)  // A는 B 회장이 "…하겠다"고 말하자: B speaks
        if (subjective(i) && ph(i).last + 1U == at && !ph(i).heads.empty()) state_.topic = i;
      if (p_.terse && !outer_.waiting.empty()) {  // # A "B 인수설 사실무근": A speaks
        const std::uint16_t who = outer_.waiting.back();
        if (ph(who).josa == Case::none && !ph(who).heads.empty() && who == first_of_segment())
          state_.topic = who;
      }
      state_.begin = at;
      speaker_ = state_.topic;
    } else {
      nominal(at);
      state_ = outer_;
      state_.begin = at;
    }
  }
  // "주관사는 A|다. B에서 돈을 빌렸다": a sentence of speech ends, which was about a thing.
  bool next_of_speech(std::uint16_t at) const {
    const Token& t = p_.tokens[at];
    if (!t.quoted || at + 1U >= p_.tokens.size() || !p_.tokens[at + 1U].quoted ||
        at + 1U < governed_ || state_.topic == kNone || !ph(state_.topic).heads.empty())
      return false;
    return std::string_view(doc_.text).substr(t.end).starts_with(". ");
  }
  void anew(std::uint16_t at) {
    state_ = {};
    state_.topic = speaker_;
    state_.begin = at;
  }
  // # 오로라AI 하퍼 CEO 내주 방한…: whom a headline begins with, though no comma follows.
  std::uint16_t opened() const {
    if (out_.empty() || out_.back().args.empty()) return kNone;
    const std::uint16_t first = out_.back().args.front();
    const Phrase& p = ph(first);
    const bool opens = p.josa == Case::none || p.josa == Case::subject || p.josa == Case::topic;
    return opens && !p.heads.empty() && first == first_of_segment() ? first : kNone;
  }
  void reset(std::uint16_t at) {
    // # 하퍼, 방한…서도현 만난다: a headline's second part goes on with whom the first began.
    const bool goes_on = p_.terse && p_.tokens[at].mark == U'…';
    const std::uint16_t topic = !goes_on ? kNone : state_.topic != kNone ? state_.topic : opened();
    state_.waiting.clear();
    state_.begin = at + 1;
    state_.topic = topic;
    state_.subject = state_.with = state_.chain = state_.purpose = kNone;
    first_of_segment_ = static_cast<std::uint16_t>(next_);
  }

  // # A, B 인수하나; # A, B 인수?: a headline that asks.
  bool asks(std::uint16_t last) const {
    if (!p_.terse) return false;
    const std::size_t next = last + 1U;
    const bool ends = next >= p_.tokens.size() || p_.tokens[next].what == What::mark;
    if (next < p_.tokens.size() && p_.tokens[next].mark == U'?') return true;
    const Token& t = p_.tokens[last];
    return ends && t.predicate && doc_.at(Span{t.span.begin, t.end}).ends_with("나");
  }
  // B와 계약을 맺는 |한편| C를 샀다: one act beside another.
  bool besides(const Clause& c) const {
    const std::size_t next = c.last + 1U;
    return next < p_.tokens.size() && doc_.at(p_.tokens[next].span) == "한편";
  }
  // A는 B와 다투던 |터라| 반발했다, 다투는 |와중에|: how things stood, no relative clause.
  bool backdrop(const Clause& c) const {
    const std::size_t next = c.last + 1U;
    if (next >= p_.tokens.size() || c.modal.held || c.modal.tense == Tense::future) return false;
    const Token& t = p_.tokens[next];
    const std::string_view text = doc_.at({t.span.begin, t.end});
    for (const std::string_view how : {"터라", "터여서", "터에", "터이라", "와중에", "마당에"})
      if (text == how) return true;
    return false;
  }
  // A가 B와 협력하는 |가운데| C도 D와 손잡았다: what goes on meanwhile, no relative clause.
  bool meanwhile(const Clause& c) const {
    const std::size_t next = c.last + 1U;
    return next < p_.tokens.size() && doc_.at(p_.tokens[next].span) == "가운데" &&
           c.modal.tense == Tense::present && !c.modal.held && acts_with(c.predicate);
  }
  // A는 [B에 부품을 공급하는] 업체로, 업체로 꼽힌다: what A is, A does.
  bool as_such(const Clause& c) const {
    constexpr std::uint16_t kWords = 4;  // 세계 1위 반도체 장비 업체
    if (c.modal.held || c.modal.unsaid || !acts_with(c.predicate)) return false;
    bool topic = false;  // but A는 [B가 세운] 업체로
    for (const std::uint16_t i : state_.waiting)
      topic = topical(i) ? !ph(i).heads.empty() : topic && !subjective(i);
    if (!topic) return false;
    for (std::uint16_t i = c.last + 1U; i <= c.last + kWords && i + 1U < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      if (t.predicate || t.party() || t.what == What::mark) return false;
      if (t.josa == Case::none) continue;
      if (t.josa != Case::direction || t.what != What::word ||
          !rules_.is(doc_.at(t.span), Marker::people))
        return false;
      const Token& next = p_.tokens[i + 1U];
      if (next.mark == U',') return true;
      for (const std::string_view known : {"꼽히", "꼽힌", "손꼽", "알려", "평가", "주목", "불리",
                                           "불린", "유명", "성장", "통한", "거듭"})
        if (doc_.at(next.span).starts_with(known)) return true;
      return fares(i);
    }
    return false;
  }
  // 업체로 |매출이| 2조원에 육박한다: how the firm fares.
  bool fares(std::uint16_t token) const {
    const Token& t = p_.tokens[token + 1U];
    if (t.what != What::word || t.josa != Case::subject) return false;
    for (const std::string_view what :
         {"매출", "영업이익", "직원", "시가총액", "연매출", "점유율", "자산"})
      if (doc_.at(t.span) == what) return true;
    return false;
  }
  // A는 [B를 인수하는 방안을 검토하는] C와 손잡았다: the plan is C's.
  bool plan_of_head(const Clause& c) const {
    const Token& last = p_.tokens[c.modal.last];
    if (c.modal.decision || c.modal.last == c.predicate || !last.predicate ||
        last.ending.join != Join::adnominal)
      return false;
    const std::uint16_t head = phrase_after(c.modal.last);
    if (head == kNone || !firm(head) || ph(head).first != c.modal.last + 1U) return false;
    for (std::size_t i = state_.waiting.size(); i-- > 0 && !topical(state_.waiting[i]);)
      if (subjective(state_.waiting[i])) return false;
    return true;
  }
  static void doubt(Modal& m) {
    if (!m.cap || Status::rumoured < *m.cap) m.cap = Status::rumoured;
  }
  // 지분을 |나눠| 갖고 있다: how they hold it, no act of its own.
  bool how_held(std::uint16_t at) const {
    const std::size_t next = at + 1U;
    if (next >= p_.tokens.size() || !p_.tokens[next].predicate || !p_.tokens[at].ending.linking ||
        p_.tokens[at].word == kNone || !rules_.words[p_.tokens[at].word].is(Class::serial))
      return false;
    return rules_.acts_as(p_.tokens[next].word, Type::own);
  }
  // 공정위에서 [대금을 |부당하게| 깎은] 혐의로: how it was done; but 물러나게 |됐다|.
  bool manner(std::uint16_t at) const {
    const Token& t = p_.tokens[at];
    if (!t.ending.becoming || t.word != kNone || t.negated || at + 1U >= p_.tokens.size())
      return false;
    const Token& next = p_.tokens[at + 1U];
    if (!next.predicate || !next.open) return false;
    const std::string_view verb = doc_.at(next.span);
    for (const std::string_view aux :
         {"되", "됐", "된", "될", "하", "했", "한", "할", "해", "만들"})
      if (verb.starts_with(aux)) return false;
    return true;
  }
  void predicate(std::uint16_t at) {
    if (at < governed_) return;  // part of the chain above an earlier predicate
    Clause c;
    c.predicate = at;
    c.first = state_.begin;
    c.modal = govern(rules_, doc_, p_, at);
    c.last = c.modal.last;
    if (asks(c.last)) doubt(c.modal);
    governed_ = static_cast<std::uint16_t>(c.modal.last + 1U);
    if (c.modal.paper) take_terms(c);
    if (c.modal.held) take_weigher(c);
    if (c.modal.relative && besides(c)) {
      c.modal.relative = false;
      c.modal.join = Join::chain;
      if (c.modal.tense == Tense::present) c.modal.tense = Tense::none;
    }
    if (c.modal.relative && backdrop(c)) {
      c.modal.relative = false;
      c.modal.join = Join::chain;
      c.modal.progressive = c.modal.progressive || c.modal.tense == Tense::present;
    }
    if (c.modal.relative && as_such(c)) {
      c.modal.relative = false;
      c.modal.join = Join::chain;
      c.modal.progressive = c.modal.tense == Tense::present;
    }
    if (c.modal.relative && c.modal.held && plan_of_head(c)) {
      c.modal.held = false;
      while (ph(static_cast<std::uint16_t>(next_)).last <= c.modal.last) ++next_;  // the plan
    }
    const bool apart = c.modal.relative && meanwhile(c);
    if (apart) {
      c.modal.relative = false;
      c.modal.join = Join::chain;
      c.modal.progressive = true;
    }
    if (c.modal.relative) {
      relate(c);
    } else {
      gather(c);
      halve(c);
    }
    if (apart) state_.subject = state_.chain = state_.with = kNone;  // others act meanwhile
    out_.push_back(std::move(c));
  }
  // Where the parts of a clause begin that share its verb; a name that nobody has read opens one as
  // well, whose partners are not those of the next.
  std::vector<std::size_t> openers(const Clause& c) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < c.args.size(); ++i) {
      const Phrase& p = ph(c.args[i]);
      const bool alike = !out.empty() && ph(c.args[out.front()]).josa == Case::subject;
      const bool opens =
          p.josa == Case::topic || (p.josa == Case::subject && (out.empty() || alike));
      const Token& last = p_.tokens[p.last];
      const bool unread =
          last.what == What::word && last.word == kNone && i + 1U < c.args.size() &&
          (out.empty() ? ph(c.args[i + 1U]).josa == Case::with || !ph(c.args[i + 1U]).heads.empty()
                       : ph(c.args[i - 1U]).comma);
      if (opens && !p.also && (!p.heads.empty() || unread)) out.push_back(i);
    }
    return out;
  }
  bool among(const Clause& c, Case josa, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i)
      if (ph(c.args[i]).josa == josa) return true;
    return false;
  }
  bool sum(std::uint16_t phrase) const { return p_.tokens[ph(phrase).last].what == What::amount; }
  // A가 B, C가 D와 손잡았다: B bears the particle that D has.
  Case lent(const Clause& c, std::size_t end, std::size_t last) const {
    const bool bare = ph(c.args[end - 1U]).josa == Case::none &&
                      !ph(c.args[end - 1U]).heads.empty() && last + 1U < c.args.size() &&
                      !ph(c.args[last + 1U]).heads.empty();
    return bare ? ph(c.args[last + 1U]).josa : Case::none;
  }
  // Does the part from `first` up to `end` hold what the last one holds?
  bool parallel(const Clause& c, std::size_t first, std::size_t end, std::size_t last) const {
    if (end - first < 2 || !ph(c.args[end - 1U]).comma) return false;
    const bool bare = lent(c, end, last) != Case::none;
    bool sums = false;  // 1억원씩 is no phrase
    for (std::uint16_t t = ph(c.args[last]).last; t < c.predicate; ++t)
      sums = sums || p_.tokens[t].what == What::amount;
    for (std::size_t i = first + 1U; i < end - (bare ? 1U : 0U); ++i) {
      const Phrase& p = ph(c.args[i]);
      const Case josa = p.josa;
      if (sum(c.args[i]) &&  // 1억원, B는 2억원을; 1억원을, B는 2억원씩
          (sums || among(c, Case::object, last + 1U, c.args.size())))
        continue;
      if (josa == Case::with && p.heads.empty()) continue;  // 자주포와 로켓을
      if (josa == Case::subject || (josa == Case::none && i + 1U == end) ||
          (josa != Case::none && !among(c, josa, last + 1U, c.args.size())))
        return false;
    }
    return true;
  }
  bool halves(const Clause& c, const std::vector<std::size_t>& open) const {
    for (std::size_t k = 0; k + 1U < open.size(); ++k)
      if (!parallel(c, open[k], open[k + 1U], open.back())) return false;
    return open.size() >= 2;
  }
  // A는 B와, C는 D와 손잡았다; A는 300억원을, C는 200억원을 D에 투자했다: one verb for two clauses,
  // or more.
  void halve(Clause& c) {
    const std::vector<std::size_t> open = openers(c);
    if (!halves(c, open)) return;
    const std::size_t last = open.back();
    for (std::size_t k = 0; k + 1U < open.size(); ++k) out_.push_back(part(c, open, k));
    c.subject = c.topic = c.args[last];
    c.shared = false;
    c.args.erase(c.args.begin() + static_cast<std::ptrdiff_t>(open.front()),
                 c.args.begin() + static_cast<std::ptrdiff_t>(last));
  }
  Clause part(const Clause& c, const std::vector<std::size_t>& open, std::size_t k) const {
    const std::size_t first = open[k], end = open[k + 1U], last = open.back();
    const auto at = [&](std::size_t i) { return c.args.begin() + static_cast<std::ptrdiff_t>(i); };
    const Case particle = lent(c, end, last);
    const bool sums = std::any_of(at(first), at(end), [&](std::uint16_t i) { return sum(i); });
    Clause half = c;
    half.args.assign(at(0), at(open.front()));
    half.args.insert(half.args.end(), at(first), at(end));
    for (std::size_t i = last + 1U; i < c.args.size(); ++i)
      if (const Case josa = ph(c.args[i]).josa; josa != Case::none && josa != particle &&
                                                !among(c, josa, first + 1U, end) &&
                                                !(sums && sum(c.args[i])))
        half.args.push_back(c.args[i]);
    half.subject = half.topic = c.args[first];
    half.shared = false;
    if (particle == Case::with) half.with = c.args[end - 1U], half.lent = true;
    return half;
  }
  // 공급하는 계약을 B와 맺었다: what stands between the contract and its verb belongs to the act.
  void take_terms(const Clause& c) {
    for (; next_ < p_.phrases.size() && ph(static_cast<std::uint16_t>(next_)).last < c.last;
         ++next_) {
      const auto i = static_cast<std::uint16_t>(next_);
      const Token& noun = p_.tokens[ph(i).last];
      const bool paper = noun.word != kNone && (rules_.words[noun.word].is(Class::paper) ||
                                                rules_.words[noun.word].is(Class::hold));
      if (!ph(i).dead && !paper) state_.waiting.push_back(i);
    }
    if (state_.waiting.size() > kMaxArgs)
      state_.waiting.erase(state_.waiting.begin(), state_.waiting.end() - kMaxArgs);
  }
  // B를 인수하는 방안은 |A가| 검토하고 있다: whoever weighs a plan is to carry it out.
  void take_weigher(const Clause& c) {
    bool plan = false;
    for (std::uint16_t t = c.predicate + 1U; t < c.last && !plan; ++t)
      plan = p_.tokens[t].josa == Case::topic && p_.tokens[t].word != kNone &&
             rules_.words[p_.tokens[t].word].is(Class::hold);
    const auto weighs = [&](const Token& t) {
      return t.predicate && t.word != kNone && rules_.words[t.word].is(Class::stage) &&
             rules_.words[t.word].status <= Status::planned;
    };
    if (!plan ||
        std::none_of(p_.tokens.begin() + c.predicate + 1, p_.tokens.begin() + c.last + 1, weighs))
      return;
    for (; next_ < p_.phrases.size() && ph(static_cast<std::uint16_t>(next_)).last < c.last;
         ++next_) {
      const auto i = static_cast<std::uint16_t>(next_);
      if (!ph(i).dead && subjective(i) && !ph(i).heads.empty()) state_.waiting.push_back(i);
    }
  }
  std::uint16_t phrase_after(std::uint16_t token) const {
    for (std::size_t i = next_; i < p_.phrases.size(); ++i) {
      const Phrase& next = ph(static_cast<std::uint16_t>(i));
      // [A를 인수한] |B|, 칩을 만드는 C와: B, though it stands in the row of C
      const bool apart = !next.heads.empty() && p_.phrase_of[next.first] == i;
      if (next.last <= token || (next.dead && !apart)) continue;
      return next.first <= token + 1U || tok_between(token, next.first)
                 ? static_cast<std::uint16_t>(i)
                 : kNone;
    }
    return kNone;
  }
  // A가 인수한 [보안 업체인] B는: what only describes stands between a clause and its head.
  std::uint16_t head_after(std::uint16_t token) const {
    constexpr std::uint16_t kWords = 3;
    for (std::uint16_t i = token + 1U; i <= token + kWords && i < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      if (t.what == What::mark || t.mention != kNoRow) break;
      if (!t.predicate) continue;
      if (t.josa != Case::copula || t.ending.join != Join::adnominal) break;
      const std::uint16_t next = phrase_after(i);
      if (next == kNone || ph(next).heads.empty()) break;
      return next;
    }
    return phrase_after(token);
  }
  bool tok_between(std::uint16_t a, std::uint16_t b) const {  // nothing but adverbs and times
    for (std::uint16_t i = static_cast<std::uint16_t>(a + 1U); i < b; ++i)
      if (p_.tokens[i].predicate || p_.tokens[i].what == What::mark) return false;
    return true;
  }
  // A partner or source that does not stand right before the verb belongs to the main clause.
  static bool outer(Case c) {
    return c == Case::against || c == Case::with || c == Case::together || c == Case::source;
  }
  bool acts(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    return t.word != kNone && std::ranges::any_of(rules_.words[t.word].triggers, [&](auto g) {
             return rules_.triggers[g].need != "alliance";  // 바다에 띄우는 배
           });
  }
  // A와 [기술을 활용한] 협약: a verb that acts only with another noun (공정을 활용한) is nobody's
  // dealing with A.
  bool acts_with(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    return acts(token) && std::ranges::any_of(rules_.words[t.word].triggers, [&](auto g) {
             const std::string& noun = rules_.triggers[g].before;
             return noun.empty() || stands_before(token, noun);
           });
  }
  // Has one of the verb's frames a place for such a phrase: B에 공급한다, but not B에 개발한다?
  bool takes(std::uint16_t token, Case josa) const {
    const Token& t = p_.tokens[token];
    const auto fits = [&](Source s) {
      switch (s) {
        case Source::dative:
        case Source::counterpart:
          return josa == Case::dative;
        case Source::place:
          return josa == Case::place || josa == Case::source || josa == Case::dative;
        case Source::source:
        case Source::unit:
          return josa == Case::source;
        case Source::with:
        case Source::met:
          return josa == Case::with || josa == Case::together;
        case Source::against:
          return josa == Case::against;
        default:
          return false;
      }
    };
    return std::ranges::any_of(rules_.words[t.word].triggers, [&](auto g) {
      const Trigger& trigger = rules_.triggers[g];
      if (trigger.need == "alliance" ||
          (!trigger.before.empty() && !stands_before(token, trigger.before)))
        return false;
      const Pattern& pattern = rules_.frames[trigger.frame].of[static_cast<std::size_t>(t.voice)];
      return std::ranges::any_of(pattern.roles, [&](const Role& r) {
        const auto object = std::ranges::find(r.from, Source::object);
        const bool own = trigger.type != Type::visit &&  // B를 인수한: B에 comes after that at best
                         !(trigger.type == Type::sue && t.doing);  // B와 소송 중인 A
        return std::any_of(r.from.begin(), own ? object : r.from.end(), fits);
      });
    });
  }
  // B와 [로봇을 만드는] 사업에서 협력한다: goods are made and sold with nobody.
  bool acts_alone(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    return acts(token) && std::ranges::all_of(rules_.words[t.word].triggers, [&](auto g) {
             const Trigger& trigger = rules_.triggers[g];
             const bool goods = trigger.type == Type::manufacture || trigger.type == Type::supply ||
                                trigger.type == Type::build || trigger.type == Type::launch ||
                                trigger.need == "alliance";  // B와 [차에 들어가는] 전지를 개발한다
             return goods || (!trigger.before.empty() && !stands_before(token, trigger.before));
           });
  }
  bool stands_before(std::uint16_t token, std::string_view noun) const {
    constexpr std::uint16_t kReach = 12;  // tokens: 우선협상대상자로 A, B를 선정한
    for (std::uint16_t t = token; t-- > 0 && token - t <= kReach;) {
      const std::string_view text = doc_.at(p_.tokens[t].span);
      if (!text.empty() && noun.ends_with(text)) return true;
    }
    return false;
  }
  bool gives(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    return t.word != kNone && rules_.words[t.word].is(Class::gives);
  }
  // A product or place is no subject: A가 B와 공동 개발한 칩은.
  bool made(Row row) const {
    const Kind kind = doc_.mentions.rows[row].kind;
    return kind == Kind::product || kind == Kind::place;
  }
  // A relative clause lacks the role that its head noun fills: where the head is a party and
  // another role is filled, the subject in front belongs to the main clause (A가 [B에 투자한] C와).
  // C는 [A가 B에 세운] 회사로, [A가 B에 세운] C는: the main clause has another subject than A.
  bool own_subject(const Clause& c, std::size_t at) const {
    if (at == 0 || !subjective(state_.waiting[at - 1U])) return false;
    const Case head = ph(c.head).josa;
    if (!ph(c.head).heads.empty() && (head == Case::topic || head == Case::subject)) return true;
    if (state_.topic != kNone && !ph(state_.topic).heads.empty()) return true;
    for (std::size_t i = 0; i + 1U < at; ++i) {  // C가 [A가 B에 세운] 회사를
      const std::uint16_t n = state_.waiting[i];
      if ((topical(n) || subjective(n)) && !ph(n).heads.empty()) return true;
    }
    return false;
  }
  bool lacks_subject(const Clause& c) const {
    if (c.head == kNone) return false;
    const Phrase& head = ph(c.head);
    const bool owned = !head.mods.empty() && head.mods.front().josa == Case::genitive;
    if (equates(c) && (firm(c.head) || owned || names_firm(head.first))) return true;
    // A가 [경영난에 빠진] B를, A가 [회생절차를 밟고 있는] B를 인수했다: B fares so
    const bool offered = !state_.waiting.empty() &&  // A가 [매물로 나온] B를 품었다
                         doc_.at(p_.tokens[ph(state_.waiting.back()).last].span) == "매물";
    const bool whose = !head.mods.empty() && names_firm(head.mods.back().token);
    if ((firm(c.head) || whose) &&  // [시달리는] B를, [대항마로 꼽히는] B 지분을
        (offered || rules_.begins(doc_.at(p_.tokens[c.predicate].span), Marker::ails)) &&
        !state_.waiting.empty() && ph(state_.waiting.back()).heads.empty() &&
        !subjective(state_.waiting.back()) && !topical(state_.waiting.back()))
      return true;
    if (head.heads.empty() && !owned && !people(c)) return false;
    // A가 [B 주도로 결성된] 연합에: what was formed is the head
    if (!head.heads.empty() && p_.tokens[c.predicate].voice == Voice::passive &&
        rules_.acts_as(p_.tokens[c.predicate].word, Type::lead))
      return true;
    if (!head.heads.empty() && made(head.heads.front())) return false;
    if (makes(c) && !own_subject(c, state_.waiting.size() - 1U)) return true;
    if (made_with(c)) return false;
    for (std::size_t i = state_.waiting.size(); i-- > 0;) {
      const Phrase& a = ph(state_.waiting[i]);
      if (topical(state_.waiting[i]) || subjective(state_.waiting[i])) return false;
      if (founded_there(c, state_.waiting[i])) continue;
      if (!a.heads.empty() || (a.josa == Case::object && !a.mods.empty()))
        return a.josa != Case::none && !own_subject(c, i);
    }
    return false;
  }
  // [A가 B와 함께 추진하는] 연합에, [A가 B와 세운] C를: what is made is the head, so A makes it.
  bool made_with(const Clause& c) const {
    if (p_.tokens[c.predicate].voice != Voice::active) return false;
    bool with = false;
    for (std::size_t i = state_.waiting.size(); i-- > 0;) {
      const Phrase& p = ph(state_.waiting[i]);
      if (subjective(state_.waiting[i]) || topical(state_.waiting[i])) break;
      if (p.josa == Case::object) return false;
      with = with || ((p.josa == Case::with || p.josa == Case::together) && !p.heads.empty());
    }
    if (!with) return false;
    for (const std::string_view makes : {"추진", "설립", "세우", "세운", "운영", "만드", "만든"})
      if (doc_.at(p_.tokens[c.predicate].span).starts_with(makes)) return true;
    return false;
  }
  // A가 [로봇을 만드는] B와 손잡았다: such a verb wants nobody but its maker, who is the head.
  bool makes(const Clause& c) const {
    if (!firm(c.head) || state_.waiting.empty() || p_.tokens[c.predicate].voice != Voice::active)
      return false;
    const Case josa = ph(c.head).josa;
    const Phrase& object = ph(state_.waiting.back());
    const Token& thing = p_.tokens[object.last];
    const bool stake = thing.word != kNone && rules_.words[thing.word].is(Class::stake);
    if (josa == Case::subject || josa == Case::topic || object.josa != Case::object ||
        !object.heads.empty() || stake)
      return false;
    const Token& verb = p_.tokens[c.predicate];
    if (verb.word != kNone && rules_.words[verb.word].is(Class::craft)) return true;
    for (const std::string_view runs : {"운영", "보유", "생산", "제조", "설계", "제작", "판매"})
      if (doc_.at(verb.span).starts_with(runs)) return true;
    // 상장을 추진하는 B: neither verb nor noun says that anybody deals with B
    return !acts_with(c.predicate) &&
           (thing.word == kNone || rules_.words[thing.word].triggers.empty());
  }
  // A가 [자회사인] B를; but [A가 최대주주인] B를.
  bool equates(const Clause& c) const {
    const Token& t = p_.tokens[c.predicate];
    if (t.josa != Case::copula) return false;
    std::string word(doc_.at(t.span));
    std::erase(word, ' ');
    const auto it = rules_.relations.find(word);
    if (it != rules_.relations.end()) {
      const std::uint16_t n = p_.phrase_of[c.predicate];  // A가 [C의 대주주인] B와
      const bool whose = n != kNone && std::ranges::any_of(ph(n).mods, [](const Mod& m) {
                           return m.josa == Case::genitive;
                         });
      return whose || (it->second.forward && it->second.type != Type::supply);
    }
    return rules_.ends(word, Marker::people);  // A가 [운용사인] B를
  }
  // 윤 대통령이 [방한하는] 기시다 총리와: a verb that wants nobody but its subject, before a party.
  bool comes(const Clause& c) const {
    const Token& t = p_.tokens[c.predicate];
    if (c.head == kNone || ph(c.head).heads.empty() || t.word == kNone) return false;
    const Word& w = rules_.words[t.word];
    return !w.triggers.empty() && rules_.triggers[w.main].type == Type::visit &&
           !rules_.triggers[w.main].need.empty();
  }
  // 맺은, 낸: a verb that only carries the act of its object, the phrase before it.
  bool carries(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    if (t.word == kNone || state_.waiting.empty()) return false;
    const Word& w = rules_.words[t.word];
    if (!w.is(Class::light) && !w.is(Class::stage)) return false;
    const Phrase& object = ph(state_.waiting.back());
    const std::uint16_t noun = p_.tokens[object.last].word;
    return object.josa == Case::object && noun != kNone &&
           (!rules_.words[noun].triggers.empty() ||
            (rules_.words[noun].is(Class::paper) && w.status >= Status::signed_));
  }
  // B와 [맺은] 협력 계약에 따라: the act stands in the head.
  bool carries_head(const Clause& c) const {
    const Token& t = p_.tokens[c.predicate];
    if (t.word == kNone || c.head == kNone || !ph(c.head).heads.empty() ||
        t.ending.tense != Tense::past)
      return false;
    const Word& w = rules_.words[t.word];
    if (!w.is(Class::light) && w.status != Status::signed_) return false;
    for (std::uint16_t i = ph(c.head).first; i <= ph(c.head).last; ++i) {
      const Token& noun = p_.tokens[i];
      const bool counts = noun.what == What::count || doc_.at(noun.span) == "건";
      if (counts && noun.josa == Case::genitive) continue;  // 낸 세 건의 소송
      const bool pact = noun.word != kNone && (rules_.words[noun.word].is(Class::paper) ||
                                               !rules_.words[noun.word].triggers.empty());
      if (pact || noun.josa == Case::genitive) return pact;
    }
    return false;
  }
  // 하퍼를 지지하는 시위대, A를 인수한 업체: with an object of its own, the head is who acts.
  bool agent(const Clause& c) const {
    const bool object = std::ranges::any_of(c.args, [&](std::uint16_t i) {
      return ph(i).josa == Case::object || ph(i).josa == Case::dative;
    });
    return object && acts(c.predicate) && people(c);
  }
  // [B에 수출하는] 기업에 대한 면허: the first noun of the head is what the clause describes.
  bool people(const Clause& c) const {
    const std::uint16_t told = p_.tokens[ph(c.head).last].word;  // 제휴한다는 일부 매체의 보도
    if (c.modal.join == Join::reported && told != kNone && rules_.words[told].is(Class::hold))
      return false;
    std::uint16_t noun = ph(c.head).first;
    while (noun < ph(c.head).last && p_.tokens[noun].josa != Case::about &&
           p_.tokens[noun].josa != Case::genitive)
      ++noun;
    const Token& last = p_.tokens[noun];
    std::string_view who = doc_.at(last.span);
    if (who.ends_with("들")) who.remove_suffix(std::string_view("들").size());  // 사업자들의 의견
    return last.what == What::word && rules_.ends(who, Marker::people);
  }
  // 제주로 향하던 배가: who goes is the head itself, unless that is a time or place (찾은 뒤).
  bool gone(const Clause& c) const {
    const Token& t = p_.tokens[c.predicate];
    if (t.word == kNone) return false;
    const bool bodily = std::ranges::any_of(rules_.words[t.word].triggers, [&](auto g) {
      const Trigger& trigger = rules_.triggers[g];  // 만남을 갖다 is no verb of going
      return trigger.before.empty() && (trigger.type == Type::visit || trigger.type == Type::meet);
    });
    if (!bodily) return false;
    const Phrase& head = ph(c.head);
    const auto moment = [&](std::uint16_t t) {  // 방문하는 |등|: one of several acts
      return p_.tokens[t].what == What::time || doc_.at(p_.tokens[t].span) == "등" ||
             rules_.is(doc_.at(p_.tokens[t].span), Marker::moment);
    };
    return !moment(head.first) && !moment(head.last);
  }
  // KT는 3일 [자체 개발한] 모델을 공개했다: the day of the report is the main verb's; so is any
  // time before a clause that tells no past act (지난달 [1위인] B를 인수했다).
  bool main_time(const Clause& c, std::uint16_t phrase) const {
    const Token& t = p_.tokens[ph(phrase).first];
    if (t.what != What::time || ph(phrase).first != ph(phrase).last) return false;
    const auto moment = [&](std::uint16_t i) {
      return rules_.is(doc_.at(p_.tokens[i].span), Marker::moment);
    };
    if (c.head != kNone && (moment(ph(c.head).first) || moment(ph(c.head).last)))
      return false;                              // 30일 만난 직후
    const Token& verb = p_.tokens[c.predicate];  // 4일 [다섯 곳으로 꾸려진] 대주단과
    if (verb.word != kNone && rules_.words[verb.word].is(Class::made_up)) return true;
    const Ending& ending = p_.tokens[c.last].ending;
    if (ending.tense != Tense::past) return true;
    const std::string_view text = doc_.at(t.span);
    const bool day =
        text == "이날" || text == "오늘" ||
        (text.front() >= '1' && text.front() <= '9' && text.find("일") != std::string_view::npos);
    return day && text.find("월") == std::string_view::npos &&
           text.find("년") == std::string_view::npos;
  }
  // Who is the main clause's: a topic, or a subject where the head is none itself.
  bool speaks(const Clause& c, std::uint16_t phrase) const {
    if (topical(phrase)) return true;
    if (!subjective(phrase) || c.head == kNone) return false;
    for (const std::uint16_t i : state_.waiting)  // A는 [B가 내년 내놓을] 차에
      if (i < phrase && topical(i) && !ph(i).also && !ph(i).heads.empty()) return false;
    const Case head = ph(c.head).josa;
    return head != Case::none && head != Case::topic && head != Case::subject;
  }
  // 대표에는 [미르에서 설계를 이끌던] 서도현이 선임됐다: an office of the main verb's.
  bool seat(std::uint16_t phrase) const {
    const Phrase& p = ph(phrase);
    return p.heads.empty() && p_.tokens[p.last].what == What::title &&
           (p.josa == Case::dative || p.josa == Case::direction);
  }
  // 대표에는 [미르에서 기술총괄을 지낸] 서도현이: the verb has an office of its own.
  bool seated(std::size_t from) const {
    return std::any_of(state_.waiting.begin() + static_cast<std::ptrdiff_t>(from),
                       state_.waiting.end(), [&](std::uint16_t i) {
                         return ph(i).josa == Case::object && ph(i).heads.empty() &&
                                p_.tokens[ph(i).last].what == What::title;
                       });
  }
  // B를 상대로 [돌려 달라는] 소송을: whom the suit is against
  bool asks(const Clause& c) const { return doc_.at(p_.tokens[c.last].span).starts_with("달라"); }
  bool sues(std::uint16_t phrase) const {
    const std::uint16_t word = phrase == kNone ? kNone : p_.tokens[ph(phrase).last].word;
    return rules_.acts_as(word, Type::sue);
  }
  // B를 상대로 [낸] 가처분 신청, B를 상대로 [제기한] 소송
  bool about_suit(const Clause& c) const {
    if (c.head == kNone) return true;
    for (std::uint16_t t = ph(c.head).first; t <= ph(c.head).last; ++t)
      if (rules_.acts_as(p_.tokens[t].word, Type::sue)) return true;
    const std::string_view verb = doc_.at(p_.tokens[c.predicate].span);
    return verb.starts_with("내") || verb.starts_with("낸") || verb.starts_with("냈") ||
           verb.starts_with("제기") || verb.starts_with("청구") || verb.starts_with("신청");
  }
  bool gives_office(std::uint16_t token) const {
    return rules_.acts_as(p_.tokens[token].word, Type::role);
  }
  // A는 B와 [양극재를 생산하는] 합작법인을 세운다: B is whom it is founded with.
  bool for_venture(const Clause& c) const {
    if (c.head == kNone || !doc_.at(p_.tokens[ph(c.head).first].span).starts_with("합작"))
      return false;
    const std::uint16_t word = p_.tokens[c.predicate].word;
    return word != kNone && std::ranges::all_of(rules_.words[word].triggers, [&](auto g) {
             const Type t = rules_.triggers[g].type;
             return t == Type::manufacture || t == Type::supply || t == Type::codevelop;
           });
  }
  // A가 [B에서 발주한] 사업을 따냈다: B acts, as bodies do with 에서.
  bool called_by(std::uint16_t phrase, const Clause& c) const {
    const Phrase& p = ph(phrase);
    return p.josa == Case::place && p.heads.size() == 1 &&
           doc_.mentions.rows[p.heads.front()].kind == Kind::org &&
           rules_.begins(doc_.at(p_.tokens[c.predicate].span), Marker::calls);
  }
  // A가 [주축이] 된 연합: what A is to it, no second subject.
  bool centre(const Clause& c, std::uint16_t phrase) const {
    const Token& verb = p_.tokens[c.predicate];
    if (verb.word == kNone || !subjective(phrase) || ph(phrase).last + 1U != c.predicate)
      return false;
    const std::string_view noun = doc_.at(p_.tokens[ph(phrase).last].span);
    return std::ranges::any_of(rules_.words[verb.word].triggers, [&](auto g) {
      return rules_.triggers[g].type == Type::lead && rules_.triggers[g].before == noun;
    });
  }
  // A를 '[믿을 수 없는] 기업' 명단에 올렸다: a name in marks takes nothing from outside of them.
  bool marked_off(std::uint16_t phrase, const Clause& c) const {
    const std::uint32_t from = p_.tokens[ph(phrase).last].end;
    const std::uint32_t to = p_.tokens[c.predicate].span.begin;
    if (to <= from) return false;
    const std::string_view gap = doc_.at(Span{from, to});
    const std::size_t open = gap.rfind("‘");
    if (open != std::string_view::npos) return gap.find("’", open) == std::string_view::npos;
    return gap.starts_with(" '") && std::ranges::count(gap, '\'') % 2 == 1;
  }
  // A는 B에 [다양한] 부품을 공급했다: an adjective leaves B to the verb; but B에 [유리한] 조건,
  // B에 [없는] 기술.
  bool describes(std::uint16_t predicate) const {
    const Token& t = p_.tokens[predicate];
    return t.ending.quality && !rules_.begins(doc_.at(t.span), Marker::fits);
  }
  // B에, B의 해법에, B 해법에
  static bool names_party(const Phrase& p) {
    return !p.heads.empty() ||
           std::ranges::any_of(p.mods, [](const Mod& m) { return !m.rows.empty(); });
  }
  // A는 [B가 싱가포르에 세운] 회사다: where it was founded.
  bool founded_there(const Clause& c, std::uint16_t phrase) const {
    return rules_.acts_as(p_.tokens[c.predicate].word, Type::lead) && !ph(phrase).heads.empty() &&
           ph(phrase).josa == Case::dative && std::ranges::all_of(ph(phrase).heads, [&](Row r) {
             const Kind kind = doc_.mentions.rows[r].kind;
             return kind == Kind::place || kind == Kind::country;
           });
  }
  // A와 B가 [맺은] '인력양성 |및| 산학협력' 업무협약의: the paper stands behind all that it is
  // about.
  std::uint16_t over_and(const Clause& c, std::uint16_t head) const {
    const std::uint16_t verb = p_.tokens[c.predicate].word;
    if (verb == kNone || p_.tokens[c.predicate].ending.tense != Tense::past ||
        !(rules_.words[verb].is(Class::light) || rules_.words[verb].status == Status::signed_))
      return head;
    for (std::size_t n = 0; n < kMaxArgs && head != kNone; ++n) {
      const Phrase& p = ph(head);
      const std::size_t next = p.last + 1U;
      if (!p.heads.empty() || p.josa != Case::none || next >= p_.tokens.size() ||
          !(doc_.at(p_.tokens[next].span) == "및" || p_.tokens[next].mark == U'·' ||
            p_.tokens[next].mark == U'ㆍ'))
        return head;
      const std::uint16_t more = phrase_after(static_cast<std::uint16_t>(next));
      if (more == kNone) return head;
      head = more;
    }
    return head;
  }
  // 오픈AI와 하퍼 CEO를 상대로 낸 소송: a firm and a person in one row.
  bool both_sued(std::uint16_t first, std::uint16_t second) const {
    return ph(second).josa == Case::against && ph(first).last + 1U == ph(second).first;
  }
  // B를 상대로 [지난해 법원에, 독일에서] 낸 소송: when and where it was filed stands in between.
  bool only_where(std::size_t from) const {
    return std::all_of(state_.waiting.begin() + static_cast<std::ptrdiff_t>(from),
                       state_.waiting.end(), [&](std::uint16_t i) {
                         const Phrase& p = ph(i);
                         return p.josa == Case::dative || p.josa == Case::place ||
                                p_.tokens[p.first].what == What::time;
                       });
  }
  // A relative clause takes what stands right before it, and at most one subject; never the topic.
  // [A가 B를 무역위원회에 제소한] 데 따라: where the suit was brought.
  bool filed_there(const Clause& c, std::uint16_t i) const {
    const std::uint16_t verb = p_.tokens[c.predicate].word;
    return ph(i).josa == Case::dative && verb != kNone && rules_.acts_as(verb, Type::sue) &&
           std::ranges::all_of(ph(i).heads, [&](Row r) {
             const std::string_view name = doc_.mentions.at(doc_.mentions.rows[r].name);
             return rules_.ends(name, Marker::authority) || rules_.ends(name, Marker::court) ||
                    rules_.ends(name, Marker::force);
           });
  }
  void relate(Clause& c) {
    c.head = over_and(c, head_after(c.last));
    std::size_t from = state_.waiting.size();
    bool subject = false;
    const bool lacking = lacks_subject(c) || comes(c);
    // B와 [공급하는 계약을 맺은] 뒤: who signs stands with the paper's verb, not with the act.
    const bool signs = c.modal.paper && c.last != c.predicate;
    while (from > 0 && !topical(state_.waiting[from - 1])) {
      const std::uint16_t i = state_.waiting[from - 1];
      if (subjective(i) && (subject || lacking)) break;
      if (marked_off(i, c)) break;
      const bool nearest = from == state_.waiting.size();
      const bool pact =
          ph(i).josa == Case::with &&
          (signs || (from < state_.waiting.size() && both_sued(i, state_.waiting[from])));
      const bool act = pact ? true
                       : ph(i).josa == Case::source
                           ? acts(c.predicate)
                           : acts_with(c.predicate) &&
                                 !(ph(i).josa == Case::with && !nearest && acts_alone(c.predicate));
      const bool aimed = ph(i).josa == Case::against && nearest && !act && !about_suit(c);
      const bool filed = ph(i).josa == Case::against && only_where(from);
      if (!act && !aimed && !carries(c.predicate) && !((nearest || filed) && carries_head(c)) &&
          outer(ph(i).josa) && (from < state_.waiting.size() || !ph(i).heads.empty()))
        break;
      if (outer(ph(i).josa) && for_venture(c)) break;
      // B에 [자체 개발한] 기술을 이전했다, B로부터 [공장에 들어가는] 장비를: no place for B there
      const bool party = !ph(i).heads.empty() && !founded_there(c, i) && !filed_there(c, i) &&
                         (ph(i).josa == Case::dative || outer(ph(i).josa));
      if (party && acts_with(c.predicate) && !carries(c.predicate) && !carries_head(c) && !aimed &&
          !pact && !takes(c.predicate, ph(i).josa))
        break;
      // A에 [역대 최대 규모인] 돈을 투자했다: what something is takes nobody.
      const bool copula = p_.tokens[c.predicate].josa == Case::copula;
      if (copula && !ph(i).heads.empty() && (ph(i).josa == Case::dative || outer(ph(i).josa)))
        break;
      // 공장을 [경쟁사인] B에, 공급사로 [경쟁사인] B를, 공장을 [지난해 상장한] B에 매각했다
      if (copula && (ph(i).josa == Case::object || ph(i).josa == Case::direction)) break;
      if (ph(i).josa == Case::object && !acts(c.predicate) && !carries(c.predicate) &&
          !crafts(c.predicate) && asked_behind(c.head))
        break;
      if (describes(c.predicate) && names_party(ph(i)) && ph(i).josa == Case::dative) break;
      // A에 [운전자 없는] 영업을 허가했다: a state says whose it is, not to whom something goes.
      if (!acts(c.predicate) && !carries(c.predicate) && !gives(c.predicate) &&
          ph(i).josa == Case::dative && !ph(i).heads.empty() && from < state_.waiting.size())
        break;
      if (ph(i).josa == Case::against && asks(c) && sues(c.head)) break;
      if (seat(i) && from < state_.waiting.size() && (!gives_office(c.predicate) || seated(from)))
        break;
      if (from >= 2 && main_time(c, i) && speaks(c, state_.waiting[from - 2])) break;
      if (subject && ph(i).josa != Case::none && ph(i).last + 1 < state_.begin) break;
      subject = subject || (subjective(i) && !centre(c, i)) || called_by(i, c);
      --from;
      if (subject) break;
    }
    c.args.assign(state_.waiting.begin() + static_cast<std::ptrdiff_t>(from), state_.waiting.end());
    for (const std::uint16_t i : c.args)
      if (subjective(i) && !(centre(c, i) && c.subject != kNone)) c.subject = i;
    c.topic = topic_of(state_.waiting);
    if (c.subject == kNone && asked_before(c)) c.subject = out_.back().subject;
    if (c.subject == kNone && !out_.empty() && out_.back().modal.join == Join::purpose &&
        !out_.back().shared)
      c.subject = out_.back().subject;         // FTC가 거래를 막으려 소송을 내는 등
    const auto thing = [&](const Phrase& p) {  // [B에 수출한] 신약 '렉'의; but [X를 가진] '렉'
      if (p.heads.empty()) return p.mods.empty();
      return doc_.mentions.rows[p.heads.front()].kind == Kind::product &&
             std::ranges::none_of(c.args, [&](auto n) { return ph(n).josa == Case::object; });
    };
    if (c.subject == kNone && c.head != kNone && thing(ph(c.head)) && !lacking && !gone(c) &&
        !agent(c)) {
      const std::uint16_t chained = chained_subject();
      c.subject = chained != kNone   ? chained
                  : c.topic != kNone ? c.topic  // KT는 [자체 개발한] 모델을
                                     : last_subject();
      c.shared = true;
    }
    if (c.modal.theirs && (c.shared || c.subject == kNone)) c.modal.unsaid = true;
    c.first = c.args.empty() ? c.predicate : ph(c.args.front()).first;
    // A는 [B가 취임하고 진용이 갖춰지는] 이달 말 떠난다: B's verb is within the clause, too.
    if (c.subject != kNone && !c.shared && !out_.empty() && c.head != kNone &&
        ph(c.head).heads.empty() && out_.back().modal.join == Join::chain &&
        out_.back().last + 1U == c.first && out_.back().subject == state_.chain)
      state_.chain = kNone;
    share_with(c);
    // The clause's own words are used up; a subject is kept in case the main verb has none.
    // A가 [신차에 쓸] 배터리 공급사로 B를 뽑았다: what is to be done with a thing, whose main verb
    // has no other subject, is the same one's.
    const bool meant = c.modal.tense == Tense::future && c.head != kNone &&
                       ph(c.head).heads.empty() && !c.modal.held &&
                       std::ranges::all_of(c.args, [&](std::uint16_t i) {
                         return i == c.subject || ph(i).heads.empty();
                       });
    const std::size_t next = c.last + 1U;  // A가 B를 인수한 데 이어 C를 샀다: A, both times
    const bool adds = next + 1U < p_.tokens.size() && doc_.at(p_.tokens[next].span) == "데" &&
                      doc_.at(p_.tokens[next + 1U].span) == "이어";
    if (c.subject != kNone && !c.shared && (meant || adds || !acts(c.predicate) || of_thing(c)))
      state_.spare = c.subject;
    state_.waiting.resize(from);
  }
  bool crafts(std::uint16_t token) const {
    const std::uint16_t w = p_.tokens[token].word;
    return w != kNone && (rules_.words[w].is(Class::craft) || rules_.words[w].is(Class::make) ||
                          rules_.words[w].is(Class::hold) || rules_.words[w].is(Class::light));
  }
  // … |B에| 매각했다: the verb behind asks for an object, which nothing between them is.
  bool asked_behind(std::uint16_t head) const {
    if (head == kNone || ph(head).heads.empty() ||
        (ph(head).josa != Case::dative && ph(head).josa != Case::with))
      return false;
    for (std::size_t n = head + 1U; n < p_.phrases.size(); ++n)
      if (p_.phrases[n].josa == Case::object || p_.phrases[n].josa == Case::subject)
        return false;
      else if (p_.phrases[n].first > ph(head).last + 4U)
        break;
    for (std::size_t t = ph(head).last + 1U; t < p_.tokens.size(); ++t)
      if (p_.tokens[t].predicate) {
        const Token& verb = p_.tokens[t];
        return verb.word != kNone && verb.ending.join != Join::adnominal &&
               std::ranges::any_of(rules_.words[verb.word].triggers, [&](auto g) {
                 const Trigger& trigger = rules_.triggers[g];
                 const auto& of =
                     rules_.frames[trigger.frame].of[static_cast<std::size_t>(verb.voice)];
                 return trigger.before.empty() && std::ranges::any_of(of.roles, [](const Role& r) {
                          return std::ranges::any_of(r.from, [](Source from) {
                            return from == Source::object || from == Source::dative;
                          });
                        });
               });
      }
    return false;
  }
  // A와 B가 [비용을 줄이는] 사업에 손을 잡았다: what is done to a thing is not all that they do.
  bool of_thing(const Clause& c) const {
    if (c.head == kNone || !ph(c.head).heads.empty() || c.modal.held) return false;
    bool goods = false, part = false;  // 운반선 2척을, but 무기의 부품
    for (std::uint16_t t = ph(c.head).first; t <= ph(c.head).last; ++t) {
      const Token& x = p_.tokens[t];
      goods = goods || (x.word != kNone && rules_.words[x.word].is(Class::goods));
      part = part || (x.josa == Case::genitive && t != ph(c.head).last);
    }
    if (goods && !part && ph(c.head).josa != Case::genitive && acts(c.predicate))
      return true;  // [A가 B에 공급할] 배터리를 만들기 위해 공장을 짓는다
    return std::ranges::any_of(c.args, [&](std::uint16_t i) {
      const Token& last = p_.tokens[ph(i).last];
      const bool stake = last.word != kNone && rules_.words[last.word].is(Class::stake);
      return ph(i).josa == Case::object && ph(i).heads.empty() && ph(i).mods.empty() && !stake;
    });
  }
  // A는 [B와 협상을 마친] 뒤 협약을 맺었다: with B, where the main verb has nobody else.
  void share_with(const Clause& c) {
    if (c.head == kNone || c.modal.end || c.modal.negated || !c.shared ||
        !rules_.is(doc_.at(p_.tokens[ph(c.head).first].span), Marker::moment) ||
        !(acts_with(c.predicate) || carries(c.predicate)))
      return;
    for (const std::uint16_t i : c.args)
      if (ph(i).josa == Case::with && !ph(i).heads.empty()) state_.with = i, state_.met = true;
  }
  // 산업부는 [어느 업체가 서류를 꾸며 B에 공급한] 사실을: -아/어 has one subject for both verbs.
  std::uint16_t chained_subject() const {
    if (out_.empty()) return kNone;
    const Clause& c = out_.back();
    const bool linked = c.modal.join == Join::chain && p_.tokens[c.last].ending.linking;
    return linked && !c.shared && c.subject != kNone && subjective(c.subject) ? c.subject : kNone;
  }
  // 법원은 [A가 B를 상대로 막아 달라며 낸] 신청을 기각했다: A has filed it.
  bool asked_before(const Clause& c) const {
    if (out_.empty() || c.head == kNone) return false;
    const Clause& said = out_.back();
    return said.modal.join == Join::said && !said.shared && said.subject != kNone &&
           subjective(said.subject) && said.last + 1U == c.predicate &&
           doc_.at(p_.tokens[said.modal.last].span).find("달라") != std::string_view::npos;
  }
  std::uint16_t last_subject() const {
    for (std::size_t i = state_.waiting.size(); i-- > 0;)
      if (subjective(state_.waiting[i])) return state_.waiting[i];
    return state_.subject;
  }
  // 허 특파원은 …, 한 관계자는 …: an actor whom nobody knows, no thing.
  bool somebody(std::uint16_t phrase) const {
    const Token& last = p_.tokens[ph(phrase).last];
    return last.what == What::title ||
           (last.what == What::word && rules_.ends(doc_.at(last.span), Marker::people));
  }
  // A는 "…"라고 했고, B도 C를 지지했다: B, as what A said is over.
  std::uint16_t after_words(const std::vector<std::uint16_t>& list) const {
    for (std::size_t i = list.size(); i-- > 1;) {
      const Phrase &p = ph(list[i]), &before = ph(list[i - 1U]);
      if (!topical(list[i]) || !p.also || p.heads.empty()) continue;
      bool quoted = false;
      for (std::uint16_t t = before.last + 1U; t < p.first; ++t) {
        const Token& x = p_.tokens[t];
        quoted = quoted || x.quoted;
        if (quoted && !x.quoted && x.predicate && x.ending.join == Join::chain) return list[i];
      }
    }
    return kNone;
  }
  // 은/는 before 도: 올트먼은 이 회장도 만났다.
  std::uint16_t topic_of(const std::vector<std::uint16_t>& list) const {
    if (const std::uint16_t next = after_words(list); next != kNone) return next;
    std::uint16_t thing =
        kNone;  // 오로라AI는 HBM은 한빛반도체에서 받는다: the party is the subject
    for (std::size_t i = list.size(); i-- > 0;) {
      if (!topical(list[i]) || ph(list[i]).also) continue;
      if (!ph(list[i]).heads.empty() || somebody(list[i])) {
        const std::uint16_t other = joins_behind(list, i);
        return other != kNone ? other : list[i];
      }
      if (thing == kNone) thing = list[i];
    }
    const auto has_object = [&] {  // 협력사는 B를 샀다: what is bought is another
      return std::ranges::any_of(list, [&](auto i) { return ph(i).josa == Case::object; });
    };
    const bool acts_itself =
        state_.topic == kNone || ph(state_.topic).heads.empty() ||
        (thing != kNone && p_.tokens[ph(thing).last].what == What::word &&
         !rules_.is(doc_.at(p_.tokens[ph(thing).last].span), Marker::moment) && has_object());
    if (thing != kNone && acts_itself) return thing;
    if (state_.topic != kNone) {
      const std::uint16_t joined = joins_in(list);
      return joined != kNone ? joined : state_.topic;
    }
    const bool own = std::ranges::any_of(list, [&](auto i) { return subjective(i); });
    if (const std::uint16_t joined = own ? kNone : joins_in(list); joined != kNone) return joined;
    const bool subject = state_.subject != kNone || own;
    for (std::size_t i = list.size(); i-- > 0 && !subject;)
      if (topical(list[i]) && !even(list[i])) return list[i];
    return kNone;
  }
  // B|까지| 사들이며: what is done to it as well, not who does it.
  bool even(std::uint16_t phrase) const {
    const Token& last = p_.tokens[ph(phrase).last];
    return ph(phrase).also && doc_.at({last.span.end, last.end}) == "까지";
  }
  // A는 "…할 것"이라고 했고, C도 B를 두둔했다: C, as what A did has ended in between.
  std::uint16_t joins_behind(const std::vector<std::uint16_t>& list, std::size_t topic) const {
    for (std::size_t k = topic + 1U; k < list.size(); ++k) {
      if (!topical(list[k]) || !ph(list[k]).also || ph(list[k]).heads.empty()) continue;
      for (std::uint16_t t = ph(list[topic]).last + 1U; t < ph(list[k]).first; ++t)
        if (p_.tokens[t].predicate && p_.tokens[t].ending.join == Join::chain) return list[k];
    }
    return kNone;
  }
  // A는 B를 샀고, C도 D 인수를 마쳤다, C도 D와 손잡았다: C begins a clause that has an object or a
  // partner of its own.
  std::uint16_t joins_in(const std::vector<std::uint16_t>& list) const {
    std::uint16_t at = 0;  // 최대 고객인 C도: what only describes C stands before it
    const auto told = [&](const Phrase& p) {  // "항고할 |것|"이라고 했고, C도
      return p.heads.empty() && p_.tokens[p.last].quoted;
    };
    while (at < list.size() && (ph(list[at]).josa == Case::copula || told(ph(list[at])))) ++at;
    if (at >= list.size() || !topical(list[at]) || !ph(list[at]).also || ph(list[at]).heads.empty())
      return kNone;
    const std::uint16_t next = ph(list[at]).last + 1U;  // B도 "…"며 C를 지지했다
    const bool speaks = next < p_.tokens.size() && p_.tokens[next].quoted;
    const bool own = std::ranges::any_of(list, [&](auto i) {
      return ph(i).josa == Case::object || (ph(i).josa == Case::with && !ph(i).heads.empty());
    });
    return own || speaks ? list[at] : kNone;
  }
  // 가람TP에 따르면 나래대와 협약을 맺었다: who tells is who did it, where nobody else is named.
  std::uint16_t informant() const {
    for (const std::uint16_t i : state_.waiting) {
      const std::size_t next = ph(i).last + 1U;
      if (ph(i).josa != Case::other || ph(i).heads.size() != 1 || next >= p_.tokens.size())
        continue;
      if (doc_.at(p_.tokens[next].span) != "따르면") continue;
      const auto& row = doc_.mentions.rows[ph(i).heads.front()];
      const std::string_view name = doc_.mentions.at(row.name);
      if (row.kind == Kind::org && !rules_.ends(name, Marker::authority) &&
          !rules_.ends(name, Marker::outlet))
        return i;
    }
    return kNone;
  }
  void gather(Clause& c) {
    give_back();
    c.args = state_.waiting;
    const std::uint16_t topic = topic_of(state_.waiting);
    std::uint16_t own = kNone;
    std::uint16_t before = kNone;  // 알프란트가 [평가가 불공정했다며] 소송을 냈다
    for (const std::uint16_t i : state_.waiting)
      if (subjective(i)) before = own, own = i;
    c.topic = topic;
    const Join join = c.modal.join;
    const bool within = join == Join::adnominal || join == Join::nominal || join == Join::reported;
    if (before != kNone && within && c.predicate != kNone && acts(c.predicate) && does(own) &&
        !halves(c, openers(c)))
      std::erase(c.args, before);  // A가 [협력사가 B에 부품을 파는 것을] 막았다
    const bool joined = topic != kNone && topic != state_.topic && ph(topic).also;
    const bool fresh = joined || std::ranges::any_of(state_.waiting, [&](auto i) {
                         return topical(i) && !ph(i).also;
                       });
    if (own != kNone) {
      c.subject = own;
    } else if (state_.purpose != kNone && !fresh && c.modal.said_by != kNone) {
      c.subject = state_.purpose;  // 신문은 [A가 B를 사기 위해 C와 협상한다고] 보도했다
      c.shared = true;
    } else if (state_.chain != kNone && !fresh) {
      c.subject = state_.chain;  // A는 [B가 C를 찾고 D를 만났다고] 전했다
      c.shared = true;
    } else if (const std::uint16_t linked = fresh || !c.modal.held ? kNone : chained_subject();
               linked != kNone) {
      c.subject = linked;
      c.shared = true;
    } else if (topic != kNone) {
      c.subject = topic;
      c.shared = topic == state_.topic;
    } else {
      c.subject = state_.subject != kNone ? state_.subject : state_.spare;
      c.shared = true;
      if (c.subject == kNone && c.modal.said_by == kNone) c.subject = informant();
    }
    if (c.modal.theirs && c.subject != kNone && !(ph(c.subject).josa == Case::subject))
      c.modal.unsaid = true;  // 나래는 미르를 인수하는 것에 반대했다
    if (c.modal.wished && own != kNone && topic != kNone && topic != own)
      c.modal.unsaid = true;  // 정부는 나래가 미르를 인수하기를 바란다
    c.with = state_.with;
    c.lent = c.lent || (state_.met && c.with != kNone);
    state_.met = false;
    state_.topic = topic;
    state_.subject = topic != kNone    ? kNone
                     : own == kNone    ? c.subject
                     : before != kNone ? before
                                       : own;
    const bool another = own != kNone && topic != kNone && own != topic && !ph(own).heads.empty();
    if (!aims(c.last)) state_.purpose = another && aims(c.last + 1U) ? own : kNone;
    if (c.modal.join != Join::chain || c.modal.said_by != kNone)  // A는 [B가 …했다고] 주장하며
      state_.chain = kNone;
    else if (another)
      state_.chain = made_of_topic(c, topic) ? kNone : own;
    if (brings_about(c)) state_.subject = kNone;
    state_.with = kNone;
    for (const std::uint16_t i : state_.waiting)
      if ((ph(i).josa == Case::with || ph(i).josa == Case::together) && c.modal.join == Join::chain)
        state_.with = i;
    carry_over(c);
    state_.spare = kNone;
    if (state_.waiting.empty()) state_.begin = static_cast<std::uint16_t>(c.last + 1U);
  }
  // A가, 협력사가: somebody, known by name or not.
  bool does(std::uint16_t i) const {
    const Token& last = p_.tokens[ph(i).last];
    return !ph(i).heads.empty() ||
           (last.what == What::word && rules_.ends(doc_.at(last.span), Marker::people));
  }
  // 이 칩은 [A가 생산하고] B의 메모리를 싣는다: the topic is what A makes, and goes on.
  bool made_of_topic(const Clause& c, std::uint16_t topic) const {
    const auto object = [&](std::uint16_t i) { return ph(i).josa == Case::object; };
    return c.predicate != kNone && !p_.tokens[c.predicate].ending.linking &&
           std::ranges::all_of(ph(topic).heads, [&](Row r) { return made(r); }) &&
           std::ranges::none_of(c.args, object) && turns_out(c.predicate);
  }
  bool turns_out(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    return t.word != kNone && std::ranges::any_of(rules_.words[t.word].triggers, [&](auto g) {
             const Type type = rules_.triggers[g].type;
             return type == Type::manufacture || type == Type::supply || type == Type::build;
           });
  }
  // A가 인수를 |포기함에 따라| 협상에 들어갔다: somebody else does what follows.
  bool brings_about(const Clause& c) const {
    const std::size_t next = c.last + 1U;
    return c.modal.join == Join::nominal && next < p_.tokens.size() &&
           doc_.at(p_.tokens[next].span).starts_with("따라");
  }
  // A를 B에 [3억원을 받고] 넘겼다: of two objects the sum alone is this verb's.
  bool paid(const Clause& c, std::uint16_t nearest) const {
    if (nearest == kNone || p_.tokens[ph(nearest).last].what != What::amount) return false;
    return std::ranges::any_of(c.args, [&](std::uint16_t i) {
      return i != nearest && ph(i).josa == Case::object && !ph(i).heads.empty();
    });
  }
  // 협상을 |하거나| 항소할 수 있다: as little told as what follows.
  bool either_act(const Clause& c) const {
    const Token& t = p_.tokens[c.last];
    return c.modal.join == Join::contrast && doc_.at(Span{t.span.begin, t.end}).ends_with("거나");
  }
  // 인수하기 |위해|
  bool aims(std::size_t token) const {
    return token < p_.tokens.size() && doc_.at(p_.tokens[token].span).starts_with("위해");
  }
  // 자회사를 떼어 판다: both verbs have one object.
  bool serial(const Clause& c) const {
    const Token& t = p_.tokens[c.predicate];
    return t.word != kNone && rules_.words[t.word].is(Class::serial);
  }
  // 막으라며, 막아 |달라며|, 침해했다고 |주장하며|: what a suit is brought for.
  bool pleads(const Clause& c) const {
    if (c.predicate == kNone) return false;
    const bool said = c.modal.join == Join::said ||
                      (c.modal.join == Join::chain && c.last != c.predicate &&
                       (asks(c) || p_.tokens[c.predicate].ending.join == Join::said));
    return said && (asks(c) || !acts(c.predicate) || !takes(c.predicate, Case::against));
  }
  // 청주에 2조원을 들여 공장을 짓는다: what -아/어 leaves open belongs to the next verb as well.
  void carry_over(const Clause& c) {
    std::vector<std::uint16_t> kept;
    std::uint16_t nearest = kNone;  // its own object
    for (const std::uint16_t i : c.args)
      if (ph(i).josa == Case::object) nearest = i;
    if (c.predicate != kNone && c.modal.join == Join::chain && p_.tokens[c.last].ending.linking)
      for (const std::uint16_t i : c.args)
        if (ph(i).josa == Case::dative || (serial(c) && ph(i).josa == Case::object) ||
            (!acts(c.predicate) &&
             (outer(ph(i).josa) || (ph(i).josa == Case::object && i != nearest))) ||
            (ph(i).josa == Case::object && serial(c) && !acts_with(c.predicate)))
          kept.push_back(i);
    if (kept.empty() && c.predicate != kNone && c.modal.join == Join::chain && paid(c, nearest))
      for (const std::uint16_t i : c.args)
        if (i != nearest && (ph(i).josa == Case::object || ph(i).josa == Case::dative))
          kept.push_back(i);
    if (pleads(c))  // 상대로 막아 달라며 소송을 냈다
      for (const std::uint16_t i : c.args)
        if (ph(i).josa == Case::against) kept.push_back(i);
    // B의 제안을 ["말도 안 된다"며] 거절했다: what stands before the marks is the next verb's
    const bool spoken = kept.empty() && c.predicate != kNone && closes_marks(c.last) &&
                        !acts(c.predicate) && !carries(c.predicate);
    if (spoken)
      for (const std::uint16_t i : c.args) {
        const Case josa = ph(i).josa;
        const bool whom = josa == Case::object || josa == Case::dative || josa == Case::about;
        if (whom && before_marks(i, c)) kept.push_back(i);
      }
    // B와 칩을 개발하기 위한 협약을 맺었다
    if (c.modal.join == Join::nominal && c.last + 1U < p_.tokens.size() &&
        doc_.at(p_.tokens[c.last + 1U].span) == "위한")
      for (const std::uint16_t i : c.args)
        if (outer(ph(i).josa)) kept.push_back(i);
    if (kept.empty() && aims_at(c)) kept = left_open(c);
    state_.outside = spoken;
    state_.borrowed = aims_at(c) || spoken ? kept.size() : 0;
    state_.waiting = std::move(kept);
  }
  static bool has_mark(std::string_view text) {
    return text.find('"') != std::string_view::npos || text.find("“") != std::string_view::npos ||
           text.find("”") != std::string_view::npos;
  }
  // 위험하다|"며|: the ending behind the mark is a token of its own
  bool closes_marks(std::uint16_t verb) const {
    constexpr std::size_t kMark = 3;  // bytes
    const std::size_t at = p_.tokens[verb].span.begin, from = at - std::min(at, kMark);
    const std::size_t to = std::min(doc_.text.size(), p_.tokens[verb].end + kMark);
    return has_mark(std::string_view(doc_.text).substr(from, to - from));
  }
  bool before_marks(std::uint16_t phrase, const Clause& c) const {
    constexpr std::uint32_t kGap = 400;  // bytes up to where the words begin
    const std::uint32_t from = p_.tokens[ph(phrase).last].end;
    const std::uint32_t to = std::min(p_.tokens[c.predicate].span.end, from + kGap);
    return from < to && has_mark(doc_.at(Span{from, to}));
  }
  // 높이기 위해, 높이고자, 높이려고: what for.
  bool aims_at(const Clause& c) const {
    return c.predicate != kNone &&
           (c.modal.join == Join::purpose || (c.modal.join == Join::nominal && aims(c.last + 1U)));
  }
  // A는 B와 [경쟁력을 높이기 위해] 협약을 맺었다: with an object in between, B is the main verb's.
  std::vector<std::uint16_t> left_open(const Clause& c) const {
    std::vector<std::uint16_t> out;
    for (std::size_t i = 0; i + 1U < c.args.size(); ++i) {
      const Phrase& p = ph(c.args[i]);
      const bool taken =
          p.josa == Case::dative ? acts(c.predicate) && takes(c.predicate, p.josa) : !outer(p.josa);
      if (!taken && !p.heads.empty() && c.args[i] != c.subject) out.push_back(c.args[i]);
    }
    return out;
  }
  // A는 B와 [힘을 합치기 위해] C와 만났다: the main verb has its own.
  void give_back() {
    const std::size_t lent = std::min(state_.borrowed, state_.waiting.size());
    state_.borrowed = 0;
    const auto begin = state_.waiting.begin();
    const auto rest = begin + static_cast<std::ptrdiff_t>(lent);
    const bool other = std::any_of(rest, state_.waiting.end(), [&](std::uint16_t n) {
      return !topical(n) && !subjective(n) && names_party(ph(n));
    });
    if (state_.outside && other) {  // B에 ["미안하다"며] C를 지지했다: nothing to do with B
      state_.waiting.erase(begin, rest);
      return;
    }
    for (std::size_t i = lent; i-- > 0;) {
      const Case josa = ph(state_.waiting[i]).josa;
      const bool own = std::any_of(
          state_.waiting.begin() + static_cast<std::ptrdiff_t>(lent), state_.waiting.end(),
          [&](std::uint16_t n) { return ph(n).josa == josa && !ph(n).heads.empty(); });
      if (own) state_.waiting.erase(state_.waiting.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // What is left at the end of a headline or list item: a clause without a verb.
  void nominal(std::uint16_t at) {
    if (state_.waiting.empty()) return;
    const Phrase& last = ph(state_.waiting.back());
    if (last.last + 1U < at || p_.tokens[last.last].predicate) return;
    Clause c;
    c.first = state_.begin;
    c.last = static_cast<std::uint16_t>(at - 1U);
    c.modal.join = Join::final;
    c.modal.last = c.last;
    if (asks(c.last)) doubt(c.modal);
    gather(c);
    out_.push_back(std::move(c));
  }
  bool names_firm(std::uint16_t token) const {
    const Token& t = p_.tokens[token];
    return t.what == What::party && doc_.mentions.rows[t.mention].kind == Kind::org;
  }
  bool takes_object(const Clause& c) const {
    return std::ranges::any_of(c.args, [&](std::uint16_t i) { return ph(i).josa == Case::object; });
  }
  bool firm(std::uint16_t i) const {
    return !ph(i).heads.empty() && doc_.mentions.rows[ph(i).heads.front()].kind == Kind::org;
  }
  // 위원회는 [A에 제작을 맡기고 대금을 주지 않은] B에 과징금을 물렸다: an authority trades with
  // nobody.
  bool under_ruling(std::size_t at) const {
    const Clause &c = out_[at], &next = out_[at + 1U];
    if (c.subject == kNone || !firm(c.subject) || !firm(next.head) || !takes_object(c) ||
        at + 2U >= out_.size() || out_[at + 2U].predicate == kNone)
      return false;
    const auto& row = doc_.mentions.rows[ph(c.subject).heads.front()];
    const bool trade = rules_.acts_as(p_.tokens[c.predicate].word, Type::supply) ||
                       rules_.acts_as(p_.tokens[c.predicate].word, Type::manufacture);
    const std::uint16_t main = p_.tokens[out_[at + 2U].predicate].word;
    return trade && rules_.ends(doc_.mentions.at(row.name), Marker::authority) &&
           rules_.acts_as(main, Type::regulate);
  }
  // [A와 손잡고 도시락을 선보인] B는: nobody stands before the chain who could act in it.
  bool opens_relative(std::size_t i) const {
    const Clause &c = out_[i], &next = out_[i + 1];
    const Token& t = p_.tokens[c.last];
    if (i > 0 || c.subject != kNone || c.topic != kNone || next.subject != kNone ||
        next.topic != kNone || !firm(next.head) || c.modal.held || p_.terse ||
        doc_.at(Span{t.span.begin, t.end}).ends_with("며") || t.quoted)
      return false;
    return std::ranges::none_of(c.args, [&](std::uint16_t n) { return ph(n).comma; });
  }
  // 위버스에 투자해 주주가 된 네이버: -아/어 ties both verbs to one head.
  void share_gaps() {
    for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
      Clause& c = out_[i];
      Clause& next = out_[i + 1];
      if (c.predicate == kNone || next.predicate == kNone || next.head == kNone ||
          next.modal.join != Join::adnominal || !next.modal.relative)
        continue;
      if (c.modal.join != Join::chain) continue;
      if (!p_.tokens[c.modal.last].ending.linking && !under_ruling(i) && !opens_relative(i))
        continue;
      // 윤 대통령은 [수교 60년을 맞아 방한한] 기시다 총리와: whose the gap is, the verb says
      const bool own_gap = comes(next);
      const bool lends =
          !c.shared && c.subject != kNone && next.subject == kNone && !own_gap &&
          std::ranges::all_of(next.args, [&](auto n) { return ph(n).josa == Case::none; });
      // A는 [B에서 칩을 사들여 서비스를 파는] C에 투자했다
      const bool topical_only = !c.shared && c.subject != kNone && next.head != kNone &&
                                ph(c.subject).josa == Case::topic && takes_object(c) &&
                                takes_object(next) && firm(next.head) &&
                                next.shared == (next.subject != kNone);
      if (!lends && !topical_only && !own_gap && !(c.shared || c.subject == kNone)) continue;
      bool apart = false;
      for (std::uint16_t t = c.last; t < next.predicate; ++t)
        apart = apart || p_.tokens[t].what == What::mark;
      if (apart || ph(next.head).heads.empty()) continue;
      c.head = next.head;
      if (lends)
        next.subject = c.subject;  // A와 B가 출자해 세운 C
      else if (topical_only || (own_gap && c.subject != kNone))
        std::erase(c.args, std::exchange(c.subject, kNone));
      else
        c.subject = kNone;
      c.modal.tense = next.modal.tense;
      c.modal.join = Join::adnominal;
      c.modal.relative = true;
    }
  }
  // 출시할 때, 만날 당시: tells no future; what it means the main verb says.
  void at_the_time(std::size_t i) {
    Modal& m = out_[i].modal;
    m.tense = Tense::none;
    for (std::size_t j = i + 1; j < out_.size() && m.tense == Tense::none; ++j)
      if (!out_[j].modal.relative) m.tense = out_[j].modal.tense;
    if (m.tense != Tense::past) m.unsaid = true;
  }
  // 사장으로 승진시키는 등 인사를 단행했다: one of the acts that the main verb sums up.
  void with_others(std::size_t i) {
    for (std::size_t j = i + 1; j < out_.size(); ++j) {
      if (out_[j].modal.relative) continue;
      if (out_[j].modal.tense == Tense::past && !out_[j].modal.decision && !out_[j].modal.cap)
        out_[i].modal.tense = Tense::past;
      return;
    }
  }
  // 논의한 뒤 만찬에 참석한다: as far from now as the verb that it comes before.
  void follow_moments() {
    for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
      Clause& c = out_[i];
      if (!c.modal.relative || c.head == kNone) continue;
      const std::string_view moment = doc_.at(p_.tokens[ph(c.head).first].span);
      if (c.modal.tense == Tense::future && !c.modal.held && (moment == "때" || moment == "당시"))
        at_the_time(i);
      if (moment == "과정" && c.modal.tense == Tense::present && !c.modal.held) at_the_time(i);
      if (moment == "등" && c.modal.tense != Tense::past && !c.modal.held) with_others(i);
      if (c.modal.tense != Tense::past) continue;
      if (moment != "뒤" && moment != "후" && moment != "이후" && moment != "다음") continue;
      const Modal& main = out_[i + 1].modal;
      if (main.relative || main.tense == Tense::past || main.tense == Tense::none ||
          main.progressive)
        continue;
      c.modal.tense = main.tense;
      c.modal.decision = main.decision;
    }
  }
  // 사들이려다 규제에 막혀 포기했다: what was wanted has failed.
  void give_up() {
    for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
      Modal& m = out_[i].modal;
      if (m.join != Join::purpose || !m.unsaid || m.negated) continue;
      for (std::size_t j = i + 1; j < out_.size() && m.unsaid; ++j) {
        const std::uint16_t verb = out_[j].predicate;
        if (verb == kNone || out_[j].modal.relative || p_.tokens[verb].word == kNone) continue;
        const Word& w = rules_.words[p_.tokens[verb].word];
        if (w.status != Status::failed || out_[j].modal.negated ||
            out_[j].modal.tense != Tense::past || !out_[j].shared)
          continue;
        m.unsaid = false;
        m.end = Status::failed;
      }
    }
  }
  bool bare_noun(std::uint16_t predicate) const {
    if (predicate == kNone) return false;
    const Token& t = p_.tokens[predicate];
    return t.word != kNone && !rules_.words[t.word].verb && t.end == t.span.end;
  }
  bool own_topic(const Clause& c) const {
    return c.topic != kNone && ph(c.topic).josa == Case::topic &&
           std::ranges::find(c.args, c.topic) != c.args.end();
  }
  // A가 지분을 사들이면서 시장이 바뀌고 있다, 바뀔 전망이다: what brings it about has come.
  bool amid(const Clause& c, const Clause& main) const {
    return doc_.at(Span{p_.tokens[c.last].span.begin, p_.tokens[c.last].end}).ends_with("면서") &&
           (main.modal.progressive || main.modal.cap == Status::rumoured) && !main.shared &&
           main.subject != kNone && main.subject != c.subject &&
           (ph(main.subject).heads.empty() || undergoes(c));
  }
  // 제재를 받으면서, 과징금을 부과받으면서: it has been laid on somebody
  bool undergoes(const Clause& c) const {
    if (c.predicate == kNone) return false;
    const std::string_view verb = doc_.at(p_.tokens[c.predicate].span);
    return verb.starts_with("받") || verb.starts_with("당하") ||
           p_.tokens[c.predicate].voice == Voice::receive;
  }
  // B를 |인수해|, B를 |팔아|: what −아/어 says has come before what follows.
  bool bought(const Clause& c) const {
    if (c.predicate == kNone || !p_.tokens[c.modal.last].ending.linking) return false;
    const std::uint16_t word = p_.tokens[c.predicate].word;
    return rules_.acts_as(word, Type::acquire) || rules_.acts_as(word, Type::divest);
  }
  // 공장을 짓고 내년부터 생산을 계획하고 있다: neither has been done.
  bool plans(const Clause& c) const {
    return c.predicate != kNone && c.modal.progressive && p_.tokens[c.predicate].word != kNone &&
           rules_.words[p_.tokens[c.predicate].word].text == "계획";
  }
  bool only_can(const Clause& c) const {
    const std::size_t noun = c.modal.last + 1U, verb = noun + 1U;
    return c.modal.unsaid && verb < p_.tokens.size() && doc_.at(p_.tokens[noun].span) == "수" &&
           p_.tokens[verb].predicate && p_.tokens[verb].ending.join != Join::adnominal &&
           p_.tokens[verb].ending.join != Join::reported;  // 오를 수 있다는 전망
  }
  // The relative clause `j` describes the subject of the verb above, which is not who acts in `c`.
  bool heads_subject(const Clause& c, std::size_t j) const {
    const Clause& relative = out_[j];
    if (c.subject == kNone || ph(c.subject).josa != Case::subject || relative.head == kNone ||
        relative.modal.tense != Tense::past || own_topic(c) ||
        std::ranges::find(c.args, c.subject) == c.args.end())
      return false;
    const Case josa = ph(relative.head).josa;
    return (josa == Case::subject || josa == Case::topic) && j + 1U < out_.size() &&
           out_[j + 1U].subject == relative.head;
  }
  // 공급받고 1위를 굳히기 |위해서다|: both are only what for.
  bool aims_only(std::size_t j) const {
    const std::size_t next = out_[j].last + 1U;
    return next < p_.tokens.size() && doc_.at(p_.tokens[next].span).starts_with("위해서");
  }
  bool quoted(const Clause& c) const {
    return c.predicate != kNone && p_.tokens[c.predicate].quoted;
  }
  // 손잡고 투자하기로 했다: a chain without a tense has the status of what follows.
  // 지원해 |달라고| 요청했다
  bool asks_aid(const Clause& c) const {
    if (c.predicate == kNone) return false;
    for (std::uint16_t t = c.predicate; t <= c.modal.last && t < p_.tokens.size(); ++t)
      if (doc_.at({p_.tokens[t].span.begin, p_.tokens[t].end}) == "달라고") return true;
    return false;
  }
  // (B를 만나) 협력을 넓히는 방안을 논의했다: what was talked of is not done, but they have met.
  bool weighed(const Clause& c) const {
    const Token& t = p_.tokens[c.modal.last];
    return c.modal.held && t.word != kNone && rules_.acts_as(t.word, Type::talk);
  }
  // 지원해 달라고 |요청했다|, 방안을 |논의했다|
  const Token& told_last(const Clause& c) const {
    const std::size_t next = c.modal.last + 1U;
    const bool speech =
        next < p_.tokens.size() && p_.tokens[next].predicate &&
        doc_.at({p_.tokens[next - 1U].span.begin, p_.tokens[next - 1U].end}).ends_with("고");
    return p_.tokens[speech ? next : c.modal.last];
  }
  // 장관을 만나, but no 장관에게 [그를 만나 도와 달라고]: whoever asks has met him.
  bool met_alone(const Clause& c) const {
    return c.predicate != kNone && p_.tokens[c.predicate].word != kNone &&
           rules_.acts_as(p_.tokens[c.predicate].word, Type::meet) &&
           std::ranges::none_of(p_.phrases, [&](const Phrase& p) {
             return p.josa == Case::dative && !p.heads.empty() && p.first >= c.first &&
                    p.last < c.predicate;
           });
  }
  void inherit() {
    for (std::size_t i = out_.size(); i-- > 0;) {
      Modal& m = out_[i].modal;
      if (either_act(out_[i]) && i + 1U < out_.size() && out_[i + 1U].modal.unsaid) m.unsaid = true;
      if (m.join != Join::chain || m.tense != Tense::none || m.progressive || m.decision || m.held)
        continue;
      for (std::size_t j = i + 1; j < out_.size(); ++j) {
        const Modal& o = out_[j].modal;
        if (quoted(out_[j]) && !quoted(out_[i])) {  // B를 만나 "서둘러야 한다"고 말했다
          if (p_.tokens[o.last].quoted) continue;
          m.tense = p_.tokens[o.last].ending.tense;
          break;
        }
        if (!o.decision && met_alone(out_[i]) && (asks_aid(out_[j]) || weighed(out_[j])) &&
            told_last(out_[j]).ending.tense == Tense::past) {
          m.tense = Tense::past;
          break;
        }
        if (o.join == Join::adnominal && o.relative) {
          if (only_can(out_[j])) {  // 협력하며 번영을 이뤄갈 수 있다
            m.unsaid = true;
            break;
          }
          if (heads_subject(out_[i], j)) {  // [A가 회의를 열고 이사를 임명한] 처분이 정지됐다
            m.tense = o.tense;
            break;
          }
          if (j == i + 1 && bare_noun(out_[i].predicate) && o.tense == Tense::past) {
            m.tense = o.tense;  // 인수, 거점을 확보한 만큼
            break;
          }
          // A는 만나 [공급할] 물량을 늘렸다: who has a topic is not within the relative clause
          if (out_[j].predicate != kNone && p_.tokens[out_[j].predicate].span.begin > 0 &&
              !p_.tokens[out_[j].predicate].ending.quality &&  // 손잡고 |다양한| 제품을 만든다
              !(own_topic(out_[i]) && o.tense == Tense::future) && i + 1 == j &&
              out_[j].args.empty() && out_[j].first <= out_[i].last + 1U) {
            m.tense = o.tense;  // 손잡고 발족한: within the relative clause
            break;
          }
          continue;
        }
        if (o.join == Join::nominal && o.tense == Tense::none) {  // 됐기 때문이다 has one
          m.unsaid = m.unsaid || aims_only(j);
          continue;
        }
        if (amid(out_[i], out_[j])) {
          m.tense = Tense::past;
          break;
        }
        m.tense = o.tense;
        m.cap = m.cap ? (o.cap ? std::min(*m.cap, *o.cap) : *m.cap) : o.cap;
        if (plans(out_[j]) && (!m.cap || *m.cap > Status::planned)) m.cap = Status::planned;
        m.progressive = o.progressive;
        if (o.progressive && o.tense == Tense::none && !o.cap && !o.held && bought(out_[i]))
          m.tense = Tense::past, m.progressive = false;  // 인수해 사업을 키우고 있다
        m.decision = m.lent = o.decision;
        m.unsaid = m.unsaid || o.unsaid;
        m.flags |= o.flags;
        m.tier = std::max(m.tier, o.tier);
        if (m.said_by == kNone) m.said_by = o.said_by;
        break;
      }
    }
  }

  const Rules& rules_;
  const Document& doc_;
  const Parse& p_;
  std::vector<Clause>& out_;
  struct State {
    std::vector<std::uint16_t> waiting;  // phrases without a verb yet
    std::size_t borrowed = 0;  // of them, the first that a clause of purpose has left open
    bool outside = false;      // those stand before words that are quoted
    std::uint16_t begin = 0;   // of the clause
    std::uint16_t topic = kNone, subject = kNone, spare = kNone, with = kNone;
    bool met = false;             // `with` is whom a clause of time was about: B와 회담한 뒤
    std::uint16_t chain = kNone;  // the subject of a clause within the topic's: joined by 고, 며
    std::uint16_t purpose = kNone;  // the same of one that says what for: 사기 위해
  };
  State state_, outer_;
  std::size_t next_ = 0;
  std::uint16_t governed_ = 0, first_of_segment_ = 0;
  std::uint16_t speaker_ = kNone;  // of the speech that is open
};

}  // namespace

void find_clauses(const Rules& rules, const Document& doc, const Parse& parse,
                  std::vector<Clause>& out) {
  out.clear();
  Cutter(rules, doc, parse, out).run();
}

std::vector<bool> nested_phrases(const Parse& parse, const std::vector<Clause>& clauses) {
  std::vector<bool> out(parse.phrases.size(), false);
  for (const Clause& c : clauses)
    for (const std::uint16_t n : c.args) out[n] = out[n] || c.modal.relative;
  return out;
}

}  // namespace hj::claim
