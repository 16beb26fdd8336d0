// Pass 11: who says what: "…"라고 말했다, "…"라며 "…"라고, −다고 밝혔다, inverted forms.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

constexpr std::uint32_t kShortest = 12;   // bytes: shorter ones are terms, not speech
constexpr std::string_view kHead = "장";  // of a body, glued to its name

struct Speaker {
  Row name = kNoRow, affiliation = kNoRow, title = kNoRow;
  std::uint32_t begin = 0, end = 0;  // of its words; end == 0: nobody
  bool topic = false;                // said by 은 or 는
};

class QuotePass {
 public:
  explicit QuotePass(const Draft& draft) : d_(draft) {}

  Layer<Quote> run() {
    Row block = kNoRow;
    interview_ = interview();
    for (const Stretch& s : d_.stretches) {
      if (s.kind == BlockKind::caption) continue;
      if (s.block != block && s.kind != BlockKind::body) last_ = {};
      block = s.block;
      stretch(s);
    }
    return std::move(out_);
  }

 private:
  struct Marks {
    Span inner;
    std::uint32_t after;  // the first word behind the closing mark
    std::uint32_t open;   // the word of the opening mark
  };
  bool opens(std::uint32_t w) const { return d_.is(w, "“") || d_.is(w, "\""); }
  bool closes(std::uint32_t w) const { return d_.is(w, "”") || d_.is(w, "\""); }

  std::vector<Marks> marks(const Stretch& s) const {
    std::vector<Marks> out;
    std::uint32_t open = kNone;
    for (std::uint32_t w = s.first; w < s.last; ++w) {
      if (open == kNone && opens(w))
        open = w;
      else if (open != kNone && closes(w)) {
        const Span inner{d_.words[open].span.end, d_.words[w].span.begin};
        if (inner.begin < inner.end) out.push_back({inner, w + 1, open});
        open = kNone;
      }
    }
    return out;
  }

  void stretch(const Stretch& s) {
    const std::vector<Marks> all = marks(s);
    const std::vector<std::size_t> before = std::exchange(open_, {});
    bool direct = false;
    Speaker speaker;
    std::uint32_t from = s.first;
    for (const Marks& m : all) {
      // Who is named between the last quotation and this one speaks; else, at first, who follows
      // it.
      Speaker here = announced(m.open, s);
      if (!here.end) here = spoken_by(from, m.open, direct);
      // A가 "…"고 주장한 데 대해서는 "…": what is spoken of has its own subject, who does not
      // speak.
      if (about(m.open, s) && !(here.end && here.topic)) {
        if (last_.end) here = last_;
      } else if (!here.end && !speaker.end)
        here = spoken_by(m.after, until(all, m, s), false);
      if (here.end) speaker = here;
      from = m.after;
      if (!speech(m, s)) continue;
      direct = true;
      if (!speaker.end) open_.push_back(out_.rows.size());
      add(m.inner, s, speaker.end ? speaker : guest_.end ? guest_ : last_, true);
    }
    if (all.empty()) speaker = spoken_by(s.first, s.last, false);
    if (!direct && s.kind == BlockKind::body) indirect(s, speaker);
    if (speaker.end && thus(s))
      for (const std::size_t row : before) name(row, speaker);
    if (speaker.end) last_ = speaker;
    if (interview_ && !guest_.end && !asks(s) && s.kind == BlockKind::body &&
        speaker.title != kNoRow && speaker.affiliation != kNoRow && speaker.name != kNoRow &&
        d_.found[speaker.name].kind == Kind::person)
      guest_ = speaker;
  }
  // ―실적이 나쁜데. “…”: whoever is asked answers all of it.
  bool interview() const {
    constexpr int kQuestions = 2;
    int asked = 0;
    for (const Stretch& s : d_.stretches) {
      if (s.kind != BlockKind::body && d_.at(s.span).find("터뷰") != std::string_view::npos)
        return true;
      asked += asks(s) ? 1 : 0;
    }
    return asked >= kQuestions;
  }
  bool asks(const Stretch& s) const {
    const std::string_view text = d_.at(s.span);
    if (s.kind != BlockKind::body) return false;
    for (const std::string_view mark : {"―", "—", "–", "-", "Q.", "Q:", "문."})
      if (text.starts_with(mark)) return true;
    return false;
  }
  // "…" 김영섭 대표는 이렇게 답했다: the sentence in front was a quotation alone.
  bool thus(const Stretch& s) const {
    for (std::uint32_t w = s.first; w < s.last; ++w)
      for (const std::string_view word : {"이렇게", "이같이", "이처럼"})
        if (d_.word(w) == word) return true;
    return false;
  }
  void name(std::size_t row, const Speaker& by) {
    out_.rows[row].speaker = by.name;
    out_.rows[row].affiliation = by.affiliation;
    out_.rows[row].title = by.title;
  }
  // … 소문에 |대해서는| "…"
  bool about(std::uint32_t open, const Stretch& s) const {
    if (open == s.first || !d_.free(open - 1)) return false;
    for (const std::string_view word :
         {"대해서는", "대해선", "대해서도", "대해", "관해서는", "관해선"})
      if (d_.word(open - 1) == word) return true;
    return false;
  }
  // [강지연 / 한빛증권 연구원 : "…"]: a name before a colon.
  Speaker announced(std::uint32_t open, const Stretch& s) {
    constexpr std::uint32_t kReach = 10;
    if (open == s.first || !d_.is(open - 1, ":")) return {};
    for (std::uint32_t w = open - 1; w-- > s.first && open - w <= kReach;)
      if (const Found* f = d_.on(w); f && f->kind == Kind::person && f->first == w) {
        Speaker out = speaker(d_.owner[w]);
        out.topic = true;
        return out;
      }
    return {};
  }
  static std::uint32_t until(const std::vector<Marks>& all, const Marks& m, const Stretch& s) {
    return &m == &all.back() ? s.last : (&m + 1)->open;
  }
  // A quotation is speech when 라고, 라며, 고 … follow it, or it ends like a sentence.
  bool speech(const Marks& m, const Stretch& s) const {
    if (m.inner.size() < kShortest) return false;
    if (m.after < s.last && d_.words[m.after].glued && d_.words[m.after].first == Script::hangul) {
      const std::string_view next = d_.word(m.after);
      for (const std::string_view end :
           {"라고", "이라고", "고", "라며", "이라며", "며", "라면서", "이라면서", "면서", "라는",
            "이라는", "는", "라고도", "고도", "고만", "라고만"})
        if (next == end) return end != "는" || sentence_like(m.inner);
      return false;
    }
    return s.kind == BlockKind::body && sentence_like(m.inner);
  }
  bool sentence_like(Span inner) const {
    std::string_view text = d_.at(inner);
    while (!text.empty() &&
           (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ' '))
      text.remove_suffix(1);
    return text.ends_with("다") || text.ends_with("요") || text.ends_with("죠") ||
           text.ends_with("까");
  }

  // The subject among the words [from, to): a topic (은, 는) before a mere subject of a clause (이,
  // 가).
  Speaker spoken_by(std::uint32_t from, std::uint32_t to, bool also) {
    Speaker best;
    bool topic = false;
    for (std::uint32_t w = from; w < to; ++w) {
      if (d_.words[w].span.begin < best.end) continue;
      bool here_topic = false;
      // 태성전자도 "…": right before the quotation.
      const Found* f = d_.on(w);
      const Speaker here = subject(w, also || (f && f->last + 1 == to), here_topic);
      if (!here.end || (topic && !here_topic)) continue;
      best = here;
      best.topic = here_topic;
      topic = here_topic;
    }
    return best;
  }
  // 김준학 |관악진흥원|장은: the person in front, whose title is glued to the body's name.
  Row holder(std::uint32_t w, std::string_view& role) const {
    const Found& f = *d_.on(w);
    const Found* person = f.first > 0 ? d_.on(f.first - 1) : nullptr;
    if (f.kind != Kind::org || f.span.end >= d_.words[f.last].span.end || !person ||
        person->kind != Kind::person || !person->josa.empty())
      return kNoRow;
    const std::string_view rest = d_.at({f.span.end, d_.words[f.last].span.end});
    const std::size_t title = std::max<std::size_t>(d_.tables.title.longest(rest).bytes,
                                                    rest.starts_with(kHead) ? kHead.size() : 0);
    if (title == 0) return kNoRow;
    role = josa_behind(d_.tables.josa, rest.substr(0, title), rest.substr(title)).role;
    return d_.owner[f.first - 1];
  }
  Speaker subject(std::uint32_t w, bool also, bool& topic) {
    const Found* f = d_.on(w);
    std::string_view role;
    if (f && f->first == w && f->kind == Kind::org)
      if (const Row person = holder(w, role); person != kNoRow && acts(role)) {
        topic = role == "topic";
        return speaker(person);
      }
    if (f && f->first == w && f->kind <= Kind::country &&
        (acts(f->role) || (also && f->role == "also"))) {
      topic = f->role == "topic" || f->role == "also";
      return speaker(d_.owner[w]);
    }
    const bool title = f && f->kind == Kind::title && f->first == w && acts(f->josa);
    if (!title && !(d_.free(w) && nameless(w))) return {};
    if (const Row person = plate(w); person != kNoRow) {
      topic = d_.title_at(w)->josa == "topic";
      return speaker(person);
    }
    topic = true;
    // 한 증권사 연구원은, 삼성전자 관계자는: a person without a name.
    Speaker out{kNoRow, kNoRow, title ? d_.owner[w] : kNoRow, d_.words[w].span.begin,
                d_.words[w].span.end};
    const Found* before = w > 0 ? d_.on(w - 1) : nullptr;
    if (before && before->kind == Kind::org && before->josa.empty()) {
      out.affiliation = d_.owner[w - 1];
      out.begin = before->span.begin;
    }
    return before && before->kind == Kind::person && title ? Speaker{} : out;
  }
  // 조하윤 남강대 AI융합학부 |교수는|, 전복순(67) |씨는|: the person whose title this is, behind an
  // age, an office or a firm.
  Row plate(std::uint32_t w) const {
    constexpr std::uint32_t kOffice = 2, kBracket = 4;
    if (!d_.title_at(w) || w == 0) return kNoRow;
    std::uint32_t at = w - 1;
    if (d_.is(at, ")"))
      for (std::uint32_t k = 1; k <= kBracket && k < at; ++k)
        if (d_.is(at - k, "(")) {
          at -= k + 1;
          break;
        }
    for (std::uint32_t k = 0; k < kOffice && at > 0 && d_.free(at); ++k) {
      const bool josa = stems(d_, at).size() > 1 && !d_.word(at).ends_with("학과");
      if (d_.words[at].first == Script::mark || josa) break;
      --at;
    }
    const Found* f = d_.on(at);
    const bool whose = f && (f->kind == Kind::org || f->kind == Kind::country);
    if (whose && f->josa.empty() && f->first > 0) f = d_.on(f->first - 1);
    const bool person = f && f->kind == Kind::person && f->josa.empty();
    return person ? static_cast<Row>(f - d_.found.data()) : kNoRow;
  }
  bool nameless(std::uint32_t w) const {
    if (const TitleAt* t = d_.title_at(w)) return acts(t->josa);
    if (d_.words[w].first != Script::hangul) return false;
    for (const Stem& stem : stems(d_, w))
      if (acts(stem.josa) && d_.tables.say.has(stem.text, "who")) return true;
    return false;
  }
  Speaker speaker(Row row) {
    const Found& f = d_.found[row];
    Speaker out{row, kNoRow, kNoRow, f.span.begin, d_.words[f.last].span.end};
    if (f.kind != Kind::person) {
      out.affiliation = row;
      if (f.modifier) out.name = kNoRow;  // 삼성전자 관계자: a person without a name
    }
    // 김동원 KB증권 연구원은, 삼성전자 이재용 회장은
    for (Row next = row + 1; next < d_.found.size() && next < row + 4; ++next) {
      const Found& g = d_.found[next];
      if (g.first > d_.found[next - 1].last + 4) break;
      if (g.kind == Kind::org && f.kind == Kind::person && out.affiliation == kNoRow)
        out.affiliation = next;
      else if (g.kind == Kind::title) {
        if (out.title == kNoRow) out.title = next;
        out.end = d_.words[g.last].span.end;
      } else
        break;
    }
    if (f.kind == Kind::person && out.affiliation == kNoRow && row > 0) {
      const Found& g = d_.found[row - 1];
      if (g.kind == Kind::org && g.last + 1 == f.first)
        out.affiliation = row - 1, out.begin = g.span.begin;
    }
    if (f.kind == Kind::person && out.affiliation == kNoRow)
      out.affiliation = known_office(f.name, row);
    return out;
  }
  // The firm that stood beside this person's name before.
  Row known_office(const std::string& name, Row until) {
    const auto [at, fresh] = offices_.emplace(name, kNoRow);
    if (!fresh) return at->second;
    for (Row i = 0; i < until; ++i)
      if (d_.found[i].kind == Kind::person && d_.found[i].name == name && i + 1 < d_.found.size()) {
        const Found& g = d_.found[i + 1];
        if (g.kind == Kind::org && g.first == d_.found[i].last + 1) return at->second = i + 1;
        if (i > 0 && d_.found[i - 1].kind == Kind::org &&
            d_.found[i - 1].last + 1 == d_.found[i].first)
          return at->second = i - 1;
      }
    return kNoRow;
  }

  // −다고 밝혔다: from behind the speaker to the 고.
  void indirect(const Stretch& s, const Speaker& speaker) {
    if (!speaker.end) return;
    for (std::uint32_t w = s.last; w-- > s.first + 1;) {
      if (d_.words[w].first != Script::hangul || !says(w)) continue;
      const std::string_view that = d_.word(w - 1);
      bool quoting = false;
      for (const std::string_view end :
           {"다고", "라고", "자고", "냐고", "다며", "라며", "다면서", "라면서"})
        quoting = quoting || that.ends_with(end);
      if (!quoting) continue;
      const Span inner{skip_space(speaker.end), d_.words[w - 1].span.end};
      if (inner.begin >= inner.end || inner.size() < kShortest) return;
      add(inner, s, speaker, false);
      return;
    }
  }
  std::uint32_t skip_space(std::uint32_t at) const {
    while (at < d_.doc.text.size() && (d_.doc.text[at] == ' ' || d_.doc.text[at] == ',')) ++at;
    return at;
  }
  bool says(std::uint32_t w) const { return static_cast<bool>(d_.tables.say.longest(d_.word(w))); }

  void add(Span inner, const Stretch& s, const Speaker& by, bool direct) {
    out_.rows.push_back({inner, s.span, by.name, by.affiliation, by.title, direct});
  }

  const Draft& d_;
  Layer<Quote> out_;
  Speaker last_, guest_;  // who spoke last, and whom an interview is with
  bool interview_ = false;
  std::vector<std::size_t> open_;  // quotations of this sentence that nobody in it says
  std::unordered_map<std::string, Row> offices_;  // of people, by name
};

}  // namespace

Layer<Quote> find_quotes(const Draft& draft) { return QuotePass(draft).run(); }

}  // namespace hj::entity
