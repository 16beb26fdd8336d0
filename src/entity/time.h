// Times in text, resolved on the article's publication date: 지난해 3분기, 오는 21일, 7일부터
// 26일까지.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "entity/calendar.h"
#include "entity/tables.h"

namespace hj::entity {

// What times are resolved on; it moves along the text.
struct Clock {
  std::optional<std::int32_t> published;  // local day; none = unknown, and nothing is guessed
  std::optional<std::int32_t> said;       // the last day named that is not to come: 이날, 전날
  std::optional<std::int32_t> named;      // the last day named: 같은 날
  std::uint32_t named_sentence = 0;       // where it was said
  std::optional<std::int32_t> lead;       // the day that the article reports
  std::optional<std::int32_t> month;      // the last month named in this sentence, as month_index
  std::optional<std::int32_t> month_named;   // the last month named: 같은 달
  std::optional<int> year;                   // the year spoken of last: 그해, 이듬해
  std::optional<int> past_year;              // the last one before that of today
  std::optional<int> figured;                // the last one said in figures
  std::optional<int> dated;                  // the year of a month said with it in this sentence
  std::optional<int> quarter, quarter_year;  // for 전년 동기
  std::optional<std::int32_t> narrated;  // the day told of in the sentence that reported it: 이튿날
  std::string past;                      // the last time before the news, as a value: 당시
  std::uint32_t past_sentence = 0;       // where it was said
  std::optional<std::int32_t> base;      // the first day of the time named last: 3년 만에
  std::uint32_t base_sentence = 0;
  char base_grain = 'Y';             // Y M D
  std::uint32_t timed_sentence = 0;  // the last sentence that names a time
  std::uint32_t sentence = 0;
  std::uint32_t back_until = 0;  // the sentence to which a day of the past (지난 15일) reaches
  // 한편: another matter, told from the day of the report.
  void turn() { said.reset(); }
  void next_sentence() { month.reset(), dated.reset(), ++sentence; }
  // A new paragraph is told from the day of the report again, not from a day of the past.
  void next_paragraph() {
    if (back_until != ~0U) back_until = 0;
  }
};
Clock clock_of(const Document& doc);

struct Time {
  std::uint32_t bytes = 0;  // 0: no time stands here
  std::string value;        // core/value.h's normal form
  const char* rule = "";
};
class TimeReader {
 public:
  explicit TimeReader(const Tables& tables) : tables_(tables) {}
  // The time at the head of `text` (at most 200 bytes of it are read).
  Time read(std::string_view text, Clock& clock) const;

 private:
  bool begins_time(std::string_view text) const;
  const Tables& tables_;
};

}  // namespace hj::entity
