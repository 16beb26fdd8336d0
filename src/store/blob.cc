#include "store/blob.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "core/hash.h"
#include "store/bytes.h"
#include "store/columnar.h"

namespace hj::store {
namespace {

using Writer = ByteWriter;
using Reader = ByteReader;

struct Cursor {
  std::uint32_t text = 0, pool = 0;  // where the last span began, where the last string ended
  std::uint32_t row = 0;
};

void span(auto& io, auto& s, std::uint32_t& last) {
  io.step(s.begin, last);
  std::uint32_t from = s.begin;
  io.step(s.end, from);
}
// Of spans that follow one another: the step from the end of the last one.
void span_after(auto& io, auto& s, std::uint32_t& last) {
  io.step(s.begin, last);
  last = s.begin;
  io.step(s.end, last);
}
void str(auto& io, auto& s, Cursor& at) {
  if constexpr (requires { io.str(s); }) return io.str(s);
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

// By columns if the pool can be made up again from the words of the rows; else beside it.
template <class T, class Rest>
void layer(Writer& io, const Layer<T>& l, Rest rest) {
  for (const std::string_view pool : {std::string_view(l.pool), std::string_view()}) {
    ColumnWriter columns(pool);
    Cursor at;
    for (const T& row : l.rows) columns.row(), rest(columns, row, at);
    if (!columns.whole()) continue;
    const bool beside = pool.size() != l.pool.size();
    io.fixed(l.maker), io.number(beside ? 1 : 0), io.varint(l.rows.size());
    if (beside) io.text(l.pool);
    io.put(columns.take());
    return;
  }
}
template <class T, class Rest>
void layer(Reader& io, Layer<T>& l, Rest rest) {
  std::uint64_t rows = 0;
  std::uint32_t beside = 0;
  io.fixed(l.maker), io.number(beside), io.varint(rows);
  if (beside != 0) io.text(l.pool);
  if (rows > io.left()) return io.refuse();  // a row has at least a byte
  std::string made;
  ColumnReader columns(io, made);
  Cursor at;
  for (std::uint64_t i = 0; i < rows && columns.ok(); ++i)
    columns.row(), rest(columns, l.rows.emplace_back(), at);
  if (!columns.ok() || !columns.at_end() || (beside != 0 && !made.empty())) return io.refuse();
  if (beside == 0) l.pool = std::move(made);
}
constexpr auto kVisit = [](auto& io, auto& row, Cursor& at) { visit(io, row, at); };

// What a span of the text says; nothing where it lies outside.
std::string_view said(const Document& doc, Span s) {
  return s.begin <= s.end && s.end <= doc.text.size() ? doc.at(s) : std::string_view();
}
// A mention, by columns: most names are as they are written; `same` counts back from its own row.
void mention(auto& io, const Document& doc, auto& m, Cursor& at) {
  span(io, m.span, at.text);
  io.str(m.name, said(doc, m.span)), io.str(m.value), io.str(m.rule);
  std::uint32_t row = at.row++;
  io.step(m.same, row);
  io.real(m.score), io_code(io, m.kind), io_code(io, m.anaphor);
}

// As formats up to 3 have it: row after row.
template <class T>
void layer_by_rows(Reader& io, Layer<T>& l) {
  std::uint64_t rows = 0;
  io.fixed(l.maker), io.text(l.pool), io.varint(rows);
  if (rows > io.left()) return io.refuse();  // a row has at least a byte
  Cursor at;
  for (std::uint64_t i = 0; i < rows && io.ok(); ++i) visit(io, l.rows.emplace_back(), at);
}

// Most morphemes are as they stand in the text, and their forms follow one another in the pool:
// such a row is one byte of tag and two of differences, and its form is not kept twice.
constexpr std::uint32_t kFirst = 64;
constexpr std::uint32_t kAsWritten = 128;  // up to format 3
constexpr std::uint32_t kOtherWords = 128;
// One morpheme, by columns: its words are told only where they differ from the text.
void morph(ColumnWriter& io, const Document& doc, const Morph& m, Cursor& at) {
  const bool same = io.given(m.form, doc.at(m.span));
  io.number(static_cast<std::uint32_t>(m.tag) | (m.first ? kFirst : 0) | (same ? 0 : kOtherWords));
  span_after(io, m.span, at.text);
  if (!same) io.str(m.form);
}
void morph(ColumnReader& io, const Document& doc, Morph& m, Cursor& at) {
  std::uint32_t head = 0;
  io.number(head), span_after(io, m.span, at.text);
  m.tag = static_cast<Tag>(head & 63), m.first = (head & kFirst) != 0;
  if ((head & kOtherWords) != 0) return io.str(m.form);
  io.add(m.form, said(doc, m.span));
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

template <class Io, class Doc>
void layers(Io& io, Doc& doc) {
  io.fixed(doc.prints.maker);
  layer(io, doc.blocks, kVisit), layer(io, doc.sentences, kVisit);
  layer(io, doc.morphs, [&](auto& columns, auto& m, Cursor& at) { morph(columns, doc, m, at); });
  layer(io, doc.mentions,
        [&](auto& columns, auto& m, Cursor& at) { mention(columns, doc, m, at); });
  layer(io, doc.quotes, kVisit), layer(io, doc.standings, kVisit), layer(io, doc.claims, kVisit),
      layer(io, doc.parts, kVisit);
}
void layers_by_rows(Reader& io, Document& doc, std::uint64_t format) {
  if (format > 1) io.fixed(doc.prints.maker);
  layer_by_rows(io, doc.blocks);
  if (format == 1) {
    doc.prints.rows.clear();
    layer_by_rows(io, doc.prints);
  }
  layer_by_rows(io, doc.sentences), unpack_morphs(io, doc, format > 2);
  layer_by_rows(io, doc.mentions), layer_by_rows(io, doc.quotes);
  layer_by_rows(io, doc.standings), layer_by_rows(io, doc.claims), layer_by_rows(io, doc.parts);
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
  if (format > 3)
    layers(io, doc);
  else
    layers_by_rows(io, doc, format);
  if (!io.ok() || !io.at_end()) return Error{Code::bad_data, "its layers are cut off"};
  return done();
}

std::string squeeze(std::string_view bytes, int level) {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> kContext{
      ZSTD_createCCtx(), ZSTD_freeCCtx};
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compressCCtx(kContext.get(), out.data(), out.size(), bytes.data(), bytes.size(),
                               level));  // cannot fail: the bound is met
  return out;
}
Result<std::string> unsqueeze(std::string_view frame) {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> kContext{
      ZSTD_createDCtx(), ZSTD_freeDCtx};
  return unsqueeze(frame, [&](char* out, std::size_t size) {
    return ZSTD_decompressDCtx(kContext.get(), out, size, frame.data(), frame.size());
  });
}
Result<std::string> unsqueeze(std::string_view frame,
                              const std::function<std::size_t(char*, std::size_t)>& open) {
  constexpr unsigned long long kMost = 1ULL << 28;  // no article comes near
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMost) return Error{Code::bad_data, "its bytes are no Zstandard frame"};
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t got = open(out.data(), out.size());
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
