// Days that a claim shares with another one of the same article.
#include <algorithm>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kBack = 4;     // sentences from a deal to what else was agreed
constexpr std::uint32_t kAhead = 2;    // sentences from the lede to the day of its news
constexpr std::size_t kNearby = 60;    // drafts looked at for each
constexpr std::size_t kFullDate = 10;  // bytes of 2026-03-10

using Parties = std::vector<Row>;

Parties parties_of(const Document& doc, const Draft& d) {
  Parties out;
  for (const Rows* side : {&d.a, &d.b})
    for (const Row r : *side) out.push_back(doc.mentions.rows[r].same);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}
bool shares_party(const Document& doc, const Draft& x, const Draft& y) {
  const Parties of_y = parties_of(doc, y);
  return std::ranges::any_of(parties_of(doc, x),
                             [&](Row r) { return std::ranges::find(of_y, r) != of_y.end(); });
}
// 루마니아에 수출한다 … 루마니아 국방조달청과 맺었다: a state and a body of it.
bool body_of(const Document& doc, Row state, Row body) {
  const Mention &s = doc.mentions.rows[state], &b = doc.mentions.rows[body];
  if (s.kind != Kind::country || b.kind != Kind::org) return false;
  const std::string_view name = doc.mentions.at(s.name);
  return !name.empty() && doc.mentions.at(b.name).starts_with(name);
}
bool told_by_its_body(const Document& doc, const Draft& d, const Draft& e) {
  return d.type == e.type && d.a.size() == 1 && e.a.size() == 1 && d.b.size() == 1 &&
         e.b.size() == 1 &&
         doc.mentions.rows[d.a.front()].same == doc.mentions.rows[e.a.front()].same &&
         body_of(doc, d.b.front(), e.b.front());
}
// 미국은 2일 막았고 중국은 금지했다: what the other one does is another act.
bool turned(const Document& doc, const Draft& d, const Draft& e) {
  return d.type == e.type && !symmetric(d.type) && d.a.size() == 1 && e.b.size() == 1 &&
         doc.mentions.rows[d.a.front()].same == doc.mentions.rows[e.b.front()].same;
}
bool agreed_or_done(const Draft& d) {
  return d.status == Status::signed_ || d.status == Status::done || d.status == Status::failed;
}
bool deals(const Draft& d) {
  return takes_money(d.type) && d.type != Type::own && d.type != Type::lead &&
         d.type != Type::build && d.type != Type::launch;
}
// 앞서 A는 …를 체결한 바 있다: on a day of its own, which nobody tells.
bool before_that(const Document& doc, const Draft& d) {
  const std::string_view text = doc.at(d.evidence);
  return text.starts_with("앞서") || text.ends_with("바 있다.") || text.ends_with("바 있다");
}
bool lacks_day(const Document& doc, const Draft& d) {
  if (d.time != kNoRow || d.standing || !agreed_or_done(d) || before_that(doc, d)) return false;
  return (d.on_occasion && !by_the_way(d)) || (d.b_words.empty() && deals(d));
}
bool has_come(const Document& doc, Row time) {
  const Days days = days_of(doc.mentions.at(doc.mentions.rows[time].value));
  return doc.published == 0 ||
         (days.ok && days.last <= local_day(doc.published, doc.offset_minutes));
}
// 협약식에서 A가 B를 만났다: of whatever was told right before.
bool occasion_of(const Document& doc, const Draft& d, const Draft& told) {
  const bool meeting = told.type == Type::meet || told.type == Type::visit;
  return d.on_occasion && told.sentence < d.sentence && d.sentence - told.sentence <= kBack &&
         (meeting || deals(told) || told.type == Type::talk) && agreed_or_done(told) &&
         told.time != kNoRow && !told.terse && !before_that(doc, told) && has_come(doc, told.time);
}
// A day that has come: 2026-03-10 in an article of that day or later.
bool gives_day(const Document& doc, const Draft& d) {
  if (d.time == kNoRow || !agreed_or_done(d) || !(deals(d) || d.type == Type::talk)) return false;
  const std::string_view value = doc.mentions.at(doc.mentions.rows[d.time].value);
  const Days days = days_of(value);
  return value.size() == kFullDate && days.ok && doc.published != 0 &&
         days.first <= local_day(doc.published, doc.offset_minutes);
}

// 이번 라운드에는 A가 참여했다. 기존 주주인 B도 후속 투자에 나섰다: B put in with the others.
bool of_round(const Document& doc, const Draft& d, const Draft& round) {
  return round.type == Type::invest && round.features.find("frame=round") != std::string::npos &&
         round.sentence <= d.sentence && d.sentence - round.sentence <= kAhead &&
         round.b.size() == 1 && d.b.size() == 1 && !round.amounts.empty() &&
         doc.mentions.rows[round.b.front()].same == doc.mentions.rows[d.b.front()].same;
}
void share_round(const Document& doc, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& d = drafts[i];
    if (d.type != Type::invest || d.terse || d.standing || !d.amounts.empty() || d.time != kNoRow ||
        d.status != Status::done)
      continue;
    for (std::size_t k = i; k-- > 0 && i - k <= kNearby && d.amounts.empty();)
      if (of_round(doc, d, drafts[k])) {
        d.amounts = drafts[k].amounts;
        d.time = drafts[k].time;
        d.flags |= bit(Flag::joint);
      }
  }
}

// 협약식, 계약식: where papers are signed.
bool ceremony(const Scene& in, std::uint16_t phrase) {
  constexpr std::string_view kRite = "식";
  return phrase != kNone && in.text(in.ph(phrase).last).ends_with(kRite) && occasion(in, phrase);
}
// 서명은 지난 1일 이뤄졌다: the signing by its noun.
bool signing(const Scene& in, std::uint16_t phrase) {
  if (phrase == kNone) return false;
  const std::string_view noun = in.text(in.ph(phrase).last);
  return (noun == "서명" || noun == "체결" || noun == "계약" || noun == "협약") &&
         in.ph(phrase).heads.empty() && in.ph(phrase).mods.empty();
}
// 두 사람은 지난 1일 만나 협약서에 서명했다: what was told before, put on paper.
bool signs_paper(const Scene& in, const Clause& c) {
  const Word* w = in.word(c.predicate);
  if (w == nullptr || w->status != Status::signed_ || c.modal.tense != Tense::past ||
      c.modal.negated || c.modal.relative || (c.modal.cap && *c.modal.cap < Status::signed_))
    return false;
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Phrase& p = in.ph(n);
    const bool on =  // 계약서에는
        p.josa == Case::dative || p.josa == Case::object || in.whole(p.last).ends_with("에는");
    return on && p.heads.empty() && p.mods.empty() && p.first == p.last &&
           in.is(p.last, Class::paper);
  });
}
// No firm but those of the deal is named: 앞서 C와도 협약을 맺었다 is another one.
bool of_deal(const Scene& in, const Draft& d) {
  return std::ranges::all_of(in.parse.tokens, [&](const Token& t) {
    return t.what != What::party || in.kind(t.mention) != Kind::org || side_in(in, d, t.mention);
  });
}
Row past_time(const Scene& in, std::uint16_t first, std::uint16_t end) {
  for (std::uint16_t t = first; t < end; ++t)
    if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention) &&
        in.time(in.tok(t).mention).size() == kFullDate && past_day(in, in.tok(t).mention))
      return in.tok(t).mention;
  return kNoRow;
}
Row ceremony_day(const Scene& in) {
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone) continue;
    const std::uint16_t what = c.modal.relative ? c.head : c.subject;
    const bool held = in.rules.begins(in.text(c.predicate), Marker::held);
    if (held && ceremony(in, what)) {
      for (const std::uint16_t n : c.args)
        if (const Token& t = in.tok(in.ph(n).last);
            t.what == What::time && in.resolved(t.mention) && past_day(in, t.mention))
          return t.mention;
    }
    const bool came = held || in.text(c.predicate).starts_with("이뤄");
    if ((came && c.modal.tense == Tense::past && !c.modal.relative && signing(in, c.subject)) ||
        signs_paper(in, c))
      if (const Row day = past_time(in, 0, c.predicate); day != kNoRow) return day;
  }
  return kNoRow;
}

// 납입일은, 합병기일은, 처분 예정일은: the day of what is to come of it; 계약일은: of the paper.
enum class DayOf : std::uint8_t { none, plan, paper };
DayOf day_noun(const Scene& in, const Phrase& p) {
  const std::string_view noun =  // 납입|일: the word may have been cut in two
      in.doc.at(Span{in.tok(p.first).span.begin, in.tok(p.last).span.end});
  for (const std::string_view day : {"납입일", "기일", "예정일", "예정일자", "납입기일"})
    if (noun.ends_with(day)) return DayOf::plan;
  const bool paper = noun.ends_with("계약일") || noun.ends_with("체결일");
  return paper ? DayOf::paper : DayOf::none;
}
// 투자는 지난 9월 이뤄졌다, 계약은 지난 20일 체결됐다: it came about.
bool came_about(const Scene& in, const Clause& c) {
  const Modal& m = c.modal;
  if (m.tense != Tense::past || m.negated || m.relative || m.unsaid || m.cap == Status::rumoured)
    return false;
  const std::string_view verb = in.text(c.predicate);
  for (const std::string_view came : {"이뤄", "이루어", "체결", "성사", "단행", "완료", "마무리"})
    if (verb.starts_with(came)) return true;
  return false;
}
bool names_party(const Scene& in) {
  return std::ranges::any_of(in.parse.tokens, [](const Token& t) {
    return t.what == What::party || t.what == What::product;
  });
}

}  // namespace

void date_deed(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  if (in.parse.terse || names_party(in)) return;
  const auto give = [&](Row day, auto takes) {
    std::uint32_t of = 0;  // the nearest sentence that tells of such
    for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence + kAhead >= number;) {
      Draft& d = drafts[i];
      if (d.terse || d.sentence >= number || (of != 0 && d.sentence != of) || !takes(d)) continue;
      of = d.sentence;
      if (d.time == kNoRow || d.told_day) d.time = day, d.told_day = false;
    }
  };
  for (const Phrase& what : in.parse.phrases) {
    const Token& day = in.tok(static_cast<std::uint16_t>(what.last + 1U));
    const DayOf of = what.josa == Case::topic ? day_noun(in, what) : DayOf::none;
    const bool is = day.what == What::time && in.resolved(day.mention);
    if (of == DayOf::plan && is && to_come(in, day.mention))
      give(day.mention, [](const Draft& d) {
        const bool soon = d.status == Status::planned || d.type == Type::merge;
        return soon && d.type != Type::build && takes_money(d.type) && d.time == kNoRow;
      });
    if (of == DayOf::paper && is && past_day(in, day.mention))
      give(day.mention, [](const Draft& d) { return d.status == Status::signed_; });
  }
  for (const Clause& c : in.clauses) {
    if (c.subject == kNone || c.predicate == kNone || !in.ph(c.subject).heads.empty() ||
        !came_about(in, c))
      continue;
    const Phrase& what = in.ph(c.subject);
    Row when = kNoRow;
    for (std::uint16_t t = what.last + 1U; t < c.predicate; ++t)
      if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention) &&
          past_day(in, in.tok(t).mention))
        when = in.tok(t).mention;
    const bool paper = in.is(what.last, Class::paper);
    if (when != kNoRow)
      give(when, [&](const Draft& d) {
        return agreed_or_done(d) && !d.standing &&
               (in.acts_as(what.last, d.type) || (paper && d.status == Status::signed_));
      });
  }
}
void date_ceremony(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  const Row day = in.parse.terse ? kNoRow : ceremony_day(in);
  if (day == kNoRow) return;
  for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence + kAhead >= number;)
    if ((drafts[i].told_day ||
         (drafts[i].time == kNoRow && drafts[i].sentence + 1U == number && !drafts[i].terse)) &&
        drafts[i].status == Status::signed_ && drafts[i].sentence < number &&
        of_deal(in, drafts[i]))
      drafts[i].time = day, drafts[i].told_day = false;
}
bool by_the_way(const Draft& d) {
  return d.features.find("clause=adnominal") != std::string::npos || d.rule.ends_with("+before");
}
void carry_days(const Document& doc, std::uint32_t first, std::vector<Draft>& drafts) {
  share_round(doc, drafts);
  std::vector<Row> days(drafts.size(), kNoRow);  // given only after all have been looked at
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Draft& d = drafts[i];
    if (!lacks_day(doc, d)) continue;
    const Parties who = parties_of(doc, d);
    const auto near = [&](const Draft& e) {
      const bool before = e.sentence < d.sentence && d.sentence - e.sentence <= kBack;
      const bool after = e.sentence > d.sentence && e.sentence - d.sentence <= kAhead &&
                         (d.sentence == first || d.terse);
      const bool here = e.sentence == d.sentence;
      return (before || after || here) && gives_day(doc, e) && !turned(doc, d, e) &&
             (parties_of(doc, e) == who || told_by_its_body(doc, d, e));
    };
    for (std::size_t k = i; k-- > 0 && i - k <= kNearby && days[i] == kNoRow;)
      if (near(drafts[k]) ||
          (d.sentence == drafts[k].sentence + 1U && occasion_of(doc, d, drafts[k])))
        days[i] = drafts[k].time;
    if (days[i] == kNoRow) days[i] = d.day_before;
    for (std::size_t k = i; k-- > 0 && i - k <= kNearby && days[i] == kNoRow;)
      if (occasion_of(doc, d, drafts[k])) days[i] = drafts[k].time;
    for (std::size_t k = i + 1U; k < drafts.size() && k - i <= kNearby && days[i] == kNoRow; ++k)
      if (near(drafts[k])) days[i] = drafts[k].time;
  }
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (days[i] != kNoRow) drafts[i].time = days[i];
  for (std::size_t i = 0; i < drafts.size(); ++i)  // C도 배석했다: on the day of the meeting
    for (std::size_t k = i; drafts[i].rule.ends_with("+joined") && drafts[i].time == kNoRow &&
                            k-- > 0 && drafts[k].sentence + 1U >= drafts[i].sentence;)
      if (drafts[k].type == Type::meet && shares_party(doc, drafts[i], drafts[k]))
        drafts[i].time = drafts[k].time;
  for (Draft& d : drafts)  // the sum, too, where the lede names a state and the body its own
    for (std::size_t k = 0; k < drafts.size() && k < kNearby && d.amounts.empty(); ++k)
      if ((d.sentence == first || d.terse) && drafts[k].sentence <= d.sentence + kAhead &&
          told_by_its_body(doc, d, drafts[k]))
        d.amounts = drafts[k].amounts;
}

}  // namespace hj::claim
