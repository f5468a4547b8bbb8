// What a pool has done, for the metrics page. Written on the pool's thread, read from any.
#pragma once

#include <atomic>
#include <cstdint>

namespace billspay::postgres {

struct Statistics {
  std::atomic<std::uint64_t> queries{0};  // statements sent on behalf of callers
  std::atomic<std::uint64_t> batches{0};  // synchronisation points: queries / batches is the gain
  std::atomic<std::uint64_t> resent{0};   // reads sent again, transactions run again
  std::atomic<std::uint64_t> reconnects{0};  // connections that were lost
  std::atomic<std::uint64_t> refused{0};     // callers told to try again
  std::atomic<std::uint64_t> waiting{0};     // callers without a connection now
  std::atomic<std::uint64_t> connected{0};   // connections up now
};

}  // namespace billspay::postgres
