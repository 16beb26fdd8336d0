// Pass 9: towns and counties that act: 화성시는 부여군과 협약을 맺었다. Where they only say the
// place (화성시에 공장을 짓는다) they stay places.
#include <algorithm>

#include "entity/draft.h"

namespace hj::entity {
namespace {

class Towns {
 public:
  explicit Towns(Draft& draft) : d_(draft) {}

  void run() {
    for (std::size_t i = 0; i < d_.found.size(); ++i)
      if (town(d_.found[i]) && acts(i)) chosen_.push_back(i);
    for (std::size_t i = 0; i < d_.found.size(); ++i)
      if (region(d_.found[i]) && located(i)) stand_for_place(d_.found[i]);
    const std::size_t sure = chosen_.size();
    for (std::size_t k = 0; k < sure; ++k) row_before(chosen_[k]);
    for (const std::size_t i : chosen_) take(d_.found[i]);
  }

 private:
  static std::string_view short_name(std::string_view name) {  // 경기 |안양시|
    const std::size_t space = name.rfind(' ');
    return space == std::string_view::npos ? name : name.substr(space + 1);
  }
  static bool town(const Found& f) {
    constexpr std::size_t kLeast = 9;  // bytes of 화성시
    const std::string_view name = short_name(f.name);
    if (f.kind != Kind::place || f.dropped || name.size() < kLeast) return false;
    for (const std::string_view province : {"남도", "북도", "강원도", "제주도", "자치도"})
      if (name.ends_with(province)) return true;
    if (name.ends_with("도시") || name.ends_with("역시")) return false;
    return name.ends_with("시") || name.ends_with("군") || name.ends_with("구");
  }
  // 경상북도, 부산시: known as an office, by the name of the land.
  bool region(const Found& f) const {
    constexpr std::size_t kSyllable = 3;
    if (f.kind != Kind::org || f.dropped || f.anaphor || f.rule != "registry") return false;
    const std::string_view name = d_.at(f.span);
    if (!name.ends_with("도") && !name.ends_with("시")) return false;
    return name == f.name && (d_.tables.place.has(name) ||
                              d_.tables.place.has(name.substr(0, name.size() - kSyllable)));
  }
  // 경상북도 |김천에| 공장을 짓는다, 부산시에서 열린: where, not who.
  bool located(std::size_t i) const {
    const Found& f = d_.found[i];
    if (f.josa == "loc" && !runs(f)) return true;
    if (f.josa == "dat" && built_there(f)) return true;
    if (!f.josa.empty() || i + 1 >= d_.found.size()) return false;
    const Found& next = d_.found[i + 1];
    return next.kind == Kind::place && next.first == f.last + 1U && !next.dropped &&
           d_.at({f.span.end, next.span.begin}) == " ";
  }
  // 서울시에서 추진하는 사업: an office that acts, as bodies do with 에서.
  bool runs(const Found& f) const {
    constexpr std::uint32_t kReach = 4;  // words
    for (std::uint32_t w = f.last + 1; w < d_.words.size() && w <= f.last + kReach; ++w) {
      if (d_.words[w].first == Script::mark) return false;
      for (const std::string_view what :
           {"추진", "운영", "지원", "발표", "마련", "시행", "제공", "주최", "주관", "조성", "실시",
            "관리", "선정", "지정", "발주", "요청", "제정"})
        if (d_.word(w).starts_with(what)) return true;
    }
    return false;
  }
  // 경기도에 공장을 짓는다
  bool built_there(const Found& f) const {
    constexpr std::uint32_t kReach = 6;  // words
    for (std::uint32_t w = f.last + 1; w < d_.words.size() && w <= f.last + kReach; ++w) {
      if (d_.words[w].first == Script::mark) return false;
      for (const std::string_view what :
           {"공장", "짓", "지은", "지었", "들어서", "들어선", "건립", "위치", "있는", "있다"})
        if (d_.word(w).starts_with(what)) return true;
    }
    return false;
  }
  void stand_for_place(Found& f) const {
    f.kind = Kind::place;
    f.name = d_.at(f.span);
    f.rule = "place-region";
    f.senses = f.senses_end = 0;
  }
  // 인천 |옹진군| 한도준 군수는: whose head is named.
  bool headed(std::size_t i) const {
    constexpr std::size_t kSyllable = 3;
    if (i + 2 >= d_.found.size() || !d_.found[i].josa.empty()) return false;
    const Found &f = d_.found[i], &who = d_.found[i + 1], &title = d_.found[i + 2];
    const std::string_view last = std::string_view(f.name).substr(f.name.size() - kSyllable);
    return who.kind == Kind::person && who.josa.empty() && who.first == f.last + 1U &&
           title.kind == Kind::title && title.first == who.last + 1U &&
           (title.name == std::string(last) + (last == "군"   ? "수"
                                               : last == "시" ? "장"
                                                              : "청장"));
  }
  // 한도준 |청주시| 부시장: whose officer he is.
  bool staffed(std::size_t i) const {
    if (i == 0 || i + 1 >= d_.found.size() || !d_.found[i].josa.empty()) return false;
    const Found &who = d_.found[i - 1], &f = d_.found[i], &title = d_.found[i + 1];
    if (who.kind != Kind::person || !who.josa.empty() || who.last + 1U != f.first ||
        title.kind != Kind::title || title.first != f.last + 1U)
      return false;
    for (const std::string_view end : {"부시장", "부군수", "부구청장", "국장", "실장", "과장"})
      if (title.name.ends_with(end)) return true;
    return false;
  }
  // 전북도와 |군산시|, 농어촌공사는: an item of a row that ends with a body, not with a place.
  bool in_row(std::size_t i) const {
    constexpr std::size_t kMost = 24;  // of one row
    std::size_t last = i;
    while (last + 1 < d_.found.size() && last < i + kMost && tied(last, last + 1)) ++last;
    return (last > i && d_.found[last].kind == Kind::org) || with_others(d_.found[last]);
  }
  // 장성군·|강진군|·민간 참여 기관과 함께: the row ends with others who have no name.
  bool with_others(const Found& f) const {
    constexpr std::uint32_t kReach = 48;  // bytes
    const auto size = static_cast<std::uint32_t>(d_.doc.text.size());
    std::string_view rest = d_.at({f.span.end, std::min(size, f.span.end + kReach)});
    for (const std::string_view tie : {"·", ", "})
      if (rest.starts_with(tie)) {
        rest.remove_prefix(tie.size());
        rest = rest.substr(0, std::min(rest.find("과 함께"), rest.find("와 함께")));
        return rest.size() < kReach - tie.size() && rest.find_first_of(".,") == rest.npos;
      }
    return false;
  }
  // As two bodies or towns of one row are: 군산시, |농어촌공사|.
  bool tied(std::size_t a, std::size_t b) const {
    const Found &f = d_.found[a], &g = d_.found[b];
    if (g.dropped || (g.kind != Kind::org && !town(g)) || f.span.end > g.span.begin) return false;
    const std::string_view between = d_.at({f.span.end, g.span.begin});
    return between == ", " || between == "·" || between == "와 " || between == "과 ";
  }
  bool acts(std::size_t i) const {
    const Found& f = d_.found[i];
    if (headed(i) || staffed(i) || in_row(i)) return true;
    if (f.role == "subj" || f.role == "topic") return true;
    if (f.role == "dat") return given(f);
    if (f.role != "with") return false;
    // 화성시와 평택시에 짓는다: where
    std::size_t next = i + 1;
    while (next < d_.found.size() && d_.found[next].first <= f.last + 2U &&
           d_.found[next].kind == Kind::place && d_.found[next].josa.empty())
      ++next;
    if (next >= d_.found.size() || d_.found[next].first > f.last + 3U) return true;
    const Found& g = d_.found[next];
    return g.kind != Kind::place || g.role == "with" || g.role == "subj" || g.role == "topic";
  }
  // 세종시에 버스 12대를 납품한다: who receives, not where.
  bool given(const Found& f) const {
    constexpr std::uint32_t kReach = 6;  // words
    for (std::uint32_t w = f.last + 1; w < d_.words.size() && w <= f.last + kReach; ++w) {
      if (d_.words[w].first == Script::mark) return false;
      for (const std::string_view verb :
           {"납품", "기부", "기탁", "기증", "전달", "지원", "배분", "배정", "교부"})
        if (d_.word(w).starts_with(verb)) return true;
    }
    return false;
  }
  // 서울 강남구, 경남 고성군, 광주 남구와: the row that a town which acts ends.
  void row_before(std::size_t last) {
    constexpr std::size_t kMost = 24;  // of one row
    std::uint32_t begin = d_.found[last].span.begin;
    for (std::size_t i = last, taken = 0; i-- > 0 && taken < kMost;) {
      const Found& f = d_.found[i];
      const std::string_view between =
          f.span.end <= begin ? d_.at({f.span.end, begin}) : std::string_view{};
      const bool tied = between == ", " || between == "·" || between == " " || between == "와 " ||
                        between == "과 ";
      if (f.kind != Kind::place || !tied) return;
      begin = f.span.begin;
      if (between == " " || !town(f)) continue;  // 경남 |고성군|
      chosen_.push_back(i);
      ++taken;
    }
  }
  void take(Found& f) {
    f.kind = Kind::org;
    f.name = std::string(short_name(f.name));
    f.rule = "metonymy-town";
  }

  Draft& d_;
  std::vector<std::size_t> chosen_;
};

}  // namespace

void find_acting_towns(Draft& draft) { Towns(draft).run(); }

}  // namespace hj::entity
