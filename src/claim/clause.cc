#include "claim/clause.h"

#include <algorithm>

namespace hj::claim {
namespace {

constexpr std::size_t kMaxArgs = 16;  // phrases of one clause

class Cutter {
 public:
  Cutter(const Rules& rules, const Document& doc, const Parse& parse, std::vector<Clause>& out)
      : rules_(rules), doc_(doc), p_(parse), out_(out) {}

  void run() {
    const auto size = static_cast<std::uint16_t>(p_.tokens.size());
    for (std::uint16_t i = 0; i < size; ++i) {
      take_phrases(i);
      const Token& t = p_.tokens[i];
      if (t.predicate && !p_.absorbed[i]) predicate(i);
      if (t.what == What::mark && breaks(t.mark)) nominal(i), reset(i);
    }
    take_phrases(size);
    nominal(size);
    inherit();
  }

 private:
  static bool breaks(char32_t mark) {
    return mark == U'…' || mark == U'▲' || mark == U'△' || mark == U'▶' || mark == U'◇' ||
           mark == U'■' || mark == U'●' || mark == U'?' || mark == U'!' || mark == U';' ||
           mark == U'|';
  }
  const Phrase& ph(std::uint16_t i) const { return p_.phrases[i]; }

  // Phrases that end before token `at` wait for their verb.
  void take_phrases(std::uint16_t at) {
    while (next_ < p_.phrases.size() && ph(next_).last < at) {
      const auto i = static_cast<std::uint16_t>(next_++);
      if (ph(i).dead) continue;
      waiting_.push_back(i);
      if (waiting_.size() > kMaxArgs) waiting_.erase(waiting_.begin());
      const char32_t after =
          ph(i).last + 1U < p_.tokens.size() ? p_.tokens[ph(i).last + 1].mark : 0;
      if (after == U'=' || after == U':') topic_ = i;
    }
  }
  bool subjective(std::uint16_t i) const { return ph(i).josa == Case::subject; }
  bool topical(std::uint16_t i) const {
    if (ph(i).josa == Case::topic) return true;
    // A, B에 투자: the bare name before a headline's comma.
    return p_.terse && ph(i).josa == Case::none && ph(i).comma && !ph(i).heads.empty() &&
           i == first_of_segment_;
  }
  void reset(std::uint16_t at) {
    waiting_.clear();
    begin_ = at + 1;
    topic_ = subject_ = with_ = kNone;
    first_of_segment_ = static_cast<std::uint16_t>(next_);
  }

  void predicate(std::uint16_t at) {
    if (at < governed_) return;  // part of the chain above an earlier predicate
    Clause c;
    c.predicate = at;
    c.first = begin_;
    c.modal = govern(rules_, doc_, p_, at);
    c.last = c.modal.last;
    governed_ = static_cast<std::uint16_t>(c.modal.last + 1U);
    const bool relative =
        (c.modal.join == Join::adnominal || c.modal.join == Join::reported) && !c.modal.held;
    if (relative) {
      relate(c);
    } else {
      gather(c);
    }
    out_.push_back(std::move(c));
  }
  std::uint16_t phrase_after(std::uint16_t token) const {
    for (std::size_t i = next_; i < p_.phrases.size(); ++i) {
      const Phrase& next = ph(static_cast<std::uint16_t>(i));
      if (next.last <= token || next.dead) continue;
      return next.first <= token + 1U || tok_between(token, next.first)
                 ? static_cast<std::uint16_t>(i)
                 : kNone;
    }
    return kNone;
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
    return t.word != kNone && !rules_.words[t.word].triggers.empty();
  }
  // A relative clause lacks the role that its head noun fills: where the head is a party and
  // another role is filled, the subject in front belongs to the main clause (A가 [B에 투자한] C와).
  bool lacks_subject(const Clause& c) const {
    if (c.head == kNone) return false;
    const Phrase& head = ph(c.head);
    if (head.heads.empty() && (head.mods.empty() || head.mods.front().josa != Case::genitive))
      return false;
    for (std::size_t i = waiting_.size(); i-- > 0;) {
      const Phrase& a = ph(waiting_[i]);
      if (topical(waiting_[i]) || subjective(waiting_[i])) return false;
      if (!a.heads.empty() || (a.josa == Case::object && !a.mods.empty()))
        return a.josa != Case::none;
    }
    return false;
  }
  // A relative clause takes what stands right before it, and at most one subject; never the topic.
  void relate(Clause& c) {
    c.head = phrase_after(c.last);
    std::size_t from = waiting_.size();
    bool subject = false;
    const bool lacking = lacks_subject(c);
    while (from > 0 && !topical(waiting_[from - 1])) {
      const std::uint16_t i = waiting_[from - 1];
      if (subjective(i) && (subject || lacking)) break;
      if (!acts(c.predicate) && from < waiting_.size() && outer(ph(i).josa)) break;
      if (subject && ph(i).josa != Case::none && ph(i).last + 1 < begin_) break;
      subject = subject || subjective(i);
      --from;
      if (subject) break;
    }
    c.args.assign(waiting_.begin() + static_cast<std::ptrdiff_t>(from), waiting_.end());
    for (const std::uint16_t i : c.args)
      if (subjective(i)) c.subject = i;
    c.topic = topic_of(waiting_);
    c.first = c.args.empty() ? c.predicate : ph(c.args.front()).first;
    // The clause's own words are used up; a subject is kept in case the main verb has none.
    if (c.subject != kNone) spare_ = c.subject;
    waiting_.resize(from);
  }
  std::uint16_t topic_of(const std::vector<std::uint16_t>& list) const {
    for (std::size_t i = list.size(); i-- > 0;)
      if (topical(list[i])) return list[i];
    return topic_;
  }
  void gather(Clause& c) {
    c.args = waiting_;
    const std::uint16_t topic = topic_of(waiting_);
    std::uint16_t own = kNone;
    for (const std::uint16_t i : waiting_)
      if (subjective(i)) own = i;
    c.topic = topic;
    if (own != kNone) {
      c.subject = own;
    } else if (topic != kNone) {
      c.subject = topic;
      c.shared = topic == topic_;
    } else {
      c.subject = subject_ != kNone ? subject_ : spare_;
      c.shared = true;
    }
    c.with = with_;
    topic_ = topic;
    subject_ = own != kNone && topic == kNone ? own : topic != kNone ? kNone : c.subject;
    with_ = kNone;
    for (const std::uint16_t i : waiting_)
      if ((ph(i).josa == Case::with || ph(i).josa == Case::together) && c.modal.join == Join::chain)
        with_ = i;
    waiting_.clear();
    spare_ = kNone;
    begin_ = static_cast<std::uint16_t>(c.last + 1U);
  }
  // What is left at the end of a headline or list item: a clause without a verb.
  void nominal(std::uint16_t at) {
    if (waiting_.empty()) return;
    Clause c;
    c.first = begin_;
    c.last = static_cast<std::uint16_t>(at - 1U);
    c.modal.join = Join::final;
    c.modal.last = c.last;
    gather(c);
    out_.push_back(std::move(c));
  }
  // 손잡고 투자하기로 했다: a chain without a tense has the status of what follows.
  void inherit() {
    for (std::size_t i = out_.size(); i-- > 0;) {
      Modal& m = out_[i].modal;
      if (m.join != Join::chain || m.tense != Tense::none || m.progressive || m.decision || m.held)
        continue;
      for (std::size_t j = i + 1; j < out_.size(); ++j) {
        const Modal& o = out_[j].modal;
        if (o.join == Join::adnominal && !o.held) {
          if (out_[j].predicate != kNone && p_.tokens[out_[j].predicate].span.begin > 0 &&
              i + 1 == j && out_[j].args.empty() == false && out_[j].first <= out_[i].last + 1U) {
            m.tense = o.tense;  // 손잡고 발족한: within the relative clause
            break;
          }
          continue;
        }
        if (o.join == Join::nominal) continue;
        m.tense = o.tense;
        m.cap = m.cap ? (o.cap ? std::min(*m.cap, *o.cap) : *m.cap) : o.cap;
        m.progressive = o.progressive;
        m.decision = o.decision;
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
  std::vector<std::uint16_t> waiting_;
  std::size_t next_ = 0;
  std::uint16_t begin_ = 0, governed_ = 0, first_of_segment_ = 0;
  std::uint16_t topic_ = kNone, subject_ = kNone, spare_ = kNone, with_ = kNone;
};

}  // namespace

void find_clauses(const Rules& rules, const Document& doc, const Parse& parse,
                  std::vector<Clause>& out) {
  out.clear();
  Cutter(rules, doc, parse, out).run();
}

}  // namespace hj::claim
