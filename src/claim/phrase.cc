#include "claim/phrase.h"

#include <algorithm>

namespace hj::claim {
namespace {

constexpr std::size_t kMaxRow = 24;  // parties in one row; more than that is a table

class Finder {
 public:
  Finder(const Rules& rules, const Document& doc, Parse& parse)
      : rules_(rules), doc_(doc), p_(parse) {}

  void run() {
    p_.phrases.clear();
    p_.phrase_of.assign(p_.tokens.size(), kNone);
    p_.absorbed.assign(p_.tokens.size(), false);
    cut();
    for (Phrase& ph : p_.phrases) weigh(ph);
    join();
    lend();
    for (const auto& [etc, noun] : described_) hand_on(etc, noun);
    for (std::uint16_t i = 0; i < p_.phrases.size(); ++i)
      for (std::uint16_t t = p_.phrases[i].first; t <= p_.phrases[i].last; ++t)
        if (!p_.phrases[i].dead || p_.phrase_of[t] == kNone) p_.phrase_of[t] = i;
  }

 private:
  const Token& tok(std::size_t i) const { return p_.tokens[i]; }
  bool is(const Token& t, Class c) const { return t.word != kNone && rules_.words[t.word].is(c); }
  std::vector<Row> rows(const Token& t) const {
    std::vector<Row> out;
    for (Row i = 0; i < t.mentions; ++i) out.push_back(t.mention + i);
    return out;
  }
  // ▲미르=…를 인수했다: whom an entry of a list is about.
  bool entry(std::uint16_t mark) const {
    if (p_.terse || tok(mark).mark != U'=' || p_.phrases.size() != 1) return false;
    const Phrase& p = p_.phrases.front();
    return p.last + 1 == mark && p.josa == Case::none && tok(p.last).what == What::party;
  }
  static bool bullet(char32_t mark) { return mark == U'△' || mark == U'▲'; }
  bool inner(Case c) const {
    return c == Case::none || c == Case::genitive || c == Case::with_of || c == Case::about;
  }

  void close(std::uint16_t first, std::uint16_t end) {
    if (first >= end) return;
    Phrase ph;
    ph.first = first;
    ph.last = static_cast<std::uint16_t>(end - 1);
    ph.josa = tok(ph.last).josa;
    ph.also = tok(ph.last).also;
    p_.phrases.push_back(std::move(ph));
  }
  // 사업을 B에 |70억원을 받고| 넘긴다: the price alone, while what is handed over to whom waits.
  bool priced(std::uint16_t at) const {
    if (p_.phrases.size() < 2 || said(at) != "받고") return false;
    const Phrase &sum = p_.phrases.back(), &before = p_.phrases[p_.phrases.size() - 2U];
    const bool waits = before.josa == Case::dative || before.josa == Case::object;
    return sum.josa == Case::object && waits && before.last + 1U == sum.first &&
           tok(sum.last).what == What::amount && sum.first == sum.last;
  }
  // 를 상대로, 와 함께, 에 따르면: the particle and its postposition are one case.
  bool absorb(std::uint16_t at) {
    if (p_.phrases.empty() || p_.phrases.back().last + 1 != at) return false;
    if (priced(at)) {
      p_.phrases.back().josa = Case::other;
      p_.absorbed[at] = true;
      return true;
    }
    const auto it = post(p_.phrases.back().josa, at);
    if (it == rules_.posts.end()) return false;
    if (at + 1U < p_.tokens.size() && doc_.at(p_.tokens[at + 1U].span).starts_with("있"))
      return false;  // 합작사를 두고 있다: a verb of its own
    p_.phrases.back().josa = it->second;
    p_.absorbed[at] = true;
    return true;
  }
  std::string_view said(std::uint16_t at) const {  // with its endings
    return doc_.at({tok(at).span.begin, std::max(tok(at).span.end, tok(at).end)});
  }
  bool opens(std::uint16_t i) const {
    if (i + 2U >= p_.tokens.size() || (tok(i).josa != Case::object && tok(i).josa != Case::dative))
      return false;
    const std::string_view text = said(static_cast<std::uint16_t>(i + 1U));
    return (text == "위한" || text == "대한" || text == "관한") && tok(i + 2U).what != What::mark;
  }
  std::unordered_map<std::string, Case>::const_iterator post(Case josa, std::uint16_t at) const {
    const std::string_view text = said(at);
    if (!rules_.post_ends.has_end(text)) return rules_.posts.end();
    std::string key = kCaseNames[static_cast<std::size_t>(josa)];
    key += ' ';
    key += text;
    return rules_.posts.find(key);
  }
  static constexpr const char* kCaseNames[] = {
      "none", "subject",  "topic",     "object",  "dative",  "place", "source",
      "with", "genitive", "direction", "with_of", "copula",  "about", "against",
      "by",   "via",      "together",  "except",  "include", "other"};

  // A, B 등 [반도체를 만드는] 기업들이: what sums the row up stands behind a clause of its own.
  std::uint16_t described(std::uint16_t etc) const {
    constexpr std::uint16_t kReach = 9;  // tokens
    if (doc_.at(tok(etc).span) != "등" || tok(etc).josa != Case::none ||
        !(tok(etc - 1U).party() || tok(etc - 1U).what == What::title) || listing(etc))
      return kNone;
    bool clause = false;
    for (std::uint16_t i = etc + 1U; i < p_.tokens.size() && i <= etc + kReach; ++i) {
      const Token& t = tok(i);
      if (t.what == What::mark || t.quoted != tok(etc).quoted || t.party()) return kNone;
      if (t.predicate) {
        if (clause || t.ending.join != Join::adnominal) return kNone;
        clause = true;
      } else if (clause && t.josa != Case::none && !inner(t.josa)) {
        return t.what == What::word && (doc_.at(t.span).ends_with("들") ||
                                        rules_.ends(doc_.at(t.span), Marker::people))
                   ? i
                   : kNone;
      } else if (!clause && (t.josa == Case::subject || t.josa == Case::topic)) {
        return kNone;
      }
    }
    return kNone;
  }
  void hand_on(std::uint16_t etc, std::uint16_t noun) {
    Phrase *row = nullptr, *sum = nullptr;
    for (Phrase& p : p_.phrases) {
      if (!p.dead && p.first <= etc && etc <= p.last) row = &p;
      if (!p.dead && p.first <= noun && noun <= p.last) sum = &p;
    }
    if (row == nullptr || sum == nullptr || row->heads.empty() || !sum->heads.empty()) return;
    sum->heads = row->heads;
    sum->list = row->dead = true;
  }
  bool state(std::size_t i) const {
    return tok(i).what == What::party && tok(i).josa == Case::none &&
           kind(tok(i).mention) == Kind::country;
  }
  // 노을칩스 등 9개 기관이, 노을칩스 등 한·일 3개사와: 등 belongs to the row, with what sums it up.
  bool listing(std::uint16_t i) const {
    if (doc_.at(tok(i).span) != "등" || i + 1U >= p_.tokens.size()) return false;
    const Token& next = tok(i + 1U);
    if (state(i + 1U) && i + 2U < p_.tokens.size())
      return tok(i + 2U).what == What::count || tok(i + 2U).mark == U'·';
    return next.what == What::count || (next.what == What::word && is(next, Class::transparent));
  }
  // [A를 인수한] 뒤 B에 투자했다: B is the main verb's, not what 뒤 stands before.
  bool after(std::uint16_t i) const {
    const Token& t = tok(i);
    if (i == 0 || t.what != What::word || t.josa != Case::none || !tok(i - 1U).predicate ||
        tok(i - 1U).ending.join != Join::adnominal)
      return false;
    const std::string_view text = doc_.at(t.span);
    for (const std::string_view moment :
         {"뒤", "후", "직후", "이후", "다음", "가운데", "반면", "동안", "사이"})
      if (text == moment) return true;
    return false;
  }
  // B의 최종 조치를: here 최종 belongs to the noun, as it does not in 최종 선정했다.
  bool at_last(std::uint16_t i) const {
    return doc_.at(tok(i).span) == "최종" && tok(i - 1U).josa != Case::other &&
           i + 1U < p_.tokens.size() && tok(i + 1U).what == What::word && !tok(i + 1U).predicate;
  }
  // 가스-오일 단지, K-9 자주포: one word, unless it ties two names.
  bool hyphenated(std::uint16_t i) const {
    if (tok(i).what != What::mark || tok(i).mark != U'-' || i + 1U >= p_.tokens.size())
      return false;
    const Token &left = tok(i - 1U), &right = tok(i + 1U);
    return left.what == What::word && !left.predicate && left.josa == Case::none &&
           left.end == tok(i).span.begin && right.what == What::word &&
           right.span.begin == tok(i).span.end;
  }
  // # 국무부 "순찰 환영": who speaks ends before the words, as before a comma.
  bool speaks_next(std::uint16_t i) const {
    if (!p_.terse || tok(i - 1U).josa != Case::none) return false;
    const std::uint32_t from = tok(i - 1U).end, to = tok(i).span.begin;
    if (to <= from) return false;
    const std::string_view gap = doc_.at(Span{from, to});
    return gap == " \"" || gap == " “";
  }
  // A, B 등 |소재·부품·장비| 기업 8개사는: the trades of those in the row, one word.
  bool trades(std::uint16_t first, std::uint16_t i) const {
    if (tok(i).what != What::mark || (tok(i).mark != U'·' && tok(i).mark != U'ㆍ') ||
        i + 1U >= p_.tokens.size())
      return false;
    const Token &left = tok(i - 1U), &right = tok(i + 1U);
    if (left.what != What::word || left.josa != Case::none || left.predicate ||
        right.what != What::word || left.end != tok(i).span.begin ||
        right.span.begin != tok(i).span.end)
      return false;
    for (std::uint16_t t = first + 1U; t < i; ++t)
      if (doc_.at(tok(t).span) == "등" && tok(t - 1U).party()) return true;
    return false;
  }
  // # A |지분 51%| B에 매각, A |지분 전량| B에 처분: the shares are the object, though no josa says
  // so.
  bool sold_stake(std::uint16_t first, std::uint16_t i) const {
    if (!p_.terse || tok(i).what != What::party || tok(i - 1U).josa != Case::none ||
        !(tok(i).josa == Case::dative || tok(i).josa == Case::source))
      return false;
    std::uint16_t t = i - 1U;
    const auto part = [&](std::uint16_t k) {
      const std::string_view word = doc_.at(tok(k).span);
      return tok(k).what == What::share || tok(k).what == What::count || word == "전량" ||
             word == "전부" || word == "일부" || word == "절반";
    };
    while (t > first && part(t)) --t;
    return t > first && is(tok(t), Class::stake) && tok(t - 1U).party() &&
           tok(t - 1U).josa == Case::none;
  }
  void cut() {
    std::uint16_t first = 0;
    const auto size = static_cast<std::uint16_t>(p_.tokens.size());
    for (std::uint16_t i = 0; i < size; ++i) {
      const Token& t = tok(i);
      if (i > first && t.quoted != tok(i - 1).quoted) close(first, i), first = i;
      if (i > first && speaks_next(i)) {
        close(first, i);
        first = i;
        if (!p_.phrases.empty() && p_.phrases.back().last + 1 == i) p_.phrases.back().comma = true;
      }
      if (const std::uint16_t noun = i > first ? described(i) : kNone; noun != kNone) {
        described_.emplace_back(i, noun);
        close(first, i + 1);
        first = i + 1;
      } else if (i == first && absorb(i)) {
        p_.tokens[i].predicate = false;
        first = i + 1;
      } else if (i > first && t.what == What::word && !listing(i) &&
                 post(Case::none, i) != rules_.posts.end()) {
        close(first, i);  // SK그룹 역시
        absorb(i);
        first = i + 1;
      } else if (i > first && t.what == What::word && tok(i - 1U).party() &&
                 tok(i - 1U).josa == Case::genitive &&
                 post(Case::genitive, i) != rules_.posts.end()) {
        close(first, i);  // A의 경우
        absorb(i);
        first = i + 1;
      } else if (i > first && (hyphenated(i) || trades(first, i))) {
        continue;
      } else if (i > first && sold_stake(first, i)) {
        close(first, i);
        first = i;
      } else if (t.what == What::mark) {
        close(first, i);
        const bool comma = t.mark == U',' || (bullet(t.mark) && !p_.terse);
        if (!p_.phrases.empty() && comma && p_.phrases.back().last + 1 == i)
          p_.phrases.back().comma = true;
        if (entry(i)) p_.phrases.back().josa = Case::topic;
        first = i + 1;
      } else if (i == first && after(i)) {
        close(first, i + 1);
        first = i + 1;
      } else if (t.predicate && t.josa == Case::copula) {
        close(first, i + 1);  // 자회사인: the noun is a phrase, and a predicate at once
        first = i + 1;
      } else if (t.predicate) {
        close(first, i);
        first = i + 1;
      } else if (i > first && of_then(i)) {
        continue;
      } else if (i > first && at_last(i)) {
        p_.tokens[i].josa = Case::none;
      } else if (t.what == What::time || t.josa == Case::other) {
        close(first, i);
        if (t.what == What::time) close(i, i + 1);
        first = i + 1;
      } else if (opens(i)) {
        p_.tokens[i].josa = Case::about;  // 공급을 위한 양해각서, B에 대한 투자: one phrase
        p_.absorbed[i + 1] = true;
        p_.tokens[i + 1].predicate = false;
        ++i;
      } else if (!inner(t.josa)) {
        close(first, i + 1);
        first = i + 1;
      }
    }
    close(first, size);
  }

  // 한도준 |당시| 장관과: when he held the office, within the name and its title.
  bool of_then(std::uint16_t i) const {
    const Token& before = tok(i - 1U);
    return tok(i).what == What::time && doc_.at(tok(i).span) == "당시" && before.party() &&
           before.josa == Case::none && kind(before.mention) == Kind::person &&
           i + 1U < p_.tokens.size() && (tok(i + 1U).what == What::title || tok(i + 1U).party());
  }
  bool titled(std::uint16_t from, std::uint16_t to) const {  // only titles, names and 겸 between
    for (std::uint16_t i = from; i <= to; ++i) {
      const Token& t = tok(i);
      if (t.what == What::word && doc_.at(t.span).ends_with("정부")) return false;
      const bool then = t.what == What::time && doc_.at(t.span) == "당시";  // 한도준 당시 장관과
      const bool fits = then || t.what == What::title || t.party() || t.what == What::word ||
                        t.what == What::place;
      if (!fits || (t.josa != Case::none && i != to)) return false;
    }
    return true;
  }
  // 가온건설 나래건설 다솜건설이, 가온건설 나래건설 등이: a row of firms without marks, three or
  // more, or two that 등 sums up.
  std::uint16_t row_start(const Phrase& ph, std::uint16_t head) const {
    const auto firm = [&](std::uint16_t i) {
      const Token& t = tok(i);
      return t.what == What::party && t.mentions == 1 && !t.heldback &&
             kind(t.mention) == Kind::org && !doc_.mentions.rows[t.mention].anaphor;
    };
    std::uint16_t first = head;
    while (first > ph.first && firm(head) && firm(first) &&
           firm(static_cast<std::uint16_t>(first - 1U)) && tok(first - 1U).josa == Case::none &&
           tok(first).open)
      --first;
    const bool summed = head < ph.last && doc_.at(tok(head + 1U).span) == "등";
    const std::uint16_t before = static_cast<std::uint16_t>(head - first);
    return before >= (summed ? 1U : 2U) ? first : head;
  }
  // 미국과 폴란드 등 10개 해외 개발사에: the firms of those states, none by its name.
  bool of_lands(const Phrase& ph, std::uint16_t etc) const {
    const Token& named = tok(etc - 1U);
    const Token& last = tok(ph.last);
    if (named.what != What::party || kind(named.mention) != Kind::country || etc + 1U >= ph.last)
      return false;
    const std::string_view noun = doc_.at(last.span);
    return last.what == What::word && (rules_.ends(noun, Marker::people) || noun.ends_with("사"));
  }
  // 한·일 |3사|, 미국 |2개 업체|: firms of those states, none by its name.
  bool lands_firms(const Phrase& ph, std::uint16_t state) const {
    const Token& t = tok(state);
    const std::string_view noun = doc_.at(tok(ph.last).span);
    return t.what == What::party && kind(t.mention) == Kind::country && state < ph.last &&
           tok(state + 1U).what == What::count &&
           (noun.ends_with("사") ||
            (tok(ph.last).what == What::word && rules_.ends(noun, Marker::people)));
  }
  // 한빛전자 |반도체 부문|은, 나래솔루션 태양광 사업부와: a part of a firm acts for the whole.
  std::uint16_t whole_of(const Phrase& ph) const {
    constexpr int kReach = 4;  // words behind the name
    const Token& last = tok(ph.last);
    const bool acts = last.josa == Case::topic || last.josa == Case::subject ||
                      last.josa == Case::with || (p_.terse && last.josa == Case::none);
    if (!acts || last.what != What::word || last.predicate ||
        !rules_.ends(doc_.at(last.span), Marker::division))
      return kNone;
    for (std::uint16_t k = ph.last; k-- > ph.first && ph.last - k <= kReach;) {
      const Token& t = tok(k);
      if (t.josa != Case::none || t.predicate) return kNone;
      if (t.what == What::title || (t.party() && kind(t.mention) == Kind::person))
        continue;  // 나래대 서도현 교수 연구팀
      if (t.party()) return kind(t.mention) == Kind::org && !t.heldback ? k : kNone;
      if (t.what != What::word) return kNone;
    }
    return kNone;
  }
  void weigh(Phrase& ph) {
    std::uint16_t k = ph.last;
    const auto skip = [&](const Token& t) {
      return (t.what == What::word && is(t, Class::transparent)) || t.what == What::count;
    };
    for (std::uint16_t i = ph.first + 1U; i < ph.last; ++i)  // A·B 등 NATO 4개국: A and B
      if (tok(i).what == What::word && (tok(i - 1U).party() || tok(i - 1U).what == What::title) &&
          doc_.at(tok(i).span) == "등" && !of_lands(ph, i))
        k = i;
    bool passed = false;
    while (k > ph.first && skip(tok(k)) && tok(k - 1).josa == Case::none) --k, passed = true;
    if (!passed && k > ph.first + 1U && doc_.at(tok(k).span) == "곳" &&
        doc_.at(tok(k - 1U).span) == "한" && tok(k - 2U).party())
      k -= 2U;  // 한빛은행 한 곳만
    if (passed && ((tok(k).what == What::word && tok(k).josa == Case::none) || lands_firms(ph, k)))
      k = ph.last;  // 10개 기업, 한·일 3개사: nobody in front
    const std::uint16_t whole = whole_of(ph);
    if (whole != kNone) k = whole;
    ph.head = k;
    ph.list = passed;
    const Token& h = tok(k);
    std::uint16_t owner_end = k;
    if (h.party() && (!h.modifier || whole != kNone) && !h.heldback) {
      owner_end = row_start(ph, k);
      for (std::uint16_t i = owner_end; i <= k; ++i) {
        const std::vector<Row> one = rows(tok(i));
        ph.heads.insert(ph.heads.end(), one.begin(), one.end());
      }
      ph.list = ph.list || owner_end < k;
    } else if (h.what == What::title) {
      for (std::uint16_t i = k; i-- > ph.first;) {
        if (tok(i).what != What::party || doc_.mentions.rows[tok(i).mention].kind != Kind::person)
          continue;
        if (tok(i).josa == Case::none && !tok(i).modifier &&
            titled(static_cast<std::uint16_t>(i + 1), k)) {
          ph.heads = rows(tok(i));
          owner_end = i;
        }
        break;
      }
    }
    if (const std::uint16_t state = state_of_office(ph); state != kNone) {
      ph.heads = rows(tok(state));
      owner_end = state;
    }
    if (const std::uint16_t body = spoken_for(ph); body != kNone) {
      ph.heads = rows(tok(body));
      owner_end = body;
    }
    if (const std::uint16_t leader = led_band(ph); leader != kNone) {
      ph.heads = rows(tok(leader));
      owner_end = leader;
    }
    modifiers(ph, owner_end);
    if (ph.heads.empty())
      if (std::vector<Row> named = bracketed(ph); !named.empty()) {
        ph.heads = std::move(named);
        ph.list = true;
      }
  }
  // 9개 항공사|(A, B, C)|와: those whom the brackets behind the count name, and nothing else.
  std::vector<Row> bracketed(const Phrase& ph) const {
    constexpr std::size_t kLongest = 400;  // bytes
    const std::string_view text = doc_.text;
    const std::uint32_t open = tok(ph.last).span.end;
    bool counted = false;
    for (std::uint16_t t = ph.first; t <= ph.last; ++t)
      counted = counted || tok(t).what == What::count ||
                (text[tok(t).span.begin] >= '1' && text[tok(t).span.begin] <= '9');
    if (!counted || open >= text.size() || text[open] != '(') return {};
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos || close - open > kLongest) return {};
    std::vector<Row> out;
    std::uint32_t at = open + 1U;
    const auto& rows = doc_.mentions.rows;
    for (auto m =
             std::ranges::lower_bound(rows, at, {}, [](const Mention& x) { return x.span.begin; });
         m != rows.end() && m->span.end <= close; ++m) {
      if (m->span.begin < at) continue;  // within the one before
      const std::string_view gap = text.substr(at, m->span.begin - at);
      const bool listed = out.empty() ? gap.empty() : gap == ", " || gap == "," || gap == "·";
      if (!listed || m->anaphor || (m->kind != Kind::org && m->kind != Kind::country)) return {};
      out.push_back(static_cast<Row>(m - rows.begin()));
      at = m->span.end;
    }
    const std::string_view rest = text.substr(at, close - at);
    return out.size() > 1 && (rest.empty() || rest == " 등") ? out : std::vector<Row>{};
  }
  // 한국의 |경쟁 당국|이, 미국의 정부가: the state, by those who act for it; kNone where none is.
  std::uint16_t state_of_office(const Phrase& ph) const {
    const Token& h = tok(ph.head);
    const std::string_view noun = doc_.at(h.span);
    if (ph.head == ph.first || ph.head != ph.last || h.what != What::word || h.predicate ||
        !(noun.ends_with("당국") || noun == "정부"))
      return kNone;
    std::uint16_t k = ph.head - 1U;
    if (k > ph.first && tok(k).what == What::word && tok(k).josa == Case::none) --k;
    const Token& state = tok(k);
    const bool acts = state.what == What::party && state.josa == Case::genitive &&
                      state.mentions == 1 &&
                      (kind(state.mention) == Kind::country || doc_.at(state.span) == "유럽연합");
    return acts ? k : kNone;
  }
  // A 대변인은 환영했다: whoever that is, A does.
  std::uint16_t spoken_for(const Phrase& ph) const {
    const Token& h = tok(ph.head);
    if (ph.head == ph.first || ph.head != ph.last || !ph.heads.empty() ||
        (ph.josa != Case::topic && ph.josa != Case::subject) ||
        !doc_.at(h.span).ends_with("대변인"))
      return kNone;
    const auto k = static_cast<std::uint16_t>(ph.head - 1U);
    const Token& body = tok(k);
    const bool acts = body.what == What::party && body.josa == Case::none && body.mentions == 1 &&
                      !body.heldback &&
                      (kind(body.mention) == Kind::org || kind(body.mention) == Kind::country);
    const bool named = k > ph.first && tok(k - 1U).what == What::party;  // 한도준 A 대변인은
    return acts && !named ? k : kNone;
  }
  // A 컨소시엄이: A, who leads it; for A·B 컨소시엄 see join().
  std::uint16_t led_band(const Phrase& ph) const {
    const Token& h = tok(ph.head);
    if (ph.head == ph.first || ph.head != ph.last || h.what != What::word ||
        !rules_.is(doc_.at(h.span), Marker::band))
      return kNone;
    const auto k = static_cast<std::uint16_t>(ph.head - 1U);
    const Token& leader = tok(k);
    if (leader.what != What::party || leader.josa != Case::none || leader.mentions != 1 ||
        leader.heldback || doc_.mentions.rows[leader.mention].kind != Kind::org)
      return kNone;
    const bool row = k > 0 && k == ph.first &&
                     (tok(k - 1U).what == What::mark || tok(k - 1U).josa == Case::with);
    return row ? kNone : k;
  }
  void modifiers(Phrase& ph, std::uint16_t end) {
    for (std::uint16_t i = ph.first; i < end; ++i) {
      const Token& t = tok(i);
      if (!t.party() || t.heldback) continue;
      if (const std::uint16_t sum = summed(i, end); sum != kNone) {
        ph.mods.push_back({rows(t), Case::genitive, sum, i});  // A, B 등 5개사의 위반 혐의를
        i = sum;
      } else if (const std::uint16_t title = borne(i, end); title != kNone) {
        ph.mods.push_back({rows(t), tok(title).josa, title, i});  // 하퍼 오로라AI 대표의
        i = title;
      } else if ((!t.modifier || t.josa == Case::genitive || owned(i)) && inner(t.josa)) {
        ph.mods.push_back({rows(t), t.josa, i, i});
      }
    }
  }
  // 등 and the noun that sums a row up, where that bears the genitive.
  std::uint16_t summed(std::uint16_t party, std::uint16_t end) const {
    constexpr std::uint16_t kReach = 4;  // tokens
    if (tok(party).josa != Case::none || party + 2U >= end ||
        doc_.at(tok(party + 1U).span) != "등" || tok(party + 1U).josa != Case::none)
      return kNone;
    for (std::uint16_t t = party + 2U; t < end && t <= party + kReach; ++t) {
      const Token& x = tok(t);
      if (x.what != What::word && x.what != What::count) return kNone;
      if (x.josa == Case::none) continue;
      const std::string_view noun = doc_.at(x.span);
      const bool firms = x.what == What::count || rules_.ends(noun, Marker::people) ||
                         noun.ends_with("사") || noun.ends_with("국");
      return x.josa == Case::genitive && firms ? t : kNone;
    }
    return kNone;
  }
  // The title after a person that bears the person's particle: 서도현 총리와의 회담.
  std::uint16_t borne(std::uint16_t person, std::uint16_t end) const {
    const Token& t = tok(person);
    if (t.what != What::party || t.josa != Case::none || t.modifier ||
        doc_.mentions.rows[t.mention].kind != Kind::person)
      return kNone;
    for (std::uint16_t i = person + 1U; i < end && i <= person + 5U; ++i) {
      const Token& x = tok(i);
      const bool said =
          x.what == What::title || (x.what == What::word && is(x, Class::transparent));
      if (said && x.josa != Case::none) return inner(x.josa) ? i : kNone;
      const bool noun = x.what == What::word && !x.predicate &&
                        !rules_.is(doc_.at(x.span), Marker::moment);  // 하퍼 정부 출범 후 …
      const bool between = said || x.what == What::party || noun;
      if (!between || x.josa != Case::none) return kNone;
    }
    return kNone;
  }

  // SM 지분, SM 인수: what follows is the party's own, or done to it.
  bool owned(std::uint16_t i) const {
    if (i + 1U >= p_.tokens.size() || tok(i + 1).word == kNone) return false;
    const Word& w = rules_.words[tok(i + 1).word];
    return w.is(Class::stake) || w.is(Class::paper) || !w.triggers.empty();
  }
  Kind kind(Row row) const { return doc_.mentions.rows[row].kind; }
  bool alike(Row a, Row b) const {
    const Kind x = kind(a), y = kind(b);
    const auto body = [](Kind k) { return k == Kind::org || k == Kind::country; };
    return x == y || (body(x) && body(y));
  }
  static void put_front(std::vector<Row>& into, const std::vector<Row>& rows) {
    if (into.size() + rows.size() <= kMaxRow) into.insert(into.begin(), rows.begin(), rows.end());
  }
  // The marks between two phrases: 0 = none, else the mark; kOther where anything else stands
  // there.
  char32_t between(const Phrase& a, const Phrase& b) const {
    if (b.first == a.last + 1) return 0;
    const auto also = [&](std::uint16_t i) {  // A 그리고 B, A, 그리고 B
      return tok(i).what == What::word && doc_.at(tok(i).span) == "그리고";
    };
    if (b.first == a.last + 3 && tok(a.last + 1U).mark == U',' && also(a.last + 2U)) return U'·';
    if (b.first != a.last + 2) return 0xFFFF;
    const Token& t = tok(a.last + 1);
    if (also(a.last + 1U)) return U'·';
    if (a.josa == Case::include) return p_.absorbed[a.last + 1] ? 0 : 0xFFFF;
    if (t.what == What::mark) return t.mark;
    if (t.what == What::word && doc_.at(t.span) == "및") return U'·';
    return 0xFFFF;
  }
  // 애플이나 아마존에: one row, whichever of them it will be.
  bool either(const Phrase& a) const {
    const Token& t = tok(a.last);
    const std::string_view josa = doc_.at({t.span.end, std::max(t.span.end, t.end)});
    return t.party() && (josa == "나" || josa == "이나");
  }
  // A는 B와, C는 D와 손잡았다; A가 B, C가 D와 손잡았다: with C begins another half.
  bool half_of(std::size_t i) const {
    const Phrase &a = p_.phrases[i], &b = p_.phrases[i + 1];
    const bool acts = b.josa == Case::topic || b.josa == Case::subject;
    if (!acts || b.also || b.heads.empty() || p_.terse) return false;
    std::size_t k = i;
    std::uint16_t begin = a.first;  // A는 지난해 B와, C는 올해 D와 손잡았다
    const auto time = [&](const Phrase& p) {
      return p.first == p.last && p.last + 1U == begin && tok(p.last).what == What::time;
    };
    while (k > 0 && (p_.phrases[k - 1U].dead || time(p_.phrases[k - 1U]))) {
      --k;
      if (!p_.phrases[k].dead) begin = p_.phrases[k].first;
    }
    if (k == 0) return false;
    const Phrase& first = p_.phrases[k - 1U];  // a name that nobody has read acts as well
    const bool actor =
        !first.heads.empty() || (a.josa == Case::with && tok(first.last).what == What::word &&
                                 tok(first.last).word == kNone);
    return first.josa == b.josa && !first.also && actor && first.last + 1U == begin;
  }
  // 한·일 합작 벤처 A가: both states only say whose the venture is.
  bool ventured(const Phrase& a, const Phrase& b) const {
    const auto state = [&](std::uint16_t t) {
      return tok(t).party() && doc_.mentions.rows[tok(t).mention].kind == Kind::country;
    };
    return a.first == a.last && state(a.first) && b.first < b.last && state(b.first) &&
           tok(b.first).josa == Case::none && !b.heads.empty() && b.head != b.first &&
           doc_.at(tok(b.first + 1U).span).starts_with("합작");
  }
  bool linked(std::size_t i) const {
    const Phrase &a = p_.phrases[i], &b = p_.phrases[i + 1];
    const char32_t mark = between(a, b);
    if (mark == 0xFFFF) return false;
    if (a.josa == Case::include) return true;  // 기아를 비롯해 SK, LG로부터
    if (mark != 0 && ventured(a, b)) return false;
    if (mark == U',' && half_of(i)) return false;
    if (a.josa == Case::with && !a.also) return mark == 0 || mark == U',';
    if (either(a) && !b.heads.empty()) return mark == 0;
    if (a.josa != Case::none) return false;
    if (mark == 0) return false;
    if (mark == U',') return !topic_comma(i) && !next_item(a, b);
    if (bullet(mark)) return !p_.terse;
    return mark == U'·' || mark == U'ㆍ' || mark == U'・' || mark == U'‧' || mark == U'-' ||
           mark == U'–' || mark == U'—' || mark == U'&' || mark == U'×' || mark == U'/' ||
           mark == U'+';
  }
  // [X가 투자한] A, [Y가 투자한] B 등이: Y begins the next item, it stands in no row with A.
  bool next_item(const Phrase& a, const Phrase& b) const {
    if (a.first == 0 || b.josa != Case::subject || b.heads.empty()) return false;
    const auto relates = [&](std::uint16_t t) {
      return tok(t).predicate && tok(t).ending.join == Join::adnominal;
    };
    if (!relates(static_cast<std::uint16_t>(a.first - 1U))) return false;
    for (std::uint16_t t = b.last + 1U; t < p_.tokens.size(); ++t) {
      if (tok(t).predicate) return relates(t);
      if (tok(t).what == What::mark || tok(t).josa == Case::subject) return false;
    }
    return false;
  }
  // A, B에 투자: in a headline the first bare name before a comma is the subject, unless a row
  // follows.
  bool topic_comma(std::size_t i) const {
    if (!p_.terse) return false;
    const Phrase &a = p_.phrases[i], &b = p_.phrases[i + 1];
    if (i > 0 && between(p_.phrases[i - 1], a) != 0xFFFF) return false;
    if (b.josa == Case::subject || b.josa == Case::topic || b.list || b.comma) return false;
    return true;
  }
  // A와 B 중재로, A와 B 주도로: by both.
  bool by_help(const Phrase& b) const {
    const std::string_view noun = doc_.at(tok(b.last).span);
    return b.josa == Case::direction && b.mods.size() == 1 && b.mods.front().token + 1U == b.last &&
           (noun == "중재" || noun == "주도" || noun == "주선" || noun == "지원" || noun == "후원");
  }
  // A와 B 지분을 각각 100% 보유한다: of both.
  bool each_share(const Phrase& b) const {
    const std::uint16_t next = b.last + 1U;
    return is(tok(b.last), Class::stake) && next < p_.tokens.size() &&
           doc_.at(tok(next).span) == "각각";
  }
  // A와 [배터리] 합작법인 C를: C is the venture with A, not one of a row.
  bool venture(const Phrase& a, const Phrase& b) const {
    if (a.josa != Case::with || b.head == kNone) return false;
    for (std::uint16_t t = b.first; t < b.head; ++t)
      if (doc_.at(tok(t).span).starts_with("합작")) return true;
    return false;
  }
  // |벨기에 화학사| B의 동맹: the owner, with nothing before it but words for what and where it is;
  // kNone where there is none.
  std::uint16_t owner(const Phrase& b) const {
    constexpr std::uint16_t kWords = 5;
    for (std::uint16_t i = 0; i < b.mods.size(); ++i) {
      const Mod& m = b.mods[i];
      const bool land = m.josa == Case::none && kind(m.rows.front()) == Kind::country;
      if (land) continue;
      if (m.josa != Case::genitive || m.first > b.first + kWords) return kNone;
      for (std::uint16_t t = b.first; t < m.first; ++t)
        if (tok(t).josa != Case::none || tok(t).predicate ||
            (tok(t).what != What::word && tok(t).what != What::place && !state(t)))
          return kNone;
      return i;
    }
    return kNone;
  }
  // A와 |독일 업체 B의 동맹|이: what A and B have in common, whatever stands before B.
  std::uint16_t common_owner(const Phrase& a, const Phrase& b) const {
    const std::uint16_t i = a.josa == Case::with && !a.also ? owner(b) : kNone;
    if (i == kNone || b.mods[i].first == b.first || !b.heads.empty()) return kNone;
    for (std::uint16_t t = b.mods[i].token + 1U; t <= b.last; ++t) {
      if (tok(t).what != What::word || tok(t).word == kNone) continue;
      for (const std::uint16_t g : rules_.words[tok(t).word].triggers) {
        const Type type = rules_.triggers[g].type;
        if (type == Type::partner || type == Type::codevelop || type == Type::joint_venture ||
            type == Type::merge)
          return i;
      }
    }
    return kNone;
  }
  // A와 B의 합작법인 C: A goes with B, not with C.
  bool jointly(const Phrase& a, const Phrase& b) const {
    if (venture(a, b)) return true;
    const std::uint16_t i = owner(b);
    if (i == kNone || !alike(a.heads.back(), b.mods[i].rows.front())) return false;
    for (std::uint16_t t = b.mods[i].token + 1U; t <= b.last; ++t)
      for (const std::string_view word : {"합작", "공동", "합병", "통합"})
        if (doc_.at(tok(t).span).starts_with(word)) return true;
    return false;
  }
  // A와 미국에 공장을 짓는다: with a firm, in a country.
  bool whereabouts(const Phrase& a, const Phrase& b) const {
    const bool mixed = a.josa == Case::with && !b.heads.empty() &&
                       kind(a.heads.back()) == Kind::org && kind(b.heads.front()) == Kind::country;
    if (mixed && b.josa == Case::subject)  // A는 B와 [미국 정부가 발주하는] 사업에
      return std::ranges::any_of(p_.phrases, [&](const Phrase& p) {
        return p.last < a.first && p.josa == Case::topic && !p.heads.empty();
      });
    const bool two = &b != &p_.phrases.back() && (b.josa == Case::with || b.josa == Case::none);
    if (mixed && two) {  // A와 한국과 중국에
      const Phrase& c = *(&b + 1);
      if (!c.heads.empty() && kind(c.heads.front()) == Kind::country && between(b, c) != 0xFFFF)
        return c.josa == Case::dative || c.josa == Case::place;
    }
    return mixed && (b.josa == Case::dative || b.josa == Case::place);
  }
  // A와 B 간 협력 방안을 논의했다: A and B stand in one row.
  bool amid(const Phrase& a, const Phrase& b) const {
    const std::uint16_t next = b.mods.front().token + 1U;
    if (a.josa != Case::with || next > b.last) return false;
    const std::string_view word = doc_.at(tok(next).span);
    return rules_.is(word, Marker::amid) || word == "양국" || word == "양사";
  }
  // A와 국내 기업 간 협력 방안을: A is on one side, somebody unnamed on the other.
  bool amid_unnamed(const Phrase& a, const Phrase& b) const {
    if (a.josa != Case::with || a.also || b.first != a.last + 1U || !b.mods.empty()) return false;
    constexpr std::uint16_t kReach = 3;  // words
    for (std::uint16_t t = b.first; t < b.last && t <= b.first + kReach; ++t)
      if (rules_.is(doc_.at({tok(t).span.begin, tok(t).end}), Marker::amid)) return true;
    return false;
  }
  // B와 '엑스코프리'의 개발 계약을 맺었다: what the marks name is a thing.
  bool marked(const Phrase& a, const Phrase& b) const {
    const std::uint32_t begin = tok(b.first).span.begin;
    const char mark = begin > 0 ? doc_.text[begin - 1U] : ' ';
    return a.josa == Case::with && b.mods.front().josa == Case::genitive &&
           (mark == '\'' || mark == '"' ||
            doc_.at(Span{begin - std::min(begin, 3U), begin}) == "‘" ||
            doc_.at(Span{begin - std::min(begin, 3U), begin}) == "“");
  }
  // 하람뉴스와 방산업계에 따르면: who tells of it, none of whom takes part.
  bool tells(const Phrase& a, const Phrase& b) const {
    const std::uint16_t next = b.last + 1U;
    return (a.josa == Case::with || a.josa == Case::none) && next < p_.tokens.size() &&
           p_.absorbed[next] && doc_.at(p_.tokens[next].span) == "따르면";
  }
  // 보조금과 대출을 제공하는, 과징금 7억원과 과태료 1억원을: a noun that acts stands in one row
  // with the next.
  void share_case(Phrase& a, const Phrase& b) const {
    const auto noun = [&](const Phrase& p) -> const Token& {
      return tok(p.last > p.first && tok(p.last).what == What::amount ? p.last - 1U : p.last);
    };
    const Token& last = noun(a);
    if (a.josa != Case::with || a.also || last.what != What::word || last.word == kNone) return;
    if (!a.heads.empty() || !b.heads.empty() || b.josa != Case::object || b.first != a.last + 1)
      return;
    const auto acts = [&](const Token& t) {
      return t.what == What::word && t.word != kNone && !rules_.words[t.word].triggers.empty();
    };
    if (acts(last) && acts(noun(b))) a.josa = b.josa;
  }
  // A의 동백·루미생명 인수: a name that nobody has read stands in one row with the next.
  bool half(const Phrase& a, const Phrase& b) const {
    if (!a.heads.empty() || a.mods.empty() || a.josa != Case::none) return false;
    const char32_t mark = between(a, b);
    const bool dot = mark == U'·' || mark == U'ㆍ' || mark == U'・' || mark == U'‧';
    const What next = tok(b.first).what;  // A의 함정 정비·보수 사업을, too
    return dot && tok(a.last).what == What::word && (next == What::party || next == What::word) &&
           tok(b.first).span.begin - tok(a.last).end <= 3;  // no space around the dot
  }
  // 해외 7개사에, 국내 업체들과: what a row is summed up in.
  bool sums_up(const Phrase& p) const {
    const Token& t = tok(p.last);
    return t.what == What::count || (t.what == What::word && is(t, Class::transparent));
  }
  // A, B 등 7개 기업 및 기관과: two nouns sum the row up.
  bool summed_by_two(const Phrase& a, const Phrase& b) const {
    if (a.josa != Case::none || !b.heads.empty() || !b.mods.empty() || b.last - b.first > 1 ||
        (between(a, b) != U'·' && between(a, b) != U'ㆍ') || !sums_up(a) || !sums_up(b))
      return false;
    for (std::uint16_t t = a.first + 1U; t < a.last; ++t)
      if (doc_.at(tok(t).span) == "등" && tok(t - 1U).party()) return true;
    return false;
  }
  // 도이치텔레콤, e&, 싱텔과: a row goes on over a name that nobody has read.
  bool unread_member(std::size_t i) const {
    if (p_.terse || i + 2U >= p_.phrases.size()) return false;
    const Phrase &b = p_.phrases[i + 1], &c = p_.phrases[i + 2];
    const Token& t = tok(b.last);
    if (!b.heads.empty() || !b.mods.empty() || b.first != b.last || b.josa != Case::none)
      return false;
    const char32_t mark = between(b, c);
    return t.what == What::word && t.word == kNone && !c.heads.empty() &&
           (mark == U',' || mark == U'·');
  }
  // A, B 등 3개사와 종사자에, A와 임직원에: those who work for them, whom nobody names.
  bool and_staff(const Phrase& a, const Phrase& b) const {
    if (a.josa != Case::with || a.also || (b.josa != Case::dative && b.josa != Case::about) ||
        !b.heads.empty() || !b.mods.empty() || b.first != a.last + 1U || b.last - b.first > 1 ||
        kind(a.heads.back()) != Kind::org)
      return false;
    std::uint16_t t = b.last;
    if (t > b.first && doc_.at(tok(t).span) == "등") --t;
    return rules_.is(doc_.at(tok(t).span), Marker::people) ||
           rules_.is(doc_.at(tok(t).span), Marker::chief);
  }
  // A 등 47개 기업과 개인이: people whom nobody names stand in one row with firms that have names.
  bool and_people(const Phrase& a, const Phrase& b) const {
    const bool two = a.josa == Case::with && !a.also && a.list && a.last + 1U == b.first &&
                     b.first == b.last && b.heads.empty() && b.mods.empty() && sums_up(a);
    if (!two) return false;
    const std::string_view noun = doc_.at(tok(b.last).span);
    return noun == "개인" || noun == "기관" || noun == "단체" || noun == "인사" || noun == "개인들";
  }
  // 47개 중국 기업: no name but a land's.
  bool only_lands(const Phrase& p) const {
    return std::ranges::all_of(p.mods, [&](const Mod& m) {
      return m.josa == Case::none &&
             std::ranges::all_of(m.rows, [&](Row r) { return kind(r) == Kind::country; });
    });
  }
  // A 및 한솔농협과, X는 A, 한솔농협과, where nobody has read 한솔농협: A is one of them all the
  // same.
  bool unread_last(const Phrase& a, const Phrase& b) const {
    if (a.josa != Case::none || b.josa != Case::with || !b.heads.empty() || !b.mods.empty() ||
        b.last - b.first > 1 || a.last + 2U != b.first)
      return false;
    const Token& mark = tok(a.last + 1U);
    if (doc_.at(mark.span) == "및") return true;
    const auto acts = [&](const Phrase& p) {
      return p.last < a.first && !p.heads.empty() &&
             (p.josa == Case::topic || p.josa == Case::subject);
    };
    return mark.mark == U',' && !p_.terse && kind(a.heads.back()) == Kind::org &&
           std::ranges::any_of(p_.phrases, acts);
  }
  // 노을칩스 등 한·일 3개사와: the firms of both states are those in front.
  bool of_states(const Phrase& a, const Phrase& b) const {
    return a.josa == Case::none && a.first < a.last && state(a.last) &&
           doc_.at(tok(a.last - 1U).span) == "등" && lands_firms(b, b.first);
  }
  bool names_band(const Phrase& p) const {
    return p.mods.size() == 1 && p.mods.front().josa == Case::none &&
           p.mods.front().token + 1U == p.last &&
           rules_.is(doc_.at(tok(p.last).span), Marker::band);
  }
  // 사모펀드, 중국계 기업 등 4~5곳: firms that nobody names.
  bool unnamed_firms(const Phrase& p) const {
    if (!p.heads.empty() || !p.mods.empty()) return false;
    std::uint16_t t = p.last;
    const auto number = [&](std::uint16_t at) {
      const char first = doc_.text[tok(at).span.begin];
      return tok(at).what == What::count || (first >= '0' && first <= '9');
    };
    while (t > p.first && (number(t) || (tok(t).what == What::word &&
                                         is(tok(t), Class::transparent) && !sort_of_body(t))))
      --t;
    const std::string_view noun = doc_.at(tok(t).span);
    return tok(t).what == What::word && !tok(t).predicate &&
           (sort_of_body(t) || rules_.ends(noun, Marker::investor) ||
            rules_.ends(noun, Marker::lender) || noun.ends_with("사"));
  }
  // 업체, 연구기관, 대학: what bodies are, none by its name.
  bool sort_of_body(std::uint16_t t) const {
    const std::string_view noun = doc_.at(tok(t).span);
    return rules_.ends(noun, Marker::people) || noun.ends_with("기관") || noun == "대학" ||
           noun == "병원" || noun == "정부";
  }
  // A와 외국계 펀드, 중국 기업 등이: the row goes on over firms without a name to what sums it up.
  bool unnamed_row(std::size_t i) const {
    constexpr std::size_t kReach = 4;  // phrases
    for (std::size_t k = i + 1U; !p_.terse && k < p_.phrases.size() && k <= i + kReach; ++k) {
      const Phrase& p = p_.phrases[k];
      if (p.heads.empty() && !unnamed_firms(p)) return false;
      for (std::uint16_t t = p.first + 1U; t <= p.last; ++t)
        if (doc_.at(tok(t).span) == "등") return true;
      const char32_t mark = k + 1U < p_.phrases.size() ? between(p, p_.phrases[k + 1U]) : 0xFFFF;
      if (p.josa != Case::none || (mark != U',' && mark != U'·')) return false;
    }
    return false;
  }
  // 서도현 나래당·이민재 다솜당·김하준 한빛당 원내대표와: people, whose title stands at the end.
  void share_title() {
    const auto bearer = [&](const Phrase& p, std::uint16_t last) {
      return last == p.first + 1U && tok(p.first).what == What::party &&
             tok(last).what == What::party && tok(p.first).mentions == 1 &&
             kind(tok(p.first).mention) == Kind::person && kind(tok(last).mention) == Kind::org &&
             tok(p.first).josa == Case::none;
    };
    for (std::size_t i = p_.phrases.size(); i-- > 1;) {
      Phrase &a = p_.phrases[i - 1], &b = p_.phrases[i];
      const bool titled = b.first < b.last && tok(b.last).what == What::title &&
                          bearer(b, static_cast<std::uint16_t>(b.last - 1U));
      const bool shared = b.josa == Case::none && bearer(b, b.last) && !b.heads.empty() &&
                          kind(b.heads.front()) == Kind::person;
      const char32_t mark = between(a, b);
      if (!(titled || shared) || a.josa != Case::none || !bearer(a, a.last) ||
          (mark != U'·' && mark != U'ㆍ' && mark != U','))
        continue;
      a.heads = rows(tok(a.first));
      a.head = a.first;
      a.mods.assign(1, {rows(tok(a.last)), Case::none, a.last, a.last});
    }
  }
  // # A |지분| 전량 B에 처분: no josa says so.
  void bare_stakes() {
    for (std::size_t i = 0; p_.terse && i + 1 < p_.phrases.size(); ++i) {
      Phrase& a = p_.phrases[i];
      const Phrase& b = p_.phrases[i + 1];
      if (a.josa != Case::none || a.comma || !a.heads.empty() || a.mods.size() != 1 ||
          b.first > a.last + 2U || b.heads.empty() ||
          !(b.josa == Case::dative || b.josa == Case::source))
        continue;
      for (std::uint16_t t = a.mods.front().token + 1U; t <= a.last; ++t)
        if (is(tok(t), Class::stake)) a.josa = Case::object;
    }
  }
  // A는 [B가 모태로] 성장했다: B does nothing here.
  void drop_roots() {
    for (std::size_t i = 0; i + 1 < p_.phrases.size(); ++i) {
      const Phrase& next = p_.phrases[i + 1];
      if (p_.phrases[i].josa == Case::subject && next.josa == Case::direction &&
          next.heads.empty() && next.first == next.last &&
          rules_.is(doc_.at(tok(next.last).span), Marker::root))
        p_.phrases[i].dead = true;
    }
  }
  // A와 [화학 기업인] B가: the words between only describe B, who acts with A.
  bool describes(const Phrase& p) const {
    const Token& t = tok(p.last);
    return t.predicate && t.josa == Case::copula && t.ending.join == Join::adnominal &&
           p.heads.empty() && p.mods.empty() && rules_.ends(doc_.at(t.span), Marker::people);
  }
  // A, [전지를 만드는] B와: words without a name, up to the verb of what B does.
  bool describes(const Phrase& a, const Phrase& c) const {
    constexpr std::uint16_t kReach = 9;  // tokens
    const std::uint16_t from = a.last + 2U;
    if (p_.terse || a.josa != Case::none || !a.comma || c.first <= from || c.first - from > kReach)
      return false;
    for (std::uint16_t t = from; t < c.first; ++t) {
      const Token& x = tok(t);
      if (x.party() || x.what == What::title || x.what == What::mark || x.josa == Case::topic ||
          x.josa == Case::with || x.quoted != tok(a.last).quoted)
        return false;
      const bool last = t + 1U == c.first;
      if (x.predicate && !(last ? makes(x) : x.ending.linking)) return false;
      if (last && !x.predicate) return false;
    }
    return true;
  }
  // 만드는, 운영하는, 업체인: what a firm is or does by trade.
  bool makes(const Token& t) const {
    if (t.ending.join != Join::adnominal) return false;
    if (t.josa == Case::copula) return rules_.ends(doc_.at(t.span), Marker::people);
    if (t.word == kNone) return true;
    return std::ranges::all_of(rules_.words[t.word].triggers, [&](std::uint16_t g) {
      const Type type = rules_.triggers[g].type;
      return !rules_.triggers[g].before.empty() || type == Type::manufacture ||
             type == Type::supply || type == Type::build || type == Type::launch ||
             type == Type::divest;
    });
  }
  void across_description() {
    for (std::size_t i = 0; i + 1U < p_.phrases.size(); ++i) {
      Phrase& a = p_.phrases[i];
      if (a.dead || a.heads.empty() || kind(a.heads.back()) != Kind::org) continue;
      constexpr std::size_t kBetween = 5;  // phrases
      std::size_t k = i + 1U;
      while (k < p_.phrases.size() && k <= i + kBetween && p_.phrases[k].heads.empty()) ++k;
      if (k == i + 1U || k > i + kBetween || k >= p_.phrases.size()) continue;
      Phrase& c = p_.phrases[k];
      const bool tied = k == i + 2U && a.josa == Case::with && !a.also && c.josa != Case::none &&
                        describes(p_.phrases[i + 1U]) && a.last + 1U == p_.phrases[i + 1U].first &&
                        p_.phrases[i + 1U].last + 1U == c.first;
      if (!(tied || describes(a, c)) || !alike(a.heads.back(), c.heads.front())) continue;
      const bool told = a.first > 0 && tok(a.first - 1U).predicate;
      const bool acts = c.josa == Case::subject || c.josa == Case::topic;
      put_front(c.heads, a.heads);
      if (tied && !(told && !acts)) a.heads.clear();  // but [X를 인수한] A와 업체인 B에
      c.list = a.dead = true;
    }
  }
  // A 의원, [희망과 미래의 모임] B 의원과; A, 협력사와 B를: the row goes on over what has no name.
  void across_unnamed() {
    for (std::size_t i = 0; !p_.terse && i + 2U < p_.phrases.size(); ++i) {
      Phrase &a = p_.phrases[i], &c = p_.phrases[i + 2U];
      const Phrase& b = p_.phrases[i + 1U];
      const bool unnamed = b.heads.empty() && b.mods.empty() && b.josa == Case::with && !b.also &&
                           tok(b.last).what == What::word && !tok(b.last).predicate;
      const bool goes_on = c.josa == Case::object || c.josa == Case::subject ||
                           c.josa == Case::with || c.josa == Case::dative;
      if (!unnamed || !goes_on || a.dead || a.josa != Case::none || a.heads.empty() ||
          c.heads.empty() || between(a, b) != U',' || b.last + 1U != c.first ||
          kind(a.heads.back()) != kind(c.heads.front()) || kind(c.heads.front()) == Kind::country)
        continue;
      put_front(c.heads, a.heads);
      for (std::size_t k = i; k-- > 0;) {  // those in front of it
        Phrase& before = p_.phrases[k];
        if (before.josa != Case::none || before.heads.empty() ||
            between(before, p_.phrases[k + 1U]) != U',' ||
            kind(before.heads.back()) != kind(c.heads.front()))
          break;
        put_front(c.heads, before.heads);
        before.dead = true;
      }
      c.list = a.dead = true;
    }
  }
  // 미국과 |유럽|, 한국 당국은: no state, which parts no row of states.
  bool continent(const Phrase& p) const {
    return p.heads.size() == 1 && kind(p.heads.front()) == Kind::place && p.mods.empty() &&
           tok(p.head).what == What::place;
  }
  bool states(const Phrase& p) const {
    return std::ranges::all_of(p.heads, [&](Row r) { return kind(r) == Kind::country; });
  }
  bool past_continent(Phrase& a, Phrase& b) const {
    if (continent(a) && !b.heads.empty() && states(b)) return true;
    const bool summed = b.head < b.last;  // 유럽 |당국|은
    const bool goes_on = b.josa == Case::none || b.josa == Case::with;
    if (!continent(b) || !states(a) || !(summed || goes_on)) return false;
    b.heads = a.heads;
    return true;
  }
  // A는 B, C는 D를 인수했다: B bears the particle that D has; for 와 the clauses know it.
  void lend() {
    if (p_.terse) return;
    std::vector<Phrase*> all;
    for (Phrase& p : p_.phrases)
      if (!p.dead) all.push_back(&p);
    const auto acts = [](const Phrase& p) {
      return (p.josa == Case::topic || p.josa == Case::subject) && !p.also && !p.heads.empty();
    };
    for (std::size_t i = all.size(); i-- > 3;) {
      const Phrase &who = *all[i - 3U], &next = *all[i - 1U], &last = *all[i];
      Phrase& bare = *all[i - 2U];
      const bool bears = last.josa == Case::object || last.josa == Case::dative ||
                         last.josa == Case::source || last.josa == Case::place;
      if (bears && acts(who) && acts(next) && who.josa == next.josa && bare.josa == Case::none &&
          bare.comma && !bare.heads.empty() && !last.heads.empty() &&
          alike(bare.heads.back(), last.heads.front()) && bare.first == who.last + 1U &&
          next.first == bare.last + 2U && last.first == next.last + 1U)
        bare.josa = last.josa;
    }
  }
  void join() {
    bare_stakes();
    share_title();
    drop_roots();
    across_description();
    across_unnamed();
    for (std::size_t i = 0; i + 1 < p_.phrases.size(); ++i)
      share_case(p_.phrases[i], p_.phrases[i + 1]);
    for (std::size_t i = 0; i + 1 < p_.phrases.size(); ++i) {
      Phrase &a = p_.phrases[i], &b = p_.phrases[i + 1];
      if (half(a, b)) {
        b.mods.insert(b.mods.begin(), a.mods.begin(), a.mods.end());
        b.first = a.first;
        a.dead = true;
        continue;
      }
      if (a.heads.empty() || !linked(i)) continue;
      if (amid_unnamed(a, b) || (b.heads.empty() && tells(a, b))) {
        b.first = a.first;
        a.dead = true;
        continue;
      }
      if (a.josa == Case::include && b.heads.empty() && only_lands(b) && sums_up(b)) {
        b.heads = a.heads;  // A를 비롯한 해외 7개사에
        b.first = a.first;
        b.list = a.dead = true;
        continue;
      }
      if (summed_by_two(a, b) || and_staff(a, b) || and_people(a, b)) {
        b.heads = a.heads;  // A, B 등 기업 및 기관과
        b.first = a.first;
        b.list = a.dead = true;
        continue;
      }
      if (of_states(a, b) || unread_member(i) || unread_last(a, b) ||
          (unnamed_firms(b) && unnamed_row(i))) {
        b.heads = a.heads;
        b.first = a.first;
        b.list = a.dead = true;
        continue;
      }
      if (past_continent(a, b)) {
        b.first = a.first;
        b.list = a.dead = true;
        continue;
      }
      if (whereabouts(a, b)) continue;
      const char32_t mark = between(a, b);
      const bool tied = mark == U'-' || mark == U'–' || mark == U'—' || mark == U'×';
      if (!b.heads.empty() && alike(a.heads.back(), b.heads.front()) && !jointly(a, b)) {
        put_front(b.heads, a.heads);
        b.hyphen = b.hyphen || a.hyphen || tied;
      } else if (!b.mods.empty() && b.mods.front().first == b.first && !marked(a, b) &&
                 (b.mods.front().josa != Case::none || (mark != 0 && mark != U',') || amid(a, b) ||
                  each_share(b) || (mark == 0 && (names_band(b) || by_help(b)))) &&
                 alike(a.heads.back(), b.mods.front().rows.front())) {
        put_front(b.mods.front().rows, a.heads);
        for (const Mod& m : a.mods)  // 한빛금융의 가온·나래생명 인수: who buys
          if (m.josa == Case::genitive) b.mods.insert(b.mods.begin(), m);
        if (b.heads.empty() && (b.josa != Case::none || (b.comma && !p_.terse)) && names_band(b))
          b.heads = b.mods.front().rows;  // A·B 컨소시엄이, A와 B 컨소시엄이: both act
        b.hyphen = b.hyphen || a.hyphen || tied;
      } else if (const std::uint16_t i = common_owner(a, b);
                 i != kNone && mark == 0 && alike(a.heads.back(), b.mods[i].rows.front())) {
        put_front(b.mods[i].rows, a.heads);
      } else {
        continue;
      }
      b.first = a.first;
      b.list = true;
      a.dead = true;
    }
  }
  const Rules& rules_;
  const Document& doc_;
  Parse& p_;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> described_;  // 등, the noun that sums up
};

}  // namespace

void find_phrases(const Rules& rules, const Document& doc, Parse& parse) {
  Finder(rules, doc, parse).run();
}

}  // namespace hj::claim
