// The parent's side of the hashing process: starts it, watches it, starts it again (see
// hash_worker.hpp for why it is a process). One in the server, made before the Hashers of the
// serving threads.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "platform/auth/passwords.hpp"

namespace billspay::auth {

struct HashOptions {
  // The worker is started, with an empty environment, as: executable arguments… SOCKETS THREADS
  std::string executable = "/proc/self/exe";
  std::vector<std::string> arguments{"billspay", "hash-worker"};
  int serving_threads = 1;
  int hashing_threads = 0;  // 0: half of the cores, at least one
  // Requests for Argon2id in the whole process that wait or are being hashed; a quarter as many for
  // bcrypt. 0: 32 per hashing thread, which is less than a second of Argon2id.
  int queue_limit = 0;
};

struct HashStatistics {
  std::atomic<std::int64_t> in_flight{0};  // of both algorithms
  std::atomic<std::uint64_t> shed{0};      // refused: queue full or no worker
  std::atomic<std::uint64_t> done{0};      // answered by the worker
  std::atomic<std::uint64_t> restarts{0};  // of the worker after it died
};

// What the keeper of the worker and all serving threads share.
struct HashQueue {
  // The places for one algorithm. Each has its own, so that agents who sign in (bcrypt, some 0.2 s
  // each) cannot keep customers out, nor the other way round.
  struct Places {
    int limit = 0;
    std::atomic<std::int64_t> taken{0};
  };

  Places argon2id;
  Places bcrypt;
  std::atomic<pid_t> worker{-1};  // -1 while there is none
  HashStatistics statistics;

  [[nodiscard]] Places& places(Algorithm algorithm) noexcept {
    return algorithm == Algorithm::bcrypt ? bcrypt : argon2id;
  }
};

class HashWorkers {
 public:
  // Throws std::system_error when the worker cannot be started. Later deaths are mended by starting
  // it again, after 100 ms at first and 5 s at most; so is a worker that holds requests but has
  // answered none for 15 s.
  explicit HashWorkers(HashOptions options);
  ~HashWorkers();  // kills the worker; what it was hashing ends with temporarily_unavailable
  HashWorkers(const HashWorkers&) = delete;
  HashWorkers& operator=(const HashWorkers&) = delete;

  [[nodiscard]] const HashQueue& queue() const noexcept { return *queue_; }

 private:
  friend class Hasher;
  class Keeper;

  // A descriptor of its own for the Hasher of that serving thread.
  [[nodiscard]] int open_socket(int index) const;

  std::shared_ptr<HashQueue> queue_;
  std::unique_ptr<Keeper> keeper_;
};

}  // namespace billspay::auth
