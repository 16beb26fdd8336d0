#include "serve/diff.h"

#include <algorithm>

namespace hj::serving {
namespace {

constexpr std::size_t kMostEdits = 800;  // words removed and added: memory is its square

// Words with the white space after them, so that runs join to the text again.
std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find_first_of(" \n", at);
    const std::size_t next = std::min(text.find_first_not_of(" \n", end), text.size());
    out.push_back(text.substr(at, next - at));
    at = end == std::string_view::npos ? text.size() : next;
  }
  return out;
}
std::string_view bare(std::string_view word) {
  return word.substr(0, word.find_last_not_of(" \n") + 1);
}

class Comparison {
 public:
  Comparison(std::vector<std::string_view> a, std::vector<std::string_view> b)
      : a_(std::move(a)), b_(std::move(b)) {}

  std::vector<Change> run() {
    std::size_t head = 0, tail = 0;
    const std::size_t least = std::min(a_.size(), b_.size());
    while (head < least && same(head, head)) ++head;
    while (tail < least - head && same(a_.size() - 1 - tail, b_.size() - 1 - tail)) ++tail;
    for (std::size_t i = 0; i < head; ++i) emit(Change::kept, b_[i]);
    middle(head, a_.size() - tail, b_.size() - tail);
    for (std::size_t i = b_.size() - tail; i < b_.size(); ++i) emit(Change::kept, b_[i]);
    return std::move(out_);
  }

 private:
  bool same(std::size_t i, std::size_t j) const { return bare(a_[i]) == bare(b_[j]); }
  void emit(Change::Op op, std::string_view word) {
    if (out_.empty() || out_.back().op != op) out_.push_back({op, {}});
    out_.back().text += word;
  }

  // The furthest reach on each diagonal after d edits, kept for every d to walk back.
  void middle(std::size_t from, std::size_t a_end, std::size_t b_end) {
    const auto n = static_cast<std::ptrdiff_t>(a_end - from);
    const auto m = static_cast<std::ptrdiff_t>(b_end - from);
    const auto most =
        static_cast<std::ptrdiff_t>(std::min(kMostEdits, static_cast<std::size_t>(n + m)));
    std::vector<std::vector<std::ptrdiff_t>> trace;
    std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * most + 3), 0);
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
      trace.push_back(reach);
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t& x = reach[static_cast<std::size_t>(k + most + 1)];
        x = step(reach, k, d, most);
        while (x < n && x - k < m && x - k >= 0 &&
               same(from + static_cast<std::size_t>(x), from + static_cast<std::size_t>(x - k)))
          ++x;
        if (x >= n && x - k >= m) return walk(trace, from, n, m);
      }
    }
    for (std::size_t i = from; i < a_end; ++i) emit(Change::removed, a_[i]);
    for (std::size_t i = from; i < b_end; ++i) emit(Change::added, b_[i]);
  }
  static bool goes_down(const std::vector<std::ptrdiff_t>& reach, std::ptrdiff_t k,
                        std::ptrdiff_t d, std::ptrdiff_t most) {
    const auto at = static_cast<std::size_t>(k + most + 1);
    return k == -d || (k != d && reach[at - 1] < reach[at + 1]);
  }
  static std::ptrdiff_t step(const std::vector<std::ptrdiff_t>& reach, std::ptrdiff_t k,
                             std::ptrdiff_t d, std::ptrdiff_t most) {
    const auto at = static_cast<std::size_t>(k + most + 1);
    if (d == 0) return 0;
    return goes_down(reach, k, d, most) ? reach[at + 1] : reach[at - 1] + 1;
  }
  void walk(const std::vector<std::vector<std::ptrdiff_t>>& trace, std::size_t from,
            std::ptrdiff_t x, std::ptrdiff_t y) {
    std::vector<std::pair<Change::Op, std::string_view>> back;
    const auto most = static_cast<std::ptrdiff_t>(trace[0].size() - 3) / 2;
    for (auto d = static_cast<std::ptrdiff_t>(trace.size()) - 1; d >= 0; --d) {
      const std::vector<std::ptrdiff_t>& reach = trace[static_cast<std::size_t>(d)];
      const std::ptrdiff_t k = x - y;
      const bool down = d > 0 && goes_down(reach, k, d, most);
      const std::ptrdiff_t before = d == 0 ? 0 : down ? k + 1 : k - 1;
      const std::ptrdiff_t px = d == 0 ? 0 : reach[static_cast<std::size_t>(before + most + 1)];
      const std::ptrdiff_t py = d == 0 ? 0 : px - before;
      while (x > px && y > py)
        --x, --y, back.emplace_back(Change::kept, b_[from + static_cast<std::size_t>(y)]);
      if (d == 0) break;
      if (down)
        back.emplace_back(Change::added, b_[from + static_cast<std::size_t>(--y)]);
      else
        back.emplace_back(Change::removed, a_[from + static_cast<std::size_t>(--x)]);
    }
    for (auto it = back.rbegin(); it != back.rend(); ++it) emit(it->first, it->second);
  }

  std::vector<std::string_view> a_, b_;
  std::vector<Change> out_;
};

}  // namespace

std::vector<Change> compare(std::string_view before, std::string_view after) {
  return Comparison(words(before), words(after)).run();
}

}  // namespace hj::serving
