// Pass 5b: names of two words, of which a pass before has read the first alone: 노스윈드 AI,
// 스튜디오 모래. That the pair comes again and again is the evidence.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "entity/draft.h"

namespace hj::entity {
namespace {

class SecondPass {
 public:
  explicit SecondPass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Found& f : d_.found)
      if (fits(f)) count(f);
    for (std::uint32_t w = 0; w < d_.words.size(); ++w)
      if (d_.free(w) && opens(d_.word(w))) count(opened(w));
    for (auto& [first, c] : counts_) choose(first, c);
    if (chosen_.empty()) return;
    for (Found& f : d_.found)
      if (fits(f)) extend(f);
    for (std::uint32_t w = 0; w < d_.words.size(); ++w)
      if (d_.free(w) && opens(d_.word(w)) && chosen_.contains(std::string(d_.word(w))) &&
          follows(opened(w), chosen_[std::string(d_.word(w))])) {
        d_.put(opened(w));
        extend(d_.found.back());
      }
    for (const auto& [first, second] : chosen_) {
      const std::string whole = first + " " + second;
      for (const std::string& name : {whole, first})
        if (name == whole || !opens(name))
          d_.locals.insert_or_assign(name, Draft::Local{whole, "org-again", Kind::org});
    }
  }

 private:
  static constexpr std::uint32_t kOften = 2;     // pairs with a word that ends names
  static constexpr std::uint32_t kOftenAny = 3;  // with any other, behind 스튜디오
  static constexpr std::uint32_t kOfTen = 6;     // of ten times that the first word is said
  struct Count {
    std::uint32_t total = 0;
    std::map<std::string, std::uint32_t> seconds;
  };

  bool fits(const Found& f) const {
    return f.kind == Kind::org && !f.dropped && !f.anaphor && f.senses == f.senses_end &&
           f.first == f.last;
  }
  // A mention of the common noun at `w`, for its name behind it.
  Found opened(std::uint32_t w) const {
    Found made;
    made.span = d_.words[w].span;
    made.kind = Kind::org;
    made.name = d_.word(w);
    made.rule = "org-second";
    made.score = 0.7F;
    made.first = made.last = w;
    return made;
  }
  bool opens(std::string_view first) const { return d_.tables.org_noun.has(first, "first"); }
  bool closes(std::string_view second) const {
    return d_.tables.org_noun.has(second, "second") || whole(second);
  }
  bool whole(std::string_view second) const { return d_.tables.org_noun.has(second, "whole"); }
  // The stems behind a mention that may be its second word.
  std::vector<Stem> seconds(const Found& f) const {
    const std::uint32_t w = f.last + 1;
    std::vector<Stem> out;
    if (!f.josa.empty() || f.span.end != d_.words[f.last].span.end || w >= d_.words.size() ||
        d_.words[w].glued || d_.words[w].first == Script::mark || d_.title_at(w))
      return out;
    for (const Stem& stem : stems(d_, w)) {
      const Span span{d_.words[w].span.begin,
                      d_.words[w].span.begin + static_cast<std::uint32_t>(stem.text.size())};
      const bool any = opens(d_.at(f.span)) && stem.text.size() >= 6 && d_.free(w) &&
                       !d_.verbal(span) && !d_.tables.common.has(stem.text);
      if (any || closes(stem.text)) out.push_back(stem);
    }
    return out;
  }
  bool follows(const Found& f, std::string_view second) const {
    const std::vector<Stem> all = seconds(f);
    return std::ranges::find(all, second, &Stem::text) != all.end();
  }
  void count(const Found& f) {
    Count& c = counts_[std::string(d_.at(f.span))];
    ++c.total;
    for (const Stem& stem : seconds(f)) ++c.seconds[std::string(stem.text)];
  }
  // The word that comes most often, of those as often the longest.
  void choose(const std::string& first, const Count& c) {
    std::string_view best;
    std::uint32_t most = 0;
    for (const auto& [second, n] : c.seconds) {
      const std::uint32_t enough = whole(second) ? 1 : closes(second) ? kOften : kOftenAny;
      const bool often = n >= enough && (whole(second) || n * 10 >= c.total * kOfTen);
      if (!often || n < most || (n == most && second.size() < best.size())) continue;
      best = second;
      most = n;
    }
    if (most > 0) chosen_.emplace(first, best);
  }
  void extend(Found& f) {
    const auto it = chosen_.find(std::string(d_.at(f.span)));
    if (it == chosen_.end()) return;
    f.name = it->first + " " + it->second;
    const std::vector<Stem> all = seconds(f);
    const auto stem = std::ranges::find(all, it->second, &Stem::text);
    if (stem == all.end()) return;
    const std::uint32_t w = f.last + 1;
    if (!d_.free(w)) d_.found[d_.owner[w]].dropped = true;
    f.span.end = d_.words[w].span.begin + static_cast<std::uint32_t>(stem->text.size());
    f.last = w;
    f.josa = stem->josa;
    d_.owner[w] = d_.owner[f.first];
  }

  Draft& d_;
  std::unordered_map<std::string, Count> counts_;
  std::unordered_map<std::string, std::string> chosen_;
};

}  // namespace

void find_seconds(Draft& draft) { SecondPass(draft).run(); }

}  // namespace hj::entity
