#include "dedup/rules.h"

#include <algorithm>

#include "lexicon/lexicon.h"
#include "lexicon/numbers.h"

namespace hj {
namespace {

Done read_agencies(const std::string& file, DedupRules& rules) {
  const Result<Lexicon> table = Lexicon::open(file);
  if (!table) return table.error();
  const auto role = table->column("role");
  if (!role) return Error{Code::bad_data, file + ": no column role"};
  for (std::uint32_t row = 0; row < table->size(); ++row) {
    const bool ending = table->field(row, *role) == "ending";
    if (!ending && table->field(row, *role) != "name")
      return Error{Code::bad_data, std::string(table->file()) + ':' +
                                       std::to_string(table->line(row)) +
                                       ": role is neither name nor ending"};
    (ending ? rules.endings : rules.agencies).emplace_back(table->field(row, 0));
  }
  std::ranges::sort(rules.agencies);
  return done();
}

}  // namespace

Result<DedupRules> DedupRules::open(const std::string& data_dir) {
  DedupRules out{};
  const Number wanted[] = {{"size_ratio", &out.size_ratio},
                           {"few", &out.few},
                           {"few_alike", &out.few_alike},
                           {"alike", &out.alike},
                           {"contained", &out.contained},
                           {"many_figures", &out.many_figures},
                           {"figures", &out.figures},
                           {"figures_edited", &out.figures_edited},
                           {"even", &out.even},
                           {"templated", &out.templated},
                           {"templated_figures", &out.templated_figures},
                           {"near_days", &out.near_days},
                           {"whole", &out.whole},
                           {"whole_figures", &out.whole_figures},
                           {"leading", &out.leading}};
  const std::string folder = data_dir + "/rules/dedup/";
  if (const Done read = read_numbers(folder + "threshold.hjl", wanted); !read) return read.error();
  if (const Done read = read_agencies(folder + "agency.hjl", out); !read) return read.error();
  return out;
}

bool DedupRules::agency(std::string_view outlet) const {
  return std::ranges::binary_search(agencies, outlet) ||
         std::ranges::any_of(endings, [outlet](const auto& e) { return outlet.ends_with(e); });
}

}  // namespace hj
