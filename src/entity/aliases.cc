// Pass 6: other names that the article itself gives: 웨스턴디지털(WD), 한화세미텍(옛 한화정밀기계),
// (이하 SM), and short forms without the middle: 가람코자산운용, 가람코운용.
#include <algorithm>
#include <vector>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

class AliasPass {
 public:
  explicit AliasPass(Draft& draft) : d_(draft) {}

  void run() {
    const std::size_t known = d_.found.size();
    for (std::size_t i = 0; i < known; ++i) {
      const Found& f = d_.found[i];
      if (f.kind > Kind::product || f.modifier || f.span.end != d_.words[f.last].span.end) continue;
      bracket(i);
    }
    for (std::size_t i = 0; i < known; ++i) gloss(i);
    contractions();
  }

 private:
  void bracket(std::size_t row) {
    std::uint32_t w = d_.found[row].last + 1;
    if (!d_.is(w, "(") || !d_.words[w].glued) return;
    ++w;
    w = behind_head(w);
    for (const std::string_view intro : {"이하", "옛", "구", "舊", "현", "전", "약칭"})
      if (d_.is(w, intro)) {
        ++w;
        break;
      }
    if (d_.is(w, "'") || d_.is(w, "‘")) ++w;
    // The alias runs to the bracket that closes, at most four words on.
    std::uint32_t last = w;
    while (last < d_.words.size() && last < w + 4 && !d_.is(last, ")") && !d_.is(last, ",")) ++last;
    // (KAIA, 회장 한도준): who heads it stands behind the alias.
    const bool headed = d_.is(last, ",") && d_.title_at(last + 1) != nullptr;
    if (last == w || !(d_.is(last, ")") || headed)) return;
    --last;
    if (last > w && (d_.is(last, "'") || d_.is(last, "’"))) --last;
    if (rename(row, w, last)) return;
    spell_out(row, w, last);
    if (!alias(row, w, last)) return;
    const Span span{d_.words[w].span.begin, d_.words[last].span.end};
    const Found& f = d_.found[row];
    Found made;
    made.span = span;
    made.kind = f.kind;
    made.name = f.name;
    made.rule = "alias-bracket";
    made.score = f.score;
    made.first = w;
    made.last = last;
    made.senses = f.senses;
    made.senses_end = f.senses_end;
    d_.locals.insert_or_assign(std::string(d_.at(span)),
                               Draft::Local{f.name, "alias-again", f.kind});
    if (renamed_++ < kMost) rename_all(f.kind, d_.at(span), std::string(f.name));
    d_.put(std::move(made));
  }
  // 청소기 '루미봇(|LumiBot|)'을, 협력체 '퓨전링크(|FusionLink|)'에: the word before it in other
  // letters, whatever that word is.
  void gloss(std::size_t row) {
    const Found& f = d_.found[row];
    const std::uint32_t w = f.first;
    if (f.dropped || f.senses != f.senses_end || f.first != f.last || !is_party(f.kind) || w < 2 ||
        d_.words[w].first != Script::latin || !d_.is(w - 1, "(") || !d_.words[w - 1].glued ||
        !d_.is(w + 1, ")"))
      return;
    const std::uint32_t said = w - 2;
    const char first = d_.word(w).front();
    if (d_.words[said].first != Script::hangul || !d_.words[said].all ||
        !sounds(first >= 'a' ? static_cast<char>(first - 32) : first, d_.word(said)))
      return;
    if (d_.free(said)) {
      if (d_.tables.common_word(d_.word(said)) || d_.noun_by_tail(d_.word(said))) return;
      d_.found[row].name = d_.word(said);
      return;
    }
    const Found& before = d_.found[d_.owner[said]];
    if (before.last != said || before.name == f.name || !is_party(before.kind)) return;
    d_.found[row].kind = before.kind;
    d_.found[row].name = before.name;
    d_.found[row].rule = "alias-bracket";
  }
  // (원장 한도준, 이하 '진흥원'): who heads it stands before the alias.
  std::uint32_t behind_head(std::uint32_t w) const {
    constexpr std::uint32_t kReach = 6;  // words
    if (!d_.title_at(w)) return w;
    for (std::uint32_t at = w + 1; at + 1 < d_.words.size() && at < w + kReach; ++at) {
      if (d_.is(at, ")") || d_.is(at, "(")) return w;
      if ((d_.is(at, ",") || d_.is(at, "·")) && (d_.is(at + 1, "이하") || d_.is(at + 1, "약칭")))
        return at + 1;
    }
    return w;
  }
  // SK디앤디(SK D&D): the same name in letters, of which another pass has read a part, or a person
  // or a place.
  void spell_out(std::size_t row, std::uint32_t first, std::uint32_t last) {
    const Kind kind = d_.found[row].kind;
    if ((kind != Kind::org && kind != Kind::place) ||
        d_.words[d_.found[row].first].first == Script::mark)
      return;
    for (std::uint32_t i = first; i <= last; ++i)
      if (d_.words[i].first == Script::hangul || d_.title_at(i)) return;
    for (std::uint32_t i = first; i <= last; ++i) {
      if (d_.free(i)) continue;
      Found& f = d_.found[d_.owner[i]];
      const bool part = first < last && kind == Kind::org && f.kind == Kind::org;
      const bool guessed = f.senses == f.senses_end && f.kind != kind && is_party(f.kind);
      if (!part && !guessed) continue;  // 메종 뤼미에르(Maison Lumière): no person of that name
      f.dropped = true;
      d_.owner[i] = kNone;
    }
  }
  // (옛 한빛화학): a name that another pass has found already is this one's.
  bool rename(std::size_t row, std::uint32_t first, std::uint32_t last) {
    if (d_.free(first) || renamed_ >= kMost) return false;
    Found& f = d_.found[d_.owner[first]];
    const bool other = letters_of_other(f, row);
    if (f.first != first || f.last != last || f.kind != d_.found[row].kind ||
        (f.senses != f.senses_end && !other))
      return false;
    if (other) forget(d_.at(f.span));
    f.name = d_.found[row].name;
    f.rule = "alias-bracket";
    ++renamed_;
    d_.locals.insert_or_assign(std::string(d_.at(f.span)),
                               Draft::Local{f.name, "alias-again", f.kind});
    rename_all(f.kind, d_.at(f.span), f.name);
    return true;
  }
  // 산업안보국(BIS): letters by which another body is known stand for this one here, unless the
  // article names the other, too.
  bool letters_of_other(const Found& f, std::size_t row) {
    const std::string_view letters = d_.at(f.span);
    constexpr std::size_t kLongest = 6;
    if (f.senses == f.senses_end || letters.size() > kLongest || letters == f.name ||
        f.name == d_.found[row].name || !abbreviated(d_.found[row], letters) ||
        !std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; }))
      return false;
    if (++asked_ > kMost) return false;
    return std::ranges::none_of(d_.found, [&](const Found& other) {
      return other.name == f.name && d_.at(other.span) != letters && !other.dropped;
    });
  }
  // Bureau of Industry and Security (BIS); of a name whose English nobody has told, a public
  // body's. 파리바게트(SPC) says whose it is.
  bool abbreviated(const Found& f, std::string_view letters) const {
    if (f.senses == f.senses_end)
      return std::ranges::any_of(
          std::initializer_list<std::string_view>{"국", "청", "부", "처", "원", "위원회", "기구",
                                                  "협회", "연맹", "기금", "센터"},
          [&](std::string_view end) { return f.name.ends_with(end); });
    const std::string_view english = d_.registry.party(d_.registry.sense(f.senses).party).english;
    std::string initials;
    for (std::size_t at = 0; at < english.size(); ++at)
      if (english[at] >= 'A' && english[at] <= 'Z' && (at == 0 || english[at - 1] == ' '))
        initials += english[at];
    return english == letters || initials == letters;
  }
  // The registry's reading of these letters, in all the article.
  void forget(std::string_view letters) {
    for (Found& other : d_.found)
      if (other.kind == Kind::org && d_.at(other.span) == letters) {
        other.senses = other.senses_end = 0;
        other.name = letters;
      }
  }
  // What other passes have read under the short name elsewhere.
  void rename_all(Kind kind, std::string_view from, const std::string& to) {
    for (Found& other : d_.found)
      if (other.kind == kind && other.senses == other.senses_end && other.name == from)
        other.name = to;
  }
  bool alias(std::size_t row, std::uint32_t first, std::uint32_t last) const {
    const Word& w = d_.words[first];
    if (w.first == Script::digit || w.first == Script::mark) return false;
    for (std::uint32_t i = first; i <= last; ++i)
      if (!d_.free(i) || d_.title_at(i)) return false;
    if (d_.found[row].kind == Kind::person && w.first == Script::hangul) return false;
    const std::string_view name = d_.at({w.span.begin, d_.words[last].span.end});
    return name.size() <= 48 && !d_.tables.common.has(name) && !d_.tables.title.has(name);
  }

  // A name that no other source knows, and the one name of the article that it leaves out the
  // middle of.
  void contractions() {
    constexpr std::size_t kMost = 64;  // names of one article; keeps the work bounded
    std::vector<std::string> names;
    for (const Found& f : d_.found)
      if (f.kind == Kind::org && !f.dropped && names.size() < kMost &&
          std::ranges::find(names, f.name) == names.end())
        names.push_back(f.name);
    for (Found& f : d_.found) {
      if (f.kind != Kind::org || f.dropped || f.senses != f.senses_end) continue;
      const std::string* whole = nullptr;
      bool one = true;
      for (const std::string& name : names)
        if (contracts(f.name, name) || shortens(d_.tables, f.name, name) || college(f.name, name))
          one = whole == nullptr, whole = &name;
      if (whole == nullptr || !one || (!college(f.name, *whole) && beside(f.name, *whole)))
        continue;
      d_.locals.insert_or_assign(f.name, Draft::Local{*whole, "alias-again", Kind::org});
      f.name = *whole;
      f.rule = "alias-contraction";
    }
  }
  // 금오공대, 금오공과대학교: the short form of a university keeps some of its syllables in order.
  static bool college(std::string_view name, std::string_view whole) {
    constexpr std::string_view kShort = "대", kLong = "대학교";
    constexpr std::size_t kSyllable = 3, kKept = 2 * kSyllable;
    if (name.size() < kKept + kShort.size() || !name.ends_with(kShort) || !whole.ends_with(kLong) ||
        whole.substr(0, kKept) != name.substr(0, kKept))
      return false;
    name.remove_suffix(kShort.size());
    whole.remove_suffix(kLong.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i + kSyllable <= whole.size() && at < name.size(); i += kSyllable)
      if (whole.substr(i, kSyllable) == name.substr(at, kSyllable)) at += kSyllable;
    return at == name.size();
  }
  // 미르은행과 미르저축은행은: two in one sentence are two.
  bool beside(std::string_view name, std::string_view whole) const {
    for (const Found& f : d_.found)
      if (!f.dropped && f.name == name && d_.named_beside(f.first, whole)) return true;
    return false;
  }

  static constexpr int kMost = 64;  // renamed in one article; keeps the work linear
  Draft& d_;
  int renamed_ = 0, asked_ = 0;
};

}  // namespace

// At least two syllables of both ends, and at most three left out between them.
bool contracts(std::string_view name, std::string_view whole) {
  constexpr std::size_t kSyllable = 3, kEnd = 2 * kSyllable, kLeftOut = 3 * kSyllable;
  if (name.size() < 2 * kEnd || whole.size() <= name.size() ||
      whole.size() - name.size() > kLeftOut || whole.find(' ') != std::string_view::npos)
    return false;
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(name, whole).in1 - name.begin());
  std::size_t end = 0;
  while (end < name.size() && name[name.size() - 1 - end] == whole[whole.size() - 1 - end]) ++end;
  for (std::size_t at = std::max(kEnd, name.size() - end); at <= same && at + kEnd <= name.size();
       ++at)
    if (boundary(name, at) && boundary(whole, at)) return true;
  return false;
}

bool shortens(const Tables& tables, std::string_view name, std::string_view whole) {
  if (whole.size() <= name.size() || !tables.short_ends.has_end(name)) return false;
  const Table& table = tables.short_name;
  for (std::uint32_t row = 0; row < table.words().size(); ++row) {
    const std::string_view end = table.field(row, 0), full = table.value(row);
    if (!name.ends_with(end) || !whole.ends_with(full)) continue;
    const std::string_view front = name.substr(0, name.size() - end.size());
    const bool one = front.empty() || rune_at(front, 0).size == front.size();
    if (!one && front == whole.substr(0, whole.size() - full.size())) return true;
  }
  return false;
}

void find_aliases(Draft& draft) { AliasPass(draft).run(); }

}  // namespace hj::entity
