#include "serve/pack.h"

#include <brotli/encode.h>
#include <zlib.h>

#include "serve/http.h"

namespace hj::serving {
namespace {

constexpr std::size_t kSmall = 1024;  // what fits into a packet gains nothing
constexpr int kLevel = 5;             // of both: beyond it, time grows more than size shrinks

// Empty where it fails.
std::string gzipped(std::string_view bytes) {
  z_stream z{};
  if (deflateInit2(&z, kLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return status == Z_STREAM_END ? out : std::string();
}

std::string brotlied(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const auto ok =
      BrotliEncoderCompress(kLevel, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<uint8_t*>(out.data()));
  out.resize(ok == BROTLI_TRUE ? size : 0);
  return out;
}

}  // namespace

Coding coding_of(std::string_view list) {
  return accepts(list, "br") ? Coding::br : accepts(list, "gzip") ? Coding::gzip : Coding::plain;
}

std::string_view Packed::encoding() const {
  return coding == Coding::br ? "br" : coding == Coding::gzip ? "gzip" : std::string_view();
}

Packed pack(std::string text, Coding coding) {
  if (coding != Coding::plain && text.size() > kSmall)
    if (std::string small = coding == Coding::br ? brotlied(text) : gzipped(text); !small.empty())
      return {std::make_shared<const std::string>(std::move(small)), coding};
  return {std::make_shared<const std::string>(std::move(text)), Coding::plain};
}

}  // namespace hj::serving
