#include "claim/ending.h"

#include "claim/stem.h"

namespace hj::claim {
Ending Endings::read(std::string_view normal) const {
  Tense tense = Tense::none;
  if (take(normal, "시") && take(normal, "었")) tense = Tense::past;
  if (take(normal, "셨")) tense = Tense::past;
  while (take(normal, "았") || take(normal, "었")) tense = Tense::past;
  if (take(normal, "겠")) tense = Tense::future;
  if (tense != Tense::none) {          // 했으며 -> 며, 했습니다 -> ㅂ니다, 했음 -> ㅁ
    if (normal.starts_with("습니")) {  // 했습니다 -> ㅂ니다
      Ending out = read("ㅂ니" + std::string(normal.substr(std::string_view("습니").size())));
      out.tense = tense;
      out.linking = out.progressive = out.perfect_adnominal = out.becoming = false;
      return out;
    }
    if (normal != "으나") take(normal, "으");
  }
  const auto it = map_.find(std::string(normal));
  if (it == map_.end()) return {};
  Ending out = it->second;
  if (tense != Tense::none) {
    out.tense = tense;
    out.linking = out.progressive = out.perfect_adnominal = out.becoming = false;
  }
  return out;
}

}  // namespace hj::claim
