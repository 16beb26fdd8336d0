// A stream of generated articles with known copies and stories: the same ones every time.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/hash.h"
#include "story/made.h"

namespace hj::bench {

struct Mix {             // shares of what comes
  double copies = 0.15;  // edits of a tenth, cuts of a fifth, additions, of the last days' articles
  double notices = 0.05;  // one outlet's template with other names and figures
  double lists = 0;       // names of all running stories in a row
  double odd_dates = 0;   // 1970, or ten years ahead
  double one_page = 0;    // the same page again
};

struct Item {
  Document doc;
  std::uint64_t story = 0, family = 0;  // what it is
  bool copy = false;
};

class Stream {
 public:
  explicit Stream(const Mix& mix) : mix_(mix) {}

  Item next() {
    Item out;
    const std::uint64_t n = number_++;
    const double dice = share();
    std::string body;
    names_.clear();
    if (dice < mix_.one_page) {
      body = page(0, "한쪽");
      out.story = out.family = 1;
      out.copy = n > 0;
    } else if (dice < mix_.one_page + mix_.notices) {
      body = notice(n);
      out.story = out.family = kOwn + n;
    } else if (dice < mix_.one_page + mix_.notices + mix_.lists) {
      body = list();
      out.story = out.family = kOwn + n;
    } else if (dice < mix_.one_page + mix_.notices + mix_.lists + mix_.copies && !kept_.empty()) {
      const Kept& from = kept_[random_() % kept_.size()];
      body = edited(from.body);
      names_ = from.names;
      out.story = from.story;
      out.family = from.family;
      out.copy = true;
    } else {
      out.story = running();
      out.family = kOwn + n;
      body = page(out.story, word(n + kRare, 3));
      kept_.push_back({body, names_, out.story, out.family});
      if (kept_.size() > 4096) kept_.pop_front();
    }
    make(out.doc, n, body);
    return out;
  }

  static constexpr std::int64_t kADay = 14'000;  // articles

 private:
  struct Kept {
    std::string body;
    std::vector<std::string> names;
    std::uint64_t story, family;
  };
  static constexpr std::uint64_t kOwn = std::uint64_t{1} << 40, kRare = std::uint64_t{1} << 30;

  double share() { return static_cast<double>(random_() % 1'000'000) / 1e6; }

  // A word of its own for every number.
  static std::string word(std::uint64_t n, int syllables) {
    std::string out;
    std::uint64_t h = hash64("", n);
    for (int i = 0; i < syllables; ++i, h /= 2000) {
      const auto c = static_cast<unsigned>(0xAC00 + h % 2000 * 5);
      out += static_cast<char>(0xE0 | c >> 12);
      out += static_cast<char>(0x80 | (c >> 6 & 63));
      out += static_cast<char>(0x80 | (c & 63));
    }
    return out;
  }
  std::uint64_t running() {
    if (stories_.empty() || random_() % 100 < 45) {
      stories_.push_back(++story_);
      if (stories_.size() > 6000) stories_.erase(stories_.begin(), stories_.begin() + 2000);
      return stories_.back();
    }
    const double back = share() * share();  // most of what comes is about what is new
    return stories_[stories_.size() - 1 -
                    static_cast<std::size_t>(back * static_cast<double>(stories_.size() - 1))];
  }
  std::string page(std::uint64_t story, const std::string& own) {
    constexpr std::array<const char*, 6> kJosa = {"은 ", "를 ", "에서 ", "의 ", "이 ", "로 "};
    std::string out;
    for (std::uint64_t i = 0; i < 4; ++i) names_.push_back(word(story * 100 + i, 4));
    const std::size_t length = 90 + random_() % 90;
    for (std::size_t i = 0; i < length; ++i) {
      const std::uint64_t dice = random_() % 100;
      if (dice < 50)
        out += word(static_cast<std::uint64_t>(share() * share() * 4000), 2);
      else if (dice < 74)
        out += word(story * 100 + 10 + random_() % 50, 2);
      else if (dice < 82)
        out += names_[random_() % names_.size()];
      else if (dice < 98)
        out += word(random_() % 200'000 + 100'000, 2);
      else
        out += own + std::to_string(random_() % 9000);
      out += i % 11 == 10 ? "했다. " : kJosa[random_() % kJosa.size()];
    }
    return out;
  }
  std::string notice(std::uint64_t n) {
    names_ = {word(n + kRare, 3)};
    std::string out = "코스닥 상장사 " + names_[0] + "은 올해 1분기 연결 기준 영업이익이 ";
    const auto figure = [this](unsigned most) { return std::to_string(1 + random_() % most); };
    return out + figure(900) + "억원으로 지난해 같은 기간보다 " + figure(90) + "." + figure(9) +
           "% 늘었다고 공시했다. 매출은 " + figure(9000) + "억원으로 " + figure(90) + "." +
           figure(9) + "% 증가했고 순이익은 " + figure(700) +
           "억원을 기록했다. 회사 측은 주력 제품의 판매가 고르게 늘어난 결과라고 설명했다.";
  }
  std::string list() {
    std::string out;
    for (std::size_t i = 0; i < 60 && i < stories_.size(); ++i) {
      names_.push_back(word(stories_[stories_.size() - 1 - i] * 100, 4));
      out += names_.back() + " ";
    }
    return out;
  }
  std::string edited(const std::string& body) {
    std::string out;
    const std::uint64_t how = random_() % 3;
    const std::size_t most = how == 1 ? body.size() * 4 / 5 : body.size();
    if (how == 2)
      for (int i = 0; i < 12; ++i) out += word(random_() % 200'000, 2) + ' ';
    for (std::size_t at = 0; at < most;) {
      const std::size_t end = std::min(body.find(' ', at), body.size());
      out += how == 0 && random_() % 10 == 0 ? word(random_() % 200'000, 2)
                                             : body.substr(at, end - at);
      out += ' ';
      at = end + 1;
    }
    return out;
  }
  void make(Document& doc, std::uint64_t n, const std::string& body) {
    doc.id = DocId{hash64("stream", n)};
    doc.outlet = "매체" + std::to_string(random_() % 40);
    doc.published = 1'700'000'000 + static_cast<std::int64_t>(n) * 86'400 / kADay;
    doc.seen = doc.published + 600;
    if (share() < mix_.odd_dates) doc.published = n % 2 == 0 ? 0 : doc.published + 315'000'000;
    doc.text = body;
    doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(body.size())}, BlockKind::body});
    for (const std::string& name : names_) made::mark(doc, name);
  }

  Mix mix_;
  std::mt19937_64 random_{42};
  std::uint64_t number_ = 0, story_ = 100;
  std::vector<std::uint64_t> stories_;
  std::deque<Kept> kept_;
  std::vector<std::string> names_;
};

}  // namespace hj::bench
