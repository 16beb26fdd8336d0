#include "entity/name_feature.h"

#include <algorithm>
#include <string>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"

namespace hj::entity {
namespace {

template <class... Rest>
std::uint64_t made(std::uint64_t first, Rest... rest) {
  std::uint64_t state = mix(0x243F6A8885A308D3ULL, first);
  ((state = mix(state, static_cast<std::uint64_t>(rest))), ...);
  return state;
}

constexpr std::size_t kLongestHashed = 24;  // characters of a word that are looked at as one
constexpr char32_t kBefore = 1, kBehind = 2;

// Which kinds of words the tables know, most telling first.
enum class Told : std::uint8_t {
  none,
  mark,
  digits,
  country,
  person,
  org,
  product,
  place,
  title,
  title_prefix,
  org_noun,
  head,
  alliance,
  product_noun,
  anaphora,
  time,
  unit,
  common,
  given,
  say,
  noun,
  name_shape,
  latin,
  hanja,
  number_mixed
};
static_assert(static_cast<std::size_t>(Told::number_mixed) + 1 == NameFeatures::kKinds);

SyllableSet starts_of(const Table& table) {
  SyllableSet out;
  for (std::uint32_t row = 0; row < table.words().size(); ++row) out.add_start(table.field(row, 0));
  return out;
}

}  // namespace

// One word while its features are made.
class InsideMaker {
 public:
  InsideMaker(const NameFeatures& all, std::string_view word, InsideNotes& notes, Inside& out)
      : all_(all),
        t_(all.tables_),
        registry_(all.registry_),
        word_(word),
        notes_(notes),
        out_(out) {
    read();
    cut_josa();
    gazette();
  }
  void run() {
    hash_parts();
    see();
    out_.features.clear();
    out_.starts.clear();
    for (std::size_t i = 0; i < n_; ++i) {
      out_.starts.push_back(static_cast<std::uint32_t>(out_.features.size()));
      count_ = 0;
      letters(i);
      affixes(i);
      tables(i);
      out_.features.insert(out_.features.end(), now_.begin(), now_.begin() + count_);
    }
    out_.starts.push_back(static_cast<std::uint32_t>(out_.features.size()));
  }

 private:
  static constexpr std::size_t kEdge = 3;

  void read() {
    notes_.codes.assign(kEdge, kBefore);
    out_.bytes.clear();
    for (std::size_t at = 0; at < word_.size();) {
      const Rune r = rune_at(word_, at);
      notes_.codes.push_back(r.code);
      out_.bytes.push_back(static_cast<std::uint32_t>(at));
      at += r.size;
    }
    n_ = out_.bytes.size();
    out_.bytes.push_back(static_cast<std::uint32_t>(word_.size()));
    notes_.codes.insert(notes_.codes.end(), kEdge, kBehind);
    notes_.types.clear();
    for (const char32_t c : notes_.codes)
      notes_.types.push_back(static_cast<std::uint8_t>(type(c)));
  }
  // Those of a word without josa are those of its stem, too.
  void hash_parts() {
    notes_.heads.assign(1, 0);
    notes_.ends.assign(1, of({}));
    for (std::size_t k = 1; k <= std::min(n_, kLongestHashed); ++k) {
      notes_.heads.push_back(of(part(0, k)));
      notes_.ends.push_back(of(part(n_ - k, n_)));
    }
    if (stem_ < 2) return;
    for (const std::size_t k : {1, 2, 3}) {
      const std::size_t size = std::min(k, stem_);
      stem_end_[k] = stem_ == n_ ? notes_.ends[size] : of(part(stem_ - size, stem_));
    }
  }
  std::string_view part(std::size_t begin, std::size_t end) const {
    return {word_.data() + out_.bytes[begin], out_.bytes[end] - out_.bytes[begin]};
  }
  static std::uint64_t of(std::string_view text) { return hash64(text); }
  char32_t at(std::size_t i, int by = 0) const {
    return notes_.codes[i + kEdge + static_cast<std::size_t>(by)];
  }
  unsigned type_at(std::size_t i, int by = 0) const {
    return notes_.types[i + kEdge + static_cast<std::size_t>(by)];
  }
  static unsigned type(char32_t c) {
    if (c == kBefore || c == kBehind) return 7;
    if (c >= 'A' && c <= 'Z') return 6;
    return static_cast<unsigned>(script_of(c));
  }

  // The longest josa that leaves two characters, or one of two, and the stem in front of it.
  void cut_josa() {
    stem_ = n_;
    josa_end_ = n_ > 0 && t_.josa_ends.has(at(n_ - 1));
    std::string_view role;
    const std::size_t least = n_ == 2 ? 1 : 2;
    for (std::size_t k = n_; josa_end_ && k-- > least && n_ - k <= 6;) {
      if (!is_syllable(at(k))) break;
      const Josa j = josa_behind(t_.josa, part(0, k), part(k, n_));
      if (j.ok) stem_ = k, role = j.role;
    }
    if (!role.empty()) role_ = static_cast<std::uint8_t>(of(role) % 251 + 1);
  }

  Told told(std::string_view stem) const {
    const char32_t c = at(0);
    if (script_of(c) == Script::mark) return Told::mark;
    if (script_of(c) == Script::digit)
      return n_ > 1 && script_of(at(n_ - 1)) != Script::digit ? Told::number_mixed : Told::digits;
    const Registry::Hit party = registry_.longest(stem);
    if (party.bytes > 0 && party.bytes == stem.size()) {
      const auto sense = registry_.sense(party.first);
      if (!sense.weak) switch (registry_.party(sense.party).kind) {
          case Kind::country:
            return Told::country;
          case Kind::person:
            return Told::person;
          case Kind::org:
            return Told::org;
          default:
            return Told::product;
        }
    }
    if (const Told common = told_in_common(stem); common != Told::none) return common;
    if (stem_given_) return Told::given;
    if (t_.say.longest(stem)) return Told::say;
    if (known_ == 1) return Told::noun;
    if (shape_ > 0) return Told::name_shape;
    if (script_of(c) == Script::latin) return Told::latin;
    if (script_of(c) == Script::hanja) return Told::hanja;
    return Told::none;
  }
  // Of the tables that are asked together first, as most words are in none of them.
  Told told_in_common(std::string_view stem) const {
    if (!t_.common_words.may_have(stem)) return Told::none;
    if (t_.place.has(stem)) return Told::place;
    if (t_.title.has(stem, "title")) return Told::title;
    if (t_.title.has(stem)) return Told::title_prefix;
    if (t_.org_noun.has(stem, "before")) return Told::org_noun;
    if (t_.org_noun.has(stem, "alliance")) return Told::alliance;
    if (t_.org_noun.has(stem)) return Told::product_noun;
    if (t_.head.has(stem)) return Told::head;
    if (t_.anaphora.has(stem)) return Told::anaphora;
    if (t_.time_word.has(stem)) return Told::time;
    if (t_.unit.has(stem)) return Told::unit;
    if (t_.common.has(stem)) return Told::common;
    return Told::none;
  }

  // What the tables find in the word; said once, used for each character.
  void gazette() {
    find_parties();
    find_nouns();
    const std::string_view stem = part(0, stem_);
    const bool cut = stem_ < n_;
    known_ = t_.noun.has(stem) ? 1 : cut && t_.noun.has(word_) ? 2 : 0;
    shape_ = name_shape();
    for (std::size_t b = 0; b < stem_ && t_.org_ends.has(at(stem_ - 1)); ++b)
      if (const Table::Hit hit = t_.org_suffix.exact(part(b, stem_)); hit) {
        suffix_ = b, suffix_kind_ = hit.value == "strong" ? 1 : 2;
        break;
      }
    stem_given_ = t_.given_name.has(stem);
    given_ = stem_given_ || (cut && t_.given_name.has(word_));
  }
  void find_parties() {
    notes_.in.assign(n_, 0);
    for (std::size_t i = 0; i < n_;) {
      const Registry::Hit party = registry_.longest(part(i, n_));
      std::size_t end = i;
      unsigned kind = 0;
      if (party.bytes > 0) {
        const auto sense = registry_.sense(party.first);
        end = index(out_.bytes[i] + party.bytes);
        kind = static_cast<unsigned>(registry_.party(sense.party).kind) * 2 + sense.weak;
      } else if (all_.place_starts_.has(at(i))) {
        if (const std::uint32_t bytes = t_.place.bytes(part(i, n_)); bytes > 0) {
          end = index(out_.bytes[i] + bytes);
          kind = 20;
        }
      }
      if (end <= i + 1) {
        ++i;
        continue;
      }
      for (std::size_t k = i; k < end; ++k)
        notes_.in[k] =
            1 + kind * 4 + place_in(i, k, end) + (i == 0 ? 0 : 128) + (end >= stem_ ? 256 : 0);
      i = end;
    }
  }
  // The longest known ones, from the left.
  void find_nouns() {
    notes_.noun.assign(n_, 0);
    for (std::size_t i = 0; i < n_;) {
      const std::uint32_t bytes = t_.noun.bytes(part(i, n_));
      const std::size_t end = bytes > 0 ? index(out_.bytes[i] + bytes) : i;
      if (end <= i) {
        ++i;
        continue;
      }
      for (std::size_t k = i; k < end; ++k)
        notes_.noun[k] =
            static_cast<unsigned>(1 + std::min<std::size_t>(end - i, 5) * 4) + place_in(i, k, end);
      i = end;
    }
  }
  // First, within, or last.
  static unsigned place_in(std::size_t begin, std::size_t at, std::size_t end) {
    return at == begin ? 0 : at + 1 == end ? 2 : 1;
  }
  std::size_t index(std::size_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(out_.bytes.begin(), out_.bytes.end(), byte) -
                                    out_.bytes.begin());
  }
  // 김동원: a surname, and syllables of given names behind it.
  unsigned name_shape() const {
    if (n_ < 2 || !is_syllable(at(0)) || !t_.surname_starts.has(at(0))) return 0;
    unsigned out = 0;
    const auto has = [this](std::size_t b, std::size_t e, std::string_view what) {
      return e <= n_ && t_.korean_name.has(part(b, e), what);
    };
    if (has(0, 2, "surname")) out = 8;
    if (has(0, 1, "surname")) out |= 1;
    if (out == 0) return 0;
    if (has(1, 2, "given")) out |= 2;
    if (has(2, 3, "given")) out |= 4;
    return out;
  }

  void add(std::uint64_t feature) { now_[static_cast<std::size_t>(count_++)] = feature; }

  void letters(std::size_t i) {
    const char32_t a = at(i, -3), b = at(i, -2), c = at(i, -1), d = at(i), e = at(i, 1),
                   f = at(i, 2), g = at(i, 3);
    add(made(1, d));
    add(made(2, c, d));
    add(made(3, d, e));
    add(made(4, c, d, e));
    add(made(5, b, c, d));
    add(made(6, d, e, f));
    add(made(7, b, c));
    add(made(8, e, f));
    add(made(9, a, b, c, d));
    add(made(10, d, e, f, g));
    add(made(11, c, e));
    add(made(12, c));
    add(made(13, e));
    add(made(14, type_at(i, -2), type_at(i, -1), type_at(i), type_at(i, 1), type_at(i, 2)));
    add(made(15, type_at(i), std::min<std::size_t>(i, 4), std::min<std::size_t>(n_, 6)));
  }
  void affixes(std::size_t i) {
    const std::size_t left = stem_ > i ? stem_ - i : 0;  // characters of the stem from here on
    const std::uint64_t place = std::min<std::size_t>(i, 5) * 8 + std::min<std::size_t>(left, 7);
    add(made(20, place, role_));
    if (i < kLongestHashed) add(made(21, notes_.heads[i + 1]));
    if (n_ - i < kLongestHashed) add(made(22, notes_.ends[n_ - i]));
    if (n_ - i - 1 < 8) add(made(23, notes_.ends[n_ - i - 1]));
    if (n_ < kLongestHashed && i < 8) add(made(24, out_.sight.whole, i));
    if (stem_ < kLongestHashed && i < 8) add(made(25, out_.sight.stem, i));
    if (stem_ >= 2) {
      add(made(26, stem_end_[2], std::min<std::size_t>(left, 4), i == 0));
      if (stem_ >= 3) add(made(27, stem_end_[3], std::min<std::size_t>(left, 4), i == 0));
      add(made(28, stem_end_[1], std::min<std::size_t>(left, 4), i == 0));
      add(made(29, notes_.heads[2], std::min<std::size_t>(i, 4)));
    }
    if (i > 0 && i < 8) add(made(30, notes_.heads[i], type_at(i)));
  }
  void tables(std::size_t i) {
    const std::size_t left = stem_ > i ? stem_ - i : 0;
    const std::uint64_t end = std::min<std::size_t>(left, 5);
    add(made(40, notes_.in[i]));
    add(made(41, notes_.noun[i], end == 1, i == 0));
    add(made(42, known_, std::min<std::size_t>(stem_, 6), i == 0, end));
    add(made(43, shape_, std::min<std::size_t>(stem_, 6), std::min<std::size_t>(i, 4), known_));
    add(made(44, shape_, std::min<std::size_t>(n_, 6), std::min<std::size_t>(i, 4), role_));
    if (suffix_ < stem_) add(made(45, suffix_kind_, suffix_ == 0, i < suffix_, end, known_));
    if (given_) add(made(46, std::min<std::size_t>(i, 3), end));
    // What stands behind here, to the end: 씨는, 측이, 대통령은.
    if (i + 1 < n_ && all_.suffix_starts_.has(at(i + 1)))
      if (const std::string_view found = to_the_end(t_.suffix, i + 1); !found.empty())
        add(made(47, of(found)));
    if (i + 1 < n_ && all_.title_starts_.has(at(i + 1)))
      if (const std::string_view found = to_the_end(t_.title, i + 1); !found.empty())
        add(made(48, found.size()));
    add(made(49, static_cast<unsigned>(out_.sight.kind), std::min<std::size_t>(i, 3), end));
  }
  // The longest word of the table that begins there, if it ends the word but for a josa.
  std::string_view to_the_end(const Table& table, std::size_t from) const {
    const std::string_view rest = part(from, n_);
    const std::string_view found = rest.substr(0, table.bytes(rest));
    if (found.empty() || found.size() == rest.size()) return found;
    const bool josa = josa_end_ && josa_behind(t_.josa, found, rest.substr(found.size())).ok;
    return josa ? found : std::string_view();
  }
  void see() {
    const auto hash = [this](const std::vector<std::uint64_t>& all, std::size_t k,
                             std::size_t begin) {
      return k < all.size() ? all[k] : of(part(begin, begin + k));
    };
    Sight& s = out_.sight;
    s.whole = hash(notes_.heads, n_, 0);
    s.stem = hash(notes_.heads, stem_, 0);
    s.head = hash(notes_.heads, std::min<std::size_t>(2, n_), 0);
    s.end = notes_.ends[std::min<std::size_t>(2, n_)];
    s.kind = static_cast<std::uint8_t>(told(part(0, stem_)));
    s.role = role_;
    s.shape = static_cast<std::uint8_t>(std::size_t{type_at(0)} * 8 + std::min<std::size_t>(n_, 7));
  }

  const NameFeatures& all_;
  const Tables& t_;
  const Registry& registry_;
  std::string_view word_;
  InsideNotes& notes_;
  std::array<std::uint64_t, 4> stem_end_{};  // hashes of its stem's last characters, by number
  std::size_t n_ = 0, stem_ = 0, suffix_ = 1000;
  std::uint8_t role_ = 0;
  unsigned known_ = 0, shape_ = 0, suffix_kind_ = 0;
  bool josa_end_ = false, given_ = false, stem_given_ = false;
  static constexpr std::size_t kMostFeatures = 40;  // of a character
  std::array<std::uint64_t, kMostFeatures> now_;
  std::ptrdiff_t count_ = 0;
  Inside& out_;
};

NameFeatures::NameFeatures(const Tables& tables, const Registry& registry)
    : tables_(tables),
      registry_(registry),
      place_starts_(starts_of(tables.place)),
      title_starts_(starts_of(tables.title)),
      suffix_starts_(starts_of(tables.suffix)) {}

void NameFeatures::inside(std::string_view word, InsideNotes& notes, Inside& out) const {
  InsideMaker(*this, word, notes, out).run();
}
Inside NameFeatures::inside(std::string_view word) const {
  InsideNotes notes;
  Inside out;
  inside(word, notes, out);
  return out;
}

namespace {
const Sight kNothing{};

const Sight& seen(std::span<const Sight> words, std::size_t at, std::ptrdiff_t by) {
  const auto k = static_cast<std::ptrdiff_t>(at) + by;
  return k < 0 || k >= static_cast<std::ptrdiff_t>(words.size())
             ? kNothing
             : words[static_cast<std::size_t>(k)];
}
}  // namespace

NameFeatures::Before NameFeatures::before(const Sight& b, bool glued) {
  return {made(60, b.whole, glued), made(61, b.end, glued), made(62, b.stem, b.role != 0),
          made(68, b.kind, b.role, glued)};
}
NameFeatures::Behind NameFeatures::behind(const Sight& c, bool glued) {
  return {made(64, c.whole, glued), made(65, c.head, glued), made(66, c.stem, c.role)};
}
std::uint64_t NameFeatures::second(const Sight& d) { return made(81, d.kind, d.stem); }

NameFeatures::Kinds NameFeatures::kinds(std::size_t x, std::size_t y, std::size_t z) {
  return {made(82, x, y, z), made(71, x, y, z), made(70, x, y, z), made(72, x, y, z)};
}

NameFeatures::Across NameFeatures::across(std::span<const Sight> words, std::size_t at) {
  const Sight &a = seen(words, at, -2), &b = seen(words, at, -1), &me = words[at],
              &c = seen(words, at, 1), &d = seen(words, at, 2), &e = seen(words, at, 3);
  const Sight& last = words[words.size() - 1];
  return {made(63, a.whole, b.kind),
          made(67, c.kind, d.whole),
          made(69, c.kind, c.glued, me.role),
          made(73, c.kind, d.kind, e.kind, me.role),
          made(74, me.shape, b.kind, c.kind),
          made(75, me.stem, b.stem),
          made(76, me.stem, c.stem),
          made(77, b.shape, me.shape, c.shape, me.glued, c.glued),
          made(78, last.whole == me.whole, me.role,
               words.size() > 1 ? words[words.size() - 2].head : 0),
          made(79, a.role, b.role, me.role, c.role),
          made(80, c.stem, d.stem),
          made(83, me.shape, c.stem),
          made(84, me.shape, b.stem)};
}

void NameFeatures::around(std::span<const Sight> words, std::size_t at,
                          std::vector<std::uint64_t>& first, std::vector<std::uint64_t>& later) {
  const Sight& c = seen(words, at, 1);
  const Before b = before(seen(words, at, -1), words[at].glued);
  const Behind f = behind(c, c.glued);
  const Across x = across(words, at);
  const auto kind = [&](std::ptrdiff_t by) { return std::size_t{seen(words, at, by).kind}; };
  const auto three = [&](std::ptrdiff_t by) { return kinds(kind(by), kind(by + 1), kind(by + 2)); };
  const std::uint64_t in_order[] = {b[0],         b[1],
                                    b[2],         x[0],
                                    f[0],         f[1],
                                    f[2],         x[1],
                                    b[3],         x[2],
                                    three(-1)[2], three(-2)[1],
                                    three(0)[3],  x[3],
                                    x[4],         x[5],
                                    x[6],         x[7],
                                    x[8],         x[9],
                                    x[10],        second(seen(words, at, 2)),
                                    three(-3)[0], x[11],
                                    x[12]};
  first.clear();
  later.clear();
  for (const std::uint64_t feature : in_order) {
    first.push_back(of_first(feature));
    later.push_back(of_later(feature));
  }
}

}  // namespace hj::entity
