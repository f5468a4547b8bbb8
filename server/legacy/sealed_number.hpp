// How the earlier system kept account numbers: AES-256-GCM under one key, as base64 of a nonce of
// 12 bytes, a tag of 16 and the ciphertext.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/secret.hpp"

namespace billspay::legacy {

class NumberKey {
 public:
  static constexpr std::size_t bytes = 32;

  // 32 bytes: as 64 hexadecimal digits, as base64, or as they are. The error is a sentence.
  static std::expected<NumberKey, std::string> parse(const SecretString& text);

  // Nothing when it was altered, is something else, or the key is another one.
  [[nodiscard]] std::optional<SecretString> open(std::string_view base64_text) const;

 private:
  explicit NumberKey(SecretString key) : key_(std::move(key)) {}

  SecretString key_;
};

}  // namespace billspay::legacy
