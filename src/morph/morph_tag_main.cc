// morph-tag DATA_DIR < LINES: prints each line's morphemes as form/TAG, for eval/score_tags.py.
#include <iostream>
#include <string>

#include "core/utf8.h"
#include "morph/morph.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: morph-tag DATA_DIR < LINES\n";
    return 2;
  }
  const auto analyzer = hj::Analyzer::open(argv[1]);
  if (!analyzer) {
    std::cerr << "morph-tag: " << analyzer.error().what << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    hj::Layer<hj::Morph> morphs;
    analyzer->analyze(hj::nfc(hj::mend(line)), morphs);
    std::cout << hj::print(morphs) << '\n';
  }
  return 0;
}
