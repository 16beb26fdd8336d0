#include "entity/train/name_maker.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/name_label.h"
#include "lexicon/lexicon.h"

namespace hj::entity {
namespace {

bool all_hangul(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const Rune r = rune_at(name, at);
    if (!is_syllable(r.code)) return false;
    at += r.size;
  }
  return !name.empty();
}

Result<Lexicon> table(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{Code::not_found, file + ": cannot be read"};
  const std::string tsv((std::istreambuf_iterator<char>(in)), {});
  return Lexicon::build(tsv, file);
}

}  // namespace

Result<NameMaker> NameMaker::open(const std::string& folder, const Tables& tables,
                                  const Registry& registry) {
  NameMaker out(tables);
  const auto frames = table(folder + "/frames.tsv"), fills = table(folder + "/fills.tsv");
  if (!frames) return frames.error();
  if (!fills) return fills.error();
  for (std::uint32_t i = 0; i < frames->size(); ++i) out.frames_.emplace_back(frames->field(i, 0));
  for (std::uint32_t i = 0; i < fills->size(); ++i)
    out.fills_[std::string(fills->field(i, 0))].emplace_back(fills->field(i, 1));
  for (std::uint32_t i = 0; i < registry.size(); ++i) {
    const Party& p = registry.party(i);
    const std::string name(p.name);
    if (p.kind == Kind::org) out.all_firms_.push_back(name);
    if (p.kind == Kind::product) out.all_products_.push_back(name);
    if (p.kind == Kind::person && name.find(' ') != std::string::npos)
      out.last_names_.push_back(name.substr(name.rfind(' ') + 1));
    if (!all_hangul(name) || name.size() < 6) continue;
    if (p.kind == Kind::org && name.size() <= 18)
      (p.country == "KR" ? out.korean_firms_ : out.foreign_firms_).push_back(name);
    if (p.kind == Kind::country) out.countries_.push_back(name);
    if (p.kind == Kind::product) out.products_.push_back(name);
  }
  const auto keys = [](const Table& from, std::string_view value) {
    Words words;
    for (std::uint32_t i = 0; i < from.words().size(); ++i)
      if (value.empty() || from.value(i) == value) words.emplace_back(from.field(i, 0));
    return words;
  };
  out.surnames_ = keys(tables.korean_name, "surname");
  out.givens_ = keys(tables.korean_name, "given");
  out.first_names_ = keys(tables.given_name, "given");
  out.places_ = keys(tables.place, "");
  const Table& nouns = tables.noun;
  for (std::uint32_t i = 0; i < nouns.words().size(); ++i) {
    const std::string_view word = nouns.field(i, 0);
    if (word.size() >= 6 && word.size() <= 15 && all_hangul(word) && nouns.value(i) == "n")
      out.common_.emplace_back(word);
    if (word.size() == 6 && all_hangul(word) && nouns.value(i) == "n")
      out.nouns_.emplace_back(word);
  }
  std::erase_if(out.last_names_, [](const std::string& n) { return !all_hangul(n); });
  return out;
}

std::string NameMaker::cross(const Words& words) {
  std::string a = any(words), b = any(words);
  std::erase(a, ' ');
  std::erase(b, ' ');
  const std::size_t na = a.size() / 3, nb = b.size() / 3;
  const std::size_t head =
      std::min<std::size_t>(na, 1 + random_() % std::max<std::size_t>(1, na - 1));
  const std::size_t tail =
      std::min<std::size_t>(nb, 1 + random_() % std::max<std::size_t>(1, nb - 1));
  std::string out = a.substr(0, head * 3) + b.substr((nb - tail) * 3);
  constexpr std::size_t kShortest = 6, kLongest = 21;
  return out.size() < kShortest ? a : out.substr(0, kLongest);
}

std::string NameMaker::latin() {
  static constexpr std::string_view kVowels = "aeiou", kOthers = "bcdfgklmnprstvxz";
  std::string out;
  if (chance(50)) {
    for (unsigned n = 2 + random_() % 3; n > 0; --n) out += static_cast<char>('A' + random_() % 26);
    return out;
  }
  for (unsigned n = 2 + random_() % 2; n > 0; --n) {
    out += kOthers[random_() % kOthers.size()];
    out += kVowels[random_() % kVowels.size()];
  }
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return chance(30) ? out + "AI" : out;
}

std::string NameMaker::stem() {
  switch (random_() % 4) {
    case 0:
      return any(nouns_);
    case 1:
      return any(korean_firms_).substr(0, 6);
    case 2:
      return cross(foreign_firms_).substr(0, 6 + 3 * (random_() % 2));
    default:
      return any(givens_) + any(givens_);
  }
}

std::string NameMaker::korean_firm() {
  const unsigned kind = random_() % 100;
  if (kind < 55) return stem() + any(fills_["okend"]);
  if (kind < 65) return cross(korean_firms_);
  if (kind < 73) return stem() + (chance(60) ? "AI" : latin());
  if (kind < 80) return latin() + any(fills_["okend"]);
  if (kind < 84) return any(nouns_) + any(nouns_);  // 달빛서재
  if (kind < 90) return chance(50) ? any(nouns_) + any(nouns_).substr(0, 3) : stem();
  return any(all_firms_);
}

std::string NameMaker::foreign_firm() {
  const unsigned kind = random_() % 100;
  if (kind < 45) return cross(foreign_firms_);
  if (kind < 65) return cross(foreign_firms_) + ' ' + any(fills_["ofend"]);
  if (kind < 75) return cross(foreign_firms_) + any(fills_["ofend"]);
  if (kind < 80) return cross(last_names_) + ' ' + cross(foreign_firms_);
  if (kind < 90) return latin();
  return any(all_firms_);
}

std::string NameMaker::body(std::string_view kind) {
  if (kind == "me") return (chance(70) ? stem() : any(places_)) + any(fills_["meend"]);
  if (kind == "go") {
    const std::string& end = any(fills_["goend"]);
    const bool local = end.find("법") != std::string::npos || end.find("검") != std::string::npos ||
                       end == "시" || end == "도" || end.find("경찰") != std::string::npos;
    if (local) return any(places_) + end;
    return any(fills_["gohead"]) + (chance(40) ? any(fills_["gohead"]) : "") + end;
  }
  const unsigned from = random_() % 3;
  return (from == 0   ? "한국" + any(fills_["gohead"])
          : from == 1 ? any(places_)
                      : stem()) +
         any(fills_["inend"]);
}

std::string NameMaker::alliance() {
  const unsigned kind = random_() % 100;
  if (kind < 55) return (chance(30) ? latin() : stem()) + any(fills_["alend"]);
  if (kind < 75) return any(places_) + ' ' + cross(foreign_firms_);
  if (kind < 85) return "팀 " + stem();
  return cross(foreign_firms_);
}

// The table begins with the surnames that most people bear.
std::string NameMaker::korean_person() {
  const std::size_t n = surnames_.size(), a = random_() % n, b = random_() % n, c = random_() % n;
  const std::string& family = surnames_[std::min({a, b, c})];
  return family + any(givens_) + (chance(94) ? any(givens_) : "");
}

std::string NameMaker::foreign_person() {
  const std::string last = chance(85) ? cross(last_names_) : any(surnames_);
  const std::string first = chance(65) ? any(first_names_) : cross(first_names_);
  return first + ' ' + (chance(7) ? any(first_names_) + ' ' : "") + last;
}

std::string NameMaker::product() {
  const unsigned kind = random_() % 100;
  std::string base = kind < 45   ? cross(products_)
                     : kind < 60 ? cross(foreign_firms_)
                     : kind < 75 ? any(nouns_)
                     : kind < 88 ? latin()
                                 : any(all_products_);
  if (chance(60)) return base;
  return base + (chance(50) ? " " : "") + (chance(40) ? latin().substr(0, 1) : "") +
         std::to_string(1 + random_() % 9) + (chance(20) ? ".0" : "");
}

std::string NameMaker::digits(std::string_view pattern) {
  std::string out;
  for (const char c : pattern) out += c == '#' ? static_cast<char>('1' + random_() % 9) : c;
  return out;
}

std::string NameMaker::slot(std::string_view name, int& tag) {
  tag = kOrg;
  if (name == "og") return chance(50) ? korean_firm() : foreign_firm();
  if (name == "ok") return korean_firm();
  if (name == "of") return foreign_firm();
  if (name == "in" || name == "go" || name == "me") return body(name);
  if (name == "al") return alliance();
  tag = kPerson;
  if (name == "ps") return korean_person();
  if (name == "pf") return foreign_person();
  if (name == "sn") return korean_person().substr(0, 3);
  if (name == "sf") return cross(last_names_);
  tag = kPlace;
  if (name == "co") return chance(70) ? any(countries_) : cross(countries_);
  if (name == "lc") return chance(75) ? any(places_) : cross(places_);
  if (name == "bd") return (chance(70) ? stem() : any(places_)) + any(fills_["bdend"]);
  tag = kProduct;
  if (name == "pr") return product();
  tag = name == "dt"                   ? kDate
        : name == "tm"                 ? kClock
        : name == "qt" || name == "pc" ? kQuantity
                                       : -1;
  if (name == "nn") return chance(35) ? any(fills_["nnmore"]) : any(common_);
  const auto it = fills_.find(name);
  return it == fills_.end() ? std::string() : digits(any(it->second));
}

namespace {

struct Pair {
  std::string_view sign, final, vowel;
};
constexpr Pair kPairs[] = {
    {"+으로", "으로", "로"}, {"+이라", "이라", "라"},   {"+이나", "이나", "나"},
    {"+은", "은", "는"},     {"+이", "이", "가"},       {"+을", "을", "를"},
    {"+과", "과", "와"},     {"+에서", "에서", "에서"}, {"+에게", "에게", "에게"}};

std::string mark_of(int tag, bool first) {
  if (tag < 0) return "O";
  return (first ? "B-" : "I-") + std::string(kNameTags[static_cast<std::size_t>(tag)]);
}

}  // namespace

MarkedSentence NameMaker::fill(std::string_view frame) {
  SentenceMaker made(NameSource::made);
  std::string said;
  const auto put = [&](std::string_view text, int tag) {
    for (std::size_t at = 0; at < text.size();) {
      const Rune r = rune_at(text, at);
      made.add(text.substr(at, r.size), mark_of(tag, at == 0));
      at += r.size;
    }
    said += text;
  };
  for (std::size_t at = 0; at < frame.size();) {
    if (frame[at] == '{') {
      const std::size_t end = std::min(frame.find('}', at), frame.size() - 1);
      int tag = -1;
      const std::string text = slot(frame.substr(at + 1, end - at - 1), tag);
      put(text, tag);
      at = end + 1;
      continue;
    }
    const auto* const pair = std::find_if(std::begin(kPairs), std::end(kPairs), [&](const Pair& p) {
      return frame.substr(at).starts_with(p.sign);
    });
    if (pair != std::end(kPairs)) {
      put(josa(said, pair->final, pair->vowel), -1);
      at += pair->sign.size();
      continue;
    }
    const Rune r = rune_at(frame, at);
    put(frame.substr(at, r.size), -1);
    at += r.size;
  }
  return made.done();
}

std::vector<MarkedSentence> NameMaker::make(int times) {
  std::vector<MarkedSentence> out;
  for (int i = 0; i < times; ++i)
    for (const std::string& frame : frames_) out.push_back(fill(frame));
  return out;
}

}  // namespace hj::entity
