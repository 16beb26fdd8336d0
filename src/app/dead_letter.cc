#include "app/dead_letter.h"

#include "app/commands.h"
#include "store/bytes.h"

namespace hj {
namespace {

void visit_letter(auto& io, auto& l) {
  io_code(io, l.topic), io_wide(io, l.number);
  for (auto* s : {&l.id, &l.source, &l.why, &l.body}) io.text(*s);
}

}  // namespace

std::string pack_letter(const DeadLetter& letter) {
  store::ByteWriter io;
  visit_letter(io, letter);
  return io.take();
}

Result<DeadLetter> unpack_letter(std::string_view bytes) {
  store::ByteReader io(bytes);
  DeadLetter out;
  visit_letter(io, out);
  if (!io.ok() || !io.at_end() || out.topic > Topic::dead)
    return Error{Code::bad_data, "a dead letter is damaged"};
  return out;
}

Done bury(Queue& queue, const DeadLetter& letter) {
  complain((letter.source.empty() ? "page " + std::to_string(letter.number) : letter.source) +
           ": set aside: " + letter.why);
  const std::string id =
      std::string(topic_name(letter.topic)) + '-' + letter.id + '-' + std::to_string(letter.number);
  const Result<std::uint64_t> put = queue.put(Topic::dead, id, pack_letter(letter));
  if (put || put.error().code != Code::bad_input) return put ? done() : Done(put.error());
  DeadLetter bare = letter;  // too large to travel beside its reason: named, at least
  bare.body.clear();
  const Result<std::uint64_t> named = queue.put(Topic::dead, id, pack_letter(bare));
  return named ? done() : Done(named.error());
}

}  // namespace hj
