#include "platform/auth/tokens.hpp"

#include <fmt/core.h>

#include <utility>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

constexpr std::size_t mac_size = std::tuple_size_v<TokenMac::Text>;

constexpr std::size_t index_of(Audience audience) { return static_cast<std::size_t>(audience); }

std::vector<TokenMac> macs_of(const SigningKeys& keys) {
  std::vector<TokenMac> macs;
  for (const vault::Key& key : keys.keys()) macs.emplace_back(key);
  return macs;
}

}  // namespace

std::expected<SigningKeys, std::string> SigningKeys::parse(std::string_view setting,
                                                           std::string_view text) {
  auto ring = vault::KeyRing::parse(setting, text);
  if (!ring) return std::unexpected(std::move(ring.error()));
  return SigningKeys(std::move(*ring));
}

const SigningKeys& AudienceKeys::of(Audience audience) const noexcept {
  switch (audience) {
    case Audience::customer:
      return customer;
    case Audience::agent:
      return agent;
    case Audience::admin:
      break;
  }
  return admin;
}

std::optional<std::string> shared_key(const AudienceKeys& keys) {
  for (const auto& [one, one_name] : names<Audience>) {
    for (const auto& [other, other_name] : names<Audience>) {
      if (index_of(one) >= index_of(other)) continue;
      for (const vault::Key& a : keys.of(one).keys()) {
        for (const vault::Key& b : keys.of(other).keys()) {
          if (equal_in_constant_time(a.bytes.reveal(), b.bytes.reveal())) {
            return fmt::format(
                "The {} and {} token keys have a key in common. Give each audience its own, so "
                "that a token of one can never be used for the other.",
                one_name, other_name);
          }
        }
      }
    }
  }
  return std::nullopt;
}

TokenIssuer::TokenIssuer(const AudienceKeys& keys)
    : macs_{TokenMac(keys.customer.keys().front()), TokenMac(keys.agent.keys().front()),
            TokenMac(keys.admin.keys().front())} {}

std::string TokenIssuer::issue(Audience audience, const Uuid& subject,
                               std::string_view customer_number, const Uuid& session) {
  const Timestamp issued_at = std::chrono::floor<std::chrono::seconds>(now());
  const Claims claims{audience,
                      subject,
                      std::string(customer_number),
                      session,
                      issued_at,
                      issued_at + token_lifetime,
                      base64url(random_bytes(16))};
  TokenMac& mac = macs_[index_of(audience)];
  std::string token(mac.header());
  token += encode_claims(claims);
  const TokenMac::Text signature = mac.sign(token);
  token += '.';
  token.append(signature.data(), signature.size());
  return token;
}

TokenVerifier::TokenVerifier(const AudienceKeys& keys)
    : macs_{macs_of(keys.customer), macs_of(keys.agent), macs_of(keys.admin)} {}

std::optional<Claims> TokenVerifier::verify(std::string_view token, Audience audience) {
  if (token.size() > max_token_bytes) return std::nullopt;
  for (TokenMac& mac : macs_[index_of(audience)]) {
    if (!token.starts_with(mac.header())) continue;
    if (token.size() < mac.header().size() + 1 + mac_size) return std::nullopt;
    const std::size_t dot = token.size() - mac_size - 1;
    const std::string_view signed_part = token.substr(0, dot);
    if (token[dot] != '.' || !mac.matches(signed_part, token.substr(dot + 1))) return std::nullopt;
    return decode_claims(signed_part.substr(mac.header().size()), audience, now());
  }
  return std::nullopt;
}

}  // namespace billspay::auth
