// Stage: the prints of a document, by which its near-copies are found.
#pragma once

#include "core/document.h"

namespace hj {

// MinHash over four-syllable shingles of the body, letters and digits only: another outlet's
// headline, by-line, captions, quotation marks and spacing change none of the bands. One
// permutation with optimal densification (Shrivastava 2017), so the cost is one hash a letter.
// dedup/prints.h says what the rows hold; a text of fewer than 24 letters has none.
class Fingerprinter {
 public:
  Layer<Print> operator()(const Document& doc) const;
};

}  // namespace hj
