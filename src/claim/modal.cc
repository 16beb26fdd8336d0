#include "claim/modal.h"

#include <algorithm>

#include "core/utf8.h"

namespace hj::claim {
namespace {

constexpr int kLinks = 8;
constexpr std::uint16_t kReach = 6;  // tokens between a complement and its verb

// 했, 맺었: a syllable that ends in ㅆ.
bool ends_in_ss(char32_t code) {
  constexpr char32_t kFirst = 0xAC00, kLast = 0xD7A3, kFinals = 28, kSs = 20;
  return code >= kFirst && code <= kLast && (code - kFirst) % kFinals == kSs;
}

class Climber {
 public:
  Climber(const Rules& rules, const Document& doc, const Parse& parse)
      : rules_(rules), doc_(doc), p_(parse) {}

  Modal run(std::uint16_t at) {
    cur_ = at;
    ending_ = p_.tokens[at].ending;
    start_ = at;
    m_.tense = ending_.tense;
    m_.progressive = p_.tokens[at].doing || ending_.lasting;
    m_.since = ending_.lasting && ending_.tense == Tense::past;
    m_.negated = p_.tokens[at].negated;
    const std::string_view verb = doc_.at(Span{p_.tokens[at].span.begin, p_.tokens[at].end});
    if (verb.ends_with("려는") || verb.ends_with("려던")) lower(Status::sought);  // 인수하려는 A
    for (int link = 0; link < kLinks && step(); ++link) {
    }
    if (ending_.doubt) lower(Status::rumoured);  // 만날지 관심
    if (const Token* n = next(); ending_.doubt && n != nullptr && doc_.at(n->span) == "여부")
      m_.unsaid = true;                                   // 수출할지 여부를 결정하겠다
    if (ending_.asked && !tells_how()) m_.unsaid = true;  // 인수했는지 조사하고 있다
    if (no_plan_)                                         // 인수할 계획이 없다
      m_.end = Status::denied, m_.stance = Stance::deny, m_.no_plan = true;
    m_.join = ending_.join;
    m_.last = cur_;
    m_.relative = (m_.join == Join::adnominal || m_.join == Join::reported) && !noun_;
    if (m_.join == Join::condition || m_.join == Join::purpose) m_.unsaid = true;
    return m_;
  }

 private:
  // 어떻게 인수했는지, 왜 만났는지: it stands, and is only told more of.
  bool tells_how() const {
    constexpr std::uint16_t kBack = 10;  // tokens
    for (std::uint16_t i = start_; i > 0 && start_ - i < kBack; --i) {
      const std::string_view text = doc_.at(p_.tokens[i - 1U].span);
      for (const std::string_view how :
           {"어떻게", "왜", "언제", "얼마", "어디", "무엇", "무슨", "어떤"})
        if (text.starts_with(how)) return true;
      if (p_.tokens[i - 1U].predicate && i < start_) return false;
    }
    return false;
  }
  const Word* word(const Token& t) const {
    return t.word == kNone ? nullptr : &rules_.words[t.word];
  }
  const Token* next() const {
    const std::size_t n = cur_ + 1U;
    return n < p_.tokens.size() && p_.tokens[n].what != What::mark ? &p_.tokens[n] : nullptr;
  }
  bool is(const Token* t, Class c) const {
    return t != nullptr && word(*t) != nullptr && word(*t)->is(c);
  }
  void move(std::uint16_t to) {
    cur_ = to;
    noun_ = false;
    const Ending e = p_.tokens[to].ending;
    if (e.tense != Tense::none && m_.tense == Tense::none && !m_.held) m_.tense = e.tense;
    ending_ = e;
    if (p_.tokens[to].negated) m_.negated = true;
  }
  bool step() {
    switch (ending_.join) {
      case Join::chain:
        return auxiliary();
      case Join::contrast:
        return !made_to() && (becoming() || agreed_to());
      case Join::long_neg:
        return negation();
      case Join::decision:
        return decision();
      case Join::purpose:
        return wish();
      case Join::adnominal:
      case Join::reported:
        return hold();
      case Join::said:
        return speech();
      case Join::condition:
        return must();
      case Join::nominal:
        return nominal();
      default:
        return false;
    }
  }
  // 수출해도 좋다고, 팔아도 된다고: it is allowed
  bool allowed(const Token* n) const {
    const Token& t = p_.tokens[cur_];
    if (n == nullptr || !doc_.at(Span{t.span.begin, t.end}).ends_with("도")) return false;
    const std::string_view verb = doc_.at(n->span);
    return verb.starts_with("좋") || verb.starts_with("되") || verb.starts_with("된") ||
           verb.starts_with("괜찮");
  }
  // 인수해 달라고: somebody else is to act
  bool asked(const Token* n) const {
    return n != nullptr && ending_.linking &&
           doc_.at(Span{n->span.begin, n->end}).starts_with("달라고");
  }
  bool auxiliary() {
    const Token* n = next();
    if (allowed(n) || asked(n)) m_.unsaid = true;
    if (is(n, Class::aux) && n->predicate && word(*n)->text == "싶다")  // 인수하고 싶다고 말했다
      return lower(Status::sought), move(static_cast<std::uint16_t>(cur_ + 1U)), true;
    if (!is(n, Class::aux) || !n->predicate || (!ending_.progressive && !ending_.linking))
      return false;
    const std::string& text = word(*n)->text;
    const bool stays = text == "있다" || text == "계시다";
    if (ending_.linking && !ending_.progressive && stays) {  // 구성돼 있습니다: it has come to be
      if (m_.tense == Tense::none) m_.tense = Tense::past;
      move(cur_ + 1);
      return true;
    }
    if (ending_.progressive != stays) return false;
    if ((text == "달라다" || text == "달다") && n->ending.join == Join::said)
      m_.unsaid = true;  // 승인해 달라고: somebody else is to act
    m_.progressive = ending_.progressive || text == "오다";
    m_.since = text == "오다" && n->ending.tense == Tense::past;
    move(cur_ + 1);
    return true;
  }
  // 인수하도록 했다: somebody else is made to act
  bool made_to() {
    const Token& t = p_.tokens[cur_];
    if (!doc_.at(Span{t.span.begin, t.end}).ends_with("도록")) return false;
    m_.unsaid = true;
    return true;
  }
  // 공급하게 된다: it is to come; 공급하게 됐다, 방문하게 돼 기쁘다: it has.
  bool becoming() {
    const Token* n = next();
    if (!ending_.becoming || n == nullptr || !n->predicate || word(*n) == nullptr ||
        word(*n)->text != "되다")
      return false;
    const bool come = n->ending.join == Join::chain && n->ending.linking;
    if (n->ending.tense != Tense::past && !come) lower(Status::planned);
    if (come) m_.tense = Tense::past;
    move(cur_ + 1);
    return true;
  }
  bool negation() {
    const Token* n = next();
    if (!is(n, Class::aux) || !n->predicate) return false;
    m_.negated = true;
    move(cur_ + 1);
    return true;
  }
  // 세우기로 |29일| 합의했다
  void pass_time() {
    const Token* n = next();
    if (n != nullptr && n->what == What::time && n->josa == Case::none &&
        cur_ + 2U < p_.tokens.size() && p_.tokens[cur_ + 2U].predicate)
      ++cur_;
  }
  bool decision() {
    pass_time();
    const Token* n = next();
    if (n == nullptr) {
      m_.decision = p_.terse;  // # A, 3월 방중하기로
      return false;
    }
    if (doc_.at({n->span.begin, n->end}) == "한") {  // 인수하기로 한 A: a determiner elsewhere
      m_.decision = m_.held = true;
      move(cur_ + 1);
      ending_ = {Join::adnominal, Tense::past};
      if (const std::uint16_t self = of_itself(); self != kNone) return move(self), true;
      const Token* what = next();  // 인수하기로 한 것으로 알려졌다
      return is(what, Class::hold) && doc_.at(what->span) == "것" && what->josa == Case::direction;
    }
    if (n->what == What::word && !n->predicate && cur_ + 2U < p_.tokens.size() &&
        p_.tokens[cur_ + 2].predicate) {
      m_.decision = true;  // 하기로 뜻을 모았다, 하기로 최종 합의했다
      if (word(*n) != nullptr && !one_mind(static_cast<std::uint16_t>(cur_ + 1U)))
        apply(*word(*n), m_);
      const Word* verb = word(p_.tokens[cur_ + 2]);
      if (verb != nullptr && verb->text != "결정") apply(*verb, m_);  // 하기로 최종 결정했다
      move(cur_ + 2);
      return true;
    }
    if (!n->predicate) {
      m_.decision = true;
      return false;
    }
    m_.decision = true;
    if (word(*n) != nullptr && word(*n)->is(Class::stage) && word(*n)->text != "결정" &&
        !(word(*n)->status == Status::talks && n->ending.tense == Tense::past))
      apply(*word(*n), m_);  // but 하기로 협의했다 is agreed
    m_.tense = Tense::none;
    m_.held = true;
    move(cur_ + 1);
    return true;
  }
  bool wish() {
    const Token* n = next();
    if (!is(n, Class::aux) || !n->predicate) return false;
    lower(Status::sought);
    move(cur_ + 1);
    return true;
  }
  bool must() {
    m_.unsaid = true;
    return false;
  }
  bool nominal() {
    const Token* n = next();
    if (n == nullptr) return false;
    const std::string_view text = doc_.at(n->span);
    if (const std::uint16_t paper = contract_for(); paper != kNone) return sign(paper);
    if (text.starts_with("위")) lower(talked_for() ? Status::talks : Status::sought);  // 하기 위해
    if (text.starts_with("직전")) lower(Status::planned);  // 하기 직전이다
    if (n->predicate && text.starts_with("시작"))
      return move(static_cast<std::uint16_t>(cur_ + 1U)), true;  // 공급하기 시작하면
    for (const std::string_view hard :
         {"어려", "어렵", "힘들", "쉽", "쉬", "적절", "적합", "부적", "알맞", "충분", "부족"})
      if (text.starts_with(hard)) m_.unsaid = true;  // 따라잡기 어렵다, 투자하기에 적절한
    minded(*n);
    return false;
  }
  // 인수하기를 바란다, 공급하길 거부했다: what the verb makes of it, which is not done by itself.
  void minded(const Token& verb) {
    const Token& act = p_.tokens[cur_];
    const std::string_view whole = doc_.at(Span{act.span.begin, act.end});
    const Word* w = word(verb);
    const bool wished = w != nullptr && w->status && *w->status <= Status::sought;
    if (!whole.ends_with("기를") && !whole.ends_with("길") && !wished) return;
    m_.wished = wished;
    const std::size_t next = cur_ + 2U;  // 원하지 |않는다|
    const bool not_so =
        verb.negated || (verb.ending.join == Join::long_neg && next < p_.tokens.size() &&
                         doc_.at(p_.tokens[next].span).starts_with("않"));
    if (w == nullptr || !w->status || not_so)
      m_.unsaid = m_.unsaid || !doc_.at(verb.span).starts_with("계속");
    else if (*w->status >= Status::stalled)
      m_.end = *w->status;
    else
      lower(*w->status);
  }
  // Goods or money that one side gives the other; what both do together their paper tells.
  bool handed_over() const {
    const Word* w = word(p_.tokens[start_]);
    if (w == nullptr || w->triggers.empty()) return false;
    const Type t = rules_.triggers[w->main].type;
    return t == Type::supply || t == Type::subsidise || t == Type::finance;
  }
  // 세우기 위한 최종 |계약|을 체결했다: the contract is for the act, as in 세우는 계약.
  std::uint16_t contract_for() const {
    constexpr std::size_t kWords = 5;
    if (doc_.at(p_.tokens[cur_ + 1U].span) != "위한") return kNone;
    for (std::size_t i = cur_ + 2U; i <= cur_ + 1U + kWords && i < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      if (word(t) != nullptr && word(t)->is(Class::adverb)) continue;  // 최종 계약을
      if (t.predicate || t.what == What::mark || t.what == What::party) return kNone;
      if (t.josa == Case::object && word(t) != nullptr && word(t)->is(Class::paper))
        return doc_.at(t.span).ends_with("계약") || handed_over() ? static_cast<std::uint16_t>(i)
                                                                  : kNone;
      if (t.josa != Case::none && t.josa != Case::genitive) return kNone;
    }
    return kNone;
  }
  // 사들이기 위한 배타적 |협상|에 들어갔다, 사들이기 위해 B와 |협의|를 벌이고 있다: further than
  // what one side wants.
  bool talked_for() const {
    constexpr std::size_t kWords = 3;
    const std::string_view link = doc_.at(p_.tokens[cur_ + 1U].span);
    if (link != "위한" && link != "위해") return false;
    for (std::size_t i = cur_ + 2U; i <= cur_ + 1U + kWords && i < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      if (link == "위해" && t.josa == Case::with && !t.predicate) continue;
      if (t.what != What::word) return false;
      if (word(t) != nullptr && word(t)->is(Class::stage) && word(t)->status == Status::talks)
        return link == "위해" ? going_on(i)
                              : t.josa == Case::dative || t.josa == Case::object || t.predicate;
      if (t.josa != Case::none) return false;
    }
    return false;
  }
  // 협의하고 있다, 협의를 벌이고 있다
  bool going_on(std::size_t at) const {
    const Token& t = p_.tokens[at];
    if (t.doing || (t.predicate && t.ending.progressive)) return true;
    return !t.predicate && t.josa == Case::object && at + 1U < p_.tokens.size() &&
           p_.tokens[at + 1U].ending.progressive;
  }
  void lower(Status cap) {
    if (!m_.cap || cap < *m_.cap) m_.cap = cap;
  }
  // 인수하는 것이 아니라, 인수할 계획은 결코 아니다; but 것뿐 아니라, 것 아니냐는
  bool not_so() const {
    const Token* n = next();
    const std::string_view noun = doc_.at(Span{n->span.begin, n->end});
    const bool thing = noun == "게" || noun == "건" || noun == "거" ||
                       (is(n, Class::hold) && !noun.starts_with("사실"));
    if (ending_.join != Join::adnominal || !thing || noun.find("만") != noun.npos ||
        noun.find("뿐") != noun.npos)
      return false;
    for (std::size_t i = cur_ + 2U; i <= cur_ + 3U && i < p_.tokens.size(); ++i) {
      const std::string_view verb = doc_.at(Span{p_.tokens[i].span.begin, p_.tokens[i].end});
      if (verb.starts_with("아니") || verb.starts_with("아닌") || verb.starts_with("아닙"))
        return !verb.starts_with("아니냐") && !verb.starts_with("아닌가") &&
               !verb.starts_with("아니겠") && !verb.starts_with("아닌지");
      if (p_.tokens[i].josa != Case::other) return false;  // 결코, 전혀
    }
    return false;
  }
  // 인수할 여력, 인수할 자금 여력, 인수할 경우
  bool only_able() const {
    if (ending_.join == Join::adnominal && ending_.tense == Tense::present &&
        cur_ + 1U < p_.tokens.size() && doc_.at(p_.tokens[cur_ + 1U].span) == "경우")
      return true;  // 인수하는 경우 규제를 받는다
    if (ending_.tense != Tense::future || ending_.join != Join::adnominal) return false;
    for (std::size_t i = cur_ + 1U; i < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      if (t.what != What::word || is(&t, Class::hold)) return false;
      if (rules_.is(doc_.at(t.span), Marker::able)) return true;
      if (t.josa != Case::none || t.predicate) return false;
    }
    return false;
  }
  // 할 계획이다, 한 것으로 알려졌다, 한다는 보도는 사실무근이라고.
  // 투자한다는 [한 매체의] 보도, 대출했다는 [일각의] 주장: whose it is stands between.
  void pass_source() {
    constexpr std::size_t kWords = 3;
    if (ending_.join != Join::reported) return;
    for (std::size_t i = cur_ + 1U; i <= cur_ + kWords && i + 1U < p_.tokens.size(); ++i) {
      const Token &t = p_.tokens[i], &noun = p_.tokens[i + 1U];
      const bool one = doc_.at(t.span) == "한";
      if (t.what != What::word || (t.predicate && !one) || is(&t, Class::hold)) return;
      if (t.josa == Case::none) continue;
      const bool told = is(&noun, Class::hold) && !noun.predicate &&
                        rules_.is(doc_.at(noun.span), Marker::hearsay);
      if (t.josa == Case::genitive && told) cur_ = static_cast<std::uint16_t>(i);
      return;
    }
  }
  bool hold() {
    pass_source();
    const Token* n = next();
    if (n == nullptr) return false;
    if (not_so()) return m_.negated = true, false;
    if (const std::uint16_t paper = contract(); paper != kNone) return sign(paper);
    if (ending_.join == Join::reported)  // 뛰어든다는 [일부 언론보도에] 대해
      for (std::uint16_t i = cur_ + 2U; i <= cur_ + 3U && i < p_.tokens.size(); ++i)
        if (!p_.tokens[i - 1U].predicate && rejected(i)) return false;
    if (agreed_on(*n)) return true;
    if (only_able() || doc_.at(n->span) == "대신") return m_.unsaid = true, false;
    if (ending_.tense == Tense::future && doc_.at(n->span) == "지" &&
        cur_ + 2U < p_.tokens.size() && doc_.at(p_.tokens[cur_ + 2U].span) == "여부")
      return m_.unsaid = true, false;  // 인수할 지 여부는
    if (take_part(*n)) return false;
    if (doc_.at(n->span) == "뿐") return not_alone(), false;
    if (ending_.join == Join::adnominal && ending_.tense == Tense::present &&
        n->josa == Case::object && doc_.at(n->span) == "안") {  // 공급하는 안을 추진한다
      m_.held = noun_ = true;
      lower(Status::sought);
      return verb_after(static_cast<std::uint16_t>(cur_ + 1U), false);
    }
    if (const std::uint16_t self = of_itself(); self != kNone)
      return m_.held = true, move(self), true;  // 맡고 있는 업체다: says what it does
    if (word(*n) == nullptr) return false;
    const Word& w = *word(*n);
    if (bargaining(w, *n)) {  // 넘기는 협상을 벌이고 있다
      m_.held = noun_ = true;
      lower(Status::talks);
      return verb_after(static_cast<std::uint16_t>(cur_ + 1U), false);
    }
    if (!w.is(Class::hold)) return false;
    if (w.text == "과정" && n->josa == Case::place) return false;  // when it was, not what it is
    if (explains(w, *n)) return true;
    if (only_describes(w) || (w.text == "것" && singled_out())) return false;
    if (w.text == "것" && told_why()) return m_.held = noun_ = true, false;
    if (w.text == "것" && n->josa == Case::topic && ending_.tense == Tense::past &&
        !doc_.at(p_.tokens[std::min<std::size_t>(cur_ + 2U, p_.tokens.size() - 1U)].span)
             .starts_with("사실"))
      return m_.held = noun_ = true, false;  // 인수한 것은 …라는 분석이 나온다: what for, not that
    if (w.text == "중") m_.progressive = true;
    if (w.text == "보도" && !is(&p_.tokens[start_], Class::stage))
      lower(Status::rumoured);  // 합병한다는 보도가 나왔다; 논의한다는 보도: as far as that
    if (w.text == "수") {
      m_.unsaid = true;
      const std::size_t after = cur_ + 2U;  // 동의할 수 없다
      if (after < p_.tokens.size() && doc_.at(p_.tokens[after].span).starts_with("없"))
        m_.negated = true;
      return false;
    }
    const bool present = ending_.tense == Tense::none || ending_.tense == Tense::present;
    if (w.text == "소식" && ending_.join == Join::reported && present && !m_.progressive &&
        m_.tense != Tense::past)
      lower(Status::planned);  // 인수한다는 소식에 주가가 올랐다
    if (ending_.tense == Tense::future && !w.status) lower(Status::planned);
    if (w.text == "것") m_.theirs = judged();
    if (ending_.tense == Tense::present && leaning()) lower(Status::planned);
    if (w.text == "적" || w.text == "바") return experience();
    m_.held = noun_ = true;
    if (w.text == "절차" && ending_.tense == Tense::present && under_way()) lower(Status::planned);
    if (!w.status && finished(static_cast<std::uint16_t>(cur_ + 1U))) m_.tense = Tense::past;
    const bool plan = w.text == "방안" && !m_.cap;
    apply(w, m_);
    if (plan && under_talks(static_cast<std::uint16_t>(cur_ + 1U))) m_.cap = Status::talks;
    std::uint16_t at = cur_ + 1;
    // 것으로, 방안도, 가능성이 거론된다: the noun may be part of a longer one (계획 발표).
    while (at + 1U < p_.tokens.size() && p_.tokens[at].josa == Case::none &&
           !p_.tokens[at].predicate && p_.tokens[at + 1].what == What::word) {
      ++at;
      if (word(p_.tokens[at]) != nullptr) apply(*word(p_.tokens[at]), m_);
    }
    if (p_.tokens[at].predicate) return move(at), true;
    if (w.text == "것" && (p_.tokens[at].josa == Case::dative || p_.tokens[at].josa == Case::with))
      return rejected(at), false;  // 체결한 것에 이어: the verb above is another act's
    if (w.text == "것" && at + 1U < p_.tokens.size() && p_.absorbed[at + 1U])
      return false;  // 체결한 것을 계기로
    if (doc_.at(Span{p_.tokens[at].span.begin, p_.tokens[at].end}).ends_with("라는")) {
      cur_ = at;  // 할 것이라는 보도
      ending_ = {Join::reported, Tense::none};
      return true;
    }
    if (rejected(at)) return false;
    return verb_after(at, w.text == "것");
  }
  // 맡고 있는 |업체다|, 공급받기로 한 |고객사다|, 사들인 국내 1위 |은행이다|: what the subject is,
  // for that it does.
  std::uint16_t of_itself() const {
    constexpr std::size_t kWords = 3;  // 국내 1위 은행
    if (ending_.join != Join::adnominal) return kNone;
    for (std::size_t i = cur_ + 1U; i <= cur_ + kWords && i < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      if (t.what != What::word && t.what != What::count) return kNone;
      const std::string_view noun = doc_.at(t.span);
      if (t.predicate && t.josa == Case::copula && !t.negated)
        return is(&t, Class::transparent) || rules_.ends(noun, Marker::people) ||
                       rules_.ends(noun, Marker::lender) || rules_.ends(noun, Marker::investor)
                   ? static_cast<std::uint16_t>(i)
                   : kNone;
      if (t.predicate || t.josa != Case::none || is(&t, Class::hold)) return kNone;
    }
    return kNone;
  }
  // 인수했을 뿐 아니라, 인수할 뿐만 아니라: and more, told on.
  void not_alone() {
    const std::string_view verb = doc_.at({p_.tokens[cur_].span.begin, p_.tokens[cur_].end});
    constexpr std::string_view kEnd = "을";
    if (ending_.join != Join::adnominal) return;
    const bool past =
        verb.ends_with(kEnd) &&
        ends_in_ss(rune_before(verb, verb.size() - kEnd.size()).code);  // 했|을|, 맺었|을|
    ending_.join = Join::chain;
    m_.tense = past ? Tense::past : Tense::none;
  }
  // 지원하겠다는 뜻이다, 인수하겠다는 의미다: what was said, said again.
  bool explains(const Word& w, const Token& noun) {
    if ((w.text != "뜻" && w.text != "의미") || ending_.join != Join::reported || !noun.predicate ||
        noun.josa != Case::copula)
      return false;
    if (ending_.tense == Tense::future) lower(Status::planned);
    m_.held = true;
    return move(static_cast<std::uint16_t>(cur_ + 1U)), true;
  }
  // B를 인수한 것은 시장을 넓히기 위해서다: why, of what has been done.
  bool told_why() const {
    if (ending_.tense != Tense::past || p_.tokens[cur_ + 1U].josa != Case::topic) return false;
    for (std::size_t i = p_.tokens.size(); i-- > cur_ + 2U;)
      if (p_.tokens[i].predicate) {
        const std::string_view verb = doc_.at(p_.tokens[i].span);
        return verb.starts_with("위해") || verb.starts_with("위한") || verb.starts_with("때문");
      }
    return false;
  }
  // B를 인수한 것은 A다: who did it, is A.
  bool singled_out() const {
    const std::size_t at = cur_ + 2U;
    return p_.tokens[cur_ + 1U].josa == Case::topic && at < p_.tokens.size() &&
           p_.tokens[at].what == What::party && p_.tokens[at].josa == Case::copula;
  }
  // 공급하는 것으로 결론 났다, 공급하는 쪽으로 기울었다: meant, not done.
  bool leaning() const {
    const std::size_t at = cur_ + 2U;
    if (p_.tokens[cur_ + 1U].josa != Case::direction || at >= p_.tokens.size()) return false;
    const std::string_view text = doc_.at(p_.tokens[at].span);
    for (const std::string_view way : {"가닥", "결론", "기울", "정리", "정해", "잠정"})
      if (text.starts_with(way)) return true;
    return false;
  }
  // 인수하는 것을 허용했다, 인수하는 것에 반대했다: not of one's own act.
  bool judged() const {
    const std::size_t at = cur_ + 2U;
    const Case josa = p_.tokens[cur_ + 1U].josa;
    if ((josa != Case::object && josa != Case::dative) || at >= p_.tokens.size()) return false;
    return rules_.begins(doc_.at(p_.tokens[at].span), Marker::judges);
  }
  // 뜻을 모으다, 뜻을 같이하다, 의견을 모으다: agreed, not only meant.
  bool one_mind(std::uint16_t noun) const {
    const std::string_view what = doc_.at(p_.tokens[noun].span);
    if ((what != "뜻" && what != "의견") || noun + 1U >= p_.tokens.size()) return false;
    const std::string_view verb = doc_.at(p_.tokens[noun + 1U].span);
    return verb.starts_with("모") || verb.starts_with("같이") || verb.starts_with("함께") ||
           verb.starts_with("합");
  }
  // 사업을 추진하는 내용의 협약을 맺었다: no act of its own, so the pact is the sentence's.
  bool only_describes(const Word& noun) const {
    const std::size_t at = cur_ + 2U;
    if (noun.text != "내용" || cur_ != start_ || p_.tokens[cur_ + 1U].josa != Case::genitive ||
        at >= p_.tokens.size() || !is(&p_.tokens[at], Class::paper))
      return false;
    const auto acts = [&](std::size_t i) {
      const Word* w = word(p_.tokens[i]);
      return w != nullptr && !w->triggers.empty() && !(w->is(Class::light) && w->is(Class::stage));
    };
    return !acts(start_) && (start_ == 0 || !acts(start_ - 1U));
  }
  // 인수하는 데 성공했다: done; 인수하는 데 관심을 보였다: wanted.
  bool take_part(const Token& noun) {
    const std::size_t at = cur_ + 2U;
    if (ending_.join != Join::adnominal || doc_.at(noun.span) != "데" || at >= p_.tokens.size())
      return false;
    const std::string_view text = doc_.at(p_.tokens[at].span);
    if (text.starts_with("관심")) {
      const bool none = at + 1U < p_.tokens.size() &&
                        doc_.at(p_.tokens[at + 1U].span).starts_with("없");  // 관심이 없다
      if (none) m_.end = Status::denied, m_.stance = Stance::deny, m_.held = true;
      return none ? true : (lower(Status::sought), true);
    }
    if (text.starts_with("실패") && !p_.tokens[at].negated)
      return m_.end = Status::failed, m_.held = true, true;
    if (!text.starts_with("성공") || p_.tokens[at].ending.tense != Tense::past) return false;
    m_.tense = Tense::past;
    m_.held = true;
    return true;
  }
  // 공동으로 설계하는 데 합의했다, 하는 데 뜻을 모았다: as decided as 하기로.
  bool agreed_on(const Token& noun) {
    const bool matter = doc_.at(noun.span) == "내용" || doc_.at(noun.span) == "방안";
    if (!(ending_.join == Join::adnominal || ending_.join == Join::reported) ||
        ending_.tense == Tense::past || cur_ != start_ || !(matter || doc_.at(noun.span) == "데"))
      return false;
    std::size_t at = cur_ + 2U;
    if (matter && at < p_.tokens.size() && doc_.at(p_.tokens[at].span) == "등") ++at;
    while (at < p_.tokens.size() && p_.tokens[at].party() && p_.tokens[at].josa == Case::with)
      ++at;  // 세우는 데 |B와| 합의했다
    if (at >= p_.tokens.size() || (matter && p_.tokens[at - 1U].josa != Case::dative)) return false;
    const bool pact = p_.tokens[at].predicate && word(p_.tokens[at]) != nullptr &&
                      word(p_.tokens[at])->status == Status::signed_;
    const bool mind = one_mind(static_cast<std::uint16_t>(at));
    if (!pact && !mind) return false;
    m_.decision = m_.held = true;
    m_.tense = Tense::none;
    move(static_cast<std::uint16_t>(mind ? at + 1U : at));
    return true;
  }
  // 합병하는데 합의했다: the same, written as one word.
  bool agreed_to() {
    const Token& t = p_.tokens[cur_];
    const Token* n = next();
    if (cur_ != start_ || n == nullptr || !n->predicate || word(*n) == nullptr ||
        word(*n)->status != Status::signed_ ||
        !doc_.at(Span{t.span.begin, t.end}).ends_with("는데"))
      return false;
    m_.decision = m_.held = true;
    m_.tense = Tense::none;
    return move(static_cast<std::uint16_t>(cur_ + 1U)), true;
  }
  // 가입하는 절차를 |밟고 있다|: on the way.
  bool under_way() const {
    const std::size_t verb = cur_ + 2U;
    if (verb >= p_.tokens.size()) return false;
    for (const std::string_view begun : {"밟", "진행", "착수", "들어가", "들어갔", "시작"})
      if (doc_.at(p_.tokens[verb].span).starts_with(begun)) return true;
    return false;
  }
  // 인수하는 절차를 마쳤다: done.
  bool finished(std::uint16_t noun) const {
    const std::size_t verb = noun + 1U;
    return m_.tense != Tense::past && p_.tokens[noun].josa == Case::object &&
           verb < p_.tokens.size() && p_.tokens[verb].ending.tense == Tense::past &&
           rules_.begins(doc_.at(p_.tokens[verb].span), Marker::finish);
  }
  // 빌려주는 방안을 협의 중이다, 방안을 놓고 협의하고 있다: further than a plan that one side
  // weighs.
  bool under_talks(std::uint16_t plan) const {
    std::size_t at = plan + 1U;
    if (at < p_.tokens.size() && p_.absorbed[at]) ++at;
    const Case josa = p_.tokens[plan].josa;
    const bool over = at == plan + 2U && josa == Case::about;
    if (!over && josa != Case::object && josa != Case::topic) return false;
    return talks_on(with_whom(at));
  }
  // 방안을 [폴란드 은행과] 협의하고 있다, [막판] 조율하고 있다: what stands behind those with whom,
  // and how.
  std::size_t with_whom(std::size_t at) const {
    for (std::size_t i = at; i < p_.tokens.size() && i - at < kReach; ++i) {
      const Token& t = p_.tokens[i];
      if (t.predicate || t.what == What::mark || (is(&t, Class::stage) && t.josa == Case::object))
        return i;
      if (t.josa != Case::with && t.josa != Case::none) break;
    }
    return p_.tokens.size();
  }
  // 협의하고 있다, 협의 중이다, 협의했다; 논의를 시작했다
  bool talks_on(std::size_t at) const {
    if (at >= p_.tokens.size()) return false;
    const Token& t = p_.tokens[at];
    if (word(t) == nullptr || !word(t)->is(Class::stage) || word(t)->status != Status::talks ||
        t.negated)
      return false;
    if (t.predicate || t.doing)
      return t.doing || t.ending.progressive ||
             (t.ending.tense == Tense::past && t.ending.join == Join::final &&
              word(t)->text != "논의");  // 논의했다: it may be with nobody else
    if (at + 1U >= p_.tokens.size() || p_.tokens[at + 1U].negated) return false;
    const Token& verb = p_.tokens[at + 1U];
    for (const std::string_view on : {"시작", "진행", "벌이", "벌였", "이어", "들어가", "들어갔"})
      if (doc_.at(verb.span).starts_with(on))
        return verb.ending.progressive || verb.ending.tense == Tense::past;
    return false;
  }
  // Talks about the act of the clause itself: 인수하는 협상을, 넘기는 협의에.
  bool bargaining(const Word& w, const Token& noun) const {
    const Word* act = word(p_.tokens[start_]);
    return ending_.join == Join::adnominal && ending_.tense != Tense::past && cur_ == start_ &&
           w.is(Class::stage) && w.status == Status::talks && !noun.predicate &&
           (noun.josa == Case::object || noun.josa == Case::topic || noun.josa == Case::dative) &&
           act != nullptr && !act->triggers.empty();
  }
  // 메모리를 공급하는 [10억원 규모의 2차 실행]계약: the noun, where the clause says what was
  // agreed.
  // 인수하는 [내용을 담은] 계약, 인수하는 [것을 골자로 하는] 협약: what only says that it holds the
  // act stands between.
  std::size_t after_gist() const {
    const auto text = [&](std::size_t i) {
      return i < p_.tokens.size() && p_.tokens[i].what == What::word ? doc_.at(p_.tokens[i].span)
                                                                     : std::string_view{};
    };
    const std::size_t at = cur_ + 1U;
    if (text(at) == "내용" && text(at + 1U).starts_with("담")) return at + 2U;
    const std::string_view gist = text(at + 1U);
    const bool named = gist == "골자" || gist == "핵심" || gist == "주요내용";
    if ((text(at) == "것" || text(at) == "방안") && named && is(&p_.tokens[at], Class::hold))
      return at + 3U <= p_.tokens.size() ? at + 3U : at;
    return at;
  }
  std::uint16_t contract() const {
    const Token& verb = p_.tokens[start_];
    if (cur_ != start_ || verb.ending.tense == Tense::past || word(verb) == nullptr) return kNone;
    if (word(verb)->triggers.empty() || word(verb)->is(Class::fitted) ||  // 차에 들어가는 칩 계약
        (word(verb)->is(Class::light) && word(verb)->is(Class::stage)))
      return kNone;
    const std::size_t from = after_gist();
    const std::size_t stop = std::min<std::size_t>(p_.tokens.size(), from + kReach);
    for (std::size_t i = from; i < stop; ++i) {
      const Token& t = p_.tokens[i];
      if (is(&t, Class::adverb)) continue;  // 최종 계약서에
      if (binds(i)) {                       // [구속력 없는] 계약을
        ++i;
        continue;
      }
      if (describes_goods() && word(t) != nullptr && !word(t)->triggers.empty())
        return kNone;  // 내년에 나올 배터리 |공급| 계약: the contract is about something else
      if (t.what == What::mark || (t.predicate && t.josa != Case::copula) || t.party())
        return kNone;
      const bool bargained = i + 1U < stop && p_.tokens[i + 1U].what == What::word &&
                             p_.tokens[i + 1U].josa == Case::object && word(p_.tokens[i + 1U]) &&
                             word(p_.tokens[i + 1U])->status == Status::talks;  // 계약 협상을
      if (word(t) != nullptr && word(t)->is(Class::paper) && t.josa != Case::genitive &&
          (t.josa != Case::none || t.predicate || bargained))
        return static_cast<std::uint16_t>(i);
      if (t.josa != Case::none && t.josa != Case::genitive) return kNone;
    }
    return kNone;
  }
  // 구속력 |없는|, 구속력이 |있는|
  bool binds(std::size_t token) const {
    const std::size_t verb = token + 1U;
    if (verb >= p_.tokens.size() || !doc_.at(p_.tokens[token].span).starts_with("구속력"))
      return false;
    const std::string_view is = doc_.at(p_.tokens[verb].span);
    return p_.tokens[verb].predicate && (is.starts_with("없") || is.starts_with("있"));
  }
  // 나오는, 들어가는: what such a verb says, it says of goods.
  bool describes_goods() const {
    const Word& w = *word(p_.tokens[start_]);
    return w.is(Class::fitted) || std::ranges::all_of(w.triggers, [&](std::uint16_t g) {
             return rules_.triggers[g].type == Type::launch;
           });
  }
  bool letter(std::uint16_t paper) const {
    const std::string_view text = doc_.at(p_.tokens[paper].span);
    return text.ends_with("의향서") || text == "LOI";
  }
  bool sign(std::uint16_t paper) {
    m_.held = m_.paper = noun_ = true;
    m_.flags |= word(p_.tokens[paper])->flags;
    for (std::size_t i = cur_; i + 1U < paper; ++i)
      if (binds(i) && doc_.at(p_.tokens[i + 1U].span).starts_with("없"))
        m_.flags |= bit(Flag::non_binding);
    m_.tense = Tense::none;
    if (p_.tokens[paper].predicate) return move(paper), true;
    const std::size_t stop = std::min<std::size_t>(p_.tokens.size(), paper + 1U + 2U * kReach);
    for (std::size_t i = paper + 1U; i < stop && p_.tokens[i].what != What::mark; ++i) {
      const Token& t = p_.tokens[i];
      const std::string_view verb = doc_.at(t.span);  // 계약서를 주고받았다
      if (t.predicate && (verb.starts_with("주고받") || verb.starts_with("교환")))
        lower(Status::signed_);
      const std::size_t next = i + 1U;  // 협상을 완료했다: they are over
      const bool over = word(t) != nullptr && word(t)->status == Status::talks &&
                        next < p_.tokens.size() && p_.tokens[next].ending.tense == Tense::past &&
                        rules_.begins(doc_.at(p_.tokens[next].span), Marker::finish);
      if (over)
        lower(Status::signed_);
      else if (word(t) != nullptr && word(t)->is(Class::stage))
        apply(*word(t), m_);
      if (!t.predicate) continue;
      if (letter(paper) && (word(t) == nullptr || word(t)->status != Status::signed_))
        lower(Status::planned);  // 인수하겠다는 의향서를 보냈다
      if (word(t) == nullptr || !(word(t)->is(Class::stage) || word(t)->is(Class::light)))
        return false;
      move(static_cast<std::uint16_t>(i));
      m_.tense = t.ending.tense;
      return true;
    }
    if (shared_verb(paper)) lower(Status::signed_), m_.tense = Tense::past;
    return false;
  }
  // 3월 A에 칩을 공급하는 |계약을|, 4월에는 B와 …계약을 각각 맺었다: the verb stands behind the
  // last.
  bool shared_verb(std::uint16_t paper) const {
    const std::size_t comma = paper + 1U;
    if (p_.tokens[paper].josa != Case::object || comma >= p_.tokens.size() ||
        p_.tokens[comma].mark != U',')
      return false;
    bool another = false;
    for (std::size_t i = comma + 1U; i < p_.tokens.size(); ++i) {
      const Token& t = p_.tokens[i];
      another = another || (t.josa == Case::object && is(&t, Class::paper));
      if (!t.predicate || t.ending.join == Join::adnominal) continue;
      return another && word(t) != nullptr && word(t)->status == Status::signed_ &&
             t.ending.tense == Tense::past && !t.negated;
    }
    return false;
  }
  // 투자한 사실이 없다고 밝혔다: what others tell is denied; but what has not been decided yet
  // (확정한 사실이 없다) is left open.
  bool never_did(std::uint16_t verb) const {
    if (p_.tokens[verb].ending.join != Join::said) return false;
    const std::string_view act = doc_.at(p_.tokens[cur_].span);
    for (const std::string_view open : {"결정", "확정", "정하", "정해", "정한"})
      if (act.starts_with(open)) return false;
    return ending_.tense == Tense::past;
  }
  bool experience() {
    const std::uint16_t at = cur_ + 1;
    if (p_.tokens[at].predicate) return move(at), true;
    if (at + 1U < p_.tokens.size() && p_.tokens[at + 1].predicate) {
      if (doc_.at(p_.tokens[at + 1].span).starts_with("없")) m_.negated = true;
      move(at + 1);
      return true;
    }
    return false;
  }
  // 합병할 것이라는 보도에 대해 "…"고 일축했다.
  bool rejected(std::uint16_t at) {
    if (at + 1U >= p_.tokens.size() || !p_.absorbed[at + 1U]) return false;
    const std::string_view to = doc_.at(p_.tokens[at + 1U].span);  // 보도에 |대해|, 보도와 |관련해|
    if (!to.starts_with("대") && !to.starts_with("관련")) return false;
    for (std::size_t i = p_.tokens.size(); i-- > at + 2U;) {
      const Token& t = p_.tokens[i];
      if (!t.predicate) continue;
      if (word(t) == nullptr || t.negated) return false;
      const bool denies =
          word(t)->status == Status::denied ||
          (word(t)->is(Class::speech) && says_no(at, static_cast<std::uint16_t>(i)));
      if (!denies) return false;
      apply(*word(t), m_);
      m_.end = Status::denied;
      m_.stance = Stance::deny;
      m_.said_by = static_cast<std::uint16_t>(i);
      return true;
    }
    return false;
  }
  // …는 보도에 대해 "계획은 전혀 없다", "사실이 아니다"고 밝혔다: what is said denies it; "정해진
  // 바 없다" only leaves it open.
  bool says_no(std::uint16_t from, std::uint16_t to) const {
    const std::string_view said = doc_.at(Span{p_.tokens[from].end, p_.tokens[to].span.begin});
    return !rules_.declines.in(said) && rules_.denials.in(said);
  }
  bool verb_after(std::uint16_t at, bool weak) {
    const std::size_t stop = std::min<std::size_t>(p_.tokens.size(), at + 1U + kReach);
    const Modal before = m_;
    bool other = false;  // a subject of its own stands in between
    for (std::size_t i = at + 1U; i < stop; ++i) {
      const Token& t = p_.tokens[i];
      if (t.what == What::mark && t.mark != U',') return false;
      other = other || (!t.predicate && t.josa == Case::subject);
      // 찾은 것으로 [논의가 본격화될] 것이란 전망이 나온다: of what it leads to
      if (weak && other && t.predicate && t.ending.join == Join::adnominal &&
          p_.tokens[at].josa == Case::direction)
        return m_ = before, false;
      if (t.what == What::word && !t.predicate && word(t) != nullptr &&
          (word(t)->is(Class::stage) || word(t)->is(Class::hold)))
        apply(*word(t), m_);
      if (word(t) != nullptr && word(t)->is(Class::paper)) {  // 내용의 협약을
        m_.paper = true;
        m_.flags |= word(t)->flags;
      }
      if (!t.predicate) continue;
      const bool told = weak && i == at + 1U && p_.tokens[at].josa == Case::direction &&
                        is(&t, Class::report);  // 인수한 것으로 알려진 A
      const bool of_party = !weak && plans(static_cast<std::uint16_t>(i));
      if (t.ending.join == Join::adnominal && i + 1 < stop && !told && !of_party) continue;
      const Word* w = word(t);
      if (of_party) {
        if (w != nullptr && w->is(Class::stage)) apply(*w, m_);
        cur_ = static_cast<std::uint16_t>(i);
        ending_ = t.ending;
        noun_ = false;
        return true;
      }
      const std::string_view verb = doc_.at(t.span);
      const bool untrue = (verb.starts_with("아니") || verb.starts_with("다르")) &&
                          doc_.at(p_.tokens[i - 1U].span) == "사실";
      if (untrue)  // 소문은 사실이 아니다
        return m_.end = Status::denied, m_.stance = Stance::deny, move(i), true;
      const bool none = verb.starts_with("없") && (i == at + 1U || stressed(at, i));
      const bool never = i == at + 2U && doc_.at(p_.tokens[at + 1U].span) == "전혀";
      const bool untold =
          doc_.at(p_.tokens[at].span) == "사실" && never_did(static_cast<std::uint16_t>(i));
      if (none && (intends(at) || never || untold)) no_plan_ = true;
      if (none && w != nullptr) m_.negated = true;  // 가능성은 없다
      if (w == nullptr) {
        if (verb.starts_with("없")) m_.negated = true;
        if (weak && p_.tokens[at].josa == Case::direction) m_ = before;
        if (weak) return false;  // 찾은 것으로 논의가 본격화된다: another act's words
        cur_ = static_cast<std::uint16_t>(i);
        ending_ = t.ending;
        noun_ = false;
        return true;
      }
      const bool shown = w->text == "보이다" && p_.tokens[i - 1U].josa == Case::object;
      if (shown) return false;  // 인수하려는 움직임을 보였다: seen, not guessed
      const bool governs = w->is(Class::stage) || w->is(Class::report) || w->is(Class::speech) ||
                           w->is(Class::aux) || w->is(Class::light);
      if (!governs) {
        if (weak) m_ = before;
        return false;
      }
      if (w->is(Class::speech)) m_.said_by = static_cast<std::uint16_t>(i);
      if (w->is(Class::stage) || w->is(Class::report) || w->is(Class::speech)) apply(*w, m_);
      cur_ = static_cast<std::uint16_t>(i);
      ending_ = t.ending;
      noun_ = false;
      return true;
    }
    return false;
  }
  // 인수하는 방안을 |검토하는| A, 추진 |중인| A, 인수하는 계획을 |세운| A: whose plan it is.
  bool plans(std::uint16_t verb) const {
    const Token& t = p_.tokens[verb];
    if (t.ending.join != Join::adnominal || verb + 1U >= p_.tokens.size() ||
        p_.tokens[verb + 1U].what != What::party)
      return false;
    const std::string_view text = doc_.at(t.span);
    return is(&t, Class::stage) || text == "중" || text == "중인" || text == "세운";
  }
  // 생각이 |전혀| 없다
  bool stressed(std::uint16_t noun, std::size_t verb) const {
    if (verb != noun + 2U) return false;
    const std::string_view text = doc_.at(p_.tokens[noun + 1U].span);
    if (text == "전혀") return true;
    for (const std::string_view adverb : {"현재", "현재로선", "아직", "당분간"})
      if (text == adverb) return intends(noun);  // 일정은 아직 없다: it may be yet
    return false;
  }
  // 계획이, 의향은: what one has or has not in mind.
  bool intends(std::uint16_t noun) const {
    const std::string_view text = doc_.at(p_.tokens[noun].span);
    for (const std::string_view mind : {"계획", "의향", "의사", "방침", "생각"})
      if (text == mind) return true;
    return false;
  }
  // 접으라고, 내라고: somebody is told to act.
  bool imperative() const {
    const Token& t = p_.tokens[cur_];
    const std::string_view text = doc_.at(Span{t.span.begin, t.end});
    return t.what == What::word && t.josa != Case::copula && text.ends_with("라고") &&
           !text.ends_with("이라고") && !text.ends_with("다라고") && !text.ends_with("아니라고") &&
           t.span.end == t.end;
  }
  bool speech() {
    if (imperative()) m_.unsaid = true;
    if (const Token& t = p_.tokens[cur_]; doc_.at(Span{t.span.begin, t.end}).ends_with("자고"))
      lower(Status::sought);  // 협력하자고 제안했다
    const std::size_t stop = std::min<std::size_t>(p_.tokens.size(), cur_ + 1U + 2U * kReach);
    for (std::size_t i = cur_ + 1U; i < stop; ++i) {
      const Token& t = p_.tokens[i];
      if (!t.predicate || t.word == kNone) continue;
      const Word& w = rules_.words[t.word];
      const bool bare = i == cur_ + 1U && w.is(Class::aux);  // 했다고 한다; 하겠다고 했다 is said
      if (w.is(Class::stage) && w.status == Status::sought) {
        lower(Status::sought);                              // 제안했다
        if (t.ending.join == Join::contrast) return false;  // 제안했다가 거절당한 사실이 알려졌다
      }
      if (!w.is(Class::speech) && !w.is(Class::report) && !bare) continue;
      if (bare && t.ending.tense != Tense::past) {  // hearsay of what has come about stays that
        if (m_.tense != Tense::past) lower(Status::rumoured);
        m_.flags |= bit(Flag::unconfirmed);
        m_.tier = std::max(m_.tier, Tier::passive);
      } else {
        m_.said_by = static_cast<std::uint16_t>(i);
        apply(w, m_);
      }
      m_.held = true;
      noun_ = false;
      cur_ = static_cast<std::uint16_t>(i);
      ending_ = t.ending;
      if (ending_.join == Join::adnominal || ending_.join == Join::said) return true;
      return false;
    }
    return false;
  }

  const Rules& rules_;
  const Document& doc_;
  const Parse& p_;
  Modal m_;
  Ending ending_;
  std::uint16_t cur_ = 0, start_ = 0;
  bool no_plan_ = false;  // 인수할 계획이 없다
  bool noun_ = false;     // the chain stands on a noun that no verb has taken up yet
};

}  // namespace

void apply(const Word& word, Modal& m) {
  if (word.status) {
    if (*word.status >= Status::stalled) {
      if (!m.end || *word.status > *m.end) m.end = word.status;
    } else if (!m.cap || *word.status < *m.cap) {
      m.cap = word.status;
    }
  }
  if (word.stance) m.stance = *word.stance;
  m.tier = std::max(m.tier, word.tier);
  m.flags |= word.flags;
}

Modal govern(const Rules& rules, const Document& doc, const Parse& parse, std::uint16_t at) {
  return Climber(rules, doc, parse).run(at);
}

std::optional<Status> status_of(const TypeRule& type, const Trigger& trigger, const Modal& m) {
  if (m.unsaid || (m.negated && m.end != Status::denied)) return std::nullopt;
  const bool bodily = trigger.type == Type::meet || trigger.type == Type::visit;
  if (m.no_plan && bodily)
    return std::nullopt;  // 만날 계획은 없다: nobody has said that they would
  const Status past = trigger.past.value_or(type.past);
  Status out = past;
  if (m.decision)
    out = type.decision;
  else if (m.progressive)
    out = m.since ? std::max(type.progressive, past) : type.progressive;
  else if (m.tense == Tense::present)
    out = m.join == Join::adnominal ? type.adnominal : type.present;
  else if (m.tense == Tense::future)
    out = Status::planned;
  if (m.cap && *m.cap < out) out = *m.cap;
  if (m.end) {
    if (out == Status::rumoured && *m.end == Status::failed && m.tense != Tense::past)
      return std::nullopt;  // 무산될 것으로 보인다, but 무산된 것으로 전해졌다
    out = *m.end;
  }
  return out;
}

}  // namespace hj::claim
