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

Edge edge_of(const Readings& all, const Reading& one) {
  Edge edge;
  Mixer tags(7);
  for (const Made& morph : all.morphs_of(one)) {
    const std::uint64_t hash = hash_of(all.form(morph), morph.tag);
    const auto tag = static_cast<std::uint8_t>(morph.tag);
    if (edge.first == 0) edge.first = hash, edge.first_tag = tag;
    edge.last = hash;
    edge.last_tag = tag;
    if (open_class(morph.tag)) edge.head = hash;
    tags.add(tag);
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

}  // namespace

void Readings::clear() {
  pool.clear();
  morphs.clear();
  readings.clear();
}

void add_reading(std::string_view eojeol, std::span<const Unit> units,
                 std::span<const LabelId> labels, float score, const Inventory& inventory,
                 Readings& out) {
  const std::uint32_t base = units.front().span.begin;
  const auto begin = static_cast<std::uint32_t>(out.morphs.size());
  const auto pool = out.pool.size();
  const auto start = [&](const Unit& unit, Tag tag) {
    const auto at = static_cast<std::uint32_t>(out.pool.size());
    out.morphs.push_back({{unit.span.begin - base, unit.span.end - base}, at, at, tag});
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].fixed) {
      start(units[i], units[i].tag);
      out.pool += eojeol.substr(units[i].span.begin - base, units[i].span.size());
    } else {
      for (const Piece& piece : inventory.label(labels[i]).pieces) {
        if (piece.begin || out.morphs.size() == begin) start(units[i], piece.tag);
        append(out.pool, letter_of(piece, units[i].code));
        out.morphs.back().form_end = static_cast<std::uint32_t>(out.pool.size());
      }
    }
    out.morphs.back().form_end = static_cast<std::uint32_t>(out.pool.size());
    out.morphs.back().span.end = units[i].span.end - base;
  }
  Reading reading{score, begin, static_cast<std::uint32_t>(out.morphs.size()), {}};
  for (const Reading& other : out.readings) {
    if (!same(out, other, reading)) continue;
    out.morphs.resize(begin);
    out.pool.resize(pool);
    return;
  }
  reading.edge = edge_of(out, reading);
  out.readings.push_back(reading);
}

void drop_misfits(const Words& words, Readings& all) {
  const auto misfit = [&](const Reading& reading) {
    const auto row = all.morphs_of(reading);
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::string_view before = all.form(row[i - 1]);
      const bool josa = row[i].tag >= Tag::JKS && row[i].tag <= Tag::JC;
      if (josa && is_syllable(rune_before(before, before.size()).code) &&
          words.fit(before, row[i - 1].tag, all.form(row[i]), row[i].tag) == 1)
        return true;
    }
    return false;
  };
  if (!std::all_of(all.readings.begin(), all.readings.end(), misfit))
    std::erase_if(all.readings, misfit);
}

void inner_slots(const Readings& all, const Reading& one, const Words& words,
                 std::vector<std::uint32_t>& out) {
  out.clear();
  std::uint64_t before = 0, before_tag = kTagCount, before_two = kTagCount;
  std::string_view form_before;
  Tag tag_of_before = Tag::NNG;
  Mixer whole(1);
  for (const Made& morph : all.morphs_of(one)) {
    const std::string_view form = all.form(morph);
    const std::uint64_t hash = hash_of(form, morph.tag);
    const auto tag = static_cast<std::uint64_t>(morph.tag);
    const std::uint64_t length = std::min<std::size_t>(form.size() / 3, 5);
    out.push_back(slot(Mixer(11).add(hash)));
    out.push_back(slot(Mixer(12).add(hash).add(before)));
    out.push_back(slot(Mixer(13).add(hash).add(before_tag)));
    out.push_back(slot(Mixer(14).add(tag).add(before)));
    out.push_back(slot(Mixer(15).add(tag).add(before_tag).add(before_two)));
    if (open_class(morph.tag))
      out.push_back(slot(Mixer(16).add(tag).add(words.classes(form)).add(length)));
    else
      out.push_back(
          slot(Mixer(17).add(tag).add(words.fit(form_before, tag_of_before, form, morph.tag))));
    whole.add(hash);
    before = hash;
    before_two = before_tag;
    before_tag = tag;
    form_before = form;
    tag_of_before = morph.tag;
  }
  out.push_back(slot(Mixer(18).add(before)));
  out.push_back(slot(Mixer(19).add(before_tag).add(before_two)));
  out.push_back(slot(Mixer(20).add(one.edge.tags)));
  out.push_back(slot(Mixer(21).add(one.end - one.begin)));
  out.push_back(slot(Mixer(22).add(whole.value())));
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
