#include "morph/train/labelling.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/hangul.h"
#include "morph/train/align.h"

namespace hj::morph {
namespace {

constexpr std::size_t kSeldom = 25;  // times; below it, a code borrows from its like
constexpr std::size_t kBorrow = 8;   // times that a label was seen before it is lent
constexpr std::uint32_t kSlip = 6;  // times: below it, one tag after another is taken for a mistake
constexpr Tag kOpen[] = {Tag::NNG, Tag::NNP, Tag::VV, Tag::VA, Tag::MAG};

struct Counts {
  std::map<std::string, std::size_t> labels;
  std::map<char32_t, std::map<std::string, std::size_t>> by_code;
  std::map<char32_t, std::size_t> codes;
  std::map<int, std::map<std::string, std::size_t>> by_rime;
};

int rime(char32_t code) {
  const Jamo jamo = decompose(code);
  return jamo.medial * 28 + jamo.final;
}

Counts count(const std::vector<Labelled>& labelled) {
  Counts out;
  for (const Labelled& eojeol : labelled) {
    const std::size_t times = eojeol.source == Source::klue ? 2 : 1;
    for (std::size_t i = 0; i < eojeol.labels.size(); ++i) {
      if (eojeol.units[i].fixed) continue;
      const std::string name = print(eojeol.labels[i]);
      const char32_t code = eojeol.units[i].code;
      out.labels[name] += times;
      out.by_code[code][name] += times;
      out.codes[code] += times;
      if (is_syllable(code) && eojeol.labels[i].pieces[0].op != Piece::Op::literal)
        out.by_rime[rime(code)][name] += times;
    }
  }
  return out;
}

Label plain(Tag tag, bool begin) { return {{Piece{Piece::Op::same, kKeep, kKeep, 0, tag, begin}}}; }

std::vector<std::string> names_by_frequency(const Counts& counts) {
  std::map<std::string, std::size_t> all;
  for (const auto& [name, times] : counts.labels)
    if (times >= 2) all[name] = times;
  for (std::size_t tag = 0; tag < kTagCount; ++tag)
    all[print(plain(static_cast<Tag>(tag), true))] += 1;
  for (Tag tag : kOpen) all[print(plain(tag, false))] += 1;
  std::vector<std::pair<std::size_t, std::string>> sorted;
  sorted.reserve(all.size());
  for (const auto& [name, times] : all) sorted.emplace_back(times, name);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  out.reserve(sorted.size());
  for (auto& entry : sorted) out.push_back(std::move(entry.second));
  return out;
}

std::set<LabelId> candidates(char32_t code, const Counts& counts,
                             const std::map<std::string, LabelId>& ids) {
  std::set<LabelId> out;
  const auto add = [&](const std::string& name) {
    if (const auto it = ids.find(name); it != ids.end()) out.insert(it->second);
  };
  for (Tag tag : kOpen)
    for (bool begin : {true, false}) add(print(plain(tag, begin)));
  if (const auto seen = counts.by_code.find(code); seen != counts.by_code.end())
    for (const auto& [name, times] : seen->second)
      if (times >= 2) add(name);
  const auto seen = counts.codes.find(code);
  if (!is_syllable(code) || (seen != counts.codes.end() && seen->second >= kSeldom)) return out;
  if (const auto like = counts.by_rime.find(rime(code)); like != counts.by_rime.end())
    for (const auto& [name, times] : like->second)
      if (times >= kBorrow && name[0] == '@') add(name);
  return out;
}

// What follows what, seen often enough to be no slip; nouns may follow anything and end anywhere.
Grammar grammar_of(const std::vector<Labelled>& labelled) {
  std::array<std::array<std::uint32_t, kTagCount + 1>, kTagCount + 1> seen{};
  for (const Labelled& eojeol : labelled) {
    std::size_t before = kTagCount;
    for (const Label& label : eojeol.labels)
      for (const Piece& piece : label.pieces) {
        const auto tag = static_cast<std::size_t>(piece.tag);
        if (piece.begin) ++seen[before][tag];
        before = tag;
      }
    if (!eojeol.labels.empty()) ++seen[before][kTagCount];
  }
  Grammar out{};
  for (std::size_t a = 0; a <= kTagCount; ++a)
    for (std::size_t b = 0; b <= kTagCount; ++b) {
      const auto tag_a = static_cast<Tag>(a), tag_b = static_cast<Tag>(b);
      const bool noun =
          tag_b == Tag::NNG || tag_b == Tag::NNP || (b == kTagCount && tag_a <= Tag::NNP);
      const bool mark = (b < kTagCount && tag_b >= Tag::SF) ||
                        (a < kTagCount && tag_a >= Tag::SF && b == kTagCount);
      if (noun || mark || seen[a][b] >= kSlip) out[a] |= std::uint64_t{1} << b;
    }
  return out;
}

char32_t code_at(std::size_t index) {
  return static_cast<char32_t>(index < 11172 ? 0xAC00 + index : 0x3131 + index - 11172);
}

}  // namespace

Labelled label_eojeol(const GoldEojeol& eojeol, Source source, Words& words) {
  Labelled out{{}, {}, source};
  cut(eojeol.surface, 0, out.units);
  words.mark(eojeol.surface, out.units);
  if (out.units.size() <= kMaxUnits && !eojeol.morphs.empty())
    out.labels = align(eojeol.surface, out.units, eojeol.morphs);
  return out;
}

Inventory make_inventory(const std::vector<Labelled>& labelled) {
  const Counts counts = count(labelled);
  std::vector<Label> labels;
  std::map<std::string, LabelId> ids;
  for (const std::string& name : names_by_frequency(counts)) {
    Label label;
    if (!parse_label(name, label) || labels.size() == 0xFFFF) continue;
    ids[name] = static_cast<LabelId>(labels.size());
    labels.push_back(std::move(label));
  }
  std::vector<std::vector<LabelId>> lists;
  for (std::size_t i = 0; i < Inventory::kCodes; ++i) {
    const std::set<LabelId> list = candidates(code_at(i), counts, ids);
    lists.emplace_back(list.begin(), list.end());
  }
  Inventory out;
  out.set(std::move(labels), lists, grammar_of(labelled));
  return out;
}

std::vector<Example> make_examples(const std::vector<Labelled>& labelled,
                                   const Inventory& inventory, std::vector<std::uint32_t>& from) {
  std::map<std::string, LabelId> ids;
  for (std::size_t i = 0; i < inventory.labels().size(); ++i)
    ids[print(inventory.labels()[i])] = static_cast<LabelId>(i);
  std::vector<Example> out;
  for (std::uint32_t n = 0; n < labelled.size(); ++n) {
    const Labelled& eojeol = labelled[n];
    Example example{eojeol.units, {}, eojeol.source};
    bool open = false;  // anything to learn
    for (std::size_t i = 0; i < eojeol.labels.size(); ++i) {
      const auto id = ids.find(print(eojeol.labels[i]));
      const auto list = inventory.candidates(eojeol.units[i]);
      if (id == ids.end() || std::find(list.begin(), list.end(), id->second) == list.end()) break;
      example.labels.push_back(id->second);
      open = open || !eojeol.units[i].fixed;
    }
    if (!open || example.labels.size() != example.units.size()) continue;
    out.push_back(std::move(example));
    from.push_back(n);
  }
  return out;
}

}  // namespace hj::morph
