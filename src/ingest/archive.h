// ZIP and tar files to the files in them, by libarchive: nothing is written to disk.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ingest/limits.h"
#include "ingest/stream.h"

namespace hj::ingest {

bool is_archive(std::string_view head);  // ZIP, tar; tar packed by bzip2 or xz

// Calls `on_file` with each regular file's name ("a.zip:news/1.html") and bytes, in the archive's
// order. Files over Limits::page are passed over with a fault; an archive that unpacks to more than
// 200 times its size ends there.
void read_archive(Stream& stream, const std::string& source, const Limits& limits,
                  const std::function<void(std::string&& bytes, const std::string& name)>& on_file,
                  const OnFault& on_fault);

}  // namespace hj::ingest
