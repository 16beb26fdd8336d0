// The index of words: FTS5 in SQLite, tsvector with GIN in PostgreSQL. Terms come from terms.cc,
// expressions from match.cc, in the form of FTS5.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "store/sql.h"

namespace hj::store {

struct IndexText {  // terms, separated by spaces; '+' before one that stands beside the last
  std::string_view head, body, mark;
};
void index_put(Db& db, std::int64_t no, const IndexText& text);
void index_drop(Db& db, std::int64_t no, const IndexText& text);  // as it was put
void index_clear(Db& db);
bool index_has(Db& db, const std::string& term);  // anywhere in a text
bool index_has(Db& db, const std::string& term, std::int64_t no);
// Those that match, the last number first, each with its rank (rank.h), until `take` says no more.
void index_walk(Db& db, const std::string& expression,
                const std::function<bool(std::int64_t no, double rank)>& take);

}  // namespace hj::store
