// Slows guessing down: a GCRA limiter in memory that all threads share. One process is one limiter;
// with several, each allows its own share, which only widens the limits by their number.
//
// The table has a fixed size and stores no names, only SipHashes under a key of this process. When
// a flood of invented keys fills it, the entry that would be forgotten soonest makes room, and a
// new key is let through even if it cannot be remembered. Refusing unknown keys instead would let
// anyone who can invent keys lock out everybody who has not been seen lately; and those who are
// blocked stay blocked, because theirs are the entries that expire last. What a flood gains that
// way is bounded by the limits on its addresses and by the global one.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace billspay::auth {

// `burst` tries at once, then one more every per / burst.
struct Rate {
  int burst;
  std::chrono::seconds per;
};

class Throttle {
 public:
  using Clock = std::chrono::steady_clock::time_point (*)();

  // Remembers about `capacity` keys, 16 bytes each.
  explicit Throttle(std::size_t capacity = 1UL << 17U,
                    Clock clock = &std::chrono::steady_clock::now);
  ~Throttle();
  Throttle(const Throttle&) = delete;
  Throttle& operator=(const Throttle&) = delete;

  // Takes one try of `key`; when there is none left, the seconds (>= 1) until there is. A key must
  // always come with the same rate. `bucket_name` is a constant without NUL.
  std::optional<int> try_acquire(std::string_view bucket_name, std::string_view key, Rate rate);
  // Gives one try back.
  void refund(std::string_view bucket_name, std::string_view key, Rate rate);

 private:
  struct Shard;

  std::uint64_t hash(std::string_view bucket_name, std::string_view key) const;
  Shard& shard_of(std::uint64_t hash) const;

  std::array<unsigned char, 16> secret_;
  Clock clock_;
  std::unique_ptr<Shard[]> shards_;
};

// IPv4 as it is; an IPv6 address is reduced to its /64, which is what one subscriber gets, and an
// IPv4-mapped one to its IPv4 address. Anything else is returned unchanged.
std::string throttle_key_for_ip(std::string_view ip);

}  // namespace billspay::auth
