// hapjong: reads Korean news and keeps the ledger of who deals with whom.
#include <malloc.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include "app/commands.h"
#include "app/settings.h"
#include "core/schema.h"

namespace hj {
namespace {

constexpr const char* kVersion = "hapjong 0.1.0";

// "hapjong: raed is no command", and where help is: of the command that was meant.
std::string wrong_call(const CLI::App* app, const CLI::Error& error) {
  std::string command = "hapjong", what = error.what();
  for (; !app->get_subcommands().empty(); app = app->get_subcommands().front())
    command += ' ' + app->get_subcommands().front()->get_name();
  if (const auto words = app->remaining(); app->get_require_subcommand_min() > 0)
    what = words.empty() ? "a command is missing" : words.front() + " is no command";
  return "hapjong: " + what + " (`" + command + " --help` lists what there is)\n";
}

// CLI11's own exit codes for a wrong call become 2; help and version stay 0.
int parse_and_run(CLI::App& app, int argc, char** argv, const std::function<int()>& chosen) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return chosen();
}

// The file after --config, before anything else is parsed: its settings are the options' defaults.
std::string config_among(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") break;
    if (word.starts_with("--config=")) return std::string(word.substr(9));
    if (word == "--config" && i + 1 < argc) return argv[i + 1];
  }
  return {};
}

// `find '-소송 배터리'`: what begins with a dash and can be no option is the query, which must
// stand behind `--` for the parser.
std::vector<char*> query_last(int argc, char** argv) {
  std::vector<char*> words(argv, argv + argc);
  static char dashes[] = "--";
  const auto is_query = [](const char* word) {
    const std::string_view w = word;
    return w.size() > 1 && w[0] == '-' && w[1] != '-' &&
           std::ranges::any_of(w.substr(1), [](unsigned char c) {
             return c >= 0x80 || c == ' ' || c == ':' || c == '(' || c == '"';
           });
  };
  if (argc < 3 || std::string_view(argv[1]) != "find") return words;
  const auto at = std::find_if(words.begin() + 2, words.end(), is_query);
  const auto is_end = [](const char* word) { return std::string_view(word) == dashes; };
  if (at == words.end() || std::any_of(words.begin(), at, is_end)) return words;
  char* const query = *at;
  words.erase(at);
  words.insert(words.end(), {dashes, query});
  return words;
}

class Cli {
 public:
  explicit Cli(const Settings& settings) {
    take(settings);
    app_.set_version_flag("--version", kVersion);
    app_.require_subcommand(1);
    app_.failure_message(wrong_call);
    app_.add_option("--config", config_,
                    "The configuration file (default: ./hapjong.toml, /etc/hapjong/hapjong.toml)");
    app_.footer(
        "First steps:\n  hapjong explain article.txt --published 2024-02-18\n"
        "  hapjong read news/ feed.xml articles.jsonl\n  hapjong serve\n"
        "Each command has --help with examples. Exit status: 0 done, 1 failed, 2 wrong call.");
    add_read();
    add_watch();
    add_explain();
    add_serve();
    add_export();
    add_find();
    add_lists();
    add_score();
    add_tag();
    add_store();
    add_feed();
    add_work();
    add_queue();
    add_correct();
    add_diff();
    add_reread();
    add_token();
    add_config();
  }
  int run(int argc, char** argv) {
    std::vector<char*> words = query_last(argc, argv);
    return parse_and_run(app_, static_cast<int>(words.size()), words.data(),
                         [this] { return chosen_(); });
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
                    "The store: a path, sqlite:PATH, postgres://USER@HOST/DATABASE or memory: "
                    "(default hapjong.db)");
  }

  // `TEXT:{meet,visit,…}`: what a list may hold, for whoever asks --help, and for completion.
  template <class Enum>
  static std::string codes(std::size_t count) {
    std::string words = "TEXT:{";
    for (std::size_t i = 0; i < count; ++i)
      words.append(i == 0 ? "" : ",").append(code(static_cast<Enum>(i)));
    return words + "}";
  }
  static void kinds_of_deal(CLI::App* sub, std::string& type, std::string& status,
                            const char* of_type, const char* of_status) {
    sub->add_option("--type", type, of_type)->type_name(codes<Type>(kTypeCount));
    sub->add_option("--status", status, of_status)->type_name(codes<Status>(kStatusCount));
  }

  void take(const Settings& s) {
    Common* const stored[] = {&read_,          &serve_,   &export_, &find_,   &deals_,
                              &stories_,       &map_,     &why_,    &token_,  &work_,
                              &store_command_, &correct_, &diff_,   &reread_, &watch_};
    for (Common* command : stored) command->store = s.store_path;
    read_.jobs = s.read_jobs;
    serve_.address = s.serve_address;
    serve_.port = s.serve_port;
    serve_.web = s.serve_web;
    serve_.log = s.log_form;
    serve_.rate = s.limits_rate;
    serve_.open_read = s.access_read == "open";
    serve_.hosts = s.access_hosts;
    serve_.secure_cookie = s.access_secure_cookie;
    serve_.tokens = token_.tokens = s.access_tokens;
    config_command_.file = s.file;
  }

  void add_read() {
    CLI::App* sub =
        add("read", "Read pages into the store", read_,
            "  hapjong read news/ feed.xml articles.jsonl\n"
            "  hapjong read https://daon.example/news/1\n"
            "  hapjong read CC-NEWS-20240218.warc.gz --resume news.places --store news.db\n"
            "  zcat dump.jsonl.gz | hapjong read - --store news.db\n");
    sub->add_option("paths", read_.paths,
                    "Files, folders, http(s) addresses, or - for standard input")
        ->required();
    sub->add_option("--published", read_.published,
                    "The date of inputs that state none (2024-02-18)");
    sub->add_option("--columns", read_.columns,
                    "Columns of CSV files whose names say nothing: title=제목,body=3");
    sub->add_option("--resume", read_.resume,
                    "Keep the place in WARC files in this file, and go on from there");
    private_flag(sub, read_.allow_private);
    sub->add_option("-j,--jobs", read_.jobs, "Threads that read (default: one a core)")
        ->check(CLI::Range(0, 256));
    sub->add_flag("--json", read_.json, "Print the summary as JSON");
    store_option(sub, read_);
  }
  void add_watch() {
    CLI::App* sub = add("watch", "Follow feeds: fetch, read and store what is new", watch_,
                        "  hapjong watch feeds.toml\n  hapjong watch feeds.toml --once --json\n");
    sub->add_option("feeds", watch_.feeds, "The list of feeds (docs/reading.md)")->required();
    sub->add_flag("--once", watch_.once, "Poll every feed once, whether it is due or not, and end");
    state_option(sub, watch_.state);
    private_flag(sub, watch_.allow_private);
    sub->add_flag("--json", watch_.json, "One JSON object a round");
    store_option(sub, watch_);
    CLI::App* list = add("sources", "Show the followed feeds and how they fare", sources_,
                         "  hapjong sources feeds.toml\n  hapjong sources feeds.toml --opml > "
                         "feeds.opml\n  hapjong sources feeds.toml --add subscriptions.opml\n");
    list->add_option("feeds", sources_.feeds, "The list of feeds")->required();
    state_option(list, sources_.state);
    CLI::Option* add_opml =
        list->add_option("--add", sources_.add, "Add the feeds of this OPML file to the list");
    list->add_flag("--opml", sources_.opml, "Print the list as OPML")->excludes(add_opml);
    list->add_flag("--json", sources_.json, "One JSON object a feed");
  }
  static void state_option(CLI::App* sub, std::string& state) {
    sub->add_option("--state", state,
                    "What is known of each feed is kept here (default: the list's name + .state)");
  }
  static void private_flag(CLI::App* sub, bool& allow) {
    sub->add_flag("--allow-private", allow,
                  "Fetch from loopback, private and link-local addresses, too");
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
    sub->add_option("--log", serve_.log, "A line a request on standard error: off, text or json")
        ->check(CLI::IsMember({"off", "text", "json"}));
    sub->add_option("--rate", serve_.rate, "Requests a second of one client (default 0: no limit)")
        ->check(CLI::Range(0.0, 1e6));
    sub->add_option("--tokens", serve_.tokens, "The file of tokens (default: STORE.tokens)");
    sub->add_flag("--allow-private", serve_.allow_private,
                  "Let webhooks of alerts lead to loopback and private addresses, too");
    sub->add_flag("--open-read", serve_.open_read, "Whoever asks may read, also beyond loopback");
  }
  void add_token() {
    CLI::App* sub = add("token", "Make, list and remove the tokens of a server", token_,
                        "  hapjong token add newsroom --scope correct\n  hapjong token list\n"
                        "  hapjong token remove newsroom\n");
    sub->require_subcommand(1);
    const auto action = [&](const char* name, const char* words) {
      CLI::App* one = sub->add_subcommand(name, words);
      one->callback([this, name] { token_.action = name; });
      store_option(one, token_);
      one->add_option("--tokens", token_.tokens, "The file of tokens (default: STORE.tokens)");
      return one;
    };
    CLI::App* made = action("add", "Make a token; its secret is printed once");
    made->add_option("name", token_.name, "Whose it is")->required();
    made->add_option("--scope", token_.scope, "What it may: read, correct or admin (default read)")
        ->check(CLI::IsMember({"read", "correct", "admin"}));
    action("list", "List the tokens")->add_flag("--json", token_.json, "One JSON object a line");
    action("remove", "Take a token away; its sessions end")
        ->add_option("name", token_.name, "Whose it is")
        ->required();
  }
  void add_config() {
    CLI::App* sub = add("config", "Show, check or begin the configuration", config_command_,
                        "  hapjong config init > hapjong.toml\n  hapjong config check\n"
                        "  hapjong config show\n");
    sub->require_subcommand(1);
    const auto action = [&](const char* name, const char* words) {
      CLI::App* one = sub->add_subcommand(name, words);
      one->callback([this, name] { config_command_.action = name; });
      return one;
    };
    CLI::App* shown = action("show", "Print every key, its value, and whence it comes");
    shown->add_flag("--json", config_command_.json, "One JSON object a line");
    action("check", "Find mistakes")
        ->add_option("file", config_command_.file, "Another file than the usual one");
    action("init", "Print the commented file with all defaults");
  }
  void add_export() {
    CLI::App* sub = add("export", "Write what the store holds", export_,
                        "  hapjong export deals --format csv --bom > deals.csv\n"
                        "  hapjong export deals --format gexf --type invest,acquire > map.gexf\n"
                        "  hapjong export articles --format atom --query 'type:invest 반도체'\n"
                        "  hapjong export promises --format ics > promised.ics\n"
                        "  hapjong export articles | jq .headline\n");
    sub->add_option("what", export_.what,
                    "articles, claims, deals, stories, entities or promises (deals with a day)")
        ->required()
        ->check(CLI::IsMember({"articles", "claims", "deals", "stories", "entities", "promises"}));
    sub->add_option(
           "--format", export_.format,
           "jsonl or csv; deals also graphml, gexf or jsonld; articles rss or atom; promises ics "
           "alone (default jsonl)")
        ->check(CLI::IsMember({"jsonl", "csv", "graphml", "gexf", "jsonld", "rss", "atom", "ics"}));
    kinds_of_deal(sub, export_.type, export_.status, "Of deals and claims: types, with commas",
                  "Of deals and claims: statuses, with commas");
    sub->add_option("--since", export_.since, "Published on this day or later (2024-03-01)");
    sub->add_option("--until", export_.until, "Published on this day or earlier");
    sub->add_option("--at", export_.at, "Deals as a reader knew them on that day");
    sub->add_flag("--bom", export_.bom, "Begin CSV with a mark by which Excel knows UTF-8");
    sub->add_option("--query", export_.query, "A feed of what answers this query");
    sub->add_option("--story", export_.story, "A feed of this story (an id)");
    sub->add_option("--entity", export_.entity, "A feed of this entity (an id)");
    sub->add_option("--base", export_.base, "The address of the server, for links in feeds");
    store_option(sub, export_);
  }
  void add_store() {
    CLI::App* sub = add("store", "Check, compact, copy and measure the store", store_command_,
                        "  hapjong store check\n  hapjong store backup copy.db --store news.db\n"
                        "  hapjong store copy postgres://news@db/news --store news.db\n"
                        "  hapjong store remove 0f3a5c7e9b1d2468\n");
    sub->require_subcommand(1);
    const auto action = [&](const char* name, const char* words) {
      CLI::App* one = sub->add_subcommand(name, words);
      one->callback([this, name] { store_command_.action = name; });
      store_option(one, store_command_);
      return one;
    };
    action("info", "Print what it holds and how large its tables are")
        ->add_flag("--json", store_command_.json, "On one line");
    action("check", "Look for anything broken: checksums, counts, the index, sums of deals");
    action("compact", "Give back the room of what was removed");
    action("backup", "Copy it whole into a new file, while others read and write")
        ->add_option("path", store_command_.argument, "The new file")
        ->required();
    action("copy", "Copy it whole into an empty store, of SQLite or PostgreSQL")
        ->add_option("store", store_command_.argument, "The new store: a path or postgres://…")
        ->required();
    action("remove", "Take an article out, with what it alone supports")
        ->add_option("id", store_command_.argument, "The article's id")
        ->required();
  }
  template <class Command>
  static void queue_option(CLI::App* sub, Command& command) {
    sub->add_option("--queue", command.queue,
                    "The queue: nats://[USER:PASSWORD@]HOST:4222,…, tls:// for TLS")
        ->envname("HAPJONG_QUEUE")
        ->required();
  }
  void add_feed() {
    CLI::App* sub = add("feed", "Put pages into the queue of many machines", feed_,
                        "  hapjong feed news/ --queue nats://queue:4222\n"
                        "  hapjong feed --archives /srv/CC-NEWS-*.warc.gz --queue nats://a,b,c\n");
    sub->add_option("paths", feed_.paths,
                    "Files, folders, http(s) addresses, or - for standard input")
        ->required();
    sub->add_flag("--archives", feed_.archives,
                  "Put the places themselves: the worker that gets one takes it apart");
    sub->add_option(
           "--cut", feed_.cut,
           "MiB of a WARC file that are one job, from record to record (default 64, 0 = all)")
        ->check(CLI::Range(0, 1 << 20));
    sub->add_option("--published", feed_.published, "The date of inputs that state none");
    sub->add_option("--columns", feed_.columns, "Columns of CSV, as title=제목,body=3");
    sub->add_flag("--allow-private", feed_.allow_private,
                  "Fetch from loopback and private addresses, too");
    sub->add_flag("--json", feed_.json, "Print the summary as JSON");
    queue_option(sub, feed_);
  }
  void add_work() {
    CLI::App* sub =
        add("work", "Read and judge what is in the queue, as one of many machines", work_,
            "  hapjong work --queue nats://queue:4222 --store postgres://news@db/news\n"
            "  hapjong work --no-judge -j 8 --queue nats://a,b,c --store "
            "postgres://news@db/news\n");
    sub->add_option("-j,--jobs", work_.jobs, "Threads that read (default: one a core)")
        ->check(CLI::Range(0, 256));
    sub->add_flag("!--no-judge", work_.judge, "Read only; another machine judges");
    sub->add_flag("!--no-read", work_.read, "Judge only");
    sub->add_option("--settle", work_.settle,
                    "Seconds after which stories are grouped under a steady flow (default 300)")
        ->check(CLI::Range(1, 86400));
    sub->add_flag("--once", work_.once, "End when the queue is empty");
    store_option(sub, work_);
    queue_option(sub, work_);
  }
  void add_queue() {
    CLI::App* sub = add("queue", "Show what waits in the queue, and what was set aside", queue_,
                        "  hapjong queue status --queue nats://queue:4222\n"
                        "  hapjong queue dead --replay --queue nats://queue:4222\n");
    sub->require_subcommand(1);
    const auto action = [&](const char* name, const char* words) {
      CLI::App* one = sub->add_subcommand(name, words);
      one->callback([this, name] { queue_.action = name; });
      one->add_flag("--json", queue_.json, "One JSON object a line");
      queue_option(one, queue_);
      return one;
    };
    action("status", "How many jobs wait in each topic");
    CLI::App* dead = action("dead", "What could not be done with after several tries, and why");
    dead->add_flag("--replay", queue_.replay, "Put each back where it was");
    dead->add_flag("--drop", queue_.drop, "Forget them");
  }
  void add_correct() {
    CLI::App* sub =
        add("correct", "Set something right, take it back, list what was set right", correct_,
            "  hapjong correct merge_entities 1c756aad88f537bd c3bb9dd6dcfb93d6 --note "
            "'same firm'\n  hapjong correct reject_claim 9cfb0c402b845691\n  hapjong "
            "correct set_deal_status f1a0080d699d3caf failed\n  hapjong correct list\n"
            "  hapjong correct undo 3\n");
    std::vector<std::string> actions = {"list", "undo"};
    for (std::size_t i = 0; i < kActionCount; ++i)
      actions.emplace_back(code(static_cast<Action>(i)));
    sub->add_option("action", correct_.action, "list, undo, or what to set right")
        ->required()
        ->check(CLI::IsMember(actions));
    sub->add_option("subject", correct_.subject, "An id; of undo a correction's number");
    sub->add_option("object", correct_.object, "The other id, or a kind, type or status");
    sub->add_option("--text", correct_.text, "The new name, or the written form that is split off");
    sub->add_option("--docs", correct_.docs, "Articles that are split off (ids, with commas)")
        ->delimiter(',');
    sub->add_option("--by", correct_.by, "Who says so");
    sub->add_option("--note", correct_.note, "Why");
    sub->add_flag("--json", correct_.json, "One JSON object a line");
    store_option(sub, correct_);
  }
  void add_diff() {
    CLI::App* sub = add("diff", "Show what has become of the deals since a day", diff_,
                        "  hapjong diff --since yesterday\n  hapjong diff --since 2024-03-01 "
                        "--until 2024-03-08 --json\n");
    sub->add_option("--since", diff_.since, "From this day on (2024-03-01, yesterday, today)")
        ->required();
    sub->add_option("--until", diff_.until,
                    "Up to this moment (default: the newest article; now after yesterday, today)");
    sub->add_option("--quiet-days", diff_.quiet_days, "Untold of for so long is quiet (default 60)")
        ->check(CLI::Range(1, 3650));
    sub->add_flag("--json", diff_.json, "One JSON object a line");
    store_option(sub, diff_);
  }
  void add_reread() {
    CLI::App* sub = add("reread",
                        "Read all stored articles anew, after a change of rules, and show what "
                        "changed; ids and corrections stay",
                        reread_, "  hapjong reread\n  hapjong reread --json > changes.jsonl\n");
    sub->add_option("-j,--jobs", reread_.jobs, "Threads that read (default: one a core)")
        ->check(CLI::Range(0, 256));
    sub->add_flag("--json", reread_.json, "One JSON object a change");
    store_option(sub, reread_);
  }
  void add_find() {
    CLI::App* sub = add("find", "Search articles, entities, deals and stories", find_,
                        "  hapjong find '반도체 투자'\n  hapjong find 하이닉스 --json\n"
                        "  hapjong find 'type:invest 금액>1조 부터:2024-01'\n"
                        "  hapjong find '-소송 배터리'\n");
    sub->add_option("query", find_.query,
                    "Words and fields (docs/api.md); josa and endings do not matter")
        ->required();
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
    if (command.what != "stories") {
      kinds_of_deal(sub, command.type, command.status,
                    "Types of deals, with commas: invest,acquire",
                    "Statuses, with commas: signed,done");
      sub->add_option("--at", command.at, "As a reader knew it on that day (2024-03-01)");
    }
    if (command.what == "map") {
      sub->add_flag("--json", command.json, "On one line");
    } else {
      sub->add_option("--limit", command.limit, "At most so many (default 20)")
          ->check(CLI::Range(1, 500));
      sub->add_flag("--json", command.json, "One JSON object a line");
    }
    store_option(sub, command);
  }
  void add_score() {
    CLI::App* sub = add("score", "Score the reading against gold sets", score_,
                        "  hapjong score data/gold --baseline data/gold/baseline.json\n  hapjong "
                        "score data/gold --errors 20\n");
    sub->add_option("sets", score_.sets, "Folders with articles.jsonl and gold.jsonl")->required();
    sub->add_option("--baseline", score_.baseline, "Fail where a figure is below this file's");
    sub->add_flag("--update", score_.update, "Write the baseline instead");
    sub->add_flag("--reliability", score_.reliability,
                  "Print how often claims of each score were right, over all sets");
    sub->add_option("--errors", score_.errors, "Print at most so many faults")
        ->check(CLI::Range(0, 100000));
    sub->add_option("--orders", score_.orders,
                    "Read the articles in so many random orders and demand the same stories")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    sub->add_flag("--json", score_.json, "Print the figures as JSON");
  }
  void add_tag() {
    CLI::App* sub =
        add("tag", "Print each line's morphemes as form/TAG", tag_,
            "  echo '삼성전자가 투자했다.' | hapjong tag -\n  hapjong tag --entities lines.txt\n");
    sub->add_option("paths", tag_.paths, "Files, or - for standard input")->required();
    sub->add_flag("--entities", tag_.entities,
                  "Print names, amounts and times as JSON instead (KLUE's tags)");
    sub->add_flag("--sentences", tag_.sentences,
                  "Print the sentences of each line instead, a tab between them");
  }

  CLI::App app_{"합종 (Hapjong) reads Korean news and keeps the ledger of who deals with whom.",
                "hapjong"};
  std::function<int()> chosen_ = [] { return 2; };
  ReadCommand read_;
  WatchCommand watch_;
  SourcesCommand sources_;
  ExplainCommand explain_;
  ServeCommand serve_;
  ExportCommand export_;
  FindCommand find_;
  ListCommand deals_, stories_, map_, why_;
  ScoreCommand score_;
  TagCommand tag_;
  TokenCommand token_;
  ConfigCommand config_command_;
  StoreCommand store_command_;
  FeedCommand feed_;
  WorkCommand work_;
  QueueCommand queue_;
  CorrectCommand correct_;
  DiffCommand diff_;
  RereadCommand reread_;
  std::string config_;
};

// What one article leaves goes to the next, not to the system and back.
void keep_memory() {
#if defined(__GLIBC__)
  constexpr int kTrimmed = 64 << 20, kMapped = 32 << 20;  // bytes
  mallopt(M_TRIM_THRESHOLD, kTrimmed);
  mallopt(M_MMAP_THRESHOLD, kMapped);
#endif
}

}  // namespace

}  // namespace hj

int main(int argc, char** argv) {
  hj::keep_memory();
  const std::string file = hj::config_among(argc, argv);
  const hj::Result<hj::LoadedSettings> loaded = hj::load_settings(file, environ);
  // `hapjong config` is how a mistake in the file is found: it says so itself.
  const bool config = argc > 1 && std::string_view(argv[1]) == "config";
  if (!loaded && !config) return hj::complain(loaded.error().what), 2;
  hj::Settings settings;
  settings.file = file;
  if (loaded) settings = loaded->settings;
  return hj::Cli(settings).run(argc, argv);
}
