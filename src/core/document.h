// The one data structure. Rooms never include one another; they meet here.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/schema.h"  // Tag, Kind, Type, Status, Slot …: generated from data/schema/*.tsv

namespace hj {

enum class DocId : std::uint64_t { none };  // hash of URL, outlet and text: a revision is another
enum class EntityId : std::uint64_t { none };
enum class DealId : std::uint64_t { none };
enum class StoryId : std::uint64_t { none };
enum class ClaimId : std::uint64_t { none };
using Print = std::uint64_t;  // one band of a MinHash signature
// Rows of Document::prints that a store indexes: two texts are near-copies only if they share one.
// The rows after them are evidence for the judge (dedup/prints.h), never keys.
inline constexpr std::size_t kBands = 64;
using Row = std::uint32_t;  // an index into a layer
inline constexpr Row kNoRow = std::numeric_limits<Row>::max();

// Bytes [begin, end) of Document::text, on UTF-8 boundaries.
struct Span {
  std::uint32_t begin = 0, end = 0;
  auto operator<=>(const Span&) const = default;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool holds(Span other) const { return begin <= other.begin && other.end <= end; }
  bool meets(Span other) const { return begin < other.end && other.begin < end; }
};
// Bytes [begin, end) of Layer::pool: a string that is not in the text.
struct Str {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};
std::string_view slice(std::string_view bytes, auto range) {
  return bytes.substr(range.begin, range.end - range.begin);
}

template <class T>
struct Layer {
  static_assert(std::is_trivially_copyable_v<T>);
  std::vector<T> rows;  // in text order
  std::string pool;
  std::uint64_t maker = 0;  // hash of the stage and its data; same text, same maker: same rows
  std::string_view at(Str s) const { return slice(pool, s); }
  Str add(std::string_view words) {  // appends to the pool
    const auto begin = static_cast<std::uint32_t>(pool.size());
    pool += words;
    return {begin, static_cast<std::uint32_t>(pool.size())};
  }
};

// Blocks tile the text: no byte but white space lies outside, none overlap.
struct Block {
  Span span;
  BlockKind kind;
};
struct Sentence {
  Span span;  // within one block; white space at the ends cut off
  Row block;
};
// 갔다 -> 가/VV 았/EP 다/EF: spans may share bytes, so a form is stored, never sliced.
struct Morph {
  Span span;
  Str form;
  Tag tag;
  bool first;  // of an eojeol (a run without white space, with its marks)
};
// A name, title, amount, share, count or time in the text. An anaphor for two parties (양사) is two
// mentions over the same words; one that could not be resolved is none.
struct Mention {
  Span span;    // without josa and quotation marks
  Str name;     // of a party: its canonical name in this article; of a title: its plain form
  Str value;    // of an amount, share, count or time: core/value.h's normal form
  Str rule;     // what found it, by name: "registry", "title-after-name", "anaphor-pair" …
  Row same;     // the row of this party's first mention (its own, if it is the first)
  float score;  // 0 to 1
  Kind kind;
  bool anaphor;  // the words are no name (양사, 그는, 이 회사): never an alias
};
struct Quote {
  Span span;      // what is said, without its marks
  Span evidence;  // with speaker and verb of saying
  Row speaker;    // a mention, or kNoRow
  Row affiliation;
  Row title;
  bool direct;
};
// A market rank or share: no claim between parties.
struct Standing {
  Span evidence, market;
  Row party;  // a mention
  Str rank, share, period;
};
using FlagSet = std::uint32_t;  // bits 1 << Flag
constexpr FlagSet bit(Flag f) { return FlagSet{1} << static_cast<unsigned>(f); }
struct Claim {
  Span evidence;  // the sentence, or the headline, that says so; never empty
  Span trigger;   // the words of the rule's trigger, inside evidence
  Str rule;       // which rule fired: answers "why?"
  Str features;   // what decided, for `hapjong why`: "frame=subj+에 voice=active clause=adnominal"
  FlagSet flags;
  float score;  // 0 to 1, calibrated
  Type type;
  Status status;
  Stance stance;
  Tier tier;
};
// One dealing may have any number of parties, amounts and dates.
struct Part {
  Row claim;
  Row mention;  // kNoRow: the plain words of span (a place, an object)
  Span span;
  Slot slot;
};

// What a page says. It never changes.
struct Document {
  DocId id{};
  std::string source;    // where it was read: "page.html", "articles.jsonl:12"
  std::string input_id;  // the input's own id, carried through
  std::string url, outlet, reporter, section, language;
  std::int64_t published = 0;  // UTC seconds since 1970; 0 = unknown, never guessed from today
  std::int64_t modified = 0;
  std::int64_t seen = 0;  // UTC seconds at which it was fetched; 0 = unknown; never a date of news
  std::int32_t offset_minutes = 540;  // the zone in which `published` was written (KST)
  bool published_has_time = false;    // false: a date only
  bool cut_off = false;               // the text ends in mid-sentence, or a paywall is in between
  std::int64_t comments = -1;         // -1 = the page does not say
  std::string text;                   // headline first: UTF-8, NFC; frozen once extracted; < 4 MiB
  Layer<Block> blocks;                // made by extract
  Layer<Print> prints;                // made by dedup
  Layer<Sentence> sentences;          // made by morph
  Layer<Morph> morphs;                // made by morph
  Layer<Mention> mentions;            // made by entity
  Layer<Quote> quotes;                // made by entity
  Layer<Standing> standings;          // made by claim
  Layer<Claim> claims;                // made by claim
  Layer<Part> parts;                  // made by claim
  std::string_view at(Span s) const { return slice(text, s); }
};
// What the corpus says of a document. It changes as the corpus grows.
struct Verdict {
  DocId original{};                // made by dedup: the document itself, unless it is a copy
  std::vector<EntityId> entities;  // made by entity: one per mention; none for amounts and times
  std::vector<DealId> deals;       // made by claim: one per claim; a deal has a history of statuses
  StoryId story{};                 // made by story
};

}  // namespace hj
