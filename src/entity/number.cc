#include "entity/number.h"

#include <cmath>
#include <optional>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::entity {
namespace {

struct Unit {
  std::string_view word;
  double value;
};
constexpr Unit kLarge[] = {{"만", 1e4}, {"억", 1e8},  {"조", 1e12}, {"경", 1e16}, {"萬", 1e4},
                           {"億", 1e8}, {"兆", 1e12}, {"万", 1e4},  {"亿", 1e8}};
constexpr Unit kSmall[] = {{"천", 1e3}, {"백", 1e2}, {"십", 1e1}, {"千", 1e3}, {"百", 1e2}};

class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), begin_(at), at_(at) {}

  Number read() {
    if (text_.substr(at_).starts_with("수")) return vague();
    double last = 1e20;
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      if (groups_ > 0) skip_space();
      const auto part = section();
      if (part) many();
      const double large = part ? unit(kLarge).value_or(0) : 0;
      // 2조 4000억, 3만 5000명: a later group is smaller; else a space begins another number.
      const bool apart =
          groups_ > 0 && at_section_ != before && large == 0 && (last > 1e4 || dated());
      if (!part || large >= last || apart) {
        at_ = before;
        break;
      }
      out_.value += *part * (large > 0 ? large : 1);
      last = large;
      ++groups_;
      if (large == 0) break;
    }
    out_.bytes = static_cast<std::uint32_t>(at_ - begin_);
    out_.plain = out_.bytes > 0 && digits_only_;
    return out_;
  }

 private:
  bool eat(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_space() {
    if (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  template <std::size_t N>
  std::optional<double> unit(const Unit (&units)[N]) {
    for (const Unit& u : units)
      if (eat(u.word)) {
        digits_only_ = false;
        return u.value;
      }
    return std::nullopt;
  }
  bool digit(std::size_t at) const {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
  }
  // 1,250.5: a comma only before three digits, a point only before a digit.
  std::optional<double> digits() {
    if (!digit(at_)) return std::nullopt;
    double value = 0;
    int read = 0;
    for (; digit(at_) || comma(); ++at_, ++read)
      if (digit(at_)) value = value * 10 + (text_[at_] - '0');
    if (at_ < text_.size() && text_[at_] == '.' && digit(at_ + 1)) {
      digits_only_ = false;
      double scale = 1, fraction = 0;
      for (++at_; digit(at_) && scale < 1e15; ++at_) {
        fraction = fraction * 10 + (text_[at_] - '0');
        scale *= 10;
      }
      value += fraction / scale;
    }
    return value;
  }
  // 10여만, 100여억: 여 before a large unit.
  void many() {
    constexpr std::string_view kMany = "여";
    if (!text_.substr(at_).starts_with(kMany)) return;
    for (const Unit& u : kLarge)
      if (text_.substr(at_ + kMany.size()).starts_with(u.word)) {
        at_ += kMany.size();
        out_.approx = true;
        return;
      }
  }
  bool dated() const {
    for (const std::string_view unit : {"년", "월", "일", "개월", "시", "분"})
      if (text_.substr(at_).starts_with(unit)) return true;
    return false;
  }
  bool comma() {
    const bool yes = at_ < text_.size() && text_[at_] == ',' && digit(at_ + 1) && digit(at_ + 2) &&
                     digit(at_ + 3) && !digit(at_ + 4) && at_ > 0 && digit(at_ - 1);
    if (yes) digits_only_ = false;
    return yes;
  }
  // Below 만: 9천300, 5백, 천.
  std::optional<double> section() {
    at_section_ = at_;
    double value = 0;
    bool any = false;
    for (double last = 1e4;;) {
      const std::size_t before = at_;
      const auto head = digits();
      const auto small = head || groups_ == 0 || any ? unit(kSmall) : std::nullopt;
      if ((!head && !small) || (small && *small >= last)) {
        at_ = before;
        break;
      }
      value += head.value_or(1) * small.value_or(1);
      any = true;
      if (!small) break;
      last = *small;
    }
    if (!any) return std::nullopt;
    return value;
  }
  // 수조, 수십억, 수백만, 수천: the order of size alone.
  Number vague() {
    at_ += std::string_view("수").size();
    const auto small = unit(kSmall);
    const auto large = unit(kLarge);
    if (!small && !large) return {};
    out_.value = small.value_or(1) * large.value_or(1);
    out_.approx = true;
    out_.bytes = static_cast<std::uint32_t>(at_ - begin_);
    return out_;
  }

  std::string_view text_;
  std::size_t begin_, at_, at_section_ = 0;
  int groups_ = 0;
  bool digits_only_ = true;
  Number out_;
};

}  // namespace

Number number_at(std::string_view text, std::size_t at) {
  Number out = Reader(text, at).read();
  // Products of a fraction (1.25조) are whole in their last place.
  if (!(out.value < 1e21)) return {};
  if (out.value < 1e18) out.value = std::round(out.value * 1e6) / 1e6;
  return out;
}

}  // namespace hj::entity
