// A sentence as the units that clauses are made of: mentions, words with their particles,
// predicates, marks.
#pragma once

#include <cstdint>
#include <vector>

#include "claim/rules.h"
#include "core/document.h"

namespace hj::claim {

inline constexpr std::size_t kMaxTokens = 400;  // of a sentence; what follows is not read
inline constexpr std::uint16_t kNone = 0xFFFF;

enum class What : std::uint8_t {
  word,
  party,
  product,
  place,
  title,
  amount,
  count,
  share,
  time,
  mark,
};

struct Token {
  Span span;              // without particle, ending or quotation marks
  std::uint32_t end = 0;  // with them
  What what = What::word;
  Case josa = Case::none;
  bool also = false;  // the particle is 도, 만 …
  bool open = true;   // white space before it
  bool predicate = false;
  bool doing = false;         // 검토 중
  bool negated = false;       // 안, 못 before it
  bool modifier = false;      // a party's name that only modifies (삼성전자 노조)
  bool heldback = false;      // a party with a suffix that makes it another thing (엔비디아향)
  bool quoted = false;        // stands in direct speech
  char32_t mark = 0;          // of What::mark
  Row mention = kNoRow;       // the first over these words
  std::uint8_t mentions = 0;  // an anaphor for two parties is two
  std::uint16_t word = kNone;  // in Rules::words
  Voice voice = Voice::active;
  Ending ending;
  bool party() const { return what == What::party || what == What::product || what == What::place; }
};

// 하만을 인수, 사업을 키웠다: a noun that acts stands for its verb before a comma.
void chain_nouns(const Rules& rules, std::vector<Token>& tokens);

// Cuts one sentence. `cursor` is the first mention that may lie in it, `morph` the first morpheme;
// both move forward, so that a document is read once.
class Tokenizer {
 public:
  Tokenizer(const Rules& rules, const Document& doc) : rules_(rules), doc_(doc) {}
  // Tokens of `span`, in order; `direct` holds the spans of direct speech, sorted.
  void run(Span span, std::vector<Token>& out);

 private:
  void mention(Span span, std::vector<Token>& out);
  void chunk(Span span, bool open, std::vector<Token>& out);
  std::uint32_t word_end(std::uint32_t at, std::uint32_t limit) const;
  bool verbal(Span span) const;
  bool within_word(const Mention& m) const;
  bool before_hold(std::uint32_t at) const;
  bool aims(Span span) const;
  bool hangs(const Word& w, Span noun, std::uint32_t from) const;
  void join_words(std::vector<Token>& out) const;
  void short_verbs(std::vector<Token>& out) const;
  bool underway(Token& t, const Token& next) const;
  bool joins(Token& t, const Token& next) const;
  bool pieces(Span span, bool open, std::vector<Token>& out);
  bool tail(std::uint32_t at, std::uint32_t end, Token& token) const;
  bool predicate(std::string_view text, Token& token, bool noun) const;
  bool copula(std::string_view text, Token& token) const;
  static void bullets(std::vector<Token>& out);
  void count_states(std::vector<Token>& out) const;
  void suffix(std::uint32_t limit, Token& token);
  void glossed(std::uint32_t at, Token& noun) const;
  void by_morphs(Span span, Token& token);
  std::uint32_t skip_brackets(std::uint32_t at, std::uint32_t limit) const;
  Case josa_of(std::string_view text, bool& also) const;

  const Rules& rules_;
  const Document& doc_;
  std::size_t mention_ = 0, morph_ = 0;
};

}  // namespace hj::claim
