#include "store/query_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/utf8.h"
#include "core/value.h"

namespace hj::store {
namespace {

constexpr std::size_t kManyWords = 24, kLongQuery = 2000;

enum class Field : std::uint8_t {
  type,
  party,
  entity,
  status,
  outlet,
  amount,
  since,
  until,
  title
};
constexpr std::array<std::pair<std::string_view, Field>, 18> kFields = {{{"type", Field::type},
                                                                         {"유형", Field::type},
                                                                         {"party", Field::party},
                                                                         {"당사자", Field::party},
                                                                         {"entity", Field::entity},
                                                                         {"등장", Field::entity},
                                                                         {"status", Field::status},
                                                                         {"단계", Field::status},
                                                                         {"outlet", Field::outlet},
                                                                         {"매체", Field::outlet},
                                                                         {"amount", Field::amount},
                                                                         {"금액", Field::amount},
                                                                         {"since", Field::since},
                                                                         {"부터", Field::since},
                                                                         {"until", Field::until},
                                                                         {"까지", Field::until},
                                                                         {"title", Field::title},
                                                                         {"제목", Field::title}}};

struct Unit {
  std::string_view word;
  double value;
};
constexpr std::array<Unit, 6> kUnits = {
    {{"조", 1e12}, {"억", 1e8}, {"만", 1e4}, {"천", 1e3}, {"백", 1e2}, {"십", 1e1}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kCurrencies = {
    {{"달러", "USD"},
     {"usd", "USD"},
     {"USD", "USD"},
     {"$", "USD"},
     {"엔", "JPY"},
     {"JPY", "JPY"},
     {"유로", "EUR"},
     {"EUR", "EUR"},
     {"€", "EUR"},
     {"위안", "CNY"},
     {"CNY", "CNY"},
     {"파운드", "GBP"},
     {"GBP", "GBP"},
     {"£", "GBP"},
     {"원", "KRW"},
     {"KRW", "KRW"},
     {"₩", "KRW"},
     {"￦", "KRW"}}};

[[nodiscard]] Error bad(std::string_view field, std::string_view value, std::string_view why) {
  return {Code::bad_input,
          std::string(field) + " \"" + std::string(value) + "\" " + std::string(why)};
}

bool eat(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// A code or a Korean or English label.
template <class E, std::size_t N>
std::optional<E> named(std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    const Label& l = label(static_cast<E>(i));
    if (word == l.code || word == l.ko || word == l.en) return static_cast<E>(i);
  }
  return std::nullopt;
}

std::string_view whole_runes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && !boundary(text, most)) --most;
  return text.substr(0, most);
}

char mark_of(Field field) {
  switch (field) {
    case Field::type:
      return 't';
    case Field::status:
      return 's';
    case Field::party:
      return 'p';
    case Field::entity:
      return 'e';
    case Field::outlet:
      return 'o';
    default:
      return 0;
  }
}

bool is_mark(const WordNode& n) { return n.what == WordNode::What::mark; }

// type:a OR type:b is type:a,b.
void join_marks(WordNode& node) {
  if (node.what != WordNode::What::any) return;
  std::vector<std::string> values;
  std::string text;
  for (const WordTree& branch : node.any) {
    if (branch.size() != 1 || !is_mark(branch[0]) || branch[0].without ||
        branch[0].mark != node.any[0][0].mark)
      return;
    values.insert(values.end(), branch[0].values.begin(), branch[0].values.end());
    text += (text.empty() ? "" : " OR ") + branch[0].text;
  }
  node.what = WordNode::What::mark, node.mark = node.any[0][0].mark;
  node.values = std::move(values), node.text = std::move(text);
  node.any.clear();
}

class Parser {
 public:
  explicit Parser(std::string_view text) : left_(whole_runes(text, kLongQuery)) {}
  Result<ParsedQuery> run() {
    out_.words = sequence(0);
    if (error_) return *error_;
    raise(out_.words);
    return std::move(out_);
  }

 private:
  // Fields that hold for the whole query, out of the tree of words.
  void raise(WordTree& tree) {
    if (tree.size() == 1 && tree[0].what == WordNode::What::any && !tree[0].without) {
      join_marks(tree[0]);
      const auto fields_alone = [](const WordTree& t) { return std::ranges::all_of(t, is_mark); };
      if (std::ranges::none_of(tree[0].any, fields_alone))
        for (WordTree& branch : tree[0].any) raise_from(branch);
    }
    raise_from(tree);
  }
  void raise_from(WordTree& tree) {
    for (WordNode& n : tree) {
      if (n.without) continue;
      join_marks(n);
      if (n.what == WordNode::What::any && n.any.size() == 1) raise_from(n.any[0]);
      if (is_mark(n)) hold(n);
    }
    std::erase_if(tree, [](const WordNode& n) {
      return !n.without && (is_mark(n) || (n.what == WordNode::What::any && n.any.size() == 1 &&
                                           n.any[0].empty()));
    });
  }
  void hold(const WordNode& n) {
    for (const std::string& one : n.values) {
      if (n.mark == 't') out_.types.push_back(*named<Type, kTypeCount>(one));
      if (n.mark == 's') out_.statuses.push_back(*named<Status, kStatusCount>(one));
      if (n.mark == 'o') out_.outlets.push_back(one);
    }
    if (n.mark == 'p') out_.parties.push_back(n.values);
    if (n.mark == 'e') out_.entities.push_back(n.values);
  }

  void skip_space() {
    while (!left_.empty()) {
      const Rune r = rune_at(left_, 0);
      if (!is_space(r.code)) return;
      left_.remove_prefix(r.size);
    }
  }
  // Up to white space or a bracket; a quoted value may hold both.
  std::string_view take_word() {
    std::size_t end = 0;
    while (end < left_.size()) {
      const Rune r = rune_at(left_, end);
      if (is_space(r.code) || r.code == '(' || r.code == ')') break;
      end += r.size;
    }
    const std::string_view out = left_.substr(0, end);
    left_.remove_prefix(end);
    return out;
  }
  std::string_view take_quoted() {  // at the opening mark
    left_.remove_prefix(1);
    const std::string_view out = left_.substr(0, left_.find('"'));
    left_.remove_prefix(std::min(left_.size(), out.size() + 1));
    return out;
  }
  std::string_view take_value() { return left_.starts_with('"') ? take_quoted() : take_word(); }

  // One branch after another, OR between them.
  WordTree sequence(std::size_t depth) {
    std::vector<WordTree> branches(1);
    while (words_ < kManyWords) {
      skip_space();
      if (left_.empty()) break;
      if (left_[0] == ')') {
        if (depth > 0) break;
        left_.remove_prefix(1);
        continue;
      }
      if (is_or()) {
        branches.emplace_back();
        continue;
      }
      if (keyword("AND")) continue;
      item(branches.back(), depth);
    }
    std::erase_if(branches, [](const WordTree& t) { return t.empty(); });
    if (branches.empty()) return {};
    if (branches.size() == 1) return std::move(branches.front());
    WordNode any;
    any.what = WordNode::What::any;
    any.any = std::move(branches);
    return {std::move(any)};
  }
  bool is_or() {
    if (left_[0] == '|') return left_.remove_prefix(1), true;
    return keyword("OR") || keyword("또는");
  }
  // A word of the language, not the beginning of another: OR, not ORACLE.
  bool keyword(std::string_view word) {
    if (!left_.starts_with(word)) return false;
    if (left_.size() > word.size()) {
      const char32_t next = rune_at(left_, word.size()).code;
      if (!is_space(next) && next != '(' && next != ')' && next != '"') return false;
    }
    return left_.remove_prefix(word.size()), true;
  }

  void item(WordTree& into, std::size_t depth) {
    ++words_;
    bool without = false;
    if (keyword("NOT")) {
      without = true;
      skip_space();
      if (left_.empty()) return;
    } else if (left_.size() > 1 && left_[0] == '-') {
      without = true;
      left_.remove_prefix(1);
    }
    if (left_[0] == '(') {
      left_.remove_prefix(1);
      WordTree inner = sequence(depth + 1);  // as deep as there are words
      if (left_.starts_with(')')) left_.remove_prefix(1);
      if (inner.empty()) return;
      WordNode node;
      node.what = WordNode::What::any, node.without = without;
      if (inner.size() == 1 && inner[0].what == WordNode::What::any && !inner[0].without)
        node.any = std::move(inner[0].any);
      else
        node.any.push_back(std::move(inner));
      into.push_back(std::move(node));
      return;
    }
    if (!field(into, without)) word(into, without, false);
  }

  void word(WordTree& into, bool without, bool title) {
    WordNode node;
    node.without = without, node.title = title;
    if (left_.starts_with('"')) {
      node.what = WordNode::What::phrase;
      node.text = take_quoted();
    } else {
      const bool exact = left_.size() > 1 && left_[0] == '=';
      if (exact) left_.remove_prefix(1);
      std::string_view text = take_word();
      if (exact) {
        node.what = WordNode::What::exact;
      } else if (text.size() > 1 && text.back() == '*') {
        node.what = WordNode::What::prefix;
        text.remove_suffix(1);
      }
      node.text = text;
      if (text.empty() && !left_.empty() && left_[0] == '(') left_.remove_prefix(1);
    }
    if (!node.text.empty()) into.push_back(std::move(node));
  }

  bool field(WordTree& into, bool without) {
    for (const auto& [name, field] : kFields) {
      if (!left_.starts_with(name) || left_.size() <= name.size()) continue;
      std::string_view rest = left_.substr(name.size());
      if (field == Field::amount) rest.remove_prefix(spaces_before(rest, "<>"));
      const bool compares = field == Field::amount && (rest[0] == '>' || rest[0] == '<');
      if (rest[0] != ':' && !compares) continue;
      left_ = compares ? rest : rest.substr(1);
      if (field == Field::title)
        word(into, without, true);
      else if (const char mark = mark_of(field); mark != 0)
        add_mark(into, mark, name, without);
      else if (without)
        fail(bad(name, take_value(), "cannot be taken away"));
      else
        set(field, name, compares);
      return true;
    }
    return false;
  }
  // The spaces before one of these, else none.
  static std::size_t spaces_before(std::string_view text, std::string_view ones) {
    const std::size_t at = text.find_first_not_of(' ');
    return at != text.npos && ones.find(text[at]) != ones.npos ? at : 0;
  }

  void add_mark(WordTree& into, char mark, std::string_view name, bool without) {
    const std::string value(take_value());
    if (value.empty()) return fail(bad(name, value, "is empty"));
    WordNode node;
    node.what = WordNode::What::mark, node.mark = mark, node.without = without;
    node.text = std::string(name) + ':' + value;
    if (mark == 't')
      node.values = codes<Type, kTypeCount>(name, value);
    else if (mark == 's')
      node.values = codes<Status, kStatusCount>(name, value);
    else
      node.values = split(value, ',');
    if (node.values.empty()) return fail(bad(name, value, "is empty"));
    into.push_back(std::move(node));
  }

  void set(Field field, std::string_view name, bool compares) {
    std::string op;
    if (compares) {
      op = left_[0], left_.remove_prefix(1);
      if (eat(left_, "=")) op += '=';
      skip_space();
    }
    std::string value(take_value());
    if (value.empty()) return fail(bad(name, value, "is empty"));
    if (field != Field::amount) return day(field, name, value);
    while (take_more_money(value)) {
    }
    amount(name, op, value);
  }
  // 3억 달러 and 1조 5000억원 are one sum, where what follows is no sum of its own without a unit.
  bool take_more_money(std::string& value) {
    const std::string_view before = left_;
    skip_space();
    const std::string_view next = take_word();
    const bool unit = std::ranges::any_of(kUnits, [&](const Unit& u) {
      return next.find(u.word) != next.npos && next[0] >= '0' && next[0] <= '9';
    });
    const bool coin =
        std::ranges::any_of(kCurrencies, [&](const auto& c) { return next == c.first; });
    const std::string_view last = std::string_view(value).substr(value.rfind("..") + 1);
    const bool open =
        std::ranges::any_of(kUnits, [&](const Unit& u) { return last.ends_with(u.word); }) ||
        (coin && last.find_last_of("0123456789") == last.size() - 1);
    const std::string longer = value + std::string(next);
    const std::string_view sum = std::string_view(longer).substr(value.size() - last.size());
    if (!(unit || coin) || !open || !parse_money(sum.substr(sum.starts_with('.') ? 1 : 0)).ok)
      return left_ = before, false;
    value = longer;
    return true;
  }

  template <class E, std::size_t N>
  std::vector<std::string> codes(std::string_view name, const std::string& value) {
    std::vector<std::string> out;
    for (const std::string& one : split(value, ',')) {
      const std::optional<E> found = named<E, N>(one);
      if (!found) return fail(bad(name, one, "is none of the schema's codes or labels")), out;
      out.emplace_back(code(*found));
    }
    return out;
  }

  void amount(std::string_view name, std::string_view op, const std::string& value) {
    const std::size_t cut = value.find("..");
    if (op.empty() && cut != std::string::npos) {
      const Money most = parse_money(std::string_view(value).substr(cut + 2));
      Money least = parse_money(std::string_view(value).substr(0, cut));
      if (!least.ok || !most.ok) return fail(bad(name, value, "is no range of money"));
      if (value.find(most.currency) == std::string::npos) least.currency = most.currency;
      out_.amounts.push_back({most.currency, least.value, most.value});
      return;
    }
    const Money m = parse_money(value);
    if (!m.ok) return fail(bad(name, value, "is no sum of money, as 1조, 5000억 or 10억달러"));
    constexpr double kStep = 1e-9;  // strictly more, strictly less
    const bool same = op.size() != 1;
    if (op.empty())
      out_.amounts.push_back({m.currency, m.value, m.value});
    else if (op[0] == '>')
      out_.amounts.push_back({m.currency, same ? m.value : m.value * (1 + kStep), 0});
    else
      out_.amounts.push_back({m.currency, 0, same ? m.value : m.value * (1 - kStep)});
  }

  void day(Field field, std::string_view name, const std::string& value) {
    constexpr std::int64_t kDay = 86400, kKorea = std::int64_t{9} * 3600;
    const hj::Days days = days_of(value);
    if (!days.ok) return fail(bad(name, value, "is no date, as 2024, 2024-03 or 2024-03-01"));
    if (field == Field::since)
      out_.since = std::max<std::int64_t>(1, days.first * kDay - kKorea);
    else
      out_.until = (std::int64_t{days.last} + 1) * kDay - kKorea;
  }

  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  std::string_view left_;
  std::size_t words_ = 0;
  ParsedQuery out_;
  std::optional<Error> error_;
};

std::string_view currency(std::string_view& text) {
  for (const auto& [word, iso] : kCurrencies) {
    if (eat(text, word)) return iso;
    if (text.ends_with(word)) return text.remove_suffix(word.size()), iso;
  }
  return {};
}

std::optional<double> number(std::string_view& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

}  // namespace

Result<ParsedQuery> parse_query(std::string_view text) { return Parser(text).run(); }

Money parse_money(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ',' && c != ' ') plain += c;
  std::string_view left = plain;
  Money out;
  const std::string_view iso = currency(left);
  out.currency = iso.empty() ? "KRW" : iso;
  if (left.empty()) return out;
  double small = 0;  // below the next 조, 억 or 만
  while (!left.empty()) {
    const std::optional<double> n = number(left);
    double part = n.value_or(1);
    const auto unit =
        std::ranges::find_if(kUnits, [&](const Unit& u) { return left.starts_with(u.word); });
    if (unit == kUnits.end()) {
      if (!n || !left.empty()) return out;
      small += part;
      break;
    }
    left.remove_prefix(unit->word.size());
    if (unit->value >= 1e4) {
      out.value += (small + (n || small == 0 ? part : 0)) * unit->value;
      small = 0;
    } else {
      small += part * unit->value;
    }
  }
  out.value += small;
  out.ok = out.value >= 0 && out.value < 1e30;
  return out;
}

}  // namespace hj::store
