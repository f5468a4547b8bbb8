#include "platform/auth/throttle.hpp"

#include <arpa/inet.h>
#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <mutex>
#include <span>
#include <vector>

namespace billspay::auth {
namespace {

using Nanoseconds = std::int64_t;

constexpr std::size_t shard_count = 64;
constexpr std::size_t set_size = 8;  // slots that a key may be in: two cache lines

// The theoretical arrival time of GCRA: when the key's last try will have been paid for. A slot
// whose time has passed says nothing and is free.
struct Slot {
  std::uint64_t hash = 0;
  Nanoseconds paid_at = std::numeric_limits<Nanoseconds>::min();
};

Nanoseconds cost_of(Rate rate) {
  return std::chrono::nanoseconds(rate.per).count() / std::max(rate.burst, 1);
}

Slot* find(std::span<Slot> set, std::uint64_t hash, Nanoseconds now) {
  const auto found = std::ranges::find_if(
      set, [&](const Slot& slot) { return slot.hash == hash && slot.paid_at > now; });
  return found == set.end() ? nullptr : &*found;
}

}  // namespace

struct alignas(64) Throttle::Shard {
  std::mutex mutex;
  std::vector<Slot> slots;

  // The low bits chose the shard, so the high ones choose the set.
  std::span<Slot> set_of(std::uint64_t hash) {
    const std::size_t sets = slots.size() / set_size;
    return std::span(slots).subspan((hash >> 32U) % sets * set_size, set_size);
  }
};

Throttle::Throttle(std::size_t capacity, Clock clock)
    : clock_(clock), shards_(std::make_unique<Shard[]>(shard_count)) {
  randombytes_buf(secret_.data(), secret_.size());
  const std::size_t sets = std::max<std::size_t>(capacity / (shard_count * set_size), 1);
  for (Shard& shard : std::span(shards_.get(), shard_count)) shard.slots.resize(sets * set_size);
}

Throttle::~Throttle() = default;

std::uint64_t Throttle::hash(std::string_view bucket_name, std::string_view key) const {
  static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == 8);
  std::string text;
  text.reserve(bucket_name.size() + 1 + key.size());
  text.append(bucket_name).push_back('\0');
  text.append(key);
  std::array<unsigned char, 8> digest;
  crypto_shorthash(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                   secret_.data());
  return std::bit_cast<std::uint64_t>(digest);
}

Throttle::Shard& Throttle::shard_of(std::uint64_t hash) const {
  return shards_[hash % shard_count];
}

std::optional<int> Throttle::try_acquire(std::string_view bucket_name, std::string_view key,
                                         Rate rate) {
  const std::uint64_t hashed = hash(bucket_name, key);
  const Nanoseconds now = clock_().time_since_epoch().count();
  const Nanoseconds cost = cost_of(rate);
  Shard& shard = shard_of(hashed);
  const std::lock_guard lock(shard.mutex);
  const std::span<Slot> set = shard.set_of(hashed);
  if (Slot* const known = find(set, hashed, now)) {
    const Nanoseconds window = std::chrono::nanoseconds(rate.per).count();
    const Nanoseconds wait = known->paid_at + cost - window - now;
    if (wait > 0) return static_cast<int>((wait + 999'999'999) / 1'000'000'000);
    known->paid_at += cost;
    return std::nullopt;
  }
  Slot& soonest = *std::ranges::min_element(set, {}, &Slot::paid_at);
  if (soonest.paid_at < now + cost) soonest = {hashed, now + cost};
  return std::nullopt;
}

void Throttle::refund(std::string_view bucket_name, std::string_view key, Rate rate) {
  const std::uint64_t hashed = hash(bucket_name, key);
  Shard& shard = shard_of(hashed);
  const std::lock_guard lock(shard.mutex);
  if (Slot* const known = find(shard.set_of(hashed), hashed, clock_().time_since_epoch().count())) {
    known->paid_at -= cost_of(rate);
  }
}

std::string throttle_key_for_ip(std::string_view ip) {
  std::string text(ip);
  std::array<unsigned char, sizeof(in6_addr)> address{};
  if (inet_pton(AF_INET6, text.c_str(), address.data()) != 1) return text;
  constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  std::array<char, INET6_ADDRSTRLEN> shown{};
  if (std::equal(mapped.begin(), mapped.end(), address.begin())) {
    inet_ntop(AF_INET, address.data() + mapped.size(), shown.data(), shown.size());
    return shown.data();
  }
  std::fill(address.begin() + 8, address.end(), static_cast<unsigned char>(0));
  inet_ntop(AF_INET6, address.data(), shown.data(), shown.size());
  return std::string(shown.data()) + "/64";
}

}  // namespace billspay::auth
