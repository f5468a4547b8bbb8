#include "app/keys.hpp"

#include "platform/core/bytes.hpp"
#include "platform/core/clock.hpp"
#include "platform/vault/sealed_box.hpp"

namespace billspay::app {

NewKeys make_keys() {
  constexpr std::size_t key_bytes = 32;
  const std::string id = format_date(today());
  NewKeys keys;
  for (const std::string name : {"JWT_KEYS_CUSTOMER", "JWT_KEYS_AGENT", "JWT_KEYS_ADMIN",
                                 "DATA_KEYS_COLUMNS", "DATA_KEYS_LOOKUP", "AUDIT_KEYS"}) {
    keys.settings.emplace_back(name, SecretString(id + ":" + base64(random_bytes(key_bytes))));
  }
  auto pair = vault::make_key_pair(id);
  keys.settings.emplace_back("DATA_KEYS_VAULT_PUBLIC", SecretString(pair.public_key));
  keys.vault_private_key = std::move(pair.private_key);
  return keys;
}

}  // namespace billspay::app
