#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/article_json.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/engine.h"
#include "core/utf8.h"

namespace hj {
namespace {

Document sentence_of(const std::string& line) {
  Document doc;
  doc.text = line;
  const Span all{0, static_cast<std::uint32_t>(line.size())};
  if (!all.empty()) {
    doc.blocks.rows = {{all, BlockKind::body}};
    doc.sentences.rows = {{all, 0}};
  }
  return doc;
}

std::string entities_of(const Engine& engine, const std::string& line) {
  Json out = Json::array();
  for (const Recognizer::Tagged& name : engine.recognizer().tag(sentence_of(line)))
    out.push_back({{"begin", rune_count(std::string_view(line).substr(0, name.span.begin))},
                   {"end", rune_count(std::string_view(line).substr(0, name.span.end))},
                   {"tag", name.tag}});
  return out.dump();
}

std::string morphs_of(const Engine& engine, const std::string& line) {
  Layer<Morph> morphs;
  engine.analyzer().analyze(line, morphs);
  return engine.analyzer().print(morphs);
}

std::string sentences_of(const std::string& line) {
  Document doc = sentence_of(line);
  doc.sentences.rows.clear();
  std::string out;
  for (const Sentence& s : Splitter()(doc).rows) {
    if (!out.empty()) out += '\t';
    out += doc.at(s.span);
  }
  return out;
}

// Why the lines end early; empty = they do not.
std::string tag_stream(const Engine& engine, std::istream& in, const TagCommand& command) {
  std::string raw;
  for (std::size_t number = 1; std::getline(in, raw); ++number) {
    if (raw.find('\0') != raw.npos) return std::to_string(number) + ": is binary";
    const std::string line = nfc(mend(raw));
    const std::string out = command.sentences  ? sentences_of(line)
                            : command.entities ? entities_of(engine, line)
                                               : morphs_of(engine, line);
    std::printf("%s\n", out.c_str());
  }
  return in.bad() ? " cannot be read" : "";
}

// One line on standard error where a path cannot be tagged.
bool tag_path(const Engine& engine, const std::string& path, const TagCommand& command) {
  std::string fault = " cannot be opened";
  if (std::error_code error; path == "-")
    fault = tag_stream(engine, std::cin, command);
  else if (std::filesystem::is_directory(path, error))
    fault = " is a folder";
  else if (std::ifstream in(path); in)
    fault = tag_stream(engine, in, command);
  if (!fault.empty()) complain(path + ':' + fault);
  return fault.empty();
}

}  // namespace

int run(const TagCommand& command) {
  const Result<Engine> engine = open_engine();
  if (!engine) return complain(engine.error().what), 1;
  bool failed = false;
  for (const std::string& path : command.paths)
    failed = !tag_path(*engine, path, command) || failed;
  return failed ? 1 : 0;
}

}  // namespace hj
