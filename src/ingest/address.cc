#include "ingest/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>
#include <memory>

namespace hj::ingest {
namespace {

struct Block {
  std::uint32_t network;
  int bits;
};
// RFC 6890's registry of special IPv4 addresses, and multicast.
constexpr Block kSpecial[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4}};

bool is_public_v4(std::uint32_t address) {
  for (const Block& block : kSpecial)
    if ((address ^ block.network) >> (32 - block.bits) == 0) return false;
  return true;
}
std::uint32_t word(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

bool is_public_v6(const std::uint8_t (&a)[16]) {
  constexpr std::uint8_t kZero[12] = {}, kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF},
                         kNat64[12] = {0, 0x64, 0xFF, 0x9B};
  for (const auto& prefix : {kZero, kMapped, kNat64})
    if (std::memcmp(a, prefix, 12) == 0) return prefix != kZero && is_public_v4(word(a + 12));
  if (a[0] == 0x20 && a[1] == 0x02) return is_public_v4(word(a + 2));  // 6to4
  if (a[0] == 0x20 && a[1] == 0x01 && (a[2] < 2 || (a[2] == 0x0D && a[3] == 0xB8)))
    return false;                // Teredo and protocol assignments, documentation
  return (a[0] & 0xE0) == 0x20;  // 2000::/3 alone is public unicast
}

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, &address, sizeof v4);
    return is_public_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6;
  std::memcpy(&v6, &address, sizeof v6);
  return is_public_v6(v6.sin6_addr.s6_addr);
}

bool is_url(std::string_view text) {
  const auto begins = [text](std::string_view scheme) {
    if (text.size() <= scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i)
      if ((text[i] | 0x20) != (scheme[i] | 0x20)) return false;
    return true;
  };
  return begins("http://") || begins("https://");
}

UrlParts parse_url(const std::string& url) {
  UrlParts out;
  const Url parsed(curl_url());
  if (!parsed || url.find_first_of(" \t\r\n") != std::string::npos ||
      curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
    return out;
  out.scheme = part(parsed.get(), CURLUPART_SCHEME);
  out.host = part(parsed.get(), CURLUPART_HOST);
  for (char& c : out.host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  const std::string port = part(parsed.get(), CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  out.origin = out.scheme + "://" + out.host + (port.empty() ? "" : ":" + port);
  out.path = part(parsed.get(), CURLUPART_PATH);
  if (const std::string query = part(parsed.get(), CURLUPART_QUERY); !query.empty())
    out.path += "?" + query;
  out.ok = (out.scheme == "http" || out.scheme == "https") && !out.host.empty() &&
           part(parsed.get(), CURLUPART_USER).empty() &&
           part(parsed.get(), CURLUPART_PASSWORD).empty();
  return out;
}

std::string resolve_url(const std::string& base, const std::string& url) {
  const Url parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK ||
      curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
    return {};
  curl_url_set(parsed.get(), CURLUPART_FRAGMENT, nullptr, 0);
  return part(parsed.get(), CURLUPART_URL);
}

}  // namespace hj::ingest
