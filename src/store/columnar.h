// The rows of a layer as columns: what stands at the same place of each row lies together, words
// that recur are kept once, and Zstandard packs that better than row after row. Written and read by
// the same description (`visit` of blob.cc), like bytes.h.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/bytes.h"

namespace hj::store {

// How a Str of the pool is told. Words that follow the last ones in the pool make it up again.
enum : std::uint32_t { kNowhere, kElsewhere, kNewWords, kNearWords, kKnownWords };

class ColumnWriter {
 public:
  static constexpr bool kReads = false;
  explicit ColumnWriter(std::string_view pool) : pool_(pool) {}
  void row() { at_ = 0; }
  void number(std::uint32_t value) { next().number(value); }
  void step(std::uint32_t value, std::uint32_t& last) { next().step(value, last); }
  void real(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    const auto at = static_cast<std::size_t>(std::ranges::find(reals_, bits) - reals_.begin());
    next().number(at == reals_.size() ? 0 : static_cast<std::uint32_t>(at + 1));
    if (at < reals_.size()) return;
    reals_.push_back(bits), beside_.real(value);
  }
  // `near`: words that the reader has at hand.
  void str(Str s, std::string_view near = {}) {
    if (s.begin == 0 && s.end == 0 && end_ != 0) return next().number(kNowhere);
    if (!follows(s)) {
      next().number(kElsewhere);
      return beside_.number(s.begin), beside_.number(s.end);
    }
    const std::string_view words = pool_.substr(s.begin, s.end - s.begin);
    end_ = s.end;
    if (!near.empty() && words == near) return next().number(kNearWords);
    const auto [known, fresh] =
        known_.emplace(words, kKnownWords + static_cast<std::uint32_t>(known_.size()));
    next().number(fresh ? std::uint32_t{kNewWords} : known->second);
    if (fresh) beside_.number(s.end - s.begin), words_.put(words);
  }
  // As `str` of words near by, without a word of it: false where they are others.
  bool given(Str s, std::string_view words) {
    if (!follows(s) || pool_.substr(s.begin, s.end - s.begin) != words) return false;
    end_ = s.end;
    return true;
  }
  bool whole() const { return end_ == pool_.size(); }  // the pool can be made up again
  std::string take() {
    ByteWriter out;
    std::vector<std::string> all;
    for (std::size_t i = 0; i < used_; ++i) all.push_back(columns_[i].take());
    all.push_back(beside_.take()), all.push_back(words_.take());
    out.varint(all.size());
    for (const std::string& c : all) out.varint(c.size());
    for (const std::string& c : all) out.put(c);
    return out.take();
  }

 private:
  bool follows(Str s) const { return s.begin == end_ && s.begin <= s.end && s.end <= pool_.size(); }
  ByteWriter& next() {
    used_ = std::max(used_, at_ + 1);
    return columns_.at(at_++);
  }
  static constexpr std::size_t kMany = 20;  // no row has more
  std::string_view pool_;
  std::uint32_t end_ = 0;
  std::array<ByteWriter, kMany> columns_;
  std::size_t at_ = 0, used_ = 0;
  ByteWriter beside_, words_;  // what few rows have; the words of the pool
  std::vector<std::uint32_t> reals_;
  std::unordered_map<std::string_view, std::uint32_t> known_;
};

class ColumnReader {
 public:
  static constexpr bool kReads = true;
  // What `take` gave, at the front of `from`; words are added to the pool.
  ColumnReader(ByteReader& from, std::string& pool) : pool_(pool) {
    std::uint64_t columns = 0;
    from.varint(columns);
    const bool some = from.ok() && columns >= 2 && columns <= from.left();
    std::vector<std::uint64_t> sizes(some ? columns : 2);
    for (std::uint64_t& size : sizes) from.varint(size);
    for (const std::uint64_t size : sizes) columns_.emplace_back(from.cut(size));
    ok_ = some && from.ok();
    words_ = columns_.size() - 1;
  }
  bool ok() const { return ok_; }
  void refuse() { ok_ = false; }
  void row() { at_ = 0; }
  void number(std::uint32_t& value) {
    told(next(), [&](ByteReader& c) { c.number(value); });
  }
  void step(std::uint32_t& value, std::uint32_t& last) {
    told(next(), [&](ByteReader& c) { c.step(value, last); });
  }
  void real(float& value) {
    std::uint32_t code = 0;
    number(code);
    if (code == 0) {
      told(beside(), [&](ByteReader& c) { c.real(value); });
      reals_.push_back(value);
    } else if (code <= reals_.size()) {
      value = reals_[code - 1];
    } else {
      refuse();
    }
  }
  void str(Str& s, std::string_view near = {}) {
    std::uint32_t code = 0;
    number(code);
    if (code == kNearWords) return add(s, near);
    if (code == kNowhere) return void(s = {0, 0});
    if (code == kElsewhere)
      return told(beside(), [&](ByteReader& c) { c.number(s.begin), c.number(s.end); });
    if (code == kNewWords) {
      std::uint32_t size = 0;
      told(beside(), [&](ByteReader& c) { c.number(size); });
      told(words(), [&](ByteReader& c) { known_.push_back(c.cut(size)); });
      if (!ok_) return;
      return add(s, known_.back());
    }
    if (code - kKnownWords >= known_.size()) return refuse();
    add(s, known_[code - kKnownWords]);
  }
  void add(Str& s, std::string_view words) {
    constexpr std::size_t kMost = std::size_t{1} << 28;  // no article comes near
    if (words.size() > kMost - pool_.size()) return refuse();
    s.begin = static_cast<std::uint32_t>(pool_.size());
    pool_ += words;
    s.end = static_cast<std::uint32_t>(pool_.size());
  }
  bool at_end() const {
    return std::ranges::all_of(columns_, [](const ByteReader& c) { return c.at_end(); });
  }

 private:
  template <class Read>
  void told(ByteReader& column, Read read) {
    read(column);
    ok_ = ok_ && column.ok();
  }
  ByteReader& next() {
    if (at_ < words_ - 1) return columns_[at_++];
    refuse();
    return columns_.back();
  }
  ByteReader& beside() { return columns_[words_ - 1]; }
  ByteReader& words() { return columns_[words_]; }
  std::string& pool_;
  std::vector<ByteReader> columns_;
  std::size_t at_ = 0, words_ = 1;
  bool ok_ = true;
  std::vector<float> reals_;
  std::vector<std::string_view> known_;
};

}  // namespace hj::store
