// Hashes, signatures and random words for tokens and sessions, by OpenSSL's libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace hj::serving {

std::string sha256_hex(std::string_view bytes);
std::string hmac_hex(std::string_view key, std::string_view bytes);  // HMAC-SHA256
std::string random_hex(unsigned bytes);                              // aborts without entropy
bool equal_secret(std::string_view a, std::string_view b);           // in constant time

}  // namespace hj::serving
