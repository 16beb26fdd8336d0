#include "app/article_json.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/hash.h"
#include "core/value.h"

namespace hj {
namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string name_of(const Document& doc, Row mention) {
  if (mention == kNoRow) return {};
  const Mention& m = doc.mentions.rows[mention];
  const std::string_view name = doc.mentions.at(m.name);
  return std::string(name.empty() ? doc.at(m.span) : name);
}

// The lede is the first paragraph of the body.
std::string lede_of(const Document& doc) {
  for (const Block& b : doc.blocks.rows)
    if (b.kind == BlockKind::body) return std::string(doc.at(b.span));
  return {};
}

// `많이 본 뉴스 3위`: where the article stood in a list of the page that it was read from.
Json ranks_of(const Document& doc) {
  Json out = Json::array();
  for (const Block& b : doc.blocks.rows)
    if (b.kind == BlockKind::notice && doc.at(b.span).ends_with("위"))
      out.push_back(doc.at(b.span));
  return out;
}

Json strings(const Document& doc, BlockKind kind) {
  Json out = Json::array();
  for (const Block& b : doc.blocks.rows)
    if (b.kind == kind) out.push_back(doc.at(b.span));
  return out;
}

Json quote_json(const Document& doc, const Quote& q) {
  return {{"speaker", text_or_null(name_of(doc, q.speaker))},
          {"affiliation", text_or_null(name_of(doc, q.affiliation))},
          {"title", text_or_null(name_of(doc, q.title))},
          {"text", doc.at(q.span)},
          {"direct", q.direct}};
}

Json standing_json(const Document& doc, const Standing& s) {
  const auto pooled = [&](Str text) { return text_or_null(doc.standings.at(text)); };
  return {{"party", text_or_null(name_of(doc, s.party))},
          {"market", doc.at(s.market)},
          {"rank", pooled(s.rank)},
          {"share", pooled(s.share)},
          {"period", pooled(s.period)},
          {"evidence", doc.at(s.evidence)}};
}

}  // namespace

bool is_party(Kind kind) {
  return kind == Kind::person || kind == Kind::org || kind == Kind::country ||
         kind == Kind::product || kind == Kind::place;
}

// The body with the headings between its paragraphs.
std::string body_of(const Document& doc) {
  std::string out;
  for (const Block& b : doc.blocks.rows)
    if (b.kind == BlockKind::body || b.kind == BlockKind::heading)
      out += (out.empty() ? "" : "\n") + std::string(doc.at(b.span));
  return out;
}

std::string plain_number(const Json& value) {
  constexpr double kExact = 9e15;  // beyond it a double holds no cents
  const double v = value.is_number() ? value.get<double>() : 0;
  if (std::abs(v) > kExact || v != std::floor(v)) return value.dump();
  return std::to_string(static_cast<std::int64_t>(v));
}
std::string text(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string words_of(const Document& doc, BlockKind kind, const char* between) {
  std::string out;
  for (const Block& b : doc.blocks.rows) {
    if (b.kind != kind) continue;
    if (!out.empty()) out += between;
    out += doc.at(b.span);
  }
  return out;
}

namespace {

// 미국 기업, 미국에서: the state only says whose or where.
bool only_qualifies(const Document& doc, const Mention& m) {
  const std::string_view rule = doc.mentions.at(m.rule);
  return rule.ends_with("+modifier") || rule.ends_with("+place");
}

}  // namespace

std::vector<std::string> flag_codes(FlagSet flags) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kFlagCount; ++i)
    if (const Flag f = static_cast<Flag>(i); (flags & bit(f)) != 0) out.emplace_back(code(f));
  return out;
}

std::vector<Party> parties_of(const Document& doc) {
  std::vector<Party> out;
  std::map<std::pair<Kind, std::string>, std::size_t> place;
  for (Row row = 0; row < doc.mentions.rows.size(); ++row) {
    const Mention& m = doc.mentions.rows[row];
    if (!is_party(m.kind) || (m.kind == Kind::country && only_qualifies(doc, m))) continue;
    const std::string name = name_of(doc, row);
    const auto [it, fresh] = place.try_emplace({m.kind, name}, out.size());
    if (fresh) out.push_back({name, m.kind, {}, 0});
    Party& party = out[it->second];
    ++party.mentions;
    const std::string_view surface = doc.at(m.span);
    if (!m.anaphor && surface != party.name &&
        std::ranges::find(party.aliases, surface) == party.aliases.end())
      party.aliases.emplace_back(surface);
  }
  return out;
}

Json bound_json(Bound bound) { return bound == Bound::none ? Json(nullptr) : Json(code(bound)); }
Json amounts_json(const Document& doc, const Mention& mention, Bound least = Bound::none) {
  Json out = Json::array();
  for (const Amount& a : parse_amounts(doc.mentions.at(mention.value)))
    out.push_back({{"value", a.value},
                   {"currency", a.currency},
                   {"approx", a.approx},
                   {"bound", bound_json(a.bound == Bound::none ? least : a.bound)},
                   {"per", text_or_null(a.per)},
                   {"span", text_or_null(a.span)},
                   {"written", doc.at(mention.span)}});
  return out;
}

Json claim_json(const Document& doc, Row row) {
  const Claim& c = doc.claims.rows[row];
  Json sides[2] = {Json::array(), Json::array()}, amounts = Json::array(), tranches = Json::array();
  std::string one[kSlotCount];
  const std::vector<Part>& parts = doc.parts.rows;  // in the order of the claims
  for (auto at = std::ranges::lower_bound(parts, row, {}, &Part::claim);
       at != parts.end() && at->claim == row; ++at) {
    const Part& p = *at;
    const std::string words =
        p.mention == kNoRow ? std::string(doc.at(p.span)) : name_of(doc, p.mention);
    if (p.slot == Slot::a || p.slot == Slot::b) {
      sides[p.slot == Slot::a ? 0 : 1].push_back(words);
    } else if ((p.slot == Slot::amount || p.slot == Slot::tranche) && p.mention != kNoRow) {
      Json& list = p.slot == Slot::amount ? amounts : tranches;
      const bool joint = p.slot == Slot::amount && (c.flags & bit(Flag::joint)) != 0;
      for (Json& a :
           amounts_json(doc, doc.mentions.rows[p.mention], joint ? Bound::total : Bound::none))
        list.push_back(std::move(a));
    } else if (p.slot == Slot::time && p.mention != kNoRow) {
      one[static_cast<std::size_t>(p.slot)] = doc.mentions.at(doc.mentions.rows[p.mention].value);
    } else if (one[static_cast<std::size_t>(p.slot)].empty()) {
      one[static_cast<std::size_t>(p.slot)] = words;
    }
  }
  const auto single = [&](Slot s) { return text_or_null(one[static_cast<std::size_t>(s)]); };
  return {{"type", code(c.type)},
          {"a", sides[0]},
          {"b", sides[1]},
          {"c", single(Slot::c)},
          {"status", code(c.status)},
          {"stance", code(c.stance)},
          {"flags", flag_codes(c.flags)},
          {"amount", amounts},
          {"tranche", tranches},
          {"time", single(Slot::time)},
          {"object", single(Slot::object)},
          {"place", single(Slot::place)},
          {"title", single(Slot::title)},
          {"speaker", single(Slot::speaker)},
          {"via", single(Slot::via)},
          {"source_tier", static_cast<int>(c.tier)},
          {"score", std::round(c.score * 1000.0) / 1000.0},
          {"evidence",
           {{"begin", c.evidence.begin},
            {"end", c.evidence.end},
            {"sentence", doc.at(c.evidence)},
            {"trigger", doc.at(c.trigger)}}},
          {"rule", doc.claims.at(c.rule)},
          {"features", doc.claims.at(c.features)}};
}

Json article_json(const Document& doc) {
  Json out = {{"source", doc.source},
              {"id", text_or_null(doc.input_id)},
              {"doc", id_text(doc.id)},
              {"url", text_or_null(doc.url)},
              {"headline", words_of(doc, BlockKind::headline, " ")},
              {"subheadlines", strings(doc, BlockKind::subheadline)},
              {"lede", lede_of(doc)},
              {"outlet", text_or_null(doc.outlet)},
              {"reporter", text_or_null(doc.reporter)},
              {"section", text_or_null(doc.section)},
              {"published", nullptr},
              {"modified", nullptr},
              {"seen", doc.seen == 0 ? Json(nullptr) : Json(iso_utc(doc.seen))},
              {"cut_off", doc.cut_off},
              {"body", body_of(doc)},
              {"captions", strings(doc, BlockKind::caption)},
              {"ranks", ranks_of(doc)},
              {"related", strings(doc, BlockKind::related)},
              {"comments", doc.comments < 0 ? Json(nullptr) : Json(doc.comments)}};
  if (doc.published != 0)
    out["published"] = doc.published_has_time
                           ? iso_utc(doc.published)
                           : iso_date(local_day(doc.published, doc.offset_minutes));
  if (doc.modified != 0) out["modified"] = iso_utc(doc.modified);
  Json entities = Json::array(), claims = Json::array(), quotes = Json::array(),
       standings = Json::array(), amounts = Json::array(), times = Json::array();
  for (const Party& p : parties_of(doc))
    entities.push_back({{"name", p.name},
                        {"kind", code(p.kind)},
                        {"aliases", p.aliases},
                        {"mentions", p.mentions}});
  for (const Mention& m : doc.mentions.rows) {
    const Json span = {{"begin", m.span.begin}, {"end", m.span.end}};
    if (m.kind == Kind::amount)
      amounts.push_back(
          {{"written", doc.at(m.span)}, {"value", doc.mentions.at(m.value)}, {"span", span}});
    if (m.kind == Kind::time)
      times.push_back(
          {{"written", doc.at(m.span)}, {"value", doc.mentions.at(m.value)}, {"span", span}});
  }
  for (Row row = 0; row < doc.claims.rows.size(); ++row) claims.push_back(claim_json(doc, row));
  for (const Quote& q : doc.quotes.rows) quotes.push_back(quote_json(doc, q));
  for (const Standing& s : doc.standings.rows) standings.push_back(standing_json(doc, s));
  out["entities"] = std::move(entities);
  out["amounts"] = std::move(amounts);
  out["times"] = std::move(times);
  out["claims"] = std::move(claims);
  out["quotes"] = std::move(quotes);
  out["standings"] = std::move(standings);
  return out;
}

}  // namespace hj
