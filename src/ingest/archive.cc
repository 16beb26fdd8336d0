#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "core/utf8.h"
#include "ingest/limits.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kBlock = std::size_t{64} * 1024;

struct ArchiveSource {
  Stream& stream;
  std::size_t given = 0;  // bytes of the window that libarchive is reading
};

la_ssize_t read_block(archive*, void* user, const void** block) {
  ArchiveSource& source = *static_cast<ArchiveSource*>(user);
  source.stream.take(source.given);
  const std::string_view ahead = source.stream.peek(1);
  source.given = std::min(ahead.size(), kBlock);
  *block = ahead.data();
  return static_cast<la_ssize_t>(source.given);
}

struct Close {
  void operator()(archive* a) const { archive_read_free(a); }
};

std::string why(archive* a) {
  const char* words = archive_error_string(a);
  std::string out = words == nullptr ? "cannot be unpacked" : mend(words);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string out = name == nullptr ? "?" : mend(name);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  return out;
}

// A folder's own notes and hidden files are no news; as in a folder on disk.
bool is_left_out(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view base =
      std::string_view(name).substr(slash == std::string::npos ? 0 : slash + 1);
  return base.empty() || base.starts_with('.') || base.ends_with(".md") ||
         name.starts_with("__MACOSX/");
}

}  // namespace

bool is_archive(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("BZh") ||
         head.starts_with(
             "\xFD"
             "7zXZ") ||
         (head.size() > 262 && head.substr(257, 5) == "ustar");
}

void read_archive(Stream& stream, const std::string& source, const Limits& limits,
                  const std::function<void(std::string&&, const std::string&)>& on_file,
                  const OnFault& on_fault) {
  const auto fault = [&](const std::string& place, const std::string& words) {
    on_fault({{Code::bad_input, place + ": " + words}, false});
  };
  ArchiveSource from{stream};
  const std::unique_ptr<archive, Close> a(archive_read_new());
  archive_read_support_format_zip_streamable(a.get());
  archive_read_support_format_tar(a.get());
  archive_read_support_filter_bzip2(a.get());
  archive_read_support_filter_xz(a.get());
  archive_read_set_options(a.get(), "hdrcharset=UTF-8");
  if (archive_read_open(a.get(), &from, nullptr, read_block, nullptr) != ARCHIVE_OK)
    return fault(source, why(a.get()));
  std::uint64_t unpacked = 0;
  std::string bytes;
  for (archive_entry* entry = nullptr;;) {
    const int code = archive_read_next_header(a.get(), &entry);
    if (code == ARCHIVE_EOF) break;
    if (code < ARCHIVE_WARN) {
      fault(source, why(a.get()));
      break;
    }
    const std::string name = name_of(entry), place = source + ":" + name;
    if (archive_entry_filetype(entry) != AE_IFREG || is_left_out(name)) continue;
    bytes.clear();
    la_ssize_t got = 0;
    char block[kBlock];
    while (bytes.size() <= limits.page &&
           (got = archive_read_data(a.get(), block, sizeof block)) > 0)
      bytes.append(block, static_cast<std::size_t>(got));
    unpacked += bytes.size();
    if (unpacked > kRatioFrom && unpacked / kMostRatio > stream.at())
      return fault(source,
                   "unpacks to more than " + std::to_string(kMostRatio) + " times its size");
    if (got < 0) {
      fault(place, why(a.get()));
    } else if (bytes.size() > limits.page) {
      fault(place, "is over " + std::to_string(limits.page >> 20) + " MiB, the limit of a page");
    } else {
      on_file(std::move(bytes), place);
    }
  }
  if (!stream.fault().empty()) fault(source, stream.fault());
}

}  // namespace hj::ingest
