// Runs a fuzzer over its seeds, and over mutations of them that are the same on every run.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "fuzz.h"

namespace {

constexpr int kMutations = 200;             // of each seed
constexpr std::size_t kLargest = 1U << 14;  // bytes of a mutated input: many small ones find more

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutate(std::string bytes, std::mt19937& random) {
  bytes.resize(std::min(bytes.size(), kLargest));
  for (unsigned n = 1 + random() % 6; n > 0 && !bytes.empty(); --n) {
    const std::size_t at = random() % bytes.size();
    const std::size_t some = std::min<std::size_t>(bytes.size() - at, 1 + random() % 64);
    switch (random() % 5) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, some);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % bytes.size(), some));
        break;
      case 3:
        bytes.insert(at, some, static_cast<char>(random()));
        break;
      default:
        bytes.resize(at);
        break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> seeds;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
      if (entry.is_regular_file()) seeds.push_back(entry.path());
  std::sort(seeds.begin(), seeds.end());
  if (seeds.empty()) {
    std::fprintf(stderr, "%s: no seeds\n", argv[0]);
    return 1;
  }
  std::mt19937 random(1);
  run("");
  for (const auto& seed : seeds) {
    std::ifstream in(seed, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    run(bytes);
    for (int i = 0; i < kMutations; ++i) run(mutate(bytes, random));
  }
  std::printf("%zu seeds, %d mutations of each\n", seeds.size(), kMutations);
}
