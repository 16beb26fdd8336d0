// hapjong diff: what has become of the deals since a day.
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/ask.h"
#include "app/commands.h"
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

bool is_relative(const std::string& text) { return text == "yesterday" || text == "today"; }
// A date, or a day by the clock of whoever calls; days are Korean ones.
Result<std::int64_t> moment_of(const std::string& text, std::int64_t clock) {
  constexpr std::int64_t kDay = 86'400, kKorea = std::int64_t{9} * 3600;
  if (is_relative(text)) {
    const std::int64_t today = (clock + kKorea) / kDay * kDay - kKorea;
    return text == "today" ? today : today - kDay;
  }
  const Moment moment = parse_moment(text);
  if (!text.empty() && !moment.ok)
    return Error{Code::bad_input, text + ": is no date (2024-02-18, yesterday, today)"};
  return text.empty() ? 0 : moment.seconds;
}

}  // namespace

int run(const DiffCommand& command) {
  const std::int64_t clock = std::chrono::duration_cast<std::chrono::seconds>(
                                 std::chrono::system_clock::now().time_since_epoch())
                                 .count();
  const Result<std::int64_t> until = moment_of(command.until, clock);
  if (!until) return complain("--until " + until.error().what), 2;
  const Result<std::int64_t> since = moment_of(command.since, clock);
  if (!since) return complain("--since " + since.error().what), 2;
  Result<Asker> ask = Asker::open(command.store);
  if (!ask) return complain(ask.error().what), 1;
  ChangeAsk asked;
  asked.since = *since, asked.quiet_days = command.quiet_days;
  // Who says "yesterday" asks about now, though nothing may have come since.
  asked.until = *until != 0 || !is_relative(command.since) ? *until : clock;
  const Result<std::vector<Change>> all = changes(ask->store(), asked);
  if (!all) return complain(all.error().what), 1;
  if (all->empty() && !command.json && !command.quiet)
    complain("--since " + command.since + ": nothing has become of any deal");
  for (const Change& c : *all)
    if (command.json)
      std::printf("%s\n", to_json(c).dump().c_str());
    else
      print(c);
  return 0;
}

}  // namespace hj
