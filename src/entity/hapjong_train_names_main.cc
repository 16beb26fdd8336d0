// hapjong-train-names DATA FRAMES SHARE OUT: learns the model of names from the marked sentences
// below DATA, and from the frames in FRAMES, with the compiled tables below SHARE. Deterministic:
// the same inputs give the same bytes.
#include <cstdio>

#include "entity/train/name_maker.h"
#include "entity/train/name_trainer.h"

namespace hj::entity {
namespace {

constexpr int kTimes = 16;  // sentences of each frame

int complain(const std::string& why) {
  std::fprintf(stderr, "hapjong-train-names: %s\n", why.c_str());
  return 1;
}

int run(const std::string& data, const std::string& frames, const std::string& share,
        const std::string& to) {
  auto tables = Tables::open(share);
  if (!tables) return complain(tables.error().what);
  auto registry = Registry::open(share);
  if (!registry) return complain(registry.error().what);
  const NameFeatures features(*tables, *registry);
  NameTrainer trainer(features, NamePlan{});
  struct Input {
    const char* file;
    NameSource source;
    bool measured;
  };
  for (const Input& input : {Input{"/klue/ner-train.tsv", NameSource::gold, false},
                             Input{"/klue-ner-silver/train.tsv.gz", NameSource::silver, false},
                             Input{"/klue/ner-dev.tsv", NameSource::gold, true}}) {
    auto read = read_marked(data + input.file, input.source);
    if (!read) return complain(read.error().what);
    trainer.add(*read, input.measured);
  }
  auto maker = NameMaker::open(frames, *tables, *registry);
  if (!maker) return complain(maker.error().what);
  trainer.add(maker->make(kTimes));
  trainer.learn();
  const Done said = write(trainer.parts(), to);
  return said ? 0 : complain(said.error().what);
}

}  // namespace
}  // namespace hj::entity

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: hapjong-train-names DATA FRAMES SHARE OUT\n", stderr);
    return 2;
  }
  return hj::entity::run(argv[1], argv[2], argv[3], argv[4]);
}
