#include "dedup/originals.h"

#include <algorithm>
#include <numeric>

#include "dedup/family.h"
#include "dedup/prints.h"
#include "dedup/window.h"

namespace hj {
namespace {

using dedup::copies;
using dedup::first;
using dedup::First;

constexpr std::size_t kElders = 64;  // of a family, that can be somebody's parent

}  // namespace

std::vector<DocId> Originals::families(const Document& doc, std::span<const Original> near) const {
  std::vector<DocId> out;
  for (const Original& o : near)
    if (o.doc != doc.id &&
        copies(rules_, {doc.prints.rows, doc.published}, {o.prints, o.published}))
      out.push_back(o.original == DocId{} ? o.doc : o.original);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase(out, doc.id);
  return out;
}

DocId Originals::operator()(const Document& doc, const Verdict&,
                            std::span<const Original> near) const {
  const std::vector<DocId> joined = families(doc, near);
  First best = first(rules_, doc.id, doc.published, doc.outlet);
  for (const Original& o : near)
    if (std::binary_search(joined.begin(), joined.end(), o.doc))
      best = std::min(best, first(rules_, o.doc, o.published, o.outlet));
  return best.doc;
}

std::vector<DocId> Originals::all(std::span<const Original> docs) const {
  std::vector<std::size_t> by_id(docs.size());
  std::iota(by_id.begin(), by_id.end(), std::size_t{0});
  std::sort(by_id.begin(), by_id.end(),
            [&docs](std::size_t a, std::size_t b) { return docs[a].doc < docs[b].doc; });
  dedup::Window window(rules_, docs.size());
  for (const std::size_t i : by_id) window.add(docs[i]);
  std::vector<DocId> out(docs.size());
  for (std::size_t n = 0; n < by_id.size(); ++n) out[by_id[n]] = window.origin(n);
  return out;
}

std::vector<Descent> Originals::tree(std::span<const Original> family) const {
  std::vector<std::pair<First, const Original*>> elders;
  for (const Original& o : family)
    elders.emplace_back(first(rules_, o.doc, o.published, o.outlet), &o);
  std::sort(elders.begin(), elders.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Descent> out;
  for (std::size_t i = 0; i < elders.size(); ++i) {
    Descent& mine = out.emplace_back(Descent{elders[i].second->doc, DocId::none, 0});
    for (std::size_t j = 0; j < std::min(i, kElders); ++j) {
      const float alike =
          dedup::compare(elders[i].second->prints, elders[j].second->prints).jaccard;
      if (mine.parent == DocId::none || alike > mine.likeness)
        mine.parent = elders[j].second->doc, mine.likeness = alike;
    }
  }
  return out;
}

}  // namespace hj
