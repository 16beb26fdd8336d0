// deals, stories, map, why, find: what the store answers, for a person or as JSON.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <initializer_list>
#include <optional>

#include "app/article_json.h"
#include "app/ask.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/engine.h"
#include "app/why_text.h"
#include "core/hash.h"
#include "core/value.h"

namespace hj {
namespace {

// An instant's day in Korea: "2024-03-01T15:00:00Z" is of the 2nd there.
std::string day(const Json& object, const char* key) {
  const std::string when = text(object, key);
  if (when.size() <= 10 || when.substr(11, 2) < "15") return when.substr(0, 10);
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::stoi(when.substr(at, size));
  };
  const std::chrono::sys_days utc = std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2);
  return iso_date(utc.time_since_epoch().count() + 1);
}

std::string names(const Json& parties, const char* between = ", ") {
  std::string out;
  for (const Json& p : parties) out += (out.empty() ? "" : between) + text(p, "name");
  return out.empty() ? "?" : out;
}
// "A → B", "A ─ B ─ C"; a side that nobody has named is left out.
std::string sides(const Json& a, const Json& b, bool directed) {
  if (b.empty()) return names(a, directed ? ", " : " ─ ");
  return names(a) + (directed ? " → " : " ─ ") + names(b);
}

// What is not said leaves no gap.
std::string fields(std::initializer_list<std::string> words) {
  std::string out;
  for (const std::string& word : words)
    if (!word.empty()) out += (out.empty() ? "" : "  ") + word;
  return out;
}

// A code's Korean word.
template <class E>
std::string word_of(const std::string& code, std::optional<E> (*parse)(std::string_view)) {
  const std::optional<E> parsed = parse(code);
  return parsed ? std::string(label(*parsed).ko) : code;
}
std::string status_word(const std::string& status) { return word_of(status, parse_status); }
std::string type_word(const std::string& type) { return word_of(type, parse_type); }

std::string money(const Json& amounts) {
  std::string out;
  for (const Json& a : amounts) {
    if (!out.empty()) out += " = ";
    if (const std::string bound = text(a, "bound"); !bound.empty()) out += bound + ' ';
    out += text(a, "currency") + ' ' + plain_number(a["value"]);
  }
  return out;
}

std::string deal_line(const Json& d) {
  std::string out = text(d, "id") + "  " + day(d, "last") + "  " + type_word(text(d, "type")) +
                    "  " + sides(d["a"], d["b"], d.value("directed", true)) + "  [" +
                    status_word(text(d, "status")) + "]";
  if (const std::string object = text(d, "object"); !object.empty()) out += "  " + object;
  if (const std::string amount = money(d["amount"]); !amount.empty()) out += "  " + amount;
  return out + "  (기사 " + d["articles"].dump() + " · 독립 출처 " + d["independent"].dump() +
         " · 실명 " + d["named"].dump() + ")";
}

std::string story_line(const Json& s) {
  const std::string first = day(s, "first"), last = day(s, "last"), outlet = text(s, "outlet");
  return fields({text(s, "id"), first == last ? first : first + "…" + last, text(s, "headline")}) +
         "  (" + (outlet.empty() ? "" : outlet + ", ") + "기사 " + s["articles"].dump() +
         ", 매체 " + s["outlets"].dump() + ", 거래 " + s["deals"].dump() + ")";
}

std::string hit_line(const Json& h) {
  const std::string out =
      fields({text(h, "kind"), text(h, "id"), day(h, "published"), text(h, "title")});
  std::string snippet;
  for (const Json& piece : h["snippet"])
    snippet += piece.value("hit", false) ? "[" + text(piece, "text") + "]" : text(piece, "text");
  return snippet.empty() ? out : out + "\n    " + snippet;
}

void print(const Json& item, bool json, std::string (*line)(const Json&)) {
  std::printf("%s\n", json ? item.dump().c_str() : line(item).c_str());
}

void print_claim(const Json& c) {
  const Json& article = c["article"];
  const bool directed = !symmetric(parse_type(text(c, "type")).value_or(Type::meet));
  std::printf("주장 %s  %s  %s  [%s]\n", text(c, "id").c_str(), type_word(text(c, "type")).c_str(),
              sides(c["a"], c["b"], directed).c_str(), status_word(text(c, "status")).c_str());
  std::printf("  기사    %s\n", fields({day(article, "published"), text(article, "outlet"),
                                        text(article, "headline")})
                                    .c_str());
  std::printf("  근거    %s\n", text(c["evidence"], "text").c_str());
  std::printf("  규칙    %s\n  특징    %s\n", text(c, "rule").c_str(), text(c, "features").c_str());
  std::printf("  태도    %s, 출처 %s, 점수 %s\n", word_of(text(c, "stance"), parse_stance).c_str(),
              word_of(text(c, "source_tier"), parse_tier).c_str(), c["score"].dump().c_str());
  if (const std::string amount = money(c["amount"]); !amount.empty())
    std::printf("  금액    %s\n", amount.c_str());
  for (const auto& [key, name] : {std::pair{"time", "시점    "},
                                  {"object", "대상    "},
                                  {"speaker", "발언자  "},
                                  {"via", "인용    "}})
    if (const std::string words = text(c, key); !words.empty())
      std::printf("  %s%s\n", name, words.c_str());
}

int explain_claim(const Store& store, ClaimId id) {
  const auto claim = store.claim(id);
  if (!claim) return fail(claim.error());
  const auto doc = store.get(claim->article.id);
  if (!doc) return fail(doc.error());
  const auto mates = rule_mates(store, *claim);
  if (!mates) return fail(mates.error());
  std::printf("%s", why_text(*claim, *doc, *mates, store).c_str());
  return 0;
}

int show_why(Asker& ask, const ListCommand& command) {
  if (!parse_hex(command.id))
    return complain("why " + command.id + ": an id has 16 hexadecimal digits"), 2;
  if (const Result<Json> claim = ask("/claims/" + command.id)) {
    if (command.json) return std::printf("%s\n", claim->dump().c_str()), 0;
    return explain_claim(ask.store(), static_cast<ClaimId>(*parse_hex(command.id)));
  }
  const Result<Json> deal = ask("/deals/" + command.id, {{"at", command.at}});
  if (!deal) return complain(command.id + ": no claim or deal of this id in " + command.store), 1;
  if (command.json) {
    std::printf("%s\n", deal->dump().c_str());
    return 0;
  }
  std::printf("거래 %s\n", deal_line(*deal).c_str());
  for (const Json& step : (*deal)["history"])
    std::printf("  %s\n", fields({text(step, "date"), status_word(text(step, "status")),
                                  text(step["article"], "outlet")})
                              .c_str());
  for (const Json& claim : (*deal)["rows"]) print_claim(claim);
  return 0;
}

// A party's id by its name: the entity that is mentioned most among those whose name or alias it
// is.
Result<std::string> party_id(Asker& ask, const std::string& name) {
  if (name.empty()) return std::string();
  const Result<Json> found = ask("/entities", {{"q", name}, {"limit", "50"}});
  if (!found) return found.error();
  const Json* best = nullptr;
  for (const Json& e : (*found)["items"]) {
    const bool exact = text(e, "name") == name;
    if (best == nullptr || (exact && text(*best, "name") != name)) best = &e;
  }
  if (best == nullptr)
    return Error{Code::not_found, "--party " + name + ": no such party in the store"};
  return text(*best, "id");
}

}  // namespace

int run(const ListCommand& command) {
  Result<Asker> ask = Asker::open(command.store);
  if (!ask) return fail(ask.error());
  if (command.what == "why") return show_why(*ask, command);
  const Result<std::string> party = party_id(*ask, command.party);
  if (!party) return fail(party.error());
  if (command.what == "map") {
    const Result<Json> map = (*ask)("/map", {{"entity", *party},
                                             {"type", command.type},
                                             {"status", command.status},
                                             {"at", command.at}});
    if (!map) return refuse(map.error());
    std::printf("%s\n", map->dump(command.json ? -1 : 1).c_str());
    return 0;
  }
  const bool deals = command.what == "deals";
  const Asker::Params params = deals ? Asker::Params{{"party", *party},
                                                     {"type", command.type},
                                                     {"status", command.status},
                                                     {"at", command.at}}
                                     : Asker::Params{{"entity", *party}};
  bool none = true;
  const Done shown =
      ask->each(deals ? "/deals" : "/stories", params, command.limit, [&](const Json& item) {
        none = false;
        print(item, command.json, deals ? deal_line : story_line);
      });
  if (!shown) return refuse(shown.error());
  if (none && !command.json && !command.quiet) complain("no " + command.what + " of that kind");
  return 0;
}

int run(const FindCommand& command) {
  if (command.query.empty()) return complain("find: the query is empty"), 2;
  const Result<Engine> engine = open_engine();
  if (!engine) return fail(engine.error());
  Result<Asker> ask = Asker::open(
      command.store, [&](std::string_view query) { return engine->terms(query); },
      [&](std::string_view name) { return engine->linker().called(name); });
  if (!ask) return fail(ask.error());
  const Result<Json> page =
      (*ask)("/search", {{"q", command.query}, {"limit", std::to_string(command.limit)}});
  if (!page) return fail(page.error());
  const Json &items = (*page)["items"], &meant = (*page)["meant"];
  for (std::size_t i = 0; i < std::min<std::size_t>(items.size(), command.limit); ++i)
    print(items[i], command.json, hit_line);
  if (command.json || command.quiet) return 0;
  if (items.empty()) return complain(command.query + ": nothing found"), 0;
  if (meant.is_string()) complain("read as: " + meant.get<std::string>());
  return 0;
}

}  // namespace hj
