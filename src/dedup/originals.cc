#include "dedup/originals.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "core/value.h"
#include "dedup/prints.h"

namespace hj {
namespace {

using dedup::Likeness;

constexpr std::int64_t kDay = 86'400;
constexpr std::size_t kBucket = 64;  // documents of one band that are compared with one another

// Between planted edits of 40% (contained from 0.42, jaccard from 0.26) and different articles on
// one story, of the same day and desk (to 0.34 and 0.16): dedup_test.cc measures both.
bool alike(const Likeness& like) {
  if (like.size_ratio < 0.35F) return false;            // a flash and the full report on it
  if (like.shingles < 80) return like.jaccard >= 0.6F;  // few shingles: chance agrees too easily
  return like.contained >= 0.36F && like.jaccard >= 0.20F;
}
// What one template makes (weather, market wraps, stock notices) is alike but for its figures.
bool same_figures(const Likeness& like) {
  if (like.figure_count >= 4)
    return like.figures >= (like.contained < 0.8F ? 0.5F : 0.6F) * like.contained;
  return like.figure_count < 2 || like.figures > 0;
}
bool copies(std::span<const Print> a, std::int64_t a_time, std::span<const Print> b,
            std::int64_t b_time) {
  const Likeness like = dedup::compare(a, b);
  if (!alike(like) || !same_figures(like)) return false;
  const bool dated = a_time != 0 && b_time != 0;
  const std::int64_t apart = a_time < b_time ? b_time - a_time : a_time - b_time;
  if (!dated || apart <= 7 * kDay) return true;
  return like.contained >= 0.8F &&
         like.figures >= 0.8F;  // old news is copied whole, or it is a rubric
}

struct First {  // smaller = more of an origin
  std::int64_t day, time;
  bool no_agency;
  DocId doc;
  bool operator<(const First& o) const {
    return std::tie(day, no_agency, time, doc) < std::tie(o.day, o.no_agency, o.time, o.doc);
  }
};
First first(DocId doc, std::int64_t published, std::string_view outlet) {
  constexpr std::int64_t kNever = std::int64_t{1} << 60;
  if (published == 0) return {kNever, kNever, !is_agency(outlet), doc};
  const std::int64_t day = local_day(published, 540);
  const bool date_only = published == day * kDay - std::int64_t{540} * 60;  // midnight in Korea
  return {day, date_only ? published + kDay : published, !is_agency(outlet), doc};
}

std::size_t root(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

bool is_agency(std::string_view outlet) {
  constexpr std::array<std::string_view, 14> kNames = {
      "연합뉴스", "뉴시스", "뉴스1", "로이터",  "AP",        "AFP",    "블룸버그",
      "dpa",      "DPA",    "UPI",   "Reuters", "Bloomberg", "Yonhap", "Newsis"};
  if (std::find(kNames.begin(), kNames.end(), outlet) != kNames.end()) return true;
  return outlet.ends_with("통신") || outlet.ends_with("通信");  // 교도통신, 신화통신
}

std::vector<DocId> Originals::families(const Document& doc, std::span<const Original> near) const {
  std::vector<DocId> out;
  for (const Original& o : near)
    if (o.doc != doc.id && copies(doc.prints.rows, doc.published, o.prints, o.published))
      out.push_back(o.original == DocId{} ? o.doc : o.original);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase(out, doc.id);
  return out;
}

DocId Originals::operator()(const Document& doc, const Verdict&,
                            std::span<const Original> near) const {
  const std::vector<DocId> joined = families(doc, near);
  First best = first(doc.id, doc.published, doc.outlet);
  for (const Original& o : near)
    if (std::binary_search(joined.begin(), joined.end(), o.doc))
      best = std::min(best, first(o.doc, o.published, o.outlet));
  return best.doc;
}

std::vector<DocId> Originals::all(std::span<const Original> docs) const {
  std::vector<std::size_t> parent(docs.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  std::vector<std::size_t> by_id(parent);
  std::sort(by_id.begin(), by_id.end(),
            [&docs](std::size_t a, std::size_t b) { return docs[a].doc < docs[b].doc; });
  std::unordered_map<Print, std::vector<std::size_t>> buckets;
  for (const std::size_t i : by_id) {
    for (const Print band : dedup::bands(docs[i].prints)) {
      std::vector<std::size_t>& bucket = buckets[band];
      for (const std::size_t j : bucket)
        if (root(parent, i) != root(parent, j) &&
            copies(docs[i].prints, docs[i].published, docs[j].prints, docs[j].published))
          parent[root(parent, i)] = root(parent, j);
      if (bucket.size() < kBucket) bucket.push_back(i);
    }
  }
  std::unordered_map<std::size_t, First> best;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    const First mine = first(docs[i].doc, docs[i].published, docs[i].outlet);
    const auto [at, fresh] = best.try_emplace(root(parent, i), mine);
    if (!fresh) at->second = std::min(at->second, mine);
  }
  std::vector<DocId> out;
  for (std::size_t i = 0; i < docs.size(); ++i) out.push_back(best.at(root(parent, i)).doc);
  return out;
}

}  // namespace hj
