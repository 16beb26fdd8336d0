#include "extract/text.h"

#include <algorithm>
#include <cstring>

#include "core/hangul.h"

namespace hj::extract {
namespace {

bool drops(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF; }
bool is_closer(char32_t c) {
  return std::u32string_view(U"\"'”’)]」』»>").find(c) != std::u32string_view::npos;
}
bool mail_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-' || c == '+';
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    if (text[0] > ' ' && text[0] < 0x7F) break;
    const Rune r = rune_at(text, 0);
    if (!is_space(r.code)) break;
    text.remove_prefix(r.size);
  }
  while (!text.empty()) {
    if (text.back() > ' ' && text.back() < 0x7F) break;
    const Rune r = rune_before(text, text.size());
    if (!is_space(r.code)) break;
    text.remove_suffix(r.size);
  }
  return text;
}

namespace {

// Where from `at` on something may stand that is more than one space between words: another white
// character, or a mark without width.
std::size_t untidy_at(std::string_view text, std::size_t at) {
  using Block [[gnu::vector_size(16)]] = std::uint8_t;
  const auto begins_so = [](const auto& c) {  // 2000 to 205F, 3000, A0, AD, FEFF
    return (c < ' ') | (c == 0xE2) | (c == 0xE3) | (c == 0xC2) | (c == 0xEF);
  };
  for (Block here, next; at + sizeof(Block) < text.size(); at += sizeof(Block)) {
    std::memcpy(&here, text.data() + at, sizeof here);
    std::memcpy(&next, text.data() + at + 1, sizeof next);
    const auto found = begins_so(here) | begins_so(next) | ((here == ' ') & (next == ' '));
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    if ((halves[0] | halves[1]) != 0) break;
  }
  for (; at < text.size(); ++at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (begins_so(byte(at))) break;
    if (byte(at) != ' ') continue;
    if (at + 1 == text.size() || byte(at + 1) == ' ' || begins_so(byte(at + 1))) break;
  }
  return at;
}

}  // namespace

std::string tidy(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size());
  bool space = false, line = false;
  const auto write = [&](std::string_view run) {
    if (run.empty()) return;
    if (space && !out.empty()) out += line && lines ? '\n' : ' ';
    space = line = false;
    out += run;
  };
  std::size_t from = 0;  // of what is kept and not yet written
  for (std::size_t at = 0; at < text.size();) {
    if (at > from) at = untidy_at(text, at);
    if (at == text.size()) break;
    const Rune r = rune_at(text, at);
    const bool dropped = drops(r.code), white = !dropped && is_space(r.code);
    const std::size_t next = at + r.size;
    if (white || dropped) {
      write(text.substr(from, at - from));
      from = next;
      space = space || white;
      line = line || r.code == '\n' || r.code == 0x2028 || r.code == 0x2029;
    }
    at = next;
  }
  write(text.substr(from));
  return out;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) out.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  const auto white = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && !white(text[at])) ++at;
    if (at > begin) out.push_back(text.substr(begin, at - begin));
    if (at < text.size()) ++at;
  }
  return out;
}

// By the last byte of a syllable, which is rarer than its first.
std::size_t found_at(std::string_view text, std::string_view part, std::size_t from) {
  if (from > text.size() || part.empty()) return std::string_view::npos;
  const std::size_t pivot =
      part.size() > 2 && (static_cast<unsigned char>(part[0]) & 0xF0) == 0xE0 ? 2 : 0;
  while (text.size() - from >= part.size()) {
    const void* hit =
        std::memchr(text.data() + from + pivot, part[pivot], text.size() - from - part.size() + 1);
    if (hit == nullptr) break;
    from = static_cast<std::size_t>(static_cast<const char*>(hit) - text.data()) - pivot;
    if (text[from + part.size() - 1] == part.back() &&
        std::memcmp(text.data() + from, part.data(), part.size()) == 0)
      return from;
    ++from;
  }
  return std::string_view::npos;
}
bool has(std::string_view text, std::string_view part) {
  return found_at(text, part) != std::string_view::npos;
}
bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](std::string_view p) { return has(text, p); });
}
// The last byte of the first syllable, then all: most phrases differ there.
bool begins(std::string_view text, std::string_view part) {
  const std::size_t pivot = std::min<std::size_t>(part.size(), 3) - 1;
  return !part.empty() && text.size() >= part.size() && text[pivot] == part[pivot] &&
         text.starts_with(part);
}
bool begins_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](std::string_view p) { return begins(text, p); });
}
bool ends_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [text](std::string_view p) {
    return !p.empty() && !text.empty() && text.back() == p.back() && text.ends_with(p);
  });
}
char32_t first_rune(std::string_view text) { return text.empty() ? 0 : rune_at(text, 0).code; }
char32_t last_rune(std::string_view text) {
  return text.empty() ? 0 : rune_before(text, text.size()).code;
}

bool has_hangul(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += rune_at(text, at).size)
    if (is_syllable(rune_at(text, at).code)) return true;
  return false;
}

std::size_t sentence_end(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if ((text[at] != '.' && text[at] != '?' && text[at] != '!') || at == 0) continue;
    const char32_t before = rune_before(text, at).code;
    if (text[at] == '.' && !is_syllable(before) && !is_closer(before)) continue;
    std::size_t end = at + 1;
    while (end < text.size() && is_closer(rune_at(text, end).code)) end += rune_at(text, end).size;
    if (end >= text.size() || is_space(rune_at(text, end).code)) return end;
    const char32_t after = rune_at(text, end).code;
    const bool glued = text[at] == '.' && end == at + 1 && is_syllable(after) &&
                       is_syllable(before) &&
                       ends_any(text.substr(0, at), {"다", "요", "죠", "까"});
    if (glued) return end;
  }
  return std::string_view::npos;
}

bool ends_as_sentence(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && is_closer(rune_before(text, end).code)) end -= rune_before(text, end).size;
  if (end == 0 || (text[end - 1] != '.' && text[end - 1] != '?' && text[end - 1] != '!'))
    return false;
  return text[end - 1] == '.' && end >= 2 && text[end - 2] != '.';
}

Range find_email(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('@', from); at != std::string_view::npos;
       at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > from && mail_char(text[begin - 1])) --begin;
    while (end < text.size() && mail_char(text[end])) ++end;
    while (end > at && text[end - 1] == '.') --end;
    if (begin < at && text.substr(at, end - at).find('.') != std::string_view::npos)
      return {begin, end};
  }
  constexpr std::string_view kProtected = "[email protected]";
  std::size_t at = text.find("[email", from);
  for (; at != std::string_view::npos; at = text.find("[email", at + 1)) {
    const std::string_view rest = text.substr(at + 6);
    if (rest.starts_with(" protected]")) return {at, at + kProtected.size()};
    if (rest.starts_with("\xC2\xA0protected]")) return {at, at + kProtected.size() + 1};
  }
  return {};
}

std::string_view closer_of(std::string_view text) {
  for (const auto& [open, close] :
       {std::pair{"(", ")"}, {"[", "]"}, {"【", "】"}, {"<", ">"}, {"〔", "〕"}})
    if (text.starts_with(open)) return close;
  return {};
}

bool short_line(std::string_view line, std::size_t most) {
  return line.size() <= most || (line.size() <= most * 4 && rune_count(line) <= most);
}

std::string_view without_brackets(std::string_view line) {
  line = trim(line);
  const std::string_view close = closer_of(line);
  if (!close.empty() && line.ends_with(close)) {
    line.remove_prefix(rune_at(line, 0).size);
    line.remove_suffix(close.size());
  }
  return trim(line);
}

}  // namespace hj::extract
