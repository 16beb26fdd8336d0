// Pass 10: 정부는: the state of the paper's readers, where no other government has been named.
#include <algorithm>
#include <array>

#include "entity/draft.h"

namespace hj::entity {
namespace {

constexpr std::string_view kHome = "한국", kGovernment = "정부";
constexpr std::array<std::string_view, 11> kActs{"결정", "방침",   "정책", "대책", "조치", "승인",
                                                 "허가", "보조금", "제안", "요구", "발표"};

class Home {
 public:
  explicit Home(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last && !elsewhere_; ++w) {
        if (const Found* f = d_.on(w))
          note(*f);
        else
          stand_for_home(w, s);
      }
    for (Found& f : made_) d_.put(std::move(f));
  }

 private:
  // Another state before home has been spoken of, or its government: whose is 정부 then?
  void note(const Found& f) {
    if (f.kind != Kind::country || f.dropped) return;
    if (f.name == kHome)
      home_ = true;
    else if (!home_ || d_.at(f.span).ends_with(kGovernment) || d_.at(f.span).ends_with("행정부"))
      elsewhere_ = true;
  }
  void stand_for_home(std::uint32_t w, const Stretch& s) {
    if (d_.words[w].first != Script::hangul || !d_.word(w).starts_with(kGovernment) || !opens(w, s))
      return;
    const auto& all = stems(d_, w);
    const auto stem = std::ranges::find(all, kGovernment, &Stem::text);
    // # 정부, A에 보조금: the comma stands for the particle
    const std::uint32_t end =
        d_.words[w].span.begin + static_cast<std::uint32_t>(kGovernment.size());
    const bool head =
        w == s.first && s.kind != BlockKind::body && d_.doc.text.substr(end, 2) == ", ";
    if (stem == all.end() || (stem->josa.empty() && !head) || stem->josa == "cop" ||
        (stem->josa == "gen" && !decides(w + 1, s)))
      return;
    Found made;
    made.span = {d_.words[w].span.begin,
                 d_.words[w].span.begin + static_cast<std::uint32_t>(kGovernment.size())};
    made.kind = Kind::country;
    made.name = kHome;
    made.rule = "metonymy-home";
    made.score = 0.6F;
    made.first = made.last = w;
    made.josa = made.role = stem->josa;
    made_.push_back(std::move(made));
    home_ = true;
  }
  // 정부의 결정에, 정부의 |노동|개편안에: what a government does; 정부의 눈치를 is no act of it.
  bool decides(std::uint32_t w, const Stretch& s) const {
    if (w >= s.last || d_.words[w].glued) return false;
    return std::ranges::any_of(kActs,
                               [&](std::string_view act) { return d_.word(w).starts_with(act); });
  }
  // Nothing in front that could say which: 새 정부는, 현지 정부는, 각국 정부는.
  bool opens(std::uint32_t w, const Stretch& s) const {
    if (w == s.first || d_.words[w - 1].first == Script::mark) return true;
    if (const Found* f = d_.on(w - 1)) return f->kind == Kind::time || !f->josa.empty();
    if (d_.adverb(w - 1)) return true;
    const auto& before = stems(d_, w - 1);
    return before.size() > 1 && before.back().josa != "gen";
  }

  Draft& d_;
  std::vector<Found> made_;
  bool home_ = false, elsewhere_ = false;
};

}  // namespace

void find_home_state(Draft& draft) { Home(draft).run(); }

}  // namespace hj::entity
