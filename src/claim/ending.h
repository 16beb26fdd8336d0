// What a verb's ending says: tense, and how its clause joins the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text_map.h"

namespace hj::claim {

enum class Join : std::uint8_t {
  none,   // no ending that we know
  final,  // 했다, 한다
  chain,  // 하고, 하며, 해, 하면서: shares subject and, without a tense, status with the next
  contrast,   // 하지만, 하나, 하는데: shares the subject only
  condition,  // 하면, 해야: no claim
  purpose,    // 하려고, 하고자, 하러: wanted, not done
  adnominal,  // 한, 하는, 할, 하던
  said,       // 한다고, 하라고: speech follows
  reported,   // 한다는, 했다는: speech, and a noun follows
  nominal,    // 하기, 함
  decision,   // 하기로
  long_neg,   // 하지 (않다)
};
enum class Tense : std::uint8_t { none, present, past, future };

struct Ending {
  Join join = Join::none;
  Tense tense = Tense::none;
  bool perfect_adnominal = false;  // -ㄴ of a verb: past
  bool linking = false;            // -아/어: an auxiliary may follow (해 왔다)
  bool progressive = false;        // -고: 하고 있다 may follow
  bool becoming = false;           // -게: 하게 된다 may follow
  bool lasting = false;            // 해왔다, 하고있다: with its auxiliary in one word
  bool doubt = false;              // -ㄹ지, -ㄹ까: whether
  bool asked = false;              // -는지: whether it is, or was
  bool quoting_final = false;      // 다며, 라며: the speech's own verb is left out
  bool quality = false;            // an adjective before its noun: 다양한, 필요한
};

// Maps normal forms (claim/stem.h) to meanings; data/rules/claim/ending.tsv fills it.
class Endings {
 public:
  void add(std::string_view form, Ending meaning) { map_.emplace(form, meaning); }
  Ending read(std::string_view normal) const;  // Join::none where the text is no ending

 private:
  TextMap<Ending> map_;
};

}  // namespace hj::claim
