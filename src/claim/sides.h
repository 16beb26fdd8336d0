// What the files that fill the sides of a claim share (claim/sides.cc).
#pragma once

#include "claim/bind.h"

namespace hj::claim {

// In claim/sides.cc.
const TypeRule& type_of(const Bind& b);
void unite(Rows& into, const Rows& more);
// 국내 업체에 공급했다: somebody stands there whom nobody knows.
bool somebody(const Bind& b, std::initializer_list<Case> cases);
// The head of a relative clause may be the party that is missing, unless it is a sum or a stake:
// A가 보유한 지분은, A와 B가 투자한 금액은.
bool says(const Bind& b);
// 공장 투자, AI 투자: not into a company; 시리즈B 투자, 후속 투자 may be.
bool describes(const Bind& b);
// Whom the article is about, where the words leave a party out.
Rows focus(const Bind& b, Draft& d);
// The subject of the sentence before, where this one names none.
Rows carried(const Bind& b, Draft& d);
// 한화, 카카오·네이버 컨소시엄, LG: those that a dot or hyphen joins; B 컨소시엄: only its name.
Rows band(const Bind& b, Rows rows);
// A와 B는 각각 다른 분야에서 협력한다; A와 B는 이사회를 열어 논의했다: each for itself.
bool severally(const Bind& b);
bool country(const Scene& in, std::uint16_t token);
// 미국 테네시주로 출국했다: to the country.
Rows land(const Bind& b);
// 방한: the country that the word itself names, where the article speaks of it.
Rows country(const Scene& in, const std::string& name);
// 대전을 떠나: away from it, not to it.
bool toward(const Bind& b, Case c);
// |전남| 나주, |독일| 드레스덴, |경기| 파주: where the land before a place begins.
std::uint16_t land_before(const Bind& b, std::uint16_t first, std::uint16_t place);
Rows& side_of(Draft& d, Slot slot);
// 투자 유치에 나섰다: not yet raised.
bool raising(const Bind& b);
// 방한을 요청했다, 방문을 제안했다: somebody else is to come.
bool asks_to_come(const Bind& b);
bool money(const Bind& b);
// 케이링크는 은행에서 빌린다: a subject stands there whose name nobody has read.
bool unread(const Bind& b);
// 시장을 주도하는 A: the relative clause lacks its subject, not its object.
bool has_object(const Bind& b);
// 출자해 합작법인을 설립한다: the venture is told by itself.
bool joint(const Bind& b, const Phrase& p);

// In claim/both.cc.
bool both(Bind& b, const Pattern& pattern, Draft& d);

// In claim/stated.cc.
void stated(Bind& b, const Role& role, Draft& d);

// In claim/unstated.cc.
// Parties that the clause leaves out: the relative clause's head, the sentence before, the talk's.
void unstated(Bind& b, const Role& role, Draft& d);

// In claim/unstated_money.cc.
// (X가 매물로 나왔다.) A는 인수를 포기했다, A가 인수를 추진한다: of X.
bool bare_purchase(const Bind& b, const Draft& d);
// 인수 후보로 A가 꼽힌다: for the company whose shares were last spoken of.
Rows on_sale(const Bind& b, Draft& d);
// 인수금융은 은행이 주선한다: for who buys.
bool lists_purchase(const Bind& b);
// 출자해 펀드를 조성한다: into what the next clause founds.
const Clause* founding(const Bind& b);
bool founds(const Bind& b);
// C는 A와 B가 출자해 설립됐다; A와 B가 출자해 C를 세웠다.
Rows funded(const Bind& b);
// (A는 돈을 유상증자로 마련한다.) 이 유상증자에 B가 참여했다: A's.
Rows issuer_told(const Bind& b);
// C를 출범시키며 4000억원을 출자했다: into what the clause before founds.
Rows founded_before(const Bind& b);
// B를 인수해 3년 뒤 C에 되팔았다: what the clause before bought.
Rows bought_before(const Bind& b, const Draft& d);
// A는 B를 사들인 지 3년 만에 매각에 나섰다: what it has bought.
Rows bought_earlier(const Bind& b, const Draft& d);
// 사업부를 물적분할해 C를 세웠다: C is what is split off.
Rows split_off(const Bind& b, const Draft& d);
// 현지 공단의 검진 사업자로: chosen by somebody whom nobody knows.
bool lists_owner(const Bind& b);
// A가 X에 300억원을 투자했고 B가 200억원을 투자했다: the same verb says it of X again.
Rows given_before(const Bind& b);
// A는 B에 사람을 보냈고 포탄|도| 대고 있다: to the same one.
Rows also_given(const Bind& b);
// 스타트업을 찾아내 투자했다: in what the verb before has found.
bool found_before(const Bind& b);
// 본사와 공장을 옮기기로 하고 135억원을 투자한다: in what is its own.
bool into_own_plant(const Bind& b);
// (미르는 칩을 만든다.) 나래가 지분 34%를 보유하고 있다: of the firm that the sentence before is
// about.
Rows held_before(const Bind& b, Draft& d);
// 250억원을 투자한다: in its own business, where nobody has told of a round or of shares.
bool spends(const Bind& b);
// (X는 투자를 유치했다.) A, B 등이 투자했다: in the round told right before, and nothing else is
// said.
bool just_raised(const Bind& b);
// X는 [A가 주도한] 투자를 유치했다, 라운드를 마쳤다: X.
Rows raiser_above(const Bind& b);
// B의 최대주주인 A가, B는 최대주주인 A가 C와 주식양수도 계약을 맺었다: the shares are B's.
Rows dealt_shares(const Bind& b);
// [A가 보유한] B 지분을 C에 매각한다: A sells, where nobody else is told to.
Rows holder_sells(const Bind& b);

// In claim/unstated_law.cc.
// A가 인수를 제안했지만 B가 거절했다: to who refuses.
Rows refuser(const Bind& b);
// (A가 B를 상대로 소송을 냈다.) B는 맞소송을 냈다: against A; C도 소송을 냈다: against B.
Rows sued_before(const Bind& b, const Draft& d);
// 대북 제재를, 대중 수출 규제를: against the state that 방북, 방중 go to, where the article names
// it.
Rows toward_state(const Bind& b);
// (위원회는 A의 X 인수를 승인했다.) B의 Y 인수도 승인을 받았다, B도 과징금을 부과받았다: by the
// same.
Rows ruled_alike(const Bind& b, Draft& d);
// (위원회는 A에 과징금을 물렸다.) B에는 과태료가 부과됐다, 과태료 처분이 내려졌다: by who has
// ruled.
Rows ruled_before(const Bind& b, Draft& d);
// [A가 갖고 있던] 터미널을 B에 넘겼다: A's.
Rows kept_by(const Bind& b);
// (검찰은 A를 구속 기소했다.) B도 불구속 기소됐다: by who has charged A.
Rows charged_before(const Bind& b, Draft& d);
Rows under_measure(const Bind& b);
// [B국이 A에 내린] 제재를 해제했다: B, where the main verb has no subject of its own.
Rows who_burdened(const Bind& b);
// A는 [새로 만든] 약이 허가를 받았다고 밝혔다: the thing is A's.
Rows thing_of_topic(const Bind& b);
// [A가 베꼈다는] 이유로 B로부터 소송을 당했다: A, where the main clause names none.
Rows blamed_self(const Bind& b);

}  // namespace hj::claim
