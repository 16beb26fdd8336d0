// Which addresses of the network a fetch may reach.
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace hj::ingest {

// Is it an address of the public Internet: not loopback, private, link-local, shared, multicast,
// reserved or unspecified, also where IPv6 wraps such an IPv4 address? Other families are not.
bool is_public(const sockaddr& address);

// A URL's parts in lower case where case does not matter. `ok` is false for anything but http and
// https with a host and without a name or password in it.
struct UrlParts {
  bool ok = false;
  std::string scheme, host, origin;  // origin: `https://daon.example:8443`
  std::string path;                  // with the query, without the fragment; at least "/"
};
UrlParts parse_url(const std::string& url);
bool is_url(std::string_view text);  // begins with http:// or https://
// `url` seen from `base`; empty where it is none.
std::string resolve_url(const std::string& base, const std::string& url);

}  // namespace hj::ingest
