// Keys from configuration: `id:base64[,id2:base64…]`. The first one seals or signs, all of them
// open or verify, so that a key is rotated by putting a new one in front (S60). Here and not in
// auth, because the vault and the token signer read the same form and auth may depend on the vault.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/secret.hpp"

namespace billspay::vault {

struct Key {
  std::string id;  // [A-Za-z0-9._-]{1,32}
  SecretString bytes;
};

struct KeyRules {
  std::size_t min_bytes = 32;
  std::size_t max_bytes = 128;
  std::size_t max_keys = 8;
};

class KeyRing {
 public:
  // The error is a sentence that names `setting` and the position, and never repeats any of `text`:
  // a key that was typed where the id belongs must not reach a log.
  static std::expected<KeyRing, std::string> parse(std::string_view setting, std::string_view text,
                                                   KeyRules rules = {});

  [[nodiscard]] const Key& first() const noexcept { return keys_.front(); }
  // Null when there is no such key.
  [[nodiscard]] const Key* find(std::string_view id) const noexcept;
  [[nodiscard]] const std::vector<Key>& keys() const noexcept { return keys_; }

 private:
  KeyRing() = default;

  std::vector<Key> keys_;  // never empty
};

}  // namespace billspay::vault
