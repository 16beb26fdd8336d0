#include "ingest/fields.h"

#include <algorithm>

#include "ingest/ascii.h"

namespace hj::ingest {
namespace {

struct Name {
  std::string_view field, input;
};
// Field of a page, and the names that inputs give it, the best first. The Korean ones are those of
// archives' exports (BIG KINDS) and of spreadsheets.
constexpr Name kNames[] = {{"id", "id"},
                           {"id", "guid"},
                           {"id", "article_id"},
                           {"id", "뉴스 식별자"},
                           {"id", "기사번호"},
                           {"url", "url"},
                           {"url", "link"},
                           {"url", "canonical_url"},
                           {"url", "주소"},
                           {"url", "링크"},
                           {"outlet", "outlet"},
                           {"outlet", "publisher"},
                           {"outlet", "press"},
                           {"outlet", "media"},
                           {"outlet", "source"},
                           {"outlet", "언론사"},
                           {"outlet", "매체"},
                           {"outlet", "매체명"},
                           {"published", "published"},
                           {"published", "published_at"},
                           {"published", "date_published"},
                           {"published", "publish_date"},
                           {"published", "pubDate"},
                           {"published", "date"},
                           {"published", "일시"},
                           {"published", "일자"},
                           {"published", "날짜"},
                           {"published", "작성일"},
                           {"published", "등록일"},
                           {"modified", "modified"},
                           {"modified", "date_modified"},
                           {"modified", "updated"},
                           {"modified", "수정일"},
                           {"title", "title"},
                           {"title", "headline"},
                           {"title", "제목"},
                           {"subtitle", "subtitle"},
                           {"subtitle", "subheadlines"},
                           {"subtitle", "subheadline"},
                           {"subtitle", "부제"},
                           {"subtitle", "부제목"},
                           {"body", "body"},
                           {"body", "content"},
                           {"body", "article"},
                           {"body", "본문"},
                           {"body", "내용"},
                           {"author", "author"},
                           {"author", "reporter"},
                           {"author", "byline"},
                           {"author", "authors"},
                           {"author", "기고자"},
                           {"author", "기자"},
                           {"section", "section"},
                           {"section", "category"},
                           {"section", "통합 분류1"},
                           {"section", "분류"},
                           {"section", "섹션"},
                           {"comments", "comments"},
                           {"comments", "comment_count"},
                           {"comments", "댓글수"},
                           {"comments", "댓글"},
                           {"body_type", "body_type"},
                           {"text", "text"},
                           {"text", "원문"},
                           {"caption", "caption"},
                           {"caption", "captions"},
                           {"language", "language"}};

}  // namespace

std::string_view field_named(std::string_view input) {
  for (const Name& name : kNames)
    if (same_name(name.input, input)) return name.field;
  return {};
}

Result<Page> page_of_row(const std::function<std::string(std::string_view)>& value,
                         const std::string& source) {
  Page page;
  page.source = source;
  for (const Name& name : kNames) {
    const std::string field(name.field);
    if (page.fields.contains(field)) continue;
    std::string words = value(name.input);
    if (!words.empty()) page.fields[field] = std::move(words);
  }
  if (const auto url = page.fields.find("url"); url != page.fields.end()) page.url = url->second;
  const bool body = page.fields.contains("body");
  if (!body && !page.fields.contains("text"))
    return Error{Code::bad_input, "has neither body nor text"};
  page.form = body ? Form::fields : Form::text;
  if (!body) page.bytes = std::move(page.fields["text"]), page.charset = "UTF-8";
  page.fields.erase("text");
  return page;
}

}  // namespace hj::ingest
