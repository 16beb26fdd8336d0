#include <gtest/gtest.h>

#include "core/check.h"
#include "core/value.h"
#include "entity/linker.h"
#include "entity/recognizer.h"

namespace hj {
namespace {

Document read(const Recognizer& r, std::string text, const char* published = "2025-10-02") {
  Document doc;
  doc.text = std::move(text);
  doc.published = parse_moment(published).seconds;
  doc.mentions = r(doc).mentions;
  return doc;
}

class Reading : public ::testing::Test {
 protected:
  Reading() : opened_(Recognizer::open(HJ_DATA)) {}
  void SetUp() override { ASSERT_TRUE(opened_) << opened_.error().what; }
  std::string all(std::string text) {
    const Document doc = read(*opened_, std::move(text));
    EXPECT_EQ(check(doc), "");
    std::string out;
    for (const Mention& m : doc.mentions.rows) {
      out += std::string(code(m.kind)) + ':' + std::string(doc.at(m.span));
      if (const auto name = doc.mentions.at(m.name); !name.empty() && name != doc.at(m.span))
        out += "=" + std::string(name);
      if (const auto value = doc.mentions.at(m.value); !value.empty())
        out += "=" + std::string(value);
      if (doc.mentions.at(m.rule).ends_with("+modifier")) out += "+modifier";
      out += " | ";
    }
    return out;
  }
  Result<Recognizer> opened_;
};

TEST_F(Reading, NamesPeopleWithTheirTitles) {
  EXPECT_EQ(all("한도준 가람전자 회장이 말했다."), "person:한도준 | org:가람전자 | title:회장 | ");
  EXPECT_EQ(all("구윤철 부총리 겸 기획재정부 장관은"),
            "person:구윤철 | title:부총리 | org:기획재정부 | title:장관 | ");
}

TEST_F(Reading, KeepsOneIdForOneParty) {
  const auto linker = Linker::open(HJ_DATA);
  ASSERT_TRUE(linker);
  const Document a = read(*opened_, "오픈AI는 3일 밝혔다."), b = read(*opened_, "오픈 AI와");
  const auto x = (*linker)(a, {}, {}), y = (*linker)(b, {}, {});
  ASSERT_EQ(x.size(), 2U);
  EXPECT_EQ(x[0], y[0]);
  EXPECT_NE(x[0], EntityId::none);
  EXPECT_EQ(x[1], EntityId::none);
}

}  // namespace
}  // namespace hj
