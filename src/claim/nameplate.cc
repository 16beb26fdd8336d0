// Claims that a noun phrase makes by itself: who holds which office, who founded which firm.
#include <algorithm>
#include <initializer_list>
#include <utility>

#include "claim/draft.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kBracket = 60;  // bytes of a bracket with a title and a name

class Reader {
 public:
  Reader(const Scene& in, std::vector<Draft>& out) : in_(in), p_(in.parse), out_(out) {}

  void run() {
    for (std::uint16_t i = 0; i < p_.tokens.size(); ++i) {
      if (tok(i).what == What::title) office(i), founded(i);
      if (body(i) && !p_.terse) bracketed(i), doubled(i);
      if (tok(i).what == What::word && text(i) == "출신") origin(i);
      if (tok(i).what == What::word && text(i) == "소속") belonging(i);
      if (tok(i).what == What::word && text(i) == "등") among(i);
    }
    if (!p_.terse) delegations();
  }

 private:
  const Token& tok(std::size_t i) const { return p_.tokens[i]; }
  Kind kind(const Token& t) const { return in_.doc.mentions.rows[t.mention].kind; }
  bool person(std::uint16_t i) const {
    return tok(i).what == What::party && kind(tok(i)) == Kind::person && !tok(i).modifier &&
           !anaphor(i);
  }
  bool anaphor(std::uint16_t i) const { return in_.doc.mentions.rows[tok(i).mention].anaphor; }
  bool body(std::uint16_t i) const {
    return tok(i).what == What::party && kind(tok(i)) != Kind::person && !tok(i).heldback &&
           tok(i).mentions == 1;
  }
  // [서도현 / 가람증권 연구원 : "…"]: who speaks on air.
  bool slash(std::uint16_t i) const {
    return tok(i).what == What::mark && tok(i).mark == U'/' && i > 0 && person(i - 1U);
  }
  // 네이버 전략투자부문 대표: an office in a part of the firm is one of the firm.
  bool headed_part(std::uint16_t i, std::uint16_t title) const {
    if (tok(i).what != What::party || kind(tok(i)) != Kind::org || tok(i).mentions != 1 ||
        i + 1U >= title)
      return false;
    for (std::uint16_t t = i + 1U; t < title; ++t)
      if (tok(t).what != What::word || tok(t).josa != Case::none || tok(t).predicate) return false;
    return in_.rules.ends(text(static_cast<std::uint16_t>(title - 1U)), Marker::division);
  }
  std::string_view text(std::uint16_t i) const { return in_.doc.at(tok(i).span); }
  bool dot(std::uint16_t i) const {
    return tok(i).what == What::mark && (tok(i).mark == U'·' || tok(i).mark == U'ㆍ');
  }
  // 미르 한국 대표: the country is where he heads the firm, not whose minister he is.
  bool branch(std::uint16_t firm, std::uint16_t land, std::uint16_t title) const {
    return firm + 1U == land && kind(tok(land)) == Kind::country && kind(tok(firm)) == Kind::org &&
           tok(firm).josa == Case::none && !in_.rules.ends(text(title), Marker::ruler);
  }

  // 샘 올트먼 오픈AI 최고경영자, 오픈AI 최고경영자 샘 올트먼, 삼성전자 이재용 회장, 얼라인의 이창환
  // 대표.
  void office(std::uint16_t title) {
    std::uint16_t org = kNone, who = kNone;
    std::uint16_t begin = title;
    std::vector<std::uint16_t> row;  // 미르의 설재인·서도현 상무: those before the last
    int fields = 0;                  // tokens of a row of fields
    bool both = false;  // 대한상의 회장 겸 SK그룹 회장: what stands before 겸 is the other office's
    for (std::uint16_t i = title; i-- > 0 && title - i <= 8;) {
      const Token& t = tok(i);
      if (slash(i) && org != kNone && who == kNone) continue;
      const bool joint = t.what == What::mark && (t.mark == U'·' || t.mark == U'ㆍ') && i > 0 &&
                         who == i + 1U && org == kNone && person(i - 1U) &&
                         tok(i - 1U).josa == Case::none;
      if (joint) {
        row.push_back(std::exchange(who, static_cast<std::uint16_t>(i - 1U)));
        --i;
        continue;
      }
      if (org == kNone && who == kNone && row_of_fields(i)) {  // 미르 전략·기획 담당 부사장
        fields += 2;
        continue;
      }
      if (org == kNone && who == kNone && between_places(i)) continue;
      if (t.what == What::mark || t.quoted != tok(title).quoted) break;
      if (shareholding(t) && founder(title)) continue;  // 포람마트 2대 주주인 창업자
      if (t.predicate && org == kNone && who != kNone && (holder(t) || of_kin(i)))
        continue;  // A 창업자인 B 전 회장, A 대표인 장남 B 부회장
      if (t.predicate) break;
      const bool faculty =
          t.what == What::word && in_.doc.at(Span{t.span.begin, t.end}).ends_with("학과");
      if (text(i) == "당시" && org != kNone && who == kNone) continue;  // 서도현 당시 미르 대표
      if (t.what == What::word && text(i) == "출신") break;             // told by origin()
      if (faculty) continue;  // 경영학과 교수: no particle
      const bool tied = t.josa == Case::none || (t.josa == Case::genitive && t.what == What::party);
      if (!tied) break;
      if (person(i)) {
        if (tok(i + 1U).what == What::word &&
            text(static_cast<std::uint16_t>(i + 1U)).ends_with("정부"))
          break;  // 하퍼 정부 장관
        if (who != kNone) break;
        who = i;
        if (org != kNone) break;
        if (i + 1U != title && !only_titles(i + 1U, title)) return;
      } else if (org != kNone && body(i) && envoy(title) &&
                 text(static_cast<std::uint16_t>(i + 1U)) == "주재") {
        continue;  // 유엔 주재 미국 대사
      } else if (body(i) || headed_part(i, title)) {
        const bool land = kind(t) == Kind::country && org == i + 1U;  // 미국 연준 의장
        if (land && envoy(title)) org = i;                            // 미국 유엔 대사
        if (land || (org != kNone && both)) continue;
        if (org != kNone && !branch(i, org, title)) break;
        org = i;
        if (who != kNone) break;
      } else if (org == kNone && who == kNone && of_region(i, title)) {
        continue;  // 미르 아시아 대표, 미르 아시아·태평양 부문 대표
      } else if (t.what == What::place && org == i + 1U && who == kNone && head_of_town(title)) {
        continue;  // 서도현 인천 강화군수
      } else if (t.what == What::word) {
        both = both || (org != kNone && t.word != kNone && in_.rules.words[t.word].is(Class::also));
        if (t.josa != Case::none || (org == kNone && title - i > 3 + fields)) break;
        constexpr std::size_t kSyllable = 3;  // 미르 감사 |중| 서도현 의원: not of 미르
        if (who != kNone && org == kNone && text(i).size() == kSyllable && !former(i)) break;
        if (org == kNone && who == kNone && former(i)) begin = i;
      } else if (t.what != What::title && !(t.what == What::count && who != kNone)) {
        break;
      }
      begin = std::min(begin, i);
    }
    if (org != kNone && who == kNone &&
        (tok(title).josa == Case::none || shareholding(tok(title))) &&
        title + 1U < p_.tokens.size() && tok(title + 1U).what == What::party &&
        person(static_cast<std::uint16_t>(title + 1U)) && title - org <= 3)
      who = title + 1U;
    if (org == kNone && who != kNone && in_bracket(who, title)) return;
    if (org == kNone && who != kNone) return implied(who, title);
    if (who == kNone && org != kNone) who = of_two(org, title);
    if (org == kNone || who == kNone || org == who) return;
    if (text(title).ends_with("후보") && !faction(org)) return;  // 가람당 서도현 후보: of the party
    // A title alone makes no office of a state; players are none of a firm's.
    const std::string_view seat = seat_of(title);
    const bool house = text(org) == "백악관" || text(org) == "크렘린궁" || text(org) == "크렘린";
    if (kind(tok(org)) == Kind::country && !house &&
        (!in_.rules.ends(seat, Marker::ruler) || in_.rules.ends(seat, Marker::athlete)))
      return;
    if (text(title).ends_with("선수")) return;
    if (org < who && holder_between(org, who) && founds_more(who)) return;
    if (who < org && tok(who).josa != Case::none) return;
    write(who, org, title);
    if (const Row land = state_led(org, title); land != kNoRow) out_.back().b = {land};
    share_title(who, org, title);
    for (const std::uint16_t one : row)
      if (org < one) write(one, org, title);
    // 서도현·설재인 미르 공동대표
    for (std::uint16_t i = who; who < org && i >= 2 && dot(i - 1U) && person(i - 2U); i -= 2)
      if (tok(i - 2U).josa == Case::none) write(static_cast<std::uint16_t>(i - 2U), org, title);
  }
  // (가람대|), (가람대| 경제학과): the bracket ends there, but for a part of the body.
  bool closed(std::uint32_t end) const {
    constexpr std::size_t kLongest = 30;  // bytes
    const std::string_view rest =
        std::string_view(in_.doc.text)
            .substr(end, in_.evidence.end - std::min(end, in_.evidence.end));
    const std::size_t close = rest.find(')');
    if (close == 0 || close == std::string_view::npos || close > kLongest) return close == 0;
    const std::string_view part = rest.substr(0, close);
    if (part.front() != ' ' || part.find(',') != std::string_view::npos) return false;
    return part.ends_with("과") || part.ends_with("학부") || part.ends_with("대학원") ||
           part.ends_with("연구소") || part.ends_with("센터") || part.ends_with("팀");
  }
  // 서도현 변호사(법무법인 가람): whose he is stands behind the title.
  bool in_bracket(std::uint16_t who, std::uint16_t title) {
    const std::uint32_t open = tok(title).span.end;
    if (p_.terse || open >= in_.evidence.end || in_.doc.text[open] != '(') return false;
    const auto& rows = in_.doc.mentions.rows;
    for (Row r = tok(title).mention + 1U; r < rows.size() && rows[r].span.begin <= open + 1U; ++r) {
      const Span span = rows[r].span;
      if (rows[r].kind != Kind::org || span.begin != open + 1U || span.end >= in_.evidence.end ||
          !closed(span.end) || rows[r].anaphor)
        continue;
      write(who, who, title);
      out_.back().b = {r};
      out_.back().features = "order=person-title-bracket";
      out_.back().score = 0.9F;
      return true;
    }
    return false;
  }
  // 서도현 중국 국무원 총리: he heads the state, whose country the article names elsewhere.
  Row state_led(std::uint16_t org, std::uint16_t title) const {
    const std::string_view name = in_.name(tok(org).mention);
    const std::size_t space = name.rfind(' ');
    const bool premier = text(title) == "총리" || text(title) == "부총리";
    if (!premier || space == std::string_view::npos || kind(tok(org)) != Kind::org) return kNoRow;
    const std::string_view body = name.substr(space + 1);
    if (body != "국무원" && body != "정부" && body != "내각") return kNoRow;
    const auto& rows = in_.doc.mentions.rows;
    for (Row r = 0; r < rows.size(); ++r)
      if (rows[r].kind == Kind::country && in_.name(r) == name.substr(0, space)) return r;
    return kNoRow;
  }
  // 전략|·|기획 담당 부사장: the dot between two plain words.
  bool row_of_fields(std::uint16_t i) const {
    const auto plain = [&](std::size_t t) {
      return tok(t).what == What::word && tok(t).josa == Case::none && !tok(t).predicate;
    };
    return dot(i) && i > 0 && i + 1U < p_.tokens.size() && plain(i - 1U) &&
           (plain(i + 1U) || tok(i + 1U).what == What::title);  // 전략·[사업부문장]
  }
  // 아시아|·|태평양
  bool between_places(std::uint16_t i) const {
    return dot(i) && i > 0 && i + 1U < p_.tokens.size() && tok(i - 1U).what == What::place &&
           tok(i + 1U).what == What::place;
  }
  // 미르 |아시아·태평양| 부문 대표: where in the world the firm behind which it stands has him.
  bool of_region(std::uint16_t i, std::uint16_t title) const {
    if (tok(i).what != What::place) return false;
    std::uint16_t first = i;
    while (first >= 2 && between_places(static_cast<std::uint16_t>(first - 1U))) first -= 2;
    for (std::uint16_t t = i + 1U; t < title; ++t)
      if (tok(t).what == What::party || tok(t).predicate || tok(t).josa != Case::none) return false;
    return first > 0 && body(first - 1U);
  }
  // 대표이사|인 장남: the office of the relative who follows.
  bool of_kin(std::uint16_t i) const {
    return tok(i).what == What::title && shareholding(tok(i)) && i + 1U < p_.tokens.size() &&
           in_.rules.ends(text(static_cast<std::uint16_t>(i + 1U)), Marker::kin);
  }
  // 서도현 회장과 설재인 사장 |등| 미르 경영진: each is of the body whose people they are.
  void among(std::uint16_t at) {
    const std::uint16_t org = at + 1U, brass = at + 2U;
    if (p_.terse || brass >= p_.tokens.size() || !body(org) || tok(org).josa != Case::none ||
        kind(tok(org)) != Kind::org || anaphor(org) || !in_.rules.ends(text(brass), Marker::brass))
      return;
    for (std::uint16_t end = at; end >= 2;) {
      const std::uint16_t title = end - 1U, who = end - 2U;
      const Case josa = tok(title).josa;
      const bool tied = josa == Case::none || (josa == Case::with && end != at);
      if (tok(title).what != What::title || !tied || !person(who) || tok(who).josa != Case::none)
        return;
      if (!told(Type::role, tok(who).mention, tok(org).mention)) write(who, org, title);
      end = who;
      if (end > 0 && tok(end - 1U).what == What::mark) --end;
    }
  }
  bool faction(std::uint16_t org) const {
    return kind(tok(org)) == Kind::org &&
           (in_.name(tok(org).mention).ends_with("당") || in_.name(tok(org).mention) == "국민의힘");
  }
  bool head_of_town(std::uint16_t title) const {
    const std::string_view seat =
        in_.doc.mentions.at(in_.doc.mentions.rows[tok(title).mention].name);
    return seat == "시장" || seat == "군수" || seat == "구청장";
  }
  // 미국 유엔 대사, 미국 북핵 특사: a state sends him, whatever body he goes to.
  bool envoy(std::uint16_t title) const {
    return text(title).ends_with("대사") || text(title).ends_with("특사");
  }
  // 서도현 미르그룹, 나래홀딩스 회장: he bears one title in two firms. Whose it is, or none.
  std::uint16_t of_two(std::uint16_t org, std::uint16_t title) {
    constexpr std::uint16_t kBack = 3;  // tokens: the person, the first firm and the comma
    if (org < kBack || org + 1U != title || p_.terse) return kNone;
    const std::uint16_t who = org - kBack, first = org - 2U;
    const bool comma = tok(org - 1U).what == What::mark && tok(org - 1U).mark == U',';
    if (!comma || !body(first) || kind(tok(first)) != Kind::org || kind(tok(org)) != Kind::org ||
        tok(first).josa != Case::none || !person(who) || tok(who).josa != Case::none ||
        (title + 1U < p_.tokens.size() && tok(title).josa == Case::none && person(title + 1U)))
      return kNone;
    write(who, first, title);
    return who;
  }
  // 서도현 미르그룹, 설재인 나래그룹 회장: the title is said once for both.
  void share_title(std::uint16_t who, std::uint16_t org, std::uint16_t title) {
    const auto plate = [&](std::uint16_t one, std::uint16_t firm) {
      return person(one) && tok(one).josa == Case::none && body(firm) &&
             kind(tok(firm)) == Kind::org && tok(firm).josa == Case::none;
    };
    if (p_.terse || (who < org && !in_.rules.ends(text(title), Marker::chief))) return;
    while (who + 1U == org && who >= 3 && plate(who, org)) {
      const std::uint16_t one = who - 3U, firm = who - 2U;
      const bool comma = tok(who - 1U).what == What::mark && tok(who - 1U).mark == U',';
      if (!comma || !plate(one, firm)) return;
      write(one, firm, title);
      who = one, org = firm;
    }
    // 미르대의 서도현, 나래대의 설재인 교수
    const auto owned = [&](std::uint16_t firm) {
      return body(firm) && kind(tok(firm)) == Kind::org && tok(firm).josa == Case::genitive &&
             person(firm + 1U) && tok(firm + 1U).josa == Case::none;
    };
    while (org + 1U == who && org >= 3 && owned(org)) {
      const std::uint16_t firm = org - 3U;
      const bool comma = tok(org - 1U).what == What::mark && tok(org - 1U).mark == U',';
      if (!comma || !owned(firm)) return;
      who = firm + 1U, org = firm;
      write(who, org, title);
    }
  }
  // Has the text named this person before? The short form of a headline (구로다 사장은) does not
  // count.
  bool known(Row person) const {
    constexpr std::uint32_t kReach = 64;  // mentions from the first one on
    const auto& rows = in_.doc.mentions.rows;
    const Row first = rows[person].same;
    if (person > first + kReach) return true;
    for (Row r = first; r < person; ++r)
      if (rows[r].same == first && in_.doc.at(rows[r].span).starts_with(in_.name(person)))
        return true;
    return false;
  }
  // 루미봇은 설재인 대표가 창업했다, 외교부는 서도현 장관이 회담했다고 밝혔다: of which body, the
  // sentence says elsewhere.
  void implied(std::uint16_t who, std::uint16_t title) {
    if (p_.terse || text(title).ends_with("후보") || tok(who).mentions != 1) return;
    if (long_name(who) || another_office(title)) return;
    if (founder(title)) return founder_of_topic(who, title);
    for (const Draft& d : out_)  // 결성을 추진한다: not there yet
      if (!text(title).starts_with("전 ") && !learned(title) && !sold_again(who) &&
          d.type == Type::lead && d.evidence == in_.evidence && d.b.size() == 1 &&
          d.status >= Status::signed_ && d.status <= Status::done &&
          std::ranges::find(d.a, tok(who).mention) != d.a.end())
        return write_implied(who, d.b.front(), title);
    if (const Row r = speaks_for(who, title); r != kNoRow) return write_implied(who, r, title);
    const bool head =
        in_.rules.ends(text(title), Marker::chief) || in_.rules.ends(text(title), Marker::ruler);
    if (!head || text(title).ends_with("원내대표") || known(tok(who).mention)) return;
    const std::uint16_t own = p_.phrase_of[who];
    if (const Row r = host_land(who, title); r != kNoRow) return write_implied(who, r, title);
    if (const Row r = headed(who, title); r != kNoRow) return write_implied(who, r, title);
    if (own != kNone && in_.nested[own]) return;  // 서도현 대표가 세운 루미봇
    for (const Clause& c : in_.clauses) {
      if (own == kNone || c.subject != own || c.topic == kNone || c.topic == own ||
          c.modal.said_by == kNone)
        continue;
      const Phrase &p = p_.phrases[own], &by = p_.phrases[c.topic];
      const bool fits = p.josa == Case::subject && by.josa == Case::topic && by.last < p.first &&
                        by.heads.size() == 1 && in_.kind(by.heads.front()) == Kind::org;
      const bool chief = in_.rules.ends(text(title), Marker::chief);
      if (fits && !reports(by.heads.front()) && !of_staff(by.heads.front()) &&
          (chief || rules_others(by.heads.front())))
        return write_implied(who, by.heads.front(), title);
    }
    if (!in_.rules.ends(text(title), Marker::chief)) return;
    if (const Row firm = own_firm(who); firm != kNoRow) write_implied(who, firm, title);
  }
  // 마틴 하퍼 |노스윈드| CEO: mostly the firm's name was read into the person's.
  bool long_name(std::uint16_t who) const {
    const std::string_view name = text(who);
    return std::ranges::count(name, ' ') > 1 && tok(who).josa == Case::none;
  }
  // 최고경영자는 서도현 대표가 맡는다, 대표에는 서도현 상무가 선임됐다: of what, is not said.
  bool another_office(std::uint16_t title) const {
    for (std::uint16_t t = 0; t < title; ++t)
      if (in_.rules.ends(text(t), Marker::chief) && p_.phrase_of[t] != p_.phrase_of[title] &&
          (tok(t).josa == Case::topic || tok(t).josa == Case::dative) &&
          (t == 0 || tok(t - 1U).what != What::party))
        return true;
    return false;
  }
  // 박사, 교수: no office of what he has founded.
  bool learned(std::uint16_t title) const {
    return ends_in(title, {"박사", "교수", "변호사", "의원", "씨"});
  }
  // 일본을 방문해 서도현 총리와 회담했다: the head of the state that is visited.
  Row host_land(std::uint16_t who, std::uint16_t title) const {
    const Token& t = tok(title);
    bool head = false;
    for (const std::string_view w : {"총리", "대통령", "국가주석", "총통", "국왕"})
      head = head || text(title) == w;
    const bool met = t.josa == Case::with || t.josa == Case::object || t.josa == Case::with_of;
    if (!head || !met) return kNoRow;
    for (const Clause& c : in_.clauses) {
      if (c.predicate == kNone || c.predicate > who || !in_.acts_as(c.predicate, Type::visit) ||
          !tok(c.predicate).ending.linking)
        continue;
      for (const std::uint16_t n : c.args) {
        const Phrase& p = p_.phrases[n];
        if (p.josa == Case::object && p.heads.size() == 1 && p.first == p.last &&
            in_.kind(p.heads.front()) == Kind::country)
          return p.heads.front();
      }
    }
    return kNoRow;
  }
  // (미르는 실적을 발표했다.) 서도현 부사장은 "…"라고 말했다: of the firm or office that the
  // sentence before was about, where he only speaks and no other is named.
  Row speaks_for(std::uint16_t who, std::uint16_t title) const {
    const std::uint16_t own = p_.phrase_of[who];
    const bool first = own != kNone && p_.phrases[own].josa == Case::topic &&
                       who == p_.phrases[own].first && who == 0 && title == who + 1U;
    if (!first || in_.topic.size() != 1 || in_.kind(in_.topic.front()) != Kind::org ||
        known(tok(who).mention) || in_.clauses.empty())
      return kNoRow;
    const Row body = in_.topic.front();
    const std::uint16_t said = in_.clauses.back().modal.last;
    const bool rules = rules_others(body);
    if (rules && (in_.said.focus == kNoRow || !in_.same(in_.said.focus, body))) return kNoRow;
    bool quotes = false;
    for (std::uint16_t t = title + 1U; t < p_.tokens.size(); ++t) {
      quotes = quotes || tok(t).quoted;
      const bool own_name = tok(t).what == What::party && in_.same(tok(t).mention, body);
      if (own_name ||
          (tok(t).what == What::party && !tok(t).quoted && kind(tok(t)) != Kind::country))
        return kNoRow;  // nor does he call his own by its name
    }
    const bool says =  // "…"라고 했다
        (in_.is(said, Class::speech) || text(said).starts_with("했")) && !tok(said).quoted;
    const bool officer = rules ? ends_in(title, {"대변인", "국장", "실장", "과장", "부위원장"})
                               : ends_in(title, {"책임자", "CFO", "CTO", "COO", "책임자(CFO)",
                                                 "책임자(CTO)", "책임자(COO)", "부사장", "전무",
                                                 "상무", "본부장", "부문장", "대변인"});
    const bool party = in_.name(body).ends_with("당") || in_.name(body) == "국민의힘";
    const bool fits = officer && !party && !reports(body) && !of_staff(body);
    return quotes && says && fits ? body : kNoRow;
  }
  bool ends_in(std::uint16_t title, std::initializer_list<std::string_view> ends) const {
    return std::ranges::any_of(ends, [&](std::string_view e) { return text(title).ends_with(e); });
  }
  // 미르를 창업해 나래에 팔았다: he heads it no more.
  bool sold_again(std::uint16_t who) const {
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      return c.predicate != kNone && c.shared && c.subject == p_.phrase_of[who] &&
             in_.acts_as(c.predicate, Type::divest);
    });
  }
  // 한빛일보는 서도현 대표가 …했다고 보도했다: a paper tells of others.
  bool reports(Row r) const {
    for (const std::string_view end : {"일보", "신문", "뉴스", "통신", "방송", "타임스", "저널"})
      if (in_.name(r).ends_with(end)) return true;
    return false;
  }
  // 미르는 고 서도현 창업주의 손자를 대표로 올렸다: who founded the firm that the sentence is
  // about.
  void founder_of_topic(std::uint16_t who, std::uint16_t title) {
    const std::uint16_t own = p_.phrase_of[who];
    for (std::uint16_t n = own == kNone ? 0 : own; n-- > 0;) {
      const Phrase& p = p_.phrases[n];
      if (p.dead || p.josa != Case::topic) continue;
      const bool firm = p.heads.size() == 1 && in_.kind(p.heads.front()) == Kind::org &&
                        !rules_others(p.heads.front());
      if (!firm || told(Type::lead, tok(who).mention, p.heads.front())) return;
      write(who, who, title);
      out_.back().b = {p.heads.front()};
      out_.back().features = "org=topic";
      out_.back().score = 0.75F;
      return;
    }
  }
  // 산업부는 서도현 장관이 …할 방안을 추진한다, 미르는 서도현 회장이 …할 것이라는 말에: the body
  // that the sentence is about, named right before.
  Row headed(std::uint16_t who, std::uint16_t title) const {
    const std::uint16_t own = p_.phrase_of[who];
    if (own == kNone || p_.phrases[own].josa != Case::subject) return kNoRow;
    for (std::uint16_t n = own; n-- > 0;) {
      const Phrase& p = p_.phrases[n];
      if (p.dead || p.josa != Case::topic) continue;
      const bool one = p.heads.size() == 1 && in_.kind(p.heads.front()) == Kind::org;
      if (!one) return kNoRow;
      const Row body = p.heads.front();
      const bool ministry = in_.name(body).ends_with("부") &&
                            (text(title).ends_with("장관") || text(title).ends_with("차관"));
      const bool firm = p.last + 1U == p_.phrases[own].first && !rules_others(body) &&
                        !reports(body) && !of_staff(body) &&
                        in_.rules.ends(text(title), Marker::chief) && !founds_other(own);
      return ministry || firm ? body : kNoRow;
    }
    return kNoRow;
  }
  // 미르는 [서도현 대표가 세운] 나래를 샀다: he heads the other one.
  bool founds_other(std::uint16_t phrase) const {
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      return c.subject == phrase && c.modal.relative && c.head != kNone &&
             !p_.phrases[c.head].heads.empty() &&
             in_.kind(p_.phrases[c.head].heads.front()) == Kind::org;
    });
  }
  // [미르 창업자인 서도현 대표가 세운] 회사: he heads that one.
  bool holder_between(std::uint16_t org, std::uint16_t who) const {
    for (std::uint16_t t = org + 1U; t < who; ++t)
      if (tok(t).predicate && holder(tok(t))) return true;
    return false;
  }
  bool founds_more(std::uint16_t who) const {
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      return c.predicate != kNone && c.predicate > who &&
             tok(c.predicate).ending.join == Join::adnominal &&
             in_.acts_as(c.predicate, Type::lead) &&
             std::ranges::find(c.args, p_.phrase_of[who]) != c.args.end();
    });
  }
  // 미르 노조는 서도현 대표가 …했다고 밝혔다: of the firm, not of the union.
  bool of_staff(Row r) const { return in_.rules.ends(in_.name(r), Marker::staff); }
  // An authority by its name, banks aside.
  bool rules_others(Row r) const {
    return in_.rules.ends(in_.name(r), Marker::authority) &&
           !in_.rules.ends(in_.name(r), Marker::lender);
  }
  // (나비게임즈는 …) 서도현 대표는 말했다: he heads the firm that the sentence before was about,
  // else that of the article, where the sentence names no other.
  Row own_firm(std::uint16_t who) const {
    const auto firm = [&](Row r) {
      return in_.kind(r) == Kind::org && !rules_others(r) && !reports(r) && !of_staff(r);
    };
    const std::uint16_t n = p_.phrase_of[who];
    if (n == kNone || unread_firm(n) || some_firm(who)) return kNoRow;
    const Case josa = p_.phrases[n].josa;
    if (josa != Case::topic && josa != Case::subject && josa != Case::genitive) return kNoRow;
    Row out = kNoRow;
    if (in_.topic.size() == 1 && firm(in_.topic.front()))
      out = in_.topic.front();
    else if (in_.said.focus != kNoRow && in_.number - in_.said.focus_at <= 2 &&
             firm(in_.said.focus) &&
             (named_first(in_.said.focus) || in_.said.focus_at == in_.number))
      out = in_.said.focus;
    const auto other = [&](const Token& t) {  // 서도현 대표는 미르와 손잡았다: no matter
      const bool rival = t.span.begin < tok(who).span.begin || t.josa == Case::topic ||
                         t.josa == Case::subject || t.josa == Case::none;
      return t.what == What::party && kind(t) != Kind::person && rival &&
             (out == kNoRow || !in_.same(t.mention, out));
    };
    return std::ranges::any_of(p_.tokens, other) ? kNoRow : out;
  }
  // 이 회사는 서도현 대표가 세웠다: of a firm that the words before do not single out.
  bool some_firm(std::uint16_t who) const {
    for (std::uint16_t t = 0; t < who; ++t)
      for (const std::string_view noun : {"회사", "업체", "기업", "법인"})
        if (tok(t).what == What::word && text(t) == noun && tok(t).josa == Case::topic) return true;
    return false;
  }
  // Of two firms that deal with one another the article is about the first.
  bool named_first(Row firm) const {
    const auto org = [](const Mention& m) { return m.kind == Kind::org; };
    const auto first = std::ranges::find_if(in_.doc.mentions.rows, org);
    return first != in_.doc.mentions.rows.end() && first->same == in_.doc.mentions.rows[firm].same;
  }
  // 전진당을 이끄는 서도현 대표: of a body whose name nobody has read.
  bool unread_firm(std::uint16_t phrase) const {
    const auto unread = [&](std::uint16_t i) {
      const Phrase& p = p_.phrases[i];
      return p.josa == Case::object && p.heads.empty() && text(p.last) != "회사";
    };
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      return c.head == phrase && c.modal.relative && leads(c.predicate) &&
             std::ranges::any_of(c.args, unread);
    });
  }
  bool leads(std::uint16_t verb) const {
    return in_.acts_as(verb, Type::lead) || in_.acts_as(verb, Type::role);
  }
  void write_implied(std::uint16_t who, Row org, std::uint16_t title) {
    write(who, who, title);
    Draft& d = out_.back();
    d.type = Type::role;
    d.b = {org};
    d.rule = "role-implied";
    d.features = "org=elsewhere";
    d.score = 0.85F;
    d.stated_parties = false;
  }
  // 대주주인, 창업자인: of the firm whose office follows.
  bool holder(const Token& t) const {
    const std::string_view word = in_.doc.at(t.span);
    const bool holds = word.ends_with("주주") || word.ends_with("창업자") ||
                       word.ends_with("창업주") || word.ends_with("설립자");
    return holds && shareholding(t);
  }
  static bool shareholding(const Token& t) {
    return t.predicate && t.josa == Case::copula && t.ending.join == Join::adnominal;
  }
  bool founder(std::uint16_t title) const {
    for (const std::string_view w : {"창업자", "창업주", "설립자", "창립자", "공동창업자"})
      if (text(title).ends_with(w)) return true;
    return false;
  }
  bool only_titles(std::uint16_t from, std::uint16_t to) const {
    for (std::uint16_t i = from; i < to; ++i)
      if (tok(i).what != What::title && !row_of_fields(i) &&
          !(tok(i).what == What::word && tok(i).josa == Case::none))
        return false;
    return true;
  }
  bool former(std::uint16_t i) const {
    return tok(i).word != kNone && in_.rules.words[tok(i).word].is(Class::former);
  }

  // 서울중앙지법 |형사합의31부|(서도현 부장판사): a part of the body, up to its bracket.
  std::uint32_t behind_part(std::uint16_t org, std::uint32_t end) const {
    constexpr std::uint16_t kMost = 3;  // tokens
    const bool within = org > 0 && body(org - 1U) && tok(org - 1U).josa == Case::none;
    if (tok(org).josa != Case::none || within) return end;  // 서울중앙지검 |미르| 수사팀
    for (std::uint16_t t = org + 1U; t < p_.tokens.size() && t - org <= kMost; ++t) {
      const bool plain = tok(t).what == What::word || tok(t).what == What::count || body(t);
      if (!plain || tok(t).predicate) break;
      if (in_.doc.at(Span{tok(t).span.end, tok(t).span.end + 1U}) == "(" &&
          (text(t).ends_with("부") || text(t).ends_with("팀")))
        return tok(t).span.end;
      if (tok(t).josa != Case::none) break;
    }
    return end;
  }
  // 가람대(총장 서도현)는, 루미봇(대표이사 설재인)과: who heads the body stands in brackets.
  void bracketed(std::uint16_t org) {
    std::uint32_t open = tok(org).span.end;
    open = behind_part(org, open);
    for (const std::string_view sign : {"㈜", "(주)"})  // 한빛테크㈜(대표 서도현)
      if (std::string_view(in_.doc.text).substr(open).starts_with(sign)) {
        open += static_cast<std::uint32_t>(sign.size());
        break;
      }
    if (open >= in_.evidence.end || in_.doc.text[open] != '(') return;
    const std::size_t close = in_.doc.text.find(')', open);
    if (close == std::string::npos || close > std::min(open + kBracket, in_.evidence.end)) return;
    Row who = kNoRow, title = kNoRow;
    std::vector<Row> others;  // (대표이사 서도현·설재인)
    const auto& rows = in_.doc.mentions.rows;
    for (Row r = tok(org).mention + 1U; r < rows.size() && rows[r].span.begin < close; ++r) {
      if (rows[r].span.begin < open) continue;
      if (who != kNoRow && title != kNoRow && in_.same(r, tok(org).mention))
        break;  // 이하 '가람원'
      if (rows[r].kind == Kind::person && who != kNoRow && title != kNoRow && title < who &&
          tied(rows[r - 1U].span, rows[r].span)) {
        others.push_back(r);
        continue;
      }
      if (rows[r].kind == Kind::title && title != kNoRow && title < who && who != kNoRow)
        continue;  // 팀장 서도현 |부장검사|
      Row& one = rows[r].kind == Kind::person ? who : title;
      if ((rows[r].kind != Kind::person && rows[r].kind != Kind::title) || one != kNoRow) return;
      one = r;
    }
    if (who == kNoRow || title == kNoRow || rows[who].anaphor) return;
    Draft d{};
    d.type = Type::role;
    d.a = {who};
    d.b = {tok(org).mention};
    d.title_row = title;
    d.title = d.trigger = rows[title].span;
    d.evidence = in_.evidence;
    d.rule = "role-nameplate";
    d.features = "order=org-bracket";
    d.score = 0.9F;
    out_.push_back(d);
    for (const Row r : others) {
      d.a = {r};
      out_.push_back(d);
    }
  }
  // 서도현·설재인, 서도현, 설재인: nothing but a mark between them.
  bool tied(Span a, Span b) const {
    if (b.begin <= a.end) return false;
    const std::string_view between = in_.doc.at(Span{a.end, b.begin});
    return between == "·" || between == "ㆍ" || between == ", ";
  }
  // SM 창업자인 하퍼 전 총괄은, 포람마트 2대 주주인 창업자 하퍼: who founded the firm before.
  void founded(std::uint16_t title) {
    const Token& t = tok(title);
    const bool tied = (t.josa == Case::none && !t.predicate) || shareholding(t);
    if (!founder(title) || !tied || title + 1U >= p_.tokens.size()) return;
    const std::uint16_t who = title + 1U;
    if (!person(who)) return;
    if (title == 0 && shareholding(t)) return founded_told(who, title);
    std::uint16_t org = title;
    while (org > 0 && title - org < 4 && !body(static_cast<std::uint16_t>(org - 1U))) {
      const Token& x = tok(org - 1U);
      const bool between = x.what == What::count || x.what == What::word;
      if (!between || !(x.josa == Case::none || shareholding(x))) return;
      --org;
    }
    if (org == 0 || !body(static_cast<std::uint16_t>(org - 1U))) return;
    --org;
    if (tok(org).josa != Case::none && tok(org).josa != Case::genitive) return;
    if (told(Type::lead, tok(who).mention, tok(org).mention)) return;
    write(who, org, title);
  }
  // (미르는 …) 창업자인 서도현 대표의 지분은: of the firm that all speaks of.
  void founded_told(std::uint16_t who, std::uint16_t title) {
    const Row firm = own_firm(who);
    if (p_.terse || firm == kNoRow || told(Type::lead, tok(who).mention, firm)) return;
    write(who, who, title);
    out_.back().b = {firm};
    out_.back().features = "org=elsewhere";
    out_.back().score = 0.8F;
    out_.back().stated_parties = false;
  }
  bool told(Type type, Row a, Row b) const {
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == type && d.evidence == in_.evidence && d.a == std::vector<Row>{a} &&
             d.b == std::vector<Row>{b};
    });
  }
  // 삼성전자 출신인 A 대표, 공정위 국장 출신 A, A는 B 사장 출신이다: an office held before.
  void origin(std::uint16_t at) {
    if (at == 0) return;
    std::uint16_t org = at - 1U;
    const auto part = [&](std::uint16_t i) {  // 해외송금팀 출신, 일본법인 대표 출신
      return tok(i).what == What::word &&
             (in_.rules.ends(text(i), Marker::division) || in_.rules.ends(text(i), Marker::chief));
    };
    if (org > 0 && (tok(org).what == What::title || part(org)) && tok(org).josa == Case::none)
      --org;
    if (org > 0 && !body(org) && text(org).ends_with("법인") && tok(org).josa == Case::none)
      --org;  // 미르 일본법인 대표 출신
    if (!body(org) || kind(tok(org)) != Kind::org || tok(org).josa != Case::none) return;
    const Token& t = tok(at);
    const bool tied = (t.josa == Case::none && !t.predicate) || t.josa == Case::genitive ||
                      (t.josa == Case::copula && t.ending.join == Join::adnominal);
    const bool told = t.josa == Case::copula || t.josa == Case::direction;  // 출신이다, 출신으로
    const Row who = tied ? person_after(at) : told ? subject_before(org) : kNoRow;
    if (who == kNoRow) return;
    Draft d{};
    d.type = Type::role;
    d.a = {who};
    d.b = {tok(org).mention};
    d.title = {tok(org + 1U).span.begin, t.span.end};
    d.evidence = in_.evidence;
    d.trigger = t.span;
    d.rule = "role-origin";
    d.features = tied ? "order=org-origin-person" : "clause=copula";
    d.score = 0.85F;
    d.terse = p_.terse;
    out_.push_back(std::move(d));
  }
  // 미르당 소속 서도현 국회 정무위원장, 미르당 소속인 서도현 의원.
  void belonging(std::uint16_t at) {
    const Token& t = tok(at);
    const bool tied = (t.josa == Case::none && !t.predicate) ||
                      (t.josa == Case::copula && t.ending.join == Join::adnominal);
    const std::uint16_t who = at + 1U;
    if (!tied || at == 0 || who + 1U >= p_.tokens.size() || !body(at - 1U) || !person(who)) return;
    const std::uint16_t org = at - 1U, title = who + 1U;
    if (kind(tok(org)) != Kind::org || tok(org).josa != Case::none) return;
    if (tok(title).what == What::title && in_.rules.ends(text(title), Marker::athlete)) return;
    Draft d{};
    d.type = Type::role;
    d.a = {tok(who).mention};
    d.b = {tok(org).mention};
    d.title = d.trigger = t.span;
    if (tok(title).what == What::title && tok(who).josa == Case::none)
      d.title_row = tok(title).mention, d.title = tok(title).span;
    d.evidence = in_.evidence;
    d.rule = "role-belonging";
    d.features = "order=org-belonging-person";
    d.score = 0.85F;
    d.terse = p_.terse;
    out_.push_back(std::move(d));
  }
  // 협약식에는 미르에서 A 대표와 B 이사가, 나래 측에서는 C 대표 등이 참석했다: of the body whose
  // side each is on.
  void delegations() {
    std::vector<Delegation> all;
    for (std::uint16_t i = 0; i < p_.tokens.size(); ++i)
      if (body(i) && !anaphor(i)) delegation(i, all);
    const bool many = all.size() > 1;
    for (const Delegation& d : all)
      if ((many || d.sided || at_occasion(d.body)) && attends(d.end))
        for (const auto& [who, title] : d.people) seat_delegate(d.body, who, title);
  }
  struct Delegation {
    std::uint16_t body, end = 0;
    bool sided = false;  // 미르 측에서, 미르에서는
    std::vector<std::pair<std::uint16_t, std::uint16_t>> people;  // with their titles
  };
  void delegation(std::uint16_t body, std::vector<Delegation>& out) const {
    constexpr std::uint16_t kLongest = 40;  // tokens
    Delegation d{body, 0, false, {}};
    std::uint16_t at = body + 1U;
    const bool side = at < p_.tokens.size() && tok(body).josa == Case::none && text(at) == "측";
    const std::uint16_t last = side ? at++ : body;
    if (tok(last).josa != Case::place || nested(body)) return;
    d.sided = side || in_.doc.at(Span{tok(last).span.begin, tok(last).end}).ends_with("는");
    std::uint16_t who = kNone;
    bool own = false;  // a body of his own stands beside him
    for (; at < p_.tokens.size() && at - body < kLongest; ++at) {
      const Token& t = tok(at);
      if (person(at) && t.josa == Case::none) {
        who = at, own = false;
      } else if (t.what == What::title && who != kNone) {
        const bool ends = t.josa == Case::subject;
        const bool goes_on = t.josa == Case::with || t.josa == Case::none;
        if (t.predicate || !(ends || goes_on)) return;
        const bool whole = at + 1U >= p_.tokens.size() || tok(at + 1U).what != What::title;
        if (!own && whole) d.people.emplace_back(who, at);
        if (ends) return finish(d, at, out);
      } else if (t.what == What::word && text(at) == "등" && !d.people.empty()) {
        if (t.josa == Case::subject || t.josa == Case::none) finish(d, at, out);
        return;
      } else if (t.josa == Case::place && t.party() && tok(at - 1U).what == What::mark) {
        return finish(d, at, out);  // 미르에서 A 대표, 나래에서 B 대표가
      } else if (t.what == What::party && t.josa == Case::none && kind(t) != Kind::person) {
        own = own || !in_.rules.ends(text(at), Marker::division);
      } else if (t.what == What::word && t.josa == Case::subject && !t.predicate &&
                 tok(at - 1U).what != What::title) {
        return finish(d, at, out);  // the last one's title is unread
      } else if (t.what == What::mark ? t.mark != U',' && t.mark != U'·'
                                      : t.predicate || t.josa != Case::none) {
        return;
      }
    }
  }
  static void finish(Delegation& d, std::uint16_t at, std::vector<Delegation>& out) {
    d.end = at;
    if (!d.people.empty()) out.push_back(std::move(d));
  }
  bool nested(std::uint16_t token) const {
    return p_.phrase_of[token] != kNone && in_.nested[p_.phrase_of[token]];
  }
  // 협약식에는 …: what they have come to is named before.
  bool at_occasion(std::uint16_t before) const {
    return std::ranges::any_of(p_.phrases, [&](const Phrase& p) {
      return p.last < before && p.josa == Case::dative &&
             (in_.rules.ends(text(p.last), Marker::occasion) || in_.acts_as(p.last, Type::meet));
    });
  }
  // Do those before token `end` come, by the next verb that is not within a description?
  bool attends(std::uint16_t end) const {
    std::uint16_t verb = kNone;
    for (const Clause& c : in_.clauses)
      if (c.predicate != kNone && c.predicate > end && !c.modal.relative && !c.modal.negated)
        verb = std::min(verb, c.predicate);
    if (verb == kNone) return false;
    for (const std::string_view comes : {"참석", "배석", "동석", "동행", "참여", "함께", "자리",
                                         "나서", "나섰", "나왔", "들어갔", "서명"})
      if (text(verb).starts_with(comes)) return true;
    return false;
  }
  void seat_delegate(std::uint16_t body, std::uint16_t who, std::uint16_t title) {
    if (in_.rules.ends(text(title), Marker::athlete)) return;
    if (kind(tok(body)) == Kind::country && !in_.rules.ends(seat_of(title), Marker::ruler)) return;
    for (Draft& d : out_)
      if (d.type == Type::role && d.evidence == in_.evidence && d.a.size() == 1 &&
          in_.same(d.a.front(), tok(who).mention)) {
        if (in_.rules.ends(in_.name(d.b.front()), Marker::division))  // 시스템사업부 사장
          d.b = {tok(body).mention};
        return;
      }
    write(who, who, title);
    out_.back().b = {tok(body).mention};
    out_.back().features = "org=side";
    out_.back().score = 0.85F;
  }
  // A의 최대주주이자 회장인 서도현, A 창업자이자 의장인 서도현: both are of the firm.
  void doubled(std::uint16_t org) {
    constexpr std::uint16_t kWords = 4;  // before each of the two, 2대 주주이자 이사회 의장인
    const auto bears = [&](std::uint16_t i, bool first) {
      const Token& t = tok(i);
      const bool word = t.what == What::title || text(i).ends_with("주주");
      return word && t.predicate && t.josa == Case::copula &&
             (first ? in_.doc.at(Span{t.span.begin, t.end}).ends_with("자")
                    : t.ending.join == Join::adnominal);
    };
    const auto next = [&](std::uint16_t from, bool first) {
      for (std::uint16_t i = from; i < p_.tokens.size() && i - from < kWords; ++i) {
        if (bears(i, first)) return i;
        const bool between =
            tok(i).what == What::word || tok(i).what == What::count || tok(i).what == What::title;
        if (!between || tok(i).predicate || tok(i).josa != Case::none) break;
      }
      return kNone;
    };
    if (tok(org).josa != Case::none && tok(org).josa != Case::genitive) return;
    const std::uint16_t one = next(static_cast<std::uint16_t>(org + 1U), true);
    if (one == kNone) return;
    const std::uint16_t two = next(static_cast<std::uint16_t>(one + 1U), false);
    if (two == kNone || two + 1U >= p_.tokens.size()) return;
    const std::uint16_t who = two + 1U;
    if (!person(who)) return;
    for (const std::uint16_t at : {one, two}) {
      const bool holds = tok(at).what != What::title;
      const Type type = holds ? Type::own : founder(at) ? Type::lead : Type::role;
      if (told(type, tok(who).mention, tok(org).mention)) continue;
      write(who, org, at);
      if (holds) out_.back().type = Type::own, out_.back().title = {};
      out_.back().rule = holds ? "own-nameplate" : out_.back().rule;
      out_.back().features = "order=org-both-person";
    }
  }
  Row person_after(std::uint16_t at) const {
    for (std::uint16_t i = at + 1U; i < p_.tokens.size() && i - at <= 4; ++i) {
      if (person(i)) return tok(i).mention;
      const bool between = (tok(i).what == What::word || tok(i).what == What::title) &&
                           !tok(i).predicate && tok(i).josa == Case::none;
      if (!between) return kNoRow;
    }
    return kNoRow;
  }
  Row subject_before(std::uint16_t org) const {
    for (std::size_t n = p_.phrases.size(); n-- > 0;) {
      const Phrase& p = p_.phrases[n];
      if (p.dead || p.last >= org || (p.josa != Case::topic && p.josa != Case::subject)) continue;
      return p.heads.size() == 1 && in_.kind(p.heads.front()) == Kind::person ? p.heads.front()
                                                                              : kNoRow;
    }
    return kNoRow;
  }

  // 대통령 당선인: the office, whoever is to hold it.
  std::string_view seat_of(std::uint16_t title) const {
    const std::string_view words = text(title);
    const std::size_t gap = words.rfind(' ');
    const bool to_hold =
        gap != std::string_view::npos && in_.rules.ends(words.substr(gap + 1), Marker::elect);
    return to_hold ? words.substr(0, gap) : words;
  }
  // 차기 회장, 대통령 당선인: an office that is not held yet.
  bool to_come(std::string_view title) const {
    return in_.rules.ends(title, Marker::elect) || title.find("차기") != std::string_view::npos;
  }
  void write(std::uint16_t who, std::uint16_t org, std::uint16_t title) {
    if (org > 0 && text(org - 1U) == "주" && text(title).ends_with("대사"))
      return;  // 주 중국대사: sent there, not of it
    if (title + 1U < p_.tokens.size() && text(title + 1U).starts_with("후임"))
      return;  // A 의원 후임으로
    Draft d{};
    d.type = founder(title) ? Type::lead : Type::role;
    d.a = {tok(who).mention};
    d.b = {tok(org).mention};
    d.title_row = tok(title).mention;
    d.title = tok(title).span;
    const std::uint16_t first = std::min(who, org);
    for (std::uint16_t i = first; i < title; ++i)
      if (former(i)) d.title.begin = std::min(d.title.begin, tok(i).span.begin);
    if (d.title.begin < tok(org).span.end && d.title.begin < tok(title).span.begin)
      d.title.begin = std::min(d.title.begin, tok(title).span.begin);
    if (d.title.begin < tok(title).span.begin) d.title_row = kNoRow;  // 전 KT 사장
    d.evidence = in_.evidence;
    d.trigger = tok(title).span;
    d.rule = std::string(code(d.type)) + "-nameplate";
    if (to_come(in_.doc.at(d.title))) d.status = Status::planned;
    d.features = who < org     ? "order=person-org-title"
                 : title < who ? "order=org-title-person"
                               : "order=org-person-title";
    d.score = 0.95F;
    d.terse = p_.terse;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  const Parse& p_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_nameplates(const Scene& in, std::vector<Draft>& out) { Reader(in, out).run(); }

}  // namespace hj::claim
