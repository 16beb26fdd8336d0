#include "entity/name_tagger.h"

#include <algorithm>

#include "core/hash.h"
#include "core/utf8.h"

namespace hj::entity {
namespace {

constexpr std::size_t kMostWords = 600;  // of one lattice: longer sentences are cut
constexpr std::size_t kMostBytes = 240;  // of one word: what stands behind is no name

}  // namespace

const NameTagger::Known& NameTagger::known(std::string_view word) {
  if (word.size() > kMostBytes) {
    std::size_t end = kMostBytes;
    while (!boundary(word, end)) --end;
    word = word.substr(0, end);
  }
  if (const Known* seen = all_.find(word)) return *seen;
  Inside inside = features_.inside(word);
  Known made;
  made.sight = inside.sight;
  made.bytes = std::move(inside.bytes);
  made.sums.resize(made.bytes.size() - 1);
  for (std::size_t i = 0; i < made.sums.size(); ++i)
    for (std::uint32_t f = inside.starts[i]; f < inside.starts[i + 1]; ++f)
      model_.add(inside.features[f], made.sums[i]);
  return all_.add(word, std::move(made));
}

// The features of a word around it, on their way from memory while the one before is summed up.
void NameTagger::look(std::size_t w) {
  Around& a = around_[w % 2];
  NameFeatures::around(sights_, w, a.first, a.later);
  for (const std::uint64_t f : a.first) model_.prefetch(f);
  if (row_[w]->sums.size() > 1)
    for (const std::uint64_t f : a.later) model_.prefetch(f);
}

void NameTagger::emit() {
  lattice_.emissions.clear();
  if (!row_.empty()) look(0);
  for (std::size_t w = 0; w < row_.size(); ++w) {
    if (w + 1 < row_.size()) look(w + 1);
    const Around& a = around_[w % 2];
    Sums first{}, later{};
    for (const std::uint64_t f : a.first) model_.add(f, first);
    if (row_[w]->sums.size() > 1)
      for (const std::uint64_t f : a.later) model_.add(f, later);
    for (std::size_t i = 0; i < row_[w]->sums.size(); ++i) {
      Sums sums = row_[w]->sums[i];
      const Sums& around = i == 0 ? first : later;
      for (std::size_t y = 0; y < kLine; ++y)
        sums[y] = static_cast<std::int16_t>(sums[y] + around[y]);
      lattice_.emissions.push_back(model_.scores(sums));
    }
  }
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
  row_.clear();
  sights_.clear();
  for (const Word& w : words) {
    row_.push_back(&known(text.substr(w.span.begin, w.span.size())));
    sights_.push_back(row_.back()->sight);
    sights_.back().glued = w.glued;
  }
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
  auto nouns = Table::open(data_dir + "/morph/words.hjl", "class");
  if (!nouns) return nouns.error();
  return std::shared_ptr<const TaggerPool>(
      new TaggerPool(std::move(*model), std::move(*nouns), tables, registry));
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
