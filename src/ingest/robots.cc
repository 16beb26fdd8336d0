#include "ingest/robots.h"

#include <algorithm>
#include <cstdlib>

#include "ingest/ascii.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kMost = std::size_t{500} * 1024;
constexpr double kLongestDelay = 60;

// `*` stands for anything, `$` at the end for the end. Greedy with one step back: linear in
// practice, quadratic at worst, over short patterns.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, at = 0, star = std::string_view::npos, mark = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++, mark = at;
    } else if (p == pattern.size() && (!anchored || at == path.size())) {
      return true;
    } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p, ++at;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1, at = ++mark;
    } else {
      return false;
    }
  }
}

}  // namespace

Robots Robots::all() { return {}; }
Robots Robots::none() {
  Robots out;
  out.rules_.push_back({false, "/"});
  return out;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots named, general;
  bool found = false, in_named = false, in_general = false, in_names = false;
  std::vector<std::string> sitemaps;
  const std::string wanted = lower(agent);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = text.substr(0, kMost);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "sitemap") sitemaps.emplace_back(value);
    if (key == "user-agent") {
      if (!in_names) in_named = in_general = false;
      in_names = true;
      const std::string name = lower(value);
      if (name == "*") in_general = true;
      if (name == wanted) in_named = found = true;
      continue;
    }
    if (key != "allow" && key != "disallow" && key != "crawl-delay") continue;
    in_names = false;
    for (auto [inside, group] : {std::pair{in_named, &named}, {in_general, &general}}) {
      if (!inside) continue;
      if (key == "crawl-delay")
        group->delay_ =
            std::clamp(std::strtod(std::string(value).c_str(), nullptr), 0.0, kLongestDelay);
      else if (!value.empty())
        group->rules_.push_back({key == "allow", std::string(value)});
    }
  }
  Robots out = found ? std::move(named) : std::move(general);
  out.sitemaps_ = std::move(sitemaps);
  return out;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || !matches(rule.pattern, path)) continue;
    allowed = rule.pattern.size() == longest && longest > 0 ? allowed || rule.allow : rule.allow;
    longest = rule.pattern.size();
  }
  return allowed;
}

}  // namespace hj::ingest
