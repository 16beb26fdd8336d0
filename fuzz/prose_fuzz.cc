// Korean prose out of the tables' own words, so that the rules of `entity` and `claim` fire: every
// two bytes choose a word, a phrase, an ending or a mark. A choice lies by its words' hash: a table
// that grows changes few inputs.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "app/article_json.h"
#include "app/engine.h"
#include "app/explain_text.h"
#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "fuzz.h"
#include "ingest/reader.h"

namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t kChoices = 40, kMostBytes = 420;  // of an article: small ones are many
constexpr std::int64_t kPublished = 1'709'251'200;

constexpr std::string_view kMarks[] = {
    ". ", ". ",  "다. ", "다.\n", "\n", "\n",  "\n▲ ", "\n■ ", ", ", ", ",  ", ",  "·",  "·", "(",
    "(",  ") ",  ")",    " \"",   "\"", "\" ", " “",   "”",    "” ", " ‘",  "’",   "’ ", "…", "-",
    "/",  " = ", ": ",   " [",    "] ", "? ",  "!",    "%",    "㈜", " ㈜", " - ", "~",  "",  ""};
constexpr std::string_view kNumbers[] = {
    "1",   "2",      "3",   "4",    "7",         "10",     "12",   "15",    "25",   "30",    "31",
    "64",  "100",    "300", "1200", "3천",       "5000",   "2023", "2024",  "2026", "0.5",   "2.4",
    "1,5", "12,000", "1조", "20억", "1조5000억", "수백억", "십",   "100만", "두",   "세 번", "13"};
// What table words alone do not end in; the first letter may join the syllable in front.
constexpr std::string_view kEndings[] = {
    "했다",        "한다",        "하는",          "할",     "하고",        "해",
    "됐다",        "된",          "하며",          "하자",   "하지만",      "하려는",
    "하기로 했다", "라고 말했다", "했다고 밝혔다", "이라며", "ㄴ",          "ㄹ",
    "ㅁ",          "ㄴ다고",      "하겠다고",      "받았다", "할 예정이다", "하지 않았다"};

constexpr std::string_view kJosa[] = {"은", "는", "이",   "가",   "을",   "를", "의",     "에",
                                      "와", "과", "으로", "에서", "에게", "도", "로부터", "인"};

// Texts round a ring: a place is that of the text next on it.
class Ring {
 public:
  enum Glue : std::uint8_t { word, behind, mark };
  Ring(Glue glue, std::uint32_t places) : glue(glue), places(places) {}
  void add(std::string_view text) {
    if (text.size() < 200) texts_.emplace(hj::hash64(text) % places, hj::nfc(text));
  }
  // What stands twice is chosen twice as often.
  void add_all(const auto& texts) {
    for (std::size_t i = 0; i < std::size(texts); ++i)
      texts_.emplace(hj::hash64(texts[i], i) % places, texts[i]);
  }
  const std::string& at(std::uint32_t place) const {
    const auto next = texts_.lower_bound(place);
    return (next != texts_.end() ? next : texts_.begin())->second;
  }

  Glue glue;
  std::uint32_t places;

 private:
  std::map<std::uint64_t, std::string> texts_;
};

Texts split(std::string_view text, std::string_view by) {
  Texts out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + by.size();
  }
  return out;
}
// Empty fields are left out: only the first few columns are told apart, and those are never empty.
std::vector<Texts> rows_of(const std::string& file) {
  std::ifstream in(file);
  std::vector<Texts> out;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') out.push_back(split(line, "\t"));
  hj::fuzz::require(out.size() > 1, "a table has rows");
  out.erase(out.begin());  // the columns' names
  return out;
}
Texts files_in(const std::string& directory, std::string_view ending) {
  Texts out;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    if (entry.path().extension() == ending) out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}
// {p:하퍼}는 {한빛+}를 만났다 => meet …: the sentence alone.
std::string plain(std::string_view example) {
  example = example.substr(0, example.find(" => "));
  std::string out;
  for (std::size_t at = example.starts_with("# ") ? 2 : 0; at < example.size(); ++at) {
    const char c = example[at];
    if (c == '{' && example.substr(at + 2, 1) == ":") at += 2;
    if (c != '{' && c != '}' && c != '+') out += c;
  }
  return out;
}

class Vocabulary {
 public:
  Vocabulary() {
    marks_.add_all(kMarks);
    numbers_.add_all(kNumbers);
    tails_.add_all(kEndings);
    josa_.add_all(kJosa);
    for (const char* file : {"rules/claim/ending", "rules/claim/josa", "rules/entity/josa",
                             "rules/entity/orgsuffix", "rules/entity/seat", "rules/entity/suffix",
                             "rules/entity/unit", "lexicon/josa", "lexicon/eomi"})
      for (const Texts& row : rows_of(std::string("data/") + file + ".tsv")) tails_.add(row[0]);
    for (const Texts& row : rows_of("data/lexicon/party.tsv")) parties_.add(row[2]);
    add_names();
    add_keys("data/rules/entity/title.tsv", titles_);
    for (const std::string& file : files_in("data/rules/entity", ".tsv")) add_keys(file, entity_);
    for (const std::string& file : files_in("data/rules/claim", ".tsv")) {
      add_keys(file, claim_);
      for (const Texts& row : rows_of(file))
        for (const std::string& field : row)
          if (field.find('{') != std::string::npos)
            for (const std::string& example : split(field, " || "))
              add_prose(plain(example), sample_, phrases_);
    }
    for (const char* room : {"src/claim", "src/entity"})
      for (const std::string& file : files_in(room, ".cc")) add_code(file);
    hj::ingest::Reader().read(
        "data/gold/articles.jsonl",
        [this](hj::Page&& page) {
          add_prose(page.fields["title"] + '\n' + page.fields["body"], sample_, phrases_);
        },
        [](const hj::ingest::Fault& fault) { hj::fuzz::require(false, fault.error.what.c_str()); });
  }

  std::string compose(std::string_view bytes) const {
    std::string out;
    bool tight = true;
    for (std::size_t i = 0; i + 1 < std::min(bytes.size(), 2 * kChoices); i += 2) {
      std::uint32_t place =
          static_cast<std::uint8_t>(bytes[i]) * 256U + static_cast<std::uint8_t>(bytes[i + 1]);
      const Ring* ring = rings_;
      for (; place >= ring->places; ++ring) place -= ring->places;
      const std::string& text = ring->at(place);
      if (out.size() + text.size() > kMostBytes) break;
      if (ring->glue == Ring::word && !tight) out += ' ';
      ring->glue == Ring::behind ? join(out, text) : void(out += text);
      tight = ring->glue == Ring::mark;
    }
    return out;
  }

 private:
  static void add_keys(const std::string& file, Ring& ring) {
    for (const Texts& row : rows_of(file))
      for (const std::string& key : split(row[0], "|")) {
        ring.add(key);
        if (key.size() > 6 && key.ends_with("다")) ring.add(key.substr(0, key.size() - 3));
      }
  }
  // Each surname with a few given names.
  void add_names() {
    Texts surnames, given;
    for (const Texts& row : rows_of("data/rules/entity/koreanname.tsv"))
      (row[1] == "surname" ? surnames : given).push_back(row[0]);
    for (const std::string& surname : surnames)
      for (std::uint64_t i = 0; i < 8; ++i)
        names_.add(surname + given[hj::hash64(surname, i) % given.size()] +
                   (i > 0 ? given[hj::hash64(surname, 8 + i) % given.size()] : ""));
    for (const Texts& row : rows_of("data/rules/entity/givenname.tsv")) names_.add(row[0]);
  }
  // Its words, and each run of two to four of them.
  static void add_prose(const std::string& text, Ring& singles, Ring& runs) {
    for (const std::string& line : split(text, "\n")) {
      const Texts words = split(line, " ");
      for (std::size_t first = 0; first < words.size(); ++first) {
        std::string run = words[first];
        singles.add(run);
        for (std::size_t last = first + 1; last < std::min(first + 4, words.size()); ++last)
          runs.add(run += ' ' + words[last]);
      }
    }
  }
  // The words that rules ask for, and the examples in their comments: |다이빙| 주한 중국대사.
  void add_code(const std::string& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      std::erase(line, '|');
      std::string words;
      for (const char c : line) words += (c & 0x80) != 0 ? c : ' ';
      add_prose(words, code_, phrases_);
    }
  }
  // 하|ㄴ다고: 한다고.
  static void join(std::string& out, const std::string& ending) {
    if (out.empty()) return void(out = ending);
    const hj::Rune letter = hj::rune_at(ending, 0);
    const hj::Rune before = hj::rune_before(out, out.size());
    int last = 0;
    for (const auto& [code, jamo] : {std::pair{U'ㄴ', hj::kFinalN},
                                     {U'ㄹ', hj::kFinalL},
                                     {U'ㅁ', hj::kFinalM},
                                     {U'ㅂ', hj::kFinalB},
                                     {U'ㅆ', hj::kFinalSs}})
      if (letter.code == code) last = jamo;
    if (last == 0 || !hj::is_syllable(before.code)) return void(out += ending);
    hj::Jamo syllable = hj::decompose(before.code);
    syllable.final = last;
    out.resize(out.size() - before.size);
    hj::append(out, hj::compose(syllable));
    out += ending.substr(letter.size);
  }

  Ring rings_[12] = {
      {Ring::mark, 8192},   {Ring::word, 2048}, {Ring::behind, 8192},
      {Ring::behind, 4096}, {Ring::word, 4096}, {Ring::word, 3072},
      {Ring::word, 3072},   {Ring::word, 4096}, {Ring::word, 8192},
      {Ring::word, 6144},   {Ring::word, 8192}, {Ring::word, 6144}};  // 65,536 places
  Ring &marks_ = rings_[0], &numbers_ = rings_[1], &tails_ = rings_[2], &josa_ = rings_[3],
       &parties_ = rings_[4], &names_ = rings_[5], &titles_ = rings_[6], &entity_ = rings_[7],
       &claim_ = rings_[8], &sample_ = rings_[9], &phrases_ = rings_[10], &code_ = rings_[11];
};

hj::BlockKind kind_of(std::string_view line, bool first) {
  if (first) return hj::BlockKind::headline;
  return line.starts_with("▲")   ? hj::BlockKind::caption
         : line.starts_with("■") ? hj::BlockKind::heading
                                 : hj::BlockKind::body;
}
// A line is a block, as `extract` would have made it.
hj::Document document(const std::string& text) {
  hj::Document doc;
  for (std::string line : split(text, "\n")) {
    line.erase(0, line.find_first_not_of(' '));
    line.erase(line.find_last_not_of(' ') + 1);
    if (line.empty()) continue;
    if (!doc.text.empty()) doc.text += '\n';
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += line;
    doc.blocks.rows.push_back({{begin, static_cast<std::uint32_t>(doc.text.size())},
                               kind_of(line, doc.blocks.rows.empty())});
  }
  doc.language = "ko", doc.published = kPublished;
  return doc;
}

std::string read(const hj::Engine& engine, const std::string& text) {
  hj::Document doc = document(text);
  engine.analyse(doc);
  hj::fuzz::require_sound(doc);
  return hj::article_json(doc).dump() + hj::explain_text(doc);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const hj::Result<hj::Engine> kEngine = hj::Engine::open(HJ_DATA);
  hj::fuzz::require(static_cast<bool>(kEngine), "the engine opens");
  static const Vocabulary kVocabulary;
  const std::string text = kVocabulary.compose(hj::fuzz::view(data, size));
  static const bool kShow = std::getenv("HJ_SHOW") != nullptr;  // what an input says
  if (kShow) std::fprintf(stderr, "%s\n", text.c_str());
  hj::fuzz::require(read(*kEngine, text) == read(*kEngine, text),
                    "the same prose, the same answer");
  return 0;
}
