// hjlex TSV OUT: compiles a table of words. Exit 0 done, 1 a mistake in the table, 2 usage.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "lexicon/lexicon.h"

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "hjlex: %s\n", what.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: hjlex TSV OUT\n", stderr);
    return 2;
  }
  const std::filesystem::path from = argv[1], to = argv[2];
  std::ifstream in(from, std::ios::binary);
  if (!in) return fail(from.string() + ": cannot be read");
  const std::string tsv((std::istreambuf_iterator<char>(in)), {});
  const auto bytes = hj::Lexicon::compile(tsv, from.filename().string());
  if (!bytes) return fail(bytes.error().what);
  // Written beside and renamed, so that a reader never maps half a file.
  const std::filesystem::path part = to.string() + ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  out.close();
  std::error_code why;
  if (out) std::filesystem::rename(part, to, why);
  if (!out || why) return fail(to.string() + ": cannot be written");
  return 0;
}
