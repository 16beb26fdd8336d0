// hapjong queue: what waits, and what was set aside.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/dead_letter.h"

namespace hj {
namespace {

int status(const QueueCommand& command, const Queue& queue) {
  for (const Topic topic : {Topic::archives, Topic::pages, Topic::documents, Topic::dead}) {
    const Result<Depth> depth = queue.depth(topic);
    if (!depth) return fail(depth.error());
    const nlohmann::ordered_json row = {{"topic", topic_name(topic)},
                                        {"jobs", depth->jobs},
                                        {"bytes", depth->bytes},
                                        {"last", depth->last}};
    if (command.json)
      std::printf("%s\n", row.dump().c_str());
    else
      std::printf("%-10s %10llu jobs %14llu bytes, %llu so far\n",
                  std::string(topic_name(topic)).c_str(),
                  static_cast<unsigned long long>(depth->jobs),
                  static_cast<unsigned long long>(depth->bytes),
                  static_cast<unsigned long long>(depth->last));
  }
  return 0;
}

void show(const QueueCommand& command, const DeadLetter& letter) {
  if (command.json)
    std::printf("%s\n", nlohmann::ordered_json{{"topic", topic_name(letter.topic)},
                                               {"number", letter.number},
                                               {"source", letter.source},
                                               {"why", letter.why},
                                               {"bytes", letter.body.size()}}
                            .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                            .c_str());
  else
    std::printf("%s %llu %s: %s\n", std::string(topic_name(letter.topic)).c_str(),
                static_cast<unsigned long long>(letter.number), letter.source.c_str(),
                letter.why.c_str());
}

// A document goes back as the page that it was read from would: by itself it has lost its place.
Done put_back(Queue& queue, const DeadLetter& letter) {
  if (letter.body.empty() || letter.topic == Topic::documents)
    return Error{Code::bad_input, letter.source + ": feed it again from its source"};
  const std::string id = letter.id + "-again-" + std::to_string(letter.number);
  const Result<std::uint64_t> put = queue.put(letter.topic, id, letter.body);
  return put ? done() : Done(put.error());
}

int dead(const QueueCommand& command, Queue& queue) {
  const Result<Depth> depth = queue.depth(Topic::dead);
  if (!depth) return fail(depth.error());
  int failed = 0;
  std::uint64_t left = depth->jobs;
  for (std::uint64_t number = depth->last; number > 0 && left > 0; --number) {
    const Result<std::optional<Job>> job = queue.look(Topic::dead, number);
    if (!job) return fail(job.error());
    if (!*job) continue;
    --left;
    const Result<DeadLetter> letter = unpack_letter((*job)->body);
    if (!letter) {
      failed = fail(letter.error());
      continue;
    }
    show(command, *letter);
    const Done back = command.replay ? put_back(queue, *letter) : done();
    if (!back) failed = fail(back.error());
    if (!back || !(command.replay || command.drop)) continue;
    if (const Done gone = queue.remove(Topic::dead, number); !gone) failed = fail(gone.error());
  }
  return failed;
}

}  // namespace

int run(const QueueCommand& command) {
  const Result<std::unique_ptr<Queue>> queue = open_queue(command.queue);
  if (!queue) return fail(queue.error());
  return command.action == "dead" ? dead(command, **queue) : status(command, **queue);
}

}  // namespace hj
