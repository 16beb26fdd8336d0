#include "entity/name_tagger.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include "core/hash.h"
#include "core/utf8.h"
#include "core/wide.h"

namespace hj::entity {
namespace {

constexpr std::size_t kMostWords = 600;  // of one lattice: longer sentences are cut
constexpr std::size_t kMostBytes = 240;  // of one word: what stands behind is no name

}  // namespace

namespace {

std::string_view head_of(std::string_view word) {
  if (word.size() <= kMostBytes) return word;
  std::size_t end = kMostBytes;
  while (!boundary(word, end)) --end;
  return word.substr(0, end);
}

}  // namespace

// All words of a sentence, so that memory is waited for once.
void NameTagger::look_up(std::string_view text, std::span<const Word> words) {
  row_.clear();
  sights_.clear();
  hashes_.clear();
  const auto word = [&](const Word& w) {
    return head_of(text.substr(w.span.begin, w.span.size()));
  };
  for (const Word& w : words) {
    hashes_.push_back(all_.hash_of(word(w)));
    all_.expect(hashes_.back());
  }
  for (const std::uint64_t hash : hashes_) all_.fetch(hash);
  for (std::size_t i = 0; i < words.size(); ++i) {
    row_.push_back(&known(word(words[i]), hashes_[i]));
    __builtin_prefetch(row_.back()->sums.data());
    sights_.push_back(row_.back()->sight);
    sights_.back().glued = words[i].glued;
  }
}

const NameTagger::Known& NameTagger::known(std::string_view word, std::uint64_t hash) {
  if (const Known* seen = all_.find(word, hash)) return *seen;
  features_.inside(word, notes_, inside_);
  const std::size_t characters = inside_.bytes.size() - 1;
  asked_.clear();
  asked_.add(inside_.features, std::identity{});
  for (std::size_t i = 1; i <= characters; ++i) asked_.close(inside_.starts[i]);
  ask_beside(inside_.sight);
  asked_.run();
  Known& made = all_.add(word, hash);
  made.sight = inside_.sight;
  made.bytes = inside_.bytes;
  made.sums.reserve(characters);
  for (std::size_t i = 0; i < characters; ++i) made.sums.push_back(asked_.row(i));
  beside(characters, made.beside);
  return made;
}

// Two rows: of a first character, and of a later one, where there are any.
void NameTagger::ask(std::span<const std::uint64_t> features, bool later) {
  asked_.add(features, NameFeatures::of_first);
  asked_.close();
  if (later) asked_.add(features, NameFeatures::of_later);
  asked_.close();
}

void NameTagger::ask_beside(const Sight& sight) {
  for (const bool glued : {false, true}) {
    ask(NameFeatures::before(sight, glued));
    ask(NameFeatures::behind(sight, glued));
  }
  const std::uint64_t second = NameFeatures::second(sight);
  ask({&second, 1});
}
// By rows from `row` on, in the order in which they were asked.
void NameTagger::beside(std::size_t row, Beside& out) const {
  for (Pair* pair : {&out.behind[0], &out.before[0], &out.behind[1], &out.before[1], &out.second}) {
    pair->first = asked_.row(row++);
    pair->later = asked_.row(row++);
  }
}

namespace {

constexpr std::size_t kTogether = 8;  // words that are summed up at a time

[[gnu::always_inline]] inline void sum_up(const Sums& from, NameModel::Row& to) {
  NameModel::Row more;
  std::memcpy(&more, from.data(), sizeof more);
  to += more;
}

}  // namespace

// What three kinds say is asked once: there are few.
std::uint32_t NameTagger::three(std::size_t code) {
  std::uint32_t& known = three_of_[code];
  if (known != kUnasked) return known;
  constexpr std::size_t kKinds = NameFeatures::kKinds;
  asked_.clear();
  for (const std::uint64_t feature :
       NameFeatures::kinds(code / kTwoKinds, code / kKinds % kKinds, code % kKinds))
    ask({&feature, 1});
  asked_.run();
  Three made;
  for (std::size_t k = 0; k < made.size(); ++k)
    made[k] = {asked_.row(2 * k), asked_.row(2 * k + 1)};
  known = static_cast<std::uint32_t>(threes_.size());
  threes_.push_back(made);
  return known;
}
void NameTagger::note_kinds() {
  row_threes_.assign(1, three(0));
  std::size_t code = 0;
  for (std::size_t w = 0; w < sights_.size() + 2; ++w) {
    const std::size_t kind = w < sights_.size() ? sights_[w].kind : 0;
    code = code % kTwoKinds * NameFeatures::kKinds + kind;
    row_threes_.push_back(three(code));
  }
}

void NameTagger::emit() {
  note_kinds();
  std::size_t characters = 0;
  for (const Known* word : row_) characters += word->sums.size();
  lattice_.emissions.resize(characters);
  Scores* to = lattice_.emissions.data();
  for (std::size_t from = 0; from < row_.size(); from += kTogether) {
    const std::size_t end = std::min(from + kTogether, row_.size());
    asked_.clear();
    for (std::size_t w = from; w < end; ++w)
      ask(NameFeatures::across(sights_, w), row_[w]->sums.size() > 1);
    asked_.run();
    widely([&]() __attribute__((always_inline)) {
      Scores* next = to;
      for (std::size_t w = from; w < end; ++w) next = emit(w, 2 * (w - from), next);
      to = next;
    });
  }
}

// What a word says of its characters, and the words around it.
[[gnu::always_inline]] inline Scores* NameTagger::emit(std::size_t w, std::size_t row, Scores* to) {
  const auto of = [this](std::size_t at) -> const Beside& {
    return at < row_.size() ? row_[at]->beside : nothing_;
  };
  const bool next_glued = w + 1 < row_.size() && sights_[w + 1].glued;
  NameModel::Row first{}, later{};
  const auto add = [&](const Pair& more) __attribute__((always_inline)) {
    sum_up(more.first, first);
    sum_up(more.later, later);
  };
  sum_up(asked_.row(row), first);
  sum_up(asked_.row(row + 1), later);
  add(of(w - 1).behind[sights_[w].glued]);
  add(of(w + 1).before[next_glued]);
  add(of(w + 2).second);
  for (std::size_t k = 0; k < std::tuple_size_v<Three>; ++k) add(threes_[row_threes_[w + k]][k]);
  for (std::size_t i = 0; i < row_[w]->sums.size(); ++i) {
    NameModel::Row sums = i == 0 ? first : later;
    sum_up(row_[w]->sums[i], sums);
    model_.scores(sums, *to++);
  }
  return to;
}

void NameTagger::spans(std::span<const Word> words, std::vector<TaggedName>& out) {
  const auto edge = [&](std::size_t w, std::size_t i) {
    return words[w].span.begin + row_[w]->bytes[i];
  };
  std::size_t at = 0, from = 0;
  TaggedName open{{}, kPerson, {}};
  const auto close = [&](std::size_t end) {
    if (open.span.empty()) return;
    open.chances = {};
    for (std::size_t tag = 0; tag < open.chances.size() && open.tag <= kProduct; ++tag)
      open.chances[tag] = lattice_.chance_of(from, end, tag);
    out.push_back(open);
    open.span = {};
  };
  for (std::size_t w = 0; w < row_.size(); ++w)
    for (std::size_t i = 0; i < row_[w]->sums.size(); ++i, ++at) {
      const std::uint8_t label = labels_[at];
      if (label == 0 || is_begin(label)) close(at);
      if (label == 0) continue;
      if (is_begin(label)) {
        from = at;
        open.span.begin = edge(w, i);
        open.tag = static_cast<NameTag>(tag_of(label));
      }
      open.span.end = edge(w, i + 1);
    }
  close(at);
}

void NameTagger::chunk(std::string_view text, std::span<const Word> words,
                       std::vector<TaggedName>& out) {
  all_.age();
  look_up(text, words);
  emit();
  lattice_.best(model_.steps(), labels_);
  if (std::all_of(labels_.begin(), labels_.end(), [](std::uint8_t y) { return y == 0; })) return;
  // Chances are asked of parties and products alone.
  const auto party = std::find_if(labels_.begin(), labels_.end(),
                                  [](std::uint8_t y) { return y != 0 && tag_of(y) <= kProduct; });
  if (party != labels_.end()) lattice_.weigh(static_cast<std::size_t>(party - labels_.begin()));
  spans(words, out);
}

void NameTagger::tag(std::string_view text, std::span<const Word> words,
                     std::vector<TaggedName>& out) {
  for (std::size_t from = 0; from < words.size(); from += kMostWords)
    chunk(text, words.subspan(from, std::min(kMostWords, words.size() - from)), out);
}

Result<std::shared_ptr<const TaggerPool>> TaggerPool::open(const std::string& data_dir,
                                                           const Tables& tables,
                                                           const Registry& registry) {
  auto model = NameModel::open(data_dir + "/models/names.bin");
  if (!model) return model.error();
  return std::shared_ptr<const TaggerPool>(new TaggerPool(std::move(*model), tables, registry));
}

std::unique_ptr<NameTagger> TaggerPool::borrow() const {
  const std::lock_guard lock(guard_);
  if (idle_.empty()) return std::make_unique<NameTagger>(model_, features_);
  auto tagger = std::move(idle_.back());
  idle_.pop_back();
  return tagger;
}

void TaggerPool::give_back(std::unique_ptr<NameTagger> tagger) const {
  const std::lock_guard lock(guard_);
  idle_.push_back(std::move(tagger));
}

}  // namespace hj::entity
