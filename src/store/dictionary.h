// Text and layers as Zstandard frames over dictionaries that the store has learnt from its own
// articles: a frame names its dictionary, and none is ever deleted, so that all frames stay
// readable.
#pragma once

#include <zstd.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace hj::store {

class Db;

enum class Body : std::uint8_t { text, layers };

// What one connection knows of them. Throws Fault.
class Dictionaries {
 public:
  std::string pack(Db& db, Body body, std::string_view bytes);
  Result<std::string> unpack(Db& db, std::string_view frame);
  bool learnt(Db& db);
  void learn(Db& db);  // from the latest articles, which are packed anew
  void forget();       // a transaction was rolled back

 private:
  struct Free {
    void operator()(ZSTD_CDict* d) const { ZSTD_freeCDict(d); }
    void operator()(ZSTD_DDict* d) const { ZSTD_freeDDict(d); }
    void operator()(ZSTD_CCtx* c) const { ZSTD_freeCCtx(c); }
    void operator()(ZSTD_DCtx* c) const { ZSTD_freeDCtx(c); }
  };
  using ForPacking = std::unique_ptr<ZSTD_CDict, Free>;
  using ForUnpacking = std::unique_ptr<ZSTD_DDict, Free>;
  void load(Db& db);
  const ZSTD_DDict* find(Db& db, std::uint32_t id);

  bool loaded_ = false;
  std::map<Body, ForPacking> newest_;
  std::map<std::uint32_t, ForUnpacking> known_;
  std::unique_ptr<ZSTD_CCtx, Free> packing_{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DCtx, Free> unpacking_{ZSTD_createDCtx()};
};

// With each article that is put: learns once there are enough.
void learn_in_time(Db& db, std::int64_t no);

}  // namespace hj::store
