#include "story/vector.h"

#include <algorithm>
#include <cmath>

namespace hj::story {
namespace {

bool heavier(const Weight& a, const Weight& b) {
  return a.value != b.value ? a.value > b.value : a.key < b.key;
}
bool before(const Weight& a, const Weight& b) { return a.key < b.key; }

}  // namespace

void sort(Vector& v) {
  std::sort(v.begin(), v.end(), [](const Weight& a, const Weight& b) {
    return a.key != b.key ? a.key < b.key : a.value > b.value;
  });
  std::size_t n = 0;
  for (const Weight& w : v) {
    if (n > 0 && v[n - 1].key == w.key)
      v[n - 1].value += w.value;
    else
      v[n++] = w;
  }
  v.resize(n);
}

void normalise(Vector& v) {
  float square = 0;
  for (const Weight& w : v) square += w.value * w.value;
  if (square <= 0) return;
  const float scale = 1 / std::sqrt(square);
  for (Weight& w : v) w.value *= scale;
}

float dot(const Vector& a, const Vector& b) {
  float total = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) total += a[i].value * b[j].value;
    const bool step_a = a[i].key <= b[j].key, step_b = b[j].key <= a[i].key;
    i += step_a;
    j += step_b;
  }
  return total;
}

Vector sum(const Vector& a, float share_a, const Vector& b, float share_b, std::size_t most) {
  Vector out;
  out.reserve(a.size() + b.size());
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (j == b.size() || (i < a.size() && a[i].key < b[j].key)) {
      out.push_back({a[i].key, a[i].value * share_a}), ++i;
    } else if (i == a.size() || b[j].key < a[i].key) {
      out.push_back({b[j].key, b[j].value * share_b}), ++j;
    } else {
      out.push_back({a[i].key, a[i].value * share_a + b[j].value * share_b}), ++i, ++j;
    }
  }
  if (out.size() > most) {
    std::nth_element(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(),
                     heavier);
    out.resize(most);
    std::sort(out.begin(), out.end(), before);
  }
  normalise(out);
  out.shrink_to_fit();
  return out;
}

Vector heaviest(const Vector& v, std::size_t n) {
  Vector out = v;
  n = std::min(n, out.size());
  const auto end = out.begin() + static_cast<std::ptrdiff_t>(n);
  if (end != out.end()) std::nth_element(out.begin(), end, out.end(), heavier);
  out.resize(n);
  std::sort(out.begin(), out.end(), heavier);
  return out;
}

}  // namespace hj::story
