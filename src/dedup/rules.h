// What the judging of copies rests on: data/rules/dedup/threshold.tsv, agency.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hj {

struct DedupRules {
  static Result<DedupRules> open(const std::string& data_dir);
  bool agency(std::string_view outlet) const;  // 연합뉴스, 로이터, …통신

  float size_ratio, few_alike, alike, contained, figures, figures_edited, whole, whole_figures,
      even, templated, templated_figures;
  std::uint32_t few, many_figures, near_days, leading;
  std::vector<std::string> agencies, endings;
};

}  // namespace hj
