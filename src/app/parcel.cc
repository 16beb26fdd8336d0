#include "app/parcel.h"

#include <charconv>

#include "core/hash.h"
#include "store/blob.h"
#include "store/bytes.h"

namespace hj {
namespace {

using store::ByteReader;
using store::ByteWriter;
constexpr std::uint64_t kParcelFormat = 1;
constexpr int kFast = 1;  // Zstandard's level: it lies there for seconds

void visit_page(auto& io, auto& p) {
  for (auto* s : {&p.page.source, &p.page.url, &p.page.bytes, &p.page.charset}) io.text(*s);
  io_code(io, p.page.form), io_wide(io, p.page.seen), io_wide(io, p.published);
}

// All of a document but its layers, which store/blob packs.
void visit_document(auto& io, auto& d) {
  for (auto* s :
       {&d.source, &d.input_id, &d.url, &d.outlet, &d.reporter, &d.section, &d.language, &d.text})
    io.text(*s);
  io_wide(io, d.id), io_wide(io, d.published), io_wide(io, d.modified), io_wide(io, d.seen);
  io_wide(io, d.offset_minutes), io_wide(io, d.comments);
  io_code(io, d.published_has_time), io_code(io, d.cut_off);
}

Error damaged() { return {Code::bad_data, "a parcel is damaged"}; }

Result<std::string> opened(std::string_view bytes) {
  Result<std::string> raw = store::unsqueeze(bytes);
  if (!raw) return raw.error();
  ByteReader io(*raw);
  std::uint64_t format = 0;
  io.varint(format);
  if (!io.ok()) return damaged();
  if (format > kParcelFormat)
    return Error{Code::conflict,
                 "a parcel of format " + std::to_string(format) + " was made by a newer program"};
  return raw->substr(raw->size() - io.left());
}

Result<Document> read_document_of(ByteReader& io) {
  Document d;
  visit_document(io, d);
  std::string layers;
  std::uint64_t prints = 0;
  io.varint(prints);
  if (!io.ok() || prints > io.left() / 8) return damaged();
  d.prints.rows.resize(prints);
  for (Print& print : d.prints.rows) io_wide(io, print);
  io.text(layers);
  if (!io.ok()) return damaged();
  if (const Done unpacked = store::unpack_layers(layers, d); !unpacked) return unpacked.error();
  return d;
}

std::string page_bytes(const PageParcel& parcel) {
  ByteWriter io;
  io.varint(kParcelFormat);
  visit_page(io, parcel);
  io.varint(parcel.page.fields.size());
  for (const auto& [key, value] : parcel.page.fields) io.text(key), io.text(value);
  return io.take();
}

}  // namespace

std::string pack_page(const PageParcel& parcel) {
  return store::squeeze(page_bytes(parcel), kFast);
}

Result<PageParcel> unpack_page(std::string_view bytes) {
  const Result<std::string> raw = opened(bytes);
  if (!raw) return raw.error();
  ByteReader io(*raw);
  PageParcel out;
  visit_page(io, out);
  std::uint64_t fields = 0;
  io.varint(fields);
  for (; io.ok() && fields > 0; --fields) {
    std::string key, value;
    io.text(key), io.text(value);
    out.page.fields.emplace(std::move(key), std::move(value));
  }
  return io.ok() && io.at_end() ? Result<PageParcel>(std::move(out)) : damaged();
}

std::string page_id(const Page& page) {
  Page plain = page;
  plain.seen = 0;
  return hex(hash64(page_bytes({plain, 0})));
}

// A whole file is its path; a part is "bytes FROM-UNTIL, record N, of PATH" on a line of its own,
// which no path that is fed begins with.
std::string pack_place(const Place& place) {
  const ingest::Part& part = place.part;
  if (part.from.offset == 0 && part.until == 0) return place.path;
  return "\nbytes " + std::to_string(part.from.offset) + '-' + std::to_string(part.until) +
         ", record " + std::to_string(part.from.record) + ", of " + place.path;
}

Place unpack_place(std::string_view body) {
  Place out{std::string(body), {}};
  const auto number = [&](std::string_view before, std::uint64_t& value) {
    if (!body.starts_with(before)) return false;
    body.remove_prefix(before.size());
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), value);
    body.remove_prefix(static_cast<std::size_t>(end - body.data()));
    return error == std::errc();
  };
  ingest::Part part;
  constexpr std::string_view kOf = ", of ";
  if (number("\nbytes ", part.from.offset) && number("-", part.until) &&
      number(", record ", part.from.record) && body.starts_with(kOf))
    out = {std::string(body.substr(kOf.size())), part};
  return out;
}

std::string pack_reading(const PageResult& reading) {
  ByteWriter io;
  io.varint(kParcelFormat);
  io.text(reading.source), io.text(reading.fault), io_code(io, reading.no_article);
  io.varint(reading.articles.size());
  for (const Document& d : reading.articles) {
    visit_document(io, d);
    io.varint(d.prints.rows.size());
    for (const Print print : d.prints.rows) io_wide(io, print);
    io.text(store::pack_layers(d));
  }
  return store::squeeze(io.take(), kFast);
}

Result<PageResult> unpack_reading(std::string_view bytes) {
  const Result<std::string> raw = opened(bytes);
  if (!raw) return raw.error();
  ByteReader io(*raw);
  PageResult out;
  std::uint64_t articles = 0;
  io.text(out.source), io.text(out.fault), io_code(io, out.no_article), io.varint(articles);
  for (; io.ok() && articles > 0; --articles) {
    Result<Document> doc = read_document_of(io);
    if (!doc) return doc.error();
    out.articles.push_back(*std::move(doc));
  }
  return io.ok() && io.at_end() ? Result<PageResult>(std::move(out)) : damaged();
}

}  // namespace hj
