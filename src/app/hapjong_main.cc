// hapjong: reads Korean news and keeps the ledger of who deals with whom.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "app/commands.h"

namespace hj {
namespace {

constexpr const char* kVersion = "hapjong 0.1.0";

// CLI11's own exit codes for a wrong call become 2; help and version stay 0.
int parse_and_run(CLI::App& app, int argc, char** argv, const std::function<int()>& chosen) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return chosen();
}

class Cli {
 public:
  Cli() {
    app_.set_version_flag("--version", kVersion);
    app_.require_subcommand(1);
    app_.set_config("--config", "", "A TOML file with the options below, one [section] a command");
    app_.footer(
        "First steps:\n  hapjong read data/sample\n  hapjong serve\n  hapjong explain article.txt "
        "--published 2024-02-18\n"
        "Each command has --help with examples. Exit status: 0 done, 1 failed, 2 wrong call.");
    add_read();
    add_explain();
    add_serve();
    add_export();
    add_find();
    add_lists();
    add_score();
    add_tag();
  }
  int run(int argc, char** argv) {
    return parse_and_run(app_, argc, argv, [this] { return chosen_(); });
  }

 private:
  template <class Command>
  CLI::App* add(const char* name, const char* words, Command& command, const char* examples) {
    CLI::App* sub = app_.add_subcommand(name, words);
    sub->add_flag("-q,--quiet", command.quiet, "Print errors only");
    sub->footer(std::string("Examples:\n") + examples);
    sub->callback([this, &command] { chosen_ = [&command] { return hj::run(command); }; });
    return sub;
  }
  template <class Command>
  void store_option(CLI::App* sub, Command& command, bool positional = false) {
    sub->add_option(positional ? "store,--store" : "--store", command.store,
                    "The store: a path, sqlite:PATH or memory: (default hapjong.db)");
  }

  void add_read() {
    CLI::App* sub =
        add("read", "Read pages into the store", read_,
            "  hapjong read news/ feed.xml articles.jsonl\n"
            "  hapjong read CC-NEWS-20240218.warc.gz --resume news.places --store news.db\n"
            "  zcat dump.jsonl.gz | hapjong read - --store news.db\n");
    sub->add_option("paths", read_.paths, "Files, folders, or - for standard input")->required();
    sub->add_option("--published", read_.published,
                    "The date of inputs that state none (2024-02-18)");
    sub->add_option("--columns", read_.columns,
                    "Columns of CSV files whose names say nothing: title=제목,body=3");
    sub->add_option("--resume", read_.resume,
                    "Keep the place in WARC files in this file, and go on from there");
    sub->add_option("-j,--jobs", read_.jobs, "Threads that read (default: one a core)")
        ->check(CLI::Range(0, 256));
    sub->add_flag("--json", read_.json, "Print the summary as JSON");
    store_option(sub, read_);
  }
  void add_explain() {
    CLI::App* sub =
        add("explain",
            "Show what is read from an article, with every rule and its words; nothing is stored",
            explain_,
            "  hapjong explain article.txt --published 2024-02-18\n"
            "  hapjong explain page.html --json | jq '.claims[]'\n");
    sub->add_option("paths", explain_.paths, "Files, folders, or - for standard input")->required();
    sub->add_option("--published", explain_.published,
                    "The date of inputs that state none (2024-02-18)");
    sub->add_flag("--json", explain_.json, "One JSON object an article");
  }
  void add_serve() {
    CLI::App* sub = add("serve", "Serve the pages and the API", serve_,
                        "  hapjong serve\n  hapjong serve news.db --port 9000\n");
    store_option(sub, serve_, true);
    sub->add_option("--address", serve_.address,
                    "The address to listen on (default 127.0.0.1: this machine only)");
    sub->add_option("--port", serve_.port, "The port (default 8470; 0 = any free one)")
        ->check(CLI::Range(0, 65535));
    sub->add_option("--web", serve_.web,
                    "The folder of the built pages (default: the program's own)");
  }
  void add_export() {
    CLI::App* sub = add("export", "Write what the store holds", export_,
                        "  hapjong export deals --format csv > deals.csv\n  hapjong export "
                        "articles | jq .headline\n");
    sub->add_option("what", export_.what, "articles, claims, deals, stories or entities")
        ->required()
        ->check(CLI::IsMember({"articles", "claims", "deals", "stories", "entities"}));
    sub->add_option("--format", export_.format, "jsonl or csv")
        ->check(CLI::IsMember({"jsonl", "csv"}));
    store_option(sub, export_);
  }
  void add_find() {
    CLI::App* sub = add("find", "Search articles, entities, deals and stories", find_,
                        "  hapjong find '반도체 투자'\n  hapjong find 하이닉스 --json\n");
    sub->add_option("query", find_.query, "Words; josa and endings do not matter")->required();
    sub->add_option("--limit", find_.limit, "At most so many (default 20)")
        ->check(CLI::Range(1, 500));
    sub->add_flag("--json", find_.json, "One JSON object a hit");
    store_option(sub, find_);
  }
  void add_lists() {
    add_list("deals", "List the deals, latest first", deals_,
             "  hapjong deals --party 한빛반도체 --type invest --status signed\n  hapjong deals "
             "--at 2024-03-01\n");
    add_list("stories", "List the stories, latest first", stories_,
             "  hapjong stories --limit 5\n");
    add_list("map", "Print the alliance map as JSON", map_,
             "  hapjong map --type partner,invest > map.json\n");
    CLI::App* sub = add("why", "Show why a claim or a deal stands: words, rule, features, sources",
                        why_, "  hapjong why 0f3a5c7e9b1d2468\n");
    sub->add_option("id", why_.id, "A claim's or a deal's id, as deals and the pages show it")
        ->required();
    sub->add_flag("--json", why_.json, "As JSON");
    why_.what = "why";
    store_option(sub, why_);
  }
  void add_list(const char* name, const char* words, ListCommand& command, const char* examples) {
    CLI::App* sub = add(name, words, command, examples);
    command.what = name;
    sub->add_option("--party", command.party, "A party's name");
    sub->add_option("--type", command.type, "Types of deals, with commas: invest,acquire");
    sub->add_option("--status", command.status, "Statuses, with commas: signed,done");
    sub->add_option("--at", command.at, "As a reader knew it on that day (2024-03-01)");
    sub->add_option("--limit", command.limit, "At most so many (default 20)")
        ->check(CLI::Range(1, 500));
    sub->add_flag("--json", command.json, "One JSON object a line");
    store_option(sub, command);
  }
  void add_score() {
    CLI::App* sub = add("score", "Score the reading against gold sets", score_,
                        "  hapjong score data/gold --baseline data/gold/baseline.json\n  hapjong "
                        "score data/gold --errors 20\n");
    sub->add_option("sets", score_.sets, "Folders with articles.jsonl and gold.jsonl")->required();
    sub->add_option("--baseline", score_.baseline, "Fail where a figure is below this file's");
    sub->add_flag("--update", score_.update, "Write the baseline instead");
    sub->add_option("--errors", score_.errors, "Print at most so many faults")
        ->check(CLI::Range(0, 100000));
    sub->add_flag("--json", score_.json, "Print the figures as JSON");
  }
  void add_tag() {
    CLI::App* sub =
        add("tag", "Print each line's morphemes as form/TAG", tag_,
            "  echo '삼성전자가 투자했다.' | hapjong tag -\n  hapjong tag --entities lines.txt\n");
    sub->add_option("paths", tag_.paths, "Files, or - for standard input")->required();
    sub->add_flag("--entities", tag_.entities,
                  "Print names, amounts and times as JSON instead (KLUE's tags)");
  }

  CLI::App app_{"합종 (Hapjong) reads Korean news and keeps the ledger of who deals with whom.",
                "hapjong"};
  std::function<int()> chosen_ = [] { return 2; };
  ReadCommand read_;
  ExplainCommand explain_;
  ServeCommand serve_;
  ExportCommand export_;
  FindCommand find_;
  ListCommand deals_, stories_, map_, why_;
  ScoreCommand score_;
  TagCommand tag_;
};

}  // namespace

void complain(const std::string& words) { std::fprintf(stderr, "hapjong: %s\n", words.c_str()); }

}  // namespace hj

int main(int argc, char** argv) { return hj::Cli().run(argc, argv); }
