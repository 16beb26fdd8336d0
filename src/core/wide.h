// Inner loops in the widest registers that the machine has: the same sums, bit by bit.
#pragma once

namespace hj {

#if defined(__x86_64__)
template <class Work>
[[gnu::target("avx2"), gnu::noinline]] void in_wide_registers(const Work& work) {
  work();
}
#endif

// Runs `work`, a lambda that is always inlined, compiled twice: for any machine and for AVX2.
template <class Work>
void widely(const Work& work) {
#if defined(__x86_64__)
  static const bool kWide = __builtin_cpu_supports("avx2") != 0;
  if (kWide) return in_wide_registers(work);
#endif
  work();
}

}  // namespace hj
