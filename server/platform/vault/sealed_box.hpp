// The embedded processor: seals account numbers to a public key (libsodium sealed box: X25519 and
// XSalsa20-Poly1305), so that the serving process can store but cannot read back. The private key
// lives elsewhere and is used by an offline tool only. Needs no database: the caller inserts the
// result in its own transaction.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "platform/vault/processor.hpp"

namespace billspay::vault {

class SealedBox final : public Processor {
 public:
  // One public key as `id:base64`; a sentence when it cannot be used.
  static std::expected<SealedBox, std::string> parse(std::string_view setting,
                                                     std::string_view text);

  // Never refuses. The security code is not part of what is sealed.
  Task<Result<StoredAccount>> store(AccountToStore account) override;

 private:
  SealedBox(std::string key_id, std::string public_key)
      : key_id_(std::move(key_id)), public_key_(std::move(public_key)) {}

  std::string key_id_;
  std::string public_key_;
};

// Both texts are `id:base64`.
struct KeyPair {
  std::string public_key;
  SecretString private_key;
};
KeyPair make_key_pair(std::string_view key_id);

// For the offline tool. `private_keys` is `id:base64[,…]`; each is tried. The number, or a sentence
// that says why not: a row whose token or customer was exchanged does not open (S58).
std::expected<SecretString, std::string> open_sealed_box(const SecretString& private_keys,
                                                         std::string_view token,
                                                         const CustomerId& customer,
                                                         const Bytes& sealed);

}  // namespace billspay::vault
