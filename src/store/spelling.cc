#include "store/spelling.h"

#include <algorithm>
#include <array>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "store/pen.h"
#include "store/terms.h"

namespace hj::store {
namespace {

constexpr char kInitials = '\x01';                       // what a key of initials begins with
constexpr std::size_t kLongWord = 60, kShortInside = 2;  // bytes; syllables

// Compatibility jamo from U+3131 on, the composed ones as their parts: 달걀 is typed by way of 닭.
constexpr std::string_view kInitial = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::array<const char*, 21> kMedial = {
    "ㅏ",   "ㅐ", "ㅑ", "ㅒ",   "ㅓ",   "ㅔ",   "ㅕ", "ㅖ", "ㅗ",   "ㅗㅏ", "ㅗㅐ",
    "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"};
constexpr std::array<const char*, 28> kFinal = {
    "",     "ㄱ",   "ㄲ",   "ㄱㅅ", "ㄴ",   "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ",   "ㄹㄱ",
    "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ",   "ㅂ", "ㅂㅅ", "ㅅ",
    "ㅆ",   "ㅇ",   "ㅈ",   "ㅊ",   "ㅋ",   "ㅌ",   "ㅍ",   "ㅎ"};

// One byte of 0x80 to 0xDD for each compatibility jamo; other text stands as it is, bytes shifted
// out of the way.
void put_jamo(std::string& out, char32_t c) { out += static_cast<char>(0x80 + (c - 0x3131)); }
void put_all(std::string& out, std::string_view jamo) {
  for (std::size_t at = 0; at < jamo.size(); at += 3) put_jamo(out, rune_at(jamo, at).code);
}
void put(std::string& out, char32_t c) {
  if (is_syllable(c)) {
    const Jamo j = decompose(c);
    put_all(out, kInitial.substr(static_cast<std::size_t>(j.initial) * 3, 3));
    put_all(out, kMedial[static_cast<std::size_t>(j.medial)]);
    put_all(out, kFinal[static_cast<std::size_t>(j.final)]);
  } else if (is_jamo(c)) {
    put_jamo(out, c);
  } else if (c < 0x80) {
    out += static_cast<char>(c);
  } else {  // 尹: three bytes behind a mark
    out += '\x02';
    for (const int shift : {14, 7, 0}) out += static_cast<char>((c >> shift & 0x7F) | 0x80);
  }
}
bool is_consonant(char32_t c) { return c >= 0x3131 && c <= 0x314E; }

std::string jamo_of(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const Rune r = rune_at(folded, at);
    at += r.size;
    put(out, r.code);
  }
  return out;
}

std::string initials_of(std::string_view folded) {
  std::string out(1, kInitials);
  for (std::size_t at = 0; at < folded.size();) {
    const Rune r = rune_at(folded, at);
    at += r.size;
    if (is_syllable(r.code))
      put_all(out, kInitial.substr(static_cast<std::size_t>(decompose(r.code).initial) * 3, 3));
    else
      put(out, r.code);
  }
  return out;
}

// Where a suffix may begin: at each syllable, and at the first letter of a Latin run.
std::vector<std::size_t> starts(std::string_view folded) {
  std::vector<std::size_t> out;
  bool plain = false;
  for (std::size_t at = 0; at < folded.size();) {
    const Rune r = rune_at(folded, at);
    const bool now = r.code < 0x80;
    if (!now || !plain) out.push_back(at);
    plain = now;
    at += r.size;
  }
  return out;
}

}  // namespace

std::string key_of(std::string_view typed) {
  const std::string folded = fold(typed);
  bool consonants = !folded.empty();
  for (std::size_t at = 0; at < folded.size();) {
    const Rune r = rune_at(folded, at);
    at += r.size;
    consonants = consonants && is_consonant(r.code);
  }
  return (consonants ? std::string(1, kInitials) : std::string()) + jamo_of(folded);
}

std::string after(std::string_view key) { return std::string(key) + '\xFF'; }

std::vector<std::string> name_keys(std::string_view folded) {
  std::vector<std::string> out;
  if (folded.empty() || folded.size() > kLongWord) return out;
  for (const std::size_t at : starts(folded)) out.push_back(jamo_of(folded.substr(at)));
  out.push_back(initials_of(folded));
  return out;
}

std::vector<std::string> word_keys(std::string_view folded) {
  std::vector<std::string> out;
  if (folded.size() > kLongWord || rune_count(folded) < kShortInside) return out;
  for (const std::size_t at : starts(folded))
    if (at == 0 || rune_count(folded.substr(at)) >= kShortInside)
      out.push_back(jamo_of(folded.substr(at)));
  return out;
}

unsigned strokes_between(std::string_view x, std::string_view y, unsigned limit) {
  const std::string a = jamo_of(x), b = jamo_of(y);
  const auto far = [&](std::size_t m, std::size_t n) { return m > n + limit; };
  if (far(a.size(), b.size()) || far(b.size(), a.size())) return limit + 1;
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (unsigned i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (unsigned j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned other = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + other});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return std::min(d[a.size()][b.size()], limit + 1);
}

unsigned forgiven(std::string_view folded) {
  const std::size_t strokes = jamo_of(folded).size();
  return strokes < 5 ? 0 : strokes < 10 ? 1 : 2;
}

void Pen::spell(EntityId entity, const std::string& name) {
  const std::string folded = fold(name);
  if (folded.empty() || !written.spelled.insert(hash64(folded, static_cast<std::uint64_t>(entity))))
    return;
  for (const std::string& key : name_keys(folded))
    db.later("INSERT INTO spelling VALUES (?,?,?) ON CONFLICT DO NOTHING", key, entity, folded);
}

void Pen::spell_words(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (!written.spelled.insert(hash64(word))) continue;
    for (const std::string& key : word_keys(word))
      db.later("INSERT INTO spelling VALUES (?,0,?) ON CONFLICT DO NOTHING", key, word);
  }
}

namespace {

std::vector<std::string> names_of(Db& db, EntityId id) {
  std::vector<std::string> out;
  for (Rows rows = db.query("SELECT text FROM name WHERE entity = ?1 UNION SELECT name FROM called "
                            "WHERE entity = ?1 UNION SELECT name FROM entity WHERE id = ?1",
                            id);
       rows.next();)
    out.push_back(rows.text());
  return out;
}

}  // namespace

// There is no index by entity: the keys follow from its names, and from those that people gave.
void Pen::unspell(EntityId entity) {
  std::vector<std::string> names = names_of(db, entity);
  for (Rows rows = db.query("SELECT DISTINCT text FROM correction WHERE action IN (?,?)",
                            Action::add_name, Action::rename_entity);
       rows.next();)
    names.push_back(rows.text());
  for (const std::string& name : names)
    for (const std::string& key : name_keys(fold(name)))
      db.run("DELETE FROM spelling WHERE key = ? AND entity = ? AND entity <> 0", key, entity);
  written.spelled.clear();
}

void Pen::respell(EntityId entity) {
  unspell(entity);
  for (const std::string& name : names_of(db, entity)) spell(entity, name);
}

}  // namespace hj::store
