// Which form do these bytes have? Told by content, never by the name of the file alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace hj::ingest {

enum class Shape : std::uint8_t { html, feed, json, text };

// From the head of a file (64 KiB are enough), decoded to UTF-8 where it is no binary.
Shape shape_of(std::string_view head);
// The byte that makes it binary (a known signature, a NUL, too many control bytes), or npos.
std::size_t binary_at(std::string_view head);

// Text of several lines: is each line an article of its own (headline and body run together), or is
// the whole one article? Judged over all the lines given.
bool line_is_article(
    std::string_view line);  // one line's marks: length, cut-off end, dateline inside
bool lines_are_articles(std::string_view text);

}  // namespace hj::ingest
