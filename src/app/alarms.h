// Alerts of a store, wired to the search's morphemes and to the network.
#pragma once

#include <atomic>
#include <string>

#include "serve/alarm.h"

namespace hj {

class Engine;

// `engine` and `stop`, which ends a post that is under way, must outlive it. Not to be used by two
// threads at once.
AlarmOptions alarm_of(const Engine& engine, bool allow_private,
                      const std::atomic<bool>* stop = nullptr);

// Fires while a server runs: looks every second whether something has come.
void keep_firing(const std::string& store, const AlarmOptions& options,
                 const std::atomic<bool>& stop);

}  // namespace hj
