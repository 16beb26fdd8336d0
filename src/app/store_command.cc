// hapjong store: is it sound, how large is it, make it smaller, copy it, take an article out.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/ask.h"
#include "app/commands.h"
#include "core/hash.h"
#include "core/value.h"
#include "store/store.h"

namespace hj {
namespace {

int check(const StoreCommand& command, const Store& store) {
  const Result<std::string> found = store.check();
  if (!found) return fail(found.error());
  if (!found->empty()) return complain(command.store + ": " + *found), 1;
  if (!command.quiet) std::printf("%s: sound\n", command.store.c_str());
  return 0;
}

int info(const StoreCommand& command, const Store& store) {
  const Result<Totals> t = store.totals();
  if (!t) return fail(t.error());
  const Result<std::vector<Size>> sizes = store.sizes();
  if (!sizes) return fail(sizes.error());
  std::uint64_t all = 0;
  for (const Size& s : *sizes) all += s.bytes;
  const std::uint64_t each = t->articles == 0 ? 0 : all / t->articles;
  Json out = {{"store", command.store},
              {"articles", t->articles},
              {"copies", t->copies},
              {"stories", t->stories},
              {"entities", t->entities},
              {"claims", t->claims},
              {"deals", t->deals},
              {"outlets", t->outlets},
              {"first", t->first == 0 ? Json() : Json(iso_utc(t->first))},
              {"last", t->last == 0 ? Json() : Json(iso_utc(t->last))},
              {"bytes", all},
              {"bytes_an_article", each}};
  out["tables"] = Json::object();
  for (const Size& s : *sizes) out["tables"][s.table] = s.bytes;
  std::printf("%s\n", out.dump(command.json ? -1 : 2).c_str());
  return 0;
}

int remove(const StoreCommand& command, Store& store) {
  const auto id = parse_hex(command.argument);
  if (!id) return complain("remove " + command.argument + ": an id has 16 hexadecimal digits"), 2;
  const Done gone = store.remove(DocId{*id});
  if (!gone) return fail(gone.error());
  if (!command.quiet)
    std::printf("article %s and what it alone supports are gone\n", command.argument.c_str());
  return 0;
}

}  // namespace

int run(const StoreCommand& command) {
  if (const Done known = known_store(command.store); !known) return fail(known.error());
  if (command.action == "copy") {
    const Done copied = copy_store(command.store, command.argument);
    return copied ? 0 : fail(copied.error());
  }
  const Result<std::unique_ptr<Store>> store = open_store(command.store);
  if (!store) return fail(store.error());
  if (command.action == "check") return check(command, **store);
  if (command.action == "info") return info(command, **store);
  if (command.action == "remove") return remove(command, **store);
  const Done done =
      command.action == "compact" ? (*store)->compact() : (*store)->backup(command.argument);
  return done ? 0 : fail(done.error());
}

}  // namespace hj
