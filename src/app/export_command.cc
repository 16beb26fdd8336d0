#include <cstdio>

#include "app/ask.h"
#include "app/commands.h"

namespace hj {

int run(const ExportCommand& command) {
  Result<Asker> ask = Asker::open(command.store);
  if (!ask) return complain(ask.error().what), 1;
  bool whole = true;
  const Done written = ask->export_to(
      command.what + '.' + command.format,
      {{"type", command.type},
       {"status", command.status},
       {"since", command.since},
       {"until", command.until},
       {"at", command.at},
       {"bom", command.bom ? "1" : ""}},
      [&](std::string_view piece) {
        whole = std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size() && whole;
      });
  if (!written) return complain(written.error().what), 1;
  if (!whole || std::fflush(stdout) != 0) return complain("standard output: cannot be written"), 1;
  return 0;
}

}  // namespace hj
