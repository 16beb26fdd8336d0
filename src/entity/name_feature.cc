#include "entity/name_feature.h"

#include <algorithm>
#include <string>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"

namespace hj::entity {
namespace {

std::uint64_t mix(std::uint64_t state, std::uint64_t value) {
  state = (state ^ value) * 0x9E3779B97F4A7C15ULL;
  return state ^ state >> 29;
}
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

// One word while its features are made.
class Maker {
 public:
  Maker(const Tables& tables, const Registry& registry, std::string_view word)
      : t_(tables), registry_(registry), word_(word) {
    for (std::size_t at = 0; at < word.size();) {
      const Rune r = rune_at(word, at);
      codes_.push_back(r.code);
      out_.bytes.push_back(static_cast<std::uint32_t>(at));
      at += r.size;
    }
    out_.bytes.push_back(static_cast<std::uint32_t>(word.size()));
    n_ = codes_.size();
    cut_josa();
    gazette();
  }
  Inside run() {
    see();
    for (std::size_t k = 0; k <= std::min(n_, kLongestHashed); ++k) {
      heads_.push_back(of(part(0, k)));
      ends_.push_back(of(part(n_ - k, n_)));
    }
    if (stem_ >= 2)
      for (const std::size_t k : {1, 2, 3})
        stem_end_[k] = of(part(stem_ - std::min(k, stem_), stem_));
    for (std::size_t i = 0; i < n_; ++i) {
      out_.starts.push_back(static_cast<std::uint32_t>(out_.features.size()));
      count_ = 0;
      letters(i);
      affixes(i);
      tables(i);
      out_.features.insert(out_.features.end(), now_.begin(), now_.begin() + count_);
    }
    out_.starts.push_back(static_cast<std::uint32_t>(out_.features.size()));
    return std::move(out_);
  }

 private:
  std::string_view part(std::size_t begin, std::size_t end) const {
    return word_.substr(out_.bytes[begin], out_.bytes[end] - out_.bytes[begin]);
  }
  static std::uint64_t of(std::string_view text) { return hash64(text); }
  char32_t at(std::size_t i, int by) const {
    const auto k = static_cast<std::ptrdiff_t>(i) + by;
    if (k < 0) return kBefore;
    if (k >= static_cast<std::ptrdiff_t>(n_)) return kBehind;
    return codes_[static_cast<std::size_t>(k)];
  }
  static unsigned type(char32_t c) {
    if (c == kBefore || c == kBehind) return 7;
    if (c >= 'A' && c <= 'Z') return 6;
    return static_cast<unsigned>(script_of(c));
  }

  // The longest josa that leaves two characters, and the stem in front of it.
  void cut_josa() {
    stem_ = n_;
    for (std::size_t k = n_; k-- > 1 && n_ - k <= 6;) {
      if (!is_syllable(codes_[k])) break;
      const Josa j = josa_behind(t_.josa, part(0, k), part(k, n_));
      if (j.ok && (k >= 2 || n_ == 2)) stem_ = k, role_ = j.role;
    }
  }
  std::uint8_t role() const {
    return role_.empty() ? 0 : static_cast<std::uint8_t>(of(role_) % 251 + 1);
  }

  Told told(std::string_view stem) const {
    const char32_t c = codes_.empty() ? 0 : codes_[0];
    if (script_of(c) == Script::mark) return Told::mark;
    if (script_of(c) == Script::digit)
      return n_ > 1 && script_of(codes_[n_ - 1]) != Script::digit ? Told::number_mixed
                                                                  : Told::digits;
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
    if (t_.given_name.has(stem)) return Told::given;
    if (t_.say.longest(stem)) return Told::say;
    if (t_.noun.has(stem)) return Told::noun;
    if (shape_ > 0) return Told::name_shape;
    if (script_of(c) == Script::latin) return Told::latin;
    if (script_of(c) == Script::hanja) return Told::hanja;
    return Told::none;
  }

  // What the tables find in the word; said once, used for each character.
  void gazette() {
    in_.assign(n_, 0);
    noun_.assign(n_, 0);
    for (std::size_t i = 0; i < n_;) {
      const Registry::Hit party = registry_.longest(part(i, n_));
      std::size_t end = i;
      unsigned kind = 0;
      if (party.bytes > 0) {
        const auto sense = registry_.sense(party.first);
        end = index(out_.bytes[i] + party.bytes);
        kind = static_cast<unsigned>(registry_.party(sense.party).kind) * 2 + sense.weak;
      } else if (const Table::Hit hit = t_.place.longest(part(i, n_))) {
        end = index(out_.bytes[i] + hit.bytes);
        kind = 20;
      }
      if (end <= i + 1) {
        ++i;
        continue;
      }
      for (std::size_t k = i; k < end; ++k)
        in_[k] = 1 + kind * 4 +
                 (k == i         ? 0
                  : k + 1 == end ? 2
                                 : 1) +
                 (i == 0 ? 0 : 128) + (end >= stem_ ? 256 : 0);
      i = end;
    }
    // Longest known nouns, from the left.
    for (std::size_t i = 0; i < n_;) {
      const Table::Hit hit = t_.noun.longest(part(i, n_));
      const std::size_t end = hit ? index(out_.bytes[i] + hit.bytes) : i;
      if (end <= i) {
        ++i;
        continue;
      }
      for (std::size_t k = i; k < end; ++k)
        noun_[k] = static_cast<unsigned>(1 + std::min<std::size_t>(end - i, 5) * 4 +
                                         (k == i         ? 0
                                          : k + 1 == end ? 2
                                                         : 1));
      i = end;
    }
    known_ = t_.noun.has(part(0, stem_)) ? 1 : t_.noun.has(word_) ? 2 : 0;
    shape_ = name_shape();
    for (std::size_t b = 0; b < stem_; ++b)
      if (const Table::Hit hit = t_.org_suffix.exact(part(b, stem_)); hit) {
        suffix_ = b, suffix_kind_ = hit.value == "strong" ? 1 : 2;
        break;
      }
    given_ = t_.given_name.has(part(0, stem_)) || t_.given_name.has(word_);
  }
  std::size_t index(std::size_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(out_.bytes.begin(), out_.bytes.end(), byte) -
                                    out_.bytes.begin());
  }
  // 김동원: a surname, and syllables of given names behind it.
  unsigned name_shape() const {
    if (n_ < 2 || !is_syllable(codes_[0])) return 0;
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
    const char32_t a = at(i, -3), b = at(i, -2), c = at(i, -1), d = at(i, 0), e = at(i, 1),
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
    add(made(14, type(b), type(c), type(d), type(e), type(f)));
    add(made(15, type(d), std::min<std::size_t>(i, 4), std::min<std::size_t>(n_, 6)));
  }
  void affixes(std::size_t i) {
    const std::size_t left = stem_ > i ? stem_ - i : 0;  // characters of the stem from here on
    const std::uint64_t place = std::min<std::size_t>(i, 5) * 8 + std::min<std::size_t>(left, 7);
    add(made(20, place, role()));
    if (i < kLongestHashed) add(made(21, heads_[i + 1]));
    if (n_ - i < kLongestHashed) add(made(22, ends_[n_ - i]));
    if (n_ - i - 1 < 8) add(made(23, ends_[n_ - i - 1]));
    if (n_ < kLongestHashed && i < 8) add(made(24, out_.sight.whole, i));
    if (stem_ < kLongestHashed && i < 8) add(made(25, out_.sight.stem, i));
    if (stem_ >= 2) {
      add(made(26, stem_end_[2], std::min<std::size_t>(left, 4), i == 0));
      if (stem_ >= 3) add(made(27, stem_end_[3], std::min<std::size_t>(left, 4), i == 0));
      add(made(28, stem_end_[1], std::min<std::size_t>(left, 4), i == 0));
      add(made(29, heads_[2], std::min<std::size_t>(i, 4)));
    }
    if (i > 0 && i < 8) add(made(30, heads_[i], d_type(i)));
  }
  unsigned d_type(std::size_t i) const { return type(codes_[i]); }
  void tables(std::size_t i) {
    const std::size_t left = stem_ > i ? stem_ - i : 0;
    const std::uint64_t end = std::min<std::size_t>(left, 5);
    add(made(40, in_[i]));
    add(made(41, noun_[i], end == 1, i == 0));
    add(made(42, known_, std::min<std::size_t>(stem_, 6), i == 0, end));
    add(made(43, shape_, std::min<std::size_t>(stem_, 6), std::min<std::size_t>(i, 4), known_));
    add(made(44, shape_, std::min<std::size_t>(n_, 6), std::min<std::size_t>(i, 4), role()));
    if (suffix_ < stem_) add(made(45, suffix_kind_, suffix_ == 0, i < suffix_, end, known_));
    if (given_) add(made(46, std::min<std::size_t>(i, 3), end));
    // What stands behind here, to the end: 씨는, 측이, 대통령은.
    if (i + 1 < n_) {
      const std::string_view rest = part(i + 1, n_);
      if (const Table::Hit hit = t_.suffix.longest(rest);
          hit && josa_behind(t_.josa, rest.substr(0, hit.bytes), rest.substr(hit.bytes)).ok)
        add(made(47, of(rest.substr(0, hit.bytes))));
      if (const Table::Hit hit = t_.title.longest(rest);
          hit && josa_behind(t_.josa, rest.substr(0, hit.bytes), rest.substr(hit.bytes)).ok)
        add(made(48, hit.bytes));
    }
    add(made(49, static_cast<unsigned>(out_.sight.kind), std::min<std::size_t>(i, 3), end));
  }
  void see() {
    Sight& s = out_.sight;
    s.whole = of(word_);
    s.stem = of(part(0, stem_));
    s.head = of(part(0, std::min<std::size_t>(2, n_)));
    s.end = of(part(n_ > 2 ? n_ - 2 : 0, n_));
    s.kind = static_cast<std::uint8_t>(told(part(0, stem_)));
    s.role = role();
    s.shape =
        static_cast<std::uint8_t>(std::size_t{type(codes_[0])} * 8 + std::min<std::size_t>(n_, 7));
  }

  const Tables& t_;
  const Registry& registry_;
  std::string_view word_;
  std::vector<char32_t> codes_;
  std::vector<unsigned> in_, noun_;          // of the tables, per character
  std::vector<std::uint64_t> heads_, ends_;  // hashes of its first and last characters, by number
  std::array<std::uint64_t, 4> stem_end_{};  // the same of its stem's last ones
  std::size_t n_ = 0, stem_ = 0, suffix_ = 1000;
  std::string_view role_;
  unsigned known_ = 0, shape_ = 0, suffix_kind_ = 0;
  bool given_ = false;
  static constexpr std::size_t kMostFeatures = 40;  // of a character
  std::array<std::uint64_t, kMostFeatures> now_{};
  std::ptrdiff_t count_ = 0;
  Inside out_;
};

}  // namespace

Inside NameFeatures::inside(std::string_view word) const {
  return Maker(tables_, registry_, word).run();
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

std::uint64_t NameFeatures::of_first(std::uint64_t feature) { return mix(feature, 1); }
std::uint64_t NameFeatures::of_later(std::uint64_t feature) { return mix(feature, 2); }

NameFeatures::Before NameFeatures::before(const Sight& b, bool glued) {
  return {made(60, b.whole, glued), made(61, b.end, glued), made(62, b.stem, b.role != 0),
          made(68, b.kind, b.role, glued)};
}
NameFeatures::Behind NameFeatures::behind(const Sight& c, bool glued) {
  return {made(64, c.whole, glued), made(65, c.head, glued), made(66, c.stem, c.role)};
}
std::uint64_t NameFeatures::second(const Sight& d) { return made(81, d.kind, d.stem); }

NameFeatures::Across NameFeatures::across(std::span<const Sight> words, std::size_t at) {
  const Sight &z = seen(words, at, -3), &a = seen(words, at, -2), &b = seen(words, at, -1),
              &me = words[at], &c = seen(words, at, 1), &d = seen(words, at, 2),
              &e = seen(words, at, 3);
  const Sight& last = words[words.size() - 1];
  return {made(63, a.whole, b.kind),
          made(67, c.kind, d.whole),
          made(69, c.kind, c.glued, me.role),
          made(70, b.kind, me.kind, c.kind),
          made(71, a.kind, b.kind, me.kind),
          made(72, me.kind, c.kind, d.kind),
          made(73, c.kind, d.kind, e.kind, me.role),
          made(74, me.shape, b.kind, c.kind),
          made(75, me.stem, b.stem),
          made(76, me.stem, c.stem),
          made(77, b.shape, me.shape, c.shape, me.glued, c.glued),
          made(78, last.whole == me.whole, me.role,
               words.size() > 1 ? words[words.size() - 2].head : 0),
          made(79, a.role, b.role, me.role, c.role),
          made(80, c.stem, d.stem),
          made(82, z.kind, a.kind, b.kind),
          made(83, me.shape, c.stem),
          made(84, me.shape, b.stem)};
}

void NameFeatures::around(std::span<const Sight> words, std::size_t at,
                          std::vector<std::uint64_t>& first, std::vector<std::uint64_t>& later) {
  const Sight& c = seen(words, at, 1);
  const Before b = before(seen(words, at, -1), words[at].glued);
  const Behind f = behind(c, c.glued);
  const Across x = across(words, at);
  const std::uint64_t in_order[] = {
      b[0],  b[1],  b[2], x[0], f[0], f[1], f[2],  x[1],  b[3],  x[2],  x[3],
      x[4],  x[5],  x[6], x[7], x[8], x[9], x[10], x[11], x[12], x[13], second(seen(words, at, 2)),
      x[14], x[15], x[16]};
  first.clear();
  later.clear();
  for (const std::uint64_t feature : in_order) {
    first.push_back(of_first(feature));
    later.push_back(of_later(feature));
  }
}

}  // namespace hj::entity
