#include "dedup/fingerprinter.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "dedup/prints.h"

namespace hj {
namespace {

using dedup::kFigures;
using dedup::kFirstFigure;
using dedup::kForm;
using dedup::kMinima;
using dedup::kOutline;
using dedup::kPlaces;

constexpr std::size_t kShingle = 4;      // letters
constexpr std::size_t kFewest = 24;      // letters below which a text is no evidence of copying
constexpr std::size_t kMost = 1U << 18;  // letters read: a longer text is told by its beginning
constexpr std::uint32_t kEmpty = ~std::uint32_t{0};
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;

constexpr std::uint64_t mix(std::uint64_t x) {  // the finaliser of SplitMix64 (Steele 2014)
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}
constexpr std::uint64_t power(std::size_t n) {
  std::uint64_t out = 1;
  while (n-- > 0) out *= kBase;
  return out;
}

// 0 for what is no letter or digit: marks and spaces are set differently by every outlet.
char32_t letter(char32_t c) {
  if (is_syllable(c) || is_digit(c) || is_hanja(c)) return c;
  if (is_latin(c)) return c | 0x20;
  return c >= 0x3040 && c < 0x3100 ? c : 0;  // kana
}

// A particle has two forms, by the sound before it: another name in one template takes the other.
char32_t either_form(char32_t c) {
  switch (c) {
    case U'은':
      return U'는';
    case U'이':
      return U'가';
    case U'을':
      return U'를';
    case U'과':
      return U'와';
    default:
      return c;
  }
}

// Of a word's last letters those that mostly are a particle or an ending, and no part of a name:
// in a row they are what a template leaves as it is.
class Joints {
 public:
  constexpr Joints() {
    for (const char32_t c :
         std::u32string_view(U"은는이가을를에의로와과도만서며고다한된할던면께여지해"))
      bits_[(c - kFirst) / 64] |= std::uint64_t{1} << ((c - kFirst) % 64);
  }
  constexpr bool has(char32_t c) const {
    return is_syllable(c) && (bits_[(c - kFirst) / 64] >> ((c - kFirst) % 64) & 1) != 0;
  }

 private:
  static constexpr char32_t kFirst = U'가', kLast = U'힣';
  std::array<std::uint64_t, (kLast - kFirst) / 64 + 1> bits_{};
};
constexpr Joints kJoints;

// One permutation MinHash: a hash chooses its bin, and each bin keeps its smallest.
class Minima {
 public:
  Minima() { least_.fill(kEmpty); }

  void add(std::uint64_t hash, std::uint32_t place) {
    const std::size_t bin = hash >> 57;
    if (static_cast<std::uint32_t>(hash) >= least_[bin]) return;
    least_[bin] = static_cast<std::uint32_t>(hash);
    places_[bin] = place;
  }
  // Each empty bin borrows from a full one chosen by the bin alone, so that like texts borrow
  // alike. At least one bin must be full.
  void densify() {
    static_assert(kMinima == 128, "hash >> 57 is the bin");
    const auto from = least_;
    for (std::size_t i = 0; i < kMinima; ++i) {
      std::uint64_t h = i;
      while (least_[i] == kEmpty) {
        h = mix(h + kBase);
        least_[i] = from[h >> 57];
        places_[i] = places_[h >> 57];
      }
    }
  }
  std::uint32_t least(std::size_t bin) const { return least_[bin]; }
  std::uint32_t place(std::size_t bin) const { return places_[bin]; }

 private:
  std::array<std::uint32_t, kMinima> least_{}, places_{};
};

class Sampler {
 public:
  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && count_ < kMost;) {
      const Rune rune = rune_at(text, at);
      at += rune.size;
      figure(rune.code);
      if (const char32_t c = letter(rune.code); c != 0)
        add(c), last_ = c;
      else if (is_space(rune.code))
        end_word();
    }
    end_figure();
    end_word();
  }

  Layer<Print> prints() {
    Layer<Print> out;
    if (count_ < kFewest) return out;
    shingles_.densify();
    for (std::size_t i = 0; i < kMinima; i += 2)
      out.rows.push_back(shingles_.least(i) | Print{shingles_.least(i + 1)} << 32);
    std::sort(figures_.begin(), figures_.end());
    figures_.erase(std::unique(figures_.begin(), figures_.end()), figures_.end());
    out.rows.push_back((count_ - kShingle + 1) | Print{figures_.size()} << 32 | kForm);
    put_places(out.rows);
    put_outline(out.rows);
    figures_.resize(std::min(figures_.size(), kFigures));
    for (std::size_t i = 0; i < figures_.size(); i += 2) {
      const Print second = i + 1 < figures_.size() ? figures_[i + 1] : 0;
      out.rows.push_back(figures_[i] | second << 32);
    }
    return out;
  }

 private:
  void add(char32_t c) {
    char32_t& slot = ring_[count_++ % kShingle];
    rolling_ = (rolling_ - slot * power(kShingle - 1)) * kBase + c;
    slot = c;
    if (count_ >= kShingle) shingles_.add(mix(rolling_), static_cast<std::uint32_t>(count_));
  }
  void end_word() {
    const char32_t last = std::exchange(last_, 0);
    if (!kJoints.has(last)) return;
    endings_ = (endings_ << 16 | either_form(last)) & 0xFFFF'FFFF'FFFFULL;  // of three
    if (++joints_ >= 3) outline_.add(mix(endings_), 0);
  }

  // "기온은 6도" -> "온은6도": a figure with two letters before it and the one after. 3천120억 and
  // 3,120억 are one, as a matter of style. Days say nothing: what one template makes in one day has
  // them in common.
  void figure(char32_t c) {
    if (is_digit(c) || (c == '.' && !figure_.empty())) {
      if (figure_.empty()) begin_figure();
      append(figure_, c);
    } else if (c == U'천' && !figure_.empty() && thousands_ == 0) {
      thousands_ = figure_.size();
    } else if (!figure_.empty() && c != ',') {
      if (c == U'년' || c == U'월' || c == U'일') return forget_figure();
      fill_thousands();
      if (is_syllable(c) || is_latin(c) || c == '%') append(figure_, c);
      end_figure();
    }
    if (figure_.size() > 40) end_figure();
  }
  void begin_figure() {
    for (const std::size_t back : {2U, 1U})
      if (count_ >= back) append(figure_, ring_[(count_ - back) % kShingle]);
  }
  void fill_thousands() {  // 3천, 3천20 -> 3000, 3020
    if (thousands_ == 0) return;
    const std::size_t digits = figure_.size() - thousands_;
    if (digits < 3) figure_.insert(thousands_, 3 - digits, '0');
    thousands_ = 0;
  }
  void end_figure() {
    fill_thousands();
    if (!figure_.empty() && figures_.size() < kMost / 8)
      figures_.push_back(static_cast<std::uint32_t>(hash64(figure_)));
    forget_figure();
  }
  void forget_figure() {
    figure_.clear();
    thousands_ = 0;
  }

  void put_places(std::vector<Print>& out) const {
    out.resize(out.size() + kPlaces);
    for (std::size_t i = 0; i < kMinima; ++i) {
      const Print quarter = (std::uint64_t{shingles_.place(i)} - 1) * 4 / count_;
      out[kBands + 1 + i / 32] |= quarter << (i % 32 * 2);
    }
  }
  void put_outline(std::vector<Print>& out) {
    out.resize(out.size() + kOutline);
    if (joints_ < 3) return;
    outline_.densify();
    for (std::size_t i = 0; i < kMinima; ++i)
      out[kFirstFigure - kOutline + i / 16] |= Print{outline_.least(i) & 15U} << (i % 16 * 4);
  }

  Minima shingles_, outline_;
  std::array<char32_t, kShingle> ring_{};
  std::uint64_t rolling_ = 0, endings_ = 0;
  std::size_t count_ = 0, joints_ = 0;  // letters; words that end in a joint
  char32_t last_ = 0;                   // of the word that is read
  std::string figure_;
  std::size_t thousands_ = 0;  // of its bytes, before 천; 0: none
  std::vector<std::uint32_t> figures_;
};

}  // namespace

Layer<Print> Fingerprinter::operator()(const Document& doc) const {
  Sampler body;
  for (const Block& block : doc.blocks.rows)
    if (block.kind == BlockKind::body) body.read(doc.at(block.span));
  Layer<Print> out = body.prints();
  out.maker = hash64("dedup.fingerprinter 3");
  return out;
}

}  // namespace hj
