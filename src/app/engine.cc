#include "app/engine.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "core/check.h"
#include "core/utf8.h"

namespace hj {
namespace {

// A broken law is a bug of ours: it stops the program where it shows (debug builds).
void assure([[maybe_unused]] const Document& doc, [[maybe_unused]] const char* stage) {
#ifndef NDEBUG
  if (const std::string fault = check(doc); !fault.empty()) {
    std::fprintf(stderr, "%s: after %s: %s\n", doc.source.c_str(), stage, fault.c_str());
    std::abort();
  }
#endif
}

// A claim that another outlet reported bears that outlet (via): the first that its own sentence
// names, else the one on whose report the whole article rests.
void pass_on(const std::vector<Relay>& relays, Document& doc) {
  const auto lead = std::ranges::find_if(relays, &Relay::leads);
  std::vector<Part> parts;
  std::size_t at = 0;
  const std::vector<Part>& old = doc.parts.rows;
  for (Row claim = 0; claim < doc.claims.rows.size(); ++claim) {
    for (; at < old.size() && old[at].claim <= claim; ++at) parts.push_back(old[at]);
    const Span evidence = doc.claims.rows[claim].evidence;
    auto relay = std::ranges::find_if(
        relays, [evidence](const Relay& r) { return r.evidence.meets(evidence); });
    if (relay == relays.end()) relay = lead;
    if (relay == relays.end()) continue;
    const auto mention = std::ranges::find_if(doc.mentions.rows, [relay](const Mention& m) {
      return m.kind == Kind::org && m.span.meets(relay->name);
    });
    const bool known = mention != doc.mentions.rows.end();
    const auto row = static_cast<Row>(mention - doc.mentions.rows.begin());
    parts.push_back({claim, known ? row : kNoRow, known ? mention->span : relay->name, Slot::via});
  }
  doc.parts.rows = std::move(parts);
}

}  // namespace

Engine::Engine(Extractor extractor, Copies copies, Analyzer analyzer, Recognizer recognizer,
               Linker linker, Finder finder, StoryRules story_rules)
    : extractor_(std::move(extractor)),
      relays_(std::move(copies.relays)),
      originals_(std::move(copies.originals)),
      analyzer_(std::move(analyzer)),
      recognizer_(std::move(recognizer)),
      linker_(std::move(linker)),
      finder_(std::move(finder)),
      story_rules_(std::move(story_rules)) {}

Result<Engine::Copies> Engine::open_copies(const std::string& data_dir) {
  Result<DedupRules> rules = DedupRules::open(data_dir);
  if (!rules) return rules.error();
  Result<Relays> relays = Relays::open(data_dir, *rules);
  if (!relays) return relays.error();
  return Copies{Originals(*std::move(rules)), *std::move(relays)};
}

Result<Engine> Engine::open(const std::string& data_dir) {
  Result<Extractor> extractor = Extractor::open(data_dir);
  if (!extractor) return extractor.error();
  Result<Copies> copies = open_copies(data_dir);
  if (!copies) return copies.error();
  Result<Analyzer> analyzer = Analyzer::open(data_dir);
  if (!analyzer) return analyzer.error();
  Result<Recognizer> recognizer = Recognizer::open(data_dir);
  if (!recognizer) return recognizer.error();
  Result<Linker> linker = Linker::open(data_dir);
  if (!linker) return linker.error();
  Result<Finder> finder = Finder::open(data_dir);
  if (!finder) return finder.error();
  Result<StoryRules> stories = StoryRules::open(data_dir);
  if (!stories) return stories.error();
  return Engine(*std::move(extractor), *std::move(copies), *std::move(analyzer),
                *std::move(recognizer), *std::move(linker), *std::move(finder),
                *std::move(stories));
}

Result<std::vector<Document>> Engine::read(const Page& page, std::int64_t published) const {
  Result<std::vector<Document>> docs = extractor_(page);
  if (!docs) return docs.error();
  for (Document& doc : *docs) {
    if (doc.published == 0) doc.published = published;
    try {
      analyse(doc);
    } catch (const std::exception& e) {  // a fault of ours: costs this page, never the batch
      return Error{Code::bad_data, std::string("cannot be read (please report it): ") + e.what()};
    }
  }
  return docs;
}

void Engine::analyse(Document& doc) const {
  assure(doc, "extract");
  doc.prints = fingerprinter_(doc);
  doc.sentences = splitter_(doc);
  assure(doc, "split");
  doc.morphs = analyzer_(doc);
  assure(doc, "analyze");
  Entities entities = recognizer_(doc);
  doc.mentions = std::move(entities.mentions);
  doc.quotes = std::move(entities.quotes);
  assure(doc, "recognize");
  Finder::Claims claims = finder_(doc);
  doc.claims = std::move(claims.claims);
  doc.parts = std::move(claims.parts);
  doc.standings = std::move(claims.standings);
  if (!doc.claims.rows.empty()) pass_on(relays_(doc), doc);
  assure(doc, "find");
}

std::vector<std::string> Engine::terms(std::string_view query) const {
  const std::string text = nfc(mend(query));
  Layer<Morph> morphs;
  analyzer_.analyze(text, morphs);
  std::vector<std::string> out;
  for (const Morph& m : morphs.rows) {
    const bool content = m.tag <= Tag::NNP || m.tag == Tag::NR || m.tag == Tag::VV ||
                         m.tag == Tag::VA || m.tag == Tag::XR || m.tag == Tag::SL ||
                         m.tag == Tag::SH || m.tag == Tag::SN;
    if (content) out.emplace_back(morphs.at(m.form));
  }
  return out;
}

}  // namespace hj
