// A claim before it is written down: what a frame, a nameplate or a list item found in one clause.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "claim/clause.h"
#include "claim/discourse.h"
#include "core/document.h"

namespace hj::claim {

struct Draft {
  Type type;
  std::vector<Row> a, b, c;   // mentions; a symmetric type has them in a and b, pairs across
  Span b_words;               // a place as the text has it, where b is no mention
  Span object, place, title;  // empty = none
  std::vector<Row> amounts, tranches;
  Row time = kNoRow, speaker = kNoRow, via = kNoRow;
  Row title_row = kNoRow;
  Span evidence, trigger;
  std::string rule, features;
  FlagSet flags = 0;
  float score = 0;
  Status status = Status::done;
  Stance stance = Stance::assert;
  Tier tier = Tier::unknown;
  std::uint32_t sentence = 0;
  bool terse = false;  // from a headline
  bool quoted = false;
  bool weak = false;      // which side is which, the words do not say (공급 계약을 맺었다)
  bool either = false;    // A와 B는 공급 계약을 맺었다: nor even which is more likely
  bool standing = false;  // it goes on: no day of its own
  bool present = false;   // 납품한다: now and again, or from now on
  bool told_day = false;  // its time is that of the report: 인수했다고 17일 밝혔다
  bool again = false;     // 지난해에도: one more of its sort, before that of the news
  Row day_before = kNoRow;   // what the sentence before an occasion names as its day
  bool on_occasion = false;  // 협약식에서, 접견에 앞서: on the day of what was told before
  bool stated_parties = true;  // none was carried over from another sentence
};

// One sentence with all that was found in it.
struct Scene {
  const Rules& rules;
  const Document& doc;
  const Parse& parse;
  const std::vector<Clause>& clauses;
  Span evidence;
  std::vector<Row> topic;    // the parties that the sentence before was about
  Row target = kNoRow;       // the company whose shares were last spoken of
  Row alliance = kNoRow;     // the alliance last spoken of
  std::vector<Row> met;      // who met in this sentence or the one before
  std::uint32_t number = 0;  // of the sentence, from 1
  const Discourse& said;
  std::vector<bool> nested;  // by phrase: a relative clause holds it

  // What a clause without a verb or a head has instead: nothing, never another sentence's memory.
  const Token& tok(std::uint16_t i) const {
    static const Token kNothing{};
    return i < parse.tokens.size() ? parse.tokens[i] : kNothing;
  }
  const Phrase& ph(std::uint16_t i) const {
    static const Phrase kNothing{};
    return i < parse.phrases.size() ? parse.phrases[i] : kNothing;
  }
  std::string_view text(std::uint16_t token) const { return doc.at(tok(token).span); }
  std::string_view whole(std::uint16_t token) const {  // with its josa or ending
    const Token& t = tok(token);
    return doc.at(Span{t.span.begin, std::max(t.span.end, t.end)});
  }
  const Word* word(std::uint16_t token) const {
    return tok(token).word == kNone ? nullptr : &rules.words[tok(token).word];
  }
  bool is(std::uint16_t token, Class c) const {
    return word(token) != nullptr && word(token)->is(c);
  }
  // Does the word trigger claims of this type: 인수해, 선임에?
  bool acts_as(std::uint16_t token, Type type) const {
    return token != kNone && rules.acts_as(tok(token).word, type);
  }
  // And does so by itself, no other word before it: 사들이다, but not 등록을 마치다.
  bool acts_alone_as(std::uint16_t token, Type type) const {
    const Word* w = word(token);
    return w != nullptr && std::ranges::any_of(w->triggers, [&](auto trigger) {
             const Trigger& t = rules.triggers[trigger];
             return t.type == type && t.before.empty();
           });
  }
  bool has(const Phrase& p, Class c) const;
  Kind kind(Row mention) const { return doc.mentions.rows[mention].kind; }
  std::string_view name(Row mention) const {
    return doc.mentions.at(doc.mentions.rows[mention].name);
  }
  bool same(Row x, Row y) const { return doc.mentions.rows[x].same == doc.mentions.rows[y].same; }
  std::string_view time(Row row) const { return doc.mentions.at(doc.mentions.rows[row].value); }
  bool resolved(Row time) const;
};

// Who has signed a paper with whom, in one sentence.
struct Pact {
  std::vector<Row> a, b;  // b is empty where all of them sign as one subject
  Row time = kNoRow;
  bool binds = true;  // more than a letter of intent
};
void remember_pact(const Scene& in, std::vector<Pact>& pacts);
// Claims that are no more than such a pact, or one of its terms, are signed (claim/terms.cc).
void settle_terms(const Document& doc, const std::vector<Pact>& pacts, std::vector<Draft>& drafts);
// Claims by the frames of the triggers in every clause.
void fill_frames(const Scene& in, std::vector<Draft>& out);
// Claims by noun phrases alone: 젠슨 황 엔비디아 CEO, 한화비전 자회사인 한화세미텍.
void read_nameplates(const Scene& in, std::vector<Draft>& out);
void read_relations(const Scene& in, std::vector<Draft>& out);  // 자회사 A, 경쟁사인 B
// 지분은 A 51%, B 49%다, A(10%), B(7%) 등 X 주주들: who holds how much (claim/holders.cc).
void read_holders(const Scene& in, std::vector<Draft>& out);
// A의 B 인수 이후, A와 B의 합병을 앞두고: deals named by the way (claim/aside.cc).
void read_asides(const Scene& in, std::vector<Draft>& out);
// Claims by verbs of office: 루미봇은 설재인을 대표로 선임했다.
void read_offices(const Scene& in, std::vector<Draft>& out);
// Claims whose other side stands elsewhere: 인수를 승인했다, 침해했다며 소송을 냈다.
void read_reactions(const Scene& in, std::vector<Draft>& out);
// [A가 제기한] 소송에서 B가 이겼다: A had sued B.
void read_suits(const Scene& in, std::vector<Draft>& out);
// (A는 B를 제소했다.) A는 소송을 취하했다, 두 회사는 합의로 분쟁을 끝냈다: the suit told is over.
void end_suits(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// 과징금은 A 5억원, B 3억원이다: whom the ruling of the sentence before falls on.
void read_ruling_lists(const Scene& in, std::vector<Draft>& out);
// Meetings and visits that a noun tells beside the verb: 서도현과의 회담에서, 하퍼의 한국 방문을
// 앞두고.
void read_events(const Scene& in, std::vector<Draft>& out);
// 지난해 12월 …했다며 …를 제소했다: the day holds for the clauses after `c` (claim/when.cc).
void carry_time(const Scene& in, const Clause& c, Row& time);
Row carrier_time(const Scene& in, const Clause& c);  // of the verb above a relative clause's head
// The day of a deal holds for what else its parties have agreed on in the sentences around it, and
// for the lede; `first` is the lede's number (claim/carry.cc).
void carry_days(const Document& doc, std::uint32_t first, std::vector<Draft>& drafts);
// 이번 계약으로 [C를 세운] A가 물러난다, A에 이어 B를: told by the way, of whatever day.
bool by_the_way(const Draft& d);
// 계약식은 전날 열렸다: when the deal told right before it was signed.
void date_ceremony(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// 납입일은 다음 달 5일이다, 투자는 지난 9월 이뤄졌다: when the deal told right before it is.
void date_deed(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts);
// 코웨이 매각 주관사는, 코웨이 인수를 위한: the firm last named before `until` that changes hands.
Row on_offer(const Scene& in, std::size_t until);
// Does a title in the phrase make its bearer one who decides: 대통령, 장관?
bool ruler(const Scene& in, const Phrase& p);
// 승인을 통보한 고객사: who decides is a state or an office, by its name.
bool decides(const Scene& in, Row r);

}  // namespace hj::claim
