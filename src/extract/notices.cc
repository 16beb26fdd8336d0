// What of a page is no part of its article: notices, buttons, lists of other articles.
#include <algorithm>

#include "core/hangul.h"
#include "core/phrases.h"
#include "extract/marks.h"

namespace hj::extract {
namespace {

// Labels that no sentence says: also in the middle of a line they are buttons.
constexpr std::string_view kWidgets[] = {
    "기사 소리로 듣기",  "기사 듣기",     "다시듣기",        "글씨 크기 조절",
    "글씨크기 조절하기", "글자크기 설정", "글자 크기 설정",  "글자크기 변경하기",
    "공유하기",          "지면보기",      "이미지 확대",     "사진 확대",
    "기상청 제공",       "본문 바로가기", "컨텐츠 바로가기", "콘텐츠 바로가기",
    "상단 메뉴",         "URL 복사",      "SNS 기사보내기",  "본문듣기",
    "음성으로 듣기",     "번역 설정",     "ADVERTISEMENT",   "스크롤 이동 상태바"};
// Buttons and hints of a page that crawlers take along, where they are the whole line.
constexpr std::string_view kButtons[] = {"광고",
                                         "광고 로드중",
                                         "AD",
                                         "기사듣기",
                                         "글씨크기 조절",
                                         "글씨 키우기",
                                         "글씨 줄이기",
                                         "지면 보기",
                                         "입력",
                                         "수정",
                                         "기사입력",
                                         "메뉴",
                                         "검색",
                                         "다크모드",
                                         "후속기사원해요",
                                         "PDF보기",
                                         "Advertisement",
                                         "Advert",
                                         "Close",
                                         "Voltar",
                                         "advertisement",
                                         "광고문의",
                                         "Video",
                                         "close",
                                         "follow",
                                         "Tags",
                                         "Share",
                                         "Print",
                                         "Email",
                                         "Read more",
                                         "Story continues below",
                                         "동영상",
                                         "닫기",
                                         "팝업창 닫기",
                                         "공유",
                                         "인쇄",
                                         "인쇄하기",
                                         "확대",
                                         "축소",
                                         "클린봇",
                                         "뒤로가기",
                                         "3줄 요약",
                                         "본문전체읽기",
                                         "음성재생 설정",
                                         "폰트 크기 조절",
                                         "요약봇",
                                         "자동요약",
                                         "북마크",
                                         "스크랩",
                                         "이전",
                                         "다음",
                                         "복사",
                                         "버튼",
                                         "목록",
                                         "facebook 공유",
                                         "twitter",
                                         "kakao",
                                         "페이스북",
                                         "트위터",
                                         "카카오톡",
                                         "카카오스토리",
                                         "네이버 블로그",
                                         "밴드",
                                         "메일",
                                         "구독",
                                         "구독하기",
                                         "로그인",
                                         "회원가입",
                                         "홈",
                                         "TOP",
                                         "top",
                                         "맨위로",
                                         "맨 위로",
                                         "기사 더보기",
                                         "기사공유하기",
                                         "기사저장",
                                         "댓글",
                                         "댓글쓰기",
                                         "댓글 쓰기",
                                         "전체기사",
                                         "편집자주"};

constexpr std::string_view kHints[] = {"이 콘텐츠를 공유",
                                       "원본 이미지입니다",
                                       "손가락을 이용하여 이미지를",
                                       "전체 맥락을 이해하기 위해서는",
                                       "오프라인 대표 이미지",
                                       "이 기사를 공유합니다",
                                       "일부 누락된 내용이 있어",
                                       "주소복사가 완료",
                                       "기사 URL이 복사",
                                       "URL이 복사",
                                       "글자크기 설정 파란원",
                                       "이 글자크기로 변경",
                                       "(예시) 가장 빠른 뉴스가",
                                       "이 기사에 대해 어떻게 생각",
                                       "기사에 대해 의견을",
                                       "당신의 의견을 남겨",
                                       "로그인 후 이용",
                                       "댓글 첫 댓글",
                                       "첫 댓글을",
                                       "알림 문구가",
                                       "스크롤 이동 상태바",
                                       "바로가기 복사하기",
                                       "번역beta",
                                       "Translated by",
                                       "뉴스픽의 주요 문장",
                                       "이메일은 공개되지"};

// `Image 1 of 5`, `1 / 5`: where a gallery stands.
bool is_counter(std::string_view line) {
  if (line.size() > 24) return false;
  if (line.starts_with("Image ") || line.starts_with("Slide "))
    line.remove_prefix(std::string_view("Image ").size());
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return false;
  const std::string_view rest = line.substr(digits);
  return (rest.starts_with(" of ") || rest.starts_with(" / ") || rest.starts_with("/")) &&
         rest.find_first_not_of(" /of0123456789") == std::string_view::npos;
}

// How English pages end: whom to follow, who wrote, where to subscribe.
bool is_english_tail(std::string_view line) {
  if (!short_line(line, 320)) return false;
  if (begins_any(line, {"Follow us on", "Follow him on", "Follow her on", "Follow them on",
                        "Have a tip?", "Sign up for", "Click here to", "Tell us what",
                        "Citation:", "This story has been updated", "Subscribe to"}))
    return true;
  if (begins_any(line, {"(Reporting by", "Reporting by", "(Additional reporting",
                        "Additional reporting", "(Editing by"}))
    return true;
  return ends_any(line, {"contributed to this report.", "contributed to this article.",
                         "contributed to this story."}) ||
         (has(line, "Follow ") && has_any(line, {" on Twitter", " on Facebook", " @"}));
}

// `흐림동두천 1.0℃`, `종합 13면`, `A3면`: the weather, a page of the paper.
bool is_weather_or_page(std::string_view line) {
  if (!short_line(line, 16) || has(line, "기사")) return false;
  const auto digit_before = [&](std::string_view end) {
    return line.size() > end.size() && line.ends_with(end) &&
           is_digit(static_cast<unsigned char>(line[line.size() - end.size() - 1]));
  };
  return digit_before("℃") || digit_before("°C") || (short_line(line, 8) && digit_before("면"));
}
bool is_button(std::string_view line) {
  if (line.empty() || is_weather_or_page(line)) return true;
  if (is_counter(line) || is_english_tail(line)) return true;
  constexpr std::size_t kLongest = 36;  // bytes of a label
  static_assert(std::ranges::max(kWidgets, {}, &std::string_view::size).size() <= kLongest &&
                std::ranges::max(kButtons, {}, &std::string_view::size).size() <= kLongest);
  if (line.size() <= kLongest && (std::ranges::find(kWidgets, line) != std::end(kWidgets) ||
                                  std::ranges::find(kButtons, line) != std::end(kButtons)))
    return true;
  return std::any_of(std::begin(kHints), std::end(kHints),
                     [line](std::string_view hint) { return begins(line, hint); });
}

constexpr std::string_view kLists[] = {
    "관련기사",      "관련 기사",    "관련뉴스",       "관련 뉴스",         "많이 본 기사",
    "많이 본 뉴스",  "많이본 뉴스",  "많이본 기사",    "가장 많이 본",      "댓글 많은 뉴스",
    "댓글많은 뉴스", "인기 기사",    "인기기사",       "주요 뉴스",         "주요뉴스",
    "오늘의 주요",   "추천 기사",    "추천기사",       "추천 뉴스",         "이 기사를 추천",
    "함께 본 기사",  "함께 볼만한",  "이 시각 주요",   "이 시각 헤드라인",  "핫뉴스",
    "에디터 추천",   "에디터스",     "랭킹",           "AI 뉴스브리핑",     "최신 기사",
    "최신뉴스",      "실시간 뉴스",  "랭킹 뉴스",      "랭킹뉴스",          "지금 뜨는",
    "당신이 좋아할", "당신이 관심",  "관심 있을 만한", "이슈 많이",         "기자의 다른 기사",
    "연관기사",      "연관 기사",    "더보기",         "You may also like", "Our Latest Stories",
    "More from",     "More stories", "Most Read",      "Recommended",       "Trending",
    "More News",     "Read Next",    "관련 키워드",    "인기 뉴스",         "Related"};

// 정보를 공유하기로 했다: told as news is, not as a page speaks to its reader (구독하기 바랍니다).
bool tells(std::string_view line) { return line.ends_with("다.") && !line.ends_with("니다."); }

}  // namespace

// `댓글 31`, `댓글(31)`, `31개의 댓글`
std::int64_t comments_in(std::string_view line) {
  const std::size_t at = line.find("댓글");
  if (at == std::string_view::npos || line.size() > 80) return -1;
  std::size_t from = at + std::string_view("댓글").size();
  while (from < line.size() && (line[from] == ' ' || line[from] == '(' || line[from] == ':'))
    ++from;
  std::int64_t count = 0;
  std::size_t end = from;
  for (; end < line.size() && end < from + 10; ++end) {
    if (line[end] == ',') continue;
    if (line[end] < '0' || line[end] > '9') break;
    count = count * 10 + (line[end] - '0');
  }
  return end > from ? count : -1;
}

bool is_heading(std::string_view line) {
  if (!short_line(line, 60) || ends_as_sentence(line)) return false;
  if (begins_any(line, {"◇", "◆", "■", "□", "▣", "◈", "●", "○", "★"}) && rune_count(line) > 2)
    return true;
  if (line.starts_with('<') && line.ends_with('>')) return true;
  return line.size() > 2 && (line[0] == '[' || line[0] == '<') &&
         speaks(line.substr(1, line.size() - 2));
}

bool is_notice(std::string_view line) {
  if (!short_line(line, 200)) return false;
  for (const std::string_view bullet : {"• ", "· ", "∙ "})
    if (line.starts_with(bullet)) line = trim(line.substr(bullet.size()));
  if (line == "(끝)" || line == "끝" || line == "<끝>" || line == "(계속)" || line == "[끝]" ||
      is_button(line))
    return true;
  static const Phrases kMarks{"무단 전재",
                              "무단전재",
                              "무단 복제",
                              "무단복제",
                              "재배포 금지",
                              "재배포금지",
                              "저작권자",
                              "Copyright",
                              "COPYRIGHT",
                              "All rights reserved",
                              "ⓒ한",
                              "전재 계약",
                              "전재계약",
                              "AI 학습 및 활용 금지",
                              "기사제보",
                              "기사 제보",
                              "제보하기",
                              "제보는",
                              "제보를 기다립니다",
                              "구독하기",
                              "구독하세요",
                              "채널 추가",
                              "카카오톡 okjebo",
                              "영상취재",
                              "영상편집",
                              "영상 편집",
                              "그래픽 :",
                              "다음에서 보기",
                              "글자크기",
                              "글자 크기",
                              "페이스북에 공유",
                              "해당 언론사로 이동",
                              "앱 다운로드",
                              "취재합니다",
                              "독자 여러분",
                              "알림을 설정"};
  // What the page says of itself, and what a short sentence may say as well.
  static const Phrases kPageWords{"네이버에서", "프린트",   "공유하기", "스크랩",
                                  "좋아요",     "바로가기", "뉴스레터"};
  const bool short_or_bare = short_line(line, 90) || !ends_as_sentence(line);
  const bool signed_so = begins_any(line, {"ⓒ", "©", "<저작권", "[저작권", "<ⓒ", "[ⓒ"});
  if (!short_or_bare && !signed_so && !line.starts_with('#')) return false;  // a paragraph
  if (kMarks.in(line)) return short_or_bare;
  if (kPageWords.in(line)) return short_or_bare && !tells(line);
  if (signed_so) return true;
  if (line.starts_with("댓글") && line.size() < 24 &&
      line.find_first_of("0123456789") != std::string_view::npos)
    return true;
  if (line.starts_with('#')) {
    for (const std::string_view word : words_of(line))
      if (!word.starts_with('#')) return false;
    return true;
  }
  return begins_any(line, {"※ ", "* 본 기사", "본 기사는", "이 기사는 "}) && short_line(line, 90);
}

std::span<const std::string_view> widget_labels() { return kWidgets; }

bool is_count(std::string_view line) {
  return line.size() <= 7 && line.find_first_not_of("0123456789,") == std::string_view::npos;
}
bool is_section(std::string_view line) {
  static constexpr std::string_view kSections[] = {
      "정치",     "경제",      "사회", "국제",      "세계",     "문화",     "생활",
      "연예",     "스포츠",    "과학", "IT",        "IT/과학",  "산업",     "금융",
      "증권",     "부동산",    "전국", "지역",      "오피니언", "사설",     "칼럼",
      "인물",     "종합",      "뉴스", "종합뉴스",  "국회",     "청와대",   "북한",
      "외교",     "국방",      "행정", "외교/국방", "정치일반", "경제일반", "사회일반",
      "국제일반", "생활/문화", "기획", "속보",      "헤드라인", "시사정치"};
  return std::ranges::find(kSections, line) != std::end(kSections);
}

std::size_t rights_at(std::string_view line) {
  constexpr std::size_t kLongestTail = 240;  // bytes
  const auto claims = [](std::string_view tail) {
    return has_any(tail, {"무단", "재배포", "저작권", "ights"});
  };
  const std::size_t from = line.size() - std::min(line.size(), kLongestTail);
  std::size_t best = std::string_view::npos;
  if (!claims(line.substr(from))) return best;
  for (const std::string_view mark :
       {"<저작권", "[저작권", "〈저작권", "‹저작권", "＜저작권", "(저작권", "저작권자", "<ⓒ", "[ⓒ",
        "ⓒ", "©", "(c)", "(C)", "Copyright", "COPYRIGHT", "무단 전재", "무단전재", "무단 복제"}) {
    for (std::size_t at = found_at(line, mark, from); at != std::string_view::npos;
         at = found_at(line, mark, at + 1)) {
      if (at == 0 || at >= best) break;
      const std::string_view front = trim(line.substr(0, at));
      const std::string_view tail = line.substr(at);
      if (claims(tail) && ends_as_sentence(front) && is_notice(tail)) best = at;
    }
  }
  return best;
}

bool opens_related(std::string_view line) {
  if (!short_line(line, 30)) return false;
  std::string_view words = line;
  while (!words.empty() && !is_syllable(first_rune(words)) && !is_latin(first_rune(words)))
    words.remove_prefix(rune_at(words, 0).size);
  for (const std::string_view list : kLists)
    if (words.starts_with(list)) return true;
  return words.starts_with("More ") &&
         ends_any(words, {" Stories", " stories", " News", " news", " Coverage", " Reading"});
}

bool is_paywall(std::string_view line) {
  if (!short_line(line, 70)) return false;
  if (has_any(line, {"유료회원 전용", "유료 회원 전용", "구독자 전용", "유료 구독자",
                     "회원 전용 기사", "프리미엄 회원", "멤버십 회원"}) &&
      has_any(line, {"기사", "콘텐츠", "볼 수", "읽을 수", "전용"}))
    return true;
  if (has_any(line, {"구독자만", "회원만", "유료회원만", "구독 후", "로그인 후", "구독하시면",
                     "가입하시면"}) &&
      has_any(line, {"볼 수 있", "읽을 수 있", "열람", "전문", "전체 기사", "계속 읽"}))
    return true;
  return has_any(line, {"기사 전문을 보", "전문을 보시려면", "이어 보시려면", "이어서 읽으려면",
                        "나머지 내용은", "Subscribe to continue reading", "to continue reading",
                        "This content is for subscribers", "Already a subscriber"});
}

bool is_related(std::string_view line) {
  if (!short_line(line, 90)) return false;
  return begins_any(line, {"▶", "☞", "▷", "►", "▸"}) ||
         (line.starts_with("→") && !ends_as_sentence(line));
}

}  // namespace hj::extract
