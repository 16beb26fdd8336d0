// What a door in hands to `extract`: bytes as they came, and what is known about them.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace hj {

enum class Form : std::uint8_t {
  html,    // `bytes` is an HTML page in any charset
  text,    // `bytes` is crawled or plain text: one article a line, or one article a file
  fields,  // `fields` holds title and body (plain or HTML), as feeds and JSONL give them
};

struct Page {
  std::string source;  // names the place in messages: "feed.xml:item 3", "a.jsonl:12", "-"
  std::string url;     // empty = unknown
  std::string bytes;
  std::string charset;  // as the transport declared it; empty = not declared
  Form form = Form::text;
  // In an archive of records: where reading goes on after this page. `record` records are done, the
  // last `skip` of them since byte `offset` of the file, where reading can begin.
  struct Place {
    std::uint64_t record = 0, skip = 0, offset = 0;
  };
  Place next;  // record 0 = no such archive
  std::int64_t seen =
      0;  // UTC seconds at which it was fetched; 0 = unknown; never the date of news
  // id, outlet, published (ISO 8601), modified, title, subtitle, body, author, section, comments,
  // body_type ("text" or "html"): whatever the input states, as it states it.
  std::map<std::string, std::string> fields;
};

}  // namespace hj
