#include "store/rank.h"

#include <algorithm>
#include <memory>

#include "store/tokens.h"

namespace hj::store {
namespace {

constexpr int kHead = 0, kMark = 2;
constexpr double kHeadWeight = 1.5, kMarkWeight = 0.5, kHalf = 1.5;
constexpr double kMonth = 30.0 * 86400;

void rank(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* out, int,
          sqlite3_value**) {
  double score = 0;
  const int phrases = api->xPhraseCount(fts);
  for (int p = 0; p < phrases; ++p) {
    Fts5PhraseIter it;
    int column = 0, offset = 0, count = 0;
    bool head = false, mark = false;
    if (api->xPhraseFirst(fts, p, &it, &column, &offset) != SQLITE_OK) break;
    for (; column >= 0; api->xPhraseNext(fts, &it, &column, &offset)) {
      head = head || column == kHead;
      mark = mark || column == kMark;
      ++count;
    }
    score += phrase_rank(count, head, mark);
  }
  sqlite3_result_double(out, phrases == 0 ? 0 : score);
}

}  // namespace

double phrase_rank(int count, bool head, bool mark) {
  return count == 0 ? 0
                    : count / (count + kHalf) + (head ? kHeadWeight : 0) + (mark ? kMarkWeight : 0);
}

void register_rank(Db& db) {
  fts5_api* api = fts5_of(db);
  if (api->xCreateFunction(api, "hj_rank", nullptr, rank, nullptr) != SQLITE_OK)
    fail(Code::io, "the ranking cannot be registered");
}

Published::Column Published::upto_date(Db& db) {
  const std::lock_guard lock(lock_);
  const auto last = static_cast<std::size_t>(db.number("SELECT coalesce(max(no), 0) FROM doc"));
  if (last < kept_->size()) return kept_;
  auto grown = std::make_shared<std::vector<std::int64_t>>(*kept_);
  const std::size_t from = grown->size();
  grown->resize(last + 1);
  for (Rows rows = db.query("SELECT no, published FROM doc WHERE no >= ?", from); rows.next();) {
    const auto no = static_cast<std::size_t>(rows.integer());
    (*grown)[no] = rows.integer();
  }
  kept_ = std::move(grown);
  return kept_;
}

double recency(std::int64_t published, std::int64_t newest) {
  if (published == 0) return 0;
  return 1 / (1 + static_cast<double>(std::max<std::int64_t>(0, newest - published)) / kMonth);
}

}  // namespace hj::store
