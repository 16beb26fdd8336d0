// hapjong diff: what has become of the deals since a day.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/ask.h"
#include "app/commands.h"
#include "app/reading.h"
#include "core/hash.h"
#include "core/value.h"
#include "publish/calendar.h"
#include "store/changes.h"

namespace hj {
namespace {

constexpr const char* kWords[] = {"새로", "진전", "후퇴", "부인", "조용", "기한 지남"};

std::string amount_of(const DealRow& d) { return d.amount.empty() ? "" : d.amount.front().written; }

Json to_json(const Change& c) {
  const auto side = [](const std::vector<EntityRef>& parties) {
    Json out = Json::array();
    for (const EntityRef& e : parties) out.push_back({{"id", id_text(e.id)}, {"name", e.name}});
    return out;
  };
  const auto state = [](const DealRow& d) {
    Json amounts = Json::array();
    for (const Figure& f : d.amount) amounts.push_back(f.value);
    return Json{{"status", code(d.status)}, {"amount", std::move(amounts)}};
  };
  return {{"turn", turn_name(c.turn)},
          {"deal", id_text(c.deal.id)},
          {"type", code(c.deal.type)},
          {"a", side(c.deal.a)},
          {"b", side(c.deal.b)},
          {"before", c.before ? state(*c.before) : Json()},
          {"after", state(c.deal)},
          {"day", c.day == 0 ? Json() : Json(iso_date(c.day))},
          {"independent", c.deal.independent},
          {"named", c.deal.named}};
}

void print(const Change& c) {
  std::string out = std::string(kWords[static_cast<std::size_t>(c.turn)]) + "  " +
                    id_text(c.deal.id) + "  " + publish::deal_title(c.deal) + "  ";
  const std::string now(label(c.deal.status).ko);
  if (c.before && c.before->status != c.deal.status)
    out += std::string(label(c.before->status).ko) + " → " + now;
  else
    out += now;
  if (c.before && amount_of(*c.before) != amount_of(c.deal))
    out += "  " + amount_of(*c.before) + " → " + amount_of(c.deal);
  if (c.day != 0) out += "  " + iso_date(c.day);
  std::printf("%s  (기사 %u · 독립 출처 %u · 실명 %u)\n", out.c_str(), c.deal.articles,
              c.deal.independent, c.deal.named);
}

}  // namespace

int run(const DiffCommand& command) {
  const Result<std::int64_t> since = parse_date_option(command.since);
  if (!since) return complain("--since " + since.error().what), 2;
  const Result<std::int64_t> until = parse_date_option(command.until);
  if (!until) return complain("--until " + until.error().what), 2;
  Result<Asker> ask = Asker::open(command.store);
  if (!ask) return complain(ask.error().what), 1;
  ChangeAsk asked;
  asked.since = *since, asked.until = *until, asked.quiet_days = command.quiet_days;
  const Result<std::vector<Change>> all = changes(ask->store(), asked);
  if (!all) return complain(all.error().what), 1;
  for (const Change& c : *all)
    if (command.json)
      std::printf("%s\n", to_json(c).dump().c_str());
    else
      print(c);
  return 0;
}

}  // namespace hj
