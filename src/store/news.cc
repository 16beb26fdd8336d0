#include "store/news.h"

#include <algorithm>

#include "core/hash.h"
#include "store/sql_store.h"

namespace hj::store {
namespace {

constexpr std::uint64_t kManyTurns = 64;
constexpr std::string_view kKind = "news";  // of records; their ids sort as generations do

template <class Ids>
std::string list(const Ids& ids) {
  std::string out;
  for (const auto id : ids) out += ' ' + id_text(id);
  return out;
}

template <class Id>
void add(std::vector<Id>& out, std::string_view hex_id) {
  if (const auto id = parse_hex(hex_id)) out.push_back(Id{*id});
}

// "fresh <id> … stories <id> … deals <id> … more"
News read_news(std::uint64_t generation, std::string_view body) {
  News out;
  out.generation = generation;
  std::string_view part;
  while (!body.empty()) {
    const std::string_view word = body.substr(0, body.find(' '));
    body.remove_prefix(std::min(body.size(), word.size() + 1));
    if (word.size() != 16)
      part = word, out.more = out.more || word == "more";
    else if (part == "fresh")
      add(out.fresh, word);
    else if (part == "stories")
      add(out.stories, word);
    else
      add(out.deals, word);
  }
  return out;
}

}  // namespace

void turn(Db& db, const NewsOf& news) {
  db.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
  if (news.fresh.empty() && news.stories.empty() && news.deals.empty()) return;
  const auto now =
      static_cast<std::uint64_t>(db.number("SELECT value FROM meta WHERE key = 'generation'"));
  const std::string body = "fresh" + list(news.fresh) + " stories" + list(news.stories) + " deals" +
                           list(news.deals) + (news.more ? " more" : "");
  db.run(
      "INSERT INTO record VALUES (?,?,?,0) ON CONFLICT(kind, id) DO UPDATE SET body = "
      "excluded.body",
      kKind, hex(now), body);
  if (now > kManyTurns)
    db.run("DELETE FROM record WHERE kind = ? AND id <= ?", kKind, hex(now - kManyTurns));
}

Result<std::vector<News>> SqlStore::news(std::uint64_t after) const {
  return read([&](Db& db) {
    std::vector<News> out;
    for (Rows rows = db.query("SELECT id, body FROM record WHERE kind = ? AND id > ? ORDER BY id",
                              kKind, hex(after));
         rows.next();) {
      const std::string id = rows.text(), body = rows.text();
      out.push_back(read_news(parse_hex(id).value_or(0), body));
    }
    return out;
  });
}

}  // namespace hj::store
