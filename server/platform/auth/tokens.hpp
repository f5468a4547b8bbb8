// Access tokens: JWT, HS256, 15 minutes, with keys of their own per audience (S16 to S18). A small
// verifier instead of a library: the token never chooses its algorithm, and nothing of it is parsed
// before its MAC was found right.
#pragma once

#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/auth/claims.hpp"
#include "platform/auth/token_mac.hpp"
#include "platform/vault/key_ring.hpp"

namespace billspay::auth {

inline constexpr std::size_t max_token_bytes = 2048;

// The keys of one audience: `id:base64[,id2:base64…]`, each at least 32 bytes (RFC 7518 §3.2). The
// first signs, all verify.
class SigningKeys {
 public:
  // The error is a sentence about `setting` without any key material; see vault::KeyRing::parse.
  static std::expected<SigningKeys, std::string> parse(std::string_view setting,
                                                       std::string_view text);

  [[nodiscard]] const vault::KeyRing& ring() const noexcept { return ring_; }
  [[nodiscard]] const std::vector<vault::Key>& keys() const noexcept { return ring_.keys(); }

 private:
  explicit SigningKeys(vault::KeyRing ring) : ring_(std::move(ring)) {}

  vault::KeyRing ring_;
};

struct AudienceKeys {
  SigningKeys customer;
  SigningKeys agent;
  SigningKeys admin;

  [[nodiscard]] const SigningKeys& of(Audience audience) const noexcept;
};

// A sentence to refuse the start with when two audiences have a key in common (S18).
std::optional<std::string> shared_key(const AudienceKeys& keys);

// One per serving thread.
class TokenIssuer {
 public:
  explicit TokenIssuer(const AudienceKeys& keys);

  // `customer_number`: twelve digits, empty for staff. Valid from now for token_lifetime.
  std::string issue(Audience audience, const Uuid& subject, std::string_view customer_number,
                    const Uuid& session);

 private:
  std::array<TokenMac, 3> macs_;
};

// One per serving thread.
class TokenVerifier {
 public:
  explicit TokenVerifier(const AudienceKeys& keys);

  // Empty for anything but a token of ours for this audience that is valid now.
  std::optional<Claims> verify(std::string_view token, Audience audience);

 private:
  std::array<std::vector<TokenMac>, 3> macs_;
};

}  // namespace billspay::auth
