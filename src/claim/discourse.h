// What an article has said so far that later sentences leave out: whom it is about, who makes which
// product, the sums that follow a deal.
#pragma once

#include <unordered_map>
#include <vector>

#include "core/document.h"

namespace hj::claim {

struct Clause;
struct Draft;
struct Rules;
struct Scene;

struct Discourse {
  Row focus = kNoRow;                      // the organisation that the article is about
  std::uint32_t focus_at = 0;              // the sentence that named it last
  std::unordered_map<Row, Row> makers;     // product, by its first mention, to its maker
  std::unordered_map<Row, Row> employers;  // who heads a body, by the first mention, to the body
  std::unordered_map<Row, Row> heads;      // the same, as this sentence itself says
  std::vector<Row> meeting;                // who met last, however long ago
  Row day = kNoRow;                        // the first past time of the sentence before
  Row sum = kNoRow;                        // the first one of the sentence before
  std::vector<Row> builders;               // who builds what was last spoken of as built
  Row borrower = kNoRow;                   // to whom money was last lent
  Row investee = kNoRow;                   // into whom money was last put
  std::uint32_t investee_at = 0;           // in which sentence
  std::uint32_t raised_at = 0;             // where somebody was last told to raise money
  std::uint32_t target_at = 0;             // the sentence that last spoke of the shares of one
  std::vector<Row> paid;                   // all of those
  Row buyer = kNoRow;                      // who was last told to buy a firm
  Row body = kNoRow;             // what was last told to be an alliance: A는 협의체다
  Row venture = kNoRow;          // the venture last spoken of by name
  std::uint32_t venture_at = 0;  // in which sentence
  Row round = kNoRow, round_time = kNoRow;  // sum and day of the round last raised
  std::vector<Row> ruler;                   // who has ruled last
  Row ruled_on = kNoRow;                    // when
  Status ruled = Status::done;              // and how far it is
  std::uint32_t ruler_at = 0;               // in which sentence
  std::vector<Row> granter;                 // who has allowed something last
  std::uint32_t granter_at = 0;             // in which sentence
  std::uint16_t trade = 0xFFFF;             // the trigger of the contract last spoken of
  Row trader = kNoRow;                      // and whose contract it is
  std::uint32_t trade_at = 0;               // in which sentence
  Row plaintiff = kNoRow, sued = kNoRow;    // of the suit told last
  std::uint32_t sued_at = 0;                // in which sentence
  std::uint32_t shares_at = 0;              // the last one that spoke of shares at all
  Row appointee = kNoRow;                   // who was last told to be taken on
  std::uint32_t appointee_at = 0;           // in which sentence
  Row issuer = kNoRow;                      // who was last told to issue new shares
  std::uint32_t issuer_at = 0;              // in which sentence
  Row issue = kNoRow, issue_time = kNoRow;  // sum and day of the bonds that the article tells of
};

// The organisation of the headline or the first sentence that the article names most often; none
// where two are named as often.
Row focus_of(const Document& doc);
// 오로라AI의 칩 '아이리스', 한겨울로보틱스가 내놓은 '한손2': who makes what.
// The day that the first sentences report, said without its month and not long past (28일).
Row reported_day(const Rules& rules, const Document& doc);
void learn_owners(const Scene& in, Discourse& said);
void learn_makers(const Scene& in, std::size_t from, const std::vector<Draft>& drafts,
                  Discourse& said);
// 루미봇은 11일 620억원을 유치했다: what the investors told after it have put in together.
Row day_of_sentence(const Scene& in);
void remember_round(const Scene& in, Discourse& said);
// 회사채 3천억원을 오는 20일 발행한다: what those who arrange or take the issue do, too.
void remember_issue(const Scene& in, Discourse& said);
// The trigger of the contract that a clause tells of, kNone where it tells of none.
std::uint16_t contract_told(const Scene& in, const Clause& c);
// A는 해외 제약사와 위탁생산 계약을 맺었다: what a later contract without a name is about.
void remember_trade(const Scene& in, Discourse& said);
// 내년 3월 착공해 말 완공한다: when what was last told of as built is to stand.
void add_built(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// A는 이를 부인했다: what was reported of it right before, it denies.
void add_denial(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// (동맹이 거론된다.) A가 B의 공정 일부를 맡는 식이다: no further than what it spells out.
void cap_by_what_it_explains(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// B가 올해 따낸 주문만 800억원이 넘는다: of those who supply, as `from` and later tell, its own
// sum.
void add_orders(const Scene& in, std::size_t from, std::vector<Draft>& drafts);
// 계약 규모는 3조원이다: the sum of the deal told before it, where that names none.
void add_sum(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// A가 10억원, B가 5억원을 댔다: the parts of the sum told right before (claim/listing.cc).
void split_sum(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);

// Who has ruled, for a list of firms in the next sentences (claim/listing.cc); `from` is the first
// draft of this sentence.
void remember_ruling(const Scene& in, std::size_t from, const std::vector<Draft>& drafts,
                     Discourse& said);

}  // namespace hj::claim
