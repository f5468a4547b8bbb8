// Whether the audit trail is as it was written: walks its chain and says what was altered, added or
// removed (security statement S74, docs/decisions/0012).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/postgres/blocking.hpp"
#include "platform/vault/ledger_keys.hpp"

namespace billspay::app {

// The first thing that is wrong in a lane, or beside the chain.
struct Finding {
  std::string at;  // of the event where it shows
  std::string sentence;
};

struct Verdict {
  std::int64_t events = 0;        // in the chain
  std::int64_t genuine = 0;       // of these, with the right MAC
  std::int64_t unchained = 0;     // older than the chain
  std::int64_t checkpoints = 0;   // that were compared
  std::vector<Finding> findings;  // oldest first; empty when nothing is wrong
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t estimate)>;

// Reads everything in one snapshot, so the server may go on writing; memory does not grow with the
// trail. As the owner of the tables. `checkpoints` is the directory of checkpoints.hpp, if there is
// one. Throws StatementError, Outage; std::runtime_error when the directory cannot be read or holds
// no checkpoint.
Verdict verify_trail(postgres::BlockingConnection& owner, const vault::LedgerKeys& keys,
                     const std::optional<std::filesystem::path>& checkpoints,
                     const Progress& progress = {});

}  // namespace billspay::app
