#include "store/blob.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "core/hash.h"
#include "store/bytes.h"

namespace hj::store {
namespace {

using Writer = ByteWriter;
using Reader = ByteReader;

struct Cursor {
  std::uint32_t text = 0, pool = 0;  // where the last span began, where the last string ended
};

void span(auto& io, auto& s, std::uint32_t& last) {
  io.step(s.begin, last);
  std::uint32_t from = s.begin;
  io.step(s.end, from);
}
void str(auto& io, auto& s, Cursor& at) {
  io.step(s.begin, at.pool);
  at.pool = s.begin;
  io.step(s.end, at.pool);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Block> {
  span(io, r.span, at.text), io_code(io, r.kind);
}
void visit(auto& io, auto& r,
           Cursor&) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Print> {
  io.fixed(r);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Sentence> {
  span(io, r.span, at.text), io.number(r.block);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Mention> {
  span(io, r.span, at.text), str(io, r.name, at), str(io, r.value, at), str(io, r.rule, at);
  io.number(r.same), io.real(r.score), io_code(io, r.kind), io_code(io, r.anaphor);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Quote> {
  span(io, r.span, at.text), span(io, r.evidence, at.text);
  io.number(r.speaker), io.number(r.affiliation), io.number(r.title), io_code(io, r.direct);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Standing> {
  span(io, r.evidence, at.text), span(io, r.market, at.text), io.number(r.party);
  str(io, r.rank, at), str(io, r.share, at), str(io, r.period, at);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Claim> {
  span(io, r.evidence, at.text), span(io, r.trigger, at.text), str(io, r.rule, at),
      str(io, r.features, at);
  io.number(r.flags), io.real(r.score), io_code(io, r.type), io_code(io, r.status),
      io_code(io, r.stance), io_code(io, r.tier);
}
void visit(auto& io, auto& r,
           Cursor& at) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, Part> {
  io.number(r.claim), io.number(r.mention), span(io, r.span, at.text), io_code(io, r.slot);
}

template <class T>
void layer(Writer& io, const Layer<T>& l) {
  io.fixed(l.maker), io.text(l.pool), io.varint(l.rows.size());
  Cursor at;
  for (const T& row : l.rows) visit(io, row, at);
}
template <class T>
void layer(Reader& io, Layer<T>& l) {
  std::uint64_t rows = 0;
  io.fixed(l.maker), io.text(l.pool), io.varint(rows);
  if (rows > io.left()) return io.refuse();  // a row has at least a byte
  Cursor at;
  for (std::uint64_t i = 0; i < rows && io.ok(); ++i) visit(io, l.rows.emplace_back(), at);
}

// Most morphemes are as they stand in the text, and their forms follow one another in the pool:
// such a row is one byte of tag and two of differences, and its form is not kept twice.
constexpr std::uint32_t kFirst = 64, kAsWritten = 128;
bool in_order(const Document& doc) {
  std::uint32_t end = 0;
  for (const Morph& m : doc.morphs.rows) {
    if (m.form.begin != end) return false;
    end = m.form.end;
  }
  return end == doc.morphs.pool.size();
}
// Tags, places and forms each by themselves, which Zstandard packs better.
void pack_morphs(Writer& io, const Document& doc) {
  const bool chained = in_order(doc);
  io.fixed(doc.morphs.maker), io.varint(doc.morphs.rows.size()), io.number(chained ? 1 : 0);
  if (!chained) io.text(doc.morphs.pool);
  const auto is_same = [&](const Morph& m) {
    return chained && doc.morphs.at(m.form) == doc.at(m.span);
  };
  for (const Morph& m : doc.morphs.rows)
    io.number(static_cast<std::uint32_t>(m.tag) | (m.first ? kFirst : 0) |
              (is_same(m) ? kAsWritten : 0));
  Cursor at;
  for (const Morph& m : doc.morphs.rows) span(io, m.span, at.text);
  for (const Morph& m : doc.morphs.rows)
    if (!chained)
      str(io, m.form, at);
    else if (!is_same(m))
      io.text(doc.morphs.at(m.form));
}
// One morpheme's form, by what its head says.
void unpack_form(Reader& io, Document& doc, Morph& m, bool same, bool chained, Cursor& at) {
  std::string form;
  if (!chained)
    str(io, m.form, at);
  else if (!same)
    io.text(form), m.form = doc.morphs.add(form);
  else if (m.span.begin <= m.span.end && m.span.end <= doc.text.size())
    m.form = doc.morphs.add(doc.at(m.span));
  else
    io.refuse();
}
void unpack_morphs(Reader& io, Document& doc, bool columns) {
  std::uint64_t rows = 0;
  std::uint32_t chained = 0;
  io.fixed(doc.morphs.maker), io.varint(rows), io.number(chained);
  if (chained == 0) io.text(doc.morphs.pool);
  if (rows > io.left()) return io.refuse();  // a row has at least a byte
  std::vector<std::uint32_t> heads(rows);
  std::vector<Morph> morphs(rows);
  Cursor at;
  const auto form = [&](std::size_t i) {
    unpack_form(io, doc, morphs[i], (heads[i] & kAsWritten) != 0, chained != 0, at);
  };
  for (std::size_t i = 0; i < rows && io.ok(); ++i) {
    io.number(heads[i]);
    if (!columns) span(io, morphs[i].span, at.text), form(i);
  }
  for (std::size_t i = 0; columns && i < rows && io.ok(); ++i) span(io, morphs[i].span, at.text);
  for (std::size_t i = 0; columns && i < rows && io.ok(); ++i) form(i);
  for (std::size_t i = 0; i < rows; ++i) {
    morphs[i].tag = static_cast<Tag>(heads[i] & 63), morphs[i].first = (heads[i] & kFirst) != 0;
    doc.morphs.rows.push_back(morphs[i]);
  }
}

void layers(Writer& io, const Document& doc) {
  io.fixed(doc.prints.maker);
  layer(io, doc.blocks), layer(io, doc.sentences), pack_morphs(io, doc);
  layer(io, doc.mentions), layer(io, doc.quotes), layer(io, doc.standings);
  layer(io, doc.claims), layer(io, doc.parts);
}
void layers(Reader& io, Document& doc, std::uint64_t format) {
  if (format > 1) io.fixed(doc.prints.maker);
  layer(io, doc.blocks);
  if (format == 1) {
    doc.prints.rows.clear();
    layer(io, doc.prints);
  }
  layer(io, doc.sentences), unpack_morphs(io, doc, format > 2);
  layer(io, doc.mentions), layer(io, doc.quotes), layer(io, doc.standings);
  layer(io, doc.claims), layer(io, doc.parts);
}

}  // namespace

std::string pack_layers(const Document& doc) {
  Writer io;
  io.varint(kLayerFormat);
  layers(io, doc);
  const std::string body = io.take();
  Writer sum;
  sum.fixed(hash64(body, hash64(doc.text)));
  return sum.take() + body;
}

Done unpack_layers(std::string_view bytes, Document& doc) {
  Reader sum(bytes.substr(0, 8));
  std::uint64_t expected = 0, format = 0;
  sum.fixed(expected);
  if (!sum.ok() || hash64(bytes.substr(8), hash64(doc.text)) != expected)
    return Error{Code::bad_data, "its checksum is wrong"};
  Reader io(bytes.substr(8));
  io.varint(format);
  if (format == 0 || format > kLayerFormat)
    return Error{Code::bad_data, "its layer format is unknown"};
  layers(io, doc, format);
  if (!io.ok() || !io.at_end()) return Error{Code::bad_data, "its layers are cut off"};
  return done();
}

std::string squeeze(std::string_view bytes) {
  constexpr int kLevel = 3;
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> kContext{
      ZSTD_createCCtx(), ZSTD_freeCCtx};
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compressCCtx(kContext.get(), out.data(), out.size(), bytes.data(), bytes.size(),
                               kLevel));  // cannot fail: the bound is met
  return out;
}
Result<std::string> unsqueeze(std::string_view bytes) {
  constexpr unsigned long long kMost = 1ULL << 28;  // no article comes near
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > kMost) return Error{Code::bad_data, "its bytes are no Zstandard frame"};
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != out.size())
    return Error{Code::bad_data, "its bytes are damaged"};
  return out;
}

namespace {

Result<std::vector<std::uint64_t>> repeated_ids(std::string_view bytes) {
  const Error cut{Code::bad_data, "a list of ids is cut off"};
  Reader io(bytes);
  std::uint64_t count = 0, kinds = 0, at = 0;
  io.varint(count), io.varint(kinds);
  if (!io.ok() || kinds > io.left() / 8 || count > io.left()) return cut;
  std::vector<std::uint64_t> distinct(kinds), out(count);
  for (std::uint64_t& id : distinct) io.fixed(id);
  for (std::uint64_t& id : out) {
    io.varint(at);
    if (!io.ok() || at >= kinds) return cut;
    id = distinct[at];
  }
  return out;
}

}  // namespace

std::string pack_ids(const std::vector<std::uint64_t>& ids) {
  Writer io;
  for (const std::uint64_t id : ids) io.fixed(id);
  return io.take();
}
// Each once, then where each stands; never of a length that a plain list has.
std::string pack_repeated_ids(const std::vector<std::uint64_t>& ids) {
  std::vector<std::uint64_t> distinct = ids;
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  Writer io;
  io.varint(ids.size()), io.varint(distinct.size());
  for (const std::uint64_t id : distinct) io.fixed(id);
  for (const std::uint64_t id : ids)
    io.varint(
        static_cast<std::uint64_t>(std::ranges::lower_bound(distinct, id) - distinct.begin()));
  std::string out = io.take();
  if (out.size() >= 8 * ids.size()) return pack_ids(ids);
  if (out.size() % 8 == 0) out += '\0';
  return out;
}
Result<std::vector<std::uint64_t>> unpack_ids(std::string_view bytes) {
  if (bytes.size() % 8 != 0) return repeated_ids(bytes);
  std::vector<std::uint64_t> out(bytes.size() / 8);
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
  return out;
}

}  // namespace hj::store
