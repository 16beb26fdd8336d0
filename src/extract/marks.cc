#include "extract/marks.h"

#include <algorithm>
#include <array>

#include "core/hangul.h"
#include "extract/moment.h"

namespace hj::extract {
namespace {

constexpr std::array kPosts = {"기자",     "특파원",   "통신원",   "논설위원", "선임기자",
                               "전문기자", "인턴기자", "객원기자", "수습기자", "에디터",
                               "리포터",   "앵커",     "PD"};
constexpr std::size_t kLongestName = 24;  // code points of the names before 기자

std::size_t first_of(std::string_view text, std::initializer_list<std::string_view> marks,
                     std::size_t from, std::size_t& size) {
  std::size_t best = std::string_view::npos;
  for (const std::string_view mark : marks) {
    const std::size_t at = text.find(mark, from);
    if (at < best) best = at, size = mark.size();
  }
  return best;
}

bool only_hanja(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); at += rune_at(word, at).size)
    if (!is_hanja(rune_at(word, at).code)) return false;
  return !word.empty();
}
bool only_hangul(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Rune r = rune_at(word, at);
    if (!is_syllable(r.code)) return false;
    at += r.size;
  }
  return !word.empty();
}

struct Post {
  std::size_t begin = std::string_view::npos, end = 0;
};
Post find_post(std::string_view text) {
  Post best;
  for (const std::string_view post : kPosts) {
    const std::size_t at = text.find(post);
    if (at < best.begin ||
        (at == best.begin && at != std::string_view::npos && at + post.size() > best.end))
      best = {at, at + post.size()};
  }
  return best;
}

// `오세린`, `한지우 오세린`, `서울=오세린`: names that may stand before a title.
bool is_names(std::string_view text) {
  text = trim(text);
  if (text.empty() || rune_count(text) > kLongestName) return false;
  std::size_t names = 0;
  for (std::string_view word : words_of(text)) {
    if (const std::size_t eq = word.rfind('='); eq != std::string_view::npos)
      word = word.substr(eq + 1);
    while (!word.empty() && (word.back() == ',' || word.front() == '/')) {
      if (word.back() == ',')
        word.remove_suffix(1);
      else
        word.remove_prefix(1);
    }
    for (std::size_t dot; (dot = word.find("·")) != std::string_view::npos;) {
      if (!only_hangul(word.substr(0, dot)) || rune_count(word.substr(0, dot)) > 4) return false;
      word.remove_prefix(dot + std::string_view("·").size());
    }
    const std::size_t runes = rune_count(word);
    if (!only_hangul(word) || runes < 2 || runes > 5) return false;
    ++names;
  }
  return names >= 1 && names <= 4;
}

std::string clean_reporter(std::string_view names) {
  names = trim(names);
  if (const std::size_t eq = names.rfind('='); eq != std::string_view::npos)
    names.remove_prefix(eq + 1);
  while (!names.empty() && (names.front() == '/' || names.front() == ' ')) names.remove_prefix(1);
  std::string out;
  for (const std::string_view word : words_of(names))
    out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

// Splits `서울=한빛뉴스`, `광주=온새미 기자`, `파이낸스뉴스 홍길동 기자`, `한빛경제=홍길동 기자`.
void read_bracket(std::string_view inside, Dateline& out) {
  const std::size_t eq = inside.find('=');
  const std::string_view left = trim(inside.substr(0, std::min(eq, inside.size())));
  const std::string_view right =
      eq == std::string_view::npos ? std::string_view() : trim(inside.substr(eq + 1));
  const std::string_view staff = right.empty() ? left : right;
  const Post post = find_post(staff);
  if (post.begin != std::string_view::npos) {
    const std::vector<std::string_view> words = words_of(staff.substr(0, post.begin));
    std::size_t first = 0;
    if (right.empty() && words.size() > 1 && (is_outlet_name(words[0]) || words.size() == 2)) {
      out.outlet = words[0];
      first = 1;
    }
    for (std::size_t i = first; i < words.size(); ++i)
      out.reporter += (out.reporter.empty() ? "" : ", ") + std::string(words[i]);
    if (!right.empty() && is_outlet_name(left)) out.outlet = left;
  } else if (!right.empty()) {
    out.outlet = right;
  } else {
    out.outlet = left;
  }
}

// `백도윤 기자 = ` after the bracket: its bytes, and whose name.
std::size_t staff_at(std::string_view text, std::string& reporter) {
  const Post post = find_post(text.substr(0, std::min<std::size_t>(text.size(), 120)));
  if (post.begin == std::string_view::npos || !is_names(text.substr(0, post.begin))) return 0;
  std::size_t at = post.end;
  for (int more = 0; more < 3; ++more) {  // `A 기자, B 특파원`
    std::string_view rest = text.substr(at);
    const std::size_t skip = rest.find_first_not_of(" ,·");
    if (skip == std::string_view::npos || skip == 0) break;
    const Post next = find_post(rest.substr(0, std::min<std::size_t>(rest.size(), 60)));
    if (next.begin == std::string_view::npos ||
        !is_names(rest.substr(skip, next.begin - std::min(next.begin, skip))))
      break;
    at += next.end;
  }
  if (const Range mail = find_email(text.substr(0, std::min(text.size(), at + 60)), at);
      mail && mail.begin <= at + 2)
    at = mail.end + (mail.end < text.size() && text[mail.end] == ')');
  std::size_t end = at;
  while (end < text.size() && text[end] == ' ') ++end;
  if (end < text.size() && text[end] == '=') {
    ++end;
  } else if (end == at && end < text.size()) {
    return 0;  // `기자는`: a word of the sentence
  }
  while (end < text.size() && text[end] == ' ') ++end;
  reporter = clean_reporter(text.substr(0, post.begin));
  return end;
}

bool is_agency(std::string_view words) {
  return is_outlet_name(words) ||
         has_any(words, {"AFP", "AP", "로이터", "EPA", "UPI", "신화", "타스", "교도", "게티",
                         "블룸버그", "Getty", "Reuters", "뉴시스", "뉴스1"});
}

bool is_credit(std::string_view inside) {
  inside = trim(inside);
  if (inside.empty() || rune_count(inside) > 40 || has(inside, "기자")) return false;
  if (ends_any(inside, {"제공", "자료사진", "자료 사진", "캡처", "캡쳐", "갈무리", "공동취재단",
                        "DB", "홈페이지", "금지", "사진기자단", "SNS", "유튜브", "페이스북",
                        "인스타그램", "트위터"}))
    return true;
  if (begins_any(inside, {"사진=", "사진 =", "사진:", "사진제공", "자료=", "출처=", "자료사진",
                          "사진출처"}))
    return true;
  const std::size_t eq = inside.find_first_of("=/");
  if (eq != std::string_view::npos)
    return is_agency(inside.substr(0, eq)) && is_agency(inside.substr(eq + 1));
  return is_agency(inside) && words_of(inside).size() <= 2;
}

// `… 교환하고 있다. 가람전자 제공`: after the sentence, whose picture it is, without brackets.
bool has_bare_credit(std::string_view line) {
  std::size_t last = 0;
  for (std::size_t at = 0; (at = sentence_end(line, at)) != std::string_view::npos;) last = at;
  const std::string_view tail = trim(line.substr(last));
  return last > 0 && !tail.empty() && rune_count(tail) <= 25 &&
         ends_any(tail, {"제공", "연합뉴스", "뉴시스", "뉴스1", "자료사진", "캡처", "공동취재단",
                         "사진기자단", " DB", "AFP", "로이터", "AP"});
}

}  // namespace

bool is_outlet_name(std::string_view words) {
  words = trim(words);
  if (words.empty() || rune_count(words) > 14) return false;
  return ends_any(
      words,
      {"뉴스",   "일보",   "신문",   "경제",   "통신",     "방송",       "투데이", "데일리",
       "타임스", "타임즈", "닷컴",   "미디어", "저널",     "뉴시스",     "뉴스1",  "뉴스24",
       "헤럴드", "비즈",   "매일",   "포스트", "프레시안", "오마이뉴스", "KBS",    "MBC",
       "SBS",    "YTN",    "JTBC",   "MBN",    "TV",       "TV조선",     "채널A",  "와이어",
       "타임",   "스타",   "리포트", "코리아", "국민일보", "매경",       "한경",   "아이뉴스",
       "조선",   "중앙",   "동아",   "한겨레", "경향",     "스포츠",     "NEWSIS", "News1",
       "news",   "News",   "나우",   "뷰스",   "위크"});
}

// `[앵커]`, `[기자]`: who speaks now in a broadcast.
bool speaks(std::string_view inside) {
  for (const std::string_view who :
       {"앵커", "기자", "리포트", "앵커멘트", "리포터", "인터뷰", "녹취", "현장음"})
    if (inside == who) return true;
  return false;
}

Dateline dateline_at(std::string_view text) {
  Dateline out;
  const std::string_view close = closer_of(text);
  const std::string_view head = text.substr(0, std::min<std::size_t>(text.size(), 160));
  if (close.empty()) return out;
  const std::size_t end = head.find(close);
  if (end == std::string_view::npos) return out;
  const std::size_t open = rune_at(text, 0).size;
  const std::string_view inside = text.substr(open, end - open);
  if (speaks(inside)) return out;
  std::size_t at = end + close.size();
  while (at < text.size() && text[at] == ' ') ++at;
  std::string reporter;
  const std::size_t staff = staff_at(text.substr(at), reporter);
  const bool eq = has(inside, "="), post = find_post(inside).begin != std::string_view::npos;
  const bool credit = is_credit(inside) && staff == 0;
  const bool place = eq && !post && is_outlet_name(inside.substr(inside.find('=') + 1)) &&
                     !is_agency(inside.substr(0, inside.find('=')));
  const bool whole = (eq && post) || (post && words_of(inside).size() <= 4) || place ||
                     (staff > 0 && (eq || words_of(inside).size() <= 2));
  const bool lone = staff == 0 && !eq && !post && is_outlet_name(inside) &&
                    words_of(inside).size() == 1 && at < text.size();
  if (!whole && !lone) return out;
  if (credit && !place && !lone) return out;
  read_bracket(inside, out);
  if (!reporter.empty()) out.reporter = reporter;
  out.size = at + staff;
  if (staff == 0 && at < text.size() && text[at] == '=') out.size = at + 1;
  while (out.size < text.size() && text[out.size] == ' ') ++out.size;
  return out;
}

Range find_dateline(std::string_view text, std::size_t from, Dateline& out) {
  for (std::size_t at = from; at < text.size();) {
    std::size_t size = 1;
    at = first_of(text, {"(", "[", "【", "<", "〔"}, at, size);
    if (at == std::string_view::npos) return {};
    const std::string_view inside = text.substr(at, 120);
    if (has_any(inside, {"=", "기자", "특파원"})) {
      out = dateline_at(text.substr(at));
      if (out.size > 0 && !out.reporter.empty()) return {at, at + out.size};
    }
    at += size;
  }
  return {};
}

std::string reporter_of(std::string_view text) {
  // `다온뉴스 한가온 (gaon@…)`: an outlet, a name and an address.
  if (const Range mail = find_email(text); mail && mail.begin < 60) {
    std::string_view before = trim(text.substr(0, mail.begin));
    if (before.ends_with('(') || before.ends_with('[')) before.remove_suffix(1);
    const std::vector<std::string_view> words = words_of(before);
    if (words.size() == 2 && is_outlet_name(words[0]) && only_hangul(words[1]) &&
        rune_count(words[1]) >= 2 && rune_count(words[1]) <= 4 &&
        find_post(words[1]).begin == std::string_view::npos)
      return std::string(words[1]);
  }
  for (std::size_t from = 0; from < text.size();) {
    const Post post = find_post(text.substr(from));
    if (post.begin == std::string_view::npos) return {};
    const std::string_view before = trim(text.substr(0, from + post.begin));
    const std::size_t gap = before.find_last_of(" /=,|[(:>");
    std::string_view name = gap == std::string_view::npos ? before : before.substr(gap + 1);
    if (name.starts_with("〈")) name.remove_prefix(std::string_view("〈").size());
    const std::size_t runes = rune_count(name);
    if ((only_hangul(name) || only_hanja(name)) && runes >= 2 && runes <= 4)
      return std::string(name);
    from += post.end;
  }
  return {};
}

// `한울뉴스 정다솜입니다.`, `임하늘 기자가 보도합니다.`: how broadcasts sign.
std::string spoken_reporter(std::string_view sentence) {
  sentence = trim(sentence);
  for (const std::string_view act :
       {"기자가 보도", "기자가 취재", "기자가 전", "기자의 보도", "기자입니다"})
    if (const std::size_t at = sentence.find(act); at != std::string_view::npos)
      return reporter_of(sentence.substr(0, at + std::string_view("기자").size()));
  for (const std::string_view end : {"이었습니다.", "였습니다.", "입니다."}) {
    if (!sentence.ends_with(end) || rune_count(sentence) > 40) continue;
    const std::vector<std::string_view> words =
        words_of(sentence.substr(0, sentence.size() - end.size()));
    if (words.size() < 2 || words.size() > 6 || !is_outlet_name(words[words.size() - 2])) return {};
    const std::string_view name = words.back();
    if (only_hangul(name) && rune_count(name) >= 2 && rune_count(name) <= 4)
      return std::string(name);
  }
  return {};
}

// `[디지털뉴스국]`, `온라인뉴스팀`: who signs where no reporter does.
bool is_desk(std::string_view line) {
  line = without_brackets(line);
  return short_line(line, 12) && words_of(line).size() <= 2 &&
         ends_any(line, {"뉴스국", "뉴스부", "뉴스팀", "편집국", "취재팀", "이슈팀", "속보팀",
                         "온라인팀"});
}

// `ijun@daily.kr, dain@daily.kr`
bool is_addresses(std::string_view line) {
  for (Range mail = find_email(line); mail; mail = find_email(line)) {
    if (mail.begin > 2) return false;
    line = trim(line.substr(mail.end));
    while (line.starts_with(',') || line.starts_with(';') || line.starts_with('/'))
      line = trim(line.substr(1));
    if (line.size() < 3) return true;
  }
  return false;
}

bool is_byline(std::string_view line) {
  if (!short_line(line, 90) || ends_as_sentence(line)) return false;
  if (is_addresses(line)) return true;
  const Range mail = find_email(line);
  if (const Dateline d = dateline_at(line); d.size == line.size() && !d.reporter.empty())
    return true;
  if (is_desk(line)) return true;
  if (mail && mail.begin < 60 && line.size() - mail.end < 12)
    return true;  // 온라인뉴스부 desk@daily.kr
  if (Range when; find_when(line, 0, when).ok && when.begin == 0)
    line = trim(line.substr(when.end));  // `2025.07.31 18:22 한가온 기자`
  const std::string reporter = reporter_of(line);
  if (reporter.empty()) return false;
  const std::size_t at = line.find(reporter);
  if (rune_count(line.substr(0, at)) > 16) return false;
  const Post post = find_post(line.substr(at));
  const std::string_view after = trim(line.substr(at + post.end));
  return after.empty() || mail || !is_syllable(first_rune(line.substr(at + post.end)))
             ? short_line(after, 50)
             : false;
}

// What stands before an address: `한가온 기자 (gaon@…) |`.
std::string_view without_email(std::string_view text) {
  const Range mail = find_email(text);
  return mail ? trim(text.substr(0, mail.begin)) : text;
}

std::optional<Times> times_of(std::string_view line) {
  if (!short_line(line, 120)) return std::nullopt;
  Range range;
  const When first = find_when(line, 0, range);
  if (!first.ok) return std::nullopt;
  const bool word = has_any(line, {"입력", "등록", "승인", "수정", "업데이트", "발행", "송고",
                                   "게재", "작성", "Updated", "Published", "기사전송", "최종"});
  const std::string_view before = without_email(trim(line.substr(0, range.begin))),
                         after = trim(line.substr(range.end));
  const bool lone = (short_line(before, 4) || is_outlet_name(before)) && short_line(after, 4);
  const bool staff = !reporter_of(line).empty() && short_line(before, 24) && short_line(after, 10);
  if (!(word && short_line(before, 30)) && !lone && !staff) return std::nullopt;
  if (ends_as_sentence(line) && !lone) return std::nullopt;
  Times out;
  if (has_any(before, {"수정", "업데이트", "Updated"}) &&
      !has_any(before, {"입력", "등록", "승인"}))
    out.modified = first;
  else
    out.published = first;
  Range next;
  if (const When second = find_when(line, range.end, next); second.ok) {
    const std::string_view between = line.substr(range.end, next.begin - range.end);
    if (has_any(between, {"입력", "등록", "승인"}))
      out.published = second;
    else
      out.modified = second;
  }
  return out;
}

Range find_credit(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    std::size_t size = 1;
    at = first_of(text, {"[", "(", "【", "〈"}, at, size);
    if (at == std::string_view::npos) return {};
    const std::string_view close = closer_of(text.substr(at));
    const std::size_t end = close.empty()
                                ? std::string_view::npos
                                : text.substr(0, std::min(text.size(), at + 160)).find(close, at);
    if (end != std::string_view::npos && is_credit(text.substr(at + size, end - at - size)) &&
        dateline_at(text.substr(at)).reporter.empty() &&
        (text[at] != '(' || has_any(text.substr(at, end - at), {"사진", "제공", "캡처"})))
      return {at, end + close.size()};
    at += size;
  }
  return {};
}

bool is_caption(std::string_view line) {
  if (!short_line(line, 220)) return false;
  if (begins_any(
          line,
          {"↑ [사진", "[사진제공", "사진제공 :", "사진제공:",  "사진 제공", "▲ <사진",  "[사진]",
           "사진=",   "사진 =",    "/사진=",     "사진제공=",  "사진 설명", "사진설명", "[그래픽]",
           "ⓒ게티",   "©게티",     "그래픽=",    "[자료사진]", "(사진=",    "자료:",    "자료="}))
    return true;
  const Range credit = find_credit(line);
  if (credit && line.size() - credit.end <= 2) {
    const std::size_t stop = sentence_end(line.substr(0, credit.begin));
    return stop == std::string_view::npos ||
           sentence_end(line.substr(0, credit.begin), stop) == std::string_view::npos;
  }
  if (has_bare_credit(line)) return true;
  if (!ends_as_sentence(line) &&
      begins_any(line, {"(왼쪽부터)", "왼쪽부터", "(오른쪽부터)", "오른쪽부터", "(사진 왼쪽부터)",
                        "사진 왼쪽부터", "앞줄 왼쪽부터", "(앞줄 왼쪽", "(왼쪽에서", "왼쪽에서 "}))
    return true;
  if (has(line, "/사진") && has(line, "사진=") &&
      line.size() - std::max(line.rfind("/사진"), line.rfind("사진=")) < 80)
    return true;
  if (line.starts_with("▲") && rune_count(line) < 140 &&
      line.find("▲", 3) == std::string_view::npos) {
    const std::size_t slash_credit = line.rfind('/');
    return has_any(line, {"제공", "사진", "연합뉴스", "뉴시스", "ⓒ", "©"}) ||
           (slash_credit != std::string_view::npos && line.size() - slash_credit < 40);
  }
  return false;
}

}  // namespace hj::extract
