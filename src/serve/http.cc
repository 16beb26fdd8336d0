#include "serve/http.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace hj::serving {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}
// Calls `f` with each entry of a comma-separated list until it says true.
bool any_of_list(std::string_view list, auto f) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find(','));
    if (f(trimmed(one))) return true;
    list.remove_prefix(std::min(list.size(), one.size() + 1));
  }
  return false;
}
std::string_view strong(std::string_view etag) {
  return etag.starts_with("W/") ? etag.substr(2) : etag;
}

}  // namespace

Answer problem_answer(const Problem& p, std::string_view target) {
  nlohmann::ordered_json body = {{"type", "about:blank"},
                                 {"title", p.title},
                                 {"status", p.status},
                                 {"detail", p.detail},
                                 {"instance", target.substr(0, target.find('?'))}};
  if (!p.parameter.empty()) body["parameter"] = p.parameter;
  Answer out;
  out.status = p.status;
  out.type = "application/problem+json";
  out.cache_control = "no-store";
  out.allow = p.allow;
  out.cause = p.cause;
  if (p.retry_after != 0) out.retry_after = std::to_string(p.retry_after);
  if (p.status == 401) out.fields.emplace_back("WWW-Authenticate", "Bearer realm=\"hapjong\"");
  out.body = std::make_shared<std::string>(
      body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  return out;
}

std::string percent_decoded(std::string_view text, bool plus_is_space, bool& ok) {
  std::string out;
  ok = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else if (i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) << 4 | digit(text[i + 2]));
      i += 2;
    } else {
      ok = false;
    }
  }
  return out;
}

bool accepts(std::string_view list, std::string_view coding) {
  return any_of_list(list, [&](std::string_view one) {
    const std::size_t cut = one.find(';');
    if (trimmed(one.substr(0, cut)) != coding) return false;
    if (cut == one.npos) return true;
    const std::string_view weight = trimmed(one.substr(cut + 1));
    return weight.find_first_of("123456789") != weight.npos;
  });
}

bool matches(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) return false;
  return any_of_list(if_none_match, [&](std::string_view one) {
    return one == "*" || strong(one) == strong(etag);
  });
}

}  // namespace hj::serving
