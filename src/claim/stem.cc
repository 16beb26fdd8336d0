#include "claim/stem.h"

#include <algorithm>
#include <array>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::claim {
namespace {

constexpr int kA = 0, kAe = 1, kEo = 4, kE = 5, kYeo = 6, kO = 8, kWa = 9, kWae = 10, kOe = 11,
              kU = 13, kWo = 14, kEu = 18, kI = 20;
constexpr int kRieul = 5, kHieut = 18, kDigeut = 7, kSiot = 19;  // ㄹ, ㅎ initial; ㄷ, ㅅ final
constexpr std::array<std::string_view, 9> kKeepB = {"잡", "뽑", "입", "접", "꼽",
                                                    "업", "씹", "집", "좁"};
constexpr std::array<std::string_view, 7> kKeepS = {"벗", "빗", "솟", "씻", "웃", "앗", "뺏"};
constexpr std::array<std::string_view, 4> kTurnD = {"싣", "듣", "걷",
                                                    "닫"};  // 닫 is regular, see below

std::string with(std::string_view head, Jamo j) {
  std::string out(head);
  append(out, compose(j));
  return out;
}

class Maker {
 public:
  explicit Maker(std::string_view stem) : stem_(stem) {
    const Rune last = rune_before(stem, stem.size());
    head_ = stem.substr(0, stem.size() - last.size);
    tail_ = stem.substr(head_.size());
    jamo_ = decompose(last.code);
  }

  std::vector<Shape> run() {
    if (jamo_.final == 0) {
      vowel();
    } else if (jamo_.final == kFinalL) {
      rieul();
    } else if (jamo_.final == kFinalB && std::ranges::find(kKeepB, tail_) == kKeepB.end()) {
      bieup();
    } else if (jamo_.final == kSiot && std::ranges::find(kKeepS, tail_) == kKeepS.end()) {
      add({jamo_.initial, jamo_.medial, 0}, Fuse::none);  // 짓 -> 지어, 지은
    } else if (tail_ == "놓") {
      fused({jamo_.initial, kWa, 0});  // 놔, 놨다
    } else if (jamo_.final == kDigeut && tail_ != "닫" &&
               std::ranges::find(kTurnD, tail_) != kTurnD.end()) {
      add({jamo_.initial, jamo_.medial, kFinalL}, Fuse::none);  // 싣 -> 실어
    }
    out_.push_back({std::string(stem_), Fuse::none});
    if (jamo_.final == kFinalL) add(jamo_, Fuse::l);  // 팔 것: behind the stem's own, 팔지 않다
    return std::move(out_);
  }

 private:
  void add(Jamo j, Fuse fuse) { out_.push_back({with(head_, j), fuse}); }
  void finals(Jamo j) {
    add({j.initial, j.medial, kFinalN}, Fuse::n);
    add({j.initial, j.medial, kFinalL}, Fuse::l);
    add({j.initial, j.medial, kFinalM}, Fuse::m);
    add({j.initial, j.medial, kFinalB}, Fuse::b);
  }
  void fused(Jamo j) {
    add({j.initial, j.medial, 0}, Fuse::a);
    add({j.initial, j.medial, kFinalSs}, Fuse::past);
  }
  void vowel() {
    finals(jamo_);
    const int i = jamo_.initial;
    switch (jamo_.medial) {
      case kA:
        if (i == kHieut) fused({i, kAe, 0});  // 하 -> 해; 가 -> 가 keeps
        if (i != kHieut) fused(jamo_);
        break;
      case kEo:
      case kE:
      case kAe:
      case kYeo:
        fused(jamo_);
        break;
      case kO:
        fused({i, kWa, 0});
        break;
      case kU:
        fused({i, kWo, 0});
        break;
      case kOe:
        fused({i, kWae, 0});
        break;
      case kI:
        fused({i, kYeo, 0});
        break;
      case kEu:
        weak();
        break;
      default:
        break;
    }
  }
  // 쓰 -> 써, 모으 -> 모아, 고르 -> 골라, 따르 -> 따라 (both shapes are made, one of them is idle).
  void weak() {
    if (head_.empty()) return fused({jamo_.initial, kEo, 0});
    const Rune before = rune_before(head_, head_.size());
    if (!is_syllable(before.code)) return;
    const Jamo b = decompose(before.code);
    const int medial = b.medial == kA || b.medial == kO ? kA : kEo;
    fused({jamo_.initial, medial, 0});
    if (jamo_.initial != kRieul || b.final != 0) return;
    const std::string front(head_.substr(0, head_.size() - before.size));
    const std::string doubled = with(front, {b.initial, b.medial, kFinalL});
    out_.push_back({with(doubled, {kRieul, medial, 0}), Fuse::a});
    out_.push_back({with(doubled, {kRieul, medial, kFinalSs}), Fuse::past});
  }
  // 만들 -> 만드는, 만든, 만들 (with the ㄹ of the stem and of the ending in one), 만듭니다.
  void rieul() {
    add({jamo_.initial, jamo_.medial, 0}, Fuse::none);
    add({jamo_.initial, jamo_.medial, kFinalN}, Fuse::n);
    add({jamo_.initial, jamo_.medial, kFinalB}, Fuse::b);
  }
  // 돕 -> 도우, 도운, 도와; 가깝 -> 가까워.
  void bieup() {
    const std::string open = with(head_, {jamo_.initial, jamo_.medial, 0});
    const bool bright = tail_ == "돕" || tail_ == "곱";
    for (const auto& [final, fuse] :
         {std::pair{0, Fuse::none}, {kFinalN, Fuse::n}, {kFinalL, Fuse::l}, {kFinalM, Fuse::m}})
      out_.push_back({with(open, {11, kU, final}), fuse});
    out_.push_back({with(open, {11, bright ? kWa : kWo, 0}), Fuse::a});
    out_.push_back({with(open, {11, bright ? kWa : kWo, kFinalSs}), Fuse::past});
  }

  std::string_view stem_, head_, tail_;
  Jamo jamo_{};
  std::vector<Shape> out_;
};

}  // namespace

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::vector<Shape> shapes(std::string_view stem) {
  if (stem.empty() || !is_syllable(rune_before(stem, stem.size()).code))
    return {{std::string(stem), Fuse::none}};
  return Maker(stem).run();
}

std::string normal_ending(Fuse fuse, std::string_view rest) {
  switch (fuse) {
    case Fuse::n:
      return "ㄴ" + std::string(rest);
    case Fuse::l:
      return "ㄹ" + std::string(rest);
    case Fuse::m:
      return "ㅁ" + std::string(rest);
    case Fuse::b:
      return "ㅂ" + std::string(rest);
    case Fuse::a:
      return "아" + std::string(rest);
    case Fuse::past:
      return "았" + std::string(rest);
    case Fuse::none:
      break;
  }
  if (rest.empty()) return {};
  if (take(rest, "었") || take(rest, "았") || take(rest, "였")) return "았" + std::string(rest);
  if (take(rest, "어") || take(rest, "아") || take(rest, "여")) return "아" + std::string(rest);
  if (take(rest, "은")) return "ㄴ" + std::string(rest);
  if (take(rest, "을")) return "ㄹ" + std::string(rest);
  if (take(rest, "음")) return "ㅁ" + std::string(rest);
  if (take(rest, "습")) return "ㅂ" + std::string(rest);
  if (rest != "으나") take(rest, "으");
  return std::string(rest);
}

}  // namespace hj::claim
