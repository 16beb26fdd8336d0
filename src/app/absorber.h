// The judges and the only writer: takes documents one after another into a store.
#pragma once

#include <chrono>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "app/engine.h"
#include "core/document.h"
#include "store/store.h"

namespace hj {

struct Tally {
  std::size_t articles = 0, fresh = 0, claims = 0, without_article = 0;  // of this run
  std::size_t lost = 0;                                                  // could not be kept
  std::size_t copies = 0, stories = 0, deals = 0;                        // in the store
};

class Absorber {
 public:
  Absorber(const Engine& engine, Store& store);

  // Original, entities and deals are judged on what the store holds so far. A document that is
  // there already changes nothing. What is given is kept soon; all of it once finish() returns. A
  // fault may be that of a document given before.
  Done add(Document doc);
  bool waiting() const { return !waiting_.empty(); }  // is anything given that is not kept yet?
  // Groups the stories anew, where documents came, and tells them.
  Done finish();
  Tally& tally() { return tally_; }

  // What is to be kept together with the documents, in the same step: how far a queue is done.
  std::function<Done(std::span<const Document>)> beside;
  // What cannot be kept, and why; without it the first such fault is what add() answers. A store
  // that is away is never a document's fault.
  std::function<void(const Document&, const Error&)> refused;
  Done flush();  // all that is given is kept
  // Groups the stories anew at the end even if nothing has changed: the rules may have.
  void regroup_all() { before_ = 0; }
  // Documents that another absorber has kept and not finished.
  Done resume(std::span<const DocId> ids);

 private:
  void note(const Document& doc);
  Done one_by_one(std::vector<Document> docs);
  Done end();
  Done settle();
  Done absorb(const Document& doc);
  Result<Verdict> judge(const Document& doc);
  Done link(const Document& doc, Verdict& verdict);  // its entities and deals
  void remember_names(const Document& doc);
  Done relink(DocId id);
  Done regroup();
  Done place(std::span<const Kept> kept, std::span<const StoryId> stories,
             std::span<const Placing> placings);
  Done follow(StoryId from, StoryId into, std::vector<Placing>& placings);
  using Members = std::map<StoryId, std::vector<std::pair<std::int64_t, DocId>>>;  // published, id
  Done retell(Members& members);

  const Engine& engine_;
  Store& store_;
  Tally tally_;
  std::vector<Document> waiting_;
  std::chrono::steady_clock::time_point flushed_{};
  std::set<std::string, std::less<>> names_;  // that this run's documents bear
  std::uint64_t before_ = 0;                  // the store's generation when this began
  // The earliest publication of what came; is any of it undated?
  std::int64_t first_ = std::numeric_limits<std::int64_t>::max();
  bool undated_ = false;
};

}  // namespace hj
