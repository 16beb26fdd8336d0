// The commands: each takes its options and returns the exit status (0 done, 1 something failed).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"

namespace hj {

struct Common {
  std::string store = "hapjong.db";
  bool quiet = false, json = false;
};
struct ReadCommand : Common {
  std::vector<std::string> paths;
  std::string published;       // of inputs that state no date
  std::string columns;         // of CSV: title=제목,body=3
  std::string resume;          // a file that keeps the place in WARC files
  bool allow_private = false;  // fetch from loopback and private addresses, too
  unsigned jobs = 0;           // 0 = as many as there are cores
};
struct WatchCommand : Common {
  std::string feeds, state;  // feeds.toml; what is known of each feed (default: feeds.toml.state)
  bool once = false, allow_private = false;
};
struct SourcesCommand : Common {
  std::string feeds, state;
  std::string add;    // an OPML file
  bool opml = false;  // print as OPML
};
struct ExplainCommand : Common {
  std::vector<std::string> paths;
  std::string published;
};
struct ServeCommand : Common {
  std::string address = "127.0.0.1";
  unsigned port = 8470;
  std::string web;          // folder of the built pages; empty = the program's own
  std::string log = "off";  // off, text, json
  double rate = 0;          // requests a second of one client; 0 = no limit
  std::string tokens;       // the file of tokens; empty = the store's path + ".tokens"
  bool open_read = false, secure_cookie = false;
  bool allow_private = false;  // webhooks may lead to private addresses
  std::vector<std::string> hosts;
};
struct TokenCommand : Common {
  std::string action = "list";  // add, list, remove
  std::string name, scope = "read", tokens;
};
struct ConfigCommand : Common {
  std::string action = "show";  // show, check, init
  std::string file;
};
struct ExportCommand : Common {
  std::string what = "articles", format = "jsonl";
  std::string type, status, since, until, at;
  bool bom = false;
  std::string query, story, entity;  // of feeds
  std::string base;  // what addresses of articles without one of their own begin with
};
struct FeedCommand : Common {
  std::vector<std::string> paths;
  std::string queue, published, columns;
  bool archives = false;       // put the places themselves: a worker takes each apart
  unsigned cut = 64;           // MiB of a WARC file that are one job; 0 = all of it
  bool allow_private = false;  // fetch from loopback and private addresses, too
};
struct WorkCommand : Common {
  std::string queue;
  unsigned jobs = 0;      // threads that read; 0 = as many as there are cores
  unsigned settle = 300;  // seconds
  bool judge = true, read = true;
  bool once = false;  // until the queue is empty
};
struct QueueCommand : Common {
  std::string action = "status";  // status, dead
  std::string queue;
  bool replay = false, drop = false;
};
struct StoreCommand : Common {
  std::string action = "info";  // check, compact, backup, copy, info, remove
  std::string argument;         // a path, a store, an article's id
};
struct CorrectCommand : Common {
  std::string action = "list";  // list, undo, or a code of data/schema/action.tsv
  std::string subject, object, text, by, note;
  std::vector<std::string> docs;
};
struct DiffCommand : Common {
  std::string since, until;
  int quiet_days = 60;
};
struct RereadCommand : Common {
  unsigned jobs = 0;  // 0 = as many as there are cores
};
struct ScoreCommand : Common {
  std::vector<std::string> sets;  // folders with gold.jsonl and articles.jsonl
  std::string baseline;
  bool update = false;
  bool reliability = false;  // how often claims of each score were right
  int errors = 0;
  int orders = 2;  // of arrival, in which the stories must come out alike
};
struct TagCommand : Common {
  std::vector<std::string> paths;
  bool entities = false, sentences = false;
};
struct FindCommand : Common {
  std::string query;
  unsigned limit = 20;
};
struct ListCommand : Common {
  std::string what;  // deals, stories, map, why
  std::string id;
  std::string party, type, status, at;
  unsigned limit = 20;
};

int run(const ReadCommand& command);
int run(const WatchCommand& command);
int run(const SourcesCommand& command);
int run(const ExplainCommand& command);
int run(const ServeCommand& command);
int run(const ExportCommand& command);
int run(const ScoreCommand& command);
int run(const TagCommand& command);
int run(const FindCommand& command);
int run(const ListCommand& command);
int run(const TokenCommand& command);
int run(const ConfigCommand& command);
int run(const StoreCommand& command);
int run(const FeedCommand& command);
int run(const WorkCommand& command);
int run(const QueueCommand& command);
int run(const CorrectCommand& command);
int run(const DiffCommand& command);
int run(const RereadCommand& command);

// Where the tokens of a store lie unless the settings say otherwise.
std::string tokens_path(const std::string& chosen, const std::string& store);

// Where the state of the feeds in a feeds.toml is kept, unless it is said.
std::string state_of(const std::string& state, const std::string& feeds);

// "hapjong: " + words on standard error.
void complain(const std::string& words);
// The same of an error; 1, the exit status of a command that failed.
int fail(const Error& error);
// The same of an answer to what the command line asks: 2 where an option's value is none.
int refuse(const Error& error);

}  // namespace hj
