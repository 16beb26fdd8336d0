#include "core/charset.h"

#include <iconv.h>

#include <cerrno>
#include <vector>

#include "core/utf8.h"

namespace hj {
namespace {

constexpr std::string_view kKorean[] = {
    "EUC-KR", "EUCKR", "KS_C_5601-1987", "KSC5601",       "KS_C_5601", "CP949",
    "MS949",  "UHC",   "KOREAN",         "X-WINDOWS-949", "KSC_5601",  "WINDOWS-949"};
constexpr std::size_t kBadBytesPerGood = 10;  // so many good sequences for each bad byte make UTF-8

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c > ' ' && c != '"' && c != '\'' && c != ';')
      out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Rune r = rune_at(bytes, at);
    if (r.size > 1) ++good;
    if (r.size == 1 && r.code == 0xFFFD && at + 4 <= bytes.size())
      ++bad;  // a cut-off end is no fault
    at += r.size;
  }
  return good >= bad * kBadBytesPerGood;
}

// UTF-16 without a mark: Latin text and line ends have NUL on one side.
std::string_view utf16_by_nuls(std::string_view bytes) {
  std::size_t even = 0, odd = 0;
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096);
  for (std::size_t i = 0; i < size; ++i)
    if (bytes[i] == 0) ++(i % 2 ? odd : even);
  if (even + odd < 8) return {};
  if (odd > size / 16 && even * 8 < odd) return "UTF-16LE";
  if (even > size / 16 && odd * 8 < even) return "UTF-16BE";
  return {};
}

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (known()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  Decoded run(std::string_view bytes) {
    Decoded out;
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    std::vector<char> buffer(16384);
    while (left > 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t done = iconv(handle_, &in, &left, &to, &room);
      out.text.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
      if (done == static_cast<std::size_t>(-1) && errno != E2BIG && left > 0) {
        if (out.bad_at == std::string_view::npos) out.bad_at = bytes.size() - left;
        out.text += "\xEF\xBF\xBD";
        ++in, --left;
      }
    }
    return out;
  }

 private:
  iconv_t handle_;
};

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return bytes.substr(2);
  return bytes;
}

}  // namespace

std::string charset_of(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (const std::string_view wide = utf16_by_nuls(bytes); !wide.empty()) return std::string(wide);
  if (invalid_at(bytes) == std::string_view::npos || mostly_utf8(bytes)) return "UTF-8";
  std::string name = upper(declared);
  for (const std::string_view korean : kKorean)
    if (name == korean) return "UHC";
  if (name.empty() || name == "UTF-8" || name == "UTF8" || name.starts_with("UTF-16") ||
      name == "ISO-8859-1" || name.size() > 20)
    return name == "ISO-8859-1" ? "CP1252" : "UHC";
  return name;
}

Decoded decode(std::string_view bytes, std::string_view declared) {
  std::string charset = charset_of(bytes, declared);
  bytes = without_mark(bytes);
  Decoded out;
  if (charset != "UTF-8") {
    Converter converter(charset);
    if (converter.known()) {
      out = converter.run(bytes);
      out.text = mend(out.text);
    } else {
      charset = "UTF-8";
    }
  }
  if (charset == "UTF-8") {
    out.bad_at = invalid_at(bytes);
    out.text = mend(bytes);
  }
  out.charset = charset;
  return out;
}

}  // namespace hj
