#include "morph/train/kaist.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

bool ending(Tag tag) {
  return tag == Tag::EP || tag == Tag::EF || tag == Tag::EC || tag == Tag::ETM || tag == Tag::ETN;
}
bool stem(Tag tag) {
  return tag == Tag::VV || tag == Tag::VA || tag == Tag::VX || tag == Tag::XSV || tag == Tag::XSA ||
         tag == Tag::VCP || tag == Tag::VCN;
}

char32_t last_of(const std::string& form) {
  return form.empty() ? 0 : rune_before(form, form.size()).code;
}

// Does 아 follow this stem, not 어? ㅡ yields to the vowel before it (모르 + 아); ㅂ that became 우
// takes 어.
bool bright(const std::string& stem, const std::string& surface) {
  Jamo jamo = decompose(last_of(stem));
  if (jamo.final == kFinalB &&
      (surface.find("워") != std::string::npos || surface.find("웠") != std::string::npos))
    return false;
  if (jamo.medial == 18 && jamo.final == 0 && rune_count(stem) > 1) {
    const char32_t before = last_of(stem.substr(0, stem.size() - 3));
    if (is_syllable(before)) jamo = decompose(before);
  }
  return jamo.medial == 0 || jamo.medial == 8 || jamo.medial == 2;
}

// 어/었 by the stem's last vowel: 하 -> 여, ㅏ ㅗ ㅑ -> 아, else 어.
void harmonise(const std::string& before, const std::string& surface, bool after_stem,
               std::string& form) {
  if (form.starts_with("ㅆ")) form.replace(0, 3, "었");
  static constexpr std::string_view kA[] = {"아", "어", "여"}, kPast[] = {"았", "었", "였"};
  for (const auto& set : {kA, kPast}) {
    const bool hit =
        form.starts_with(set[0]) || form.starts_with(set[1]) || form.starts_with(set[2]);
    if (!hit || !after_stem || !is_syllable(last_of(before))) continue;
    form.replace(0, 3, before.ends_with("하") ? set[2] : bright(before, surface) ? set[0] : set[1]);
    return;
  }
}

// 않 + ㄴ, where the eojeol reads 않은, is 않 + 은 in Sejong's convention.
void lengthen(const std::string& before, const std::string& surface, std::string& form) {
  static constexpr std::string_view kPairs[][2] = {
      {"ㄴ", "은"},   {"ㄹ", "을"},   {"ㅁ", "음"},   {"ㅂ니", "습니"},
      {"며", "으며"}, {"면", "으면"}, {"려", "으려"}, {"니", "으니"},
      {"나", "으나"}, {"시", "으시"}, {"로", "으로"}, {"라", "으라"}};
  const char32_t last = last_of(before);
  if (!is_syllable(last) || decompose(last).final == 0 || decompose(last).final == kFinalL) return;
  for (const auto& [bare, full] : kPairs) {
    if (!form.starts_with(bare)) continue;
    std::string joined;
    append(joined, last);
    if (surface.find(joined + std::string(full)) != std::string::npos)
      form.replace(0, bare.size(), full);
    return;
  }
}

const char* const kOpening = "([{<‘“「『〈《";

}  // namespace

void KaistReader::analyse(const std::string& row, GoldEojeol& out) const {
  std::vector<GoldMorph> made;
  for (std::size_t at = 0; at < row.size();) {
    std::size_t slash = row.find('/', at == row.find('/', at) ? at + 1 : at);
    if (slash == std::string::npos) return;
    std::size_t end = slash + 1;
    while (end < row.size() && row[end] != '+') ++end;
    const auto tag = tags_.find(row.substr(slash + 1, end - slash - 1));
    GoldMorph morph{row.substr(at, slash - at), Tag::NNG};
    const auto parsed = tag == tags_.end() ? std::nullopt : parse_tag(tag->second);
    if (!parsed || morph.form.empty()) return;
    morph.tag = *parsed;
    const Rune first = rune_at(morph.form, 0);
    if (morph.tag == Tag::NR && is_digit(first.code)) morph.tag = Tag::SN;
    if (morph.form == "아니" && morph.tag == Tag::VA) morph.tag = Tag::VCN;
    const bool quoting = tag->first == "jcr" && !made.empty() && made.back().tag == Tag::EF;
    const std::string before = made.empty() ? "" : made.back().form;
    if (quoting && (morph.form == "고" || morph.form == "는")) {  // 다/EF 고/JKQ is 다고/EC
      made.back().form += morph.form;
      made.back().tag = Tag::EC;
    } else {
      if (!made.empty() && ending(morph.tag)) {
        harmonise(before, out.surface, stem(made.back().tag), morph.form);
        lengthen(before, out.surface, morph.form);
      }
      if (morph.tag == Tag::EP && (morph.form == "셨" || morph.form == "으셨")) {
        made.push_back({morph.form == "셨" ? "시" : "으시", Tag::EP});
        morph.form = "었";
      }
      made.push_back(std::move(morph));
    }
    at = end + 1;
  }
  out.morphs = std::move(made);
}

void KaistReader::add(const std::vector<std::string>& c) {
  if (c.size() < 10) return;
  GoldEojeol eojeol{nfc(c[1]), {}};
  std::string row = c[9];
  if (row.find('/') == std::string::npos || c[4] != "_") {  // dev: forms and tags in two columns
    row.clear();
    std::string forms = c[2], tags = c[4];
    while (!forms.empty() && !tags.empty()) {
      const std::size_t f = forms.find('+', 1), t = tags.find('+');
      row += (row.empty() ? "" : "+") + forms.substr(0, f) + "/" + tags.substr(0, t);
      forms = f == std::string::npos ? "" : forms.substr(f + 1);
      tags = t == std::string::npos ? "" : tags.substr(t + 1);
    }
  }
  analyse(row, eojeol);
  const bool mark = c[3] == "PUNCT" && rune_count(c[1]) == 1;
  const bool straight = c[1] == "\"" || c[1] == "'";
  const bool opens =
      mark && (straight ? !quote_ : std::string(kOpening).find(c[1]) != std::string::npos);
  if (mark && straight) quote_ = !quote_;
  if (!sentence_.empty() && (open_ || (mark && !opens))) {
    GoldEojeol& last = sentence_.back();
    const bool sound = !last.morphs.empty() && !eojeol.morphs.empty();
    last.surface += eojeol.surface;
    last.morphs.insert(last.morphs.end(), eojeol.morphs.begin(), eojeol.morphs.end());
    if (!sound) last.morphs.clear();
  } else {
    sentence_.push_back(std::move(eojeol));
  }
  open_ = opens;
}

GoldSentence KaistReader::take() {
  open_ = quote_ = false;
  GoldSentence out = std::move(sentence_);
  sentence_.clear();
  return out;
}

}  // namespace hj::morph
