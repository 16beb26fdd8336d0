// The two shapes of every function between the doors. Both are const, pure and total:
// no I/O, no clock, no error, any UTF-8 text. What they need, they were built with.
#pragma once

#include <concepts>
#include <span>

#include "core/document.h"

namespace hj {

// Makes one part of a document: a layer, or a struct of layers that are made together.
template <class S, class Made>
concept Stage = requires(const S& stage, const Document& doc) {
  { stage(doc) } -> std::same_as<Made>;
};

// Makes one part of a verdict, given candidates that a store has found. Judges run in order.
template <class J, class Candidate, class Made>
concept Judge = requires(const J& judge, const Document& doc, const Verdict& so_far,
                         std::span<const Candidate> near) {
  { judge(doc, so_far, near) } -> std::same_as<Made>;
};

}  // namespace hj
