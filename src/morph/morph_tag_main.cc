// morph-tag DATA_DIR [--plain] < LINES: prints each line's morphemes as form/TAG, for
// eval/score_tags.py.
#include <iostream>
#include <string>

#include "core/utf8.h"
#include "morph/morph.h"

namespace {

void print_sentences(const std::string& line) {
  hj::Document doc;
  doc.text = line;
  doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(line.size())}, hj::BlockKind::body});
  for (const hj::Sentence& sentence : hj::Splitter()(doc).rows)
    std::cout << doc.at(sentence.span) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const bool split = argc == 2 && std::string(argv[1]) == "--sentences";
  for (std::string line; split && std::getline(std::cin, line);)
    print_sentences(hj::nfc(hj::mend(line)));
  if (split) return 0;
  const bool plain = argc == 3 && std::string(argv[2]) == "--plain";  // MM for MMD, MMN, MMA
  if (argc != 2 && !plain) {
    std::cerr << "usage: morph-tag DATA_DIR [--plain] < LINES\n";
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
    std::cout << (plain ? hj::print(morphs) : analyzer->print(morphs)) << '\n';
  }
  return 0;
}
