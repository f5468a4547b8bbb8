// Seals single columns (SSN last 4, date of birth) so that a dump of the database shows nothing and
// a value copied into another row or column does not open (S58, S61). XChaCha20-Poly1305, whose
// 192-bit nonces may be drawn at random for the life of a key.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/bytes.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/secret.hpp"
#include "platform/vault/key_ring.hpp"

namespace billspay::vault {

class DataCipher {
 public:
  // Keys of exactly 32 bytes; see KeyRing::parse for the form and the errors.
  static std::expected<DataCipher, std::string> parse(std::string_view setting,
                                                      std::string_view text);

  // Version, key id, nonce, ciphertext. `context` names table and column: "users.ssn_last4".
  [[nodiscard]] Bytes seal(std::string_view context, const Uuid& row, std::string_view plain) const;

  // Empty when the value was altered, belongs to another row or context, or its key is not known.
  [[nodiscard]] std::optional<SecretString> open(std::string_view context, const Uuid& row,
                                                 const Bytes& sealed) const;

  // The value was not sealed with the first key (or cannot be read): rotation is not finished.
  [[nodiscard]] bool needs_reseal(const Bytes& sealed) const noexcept;

 private:
  explicit DataCipher(KeyRing keys) : keys_(std::move(keys)) {}

  KeyRing keys_;
};

}  // namespace billspay::vault
