#include "store/tokens.h"

namespace hj::store {
namespace {

// It has no state; FTS5 wants some address.
int create(void*, const char**, int, Fts5Tokenizer** out) {
  static int nothing = 0;
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}
void destroy(Fts5Tokenizer*) {}

using TokenSink = int (*)(void*, int, const char*, int, int, int);
int tokenize(Fts5Tokenizer*, void* context, int, const char* text, int size, TokenSink sink) {
  for (int at = 0; at < size;) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    int end = at;
    while (end < size && text[end] != ' ') ++end;
    const bool beside = text[at] == '+' && end > at + 1;
    const int from = beside ? at + 1 : at;
    if (const int s =
            sink(context, beside ? FTS5_TOKEN_COLOCATED : 0, text + from, end - from, at, end);
        s != SQLITE_OK)
      return s;
    at = end;
  }
  return SQLITE_OK;
}

}  // namespace

fts5_api* fts5_of(Db& db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* stmt = nullptr;
  if (sqlite3_prepare_v2(sqlite_of(db), "SELECT fts5(?1)", -1, &stmt, nullptr) != SQLITE_OK)
    fail(Code::io, "this SQLite has no FTS5");
  sqlite3_bind_pointer(stmt, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  if (api == nullptr) fail(Code::io, "this SQLite has no FTS5");
  return api;
}

void register_tokens(Db& db) {
  fts5_tokenizer made = {create, destroy, tokenize};
  fts5_api* api = fts5_of(db);
  if (api->xCreateTokenizer(api, "hapjong", nullptr, &made, nullptr) != SQLITE_OK)
    fail(Code::io, "the tokenizer cannot be registered");
}

}  // namespace hj::store
