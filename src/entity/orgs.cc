// Pass 5: companies, bodies and projects never seen before: by the endings of their names, by the
// nouns and parties beside them, by their quotation marks.
#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/namer.h"

namespace hj::entity {
namespace {

constexpr std::size_t kLongest = 60;  // bytes of one word of a name

class OrgPass {
 public:
  explicit OrgPass(Draft& draft) : d_(draft), common_(draft.stems.size()) {}

  void run_quoted() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        if (d_.is(w, "'") || d_.is(w, "‘")) quoted(w, s);
  }
  void run() {
    count();
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w) {
        if (foreign_office(w, s)) continue;
        if (candidate(w))
          agency(w, s) || spelt(w, s) || band(w, s) || abroad(w, s) || child(w, s) || court(w, s) ||
              owners(w, s) || staff(w, s) || government(w, s) || twofold(w, s) || ending(w, s) ||
              marked(w, s) || beside(w, s) || joined_body(w, s) || chosen(w, s) || taken(w, s) ||
              on_offer(w, s) || agreed_with(w, s) || paid(w, s) || listed(w, s) || summed(w, s) ||
              salient(w, s);
      }
    // 가람테크·노바칩: a list is also read from its last name back.
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.last; w-- > s.first;)
        if (candidate(w)) listed(w, s);
  }

 private:
  bool candidate(std::uint32_t w) const {
    return d_.free(w) && !d_.title_at(w) && d_.words[w].span.size() <= kLongest &&
           (d_.words[w].first == Script::hangul || d_.words[w].first == Script::latin);
  }
  bool common(std::string_view name) const {
    if (d_.noun_by_tail(name)) return true;
    return d_.tables.common_words.may_have(name) &&
           (d_.tables.common.has(name) || d_.tables.head.has(name) ||
            d_.tables.org_noun.has(name) || d_.tables.title.has(name) || d_.tables.unit.has(name) ||
            d_.tables.place.has(name) || d_.tables.time_word.has(name));
  }
  // The same of a stem of the word, or of all of it: each is asked about again and again.
  bool common(std::uint32_t w, std::string_view stem) const {
    std::uint32_t at = d_.stems_at[w];
    while (d_.stems[at].text.size() != stem.size()) ++at;
    if (common_[at] == Known::unasked) common_[at] = common(stem) ? Known::yes : Known::no;
    return common_[at] == Known::yes;
  }
  Span span_of(std::uint32_t w, const Stem& stem) const {
    const std::uint32_t begin = d_.words[w].span.begin;
    return {begin, begin + static_cast<std::uint32_t>(stem.text.size())};
  }
  // The stem of a word that may be a name nobody knows: a proper noun to morph, or Latin capitals.
  bool namey(std::uint32_t w, Stem& out) const {
    const bool latin = d_.words[w].first == Script::latin;
    if (latin && !(d_.word(w)[0] >= 'A' && d_.word(w)[0] <= 'Z')) return false;
    for (const Stem& stem : stems(d_, w)) {
      if (stem.text.size() < (latin ? 2U : 6U) || common(w, stem.text)) continue;
      if (latin && stem.josa.empty() && letters_and_josa(w)) continue;
      const Span span = span_of(w, stem);
      if (stem.josa == "subj" && d_.in_row(w, w)) continue;
      if (d_.verbal(span) || (!latin && !d_.proper(span))) continue;
      const bool cut =  // KTN[은] is no name
          stem.josa.empty() && tail_is_josa(w, stem) && !d_.in_row(w, w);
      if (!stem.josa.empty() || stems(d_, w).size() == 1 || !cut) {
        out = stem;
        return true;
      }
    }
    return false;
  }
  // HSW와: letters, and a josa behind them.
  bool letters_and_josa(std::uint32_t w) const {
    const auto all = stems(d_, w);
    return std::ranges::any_of(all, [](const Stem& stem) {
      return !stem.josa.empty() && stem.text.size() >= 2 &&
             std::ranges::all_of(stem.text, [](char c) { return (c & 0x80) == 0; });
    });
  }
  // Does morph cut a josa off this whole word?
  bool tail_is_josa(std::uint32_t w, const Stem& stem) const {
    if (!stem.josa.empty()) return false;
    for (std::uint32_t m = d_.morph_of[w]; m < d_.doc.morphs.rows.size(); ++m) {
      const Morph& morph = d_.doc.morphs.rows[m];
      if (morph.span.begin >= d_.words[w].span.end) return false;
      if (morph.tag >= Tag::JKS && morph.tag <= Tag::JC) return true;
    }
    return false;
  }

  // The ending of `name` that names of firms have, longest first.
  Table::Hit ending_of(std::string_view name) const {
    if (!d_.tables.org_ends.has_end(name)) return {};
    for (std::size_t begin = 0; begin < name.size(); begin += rune_at(name, begin).size)
      if (const Table::Hit hit = d_.tables.org_suffix.exact(name.substr(begin)); hit && begin >= 3)
        return hit;
    return {};
  }
  // 애경산업: behind a known name only, as 반도체산업 is a trade.
  bool member(std::string_view name) const {
    if (!d_.tables.group_ends.has_end(name)) return false;
    for (std::size_t at = 6; at + 6 <= name.size(); at += 3)
      if (boundary(name, at) && d_.tables.org_noun.has(name.substr(at), "group") &&
          known(name.substr(0, at)))
        return true;
    return false;
  }
  bool known(std::string_view name) const {
    std::vector<Registry::Hit> hits;
    d_.registry.prefixes(name, hits);
    for (const Registry::Hit& hit : hits)
      for (std::uint32_t i = hit.first; hit.bytes == name.size() && i < hit.last; ++i)
        if (d_.registry.party(d_.registry.sense(i).party).kind == Kind::org) return true;
    return false;
  }
  bool ending(std::uint32_t w, const Stretch& s) {
    for (const Stem& stem : stems(d_, w)) {
      const bool may =
          d_.tables.org_ends.has_end(stem.text) || d_.tables.group_ends.has_end(stem.text);
      if (!may || common(w, stem.text)) continue;
      if (member(stem.text)) {
        put(w, w, span_of(w, stem), stem.josa, "org-group", Kind::org);
        return true;
      }
      const Table::Hit hit = ending_of(stem.text);
      if (!hit) continue;
      const std::string_view front = stem.text.substr(0, stem.text.size() - hit.bytes);
      const Span span = span_of(w, stem);
      const bool strong = (hit.value == "strong" && front.size() >= 6) || d_.institute(stem.text);
      // 새로바이오: no compound of nouns, and it acts again and again.
      constexpr std::size_t kTwo = 6;  // bytes of two syllables
      const bool strange =  // 가온|전자에: no verb's form has a noun behind it without a space
          d_.verbal(span) && hit.value == "strong" && front.size() == kTwo && !stem.josa.empty();
      const bool acting = strange || (d_.verbal(span) && front.size() >= kTwo && often(stem.text));
      const bool dealt =
          !acting && !strong && hit.bytes >= kTwo && front.size() >= kTwo &&
          (holds_share(w, s, stem) || (d_.plain(span) && supplied(w, s, stem, front)));
      if (!acting && !dealt && (d_.verbal(span) || (d_.plain(span) && !strong))) continue;
      const bool ministry = hit.bytes == 3;  // 부, 청: also the end of many a noun
      if (office(stem.text) || (ministry && front.size() < 9)) continue;
      const bool town = strong && d_.tables.place.has(front);  // 동해금융지주
      if ((common(front) && !town) ||
          (!acting && !dealt && !strong && !supported(w, s, stem) && !d_.proper(span)))
        continue;
      put(w, w, span, stem.josa, "org-ending", Kind::org);
      return true;
    }
    return false;
  }
  // 지분은 |두레화학|이 51%, |두레소재|가 49%를 갖는다: only firms and people hold shares.
  bool holds_share(std::uint32_t w, const Stretch& s, const Stem& stem) const {
    if (!(stem.josa.empty() || stem.josa == "subj") || w + 1 >= s.last ||
        d_.words[w + 1].first != Script::digit || d_.words[w + 1].glued ||
        d_.tables.noun.has(stem.text))
      return false;
    constexpr std::uint32_t kFigure = 8;  // bytes of 51.25%
    const std::uint32_t from = d_.words[w + 1].span.begin;
    const auto size = static_cast<std::uint32_t>(d_.doc.text.size());
    if (d_.at({from, std::min(size, from + kFigure)}).find('%') == std::string_view::npos)
      return false;
    for (std::uint32_t at = s.first; at < s.last; ++at)
      if (d_.word(at).starts_with("지분")) return true;
    return false;
  }
  // 가람전자는 |두레화학|에 칩을 공급한다, |두레화학|과 계약을 맺었다: nouns to morph, but a firm
  // that is known acts, and what it does is done to firms.
  bool supplied(std::uint32_t w, const Stretch& s, const Stem& stem, std::string_view front) const {
    constexpr std::uint32_t kReach = 8;  // words on to the verb
    if (s.kind != BlockKind::body || d_.tables.common.has(front) || d_.tables.noun.has(stem.text))
      return false;
    const std::string_view josa = stem.josa.empty() ? behind_letters(w, s) : stem.josa;
    const bool given = josa == "dat", with = josa == "with";
    if (!(given || with || josa == "from")) return false;
    const auto firm = [this](std::uint32_t at) {
      const Found* f = d_.on(at);
      return f && f->kind == Kind::org && !f->dropped && acts(f->josa);
    };
    bool known = false;
    for (std::uint32_t at = s.first; at < w && !known; ++at) known = firm(at);
    if (!known) return false;
    const bool coined = !d_.tables.noun.has(front);
    for (std::uint32_t at = w + 1; at < s.last && at <= w + kReach; ++at) {
      const std::string_view verb = d_.word(at);
      const auto is = [&](std::initializer_list<std::string_view> all) {
        return std::ranges::any_of(all, [&](std::string_view v) { return verb.starts_with(v); });
      };
      if (given && is({"공급", "납품", "수출", "제공", "매각", "투자", "출자", "팔", "위탁", "맡"}))
        return true;
      if (with && is({"계약", "협약", "각서", "양해각서", "업무협약", "공급계약", "손잡", "합작",
                      "제휴", "협력"}))
        return true;
      if (with && coined && is({"개발", "공동", "함께"})) return true;
      if (!given && !with && is({"공급", "수주", "도입", "구매", "사들", "수혈", "유치"}))
        return true;
    }
    return false;
  }
  // 두레보험(DI)|과|: the josa behind the letters in brackets.
  std::string_view behind_letters(std::uint32_t w, const Stretch& s) const {
    const bool letters = w + 3 < s.last && d_.is(w + 1, "(") && d_.words[w + 1].glued &&
                         d_.words[w + 2].first == Script::latin && d_.is(w + 3, ")");
    return letters ? josa_behind_mark(w + 3) : std::string_view{};
  }
  // A는 |미르전력|과 20년간 공급 계약을 맺었다, |미르|와 손잡았다: with whom a known firm agrees,
  // where no list has the word.
  bool agreed_with(std::uint32_t w, const Stretch& s) {
    constexpr std::uint32_t kReach = 10;  // words on to the pact
    constexpr std::size_t kThree = 9;     // bytes of three syllables
    if (s.kind != BlockKind::body || d_.words[w].glued || d_.words[w].first != Script::hangul ||
        !d_.words[w].all)
      return false;
    const auto all = stems(d_, w);
    const bool bracket = behind_letters(w, s) == "with";
    const auto stem = bracket ? std::ranges::find(all, d_.word(w), &Stem::text)
                              : std::ranges::find(all, "with", &Stem::josa);
    if (stem == all.end() || common(w, stem->text) || d_.tables.noun.has(stem->text)) return false;
    const Span span = span_of(w, *stem);
    if ((stem->text.size() < kThree && !d_.whole(span)) || d_.plain(span) || d_.verbal(span) ||
        d_.tables.place.longest(stem->text) || office(stem->text) ||
        !family_of(d_.tables, stem->text).empty())
      return false;
    bool known = false;
    for (std::uint32_t at = s.first; at < w && !known; ++at)
      if (const Found* f = d_.on(at)) known = f->kind == Kind::org && !f->dropped && acts(f->josa);
    if (!known) return false;
    for (std::uint32_t at = w + 1; at < s.last && at <= w + kReach; ++at) {
      const Table::Hit hit = d_.tables.state_word.longest(d_.word(at));
      if (hit && hit.value == "unlike") return false;  // 미르와 달리
      if (hit && hit.value == "pact") return put(w, w, span, stem->josa, "org-agreed", Kind::org);
    }
    return false;
  }
  // How often each word that morph knows for nothing but a name is said.
  void count() {
    unknown_.resize(d_.words.size());
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        if (candidate(w)) {
          unknown_[w] = unknown(w);
          if (!unknown_[w].text.empty()) ++said_[unknown_[w].text];
          for (const Stem& stem : stems(d_, w))
            if (acts(stem.josa) && d_.verbal(span_of(w, stem)) && ending_of(stem.text))
              ++acted_[stem.text];
        }
  }
  bool often(std::string_view name) const {
    constexpr int kOften = 3;
    const auto at = acted_.find(name);
    return at != acted_.end() && at->second >= kOften;
  }
  Stem unknown(std::uint32_t w) const {
    if (d_.words[w].first != Script::hangul || !d_.named(w)) return {};
    for (const Stem& stem : stems(d_, w))
      if (stem.text.size() >= 9 && d_.whole(span_of(w, stem)) && !common(w, stem.text) &&
          !local(stem.text))
        return stem;
    return {};
  }
  // 춘천시, 한강: a place by its last syllable.
  static bool local(std::string_view name) {
    if (name.size() > 12) return false;
    for (const std::string_view end :
         {"시", "군", "구", "도", "읍", "면", "동", "리", "산", "강", "역",
          "섬", "만", "항", "로", "길", "천", "현", "주", "권", "당"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // 미르파운드리는 … 미르파운드리와: said twice and more, and acting here.
  bool salient(std::uint32_t w, const Stretch& s) {
    const Stem& stem = unknown_[w];
    if (stem.text.empty() || d_.things.contains(stem.text)) return false;
    const auto at = said_.find(stem.text);
    const int times = at == said_.end() ? 0 : at->second;
    const bool actor = acts(stem.josa) || stem.josa == "with" || stem.josa == "from" ||
                       stem.josa == "gen" || stem.josa == "dat" || stem.josa == "obj" ||
                       (stem.josa == "loc" && d_.got_from(w));
    const bool mixed =
        !d_.words[w].all && stem.text.back() >= 'A' && stem.text.back() <= 'Z';  // 오로라AI
    if (!actor || d_.tables.place.longest(stem.text)) return false;
    const bool known = times >= 2 || mixed || stem.josa == "loc";
    if (!known && !dealing(w, stem, s) && !dealt_in(w, s) && !does(w, stem, s)) return false;
    put(w, w, span_of(w, stem), stem.josa, "org-salient", Kind::org);
    d_.found.back().score = 0.5F;
    return true;
  }
  // 삼성전자가 투자한 |루미온|은: what a firm buys or puts money in.
  bool dealt_in(std::uint32_t w, const Stretch& s) const {
    if (w < s.first + 2 || d_.words[w].glued) return false;
    const Found* firm = d_.on(w - 2);
    if (!firm || firm->kind != Kind::org || firm->josa != "subj") return false;
    for (const std::string_view verb :
         {"투자한", "출자한", "인수한", "사들인", "품은", "매각한", "인수하는", "투자하는"})
      if (d_.word(w - 1) == verb) return true;
    return false;
  }
  // 루미온이 삼성전자에 부품을 납품했다: said once, it acts beside a firm that is known, and the
  // tagger takes it for one, too, if not surely.
  bool dealing(std::uint32_t w, const Stem& stem, const Stretch& s) const {
    const bool actor = acts(stem.josa) || stem.josa == "with" || stem.josa == "from";
    if (!actor || s.kind != BlockKind::body) return false;
    const Span span = span_of(w, stem);
    const auto read = std::ranges::lower_bound(
        d_.tagged, span.begin, {}, [](const TaggedName& name) { return name.span.begin; });
    if (read == d_.tagged.end() || read->span != span || read->tag != kOrg) return false;
    for (std::uint32_t at = s.first; at < s.last; ++at)
      if (const Found* f = d_.on(at);
          f && f->kind == Kind::org && !f->weak && f->senses != f->senses_end)
        return true;
    return false;
  }
  // |루미온|이 새 로봇을 출시했다: what only firms do, with nobody else to do it.
  bool does(std::uint32_t w, const Stem& stem, const Stretch& s) const {
    constexpr std::uint32_t kReach = 10;  // words on to the verb
    if (!acts(stem.josa) || s.kind != BlockKind::body || d_.words[w].glued) return false;
    for (std::uint32_t at = w + 1; at < s.last && at <= w + kReach; ++at) {
      const Found* f = d_.on(at);
      if (f && is_party(f->kind) && acts(f->josa)) return false;
      if (!f && firm_act(d_.word(at))) return true;
      if (!f && ends_clause(at)) return false;
    }
    return false;
  }
  bool firm_act(std::string_view word) const {
    const std::size_t bytes = d_.tables.org_noun.bytes(word);
    const std::string_view noun = word.substr(0, bytes), rest = word.substr(bytes);
    const auto begins = [&](std::string_view end) { return rest.starts_with(end); };
    return d_.tables.org_noun.has(noun, "does") ||
           (d_.tables.org_noun.has(noun, "does+") &&
            std::ranges::any_of(
                std::initializer_list<std::string_view>{"하", "했", "한", "할", "받"}, begins));
  }
  // 열고, 만들어: another verb has come first.
  bool ends_clause(std::uint32_t w) const {
    return d_.words[w].first == Script::hangul && d_.verbal(d_.words[w].span);
  }
  // 벨로시티 모터스가: an unknown word, and one that ends names of firms, or another unknown one.
  bool twofold(std::uint32_t w, const Stretch& s) {
    if (w + 1 >= s.last || !candidate(w + 1) || d_.words[w + 1].glued || d_.word(w).size() < 6 ||
        !(d_.whole(d_.words[w].span) ||
          (d_.words[w].first == Script::latin && stems(d_, w).size() == 1)) ||
        common(w, d_.word(w)))
      return false;
    for (const Stem& stem : stems(d_, w + 1)) {
      const bool ending = stem.text.size() >= 6 && d_.tables.org_suffix.has(stem.text);
      if (!ending || (stem.josa.empty() && !(w + 2 < s.last && d_.title_at(w + 2)) &&
                      stems(d_, w + 1).size() > 1))
        continue;
      const Span span{d_.words[w].span.begin, span_of(w + 1, stem).end};
      return put(w, w + 1, span, stem.josa, "org-two-words", Kind::org);
    }
    return false;
  }
  // 프랑스 재무부는, 발레리아 교통부가: a state and one of its bodies.
  bool agency(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued || d_.words[w].first != Script::hangul) return false;
    const Found* state = d_.on(w - 1);
    if (!state || state->kind != Kind::country || !state->josa.empty() || state->last != w - 1 ||
        state->span.end != d_.words[w - 1].span.end || state->anaphor ||
        state->rule == "metonymy-pair")
      return false;
    for (const Stem& stem : stems(d_, w)) {
      const bool force = d_.tables.state_word.has(stem.text, "force");
      const bool ministry = d_.tables.state_word.has(stem.text, "state");
      if (!force && (stem.text.size() < 9 || (common(w, stem.text) && !ministry))) continue;
      if (force || ends_as_body(stem.text)) return put_agency(w, stem);
    }
    return false;
  }
  // 바시코르토스탄 공화국 |산업부|와: an office of a state that no table knows, not ours of that
  // name.
  bool foreign_office(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued || d_.words[w].first != Script::hangul) return false;
    const std::string_view state = d_.word(w - 1);
    if (!state.ends_with("공화국") && !state.ends_with("왕국")) return false;
    const Found* before = d_.on(w - 1);
    if (before && before->kind == Kind::country && before->senses != before->senses_end)
      return false;  // 체코 공화국 외교부
    for (const Stem& stem : stems(d_, w)) {
      if (!d_.tables.state_word.has(stem.text, "state") && !ends_as_body(stem.text)) continue;
      if (d_.tables.title.has(stem.text)) return false;  // 솔레나 공화국 |총리|
      const bool named = w >= s.first + 2 && state.size() <= 9 && !d_.words[w - 1].glued &&
                         stems(d_, w - 2).size() == 1;
      const std::uint32_t first = named ? w - 2 : w - 1;
      if (!d_.free(w)) d_.found[d_.owner[w]].dropped = true;
      for (std::uint32_t i = first; i < w; ++i)
        if (!d_.free(i)) d_.found[d_.owner[i]].dropped = true;
      return put(first, w, {d_.words[first].span.begin, span_of(w, stem).end}, stem.josa,
                 "state-body", Kind::org);
    }
    return false;
  }
  // 로렌 |행정법원|, 델라웨어주 |연방지법|: a court is named with its place.
  bool court(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued || d_.words[w].first != Script::hangul) return false;
    const auto is_court = [&](const Stem& stem) {
      return d_.tables.state_word.has(stem.text, "court");
    };
    const auto all = stems(d_, w);
    const auto stem = std::ranges::find_if(all, is_court);
    if (stem == all.end()) return false;
    const std::uint32_t seat = w - 1;
    const Found* place = d_.on(seat);
    const bool named = place && (place->kind == Kind::place || place->kind == Kind::country) &&
                       place->josa.empty() && place->span.end == d_.words[seat].span.end;
    const bool unknown = !place && candidate(seat) && d_.word(seat).size() >= 6 &&
                         d_.whole(d_.words[seat].span) && !common(seat, d_.word(seat));
    if (!named && !unknown) return false;
    if (named) d_.found[d_.owner[seat]].dropped = true;
    const std::uint32_t first = named ? place->first : seat;
    const std::uint32_t begin = named ? place->span.begin : d_.words[seat].span.begin;
    return put_again(first, w, {begin, span_of(w, *stem).end}, *stem, "court");
  }
  // 한남4구역 |재개발조합|은, 여의도 대교아파트 |재건축 조합|: who owns the blocks is named by
  // them.
  bool owners(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued) return false;
    const bool two = w + 1 < s.last && d_.tables.org_noun.has(d_.word(w), "renewal");
    const std::uint32_t last = two ? w + 1 : w;
    const auto all = stems(d_, last);
    const auto stem = std::ranges::find_if(all, [&](const Stem& said) {
      return two ? said.text == "조합" : d_.tables.org_noun.has(said.text, "owners");
    });
    if (stem == all.end()) return false;
    std::uint32_t first = w;
    while (first > s.first && w - first < 3 && block(first - 1)) --first;
    if (first == w) return false;
    for (std::uint32_t i = first; i < w; ++i)
      if (!d_.free(i)) d_.found[d_.owner[i]].dropped = true;
    return put_again(first, last, {d_.words[first].span.begin, span_of(last, *stem).end}, *stem,
                     "org-owners");
  }
  // 한남4구역, 신반포4차, 대교아파트, 여의도
  bool block(std::uint32_t w) const {
    if (const Found* f = d_.on(w))
      return f->kind == Kind::place && f->josa.empty() && f->span.end == d_.words[w].span.end;
    const std::string_view word = d_.word(w);
    for (std::size_t at = 3; at < word.size(); at += rune_at(word, at).size)
      if (boundary(word, at) && d_.tables.org_noun.has(word.substr(at), "block")) return true;
    return false;
  }
  // 한빛전자 |노조|는, 한빛전자 |소액주주 연대|: those who speak against the firm bear its name.
  bool staff(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued || !party(w - 1)) return false;
    const Found& firm = d_.found[d_.owner[w - 1]];
    if (!firm.josa.empty() || firm.span.end != d_.words[w - 1].span.end || firm.anaphor)
      return false;
    const bool two = w + 1 < s.last && candidate(w + 1) && !d_.words[w + 1].glued &&
                     d_.tables.org_noun.has(d_.word(w), "holders");
    const std::uint32_t last = two ? w + 1 : w;
    for (const Stem& stem : stems(d_, last)) {
      if (!d_.tables.org_noun.has(stem.text, two ? "league" : "staff")) continue;
      const Span span{firm.span.begin, span_of(last, stem).end};
      const std::uint32_t first = firm.first;
      const std::string name =
          firm.name + std::string(d_.at({firm.span.end, span_of(last, stem).end}));
      d_.found[d_.owner[w - 1]].dropped = true;
      put(first, last, span, stem.josa, "staff", Kind::org);
      d_.found.back().name = name;
      return true;
    }
    return false;
  }
  bool put_again(std::uint32_t first, std::uint32_t last, Span span, const Stem& stem,
                 const char* rule) {
    put(first, last, span, stem.josa, rule, Kind::org);
    d_.locals.insert_or_assign(std::string(stem.text),
                               Draft::Local{d_.found.back().name, "org-again", Kind::org});
    return true;
  }
  bool ends_as_body(std::string_view name) const {
    for (std::size_t at = 3; at < name.size(); at += rune_at(name, at).size)
      if (boundary(name, at) && d_.tables.state_word.has(name.substr(at), "body")) return true;
    return false;
  }
  bool put_agency(std::uint32_t w, const Stem& stem) {
    Found& state = d_.found[d_.owner[w - 1]];
    const Span span{state.span.begin, span_of(w, stem).end};
    const std::string name = state.name + ' ' + std::string(stem.text);
    const std::uint32_t first = state.first;
    state.dropped = true;
    put(first, w, span, stem.josa, "state-body", Kind::org);
    d_.found.back().name = name;
    d_.locals.insert_or_assign(std::string(stem.text), Draft::Local{name, "org-again", Kind::org});
    return true;
  }
  // 한빛전자 아메리카와: a firm and the land of its branch, as firms say it.
  bool abroad(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued) return false;
    const Found* firm = d_.on(w - 1);
    if (!firm || firm->kind != Kind::org || !firm->josa.empty() || firm->last != w - 1 ||
        firm->span.end != d_.words[w - 1].span.end || firm->anaphor || firm->dropped)
      return false;
    for (const Stem& stem : stems(d_, w)) {
      if (stem.josa.empty() || !d_.tables.org_noun.has(stem.text, "branch")) continue;
      const std::string name = firm->name + ' ' + std::string(stem.text);
      const Span span{firm->span.begin, span_of(w, stem).end};
      const std::uint32_t first = firm->first;
      d_.found[d_.owner[w - 1]].dropped = true;
      put(first, w, span, stem.josa, "org-branch", Kind::org);
      d_.found.back().name = name;
      return true;
    }
    return false;
  }
  // 아람코의 자회사인 |아람코 디지털|과: a firm of a firm, by its owner's name and one word more.
  bool child(std::uint32_t w, const Stretch& s) {
    if (w < s.first + 3 || d_.words[w].glued) return false;
    const Found* firm = d_.on(w - 1);
    if (!firm || firm->kind != Kind::org || !firm->josa.empty() || firm->last != w - 1 ||
        firm->first < s.first + 2 || firm->span.end != d_.words[w - 1].span.end || firm->anaphor ||
        firm->dropped)
      return false;
    const Found* owner = d_.on(firm->first - 2);
    if (!owner || owner->name != firm->name || owner->dropped) return false;
    const auto kin = [&](const Stem& stem) {
      return d_.tables.org_noun.has(stem.text, "kin") && (stem.josa.empty() || stem.josa == "cop");
    };
    if (!std::ranges::any_of(stems(d_, firm->first - 1), kin)) return false;
    for (const Stem& stem : stems(d_, w)) {
      if (stem.josa.empty() || d_.tables.head.has(stem.text)) continue;
      const Span span{firm->span.begin, span_of(w, stem).end};
      const std::uint32_t first = firm->first;
      d_.found[d_.owner[w - 1]].dropped = true;
      return put(first, w, span, stem.josa, "org-child", Kind::org);
    }
    return false;
  }
  // 발레리아 정부는: a state that nobody has named before.
  bool government(std::uint32_t w, const Stretch& s) {
    if (w + 1 >= s.last || d_.words[w + 1].glued || d_.words[w].first != Script::hangul ||
        !d_.word(w + 1).starts_with("정부"))
      return false;
    const auto all = stems(d_, w + 1);
    const auto stem = std::ranges::find(all, std::string_view("정부"), &Stem::text);
    if (stem == all.end() || common(w, d_.word(w)) || d_.word(w).size() < 6 ||
        !d_.whole(d_.words[w].span))
      return false;
    const std::string name(d_.word(w));
    const Span span{d_.words[w].span.begin, span_of(w + 1, *stem).end};
    put(w, w + 1, span, stem->josa, "state-government", Kind::country);
    d_.found.back().name = name;
    d_.locals.insert_or_assign(name, Draft::Local{name, "state-again", Kind::country});
    return true;
  }
  // A title behind, or a list with a party beside.
  bool supported(std::uint32_t w, const Stretch& s, const Stem& stem) const {
    if (stem.josa.empty() && w + 1 < s.last && d_.title_at(w + 1)) return true;
    const bool left = w > s.first + 1 && separator(w - 1) && party(w - 2);
    const bool right = w + 2 < s.last && stem.josa.empty() && separator(w + 1) && party(w + 2);
    return left || right;
  }
  bool separator(std::uint32_t w) const {
    if (w >= d_.words.size() || d_.words[w].first != Script::mark) return false;
    const char32_t mark = rune_at(d_.word(w), 0).code;
    return mark == U'·' || mark == U',' || mark == U'ㆍ' || mark == U'・';
  }
  // A(30억원), B: the last word of the name before the bracket that ends right before `w`.
  std::uint32_t before_bracket(std::uint32_t w, const Stretch& s) const {
    constexpr std::uint32_t kLong = 6;  // words of 30억원, 2024년
    if (w <= s.first || !d_.is(w - 1, ")")) return w;
    for (std::uint32_t at = w - 1; at-- > s.first + 1 && w - at <= kLong;)
      if (d_.is(at, "(")) return d_.words[at].glued ? at : w;
    return w;
  }
  // |B|(20억원) 등: the word behind the bracket that is glued to `w`.
  std::uint32_t past_bracket(std::uint32_t w, const Stretch& s) const {
    constexpr std::uint32_t kLong = 6;
    if (w + 1 >= s.last || !d_.is(w + 1, "(") || !d_.words[w + 1].glued) return w + 1;
    for (std::uint32_t at = w + 2; at < s.last && at - w <= kLong; ++at)
      if (d_.is(at, ")")) return at + 1;
    return w + 1;
  }
  // A(30억원), |B|(20억원) 등에 투자했다: one of a row of firms, each with its own sum.
  bool summed(std::uint32_t w, const Stretch& s) {
    const std::uint32_t next = past_bracket(w, s);
    if (next == w + 1 || next >= s.last || w < s.first + 2 || !separator(w - 1)) return false;
    const Found* sum = d_.on(w + 2);
    const std::uint32_t left = before_bracket(w - 1, s);
    if (!sum || sum->kind != Kind::amount || left == w - 1 || !party(left - 1) ||
        !(separator(next) || d_.word(next).starts_with("등")) || common(w, d_.word(w)) ||
        d_.verbal(d_.words[w].span) || d_.words[w].span.size() < 6)
      return false;
    return put(w, w, d_.words[w].span, {}, "org-list", Kind::org);
  }
  bool party(std::uint32_t w) const {
    const Found* f = d_.on(w);
    return f && f->kind == Kind::org && !f->dropped;
  }

  // ㈜가람, 주식회사 가람, 가람(주)와
  bool marked(std::uint32_t w, const Stretch& s) {
    const auto all = stems(d_, w);
    const std::uint32_t behind = sign_behind(w, s), sign = sign_before(w, s);
    if ((behind == 0 && sign == w) || common(w, all.back().text)) return false;
    if (behind > 0) {
      std::string_view josa;
      if (w + behind + 1 < s.last && d_.words[w + behind + 1].glued)
        if (const Table::Hit hit = d_.tables.josa.exact(d_.word(w + behind + 1))) josa = hit.value;
      return put(w, w + behind, d_.words[w].span, josa, "org-marked", Kind::org);
    }
    // 가람(주)와: the sign is of the name before it.
    if (sign > s.first && d_.words[sign].glued && !separator(sign - 1)) return false;
    // ㈜가람도(대표 …)가: a josa would stand behind the bracket.
    const bool whole = w + 1 < s.last && d_.is(w + 1, "(") && d_.words[w + 1].glued;
    const Stem& stem = whole ? all.front() : all.back();
    return put(w, w, span_of(w, stem), stem.josa, "org-marked", Kind::org);
  }
  // The first word of the sign of a company that ends before `w`; `w` where there is none.
  std::uint32_t sign_before(std::uint32_t w, const Stretch& s) const {
    if (w > s.first && (d_.is(w - 1, "㈜") || d_.is(w - 1, "주식회사"))) return w - 1;
    return w >= s.first + 3 && d_.is(w - 1, ")") && d_.is(w - 2, "주") && d_.is(w - 3, "(") ? w - 3
                                                                                            : w;
  }
  // How many words the sign that is glued to `w` has.
  std::uint32_t sign_behind(std::uint32_t w, const Stretch& s) const {
    if (w + 1 < s.last && d_.words[w + 1].glued && d_.is(w + 1, "㈜")) return 1;
    return w + 3 < s.last && d_.words[w + 1].glued && d_.is(w + 1, "(") && d_.is(w + 2, "주") &&
                   d_.is(w + 3, ")")
               ? 3
               : 0;
  }
  // 베이징에 본사를 둔 |레미란|과
  bool at_home(std::uint32_t w, const Stretch& s) const {
    return w > s.first + 1 && d_.is(w - 1, "둔") && d_.word(w - 2).starts_with("본사");
  }
  // 스타트업 가람, 미국 람다와, 일본의 람다와, 가람 대표: a noun or a state in front, a title
  // behind.
  bool beside(std::uint32_t w, const Stretch& s) {
    if (w == s.first) return false;
    const Found* front = d_.on(w - 1);
    const bool latin = d_.words[w].first == Script::latin;
    if (!latin && (d_.words[w].glued || (front && front->kind != Kind::country))) return false;
    const bool noun = d_.free(w - 1) && !d_.words[w].glued && d_.firm_noun(w - 1);
    const bool of_state =
        front && front->kind == Kind::country && front->josa.empty() && !d_.words[w].glued;
    const bool titled = latin && w + 1 < s.last && !d_.words[w + 1].glued && d_.title_at(w + 1);
    const bool seated = !d_.words[w].glued && (at_home(w, s) || (front && front->josa == "gen"));
    Stem stem;
    if (!(noun || of_state || titled || seated) || !(namey(w, stem) || formed(w, stem)))
      return false;
    const bool dealt = stem.josa == "with" || stem.josa == "from";
    const bool state =
        stem.text.size() >= 6 && ((of_state && (acts(stem.josa) || dealt)) || (seated && dealt));
    const bool latin_title = titled && stem.josa.empty() && !office(stem.text);
    const bool bracketed = noun || state;
    if (!bracketed && !latin_title) return false;
    if (noun && d_.tables.org_noun.has(d_.word(w - 1), "form"))  // 법무법인 |가람|
      return put_again(w - 1, w, {d_.words[w - 1].span.begin, span_of(w, stem).end}, stem,
                       "org-form");
    if (noun && stem.josa.empty() && w + 1 < s.last && candidate(w + 1) && !d_.words[w + 1].glued)
      for (const Stem& end : stems(d_, w + 1))  // 스타트업 |팩토리얼 에너지|에
        if (!end.josa.empty() && end.text.size() >= 6 && d_.tables.org_suffix.has(end.text))
          return put(w, w + 1, {d_.words[w].span.begin, span_of(w + 1, end).end}, end.josa,
                     "org-noun", Kind::org);
    return put(w, w, span_of(w, stem), stem.josa,
               noun    ? "org-noun"
               : state ? "org-state"
                       : "org-title",
               Kind::org);
  }
  // 반도체 동맹 |노바서클|에 가입했다: what it is stands in front, and firms join it.
  bool joined_body(std::uint32_t w, const Stretch& s) {
    constexpr std::uint32_t kReach = 3;  // words on to the verb
    Stem stem;
    if (w == s.first || d_.words[w].glued || !d_.free(w - 1) || !namey(w, stem) ||
        (stem.josa != "dat" && stem.josa != "loc"))
      return false;
    const Stem body = stems(d_, w - 1).back();
    if ((!body.josa.empty() && body.josa != "cop") ||
        !d_.tables.org_noun.has(body.text, "alliance"))
      return false;
    for (std::uint32_t v = w + 1; v < s.last && v <= w + kReach; ++v)
      if (d_.tables.org_noun.has(d_.word(v).substr(0, d_.tables.org_noun.bytes(d_.word(v))),
                                 "joins"))
        return put(w, w, span_of(w, stem), stem.josa, "org-joined", Kind::org);
    return false;
  }
  static bool adnominal(std::string_view name) {
    for (const std::string_view end : {"은", "는", "한", "된", "던", "인", "할", "될"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // 법무법인 |소속| 변호사
  static bool staff_word(std::string_view name) {
    for (const std::string_view word : {"소속", "담당", "전담", "수임", "현직", "국내", "대형"})
      if (name == word) return true;
    return false;
  }
  // 법무법인 |나래| 변호사: a noun behind the form of a firm, and a title, is the firm's name.
  bool formed(std::uint32_t w, Stem& out) const {
    const std::string_view name = d_.word(w);
    if (d_.words[w].glued || !d_.tables.org_noun.has(d_.word(w - 1), "form") ||
        d_.words[w].first != Script::hangul || common(name) || staff_word(name) ||
        (d_.verbal(d_.words[w].span) && !d_.tables.noun.has(name) && adnominal(name)))
      return false;
    if (d_.title_at(w + 1) || d_.is(w + 1, ")")) return out = {name, {}}, true;
    for (const Stem& stem : stems(d_, w))  // 법무법인 |나래|는
      if ((acts(stem.josa) || stem.josa == "with") && stem.text.size() >= 6 && !common(stem.text) &&
          !staff_word(stem.text))
        return out = stem, true;
    return false;
  }
  // |위키트리|를 인수했다, |누벨|을 흡수합병한다, |나래반도체|를 인수한다: only firms are bought.
  bool taken(std::uint32_t w, const Stretch& s) {
    if (w + 1 >= s.last || d_.words[w + 1].glued || d_.words[w].glued) return false;
    const std::uint32_t verb = past_sums(w + 1, s);
    const bool bought_so = said_of(verb, s) == "taken";
    if (!bought_so && !(verb < s.last && d_.word(verb).starts_with("매각"))) return false;
    Stem stem;
    const bool name = bought_so && namey(w, stem) && stem.josa == "obj" && stem.text.size() >= 6;
    if (!name && !bought(w, stem, "obj")) return false;
    return put(w, w, span_of(w, stem), stem.josa, "org-taken", Kind::org);
  }
  // |나래화학| 매각을, |나래화학| 본입찰에: the ending of a firm, before what is done with one.
  bool on_offer(std::uint32_t w, const Stretch& s) {
    Stem stem;
    if (w + 1 >= s.last || d_.words[w].glued || d_.words[w + 1].glued || !bought(w, stem, "") ||
        d_.tables.noun.has(stem.text))
      return false;
    const std::string_view next = d_.word(w + 1);
    const Table::Hit hit = d_.tables.org_noun.longest(next);
    const bool offered =
        hit && (hit.value == "taken" || hit.value == "owned") &&
        std::ranges::any_of(std::initializer_list<std::string_view>{"매각", "인수", "지분",
                                                                    "경영권", "본입찰", "예비입찰"},
                            [&](std::string_view what) { return next.starts_with(what); });
    return offered && put(w, w, span_of(w, stem), {}, "org-offered", Kind::org);
  }
  // |나래펀드|에 4000억원을 투자했다: only firms are paid for so.
  bool paid(std::uint32_t w, const Stretch& s) {
    if (w + 1 >= s.last || d_.words[w + 1].glued || d_.words[w].glued) return false;
    std::uint32_t verb = past_sums(w + 1, s);
    if (verb < s.last && d_.is(verb, "각각")) ++verb;  // 20억원을 각각 투자했다
    if (verb == w + 1 || said_of(verb, s) != "funded" || !d_.on(w + 1) ||
        d_.on(w + 1)->kind != Kind::amount)
      return false;
    Stem stem;
    const bool name = namey(w, stem);
    const auto all = stems(d_, w);  // |나래펀드|에는: the particle is both, no name ends in 에
    if (const auto given = std::ranges::find(all, "dat", &Stem::josa); given != all.end())
      stem = *given;
    if (!name || stem.josa != "dat" || stem.text.size() < 6 || d_.tables.place.longest(stem.text))
      return false;
    return put(w, w, span_of(w, stem), stem.josa, "org-paid", Kind::org);
  }
  // 우선협상대상자로 |나래건설|이 선정됐다, 우선협상대상자에 |나래|를: who is chosen to buy is a
  // firm.
  bool chosen(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].glued || !d_.free(w - 1)) return false;
    const bool post = std::ranges::any_of(stems(d_, w - 1), [&](const Stem& stem) {
      return (stem.josa == "dat" || stem.josa == "dir") &&
             d_.tables.state_word.has(stem.text, "chosen");
    });
    Stem stem;
    const bool fits =
        post && (namey(w, stem) || (bought(w, stem, "obj") || bought(w, stem, "subj")));
    if (!fits || stem.text.size() < 6 || !(acts(stem.josa) || stem.josa == "obj")) return false;
    return put(w, w, span_of(w, stem), stem.josa, "org-chosen", Kind::org);
  }
  std::string_view said_of(std::uint32_t w, const Stretch& s) const {
    if (w >= s.last || d_.words[w].glued) return {};
    return d_.tables.org_noun.longest(d_.word(w)).value;
  }
  // 500억원에, 지난해, 지분 30%를: sums and times between a firm and what is done with it.
  std::uint32_t past_sums(std::uint32_t w, const Stretch& s) const {
    constexpr int kMost = 3;
    for (int many = 0; many < kMost && w < s.last; ++many) {
      const Found* f = d_.on(w);
      if (!f || (f->kind != Kind::amount && f->kind != Kind::time)) break;
      w = f->last + 1;
    }
    return w;
  }
  // Two syllables or more before an ending of firms, though all of it are nouns.
  bool bought(std::uint32_t w, Stem& out, std::string_view josa) const {
    if (d_.words[w].first != Script::hangul) return false;
    for (const Stem& stem : stems(d_, w)) {
      const Table::Hit hit = ending_of(stem.text);
      if (!hit || hit.bytes < 6 || stem.josa != josa || common(stem.text) || office(stem.text))
        continue;
      const std::string_view front = stem.text.substr(0, stem.text.size() - hit.bytes);
      if (front.size() < 6 || common(front)) continue;
      return out = stem, true;
    }
    return false;
  }
  static bool office(std::string_view name) {
    for (const std::string_view end :
         {"학부", "학과", "본부", "센터", "실", "팀", "부문", "사업부", "담당"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // 가람테크, |씨자인|, |알티엠|, 노바칩: a row of single words between two firms.
  bool enclosed(std::uint32_t w, const Stretch& s) const {
    constexpr std::uint32_t kMost = 8;  // names to each side
    const auto name = [this](std::uint32_t at) { return party(at) || candidate(at); };
    std::uint32_t left = w, right = w;
    while (w - left < 2 * kMost && left >= s.first + 2 && separator(left - 1) && name(left - 2)) {
      left -= 2;
      if (party(left)) break;
    }
    while (right - w < 2 * kMost && right + 2 < s.last && separator(right + 1) && name(right + 2)) {
      right += 2;
      if (party(right)) break;
    }
    return left < w && right > w && party(left) && party(right);
  }
  // 씨메스·마키나락스: one of the list is known, or both neighbours are.
  bool listed(std::uint32_t w, const Stretch& s) {
    const bool beside = (w > s.first && (separator(w - 1) || party(w - 1))) ||
                        (w + 1 < s.last && (separator(w + 1) || party(w + 1)));
    if (!beside) return false;
    const Span whole = d_.words[w].span;
    if (whole.size() >= 6 && !common(w, d_.word(w)) && !d_.verbal(whole) && enclosed(w, s) &&
        (d_.words[w].first == Script::latin || !d_.tables.place.longest(d_.word(w))))
      return put(w, w, whole, {}, "org-list", Kind::org);
    Stem stem;
    if (!namey(w, stem)) return false;
    const bool dot_left = w > s.first + 1 && d_.is(w - 1, "·") && party(w - 2);
    const bool dot_right = w + 2 < s.last && stem.josa.empty() && d_.is(w + 1, "·") && party(w + 2);
    const bool left =
        dot_left || (w > s.first + 1 && separator(w - 1) && party(w - 2)) ||
        (w > s.first && party(w - 1) && d_.on(w - 1)->josa == "with" && !d_.words[w].glued);
    const bool right = dot_right ||
                       (w + 2 < s.last && stem.josa.empty() && separator(w + 1) && party(w + 2)) ||
                       (stem.josa == "with" && w + 1 < s.last && party(w + 1));
    const bool closed =
        left && (stem.josa.empty() ? w + 1 < s.last && d_.word(w + 1).starts_with("등") : true);
    if (!((left && right) || dot_left || dot_right || (closed && acts(stem.josa)) ||
          (closed && stem.josa.empty())))
      return false;
    return put(w, w, span_of(w, stem), stem.josa, "org-list", Kind::org);
  }

  // 'K-AI 얼라이언스', '스타게이트' 프로젝트, AI 모델 '믿음 2.0': what it is stands in it or beside
  // it.
  void quoted(std::uint32_t open, const Stretch& s) {
    constexpr std::uint32_t kLong = 14;  // words between the marks
    std::uint32_t close = open + 1;
    while (close < s.last && close < open + kLong && !d_.is(close, "'") && !d_.is(close, "’"))
      ++close;
    if (close >= s.last || close == open + 1 || !(d_.is(close, "'") || d_.is(close, "’"))) return;
    std::uint32_t end =
        open + 2;  // '미르벤처스(옛 나래벤처스)': the name, without what explains it
    while (end < close && !d_.is(end, "(")) ++end;
    const Span span{d_.words[open + 1].span.begin, d_.words[end - 1].span.end};
    if (span.size() > kLongest) return;
    const std::string_view kind = described(open, end, close, s);
    if (kind.empty() && introduced(open, end, close)) return firm(open, end, close);
    if (kind == "product" && money_goes_to(close) && telling(open, end, false))
      return firm(open, end, close);
    if (founded(open, end, close) && telling(open, end, false)) return firm(open, end, close);
    if (kind.empty() && owned(close) && (telling(open, end, false) || branch(open, end)))
      return firm(open, end, close);
    const auto ends_as = [&](const char* k) {
      return end > open + 2 && d_.tables.org_noun.has(d_.word(end - 1), k);
    };
    const bool joins = ends_as("united") && joined(close, s);
    if (d_.verbal(span) && !joins) return;
    const bool banded = ends_as("united") && band_behind(close);  // '한미일 연합' 컨소시엄
    const bool camp = kind.empty() && camp_behind(close) && joined(close, s) &&
                      telling(open, end, true);  // '미르링크 퓨전' 생태계에 합류했다
    const bool alliance = joins || banded || camp || ends_as("whole") || ends_as("named");
    if (!alliance && (kind.empty() || !telling(open, end, kind == "product"))) return;
    for (std::uint32_t w = open + 1; w < end; ++w)
      if (!d_.free(w)) d_.found[d_.owner[w]].dropped = true;  // 하이퍼클로바X in a longer name
    put(open + 1, end - 1, span, josa_behind_mark(close),
        alliance || kind == "alliance" ? "quoted-project" : "quoted-product",
        alliance || kind == "alliance" ? Kind::org : Kind::product);
  }
  // '소버린 반도체 연합'에 A가 합류했다: common nouns, but firms join it.
  bool joined(std::uint32_t close, const Stretch& s) const {
    constexpr std::uint32_t kReach = 10;  // words on to the verb
    const std::string_view josa =
        close + 1 < s.last && d_.words[close + 1].glued ? d_.word(close + 1) : std::string_view{};
    if (!josa.empty() && josa.substr(0, 3) != "에") return false;
    for (std::uint32_t w = close + 1; w < s.last && w <= close + kReach && !d_.is(w, "."); ++w)
      if (d_.tables.org_noun.has(d_.word(w).substr(0, d_.tables.org_noun.bytes(d_.word(w))),
                                 "joins"))
        return true;
    return false;
  }
  std::string_view josa_behind_mark(std::uint32_t close) const {
    if (close + 1 >= d_.words.size() || !d_.words[close + 1].glued) return {};
    const Table::Hit josa = d_.tables.josa.exact(d_.word(close + 1));
    return josa ? josa.value : std::string_view{};
  }
  // 기업 '오로라 에너지 개발'과, 업체인 'Norvik Pharma'가: what it is stands in front, and the josa
  // is that of one who acts.
  bool introduced(std::uint32_t open, std::uint32_t end, std::uint32_t close) const {
    if (open == 0) return false;
    if (d_.words[open].glued) return false;
    if (glossed(end, close) && d_.firm_noun(open - 1)) return true;
    if (end < open + 3 && !coined(open + 1)) return false;
    const std::string_view role = josa_behind_mark(close);
    if (!(acts(role) || role == "with" || role == "from" || role == "dat")) return false;
    for (std::uint32_t w = open + 1; w < end; ++w)
      if (const Found* f = d_.on(w); f && (f->kind == Kind::person || f->kind == Kind::product))
        return false;
    bool strange = false;
    for (std::uint32_t w = open + 1; w < end; ++w)
      strange = strange || (d_.words[w].first != Script::mark && !common(d_.word(w)) &&
                            !d_.plain(d_.words[w].span));
    const std::string_view before = stems(d_, open - 1).back().text;
    return strange &&
           (d_.firm_noun(open - 1) || d_.tables.org_noun.has(before, "before") || after_firm(open));
  }
  // '미르 앤 고(Mir & Go)': its Latin form stands in brackets.
  bool glossed(std::uint32_t end, std::uint32_t close) const {
    return end + 1 < close && d_.is(end, "(") && d_.words[end + 1].first == Script::latin;
  }
  // 제작사 '가람시퀀스'에: one word, a name to morph.
  bool coined(std::uint32_t w) const {
    return d_.words[w].span.size() >= 12 && d_.whole(d_.words[w].span);
  }
  // 개발사 '미르'와 '오로라 인터랙티브'에: what the first of the row is, the second is.
  bool after_firm(std::uint32_t open) const {
    constexpr std::uint32_t kBack = 8;  // words
    if (open < 4 || !d_.words[open - 1].glued || !(d_.is(open - 2, "'") || d_.is(open - 2, "’")))
      return false;
    if (d_.tables.josa.exact(d_.word(open - 1)).value != "with") return false;
    for (std::uint32_t w = open - 3; w > 0 && open - w <= kBack; --w)
      if (d_.is(w, "'") || d_.is(w, "‘")) return !d_.words[w].glued && d_.firm_noun(w - 1);
    return false;
  }
  // 플랫폼 '하늘북'에 100억원을 투자했다, 앱 '하늘북'을 인수했다: only firms are paid for so.
  bool money_goes_to(std::uint32_t close) const {
    constexpr std::uint32_t kReach = 16;  // words: A에 10억원, B에 20억원을 투자했다
    if (close + 2 >= d_.words.size() || !d_.words[close + 1].glued) return false;
    const Table::Hit josa = d_.tables.josa.exact(d_.word(close + 1));
    if (!josa) return false;
    const auto value = [&](std::uint32_t w) {
      return d_.tables.org_noun.longest(d_.word(w)).value;
    };
    if (josa.value == "obj") return value(close + 2) == "taken";
    const auto amount = [&](std::uint32_t w) {
      return w < d_.words.size() && d_.on(w) != nullptr && d_.on(w)->kind == Kind::amount;
    };
    if (josa.value != "dat" || !(amount(close + 2) || amount(close + 3))) return false;
    for (std::uint32_t w = close + 3; w < d_.words.size() && w - close <= kReach; ++w)
      if (value(w) == "funded") return true;
    return false;
  }
  // |퀀텀루미|(QuantumLumi), |루미달|(Lumidal)로부터: a word that its Latin spelling in brackets
  // shows to be a name, and what is done with it to be a firm's.
  bool spelt(std::uint32_t w, const Stretch& s) {
    constexpr std::uint32_t kMost = 8;  // words and marks of the spelling
    constexpr std::size_t kTwo = 6;     // bytes of two syllables
    const std::uint32_t open = w + 1;
    const Span span = d_.words[w].span;
    if (open + 2 >= s.last || !d_.is(open, "(") || !d_.words[open].glued || d_.words[w].glued ||
        d_.words[w].first != Script::hangul || !d_.words[w].all || span.size() < kTwo ||
        d_.plain(span) || d_.tables.noun.has(d_.word(w)) || common(d_.word(w)) || d_.verbal(span))
      return false;
    bool small = false, joined = false;  // letters of either size; a capital within a word
    std::uint32_t close = open + 1;
    for (; close < s.last && close <= open + kMost && !d_.is(close, ")"); ++close) {
      const std::string_view part = d_.word(close);
      if (d_.words[close].first == Script::mark && part != ",") continue;
      if (d_.words[close].first != Script::latin) return false;
      if (part.front() < 'A' || part.front() > 'Z') return false;
      for (std::size_t i = 1; i < part.size(); ++i) {
        const bool lower = part[i] >= 'a' && part[i] <= 'z';
        joined = joined || (small && !lower);
        small = small || lower;
      }
    }
    const bool titled = d_.title_at(close + 1) != nullptr;
    if (close >= s.last || !d_.is(close, ")") || !small || titled ||
        !sounds(d_.word(open + 1).front(), d_.word(w)))
      return false;
    const std::string_view role = josa_behind_mark(close);
    const bool firm = joined || role == "from" ||
                      (role == "obj" && said_of(past_sums(close + 2, s), s) == "taken") ||
                      money_goes_to(close) || owned(close);
    if (!firm || role == "loc" || role == "dir") return false;
    for (std::uint32_t k = open + 1; k < close; ++k)
      if (!d_.free(k)) d_.found[d_.owner[k]].dropped = true, d_.owner[k] = kNone;
    return put(w, w, span, role, "org-spelt", Kind::org);
  }
  // |글로벌 AI 거버넌스 연합|에 가입했다, |오픈 컴퓨트 프로젝트|(OCP)에 합류한: common nouns, but
  // what is joined has a name.
  bool band(std::uint32_t w, const Stretch& s) {
    constexpr std::uint32_t kMost = 5, kVerb = 10;  // words of the name; on to the verb
    if (d_.words[w].glued && !d_.is(w - 1, "-")) return false;
    const auto all = stems(d_, w);
    const auto ends = [&](const Stem& x, std::initializer_list<std::string_view> kinds) {
      return std::ranges::any_of(
          kinds, [&](std::string_view k) { return d_.tables.org_noun.has(x.text, k); });
    };
    const auto stem = std::ranges::find_if(all, [&](const Stem& x) {
      return ends(x, {"united", "joined", "joined?"});
    });
    if (stem == all.end()) return false;
    std::uint32_t end = w;
    bool short_form = false;  // (OCP)
    if (stem->josa.empty() && w + 3 < s.last && d_.is(w + 1, "(") && d_.words[w + 1].glued &&
        d_.words[w + 2].first == Script::latin && d_.is(w + 3, ")"))
      end = w + 3, short_form = true;
    const std::string_view role = short_form ? josa_behind_mark(end) : stem->josa;
    if ((role != "dat" && role != "loc") || (!short_form && ends(*stem, {"joined?"}))) return false;
    bool joins = false;
    for (std::uint32_t k = end + 1;
         k < s.last && k <= end + kVerb && !joins && !d_.is(k, ".") && !d_.is(k, ","); ++k)
      joins = d_.tables.org_noun.has(d_.word(k).substr(0, d_.tables.org_noun.bytes(d_.word(k))),
                                     "joins");
    if (!joins) return false;
    std::uint32_t first = w;
    bool telling = short_form;
    while (first > s.first && w - first < kMost && part_of_band(first - 1, telling)) --first;
    if (first == w || !telling) return false;
    if (const Found* firm = d_.on(w - 1); firm && firm->kind == Kind::org)
      return false;  // 미르전자 컨소시엄에 참여했다: that of a firm
    for (std::uint32_t k = first; k < w; ++k)
      if (!d_.free(k)) d_.found[d_.owner[k]].dropped = true, d_.owner[k] = kNone;
    const Span span{d_.words[first].span.begin, span_of(w, *stem).end};
    return put(first, w, span, role, "org-band", Kind::org);
  }
  // A word of such a name: no josa, no verb; letters or a name in it tell.
  bool part_of_band(std::uint32_t w, bool& telling) const {
    const std::string_view word = d_.word(w);
    if (d_.is(w, "-")) return d_.words[w].glued && d_.words[w + 1].glued;  // K-반도체
    if (const Found* f = d_.on(w)) {
      const bool name =
          f->kind <= Kind::place && f->josa.empty() && f->span.end == d_.words[f->last].span.end;
      telling = telling || (name && f->kind == Kind::org);
      return name;
    }
    if (d_.words[w].first == Script::mark || d_.title_at(w)) return false;
    if (d_.words[w].first == Script::latin) {
      telling = telling || word != "AI";
      return d_.words[w].all;
    }
    if (d_.words[w].first != Script::hangul || !d_.words[w].all || d_.verbal(d_.words[w].span))
      return false;
    const bool noun = d_.tables.noun.has(word) || d_.plain(d_.words[w].span);
    if (!noun && stems(d_, w).size() > 1) return false;  // 한빛전자가
    if (d_.tables.time_word.has(word) || d_.tables.state_word.has(word, "loose")) return false;
    telling = telling || !noun;
    return true;
  }
  bool camp_behind(std::uint32_t close) const {
    if (close + 1 >= d_.words.size() || d_.words[close + 1].glued) return false;
    const std::string_view noun = stems(d_, close + 1).back().text;
    return noun == "생태계" || noun == "진영";
  }
  bool band_behind(std::uint32_t close) const {
    return close + 1 < d_.words.size() && !d_.words[close + 1].glued &&
           d_.tables.org_noun.has(stems(d_, close + 1).back().text, "alliance");
  }
  // '미르 솔라테크'의 지분 49%를: only firms have shares, and a head office.
  bool owned(std::uint32_t close) const {
    if (close + 2 >= d_.words.size() || !d_.words[close + 1].glued || !d_.is(close + 1, "의"))
      return false;
    for (const std::string_view what : {"지분", "주식", "경영권", "최대주주", "대주주"})
      if (d_.word(close + 2).starts_with(what)) return true;
    return false;
  }
  // '미르이엠'이라는 합작법인을, 합작법인(JV), '미르이엠'을, '미르이엠'을 설립한다: a new firm.
  bool founded(std::uint32_t open, std::uint32_t end, std::uint32_t close) const {
    if (end != open + 2) return false;
    const auto firm_said = [&](std::uint32_t w) {
      return std::ranges::any_of(stems(d_, w), [&](const Stem& stem) {
        return d_.tables.org_noun.has(stem.text, "before");
      });
    };
    if (close + 2 < d_.words.size() && d_.words[close + 1].glued) {
      const std::string_view told = d_.word(close + 1);
      if (told == "이라는" || told == "라는") return firm_said(close + 2);
      const std::string_view act = d_.word(close + 2);
      const bool made =
          act.starts_with("설립") || act.starts_with("세우") || act.starts_with("세웠");
      if (made && coined(open + 1) && d_.tables.josa.exact(told).value == "obj") return true;
    }
    std::uint32_t w = open;
    if (w > 0 && d_.is(w - 1, ",")) --w;
    constexpr std::uint32_t kGloss = 3;  // (JV): the marks and what they hold
    return w > kGloss && d_.is(w - 1, ")") && d_.is(w - kGloss, "(") && firm_said(w - kGloss - 1U);
  }
  void firm(std::uint32_t open, std::uint32_t end, std::uint32_t close) {
    for (std::uint32_t w = open + 1; w < end; ++w)
      if (!d_.free(w)) d_.found[d_.owner[w]].dropped = true;
    const Span span{d_.words[open + 1].span.begin, d_.words[end - 1].span.end};
    put(open + 1, end - 1, span, josa_behind_mark(close), "quoted-firm", Kind::org);
    const std::string_view first = d_.word(open + 1);  // said short later on
    if (end > open + 2 && first.size() >= 9 && !common(first) && !d_.plain(d_.words[open + 1].span))
      d_.locals.emplace(std::string(first),
                        Draft::Local{std::string(d_.at(span)), "org-short", Kind::org});
  }
  // '미르제철 루이지애나': a firm that is known, and where this one is.
  bool branch(std::uint32_t open, std::uint32_t end) const {
    if (end != open + 3) return false;
    const Found *firm = d_.on(open + 1), *where = d_.on(open + 2);
    const bool land = where ? where->kind == Kind::place || where->kind == Kind::country
                            : d_.tables.place.has(d_.word(open + 2));
    return firm && firm->kind == Kind::org && firm->josa.empty() && land;
  }
  // A name, not a term: a word of it is no common noun, or it bears a number or Latin letters.
  bool telling(std::uint32_t open, std::uint32_t close, bool product) const {
    bool yes = false;
    for (std::uint32_t w = open + 1; w < close; ++w) {
      const Found* f = d_.on(w);
      if (product && w > open + 1 && d_.is(w, "-") && d_.words[w].glued) continue;  // 그랩-B
      if (d_.words[w].first == Script::mark ||
          (f && (!product || f->kind == Kind::org || f->kind == Kind::person ||
                 f->kind == Kind::country)))
        return false;
      const bool strange = !common(d_.word(w)) && !d_.plain(d_.words[w].span);
      yes = yes || f || strange || (product && d_.words[w].first == Script::digit);
    }
    return yes;
  }
  std::string_view described(std::uint32_t open, std::uint32_t end, std::uint32_t close,
                             const Stretch& s) const {
    const auto kind = [this](std::string_view word) -> std::string_view {
      for (const std::string_view k : {"alliance", "product"})
        if (d_.tables.org_noun.has(word, k)) return k;
      return {};
    };
    if (close + 2 < s.last && d_.words[close + 1].glued &&
        (d_.is(close + 1, "을") || d_.is(close + 1, "를")))
      if (d_.tables.org_noun.longest(d_.word(close + 2)).value == "launch") return "product";
    if (close + 1 < s.last && !d_.words[close + 1].glued)
      for (const Stem& stem : stems(d_, close + 1))
        if (const auto k = kind(stem.text); !k.empty()) return k;
    if (const auto k = kind(d_.word(end - 1)); !k.empty() && end > open + 2) return k;
    if (open > s.first && d_.words[open - 1].first != Script::mark && !d_.words[open].glued)
      for (const Stem& stem : stems(d_, open - 1))
        if (stem.josa.empty() || stem.josa == "cop")
          if (const auto k = kind(stem.text); !k.empty()) return k;
    return {};
  }

  bool put(std::uint32_t first, std::uint32_t last, Span span, std::string_view josa,
           const char* rule, Kind kind) {
    Found made;
    made.span = span;
    made.kind = kind;
    made.name = d_.at(span);
    made.rule = rule;
    made.score = 0.7F;
    made.first = first;
    made.last = last;
    made.josa = josa;
    d_.locals.emplace(made.name, Draft::Local{made.name, "org-again", kind});
    d_.put(std::move(made));
    return true;
  }

  enum class Known : std::uint8_t { unasked, no, yes };
  Draft& d_;
  mutable std::vector<Known> common_;  // per stem
  std::vector<Stem> unknown_;          // per word: its stem that is nothing but a name
  std::unordered_map<std::string_view, int> said_;
  std::unordered_map<std::string_view, int>
      acted_;  // with an ending of firms, as a subject or topic
};

}  // namespace

void find_quoted(Draft& draft) { OrgPass(draft).run_quoted(); }
void find_orgs(Draft& draft) { OrgPass(draft).run(); }

}  // namespace hj::entity
