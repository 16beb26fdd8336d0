#include "serve/params.h"

#include <algorithm>
#include <charconv>

#include "core/utf8.h"
#include "core/value.h"

namespace hj::serving {
namespace {

constexpr std::int64_t kDay = 86400, kKst = std::int64_t{540} * 60;
constexpr std::pair<std::string_view, Sort> kSorts[] = {
    {"latest", Sort::latest},     {"comments", Sort::comments}, {"size", Sort::size},
    {"mentions", Sort::mentions}, {"name", Sort::name},         {"claims", Sort::claims}};

bool lists(std::string_view allowed, std::string_view one) {
  while (!allowed.empty()) {
    const std::string_view next = allowed.substr(0, allowed.find('|'));
    if (next == one) return true;
    allowed.remove_prefix(std::min(allowed.size(), next.size() + 1));
  }
  return false;
}

}  // namespace

void Params::refuse(std::string_view name, const std::string& why) {
  throw Problem{400, "Bad parameter", std::string(name) + ' ' + why, std::string(name)};
}

Params::Params(std::string_view query, std::span<const std::string_view> known) {
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), one.size() + 1));
    if (one.empty()) continue;
    bool name_ok = false, value_ok = true;
    const std::size_t cut = one.find('=');
    const std::string name = mend(percent_decoded(one.substr(0, cut), true, name_ok)).substr(0, 60);
    const std::string value =
        cut == one.npos ? "" : percent_decoded(one.substr(cut + 1), true, value_ok);
    if (std::ranges::find(known, name) == known.end()) refuse(name, "is unknown here");
    if (!name_ok || !value_ok) refuse(name, "is not percent-encoded rightly");
    if (invalid_at(value) != value.npos) refuse(name, "is no UTF-8");
    if (!values_.emplace(name, nfc(mend(value))).second) refuse(name, "stands twice");
  }
}

std::string_view Params::raw(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string_view() : std::string_view(found->second);
}

std::string Params::text(std::string_view name, std::size_t longest) const {
  const std::string_view value = raw(name);
  if (value.size() > longest) refuse(name, "is longer than " + std::to_string(longest) + " bytes");
  return std::string(value);
}

std::string Params::required(std::string_view name) const {
  std::string value = text(name);
  if (value.empty()) refuse(name, "is missing");
  return value;
}

unsigned Params::number(std::string_view name, unsigned least, unsigned most,
                        unsigned otherwise) const {
  if (!has(name)) return otherwise;
  const std::string_view value = raw(name);
  unsigned out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (error != std::errc{} || end != value.data() + value.size() || out < least || out > most)
    refuse(name, "must be a number from " + std::to_string(least) + " to " + std::to_string(most));
  return out;
}

std::int64_t Params::moment(std::string_view name, bool end) const {
  if (!has(name)) return 0;
  const std::string value = text(name, 64);
  if (const Days days = days_of(value); days.ok)
    return (end ? days.last + 1 : days.first) * kDay - kKst;
  const Moment m = parse_moment(value);
  if (!m.ok) refuse(name, "must be a date like 2024-02-21 or a time like 2024-02-21T03:04:05Z");
  return m.seconds;
}

std::optional<Sort> Params::sort(std::string_view allowed) const {
  if (!has("sort")) return std::nullopt;
  const std::string_view value = raw("sort");
  for (const auto& [name, sort] : kSorts)
    if (name == value && lists(allowed, name)) return sort;
  std::string choices(allowed);
  std::ranges::replace(choices, '|', ',');
  refuse("sort", "must be one of " + choices);
}

}  // namespace hj::serving
