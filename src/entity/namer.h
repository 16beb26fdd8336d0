// What the passes for people share: the shapes of names, and the titles beside them.
#pragma once

#include <string>
#include <string_view>

#include "entity/draft.h"

namespace hj::entity {

// 김동원, 남궁민, 이준: the surname of a word that has the shape of a Korean name, else empty.
std::string_view family_of(const Tables& tables, std::string_view name);

class Namer {
 public:
  explicit Namer(Draft& draft) : d_(draft) {}

 protected:
  // Words between a name and its title: 조하윤 남강대 AI융합학부 교수.
  static constexpr std::uint32_t kReach = 6;

  bool candidate(std::uint32_t w) const;
  // Ends as names of firms and bodies do: 창원지검, 행정법원.
  bool firm_like(std::string_view name) const;
  bool common(std::string_view name) const;
  std::string_view surname(std::string_view name) const;
  static bool office(std::string_view name);
  static std::uint32_t size(std::string_view s) { return static_cast<std::uint32_t>(s.size()); }
  // 김동원 [KB증권] 연구원: names and their offices may stand between, sentences may not.
  const TitleAt* of_two(const Found& first) const;
  bool title_right(std::uint32_t w, const Stretch& s, std::uint32_t reach,
                   std::string& title) const;
  std::uint32_t closing(std::uint32_t w, const Stretch& s) const;
  // 반도체사업부, 리서치센터: ends like an office, though its last syllable is also a josa.
  bool unit_like(std::uint32_t w) const;
  bool ends_in_verb(std::uint32_t w) const;
  // 최고경영자(CEO) 샘 올트먼, 오픈AI의 대표 김아무: a title without josa in front.
  bool title_left(std::uint32_t w, const Stretch& s, std::string& title) const;
  void put(std::uint32_t first, std::uint32_t last, Span span, std::string_view josa,
           const char* rule);
  void remember(const std::string& name, const std::string& family, const std::string& title,
                std::uint32_t w);

  Draft& d_;
};

// Foreign names and names given in Hanja that begin at the word, in that order of trust.
class ForeignNamer : public Namer {
 public:
  using Namer::Namer;
  bool read(std::uint32_t w, const Stretch& s) {
    return glossed(w, s) || foreign(w, s) || of_state(w, s);
  }
  bool unheard(std::uint32_t w) const;
  bool first_name(std::uint32_t w, const Stretch& s);
  // 리처드 |고| 홍콩 하버랜드 회장: a first name that was taken for the whole.
  bool last_name(std::uint32_t w, const Stretch& s);

 private:
  // 양무즈(楊牧之), 오스미 요시노리(大隅良典): a name that is given in Hanja.
  bool of_person(std::uint32_t w) const;
  bool glossed(std::uint32_t w, const Stretch& s);
  // 샘 올트먼, 이시바 시게루: a first name that is known, and the next word.
  bool foreign(std::uint32_t w, const Stretch& s);
  bool family_like(std::string_view word) const;
  bool abroad(std::uint32_t w, const Stretch& s) const;
  bool launched(std::uint32_t w, const Stretch& s) const;
  // Does the word end in a topic's josa, with nobody's office right behind?
  bool topic_in(std::uint32_t w, const Stretch& s) const;
  // 이방카 트럼프: not the Trump that the registry knows.
  bool kin(std::uint32_t w, std::uint32_t last);
  // Two words that nothing is known of, right before an organisation and a title: 펫 겔싱어 인텔
  // CEO.
  bool unknown_foreign(std::uint32_t w, const Stretch& s);
  bool ministry_abroad(std::uint32_t w, const Stretch& s) const;
  bool of_state(std::uint32_t w, const Stretch& s);
  bool put_foreign(std::uint32_t first, std::uint32_t last, std::string_view family,
                   std::string_view josa, const std::string& title);
};

}  // namespace hj::entity
