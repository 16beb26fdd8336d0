// A trigger where it stands, bound to its clause: what the sides, amounts and status are read from.
#pragma once

#include "claim/draft.h"

namespace hj::claim {

using Rows = std::vector<Row>;

// A trigger found: in a predicate, or in a noun phrase whose verb only carries it.
struct Spot {
  std::uint16_t token;           // of the trigger's word
  std::uint16_t phrase = kNone;  // that holds the trigger, if a noun
  Voice voice = Voice::active;
  bool nominal = false;  // no verb at all
  bool ruled = false;    // 인수 승인: the subject is who rules on the act
  Modal modal;
  bool named = false;  // A·B 컨소시엄은 …: what the verb tells is not of it
};
struct Bind {
  const Scene& in;
  const Clause& clause;
  const Spot& spot;
  const Trigger& trigger;
  KindSet kinds = 0;    // that may fill the side now looked for
  Slot slot = Slot::a;  // that side
  bool headed = false;  // the relative clause's head was used
};

// Triggers in the nouns of a clause (claim/spot.cc).
void find_spots(const Scene& in, const Clause& clause, std::vector<Spot>& out);

// The phrases that a trigger speaks of (claim/bind.cc); kNone or nullptr where there is none.
std::uint16_t subject_phrase(const Bind& b);
const Phrase* object_phrase(const Bind& b);
const Phrase* shared_object(const Bind& b);  // 칩을 만들어 공급한다: of the verb before
const Phrase* stake(const Bind& b);
bool has_paper(const Bind& b);       // 공급 계약, 협력 협약
FlagSet paper_flags(const Bind& b);  // 의향서: not binding
bool agreed(const Bind& b);          // 넘기기로 합의했다
bool bargained(const Bind& b);  // 공급 계약, 공급 협상을 벌이다: the other side stands with 와
// 라인, 반도체공장: the object ends in a word of one of these classes.
bool deals_in(const Bind& b, std::initializer_list<Class> classes);
bool names_meeting(const Bind& b);  // 회담에는 …가 배석했다
// 인수 후보로: the phrase ends in this noun, of one word or two.
bool closes(const Scene& in, const Phrase& p, const std::string& noun);
bool contract_noun(const Scene& in, std::uint16_t token);  // 계약, 판매계약
bool goods_name(const Scene& in, std::uint16_t token);     // 수산화리튬
// A의 B (낸드 사업부) |인수|: the act `token` of one firm upon another or a part of it.
bool deal_of_two(const Scene& in, const Phrase& p, std::uint16_t token);
bool site_noun(const Scene& in, std::uint16_t token);  // 연소시험장, 익산공장
bool place_like(const Scene& in, const Phrase& p);
bool alike(const Scene& in, std::uint16_t token);  // 50%씩: each of them the same
bool ratio(const Bind& b);  // 절반씩, 6대 4로: who shares what is put in

// Parties by where they stand (claim/source.cc); `keep` gives all of the rows or none.
Rows keep(const Scene& in, const Rows& rows, KindSet kinds);
void without(const Scene& in, Rows& rows, const Rows& others);
bool side_in(const Scene& in, const Draft& d, Row party);  // is it a or b of the claim?
Row employer(const Scene& in, Row person);  // as the article said; kNoRow where it did not
Rows by_case(const Bind& b, std::initializer_list<Case> cases);
Rows from(const Bind& b, Source source);
Rows round_leader(const Bind& b);  // A 주도로 투자를 유치했다
Rows head(Bind& b);
Rows made_by(const Bind& b, std::uint16_t phrase);
Rows led_round(const Bind& b);
Rows target(const Bind& b, Draft& d);
Rows held(const Bind& b);
bool is_holder(const Bind& b);  // 최대주주인 A는
// 사모펀드 K의 지분을 넘겨받았다: K, where the passage speaks of the shares of another firm.
Rows investor_selling(const Bind& b);
const Mod* firm_held(const Bind& b, const Phrase& o);  // |B| 최대주주 A의 지분을

bool for_works(const Bind& b);     // 선박 건조를 위한 우선협상대상자로
bool signed_there(const Bind& b);  // 호텔에서 공장 건설을 위한 협약을 맺었다

// Fills a and b by the frame's pattern; false where a side is missing (claim/sides.cc).
bool fill_sides(Bind& b, const Pattern& pattern, Draft& d);
// Parties that a row left out or took in too many (claim/peers.cc).
void mend_rows(const Bind& b, Draft& d);
void for_their_firms(const Bind& b, Draft& d);  // whose officers speak, not they
// Where the object makes another type of the act (claim/retype.cc).
void retype(const Bind& b, Draft& d);
bool takes_money(Type type);
Row sum_in_brackets(const Scene& in, Row party);  // A|(78억달러)|와: that and nothing else
// Which time is a claim's (claim/when.cc); `carried` is that of the clauses before.
Row time_of(const Bind& b, const Draft& d, Row carried);
Row in_front(const Bind& b);                           // |2018년| A의 B 인수는
bool report_day(const Bind& b, const Draft& d);        // 계약을 맺었다고 6일 밝혔다
bool occasion(const Scene& in, std::uint16_t phrase);  // 서명식, 회담
bool on_occasion(const Scene& in);  // 협약식에서, 접견에 앞서: the sentence begins so
// 기업가치 3천억원을 인정받아 300억원을 유치했다: what a firm is worth or sells is no sum of a
// deal.
bool worth(const Scene& in, std::uint16_t amount);
bool per_share(const Scene& in, Row sum);     // 주당 3만원, 척당 3억달러
Row own_time(const Bind& b);                  // of the clause itself
bool past_day(const Scene& in, Row time);     // all of it up to the day of the article
bool looks_ahead(const Scene& in, Row time);  // 오는 26일, 내주: whatever the article's date is
bool to_come(const Scene& in, Row time);      // all of it after the day of the article
// Whether a time among the tokens from `first` up to `end` is so.
bool any_time(const Scene& in, std::uint16_t first, std::uint16_t end,
              bool (*is)(const Scene&, Row));
bool this_paper(const Scene& in, std::uint16_t token);  // 이번 |계약|, 본 |협약|
inline const std::string& frame_name(const Bind& b) {
  return b.in.rules.frames[b.trigger.frame].name;
}
bool until(const Scene& in, std::uint16_t time);  // 2027년까지
std::uint16_t end_of(const Bind& b);  // the last token that may hold what belongs to the act
// [10억원을 조달한] A가 B에 투자했다: what a relative clause holds is that clause's.
bool own(const Bind& b, std::uint16_t token);
bool belongs(const Scene& in, const Clause& c, std::uint16_t token);
// 난항을 겪다, 급물살을 타다: the noun that says how far the clause's act has come, else its verb.
const Word* course(const Scene& in, const Clause& c);
// The clause right before or after this one, on the same level.
const Clause* beside(const Bind& b, bool after);
// B를 인수해 지분을 …: the clause right before, where it is joined to this one by −고, −아/어.
const Clause* chained_before(const Bind& b);
const Rows& laid_on(const Phrase& p);  // B에, B산 철강에: whom a burden falls on
// The parties of that clause's first phrase with this particle.
Rows first_of(const Bind& b, const Clause& c, Case josa);
// Amounts, time and object (claim/attach.cc). `time` holds where the clause names none.
void attach(const Bind& b, Row time, Draft& d);
// Who says so (claim/attribute.cc).
void attribute(const Bind& b, Draft& d);
// The status where type and main verb say more than the chain above the trigger (claim/outcome.cc).
Status settle(const Bind& b, Status status);
// Its words are there, but no such act is told (claim/misread.cc).
bool misread(const Bind& b, const Draft& d);
// The clauses beside the one that is bound, or nullptr: one made up for a noun stands by itself.
const Clause* clause_before(const Bind& b);
const Clause* clause_after(const Bind& b);
// 승인하지 않기로 했다: the refusal is the act, where 승인하지 않았다 may only mean not yet.
bool refuses(const Scene& in, const Modal& m, const Trigger& t);
// 미국은 [러시아에 부품을 공급했다는] 이유로 A를 제재했다: for what somebody else is punished.
bool charged(const Bind& b);
// A가 제안했지만 [B가 거절했다]: a clause that turns an offer down.
bool refuses(const Scene& in, const Clause& c);
bool raises(const Bind& b);  // 투자를 유치하다
// X는 100억원을 조달했으며 A도 참여했다: X, whose round a clause before in the sentence tells.
Row raised_here(const Bind& b);
bool sets_out(const Bind& b);   // 인수에 나서다
bool hosted(const Bind& b);     // 초청해 간담회를 열었다
bool once_over(const Bind& b);  // 거래가 끝나면 추월한다
// The end of what earlier clauses have told: drafts from `first` on are this clause's own, those
// from `start` on the sentence's.
void close_clause(const Scene& in, const Clause& clause, std::size_t start, std::size_t first,
                  std::vector<Draft>& out);

}  // namespace hj::claim
