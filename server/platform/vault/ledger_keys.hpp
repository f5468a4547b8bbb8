// The keys that make the audit trail tamper-evident (security statement S74): a MAC chains each
// event to the one before it, and a signature protects the checkpoints that are kept outside the
// database. Whoever can write to the database but does not hold these keys cannot rewrite history
// unseen.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "platform/core/bytes.hpp"
#include "platform/vault/key_ring.hpp"

namespace billspay::vault {

class LedgerKeys {
 public:
  // Keys of 32 to 128 bytes; the first links and signs, all verify. See KeyRing::parse.
  static std::expected<LedgerKeys, std::string> parse(std::string_view setting,
                                                      std::string_view text);

  // 32 bytes over the link before and a content.
  [[nodiscard]] Bytes link(const Bytes& previous, std::string_view content) const;
  // Whether `mac` is that, under any of the keys; in constant time per key.
  [[nodiscard]] bool links(const Bytes& previous, std::string_view content, const Bytes& mac) const;

  // "keyid:base64", Ed25519 (RFC 8032) with a key pair derived from the first key.
  [[nodiscard]] std::string sign(std::string_view text) const;
  [[nodiscard]] bool is_signed(std::string_view text, std::string_view signature) const;

 private:
  explicit LedgerKeys(KeyRing keys) : keys_(std::move(keys)) {}

  KeyRing keys_;
};

}  // namespace billspay::vault
