// Servers that tests start for themselves (tools/servers.py); they end with the test.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <string>

#include "store/sql.h"

namespace hj::made {

inline constexpr const char* kNoPostgres = "PostgreSQL's server is not installed";

// The one line that a command prints; empty if it fails.
inline std::string said(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  for (int c = std::fgetc(pipe); c != EOF && c != '\n'; c = std::fgetc(pipe))
    out += static_cast<char>(c);
  return pclose(pipe) == 0 ? out : std::string();
}

// A cluster's URL, without a database's name; empty if no server is installed.
inline const std::string& postgres() {
  static const std::string kUrl = [] {
    return said("python3 tools/servers.py start-postgres " + std::to_string(getpid()));
  }();
  return kUrl;
}
inline std::string database_url(const std::string& name) {
  std::string url = postgres();
  return url.replace(url.find("/?"), 2, "/" + name + "?");
}
inline std::string fresh_database() {
  static int made = 0;
  const std::string name = "t" + std::to_string(++made);
  store::Db admin(store::connect_postgres(database_url("postgres")));
  admin.exec("CREATE DATABASE " + name);
  return database_url(name);
}

// Where a test's store is: `memory:`, or a database of its own for `postgres`.
inline std::string place(const std::string& kind) {
  return kind == "postgres" ? fresh_database() : kind;
}

}  // namespace hj::made
