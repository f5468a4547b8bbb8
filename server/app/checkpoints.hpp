// Signed notes of where the audit trail ends, kept outside the database: a file per day, a JSON
// line per checkpoint. Whoever rules the database can cut the newest events off and set the lanes
// back, and the chain alone would look whole; a checkpoint from before still says what was there
// (security statement S74, docs/decisions/0012). Copy the files to another machine.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/core/clock.hpp"
#include "platform/core/secret.hpp"
#include "platform/postgres/blocking.hpp"
#include "platform/vault/ledger_keys.hpp"

namespace billspay::app {

struct LaneEnd {
  int lane;
  std::int64_t position;
  std::string head;  // hexadecimal
};

// Where the chain ends at a moment.
struct ChainState {
  std::int64_t events = 0;
  std::int64_t unchained = 0;  // events that are older than the chain
  std::vector<LaneEnd> lanes;  // those that were used, by number
};

// For the owner and billspay_worker. Throws StatementError, Outage.
ChainState read_chain_state(postgres::BlockingConnection& connection);

// Appends a signed line and waits until the disk has it; nothing when the newest line says the same
// already. The directory is made when it is missing. What is appended, or an empty path. Throws
// std::runtime_error with a sentence.
std::filesystem::path append_checkpoint(const std::filesystem::path& directory,
                                        const vault::LedgerKeys& keys, const ChainState& state);

// A line that was read back.
struct Checkpoint {
  std::string place;  // 2026-11-22.jsonl:7
  std::string at;
  ChainState state;
};
// All lines of a directory, oldest first. `wrong(place)` for one that these keys did not sign. A
// last line without its end is still being written and left out. Returns the number of files.
int read_checkpoints(const std::filesystem::path& directory, const vault::LedgerKeys& keys,
                     const std::function<void(Checkpoint)>& found,
                     const std::function<void(std::string)>& wrong);

// Writes one when it starts, every five minutes and when it stops. On a thread with a connection of
// its own, because both the disk and the database may let it wait.
class CheckpointClock {
 public:
  // Acts as billspay_worker. Throws std::runtime_error when the directory cannot be written.
  CheckpointClock(const SecretString& database_url, std::filesystem::path directory,
                  const vault::LedgerKeys& keys);
  CheckpointClock(const CheckpointClock&) = delete;
  CheckpointClock& operator=(const CheckpointClock&) = delete;
  ~CheckpointClock();

  void stop();

  // From any thread. The number of events when it last looked; seconds since it last succeeded.
  [[nodiscard]] double events() const noexcept { return static_cast<double>(events_.load()); }
  [[nodiscard]] double age_seconds() const noexcept;

 private:
  void run();
  void write() noexcept;

  SecretString database_url_;
  std::filesystem::path directory_;
  const vault::LedgerKeys& keys_;
  std::atomic<std::int64_t> events_{0};
  std::atomic<Timestamp> succeeded_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::jthread thread_;
};

}  // namespace billspay::app
