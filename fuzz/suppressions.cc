// What ASan leaves alone in every fuzzer; not weak, as the sanitizer has a weak one of its own.

// NOLINTBEGIN(readability-identifier-naming,bugprone-reserved-identifier)
extern "C" const char* __asan_default_suppressions();
// MyHTML joins two pieces of text that lie over one another in its own arena by memcpy: no byte
// outside is touched, and glibc's memcpy moves.
extern "C" __attribute__((used)) const char* __asan_default_suppressions() {
  return "interceptor_via_fun:mycore_string_append";
}
// NOLINTEND(readability-identifier-naming,bugprone-reserved-identifier)
