#include "morph/train/corpus.h"

#include <zlib.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "core/hangul.h"
#include "core/utf8.h"
#include "morph/train/kaist.h"

namespace hj::morph {
namespace {

Result<std::vector<std::string>> read_lines(const std::string& file) {
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return Error{Code::not_found, file + ": cannot be read"};
  std::string all;
  char part[1 << 16];
  for (int n; (n = gzread(in, part, sizeof part)) > 0;)
    all.append(part, static_cast<std::size_t>(n));
  gzclose(in);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    lines.emplace_back(all, at, end - at);
    at = end + 1;
  }
  return lines;
}

std::vector<std::string> cut_at(const std::string& line, const std::string& mark) {
  std::vector<std::string> out;
  std::size_t at = 0;
  for (std::size_t end; (end = line.find(mark, at)) != std::string::npos; at = end + mark.size())
    out.push_back(line.substr(at, end - at));
  out.push_back(line.substr(at));
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// Conjoining finals (U+11A8 …) as compatibility jamo; KLUE's \" as a plain quote.
std::string plain(const std::string& form) {
  static constexpr std::u32string_view kFinals =
      U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const Rune r = rune_at(form, at);
    at += r.size;
    append(out, r.code >= 0x11A8 && r.code <= 0x11C2 ? kFinals[r.code - 0x11A8] : r.code);
  }
  replace_all(out, "\\\"", "\"");
  return nfc(out);
}

bool tag_of(std::string text, Tag& out) {
  text = text.substr(0, text.find('-'));
  if (text == "MMD" || text == "MMN" || text == "MMA") text = "MM";
  if (text == "SSO" || text == "SSC") text = "SS";
  if (text == "NA" || text == "NF") text = "NNG";
  if (text == "NNBC") text = "NNB";
  const auto tag = parse_tag(text);
  if (tag) out = *tag;
  return tag.has_value();
}

void add(GoldEojeol& eojeol, const std::vector<std::string>& forms,
         const std::vector<std::string>& tags) {
  bool sound = forms.size() == tags.size();
  for (std::size_t i = 0; sound && i < forms.size(); ++i) {
    GoldMorph morph{plain(forms[i]), Tag::NNG};
    sound = tag_of(tags[i], morph.tag) && !morph.form.empty();
    eojeol.morphs.push_back(std::move(morph));
  }
  if (!sound) eojeol.morphs.clear();
}

void close(GoldSentence& sentence, std::vector<GoldSentence>& out) {
  if (!sentence.empty()) out.push_back(std::move(sentence));
  sentence.clear();
}

}  // namespace

Result<std::vector<GoldSentence>> read_klue(const std::string& file) {
  auto lines = read_lines(file);
  if (!lines) return lines.error();
  std::vector<GoldSentence> out;
  GoldSentence sentence;
  for (const std::string& line : *lines) {
    if (line.empty()) close(sentence, out);
    if (line.empty() || line.starts_with("##")) continue;
    const auto c = cut_at(line, "\t");
    if (c.size() < 4) continue;
    GoldEojeol eojeol{plain(c[1]), {}};
    add(eojeol, cut_at(c[2], " "), cut_at(c[3], "+"));
    sentence.push_back(std::move(eojeol));
  }
  close(sentence, out);
  return out;
}

Result<std::vector<GoldSentence>> read_gsd(const std::string& file) {
  auto lines = read_lines(file);
  if (!lines) return lines.error();
  std::vector<GoldSentence> out;
  GoldSentence sentence;
  bool joined = false;
  for (const std::string& line : *lines) {
    if (line.empty()) close(sentence, out), joined = false;
    if (line.empty() || line[0] == '#') continue;
    const auto c = cut_at(line, "\t");
    if (c.size() < 10) continue;
    GoldEojeol eojeol{plain(c[1]), {}};
    add(eojeol, c[2] == "+" ? std::vector<std::string>{c[2]} : cut_at(c[2], "+"),
        cut_at(c[4], "+"));
    if (joined && !sentence.empty()) {
      GoldEojeol& last = sentence.back();
      const bool sound = !last.morphs.empty() && !eojeol.morphs.empty();
      last.surface += eojeol.surface;
      last.morphs.insert(last.morphs.end(), eojeol.morphs.begin(), eojeol.morphs.end());
      if (!sound) last.morphs.clear();
    } else {
      sentence.push_back(std::move(eojeol));
    }
    joined = c[9].find("SpaceAfter=No") != std::string::npos;
  }
  close(sentence, out);
  return out;
}

Result<std::vector<GoldSentence>> read_kaist(const std::string& file, const std::string& table) {
  auto lines = read_lines(file);
  if (!lines) return lines.error();
  auto rows = read_lines(table);
  if (!rows) return rows.error();
  std::map<std::string, std::string> tags;
  for (const std::string& row : *rows) {
    const auto c = cut_at(row, "\t");
    if (c.size() == 2) tags[c[0]] = c[1].substr(0, c[1].find_first_of("( "));
  }
  std::vector<GoldSentence> out;
  KaistReader reader(tags);
  for (const std::string& line : *lines) {
    if (line.empty()) {
      GoldSentence sentence = reader.take();
      close(sentence, out);
    } else if (line[0] != '#') {
      reader.add(cut_at(line, "\t"));
    }
  }
  GoldSentence sentence = reader.take();
  close(sentence, out);
  return out;
}

Result<std::vector<GoldSentence>> read_khaiii(const std::string& file) {
  auto lines = read_lines(file);
  if (!lines) return lines.error();
  std::vector<GoldSentence> out;
  for (const std::string& line : *lines) {
    const auto c = cut_at(line, "\t");
    if (c.size() != 2 || line[0] == '#' || c[0].empty()) continue;
    GoldEojeol eojeol{plain(c[0].ends_with('*') ? c[0].substr(0, c[0].size() - 1) : c[0]), {}};
    std::vector<std::string> forms, tags;
    for (const std::string& morph : cut_at(c[1], " + ")) {
      const std::size_t slash = morph.rfind('/');
      forms.push_back(morph.substr(0, slash));
      tags.push_back(slash == std::string::npos ? "" : morph.substr(slash + 1));
    }
    add(eojeol, forms, tags);
    if (!eojeol.morphs.empty()) out.push_back({std::move(eojeol)});
  }
  return out;
}

namespace {

struct Josa {
  std::string_view form;
  Tag tag;
  int after;  // 0 any, 1 a consonant, 2 a vowel, 3 a consonant but ㄹ, 4 a vowel or ㄹ
};
constexpr Josa kJosa[] = {
    {"은", Tag::JX, 1},    {"는", Tag::JX, 2},    {"이", Tag::JKS, 1},   {"가", Tag::JKS, 2},
    {"을", Tag::JKO, 1},   {"를", Tag::JKO, 2},   {"의", Tag::JKG, 0},   {"에", Tag::JKB, 0},
    {"에서", Tag::JKB, 0}, {"에게", Tag::JKB, 0}, {"으로", Tag::JKB, 3}, {"로", Tag::JKB, 4},
    {"과", Tag::JC, 1},    {"와", Tag::JC, 2},    {"도", Tag::JX, 0},    {"만", Tag::JX, 0},
    {"까지", Tag::JX, 0},  {"부터", Tag::JX, 0},  {"처럼", Tag::JKB, 0}, {"보다", Tag::JKB, 0}};

const Josa* josa_behind(const std::string& name, const std::string& form) {
  const bool final = has_final(name), rieul = ends_in_rieul(name);
  const bool fits[] = {true, final, !final, final && !rieul, !final || rieul};
  for (const Josa& josa : kJosa)
    if (josa.form == form && fits[josa.after]) return &josa;
  return nullptr;
}

bool named(const std::string& tag) {
  static const std::string_view kKinds[] = {
      "PS",           "PS_NAME",    "LCP_COUNTRY",     "LCP_CITY",
      "LCP_PROVINCE", "LCP_COUNTY", "LCP_CAPITALCITY", "OGG_ECONOMY"};
  return std::find(std::begin(kKinds), std::end(kKinds), tag) != std::end(kKinds);
}

bool hangul_only(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); at += 3)
    if (!is_syllable(rune_at(text, at).code)) return false;
  return text.size() >= 6 && text.size() <= 18;
}

struct NameReader {
  std::string name, tag, rest;
  bool fresh = true;  // nothing of the eojeol before the name
  std::vector<GoldSentence> out;

  void letter(const std::string& ch, const std::string& label) {
    if (ch == " ") return close();
    if (label.starts_with("B-") && name.empty() && fresh) {
      name = ch;
      tag = label.substr(2);
    } else if (label.starts_with("I-") && rest.empty() && !name.empty()) {
      name += ch;
    } else {
      rest += ch;
    }
    fresh = false;
  }
  void close() {
    const Josa* josa = rest.empty() ? nullptr : josa_behind(name, rest);
    if (named(tag) && hangul_only(name) && (rest.empty() || josa != nullptr)) {
      GoldEojeol eojeol{name + rest, {{name, Tag::NNP}}};
      if (josa != nullptr) eojeol.morphs.push_back({rest, josa->tag});
      out.push_back({std::move(eojeol)});
    }
    name.clear(), tag.clear(), rest.clear();
    fresh = true;
  }
};

}  // namespace

Result<std::vector<GoldSentence>> read_names(const std::string& file) {
  auto lines = read_lines(file);
  if (!lines) return lines.error();
  NameReader reader;
  for (const std::string& line : *lines) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with("##") || tab == std::string::npos) {
      reader.close();
    } else {
      reader.letter(line.substr(0, tab), line.substr(tab + 1));
    }
  }
  reader.close();
  return std::move(reader.out);
}

}  // namespace hj::morph
