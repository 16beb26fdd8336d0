#include "claim/rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/hash.h"
#include "core/utf8.h"
#include "lexicon/lexicon.h"

namespace hj::claim {
namespace {

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::ranges::find(names, name);
  if (it == names.end()) return std::nullopt;
  return static_cast<E>(it - names.begin());
}

constexpr std::array<std::string_view, 12> kJoins = {
    "none",      "final", "chain",    "contrast", "condition", "purpose",
    "adnominal", "said",  "reported", "nominal",  "decision",  "long_neg"};
constexpr std::array<std::string_view, 4> kTenses = {"-", "present", "past", "future"};
constexpr std::array<std::string_view, 20> kCases = {
    "none", "subject",  "topic",     "object",  "dative",  "place", "source",
    "with", "genitive", "direction", "with_of", "copula",  "about", "against",
    "by",   "via",      "together",  "except",  "include", "other"};
constexpr std::array<std::string_view, 20> kSources = {"S", "O", "D", "L", "F", "C", "G",
                                                       "I", "M", "P", "V", "B", "X", "W",
                                                       "K", "E", "Z", "U", "R", "A"};
constexpr std::array<std::string_view, 4> kVoices = {"active", "passive", "receive", "causative"};
constexpr std::array<std::string_view, 29> kClasses = {
    "stage",  "light",  "hold",  "speech", "report", "transparent", "stake",  "paper",
    "aux",    "adverb", "stop",  "former", "also",   "site",        "make",   "craft",
    "sum",    "unit",   "right", "goods",  "sort",   "made_up",     "fitted", "ask",
    "refuse", "serial", "gives", "course", "verdict"};

constexpr std::array<std::string_view, 84> kMarkers = {
    "authority", "ruler",     "moment",  "ruling",  "alliance", "athlete", "chief",   "signer",
    "division",  "lender",    "work",    "people",  "occasion", "built",   "worth",   "charge",
    "vague",     "vicinity",  "field",   "deal",    "suit",     "company", "lapse",   "half",
    "elect",     "amid",      "band",    "finish",  "investor", "home",    "outlet",  "sale",
    "board",     "severally", "venture", "won",     "lost",     "tests",   "calls",   "staff",
    "ordered",   "court",     "lifts",   "result",  "ahead",    "judges",  "able",    "wins",
    "town",      "province",  "office",  "hearsay", "scheme",   "fares",   "ails",    "lasting",
    "root",      "new_share", "mishap",  "held",    "becomes",  "hands",   "venue",   "spreads",
    "fits",      "harm",      "kin",     "brass",   "question", "chosen",  "founded", "pays",
    "arms",      "online",    "body",    "edition", "plan",     "force",   "team",    "burden",
    "states",    "quarrel",   "tie",     "suffered"};

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t at = text.find(by);
    if (at != 0) out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return out;
}

// One table while it is read; `fault` keeps the first mistake with its file and line.
class Table {
 public:
  Table(const std::string& folder, const std::string& name, std::string& fault) : fault_(fault) {
    auto opened = Lexicon::open(folder + "/" + name + ".hjl");
    if (!opened) {
      if (fault_.empty()) fault_ = opened.error().what;
      return;
    }
    lexicon_ = std::move(*opened);
  }
  std::uint32_t size() const { return lexicon_ && fault_.empty() ? lexicon_->size() : 0; }
  std::uint64_t hash() const { return lexicon_ ? lexicon_->hash() : 0; }
  // "-" stands for an empty field.
  std::string_view at(std::uint32_t row, const char* name) {
    const auto column = lexicon_->column(name);
    if (!column) {
      say(row, std::string("no column ") + name);
      return {};
    }
    const std::string_view field = lexicon_->field(row, *column);
    return field == "-" ? std::string_view{} : field;
  }
  void say(std::uint32_t row, const std::string& why) {
    if (fault_.empty())
      fault_ =
          std::string(lexicon_->file()) + ":" + std::to_string(lexicon_->line(row)) + ": " + why;
  }
  template <class E, std::size_t N>
  E pick(std::uint32_t row, const char* column, const std::array<std::string_view, N>& names) {
    std::string_view field = at(row, column);
    if (field.empty()) field = "-";
    if (const auto found = named<E>(names, field)) return *found;
    say(row, "unknown " + std::string(column) + " \"" + std::string(field) + "\"");
    return E{};
  }

 private:
  std::optional<Lexicon> lexicon_;
  std::string& fault_;
};

class Loader {
 public:
  explicit Loader(std::string folder) : folder_(std::move(folder)) {}

  Result<Rules> run() {
    endings();
    josa();
    posts();
    frames();
    types();
    declines();
    trades();
    genres();
    cues();
    markers();
    idioms();
    relations();
    calibration();
    words();
    for (std::size_t i = 0; i < kTypeCount; ++i) triggers(static_cast<Type>(i));
    shape_words();
    if (!fault_.empty()) return Error{Code::bad_data, fault_};
    return std::move(out_);
  }

 private:
  void mix(const Table& table) { out_.maker = out_.maker * 0x9E3779B97F4A7C15ULL + table.hash(); }

  void endings() {
    Table t(folder_, "ending", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      Ending e;
      e.join = t.pick<Join>(i, "join", kJoins);
      e.tense = t.pick<Tense>(i, "tense", kTenses);
      const std::string_view mark = t.at(i, "mark");
      e.perfect_adnominal = mark == "perfect";
      e.linking = mark == "linking";
      e.progressive = mark == "progressive";
      e.becoming = mark == "becoming";
      e.quoting_final = mark == "quoting";
      e.doubt = mark == "doubt";
      e.asked = mark == "asked";
      out_.endings.add(t.at(i, "form"), e);
    }
    mix(t);
  }
  void josa() {
    Table t(folder_, "josa", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i)
      out_.josa[std::string(t.at(i, "form"))] = {t.pick<Case>(i, "case", kCases),
                                                 t.at(i, "also") == "1"};
    mix(t);
  }
  void posts() {
    Table t(folder_, "postposition", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i)
      out_.posts[std::string(t.at(i, "form"))] = t.pick<Case>(i, "case", kCases);
    mix(t);
  }
  void declines() {
    Table t(folder_, "decline", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i)
      (t.at(i, "note") == "deny" ? out_.denials : out_.declines).add(t.at(i, "words"));
    mix(t);
  }
  void trades() {
    Table t(folder_, "maker", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      const auto names = split(t.at(i, "makers"), ';');
      out_.trades.push_back({std::string(t.at(i, "goods")), {names.begin(), names.end()}});
    }
    mix(t);
  }
  float number(Table& t, std::uint32_t row, const char* column) {
    float out = 0;
    const std::string_view text = t.at(row, column);
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, out);
    if (read.ec != std::errc{} || read.ptr != end)
      t.say(row, std::string(column) + " is no number");
    return out;
  }
  void genres() {
    Table t(folder_, "genre", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      Genre g;
      g.name = t.at(i, "genre");
      g.least = number(t, i, "least");
      g.people = t.at(i, "whom") == "people";
      for (const std::string_view name : split(t.at(i, "types"), '|')) {
        const auto type = parse_type(name);
        if (!type) t.say(i, "unknown type " + std::string(name));
        g.types |= 1U << static_cast<unsigned>(type.value_or(Type::meet));
      }
      out_.genres.push_back(std::move(g));
    }
    mix(t);
  }
  void cues() {
    Table t(folder_, "cue", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      const auto g = std::ranges::find(out_.genres, t.at(i, "genre"), &Genre::name);
      if (g == out_.genres.end()) {
        t.say(i, "unknown genre");
        continue;
      }
      out_.cues.try_emplace(std::string(t.at(i, "word")),
                            Cue{static_cast<std::uint16_t>(g - out_.genres.begin()),
                                static_cast<std::uint16_t>(i), number(t, i, "weight")});
    }
    mix(t);
  }
  void calibration() {
    Table t(folder_, "calibration", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      out_.calibration.emplace_back(number(t, i, "raw"), number(t, i, "score"));
      if (i > 0 && out_.calibration[i].first <= out_.calibration[i - 1].first)
        t.say(i, "raw does not rise");
    }
    mix(t);
  }
  void markers() {
    Table t(folder_, "marker", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i)
      out_.markers[std::string(t.at(i, "text"))].set(
          static_cast<std::size_t>(t.pick<Marker>(i, "class", kMarkers)));
    mix(t);
  }
  void idioms() {
    Table t(folder_, "idiom", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      const auto verbs = split(t.at(i, "verbs"), ',');
      Idiom said{t.pick<Case>(i, "case", kCases), {verbs.begin(), verbs.end()}, {}};
      said.word.text = t.at(i, "noun");
      said.word.classes = 1U << static_cast<unsigned>(Class::stage);
      if (!t.at(i, "status").empty()) said.word.status = status(t, i, "status");
      out_.idioms[said.word.text].push_back(std::move(said));
    }
    mix(t);
  }
  void relations() {
    Table t(folder_, "relation", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      const auto type = parse_type(t.at(i, "type"));
      const auto named = parse_kind(t.at(i, "named"));
      const std::string_view first = t.at(i, "first");
      word(t.at(i, "word"));  // so that its particle is cut off
      if (!type || !named || (first != "before" && first != "after"))
        t.say(i, "unknown type, kind or side");
      else
        out_.relations[std::string(t.at(i, "word"))] = {*type, first == "before", *named};
    }
    mix(t);
  }
  Pattern pattern(Table& t, std::uint32_t row, const char* column) {
    Pattern out;
    for (const std::string_view part : split(t.at(row, column), ' ')) {
      const std::size_t eq = part.find('=');
      Role role;
      const std::string_view slot = part.substr(0, eq);
      role.both = slot == "x";
      const auto parsed = parse_slot(role.both ? "a" : slot);
      if (!parsed || eq == std::string_view::npos) {
        t.say(row, "bad role " + std::string(part));
        return {};
      }
      role.slot = *parsed;
      for (const std::string_view from : split(part.substr(eq + 1), '|')) {
        const auto source = named<Source>(kSources, from);
        if (!source) t.say(row, "unknown place " + std::string(from));
        role.from.push_back(source.value_or(Source::subject));
      }
      out.roles.push_back(std::move(role));
    }
    return out;
  }
  void frames() {
    Table t(folder_, "frame", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      Frame f;
      f.name = t.at(i, "frame");
      for (std::size_t v = 0; v < kVoices.size(); ++v) f.of[v] = pattern(t, i, kVoices[v].data());
      f.nominal = pattern(t, i, "nominal");
      out_.frames.push_back(std::move(f));
    }
    mix(t);
  }
  KindSet kinds(Table& t, std::uint32_t row, const char* column) {
    KindSet out = 0;
    for (const std::string_view name : split(t.at(row, column), '|')) {
      const auto kind = parse_kind(name);
      if (!kind) t.say(row, "unknown kind " + std::string(name));
      out |= bit(kind.value_or(Kind::org));
    }
    return out;
  }
  Status status(Table& t, std::uint32_t row, const char* column) {
    const auto out = parse_status(t.at(row, column));
    if (!out) t.say(row, std::string("unknown status in ") + column);
    return out.value_or(Status::done);
  }
  void types() {
    Table t(folder_, "tense", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      const auto type = parse_type(t.at(i, "type"));
      if (!type) {
        t.say(i, "unknown type");
        continue;
      }
      out_.types[static_cast<std::size_t>(*type)] = {kinds(t, i, "a"),
                                                     kinds(t, i, "b"),
                                                     status(t, i, "past"),
                                                     status(t, i, "present"),
                                                     status(t, i, "progressive"),
                                                     status(t, i, "adnominal"),
                                                     status(t, i, "decision")};
    }
    mix(t);
  }
  std::uint16_t word(std::string_view text) {
    const auto [it, fresh] =
        index_.try_emplace(std::string(text), static_cast<std::uint16_t>(out_.words.size()));
    if (fresh) {
      Word w;
      w.text = text;
      w.verb = text.ends_with("다") && text.size() > 3;
      out_.words.push_back(std::move(w));
    }
    return it->second;
  }
  FlagSet flags(Table& t, std::uint32_t row) {
    FlagSet out = 0;
    for (const std::string_view name : split(t.at(row, "flags"), '|')) {
      const auto flag = parse_flag(name);
      if (!flag)
        t.say(row, "unknown flag " + std::string(name));
      else
        out |= hj::bit(*flag);
    }
    return out;
  }
  void words() {
    Table t(folder_, "word", fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      Word& w = out_.words[word(t.at(i, "word"))];
      for (const std::string_view name : split(t.at(i, "class"), '|')) {
        const auto c = named<Class>(kClasses, name);
        if (!c)
          t.say(i, "unknown class " + std::string(name));
        else
          w.classes |= 1U << static_cast<unsigned>(*c);
      }
      if (w.is(Class::goods)) w.verb = false;  // 라이다
      if (!t.at(i, "status").empty()) w.status = status(t, i, "status");
      if (!t.at(i, "stance").empty()) w.stance = parse_stance(t.at(i, "stance"));
      if (!t.at(i, "tier").empty()) w.tier = parse_tier(t.at(i, "tier")).value_or(Tier::unknown);
      if (!t.at(i, "voice").empty()) w.voice = t.pick<Voice>(i, "voice", kVoices);
      w.flags |= flags(t, i);
    }
    mix(t);
  }
  void triggers(Type type) {
    Table t(folder_, std::string(code(type)), fault_);
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      Trigger g{type,        std::string(t.at(i, "rule")), {},  0, {},
                flags(t, i), std::string(t.at(i, "need")), 0.8F};
      const std::string_view frame = t.at(i, "frame");
      const auto f = std::ranges::find(out_.frames, frame, &Frame::name);
      if (f == out_.frames.end()) t.say(i, "unknown frame \"" + std::string(frame) + "\"");
      g.frame = static_cast<std::uint16_t>(f - out_.frames.begin());
      if (!t.at(i, "past").empty()) g.past = status(t, i, "past");
      g.score = number(t, i, "score");
      std::string key(t.at(i, "trigger"));
      const std::size_t space = key.rfind(' ');
      std::string before;
      if (space != std::string::npos && (key.ends_with("다") || leads(key.substr(0, space)))) {
        before = key.substr(0, space);
        if (before != "같이") before = strip_josa(before);
        key = key.substr(space + 1);
      }
      std::erase(key, ' ');
      std::vector<std::string_view> nouns = split(before, '|');
      if (nouns.empty()) nouns.emplace_back();
      for (const std::string_view act : split(key, '|'))
        for (const std::string_view noun : nouns) {  // 공급사|납품업체로 선정|낙점: each with each
          g.before = noun;
          const auto number = static_cast<std::uint16_t>(out_.triggers.size());
          Word& w = out_.words[word(act)];
          for (const std::uint16_t old : w.triggers)
            if (repeats(g, out_.triggers[old])) t.say(i, "repeats " + out_.triggers[old].rule);
          w.triggers.push_back(number);
          if (act.ends_with("계약")) {  // 건설계약서에 서명했다
            Word& paper = out_.words[word(std::string(act) + "서")];
            paper.triggers.push_back(number);
            paper.classes |= 1U << static_cast<unsigned>(Class::paper);
          }
          out_.triggers.push_back(g);
        }
    }
    mix(t);
  }
  // The same words in the same frame: never read, or read as another status of the same act.
  static bool repeats(const Trigger& g, const Trigger& old) {
    return g.type == old.type && g.before == old.before && g.frame == old.frame &&
           g.need == old.need && g.flags == old.flags;
  }
  // 함께 개발, 주관사로 선정: an adverb or a noun with its particle before a noun that acts.
  static bool leads(std::string_view word) {
    if (word == "함께" || word == "같이") return true;
    return std::ranges::any_of(kParticles, [&](std::string_view j) {
      return word.size() > j.size() + 2 && word.ends_with(j);
    });
  }
  static constexpr std::array<std::string_view, 8> kParticles = {"에서", "으로", "로", "을",
                                                                 "를",   "에",   "은", "는"};
  static std::string strip_josa(std::string noun) {
    for (const std::string_view j :
         {"에서", "으로", "로", "을", "를", "에", "은", "는", "이", "가"})
      if (noun.size() > j.size() + 2 && noun.ends_with(j))
        return noun.substr(0, noun.size() - j.size());
    return noun;
  }
  void shape_words() {
    for (std::uint16_t i = 0; i < out_.words.size(); ++i) {
      Word& w = out_.words[i];
      std::ranges::stable_sort(w.triggers,
                               [&](auto x, auto y) {  // the closer a rule asks, the sooner
                                 const Trigger &s = out_.triggers[x], &u = out_.triggers[y];
                                 if (s.before.size() != u.before.size())
                                   return s.before.size() > u.before.size();
                                 return !s.need.empty() && u.need.empty();
                               });
      const auto plain =
          [&](auto g) {  // 절반씩 출자, 컨소시엄을 꾸리다: a sort of what the word means
            const std::string& need = out_.triggers[g].need;
            return out_.triggers[g].before.empty() && need != "ratio" && need != "band";
          };
      if (const auto it = std::ranges::find_if(w.triggers, plain); it != w.triggers.end())
        w.main = *it;
      else if (!w.triggers.empty())
        w.main = w.triggers.front();
      if (!w.verb) {
        out_.forms[w.text].push_back({i, Fuse::none});
        continue;
      }
      if (w.text == "사다") out_.buys = i;
      if (w.text == "팔다") out_.sells = i;
      for (Shape& s : shapes(std::string_view(w.text).substr(0, w.text.size() - 3)))
        out_.forms[std::move(s.form)].push_back({i, s.fuse});
    }
    fill_filters();
  }
  void fill_filters() {
    constexpr std::size_t kBitsOfWord = 16;
    out_.form_bits = lexicon::FilterBits(out_.forms.size(), kBitsOfWord);
    out_.form_heads = lexicon::FilterBits(out_.forms.size(), kBitsOfWord);
    for (const auto& [form, readings] : out_.forms) {
      out_.form_bits.add(form);
      const auto fits = [size = form.size()](std::size_t head) { return head <= size; };
      const auto head = std::ranges::find_if(Rules::kHeads, fits);
      if (head != std::end(Rules::kHeads))
        out_.form_heads.add(std::string_view(form).substr(0, *head));
    }
    out_.marker_bits = lexicon::FilterBits(out_.markers.size(), kBitsOfWord);
    for (const auto& [text, classes] : out_.markers) {
      out_.marker_bits.add(text);
      out_.marker_ends.add_end(text);
    }
    out_.cue_bits = lexicon::FilterBits(out_.cues.size(), kBitsOfWord);
    for (const auto& [word, cue] : out_.cues) out_.cue_bits.add(word);
    for (const auto& [word, relation] : out_.relations) out_.relation_ends.add_end(word);
    for (const auto& [form, post] : out_.posts) out_.post_ends.add_end(form);
  }

  std::string folder_, fault_;
  std::unordered_map<std::string, std::uint16_t> index_;
  Rules out_;
};

}  // namespace

const std::vector<Reading>* Rules::find(std::string_view form) const {
  if (!form_bits.may_have(form)) return nullptr;
  const auto it = forms.find(form);
  return it == forms.end() ? nullptr : &it->second;
}

float Rules::calibrated(float score) const {
  for (std::size_t i = 1; i < calibration.size(); ++i) {
    const auto& [x0, y0] = calibration[i - 1];
    const auto& [x1, y1] = calibration[i];
    if (score <= x1) return y0 + (y1 - y0) * (std::max(score, x0) - x0) / (x1 - x0);
  }
  return calibration.empty() ? score : calibration.back().second;
}
bool Rules::marked(std::string_view text, Marker marker) const {
  const auto it = markers.find(text);
  return it != markers.end() && it->second[static_cast<std::size_t>(marker)];
}
bool Rules::ends(std::string_view name, Marker marker) const {
  if (!marker_ends.has_end(name)) return false;
  for (std::size_t at = 0; at < name.size(); ++at)
    if (boundary(name, at) && is(name.substr(at), marker)) return true;
  return false;
}

bool Rules::begins(std::string_view word, Marker marker) const {
  for (std::size_t end = word.size(); end > 0; --end)
    if (boundary(word, end) && is(word.substr(0, end), marker)) return true;
  return false;
}

Result<Rules> load_rules(const std::string& folder) { return Loader(folder).run(); }

}  // namespace hj::claim
