#include "platform/auth/device_cookie.hpp"

#include <utility>

#include "platform/core/bytes.hpp"
#include "platform/vault/keyed_hash.hpp"

namespace billspay::auth {
namespace {

constexpr std::size_t nonce_size = 16;
constexpr std::size_t mac_size = 32;

std::string mac(const SecretString& key, const Uuid& account, std::string_view nonce) {
  std::string signed_part(nonce);
  signed_part.append(account.bytes.begin(), account.bytes.end());
  return std::string(as_text(vault::keyed_hash(key, "device cookie", signed_part)));
}

}  // namespace

DeviceCookies::DeviceCookies(const vault::KeyRing& keys) {
  for (const vault::Key& key : keys.keys()) {
    const Bytes derived = vault::keyed_hash(key.bytes, "derive: device cookie key", {});
    keys_.emplace_back(std::string(as_text(derived)));
  }
}

std::string DeviceCookies::issue(const Uuid& account) const {
  const std::string nonce = random_bytes(nonce_size);
  return base64url(nonce + mac(keys_.front(), account, nonce));
}

bool DeviceCookies::matches(std::string_view value, const Uuid& account) const {
  if (value.size() != (nonce_size + mac_size) * 4 / 3) return false;
  const auto bytes = from_base64url(value);
  if (!bytes) return false;
  const std::string_view text = *bytes;
  for (const SecretString& key : keys_) {
    if (equal_in_constant_time(mac(key, account, text.substr(0, nonce_size)),
                               text.substr(nonce_size))) {
      return true;
    }
  }
  return false;
}

}  // namespace billspay::auth
