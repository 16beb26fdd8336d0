#include "app/judge.h"

#include <algorithm>
#include <charconv>
#include <thread>

#include "app/commands.h"
#include "core/hash.h"

namespace hj {
namespace {

using namespace std::chrono_literals;
constexpr std::string_view kPlace = "judge", kOpen = "judge.open", kTrying = "judge.trying";
constexpr std::uint64_t kCareful = 64;  // pages that one step may have held when a judge ended
constexpr int kMany = 64;               // documents taken at once

std::uint64_t number_of(std::string_view text) {
  std::uint64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

}  // namespace

Judge::Judge(const Engine& engine, Store& store, Queue& queue, const JudgePlan& plan)
    : store_(store), queue_(queue), plan_(plan), absorber_(engine, store) {
  absorber_.beside = [this](std::span<const Document> docs) { return keep_place(docs); };
  absorber_.refused = [this](const Document& doc, const Error& error) {
    PageResult alone;
    alone.source = doc.source;
    alone.articles.push_back(doc);
    Job job;
    job.body = pack_reading(alone);  // for who looks into it
    set_aside(job, doc.source, error.what);
  };
}

// "EPOCH NUMBER", and the ids of documents that no finish() has seen, by the step that kept them.
Result<Judge::Told> Judge::remember() {
  Told out;
  const Result<std::vector<Record>> places = store_.records(kPlace);
  if (!places) return places.error();
  for (const Record& r : *places)
    if (r.id == epoch_) out.reached = number_of(r.body);
  const Result<std::vector<Record>> open = store_.records(kOpen);
  if (!open) return open.error();
  for (const Record& r : *open) {
    open_.push_back(r.id);
    for (std::size_t at = 0; at + 16 <= r.body.size(); at += 16)
      if (const auto id = parse_hex(std::string_view(r.body).substr(at, 16)))
        out.open.push_back(DocId{*id});
  }
  return out;
}

Done Judge::start() {
  const Result<Depth> depth = queue_.depth(Topic::pages);
  if (!depth) return depth.error();
  epoch_ = depth->epoch;
  Result<Told> told = remember();
  if (!told) return told.error();
  reached_ = whole_ = placed_ = told->reached;
  careful_until_ = reached_ + kCareful;
  resumed_ = std::move(told->open);
  unsettled_ = !resumed_.empty();
  return queue_.rewind(Topic::documents);
}

// In the step that keeps `docs`.
Done Judge::keep_place(std::span<const Document> docs) {
  if (Done kept = store_.keep({std::string(kPlace), epoch_, std::to_string(whole_), 0}); !kept)
    return kept;
  placed_ = whole_;
  if (docs.empty()) return done();
  std::string ids;
  for (const Document& doc : docs) ids += id_text(doc.id);
  const std::string id = epoch_ + '-' + hex(whole_) + '-' + std::to_string(open_.size());
  open_.push_back(id);
  return store_.keep({std::string(kOpen), id, ids, 0});
}

Result<bool> Judge::once() {
  if (Done got = fetch(); !got) return got.error();
  const std::uint64_t before = reached_;
  while (ahead_.contains(reached_ + 1))
    if (Done judged = judge_next(); !judged) return judged.error();
  if (reached_ == before)
    if (Done found = search_missing(); !found) return found.error();
  const auto now = Clock::now();
  if (reached_ != before) came_ = now;
  const bool idle = ahead_.empty() && now - came_ > 700ms;
  if (idle && !given_.empty())
    if (Done kept = absorber_.flush(); !kept) return kept.error();
  if (Done answered = answer_all(); !answered) return answered.error();
  if (idle && now - swept_ > 2s)
    if (Done swept = sweep(); !swept) return swept.error();
  if (unsettled_ && (idle || now - settled_ > plan_.settle))
    if (Done settled = settle(); !settled) return settled.error();
  return !idle || unsettled_;
}

// Some of what is at hand; where the next page's is not, waits a moment for one to come.
Done Judge::fetch() {
  if (!ahead_.contains(reached_ + 1)) {
    Result<std::vector<Job>> first = queue_.take_many(Topic::documents, 1, 200ms);
    if (!first) return first.error();
    if (first->empty()) return done();
    if (Done noted = note(std::move(first->front())); !noted) return noted;
  }
  Result<std::vector<Job>> jobs = queue_.take_many(Topic::documents, kMany, 5ms);
  if (!jobs) return jobs.error();
  for (Job& job : *jobs)
    if (Done noted = note(std::move(job)); !noted) return noted;
  return done();
}

// One that is judged and was given out again is done with, once what it brought is kept.
Done Judge::note(Job job) {
  const std::uint64_t number = number_of(job.id);
  if (number > reached_) {
    ahead_.insert_or_assign(number, std::move(job));
    return done();
  }
  const bool is_given = std::ranges::any_of(given_, [&](const Job& g) { return g.id == job.id; });
  return is_given ? done() : queue_.finish(job);
}

Done Judge::judge_next() {
  auto next = ahead_.extract(reached_ + 1);
  return judge(std::move(next.mapped()));
}

Done Judge::judge(Job job) {
  const bool careful = reached_ + 1 <= careful_until_;
  const Result<bool> hopeless = careful ? is_hopeless() : Result<bool>(false);
  if (!hopeless) return hopeless.error();
  Result<PageResult> reading = unpack_reading(job.body);
  if (!reading && reading.error().code == Code::conflict) return reading.error();
  ++reached_;
  if (*hopeless)
    set_aside(job, reading ? reading->source : "", "it has ended the judge several times");
  else if (!reading)
    set_aside(job, "", reading.error().what);
  std::vector<Document> docs;
  if (reading && !*hopeless) docs = std::move(reading->articles);
  if (docs.empty()) whole_ = reached_;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    unsettled_ = true;
    if (i + 1 == docs.size()) whole_ = reached_;
    if (Done put = absorber_.add(std::move(docs[i])); !put) return put;
  }
  given_.push_back(std::move(job));
  if (careful)
    if (Done kept = absorber_.flush(); !kept) return kept;
  if (!absorber_.waiting())
    if (Done answered = answer_all(); !answered) return answered;
  return fault_;
}

// Its tries are written down before it is tried, so that the next judge knows what ended this one.
Result<bool> Judge::is_hopeless() {
  const Result<std::vector<Record>> trying = store_.records(kTrying);
  if (!trying) return trying.error();
  unsigned tries = 0;
  for (const Record& r : *trying)
    if (r.id == epoch_ && number_of(r.body) == reached_ + 1)
      tries =
          static_cast<unsigned>(number_of(std::string_view(r.body).substr(r.body.find(' ') + 1)));
  const std::string body = std::to_string(reached_ + 1) + ' ' + std::to_string(tries + 1);
  if (const Done kept = store_.keep({std::string(kTrying), epoch_, body, 0}); !kept)
    return kept.error();
  return tries >= kTries;
}

void Judge::set_aside(const Job& job, const std::string& source, const std::string& why) {
  DeadLetter letter{Topic::documents, number_of(job.id), job.id, source, why, job.body};
  if (letter.number == 0) letter.number = reached_;
  if (const Done buried = bury(queue_, letter); !buried) fault_ = buried;
}

// The one that is waited for: perhaps more are in hand than the queue gives out, or it is gone.
// Where one was lost on its way, those behind it may have been, too.
Done Judge::search_missing() {
  if (Clock::now() - came_ < 500ms) return done();
  for (int found = 0; found < kMany && !ahead_.contains(reached_ + 1); ++found) {
    Result<std::optional<Job>> job = queue_.look(Topic::documents, reached_ + 1);
    if (!job) return job.error();
    if (!*job) return found > 0 ? done() : do_without();
    came_ = Clock::now();
    if (Done judged = judge(std::move(**job)); !judged) return judged;
  }
  return done();
}

// There is no document of the next page: goes on without it if there is no page either.
Done Judge::do_without() {
  const std::uint64_t number = reached_ + 1;
  const Result<Depth> depth = queue_.depth(Topic::pages);
  if (!depth) return depth.error();
  if (depth->last < number) return done();
  const Result<std::optional<Job>> page = queue_.look(Topic::pages, number);
  if (!page) return page.error();
  if (*page) return done();  // somebody reads it
  Result<std::optional<Job>> job = queue_.look(Topic::documents, number);
  if (!job) return job.error();
  if (*job) return judge(std::move(**job));
  complain("page " + std::to_string(number) + " was taken out of the queue; going on without it");
  whole_ = ++reached_;
  came_ = Clock::now();
  return absorber_.flush();
}

// What is kept by the store is done with.
Done Judge::answer_all() {
  if (absorber_.waiting()) return done();
  if (placed_ != whole_)  // pages without an article
    if (Done placed = keep_place({}); !placed) return placed;
  for (const Job& job : std::exchange(given_, {})) {
    Done gone =
        job.held != nullptr ? queue_.finish(job) : queue_.remove(Topic::documents, job.number);
    if (!gone) return gone;
  }
  return done();
}

// A server that was killed may have forgotten that a job was finished: it lies there, and nobody
// gets it. What is judged is done with.
Done Judge::sweep() {
  swept_ = Clock::now();
  const Result<Depth> left = queue_.depth(Topic::pages);
  if (!left) return left.error();
  if (left->jobs > 0 && placed_ > 0)
    if (Done gone = queue_.forget(Topic::pages, placed_); !gone) return gone;
  const Result<Depth> unheard = queue_.depth(Topic::documents);
  if (!unheard) return unheard.error();
  return unheard->jobs == 0 ? done() : queue_.rewind(Topic::documents);
}

Done Judge::settle() {
  if (Done kept = absorber_.flush(); !kept) return kept;
  if (Done answered = answer_all(); !answered) return answered;
  if (Done resumed = absorber_.resume(resumed_); !resumed) return resumed;
  if (Done told = absorber_.finish(); !told) return told;
  Done forgotten = store_.batch([&] {
    for (const std::string& id : open_)
      if (Done gone = store_.drop(kOpen, id); !gone && gone.error().code != Code::not_found)
        return gone;
    return done();
  });
  if (!forgotten) return forgotten;
  resumed_.clear(), open_.clear();
  unsettled_ = false, settled_ = Clock::now();
  return done();
}

namespace {

struct Office {
  std::unique_ptr<Store> store;
  std::unique_ptr<Queue> queue;
};

// One time in office; done() if another one holds the lease.
Done serve_once(const Engine& engine, const JudgePlan& plan, const std::atomic<bool>& stop,
                std::atomic<bool>& settled) {
  Result<std::unique_ptr<Store>> store = open_store(plan.store);
  if (!store) return store.error();
  for (;;) {
    const Result<bool> held = (*store)->lease();
    if (!held) return held.error();
    if (*held) break;
    if (stop) return done();
    std::this_thread::sleep_for(300ms);
  }
  Result<std::unique_ptr<Queue>> queue = open_queue(plan.queue);
  if (!queue) return queue.error();
  Judge judge(engine, **store, **queue, plan);
  if (Done started = judge.start(); !started) return started;
  if (!plan.quiet) complain("judging from page " + std::to_string(judge.reached() + 1) + " on");
  while (!stop) {
    const Result<bool> judged = judge.once();
    if (!judged) return judged.error();
    settled = !*judged;
  }
  return done();
}

}  // namespace

Done judge_until(const Engine& engine, const JudgePlan& plan, const std::atomic<bool>& stop,
                 std::atomic<bool>& settled) {
  std::string told;
  while (!stop) {
    Done served = serve_once(engine, plan, stop, settled);
    settled = false;
    if (served) continue;
    if (served.error().code == Code::conflict) return served;  // a newer program is at work
    if (served.error().what != told) complain(served.error().what + "; the judge begins anew");
    told = served.error().what;
    std::this_thread::sleep_for(500ms);
  }
  return done();
}

}  // namespace hj
