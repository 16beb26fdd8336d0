// Articles for the tests of this room.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/hash.h"
#include "story/rules.h"

namespace hj::made {

using story::kDay;
inline constexpr std::int64_t kFirstDay = 20'000;  // since 1970

inline const StoryRules& story_rules() {
  static const StoryRules kRules = *StoryRules::open(HJ_DATA);
  return kRules;
}

inline Document article(const std::string& id, const std::string& headline, const std::string& body,
                        std::int64_t day) {
  Document doc;
  doc.id = DocId{hash64(id)};
  doc.published = day == 0 ? 0 : (kFirstDay + day) * kDay;
  doc.text = headline + "\n" + body;
  const auto end = static_cast<std::uint32_t>(headline.size());
  doc.blocks.rows.push_back({{0, end}, BlockKind::headline});
  doc.blocks.rows.push_back(
      {{end + 1, static_cast<std::uint32_t>(doc.text.size())}, BlockKind::body});
  return doc;
}

// Marks every place of `name` as an organisation's, or what else it is.
inline void mark(Document& doc, const std::string& name, Kind kind = Kind::org) {
  for (std::size_t at = doc.text.find(name); at != std::string::npos;
       at = doc.text.find(name, at + name.size())) {
    Mention m{};
    m.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    m.name = doc.mentions.add(name);
    m.kind = kind;
    doc.mentions.rows.push_back(m);
  }
}
inline Document with_names(Document doc, const std::vector<std::string>& names) {
  for (const std::string& name : names) mark(doc, name);
  return doc;
}

}  // namespace hj::made
