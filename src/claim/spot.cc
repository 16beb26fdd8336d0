// Where the triggers of a clause stand: in its arguments, or in the noun that it modifies.
#include <algorithm>
#include <optional>

#include "claim/bind.h"

namespace hj::claim {
namespace {

class Spotter {
 public:
  Spotter(const Scene& in, std::vector<Spot>& out) : in_(in), out_(out) {}
  // 공급 계약을 맺었다, 인수를 추진한다, 협력 논의 중: the trigger stands in an argument.
  void noun_spots(const Clause& c) {
    const Word* verb = course(in_, c);
    const bool carries = verb != nullptr && (verb->is(Class::stage) || verb->is(Class::light) ||
                                             verb->is(Class::speech));
    const bool speech = verb != nullptr && verb->is(Class::speech) && !verb->is(Class::stage);
    const std::size_t before = out_.size();
    for (const std::uint16_t i : c.args) {
      const Phrase& p = in_.ph(i);
      bands_in_row(i);
      const bool over_deal = p.josa == Case::about && p.mods.size() == 2 &&
                             in_.acts_as(p.last, Type::acquire);  // A의 B 인수에 대해 승인했다
      if (verb != nullptr && rules_on(*verb) && (p.josa == Case::object || over_deal)) {
        ruled_spot(c, i, *verb);
        continue;
      }
      if (c.predicate != kNone && listed_purchase(p)) {
        if (carries && !object_after(c, i))
          noun_spot(c, i, verb);
        else
          purchase_of(c, i);
        continue;
      }
      if (verb != nullptr && carries && purchased(p) && object_after(c, i)) {
        purchase(c, i);
        continue;
      }
      if (c.predicate != kNone && followed(p)) {
        before_that(c, i);
        continue;
      }
      if (c.predicate != kNone && (stripped(c, i) || fell_through(c, i, carries))) continue;
      if (c.predicate != kNone && by_purchase(c, i)) continue;
      if (c.predicate != kNone && goes_on(c, i)) continue;
      if (p.josa == Case::place && lets_go(c)) {
        const std::size_t own = out_.size();
        noun_spot(c, i, nullptr);
        for (std::size_t k = own; k < out_.size(); ++k)
          out_[k].nominal = false, out_[k].modal.end = Status::failed;
        continue;
      }
      if (c.predicate != kNone && undone(c, p)) {
        const std::size_t own = out_.size();
        noun_spot(c, i, nullptr);
        for (std::size_t k = own; k < out_.size(); ++k)
          out_[k].nominal = false, out_[k].modal.end = Status::failed;
        continue;
      }
      if (c.predicate != kNone && beside_verb(c, i)) {
        coordinated(c, i);
        continue;
      }
      if (c.predicate != kNone && (likely(c, p) || talked_of(c, p))) {
        const std::size_t first = out_.size();
        noun_spot(c, i, nullptr);
        for (std::size_t k = first; k < out_.size(); ++k) out_[k].modal.cap = Status::rumoured;
        continue;
      }
      if (c.predicate != kNone && (unmeant(c, p) || uninterested(c, p))) {
        const std::size_t first = out_.size();
        noun_spot(c, i, nullptr);
        for (std::size_t k = first; k < out_.size(); ++k) {
          Modal& m = out_[k].modal;
          m.negated = false, m.end = Status::denied, m.stance = Stance::deny;
        }
        continue;
      }
      if (p.josa == Case::about && others_deal(c, p)) continue;
      if (c.predicate != kNone && settled_by(c, p)) continue;
      const bool judged = p.josa == Case::place && tested(p) && verdict(c) != nullptr;
      // 보조금을 지원하다, 대출을 지원하다: the noun says which sort of money it is
      const bool paid =
          verb != nullptr && verb->text == "지원" && p.josa == Case::object && money(p);
      if (c.predicate != kNone && !judged && !paid && (!carries || (banded(p) && acts(c, i)))) {
        standing(c, i);
        continue;
      }
      const bool fits = p.josa == Case::object || p.josa == Case::subject ||
                        p.josa == Case::topic || p.josa == Case::none || p.josa == Case::dative ||
                        p.josa == Case::direction || p.josa == Case::about;
      const Word* about = p.josa == Case::other || p.josa == Case::about ? weighed(c, i) : nullptr;
      const bool topic = p.josa == Case::other && verb != nullptr &&
                         (verb->status == Status::talks || about != nullptr) &&
                         p.last + 1U < in_.parse.tokens.size() && in_.parse.absorbed[p.last + 1U];
      const FlagSet* pact = p.josa == Case::other ? signs_for(c, i, verb) : nullptr;
      const bool lost = p.josa == Case::place && verb != nullptr && verb->status == Status::failed;
      const Word* said = p.josa == Case::place ? verdict(c) : nullptr;
      if (said != nullptr && tested(p)) {
        const std::size_t first = out_.size();
        noun_spot(c, i, verb);
        for (std::size_t k = first; k < out_.size(); ++k) apply(*said, out_[k].modal);
        continue;
      }
      if (!(fits || topic || lost || pact != nullptr || also_given(c, i)) ||
          (speech && p.josa != Case::object))
        continue;
      if ((p.josa == Case::dative || p.josa == Case::about) && verb != nullptr &&
          about == nullptr && (!verb->is(Class::stage) || p.josa == Case::dative) &&
          verb == in_.word(c.predicate) &&  // but 인수에 난항을 겪고 있다
          object_after(c, i))
        continue;  // 합병에 제동을 걸었다, 공장 설립에 보조금 지급을 약속했다
      if (c.predicate == kNone && i != c.args.back()) continue;
      if (verb != nullptr && !verb->triggers.empty() && builder(c, i)) continue;
      if (p.josa == Case::dative && in_.text(p.last).ends_with("식"))
        continue;  // 체결식에 참석했다
      const std::size_t own = out_.size();
      noun_spot(c, i, verb);
      for (std::size_t k = own; about != nullptr && k < out_.size(); ++k)
        apply(*about, out_[k].modal);
      for (std::size_t k = own; pact != nullptr && k < out_.size(); ++k) {
        out_[k].modal.paper = true;
        out_[k].modal.cap = Status::signed_;
        out_[k].modal.flags |= *pact;
      }
    }
    const bool opposed =  // 반대에 부딪혀 무산됐다: what has come to nothing is the subject
        std::all_of(out_.begin() + static_cast<std::ptrdiff_t>(before), out_.end(),
                    [&](const Spot& s) { return in_.acts_as(s.token, Type::oppose); });
    if (carries && !speech && opposed) shared_act(c, *verb);
    if (c.predicate != kNone && in_.tok(c.predicate).josa == Case::copula && !c.modal.negated)
      if (const std::uint16_t n = in_.parse.phrase_of[c.predicate]; n != kNone)
        fell_through(c, n, false);
    const bool relative = c.head != kNone && carries && !speech &&
                          c.modal.join == Join::adnominal &&
                          !in_.is(c.predicate, Class::fitted);  // B의 차에 들어갈 칩의 검증
    if (relative && in_.ph(c.head).heads.empty() && !says_what_for(c)) head_spot(c, verb);
  }

 private:
  // 공급 계약을 |해제했다|: the verb lifts other things (제재를 해제했다), a contract it ends.
  bool undone(const Clause& c, const Phrase& p) const {
    return p.josa == Case::object && in_.text(c.predicate).starts_with("해제") &&
           in_.text(p.last).ends_with("계약") && !c.modal.negated && !c.modal.unsaid;
  }
  // A의 B 투자가 [심사에 막혀] 표류하고 있다: the act is the subject of both verbs.
  void shared_act(const Clause& c, const Word& verb) {
    const bool ends = verb.is(Class::stage) && verb.status && *verb.status >= Status::signed_;
    if (!ends || c.modal.relative) return;
    const auto act = [&](std::uint16_t n) {
      const Phrase& p = in_.ph(n);
      return (p.josa == Case::subject || p.josa == Case::topic) && p.heads.empty() &&
             !p.mods.empty() && std::ranges::find(c.args, n) == c.args.end();
    };
    const Clause* before = &c == in_.clauses.data() ? nullptr : &c - 1;
    if (before == nullptr || before->predicate == kNone || before->modal.relative ||
        before->modal.join != Join::chain)
      return;
    // A의 B 인수는 [당국이 허가를 내주지 않아] 물거품이 됐다: another acts in between
    if (c.topic != kNone && c.topic != before->subject && c.topic == before->topic && act(c.topic))
      return noun_spot(c, c.topic, &verb);
    if (!c.shared || c.subject == kNone || before->subject != c.subject || !act(c.subject)) return;
    const Word* w = in_.word(before->predicate);
    const bool opposed = w != nullptr && !w->triggers.empty() && first_of(*w).type == Type::oppose;
    if (w == nullptr || opposed ||  // 반대에 부딪혀 무산됐다
        (w->triggers.empty() && !w->is(Class::stage) && !w->is(Class::light)))
      noun_spot(c, c.subject, &verb);
  }
  // B 매각을 위해 C와 |양해각서|를 체결했다: what the paper says of itself; nullptr where none is
  // signed.
  const FlagSet* signs_for(const Clause& c, std::uint16_t phrase, const Word* verb) const {
    const Phrase& p = in_.ph(phrase);
    const bool deal = in_.acts_as(p.last, Type::acquire) || in_.acts_as(p.last, Type::divest);
    const std::size_t next = p.last + 1U;
    if (!deal || verb == nullptr || !(verb->status == Status::signed_ || verb->is(Class::light)) ||
        next >= in_.parse.tokens.size() || !in_.parse.absorbed[next])
      return nullptr;
    for (const std::uint16_t n : c.args) {
      const std::uint16_t last = in_.ph(n).last;
      const bool paper = n > phrase && in_.ph(n).josa == Case::object && in_.ph(n).heads.empty() &&
                         in_.is(last, Class::paper);
      if (paper) return &in_.word(last)->flags;
    }
    return nullptr;
  }
  // 시험에서 |불합격| 판정을 받았다, 검증에서 |고배|를 마셨다: what came of it.
  const Word* verdict(const Clause& c) const {
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in_.ph(n);
      if (p.josa != Case::object || !p.heads.empty()) continue;
      for (std::uint16_t t = p.first; t <= p.last; ++t)
        if (in_.is(t, Class::verdict)) return in_.word(t);
    }
    return nullptr;
  }
  bool tested(const Phrase& p) const { return in_.acts_as(p.last, Type::qualify); }
  // 협력 사업에서 손을 뗐다, 발을 뺐다: it is over, for whoever does so.
  bool lets_go(const Clause& c) const {
    if (c.predicate == kNone || c.predicate == 0 || c.modal.negated || c.modal.unsaid) return false;
    const std::string_view verb = in_.text(c.predicate),
                           limb = in_.text(static_cast<std::uint16_t>(c.predicate - 1U));
    const auto begins = [&](std::string_view a, std::string_view b) {
      return verb.starts_with(a) || verb.starts_with(b);
    };
    return (limb == "손" && begins("떼", "뗀")) || (limb == "손" && verb.starts_with("뗐")) ||
           (limb == "발" && (begins("빼", "뺀") || verb.starts_with("뺐")));
  }
  // 인수를 놓고 |협상을| 벌이고 있다, 인수를 두고 |저울질에| 들어갔다: how far it is, the verb's
  // own noun says.
  const Word* weighed(const Clause& c, std::uint16_t phrase) const {
    const Word* verb = in_.word(c.predicate);
    if (verb == nullptr || !verb->is(Class::light) || c.args.empty()) return nullptr;
    const Phrase& last = in_.ph(c.args.back());
    const Word* w = in_.word(last.last);
    const bool own = c.args.back() != phrase && last.last + 1U == c.predicate &&
                     (last.josa == Case::object || last.josa == Case::dative);
    const bool open = own && w != nullptr && w->is(Class::stage) && w->status &&
                      (*w->status == Status::talks || *w->status == Status::sought);
    return open ? w : nullptr;
  }
  // 인수 가능성이 크다, 매각 가능성도 있다
  bool likely(const Clause& c, const Phrase& p) const {
    if (c.modal.relative || c.modal.unsaid || c.modal.negated || p.first == p.last ||
        in_.text(p.last) != "가능성" || (p.josa != Case::subject && p.josa != Case::topic))
      return false;
    for (const std::string_view verb : {"크", "커", "높", "있"})
      if (in_.text(c.predicate).starts_with(verb)) return true;
    return false;
  }
  // 인수설이 나왔다, 매각설에 휩싸였다
  bool talked_of(const Clause& c, const Phrase& p) const {
    if (c.modal.relative || c.modal.unsaid || c.modal.negated ||
        !in_.text(p.last).ends_with("설") ||
        (p.josa != Case::subject && p.josa != Case::topic && p.josa != Case::dative))
      return false;
    return in_.rules.begins(in_.text(c.predicate), Marker::spreads);
  }
  // 인수 계획이 없다고 밝혔다, 매각 의사는 없다
  bool unmeant(const Clause& c, const Phrase& p) const {
    if (!in_.text(c.predicate).starts_with("없") || c.modal.relative || c.modal.unsaid ||
        c.modal.join == Join::condition || p.first == p.last ||
        (p.josa != Case::subject && p.josa != Case::topic))
      return false;
    for (const std::string_view mind : {"계획", "의향", "의사", "방침", "생각"})
      if (in_.text(p.last) == mind) return true;
    return false;
  }
  // A의 B 투자에 대해 당국이 조사에 나섰다: it is A's deal, not whose clause it is.
  bool others_deal(const Clause& c, const Phrase& p) const {
    if (!changes_hands(p.last) || p.mods.size() != 2 || p.mods.front().josa != Case::genitive ||
        p.mods.back().josa != Case::none || c.predicate == kNone)
      return false;
    return std::ranges::any_of(c.args, [&](std::uint16_t n) {
      return in_.ph(n).last > p.last && in_.acts_as(in_.ph(n).last, Type::regulate);
    });
  }
  // 인수에 관심이 없다고 밝혔다, 인수에는 뜻이 없다
  bool uninterested(const Clause& c, const Phrase& p) const {
    if (p.josa != Case::dative || !in_.text(c.predicate).starts_with("없") || c.modal.relative ||
        c.modal.unsaid || c.modal.join == Join::condition || !changes_hands(p.last))
      return false;
    return std::ranges::any_of(c.args, [&](std::uint16_t n) {
      const Phrase& mind = in_.ph(n);
      const bool bare = mind.josa == Case::none && mind.last + 1U == c.predicate;
      if (mind.first != mind.last ||
          !(bare || mind.josa == Case::subject || mind.josa == Case::topic))
        return false;
      const std::string_view text = in_.text(mind.last);
      return text == "관심" || text == "뜻" || text == "생각" || text == "의사";
    });
  }
  // 소송을 |합의로| 끝냈다: how the suit ended, no talks of their own.
  bool settled_by(const Clause& c, const Phrase& p) const {
    if (p.josa != Case::direction || p.first != p.last || in_.text(p.last) != "합의") return false;
    return std::ranges::any_of(c.args, [&](std::uint16_t n) {
      const Phrase& o = in_.ph(n);
      return o.josa == Case::object &&
             (in_.acts_as(o.last, Type::sue) || in_.text(o.last).ends_with("분쟁"));
    });
  }
  bool changes_hands(std::uint16_t token) const {
    return in_.acts_as(token, Type::acquire) || in_.acts_as(token, Type::divest) ||
           in_.acts_as(token, Type::merge) || in_.acts_as(token, Type::invest);
  }
  // B 인수를 통해 시장에 뛰어들었다, B 인수 이후 전략을 바꿨다: who acts is who buys or has bought
  // B.
  bool by_purchase(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = in_.ph(phrase);
    const bool after = p.last > p.first && in_.rules.is(in_.text(p.last), Marker::moment);
    const auto act = static_cast<std::uint16_t>(after ? p.last - 1U : p.last);
    const std::size_t next = p.last + 1U;
    const bool since = p.josa == Case::except && next < in_.parse.tokens.size() &&
                       in_.text(static_cast<std::uint16_t>(next)) == "이후";
    if (!(p.josa == Case::via || since || (after && p.josa == Case::none)) || !bought_noun(p, act))
      return false;
    if (!buyer(c) || c.modal.negated || c.modal.unsaid || c.modal.join == Join::condition)
      return false;
    Spot s;
    s.token = act;
    s.phrase = phrase;
    s.nominal = true;
    if (p.josa == Case::via) {
      s.modal = c.modal;
      if (const Word* verb = course(in_, c)) apply(*verb, s.modal);
    } else {
      s.named = true;
      s.modal.tense = Tense::past;
      s.modal.flags = c.modal.flags;
    }
    out_.push_back(s);
    return true;
  }
  // |하만 인수|를, one firm right before the act
  bool bought_noun(const Phrase& p, std::uint16_t act) const {
    return in_.acts_as(act, Type::acquire) && p.heads.empty() && p.mods.size() == 1 &&
           p.mods.front().josa == Case::none && p.mods.front().token + 1U == act &&
           p.mods.front().rows.size() == 1 && in_.kind(p.mods.front().rows.front()) == Kind::org;
  }
  // The clause's own subject is one firm that no other firm acts beside; no office, which only
  // deals with those who buy.
  bool buyer(const Clause& c) const {
    if (c.subject == kNone || in_.ph(c.subject).heads.size() != 1 || c.modal.relative) return false;
    const Row who = in_.ph(c.subject).heads.front();
    if (in_.kind(who) != Kind::org || decides(in_, who)) return false;
    return std::ranges::none_of(c.args, [&](std::uint16_t n) {
      return n != c.subject && !in_.ph(n).heads.empty() &&
             in_.kind(in_.ph(n).heads.front()) != Kind::place;
    });
  }
  // A의 B 인수 무산으로 주가가 떨어졌다, A의 B 인수 무산 건이다: it has failed, whatever the verb
  // says.
  bool fell_through(const Clause& c, std::uint16_t phrase, bool carries) {
    const Phrase& p = in_.ph(phrase);
    const bool told = p.josa == Case::subject || p.josa == Case::topic || p.josa == Case::object;
    const std::string_view noun = in_.text(p.last);
    const bool named = p.last > p.first && (noun == "건" || noun == "사례" || noun == "사태");
    const auto last = static_cast<std::uint16_t>(named ? p.last - 1U : p.last);
    const Word* w = last > p.first ? in_.word(last) : nullptr;
    const auto act = static_cast<std::uint16_t>(last - 1U);
    if (w == nullptr || w->verb || w->status != Status::failed || (told && carries) ||
        c.modal.unsaid || !in_.acts_as(act, Type::acquire) || p.mods.size() != 2 ||
        p.mods.front().josa != Case::genitive || p.mods.back().josa != Case::none ||
        p.mods.back().token + 1U != act || beware(p) || in_.text(c.predicate).starts_with("아니"))
      return false;
    Spot s;
    s.token = act;
    s.phrase = phrase;
    s.nominal = s.named = true;
    s.modal.end = Status::failed;
    s.modal.flags = c.modal.flags;
    out_.push_back(s);
    return true;
  }
  // 인수 무산에 대비해: not yet.
  bool beware(const Phrase& p) const {
    const std::size_t next = p.last + 1U;
    return next < in_.parse.tokens.size() &&
           in_.text(static_cast<std::uint16_t>(next)).starts_with("대비");
  }
  // 가온창업투자, 나래벤처스와: a name that nobody has read, no act.
  bool within_name(std::uint16_t t) const {
    return t > 0 && in_.tok(t - 1U).what == What::word && in_.tok(t - 1U).word == kNone &&
           in_.tok(t - 1U).end == in_.tok(t).span.begin;
  }
  // 은행은 A의 B 인수 우선협상대상자 자격을 박탈했다: A is not to buy B.
  bool stripped(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = in_.ph(phrase);
    const std::string_view what = in_.text(p.last);
    if ((what != "자격" && what != "지위") || p.last - p.first < 3 || c.modal.negated ||
        c.modal.unsaid || c.modal.tense != Tense::past ||
        !in_.text(c.predicate).starts_with("박탈") || p.mods.size() != 2 ||
        p.mods.front().josa != Case::genitive || p.mods.back().josa != Case::none)
      return false;
    const auto act = static_cast<std::uint16_t>(p.mods.back().token + 1U);
    if (act >= p.last || !in_.acts_as(act, Type::acquire)) return false;
    Spot s;
    s.token = act;
    s.phrase = phrase;
    s.nominal = s.ruled = true;
    s.modal = c.modal;
    s.modal.end = Status::failed;
    out_.push_back(s);
    return true;
  }
  // 공동 개발·생산하기로, 개발 및 생산한다: a noun that acts in one row with the verb's.
  bool beside_verb(const Clause& c, std::uint16_t phrase) const {
    const Phrase& p = in_.ph(phrase);
    if (p.josa != Case::none || p.last + 2U != c.predicate || !p.heads.empty()) return false;
    const Word* w = in_.word(p.last);
    if (w == nullptr || w->verb || w->triggers.empty()) return false;
    const Token& between = in_.tok(p.last + 1U);
    return between.mark == U'·' || between.mark == U'ㆍ' || between.mark == U'/' ||
           in_.text(static_cast<std::uint16_t>(p.last + 1U)) == "및";
  }
  // 가온 인수에 이어 나래를 인수했다: what came before is told in passing.
  bool followed(const Phrase& p) const {
    const std::size_t next = p.last + 1U;
    const Word* w = in_.word(p.last);
    if (next >= in_.parse.tokens.size() || !in_.parse.absorbed[next] || p.mods.empty())
      return false;
    if (in_.text(static_cast<std::uint16_t>(next)) != "이어" || w == nullptr || w->verb)
      return false;
    return in_.tok(p.last).josa == Case::dative && !w->triggers.empty() && passes_to(first_of(*w));
  }
  static bool passes_to(const Trigger& t) {
    return t.type == Type::acquire || t.type == Type::invest || t.type == Type::divest;
  }
  void before_that(const Clause& c, std::uint16_t phrase) {
    Spot s;
    s.token = in_.ph(phrase).last;
    s.phrase = phrase;
    s.nominal = true;
    s.named = true;
    s.modal.tense = Tense::past;
    s.modal.flags = c.modal.flags;
    out_.push_back(s);
  }
  void coordinated(const Clause& c, std::uint16_t phrase) {
    Spot s;
    s.token = in_.ph(phrase).last;
    s.phrase = phrase;
    s.voice = in_.tok(c.predicate).voice;
    s.modal = c.modal;
    out_.push_back(s);
  }
  // [사업을 추진하는] 협약을 맺었다: with an object of its own it acts on no pact.
  bool says_what_for(const Clause& c) const {
    return in_.is(in_.ph(c.head).last, Class::paper) && c.shared &&
           std::ranges::any_of(c.args, [&](auto n) { return in_.ph(n).josa == Case::object; });
  }
  bool object_after(const Clause& c, std::uint16_t phrase) const {
    return std::ranges::any_of(c.args, [&](std::uint16_t n) {
      return n > phrase && in_.ph(n).josa == Case::object && in_.ph(n).heads.empty();
    });
  }
  // 카카오와 SM이 맺은 협력 계약이 흔들린다: the trigger is what the relative clause modifies.
  void head_spot(const Clause& c, const Word* verb) {
    if (in_.text(in_.ph(c.head).last).ends_with("식") &&
        in_.acts_as(in_.ph(c.head).last, Type::build))
      return;  // [열린] 기공식에: who only comes to it builds nothing
    const std::uint16_t act = in_.ph(c.head).last;  // [하퍼가 설립한] B 인수를: by somebody else
    if (in_.acts_as(c.predicate, Type::lead) &&
        (in_.acts_as(act, Type::acquire) || in_.acts_as(act, Type::invest)))
      return;
    const std::size_t first = out_.size();
    noun_spot(c, c.head, verb);
    if (out_.size() == first) owner_spot(c, verb);
    for (const Clause& main : in_.clauses) {
      if (main.predicate == kNone || std::ranges::find(main.args, c.head) == main.args.end())
        continue;
      if (lets_go(main) && in_.ph(c.head).josa == Case::place)
        for (std::size_t i = first; i < out_.size(); ++i) out_[i].modal.end = Status::failed;
      const Word* w = in_.word(main.predicate);
      if (w == nullptr || !w->status || *w->status < Status::stalled || main.modal.cap ||
          main.modal.tense == Tense::future)
        continue;  // 낸 소송을 철회할 예정이다: not yet
      for (std::size_t i = first; i < out_.size(); ++i) apply(*w, out_[i].modal);
    }
  }
  // [A가 B를 상대로 낸] 소송의 항소심, [B와 맺은] 협약의 후속 조치: the act is what the head is of.
  void owner_spot(const Clause& c, const Word* verb) {
    const Phrase& p = in_.ph(c.head);
    for (std::uint16_t t = p.first; t < p.last; ++t) {
      const Word* w = in_.tok(t).josa == Case::genitive ? in_.word(t) : nullptr;
      if (w == nullptr || w->triggers.empty() || !owned_act(first_of(*w))) continue;
      Spot s;
      s.token = t;
      s.phrase = c.head;
      s.modal = c.modal;
      if (verb != nullptr) apply(*verb, s.modal);
      out_.push_back(s);
      return;
    }
  }
  // 대출 110억달러: money that is given.
  bool money(const Phrase& p) const {
    for (std::uint16_t t = p.first; p.heads.empty() && t <= p.last; ++t) {
      const Word* w = in_.tok(t).what == What::word ? in_.word(t) : nullptr;
      if (w == nullptr || w->verb || w->triggers.empty() || !first_of(*w).before.empty()) continue;
      if (const Type type = first_of(*w).type; type == Type::finance || type == Type::subsidise)
        return true;
    }
    return false;
  }
  // 보조금 85억달러와 대출 110억달러를 제공한다: money of two sorts, each told.
  bool also_given(const Clause& c, std::uint16_t phrase) const {
    const auto at = std::ranges::find(c.args, phrase);
    return in_.ph(phrase).josa == Case::with && at != c.args.end() && at + 1 != c.args.end() &&
           in_.ph(at[1]).josa == Case::object && money(in_.ph(phrase)) && money(in_.ph(at[1]));
  }
  // 소송의 항소심, 업무협약의 후속 조치
  static bool owned_act(const Trigger& t) {
    return t.type == Type::sue || (t.type == Type::partner && t.past == Status::signed_);
  }
  bool banded(const Phrase& p) const {
    const Word* w = in_.word(p.last);
    return w != nullptr && !w->triggers.empty() &&
           in_.rules.frames[first_of(*w).frame].name == "band";
  }
  // A, B·C 컨소시엄, D가: B and C are partners, though the row goes on.
  void bands_in_row(std::uint16_t phrase) {
    for (std::uint16_t n = phrase; n-- > 0 && in_.ph(n).dead;) {
      const Phrase& p = in_.ph(n);
      if (p.last < in_.ph(phrase).first) break;
      if (!banded(p) || p.mods.empty() || p.mods.back().rows.size() < 2) continue;
      Spot s;
      s.token = p.last;
      s.phrase = n;
      s.nominal = s.named = true;
      out_.push_back(s);
    }
  }
  // A·B 컨소시엄은 펀드를 만들 계획이다: the body itself does something.
  bool acts(const Clause& c, std::uint16_t phrase) const {
    const Case josa = in_.ph(phrase).josa;
    return (josa == Case::topic || josa == Case::subject) &&
           std::ranges::any_of(c.args, [&](std::uint16_t n) {
             return n > phrase && in_.ph(n).josa == Case::object;
           });
  }
  // A와 B의 합작법인은 내년 공장을 짓는다: the venture acts, it is not what is founded.
  bool builder(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = in_.ph(phrase);
    const bool acting = p.josa == Case::topic || p.josa == Case::subject;
    if (!acting || !object_after(c, phrase)) return false;
    const Word* w = in_.word(p.last);
    if (w == nullptr && p.last > p.first) w = in_.word(p.last - 1U);  // 합작법인 모션허브는
    return w != nullptr && !w->triggers.empty() && first_of(*w).type == Type::joint_venture;
  }
  // 한국과 미국 사이 협력 체계를: not with whom the subject does so.
  bool between(const Phrase& p) const {
    for (std::uint16_t t = p.first; t <= p.last; ++t)
      if (in_.rules.is(in_.text(t), Marker::amid) || in_.text(t) == "사이") return true;
    return !p.mods.empty() && p.mods.back().josa == Case::none && !in_.parse.terse;
  }
  // 동맹|이|, 공동개발 |사업|이, 공동 연구의 |성과|가: the act of a phrase that tells how it fares.
  std::uint16_t joint_act(const Phrase& p) const {
    for (std::uint16_t t = p.last;; --t) {
      const Word* w = in_.word(t);
      if (w != nullptr && !w->verb && !w->triggers.empty()) {
        const Type type = first_of(*w).type;
        const bool joint = type == Type::partner || type == Type::codevelop ||
                           type == Type::joint_venture || type == Type::merge;
        return joint && first_of(*w).before.empty() ? t : kNone;
      }
      if (t == p.first || !in_.rules.is(in_.text(t), Marker::scheme)) return kNone;
      if (between(p)) return kNone;
      if (const Case before = in_.tok(t - 1U).josa;
          before != Case::none && before != Case::genitive)
        return kNone;
    }
  }
  // 결실을 |맺고 있다|, 흔들린다, 제자리걸음을 하고 있다: the verb or the noun before it says how
  // what is there already fares.
  std::optional<Modal> faring(const Clause& c, std::uint16_t phrase) const {
    if (c.modal.relative || c.modal.unsaid || c.modal.negated) return {};
    Modal m = c.modal;
    m.progressive = true;  // it stands
    const auto said = [&](std::uint16_t t) {
      const Word* w = in_.word(t);
      if (w != nullptr && w->is(Class::stage) && w->status && *w->status >= Status::stalled)
        return apply(*w, m), true;
      return in_.rules.begins(in_.text(t), Marker::fares);
    };
    if (said(c.predicate)) return m;
    for (const std::uint16_t n : c.args)
      if (n != phrase && in_.ph(n).last < c.predicate && in_.ph(n).last + 2U >= c.predicate &&
          in_.ph(n).heads.empty() && said(in_.ph(n).last))
        return m;
    return {};
  }
  // A와 B의 동맹이 결실을 맺고 있다: the alliance is there, however it fares; A와 B의 합작법인이
  // 공장을 돌린다: so is a venture that acts.
  bool goes_on(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = in_.ph(phrase);
    if ((p.josa != Case::subject && p.josa != Case::topic) || in_.parse.terse) return false;
    const std::uint16_t act = joint_act(p);
    if (act == kNone || p.mods.empty() || p.mods.back().rows.size() < 2 ||
        p.mods.back().token >= act)
      return false;
    const Type type = first_of(*in_.word(act)).type;
    const Word* verb = in_.word(c.predicate);  // 동맹이 무산됐다: what any act's verb says of it
    const bool any = verb != nullptr && verb->is(Class::stage) && !verb->is(Class::light);
    if (any && act == p.last) return false;
    const bool venture = type == Type::joint_venture && act == p.last && alive(c);
    const auto how = venture ? std::optional<Modal>(c.modal) : faring(c, phrase);
    if (!how || (type == Type::merge && !how->end)) return false;
    Spot s;
    s.token = act;
    s.phrase = phrase;
    s.nominal = true;
    if (!venture) s.modal.end = how->end, s.modal.cap = how->cap, s.modal.flags = how->flags;
    out_.push_back(s);
    return true;
  }
  // 합작법인이 가동을 시작했다, 공급하고 있다: only what is there acts; but 들어섰다, 생긴다.
  bool alive(const Clause& c) const {
    const Modal& m = c.modal;
    const Word* w = in_.word(c.predicate);
    if (m.relative || m.unsaid || m.negated || m.cap || m.decision ||
        !(m.tense == Tense::past || m.progressive) || in_.tok(c.predicate).voice == Voice::passive)
      return false;
    return w == nullptr || !(w->is(Class::stage) && w->status && *w->status != Status::done);
  }
  // 카카오와 하이브의 경쟁이 끝났다, A·B 컨소시엄을 뽑았다: named whatever the verb says.
  void standing(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = in_.ph(phrase);
    const Word* w = in_.word(p.last);
    if (w == nullptr || w->triggers.empty() || p.mods.empty()) return;
    const bool sale = first_of(*w).type == Type::acquire && p.mods.size() == 2;
    if (p.mods.back().rows.size() < 2 && !sale) return;
    const Trigger& t = in_.rules.triggers[w->main];
    if (t.type == Type::acquire && !c.modal.relative) return purchase(c, phrase);
    const bool merged = t.type == Type::merge && has_caused(c, p);
    if (t.type != Type::compete && !banded(p) && !merged) return;
    Spot s;
    s.token = p.last;
    s.phrase = phrase;
    s.nominal = true;
    s.named = banded(p) || merged;
    if (merged) s.modal.tense = Tense::past;
    s.modal.flags = c.modal.flags;
    out_.push_back(s);
  }
  // A와 B의 합병으로 C가 탄생했다: what has made something come about has been done.
  static bool has_caused(const Clause& c, const Phrase& p) {
    return p.josa == Case::direction && c.modal.tense == Tense::past && !c.modal.negated &&
           !c.modal.unsaid && !c.modal.cap;
  }
  bool purchased(const Phrase& p) const {
    return bought_by(p) &&
           (p.josa == Case::topic || p.josa == Case::subject || p.josa == Case::direction);
  }
  // A의 B 공개매수를 적대적 인수로 규정했다, 인수에 반발했다: the deal is there, whatever one
  // thinks of it.
  bool judged(const Clause& c, const Phrase& p) const {
    const Word* w = in_.word(p.last);
    if (w == nullptr || w->triggers.empty() || first_of(*w).type != Type::acquire ||
        p.mods.size() != 2 || p.mods.front().josa != Case::genitive ||
        p.mods.back().josa != Case::none || p.mods.back().token + 1U != p.last || c.modal.negated)
      return false;
    if (p.josa != Case::object && p.josa != Case::dative) return false;
    for (const std::string_view act : {"규정", "비판", "비난", "반발", "반대", "환영", "지지"})
      if (in_.text(c.predicate).starts_with(act)) return true;
    return braked(c);
  }
  // 인수에 제동을 걸었다
  bool braked(const Clause& c) const {
    return std::ranges::any_of(c.args, [&](std::uint16_t n) {
      return in_.ph(n).josa == Case::object && in_.text(in_.ph(n).last) == "제동";
    });
  }
  // |A의 B 인수와| C의 D 인수가 무산됐다: each of them a deal, as the last is.
  bool listed_purchase(const Phrase& p) const {
    if (p.josa != Case::with || !bought_by(p)) return false;
    const auto next = std::ranges::find_if(
        in_.parse.phrases, [&](const Phrase& q) { return !q.dead && q.first == p.last + 1U; });
    return next != in_.parse.phrases.end() && bought_by(*next) &&
           (next->josa == Case::subject || next->josa == Case::topic);
  }
  // A의 B 인수
  bool bought_by(const Phrase& p) const {
    const Word* w = in_.word(p.last);
    return w != nullptr && !w->triggers.empty() && first_of(*w).type == Type::acquire &&
           deal_of_two(in_, p, p.last);
  }
  void purchase_of(const Clause& c, std::uint16_t phrase) {
    Spot s;
    s.token = in_.ph(phrase).last;
    s.phrase = phrase;
    s.nominal = s.named = true;
    s.modal.cap = Status::planned;
    s.modal.flags = c.modal.flags;
    out_.push_back(s);
  }
  // A의 B 인수는 [당국이 허가를 내주지 않아] 물거품이 됐다: the next verb says what came of it.
  bool ended_next(const Clause& c, std::uint16_t phrase) const {
    const Clause* next = &c + 1;
    if (c.topic != phrase || c.subject == phrase || next == &*in_.clauses.end() ||
        next->predicate == kNone || next->topic != phrase || next->modal.relative)
      return false;
    const Word* verb = course(in_, *next);
    return verb != nullptr && verb->is(Class::stage) && verb->status >= Status::signed_;
  }
  // A의 B 인수는 심사를 받고 있다: a deal, however far it is.
  void purchase(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = in_.ph(phrase);
    if ((!purchased(p) && !judged(c, p)) || ended_next(c, phrase)) return;
    Spot s;
    s.token = p.last;
    s.phrase = phrase;
    s.nominal = s.named = true;
    s.ruled = judged(c, p);  // who judges is no buyer
    s.modal.cap = Status::planned;
    if (const Word* how = course(in_, c); !s.ruled && how != nullptr && how->status &&
                                          how != in_.word(c.predicate) && !c.modal.unsaid)
      apply(*how, s.modal);  // 인수가 난항을 겪고 있다
    if (s.ruled && braked(c) && c.modal.tense == Tense::past && !c.modal.negated && !c.modal.unsaid)
      s.modal.end = Status::stalled;
    s.modal.flags = c.modal.flags;
    out_.push_back(s);
  }
  void noun_spot(const Clause& c, std::uint16_t phrase, const Word* verb) {
    const Phrase& p = in_.ph(phrase);
    Spot s;
    s.phrase = phrase;
    s.modal = c.modal;
    if (verb != nullptr) apply(*verb, s.modal);
    if (s.modal.end && c.modal.tense == Tense::future && c.modal.join == Join::adnominal) {
      const auto next =
          static_cast<std::uint16_t>(c.modal.last + 1U);  // 무산될 위기에, 무산될 우려
      if (in_.text(next).starts_with("위기") || in_.text(next).starts_with("위험"))
        s.modal.end = Status::stalled;
      else
        s.modal.unsaid = true;
    }
    const bool result = in_.rules.is(in_.text(p.last), Marker::result);  // 합의 내용을 설명했다
    if (verb != nullptr && verb->is(Class::speech) && !verb->is(Class::stage) && !result)
      lower(s.modal);
    const bool declared = in_.text(c.predicate).starts_with("선언") && c.modal.tense == Tense::past;
    if (declared && in_.rules.acts_as(in_.tok(p.last).word, Type::partner))
      s.modal.cap = Status::signed_;                              // 연대를 선언했다
    for (const std::string_view wish : {"강조", "역설", "당부"})  // 협력을 강조했다
      if (in_.text(c.predicate).starts_with(wish)) s.modal.cap = Status::sought;
    s.nominal = verb == nullptr;
    if (verb != nullptr) s.voice = carried_voice(c, p, *verb);
    const std::size_t first = out_.size();
    std::uint16_t end = p.last + 1U;
    std::uint16_t named = end;  // 합작법인 |'H-걸프'|를
    while (named > p.first + 1U &&
           (in_.tok(named - 1U).what == What::mark ||
            (in_.tok(named - 1U).what == What::word && in_.word(named - 1U) == nullptr)))
      --named;
    if (named < end && vehicle(named - 1U)) end = named;
    if (end == p.last + 1U && end - p.first >= 2 && vehicle(end - 2U) &&
        in_.tok(end - 1U).what != What::amount && !in_.is(end - 1U, Class::stage))
      --end;            // 합작법인 '누벨로'를, but 합작 무산
    bool plan = false;  // 공동 연구의 성과를: the act in front
    const bool scheme = in_.rules.is(in_.text(p.last), Marker::scheme);
    const std::uint16_t act = scheme ? joint_act(p) : kNone;
    for (std::uint16_t t = end; t-- > p.first;) {
      if (in_.parse.absorbed[t]) continue;
      if (in_.tok(t).what != What::word && in_.tok(t).what != What::amount &&
          in_.tok(t).what != What::count)
        break;
      const bool whose_stage =  // 공급계약의 해지를
          t + 1U == p.last && in_.is(p.last, Class::stage);
      if (in_.tok(t).josa == Case::genitive && t != p.last && t != act && !whose_stage &&
          !in_.is(t, Class::sum))
        break;  // but 공급을 위한 57억달러 규모의 본계약을
      const Word* w = in_.word(t);
      if (in_.tok(t).what != What::word) continue;  // 보조금 480억원을
      if (act != kNone && t > act) continue;  // 협력 체계를 구축했다, 공동 연구 과제를 시작했다
      if (in_.text(t) == "관련" && t < p.last && in_.acts_as(p.last, Type::partner))
        break;  // 수출 관련 협약: no more than about it
      if (w == nullptr && in_.is(p.last, Class::paper) && t > p.first && !in_.tok(t).predicate &&
          in_.tok(t).josa != Case::about)
        continue;  // 공급을 위한 포괄적 합의서, but 도입 확산을 위한 협약
      if (w == nullptr) break;
      if (in_.text(t) == "방안") plan = true;
      if (t > p.first && in_.is(p.last, Class::paper) && w->triggers.empty() &&
          in_.text(t) == "사업" && in_.acts_as(t - 1U, Type::supply))
        continue;  // 배터리 공급 사업 계약을
      if (!w->triggers.empty() && !idle(*w, p, t)) {
        if (plan && in_.rules.triggers[w->main].type == Type::partner)
          break;  // 협력 방안을 논의: talks
        if (verb != nullptr && !verb->triggers.empty() && w->text.ends_with("계약") &&
            first_of(*verb).type == first_of(*w).type)
          break;  // 공사 계약을 수주했다: the verb's act
        if (verb != nullptr && verb->is(Class::ask) && others_act(first_of(*w))) break;
        const bool firm = first_of(*w).type == Type::invest && w->text == "투자";
        const bool acting = (p.josa == Case::subject || p.josa == Case::topic) &&
                            object_after(c, phrase);  // 누구벤처|투자|만 돈을 넣었다
        if (((p.josa == Case::none && p.comma) || firm || acting) && within_name(t)) break;
        s.token = t;
        out_.push_back(s);
        if (means_to(p, t)) out_.back().modal.cap = Status::sought;
        if (verb != nullptr && verb->is(Class::ask) && granted(first_of(*w)))
          out_.back().voice =
              Voice::receive;  // 승인을 신청했다, 보조금을 요청했다: who asks receives
        const bool step = w->is(Class::stage) && !first_of(*w).before.empty();  // # 인수 마무리
        if (heads_alone(*w) && !step && !of_purchase(p, t)) break;
      }
      const bool over = verb != nullptr && verb->status == Status::signed_ &&
                        w->status == Status::talks;  // 협상을 타결했다: they are over
      if (w->is(Class::stage) || w->is(Class::paper) || w->is(Class::hold))
        over ? void() : apply(*w, s.modal);
      else if (w->triggers.empty() &&  // # A, B에 소송 |제기|
               !(w->is(Class::light) && (verb != nullptr || in_.parse.terse)) &&
               !(w->is(Class::sum) && in_.tok(t).josa == Case::genitive))
        break;  // but 컨소시엄 구성에 합의했다, 57억달러 규모의
    }
    std::reverse(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end());
    if (out_.size() < first + 2U) return;  // A의 B 인수 승인
    const Word& last = *in_.word(out_.back().token);
    for (std::size_t i = first; rules_on(last) && i + 1U < out_.size(); ++i) rule(out_[i], last);
  }
  // A의 B 인수 |불허|: the purchase that is forbidden is told as well.
  bool of_purchase(const Phrase& p, std::uint16_t ruling) const {
    return in_.rules.acts_as(in_.tok(ruling).word, Type::regulate) && ruling > p.first &&
           p.mods.size() >= 2 && p.mods[p.mods.size() - 2U].josa == Case::genitive &&
           p.mods.back().josa == Case::none && p.mods.back().token + 2U == ruling &&
           in_.acts_as(static_cast<std::uint16_t>(ruling - 1U), Type::acquire);
  }
  // 결합을 위한 투자를 단행했다, 합당을 위한 절차에 들어갔다: what it is for is not done with it;
  // but 공급을 위한 계약, 인수를 위한 협상
  bool means_to(const Phrase& p, std::uint16_t t) const {
    if (in_.tok(t).josa != Case::about || t >= p.last || !in_.text(t + 1U).starts_with("위한"))
      return false;
    for (std::uint16_t i = t + 2U; i <= p.last; ++i)
      if (in_.is(i, Class::paper) || in_.text(i).ends_with("파트너십") ||
          (in_.word(i) != nullptr && in_.word(i)->status))
        return false;
    return true;
  }
  // 사업부 매각을 요구했다: somebody else is to act.
  static bool others_act(const Trigger& t) {
    return t.type == Type::acquire || t.type == Type::divest || t.type == Type::merge ||
           t.type == Type::build || t.type == Type::launch;
  }
  static bool granted(const Trigger& t) {
    return t.type == Type::supply || t.type == Type::subsidise || t.type == Type::finance ||
           t.type == Type::invest || t.type == Type::qualify ||
           (t.type == Type::regulate && !forbids(t));
  }
  static bool forbids(const Trigger& t) { return (t.flags & hj::bit(Flag::negative)) != 0; }
  const Trigger& first_of(const Word& w) const { return in_.rules.triggers[w.main]; }
  bool rules_on(const Word& w) const {
    return !w.triggers.empty() && first_of(w).type == Type::regulate && first_of(w).before.empty();
  }
  // 시장감독위원회가 A의 B 인수를 승인했다: the act that is allowed.
  void ruled_spot(const Clause& c, std::uint16_t phrase, const Word& verb) {
    const std::size_t first = out_.size();
    noun_spot(c, phrase, &verb);
    for (std::size_t i = first; i < out_.size(); ++i) rule(out_[i], verb);
  }
  // 이사회는 B에 구제금융을 승인했다: what one gives oneself; but A의 B 대출을 승인했다.
  bool own_gift(const Spot& s, const Word& by) const {
    const Word* w = in_.word(s.token);
    if (forbids(first_of(by)) || w == nullptr || w->triggers.empty() || s.phrase == kNone)
      return false;
    const Type t = first_of(*w).type;
    return (t == Type::finance || t == Type::subsidise) && in_.ph(s.phrase).mods.empty();
  }
  // 제휴를 조사한다, 거래를 들여다본다: the deal stands meanwhile.
  static bool looks_into(const Word& by) {
    return by.text == "조사" || by.text == "수사" || by.text == "검사" || by.text == "감리";
  }
  void rule(Spot& s, const Word& by) const {
    if (own_gift(s, by)) {
      s.modal.cap = Status::signed_;
      return;
    }
    const Word* act = in_.word(s.token);
    if (forbids(first_of(by)) && act != nullptr && first_of(*act).type == Type::regulate)
      return;  // 과징금을 부과받은 A
    s.ruled = true;
    if (looks_into(by))
      s.nominal = true, s.modal.tense = Tense::none, s.modal.progressive = false;
    else if (forbids(first_of(by)))
      s.modal.end = Status::failed;
    else if (refuses(in_, s.modal, first_of(by)))
      s.modal.negated = false, s.modal.end = Status::failed;
    else
      lower(s.modal);
  }
  bool vehicle(std::uint16_t t) {
    const Word* w = in_.word(t);
    return w != nullptr && !w->triggers.empty() &&
           in_.rules.triggers[w->main].type == Type::joint_venture && in_.tok(t).josa == Case::none;
  }
  // 인수 |마무리|, 매각 |착수|: it acts only behind a noun of its own (심사를 마무리).
  bool idle(const Word& w, const Phrase& p, std::uint16_t t) const {
    const std::string_view before = t > p.first ? in_.text(t - 1U) : std::string_view{};
    return w.is(Class::stage) && std::ranges::all_of(w.triggers, [&](std::uint16_t g) {
             const std::string& noun = in_.rules.triggers[g].before;
             return !noun.empty() && !before.ends_with(noun);
           });
  }
  // 수주 경쟁, 특허 소송, 합병 반대: the last noun is the act, what stands before only says about
  // what.
  bool heads_alone(const Word& w) {
    const Trigger& t = in_.rules.triggers[w.main];
    return t.type == Type::compete || t.type == Type::sue || t.type == Type::oppose ||
           (t.type == Type::regulate && (t.flags & hj::bit(Flag::negative)) != 0) || allied(w, t);
  }
  // 산업·투자 협력 양해각서: an alliance, about what stands before.
  static bool allied(const Word& w, const Trigger& t) {
    return t.type == Type::partner && !w.is(Class::paper) && t.past != Status::signed_;
  }
  static void lower(Modal& m) {
    if (!m.cap || Status::planned < *m.cap) m.cap = Status::planned;
  }
  // 위원회의 심사를 |통과했다|: whose case it was.
  bool passed(const Clause& c, const Phrase& p) const {
    return p.josa == Case::object && in_.acts_as(p.last, Type::regulate) &&
           in_.text(c.predicate).starts_with("통과");
  }
  Voice carried_voice(const Clause& c, const Phrase& p, const Word& verb) {
    const bool held = p.josa != Case::none || p.last + 1U == c.predicate;  // 투자, 지분을 확보했다
    if (verb.is(Class::light) && verb.voice != Voice::active && held) return verb.voice;
    const bool received = in_.tok(c.predicate).voice == Voice::receive && p.josa == Case::object;
    return received || passed(c, p) ? Voice::receive : Voice::active;
  }
  const Scene& in_;
  std::vector<Spot>& out_;
};

}  // namespace

void find_spots(const Scene& in, const Clause& clause, std::vector<Spot>& out) {
  out.clear();
  Spotter(in, out).noun_spots(clause);
}

}  // namespace hj::claim
