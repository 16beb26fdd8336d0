#include "ingest/stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>

namespace hj::ingest {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

Error io_error(const std::string& path, const char* why) { return {Code::io, path + ": " + why}; }

}  // namespace

struct Stream::Handle {
  explicit Handle(gzFile opened) : file(opened) {}
  ~Handle() { gzclose(file); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  gzFile file;  // reads plain bytes as they are
};

Result<Stream> Stream::open(const std::string& path) {
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
  const gzFile file = ::gzdopen(fd, "rb");
  if (file == nullptr) {
    ::close(fd);
    return io_error(path, "cannot be read");
  }
  Stream out;
  out.handle_ = std::make_shared<Handle>(file);
  return out;
}

Stream Stream::over(std::string bytes) {
  Stream out;
  out.window_ = std::move(bytes);
  out.done_ = true;
  return out;
}

void Stream::fill() {
  if (head_ > 0 && head_ >= window_.size() / 2) window_.erase(0, head_), head_ = 0;
  const std::size_t before = window_.size();
  window_.resize(before + kChunk);
  const int got = ::gzread(handle_->file, window_.data() + before, kChunk);
  window_.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
  int code = Z_OK;
  const char* why = ::gzerror(handle_->file, &code);
  if (got < 0 || (got == 0 && code != Z_OK && code != Z_STREAM_END)) {
    fault_ = code == Z_ERRNO       ? std::strerror(errno)
             : code == Z_BUF_ERROR ? "gzip data ends early"
                                   : why;
  }
  if (got <= 0) done_ = true;
}

std::string_view Stream::peek(std::size_t want) {
  while (!done_ && window_.size() - head_ < want) fill();
  return std::string_view(window_).substr(head_);
}

void Stream::take(std::size_t bytes) { head_ += bytes, at_ += bytes; }

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

}  // namespace hj::ingest
