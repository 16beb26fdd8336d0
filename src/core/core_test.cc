#include <gtest/gtest.h>

#include "core/check.h"
#include "core/hangul.h"
#include "core/hash.h"
#include "core/phrases.h"
#include "core/utf8.h"
#include "core/value.h"
#include "core/xml.h"

namespace hj {
namespace {

TEST(Utf8, RefusesWhatIsNoShortestForm) {
  EXPECT_EQ(invalid_at("한글 ok 😀"), std::string_view::npos);
  EXPECT_EQ(invalid_at("ab\xC0\x80"), 2U);         // overlong NUL
  EXPECT_EQ(invalid_at("\xED\xA0\x80"), 0U);       // a surrogate
  EXPECT_EQ(invalid_at("a\xF5\x80\x80\x80"), 1U);  // past U+10FFFF
  EXPECT_EQ(invalid_at("가\xEA\xB0"), 3U);         // cut off
}

TEST(Utf8, MendsByteByByte) {
  EXPECT_EQ(mend("a\xFF"
                 "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(mend(std::string("a\0b", 3)), "a b");
  EXPECT_EQ(invalid_at(mend("\xED\xA0\x80\xEA")), std::string_view::npos);
}

TEST(Utf8, ReadsBackwards) {
  const std::string_view text = "a가😀";
  EXPECT_EQ(rune_before(text, 8).code, U'😀');
  EXPECT_EQ(rune_before(text, 4).code, U'가');
  EXPECT_EQ(rune_before(text, 1).code, U'a');
}

TEST(Utf8, TheQuickWayIsTheLongWay) {
  const std::string ascii = "0123456789 plain words that are long enough";
  for (std::size_t at = 0; at < ascii.size(); ++at) {
    for (const char bad : {'\x01', '\x7F', '\x1F', '\0'}) {
      std::string text = ascii;
      text[at] = bad;
      std::string expected = ascii;
      expected[at] = ' ';
      EXPECT_EQ(mend(text), expected) << at;
    }
    std::string text = ascii;
    text[at] = '\xFF';
    EXPECT_EQ(invalid_at(text), at);
    text[at] = '\n';
    EXPECT_EQ(mend(text), text);
  }
  EXPECT_EQ(nfc("long enough for words e\u0301"), "long enough for words \u00E9");
  EXPECT_EQ(nfc("\uF900\u212B 가\u11A8"), "\u8C48\u00C5 각");
}

TEST(Utf8, ComposesJamo) { EXPECT_EQ(nfc("\u1112\u1161\u11AB"), "한"); }

TEST(Hangul, IsArithmetic) {
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) ASSERT_EQ(compose(decompose(c)), c);
}

TEST(Hangul, ChoosesJosaByTheLastSound) {
  EXPECT_EQ(josa("삼성전자", "은", "는"), "는");
  EXPECT_EQ(josa("두산", "은", "는"), "은");
  EXPECT_EQ(josa("TSMC", "이", "가"), "가");
  EXPECT_EQ(josa("LG 3", "을", "를"), "을");
  EXPECT_EQ(josa("서울", "으로", "로"), "로");
  EXPECT_EQ(josa("웨스턴디지털(WD)", "으로", "로"), "로");
}

TEST(Hash, IsTheSameOnEveryMachine) {
  EXPECT_EQ(hex(hash64("합종")), hex(hash64("합종")));
  EXPECT_EQ(hex(hash64("")), "2d06800538d394c2");  // XXH3's published value of the empty input
  EXPECT_EQ(parse_hex(hex(0x0123456789abcdefULL)), 0x0123456789abcdefULL);
  EXPECT_FALSE(parse_hex("xyz"));
  EXPECT_FALSE(parse_hex("0123456789ABCDEF"));
}

TEST(Value, PrintsWhatItParses) {
  for (const char* text : {"KRW 1200000000000", "USD 7000000000000; KRW 9300000000000000 approx",
                           "JPY 243000000000 max", "KRW 500000000000 total per=year span=4Y"})
    EXPECT_EQ(print(parse_amounts(text)), text);
  for (const std::string_view text : {"KRW 1009116079112264.1", "KRW 999999999999999.9"}) {
    const std::string once = print(parse_amounts(text));
    EXPECT_EQ(print(parse_amounts(once)), once) << text;
  }
  EXPECT_TRUE(parse_amounts("12조").empty());
  EXPECT_TRUE(parse_amounts("KRW 12 lots").empty());
  EXPECT_TRUE(parse_amounts("KRW inf").empty());
  EXPECT_TRUE(parse_amounts("KRW 1 per=year; span=1Y").empty());
  EXPECT_TRUE(parse_amounts("KRW 1 span=1Y per=year;").empty());  // printed, it would be two
}

TEST(Value, KnowsTheDaysOfATime) {
  const auto both = [](const char* time) {
    const Days d = days_of(time);
    return d.ok ? iso_date(d.first) + " " + iso_date(d.last) : std::string("unresolved");
  };
  EXPECT_EQ(both("2024"), "2024-01-01 2024-12-31");
  EXPECT_EQ(both("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(both("2025-H1"), "2025-01-01 2025-06-30");
  EXPECT_EQ(both("2023-Q3"), "2023-07-01 2023-09-30");
  EXPECT_EQ(both("2024-01-22/2024-01-28"), "2024-01-22 2024-01-28");
  EXPECT_EQ(both("2024-02-30"), "unresolved");
  EXPECT_EQ(both("0000"), "unresolved");  // before the first day of all
  EXPECT_EQ(both("../0000"), "unresolved");
  EXPECT_EQ(both("unresolved"), "unresolved");
  EXPECT_EQ(both("2024-13"), "unresolved");
}

TEST(Value, ReadsMomentsWithTheirZone) {
  EXPECT_EQ(iso_utc(parse_moment("2024-02-18T09:30:00+09:00").seconds), "2024-02-18T00:30:00Z");
  EXPECT_EQ(iso_utc(parse_moment("2024-02-18").seconds), "2024-02-17T15:00:00Z");  // KST midnight
  EXPECT_EQ(parse_moment("2024-02-18T00:30:00Z").offset_minutes, 0);
  EXPECT_FALSE(parse_moment("18/02/2024").ok);
  EXPECT_FALSE(parse_moment("2024-02-18T99:00").ok);
  EXPECT_EQ(iso_date(local_day(parse_moment("2024-02-18T01:00+09:00").seconds, 540)), "2024-02-18");
}

TEST(Syllables, KnowTheLastOfAWord) {
  SyllableSet ends;
  ends.add_end("미르전자");
  ends.add_end("CEO");
  EXPECT_TRUE(ends.has_end("투자"));
  EXPECT_TRUE(ends.has_end("O"));
  EXPECT_FALSE(ends.has_end("전"));
  EXPECT_FALSE(ends.has_end("AI"));
  EXPECT_FALSE(ends.has_end(""));
  EXPECT_FALSE(ends.has_end("😀"));  // neither syllable nor ASCII: none was added
  ends.add_end("中");
  EXPECT_TRUE(ends.has_end("美"));  // of these it only knows that there are some
}

TEST(Phrases, AreFoundWhereverTheyStand) {
  const Phrases phrases{"정해진 바 없", "(끝)", "무단 전재"};
  EXPECT_TRUE(phrases.in("아직 정해진 바 없다"));
  EXPECT_TRUE(phrases.in("말했다.(끝)"));
  EXPECT_TRUE(phrases.in("무단 전재"));
  EXPECT_FALSE(phrases.in("무단전재, 정해진 바"));
  EXPECT_FALSE(phrases.in(""));
  EXPECT_FALSE(Phrases().in("무단 전재"));
}

TEST(Check, NamesTheBrokenLaw) {
  Document doc;
  doc.text = "제목\n본문";
  doc.blocks.rows = {{{0, 6}, BlockKind::headline}, {{7, 13}, BlockKind::body}};
  EXPECT_EQ(check(doc), "");
  doc.blocks.rows[1].span.begin = 8;
  EXPECT_EQ(check(doc), "blocks[1]: span cuts a code point");
  doc.blocks.rows.pop_back();
  EXPECT_EQ(check(doc), "blocks[1]: text outside the blocks");
}

TEST(Xml, EscapesAndNeverHoldsWhatXmlForbids) {
  EXPECT_EQ(xml_escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
  EXPECT_EQ(xml_escaped(std::string_view("x\0\x01y\n", 5)), "x\uFFFD\uFFFDy\n");
  EXPECT_EQ(xml_escaped("\xff"), "\uFFFD");
  EXPECT_EQ(xml_escaped("\uFFFE"), "\uFFFD");
}

}  // namespace
}  // namespace hj
