// The tables of data/rules/claim in memory: words with their meanings, triggers with their frames.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claim/ending.h"
#include "claim/stem.h"
#include "core/document.h"
#include "core/phrases.h"
#include "core/result.h"
#include "core/syllables.h"
#include "core/text_map.h"
#include "lexicon/filter.h"

namespace hj::claim {

// What a particle, or a particle with its postposition (를 상대로), makes of a phrase.
enum class Case : std::uint8_t {
  none,
  subject,
  topic,
  object,
  dative,
  place,
  source,
  with,
  genitive,
  direction,
  with_of,
  copula,
  about,
  against,
  by,
  via,
  together,
  except,
  include,
  other,
};
enum class Voice : std::uint8_t { active, passive, receive, causative };

// Where a slot of a frame is filled from: a case of the clause, or a place in the trigger's own
// phrase (genitive: A의 인수; bare: B 인수), or the owner in the object (party_of: SM 지분을).
enum class Source : std::uint8_t {
  subject,
  object,
  dative,
  place,
  source,
  with,
  genitive,
  direction,
  bare,
  party_of,
  against,
  by,
  list,
  owner,
  counterpart,
  met,    // with, where something is signed
  focus,  // whom the article is about
  unit,   // source, where the object is a part of it (B로부터 사업부를)
  post,   // owner in the phrase of the trigger's own noun (B의 공급사로 선정됐다)
  about,  // B에 대해, not B에
};
struct Role {
  Slot slot;                 // a, b or c
  std::vector<Source> from;  // the first that holds a fit party wins
  bool both = false;         // x: all of them together, a symmetric frame
};
struct Pattern {
  std::vector<Role> roles;  // empty: this voice says nothing
};
struct Frame {
  std::string name;
  Pattern of[4];  // by Voice
  Pattern nominal;
};

using KindSet = std::uint16_t;
constexpr KindSet bit(Kind k) { return static_cast<KindSet>(1U << static_cast<unsigned>(k)); }
// How a type reads its tenses, and which kinds may fill its sides.
struct TypeRule {
  KindSet a = 0, b = 0;
  Status past = Status::done, present = Status::planned, progressive = Status::done,
         adnominal = Status::done, decision = Status::planned;
};

struct Trigger {
  Type type;
  std::string rule;
  std::string before;  // the noun that must stand before the verb: 손 of 손을 잡다
  std::uint16_t frame;
  std::optional<Status> past;  // where it differs from the type's
  FlagSet flags = 0;
  std::string need;  // "pair", "object", "amount", "stake": what the clause must hold besides
  float score;
};

// What a word does besides being a trigger.
enum class Class : std::uint8_t {
  stage,        // 추진, 체결, 무산: how far its action has come
  light,        // 맺다, 내다: carries its noun
  hold,         // 계획, 가능성, 것: a clause or an action is its complement
  speech,       // 밝히다: a clause with 고 before it
  report,       // 알려지다, 보이다: 것으로 before it
  transparent,  // 측, 경영진, 등: the party before it acts
  stake,        // 지분, 주식
  paper,        // 계약, 협약, 의향서: what is signed
  aux,          // 있다, 오다: after an ending
  adverb,       // 최근, 함께
  stop,         // a word that holds a trigger and is none
  former,       // 전, 출신
  also,         // 겸: between two titles
  site,         // 공장, 센터: what is built
  make,         // 생산, 패키징: what a maker is given to do
  craft,        // 개발, 만들다: what a maker does to its product
  sum,          // 규모, 대금: what a deal comes to
  unit,         // 사업부, 공장: a part that changes hands
  right,        // 판권, 기술: what is licensed
  goods,        // 칩, 배터리: what is supplied
  sort,         // 후속, 신규: which of a company's rounds
  made_up,      // 꾸려지다: of whom a body consists
  fitted,       // 들어가다, 쓰이다: where goods end up
  ask,          // 신청, 요청: who asks is to receive
  refuse,       // 거절, 뿌리치다: turns an offer down
  serial,       // 떼다: its object is that of the verb right behind it
  gives,        // 건네다, 먹이다: a verb that wants to whom, though it makes no claim
  course,   // 난항, 급물살: how far the act has come, whatever its verb is (난항을 겪다)
  verdict,  // 합격, 고배: what comes of a test
};
struct Word {
  std::string text;  // dictionary form
  bool verb = false;
  std::uint32_t classes = 0;  // 1 << Class
  std::optional<Status> status;
  std::optional<Stance> stance;
  Tier tier = Tier::unknown;
  FlagSet flags = 0;
  Voice voice = Voice::active;
  std::vector<std::uint16_t> triggers;
  std::uint16_t main = 0;  // of those, what the word means without a noun before it
  bool is(Class c) const { return (classes >> static_cast<unsigned>(c) & 1U) != 0; }
};
struct Reading {
  std::uint16_t word;
  Fuse fuse;
};

struct Josa {
  Case kase;
  bool also;  // 도, 만 …: stands for the case that the verb wants
};

// What a text tells that is no word of a clause by itself.
enum class Marker : std::uint8_t {
  authority,  // 위원회, 법원: what a name ends in whose bearer rules
  ruler,      // 대통령, 장관: a title whose bearer decides for a state
  moment,     // 뒤, 때: no thing
  ruling,     // 결정, 판결: what an authority has said
  alliance,   // 얼라이언스, 연합: what firms join
  athlete,    // 선수, 감독: what a title ends in whose bearer plays for a club or a country
  chief,      // 대표, 회장: what a title ends in whose bearer deals for his firm
  signer,  // 시장, 총장, 대통령: what a title ends in whose bearer signs for his body or state
  division,   // 부문, 사업부: a part of a firm whose head is the firm's
  lender,     // 은행, 증권: what a name ends in whose bearer lends
  work,       // 사업, 공사: what a phrase of a tender's subject ends in
  people,     // 업체, 시위대: what a noun for people or bodies ends in
  occasion,   // 협약식, 회동: what happens on the day of the news
  built,      // 착공, 준공: how far a building has come
  worth,      // 기업가치, 매출: a sum that is no deal's
  charge,     // 혐의, 행위: for what somebody is punished
  vague,      // 막판, 위한: what words end in that name no object of a deal
  vicinity,   // 인근, 일대: of no place's name
  field,      // 물류, 핵심: what a subsidiary does or is, no name of its owner
  deal,       // 거래, 계약: what a deal is called that is not named
  suit,       // 법정, 소송: what tells a quarrel at law
  company,    // 공사, 공단: what a state's company ends in, which competes
  lapse,      // 끝났, 만료: what a verb begins with that says a contract is over
  half,       // 절반씩: what a word begins with that says both give the same
  elect,      // 당선인, 내정자: what a title ends in whose bearer is not in office yet
  amid,       // 간, 기업간: what stands behind A와 B that are on one side each
  band,       // 컨소시엄: what is called by the firm that leads it
  finish,     // 마치, 완료: what a verb begins with that ends a course of action
  investor,   // 벤처스, 파트너스: what a name ends in whose bearer invests
  home,       // 국내, 한국: where a dealer sells what its partner makes
  outlet,     // 신문, 거래소: what a name ends in whose bearer tells what others did
  sale,       // 인수, 매각, 본입찰: what stands behind a firm's name that changes hands
  board,      // 이사회: where each firm decides for itself
  severally,  // 각각: each for itself, not with one another
  venture,    // 합작, JV: what a word begins with that names a firm of several owners
  won,        // 승소, 이기: what a verb begins with that says a suit is won
  lost,       // 패소, 지다: and that it is lost
  tests,      // 착수, 실시: what a verb begins with whose subject tests another's goods
  calls,      // 추진, 발주: what a verb begins with whose subject has a work done
  staff,      // 노조, 주주모임: what the name of a body ends in that speaks against its firm
  ordered,    // 수주, 일감: what a noun begins with for what a supplier has won
  court,      // 법원, 심판원: what a name ends in that judges between others, and is no party
  lifts,      // 유예, 철회: what a verb begins with that takes a burden away
  result,     // 내용, 결과: what tells of an act that has been
  ahead,      // 오는, 내주: what a time begins with that is yet to come
  judges,     // 허용, 반대: what a verb begins with that takes what others do
  able,  // 필요, 여력, 경우: a noun behind -ㄹ that says the act may be, not that it is meant
  wins,      // 따내, 수주: what a verb begins with whose subject gets a contract to supply
  town,      // 시, 군: what the name of a body ends in that governs a place
  province,  // 경기: a word that is one only before the name of a place in it
  office,    // 관장, 교수: a title, where somebody takes an office
  hearsay,   // 보도, 소문: what others tell of an act
  scheme,   // 사업, 체계: what stands behind an act (공동개발 사업) and is that act's own
  fares,    // 결실, 흔들리: what a word begins with that says how a standing alliance fares
  ails,     // 시달리, 처한: what a verb begins with that says how ill its own head fares
  lasting,  // 이어가, 진행해: talks that have not ended
  root,     // 모태, 전신: what a firm has grown from (A가 모태로)
  new_share,  // 신주, 전환우선주: what a word is that says the money goes into the firm itself
  mishap,     // 사건, 사고: what has happened before somebody is punished for it
  held,       // 열리, 개최: what a verb begins with that says where and when something was
  becomes,    // 되, 올라서: what a verb begins with that says what somebody has become
  hands,      // 근로자, 인력: what a noun ends in for people who work
  venue,      // 행사장, 청사: what a place is called that is one of many
  spreads,    // 나오, 휩싸이: what a verb begins with that says a rumour is about
  fits,   // 유리, 없: what an adjective begins with that has a party of its own (B에 유리한)
  harm,   // 제거, 축출: what is done to somebody, whose favour it is not
  kin,    // 장남, 부인: what a relative is called
  brass,  // 경영진, 사내이사: those who run a body, by one word
  question,  // 질문, 물음: what is answered
  chosen,    // 선정, 낙점: what a verb begins with that picks whom one will deal with
  founded,   // 설립, 세워: what a verb begins with that says how its subject came to be
  pays,      // 댔, 부담: what a verb begins with that says who gave which part of a sum
  arms,      // 원전, 전차: what a state buys
  online,    // 서비스, 쇼핑몰: what is opened to be used, no building
  body,      // 병원, 재단: what a name of common nouns ends in that is one for all that
  edition,   // 프로, 울트라: what stands behind a product's name and number
  plan,      // 방침, 구상: what a body means to do or asks for, which others take a side on
  force,     // 검찰, 경찰서: what the name of a body ends in that prosecutes or polices
  team,      // 팀, 협의체: what a noun ends in for people put together, no product
  burden,    // 금, 세, 책임: what a noun ends in that is laid on somebody by law
  states,    // 유럽연합, 나토: a body that states join, and no firm
  quarrel,  // 값, 특허, 책임: what a noun begins with that two quarrel over, no market of rivals
  tie,  // 대한, 위한, 같은: ties what stands before it to a noun, of which it says nothing
  suffered,  // 피습, 실종: what befell somebody, who has done nothing
};
using MarkerSet = std::bitset<96>;  // by Marker
// 관심을 보이다: a noun in a case with one of these verbs says how far the act beside it has come.
struct Idiom {
  Case kase;
  std::vector<std::string> verbs;  // what they begin with
  Word word;                       // its status, and that it carries an act
};
// A noun that ties the name before it to the name after it: 한화비전 자회사인 한화세미텍.
struct Relation {
  Type type;
  bool forward;  // the name before is a
  Kind named;    // of the name after
};
// A sort of text that holds no dealings of some types, where its cues weigh enough together.
struct Genre {
  std::string name;
  float least = 0;
  std::uint32_t types = 0;  // bits 1 << Type
  bool people = false;      // only where a party is a person
};
struct Cue {
  std::uint16_t genre, number;
  float weight;
};

struct Rules {
  Endings endings;
  TextMap<Josa> josa;
  std::unordered_map<std::string, Case> posts;  // "를 상대로" as "object 상대로"
  SyllableSet post_ends;
  std::vector<Word> words;
  // 사다, 팔다: 산 and 판 are nouns as well, which claim/token.cc tells apart; 0xFFFF where none
  // is.
  std::uint16_t buys = 0xFFFF, sells = 0xFFFF;
  TextMap<std::vector<Reading>> forms;                // surface shapes of words
  lexicon::FilterBits form_bits;                      // most of what is asked for is no form
  static constexpr std::size_t kHeads[] = {6, 3, 1};  // bytes: two syllables, one, a letter
  lexicon::FilterBits form_heads;                     // of each form the longest of these
  std::vector<Frame> frames;
  std::vector<Trigger> triggers;
  Phrases denials;  // 전혀 없: of one that denies
  struct Trade {
    std::string goods;
    std::vector<std::string> makers;  // parts of their names
  };
  std::vector<Trade> trades;  // who makes what
  Phrases declines;           // 정해진 바 없: the words of a party that does not confirm
  std::vector<std::pair<float, float>> calibration;  // a rule's score, and how often it is right
  std::vector<Genre> genres;
  std::unordered_map<std::string, Cue> cues;
  lexicon::FilterBits cue_bits;
  TextMap<MarkerSet> markers;
  lexicon::FilterBits marker_bits;  // nor a marker
  SyllableSet marker_ends;
  TextMap<std::vector<Idiom>> idioms;  // by the noun
  std::unordered_map<std::string, Relation> relations;
  SyllableSet relation_ends;
  TypeRule types[kTypeCount];
  std::uint64_t maker = 0;

  const std::vector<Reading>* find(std::string_view form) const;
  // A form that `text` begins with has no more bytes than this.
  std::size_t longest_form(std::string_view text) const {
    const auto has = [&](std::size_t n) { return form_heads.may_have(text.substr(0, n)); };
    if (has(kHeads[0])) return text.size();
    const std::size_t most = has(kHeads[1]) ? kHeads[0] - 1 : has(kHeads[2]) ? kHeads[1] - 1 : 0;
    return std::min(most, text.size());
  }
  float calibrated(float score) const;
  bool is(std::string_view text, Marker marker) const {
    return marker_bits.may_have(text) && marked(text, marker);
  }
  // Does a word trigger claims of this type? `word` is an index of `words`; others are no word.
  bool acts_as(std::uint16_t word, Type type) const {
    const auto of_type = [&](std::uint16_t g) { return triggers[g].type == type; };
    return word < words.size() && std::ranges::any_of(words[word].triggers, of_type);
  }
  // Does a name end in such a text? 금융위원회, 서울중앙지법.
  bool ends(std::string_view name, Marker marker) const;
  bool begins(std::string_view word, Marker marker) const;

 private:
  bool marked(std::string_view text, Marker marker) const;
};

// `folder` holds the compiled tables; the error names file and line.
Result<Rules> load_rules(const std::string& folder);

}  // namespace hj::claim
