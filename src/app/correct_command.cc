// hapjong correct: set something right, take it back, list what was set right.
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/ask.h"
#include "app/commands.h"
#include "core/hash.h"
#include "core/value.h"
#include "store/store.h"

namespace hj {
namespace {

Json to_json(const Correction& c) {
  Json docs = Json::array();
  for (const DocId doc : c.docs) docs.push_back(id_text(doc));
  return {{"no", c.no},
          {"action", code(c.action)},
          {"subject", hex(c.subject)},
          {"object", c.object == 0 ? Json() : Json(hex(c.object))},
          {"docs", std::move(docs)},
          {"text", c.text},
          {"by", c.by},
          {"note", c.note},
          {"at", iso_utc(c.at)},
          {"undone_by", c.undone_at == 0 ? Json() : Json(c.undone_by)},
          {"undone_at", c.undone_at == 0 ? Json() : Json(iso_utc(c.undone_at))}};
}

int list(const CorrectCommand& command, const Store& store) {
  Filter page;
  page.limit = 500;
  do {
    const Result<List<Correction>> some = store.corrections(page);
    if (!some) return fail(some.error());
    for (const Correction& c : some->items)
      if (command.json)
        std::printf("%s\n", to_json(c).dump().c_str());
      else
        std::printf("%llu  %s  %s  %s %s  %s%s\n", static_cast<unsigned long long>(c.no),
                    iso_utc(c.at).c_str(), std::string(label(c.action).ko).c_str(),
                    hex(c.subject).c_str(), c.object == 0 ? c.text.c_str() : hex(c.object).c_str(),
                    c.by.c_str(), c.undone_at == 0 ? "" : "  (되돌림)");
    page.cursor = some->next;
  } while (!page.cursor.empty());
  return 0;
}

// An id, or the code of a kind, type or status.
Result<std::uint64_t> object_of(Action action, const std::string& word) {
  const auto coded = [&](auto value) -> Result<std::uint64_t> {
    if (!value) return Error{Code::bad_input, word + ": no such code"};
    return static_cast<std::uint64_t>(*value);
  };
  if (word.empty()) return std::uint64_t{0};
  if (action == Action::set_kind) return coded(parse_kind(word));
  if (action == Action::retype_claim) return coded(parse_type(word));
  if (action == Action::set_claim_status || action == Action::set_deal_status)
    return coded(parse_status(word));
  const auto id = parse_hex(word);
  if (!id) return Error{Code::bad_input, word + ": an id has 16 hexadecimal digits"};
  return *id;
}

int make(const CorrectCommand& command, Store& store, std::int64_t now) {
  const auto action = parse_action(command.action);
  Correction c;
  c.action = *action, c.text = command.text, c.by = command.by, c.note = command.note, c.at = now;
  if (command.subject.empty() && *action != Action::split_story)
    return complain(command.action + ": the id of what it is about is missing"), 2;
  if (!command.subject.empty()) {
    const auto subject = parse_hex(command.subject);
    if (!subject) return complain(command.subject + ": an id has 16 hexadecimal digits"), 2;
    c.subject = *subject;
  }
  const Result<std::uint64_t> object = object_of(*action, command.object);
  if (!object) return complain(object.error().what), 2;
  c.object = *object;
  for (const std::string& word : command.docs) {
    const auto id = parse_hex(word);
    if (!id) return complain("--docs " + word + ": an id has 16 hexadecimal digits"), 2;
    c.docs.push_back(DocId{*id});
  }
  const Result<std::uint64_t> no = store.correct(c);
  if (!no) return fail(no.error());
  if (command.json)
    std::printf("{\"no\":%llu}\n", static_cast<unsigned long long>(*no));
  else if (!command.quiet)
    std::printf("correction %llu; `hapjong correct undo %llu` takes it back\n",
                static_cast<unsigned long long>(*no), static_cast<unsigned long long>(*no));
  return 0;
}

}  // namespace

int run(const CorrectCommand& command) {
  if (const Done known = known_store(command.store); !known) return fail(known.error());
  const Result<std::unique_ptr<Store>> store = open_store(command.store);
  if (!store) return fail(store.error());
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  if (command.action == "list") return list(command, **store);
  if (command.action != "undo") return make(command, **store, now);
  char* end = nullptr;
  const std::uint64_t no = std::strtoull(command.subject.c_str(), &end, 10);
  if (command.subject.empty() || *end != '\0')
    return complain("undo " + command.subject + ": give the number of a correction"), 2;
  const Done undone = (*store)->undo(no, command.by, now);
  return undone ? 0 : fail(undone.error());
}

}  // namespace hj
