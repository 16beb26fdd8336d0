// Near-copies planted in articles of ours, and pairs that only look alike.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/hash.h"
#include "core/value.h"
#include "dedup/family.h"
#include "dedup/fingerprinter.h"
#include "dedup/originals.h"
#include "dedup/prints.h"
#include "dedup/window.h"

namespace hj {
namespace {

constexpr std::int64_t kDay = 86'400;

const DedupRules& dedup_rules() {
  static const DedupRules kRules = *DedupRules::open(HJ_DATA);
  return kRules;
}

Document article(std::string_view id, std::string_view body, std::int64_t published = 0,
                 std::string_view outlet = "한강경제") {
  Document doc;
  doc.id = DocId{hash64(id)};
  doc.outlet = outlet;
  doc.published = published;
  doc.text = body;
  doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(body.size())}, BlockKind::body});
  doc.prints = Fingerprinter{}(doc);
  return doc;
}
Original row(const Document& doc, DocId original = {}) {
  return {doc.id, original, doc.published, doc.outlet, doc.prints.rows};
}

struct Source {
  std::string id, text, story, copy_of;
  std::int64_t published;
};
std::vector<nlohmann::json> lines(const std::string& path) {
  std::ifstream in(path);
  std::vector<nlohmann::json> out;
  for (std::string line; std::getline(in, line);) out.push_back(nlohmann::json::parse(line));
  return out;
}
std::vector<Source> sources(const std::string& folder) {
  std::vector<Source> out;
  for (const auto& a : lines(folder + "/articles.jsonl"))
    out.push_back({a["id"], a.value("text", a.value("body", "")), "", "",
                   parse_moment(a["published"].get<std::string>()).seconds});
  for (const auto& g : lines(folder + "/gold.jsonl"))
    for (Source& s : out)
      if (s.id == g["id"]) {
        if (g["story"].is_string()) s.story = g["story"];
        if (g.contains("copy_of") && g["copy_of"].is_string()) s.copy_of = g["copy_of"];
      }
  return out;
}

std::vector<std::string> cut(const std::string& text, char at) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == at)
      out.emplace_back();
    else
      out.back() += c;
  }
  std::erase(out, "");
  return out;
}
// An editor's hand: `share` of the words replaced by words of another article, in runs of one to
// four.
std::string edit(const std::string& text, const std::string& other, double share,
                 std::mt19937& random) {
  std::vector<std::string> words = cut(text, ' ');
  const std::vector<std::string> theirs = cut(other, ' ');
  const auto wanted = static_cast<std::size_t>(share * static_cast<double>(words.size()));
  std::set<std::size_t> changed;
  while (changed.size() < wanted) {
    const std::size_t at = random() % words.size();
    const std::size_t run = 1 + random() % 4;
    for (std::size_t i = at; i < std::min(words.size(), at + run) && changed.size() < wanted; ++i) {
      words[i] = theirs[random() % theirs.size()];
      changed.insert(i);
    }
  }
  std::string out;
  for (const std::string& w : words) out += w + ' ';
  return out;
}
// A desk's hand: `share` of the words cut from the end, or as many of its own put before the rest.
std::string recut(const std::string& text, const std::string& other, double share, bool add,
                  std::mt19937& random) {
  std::vector<std::string> words = cut(text, ' ');
  std::vector<std::string> own = cut(other, ' ');
  std::shuffle(own.begin(), own.end(), random);
  const auto some = static_cast<std::size_t>(share * static_cast<double>(words.size()));
  own.resize(add ? std::min(some, own.size()) : 0);
  if (!add) words.resize(words.size() - some);
  std::string out;
  for (const std::string& w : own) out += w + ' ';
  for (const std::string& w : words) out += w + ' ';
  return out;
}

struct Score {
  std::size_t right = 0, wrong = 0, missed = 0;
  double precision() const {
    return double(right) / double(std::max<std::size_t>(1, right + wrong));
  }
  double recall() const { return double(right) / double(std::max<std::size_t>(1, right + missed)); }
};
Score pairs(const std::vector<Original>& rows, const std::vector<std::string>& family) {
  const std::vector<DocId> found = Originals{dedup_rules()}.all(rows);
  Score score;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const bool want = family[i] == family[j];
      const bool got = found[i] == found[j];
      score.right += want && got;
      score.wrong += !want && got;
      score.missed += want && !got;
    }
  return score;
}

Score planted(const std::vector<Source>& articles, bool print) {
  std::mt19937 random(7);
  std::vector<Original> rows;
  std::vector<std::string> family;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Source& a = articles[i];
    if (a.text.size() < 600) continue;  // flashes: no room for 40% of anything
    const std::string& other = articles[(i + 7) % articles.size()].text;
    const std::string name = a.copy_of.empty() ? a.id : a.copy_of;
    const auto put = [&](const std::string& how, const std::string& text) {
      rows.push_back(row(article(a.id + how, text, a.published)));
      family.push_back(name);
    };
    put("", a.text);
    for (const int percent : {1, 5, 10, 20, 30, 40}) {
      put("edit" + std::to_string(percent), edit(a.text, other, percent / 100.0, random));
      put("cut" + std::to_string(percent), recut(a.text, other, percent / 100.0, false, random));
      put("add" + std::to_string(percent), recut(a.text, other, percent / 100.0, true, random));
    }
  }
  const Score score = pairs(rows, family);
  if (print)
    std::printf("planted: %zu articles, P %.4f R %.4f\n", rows.size(), score.precision(),
                score.recall());
  return score;
}

TEST(Dedup, PlantedEditsAreFoundInTheSample) {
  const Score score = planted(sources("data/gold"), true);
  EXPECT_GE(score.precision(), 0.99);
  EXPECT_GE(score.recall(), 0.97);
}

TEST(Dedup, PlantedEditsAreFoundInGoldDev) {
  if (!std::ifstream("../shared/gold/dev/gold.jsonl")) GTEST_SKIP() << "no ../shared/gold/dev";
  const Score score = planted(sources("../shared/gold/dev"), true);
  EXPECT_GE(score.precision(), 0.99);
  EXPECT_GE(score.recall(), 0.97);
}

// Every marked copy leads to its original, and no other two articles are one.
void gold_copies(const std::string& folder) {
  const std::vector<Source> all = sources(folder);
  std::vector<Original> rows;
  std::vector<std::string> family;
  for (const Source& s : all) {
    rows.push_back(row(article(s.id, s.text, s.published)));
    family.push_back(s.copy_of.empty() ? s.id : s.copy_of);
  }
  const Score score = pairs(rows, family);
  EXPECT_GT(score.right, 0U);
  EXPECT_EQ(score.wrong, 0U);
  EXPECT_EQ(score.missed, 0U);
}
TEST(Dedup, CopiesOfTheSample) { gold_copies("data/gold"); }
TEST(Dedup, CopiesOfGoldDev) {
  if (!std::ifstream("../shared/gold/dev/gold.jsonl")) GTEST_SKIP() << "no ../shared/gold/dev";
  gold_copies("../shared/gold/dev");
}

TEST(Dedup, ShortTextsHaveNoPrints) {
  EXPECT_TRUE(article("a", "짧은 글이다.").prints.rows.empty());
  EXPECT_TRUE(article("b", "").prints.rows.empty());
  EXPECT_TRUE(dedup::bands(article("c", "!!! … \n").prints.rows).empty());
}

TEST(Dedup, MarksSpacesAndCommasDoNotCount) {
  const std::string plain =
      "가온전자는 3일 나래상사와 1200억원 규모의 부품 공급 계약을 맺었다고 밝혔다. 기간은 3년이다.";
  const std::string other =
      "가온전자는  3일 ‘나래상사’와 1,200억원 규모의 부품 공급계약을 맺었다고 밝혔다 — 기간은 "
      "3년이다";
  const Document a = article("a", plain), b = article("b", other);
  EXPECT_TRUE(std::ranges::equal(dedup::bands(a.prints.rows), dedup::bands(b.prints.rows)));
  EXPECT_EQ(dedup::same_figures(a.prints.rows, b.prints.rows).share, 1);
  EXPECT_EQ(a.prints.rows[kBands], b.prints.rows[kBands]);
}

TEST(Dedup, AFigureIsTheSameInEveryStyle) {
  const auto figures = [](const std::string& sum) {
    const std::string text = "가온전자가 나래상사에서 광학 렌즈를 " + sum +
                             "어치 사들인다고 밝혔다. 대금은 올해 안에 나누어 낸다.";
    const std::string other =
        "가온전자가 나래상사에서 광학 렌즈를 3,020억원어치 사들인다고 밝혔다. 대금은 올해 안에 "
        "나누어 낸다.";
    return dedup::same_figures(article("a", text).prints.rows, article("b", other).prints.rows)
        .share;
  };
  EXPECT_EQ(figures("3020억원"), 1);
  EXPECT_EQ(figures("3천20억원"), 1);
  EXPECT_EQ(figures("3천억원"), 0);
  EXPECT_EQ(figures("302억원"), 0);
}

TEST(Dedup, PrintsOfAnotherFormAreLikeNothing) {
  std::vector<Print> rows = article("a", std::string(200, 'a') + " 가나다라마바사").prints.rows;
  EXPECT_EQ(dedup::compare(rows, rows).jaccard, 1);
  std::vector<Print> old = rows;
  old[kBands] &= ~dedup::kForm;
  EXPECT_EQ(dedup::compare(old, rows).jaccard, 0);
  rows.resize(dedup::kFirstFigure - 1);
  EXPECT_EQ(dedup::compare(rows, rows).jaccard, 0);
}

std::string notice(int n) {
  std::string out =
      "코스닥 상장사 가람" + std::to_string(n) + "은 올해 1분기 연결 기준 영업이익이 ";
  out += std::to_string(17 + n * 13) + "억원으로 지난해 같은 기간보다 " +
         std::to_string(3 + n * 7 % 61) + "." + std::to_string(n % 10) +
         "% 늘었다고 공시했다. 매출은 " + std::to_string(211 + n * 37) + "억원으로 " +
         std::to_string(2 + n * 11 % 43) + "." + std::to_string(n * 3 % 10) +
         "% 증가했고 순이익은 " + std::to_string(9 + n * 5) + "억원을 기록했다. 회사 측은 " +
         "주력 제품의 판매가 고르게 늘어난 결과라고 설명했다.";
  return out;
}

TEST(Dedup, TheEarliestIsTheOriginAndAnAgencyBeforeOthersOfItsDay) {
  const std::string text = notice(5);
  const std::int64_t day = 20'000 * kDay;
  const Document late = article("late", text, day + kDay, "새벽통신");
  const Document paper = article("paper", text, day + 3600, "한강경제");
  const Document agency = article("agency", text, day + 7200, "새벽통신");
  const Document unknown = article("unknown", text, 0, "새벽통신");
  const auto origin = [](const std::vector<Document>& docs) {
    std::vector<Original> rows;
    rows.reserve(docs.size());
    for (const Document& d : docs) rows.push_back(row(d));
    return Originals{dedup_rules()}.all(rows).front();
  };
  EXPECT_EQ(origin({late, paper, unknown}), paper.id);
  EXPECT_EQ(origin({late, paper, agency}), agency.id);
  EXPECT_EQ(origin({unknown, late}), late.id);
  EXPECT_EQ(origin({unknown}), unknown.id);
}

TEST(Dedup, AnUnsetClockIsNoDate) {
  const std::string text = notice(5);
  const Document unset = article("unset", text, 0 * kDay + 1, "경제온");  // 1970
  const Document today = article("today", text, 20'000 * kDay, "한강경제");
  const std::vector<Original> rows = {row(unset), row(today)};
  EXPECT_EQ(Originals{dedup_rules()}.all(rows), std::vector<DocId>(2, today.id));
}

TEST(Dedup, ATreeTellsWhoTookItFromWhom) {
  std::mt19937 random(11);
  const std::vector<Source> all = sources("data/gold");
  const std::int64_t day = 20'000 * kDay;
  const std::string wire = all[0].text, paper = edit(wire, all[5].text, 0.2, random);
  const std::string site = edit(paper, all[9].text, 0.05, random);
  const std::vector<Document> docs = {
      article("site", site, day + std::int64_t{3} * 3600, "누리뉴스"),
      article("wire", wire, day + 3600, "새벽통신"),
      article("paper", paper, day + std::int64_t{2} * 3600, "한강경제")};
  std::vector<Original> rows;
  rows.reserve(docs.size());
  for (const Document& d : docs) rows.push_back(row(d));
  const std::vector<Descent> tree = Originals{dedup_rules()}.tree(rows);
  ASSERT_EQ(tree.size(), 3U);
  EXPECT_EQ(tree[0], (Descent{docs[1].id, DocId::none, 0}));
  EXPECT_EQ(tree[1].doc, docs[2].id);
  EXPECT_EQ(tree[1].parent, docs[1].id);
  EXPECT_EQ(tree[2].doc, docs[0].id);
  EXPECT_EQ(tree[2].parent, docs[2].id);  // its corrections are the paper's
  EXPECT_GT(tree[2].likeness, tree[1].likeness);
  std::reverse(rows.begin(), rows.end());
  EXPECT_EQ(Originals{dedup_rules()}.tree(rows), tree);
}

// The window forgets, and what it holds does not grow.
TEST(Dedup, AWindowForgetsWhatIsOldAndKeepsItsSize) {
  const std::vector<Source> all = sources("data/gold");
  dedup::Window window(dedup_rules(), 64);
  const Document old = article("old", all[0].text, 20'000 * kDay);
  window.add(row(old));
  EXPECT_EQ(window.add(row(article("again", all[0].text, 20'000 * kDay + 60))), old.id);
  std::size_t bytes = 0;
  for (int i = 0; i < 1000; ++i) {
    const Document d = article(std::to_string(i), notice(i), 20'000 * kDay + std::int64_t{i} * 60);
    EXPECT_EQ(window.add(row(d)), d.id);
    if (i == 200) bytes = window.bytes();
  }
  EXPECT_EQ(window.bytes(), bytes);
  EXPECT_EQ(window.origin(0), DocId::none);
  const Document late = article("late", all[0].text, 20'000 * kDay + 120);
  EXPECT_EQ(window.add(row(late)), late.id);
}

// One page again and again: it stays one family although its first copy has long left the window.
TEST(Dedup, AFloodOfOnePageIsOneFamily) {
  const Document one = article("one", notice(3), 20'000 * kDay);
  dedup::Window window(dedup_rules(), 64);
  for (int i = 0; i < 5000; ++i) {
    Original o = row(one);
    o.doc = DocId{static_cast<std::uint64_t>(i) + 1};
    EXPECT_EQ(window.add(o), DocId{1});
  }
}

TEST(Dedup, AWindowOfAllAgreesWithEveryPairCompared) {
  std::mt19937 random(5);
  const std::vector<Source> sample = sources("data/gold");
  std::vector<Original> rows;
  for (std::size_t i = 0; i + 1 < sample.size(); ++i)
    for (int j = 0; j < 4; ++j)
      rows.push_back(row(article(sample[i].id + std::to_string(j),
                                 edit(sample[i].text, sample[i + 1].text, 0.12 * j, random),
                                 sample[i].published + std::int64_t{j} * 3600)));
  const std::vector<DocId> found = Originals{dedup_rules()}.all(rows);
  const auto copies = [&rows](std::size_t i, std::size_t j) {
    return dedup::copies(dedup_rules(), {rows[i].prints, rows[i].published},
                         {rows[j].prints, rows[j].published});
  };
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_TRUE(!copies(i, j) || found[i] == found[j]);
}

// One by one in any order, with the families re-rooted, comes to what the whole set at once does.
TEST(Dedup, EveryOrderOfArrivalGivesTheSameOrigins) {
  std::mt19937 random(3);
  const std::vector<Source> sample = sources("data/gold");
  std::vector<Document> docs;
  docs.reserve(sample.size());
  for (const Source& s : sample) docs.push_back(article(s.id, s.text, s.published));
  for (std::size_t i = 0; i + 9 < sample.size(); i += 9)
    for (int j = 1; j <= 3; ++j)
      docs.push_back(article(sample[i].id + std::to_string(j),
                             edit(sample[i].text, sample[i + 1].text, 0.1 * j, random),
                             sample[i].published + std::int64_t{(j - 2)} * 3600,
                             j == 3 ? "새벽통신" : "경제온"));
  std::vector<Original> rows;
  rows.reserve(docs.size());
  for (const Document& d : docs) rows.push_back(row(d));
  const std::vector<DocId> want = Originals{dedup_rules()}.all(rows);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::size_t> order(docs.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Original> seen;
    for (const std::size_t i : order) {
      const DocId origin = Originals{dedup_rules()}(docs[i], {}, seen);
      const std::vector<DocId> joined = Originals{dedup_rules()}.families(docs[i], seen);
      for (Original& o : seen)
        if (std::binary_search(joined.begin(), joined.end(), o.original)) o.original = origin;
      seen.push_back(row(docs[i], origin));
    }
    for (std::size_t i = 0; i < order.size(); ++i)
      ASSERT_EQ(seen[i].original, want[order[i]]) << sample.size();
  }
}

}  // namespace
}  // namespace hj
