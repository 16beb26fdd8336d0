#include "app/gold.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/schema.h"
#include "core/utf8.h"

namespace hj {
namespace {

// White space, quotes, brackets, points and case do not make another name.
std::string normal(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const Rune r = rune_at(name, at);
    static constexpr std::u32string_view kIgnored = U"·.-'\"‘’“”()㈜";
    if (!is_space(r.code) && kIgnored.find(r.code) == std::u32string_view::npos)
      append(out, r.code >= 'A' && r.code <= 'Z' ? r.code + 32 : r.code);
    at += r.size;
  }
  return out;
}

// Every surface form of an article's parties, mapped to one key.
class Names {
 public:
  void add(const Json& article) {
    if (!article.contains("entities")) return;
    for (const Json& e : article["entities"]) {
      std::vector<std::string> forms = {normal(text(e, "name"))};
      if (e.contains("aliases"))
        for (const Json& a : e["aliases"]) forms.push_back(normal(a.get<std::string>()));
      const auto known =
          std::ranges::find_if(forms, [&](const std::string& f) { return key_.contains(f); });
      const std::string key = known == forms.end() ? forms.front() : key_[*known];
      for (const std::string& f : forms) key_.try_emplace(f, key);
    }
  }
  std::string operator()(const std::string& name) const {
    const auto it = key_.find(normal(name));
    return it == key_.end() ? normal(name) : it->second;
  }

 private:
  std::map<std::string, std::string> key_;
};

using Key = std::tuple<std::string, std::string, std::string>;  // type, a, b

bool is_symmetric(const std::string& type) {
  const auto parsed = parse_type(type);
  return parsed && symmetric(*parsed);
}
bool near(const std::string& x, const std::string& y) {
  static const std::vector<std::set<std::string>> kNear = {
      {"supply", "manufacture", "qualify"},
      {"invest", "finance"},
      {"acquire", "divest"},
      {"partner", "codevelop", "joint_venture"}};
  return x == y ||
         std::ranges::any_of(kNear, [&](const auto& s) { return s.contains(x) && s.contains(y); });
}
Key key_of(const std::string& type, std::string a, std::string b) {
  if (is_symmetric(type) && b < a) std::swap(a, b);
  return {type, std::move(a), std::move(b)};
}

std::vector<std::string> side(const Json& claim, const char* key) {
  std::vector<std::string> out;
  if (claim.contains(key) && claim[key].is_array())
    for (const Json& name : claim[key]) out.push_back(name.get<std::string>());
  return out;
}

std::vector<std::pair<std::string, std::string>> pairs(const Json& claim) {
  std::vector<std::string> a = side(claim, "a"), b = side(claim, "b");
  std::vector<std::pair<std::string, std::string>> out;
  if (is_symmetric(text(claim, "type"))) {
    a.insert(a.end(), b.begin(), b.end());
    for (std::size_t i = 0; i < a.size(); ++i)
      for (std::size_t j = i + 1; j < a.size(); ++j) out.emplace_back(a[i], a[j]);
    return out;
  }
  if (a.empty()) a.emplace_back();
  if (b.empty()) b.emplace_back();
  for (const std::string& x : a)
    for (const std::string& y : b) out.emplace_back(x, y);
  return out;
}

bool amount_right(const Json& gold, const Json& claim) {
  const Json& want = gold["amount"].front();
  if (!claim.contains("amount")) return false;
  return std::ranges::any_of(claim["amount"], [&](const Json& p) {
    const double value = want["value"].get<double>();
    return text(p, "currency") == text(want, "currency") &&
           std::abs(p["value"].get<double>() - value) <= 0.005 * std::abs(value) &&
           text(p, "bound") == text(want, "bound");
  });
}
bool has_amount(const Json& fact) {
  return fact.contains("amount") && fact["amount"].is_array() && !fact["amount"].empty();
}
bool optional(const Json& fact) { return fact.value("optional", false); }

struct Article {
  std::map<Key, std::vector<const Json*>> wanted, found;
  std::vector<Key> order;  // of found
};

Article gather(const Json& gold, const std::vector<const Json*>& read) {
  Names names;
  names.add(gold);
  for (const Json* r : read) names.add(*r);
  Article out;
  if (gold.contains("facts"))
    for (const Json& f : gold["facts"])
      out.wanted[key_of(text(f, "type"), names(text(f, "a")), names(text(f, "b")))].push_back(&f);
  for (const Json* r : read)
    for (const Json& c : (*r)["claims"])
      for (const auto& [x, y] : pairs(c)) {
        const Key key = key_of(text(c, "type"), names(x), names(y));
        if (!out.found.contains(key)) out.order.push_back(key);
        out.found[key].push_back(&c);
      }
  return out;
}

std::string line(const std::string& id, const char* fault, const Key& key,
                 const std::string& rest) {
  return id + '\t' + fault + '\t' + std::get<0>(key) + '\t' + std::get<1>(key) + '\t' +
         std::get<2>(key) + '\t' + rest;
}

class Scorer {
 public:
  Scorer(std::string id, const Article& article, Score& score, std::vector<std::string>* errors)
      : id_(std::move(id)), article_(article), score_(score), errors_(errors) {}

  void run() {
    for (const Key& key : article_.order) judge(key, article_.found.at(key));
    for (const auto& [key, facts] : article_.wanted)
      if (!used_.contains(key) &&
          !std::ranges::all_of(facts, [](const Json* f) { return optional(*f); })) {
        ++score_.missed;
        say("missed", key, text(*facts[0], "status"));
      }
  }

 private:
  static bool same_parties(const Key& x, const Key& y) {
    if (std::get<1>(x) == std::get<1>(y) && std::get<2>(x) == std::get<2>(y)) return true;
    return is_symmetric(std::get<0>(x)) && std::get<1>(x) == std::get<2>(y) &&
           std::get<2>(x) == std::get<1>(y);
  }
  void say(const char* fault, const Key& key, const std::string& rest) {
    if (errors_ != nullptr) errors_->push_back(line(id_, fault, key, rest));
  }
  void judge(const Key& key, const std::vector<const Json*>& claims) {
    std::optional<Key> hit;
    if (article_.wanted.contains(key) && !used_.contains(key)) hit = key;
    for (auto it = article_.wanted.begin(); !hit && it != article_.wanted.end(); ++it)
      if (!used_.contains(it->first) && near(std::get<0>(it->first), std::get<0>(key)) &&
          same_parties(it->first, key))
        hit = it->first;
    if (!hit) return miss(key, claims);
    used_.insert(*hit);
    const auto& facts = article_.wanted.at(*hit);
    if (std::ranges::all_of(facts, [](const Json* f) { return optional(*f); })) return;
    ++score_.right;
    grade(claims, true);
    details(*hit, facts, claims);
  }
  void grade(const std::vector<const Json*>& claims, bool right) {
    double best = 0;
    for (const Json* c : claims) best = std::max(best, c->value("score", 0.0));
    score_.graded.emplace_back(best, right);
  }
  void miss(const Key& key, const std::vector<const Json*>& claims) {
    const auto alike = [&](const Key& w) {
      return near(std::get<0>(w), std::get<0>(key)) && same_parties(w, key);
    };
    if (std::ranges::any_of(used_, alike)) return;  // the same dealing under a near type
    const bool swapped = std::ranges::any_of(article_.wanted, [&](const auto& w) {
      return near(std::get<0>(w.first), std::get<0>(key)) && !is_symmetric(std::get<0>(key)) &&
             std::get<1>(w.first) == std::get<2>(key) && std::get<2>(w.first) == std::get<1>(key);
    });
    ++score_.wrong;
    grade(claims, false);
    score_.swapped += swapped;
    say(swapped ? "swapped" : "false", key,
        text(*claims[0], "status") + '\t' + text(*claims[0], "rule"));
  }
  void details(const Key& key, const std::vector<const Json*>& facts,
               const std::vector<const Json*>& claims) {
    const auto any = [&](auto test) {
      return std::ranges::any_of(facts, [&](const Json* f) {
        return std::ranges::any_of(claims, [&](const Json* c) { return test(*f, *c); });
      });
    };
    if (any([](const Json& f, const Json& c) { return text(f, "status") == text(c, "status"); }))
      ++score_.status_right;
    else
      say("status", key, text(*claims[0], "status") + " for " + text(*facts[0], "status"));
    if (std::ranges::any_of(facts, [](const Json* f) { return has_amount(*f); })) {
      ++score_.amounts;
      if (any([](const Json& f, const Json& c) { return has_amount(f) && amount_right(f, c); }))
        ++score_.amounts_right;
      else
        say("amount", key, "");
    }
    if (std::ranges::any_of(facts, [](const Json* f) { return !text(*f, "time").empty(); })) {
      ++score_.times;
      if (any([](const Json& f, const Json& c) {
            return !text(f, "time").empty() && text(c, "time").starts_with(text(f, "time"));
          }))
        ++score_.times_right;
      else
        say("time", key, text(*claims[0], "time") + " for " + text(*facts[0], "time"));
    }
  }

  std::string id_;
  const Article& article_;
  Score& score_;
  std::vector<std::string>* errors_;
  std::set<Key> used_;
};

std::map<std::string, std::vector<const Json*>> by_id(const std::vector<Json>& read) {
  std::map<std::string, std::vector<const Json*>> out;
  for (const Json& r : read) out[text(r, "id")].push_back(&r);
  return out;
}

double part(int of, int whole) { return whole == 0 ? 0.0 : static_cast<double>(of) / whole; }

}  // namespace

double Score::precision() const { return part(right, right + wrong); }
double Score::recall() const { return part(right, right + missed); }
double Score::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0.0 : 2 * precision() * recall() / sum;
}

Score score_claims(const std::vector<Json>& gold, const std::vector<Json>& read,
                   std::vector<std::string>* errors) {
  const auto articles = by_id(read);
  Score score;
  for (const Json& g : gold) {
    const auto it = articles.find(text(g, "id"));
    const Article article =
        gather(g, it == articles.end() ? std::vector<const Json*>{} : it->second);
    Scorer(text(g, "id"), article, score, errors).run();
  }
  return score;
}

Score score_parties(const std::vector<Json>& gold, const std::vector<Json>& read,
                    std::vector<std::string>* errors) {
  const auto articles = by_id(read);
  Score score;
  for (const Json& g : gold) {
    const std::string id = text(g, "id");
    Names names;  // by name or alias, as for claims: 서울중앙지방법원 is 서울중앙지법
    names.add(g);
    if (const auto it = articles.find(id); it != articles.end())
      for (const Json* r : it->second) names.add(*r);
    const auto list = [&](const Json& article) {
      std::set<std::pair<std::string, std::string>> out;
      if (!article.contains("entities")) return out;
      for (const Json& e : article["entities"])
        if (const std::string kind = text(e, "kind");
            kind == "person" || kind == "org" || kind == "country")
          out.emplace(names(text(e, "name")), kind);
      return out;
    };
    std::set<std::pair<std::string, std::string>> wanted = list(g), found;
    if (const auto it = articles.find(id); it != articles.end())
      for (const Json* r : it->second) found.merge(list(*r));
    for (const auto& [name, kind] : found) {
      const bool right = wanted.contains({name, kind});
      ++(right ? score.right : score.wrong);
      if (!right && errors != nullptr)
        errors->push_back(id + "\tfalse party\t" + name + '\t' + kind);
    }
    for (const auto& [name, kind] : wanted)
      if (!found.contains({name, kind})) {
        ++score.missed;
        if (errors != nullptr) errors->push_back(id + "\tmissed party\t" + name + '\t' + kind);
      }
  }
  return score;
}

Json score_json(const Score& s) {
  const auto round = [](double v) { return std::round(v * 10000) / 10000; };
  return {{"precision", round(s.precision())},
          {"recall", round(s.recall())},
          {"f1", round(s.f1())},
          {"right", s.right},
          {"wrong", s.wrong},
          {"missed", s.missed},
          {"swapped", s.swapped},
          {"status", round(part(s.status_right, s.right))},
          {"amounts", round(part(s.amounts_right, s.amounts))},
          {"times", round(part(s.times_right, s.times))}};
}

Result<std::vector<Json>> read_jsonl(const std::string& file) {
  std::ifstream in(file);
  if (!in) return Error{Code::not_found, file + ": cannot be opened"};
  std::vector<Json> out;
  std::string row;
  for (int number = 1; std::getline(in, row); ++number) {
    if (row.empty()) continue;
    Json parsed = Json::parse(row, nullptr, false);
    if (!parsed.is_object())
      return Error{Code::bad_input, file + ":" + std::to_string(number) + ": is no JSON object"};
    out.push_back(std::move(parsed));
  }
  return out;
}

}  // namespace hj
