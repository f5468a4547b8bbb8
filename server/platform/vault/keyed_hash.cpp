#include "platform/vault/keyed_hash.hpp"

#include <sodium.h>

#include <utility>

#include "platform/vault/key_ring.hpp"

namespace billspay::vault {

Bytes keyed_hash(const SecretString& key, std::string_view purpose, std::string_view text) {
  const auto data = [](std::string_view part) {
    return reinterpret_cast<const unsigned char*>(part.data());
  };
  constexpr unsigned char separator = 0;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, data(key.reveal()), key.reveal().size());
  crypto_auth_hmacsha256_update(&state, data(purpose), purpose.size());
  crypto_auth_hmacsha256_update(&state, &separator, 1);
  crypto_auth_hmacsha256_update(&state, data(text), text.size());
  Bytes hash(crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256_final(&state, hash.data());
  wipe(&state, sizeof state);
  return hash;
}

std::expected<KeyedHash, std::string> KeyedHash::parse(std::string_view setting,
                                                       std::string_view text) {
  auto keys = KeyRing::parse(setting, text, {.max_keys = 1});
  if (!keys) return std::unexpected(std::move(keys.error()));
  return KeyedHash(keys->first().bytes);
}

}  // namespace billspay::vault
