// The tokenizer of the index: it splits at spaces what terms.cc has made. A word that begins with
// '+' stands at the place of the one before it: 투자금 +투자 +금 is one place, found by each.
#pragma once

#include "store/sqlite.h"

namespace hj::store {

void register_tokens(Db& db);  // as 'hapjong'; on every connection
fts5_api* fts5_of(Db& db);

}  // namespace hj::store
