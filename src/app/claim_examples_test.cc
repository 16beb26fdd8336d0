// The examples in the tables of data/rules/claim, read with real morphemes. Names stand in braces:
// {오로라AI} a company, {p:…} person, {c:…} country, {l:…} place, {d:…} product, {j:…} title,
// {m:…} amount, {t:…} time, {t:…=2026-04} one with this value, {s:…} share, {n:…} count; {…+} a
// name that only modifies; "# " before a headline.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/engine.h"
#include "claim/finder.h"
#include "core/check.h"
#include "core/value.h"
#include "morph/morph.h"

namespace hj {
namespace {

struct Rooms {
  Analyzer analyzer;
  Finder finder;
};
const Rooms& rooms() {
  static const Rooms kRooms = [] {
    auto analyzer = Analyzer::open(HJ_DATA);
    auto finder = Finder::open(HJ_DATA);
    EXPECT_TRUE(analyzer) << analyzer.error().what;
    EXPECT_TRUE(finder) << finder.error().what;
    return Rooms{std::move(*analyzer), std::move(*finder)};
  }();
  return kRooms;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t at = std::min(text.find(by, from), text.size());
    std::string part = text.substr(from, at - from);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) out.push_back(part);
    from = at + by.size();
  }
  return out;
}

Kind kind_of(char mark) {
  switch (mark) {
    case 'p':
      return Kind::person;
    case 'c':
      return Kind::country;
    case 'l':
      return Kind::place;
    case 'd':
      return Kind::product;
    case 'j':
      return Kind::title;
    case 'm':
      return Kind::amount;
    case 't':
      return Kind::time;
    case 's':
      return Kind::share;
    case 'n':
      return Kind::count;
    default:
      return Kind::org;
  }
}

void add_mention(Document& doc, std::string name, Kind kind, std::map<std::string, Row>& seen) {
  std::string value = kind == Kind::amount ? "KRW 1000" : kind == Kind::time ? "2026-03-10" : "";
  if (const std::size_t at = name.find('='); at != std::string::npos) {
    value = name.substr(at + 1);
    name.resize(at);
  }
  const bool modifier = name.ends_with('+');
  if (modifier) name.pop_back();
  const auto begin = static_cast<std::uint32_t>(doc.text.size());
  doc.text += name;
  const auto row = static_cast<Row>(doc.mentions.rows.size());
  Mention m{};
  m.span = {begin, static_cast<std::uint32_t>(doc.text.size())};
  m.name = doc.mentions.add(name);
  m.value = doc.mentions.add(value);
  m.rule = doc.mentions.add(modifier ? "test+modifier" : "test");
  m.same = seen.try_emplace(name, row).first->second;
  m.score = 1;
  m.kind = kind;
  doc.mentions.rows.push_back(m);
}

Document document(std::string marked) {
  Document doc;
  doc.published = parse_moment("2026-03-15").seconds;
  const bool headline = marked.starts_with("# ");
  if (headline) marked.erase(0, 2);
  std::map<std::string, Row> seen;
  for (std::size_t i = 0; i < marked.size();) {
    const std::size_t close = marked[i] == '{' ? marked.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      doc.text += marked[i++];
      continue;
    }
    const bool typed = i + 2 < close && marked[i + 2] == ':';
    add_mention(doc, marked.substr(i + (typed ? 3 : 1), close - i - (typed ? 3 : 1)),
                typed ? kind_of(marked[i + 1]) : Kind::org, seen);
    i = close + 1;
  }
  if (!headline) doc.text += '.';
  doc.blocks.rows = {{{0, static_cast<std::uint32_t>(doc.text.size())},
                      headline ? BlockKind::headline : BlockKind::body}};
  doc.sentences = Splitter()(doc);
  doc.morphs = rooms().analyzer(doc);
  Finder::Claims made = rooms().finder(doc);
  doc.claims = std::move(made.claims);
  doc.parts = std::move(made.parts);
  EXPECT_EQ(check(doc), "") << marked;
  return doc;
}

// "invest 한빛>오로라 done", once for each pair of a claim.
std::vector<std::string> claims_of(const Document& doc) {
  std::vector<std::string> out;
  for (Row row = 0; row < doc.claims.rows.size(); ++row) {
    std::vector<std::string> a, b;
    for (const Part& p : doc.parts.rows) {
      if (p.claim != row || (p.slot != Slot::a && p.slot != Slot::b)) continue;
      (p.slot == Slot::a ? a : b)
          .emplace_back(p.mention == kNoRow ? doc.at(p.span)
                                            : doc.mentions.at(doc.mentions.rows[p.mention].name));
    }
    const Claim& c = doc.claims.rows[row];
    const auto say = [&](const std::string& x, const char* tie, const std::string& y) {
      for (const std::string_view status : {code(c.status), std::string_view("*")})
        out.push_back(std::string(code(c.type)) + ' ' + x + tie + y + ' ' + std::string(status));
    };
    if (symmetric(c.type)) {
      a.insert(a.end(), b.begin(), b.end());
      for (const std::string& x : a)
        for (const std::string& y : a)
          if (x != y) say(x, "-", y);
    } else {
      for (const std::string& x : a)
        for (const std::string& y : b) say(x, ">", y);
    }
  }
  return out;
}
// "invest 한빛>오로라 @지난달 #3조원": the time and the amount of each pair, "-" for none.
std::vector<std::string> figures_of(const Document& doc) {
  const auto said = [&](Row claim, Slot slot) -> std::string {
    for (const Part& p : doc.parts.rows)
      if (p.claim == claim && p.slot == slot) return std::string(doc.at(p.span));
    return "-";
  };
  std::vector<std::string> out;
  for (Row row = 0; row < doc.claims.rows.size(); ++row) {
    Document one = doc;
    std::erase_if(one.parts.rows, [&](const Part& p) { return p.claim != row; });
    for (std::string claim : claims_of(one)) {
      if (!claim.ends_with(" *")) continue;
      claim.resize(claim.size() - 2);
      out.push_back(claim + " @" + said(row, Slot::time) + " #" + said(row, Slot::amount));
    }
  }
  return out;
}
std::string list(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "\n  " + line;
  return out;
}

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
Table read(const std::filesystem::path& path) {
  Table out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string> cells;
    for (std::size_t from = 0;;) {
      const std::size_t tab = line.find('\t', from);
      cells.push_back(line.substr(from, tab - from));
      if (tab == std::string::npos) break;
      from = tab + 1;
    }
    if (out.columns.empty())
      out.columns = std::move(cells);
    else
      out.rows.push_back(std::move(cells));
  }
  return out;
}

TEST(ClaimExamples, MustFire) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("data/rules/claim")) {
    const Table table = read(entry.path());
    const auto column = std::ranges::find(table.columns, "must") - table.columns.begin();
    for (const auto& row : table.rows) {
      if (static_cast<std::size_t>(column) >= row.size() || row[column] == "-") continue;
      for (const std::string& example : split(row[column], "||")) {
        const auto halves = split(example, "=>");
        ASSERT_EQ(halves.size(), 2U) << entry.path() << ": " << example;
        const auto found = claims_of(document(halves[0]));
        for (const std::string& want : split(halves[1], ";"))
          EXPECT_NE(std::ranges::find(found, want), found.end())
              << entry.path().filename() << ": " << halves[0] << "\n wanted " << want
              << list(found);
        ++count;
      }
    }
  }
  EXPECT_GE(count, 60U);
}

// docs/ontology.md, section 6: what must be said, and what must not be.
TEST(ClaimExamples, SentencesOfTheOntology) {
  const Table table = read("src/app/cases/ontology.tsv");
  ASSERT_EQ(table.columns, (std::vector<std::string>{"no", "sentence", "must", "must_not"}));
  std::set<std::string> seen;
  for (const auto& row : table.rows) {
    ASSERT_EQ(row.size(), 4U) << row.front();
    const auto found = claims_of(document(row[1]));
    for (const std::string& want : split(row[2], ";"))
      EXPECT_TRUE(want == "-" || std::ranges::find(found, want) != found.end())
          << row[1] << "\n wanted " << want << list(found);
    for (const std::string& bar : split(row[3], ";"))
      EXPECT_TRUE(bar == "-" || std::ranges::none_of(found,
                                                     [&](const std::string& claim) {
                                                       return bar == "*" ||
                                                              claim.find(bar) != std::string::npos;
                                                     }))
          << row[1] << "\n not " << bar << list(found);
    seen.insert(row[0]);
  }
  EXPECT_EQ(seen.size(), 11U);  // the twelfth is below
}
// The time and amount of a claim, its own and not a neighbour's.
TEST(ClaimExamples, FiguresOfTheirClaims) {
  const Table table = read("src/app/cases/figures.tsv");
  ASSERT_EQ(table.columns, (std::vector<std::string>{"sentences", "must", "note"}));
  for (const auto& row : table.rows) {
    ASSERT_EQ(row.size(), 3U) << row.front();
    const auto found = figures_of(document(row[0]));
    for (const std::string& want : split(row[1], ";"))
      EXPECT_NE(std::ranges::find(found, want), found.end())
          << row[0] << "\n wanted " << want << list(found);
  }
  EXPECT_GE(table.rows.size(), 14U);
}
TEST(ClaimExamples, ATotalIsOneClaimAndItsPartATranche) {
  const Document doc = document(
      "{가온}, {나래} 등이 {루미봇}에 최대 {m:10조원}을 투자하기로 했고, 이 "
      "가운데 {m:3조원}을 우선 집행한다");
  ASSERT_EQ(doc.claims.rows.size(), 1U);
  const auto count = [&](Slot slot) {
    return std::ranges::count(doc.parts.rows, slot, &Part::slot);
  };
  EXPECT_EQ(count(Slot::a), 2);
  EXPECT_EQ(count(Slot::amount), 1);
  EXPECT_EQ(count(Slot::tranche), 1);
}
Document read(const Engine& engine, const std::string& text, BlockKind kind,
              std::int64_t published = 0) {
  Document doc;
  doc.text = text;
  doc.blocks.rows = {{{0, static_cast<std::uint32_t>(text.size())}, kind}};
  doc.published = published;
  engine.analyse(doc);
  return doc;
}
TEST(ClaimExamples, LastMonthIsTheOneBeforeTheArticle) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine);
  const Document doc = read(*engine, "지난달 방한한 샘 올트먼 오픈AI CEO가 다시 한국을 찾는다.",
                            BlockKind::body, 1741564800);  // 2025-03-10
  std::vector<std::string_view> days;
  for (const Part& p : doc.parts.rows)
    if (p.slot == Slot::time && doc.claims.rows[p.claim].type == Type::visit)
      days.push_back(doc.mentions.at(doc.mentions.rows[p.mention].value));
  EXPECT_NE(std::ranges::find(days, "2025-02"), days.end());
}
// Without the article's date only words that look ahead tell that a meeting is yet to come.
TEST(ClaimExamples, NextWeekIsAheadWithoutADate) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine);
  const auto status = [&](const std::string& text) {
    const Document doc = read(*engine, text, BlockKind::headline);
    EXPECT_EQ(doc.claims.rows.size(), 1U) << text;
    return doc.claims.rows.empty() ? Status::denied : doc.claims.rows[0].status;
  };
  EXPECT_EQ(status("내주 나래전자·한빛전자 대표 회동"), Status::planned);
  EXPECT_EQ(status("나래전자·한빛전자 대표 회동"), Status::done);
}
// An office that ends is told as ended, and only where the words say so.
TEST(ClaimExamples, WhoResignsHasLeft) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine);
  const auto left = [&](const std::string& text) {
    const Document doc = read(*engine, text, BlockKind::body);
    EXPECT_EQ(doc.claims.rows.size(), 1U) << text;
    return !doc.claims.rows.empty() && (doc.claims.rows[0].flags & bit(Flag::negated)) != 0;
  };
  for (const char* text :
       {"서도현 미르중공업 대표가 사임했다.", "미르중공업 서도현 대표가 임기를 남기고 물러났다.",
        "서도현 미르중공업 대표가 해임됐다.",
        "미르중공업은 서도현 대표가 건강상의 이유로 사임했다고 밝혔다."})
    EXPECT_TRUE(left(text)) << text;
  for (const char* text :
       {"서도현 미르중공업 대표가 사임하지 않겠다고 밝혔다.",
        "서도현 미르중공업 대표가 사임할 예정이다.", "서도현 미르중공업 대표가 사임을 거부했다.",
        "서도현 미르중공업 대표가 경영 일선에서 물러났다."})
    EXPECT_FALSE(left(text)) << text;
}
// Whole articles with names never seen, read with every room: these claims and no others.
TEST(ClaimExamples, WholeArticles) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine) << engine.error().what;
  const Table table = read("src/app/cases/whole.tsv");
  ASSERT_EQ(table.columns, (std::vector<std::string>{"article", "claims", "note"}));
  for (const auto& row : table.rows) {
    ASSERT_EQ(row.size(), 3U) << row.front();
    Document doc;
    doc.published = parse_moment("2026-03-15").seconds;
    for (const std::string& line : split(row[0], " / ")) {
      const auto from = static_cast<std::uint32_t>(doc.text.size());
      const bool headline = line.starts_with("# ");
      doc.text += headline ? line.substr(2) : line;
      doc.blocks.rows.push_back({{from, static_cast<std::uint32_t>(doc.text.size())},
                                 headline ? BlockKind::headline : BlockKind::body});
      doc.text += '\n';
    }
    engine->analyse(doc);
    const auto found = claims_of(doc);
    std::vector<std::string> wanted = split(row[1], ";");
    if (row[1] == "-") wanted.clear();
    for (const std::string& want : wanted)
      EXPECT_NE(std::ranges::find(found, want), found.end())
          << row[0] << "\n wanted " << want << list(found);
    for (const std::string& claim : found) {
      if (claim.ends_with(" *")) continue;
      const std::string any = claim.substr(0, claim.rfind(' ')) + " *";
      EXPECT_TRUE(
          std::ranges::any_of(wanted, [&](const std::string& w) { return w == claim || w == any; }))
          << row[0] << "\n not " << claim;
    }
  }
  EXPECT_GE(table.rows.size(), 1U);
}
// What may stand between the words of a sentence leaves its claim as it is.
TEST(ClaimExamples, WhatStandsBetweenChangesNothing) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine) << engine.error().what;
  const Table table = read("src/app/cases/variations.tsv");
  ASSERT_EQ(table.columns, (std::vector<std::string>{"what", "text", "claim"}));
  const auto put = [](std::string text, const std::string& place, const std::string& words) {
    if (const std::size_t at = text.find(place); at != std::string::npos)
      text.replace(at, place.size(), words);
    return text;
  };
  std::size_t count = 0;
  for (const auto& base : table.rows)
    for (const auto& words : table.rows) {
      if (base[0] != "base" || words[0] == "base") continue;
      const std::string place = words[0] == "put 0" ? "{0}" : "{1}";
      if (base[1].find(place) == std::string::npos) continue;
      std::string text = put(base[1], place, words[1] + " ");
      text = put(put(text, "{0}", ""), "{1}", "");
      const auto found = claims_of(read(*engine, text, BlockKind::body));
      EXPECT_NE(std::ranges::find(found, base[2]), found.end()) << text << list(found);
      ++count;
    }
  EXPECT_GE(count, 500U);
}
// A relative clause and its main clause tell each its own claims, whoever acts in which, and no
// other.
TEST(ClaimExamples, RelativeClausesTellTheirOwn) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine) << engine.error().what;
  const Table table = read("src/app/cases/relatives.tsv");
  ASSERT_EQ(table.columns, (std::vector<std::string>{"what", "text", "claims"}));
  std::size_t count = 0;
  for (const auto& clause : table.rows)
    for (const auto& main : table.rows) {
      if (clause[0] != "clause" || main[0] != "main") continue;
      std::string text = main[1];
      text.replace(text.find("{R}"), 3, clause[1]);
      const auto found = claims_of(read(*engine, text, BlockKind::body));
      std::vector<std::string> may = split(clause[2] + ";" + main[2], ";");
      for (std::string& claim : may) {
        const bool must = !claim.starts_with('?');
        if (!must) claim.erase(0, 1);
        EXPECT_TRUE(!must || std::ranges::find(found, claim) != found.end())
            << text << "\n wanted " << claim << list(found);
      }
      for (const std::string& claim : found) {
        const std::string kind = claim.substr(0, claim.find(' '));
        const bool told = !claim.ends_with(" *") || std::ranges::any_of(may, [&](auto& m) {
          return m == claim || (m.starts_with(kind) && m.find('-') != std::string::npos);
        });
        EXPECT_TRUE(told) << text << "\n not " << claim;
      }
      ++count;
    }
  EXPECT_GE(count, 300U);
}
// Every ending says of a purchase and of an investment what the table says.
TEST(ClaimExamples, Endings) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine) << engine.error().what;
  const Table table = read("src/app/cases/endings.tsv");
  ASSERT_EQ(table.columns, (std::vector<std::string>{"ending", "status"}));
  for (const auto& row : table.rows)
    for (const auto& [act, type] : {std::pair<std::string, Type>{"를 인수", Type::acquire},
                                    {"에 3억원을 투자", Type::invest}}) {
      Document doc;
      doc.published = parse_moment("2026-03-15").seconds;
      doc.text = "한빛전자는 나래전자" + act + row.at(0) + ".";
      doc.blocks.rows.push_back(
          {{0, static_cast<std::uint32_t>(doc.text.size())}, BlockKind::body});
      engine->analyse(doc);
      std::string found = "-";
      for (const Claim& c : doc.claims.rows) {
        if (c.type != type) continue;
        found = std::string(code(c.status));
        if (c.stance == Stance::deny) found += '!';
        if (c.stance == Stance::forecast) found += '~';
      }
      EXPECT_EQ(found, row.at(1)) << doc.text;
    }
  EXPECT_GE(table.rows.size(), 70U);
}
TEST(ClaimExamples, MustNotFire) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("data/rules/claim")) {
    const Table table = read(entry.path());
    const auto column = std::ranges::find(table.columns, "must_not") - table.columns.begin();
    for (const auto& row : table.rows) {
      if (static_cast<std::size_t>(column) >= row.size() || row[column] == "-") continue;
      for (const std::string& example : split(row[column], "||")) {
        const auto found = claims_of(document(example));
        EXPECT_TRUE(found.empty()) << entry.path().filename() << ": " << example << list(found);
        ++count;
      }
    }
  }
  EXPECT_GE(count, 30U);
}

}  // namespace
}  // namespace hj
