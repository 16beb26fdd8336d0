#include "store/dictionary.h"

#include <zdict.h>

#include <utility>
#include <vector>

#include "store/blob.h"
#include "store/sql.h"

namespace hj::store {
namespace {

constexpr int kLevel = 3;
constexpr std::int64_t kEnough = 512;  // articles to learn from
constexpr std::size_t kLargest = std::size_t{64} * 1024;

struct Sample {
  std::int64_t doc = 0;
  std::string text, layers;
  const std::string& of(Body body) const { return body == Body::text ? text : layers; }
};

std::vector<Sample> samples(Db& db) {
  std::vector<Sample> out;
  for (Rows rows = db.query("SELECT doc, text, layers FROM body WHERE packed = 1 ORDER BY doc DESC "
                            "LIMIT ?",
                            kEnough);
       rows.next();) {
    Sample& sample = out.emplace_back();
    rows.take(sample.doc, sample.text, sample.layers);
  }
  for (Sample& s : out)
    for (std::string* bytes : {&s.text, &s.layers}) {
      Result<std::string> opened = db.dictionaries().unpack(db, *bytes);
      if (!opened) throw Fault{opened.error()};
      *bytes = *std::move(opened);
    }
  return out;
}

// Empty where they have too little in common.
std::string train(const std::vector<Sample>& from, Body body) {
  std::string all, out(kLargest, '\0');
  std::vector<std::size_t> sizes;
  for (const Sample& s : from) all += s.of(body), sizes.push_back(s.of(body).size());
  const std::size_t size = ZDICT_trainFromBuffer(out.data(), out.size(), all.data(), sizes.data(),
                                                 static_cast<unsigned>(sizes.size()));
  out.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return out;
}

}  // namespace

std::string Dictionaries::pack(Db& db, Body body, std::string_view bytes) {
  load(db);
  const auto dictionary = newest_.find(body);
  if (dictionary == newest_.end()) return squeeze(bytes);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =  // cannot fail: the bound is met
      ZSTD_compress_usingCDict(packing_.get(), out.data(), out.size(), bytes.data(), bytes.size(),
                               dictionary->second.get());
  out.resize(size);
  return out;
}

Result<std::string> Dictionaries::unpack(Db& db, std::string_view frame) {
  const std::uint32_t id = ZSTD_getDictID_fromFrame(frame.data(), frame.size());
  if (id == 0) return unsqueeze(frame);
  const ZSTD_DDict* dictionary = find(db, id);
  if (dictionary == nullptr)
    return Error{Code::bad_data, "its dictionary " + std::to_string(id) + " is not there"};
  return unsqueeze(frame, [&](char* out, std::size_t size) {
    return ZSTD_decompress_usingDDict(unpacking_.get(), out, size, frame.data(), frame.size(),
                                      dictionary);
  });
}

bool Dictionaries::learnt(Db& db) {
  load(db);
  return !newest_.empty();
}

void Dictionaries::load(Db& db) {
  if (loaded_) return;
  for (Rows rows = db.query("SELECT part, bytes FROM dictionary ORDER BY no"); rows.next();) {
    const Body body = rows.code<Body>();
    const std::string bytes = rows.text();
    newest_[body].reset(ZSTD_createCDict(bytes.data(), bytes.size(), kLevel));
  }
  loaded_ = true;
}

const ZSTD_DDict* Dictionaries::find(Db& db, std::uint32_t id) {
  if (const auto known = known_.find(id); known != known_.end()) return known->second.get();
  Rows rows = db.query("SELECT bytes FROM dictionary WHERE id = ?", id);
  if (!rows.next()) return nullptr;
  const std::string bytes = rows.text();
  return (known_[id] = ForUnpacking(ZSTD_createDDict(bytes.data(), bytes.size()))).get();
}

void Dictionaries::learn(Db& db) {
  db.connection().send_rows();
  const std::vector<Sample> from = samples(db);
  for (const Body body : {Body::text, Body::layers}) {
    const std::string bytes = train(from, body);
    const std::uint32_t id = ZDICT_getDictID(bytes.data(), bytes.size());
    if (id == 0) continue;
    db.run("INSERT INTO dictionary(id, part, bytes) VALUES (?,?,?) ON CONFLICT DO NOTHING", id,
           body, Blob{bytes});
  }
  forget();
  // Away with all and back in order: in place, each would keep the page that it was too large for.
  for (const Sample& s : from) db.run("DELETE FROM body WHERE doc = ?", s.doc);
  for (std::size_t i = from.size(); i-- > 0;) {
    const Sample& s = from[i];
    const std::string text = pack(db, Body::text, s.text),
                      layers = pack(db, Body::layers, s.layers);
    db.run("INSERT INTO body(doc, text, layers, packed) VALUES (?,?,?,1)", s.doc, Blob{text},
           Blob{layers});
  }
}

void Dictionaries::forget() {
  loaded_ = false;
  newest_.clear(), known_.clear();
}

void learn_in_time(Db& db, std::int64_t no) {
  if (no >= kEnough && no % kEnough == 0 && !db.dictionaries().learnt(db))
    db.dictionaries().learn(db);
}

}  // namespace hj::store
