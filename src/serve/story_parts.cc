#include "serve/story_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/agree.h"
#include "core/value.h"

namespace hj::serving {
namespace {

constexpr std::int64_t kPause = std::int64_t{3} * 86'400;

std::int32_t day_of(const ArticleRef& a) { return local_day(a.published, a.offset_minutes); }

void adds(std::vector<Type>& types, Type type) {
  if (type == Type::role || std::ranges::find(types, type) != types.end()) return;
  types.push_back(type);
}
void close_chapter(Chapter& c, const std::vector<const ArticleRow*>& members) {
  c.articles = static_cast<std::uint32_t>(members.size());
  c.first = members.front()->published;
  c.last = members.back()->published;
  c.lead = *std::ranges::max_element(members, {}, [](const ArticleRow* a) {
    return std::tuple(a->claims, a->copy_of == DocId::none, -a->published, a->id);
  });
}

bool counted(std::string_view words) {
  return words.find_first_of("0123456789") != std::string_view::npos;
}
bool may_both_be(Slot slot, std::string_view a, std::string_view b) {
  if (slot == Slot::time) {
    const Days x = days_of(a), y = days_of(b);
    const bool alike = x.last - x.first == y.last - y.first;  // 1월 does not deny the 27th
    return !x.ok || !y.ok || !alike || (x.first <= y.last && y.first <= x.last);
  }
  for (const Amount& x : parse_amounts(a))
    for (const Amount& y : parse_amounts(b))
      if (x.currency == y.currency) return hj::may_both_be(x, y);
  return true;
}

}  // namespace

std::vector<Chapter> chapters(std::span<const ArticleRow> articles,
                              std::span<const ClaimRow> claims) {
  std::map<DocId, std::vector<const ClaimRow*>> of;
  for (const ClaimRow& c : claims) of[c.article.id].push_back(&c);
  std::vector<const ArticleRow*> order, members;
  for (const ArticleRow& a : articles)
    if (a.published != 0) order.push_back(&a);
  std::ranges::sort(order, {}, [](const ArticleRow* a) { return std::tuple(a->published, a->id); });
  std::vector<Chapter> out;
  for (const ArticleRow* a : order) {
    const std::vector<const ClaimRow*>& mine = of[a->id];
    bool turns = members.empty() || a->published - members.back()->published >= kPause;
    if (!turns && day_of(*a) != day_of(*members.back()) && !mine.empty())
      turns = std::ranges::none_of(mine, [&](const ClaimRow* c) {
        return std::ranges::find(out.back().types, c->type) != out.back().types.end();
      });
    if (turns) {
      if (!members.empty()) close_chapter(out.back(), members);
      members.clear();
      out.emplace_back();
    }
    members.push_back(a);
    for (const ClaimRow* c : mine)
      adds(out.back().types, c->type), out.back().claims.push_back(c->id);
  }
  if (!members.empty()) close_chapter(out.back(), members);
  return out;
}

const ArticleRow* first_report(std::span<const ArticleRow> articles) {
  const auto when = [](const ArticleRow& a) {
    return std::tuple(day_of(a), !a.has_time, a.published, a.id);
  };
  const ArticleRow* out = nullptr;
  for (const ArticleRow& a : articles)
    if (a.published != 0 && a.copy_of == DocId::none && (out == nullptr || when(a) < when(*out)))
      out = &a;
  return out;
}

std::vector<Origin> origins(std::span<const ArticleRow> articles,
                            std::span<const ClaimRow> claims) {
  std::map<DocId, std::string> via;
  for (const ClaimRow& c : claims)
    for (const PartRow& p : c.parts)
      if (p.slot == Slot::via)
        via.try_emplace(c.article.id, p.entity.name.empty() ? p.written : p.entity.name);
  std::vector<Origin> out;
  for (const ArticleRow& a : articles) {
    Origin& mine = out.emplace_back(Origin{&a, nullptr, {}});
    if (const auto at = via.find(a.id); at != via.end()) mine.via = at->second;
    for (const ArticleRow& other : articles) {
      if (a.copy_of != DocId::none
              ? other.id != a.copy_of
              : mine.via.empty() || other.outlet != mine.via || other.published > a.published)
        continue;
      if (mine.from == nullptr || other.published < mine.from->published) mine.from = &other;
    }
  }
  std::ranges::sort(
      out, {}, [](const Origin& o) { return std::tuple(o.article->published, o.article->id); });
  return out;
}

std::vector<Disagreement> disagreements(std::span<const ClaimRow> claims) {
  std::map<std::tuple<DealId, Slot, Status>, std::vector<Version>> all;
  for (const ClaimRow& c : claims) {
    if (c.deal == DealId::none || c.stance != Stance::assert || c.original != c.article.id)
      continue;
    for (const PartRow& p : c.parts) {
      if ((p.slot != Slot::amount && p.slot != Slot::time) || p.value.empty()) continue;
      if (p.slot == Slot::time && !counted(p.written)) continue;  // 전날, 이날: no figure
      std::vector<Version>& versions = all[{c.deal, p.slot, c.status}];
      auto same = std::ranges::find_if(
          versions, [&](const Version& v) { return may_both_be(p.slot, v.part->value, p.value); });
      if (same == versions.end()) same = versions.insert(same, Version{&c, &p, {}});
      if (!c.article.outlet.empty() &&
          std::ranges::find(same->outlets, c.article.outlet) == same->outlets.end())
        same->outlets.push_back(c.article.outlet);
    }
  }
  std::vector<Disagreement> out;
  for (auto& [key, versions] : all)
    if (versions.size() > 1)
      out.push_back({std::get<0>(key), std::get<1>(key), std::move(versions)});
  return out;
}

}  // namespace hj::serving
