// One signing key of access tokens, ready to use: the only header that is issued and accepted with
// it, and HMAC-SHA-256 (OpenSSL EVP_MAC) with a context that is set up once, because setting one up
// costs several times the MAC itself. Not thread-safe: one per serving thread.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "platform/vault/key_ring.hpp"

extern "C" {
struct evp_mac_ctx_st;
}

namespace billspay::auth {

class TokenMac {
 public:
  // base64url of 32 bytes; there is exactly one such text for a MAC.
  using Text = std::array<char, 43>;

  explicit TokenMac(const vault::Key& key);

  // The encoded JOSE header and the dot behind it.
  [[nodiscard]] std::string_view header() const noexcept { return header_; }
  [[nodiscard]] Text sign(std::string_view signed_part);
  // Compares the encoded forms in constant time, so that no second spelling of a MAC is accepted.
  [[nodiscard]] bool matches(std::string_view signed_part, std::string_view mac);

 private:
  struct Free {
    void operator()(evp_mac_ctx_st* context) const noexcept;
  };

  std::string header_;
  std::unique_ptr<evp_mac_ctx_st, Free> context_;
};

}  // namespace billspay::auth
