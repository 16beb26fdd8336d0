// A document or a story as weighted words: sorted by key, of length 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hj::story {

struct Weight {
  std::uint32_t key;  // of a term's hash: among a million terms, a handful share one
  float value;
};
using Vector = std::vector<Weight>;

void sort(Vector& v);       // by key; equal keys are added up
void normalise(Vector& v);  // to length 1
float dot(const Vector& a, const Vector& b);
// a * share_a + b * share_b, of which the `most` heaviest stay; of length 1.
Vector sum(const Vector& a, float share_a, const Vector& b, float share_b, std::size_t most);
// The n heaviest, heaviest first.
Vector heaviest(const Vector& v, std::size_t n);

}  // namespace hj::story
