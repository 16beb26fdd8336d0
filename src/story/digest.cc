#include "story/digest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/hash.h"
#include "core/utf8.h"
#include "story/words.h"

namespace hj {
namespace {

constexpr std::size_t kFewest = 3, kMost = 7;
constexpr std::size_t kShort = 24, kLong = 240;  // code points of a sentence that can stand alone
constexpr std::size_t kSentences = 40;           // of one article; the rest is background
constexpr float kSame = 0.55F;   // share of a sentence's words that another already said
constexpr float kLeast = 0.25F;  // of the first sentence's gain: below it, nothing is added

using Words = std::vector<std::uint64_t>;  // sorted, distinct

struct Candidate {
  Line line;
  Words words;
  float factor = 1;
  std::size_t doc = 0;  // index, by time
};

Words words_of(const Document& doc, Span span) {
  Words out;
  const story::WordSink sink = [&out](std::string_view word, float) {
    out.push_back(hash64(word));
  };
  if (doc.morphs.rows.empty())
    story::nouns_by_josa(doc.at(span), sink);
  else
    story::nouns(doc, span, sink);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Sentences of the body: morph's, or cut after "다." where there are none.
std::vector<Span> sentences(const Document& doc) {
  std::vector<Span> out;
  for (const Sentence& s : doc.sentences.rows)
    if (s.block < doc.blocks.rows.size() && doc.blocks.rows[s.block].kind == BlockKind::body)
      out.push_back(s.span);
  if (!doc.sentences.rows.empty()) return out;
  for (const Block& b : doc.blocks.rows) {
    if (b.kind != BlockKind::body) continue;
    const std::string_view text = doc.at(b.span);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = text.find("다. ", at);
      end = end == std::string_view::npos ? text.size() : end + std::string_view("다.").size();
      out.push_back({b.span.begin + static_cast<std::uint32_t>(at),
                     b.span.begin + static_cast<std::uint32_t>(end)});
      at = end < text.size() ? end + 1 : end;
    }
  }
  return out;
}

bool stands_alone(std::string_view text) {
  const std::size_t size = rune_count(text);
  if (size < kShort || size > kLong) return false;
  return text.find('@') == std::string_view::npos && text.find("무단") == std::string_view::npos &&
         text.ends_with('.');
}
// A sentence that leans on the one before it reads badly without it.
bool leans(std::string_view text) {
  constexpr std::array<std::string_view, 16> kStarts = {
      "이 ", "이에", "이와",   "이를", "이는", "그는", "그가", "그러",
      "또 ", "또한", "하지만", "다만", "반면", "이어", "이들", "당시"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [text](auto s) { return text.starts_with(s); });
}
bool claimed(const Document& doc, Span span) {
  return std::any_of(doc.claims.rows.begin(), doc.claims.rows.end(), [span](const Claim& c) {
    return c.type != Type::role && span.meets(c.evidence);
  });
}

Span headline_of(const Document& doc) {
  for (const Block& b : doc.blocks.rows)
    if (b.kind == BlockKind::headline) return b.span;
  return {};
}

class Teller {
 public:
  explicit Teller(std::span<const Document* const> docs) : docs_(docs.begin(), docs.end()) {
    std::sort(docs_.begin(), docs_.end(), [](const Document* a, const Document* b) {
      return std::tie(a->published, a->id) < std::tie(b->published, b->id);
    });
  }

  StoryPage run() {
    StoryPage page;
    if (docs_.empty()) return page;
    for (const Document* d : docs_)
      if (d->published != 0 && page.first == 0) page.first = d->published;
    page.last = docs_.back()->published;
    if (docs_.size() > kTold) docs_.erase(docs_.begin(), docs_.end() - kTold);
    weigh();
    headline(page);
    digest(page);
    return page;
  }

 private:
  // A word weighs by the number of articles that say it: what they share is what the story is.
  void weigh() {
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      std::unordered_set<std::uint64_t> said;
      std::size_t count = 0;
      for (const Span s : sentences(*docs_[i])) {
        if (++count > kSentences) break;
        Candidate c{{docs_[i]->id, s}, words_of(*docs_[i], s), 1, i};
        said.insert(c.words.begin(), c.words.end());
        const std::string_view text = docs_[i]->at(s);
        if (!stands_alone(text)) continue;
        if (leans(text)) c.factor *= 0.6F;
        if (claimed(*docs_[i], s)) c.factor *= 1.4F;
        if (count == 1) c.factor *= 1.3F;
        candidates_.push_back(std::move(c));
      }
      for (const std::uint64_t w : said) ++weight_[w];
    }
    for (auto& [word, n] : weight_) n = docs_.size() > 1 && n < 2 ? 0.25F : std::sqrt(n);
  }
  float value(std::uint64_t word) const {
    const auto at = weight_.find(word);
    return at == weight_.end() ? 0 : at->second;
  }
  float value(const Words& words) const {
    float sum = 0;
    for (const std::uint64_t w : words) sum += value(w);
    return sum / std::sqrt(4 + static_cast<float>(words.size()));
  }

  void headline(StoryPage& page) {
    float best = -1;
    const Document* chosen = docs_.back();
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      const std::string_view text = docs_[i]->at(headline_of(*docs_[i]));
      if (text.empty()) continue;
      float score = value(words_of(*docs_[i], headline_of(*docs_[i])));
      if (text.starts_with('['))
        score *= 0.75F;  // [속보], [특징주]: a view of the story, not the story
      if (text.find('?') != std::string_view::npos) score *= 0.75F;
      score *= 1 + 0.4F * static_cast<float>(i + 1) / static_cast<float>(docs_.size());
      if (score > best) best = score, chosen = docs_[i];
    }
    page.headline_doc = chosen->id;
    page.headline = chosen->at(headline_of(*chosen));
    for (const Candidate& c : candidates_)
      if (c.line.doc == chosen->id && page.lede.span.empty()) page.lede = c.line;
    if (page.lede.span.empty() && !candidates_.empty()) page.lede = candidates_.back().line;
  }

  void say(const Words& words) { said_.insert(words.begin(), words.end()); }
  float gain(const Candidate& c) const {
    std::size_t old = 0;
    float sum = 0;
    for (const std::uint64_t w : c.words) {
      if (said_.contains(w))
        ++old;
      else
        sum += value(w);
    }
    if (c.words.empty() || static_cast<float>(old) > kSame * static_cast<float>(c.words.size()))
      return 0;
    return c.factor * sum / std::sqrt(4 + static_cast<float>(c.words.size()));
  }
  void digest(StoryPage& page) {
    for (const Candidate& c : candidates_)
      if (c.line == page.lede) say(c.words);
    const std::size_t wanted = std::min(kMost, kFewest + docs_.size() / 2);
    std::vector<std::size_t> chosen;
    float top = 0;
    while (chosen.size() < wanted) {
      float best = 0;
      std::size_t at = 0;
      for (std::size_t i = 0; i < candidates_.size(); ++i)
        if (const float g = gain(candidates_[i]); g > best) best = g, at = i;
      top = std::max(top, best);
      if (best <= 0 || (chosen.size() >= kFewest && best < kLeast * top)) break;
      chosen.push_back(at);
      say(candidates_[at].words);
    }
    std::sort(chosen.begin(), chosen.end());  // candidates are by time, then place
    for (const std::size_t i : chosen) page.digest.push_back(candidates_[i].line);
  }

  std::vector<const Document*> docs_;  // by time
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint64_t, float> weight_;
  std::unordered_set<std::uint64_t> said_;
};

}  // namespace

StoryPage tell(std::span<const Document* const> docs) { return Teller(docs).run(); }

}  // namespace hj
