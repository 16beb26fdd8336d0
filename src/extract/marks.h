// What a line is by its own marks: dateline, by-line, caption, time line, heading, notice, related.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/piece.h"
#include "extract/text.h"

namespace hj::extract {

// `(서울=한빛뉴스) 오세린 기자 = `, `[테크나우] 민서준 기자 = `, `[경제신문=홍길동 기자]` at the
// start of `text`.
struct Dateline {
  std::size_t size = 0;  // bytes with the white space after; 0 = none
  std::string outlet, reporter;
};
Dateline dateline_at(std::string_view text);
bool speaks(std::string_view inside);  // 앵커, 기자, 리포트: in brackets, who speaks now
// The first dateline in the text that begins a word at or after `from`.
Range find_dateline(std::string_view text, std::size_t from, Dateline& out);

// `서이안 기자 ian@daily.kr`, `/민서준 기자`, `워싱턴=남궁솔 특파원`, a lone address.
bool is_byline(std::string_view line);
std::string reporter_of(
    std::string_view text);  // the first "이름 기자", without the title; empty = none

std::string spoken_reporter(std::string_view sentence);  // 한울뉴스 정다솜입니다.

// `입력 2025-07-31 18:22 업데이트 …`, `장수=류가을 기자 | 2025-12-09 09:18`.
struct Times {
  When published, modified;
};
std::optional<Times> times_of(std::string_view line);

// `[AFP=연합뉴스]`, `[대통령실 제공]`, `/사진=X`: where a photo credit stands, from `from` on.
Range find_credit(std::string_view text, std::size_t from = 0);
bool is_caption(std::string_view line);

std::int64_t comments_in(std::string_view line);  // `댓글 31`; -1 = does not say
bool is_heading(std::string_view line);           // ◇ 중간 제목, <표>, [앵커]
// Where a notice of rights begins that stands in one line behind a sentence; npos = nowhere.
std::size_t rights_at(std::string_view line);
bool is_notice(std::string_view line);              // 무단 전재, ⓒ, (끝), 제보는 …
std::span<const std::string_view> widget_labels();  // those of buttons that no sentence says
bool is_count(std::string_view line);               // 31: how often it was read or shared
bool is_section(std::string_view line);             // 정치: where the page stands in its paper
bool opens_related(std::string_view line);  // 관련기사, ▶많이 본 기사: headlines follow
bool is_related(std::string_view line);     // ▶ a link
bool is_outlet_name(std::string_view words);  // ends as outlets' names do
bool is_paywall(std::string_view line);  // 구독자만 볼 수 있습니다, 전문을 보려면 …

}  // namespace hj::extract
