#include "claim/genre.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace hj::claim {
namespace {

constexpr std::size_t kLongestCue = 18;  // bytes

// The longest cue that a word begins with: 홈런을 -> 홈런.
const Cue* cue_at(const Rules& rules, std::string_view word) {
  for (std::size_t end = std::min(word.size(), kLongestCue); end > 3; --end) {
    const std::string_view front = word.substr(0, end);
    if (!boundary(word, end) || !rules.cue_bits.may_have(front)) continue;
    const auto it = rules.cues.find(std::string(front));
    if (it != rules.cues.end()) return &it->second;
  }
  return nullptr;
}

}  // namespace

Barred barred(const Rules& rules, const Document& doc) {
  std::vector<float> weight(rules.genres.size(), 0);
  std::vector<bool> seen(rules.cues.size(), false);
  for (const Sentence& s : doc.sentences.rows) {
    const BlockKind kind = doc.blocks.rows[s.block].kind;
    if (kind != BlockKind::headline && kind != BlockKind::body) continue;
    const std::string_view text = doc.at(s.span);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const Cue* cue = cue_at(rules, text.substr(at, end - at));
      if (cue != nullptr && !seen[cue->number]) {
        seen[cue->number] = true;
        weight[cue->genre] += cue->weight;
      }
      at = end + 1;
    }
  }
  Barred out;
  for (std::size_t g = 0; g < weight.size(); ++g) {
    if (weight[g] < rules.genres[g].least) continue;
    (rules.genres[g].people ? out.people : out.all) |= rules.genres[g].types;
  }
  return out;
}

bool bars(const Barred& set, const Document& doc, const Draft& d) {
  const TypeSet type = TypeSet{1} << static_cast<unsigned>(d.type);
  if ((set.all & type) != 0) return true;
  if ((set.people & type) == 0) return false;
  const auto person = [&](Row r) { return doc.mentions.rows[r].kind == Kind::person; };
  return std::ranges::any_of(d.a, person) || std::ranges::any_of(d.b, person);
}

}  // namespace hj::claim
