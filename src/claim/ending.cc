#include "claim/ending.h"

#include "claim/stem.h"

namespace hj::claim {
namespace {

// What the auxiliary that is written with its verb ends in: 아|왔다 -> 았다, 고|있는 -> 는; empty
// where there is none.
std::string behind_auxiliary(std::string_view normal) {
  if (take(normal, "고있")) return normal_ending(Fuse::none, normal);
  if (!take(normal, "아")) return {};
  if (take(normal, "왔")) return normal_ending(Fuse::past, normal);
  if (take(normal, "온")) return normal_ending(Fuse::n, normal);
  if (take(normal, "올")) return normal_ending(Fuse::l, normal);
  if (take(normal, "오")) return normal_ending(Fuse::none, normal);
  return {};
}

}  // namespace

Ending Endings::read(std::string_view normal) const {
  if (const std::string rest = behind_auxiliary(normal); !rest.empty()) {
    Ending out = read(rest);
    out.lasting = out.join != Join::none;
    return out;
  }
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
  const auto it = map_.find(normal);
  if (it == map_.end()) return {};
  Ending out = it->second;
  if (tense != Tense::none) {
    out.tense = tense;
    out.linking = out.progressive = out.perfect_adnominal = out.becoming = false;
  }
  return out;
}

}  // namespace hj::claim
