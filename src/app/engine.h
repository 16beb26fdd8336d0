// The rooms, opened once and shared by every thread: all of them are const and pure.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claim/finder.h"
#include "claim/matcher.h"
#include "core/document.h"
#include "core/page.h"
#include "core/result.h"
#include "dedup/fingerprinter.h"
#include "dedup/originals.h"
#include "dedup/relays.h"
#include "entity/linker.h"
#include "entity/recognizer.h"
#include "extract/extractor.h"
#include "morph/morph.h"
#include "story/rules.h"

namespace hj {

class Engine {
 public:
  static Result<Engine> open(const std::string& data_dir);

  // The articles of a page with every layer made; in debug builds the laws are checked after each
  // stage. `published` (UTC seconds, 0 = none) stands in where the page states no date.
  Result<std::vector<Document>> read(const Page& page, std::int64_t published = 0) const;
  void analyse(Document& doc) const;
  std::vector<std::string> terms(std::string_view query) const;  // of a search, by morphemes

  const Originals& originals() const { return originals_; }
  const Relays& relays() const { return relays_; }
  const StoryRules& story_rules() const { return story_rules_; }
  const Linker& linker() const { return linker_; }
  const Matcher& matcher() const { return matcher_; }
  const Analyzer& analyzer() const { return analyzer_; }
  const Splitter& splitter() const { return splitter_; }
  const Recognizer& recognizer() const { return recognizer_; }

 private:
  struct Copies {
    Originals originals;
    Relays relays;
  };
  static Result<Copies> open_copies(const std::string& data_dir);
  Engine(Extractor extractor, Copies copies, Analyzer analyzer, Recognizer recognizer,
         Linker linker, Finder finder, StoryRules story_rules);

  Extractor extractor_;
  Relays relays_;
  Fingerprinter fingerprinter_;
  Originals originals_;
  Splitter splitter_;
  Analyzer analyzer_;
  Recognizer recognizer_;
  Linker linker_;
  Finder finder_;
  Matcher matcher_;
  StoryRules story_rules_;
};

}  // namespace hj
