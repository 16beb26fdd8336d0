#include "store/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/hash.h"

namespace hj::store {
namespace {

std::string name_of(const ClaimRow& c, const Source& s) {
  const auto written = [&](Slot slot) {
    for (const PartRow& p : c.parts)
      if (p.slot == slot) return p.entity.name.empty() ? p.written : p.entity.name;
    return std::string();
  };
  if (s.key.starts_with("outlet ") && !s.own) return written(Slot::via);
  if (s.key.starts_with("speaker ") || s.key.starts_with("release ")) return written(Slot::speaker);
  return c.article.outlet;
}

// The sources of every article: an outlet's own word does not count where it names another.
std::map<DocId, bool> attributed(const std::vector<Fact>& facts) {
  std::map<DocId, bool> out;
  for (const Fact& f : facts) out[f.doc] = out[f.doc] || !source_of(f).own;
  return out;
}

class Rivals {
 public:
  void add(const ClaimRow& c, const std::string& source) {
    for (const PartRow& p : c.parts) {
      if ((p.slot != Slot::amount && p.slot != Slot::tranche) || p.value.empty()) continue;
      auto& [rival, sources] = kept_[{p.slot, p.value}];
      if (rival.claims++ == 0)
        rival.figure = {p.value, p.written}, rival.slot = p.slot, rival.example = c.id,
        rival.first = c.article.published;
      rival.last = c.article.published;
      sources.insert(source);
    }
  }
  std::vector<Rival> take() {
    std::vector<Rival> out;
    for (auto& [key, kept] : kept_) {
      kept.first.independent = static_cast<std::uint32_t>(kept.second.size());
      out.push_back(std::move(kept.first));
    }
    std::ranges::stable_sort(out, [](const Rival& x, const Rival& y) {
      return std::tuple(x.independent, x.claims, x.last) >
             std::tuple(y.independent, y.claims, y.last);
    });
    return out;
  }

 private:
  std::map<std::pair<Slot, std::string>, std::pair<Rival, std::set<std::string>>> kept_;
};

// The status after each claim, in the thread's order; the sum is kept, so the cost is linear.
std::vector<Status> statuses(const std::vector<Fact>& facts) {
  std::vector<Status> out;
  Account account;
  MapTally tally;
  for (const Fact& f : facts) {
    account.add(std::span(&f, 1), tally);
    out.push_back(account.status());
  }
  return out;
}

}  // namespace

std::vector<Figure> figures_of(std::string_view packed) {
  std::vector<Figure> out;
  while (!packed.empty()) {
    const std::string_view one = packed.substr(0, packed.find(kNextFigure));
    const std::size_t cut = std::min(one.find(kWritten), one.size());
    out.push_back(
        {std::string(one.substr(0, cut)), std::string(one.substr(std::min(cut + 1, one.size())))});
    packed.remove_prefix(std::min(one.size() + 1, packed.size()));
  }
  return out;
}

History history_of(DealRow deal, std::vector<Fact> facts, std::vector<ClaimRow> claims,
                   const std::function<std::string(const ClaimRow&)>& sentence) {
  History out{std::move(deal), {}, {}, {}};
  sort_facts(facts);
  std::map<ClaimId, ClaimRow*> rows;
  for (ClaimRow& c : claims) rows[c.id] = &c;
  const std::map<DocId, bool> others = attributed(facts);
  const std::vector<Status> status = statuses(facts);
  const std::uint64_t decides = facts.empty() ? 0 : deciding(facts);
  std::map<std::string, SourceRow> sources;
  Rivals rivals;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& f = facts[i];
    const auto row = rows.find(f.id);
    if (row == rows.end()) continue;
    const Source source = source_of(f);
    Step& step = out.steps.emplace_back();
    step.claim = std::move(*row->second);
    step.sentence = sentence(step.claim), step.source = source.key;
    step.moves = moves(f.stance, f.flags), step.status = status[i];
    step.decides = static_cast<std::uint64_t>(f.id) == decides;
    rivals.add(step.claim, source.key);
    if (source.own && others.at(f.doc)) continue;
    SourceRow& s = sources[source.key];
    if (s.claims++ == 0)
      s.key = source.key, s.name = name_of(step.claim, source), s.first = f.published;
    s.named = s.named || source.named;
  }
  out.figures = rivals.take();
  for (auto& [key, s] : sources) out.sources.push_back(std::move(s));
  std::ranges::stable_sort(out.sources, std::greater{}, &SourceRow::claims);
  return out;
}

}  // namespace hj::store
