#include "dedup/relays.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/utf8.h"

namespace hj {
namespace {

constexpr std::size_t kSentences = 60;  // of one article that are read
constexpr std::size_t kWords = 80;      // of one sentence

constexpr std::string_view kReporting[] = {"according", "citing", "reported", "report", "told"};

bool mark(char32_t c) {
  constexpr std::u32string_view kMarks = U"\"'‘’“”·,.…[]<>《》「」";
  return kMarks.find(c) != std::u32string_view::npos;
}

}  // namespace

// The words of one sentence, and the frame that they make.
class RelayReader {
  struct Token {
    std::string_view word;  // without quotation marks and what stands in brackets
    Span span;              // of `word` and of what was cut out of it
  };

 public:
  RelayReader(const Relays& relays, const Document& doc) : relays_(relays), doc_(doc) {}

  std::optional<Relay> read(Span sentence) {
    cut(sentence);
    if (!reports()) return std::nullopt;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Named named = name(i);
      if (named.outlet.empty() || own(named.outlet) || !passes_on(named)) continue;
      return Relay{std::move(named.outlet), named.span, sentence, false};
    }
    return std::nullopt;
  }

 private:
  struct Named {
    std::string outlet;
    std::string_view josa;  // at, subject, object, none
    Span span;
    std::size_t next = 0;  // the token after it
    bool listed = false;   // a name of the table: no doubt about what it is
  };

  // (현지시간) and (WSJ) are cut out, with the words inside.
  void cut(Span sentence) {
    tokens_.clear();
    words_.clear();
    words_.reserve(sentence.size());  // tokens_ point into it
    std::size_t start = 0;
    std::uint32_t from = sentence.begin;
    int depth = 0;
    const auto end_word = [&](std::uint32_t at) {
      if (words_.size() > start && tokens_.size() < kWords)
        tokens_.push_back({std::string_view(words_).substr(start), {from, at}});
      start = words_.size();
    };
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
      const Rune rune = rune_at(doc_.text, at);
      const auto next = static_cast<std::uint32_t>(at + rune.size);
      if (rune.code == '(')
        ++depth;
      else if (rune.code == ')')
        depth = std::max(0, depth - 1);
      else if (depth == 0 && is_space(rune.code))
        end_word(at), from = next;
      else if (depth == 0 && !mark(rune.code))
        append(words_, rune.code);
      if (words_.size() == start && depth == 0 && rune.code != ')')
        from = is_space(rune.code) || mark(rune.code) ? next : at;
      at = next;
    }
    end_word(sentence.end);
  }

  // Does any word report? Without one no name matters.
  bool reports() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!relays_.reporting_.has(rune_at(tokens_[i].word, 0).code)) continue;
      for (const std::string_view role : kReporting)
        if (begins(i, role)) return true;
    }
    return false;
  }
  std::string_view value(std::string_view word, std::string_view role) const {
    const auto [first, last] = relays_.words_.find(word);
    for (std::uint32_t row = first; row < last; ++row)
      if (relays_.words_.field(row, relays_.role_) == role)
        return relays_.words_.field(row, relays_.means_);
    return {};
  }
  bool begins(std::size_t token, std::string_view role) const {
    if (token >= tokens_.size()) return false;
    std::vector<Prefix> found;
    relays_.words_.prefixes(tokens_[token].word, found);
    return std::any_of(found.begin(), found.end(), [&](const Prefix& p) {
      for (std::uint32_t row = p.first; row < p.last; ++row)
        if (relays_.words_.field(row, relays_.role_) == role) return true;
      return false;
    });
  }
  bool suffixed(std::string_view word) const {
    for (std::size_t at = word.size(); at-- > 1;)
      if ((static_cast<unsigned char>(word[at]) & 0xC0) != 0x80 &&
          rune_count(word.substr(0, at)) >= 2) {
        const auto [first, last] = relays_.words_.find(word.substr(at));
        for (std::uint32_t row = first; row < last; ++row)
          if (relays_.words_.field(row, relays_.role_) == "suffix") return true;
      }
    return false;
  }
  // "한강경제는" -> 한강경제, subject; the longest name whose rest is a particle.
  Named name(std::size_t i) const {
    const Token& token = tokens_[i];
    Named out;
    for (std::size_t end = token.word.size(); end > 0; --end) {
      if (end < token.word.size() && (static_cast<unsigned char>(token.word[end]) & 0xC0) == 0x80)
        continue;
      const std::string_view stem = token.word.substr(0, end), rest = token.word.substr(end);
      const std::string_view josa = rest.empty() ? "none" : value(rest, "josa");
      if (josa.empty()) continue;
      const std::string_view listed = value(stem, "outlet");
      if (listed.empty() && !suffixed(stem)) continue;
      out.outlet = listed.empty() ? stem : listed;
      out.listed = !listed.empty();
      out.josa = josa;
      out.span = token.span;
      out.next = i + 1;
      if (rest.empty()) follow(out);
      return out;
    }
    return out;
  }
  // 블룸버그 통신은, 로이터 등에: the particle stands on the word after the name.
  void follow(Named& named) const {
    if (named.next >= tokens_.size()) return;
    const std::string_view word = tokens_[named.next].word;
    if (const std::string_view josa = value(word, "josa");
        word.starts_with("등") && !josa.empty()) {
      named.josa = josa;
      ++named.next;
      return;
    }
    for (const std::string_view kind : {"통신", "방송", "신문"}) {
      if (!named.listed || !word.starts_with(kind)) continue;
      const std::string_view rest = word.substr(kind.size());
      const std::string_view josa = rest.empty() ? "none" : value(rest, "josa");
      if (josa.empty()) return;
      named.josa = josa;
      named.span.end = tokens_[named.next].span.end;
      ++named.next;
      return;
    }
  }
  bool own(std::string_view outlet) const {
    return !doc_.outlet.empty() &&
           (outlet.starts_with(doc_.outlet) || std::string_view(doc_.outlet).starts_with(outlet));
  }
  bool passes_on(const Named& named) const {
    const std::size_t next = named.next;
    if (named.josa == "at") return begins(next, "according");
    if (named.josa == "object") return begins(next, "citing");
    if (named.josa == "none") return begins(next, "report") && !begins(next, "reported");
    for (std::size_t i = next; i < tokens_.size(); ++i)
      if (begins(i, "reported") || (named.listed && begins(i, "told"))) return true;
    return false;
  }

  const Relays& relays_;
  const Document& doc_;
  std::string words_;
  std::vector<Token> tokens_;
};

Relays::Relays(Lexicon words, std::uint32_t role, std::uint32_t means, std::uint32_t leading)
    : words_(std::move(words)), role_(role), means_(means), leading_(leading) {
  for (std::uint32_t row = 0; row < words_.size(); ++row)
    if (std::ranges::find(kReporting, words_.field(row, role_)) != std::end(kReporting))
      reporting_.add_start(words_.field(row, 0));
}

Result<Relays> Relays::open(const std::string& data_dir, const DedupRules& rules) {
  const std::string file = data_dir + "/rules/dedup/relay.hjl";
  Result<Lexicon> words = Lexicon::open(file);
  if (!words) return words.error();
  const auto role = words->column("role"), means = words->column("means");
  if (!role || !means) return Error{Code::bad_data, file + ": no column role or means"};
  return Relays(*std::move(words), *role, *means, rules.leading);
}

std::vector<Relay> Relays::operator()(const Document& doc) const {
  std::vector<Relay> out;
  RelayReader reader(*this, doc);
  std::size_t count = 0;
  for (const Sentence& s : doc.sentences.rows) {
    if (s.block >= doc.blocks.rows.size() || doc.blocks.rows[s.block].kind != BlockKind::body)
      continue;
    if (count++ == kSentences) break;
    if (std::optional<Relay> relay = reader.read(s.span)) {
      relay->leads = count <= leading_;
      out.push_back(*std::move(relay));
    }
  }
  return out;
}

}  // namespace hj
