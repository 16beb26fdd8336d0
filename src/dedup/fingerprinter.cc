#include "dedup/fingerprinter.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "dedup/prints.h"

namespace hj {
namespace {

using dedup::kFigures;
using dedup::kMinima;

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

class Sampler {
 public:
  Sampler() { minima_.fill(kEmpty); }

  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && count_ < kMost;) {
      const Rune rune = rune_at(text, at);
      at += rune.size;
      if (const char32_t c = letter(rune.code); c != 0) add(c);
      figure(rune.code);
    }
    end_figure();
  }

  Layer<Print> prints() {
    Layer<Print> out;
    if (count_ < kFewest) return out;
    densify();
    for (std::size_t i = 0; i < kMinima; i += 2)
      out.rows.push_back(minima_[i] | Print{minima_[i + 1]} << 32);
    std::sort(figures_.begin(), figures_.end());
    figures_.erase(std::unique(figures_.begin(), figures_.end()), figures_.end());
    out.rows.push_back((count_ - kShingle + 1) | Print{figures_.size()} << 32);
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
    if (count_ < kShingle) return;
    const std::uint64_t h = mix(rolling_);
    std::uint32_t& min = minima_[h >> 57];
    min = std::min(min, static_cast<std::uint32_t>(h));
  }

  // 1,200억 -> "1200억": a figure with the letter after it; commas are a matter of style.
  void figure(char32_t c) {
    if (is_digit(c) || (c == '.' && !figure_.empty())) {
      append(figure_, c);
    } else if (!figure_.empty() && c != ',') {
      if (is_syllable(c) || is_latin(c) || c == '%') append(figure_, c);
      end_figure();
    }
    if (figure_.size() > 32) end_figure();
  }
  void end_figure() {
    if (!figure_.empty() && figures_.size() < kMost / 8)
      figures_.push_back(static_cast<std::uint32_t>(hash64(figure_)));
    figure_.clear();
  }

  // Each empty bin borrows from a full one chosen by the bin alone, so that like texts borrow
  // alike.
  void densify() {
    static_assert(kMinima == 128, "h >> 57 is the bin");
    const auto from = minima_;
    for (std::size_t i = 0; i < kMinima; ++i) {
      std::uint64_t h = i;
      while (minima_[i] == kEmpty) {
        h = mix(h + kBase);
        minima_[i] = from[h >> 57];
      }
    }
  }

  std::array<std::uint32_t, kMinima> minima_{};
  std::array<char32_t, kShingle> ring_{};
  std::uint64_t rolling_ = 0;
  std::size_t count_ = 0;  // letters
  std::string figure_;
  std::vector<std::uint32_t> figures_;
};

}  // namespace

Layer<Print> Fingerprinter::operator()(const Document& doc) const {
  Sampler body;
  for (const Block& block : doc.blocks.rows)
    if (block.kind == BlockKind::body) body.read(doc.at(block.span));
  Layer<Print> out = body.prints();
  out.maker = hash64("dedup.fingerprinter 1");
  return out;
}

}  // namespace hj
