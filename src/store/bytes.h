// Varints, fixed words and strings: written and read by the same description, so that the two
// cannot drift apart (`visit` functions are templates over both).
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/document.h"

namespace hj::store {

class ByteWriter {
 public:
  static constexpr bool kReads = false;
  void varint(std::uint64_t value) {
    if (value >= 0x80 || size_ == out_.size()) return long_varint(value);
    out_[size_++] = static_cast<char>(value);
  }
  void number(std::uint32_t value) { varint(value); }
  void fixed(std::uint64_t value) { bytes(&value, sizeof value); }
  void real(float value) { bytes(&value, sizeof value); }
  void text(std::string_view value) {
    varint(value.size());
    put(value.data(), value.size());
  }
  void step(std::uint32_t value, std::uint32_t& last) {  // zigzag difference
    const std::int64_t d = static_cast<std::int64_t>(value) - last;
    varint(static_cast<std::uint64_t>(d) << 1 ^ static_cast<std::uint64_t>(d >> 63));
    last = value;
  }
  void put(std::string_view bytes) { put(bytes.data(), bytes.size()); }
  std::string take() {
    out_.resize(size_);
    size_ = 0;
    return std::move(out_);
  }

 private:
  void long_varint(std::uint64_t value) {
    char bytes[10];
    std::size_t size = 0;
    for (; value >= 0x80; value >>= 7) bytes[size++] = static_cast<char>(value | 0x80);
    bytes[size++] = static_cast<char>(value);
    put(bytes, size);
  }
  void bytes(const void* data, std::size_t size) { put(static_cast<const char*>(data), size); }
  // Room is made in steps: a string that grows by the byte is slow.
  void put(const char* data, std::size_t size) {
    if (out_.size() - size_ < size) out_.resize(2 * (size_ + size) + 64);
    if (size > 0) std::memcpy(out_.data() + size_, data, size);
    size_ += size;
  }
  std::string out_;
  std::size_t size_ = 0;
};

class ByteReader {
 public:
  static constexpr bool kReads = true;
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}
  bool ok() const { return ok_; }
  void refuse() { ok_ = false; }
  bool at_end() const { return left_.empty(); }
  std::size_t left() const { return left_.size(); }
  void varint(std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) break;
      const auto byte = static_cast<unsigned char>(left_[0]);
      left_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return;
    }
    ok_ = false;
  }
  void number(std::uint32_t& value) {
    std::uint64_t wide = 0;
    varint(wide);
    ok_ = ok_ && wide <= kNoRow;
    value = static_cast<std::uint32_t>(wide);
  }
  void fixed(std::uint64_t& value) { bytes(&value, sizeof value); }
  void real(float& value) { bytes(&value, sizeof value); }
  void text(std::string& value) {
    std::uint64_t size = 0;
    varint(size);
    if (size > left_.size()) ok_ = false;
    if (!ok_) return;
    value = left_.substr(0, size);
    left_.remove_prefix(size);
  }
  std::string_view cut(std::uint64_t size) {  // the next bytes, as they stand
    if (size > left_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  void step(std::uint32_t& value, std::uint32_t& last) {
    std::uint64_t z = 0;
    varint(z);
    const std::int64_t d = static_cast<std::int64_t>(z >> 1) ^ -static_cast<std::int64_t>(z & 1);
    value = last = static_cast<std::uint32_t>(last + d);
  }

 private:
  void bytes(void* data, std::size_t size) {
    if (size > left_.size()) ok_ = false;
    if (!ok_) return;
    std::memcpy(data, left_.data(), size);
    left_.remove_prefix(size);
  }
  std::string_view left_;
  bool ok_ = true;
};

// An enum or a bool, either way.
void io_code(auto& io, auto& value) {
  if constexpr (std::remove_reference_t<decltype(io)>::kReads) {
    std::uint32_t n = 0;
    io.number(n);
    value = static_cast<std::remove_reference_t<decltype(value)>>(n);
  } else {
    io.number(static_cast<std::uint32_t>(value));
  }
}
// A signed or 64-bit number or id, either way.
void io_wide(auto& io, auto& value) {
  if constexpr (std::remove_reference_t<decltype(io)>::kReads) {
    std::uint64_t n = 0;
    io.fixed(n);
    value = static_cast<std::remove_reference_t<decltype(value)>>(n);
  } else {
    io.fixed(static_cast<std::uint64_t>(value));
  }
}

}  // namespace hj::store
