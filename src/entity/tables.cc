#include "entity/tables.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"

namespace hj::entity {

Result<Table> Table::open(const std::string& file, std::string_view column) {
  auto words = Lexicon::open(file);
  if (!words) return words.error();
  const auto at = words->column(column);
  if (!at) return Error{Code::bad_data, file + ": no column " + std::string(column)};
  return Table(std::move(*words), *at);
}

bool Table::among(std::string_view value, std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t row = first; row < last; ++row)
    if (words_.field(row, column_) == value) return true;
  return false;
}

namespace {

lexicon::FilterBits filter_of(std::initializer_list<const Table*> tables) {
  constexpr std::size_t kBitsOfKey = 16;
  std::size_t keys = 0;
  for (const Table* table : tables) keys += table->words().size();
  lexicon::FilterBits out(keys, kBitsOfKey);
  for (const Table* table : tables)
    for (std::uint32_t row = 0; row < table->words().size(); ++row) out.add(table->field(row, 0));
  return out;
}

// The words of a value that are one syllable each.
SyllableSet syllables_of(const Table& table, std::string_view value) {
  SyllableSet out;
  for (std::uint32_t row = 0; row < table.words().size(); ++row) {
    const std::string_view word = table.field(row, 0);
    const Rune first = word.empty() ? Rune{0, 1} : rune_at(word, 0);
    if (table.value(row) == value && is_syllable(first.code) && word.size() == first.size)
      out.add(first.code);
  }
  return out;
}

}  // namespace

SyllableSet ends_of(const Table& table, std::initializer_list<std::string_view> values) {
  SyllableSet out;
  for (std::uint32_t row = 0; row < table.words().size(); ++row) {
    const bool taken =
        values.size() == 0 || std::ranges::find(values, table.value(row)) != values.end();
    if (taken) out.add_end(table.field(row, 0));
  }
  return out;
}

Result<Tables> Tables::open(const std::string& data_dir) {
  struct Source {
    const char* name;
    const char* column;
  };
  static constexpr Source kSources[] = {
      {"josa", "role"},        {"suffix", "effect"},   {"head", "effect"},   {"title", "role"},
      {"koreanname", "part"},  {"givenname", "kind"},  {"unit", "kind"},     {"measure", "effect"},
      {"timeword", "means"},   {"orgsuffix", "kind"},  {"orgnoun", "kind"},  {"common", "kind"},
      {"place", "kind"},       {"metonym", "parties"}, {"anaphora", "kind"}, {"say", "kind"},
      {"stateword", "behind"}, {"seat", "body"},       {"bodynoun", "ends"}, {"shortname", "long"}};
  std::vector<Table> all;
  std::uint64_t hash = 0;
  for (const Source& source : kSources) {
    auto table = Table::open(data_dir + "/rules/entity/" + source.name + ".hjl", source.column);
    if (!table) return table.error();
    hash = hash64(hex(table->words().hash()), hash);
    all.push_back(std::move(*table));
  }
  auto nouns = Table::open(data_dir + "/morph/words.hjl", "class");
  if (!nouns) return nouns.error();
  auto relay = Table::open(data_dir + "/rules/dedup/relay.hjl", "role");
  if (!relay) return relay.error();
  hash = hash64(hex(relay->words().hash()), hash);
  SyllableSet tails = ends_of(all[9]);
  tails.add(ends_of(all[11], {"tail"}));
  SyllableSet surnames;
  for (std::uint32_t row = 0; row < all[4].words().size(); ++row)
    if (all[4].value(row) == "surname") surnames.add_start(all[4].field(row, 0));
  return Tables{
      JosaTable(all[0]), all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9],
      all[10], all[11], all[12], all[13], all[14], all[15], all[16], all[17], all[18], all[19],
      *std::move(relay), *std::move(nouns), hash,
      // common, head, org_noun, title, unit, place, time_word, anaphora
      filter_of({&all[11], &all[2], &all[10], &all[3], &all[6], &all[12], &all[8], &all[14]}),
      filter_of({&all[9], &all[11]}), ends_of(all[0]), ends_of(all[3]), ends_of(all[9]), tails,
      surnames, ends_of(all[4], {"given"}), ends_of(all[10], {"group"}),
      syllables_of(all[4], "surname"), syllables_of(all[4], "middle"),
      syllables_of(all[4], "given"), ends_of(all[19])};
}

bool Tables::common_word(std::string_view word) const {
  return common_words.may_have(word) &&
         (common.has(word) || head.has(word) || org_noun.has(word) || title.has(word) ||
          unit.has(word) || place.has(word) || time_word.has(word) || anaphora.has(word));
}

JosaTable::JosaTable(Table table) : Table(std::move(table)) {
  const auto after = [](std::string_view name) {
    return name == "any"     ? After::any
           : name == "final" ? After::final
           : name == "vowel" ? After::vowel
           : name == "rieul" ? After::rieul
                             : After::not_rieul;
  };
  for (std::uint32_t row = 0; row < words().size(); ++row) {
    after_.push_back(after(field(row, 1)));
    roles_.push_back(value(row));
  }
}

bool JosaTable::fits(After after, std::string_view word) {
  if (after == After::any) return true;
  const char32_t last = rune_before(word, word.size()).code;
  if (is_hanja(last)) return true;  // 側과, 社와
  const int sound = is_syllable(last) ? decompose(last).final : 0;
  const bool final = is_syllable(last) ? sound != 0 : has_final(word);
  if (after == After::final) return final;
  if (after == After::vowel) return !final;
  const bool rieul = is_syllable(last) ? sound == kFinalL : ends_in_rieul(word);
  return after == After::rieul ? !final || rieul : final && !rieul;
}

Josa JosaTable::fitting(std::uint32_t first, std::uint32_t last, std::string_view word,
                        std::string_view rest) const {
  for (std::uint32_t row = first; row < last; ++row)
    if (fits(after_[row], word))
      return {true, static_cast<std::uint32_t>(rest.size()), roles_[row]};
  return {};
}

}  // namespace hj::entity
