// Layers as bytes: what comes back is the same to the bit, of every form, and damage is refused.
#include "store/blob.h"

#include <gtest/gtest.h>

#include "store/made.h"

namespace hj::store {
namespace {

template <class T>
void expect_same(const Layer<T>& a, const Layer<T>& b) {
  EXPECT_EQ(a.pool, b.pool);
  EXPECT_EQ(a.maker, b.maker);
  ASSERT_EQ(a.rows.size(), b.rows.size());
}
void expect_same(const Document& a, const Document& b) {
  expect_same(a.blocks, b.blocks), expect_same(a.sentences, b.sentences);
  expect_same(a.quotes, b.quotes), expect_same(a.standings, b.standings);
  expect_same(a.morphs, b.morphs), expect_same(a.mentions, b.mentions);
  expect_same(a.claims, b.claims), expect_same(a.parts, b.parts);
  for (std::size_t i = 0; i < a.mentions.rows.size(); ++i) {
    const Mention &x = a.mentions.rows[i], &y = b.mentions.rows[i];
    EXPECT_EQ(x.span, y.span);
    EXPECT_EQ(a.mentions.at(x.name), b.mentions.at(y.name));
    EXPECT_EQ(x.value.begin, y.value.begin);
    EXPECT_EQ(x.rule.end, y.rule.end);
    EXPECT_EQ(std::tuple(x.same, x.score, x.kind, x.anaphor),
              std::tuple(y.same, y.score, y.kind, y.anaphor));
  }
  for (std::size_t i = 0; i < a.morphs.rows.size(); ++i) {
    const Morph &x = a.morphs.rows[i], &y = b.morphs.rows[i];
    EXPECT_EQ(x.span, y.span);
    EXPECT_EQ(std::pair(x.form.begin, x.form.end), std::pair(y.form.begin, y.form.end));
    EXPECT_EQ(std::pair(x.tag, x.first), std::pair(y.tag, y.first));
  }
}

Document article() {
  made::Made m = made::supply("한빛일보", made::kMarch);
  Document d = m.doc;
  for (const char* word : {"가람전자", "누리칩스", "메모리"}) {
    const auto at = static_cast<std::uint32_t>(d.text.find(word));
    const Span span{at, at + static_cast<std::uint32_t>(std::string_view(word).size())};
    d.morphs.rows.push_back({span, d.morphs.add(word), Tag::NNP, true});
    d.morphs.rows.push_back({span, d.morphs.add("하"), Tag::XSV, false});
    d.morphs.rows.push_back({span, d.morphs.add("하"), Tag::XSV, false});
  }
  return d;
}

Document there_and_back(const Document& d) {
  Document out;
  out.text = d.text, out.prints.rows = d.prints.rows;
  const Done done = unpack_layers(pack_layers(d), out);
  EXPECT_TRUE(done) << done.error().what;
  return out;
}

TEST(Layers, ComeBackToTheBit) {
  const Document d = article();
  const Document back = there_and_back(d);
  expect_same(d, back);
  EXPECT_EQ(pack_layers(back), pack_layers(d));
}

// Rows that share words of the pool, leave some of it out, or point into the midst of it.
TEST(Layers, OfAnyPool) {
  Document d = article();
  d.mentions.rows.back().name = d.mentions.rows.front().name;
  d.mentions.rows.back().rule = {1, 4};
  expect_same(d, there_and_back(d));
  d.mentions.pool += "left over";
  d.morphs.rows[1].form = d.morphs.rows[0].form;
  expect_same(d, there_and_back(d));
  EXPECT_EQ(there_and_back(Document{}).mentions.rows.size(), 0U);
}

TEST(Layers, ThatAreDamagedAreRefused) {
  const Document d = article();
  const std::string bytes = pack_layers(d);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    Document out;
    out.text = d.text;
    EXPECT_FALSE(unpack_layers(bytes.substr(0, at), out));
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    EXPECT_FALSE(unpack_layers(flipped, out));
  }
}

}  // namespace
}  // namespace hj::store
