#include "entity/registry.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "entity/words.h"

namespace hj::entity {
namespace {

std::string name_key(std::string_view name, Kind kind) {
  return std::string(code(kind)) + '\t' + std::string(name);
}

// 에스케이 of SK: how the letters are read.
std::string read_out(std::string_view letters) {
  static constexpr std::string_view kLetters[] = {
      "에이", "비",   "씨", "디",   "이",     "에프", "지",   "에이치", "아이",
      "제이", "케이", "엘", "엠",   "엔",     "오",   "피",   "큐",     "아르",
      "에스", "티",   "유", "브이", "더블유", "엑스", "와이", "제트"};
  std::string out;
  for (const char c : letters) out += kLetters[c - 'A'];
  return out;
}
// SK하이닉스 as 에스케이(SK)하이닉스 and 에스케이하이닉스: papers that write no Latin letters.
void spell_letters(std::string_view name, std::vector<std::string>& out) {
  constexpr std::size_t kMost = 4;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto rest = std::ranges::find_if_not(name, is_capital);
  const auto count = static_cast<std::size_t>(rest - name.begin());
  if (count < 2 || count > kMost) return;
  const std::string letters(name.substr(0, count)), read = read_out(letters);
  constexpr std::size_t kLeast = 9;  // bytes: 이유 is a word
  if (count == name.size() && read.size() >= kLeast) out.push_back(read);
  if (count == name.size() || script_of(rune_at(name, count).code) != Script::hangul) return;
  out.push_back(read + '(' + letters + ')' + std::string(name.substr(count)));
  out.push_back(read + std::string(name.substr(count)));
}

// Three bytes each: no letters, no spaces.
bool all_syllables(std::string_view name) {
  if (name.size() % 3 != 0) return false;
  for (std::size_t at = 0; at < name.size(); at += 3)
    if (!is_syllable(rune_at(name, at).code)) return false;
  return true;
}

// 오픈 AI beside 오픈AI, KIA타이거즈 beside KIA 타이거즈.
std::vector<std::string> spellings(std::string_view name) {
  if (all_syllables(name)) return {std::string(name)};
  std::string apart, closed;
  Script last = Script::mark;
  for (std::size_t at = 0; at < name.size();) {
    const Rune r = rune_at(name, at);
    const Script script = script_of(r.code);
    const bool seam = (last == Script::hangul && script == Script::latin) ||
                      (last == Script::latin && script == Script::hangul);
    if (seam) apart += ' ';
    if (r.code != ' ') append(closed, r.code);
    append(apart, r.code);
    last = script;
    at += r.size;
  }
  std::vector<std::string> out{std::string(name)};
  struct State {
    std::string_view full, shorter, sign;
  };
  constexpr State kStates[] = {
      {"미국 ", "미", "美"}, {"중국 ", "중", "中"}, {"일본 ", "일", "日"}, {"영국 ", "영", "英"}};
  // 미 상무부, 美상무부 beside 미국 상무부.
  for (const State& state : kStates) {
    if (!name.starts_with(state.full)) continue;
    const std::string body(name.substr(state.full.size()));
    out.push_back(std::string(state.sign) + ' ' + body);
    out.push_back(std::string(state.sign) + body);
    out.push_back(std::string(state.shorter) + ' ' + body);
  }
  spell_letters(name, out);
  if (apart != name) out.push_back(apart);
  // Two Latin words run together are another word.
  if (closed != name && script_of(rune_before(name, name.size()).code) == Script::hangul)
    out.push_back(closed);
  return out;
}

// Appends the rows of a party's names, each spelling once.
void add_names(std::string_view names, std::uint32_t party, std::string& out) {
  std::vector<std::string> seen;
  const std::string number = std::to_string(party);
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find(';', begin), names.size());
    std::string_view name = names.substr(begin, end - begin);
    begin = end + 1;
    const bool weak = name.ends_with('?');
    if (weak) name.remove_suffix(1);
    if (name.empty()) continue;
    for (std::string& spelling : spellings(name)) {
      if (std::find(seen.begin(), seen.end(), spelling) != seen.end()) continue;
      ((out += spelling) += '\t') += number;
      out += weak ? "\t1\n" : "\t0\n";
      seen.push_back(std::move(spelling));
    }
  }
}

// Is a name among the aliases with its mark (하나?)? It is weak there, and not strong here.
bool marked_weak(std::string_view name, std::string_view aliases) {
  for (std::size_t at = aliases.find(name); at != std::string_view::npos;
       at = aliases.find(name, at + 1)) {
    const std::string_view behind = aliases.substr(at + name.size());
    if ((at == 0 || aliases[at - 1] == ';') && (behind == "?" || behind.starts_with("?;")))
      return true;
  }
  return false;
}

}  // namespace

Result<std::monostate> Registry::add(Lexicon table, std::string& aliases) {
  std::uint32_t column[9];
  constexpr const char* kColumns[] = {"id",      "kind",  "ko",     "en",   "aliases",
                                      "country", "group", "ticker", "hints"};
  for (int i = 0; i < 9; ++i) {
    const auto at = table.column(kColumns[i]);
    if (!at) return Error{Code::bad_data, std::string(table.file()) + ": no column " + kColumns[i]};
    column[i] = *at;
  }
  hash_ = hash64(hex(table.hash()), hash_);
  // Senses of one name are tried in file order, and a Lexicon sorts by its key: follow the lines.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rows(table.size());
  for (std::uint32_t i = 0; i < table.size(); ++i) rows[i] = {table.line(i), i};
  std::sort(rows.begin(), rows.end());
  parties_.reserve(parties_.size() + rows.size());
  by_name_.reserve(by_name_.size() + rows.size());
  for (const auto& [line, row] : rows) {
    const auto kind = parse_kind(table.field(row, column[1]));
    if (!kind || table.field(row, column[2]).empty())
      return Error{Code::bad_data, std::string(table.file()) + ":" +
                                       std::to_string(table.line(row)) +
                                       ": kind is unknown or name is empty"};
    const auto party = static_cast<std::uint32_t>(parties_.size());
    parties_.push_back({table.field(row, column[0]), table.field(row, column[2]),
                        table.field(row, column[3]), table.field(row, column[5]),
                        table.field(row, column[6]), table.field(row, column[8]), *kind});
    by_name_.emplace(name_key(parties_.back().name, *kind), party);
    const std::string_view listed = table.field(row, column[4]);
    std::string names(listed);
    if (!marked_weak(parties_.back().name, listed))
      names.insert(0, std::string(parties_.back().name) + ';');
    add_names(names, party, aliases);
  }
  tables_.push_back(std::move(table));
  return std::monostate{};
}

Result<Registry> Registry::open(const std::string& data_dir, const std::string& user_file) {
  Registry out;
  std::string aliases = "name\tparty\tweak\n";
  if (!user_file.empty()) {
    std::ifstream in(user_file, std::ios::binary);
    if (!in) return Error{Code::not_found, user_file + ": cannot be read"};
    const std::string tsv((std::istreambuf_iterator<char>(in)), {});
    auto table = Lexicon::build(tsv, user_file);
    if (!table) return table.error();
    if (auto added = out.add(std::move(*table), aliases); !added) return added.error();
  }
  auto table = Lexicon::open(data_dir + "/lexicon/party.hjl");
  if (!table) return table.error();
  if (auto added = out.add(std::move(*table), aliases); !added) return added.error();
  auto names = Lexicon::build(aliases, "names");
  if (!names) return names.error();
  out.names_ = std::move(*names);
  return out;
}

void Registry::prefixes(std::string_view text, std::vector<Hit>& out) const {
  static thread_local std::vector<Prefix> found;
  names_->prefixes(text, found);
  out.clear();
  for (const Prefix& p : found) out.push_back({p.bytes, p.first, p.last});
}

Registry::Hit Registry::longest(std::string_view text) const {
  const Prefix found = names_->longest(text);
  return {found.bytes, found.first, found.last};
}

Registry::Sense Registry::sense(std::uint32_t at) const {
  std::uint32_t party = 0;
  const std::string_view row = names_->field(at, 1);
  std::from_chars(row.data(), row.data() + row.size(), party);
  return {party, names_->field(at, 2) == "1"};
}

const Party* Registry::find(std::string_view name, Kind kind) const {
  const auto it = by_name_.find(name_key(name, kind));
  return it == by_name_.end() ? nullptr : &parties_[it->second];
}

}  // namespace hj::entity
