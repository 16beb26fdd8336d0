// What could not be done with after several tries: set aside with its reason, shown and put back by
// `hapjong queue dead`.
#pragma once

#include <string>

#include "core/result.h"
#include "queue/queue.h"

namespace hj {

inline constexpr unsigned kTries = 3;  // a job that has ended so many takers is set aside

struct DeadLetter {
  Topic topic = Topic::pages;
  std::uint64_t number = 0;  // of the page
  std::string id, source, why;
  std::string body;  // of the job
};
std::string pack_letter(const DeadLetter& letter);
Result<DeadLetter> unpack_letter(std::string_view bytes);
// Once for each job, however often it is asked for.
Done bury(Queue& queue, const DeadLetter& letter);

}  // namespace hj
