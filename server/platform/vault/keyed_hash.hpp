// HMAC-SHA-256 with a key of its own: finds equal values (account numbers, identities) without
// storing them or anything that can be recomputed from a list of guesses (S59).
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "platform/core/bytes.hpp"
#include "platform/core/secret.hpp"

namespace billspay::vault {

// 32 bytes. `purpose` is a constant without NUL ("payment_methods.account_hash"); equal texts under
// different purposes have unrelated hashes.
Bytes keyed_hash(const SecretString& key, std::string_view purpose, std::string_view text);

class KeyedHash {
 public:
  // Exactly one key of at least 32 bytes. It cannot be rotated by adding another: the hashed values
  // cannot be read back, so rows hashed with an older key would no longer be found.
  static std::expected<KeyedHash, std::string> parse(std::string_view setting,
                                                     std::string_view text);

  [[nodiscard]] Bytes hash(std::string_view purpose, std::string_view text) const {
    return keyed_hash(key_, purpose, text);
  }

 private:
  explicit KeyedHash(SecretString key) : key_(std::move(key)) {}

  SecretString key_;
};

}  // namespace billspay::vault
