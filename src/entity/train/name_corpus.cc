#include "entity/train/name_corpus.h"

#include <zlib.h>

#include <sstream>

#include "core/utf8.h"
#include "entity/name_label.h"

namespace hj::entity {
namespace {

struct Fine {
  std::string_view begins;
  int tag;  // -1: outside
};
// The first that fits.
constexpr Fine kFine[] = {{"PS_PET", -1},
                          {"PS_", kPerson},
                          {"OGG_", kOrg},
                          {"TMI_SERVICE", kOrg},
                          {"LC", kPlace},
                          {"AF_BUILDING", kPlace},
                          {"AF_ROAD", kPlace},
                          {"AF_TRANSPORT", kProduct},
                          {"AF_WEAPON", kProduct},
                          {"TMI_SW", kProduct},
                          {"TMI_HW", kProduct},
                          {"TMI_MODEL", kProduct},
                          {"TMI_PROJECT", kProduct},
                          {"AFW_", kProduct},
                          {"DT_", kDate},
                          {"TI_", kClock},
                          {"QT_", kQuantity}};

int tag_named(std::string_view name, NameSource source) {
  if (source == NameSource::silver) {
    for (const Fine& fine : kFine)
      if (name.starts_with(fine.begins)) return fine.tag;
    return -1;
  }
  for (std::size_t i = 0; i < kNameTags.size(); ++i)
    if (kNameTags[i] == name) return static_cast<int>(i);
  return -1;
}

bool slurp(const std::string& file, std::string& out) {
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return false;
  char buffer[1 << 16];
  int n = 0;
  while ((n = gzread(in, buffer, sizeof buffer)) > 0)
    out.append(buffer, static_cast<std::size_t>(n));
  gzclose(in);
  return n == 0;
}

}  // namespace

void SentenceMaker::add(std::string_view letter, std::string_view mark) {
  const int tag = mark.size() > 2 ? tag_named(mark.substr(2), made_.source) : -1;
  std::size_t label = 0;
  if (tag >= 0) {
    const auto t = static_cast<std::size_t>(tag);
    label = mark[0] == 'I' && follows(last_, goes_on(t)) ? goes_on(t) : begins(t);
  }
  at_.push_back(static_cast<std::uint32_t>(made_.text.size()));
  all_.push_back(static_cast<std::uint8_t>(label));
  last_ = label;
  made_.text += letter;
}

MarkedSentence SentenceMaker::done() {
  split_words(made_.text, {0, static_cast<std::uint32_t>(made_.text.size())}, made_.words);
  std::size_t c = 0, last = 0;
  for (const Word& w : made_.words) {
    while (c < at_.size() && at_[c] < w.span.begin) ++c;
    for (; c < at_.size() && at_[c] < w.span.end; ++c) {
      std::size_t label = all_[c];
      if (!follows(last, label)) --label;
      made_.labels.push_back(static_cast<std::uint8_t>(label));
      last = label;
    }
  }
  return std::move(made_);
}

Result<std::vector<MarkedSentence>> read_marked(const std::string& file, NameSource source) {
  std::string bytes;
  if (!slurp(file, bytes)) return Error{Code::not_found, file + ": cannot be read"};
  std::vector<MarkedSentence> out;
  SentenceMaker now(source);
  const auto end = [&] {
    if (!now.empty()) out.push_back(now.done());
    now = SentenceMaker(source);
  };
  std::istringstream in(bytes);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("##")) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos)
      end();
    else
      now.add(std::string_view(line).substr(0, tab), std::string_view(line).substr(tab + 1));
  }
  end();
  return out;
}

}  // namespace hj::entity
