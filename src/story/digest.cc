#include "story/digest.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "story/words.h"

namespace hj {
namespace {

using Role = StoryRules::Role;

constexpr std::size_t kSentences = 40;  // of one article that are read: the rest is background

using Words = std::vector<std::uint64_t>;  // sorted, distinct

struct Candidate {
  Line line;
  Words words;
  Words telling;
  Words dealings;
  float factor = 1;
  std::size_t doc = 0;      // index, by time
  std::size_t chapter = 0;  // of the document
};

Words distinct(Words words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}
Words words_of(const StoryRules& rules, const Document& doc, Span span) {
  Words out;
  const story::WordSink sink = [&out](std::string_view word, float) {
    out.push_back(hash64(word));
  };
  story::nouns(rules, doc, span, sink);
  return distinct(std::move(out));
}
// 30대, 9천200억: what a number counts is told by the words beside it; days tell nothing.
void add_numbers(std::string_view text, Words& out) {
  std::string number;
  for (std::size_t at = 0; at < text.size();) {
    const Rune r = rune_at(text, at);
    at += r.size;
    const bool day = r.code == U'일' || r.code == U'월' || r.code == U'년';
    if (is_digit(r.code) || (r.code == U'천' && !number.empty())) {
      append(number, r.code);
    } else if (r.code != U',' && !number.empty()) {
      if (!day) out.push_back(hash64(number));
      number.clear();
    }
  }
}
// Whole words and numbers that stand in no name: who a story is about is in all that it says.
Words telling_of(const StoryRules& rules, const Document& doc, Span span) {
  Words whole, names, out;
  const story::WordSink wholes = [&whole](std::string_view word, float share) {
    if (share == 1) whole.push_back(hash64(word));
  };
  story::nouns(rules, doc, span, wholes);
  add_numbers(doc.at(span), whole);
  for (const Mention& m : doc.mentions.rows) {
    const bool named = m.kind <= Kind::place;  // person, org, country, product, place
    if (!named || !span.meets(m.span)) continue;
    const Words some = words_of(rules, doc, m.span);
    names.insert(names.end(), some.begin(), some.end());
  }
  whole = distinct(std::move(whole));
  names = distinct(std::move(names));
  std::set_difference(whole.begin(), whole.end(), names.begin(), names.end(),
                      std::back_inserter(out));
  return out.size() < 2 ? whole : out;
}

// Who does what to whom, by the claims that a sentence states.
Words dealings_of(const Document& doc, Span span) {
  Words out;
  for (Row row = 0; row < doc.claims.rows.size(); ++row) {
    const Claim& c = doc.claims.rows[row];
    if (c.type == Type::role || !span.meets(c.evidence)) continue;
    std::uint64_t sides = 0;  // of any order
    for (const Part& p : doc.parts.rows)
      if (p.claim == row && (p.slot == Slot::a || p.slot == Slot::b) &&
          p.mention < doc.mentions.rows.size())
        sides += hash64(doc.mentions.at(doc.mentions.rows[p.mention].name));
    out.push_back(hash64(code(c.type), sides));
  }
  return distinct(std::move(out));
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

bool stands_alone(const StoryRules& rules, std::string_view text) {
  const std::size_t size = rune_count(text);
  return size >= rules.tell.shortest && size <= rules.tell.longest && text.ends_with('.') &&
         !rules.holds(text, Role::boilerplate);
}
// A sentence that leans on the one before it, or gives its reason, reads badly without it.
bool leans(const StoryRules& rules, std::string_view text) {
  return rules.begins(text, Role::leaning) || rules.ends(text, Role::reason) ||
         rules.is(text.substr(0, text.find(' ')), Role::leaning_word);
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
  Teller(const StoryRules& rules, std::span<const Document* const> docs)
      : rules_(rules), tell_(rules.tell), docs_(docs.begin(), docs.end()) {
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
    date();
    survey();
    weigh();
    headline(page);
    digest(page);
    return page;
  }

 private:
  // What has no date stands behind the article that it is most like: it would else come first.
  void date() {
    std::vector<Words> words;
    const bool some = docs_.front()->published == 0 && docs_.back()->published != 0;
    for (const Document* d : docs_) {
      times_[d] = d->published;
      Words all;
      for (const Block& b : d->blocks.rows)
        if (some && b.kind == BlockKind::body) {
          const Words more = words_of(rules_, *d, b.span);
          all.insert(all.end(), more.begin(), more.end());
        }
      words.push_back(distinct(std::move(all)));
    }
    for (std::size_t i = 0; some && docs_[i]->published == 0; ++i) {
      float best = -1;
      for (std::size_t j = i + 1; j < docs_.size(); ++j) {
        const float like = likeness(words[i], words[j]);
        if (docs_[j]->published != 0 && like > best) best = like, times_[docs_[i]] = time(j);
      }
    }
    std::ranges::sort(docs_, {}, [this](const Document* d) {
      return std::tuple(times_.at(d), d->published == 0, d->id);
    });
  }
  static float likeness(const Words& a, const Words& b) {
    Words both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return static_cast<float>(both.size()) /
           std::sqrt(1 + static_cast<float>(a.size()) * static_cast<float>(b.size()));
  }
  std::int64_t time(std::size_t i) const { return times_.at(docs_[i]); }

  // Chapters, and the parties that a good part of the members name.
  void survey() {
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      const bool pause = i > 0 && time(i) - time(i - 1) >= tell_.pause_days * story::kDay;
      chapter_.push_back(i == 0 ? 0 : chapter_.back() + pause);
      std::unordered_set<std::uint64_t> names;
      for (const Mention& m : docs_[i]->mentions.rows)
        if (m.kind == Kind::person || m.kind == Kind::org)
          names.insert(hash64(docs_[i]->mentions.at(m.name)));
      for (const std::uint64_t name : names) ++parties_[name];
    }
    const std::size_t least = std::max<std::size_t>(
        2, static_cast<std::size_t>(tell_.party_share * static_cast<float>(docs_.size())));
    std::erase_if(parties_, [least](const auto& p) { return p.second < least; });
  }
  bool about_parties(const Document& doc, Span span) const {
    if (parties_.empty()) return true;
    return std::any_of(doc.mentions.rows.begin(), doc.mentions.rows.end(), [&](const Mention& m) {
      return span.meets(m.span) && parties_.contains(hash64(doc.mentions.at(m.name)));
    });
  }
  // News stands first, states what was done by those whom the story is about, and stands alone.
  float factor(const Document& doc, Span span, std::size_t place) const {
    float out = place == 1 ? tell_.of_first : place <= tell_.opening ? 1 : tell_.of_background;
    if (leans(rules_, doc.at(span))) out *= tell_.of_leaning;
    if (claimed(doc, span)) out *= tell_.of_claim;
    if (!about_parties(doc, span)) out *= tell_.of_others;
    return out;
  }
  // A word weighs by the number of articles that say it: what they share is what the story is.
  void weigh() {
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      std::unordered_set<std::uint64_t> said;
      std::size_t count = 0;
      for (const Span s : sentences(*docs_[i])) {
        if (++count > kSentences) break;
        Candidate c{{docs_[i]->id, s}, words_of(rules_, *docs_[i], s), {}, {}, 1, i, chapter_[i]};
        c.telling = telling_of(rules_, *docs_[i], s);
        c.dealings = dealings_of(*docs_[i], s);
        said.insert(c.words.begin(), c.words.end());
        if (!stands_alone(rules_, docs_[i]->at(s))) continue;
        c.factor = factor(*docs_[i], s, count);
        candidates_.push_back(std::move(c));
      }
      for (const std::uint64_t w : said) ++weight_[w];
    }
    for (auto& [word, n] : weight_) n = docs_.size() > 1 && n < 2 ? tell_.of_rare : std::sqrt(n);
  }
  float value(std::uint64_t word) const {
    const auto at = weight_.find(word);
    return at == weight_.end() ? 0 : at->second;
  }
  float value(const Words& words) const {
    float sum = 0;
    for (const std::uint64_t w : words) sum += value(w);
    return sum / std::sqrt(tell_.smooth + static_cast<float>(words.size()));
  }

  // 0 for the first, 1 for the last: by half where it stands among them, by half of the time.
  float age(std::size_t i) const {
    if (docs_[i]->published == 0) return 0;  // a guessed date makes no headline the last word
    const auto n = static_cast<float>(std::max<std::size_t>(1, docs_.size() - 1));
    const std::int64_t first = time(0), span = time(docs_.size() - 1) - first;
    const float rank = static_cast<float>(i) / n;
    if (span <= 0 || first == 0) return rank;
    const auto at = static_cast<float>(time(i) - first);
    return (rank + at / static_cast<float>(span)) / 2;
  }
  static std::size_t deals(const Document& doc) {  // that it says were made
    return static_cast<std::size_t>(
        std::count_if(doc.claims.rows.begin(), doc.claims.rows.end(), [](const Claim& c) {
          return c.type != Type::role && c.stance == Stance::assert &&
                 (c.status == Status::signed_ || c.status == Status::done);
        }));
  }

  void headline(StoryPage& page) {
    float best = -1;
    const Document* chosen = docs_.back();
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      const std::string_view text = docs_[i]->at(headline_of(*docs_[i]));
      if (text.empty()) continue;
      float score = value(words_of(rules_, *docs_[i], headline_of(*docs_[i])));
      if (text.starts_with('['))
        score *= tell_.marked;  // [속보], [특징주]: a view of the story, not the story
      if (text.find('?') != std::string_view::npos) score *= tell_.asking;
      score *= 1 + tell_.late * age(i);
      score *= 1 + tell_.of_deal *
                       static_cast<float>(std::min<std::size_t>(tell_.deals, deals(*docs_[i])));
      if (score > best) best = score, chosen = docs_[i];
    }
    page.headline_doc = chosen->id;
    page.headline = chosen->at(headline_of(*chosen));
    for (const Candidate& c : candidates_)
      if (c.line.doc == chosen->id && page.lede.span.empty()) page.lede = c.line;
    if (page.lede.span.empty() && !candidates_.empty()) page.lede = candidates_.back().line;
  }

  void say(const Candidate& c) {
    said_.insert(c.words.begin(), c.words.end());
    said_.insert(c.telling.begin(), c.telling.end());
    dealt_.insert(c.dealings.begin(), c.dealings.end());
    told_.insert(c.chapter);
  }
  // Is more than `same` of what it tells said already?
  bool repeats(const Candidate& c) const {
    const auto old = std::count_if(c.telling.begin(), c.telling.end(),
                                   [this](std::uint64_t w) { return said_.contains(w); });
    return c.telling.empty() ||
           static_cast<float>(old) > tell_.same * static_cast<float>(c.telling.size());
  }
  // All that it claims was claimed by a sentence before.
  bool retells(const Candidate& c) const {
    return !c.dealings.empty() &&
           std::ranges::all_of(c.dealings, [this](std::uint64_t d) { return dealt_.contains(d); });
  }
  float gain(const Candidate& c) const {
    if (repeats(c)) return 0;
    float sum = 0;
    for (const std::uint64_t w : c.words)
      if (!said_.contains(w)) sum += value(w);
    const float fresh =
        told_.contains(c.chapter) ? 1 : tell_.of_chapter;  // every chapter has its say
    const float again = retells(c) ? tell_.of_retold : 1;
    return again * fresh * c.factor * sum /
           std::sqrt(tell_.smooth + static_cast<float>(c.words.size()));
  }
  // The paragraph of the lede, which a page shows whole.
  Span opening_of(const Line& lede) const {
    for (const Document* d : docs_)
      for (const Block& b : d->blocks.rows)
        if (d->id == lede.doc && b.span.holds(lede.span)) return b.span;
    return lede.span;
  }
  void digest(StoryPage& page) {
    const Span opening = opening_of(page.lede);
    for (const Candidate& c : candidates_)
      if (c.line.doc == page.lede.doc && opening.holds(c.line.span)) say(c);
    const std::size_t wanted = std::min<std::size_t>(tell_.most, tell_.fewest + docs_.size() / 2);
    std::vector<std::size_t> chosen;
    float top = 0;
    while (chosen.size() < wanted) {
      float best = 0;
      std::size_t at = 0;
      for (std::size_t i = 0; i < candidates_.size(); ++i)
        if (const float g = gain(candidates_[i]); g > best) best = g, at = i;
      top = std::max(top, best);
      if (best <= 0 || (chosen.size() >= tell_.fewest && best < tell_.least * top)) break;
      chosen.push_back(at);
      say(candidates_[at]);
    }
    std::sort(chosen.begin(), chosen.end());  // candidates are by time, then place
    for (const std::size_t i : chosen) page.digest.push_back(candidates_[i].line);
  }

  const StoryRules& rules_;
  const StoryRules::Tell& tell_;
  std::vector<const Document*> docs_;  // by time
  std::unordered_map<const Document*, std::int64_t>
      times_;                         // of publication, as it is or is guessed
  std::vector<std::size_t> chapter_;  // of each
  std::unordered_map<std::uint64_t, std::size_t> parties_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint64_t, float> weight_;
  std::unordered_set<std::uint64_t> said_, dealt_;
  std::unordered_set<std::size_t> told_;  // chapters
};

}  // namespace

StoryPage tell(const StoryRules& rules, std::span<const Document* const> docs) {
  return Teller(rules, docs).run();
}

}  // namespace hj
