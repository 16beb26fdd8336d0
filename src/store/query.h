// What a store answers to serve, export and the commands: rows, and the filter that chooses them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj {

enum class Sort : std::uint8_t { latest, comments, size, mentions, name, claims };

// Empty members choose nothing away. Each list reads the members that have a meaning for it.
struct Filter {
  EntityId entity{};  // mentioned in, party of, speaker of
  StoryId story{};
  DealId deal{};
  DocId doc{};
  DocId original{};  // articles: the copies of this one
  std::optional<std::string> outlet{};
  std::string url{};   // of articles: the revisions of one page
  std::string text{};  // entities: in a name or alias; deals: in a party's name or the object
  std::optional<Kind> kind{};
  std::vector<Type> types{};
  std::vector<Status> statuses{};
  std::int64_t since = 0, until = 0;  // publication, UTC seconds [since, until); 0 = open
  std::int64_t at = 0;         // deals: as they stood before this moment; no cursor then; 0 = now
  bool roles = true;           // deals: with those of type role
  bool timed = false;          // deals: those alone of which a time is told
  std::string rule{};          // claims: that this rule made
  bool rejected = false;       // claims: with those that a person has rejected
  float least = 0;             // claims: of at least this score
  std::optional<Sort> sort{};  // each list has its own default
  unsigned limit = 50;
  std::string cursor{};  // as `next` gave it; anything else is Code::bad_input
};
template <class T>
struct List {
  std::vector<T> items;
  std::string next;  // empty = the end
};

// What of a row a person has set.
enum class Corrected : std::uint8_t { rejected, type, status, deal, name, kind };
using CorrectedSet = std::uint32_t;
constexpr CorrectedSet bit(Corrected c) { return CorrectedSet{1} << static_cast<unsigned>(c); }

struct EntityRef {
  EntityId id{};
  std::string name;
  Kind kind{};
};
struct ArticleRef {
  DocId id{};
  std::string headline, outlet;
  std::int64_t published = 0;  // UTC seconds, 0 = unknown
  std::int32_t offset_minutes = 540;
  bool has_time = false;
};
struct ArticleRow : ArticleRef {
  std::string lede, reporter, section, url, input_id;
  std::int64_t comments = -1;
  DocId copy_of{};  // none = an original
  StoryId story{};
  std::uint32_t claims = 0;
  std::int64_t modified = 0, seen = 0;  // UTC seconds, 0 = unknown
};
struct PartRow {
  Slot slot{};
  EntityRef entity;            // id none: the part is no party
  std::string written, value;  // as in the text; core/value.h's normal form
  Span span;
};
struct ClaimRow {
  ClaimId id{};
  DealId deal{};
  DocId original{};  // of its article
  ArticleRef article;
  Span evidence, trigger;
  std::string rule, features;
  float score = 0;
  FlagSet flags = 0;
  Type type{};
  Status status{};
  Stance stance{};
  Tier tier{};
  CorrectedSet corrected = 0;
  std::vector<PartRow> parts;  // in text order
};
struct Figure {
  std::string value, written;  // core/value.h's normal form; as in the text
};
struct DealRow {
  DealId id{};
  Type type{};
  Status status{};
  std::vector<EntityRef> a, b;
  std::string object, time;
  std::vector<Figure> amount;
  std::int64_t first = 0, last = 0;  // publication of its claims; 0 = unknown
  std::uint32_t claims = 0, articles = 0;
  std::uint32_t independent = 0;  // sources (ledger.h): copies, and all that quote one, are one
  std::uint32_t named = 0;        // those of them with an official release or a named officer
  bool negated = false;           // every claim says that it is not so: no edge of the map
  CorrectedSet corrected = 0;
};
// One claim of a thread, and what a reader knew once it was out.
struct Step {
  ClaimRow claim;
  std::string sentence;
  std::string source;    // ledger.h's key: equal ones are one source
  bool moves = false;    // may move the status; declining, forecasts and conditions may not
  bool decides = false;  // the status stands on this claim
  Status status{};       // of the deal, from then on
};
// One of the figures that its claims state; conflicting ones stand side by side.
struct Rival {
  Figure figure;
  Slot slot{};  // amount or tranche
  std::uint32_t claims = 0, independent = 0;
  std::int64_t first = 0, last = 0;  // publication
  ClaimId example{};
};
struct SourceRow {
  std::string key;   // "outlet …", "speaker <id>", "release <id>"
  std::string name;  // as the articles have it
  bool named = false;
  std::uint32_t claims = 0;
  std::int64_t first = 0;
};
struct History {
  DealRow deal;
  std::vector<Step> steps;     // by publication, then id
  std::vector<Rival> figures;  // best supported first
  std::vector<SourceRow> sources;
};
struct EntityRow : EntityRef {
  std::vector<std::string> aliases;  // most frequent first, at most 12
  std::uint32_t mentions = 0, articles = 0, deals = 0;
};
struct NameRow {
  std::string text;
  std::uint32_t count = 0;
  DocId article{};  // one that says so
};
struct StoryRow {
  StoryId id{};
  ArticleRef lead;       // whose headline it bears, unless a person gave it another
  bool renamed = false;  // lead.headline is a person's
  std::string lede;
  std::int64_t first = 0, last = 0;
  std::uint32_t articles = 0, copies = 0, outlets = 0, independent = 0, deals = 0;
  std::int64_t comments = -1;
  std::vector<EntityRef> entities;  // most frequent first, at most 8
  std::vector<std::pair<DocId, Span>> digest;
};
struct Pulse {  // an article as the charts see it
  DocId doc{};
  StoryId story{};
  std::int64_t published = 0, comments = -1;
  std::string outlet;
  bool copy = false;
};
struct QuoteRow {
  std::string speaker, affiliation, title;  // canonical in the article; empty = not said
  EntityId entity{};                        // of the speaker
  ArticleRef article;
  Span span;
  bool direct = false;
};
struct Count {
  EntityRef entity;
  std::uint32_t count = 0;
};
struct Record {
  // A story that is no more, by its id; the body is an article that it began with (id_text), whose
  // story of today answers for it.
  static constexpr std::string_view kGoneStory = "gone story";
  std::string kind, id, body;
  std::int64_t at = 0;
};
struct News {                           // what one change of the store brought
  std::uint64_t generation = 0;         // from then on
  std::vector<StoryId> fresh, stories;  // new ones; others that have grown, changed or gone
  std::vector<DealId> deals;            // new, changed or gone
  bool more = false;                    // there were more than are named
};
struct Size {
  std::string table;
  std::uint64_t bytes = 0;
};
struct OutletRow {
  std::string outlet;  // empty = articles that name none
  std::uint64_t articles = 0, copies = 0, claims = 0;
  std::uint64_t first_reports = 0;  // stories of several outlets that it told first
  std::uint64_t copied = 0;         // copies of its articles at other outlets
  std::uint64_t named = 0;          // of its claims, by an official release or a named officer
  std::int64_t comments = 0;
  std::int64_t first = 0, last = 0;   // publication
  std::optional<std::int64_t> delay;  // mean seconds after the first report of a story
};
struct Totals {
  std::uint64_t articles = 0, copies = 0, stories = 0, entities = 0, claims = 0, deals = 0,
                outlets = 0;
  std::int64_t first = 0, last = 0;  // publication
  std::uint64_t generation = 0;      // grows with every change
};

// Words of a text -> index terms, by morphemes; the app hands in the analyser's.
using TermMaker = std::function<std::vector<std::string>(std::string_view)>;
// A name as typed -> the parties that the registry knows by it (尹, Samsung Electronics).
using PartyFinder = std::function<std::vector<EntityId>(std::string_view)>;
enum class HitKind : std::uint8_t { article, entity, deal, story };
struct Search {
  std::string text{};         // query_text.h
  std::vector<Type> types{};  // beside those that `text` names, as all of these
  std::vector<Status> statuses{};
  std::vector<std::string> outlets{};
  std::uint64_t after = 0;  // articles that arrived after Hits::newest of an earlier search
  std::optional<HitKind> kind{};
  std::int64_t since = 0, until = 0;
  unsigned limit = 20;
  std::string cursor{};
  TermMaker terms{};  // empty: words at white space
  PartyFinder parties{};
  bool facets = false;
};
struct Hit {
  HitKind kind{};
  std::uint64_t id = 0;
  std::string title, outlet;
  std::int64_t published = 0;
  std::int32_t offset_minutes = 540;
  bool has_time = false;
  std::string snippet;
  std::vector<Span> marks;  // bytes of the snippet
  double score = 0;
};
struct Facet {
  std::string value;  // an outlet, a code, a month as 2024-03
  std::uint32_t count = 0;
};
struct DealFacets {  // of the deals that a filter chooses, each with the other filters alone
  std::vector<Facet> types, statuses, currencies;
};
struct Hits : List<Hit> {
  std::uint64_t total = 0;
  std::uint64_t newest = 0;  // arrival of the last article; grows
  bool more = false;         // there are more than `total`: the newest were looked at
  std::string meant;         // the query with its slips mended; empty if there are none
  std::vector<Facet> outlets, types, statuses, months;  // of the articles, most frequent first
};

}  // namespace hj
