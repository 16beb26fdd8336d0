// What is found, by which words, and how it is marked.
#include <gtest/gtest.h>

#include "store/made.h"
#include "store/match.h"
#include "store/store.h"
#include "store/terms.h"

namespace hj::store {
namespace {

using made::kMarch;

// As the app does it, in small: josa and endings are cut off, verbs to their stems.
std::vector<std::string> stems(std::string_view word) {
  for (const std::string_view ending : {"했다", "와", "를", "을", "는", "은", "가", "에", "금"})
    if (word.ends_with(ending) && word.size() > ending.size() + 3 && ending != "금")
      return {std::string(word.substr(0, word.size() - ending.size()))};
  if (word == "만났나요") return {"만나"};
  return {std::string(word)};
}

class Searching : public testing::Test {
 protected:
  void SetUp() override {
    made::Builder b("한빛일보", kMarch, "SK하이닉스, 새 공장 검토",
                    {"SK하이닉스가 투자금을 마련해 OpenAI와 만났다.", "자금 투자 확대는 없다."});
    const auto m = [&](const char* written, const char* form, Tag tag, bool first) {
      b.morph(written, form, tag, first);
    };
    m("SK", "SK", Tag::SL, true), m("하이닉스", "하이닉스", Tag::NNP, false),
        m(",", ",", Tag::SP, false);
    m("새", "새", Tag::MM, true), m("공장", "공장", Tag::NNG, true),
        m("검토", "검토", Tag::NNG, true);
    m("SK", "SK", Tag::SL, true), m("하이닉스", "하이닉스", Tag::NNP, false),
        m("가", "가", Tag::JKS, false);
    m("투자", "투자", Tag::NNG, true), m("금", "금", Tag::XSN, false),
        m("을", "을", Tag::JKO, false);
    m("마련", "마련", Tag::NNG, true), m("해", "하", Tag::XSV, false);
    m("OpenAI", "OpenAI", Tag::SL, true), m("와", "와", Tag::JKB, false);
    m("만났", "만나", Tag::VV, true), m("다", "다", Tag::EF, false);
    m("자금", "자금", Tag::NNG, true), m("투자", "투자", Tag::NNG, true),
        m("확대", "확대", Tag::NNG, true);
    doc_ = b.take();
    store_ = *open_store("memory:");
    ASSERT_TRUE(store_->put(doc_.doc, doc_.verdict));
    const made::Made other = made::supply("서울통신", kMarch);
    ASSERT_TRUE(store_->put(other.doc, other.verdict));
  }
  bool finds(const std::string& query) {
    const Result<Hits> hits =
        store_->search({.text = query, .kind = HitKind::article, .terms = stems});
    EXPECT_TRUE(hits) << query << ": " << (hits ? "" : hits.error().what);
    return hits && std::ranges::any_of(hits->items,
                                       [&](const Hit& h) { return DocId{h.id} == doc_.doc.id; });
  }
  made::Made doc_;
  std::unique_ptr<Store> store_;
};

TEST_F(Searching, FindsByMorphemesAndParts) {
  for (const char* query : {"하이닉스", "SK하이닉스", "sk하이닉스", "투자", "투자를", "투자했다",
                            "투자금", "openai", "OPENAI", "OpenAI와", "만났나요", "공장 투자",
                            "\"투자 확대\"", "open*", "투자 -반도체", "닉스"})
    EXPECT_TRUE(finds(query)) << query;
}

TEST_F(Searching, DoesNotFindWhatIsNotThere) {
  for (const char* query : {"반도체", "하이닉", "금투자", "\"확대 투자\"", "공장 반도체",
                            "투자 -공장", "-투자", "", "  ", "\"\"", "펜아이"})
    EXPECT_EQ(finds(query), std::string_view(query) == "하이닉")
        << query;  // a part of a word is found
}

TEST_F(Searching, MarksWhatWasLookedFor) {
  const Hits hits =
      *store_->search({.text = "투자 만났나요", .kind = HitKind::article, .terms = stems});
  ASSERT_EQ(hits.items.size(), 1U);
  std::vector<std::string> marked;
  for (const Span s : hits.items[0].marks) marked.emplace_back(slice(hits.items[0].snippet, s));
  EXPECT_EQ(marked, (std::vector<std::string>{"투자", "만났", "투자"}));
}

TEST_F(Searching, AllKindsAtOnceBeginWithEntities) {
  const Hits hits = *store_->search({.text = "누리칩스"});
  ASSERT_GE(hits.items.size(), 2U);
  EXPECT_EQ(hits.items[0].kind, HitKind::entity);
  EXPECT_EQ(hits.items[1].kind, HitKind::article);
  EXPECT_EQ(hits.total, 2U);
}

TEST(Terms, PairsOfSyllablesKeepWordsApart) {
  std::string grams;
  append_grams("sk하이닉스", grams);
  EXPECT_EQ(grams, "하이 이닉 닉스");
  append_grams("투자", grams);
  EXPECT_EQ(grams, "하이 이닉 닉스 0 투자");
  EXPECT_EQ(words("O.K., 한·미 FTA(협정)…𠮷"),
            (std::vector<std::string>{"o", "k", "한", "미", "fta", "협정", "𠮷"}));
  EXPECT_EQ(fold(" SK-하이닉스! "), "sk하이닉스");
  EXPECT_EQ(fold("\xff\xfe"), "");
}

TEST(Terms, AreBounded) {
  const Match many = match_of(std::string(20000, '"') + std::string(3000, 'x'), {});
  EXPECT_LT(many.expression.size(), 20000U);
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "말 ";
  EXPECT_LE(match_of(words, {}).words.size(), 24U);
}

}  // namespace
}  // namespace hj::store
