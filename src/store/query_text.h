// What a person types -> words, boolean structure and fields. Syntax errors of the words are none:
// what cannot be read is a word. A field with a wrong value is bad_input that names the field.
//
//   반도체 투자          both; also AND        "공급 계약"   next to one another
//   투자 OR 출자         one of them; also |   -전기차       without; also NOT 전기차
//   (A OR B) C           grouped               =투자         this word alone, not 투자금
//   하이닉*              begins so             title:합병    in the headline
//   type:invest,acquire  party:오픈AI  entity:오픈AI  status:signed  outlet:한빛일보
//   amount>1조  amount<=10억 달러  amount:1조..2조  since:2024-01  until:2024-06-30
// Korean names of the fields mean the same: 유형 당사자 등장 단계 매체 금액 부터 까지 제목.
// Beside words, fields hold for the whole query and must be met by one claim; after -, in brackets
// and where OR stands between fields alone they are conditions on the article, as words are. Sums
// and days always hold for the whole query.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace hj::store {

struct WordNode;
using WordTree = std::vector<WordNode>;  // all of them must be met
struct WordNode {
  enum class What : std::uint8_t { word, phrase, exact, prefix, any, mark };
  What what = What::word;
  bool without = false, title = false;
  std::string text;                 // as typed
  std::vector<WordTree> any;        // of What::any: one of these must be met
  char mark = 0;                    // of What::mark: t type, s status, p party, e entity, o outlet
  std::vector<std::string> values;  // of What::mark: codes or names, one of which must be met
};
struct Range {
  std::string currency;
  double least = 0, most = 0;  // most 0 = open
};
struct ParsedQuery {
  WordTree words;
  std::vector<Type> types;
  std::vector<Status> statuses;
  std::vector<std::vector<std::string>> parties, entities;  // all of the lists, one name of each
  std::vector<std::string> outlets;
  std::vector<Range> amounts;
  std::int64_t since = 0, until = 0;  // UTC seconds [since, until), of Korean days
  std::int64_t after = 0;             // by arrival, no words of a query
};
Result<ParsedQuery> parse_query(std::string_view text);

// "1조5000억", "10억달러", "USD 5e9" -> value and ISO 4217 code (KRW where none is named).
struct Money {
  bool ok = false;
  double value = 0;
  std::string currency;
};
Money parse_money(std::string_view text);

}  // namespace hj::store
