#include "extract/extractor.h"

#include <gtest/gtest.h>

#include "core/check.h"
#include "core/value.h"

namespace hj {
namespace {

std::vector<Document> extract(const Page& page) {
  static const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  EXPECT_TRUE(extractor) << extractor.error().what;
  Result<std::vector<Document>> docs = (*extractor)(page);
  if (!docs) return {};
  for (const Document& doc : *docs) EXPECT_EQ(check(doc), "");
  return *docs;
}
Document extract_text(const std::string& text) {
  Page page;
  page.source = "in.txt", page.bytes = text;
  const std::vector<Document> docs = extract(page);
  EXPECT_EQ(docs.size(), 1U);
  return docs.empty() ? Document{} : docs[0];
}
// "headline|subheadline": the texts of the blocks of one kind.
std::string all(const Document& doc, BlockKind kind) {
  std::string out;
  for (const Block& block : doc.blocks.rows)
    if (block.kind == kind) out += (out.empty() ? "" : "|") + std::string(doc.at(block.span));
  return out;
}

TEST(PlainText, HasItsParts) {
  const Document doc = extract_text(
      "가람전자, 나래화학과 '전지 동맹'…내년 양산 목표\n"
      "합작사 지분 절반씩…\"공급난 대비\"\n"
      "입력 2025-03-04 09:30 수정 2025-03-04 10:15\n\n"
      "(서울=다온뉴스) 한가온 기자 = 가람전자는 4일 나래화학과 합작사를 세우기로 했다고 밝혔다.\n\n"
      "◇ 왜 지금인가\n"
      "두 회사는 원료를 함께 사들인다.\n"
      "서명하는 두 회사 대표 [가람전자 제공]\n"
      "gaon@daon.example\n"
      "[저작권자 ⓒ 다온뉴스, 무단 전재·재배포 금지]\n"
      "관련기사\n"
      "나래화학 주가 급등\n");
  EXPECT_EQ(all(doc, BlockKind::headline), "가람전자, 나래화학과 '전지 동맹'…내년 양산 목표");
  EXPECT_EQ(all(doc, BlockKind::subheadline), "합작사 지분 절반씩…\"공급난 대비\"");
  EXPECT_EQ(all(doc, BlockKind::dateline), "(서울=다온뉴스) 한가온 기자 =");
  EXPECT_EQ(all(doc, BlockKind::heading), "◇ 왜 지금인가");
  EXPECT_EQ(
      all(doc, BlockKind::body),
      "가람전자는 4일 나래화학과 합작사를 세우기로 했다고 밝혔다.|두 회사는 원료를 함께 사들인다.");
  EXPECT_EQ(all(doc, BlockKind::caption), "서명하는 두 회사 대표 [가람전자 제공]");
  EXPECT_EQ(all(doc, BlockKind::related), "관련기사|나래화학 주가 급등");
  EXPECT_EQ(doc.outlet, "다온뉴스");
  EXPECT_EQ(doc.reporter, "한가온");
  EXPECT_EQ(iso_utc(doc.published), "2025-03-04T00:30:00Z");
  EXPECT_EQ(iso_utc(doc.modified), "2025-03-04T01:15:00Z");
  EXPECT_TRUE(doc.published_has_time);
  EXPECT_FALSE(doc.cut_off);
}

TEST(Fields, AreCarriedThrough) {
  Page page;
  page.source = "a.jsonl:3", page.form = Form::fields, page.url = "https://x.example/1";
  page.fields = {{"id", "a/3"},
                 {"title", "제목이다"},
                 {"subtitle", "부제 하나\n부제 둘"},
                 {"body", "첫 문단이다.\n둘째 문단이다."},
                 {"author", "한가온 기자"},
                 {"published", "2025-03-04"},
                 {"comments", "1,204"},
                 {"outlet", "다온뉴스"}};
  const std::vector<Document> docs = extract(page);
  ASSERT_EQ(docs.size(), 1U);
  EXPECT_EQ(docs[0].input_id, "a/3");
  EXPECT_EQ(docs[0].text, "제목이다\n부제 하나\n부제 둘\n첫 문단이다.\n둘째 문단이다.");
  EXPECT_EQ(docs[0].reporter, "한가온");
  EXPECT_EQ(docs[0].comments, 1204);
  EXPECT_FALSE(docs[0].published_has_time);
  EXPECT_EQ(iso_date(local_day(docs[0].published, docs[0].offset_minutes)), "2025-03-04");
}

TEST(Id, ComesFromAddressOutletAndText) {
  Page page;
  page.source = "one", page.form = Form::fields,
  page.fields = {{"title", "제목"}, {"body", "본문이다."}};
  const Document a = extract(page).at(0);
  page.source = "two";
  EXPECT_EQ(extract(page).at(0).id, a.id);
  page.url = "https://x.example/1";
  EXPECT_NE(extract(page).at(0).id, a.id);
}

TEST(NoArticle, IsSaid) {
  const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  ASSERT_TRUE(extractor);
  Page page;
  page.source = "w.txt", page.bytes = "댓글 많은 뉴스";
  const auto docs = (*extractor)(page);
  ASSERT_FALSE(docs);
  EXPECT_EQ(docs.error().code, Code::not_found);
  EXPECT_EQ(docs.error().what, "w.txt: no article");
}

}  // namespace
}  // namespace hj
