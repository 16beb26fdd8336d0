// The index of words: FTS5 in SQLite, tsvector with GIN in PostgreSQL. Terms come from terms.cc,
// expressions from match.cc, in the form of FTS5.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/sql.h"

namespace hj::store {

struct IndexText {  // terms, separated by spaces; '+' before one that stands beside the last
  std::string_view head, body, mark;
};
void index_put(Db& db, std::int64_t no, const IndexText& text);
void index_drop(Db& db, std::int64_t no, const IndexText& text);  // as it was put
void index_clear(Db& db);
// A sum over all words of an article and their places, as they are put and, of each article, as
// SQLite's index has them. Throws where the index cannot be read to its end.
using IndexSums = std::unordered_map<std::int64_t, std::uint64_t>;  // by the article's number
std::uint64_t index_sum(const IndexText& text);
IndexSums index_sums(Db& db);
bool index_has(Db& db, const std::string& term);  // anywhere in a text
bool index_has(Db& db, const std::string& term, std::int64_t no);
// Those that match, the last number first, each with its rank (rank.h), until `take` says no more.
void index_walk(Db& db, const std::string& expression,
                const std::function<bool(std::int64_t no, double rank)>& take);

}  // namespace hj::store
