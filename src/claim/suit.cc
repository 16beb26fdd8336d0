// Suits told by how they ended: [A가 제기한] 소송에서 B가 이겼다: A had sued B.
#include <algorithm>

#include "claim/draft.h"

namespace hj::claim {
namespace {

using Rows = std::vector<Row>;

class SuitReader {
 public:
  SuitReader(const Scene& in, std::vector<Draft>& out) : in_(in), out_(out) {}

  void run() {
    for (const Clause& c : in_.clauses) {
      if (c.predicate == kNone || c.subject == kNone) continue;
      const std::string_view verb = in_.text(c.predicate);
      const bool won = in_.rules.begins(verb, Marker::won);
      if (won || in_.rules.begins(verb, Marker::lost)) ended(c, won);
      if (const Phrase* hand = backed(c)) sided_with(*hand);
    }
    for (const Clause& c : in_.clauses) filed_against(c);
    for (const Clause& c : in_.clauses) countered(c);
  }

 private:
  bool among(const Rows& rows, Row r) const {
    return std::ranges::any_of(rows, [&](Row x) { return in_.same(x, r); });
  }
  Rows parties(const Phrase& p) const {
    for (const Row r : p.heads)
      if (in_.kind(r) != Kind::org && in_.kind(r) != Kind::person) return {};
    return p.heads;
  }
  bool suit(const Phrase& p) const {
    const bool there = p.josa == Case::place || p.josa == Case::dative || p.josa == Case::object;
    return there && p.heads.empty() && in_.rules.acts_as(in_.tok(p.last).word, Type::sue);
  }
  void ended(const Clause& c, bool won) {
    for (const std::uint16_t n : c.args) {
      if (!suit(in_.ph(n))) continue;
      for (const Clause& k : in_.clauses)
        if (k.head == n && k.modal.relative && k.subject != kNone && !k.shared &&
            k.predicate != kNone && in_.is(k.predicate, Class::light))
          return write(c, k, in_.ph(n), won);
    }
  }
  void write(const Clause& c, const Clause& filed, const Phrase& suit, bool won) {
    for (const std::uint16_t n : filed.args)  // B를 상대로 낸: the frames have read it
      if (in_.ph(n).josa == Case::against) return;
    const Rows a = parties(in_.ph(filed.subject)), b = parties(in_.ph(c.subject));
    if (a.empty() || b.empty() || among(a, b.front()) || among(b, a.front())) return;
    const bool told = std::ranges::any_of(
        out_, [&](const Draft& d) { return d.type == Type::sue && d.evidence == in_.evidence; });
    if (told) return;
    const bool over = won && !c.modal.negated && !c.modal.unsaid && !c.modal.cap;
    put(a, b, suit.last, over ? Status::failed : Status::done, "sue-ended");  // the defendant won
    out_.back().features = won ? "other=won" : "other=lost";
  }

  // B의 손을 들어줬다
  const Phrase* backed(const Clause& c) const {
    if (!in_.text(c.predicate).starts_with("들") || c.modal.negated || c.modal.unsaid)
      return nullptr;
    for (const std::uint16_t n : c.args)
      if (const Phrase& p = in_.ph(n); p.last + 1U == c.predicate && p.josa == Case::object &&
                                       in_.text(p.last) == "손" && p.mods.size() == 1 &&
                                       p.mods.front().josa == Case::genitive)
        return &p;
    return nullptr;
  }
  // [A가 낸] 소송에서 법원은 B의 손을 들어줬다: A had sued B.
  void sided_with(const Phrase& hand) {
    const Rows& b = hand.mods.front().rows;
    for (const Clause& k : in_.clauses) {
      if (!files(k) || k.head == kNone || !suit(in_.ph(k.head)) || aimed(k) != nullptr) continue;
      const Rows a = parties(in_.ph(k.subject));
      if (!a.empty() && !b.empty() && !among(a, b.front()) && !courts(b))
        put(a, b, in_.ph(k.head).last, Status::done, "sue-sided");
    }
  }
  bool files(const Clause& k) const {
    return k.modal.relative && k.subject != kNone && !k.shared && k.predicate != kNone &&
           k.modal.tense == Tense::past && !k.modal.negated && in_.is(k.predicate, Class::light);
  }
  const Phrase* aimed(const Clause& k) const {
    for (const std::uint16_t n : k.args)
      if (in_.ph(n).josa == Case::against && !in_.ph(n).heads.empty()) return &in_.ph(n);
    return nullptr;
  }
  bool courts(const Rows& rows) const {
    return std::ranges::any_of(rows,
                               [&](Row r) { return in_.rules.ends(in_.name(r), Marker::court); });
  }
  // [A가 B를 상대로 낸] 소송 1심에서 …: it stands, whatever the main clause tells of it.
  void filed_against(const Clause& k) {
    const Phrase* whom = files(k) && k.head != kNone ? aimed(k) : nullptr;
    if (whom == nullptr) return;
    const Rows a = parties(in_.ph(k.subject));
    Rows b = parties(*whom);
    for (const std::uint16_t n : k.args)  // 오픈AI와 하퍼 CEO를 상대로
      if (const Phrase& p = in_.ph(n); p.josa == Case::with && p.last + 1U == whom->first)
        for (const Row r : parties(p)) b.push_back(r);
    if (a.empty() || b.empty() || among(a, b.front()) || courts(b)) return;
    const Phrase* head = &in_.ph(k.head);
    const bool row = head->josa == Case::with && k.head + 1U < in_.parse.phrases.size();
    const std::uint16_t last =
        row ? in_.ph(k.head + 1U).last : head->last;  // 명령과 처분 취소 소송
    for (std::uint16_t t = head->first; t <= last; ++t)
      if (in_.rules.acts_as(in_.tok(t).word, Type::sue))
        return put(a, b, t, Status::done, "sue-filed");
  }
  // 맞소송으로, 무효심판을: the noun of who is sued and sues in turn, kNone where there is none.
  std::uint16_t counter(const Clause& c) const {
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in_.ph(n);
      if ((p.josa != Case::direction && p.josa != Case::object) || !p.heads.empty()) continue;
      for (const std::string_view noun : {"맞소송", "맞제소", "맞고소", "무효심판", "반소"})
        if (in_.text(p.last).ends_with(noun)) return p.last;
    }
    return kNone;
  }
  // A는 소송을 냈고 B는 맞소송으로 맞섰다: each against the other.
  void countered(const Clause& c) {
    const Modal& m = c.modal;
    if (c.predicate == kNone || c.subject == kNone || m.relative || m.negated || m.unsaid ||
        m.cap || m.tense != Tense::past)
      return;
    const std::uint16_t noun = counter(c);
    const Rows b = noun == kNone ? Rows{} : parties(in_.ph(c.subject));
    if (b.size() != 1) return;
    for (const Clause& k : in_.clauses) {
      if (k.predicate == kNone || k.predicate > in_.ph(c.subject).first || k.subject == kNone ||
          k.modal.relative || k.modal.negated || k.modal.join != Join::chain || !sues(k))
        continue;
      const Rows a = parties(in_.ph(k.subject));
      if (a.size() != 1 || among(a, b.front()) || aims_elsewhere(k, b.front())) continue;
      put(a, b, noun, Status::done, "sue-countered");
      return put(b, a, noun, Status::done, "sue-counter");
    }
  }
  bool sues(const Clause& k) const {
    return in_.acts_as(k.predicate, Type::sue) ||
           (in_.is(k.predicate, Class::light) &&
            std::ranges::any_of(k.args, [&](auto n) { return suit(in_.ph(n)); }));
  }
  bool aims_elsewhere(const Clause& k, Row at) const {
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == Type::sue && d.evidence == in_.evidence && !d.b.empty() && !among(d.b, at) &&
             d.trigger.end <= in_.tok(k.last).end && d.trigger.begin >= in_.tok(k.first).span.begin;
    });
  }
  void put(const Rows& a, const Rows& b, std::uint16_t token, Status status, const char* rule) {
    const bool told = std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == Type::sue && d.evidence == in_.evidence && !d.a.empty() && !d.b.empty() &&
             among(d.a, a.front()) && among(d.b, b.front());
    });
    if (told) return;
    Draft d{};
    d.type = Type::sue;
    d.a = a;
    d.b = b;
    d.evidence = in_.evidence;
    d.trigger = in_.tok(token).span;
    d.rule = rule;
    d.status = status;
    d.score = 0.75F;
    d.terse = in_.parse.terse;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  std::vector<Draft>& out_;
};

// 소송을 취하했다, 거둬들였다; 분쟁을 끝냈다
bool over(const Scene& in, const Clause& c) {
  if (c.predicate == kNone || c.modal.relative || c.modal.negated || c.modal.unsaid ||
      c.modal.cap || c.modal.tense != Tense::past)
    return false;
  const std::string_view verb = in.text(c.predicate);
  const auto begins = [&](std::initializer_list<std::string_view> verbs) {
    return std::ranges::any_of(verbs, [&](std::string_view v) { return verb.starts_with(v); });
  };
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    if (p.josa != Case::object || !p.heads.empty()) continue;
    const std::string_view what = in.text(p.last);
    const bool suit = what.ends_with("소송");
    if (suit && begins({"취하", "거둬들", "거두", "철회"})) return true;
    if ((suit || what.ends_with("분쟁")) && begins({"끝내", "끝냈", "마무리", "매듭", "종결"}))
      return true;
  }
  return false;
}
}  // namespace

void read_suits(const Scene& in, std::vector<Draft>& out) {
  const bool speaks = std::ranges::any_of(in.parse.tokens, [&](const Token& t) {
    return t.word != kNone && in.rules.acts_as(t.word, Type::sue);
  });
  if (speaks) SuitReader(in, out).run();
}

void end_suits(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  if (in.parse.terse ||
      std::ranges::none_of(in.clauses, [&](const Clause& c) { return over(in, c); }))
    return;
  for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence == number;)
    if (drafts[i].type == Type::sue) return;  // it ends what it tells itself
  for (const Clause& c : in.clauses) {
    if (!over(in, c)) continue;
    const Rows& who = c.subject == kNone ? in.topic : in.ph(c.subject).heads;
    const auto acts = [&](const Rows& side) {
      return std::ranges::any_of(side, [&](Row r) {
        return std::ranges::any_of(who, [&](Row w) { return in.same(r, w); });
      });
    };
    for (std::size_t i = drafts.size(); i-- > 0;) {
      Draft& d = drafts[i];
      if (d.type != Type::sue || d.status != Status::done) continue;
      if (!acts(d.a)) continue;
      d.status = Status::failed;
      return;
    }
  }
}

}  // namespace hj::claim
