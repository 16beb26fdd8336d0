#include "ingest/stream.h"

#include <brotli/decode.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <limits>

#include "ingest/limits.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kChunk = std::size_t{256} * 1024;
// A bomb: text packs 5 to 30 times; zeros a thousand times and more.

constexpr std::string_view kGzip = "\x1F\x8B\x08", kZstd = "\x28\xB5\x2F\xFD";

Error io_error(const std::string& path, const char* why) { return {Code::io, path + ": " + why}; }

bool is_skippable(std::string_view head) {  // a zstd frame of somebody's own: a dictionary, a note
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0) == 0x50 &&
         head.substr(1, 3) == "\x2A\x4D\x18";
}

}  // namespace

// Packed bytes in, unpacked bytes out; knows where members begin.
struct Stream::Unpacker {
  enum class Form : std::uint8_t { unknown, plain, gzip, zstd };

  explicit Unpacker(int fd, std::uint64_t from) : fd_(fd), packed_(from) {}
  explicit Unpacker(std::string bytes) : fd_(-1), in_(std::move(bytes)) {}
  ~Unpacker() {
    if (fd_ >= 0) ::close(fd_);
    if (inflating_) inflateEnd(&gzip_);
    ZSTD_freeDStream(zstd_);
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Fills `to`; 0 = the end, or a fault.
  std::size_t read(char* to, std::size_t room) {
    if (form_ == Form::unknown) begin();
    std::size_t got = 0;
    if (form_ == Form::plain) got = copy(to, room);
    if (form_ == Form::gzip) got = gunzip(to, room);
    if (form_ == Form::zstd) got = unzstd(to, room);
    unpacked_ += got;
    if (form_ != Form::plain && unpacked_ > kRatioFrom && unpacked_ / kMostRatio > packed_read_ &&
        fault.empty()) {
      fault = "unpacks to more than " + std::to_string(kMostRatio) + " times its size";
      broken_ = true;
      return 0;
    }
    return got;
  }
  bool recover() {
    if (form_ != Form::gzip || !broken_ || bomb()) return false;
    fault.clear();
    for (;;) {
      const std::string_view left = ahead();
      const std::size_t at = left.find(kGzip);
      if (at != std::string_view::npos && (left.size() > at + 3 || eof_)) {
        consume(at);
        broken_ = fresh_ = false;
        inflateReset(&gzip_);
        member();
        return true;
      }
      const std::size_t keep = std::min<std::size_t>(left.size(), 3);
      consume(left.size() - keep);
      if (!more()) return false;
    }
  }
  Restart restart(std::uint64_t at) {
    if (form_ == Form::plain) return {packed_ - ahead().size() - (unpacked_ - at), at};
    while (members_.size() > 1 && members_[1].unpacked <= at) members_.pop_front();
    return members_.empty() ? Restart{} : members_.front();
  }
  std::string fault;

 private:
  bool bomb() const { return unpacked_ > kRatioFrom && unpacked_ / kMostRatio > packed_read_; }
  std::string_view ahead() const { return std::string_view(in_).substr(head_); }
  void consume(std::size_t bytes) { head_ += bytes; }
  // Reads more packed bytes behind those that are left; false at the end.
  bool more() {
    if (eof_ || fd_ < 0) return eof_ = true, false;
    in_.erase(0, head_), head_ = 0;
    const std::size_t before = in_.size();
    in_.resize(before + kChunk);
    ssize_t got = 0;
    do got = ::read(fd_, in_.data() + before, kChunk);
    while (got < 0 && errno == EINTR);
    if (got < 0) fault = std::strerror(errno);
    in_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    packed_ += in_.size() - before, packed_read_ += in_.size() - before;
    if (got <= 0) eof_ = true;
    return got > 0;
  }
  void begin() {
    if (fd_ < 0) packed_ = packed_read_ = in_.size();
    while (ahead().size() < 4 && more()) {
    }
    if (ahead().starts_with(kGzip)) {
      form_ = Form::gzip;
      inflating_ = inflateInit2(&gzip_, 16 + MAX_WBITS) == Z_OK;
    } else if (ahead().starts_with(kZstd) || is_skippable(ahead())) {
      form_ = Form::zstd;
      zstd_ = ZSTD_createDStream();
      ZSTD_DCtx_setParameter(zstd_, ZSTD_d_windowLogMax, 27);  // 128 MiB at most
    } else {
      form_ = Form::plain;
    }
    member();
  }
  void member() { members_.push_back({packed_ - ahead().size(), unpacked_}); }

  std::size_t copy(char* to, std::size_t room) {
    if (ahead().empty() && !more()) return 0;
    const std::size_t size = std::min(room, ahead().size());
    std::memcpy(to, ahead().data(), size);
    consume(size);
    return size;
  }
  std::size_t gunzip(char* to, std::size_t room) {
    std::size_t got = 0;
    while (got == 0 && !broken_) {
      if (ahead().empty() && !more()) {
        if (!fresh_ && fault.empty()) fault = "gzip data ends early";
        return broken_ = true, 0;
      }
      if (fresh_) {  // between members: another one, or padding
        const std::size_t zeros = std::min(ahead().find_first_not_of('\0'), ahead().size());
        consume(zeros);
        if (ahead().empty()) continue;
        while (ahead().size() < 3 && more()) {
        }
        if (!ahead().starts_with(kGzip)) {
          fault = "what follows a gzip member is none";
          return broken_ = true, 0;
        }
        inflateReset(&gzip_);
        fresh_ = false;
        member();
      }
      got = inflate_some(to, room);
    }
    return got;
  }
  std::size_t inflate_some(char* to, std::size_t room) {
    gzip_.next_in = reinterpret_cast<Bytef*>(in_.data() + head_);
    gzip_.avail_in = static_cast<uInt>(std::min<std::size_t>(ahead().size(), 1U << 30));
    gzip_.next_out = reinterpret_cast<Bytef*>(to);
    gzip_.avail_out = static_cast<uInt>(room);
    const std::size_t before = gzip_.avail_in;
    const int code = ::inflate(&gzip_, Z_NO_FLUSH);
    consume(before - gzip_.avail_in);
    const std::size_t got = room - gzip_.avail_out;
    if (code == Z_STREAM_END) {
      fresh_ = true;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      fault = gzip_.msg == nullptr ? "gzip data is broken" : std::string("gzip: ") + gzip_.msg;
      broken_ = true;
    }
    return got;
  }
  std::size_t unzstd(char* to, std::size_t room) {
    std::size_t got = 0;
    while (got == 0 && !broken_) {
      if (ahead().empty() && !more()) {
        if (!fresh_ && fault.empty()) fault = "zstd data ends early";
        return broken_ = true, 0;
      }
      if (fresh_) fresh_ = false, member();
      ZSTD_inBuffer in{ahead().data(), ahead().size(), 0};
      ZSTD_outBuffer out{to, room, 0};
      const std::size_t left = ZSTD_decompressStream(zstd_, &out, &in);
      consume(in.pos);
      got = out.pos;
      if (ZSTD_isError(left) != 0) {
        fault = std::string("zstd: ") + ZSTD_getErrorName(left);
        broken_ = true;
      } else if (left == 0) {
        fresh_ = true;
      }
    }
    return got;
  }

  int fd_;
  std::string in_;
  std::size_t head_ = 0;
  std::uint64_t packed_ = 0;       // place in the file of the end of `in_`
  std::uint64_t packed_read_ = 0;  // packed bytes read
  std::uint64_t unpacked_ = 0;
  bool eof_ = false, broken_ = false, fresh_ = false, inflating_ = false;
  Form form_ = Form::unknown;
  z_stream gzip_{};
  ZSTD_DStream* zstd_ = nullptr;
  std::deque<Restart> members_;
};

Result<Stream> Stream::open(const std::string& path, std::uint64_t from) {
  const int fd = path == "-" ? ::dup(0) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    const int why = errno;
    return Error{why == ENOENT ? Code::not_found : Code::io, path + ": " + std::strerror(why)};
  }
  struct stat info {};
  if (::fstat(fd, &info) != 0 ||
      (path != "-" && !S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode))) {
    ::close(fd);
    return io_error(path, S_ISDIR(info.st_mode) ? "is a directory" : "is no regular file");
  }
  if (path != "-") ::fcntl(fd, F_SETFL, 0);
  if (from > 0 && ::lseek(fd, static_cast<off_t>(from), SEEK_SET) < 0) {
    ::close(fd);
    return io_error(path, "cannot be read from its middle");
  }
  Stream out;
  out.unpacker_ = std::make_shared<Unpacker>(fd, from);
  return out;
}

Stream Stream::over(std::string bytes) {
  Stream out;
  out.unpacker_ = std::make_shared<Unpacker>(std::move(bytes));
  return out;
}

void Stream::fill() {
  if (head_ > 0 && head_ >= window_.size() / 2) window_.erase(0, head_), head_ = 0;
  const std::size_t before = window_.size();
  window_.resize(before + kChunk);
  const std::size_t got = unpacker_->read(window_.data() + before, kChunk);
  window_.resize(before + got);
  if (got > 0) return;
  done_ = true;
  fault_ = unpacker_->fault;
}

std::string_view Stream::peek(std::size_t want) {
  while (!done_ && window_.size() - head_ < want) fill();
  return std::string_view(window_).substr(head_);
}

void Stream::take(std::size_t bytes) { head_ += bytes, at_ += bytes; }

Stream::Restart Stream::restart() const { return unpacker_->restart(at_); }

bool Stream::recover() {
  if (!unpacker_->recover()) return false;
  at_ += window_.size() - head_;
  window_.clear(), head_ = 0;
  done_ = false;
  fault_.clear();
  return true;
}

bool Stream::line(std::size_t limit, std::string& out, bool& too_long) {
  out.clear();
  too_long = false;
  if (ended()) return false;
  std::size_t scanned = 0;
  for (;;) {
    const std::string_view ahead = peek(scanned + 1);
    const std::size_t end = ahead.find('\n', scanned);
    if (end != std::string_view::npos || ahead.size() == scanned) {
      const std::size_t size = std::min(end, ahead.size());
      if (size > limit) too_long = true;
      if (!too_long) out.assign(ahead.substr(0, size));
      take(std::min(size + 1, ahead.size()));
      if (!out.empty() && out.back() == '\r') out.pop_back();
      return true;
    }
    scanned = ahead.size();
    if (scanned > limit) too_long = true;
    if (too_long) take(scanned), scanned = 0;
  }
}

namespace {

Error too_big(std::size_t limit) {
  return {Code::bad_input, "unpacks to over " + std::to_string(limit >> 20) + " MiB"};
}

Result<std::string> inflate_all(std::string_view bytes, int window, std::size_t limit) {
  z_stream z{};
  if (inflateInit2(&z, window) != Z_OK) return Error{Code::bad_input, "cannot be unpacked"};
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  int code = Z_OK;
  while (code == Z_OK && out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    z.avail_out = kChunk;
    code = ::inflate(&z, Z_NO_FLUSH);
    out.resize(before + kChunk - z.avail_out);
  }
  inflateEnd(&z);
  if (out.size() > limit) return too_big(limit);
  // A member that ends early still gives what came: servers cut connections.
  if (code != Z_STREAM_END && out.empty()) return Error{Code::bad_input, "gzip data is broken"};
  return out;
}

Result<std::string> unbrotli(std::string_view bytes, std::size_t limit) {
  BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  std::string out;
  BrotliDecoderResult code = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    auto* to = reinterpret_cast<std::uint8_t*>(out.data() + before);
    std::size_t room = kChunk;
    code = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, nullptr);
    out.resize(before + kChunk - room);
  }
  BrotliDecoderDestroyInstance(state);
  if (out.size() > limit) return too_big(limit);
  if (code == BROTLI_DECODER_RESULT_ERROR) return Error{Code::bad_input, "brotli data is broken"};
  return out;
}

}  // namespace

Result<std::string> unpack(std::string_view bytes, std::string_view coding, std::size_t limit) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) return too_big(limit);
  if (coding == "gzip" || coding == "x-gzip") {
    if (!bytes.starts_with(kGzip)) return std::string(bytes);  // the header lies: it is plain
    return inflate_all(bytes, 16 + MAX_WBITS, limit);
  }
  if (coding == "deflate") {
    Result<std::string> wrapped = inflate_all(bytes, MAX_WBITS, limit);
    return wrapped ? wrapped : inflate_all(bytes, -MAX_WBITS, limit);
  }
  if (coding == "br") return unbrotli(bytes, limit);
  if (coding == "zstd") {
    Stream stream = Stream::over(std::string(bytes));
    const std::string_view all = stream.peek(limit + 1);
    if (all.size() > limit) return too_big(limit);
    if (!stream.fault().empty()) return Error{Code::bad_input, stream.fault()};
    return std::string(all);
  }
  return std::string(bytes);
}

}  // namespace hj::ingest
