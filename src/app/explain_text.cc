#include "app/explain_text.h"

#include "app/article_json.h"
#include "core/hash.h"
#include "core/value.h"

namespace hj {
namespace {

void field(std::string& out, const char* name, const std::string& words) {
  if (words.empty()) return;
  out += "  ";
  out += name;
  out += words + '\n';
}

std::string list(const Json& names) {
  std::string out;
  for (const Json& name : names) out += (out.empty() ? "" : ", ") + name.get<std::string>();
  return out.empty() ? "?" : out;
}

void add_claim(std::string& out, const Document& doc, Row row) {
  const Json c = claim_json(doc, row);
  const Claim& claim = doc.claims.rows[row];
  out += "  " + std::string(label(claim.type).ko) + " " + std::string(code(claim.type)) + ": " +
         list(c["a"]) + (symmetric(claim.type) ? " ─ " : " → ") + list(c["b"]) + "  [" +
         std::string(label(claim.status).ko) + ' ' + std::string(code(claim.status)) + "]";
  for (const Json& flag : c["flags"]) out += " +" + flag.get<std::string>();
  out += '\n';
  for (const Json& a : c["amount"])
    out += "      금액 " + a["currency"].get<std::string>() + ' ' + plain_number(a["value"]) +
           (a["bound"].is_null() ? "" : " (" + a["bound"].get<std::string>() + ")") +
           (a["approx"].get<bool>() ? " 약" : "") + '\n';
  static constexpr std::pair<const char*, const char*> kFields[] = {
      {"time", "시점 "},  {"object", "대상 "},  {"place", "장소 "},
      {"title", "직함 "}, {"speaker", "발언 "}, {"via", "인용 "}};
  for (const auto& [key, name] : kFields)
    if (const std::string words = text(c, key); !words.empty())
      out += std::string("      ") + name + words + '\n';
  out += "      규칙 " + text(c, "rule") + "  «" + std::string(doc.at(claim.trigger)) + "»  " +
         text(c, "features") + '\n';
  out += "      근거 " + std::string(doc.at(claim.evidence)) + '\n';
}

}  // namespace

std::string explain_text(const Document& doc) {
  std::string out = words_of(doc, BlockKind::headline, " ") + '\n';
  field(out, "부제  ", words_of(doc, BlockKind::subheadline, " / "));
  field(out, "매체  ", doc.outlet + (doc.reporter.empty() ? "" : " · " + doc.reporter));
  if (doc.published != 0)
    field(out, "발행  ",
          doc.published_has_time ? iso_utc(doc.published)
                                 : iso_date(local_day(doc.published, doc.offset_minutes)));
  field(out, "출처  ", doc.source + "  " + id_text(doc.id) + (doc.cut_off ? "  (잘린 글)" : ""));
  field(out, "사진  ", words_of(doc, BlockKind::caption, " / "));
  field(out, "무관  ", words_of(doc, BlockKind::related, " / "));
  std::string names;
  for (const Party& p : parties_of(doc)) {
    names += (names.empty() ? "" : ", ") + p.name + " (" + std::string(label(p.kind).ko);
    for (const std::string& alias : p.aliases) names += ", " + alias;
    names += ')';
  }
  field(out, "이름  ", names);
  for (const Mention& m : doc.mentions.rows)
    if (m.kind == Kind::amount || m.kind == Kind::time)
      field(out, m.kind == Kind::amount ? "금액  " : "시점  ",
            std::string(doc.at(m.span)) + " = " + std::string(doc.mentions.at(m.value)));
  for (const Quote& q : doc.quotes.rows)
    field(out, "발언  ",
          (q.speaker == kNoRow ? std::string("?")
                               : std::string(doc.mentions.at(doc.mentions.rows[q.speaker].name))) +
              ": “" + std::string(doc.at(q.span)) + "”");
  out += doc.claims.rows.empty() ? "  (주장 없음)\n" : "";
  for (Row row = 0; row < doc.claims.rows.size(); ++row) add_claim(out, doc, row);
  return out;
}

}  // namespace hj
