// Pass 5: companies and bodies never seen before, by the endings of their names and what stands
// beside.
#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

class Pass {
 public:
  explicit Pass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        if (d_.free(w) && !d_.title_at(w) && d_.words[w].first != Script::mark &&
            d_.words[w].first != Script::digit)
          ending(w, s);
  }

 private:
  bool common(std::string_view name) const {
    return d_.tables.common.has(name) || d_.tables.head.has(name) || d_.tables.org_noun.has(name) ||
           d_.tables.title.has(name);
  }
  // The ending of `name` that names of firms have, longest first; empty where there is none.
  Table::Hit ending_of(std::string_view name) const {
    for (std::size_t begin = 0; begin < name.size(); begin += rune_at(name, begin).size)
      if (const Table::Hit hit = d_.tables.org_suffix.exact(name.substr(begin)); hit && begin >= 3)
        return hit;
    return {};
  }
  bool ending(std::uint32_t w, const Stretch& s) {
    for (const Stem& stem : stems(d_, w)) {
      if (stem.text.size() > 60 || common(stem.text)) continue;
      const Table::Hit hit = ending_of(stem.text);
      if (!hit) continue;
      const std::string_view front = stem.text.substr(0, stem.text.size() - hit.bytes);
      const bool weak = hit.value == "weak" || front.size() < 6;
      const Span span{d_.words[w].span.begin, d_.words[w].span.begin + static_cast<std::uint32_t>(stem.text.size())};
      if (d_.verbal(span) || (d_.plain(span) && !(hit.value == "strong" && stem.text.size() >= 12))) continue;
      if (common(front) || (weak && !supported(w, s, stem))) continue;
      put(w, w,
          {d_.words[w].span.begin,
           d_.words[w].span.begin + static_cast<std::uint32_t>(stem.text.size())},
          stem.josa, "org-ending");
      return true;
    }
    return false;
  }
  // A josa of an actor, or a title behind; a list with a party beside.
  bool supported(std::uint32_t w, const Stretch& s, const Stem& stem) const {
    if (stem.josa.empty() && w + 1 < s.last && d_.title_at(w + 1)) return true;
    const bool left = w > s.first + 1 && separator(w - 1) && party(w - 2);
    const bool right = w + 2 < s.last && stem.josa.empty() && separator(w + 1) && party(w + 2);
    return left || right;
  }
  bool separator(std::uint32_t w) const {
    return d_.is(w, "·") || d_.is(w, ",") || d_.is(w, "ㆍ") || d_.is(w, "・");
  }
  bool party(std::uint32_t w) const {
    const Found* f = d_.on(w);
    return f && f->kind == Kind::org;
  }
  void put(std::uint32_t first, std::uint32_t last, Span span, std::string_view josa,
           const char* rule) {
    Found made;
    made.span = span;
    made.kind = Kind::org;
    made.name = d_.at(span);
    made.rule = rule;
    made.score = 0.7F;
    made.first = first;
    made.last = last;
    made.josa = josa;
    d_.locals.emplace(made.name, Draft::Local{made.name, "org-again", Kind::org});
    d_.put(std::move(made));
  }

  Draft& d_;
};

}  // namespace

void find_orgs(Draft& draft) { Pass(draft).run(); }

}  // namespace hj::entity
