#include "store/index.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "core/hash.h"
#include "store/rank.h"

namespace hj::store {
namespace {

std::string text_has(const std::string& term) { return "{head body} : \"" + term + '"'; }

// 'term':1A — quoted, whatever it holds.
std::string lexeme(std::string_view term) {
  std::string out = "'";
  for (const char c : term) out += c == '\'' || c == '\\' ? std::string(2, c) : std::string(1, c);
  return out + '\'';
}

template <class Each>
void each_word(std::string_view text, Each each) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) each(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// A tsvector in its text form: weight A = head, B = body, C = mark. A gap keeps a phrase in one.
std::string tsvector_of(const IndexText& text) {
  constexpr int kLast = 16383;  // PostgreSQL's highest position
  std::string out;
  int at = 0;
  const auto add = [&](std::string_view words, char weight) {
    ++at;
    each_word(words, [&](std::string_view word) {
      const bool beside = word.size() > 1 && word[0] == '+';
      if (beside) word.remove_prefix(1);
      at = std::min(beside ? at : at + 1, kLast);
      out += lexeme(word) + ':' + std::to_string(at) + weight + ' ';
    });
  };
  add(text.head, 'A'), add(text.body, 'B'), add(text.mark, 'C');
  return out;
}

struct Phrase {
  std::vector<std::string> words;
  bool prefix = false;  // of the last word
};

// FTS5's form, as match.cc writes it, into PostgreSQL's; the phrases are noted for the ranking.
class Translator {
 public:
  explicit Translator(std::string_view left) : left_(left) {}
  std::string run() {
    while (!left_.empty()) one();
    return std::move(out_);
  }
  std::vector<Phrase>& phrases() { return phrases_; }

 private:
  bool eat(std::string_view word) {
    if (!left_.starts_with(word)) return false;
    left_.remove_prefix(word.size());
    return true;
  }
  void one() {
    if (eat(" AND ")) return void(out_ += " & ");
    if (eat(" OR ")) return void(out_ += " | ");
    if (eat(" NOT ")) return void(out_ += " & !");
    if (eat("(")) return void(out_ += '(');
    if (eat(")")) return void(out_ += ')');
    if (eat("{head body} : \"")) return phrase("AB");
    if (eat("head : \"")) return phrase("A");
    if (eat("mark : \"")) return phrase("C");
    fail(Code::bad_input, "search: " + std::string(left_.substr(0, 40)));
  }
  void phrase(std::string_view weights) {
    const std::string_view text = left_.substr(0, left_.find('"'));
    left_.remove_prefix(std::min(left_.size(), text.size() + 1));
    Phrase p;
    each_word(text, [&](std::string_view word) { p.words.emplace_back(word); });
    p.prefix = eat(" *");
    out_ += '(';
    for (std::size_t i = 0; i < p.words.size(); ++i)
      out_ += (i == 0 ? "" : " <-> ") + lexeme(p.words[i]) + ':' +
              (p.prefix && i + 1 == p.words.size() ? "*" : "") + std::string(weights);
    out_ += ')';
    phrases_.push_back(std::move(p));
  }
  std::string_view left_;
  std::string out_;
  std::vector<Phrase> phrases_;
};

struct Seen {  // of a lexeme in one article
  int count = 0;
  bool head = false, mark = false;
};
using Lexemes = std::map<std::string, Seen, std::less<>>;

Seen of_word(const Lexemes& lexemes, const std::string& word, bool prefix) {
  Seen out;
  for (auto it = lexemes.lower_bound(word); it != lexemes.end(); ++it) {
    if (prefix ? !it->first.starts_with(word) : it->first != word) break;
    out.count += it->second.count;
    out.head = out.head || it->second.head, out.mark = out.mark || it->second.mark;
  }
  return out;
}

// A phrase is there as often as its rarest word.
double rank_of(const std::vector<Phrase>& phrases, const Lexemes& lexemes) {
  double score = 0;
  for (const Phrase& p : phrases) {
    Seen all{1 << 20, true, true};
    for (std::size_t i = 0; i < p.words.size(); ++i) {
      const Seen s = of_word(lexemes, p.words[i], p.prefix && i + 1 == p.words.size());
      all = {std::min(all.count, s.count), all.head && s.head, all.mark && s.mark};
    }
    if (!p.words.empty()) score += phrase_rank(all.count, all.head, all.mark);
  }
  return score;
}

std::string lexemes_array(const std::vector<Phrase>& phrases, bool prefixes) {
  std::string out = "{";
  for (const Phrase& p : phrases)
    for (std::size_t i = 0; i < p.words.size(); ++i) {
      if ((p.prefix && i + 1 == p.words.size()) != prefixes) continue;
      out += out.size() > 1 ? ",\"" : "\"";
      for (const char c : p.words[i])
        out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
      out += '"';
    }
  return out + '}';
}

// A page of hits at once: a walk ends early where enough has been found.
void walk_postgres(Db& db, const std::string& expression,
                   const std::function<bool(std::int64_t, double)>& take) {
  constexpr int kPage = 1000;
  Translator translator(expression);
  const std::string query = translator.run();
  const std::vector<Phrase>& phrases = translator.phrases();
  const std::string whole = lexemes_array(phrases, false), prefixes = lexemes_array(phrases, true);
  for (std::int64_t before = std::int64_t{1} << 62;;) {
    std::vector<std::pair<std::int64_t, Lexemes>> hits;
    for (Rows rows = db.query(
             "SELECT w.doc, u.lexeme, cardinality(u.positions), 'A' = ANY(u.weights), 'C' = "
             "ANY(u.weights) FROM (SELECT doc, terms FROM words WHERE terms @@ "
             "CAST(CAST(?1 AS TEXT) AS TSQUERY) AND doc < ?2 ORDER BY doc DESC LIMIT ?5) w"
             " LEFT JOIN LATERAL unnest(w.terms) u ON u.lexeme = ANY(CAST(CAST(?3 AS TEXT) AS "
             "TEXT[])) OR EXISTS (SELECT 1 FROM unnest(CAST(CAST(?4 AS TEXT) AS TEXT[])) p WHERE "
             "u.lexeme ^@ p) ORDER BY w.doc DESC",
             query, before, whole, prefixes, kPage);
         rows.next();) {
      const std::int64_t no = rows.integer();
      if (hits.empty() || hits.back().first != no) hits.emplace_back(no, Lexemes());
      const std::string word = rows.text();
      Seen& s = hits.back().second[word];
      rows.take(s.count, s.head, s.mark);
    }
    for (const auto& [no, lexemes] : hits)
      if (!take(no, rank_of(phrases, lexemes))) return;
    if (hits.size() < kPage) return;
    before = hits.back().first;
  }
}

}  // namespace

void index_put(Db& db, std::int64_t no, const IndexText& text) {
  if (db.is_postgres())
    db.later("INSERT INTO words VALUES (?, CAST(CAST(? AS TEXT) AS TSVECTOR))", no,
             tsvector_of(text));
  else
    db.run("INSERT INTO words(rowid, head, body, mark) VALUES (?,?,?,?)", no, text.head, text.body,
           text.mark);
}

void index_drop(Db& db, std::int64_t no, const IndexText& text) {
  if (db.is_postgres())
    db.run("DELETE FROM words WHERE doc = ?", no);
  else
    db.run("INSERT INTO words(words, rowid, head, body, mark) VALUES ('delete',?,?,?,?)", no,
           text.head, text.body, text.mark);
}

namespace {

constexpr std::string_view kIndexColumns[] = {"head", "body", "mark"};

std::uint64_t place_sum(std::string_view term, std::size_t column, std::int64_t at) {
  return hash64(term, column << 48 | static_cast<std::uint64_t>(at));
}

// Reads what a reader may read; the table over the index is the connection's own, of no file.
void open_instances(Db& db) {
  const bool reader = db.number("PRAGMA query_only") != 0;
  if (reader) db.exec("PRAGMA query_only = OFF");
  db.exec(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab(main, words, instance)");
  if (reader) db.exec("PRAGMA query_only = ON");
}

}  // namespace

std::uint64_t index_sum(const IndexText& text) {
  std::uint64_t out = 0;
  const std::string_view columns[] = {text.head, text.body, text.mark};
  for (std::size_t column = 0; column < std::size(columns); ++column) {
    std::set<std::pair<std::int64_t, std::string_view>> seen;  // FTS5 keeps a word of a place once
    std::int64_t at = -1;
    each_word(columns[column], [&](std::string_view word) {
      const bool beside = word.size() > 1 && word[0] == '+';
      if (beside) word.remove_prefix(1);
      if (!beside || at < 0) ++at;
      if (seen.emplace(at, word).second) out += place_sum(word, column, at);
    });
  }
  return out;
}

IndexSums index_sums(Db& db) {
  open_instances(db);
  IndexSums out;
  std::string term, column, last_term;
  std::int64_t no = 0, at = 0, last_no = 0, last_at = -1;
  std::size_t last_place = 0;
  for (Rows rows = db.query("SELECT term, doc, col, \"offset\" FROM temp.instance"); rows.next();) {
    rows.take(term, no, column, at);
    const std::size_t place = static_cast<std::size_t>(std::ranges::find(kIndexColumns, column) -
                                                       std::begin(kIndexColumns));
    if (term == last_term && no == last_no && place == last_place && at == last_at) continue;
    out[no] += place_sum(term, place, at);
    last_term = term, last_no = no, last_place = place, last_at = at;
  }
  return out;
}

void index_clear(Db& db) {
  db.exec(db.is_postgres() ? "DELETE FROM words"
                           : "INSERT INTO words(words) VALUES ('delete-all')");
}

bool index_has(Db& db, const std::string& term) {
  if (db.is_postgres())
    return db.number("SELECT 1 FROM words WHERE terms @@ CAST(CAST(? AS TEXT) AS TSQUERY) LIMIT 1",
                     lexeme(term) + ":AB") != 0;
  return db.number("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", text_has(term)) != 0;
}

bool index_has(Db& db, const std::string& term, std::int64_t no) {
  if (db.is_postgres())
    return db.number(
               "SELECT 1 FROM words WHERE terms @@ CAST(CAST(? AS TEXT) AS TSQUERY) AND doc = ?",
               lexeme(term) + ":AB", no) != 0;
  return db.number("SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", text_has(term), no) !=
         0;
}

void index_walk(Db& db, const std::string& expression,
                const std::function<bool(std::int64_t, double)>& take) {
  if (db.is_postgres()) return walk_postgres(db, expression, take);
  for (Rows rows = db.query("SELECT rowid, hj_rank(words) FROM words WHERE words MATCH ? ORDER BY "
                            "rowid DESC",
                            expression);
       rows.next();) {
    const std::int64_t no = rows.integer();
    if (!take(no, rows.real())) return;
  }
}

}  // namespace hj::store
