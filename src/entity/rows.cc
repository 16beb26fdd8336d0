// Pass 3b: rows of names whose last word is said once for all: 신한·우리은행, KB국민·신한·하나 등
// 5대 은행.
#include <string>

#include "entity/draft.h"

namespace hj::entity {
namespace {

class RowPass {
 public:
  explicit RowPass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first + 2; w < s.last; ++w) {
        if (d_.word(w) == "등") summed(w, s);
        if (dot(w - 1)) ended(w, s);
      }
  }

 private:
  static constexpr std::uint32_t kMost = 24;  // words of one row

  bool dot(std::uint32_t w) const {
    return (d_.is(w, "·") || d_.is(w, "ㆍ") || d_.is(w, "・")) && d_.words[w].glued;
  }
  // What the noun that sums a row up is called in the names: 은행, 카드사 (카드).
  static std::string_view shared(std::string_view noun) {
    for (const std::string_view end : {"은행", "카드", "증권", "손해보험", "저축은행"})
      if (noun == end || (noun.starts_with(end) && noun.substr(end.size()) == "사")) return end;
    return {};
  }
  // A·B |등| 5대 시중은행
  void summed(std::uint32_t etc, const Stretch& s) {
    constexpr std::uint32_t kReach = 4;  // words on to the noun
    for (std::uint32_t w = etc + 1; w < s.last && w <= etc + kReach; ++w)
      for (const Stem& stem : stems(d_, w)) {
        const std::string_view noun =
            shared(stem.text.starts_with("시중은행") ? stem.text.substr(6) : stem.text);
        if (!noun.empty()) return complete(etc - 1, s, noun);
      }
  }
  // A·|B은행|: the end of a name that the registry knows.
  void ended(std::uint32_t w, const Stretch& s) {
    const Found* last = d_.on(w);
    if (!last || last->kind != Kind::org || last->first != w || last->last != w ||
        last->senses == last->senses_end)
      return;
    const std::string_view name = d_.at(last->span);
    for (const std::string_view end :
         {"은행", "카드", "증권", "손해보험", "저축은행", "전자", "건설", "자동차", "생명", "화재"})
      if (name.size() > end.size() && name.ends_with(end)) return complete(w - 2, s, end);
  }
  // The names of the row that ends at `w`, each with the noun behind it.
  void complete(std::uint32_t w, const Stretch& s, std::string_view noun) {
    for (std::uint32_t many = 0; many < kMost; ++many) {
      name(w, noun);
      if (w < s.first + 2 || !dot(w - 1) || !d_.words[w].glued) return;
      w -= 2;
    }
  }
  void name(std::uint32_t w, std::string_view noun) {
    if (d_.words[w].first == Script::mark || d_.word(w).ends_with(noun)) return;
    const std::string whole = std::string(d_.word(w)) + std::string(noun);
    if (!d_.registry.has(whole)) return;
    const Registry::Hit hit = d_.registry.longest(whole);
    const Party& party = d_.registry.party(d_.registry.sense(hit.first).party);
    if (hit.bytes != whole.size() || party.kind != Kind::org) return;
    if (!d_.free(w)) d_.found[d_.owner[w]].dropped = true;
    Found made;
    made.span = d_.words[w].span;
    made.kind = Kind::org;
    made.name = party.name;
    made.rule = "registry-row";
    made.score = 0.9F;
    made.first = made.last = w;
    d_.put(std::move(made));
  }

  Draft& d_;
};

}  // namespace

void complete_rows(Draft& draft) { RowPass(draft).run(); }

}  // namespace hj::entity
