// What is found, by which words, and how it is marked.
#include <gtest/gtest.h>

#include "core/utf8.h"
#include "store/made.h"
#include "store/match.h"
#include "store/query_text.h"
#include "store/servers.h"
#include "store/spelling.h"
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

class Searching : public testing::TestWithParam<const char*> {
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
    if (std::string(GetParam()) == "postgres" && made::postgres().empty())
      GTEST_SKIP() << made::kNoPostgres;
    store_ = *open_store(made::place(GetParam()));
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
INSTANTIATE_TEST_SUITE_P(Stores, Searching, testing::Values("memory:", "postgres"));

TEST_P(Searching, FindsByMorphemesAndParts) {
  for (const char* query : {"하이닉스", "SK하이닉스", "sk하이닉스", "투자", "투자를", "투자했다",
                            "투자금", "openai", "OPENAI", "OpenAI와", "만났나요", "공장 투자",
                            "\"투자 확대\"", "open*", "투자 -반도체", "닉스"})
    EXPECT_TRUE(finds(query)) << query;
}

TEST_P(Searching, DoesNotFindWhatIsNotThere) {
  for (const char* query : {"반도체", "하이닉", "금투자", "\"확대 투자\"", "공장 반도체",
                            "투자 -공장", "-투자", "", "  ", "\"\"", "펜아이"})
    EXPECT_EQ(finds(query), std::string_view(query) == "하이닉")
        << query;  // a part of a word is found
}

TEST_P(Searching, MarksWhatWasLookedFor) {
  const Hits hits =
      *store_->search({.text = "투자 만났나요", .kind = HitKind::article, .terms = stems});
  ASSERT_EQ(hits.items.size(), 1U);
  std::vector<std::string> marked;
  for (const Span s : hits.items[0].marks) marked.emplace_back(slice(hits.items[0].snippet, s));
  EXPECT_EQ(marked, (std::vector<std::string>{"투자", "만났", "투자"}));
}

TEST_P(Searching, AllKindsAtOnceBeginWithEntities) {
  const Hits hits = *store_->search({.text = "누리칩스"});
  ASSERT_GE(hits.items.size(), 2U);
  EXPECT_EQ(hits.items[0].kind, HitKind::entity);
  EXPECT_EQ(hits.items[1].kind, HitKind::article);
  EXPECT_EQ(hits.total, 2U);
}

TEST_P(Searching, ReadsFieldsAndStructure) {
  for (const char* query :
       {"(반도체 OR 투자) 공장", "반도체 | 투자", "-(반도체 메모리) 투자", "=투자", "제목:공장",
        "title:공장 투자", "outlet:한빛일보 투자", "since:2024-03 투자", "until:2024-03-01 투자",
        "매체:한빛일보", "open*", "또는 투자"})
    EXPECT_TRUE(finds(query)) << query;
  for (const char* query :
       {"(반도체 OR 메모리) 공장", "=하이닉", "제목:투자", "outlet:서울통신 투자",
        "since:2024-04 투자", "until:2024-02 투자", "type:supply", "party:누리칩스"})
    EXPECT_FALSE(finds(query)) << query;
}

TEST_P(Searching, TakesFieldsAwayAndGroupsThem) {
  for (const char* query :
       {"투자 AND 공장", "투자 NOT 반도체", "NOT 반도체 투자", "NOT(반도체 메모리) 투자",
        "-outlet:서울통신 투자", "-type:supply 투자", "-title:메모리 투자",
        "(outlet:한빛일보 OR outlet:서울통신) 투자", "type:supply OR 투자", "((((((((투자))))))))",
        "party:없는회사 OR 투자", "ORACLE OR 투자"})
    EXPECT_TRUE(finds(query)) << query;
  for (const char* query :
       {"투자 NOT 공장", "투자 AND 반도체", "-outlet:한빛일보 투자", "NOT outlet:한빛일보 투자",
        "(type:supply OR 반도체) 투자", "-title:공장 투자", "party:없는회사 투자",
        "(party:없는회사 OR party:누리칩스) 투자", "NOT", "AND"})
    EXPECT_FALSE(finds(query)) << query;
}

TEST_P(Searching, StructureHoldsForDealsToo) {
  const auto total = [&](const std::string& query, HitKind kind = HitKind::deal) {
    return store_->search({.text = query, .kind = kind, .terms = stems})->total;
  };
  for (const char* query :
       {"누리칩스 OR 다른말", "(다른말 OR 누리칩스) 가람전자", "outlet:서울통신", "entity:누리칩스",
        "party:없는회사 OR party:누리칩스", "누리칩스 -outlet:한빛일보", "누리칩스 -type:invest"})
    EXPECT_EQ(total(query), 1U) << query;
  for (const char* query : {"다른말 OR 아무말", "누리칩스 -가람전자", "outlet:한빛일보 누리칩스",
                            "누리칩스 NOT (가람전자 OR 다른말)", "누리칩스 -type:supply"})
    EXPECT_EQ(total(query), 0U) << query;
  EXPECT_EQ(total("party:없는회사 OR party:누리칩스", HitKind::article), 1U);
  EXPECT_EQ(total("party:없는회사 party:누리칩스", HitKind::article), 0U);
  EXPECT_EQ(total("누리칩스 type:supply", HitKind::entity), 1U);  // by its words
}

TEST_P(Searching, FieldsOfClaimsMustBeMetByOneClaim) {
  const auto total = [&](const std::string& query) {
    return store_->search({.text = query, .kind = HitKind::article, .terms = stems})->total;
  };
  for (const char* query :
       {"type:supply", "유형:공급", "status:signed", "party:누리칩스", "party:가람전자 type:supply",
        "amount>1000억", "amount>=1조", "amount:5000억..2조 type:supply", "amount<2조",
        "type:supply,invest status:signed party:누리칩스 amount>1000억 since:2024-01 메모리"})
    EXPECT_EQ(total(query), 1U) << query;
  for (const char* query : {"type:invest", "amount>1조", "amount>10달러", "party:없는회사",
                            "type:supply status:done", "amount<1000억 type:supply"})
    EXPECT_EQ(total(query), 0U) << query;
  EXPECT_EQ(store_->search({.text = "type:supply", .kind = HitKind::deal})->total, 1U);
  EXPECT_EQ(store_->search({.text = "amount>2조", .kind = HitKind::deal})->total, 0U);
  EXPECT_EQ(store_->search({.text = "party:누리칩스 status:signed", .kind = HitKind::deal})->total,
            1U);
}

TEST_P(Searching, AWrongFieldIsNamed) {
  for (const auto& [query, field] : {std::pair{"type:없음", "type"},
                                     {"status:", "status"},
                                     {"since:어제", "since"},
                                     {"amount>많이", "amount"},
                                     {"유형:x", "유형"},
                                     {"-since:2024 말", "since"},
                                     {"(-type:x)", "type"}}) {
    const Result<Hits> hits = store_->search({.text = query});
    ASSERT_FALSE(hits) << query;
    EXPECT_EQ(hits.error().code, Code::bad_input);
    EXPECT_TRUE(hits.error().what.starts_with(field)) << hits.error().what;
  }
}

TEST_P(Searching, MendsSlips) {
  const Hits hits = *store_->search({.text = "하이닠스", .kind = HitKind::article, .terms = stems});
  EXPECT_EQ(hits.total, 1U);
  EXPECT_EQ(hits.meant, "하이닉스");
  EXPECT_EQ(store_->search({.text = "하이닉스", .kind = HitKind::article})->meant, "");
}

TEST_P(Searching, SuggestsWhileTyping) {
  for (const char* typed : {"누리", "누ㄹ", "누맃", "ㄴㄹㅊㅅ", "ㄴㄹ", "칩스", "누리칩스"}) {
    const std::vector<Hit> hits = *store_->suggest(typed, 5);
    ASSERT_FALSE(hits.empty()) << typed;
    EXPECT_EQ(hits[0].title, "누리칩스") << typed;
  }
  EXPECT_TRUE(store_->suggest("누라", 5)->empty());
  EXPECT_TRUE(store_->suggest("", 5)->empty());
}

TEST_P(Searching, FindsAPartyByWhatTheRegistryCallsIt) {
  const PartyFinder parties = [](std::string_view name) {
    return name == "Nuri Chips" || name == "呂" ? std::vector{made::entity("누리칩스")}
                                                : std::vector<EntityId>{};
  };
  for (const char* query : {"Nuri Chips", "呂", "party:呂", "메모리 Nuri Chips"})
    EXPECT_EQ(store_->search({.text = query, .kind = HitKind::article, .parties = parties})->total,
              1U)
        << query;
  EXPECT_EQ(
      store_->search({.text = "Nuri Ships", .kind = HitKind::article, .parties = parties})->total,
      0U);
}

TEST_P(Searching, CountsFacets) {
  const Hits hits =
      *store_->search({.text = "since:2024", .kind = HitKind::article, .facets = true});
  EXPECT_EQ(hits.total, 2U);
  ASSERT_EQ(hits.outlets.size(), 2U);
  ASSERT_EQ(hits.types.size(), 1U);
  EXPECT_EQ(hits.types[0].value, "supply");
  ASSERT_EQ(hits.months.size(), 1U);
  EXPECT_EQ(hits.months[0].value, "2024-03");
  EXPECT_EQ(hits.months[0].count, 2U);
}

TEST(Terms, StandBesideTheirMorphemes) {
  made::Builder b("한빛일보", kMarch, "머리", {"투자금을 냈다."});
  b.morph("투자", "투자", Tag::NNG, true), b.morph("금", "금", Tag::XSN, false);
  b.morph("을", "을", Tag::JKO, false), b.morph("냈", "내", Tag::VV, true);
  const Terms t = terms_of(b.doc());
  EXPECT_EQ(t.body, "투자금 +투자 +금 내");
  EXPECT_EQ(t.stems, std::vector<std::string>{"투자"});
  EXPECT_EQ(words("O.K., 한·미 FTA(협정)…𠮷"),
            (std::vector<std::string>{"o", "k", "한", "미", "fta", "협정", "𠮷"}));
  EXPECT_EQ(fold(" SK-하이닉스! "), "sk하이닉스");
  EXPECT_EQ(fold("\xff\xfe"), "");
}

TEST(Query, IsBoundedAndNeverAnErrorOfWords) {
  for (const std::string& text :
       {std::string(20000, '"') + std::string(3000, 'x'), std::string(5000, '('),
        std::string(5000, '-'), std::string(5000, ')'), std::string("((((((a OR b) -) OR"),
        std::string("a NEAR b {head} : \"x\" ^ * +"), std::string("\xff\xfe OR \0", 7)}) {
    const Result<ParsedQuery> q = parse_query(text);
    ASSERT_TRUE(q) << text.substr(0, 20);
    const auto store = *open_store("memory:");
    EXPECT_TRUE(store->search({.text = text})) << text.substr(0, 20);
  }
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "말 ";
  EXPECT_LE(parse_query(words)->words.size(), 24U);
}

TEST(Query, ASumMayBeWrittenApart) {
  for (const auto& [text, currency, least] : {std::tuple{"amount>3억 달러", "USD", 3e8},
                                              {"amount > 1조 5000억원", "KRW", 1.5e12},
                                              {"금액 >= 500 달러", "USD", 500.0},
                                              {"amount>=₩3억", "KRW", 3e8},
                                              {"amount>=€2만", "EUR", 2e4}}) {
    const Result<ParsedQuery> q = parse_query(std::string(text) + " 공급");
    ASSERT_TRUE(q) << text << ": " << q.error().what;
    ASSERT_EQ(q->amounts.size(), 1U) << text;
    EXPECT_EQ(q->amounts[0].currency, currency) << text;
    EXPECT_NEAR(q->amounts[0].least, least, least * 1e-6) << text;
    EXPECT_EQ(q->words.size(), 1U) << text;
  }
  const Result<ParsedQuery> apart = parse_query("amount>1조 2천명 감원");
  ASSERT_TRUE(apart);
  EXPECT_EQ(apart->words.size(), 2U);
  EXPECT_DOUBLE_EQ(apart->amounts[0].least, 1e12 * (1 + 1e-9));
  EXPECT_EQ(parse_query("amount>1조원 5000억 사업")->words.size(), 2U);  // another sum
}

TEST(Query, IsCutBetweenCharacters) {
  std::string query = "a";
  while (query.size() < 3000) query += "가";
  const Result<ParsedQuery> q = parse_query(query);
  ASSERT_TRUE(q);
  EXPECT_EQ(invalid_at(q->words.at(0).text), std::string::npos);
}

TEST(Query, ReadsMoney) {
  for (const auto& [text, value, currency] : {std::tuple{"1조", 1e12, "KRW"},
                                              {"1조5000억", 1.5e12, "KRW"},
                                              {"3천억원", 3e11, "KRW"},
                                              {"10억달러", 1e9, "USD"},
                                              {"$5", 5.0, "USD"},
                                              {"1,200", 1200.0, "KRW"},
                                              {"USD2.5만", 25000.0, "USD"},
                                              {"100억엔", 1e10, "JPY"}}) {
    const Money m = parse_money(text);
    EXPECT_TRUE(m.ok) << text;
    EXPECT_DOUBLE_EQ(m.value, value) << text;
    EXPECT_EQ(m.currency, currency) << text;
  }
  for (const char* text : {"", "많이", "1조x", "원", "--1"})
    EXPECT_FALSE(parse_money(text).ok) << text;
}

TEST(Spelling, CountsStrokes) {
  EXPECT_EQ(strokes_between("삼성전자", "삼성전자", 2), 0U);
  EXPECT_EQ(strokes_between("삼성전자", "샴성전자", 2), 1U);
  EXPECT_EQ(strokes_between("삼성전자", "삼성전지", 2), 1U);
  EXPECT_EQ(strokes_between("삼성", "하나", 2), 3U);
  EXPECT_EQ(forgiven("삼"), 0U);
}

}  // namespace
}  // namespace hj::store
