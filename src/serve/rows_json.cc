#include "serve/rows_json.h"

#include <cmath>

#include "core/hash.h"
#include "core/value.h"
#include "serve/http.h"

namespace hj::serving {
namespace {

std::string title_of(Code code) {
  switch (code) {
    case Code::not_found:
      return "Not found";
    case Code::bad_input:
      return "Bad parameter";
    case Code::conflict:
      return "Conflict";
    case Code::unavailable:
      return "Busy";
    default:
      return "The store failed";
  }
}

// The words of a single-valued slot: a party's name, a normal form, or what is written.
std::string single(const ClaimRow& c, Slot slot) {
  for (const PartRow& p : c.parts) {
    if (p.slot != slot) continue;
    if (slot == Slot::time && !p.value.empty()) return p.value;
    if (p.entity.id != EntityId::none || slot == Slot::title) return p.entity.name;
    return p.entity.name.empty() ? p.written : p.entity.name;
  }
  return {};
}

Json side(const ClaimRow& c, Slot slot) {
  Json out = Json::array();
  for (const PartRow& p : c.parts) {
    if (p.slot != slot) continue;
    if (p.entity.id != EntityId::none)
      out.push_back(to_json(p.entity));
    else
      out.push_back({{"id", nullptr},
                     {"name", p.entity.name.empty() ? p.written : p.entity.name},
                     {"kind", code(p.entity.kind)}});
  }
  return out;
}

Json evidence(const ClaimRow& c, const Texts::Text& t) {
  const Span e = c.evidence;
  const auto base = t.units.at(e.begin);
  Json parts = Json::array();
  for (const PartRow& p : c.parts)
    if (e.holds(p.span))
      parts.push_back({{"slot", code(p.slot)},
                       {"begin", t.units.at(p.span.begin) - base},
                       {"end", t.units.at(p.span.end) - base}});
  const bool inside = e.begin <= e.end && e.end <= t.text.size();
  return {{"text", inside ? slice(t.text, e) : std::string_view()},
          {"begin", base},
          {"end", t.units.at(e.end)},
          {"parts", std::move(parts)}};
}

}  // namespace

void refuse(const Error& error) {
  if (error.code == Code::bad_input && error.what.ends_with("cursor"))
    throw Problem{400, "Bad parameter", "cursor is none that this server gave", "cursor"};
  const unsigned status = error.code == Code::not_found     ? 404
                          : error.code == Code::bad_input   ? 400
                          : error.code == Code::conflict    ? 409
                          : error.code == Code::unavailable ? 503
                                                            : 500;
  // A store's words begin with its path, which is no business of a client's.
  const std::size_t cut = error.what.rfind(": ");
  const std::string why = cut == std::string::npos ? error.what : error.what.substr(cut + 2);
  Problem problem{status, title_of(error.code), status == 500 ? "the store could not answer" : why};
  if (status >= 500) problem.cause = error.what;
  throw problem;
}

const Texts::Text& Texts::of(DocId id) {
  std::unique_ptr<Text>& kept = kept_[id];
  if (kept == nullptr) kept = std::make_unique<Text>(need(store_.text(id)));
  return *kept;
}

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json time_or_null(std::int64_t seconds) {
  return seconds == 0 ? Json(nullptr) : Json(iso_utc(seconds));
}
Json day_or_null(const ArticleRef& a) {
  return a.published == 0 ? Json(nullptr)
                          : Json(iso_date(local_day(a.published, a.offset_minutes)));
}
Json flags_json(FlagSet flags) {
  Json out = Json::array();
  for (std::size_t i = 0; i < kFlagCount; ++i)
    if (const Flag f = static_cast<Flag>(i); (flags & bit(f)) != 0) out.push_back(code(f));
  return out;
}
Json amounts_json(std::string_view value, std::string_view written, Bound least) {
  Json out = Json::array();
  for (const Amount& a : parse_amounts(value)) {
    const Bound bound = a.bound == Bound::none ? least : a.bound;
    out.push_back({{"value", a.value},
                   {"currency", a.currency},
                   {"approx", a.approx},
                   {"bound", bound == Bound::none ? Json(nullptr) : Json(code(bound))},
                   {"per", text_or_null(a.per)},
                   {"span", text_or_null(a.span)},
                   {"written", written}});
  }
  return out;
}

Json to_json(const EntityRef& e) {
  return {{"id", id_text(e.id)}, {"name", e.name}, {"kind", code(e.kind)}};
}
Json to_json(const std::vector<EntityRef>& entities) { return items_json(entities); }
Json to_json(const ArticleRef& a) {
  return {{"id", id_text(a.id)},
          {"headline", a.headline},
          {"outlet", text_or_null(a.outlet)},
          {"published", time_or_null(a.published)},
          {"has_time", a.has_time}};
}
Json to_json(const ArticleRow& a) {
  Json out = to_json(static_cast<const ArticleRef&>(a));
  out["input_id"] = text_or_null(a.input_id);
  out["lede"] = text_or_null(a.lede);
  out["reporter"] = text_or_null(a.reporter);
  out["section"] = text_or_null(a.section);
  out["url"] = text_or_null(a.url);
  out["modified"] = time_or_null(a.modified);
  out["seen"] = time_or_null(a.seen);
  out["comments"] = a.comments < 0 ? Json(nullptr) : Json(a.comments);
  out["copy_of"] = id_or_null(a.copy_of);
  out["story"] = id_or_null(a.story);
  out["claims"] = a.claims;
  return out;
}
Json to_json(const EntityRow& e) {
  Json out = to_json(static_cast<const EntityRef&>(e));
  out["aliases"] = e.aliases;
  out["mentions"] = e.mentions;
  out["articles"] = e.articles;
  out["deals"] = e.deals;
  return out;
}
Json to_json(const DealRow& d) {
  Json amount = Json::array();
  for (const Figure& f : d.amount)
    for (Json& one : amounts_json(f.value, f.written)) amount.push_back(std::move(one));
  return {{"id", id_text(d.id)},
          {"type", code(d.type)},
          {"directed", !symmetric(d.type)},
          {"a", to_json(d.a)},
          {"b", to_json(d.b)},
          {"object", text_or_null(d.object)},
          {"status", code(d.status)},
          {"amount", std::move(amount)},
          {"time", text_or_null(d.time)},
          {"first", time_or_null(d.first)},
          {"last", time_or_null(d.last)},
          {"claims", d.claims},
          {"articles", d.articles},
          {"independent", d.independent},
          {"named", d.named}};
}
Json to_json(const StoryRow& s) {
  return {{"id", id_text(s.id)},
          {"headline", s.lead.headline},
          {"outlet", text_or_null(s.lead.outlet)},
          {"lede", text_or_null(s.lede)},
          {"first", time_or_null(s.first)},
          {"last", time_or_null(s.last)},
          {"articles", s.articles},
          {"copies", s.copies},
          {"outlets", s.outlets},
          {"independent", s.independent},
          {"comments", s.comments < 0 ? Json(nullptr) : Json(s.comments)},
          {"deals", s.deals},
          {"entities", to_json(s.entities)}};
}
Json to_json(const ClaimRow& c, Texts& texts) {
  Json amount = Json::array(), tranche = Json::array();
  const Bound least = (c.flags & bit(Flag::joint)) != 0 ? Bound::total : Bound::none;
  for (const PartRow& p : c.parts)
    if (p.slot == Slot::amount || p.slot == Slot::tranche)
      for (Json& one :
           amounts_json(p.value, p.written, p.slot == Slot::amount ? least : Bound::none))
        (p.slot == Slot::amount ? amount : tranche).push_back(std::move(one));
  const auto slot = [&](Slot s) { return text_or_null(single(c, s)); };
  return {{"id", id_text(c.id)},
          {"type", code(c.type)},
          {"a", side(c, Slot::a)},
          {"b", side(c, Slot::b)},
          {"c", side(c, Slot::c)},
          {"status", code(c.status)},
          {"stance", code(c.stance)},
          {"flags", flags_json(c.flags)},
          {"amount", std::move(amount)},
          {"tranche", std::move(tranche)},
          {"time", slot(Slot::time)},
          {"object", slot(Slot::object)},
          {"place", slot(Slot::place)},
          {"title", slot(Slot::title)},
          {"speaker", slot(Slot::speaker)},
          {"via", slot(Slot::via)},
          {"source_tier", code(c.tier)},
          {"score", std::round(static_cast<double>(c.score) * 1000) / 1000},
          {"rule", c.rule},
          {"features", c.features},
          {"deal", id_or_null(c.deal)},
          {"article", to_json(c.article)},
          {"evidence", evidence(c, texts.of(c.article.id))}};
}
Json to_json(const QuoteRow& q, Texts& texts) {
  const Texts::Text& t = texts.of(q.article.id);
  const bool inside = q.span.begin <= q.span.end && q.span.end <= t.text.size();
  return {{"speaker", text_or_null(q.speaker)},
          {"affiliation", text_or_null(q.affiliation)},
          {"title", text_or_null(q.title)},
          {"text", inside ? slice(t.text, q.span) : std::string_view()},
          {"direct", q.direct},
          {"entity", id_or_null(q.entity)},
          {"article", to_json(q.article)},
          {"begin", t.units.at(q.span.begin)},
          {"end", t.units.at(q.span.end)}};
}

}  // namespace hj::serving
