#include "story/words.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::story {
namespace {

using namespace std::string_view_literals;

// What any article on companies or the state says; it joins no two of them. Sorted by bytes.
constexpr auto kGeneric = std::to_array<std::string_view>({
    "AI"sv,   "CEO"sv,    "가능"sv,     "가능성"sv,   "가량"sv,       "가운데"sv, "강조"sv,
    "개월"sv, "거래"sv,   "검토"sv,     "것"sv,       "결과"sv,       "결정"sv,   "경우"sv,
    "경쟁"sv, "경제"sv,   "계약"sv,     "계획"sv,     "공개"sv,       "공급"sv,   "공시"sv,
    "관계"sv, "관계자"sv, "관련"sv,     "국내"sv,     "규모"sv,       "그룹"sv,   "글로벌"sv,
    "기간"sv, "기대"sv,   "기록"sv,     "기술"sv,     "기업"sv,       "기자"sv,   "기존"sv,
    "기준"sv, "내년"sv,   "내용"sv,     "논의"sv,     "뉴스"sv,       "다음"sv,   "달러"sv,
    "당시"sv, "대비"sv,   "대상"sv,     "대표"sv,     "대표이사"sv,   "대해"sv,   "동안"sv,
    "때문"sv, "라며"sv,   "마련"sv,     "말"sv,       "매출"sv,       "목표"sv,   "문제"sv,
    "미국"sv, "바"sv,     "반면"sv,     "발표"sv,     "방안"sv,       "방침"sv,   "보도"sv,
    "부문"sv, "부회장"sv, "분기"sv,     "분야"sv,     "사람"sv,       "사업"sv,   "사장"sv,
    "사진"sv, "상황"sv,   "생산"sv,     "서울"sv,     "설명"sv,       "세계"sv,   "소식"sv,
    "수준"sv, "시장"sv,   "시점"sv,     "신규"sv,     "안팎"sv,       "양사"sv,   "업계"sv,
    "업체"sv, "연구원"sv, "연합뉴스"sv, "영향"sv,     "예상"sv,       "예정"sv,   "오전"sv,
    "오후"sv, "올해"sv,   "우리"sv,     "원"sv,       "위해"sv,       "의견"sv,   "이날"sv,
    "이번"sv, "이상"sv,   "이후"sv,     "인공지능"sv, "일본"sv,       "입장"sv,   "자료"sv,
    "자리"sv, "자사"sv,   "작년"sv,     "전년"sv,     "전망"sv,       "전문가"sv, "전체"sv,
    "정도"sv, "정부"sv,   "제공"sv,     "제품"sv,     "주식"sv,       "중국"sv,   "증가"sv,
    "지난"sv, "지난달"sv, "지난해"sv,   "지분"sv,     "지역"sv,       "진행"sv,   "차례"sv,
    "참여"sv, "체결"sv,   "총괄"sv,     "최고"sv,     "최고경영자"sv, "최근"sv,   "추진"sv,
    "측"sv,   "통해"sv,   "투자"sv,     "평가"sv,     "포함"sv,       "필요"sv,   "한국"sv,
    "한편"sv, "합의"sv,   "해당"sv,     "해외"sv,     "현재"sv,       "현지"sv,   "협력"sv,
    "협상"sv, "확대"sv,   "확보"sv,     "확인"sv,     "회사"sv,       "회의"sv,   "회장"sv,
});

static_assert(std::is_sorted(kGeneric.begin(), kGeneric.end()));

// Longest first within one final syllable is all that cutting needs.
constexpr auto kJosa = std::to_array<std::string_view>({
    "에서부터"sv, "으로부터"sv, "에게서"sv, "으로서"sv, "으로써"sv, "에서는"sv, "으로는"sv,
    "이라고"sv,   "에서"sv,     "에게"sv,   "으로"sv,   "까지"sv,   "부터"sv,   "보다"sv,
    "처럼"sv,     "만큼"sv,     "에는"sv,   "에도"sv,   "와의"sv,   "과의"sv,   "와는"sv,
    "과는"sv,     "라고"sv,     "이나"sv,   "이며"sv,   "이고"sv,   "로서"sv,   "로써"sv,
    "로는"sv,     "은"sv,       "는"sv,     "이"sv,     "가"sv,     "을"sv,     "를"sv,
    "의"sv,       "에"sv,       "로"sv,     "와"sv,     "과"sv,     "도"sv,     "만"sv,
});

bool noun(Tag tag) {
  return tag == Tag::NNG || tag == Tag::NNP || tag == Tag::SL || tag == Tag::SH || tag == Tag::XR;
}
bool long_enough(std::string_view word) { return rune_count(word) >= 2; }

bool wordish(char32_t c) { return is_syllable(c) || is_latin(c) || is_hanja(c) || is_digit(c); }

std::string_view cut_josa(std::string_view word) {
  for (const std::string_view josa : kJosa)
    if (word.size() > josa.size() && word.ends_with(josa) &&
        long_enough(word.substr(0, word.size() - josa.size())))
      return word.substr(0, word.size() - josa.size());
  return word;
}
// Predicates carry their own endings; what ends like one is no noun.
bool predicate(std::string_view word) {
  constexpr std::array<std::string_view, 8> kEnds = {"다", "며",   "고",   "던",
                                                     "했", "면서", "지만", "려는"};
  return std::any_of(kEnds.begin(), kEnds.end(), [word](auto end) { return word.ends_with(end); });
}

// The nouns of one eojeol that stand side by side.
class Compound {
 public:
  explicit Compound(const WordSink& sink) : sink_(sink) {}
  ~Compound() { end(); }
  Compound(const Compound&) = delete;
  Compound& operator=(const Compound&) = delete;

  void add(std::string_view form) {
    if (whole_.size() + form.size() > 96) end();
    parts_[count_ % parts_.size()] = form;
    ++count_;
    whole_ += form;
  }
  void end() {
    if (count_ > 0 && long_enough(whole_) && !generic(whole_)) sink_(whole_, 1.0F);
    for (std::size_t i = 0; count_ > 1 && i < std::min(count_, parts_.size()); ++i)
      if (long_enough(parts_[i]) && !generic(parts_[i])) sink_(parts_[i], 0.5F);
    count_ = 0;
    whole_.clear();
  }

 private:
  const WordSink& sink_;
  std::array<std::string_view, 6> parts_;
  std::string whole_;
  std::size_t count_ = 0;
};

}  // namespace

bool generic(std::string_view word) {
  return std::binary_search(kGeneric.begin(), kGeneric.end(), word);
}

void nouns(const Document& doc, Span span, const WordSink& sink) {
  const auto& rows = doc.morphs.rows;
  const auto from =
      std::lower_bound(rows.begin(), rows.end(), span.begin,
                       [](const Morph& m, std::uint32_t at) { return m.span.begin < at; });
  Compound compound(sink);
  for (auto m = from; m != rows.end() && m->span.begin < span.end; ++m) {
    if (m->first || !noun(m->tag)) compound.end();
    if (noun(m->tag)) compound.add(doc.morphs.at(m->form));
  }
}

void nouns_by_josa(std::string_view text, const WordSink& sink) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    bool letters = false;
    while (end < text.size()) {
      const Rune r = rune_at(text, end);
      if (!wordish(r.code)) break;
      letters |= !is_digit(r.code);
      end += r.size;
    }
    const std::string_view word = cut_josa(text.substr(at, end - at));
    if (letters && word.size() <= 96 && long_enough(word) && !predicate(word) && !generic(word))
      sink(word, 1.0F);
    at = end == at ? at + rune_at(text, at).size : end;
  }
}

}  // namespace hj::story
