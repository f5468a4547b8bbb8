#include "platform/auth/token_mac.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <cstdint>
#include <stdexcept>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// 32 bytes are ten groups of three and one of two.
TokenMac::Text encode(const std::array<std::uint8_t, 32>& mac) noexcept {
  TokenMac::Text text{};
  std::size_t out = 0;
  for (std::size_t at = 0; at < 33; at += 3) {
    const unsigned third = at + 2 < mac.size() ? mac[at + 2] : 0U;
    const unsigned group = (unsigned{mac[at]} << 16U) | (unsigned{mac[at + 1]} << 8U) | third;
    for (unsigned shift = 18; out < text.size(); shift -= 6) {
      text[out++] = alphabet[(group >> shift) & 63U];
      if (shift == 0) break;
    }
  }
  return text;
}

}  // namespace

void TokenMac::Free::operator()(evp_mac_ctx_st* context) const noexcept {
  EVP_MAC_CTX_free(context);
}

TokenMac::TokenMac(const vault::Key& key)
    : header_(base64url(R"({"alg":"HS256","kid":")" + key.id + R"(","typ":"JWT"})") + '.') {
  EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  if (hmac != nullptr) context_.reset(EVP_MAC_CTX_new(hmac));
  EVP_MAC_free(hmac);
  char digest[] = "SHA256";
  const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                              OSSL_PARAM_construct_end()};
  const std::string& secret = key.bytes.reveal();
  if (!context_ ||
      EVP_MAC_init(context_.get(), reinterpret_cast<const unsigned char*>(secret.data()),
                   secret.size(), parameters.data()) != 1) {
    throw std::runtime_error("OpenSSL has no HMAC-SHA-256");
  }
}

TokenMac::Text TokenMac::sign(std::string_view signed_part) {
  std::array<std::uint8_t, 32> mac{};
  std::size_t size = 0;
  // Without a key, init starts over with the one from the constructor.
  if (EVP_MAC_init(context_.get(), nullptr, 0, nullptr) != 1 ||
      EVP_MAC_update(context_.get(), reinterpret_cast<const unsigned char*>(signed_part.data()),
                     signed_part.size()) != 1 ||
      EVP_MAC_final(context_.get(), mac.data(), &size, mac.size()) != 1 || size != mac.size()) {
    throw std::runtime_error("OpenSSL could not compute a MAC");
  }
  return encode(mac);
}

bool TokenMac::matches(std::string_view signed_part, std::string_view mac) {
  const Text expected = sign(signed_part);
  return equal_in_constant_time({expected.data(), expected.size()}, mac);
}

}  // namespace billspay::auth
