#include "queue/address.h"

#include <algorithm>
#include <charconv>

namespace hj::queue {
namespace {

Error refused(const std::string& url, const std::string& why) {
  return {Code::bad_input, shown(url) + ": " + why};
}

std::string eat_until(std::string& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  std::string out = text.substr(0, end);
  text.erase(0, std::min(end + 1, text.size()));
  return out;
}

bool plain_name(const std::string& name) {
  return !name.empty() && name.size() < 40 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool set(Address& a, const std::string& key, const std::string& value) {
  if (key == "ca") return a.ca = value, true;
  if (key == "cert") return a.cert = value, true;
  if (key == "key") return a.key = value, true;
  if (key == "name") return a.name = value, plain_name(value);
  if (key == "folder") return true;  // tools/servers.py's own
  if (key != "pages") return false;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), a.most_pages);
  return error == std::errc{} && end == value.data() + value.size() && a.most_pages > 0;
}

}  // namespace

Result<Address> parse_address(const std::string& url) {
  Address out;
  out.tls = url.starts_with("tls://");
  if (!out.tls && !url.starts_with("nats://"))
    return refused(url, "is no queue, as nats://HOST:4222 or tls://HOST:4222");
  std::string left = url.substr(url.find("://") + 3);
  std::string hosts = eat_until(left, '?');
  if (const std::size_t at = hosts.rfind('@'); at != std::string::npos) {
    std::string who = hosts.substr(0, at);
    hosts.erase(0, at + 1);
    const bool both = who.find(':') != std::string::npos;
    const std::string first = eat_until(who, ':');
    (both ? out.user : out.token) = first;
    out.password = who;
  }
  while (!hosts.empty())
    if (const std::string host = eat_until(hosts, ','); !host.empty())
      out.servers.push_back((out.tls ? "tls://" : "nats://") + host);
  if (out.servers.empty()) return refused(url, "names no host");
  while (!left.empty()) {
    std::string value = eat_until(left, '&');
    const std::string key = eat_until(value, '=');
    if (!set(out, key, value)) return refused(url, key + "=" + value + " is not understood");
  }
  return out;
}

std::string shown(const std::string& url) {
  const std::size_t from = url.find("://"), at = url.rfind('@');
  std::string out = url.substr(0, url.find('?'));
  if (from != std::string::npos && at != std::string::npos && at < out.size())
    out.erase(from + 3, at - from - 2);
  return out;
}

}  // namespace hj::queue
