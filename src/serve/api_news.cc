// What moves: charts, the day's page, and what has become of the deals.
#include <algorithm>

#include "core/hash.h"
#include "core/value.h"
#include "serve/api.h"
#include "store/changes.h"
#include "store/charts.h"

namespace hj::serving {
namespace {

constexpr std::int64_t kOneDay = 86'400;

Json ranked_json(const Call& call, const Ranked& r) {
  Json out = {{"score", r.score},   {"articles", r.articles}, {"outlets", r.outlets},
              {"before", r.before}, {"story", nullptr},       {"article", nullptr}};
  Filter f;
  if (r.doc != DocId::none) {
    f.doc = r.doc;
    if (const auto found = need(call.store.find_articles(f)).items; !found.empty())
      out["article"] = to_json(found.front());
  } else {
    f.story = r.story;
    if (const auto found = need(call.store.find_stories(f)).items; !found.empty())
      out["story"] = to_json(found.front());
  }
  return out;
}
Json chart_json(const Call& call, const ChartAsk& ask) {
  Json out = Json::array();
  for (const Ranked& r : need(rank(call.store, ask))) {
    out.push_back(ranked_json(call, r));
    out.back()["rank"] = out.size();
  }
  return out;
}
std::int64_t moment(const Call& call) {
  const std::int64_t at = call.params.until("at");
  return at == 0 ? need(now_of(call.store)) : at;
}

constexpr std::pair<Turn, const char*> kTurns[] = {
    {Turn::fresh, "new"},     {Turn::raised, "raised"}, {Turn::lowered, "lowered"},
    {Turn::denied, "denied"}, {Turn::quiet, "quiet"},   {Turn::due, "due"}};

Json change_json(const Change& c) {
  Json out = to_json(c.deal);
  out["before"] = c.before ? Json(code(c.before->status)) : Json();
  out["after"] = code(c.deal.status);
  out["day"] = c.day == 0 ? Json() : Json(iso_date(c.day));
  return out;
}
Json changes_json(const Call& call, const ChangeAsk& ask, std::size_t limit) {
  Json out = {{"since", time_or_null(ask.since)}, {"until", time_or_null(ask.until)}};
  const std::vector<Change> all = need(changes(call.store, ask));
  for (const auto& [turn, name] : kTurns) {
    out[name] = Json::array();
    for (const Change& c : all)
      if (c.turn == turn && out[name].size() < limit) out[name].push_back(change_json(c));
  }
  return out;
}
Json volume(const Call& call, std::int64_t at) {
  std::map<std::string, std::size_t> days;
  for (const Pulse& p : need(call.store.pulses(at - 7 * kOneDay, at, {})))
    ++days[iso_date(local_day(p.published, 540))];
  Json out = Json::array();
  for (const auto& [day, count] : days) out.push_back(Json::array({day, count}));
  return out;
}

}  // namespace

Json rankings(const Call& call) {
  const auto chart = parse_chart(call.params.required("by"));
  if (!chart) Params::refuse("by", "is one of commented, covered, growing, breaking");
  const ChartAsk ask{*chart, moment(call), call.params.text("section"),
                     call.params.number("limit", 1, 100, 20)};
  Json sections = Json::array();
  for (const Facet& f : need(call.store.sections(ask.at - 7 * kOneDay, ask.at)))
    sections.push_back({f.value, f.count});
  return {{"by", chart_name(*chart)},
          {"sections", std::move(sections)},
          {"at", time_or_null(ask.at)},
          {"section", text_or_null(ask.section)},
          {"items", chart_json(call, ask)}};
}

Json diff(const Call& call) {
  ChangeAsk ask;
  ask.until = call.params.until("until");
  if (ask.until == 0) ask.until = need(now_of(call.store));
  ask.since = call.params.since("since");
  if (ask.since == 0) ask.since = ask.until - kOneDay;
  if (ask.since >= ask.until) Params::refuse("since", "is not before until");
  ask.entity = call.params.id<EntityId>("party");
  return changes_json(call, ask, call.params.number("limit", 1, 500, 50));
}

Json today(const Call& call) {
  const std::int64_t at = moment(call);
  const auto chart = [&](Chart c) { return chart_json(call, {c, at, {}, 10}); };
  return {{"at", time_or_null(at)},
          {"since", time_or_null(at - kOneDay)},
          {"breaking", chart(Chart::breaking)},
          {"growing", chart(Chart::growing)},
          {"covered", chart(Chart::covered)},
          {"commented", chart(Chart::commented)},
          {"diff", changes_json(call, {at - kOneDay, at}, 12)},
          {"volume", volume(call, at)}};
}

}  // namespace hj::serving
