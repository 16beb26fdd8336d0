#include "morph/words.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

constexpr std::size_t kLongest = 15;  // units of a word

bool is_josa(Tag tag) { return tag >= Tag::JKS && tag <= Tag::JC; }
bool is_eomi(Tag tag) { return tag >= Tag::EP && tag <= Tag::ETM; }

// Does a word with this ending allow what stands `after` such a sound?
bool allows(std::string_view word, Tag tag, std::string_view after) {
  if (after == "any") return true;
  if (after == "vcp") return tag == Tag::VCP || tag == Tag::VCN;
  if (after == "ha") return word.ends_with("하");
  const bool final = has_final(word), rieul = ends_in_rieul(word);
  if (after == "final") return final;
  if (after == "vowel") return !final;
  if (after == "hard") return final && !rieul;
  if (after == "soft") return !final || rieul;
  const char32_t last = rune_before(word, word.size()).code;
  if (!is_syllable(last)) return true;
  const int medial = decompose(last).medial;
  const bool bright = medial == 0 || medial == 2 || medial == 8;  // ㅏ ㅑ ㅗ
  return after == "bright" ? bright : !bright;
}

}  // namespace

Words::Words(Lexicon words, Lexicon josa, Lexicon eomi)
    : words_(std::move(words)), josa_(std::move(josa)), eomi_(std::move(eomi)) {
  nouns_.reserve(words_.size());
  for (std::uint32_t row = 0; row < words_.size(); ++row)
    nouns_.push_back(words_.field(row, 1).find('n') != std::string_view::npos);
}

Result<Words> Words::open(const std::string& data_dir) {
  std::vector<Lexicon> tables;
  for (const char* name : {"/morph/words.hjl", "/lexicon/josa.hjl", "/lexicon/eomi.hjl"}) {
    Result<Lexicon> table = Lexicon::open(data_dir + name);
    if (!table) return table.error();
    const std::uint32_t columns = tables.empty() ? 2 : 3;
    if (table->columns() < columns)
      return Error{Code::bad_data, data_dir + name + ": a column is missing"};
    tables.push_back(*table);
  }
  return Words(tables[0], tables[1], tables[2]);
}

void Words::mark(std::string_view text, std::vector<Unit>& units) {
  if (units.empty()) return;
  const std::uint32_t base = units.front().span.begin;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].fixed) continue;
    std::size_t last = i;
    while (last < units.size() && last - i < kLongest && !units[last].fixed) ++last;
    const std::uint32_t begin = units[i].span.begin, end = units[last - 1].span.end;
    words_.prefixes(text.substr(begin - base, end - begin), found_);
    for (const Prefix& prefix : found_) {
      if (!nouns_[prefix.first]) continue;
      const auto length = static_cast<std::uint8_t>(prefix.bytes / 3);  // a syllable is 3 bytes
      units[i].starts = std::max(units[i].starts, length);
      units[i + length - 1].ends = std::max(units[i + length - 1].ends, length);
    }
  }
  for (std::size_t i = 0; i < units.size(); ++i)
    for (std::uint8_t n = 0; n < units[i].starts; ++n)
      if (units[i + n].covers < units[i].starts)
        units[i + n].covers = units[i].starts, units[i + n].place = n;
}

unsigned Words::classes(std::string_view form, std::uint64_t key) {
  return classes_(key, [&] { return look_up_classes(form); });
}
unsigned Words::look_up_classes(std::string_view form) const {
  static constexpr std::string_view kLetters = "nvarm";
  const auto [first, last] = words_.find(form);
  unsigned out = 0;
  if (first == last) return 0;
  for (char c : words_.field(first, 1)) out |= 1U << std::min<std::size_t>(kLetters.find(c), 5);
  return out;
}

unsigned Words::fit(std::string_view before, Tag tag_before, std::string_view form, Tag tag,
                    std::uint64_t key) {
  if (!is_josa(tag) && !is_eomi(tag)) return 2;
  return fits_(key, [&] { return look_up_fit(before, tag_before, form, tag); });
}
unsigned Words::look_up_fit(std::string_view before, Tag tag_before, std::string_view form,
                            Tag tag) const {
  const Lexicon& table = is_josa(tag) ? josa_ : eomi_;
  const auto [first, last] = table.find(form);
  unsigned out = 2;
  for (std::uint32_t row = first; row < last; ++row) {
    if (table.field(row, 1) != code(tag)) continue;
    if (before.empty() || allows(before, tag_before, table.field(row, 2))) return 0;
    out = 1;
  }
  return out;
}

std::uint64_t Words::hash() const {
  return hash64(hex(words_.hash()) + hex(josa_.hash()) + hex(eomi_.hash()));
}

}  // namespace hj::morph
