#include "morph/reading.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

std::uint32_t slot(const Mixer& mixer) {
  return static_cast<std::uint32_t>(mixer.value() >> (64 - kMorphBits));
}
bool open_class(Tag tag) {
  return tag <= Tag::VX || tag == Tag::MAG || tag == Tag::MM || tag == Tag::XR || tag == Tag::SL;
}

// Numbers are alike; their words are not.
std::uint64_t hash_of(std::string_view form, Tag tag) {
  if (tag == Tag::SN) form = "0";
  return hash64(form, static_cast<std::uint64_t>(tag) + 1);
}

Edge edge_of(const Draft& all, const Reading& one) {
  Edge edge;
  Mixer tags(7);
  for (std::uint32_t m = one.begin; m < one.end; ++m) {
    const Tag tag = all.morphs[m].tag;
    edge.last = all.hashes[m];
    edge.last_tag = static_cast<std::uint8_t>(tag);
    if (edge.first == 0) edge.first = edge.last, edge.first_tag = edge.last_tag;
    if (open_class(tag)) edge.head = edge.last;
    tags.add(edge.last_tag);
  }
  edge.tags = tags.value();
  return edge;
}

bool same(const Readings& all, const Reading& a, const Reading& b) {
  const auto x = all.morphs_of(a), y = all.morphs_of(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](const Made& m, const Made& n) {
    return m.tag == n.tag && all.form(m) == all.form(n);
  });
}

// Nearly all letters are of three bytes.
char* put(char32_t letter, char* to) {
  if (letter < 0x800 || letter > 0xFFFF) {
    std::string rare;
    append(rare, letter);
    return std::copy(rare.begin(), rare.end(), to);
  }
  *to++ = static_cast<char>(0xE0 | letter >> 12);
  *to++ = static_cast<char>(0x80 | (letter >> 6 & 0x3F));
  *to++ = static_cast<char>(0x80 | (letter & 0x3F));
  return to;
}
constexpr std::size_t kMostBytes = 4;  // of a letter

std::size_t most_bytes(std::span<const Unit> units, std::span<const LabelId> labels,
                       const Inventory& inventory) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < units.size(); ++i)
    out += units[i].fixed ? units[i].span.size()
                          : kMostBytes * inventory.label(labels[i]).pieces.size();
  return out;
}

// The morphemes that `labels` make of `units`.
void make(std::string_view eojeol, std::span<const Unit> units, std::span<const LabelId> labels,
          const Inventory& inventory, Draft& out) {
  const std::uint32_t base = units.front().span.begin;
  const std::size_t begin = out.morphs.size(), from = out.pool.size();
  out.pool.resize(from + most_bytes(units, labels, inventory));
  char* const pool = out.pool.data();
  char* to = pool + from;
  const auto size = [&] { return static_cast<std::uint32_t>(to - pool); };
  const auto start = [&](const Unit& unit, Tag tag) {
    out.morphs.push_back({{unit.span.begin - base, unit.span.end - base}, size(), size(), tag});
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    if (unit.fixed) {
      start(unit, unit.tag);
      to = std::copy_n(eojeol.data() + (unit.span.begin - base), unit.span.size(), to);
    } else {
      for (const Piece& piece : inventory.label(labels[i]).pieces) {
        if (piece.begin || out.morphs.size() == begin) start(unit, piece.tag);
        to = put(letter_of(piece, unit.code), to);
        out.morphs.back().form_end = size();
      }
    }
    out.morphs.back().form_end = size();
    out.morphs.back().span.end = unit.span.end - base;
  }
  out.pool.resize(size());
}

}  // namespace

void Draft::clear() {
  pool.clear();
  morphs.clear();
  readings.clear();
  hashes.clear();
}

void add_reading(std::string_view eojeol, std::span<const Unit> units,
                 std::span<const LabelId> labels, float score, const Inventory& inventory,
                 Draft& out) {
  const std::size_t begin = out.morphs.size(), pool = out.pool.size();
  make(eojeol, units, labels, inventory, out);
  Reading reading{
      score, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.morphs.size()), {}};
  for (const Reading& other : out.readings) {
    if (!same(out, other, reading)) continue;
    out.morphs.resize(begin);
    out.pool.resize(pool);
    return;
  }
  for (const Made& morph : out.morphs_of(reading))
    out.hashes.push_back(hash_of(out.form(morph), morph.tag));
  reading.edge = edge_of(out, reading);
  out.readings.push_back(reading);
}

namespace {

// What stands before a morpheme; nothing, before the first one.
struct Before {
  std::string_view form;
  Tag tag = Tag::NNG;
  std::uint64_t hash = 0;
};
// Hashes of two short forms with different tags may be the same: with their tags they are not.
Mixer key_of(std::uint64_t hash, Tag tag) {
  return Mixer(static_cast<std::uint64_t>(tag)).add(hash);
}
unsigned classes(Words& words, const Draft& all, std::uint32_t m) {
  const Made& now = all.morphs[m];
  return words.classes(all.form(now), key_of(all.hashes[m], now.tag).value());
}
// Numbers differ in sound, though not in their hash.
unsigned fit(Words& words, const Before& before, const Draft& all, std::uint32_t m) {
  const Made& now = all.morphs[m];
  const std::uint64_t now_key = key_of(all.hashes[m], now.tag).value();
  const std::uint64_t key =  // 1: else two morphemes had one key in either order
      before.tag == Tag::SN ? 0 : key_of(before.hash, before.tag).add(1).add(now_key).value();
  return words.fit(before.form, before.tag, all.form(now), now.tag, key);
}

}  // namespace

void drop_misfits(Words& words, Draft& all) {
  const auto misfit = [&](const Reading& reading) {
    for (std::uint32_t m = reading.begin + 1; m < reading.end; ++m) {
      if (all.morphs[m].tag < Tag::JKS || all.morphs[m].tag > Tag::JC) continue;
      const Before before{all.form(all.morphs[m - 1]), all.morphs[m - 1].tag, all.hashes[m - 1]};
      if (fit(words, before, all, m) == 1 &&
          is_syllable(rune_before(before.form, before.form.size()).code))
        return true;
    }
    return false;
  };
  if (!std::all_of(all.readings.begin(), all.readings.end(), misfit))
    std::erase_if(all.readings, misfit);
}

std::size_t inner_slot_count(const Reading& one) {
  constexpr std::size_t kEach = 6, kWhole = 5;  // of each morpheme, and of all
  return kEach * (one.end - one.begin) + kWhole;
}
void add_inner_slots(const Draft& all, const Reading& one, Words& words,
                     std::vector<std::uint32_t>& out) {
  const std::size_t before_all = out.size();
  out.resize(before_all + inner_slot_count(one));
  std::uint32_t* to = out.data() + before_all;
  std::uint64_t before_tag = kTagCount, before_two = kTagCount;
  Before before;
  Mixer whole(1);
  for (std::uint32_t m = one.begin; m < one.end; ++m) {
    const Made& morph = all.morphs[m];
    const std::string_view form = all.form(morph);
    const std::uint64_t hash = all.hashes[m];
    const auto tag = static_cast<std::uint64_t>(morph.tag);
    const std::uint64_t length = std::min<std::size_t>(form.size() / 3, 5);
    *to++ = slot(Mixer(11).add(hash));
    *to++ = slot(Mixer(12).add(hash).add(before.hash));
    *to++ = slot(Mixer(13).add(hash).add(before_tag));
    *to++ = slot(Mixer(14).add(tag).add(before.hash));
    *to++ = slot(Mixer(15).add(tag).add(before_tag).add(before_two));
    *to++ = open_class(morph.tag) ? slot(Mixer(16).add(tag).add(classes(words, all, m)).add(length))
                                  : slot(Mixer(17).add(tag).add(fit(words, before, all, m)));
    whole.add(hash);
    before = {form, morph.tag, hash};
    before_two = before_tag;
    before_tag = tag;
  }
  *to++ = slot(Mixer(18).add(before.hash));
  *to++ = slot(Mixer(19).add(before_tag).add(before_two));
  *to++ = slot(Mixer(20).add(one.edge.tags));
  *to++ = slot(Mixer(21).add(one.end - one.begin));
  *to++ = slot(Mixer(22).add(whole.value()));
}

void edge_slots(const Edge& a, const Edge& b, std::uint32_t* out) {
  out[0] = slot(Mixer(31).add(a.last).add(b.first));
  out[1] = slot(Mixer(32).add(a.last).add(b.first_tag));
  out[2] = slot(Mixer(33).add(a.last_tag).add(b.first));
  out[3] = slot(Mixer(34).add(a.last_tag).add(b.first_tag).add(b.last_tag));
  out[4] = slot(Mixer(35).add(a.tags).add(b.tags));
  out[5] = slot(Mixer(36).add(a.last).add(b.last));
  out[6] = slot(Mixer(37).add(a.last).add(b.head));
  out[7] = slot(Mixer(38).add(a.head).add(b.head));
  out[8] = slot(Mixer(39).add(a.last_tag).add(a.first_tag).add(b.first).add(b.last_tag));
}

}  // namespace hj::morph
