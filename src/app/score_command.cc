#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/article_json.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/gold.h"
#include "app/reading.h"
#include "app/story_score.h"

namespace hj {
namespace {

constexpr const char* kFigures[] = {"precision", "recall", "f1", "status", "amounts", "times"};

std::vector<Document> read_articles(const Engine& engine, const std::string& file, bool& failed) {
  std::vector<Document> out;
  const Faults faults = read_all(engine, {{file}, 0, 1}, [&](PageResult page) {
    if (!page.fault.empty() && !page.no_article) complain(page.fault), failed = true;
    for (Document& doc : page.articles) out.push_back(std::move(doc));
  });
  failed = failed || faults.failed > 0;
  return out;
}

void print_figures(const std::string& set, const char* what, const Json& figures) {
  std::printf("%-16s %-8s", set.c_str(), what);
  for (const auto& [name, value] : figures.items())
    std::printf("  %s %s", name.c_str(), value.dump().c_str());
  std::printf("\n");
}

// Every figure that stands in the baseline has to be reached.
bool holds(const Json& figures, const Json& baseline, const std::string& set, const char* what) {
  bool ok = true;
  if (!baseline.contains(set) || !baseline[set].contains(what)) return ok;
  for (const char* name : kFigures) {
    const Json& least = baseline[set][what];
    if (!least.contains(name) || figures[name].get<double>() >= least[name].get<double>()) continue;
    complain(set + ": " + what + ' ' + name + " is " + figures[name].dump() +
             ", below the baseline's " + least[name].dump());
    ok = false;
  }
  return ok;
}

// Claims by their score in steps, and the share of each that was right: a reliability diagram.
void print_reliability(const std::vector<std::pair<double, bool>>& graded) {
  static constexpr double kSteps[] = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01};
  std::printf("score        claims  mean score  right\n");
  for (std::size_t i = 0; i + 1 < std::size(kSteps); ++i) {
    int claims = 0, right = 0;
    double sum = 0;
    for (const auto& [score, good] : graded) {
      if (score < kSteps[i] || score >= kSteps[i + 1]) continue;
      ++claims;
      right += good;
      sum += score;
    }
    if (claims > 0)
      std::printf("%.2f to %.2f %7d  %10.2f  %5.2f\n", kSteps[i], std::min(kSteps[i + 1], 1.0),
                  claims, sum / claims, static_cast<double>(right) / claims);
  }
}

}  // namespace

int run(const ScoreCommand& command) {
  const Result<Engine> engine = open_engine();
  if (!engine) return complain(engine.error().what), 1;
  Json baseline = Json::object(), all = Json::object();
  if (!command.baseline.empty() && !command.update) {
    std::ifstream in(command.baseline);
    baseline = Json::parse(in, nullptr, false);
    if (!baseline.is_object()) return complain(command.baseline + ": is no baseline"), 1;
  }
  bool failed = false;
  std::vector<std::pair<double, bool>> graded;
  for (const std::string& folder : command.sets) {
    const Result<std::vector<Json>> gold = read_jsonl(folder + "/gold.jsonl");
    if (!gold) return complain(gold.error().what), 1;
    const std::vector<Document> docs = read_articles(*engine, folder + "/articles.jsonl", failed);
    std::vector<Json> read;
    read.reserve(docs.size());
    for (const Document& doc : docs) read.push_back(article_json(doc));
    std::vector<std::string> errors;
    Json figures = Json::object();
    if (std::ranges::any_of(*gold, [](const Json& g) { return g.contains("facts"); })) {
      const Score judged = score_claims(*gold, read, &errors);
      graded.insert(graded.end(), judged.graded.begin(), judged.graded.end());
      figures["claims"] = score_json(judged);
      Json parties = score_json(score_parties(*gold, read, &errors));
      for (const char* key : {"swapped", "status", "amounts", "times"}) parties.erase(key);
      figures["parties"] = std::move(parties);
    }
    const Result<StoryScore> grouped = score_stories(*engine, *gold, docs, command.orders);
    if (!grouped) return complain(grouped.error().what), 1;
    figures["stories"] = score_json(*grouped);
    errors.insert(errors.end(), grouped->errors.begin(), grouped->errors.end());
    if (grouped->other_orders > 0)
      complain(folder + ": stories or copies differ with the order of arrival"), failed = true;
    for (std::size_t i = 0; i < errors.size() && i < static_cast<std::size_t>(command.errors); ++i)
      std::printf("%s\n", errors[i].c_str());
    const std::filesystem::path path(folder);
    const std::string set = (path.has_filename() ? path : path.parent_path()).filename().string();
    all[set] = std::move(figures);
    for (const auto& [what, scored] : all[set].items()) {
      if (!command.json) print_figures(set, what.c_str(), scored);
      failed = !holds(scored, baseline, set, what.c_str()) || failed;
    }
  }
  if (command.reliability) print_reliability(graded);
  if (command.json) std::printf("%s\n", all.dump(2).c_str());
  if (command.update) std::ofstream(command.baseline) << all.dump(1) << '\n';
  return failed ? 1 : 0;
}

}  // namespace hj
