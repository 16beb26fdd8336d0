#include "app/why_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/hash.h"

namespace hj {
namespace {

constexpr std::size_t kMatesRead = 5000;

std::string_view gloss(std::string_view feature) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kWords = {{
      {"frame", "문틀: 어느 격이 어느 쪽을 채우는가"},
      {"voice", "태: 능동, 피동, 받다, 시키다"},
      {"clause", "절: 서술절, 관형절, 동사 없는 절"},
      {"subject", "주어를 앞 절과 함께 쓴다"},
      {"gap", "관형절이 꾸미는 말이 빠진 자리를 채운다"},
      {"cap", "이 단계를 넘지 못한다"},
      {"end", "끝을 말하는 낱말"},
      {"decision", "-기로 하다"},
      {"progressive", "-고 있다, 중"},
      {"order", "이름과 기관과 직함의 차례"},
      {"owner", "누구의 것인지 어디서 왔는가"},
      {"title", "직함이 있는가"},
      {"other", "상대를 어디서 찾았는가"},
      {"event", "동사 밖의 사건 명사"},
  }};
  const std::string_view key = feature.substr(0, feature.find('='));
  for (const auto& [name, words] : kWords)
    if (name == key) return words;
  return {};
}

// The claim's own row in its article: the layer keeps the trigger, which the ledger does not.
const Claim* layer_row(const ClaimRow& claim, const Document& doc) {
  for (const Claim& c : doc.claims.rows)
    if (c.evidence == claim.evidence && c.type == claim.type &&
        doc.claims.at(c.rule) == claim.rule && c.status == claim.status)
      return &c;
  return nullptr;
}

std::string side(const ClaimRow& claim, Slot slot) {
  std::string out;
  for (const PartRow& p : claim.parts)
    if (p.slot == slot)
      out += (out.empty() ? "" : ", ") + (p.entity.name.empty() ? p.written : p.entity.name);
  return out.empty() ? "?" : out;
}
std::string heading(const ClaimRow& c) {
  const bool even = symmetric(c.type);
  std::string left = side(c, Slot::a), right = side(c, Slot::b);
  if (even && right == "?") right.clear();
  return std::string(label(c.type).ko) + ' ' + std::string(code(c.type)) + ": " + left +
         (right.empty() ? "" : (even ? " ─ " : " → ") + right) + "  [" +
         std::string(label(c.status).ko) + ' ' + std::string(code(c.status)) + ']';
}

void features(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t cut = std::min(text.find(' '), text.size());
    const std::string_view one = text.substr(0, cut);
    text.remove_prefix(std::min(text.size(), cut + 1));
    if (one.empty()) continue;
    out += "  │    ├ " + std::string(one);
    if (const std::string_view words = gloss(one); !words.empty())
      out += "  (" + std::string(words) + ')';
    out += '\n';
  }
}

void mates_text(std::string& out, const RuleMates& mates, const Store& store) {
  out +=
      "  └ 같은 규칙의 다른 주장 " + std::to_string(mates.count) + (mates.more ? "+" : "") + "건\n";
  for (const ClaimRow& m : mates.first) {
    out += "       ├ " + id_text(m.id) + "  " + heading(m) + '\n';
    if (const auto text = store.text(m.article.id); text && m.evidence.end <= text->size())
      out += "       │    " + std::string(slice(*text, m.evidence)) + '\n';
  }
}

}  // namespace

Result<RuleMates> rule_mates(const Store& store, const ClaimRow& claim) {
  RuleMates out;
  Filter filter;
  filter.types = {claim.type};
  filter.limit = 200;
  for (std::size_t read = 0;;) {
    auto page = store.find_claims(filter);
    if (!page) return page.error();
    for (ClaimRow& c : page->items) {
      ++read;
      if (c.rule != claim.rule || c.id == claim.id) continue;
      ++out.count;
      if (out.first.size() < kMatesShown) out.first.push_back(std::move(c));
    }
    if (page->next.empty()) return out;
    if (read >= kMatesRead) return out.more = true, out;
    filter.cursor = page->next;
  }
}

std::string why_text(const ClaimRow& claim, const Document& doc, const RuleMates& mates,
                     const Store& store) {
  std::string out = "주장 " + id_text(claim.id) + "  " + heading(claim) + '\n';
  out += "  ├ 근거  " + std::string(doc.at(claim.evidence)) + '\n';
  const Claim* row = layer_row(claim, doc);
  out += "  ├ 규칙  " + claim.rule;
  if (row != nullptr) out += "  ← «" + std::string(doc.at(row->trigger)) + "»";
  out += '\n';
  features(out, claim.features);
  out += "  ├ 낱말\n";
  for (const PartRow& p : claim.parts) {
    out += "  │    ├ " + std::string(label(p.slot).ko) + "  «" + p.written + "»";
    if (!p.entity.name.empty() && p.entity.name != p.written) out += "  = " + p.entity.name;
    if (!p.value.empty()) out += "  = " + p.value;
    out += '\n';
  }
  out += "  ├ 태도  " + std::string(label(claim.stance).ko) + ", 출처 " +
         std::string(label(claim.tier).ko) + ", 점수 " +
         std::to_string(std::lround(claim.score * 100)) + "/100\n";
  mates_text(out, mates, store);
  return out;
}

}  // namespace hj
