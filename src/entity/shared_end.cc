// A row of firms that share the end of their names: 신한·하나·우리은행, 신한·하나 등 시중은행.
#include "entity/draft.h"

namespace hj::entity {
namespace {

constexpr std::size_t kMostNames = 12;   // of one row
constexpr std::uint32_t kBehindEtc = 3;  // words between 등 and what sums the row up
constexpr std::size_t kLongestEnd = 15;  // bytes: 자산운용, 저축은행

class SharedEnds {
 public:
  explicit SharedEnds(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last;) w = row(w, s);
  }

 private:
  bool dot(std::uint32_t w) const { return d_.is(w, "·") || d_.is(w, "ㆍ") || d_.is(w, "・"); }
  // The word behind the row that begins at `w`.
  std::uint32_t row(std::uint32_t w, const Stretch& s) {
    std::vector<std::uint32_t> names = {w};
    while (names.size() < kMostNames && names.back() + 2U < s.last && dot(names.back() + 1U))
      names.push_back(names.back() + 2U);
    const std::uint32_t last = names.back();
    if (names.size() < 2) return w + 1U;
    if (const std::string_view end = summed(last, s); !end.empty())
      complete(names, end);
    else if (const std::string_view tail = end_of(last); !tail.empty())
      names.pop_back(), complete(names, tail);
    return last + 1U;
  }
  // 차 is too short for a table of ends, yet 현대·기아차 is said every day; 카카오·네이버페이 are
  // not both 페이.
  bool end(std::string_view text) const {
    return text == "차" || (text != "페이" && text != "그룹" && d_.tables.org_suffix.has(text));
  }
  // The end of a known name that the last word of the row has: 하나|은행|은.
  std::string_view end_of(std::uint32_t w) const {
    for (const Stem& stem : stems(d_, w)) {
      if (!d_.registry.has(stem.text)) continue;
      const std::size_t size = stem.text.size();
      for (std::size_t at = rune_at(stem.text, 0).size; at < size;
           at += rune_at(stem.text, at).size)
        if (size - at <= kLongestEnd && end(stem.text.substr(at))) return stem.text.substr(at);
    }
    return {};
  }
  // 등 5대 |은행|은, 등 시중|은행| 3곳이
  std::string_view summed(std::uint32_t w, const Stretch& s) const {
    if (w + 1U >= s.last || d_.word(w + 1U) != "등") return {};
    for (std::uint32_t at = w + 2U; at < s.last && at <= w + 1U + kBehindEtc; ++at)
      for (const Stem& stem : stems(d_, at)) {
        const std::string_view text = stem.text.ends_with("사")
                                          ? stem.text.substr(0, stem.text.size() - 3U)
                                          : stem.text;  // 카드|사
        for (std::size_t cut = 0; cut < text.size(); cut += rune_at(text, cut).size)
          if (text.size() - cut > 3 && text.size() - cut <= kLongestEnd && end(text.substr(cut)))
            return text.substr(cut);
      }
    return {};
  }
  void complete(const std::vector<std::uint32_t>& names, std::string_view end) {
    for (const std::uint32_t w : names) {
      const std::string whole = std::string(d_.word(w)) + std::string(end);
      const Registry::Hit hit = d_.registry.longest(whole);
      if (hit.bytes != whole.size()) continue;
      const Registry::Sense sense = d_.registry.sense(hit.first);
      const Party& party = d_.registry.party(sense.party);
      if (party.kind == Kind::org && !sense.weak) name(w, party);
    }
  }
  void name(std::uint32_t w, const Party& party) {
    if (const Found* there = d_.on(w); there != nullptr) {
      if (there->first != w || there->last != w || there->span.end != d_.words[w].span.end) return;
      d_.found[d_.owner[w]].dropped = true;
    }
    Found made;
    made.span = d_.words[w].span;
    made.kind = Kind::org;
    made.name = party.name;
    made.rule = "registry-shared-end";
    made.score = 0.8F;
    made.anaphor = true;  // 신한 is no other name of the bank elsewhere
    made.first = made.last = w;
    d_.put(std::move(made));
  }

  Draft& d_;
};

}  // namespace

void share_ends(Draft& draft) { SharedEnds(draft).run(); }

}  // namespace hj::entity
